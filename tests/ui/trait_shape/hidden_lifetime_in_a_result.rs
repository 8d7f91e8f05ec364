use mlmock::ml_double;

struct Features<'a> {
    values: &'a [f32],
}

#[ml_double]
trait FeatureStore {
    fn features(&self, user: u64) -> Features;
}

fn main() {}

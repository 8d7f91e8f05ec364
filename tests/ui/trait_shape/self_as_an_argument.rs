use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn merge(&self, other: &Self);
}

fn main() {}

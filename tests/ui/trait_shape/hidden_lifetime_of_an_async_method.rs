use mlmock::ml_double;

struct Features<'a> {
    values: &'a [f32],
}

#[ml_double]
trait Predictor {
    async fn predict(&self, features: Features) -> f32;
}

fn main() {}

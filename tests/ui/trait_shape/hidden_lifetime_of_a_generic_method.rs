use mlmock::ml_double;

struct Features<'a> {
    values: &'a [f32],
}

#[ml_double]
trait Predictor {
    fn predict<T: 'static>(&self, features: Features) -> T;
}

fn main() {}

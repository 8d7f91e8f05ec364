use mlmock::ml_double;

#[ml_double]
trait Model {
    const NAME: &'static str;
    fn predict(&self, row: &[f32]) -> f32;
}

fn main() {}

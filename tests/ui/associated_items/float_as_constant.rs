use mlmock::ml_double;

#[ml_double]
trait Model {
    const THRESHOLD: f64;
    fn predict(&self, row: &[f32]) -> f32;
}

fn main() {}

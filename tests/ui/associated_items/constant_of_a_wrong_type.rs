use mlmock::ml_double;

#[ml_double(const NAME: &'static str = 7)]
trait Model {
    const NAME: &'static str;
    fn predict(&self, row: &[f32]) -> f32;
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn embed<const DIM: usize>(&self, values: [f32; DIM]);
}

fn main() {}

use mlmock::ml_double;

#[ml_double(const DIM: usize)]
trait Embedder {
    const DIM: usize;
    fn embed(&self, text: &str) -> Vec<f32>;
}

fn main() {}

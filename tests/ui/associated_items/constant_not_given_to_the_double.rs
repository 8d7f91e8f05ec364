use mlmock::ml_double;

#[ml_double]
trait Embedder {
    const DIM: usize;
    fn embed(&self, text: &str) -> Vec<f32>;
}

fn main() {
    let embedder = EmbedderDouble::new();
}

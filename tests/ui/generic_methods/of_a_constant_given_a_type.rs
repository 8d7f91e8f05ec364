use mlmock::ml_double;

#[ml_double]
trait Embedder {
    fn embed<const DIM: usize>(&self, text: &str) -> [f32; DIM];
}

fn main() {
    let embedder = EmbedderDouble::new();
    embedder.embed.of::<u32>().returns([0.0; 3]);
}

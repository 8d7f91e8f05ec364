use mlmock::ml_double;

#[ml_double]
trait Loader {
    type Batch<T: Clone, const N: usize>;
    fn floats(&self) -> Self::Batch<f32, 8>;
}

fn main() {}

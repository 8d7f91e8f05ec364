use mlmock::ml_double;

#[ml_double]
trait Batch: std::ops::Deref<Target = [f32]> {
    fn len(&self) -> usize;
}

fn main() {}

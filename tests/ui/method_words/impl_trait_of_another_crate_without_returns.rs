use mlmock::ml_double;

#[ml_double]
trait Loader {
    fn rows(&self) -> impl futures::Stream<Item = u32>;
}

fn main() {}

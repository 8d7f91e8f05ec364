use mlmock::ml_double;

#[ml_double]
trait Loader {
    fn rows(&self) -> impl futures::Sink<u32, Error = String>;
}

fn main() {}

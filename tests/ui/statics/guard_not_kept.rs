#![deny(unused_must_use)]
use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn schema() -> String;
}

fn main() {
    RegistryDouble::statics();
}

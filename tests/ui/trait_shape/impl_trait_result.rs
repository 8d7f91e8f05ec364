use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn names(&self) -> impl Iterator<Item = String>;
}

fn main() {}

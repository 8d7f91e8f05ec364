use mlmock::ml_double;

#[ml_double]
trait Registry {
    type Model;
    fn version() -> u32;
    fn log<T>(&self, value: T) -> Self;
    fn names(&self, filter: impl Fn(&str) -> bool) -> impl Iterator<Item = String>;
}

fn main() {}

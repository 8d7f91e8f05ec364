use mlmock::ml_double;

#[ml_double]
trait Registry {
    type Model;
    fn load(&self, name: &str) -> u32;
}

fn main() {}

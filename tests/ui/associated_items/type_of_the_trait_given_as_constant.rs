use mlmock::ml_double;

#[ml_double(const Model = u32)]
trait Registry {
    type Model: Clone;
    fn load(&self, name: &str) -> Self::Model;
}

fn main() {}

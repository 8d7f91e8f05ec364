use mlmock::ml_double;

struct Model(u32);

#[ml_double(type Model = Model)]
trait Registry {
    type Model: Clone;
    fn load(&self, name: &str) -> Self::Model;
}

fn main() {}

use mlmock::ml_double;

#[ml_double(type Model = u32; type Error = String;)]
trait Registry {
    type Model;
    type Error;
    fn load(&self, name: &str) -> Result<Self::Model, Self::Error>;
}

fn main() {}

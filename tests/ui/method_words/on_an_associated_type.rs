use mlmock::ml_double;

#[ml_double]
trait Registry {
    #[ml_double(type Model = u32)]
    type Model;
    fn load(&self) -> Self::Model;
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn schema() -> String;
}

fn main() {
    RegistryDouble::schema.returns(String::from("v1"));
}

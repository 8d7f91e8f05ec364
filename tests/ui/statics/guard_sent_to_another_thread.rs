use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn schema() -> String;
}

fn main() {
    let statics = RegistryDouble::statics();
    std::thread::spawn(move || {
        statics.schema.returns(String::from("v1"));
    });
}

use mlmock::ml_double;

#[ml_double(nane = FakeRegistry)]
trait Registry {
    fn log_model(&self, name: &str);
}

#[ml_double(extend(Registry))]
trait Platform {
    fn deploy(&self, name: &str);
}

#[ml_double]
trait Vault {
    fn open(&self, #[ml_double(skp)] secret: &str);
}

fn main() {}

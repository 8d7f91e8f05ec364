use mlmock::ml_double;

#[ml_double(name = FakeRegistry crate = mlmock)]
trait Registry {
    fn log_model(&self, name: &str);
}

fn main() {}

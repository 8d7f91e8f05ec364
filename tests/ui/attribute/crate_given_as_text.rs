use mlmock::ml_double;

#[ml_double(crate = "my::mlmock")]
trait Registry {
    fn log_model(&self, name: &str);
}

fn main() {}

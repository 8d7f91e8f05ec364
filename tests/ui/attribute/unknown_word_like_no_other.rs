use mlmock::ml_double;

#[ml_double(serialize)]
trait Registry {
    fn log_model(&self, name: &str);
}

fn main() {}

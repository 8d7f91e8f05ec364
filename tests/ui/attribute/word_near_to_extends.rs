use mlmock::ml_double;

#[ml_double(extend(Store))]
trait Registry {
    fn log_model(&self, name: &str);
}

fn main() {}

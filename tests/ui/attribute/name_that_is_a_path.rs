use mlmock::ml_double;

#[ml_double(name = fakes::Registry)]
trait Registry {
    fn log_model(&self, name: &str);
}

fn main() {}

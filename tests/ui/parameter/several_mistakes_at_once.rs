use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_in(&self, #[ml_double(skpi)] user: &str, #[ml_double(into = usize)] password: &str);
    fn log_out(&self, #[ml_double(debug, skip)] user: &str);
}

fn main() {}

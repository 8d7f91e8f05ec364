use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_in(&self, user: &str, #[ml_double] password: &str);
}

fn main() {}

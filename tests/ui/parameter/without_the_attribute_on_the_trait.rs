use mlmock::ml_double;

trait Registry {
    fn log_in(&self, user: &str, #[ml_double(skip)] password: &str);
}

fn main() {}

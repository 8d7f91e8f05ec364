use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_in(&self, user: &str, #[cfg_attr(test, ml_double(skpi))] password: &str);
}

fn main() {}

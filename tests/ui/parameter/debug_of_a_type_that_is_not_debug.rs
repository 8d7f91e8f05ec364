use mlmock::ml_double;

struct Password(String);

#[ml_double]
trait Registry {
    fn log_in(&self, user: &str, #[ml_double(debug)] password: Password);
}

fn main() {}

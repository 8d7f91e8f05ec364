use mlmock::ml_double;

fn length(bytes: &[u8]) -> usize {
    bytes.len()
}

#[ml_double]
trait Registry {
    fn log_in(&self, user: &str, #[ml_double(into = usize, with = length)] password: &str);
}

fn main() {}

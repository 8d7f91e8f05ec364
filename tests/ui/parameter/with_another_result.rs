use mlmock::ml_double;

fn length(text: &str) -> u64 {
    text.len() as u64
}

#[ml_double]
trait Registry {
    fn log_in(&self, user: &str, #[ml_double(into = usize, with = length)] password: &str);
}

fn main() {}

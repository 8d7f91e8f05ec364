use mlmock::ml_double;

struct Length(usize);

fn length(text: &str) -> Length {
    Length(text.len())
}

#[ml_double]
trait Registry {
    fn log_in(&self, user: &str, #[ml_double(into = Length, with = length)] password: &str);
}

fn main() {}

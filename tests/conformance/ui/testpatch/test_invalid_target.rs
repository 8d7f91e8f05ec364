use mlmock::ml_double;

#[ml_double]
struct Registry;

#[ml_double]
const URL: &str = "http://registry";

#[ml_double]
impl Registry {
    fn refresh(&self) {}
}

#[ml_double]
const fn limit() -> usize {
    10
}

fn main() {}

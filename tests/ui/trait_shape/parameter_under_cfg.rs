use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, #[cfg(unix)] key: &str, limit: u32) -> u32;
}

fn main() {}

use mlmock::ml_double;

fn length(text: &str) -> usize {
    text.len()
}

#[ml_double]
trait Store {
    fn put<T: 'static>(&self, key: &str, #[ml_double(into = usize, with = length)] value: T);
}

fn main() {}

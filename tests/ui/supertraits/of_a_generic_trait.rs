use mlmock::ml_double;

trait Store<T> {
    fn get(&self, key: &str) -> Option<T>;
}

#[ml_double]
trait Registry<T>: Store<T> {
    fn version(&self) -> u32;
}

fn main() {}

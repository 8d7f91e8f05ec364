use mlmock::ml_double;

#[ml_double]
trait Store<T> {
    type Key;
    fn get(&self, key: Self::Key) -> Option<T>;
}

#[ml_double(extends(Store))]
trait Registry: Store<u32, Key = String> {
    fn version(&self) -> u32;
}

fn main() {}

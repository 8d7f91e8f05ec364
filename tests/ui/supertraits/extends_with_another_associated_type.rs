use mlmock::ml_double;

#[ml_double]
trait Store {
    type Key;
    fn get(&self, key: Self::Key) -> Option<u32>;
}

#[ml_double(extends(Store<Key = u64>))]
trait Registry: Store<Key = String> {
    fn version(&self) -> u32;
}

fn main() {}

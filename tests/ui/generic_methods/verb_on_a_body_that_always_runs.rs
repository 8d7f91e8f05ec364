use mlmock::ml_double;

#[ml_double]
trait Store {
    fn same<T>(&self, value: T) -> T {
        value
    }
}

fn main() {
    let store = StoreDouble::new();
    store.same.returns(3);
}

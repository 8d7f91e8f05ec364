use std::rc::Rc;

use mlmock::ml_double;

#[ml_double]
trait Store {
    fn put<T: 'static>(&self, key: &str, value: T);
}

fn main() {
    let store = StoreDouble::new();
    store.put.of::<Rc<u32>>().returns(());
}

//! A generic double records arguments that are not `Send` for their own thread, as any double does.
use std::rc::Rc;

use mlmock::ml_double;

#[ml_double]
trait Repository<V> {
    fn put(&self, value: &V) -> u32;
}

#[test]
fn new_asks_clone_and_debug_only() {
    let repository = RepositoryDouble::<Rc<u8>>::new();
    repository.put.returns(1);
    assert_eq!(repository.put(&Rc::new(7)), 1);
    repository.put.assert_called_once_with(&Rc::new(7));
}

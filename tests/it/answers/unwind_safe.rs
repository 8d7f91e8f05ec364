//! A double may be used across `catch_unwind`, since a panic leaves it whole.
use std::panic::{RefUnwindSafe, UnwindSafe, catch_unwind};

use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

#[test]
fn a_double_is_unwind_safe() {
    fn check<T: UnwindSafe + RefUnwindSafe>() {}
    check::<StoreDouble>();
    let store = StoreDouble::new();
    assert!(catch_unwind(|| store.get("k")).is_err());
    store.get.assert_called_once();
}

//! A panic of the object is the user's: it passes through with its text, does not resurface, and leaves
//! the spy usable.
use std::sync::Arc;

use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    async fn fetch(&self, key: &str) -> u32;
}

struct Fragile;

impl Store for Fragile {
    fn get(&self, key: &str) -> u32 {
        assert_ne!(key, "bad", "fragile");
        7
    }
    async fn fetch(&self, key: &str) -> u32 {
        self.get(key)
    }
}

#[test]
fn it_has_the_text_of_the_object() {
    let store = StoreDouble::wrapping(Fragile);
    let text = failure_of(|| store.get("bad"));
    assert!(text.contains("fragile"), "{text}");
    assert_eq!(store.get("good"), 7);
    store.get.assert_called_times(2);
}

#[test]
fn on_another_thread_it_does_not_resurface() {
    let store = StoreDouble::wrapping(Arc::new(Fragile));
    let other = store.clone();
    let call = std::thread::spawn(move || other.get("bad"));
    assert!(call.join().is_err());
    store.get.assert_called_once_with("bad");
}

#[tokio::test]
async fn of_an_asynchronous_method() {
    let store = StoreDouble::wrapping(Arc::new(Fragile));
    let other = store.clone();
    let call = tokio::spawn(async move { other.fetch("bad").await });
    assert!(call.await.unwrap_err().is_panic());
    store.fetch.assert_called_once_with("bad");
    assert_eq!(store.fetch.completed_count(), 0);
    assert_eq!(store.fetch("good").await, 7);
}

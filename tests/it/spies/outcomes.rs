//! A call that the object answers is noted as any other: pending, returned, panicked, cancelled.
use std::sync::Arc;
use std::time::Duration;

use mlmock::{Outcome, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    async fn fetch(&self, key: &str) -> u32;
}

type Look = Box<dyn Fn() + Send + Sync>;

/// Looks around while it is called.
struct Looking(Look);

impl Store for Looking {
    fn get(&self, _key: &str) -> u32 {
        (self.0)();
        7
    }
    async fn fetch(&self, _key: &str) -> u32 {
        (self.0)();
        tokio::time::sleep(Duration::from_secs(60)).await;
        7
    }
}

fn looking(look: impl Fn() + Send + Sync + 'static) -> Looking {
    Looking(Box::new(look))
}

fn outcome(store: &StoreDouble) -> Outcome {
    let call = store.get.last_call().map(|call| call.outcome());
    call.or_else(|| Some(store.fetch.last_call()?.outcome()))
        .unwrap()
}

#[test]
fn it_is_pending_while_the_object_answers() {
    let seen = Arc::new(std::sync::OnceLock::new());
    let inside = seen.clone();
    let double = Arc::new(std::sync::OnceLock::<StoreDouble>::new());
    let own = double.clone();
    let store = StoreDouble::wrapping(looking(move || {
        inside.set(outcome(own.get().unwrap())).unwrap();
    }));
    double.set(StoreDouble::clone(&store)).unwrap();
    store.get("k");
    assert_eq!(seen.get(), Some(&Outcome::Pending));
    assert_eq!(outcome(&store), Outcome::Returned);
}

#[test]
fn it_panicked_where_the_object_did() {
    let store = StoreDouble::wrapping(looking(|| panic!("out of disk")));
    assert_eq!(failure_of(|| store.get("k")), "out of disk");
    assert_eq!(outcome(&store), Outcome::Panicked);
}

#[tokio::test(start_paused = true)]
async fn it_is_cancelled_where_the_future_of_the_object_is() {
    let store = StoreDouble::wrapping(looking(|| ()));
    let slow = store.fetch("k");
    let timeout = tokio::time::timeout(Duration::from_secs(1), slow).await;
    timeout.unwrap_err();
    assert_eq!(outcome(&store), Outcome::Cancelled);
    assert_eq!(store.fetch("k").await, 7);
    assert_eq!(
        (store.fetch.cancelled_count(), store.fetch.completed_count()),
        (1, 1)
    );
}

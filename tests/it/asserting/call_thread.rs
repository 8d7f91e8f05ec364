//! `Call::thread` is the thread that made the call.
use mlmock::ml_double;
use std::thread;

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

#[test]
fn a_call_knows_its_thread() {
    let store = StoreDouble::new();
    store.get("here");
    let elsewhere = thread::scope(|scope| {
        let spawned = scope.spawn(|| {
            store.get("elsewhere");
            thread::current().id()
        });
        spawned.join().unwrap()
    });
    let threads: Vec<_> = store.get.calls().iter().map(|call| call.thread()).collect();
    assert_eq!(threads, [thread::current().id(), elsewhere]);
}

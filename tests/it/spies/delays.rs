//! `delays` comes before what the object answers.
use std::time::{Duration, Instant};

use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    async fn fetch(&self, key: &str) -> u32;
}

struct Real;

impl Store for Real {
    fn get(&self, key: &str) -> u32 {
        key.len().try_into().unwrap()
    }
    async fn fetch(&self, key: &str) -> u32 {
        tokio::time::sleep(Duration::from_secs(5)).await;
        self.get(key)
    }
}

#[test]
fn of_a_method_that_blocks() {
    const DELAY: Duration = Duration::from_millis(20);
    let store = StoreDouble::wrapping(Real);
    store.get.delays(DELAY);
    let start = Instant::now();
    assert_eq!(store.get("four"), 4);
    assert!(start.elapsed() >= DELAY);
}

#[tokio::test(start_paused = true)]
async fn of_an_asynchronous_method_on_the_clock_of_tokio() {
    let store = StoreDouble::wrapping(Real);
    store.fetch.with("slow").delays(Duration::from_secs(60));
    let start = tokio::time::Instant::now();
    assert_eq!(store.fetch("slow").await, 4);
    assert_eq!(start.elapsed(), Duration::from_secs(65));
    assert_eq!(store.fetch("four").await, 4);
    assert_eq!(start.elapsed(), Duration::from_secs(70));
}

//! Of futures that race, the losers are cancelled.
use std::time::Duration;

use futures::future::{Either, select, select_ok};
use mlmock::{Outcome, ml_double};

#[ml_double]
trait Replica {
    async fn read(&self, key: &str) -> Result<u32, String>;
}

fn replica(name: &str, seconds: u64, value: Result<u32, String>) -> ReplicaDouble {
    let replica = ReplicaDouble::named(name);
    replica.read.returns(value);
    replica.read.delays(Duration::from_secs(seconds));
    replica
}

fn outcome(replica: &ReplicaDouble) -> Outcome {
    replica.read.last_call().unwrap().outcome()
}

#[tokio::test(start_paused = true)]
async fn the_quicker_replica_wins() {
    let (near, far) = (replica("near", 1, Ok(1)), replica("far", 5, Ok(5)));
    let value = tokio::select! {
        value = near.read("k") => value,
        value = far.read("k") => value,
    };
    assert_eq!(value, Ok(1));
    assert_eq!(outcome(&near), Outcome::Returned);
    assert_eq!(outcome(&far), Outcome::Cancelled);
    far.read.assert_awaited_once_with("k");
}

#[tokio::test(start_paused = true)]
async fn the_loser_of_two_that_are_ready_may_never_be_awaited() {
    let (one, other) = (replica("one", 0, Ok(1)), replica("other", 0, Ok(2)));
    one.read.reset();
    other.read.reset();
    one.read.returns_ok(1);
    other.read.returns_ok(2);
    let value = tokio::select! {
        biased;
        value = one.read("k") => value,
        value = other.read("k") => value,
    };
    assert_eq!(value, Ok(1));
    other.read.assert_called_once();
    other.read.assert_not_awaited();
    assert_eq!(outcome(&other), Outcome::Cancelled);
}

#[tokio::test(start_paused = true)]
async fn a_loser_that_is_kept_may_still_complete() {
    let (near, far) = (replica("near", 1, Ok(1)), replica("far", 5, Ok(5)));
    let race = select(Box::pin(near.read("k")), Box::pin(far.read("k"))).await;
    let Either::Left((first, rest)) = race else {
        panic!("the slow one won");
    };
    assert_eq!(first, Ok(1));
    assert_eq!(outcome(&far), Outcome::Pending);
    assert_eq!(rest.await, Ok(5));
    assert_eq!(outcome(&far), Outcome::Returned);
    assert_eq!(far.read.await_count(), 1);
}

#[tokio::test(start_paused = true)]
async fn errors_do_not_win_a_race_for_a_success() {
    let broken = replica("broken", 1, Err("down".into()));
    let (slow, slowest) = (replica("slow", 2, Ok(2)), replica("slowest", 3, Ok(3)));
    let replicas = [&broken, &slow, &slowest];
    let reads = replicas.map(|replica| Box::pin(replica.read("k")));
    let (value, others) = select_ok(reads).await.unwrap();
    assert_eq!(value, 2);
    drop(others);
    assert_eq!(
        replicas.map(outcome),
        [Outcome::Returned, Outcome::Returned, Outcome::Cancelled]
    );
}

#[tokio::test(start_paused = true)]
async fn a_loop_that_selects_makes_a_call_each_time() {
    let replica = replica("replica", 3, Ok(1));
    let mut ticks = 0;
    let value = loop {
        // The call of each round is dropped with it, unlike one that is made before the loop.
        tokio::select! {
            biased;
            value = replica.read("k") => break value,
            () = tokio::time::sleep(Duration::from_secs(1 + ticks)) => ticks += 1,
        }
    };
    assert_eq!(value, Ok(1));
    replica.read.assert_called_times(3);
    assert_eq!(replica.read.cancelled_count(), 2);
    assert_eq!(replica.read.completed_count(), 1);
}

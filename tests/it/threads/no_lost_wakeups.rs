//! A wait never misses a call, however close the two are.
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use futures::executor::block_on;
use mlmock::ml_double;

const LONG: Duration = Duration::from_secs(60);

#[ml_double]
trait Court: Send + Sync {
    fn ping(&self, round: usize);
    fn pong(&self, round: usize);
}

#[test]
fn two_threads_that_wait_for_each_other_in_turn() {
    let court = CourtDouble::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            for round in 1..=2_000 {
                court.ping.wait_for_calls(round, LONG);
                court.pong(round);
            }
        });
        for round in 1..=2_000 {
            court.ping(round);
            court.pong.wait_for_calls(round, LONG);
        }
    });
    court.pong.assert_called_times(2_000);
}

#[test]
fn two_threads_that_wait_for_the_arguments_of_each_other() {
    let court = CourtDouble::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0..500 {
                court.ping.wait_until_called_with(LONG, round);
                court.pong(round);
            }
        });
        for round in 0..500 {
            court.ping(round);
            court.pong.wait_until_called_with(LONG, round);
        }
    });
}

#[test]
fn a_future_on_one_thread_and_calls_on_another() {
    let court = CourtDouble::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            for round in 1..=2_000 {
                block_on(court.ping.called_times(round));
                court.pong(round);
            }
        });
        for round in 1..=2_000 {
            court.ping(round);
            block_on(court.pong.called_times(round));
        }
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tasks_that_wait_for_each_other_in_turn() {
    let court = CourtDouble::new();
    let other = tokio::spawn({
        let court = court.clone();
        async move {
            for round in 1..=2_000 {
                court.ping.called_times(round).await;
                court.pong(round);
            }
        }
    });
    for round in 1..=2_000 {
        court.ping(round);
        court.pong.called_times(round).within(LONG).await;
    }
    other.await.unwrap();
}

#[test]
fn many_wait_for_one_call() {
    for _ in 0..200 {
        let court = CourtDouble::new();
        let barrier = Barrier::new(5);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    barrier.wait();
                    court.ping.wait_until_called(LONG);
                });
            }
            barrier.wait();
            court.ping(0);
        });
    }
}

#[test]
fn a_wait_for_many_calls_of_busy_threads() {
    let court = CourtDouble::new();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..25_000).for_each(|round| court.ping(round)));
        }
        scope.spawn(|| court.ping.wait_for_calls(50_000, LONG));
        scope.spawn(|| block_on(court.ping.called_times(72_000)));
        court.ping.wait_for_calls(100_000, LONG);
    });
}

#[test]
fn a_wait_for_arguments_among_the_calls_of_a_busy_thread() {
    let court = CourtDouble::new();
    thread::scope(|scope| {
        scope.spawn(|| (0..20_000).for_each(|round| court.ping(round)));
        court.ping.wait_until_called_with(LONG, 19_999);
    });
}

//! A method with a body of its own is recorded, and runs it until it is given an answer.
use mlmock::{Outcome, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Counter {
    fn next(&mut self) -> Option<u32>;
    fn sum(&mut self) -> u32 {
        let mut sum = 0;
        while let Some(number) = self.next() {
            sum += number;
        }
        sum
    }
    fn scaled(&self, mut by: u32, (a, b): (u32, u32), _: &str) -> u32 {
        by += 1;
        by * self.plus(a, b)
    }
    fn plus(&self, a: u32, b: u32) -> u32 {
        if a == 0 {
            return b;
        }
        a + b
    }
    fn first(&self, numbers: &[u32]) -> Result<u32, String> {
        let first = numbers.first().ok_or_else(|| String::from("empty"))?;
        Ok(*first)
    }
    fn explode(&self) -> u32 {
        panic!("in the body")
    }
    fn quiet(&self) {}
}

#[test]
fn the_body_runs_on_the_double() {
    let mut counter = CounterDouble::new();
    counter
        .next
        .returns_in_order([Some(1), Some(2), Some(3), None]);
    assert_eq!(counter.sum(), 6);
    counter.next.assert_called_times(4);
    counter.sum.assert_called_once();
}

#[test]
fn patterns_and_early_returns_of_the_body_work() {
    let counter = CounterDouble::new();
    assert_eq!(counter.scaled(1, (2, 3), "x"), 10);
    counter.plus.assert_called_once_with(2, 3);
    counter.plus.with(0, 5).returns(100);
    assert_eq!([counter.plus(0, 4), counter.plus(0, 5)], [4, 100]);
    assert_eq!(counter.first(&[7]), Ok(7));
    assert_eq!(counter.first(&[]), Err("empty".into()));
}

#[test]
fn an_answer_takes_the_place_of_the_body() {
    let mut counter = CounterDouble::new();
    counter.sum.returns(7);
    assert_eq!(counter.sum(), 7);
    counter.next.assert_not_called();
    counter.sum.clear_answers();
    counter.next.returns(None);
    assert_eq!(counter.sum(), 0);
}

#[test]
fn calls_default_runs_the_body() {
    let counter = CounterDouble::new();
    counter.plus.returns(9);
    counter.plus.with(1, 2).calls_default();
    assert_eq!([counter.plus(1, 2), counter.plus(2, 2)], [3, 9]);
    counter.plus.calls_default();
    assert_eq!(counter.plus(2, 2), 4);
}

#[test]
fn calls_default_comes_behind_the_queue() {
    let counter = CounterDouble::new();
    counter.plus.calls_default();
    counter.plus.returns_once(100);
    assert_eq!(
        [counter.plus(1, 1), counter.plus(1, 1), counter.plus(1, 1)],
        [100, 2, 2]
    );
}

#[test]
fn calls_default_needs_a_body() {
    let counter = CounterDouble::new();
    assert_text(
        failure_of(|| counter.next.calls_default()),
        "Counter.next: the trait has no body for it",
    );
}

#[test]
fn a_body_that_panics_leaves_the_call_in_the_log() {
    let counter = CounterDouble::new();
    assert_eq!(failure_of(|| counter.explode()), "in the body");
    assert_eq!(
        counter.explode.last_call().unwrap().outcome(),
        Outcome::Panicked
    );
    counter.quiet();
    assert_eq!(
        counter.quiet.last_call().unwrap().outcome(),
        Outcome::Returned
    );
}

#[test]
fn an_answer_may_call_the_body_of_another_method() {
    let counter = CounterDouble::new();
    let own = counter.clone();
    counter.explode.side_effect(move || own.plus(3, 4));
    assert_eq!(counter.explode(), 7);
}

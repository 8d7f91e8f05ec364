//! `keep_last` bounds the list of awaits too; what became of calls stays exact.

use futures::FutureExt;
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of, poll_once};

#[ml_double]
trait Api: Sync {
    async fn get(&self, key: u32) -> u32;
}

fn api(kept: usize) -> ApiDouble {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get.keep_last(kept);
    api
}

fn counts(api: &ApiDouble) -> [usize; 4] {
    [
        api.get.call_count(),
        api.get.await_count(),
        api.get.completed_count(),
        api.get.cancelled_count(),
    ]
}

#[test]
fn counts_are_exact_whatever_is_kept() {
    for kept in [0, 1, 5, 100] {
        let api = api(kept);
        for key in 0..100 {
            if key % 4 == 0 {
                drop(api.get(key));
            } else {
                api.get(key).now_or_never();
            }
        }
        assert_eq!(counts(&api), [100, 75, 75, 25], "keep_last({kept})");
    }
}

#[test]
fn calls_that_end_after_they_left_the_log_are_counted() {
    let api = api(2);
    let futures: Vec<_> = (0..10).map(|key| Box::pin(api.get(key))).collect();
    assert_eq!(counts(&api), [10, 0, 0, 0]);
    let mut futures = futures.into_iter();
    for _ in 0..4 {
        futures.next().unwrap().now_or_never();
    }
    assert_eq!(counts(&api), [10, 4, 4, 0]);
    drop(futures);
    assert_eq!(counts(&api), [10, 4, 4, 6]);
}

#[test]
fn calls_that_were_made_before_the_bound_and_still_run_are_counted() {
    let api = ApiDouble::new();
    api.get.hangs();
    let mut early: Vec<_> = (0..4).map(|key| Box::pin(api.get(key))).collect();
    assert!(poll_once(&mut early[0]).is_pending());
    api.get.returns(7);
    early.push(Box::pin(api.get(4)));
    api.get.keep_last(1);
    let late: Vec<_> = (5..8).map(|key| api.get(key)).collect();
    assert_eq!(counts(&api), [8, 1, 0, 0]);
    early.pop().unwrap().now_or_never().unwrap();
    drop(early);
    assert_eq!(counts(&api), [8, 2, 1, 4]);
    late.into_iter().for_each(|future| {
        future.now_or_never();
    });
    assert_eq!(counts(&api), [8, 5, 4, 4]);
}

#[test]
fn a_call_that_still_runs_does_not_keep_later_ones_in_the_log() {
    let api = ApiDouble::new();
    api.get.hangs();
    let mut hanging = Box::pin(api.get(0));
    assert!(poll_once(&mut hanging).is_pending());
    api.get.returns(7);
    api.get.keep_last(2);
    for key in 1..=10 {
        api.get(key).now_or_never();
    }
    assert_eq!(api.get.args(), [(9,), (10,)]);
    drop(hanging);
    assert_eq!(counts(&api), [11, 11, 10, 1]);
}

#[test]
fn the_report_says_that_awaits_are_not_kept() {
    let api = api(2);
    for key in 0..5 {
        api.get(key).now_or_never();
    }
    assert_text(
        failure_of(|| api.get.assert_awaited_once()),
        "
        Api.get: expected exactly one await, but there were 5 awaits

          5 awaits:
            … 3 earlier awaits are not kept any more …
            #4 get(key: 3)  at <here>
            #5 get(key: 4)  at <here>
        ",
    );
    assert_text(
        failure_of(|| api.get.assert_any_await(0)),
        "
        Api.get: expected an await with these arguments, but no await has them

          expected:
            get(key: 0)

          5 awaits:
            … 3 earlier awaits are not kept any more …
            #4 get(key: 3)  at <here>
            #5 get(*key: 4)  at <here>

          await #5 differs in:
            key
              expected 0
                actual 4
        ",
    );
    assert_text(failure_of(|| api.get.with(0).assert_not_awaited()), "
        Api.get: cannot tell whether there was no await with these arguments: 3 awaits not kept any more

          expected:
            get(key: 0)
        ");
    api.get.keep_last(0);
    assert_text(
        failure_of(|| api.get.assert_awaited_with(4)),
        "
        Api.get: expected the last await to have these arguments, but it is not kept

          expected:
            get(key: 4)

          5 awaits:
            … none of them is kept …
        ",
    );
}

#[test]
fn clearing_the_calls_while_some_run_counts_none_of_them() {
    let api = api(2);
    let futures: Vec<_> = (0..4).map(|key| api.get(key)).collect();
    api.get.clear_calls();
    futures.into_iter().for_each(drop);
    assert_eq!(counts(&api), [0, 0, 0, 0]);
}

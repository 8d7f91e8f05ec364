//! A panic in what runs for a call leaves the double usable, and the call in its log.
use mlmock::{Outcome, matching, ml_double};
use mlmock_tests::failure_of;

#[derive(Debug, PartialEq)]
struct Fragile(u32);

impl Clone for Fragile {
    fn clone(&self) -> Self {
        assert!(self.0 != 13, "cannot be cloned");
        Fragile(self.0)
    }
}

#[ml_double]
trait Service {
    fn answer(&self, number: u32) -> Result<u32, String>;
    fn keep(&self, fragile: &Fragile) -> u32;
    fn fragile(&self) -> Fragile;
    fn name(&self) -> &str;
}

fn outcomes(service: &ServiceDouble) -> Vec<Outcome> {
    service
        .answer
        .calls()
        .iter()
        .map(|call| call.outcome())
        .collect()
}

#[test]
fn a_side_effect_that_panicked_answers_the_next_call() {
    let service = ServiceDouble::new();
    let mut calls = 0;
    service.answer.side_effect(move |number| {
        calls += 1;
        assert!(number != 13, "unlucky");
        Ok(calls)
    });
    assert_eq!(service.answer(1), Ok(1));
    assert_eq!(failure_of(|| service.answer(13)), "unlucky");
    assert_eq!(service.answer(2), Ok(3), "its state is kept");
    assert_eq!(
        outcomes(&service),
        [Outcome::Returned, Outcome::Panicked, Outcome::Returned]
    );
    assert_eq!(service.answer.args(), [(1,), (13,), (2,)]);
}

#[test]
fn makers_errors_and_faults_may_panic() {
    let service = ServiceDouble::new();
    service.answer.returns_with(|| panic!("made"));
    assert_eq!(failure_of(|| service.answer(1)), "made");
    assert_eq!(failure_of(|| service.answer(1)), "made", "not `re-entered`");
    service.answer.fails_with(|| panic!("failed"));
    assert_eq!(failure_of(|| service.answer(1)), "failed");
    service.answer.returns_ok(1);
    service.answer.fails_first(1, || panic!("fault"));
    assert_eq!(failure_of(|| service.answer(1)), "fault");
    assert_eq!(service.answer(1), Ok(1));
    assert_eq!(service.answer.call_count(), 5);
}

#[test]
fn a_local_closure_may_panic() {
    let service = ServiceDouble::new();
    service.answer.side_effect_local(|number| {
        assert!(number != 13, "unlucky");
        Ok(number)
    });
    assert_eq!(failure_of(|| service.answer(13)), "unlucky");
    assert_eq!(service.answer(1), Ok(1));
}

#[test]
fn a_matcher_may_panic() {
    let service = ServiceDouble::new();
    service.answer.returns_ok(1);
    let picky = service.answer.with(matching(|number: &u32| {
        assert!(*number != 13, "in the matcher");
        false
    }));
    picky.returns_ok(2);
    assert_eq!(failure_of(|| service.answer(13)), "in the matcher");
    assert_eq!(service.answer(1), Ok(1));
    picky.clear_answers();
    assert_eq!(service.answer(13), Ok(1));
    assert_eq!(
        outcomes(&service),
        [Outcome::Panicked, Outcome::Returned, Outcome::Returned]
    );
}

#[test]
fn clones_of_answers_and_arguments_may_panic() {
    let service = ServiceDouble::new();
    service.fragile.returns(Fragile(13));
    assert_eq!(failure_of(|| service.fragile()), "cannot be cloned");
    assert_eq!(
        service.fragile.last_call().unwrap().outcome(),
        Outcome::Panicked
    );
    service.fragile.returns(Fragile(1));
    assert_eq!(service.fragile(), Fragile(1));
    service.keep.returns(1);
    assert_eq!(
        failure_of(|| service.keep(&Fragile(13))),
        "cannot be cloned"
    );
    assert_eq!(service.keep(&Fragile(1)), 1);
    service.keep.assert_called_with(&Fragile(1));
}

#[test]
fn an_iterator_that_panics_leaves_the_queue_as_it_was() {
    let service = ServiceDouble::new();
    service.answer.returns_once(Ok(1));
    let text = failure_of(|| {
        service
            .answer
            .returns_in_order((0..2).map(|_| panic!("no more")))
    });
    assert_eq!(text, "no more");
    assert_eq!(service.answer(1), Ok(1));
}

#[test]
fn a_panic_on_another_thread_is_that_thread_s() {
    let service = ServiceDouble::new();
    service.answer.side_effect(|number| {
        assert!(number != 13, "unlucky");
        Ok(number)
    });
    std::thread::scope(|scope| {
        scope.spawn(|| assert_eq!(failure_of(|| service.answer(13)), "unlucky"));
    });
    service.answer.assert_called_once_with(13);
    assert_eq!(service.answer(1), Ok(1));
}

#[test]
fn a_call_made_while_the_thread_unwinds_is_answered() {
    struct Closing<'s>(&'s ServiceDouble);
    impl Drop for Closing<'_> {
        fn drop(&mut self) {
            assert_eq!(self.0.answer(1), Ok(7));
        }
    }
    let service = ServiceDouble::new();
    service.answer.side_effect(|_| Ok(7));
    let text = failure_of(|| {
        let _closing = Closing(&service);
        panic!("first");
    });
    assert_eq!(text, "first");
    assert_eq!(outcomes(&service), [Outcome::Returned]);
}

#[test]
fn a_failing_call_inside_a_closure_ends_both_calls() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service
        .answer
        .side_effect(move |_| Ok(own.name().len() as u32));
    let text = failure_of(|| service.answer(1));
    assert!(
        text.starts_with("Service.name: no answer for this call\n"),
        "{text}"
    );
    service.name.returns("four".into());
    assert_eq!(service.answer(1), Ok(4));
    assert_eq!(outcomes(&service), [Outcome::Panicked, Outcome::Returned]);
}

//! What runs for a call is the user's, and no lock is held while it runs.
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use mlmock::{matching, ml_double};
use mlmock_tests::failure_of;

/// A value whose `Clone`, `PartialEq`, `Debug` and `Drop` use the double, once it has one.
#[derive(Default)]
struct Nosy(Option<ServiceDouble>, u32);

impl Nosy {
    fn value(&self) -> u32 {
        self.1
    }
    fn of(service: &ServiceDouble, value: u32) -> Nosy {
        Nosy(Some(service.clone()), value)
    }
    fn note(&self, what: &str) {
        if let Some(service) = &self.0 {
            service.note(what);
            service.note.assert_called();
            service.answer.with(&7).returns(0);
            let _ = service.answer.calls();
            let _ = service.look.call_count();
        }
    }
}
impl Clone for Nosy {
    fn clone(&self) -> Self {
        self.note("clone");
        Nosy(self.0.clone(), self.1)
    }
}
impl PartialEq for Nosy {
    fn eq(&self, other: &Self) -> bool {
        self.note("eq");
        self.1 == other.1
    }
}
impl fmt::Debug for Nosy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note("debug");
        write!(f, "Nosy({})", self.1)
    }
}
impl Drop for Nosy {
    fn drop(&mut self) {
        self.note("drop");
    }
}

#[ml_double]
trait Service {
    fn answer(&self, number: u32) -> u32;
    fn note(&self, what: &str);
    fn look(&self, nosy: &Nosy) -> u32;
    fn nosy(&self) -> Nosy;
    fn lend(&self) -> &Nosy;
}

impl ServiceDouble {
    fn noted(&self, what: &str) -> usize {
        self.note.with(what).call_count()
    }
}

#[test]
fn a_closure_calls_other_methods_of_the_double() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.answer.side_effect(move |number| {
        own.note("asked");
        number + 1
    });
    assert_eq!(service.answer(1), 2);
    service.note.assert_called_once_with("asked");
}

#[test]
fn a_closure_configures_the_double_and_its_own_method() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.answer.side_effect(move |_| {
        own.answer.returns_once(20);
        own.answer.with(&5).returns(50);
        own.look.returns(7);
        own.answer.delays(std::time::Duration::ZERO);
        10
    });
    assert_eq!(
        [service.answer(1), service.answer(1), service.answer(1)],
        [10, 20, 10]
    );
    assert_eq!(service.answer(5), 50);
    assert_eq!(service.look(&Nosy::default()), 7);
}

#[test]
fn a_closure_asserts_on_the_double_and_prints_it() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.answer.side_effect(move |number| {
        own.answer.assert_called_with(number);
        own.note.assert_not_called();
        mlmock::timeline([&own]).to_string().len() as u32 + format!("{own:?}").len() as u32
    });
    assert!(service.answer(3) > 0);
}

#[test]
fn a_closure_that_replaces_itself_is_dropped_after_it_ran() {
    let service = ServiceDouble::new();
    let (own, nosy) = (service.clone(), Nosy::of(&service, 1));
    service.answer.side_effect(move |_| {
        own.answer.returns(2);
        nosy.value()
    });
    assert_eq!([service.answer(0), service.answer(0)], [1, 2]);
    assert_eq!(service.noted("drop"), 1);
}

#[test]
fn makers_use_the_double() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.answer.returns_with(move || {
        own.note("made");
        own.note.call_count() as u32
    });
    assert_eq!([service.answer(0), service.answer(0)], [1, 2]);
}

#[test]
fn answers_whose_clone_and_drop_use_the_double_are_handed_out() {
    let service = ServiceDouble::new();
    service.nosy.returns(Nosy::of(&service, 1));
    drop(service.nosy());
    assert_eq!((service.noted("clone"), service.noted("drop")), (1, 1));
    service.nosy.returns(Nosy::default());
    assert_eq!(service.noted("drop"), 2, "what was replaced");
}

#[test]
fn arguments_whose_clone_and_drop_use_the_double_are_recorded() {
    let service = ServiceDouble::new();
    service.look.returns(1);
    let nosy = Nosy::of(&service, 1);
    service.look(&nosy);
    assert_eq!((service.noted("clone"), service.noted("drop")), (1, 0));
    service.look.clear_calls();
    assert_eq!(service.noted("drop"), 1);
    service.look.keep_last(1);
    service.look(&nosy);
    service.look(&nosy);
    assert_eq!(service.noted("drop"), 2, "what left the log");
}

#[test]
fn arguments_whose_eq_uses_the_double_are_matched() {
    let service = ServiceDouble::new();
    service.look.returns(1);
    service.look.with(&Nosy::default()).returns(2);
    assert_eq!(service.look(&Nosy::of(&service, 0)), 2);
    assert_eq!(service.look(&Nosy::of(&service, 9)), 1);
    assert!(service.noted("eq") >= 2);
    service.look.assert_any_call(&Nosy::default());
    service.look.with(&Nosy::default()).assert_called_once();
    service.look.with(&Nosy::default()).clear_calls();
    assert_eq!(service.look.call_count(), 1);
}

#[test]
fn arguments_whose_debug_uses_the_double_are_printed() {
    let service = ServiceDouble::new();
    let nosy = Nosy::of(&service, 4);
    mlmock_tests::assert_text(
        failure_of(|| service.look(&nosy)),
        "
        Service.look: no answer for this call
            look(nosy: Nosy(4))  at <here>

          it returns `u32`: add an answer before it, for example
            service.look.returns(..);
            service.look.returns_with(|| ..); // made anew for each call
        ",
    );
    assert!(format!("{service:?}").contains("Nosy(4)"));
}

#[test]
fn a_matcher_uses_the_double() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.answer.returns(1);
    let wanted = matching(move |number: &u32| {
        own.note("matched");
        own.answer.call_count() as u32 == *number
    });
    service.answer.with(wanted).returns(2);
    assert_eq!([service.answer(1), service.answer(0)], [2, 1]);
    assert_eq!(service.noted("matched"), 2);
}

#[test]
fn answers_whose_drop_uses_the_double_are_cleared() {
    let service = ServiceDouble::new();
    let nosy = |value| Nosy::of(&service, value);
    service.nosy.returns_once(nosy(1));
    service.nosy.returns_once(nosy(2));
    service.nosy.returns_in_order([nosy(3)]);
    assert_eq!(service.noted("drop"), 2, "the queue that was replaced");
    service.nosy.with().returns_once(nosy(4));
    service.lend.returns(nosy(5));
    service.nosy.clear_answers();
    assert_eq!(service.noted("drop"), 4, "a queue and a rule's queue");
    service.lend();
    service.lend.reset();
    assert_eq!(service.noted("drop"), 4, "it is lent out");
    service.lend.returns(nosy(5));
    service.lend.reset();
    assert_eq!(service.noted("drop"), 5);
    service.nosy.returns_once(nosy(6));
    let kept = nosy(7);
    service.answer.side_effect(move |_| kept.value());
    mlmock::clear_calls(&service);
    service.nosy.clear_answers();
    service.answer.clear_answers();
    assert_eq!(service.noted("drop"), 2);
}

#[test]
fn a_rule_s_own_values_are_dropped_with_no_lock() {
    let service = ServiceDouble::new();
    service.look.with(&Nosy::of(&service, 1)).returns(1);
    let before = service.noted("drop");
    service.look.clear_answers();
    assert!(service.noted("drop") > before);
}

#[test]
fn many_threads_with_nosy_values_come_to_an_end() {
    let service = ServiceDouble::new();
    service.look.returns(1);
    service.look.keep_last(3);
    service.nosy.returns(Nosy::of(&service, 1));
    let sum = Arc::new(AtomicU32::new(0));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for value in 0..25 {
                    sum.fetch_add(service.look(&Nosy::of(&service, value)), Ordering::Relaxed);
                    drop(service.nosy());
                }
            });
        }
    });
    assert_eq!(sum.load(Ordering::Relaxed), 100);
    mlmock::reset(&service);
}

//! A closure that calls itself again fails with a clear text, and two that wait for each other do
//! too: nothing hangs.
use std::sync::{Arc, Barrier, mpsc};
use std::thread;
use std::time::Duration;

use mlmock::{Outcome, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Service {
    fn a(&self, depth: u32) -> u32;
    fn b(&self, depth: u32) -> u32;
    fn fails(&self) -> Result<u32, String>;
    fn provided(&self, depth: u32) -> u32 {
        if depth == 0 {
            0
        } else {
            self.provided(depth - 1) + self.a(depth)
        }
    }
}

#[test]
fn a_closure_that_calls_its_own_method_fails() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.a.side_effect(move |depth| own.a(depth - 1));
    assert_text(
        failure_of(|| service.a(3)),
        "
        Service.a: its closure called it again while it was running
            a(depth: 2)  at <here>

          a closure may call any other method; give the inner call an answer of its own: `with(..)` or `side_effect_once(..)`
        ",
    );
}

#[test]
fn through_another_method_it_fails_too() {
    let service = ServiceDouble::new();
    let (own_a, own_b) = (service.clone(), service.clone());
    service.a.side_effect(move |depth| own_a.b(depth + 1));
    service.b.side_effect(move |depth| own_b.a(depth + 1));
    assert_text(
        failure_of(|| service.a(1)),
        "
        Service.a: its closure called it again while it was running
            a(depth: 3)  at <here>

          a closure may call any other method; give the inner call an answer of its own: `with(..)` or `side_effect_once(..)`
        ",
    );
    let outcomes: Vec<_> = service
        .a
        .calls()
        .iter()
        .map(|call| call.outcome())
        .collect();
    assert_eq!(outcomes, [Outcome::Panicked, Outcome::Panicked]);
    assert_eq!(service.b.last_call().unwrap().outcome(), Outcome::Panicked);
}

#[test]
fn makers_and_faults_fail_alike() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.a.returns_with(move || own.a(0));
    assert_text(
        failure_of(|| service.a(1)),
        "
        Service.a: its closure called it again while it was running
            a(depth: 0)  at <here>

          a closure may call any other method; give the inner call an answer of its own: `with(..)` or `side_effect_once(..)`
        ",
    );
    let own = service.clone();
    service.fails.returns_ok(1);
    service
        .fails
        .fails_every(1, move || own.fails().unwrap_err());
    assert_text(
        failure_of(|| service.fails()),
        "
        Service.fails: its closure called it again while it was running
            fails()  at <here>

          a closure may call any other method; give the inner call an answer of its own: `with(..)` or `side_effect_once(..)`
        ",
    );
}

#[test]
fn the_double_can_be_used_afterwards() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service
        .a
        .side_effect(move |depth| if depth == 0 { 7 } else { own.a(depth - 1) });
    failure_of(|| service.a(1));
    assert_eq!(service.a(0), 7);
    assert_eq!(service.a.call_count(), 3);
}

#[test]
fn a_caught_re_entry_lets_the_closure_go_on() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.a.side_effect(move |depth| {
        failure_of(|| own.a(depth + 1));
        depth
    });
    assert_eq!([service.a(1), service.a(5)], [1, 5]);
    let outcomes: Vec<_> = service
        .a
        .calls()
        .iter()
        .map(|call| call.outcome())
        .collect();
    let expected = [
        Outcome::Returned,
        Outcome::Panicked,
        Outcome::Returned,
        Outcome::Panicked,
    ];
    assert_eq!(outcomes, expected);
}

#[test]
fn a_closure_may_call_its_method_where_another_answer_serves_it() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.a.side_effect(move |depth| own.a(depth - 1) + 1);
    service.a.with(0).returns(100);
    assert_eq!(service.a(1), 101);
    let own = service.clone();
    service.a.with(2).side_effect(move |_| own.a(1) * 2);
    assert_eq!(service.a(2), 202);
}

#[test]
fn a_trait_s_own_body_may_recurse() {
    let service = ServiceDouble::new();
    service.a.side_effect(|depth| depth * 10);
    assert_eq!(service.provided(3), 60);
    assert_eq!(service.provided.call_count(), 4);
}

#[test]
fn two_doubles_that_call_each_other_fail() {
    let (one, two) = (ServiceDouble::named("one"), ServiceDouble::named("two"));
    let (to_one, to_two) = (one.clone(), two.clone());
    one.a.side_effect(move |depth| to_two.a(depth));
    two.a.side_effect(move |depth| to_one.a(depth));
    assert_text(
        failure_of(|| one.a(1)),
        "
        one.a: its closure called it again while it was running
            a(depth: 1)  at <here>

          a closure may call any other method; give the inner call an answer of its own: `with(..)` or `side_effect_once(..)`
        ",
    );
}

/// Runs on a thread of its own, which is left behind if it does not end in time.
fn ends_in_time(run: impl FnOnce() + Send + 'static) -> bool {
    let (done, ended) = mpsc::channel();
    thread::spawn(move || {
        run();
        done.send(())
    });
    ended.recv_timeout(Duration::from_secs(10)).is_ok()
}

#[test]
fn closures_that_wait_for_each_other_on_two_threads_fail_instead_of_hanging() {
    assert!(ends_in_time(|| {
        let service = ServiceDouble::new();
        let inside = Arc::new(Barrier::new(2));
        let closure = |call: fn(&ServiceDouble) -> u32| {
            let (own, inside) = (service.clone(), Arc::clone(&inside));
            move |depth| {
                if depth == 2 {
                    return 0;
                }
                inside.wait();
                call(&own)
            }
        };
        service.a.side_effect(closure(|own| own.b(2)));
        service.b.side_effect(closure(|own| own.a(2)));
        let calls = thread::scope(|scope| {
            let a = scope.spawn(|| is_refused(|| service.a(1)));
            let b = scope.spawn(|| is_refused(|| service.b(1)));
            (a.join().unwrap(), b.join().unwrap())
        });
        assert!(calls.0 != calls.1, "one is refused, and the other goes on");
        let text = failure_of(|| service.a.assert_called());
        let refused = if text.contains("Service.a") { "a" } else { "b" };
        assert_text(
            text,
            &format!(
                "
                a call on another thread failed:
                Service.{refused}: its closure is running on a thread that waits for a closure which runs on this one
                    {refused}(depth: 2)  at <here>

                  two closures that call each other's methods on two threads would wait forever
                "
            ),
        );
    }));
}

#[test]
fn a_closure_that_was_handed_on_to_another_waiter_is_still_seen_in_a_deadlock() {
    // B runs `b`; A waits for it, then C, which runs `a`, waits for it too. When B is done, A gets
    // `b`, and calls `a` from it: A waits for C, which waits for A by now.
    assert!(ends_in_time(|| {
        let service = ServiceDouble::new();
        let (release, released) = mpsc::channel();
        let (runs, is_running) = mpsc::channel();
        let own = service.clone();
        service.b.side_effect(move |caller| match caller {
            0 => {
                runs.send(()).unwrap();
                released.recv().map_or(0, |()| 0)
            }
            1 => own.a(1),
            _ => 2,
        });
        let own = service.clone();
        service.a.side_effect(move |_| own.b(2));
        thread::scope(|scope| {
            let wait = Duration::from_secs(5);
            scope.spawn(|| service.b(0));
            is_running.recv_timeout(wait).unwrap();
            scope.spawn(|| is_refused(|| service.b(1)));
            service.b.wait_for_calls(2, wait);
            thread::sleep(Duration::from_millis(50));
            scope.spawn(|| is_refused(|| service.a(0)));
            service.b.wait_for_calls(3, wait);
            thread::sleep(Duration::from_millis(50));
            release.send(()).unwrap();
        });
        failure_of(|| service.a.assert_called());
    }));
}

fn is_refused(call: impl FnOnce() -> u32) -> bool {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(call)).is_err()
}

#[test]
fn a_thread_that_gave_its_closure_back_is_not_taken_for_one_that_is_waited_for() {
    // C runs `a` and waits for `b`, which B runs. As soon as `b` is back, B calls `a`: it has to
    // wait for C, which can go on.
    for _ in 0..200 {
        let service = ServiceDouble::new();
        let own = service.clone();
        service.b.side_effect(move |caller| {
            if caller == 0 {
                own.a.wait_until_called(Duration::from_secs(5));
                own.b.wait_for_calls(2, Duration::from_secs(5));
                thread::sleep(Duration::from_micros(200));
            }
            0
        });
        let own = service.clone();
        service
            .a
            .side_effect(move |caller| if caller == 0 { own.b(1) } else { 0 });
        thread::scope(|scope| {
            let b = scope.spawn(|| {
                service.b(0);
                service.a(1)
            });
            service.b.wait_until_called(Duration::from_secs(5));
            let c = scope.spawn(|| service.a(0));
            assert_eq!((b.join().unwrap(), c.join().unwrap()), (0, 0));
        });
    }
}

//! Two closures on two threads that call each other's methods fail instead of hanging.
use mlmock::ml_double;
use mlmock_tests::{assert_text, without_places};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

#[ml_double]
trait Pair {
    fn left(&self, depth: u32) -> u32;
    fn right(&self, depth: u32) -> u32;
}

#[test]
fn one_of_them_is_refused_and_the_other_one_ends() {
    let pair = PairDouble::new();
    let both_run = Arc::new(Barrier::new(2));
    let (inside, barrier) = (pair.clone(), both_run.clone());
    pair.left.side_effect(move |depth| {
        if depth == 0 {
            return 1;
        }
        barrier.wait();
        inside.right(0)
    });
    let inside = pair.clone();
    pair.right.side_effect(move |depth| {
        if depth == 0 {
            return 2;
        }
        both_run.wait();
        inside.left(0)
    });
    let (done, end) = std::sync::mpsc::channel();
    for left in [true, false] {
        let (pair, done) = (pair.clone(), done.clone());
        thread::spawn(move || {
            let call = || if left { pair.left(1) } else { pair.right(1) };
            let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(call));
            done.send(ended.map_err(|failure| *failure.downcast::<String>().unwrap()))
                .unwrap();
        });
    }
    let ends = [(); 2].map(|()| {
        end.recv_timeout(Duration::from_secs(60))
            .expect("they hang")
    });
    let mut refused: Vec<String> = ends.iter().filter_map(|end| end.clone().err()).collect();
    assert_eq!(refused.len(), 1, "{ends:?}");
    let text = without_places(&refused.remove(0))
        .replace("Pair.right", "Pair.left")
        .replace("right(", "left(");
    assert_text(
        text,
        "
        Pair.left: its closure is running on a thread that waits for a closure which runs on this one
            left(depth: 0)  at <here>

          two closures that call each other's methods on two threads would wait forever
        ",
    );
}

#[test]
fn a_closure_that_calls_its_own_method_is_refused() {
    let pair = PairDouble::new();
    let inside = pair.clone();
    pair.left.side_effect(move |depth| inside.left(depth + 1));
    assert_text(
        mlmock_tests::failure_of(|| pair.left(0)),
        "
        Pair.left: its closure called it again while it was running
            left(depth: 1)  at <here>

          a closure may call any other method; give the inner call an answer of its own: `with(..)` or `side_effect_once(..)`
        ",
    );
}

#[test]
fn closures_of_two_methods_may_call_each_other_on_one_thread() {
    let pair = PairDouble::new();
    let inside = pair.clone();
    pair.left.side_effect(move |depth| inside.right(depth) + 1);
    pair.right.side_effect(|depth| depth * 10);
    assert_eq!(pair.left(4), 41);
}

#[test]
fn callers_on_several_threads_take_turns() {
    let pair = PairDouble::new();
    pair.left.side_effect(|depth| {
        thread::sleep(Duration::from_millis(1));
        depth
    });
    thread::scope(|scope| {
        for depth in 0..8 {
            let pair = &pair;
            scope.spawn(move || assert_eq!(pair.left(depth), depth));
        }
    });
}

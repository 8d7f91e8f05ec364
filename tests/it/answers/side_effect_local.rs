//! `side_effect_local` takes a closure that is not `Send`, for calls on its own thread.
use std::cell::RefCell;
use std::rc::Rc;
use std::thread;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Log {
    fn write(&self, line: &str, words: &mut Vec<String>);
    fn read(&self, at: usize) -> String;
}

#[test]
fn it_may_capture_what_is_not_send() {
    let log = LogDouble::new();
    let lines = Rc::new(RefCell::new(Vec::new()));
    let writes = Rc::clone(&lines);
    log.write.side_effect_local(move |line, words| {
        words.extend(line.split(' ').map(str::to_owned));
        writes.borrow_mut().push(line.to_owned());
    });
    let reads = Rc::clone(&lines);
    log.read
        .side_effect_local(move |at| reads.borrow()[at].clone());
    let mut words = vec![];
    log.write("a b", &mut words);
    log.write("c", &mut words);
    assert_eq!(
        (words.join("+").as_str(), log.read(1).as_str()),
        ("a+b+c", "c")
    );
    assert_eq!(lines.borrow().len(), 2);
}

#[test]
fn a_call_on_another_thread_fails_there_and_here() {
    let log = LogDouble::new();
    let not_send = Rc::new(1);
    log.read
        .side_effect_local(move |at| (at + *not_send).to_string());
    let text =
        "Log.read: its answer is not `Send`, and was called on another thread than it was made on";
    thread::scope(|scope| {
        scope.spawn(|| assert_text(failure_of(|| log.read(1)), text));
    });
    assert_text(
        failure_of(|| log.read.assert_called()),
        &format!("a call on another thread failed:\n{text}"),
    );
    assert_eq!(log.read(1), "2");
}

#[test]
fn re_entering_it_fails_as_it_does_for_any_closure() {
    let log = LogDouble::new();
    let (own, not_send) = (log.clone(), Rc::new(()));
    log.read.side_effect_local(move |at| {
        let () = *not_send;
        own.read(at)
    });
    assert_text(
        failure_of(|| log.read(1)),
        "
        Log.read: its closure called it again while it was running
            read(at: 1)  at <here>

          a closure may call any other method; give the inner call an answer of its own: `with(..)` or `side_effect_once(..)`
        ",
    );
}

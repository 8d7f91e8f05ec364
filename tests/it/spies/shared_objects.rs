//! A method that changes the object, or takes it, needs it alone.
use std::rc::Rc;
use std::sync::Arc;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Log {
    fn append(&mut self, line: &str) -> usize;
    fn into_lines(self) -> Vec<String>;
    fn boxed(self: Box<Self>) -> usize;
}

#[derive(Default)]
struct InMemory(Vec<String>);

impl Log for InMemory {
    fn append(&mut self, line: &str) -> usize {
        self.0.push(line.into());
        self.0.len()
    }
    fn into_lines(self) -> Vec<String> {
        self.0
    }
    fn boxed(self: Box<Self>) -> usize {
        self.0.len()
    }
}

#[test]
fn an_object_that_nobody_else_has_is_changed() {
    let mut log = LogDouble::wrapping(Arc::new(InMemory::default()));
    assert_eq!((log.append("a"), log.append("b")), (1, 2));
    assert_eq!(log.into_lines(), ["a", "b"]);
    let mut log = LogDouble::wrapping(Rc::new(InMemory::default()));
    assert_eq!(log.append("a"), 1);
    assert_eq!(log.into_lines(), ["a"]);
    let mut log = LogDouble::wrapping(Box::new(InMemory::default()));
    assert_eq!(log.append("a"), 1);
    assert_eq!(Box::new(log).boxed(), 1);
    let mut real = InMemory::default();
    assert_eq!(LogDouble::wrapping(&mut real).append("a"), 1);
    assert_eq!(real.0, ["a"]);
}

#[test]
fn one_that_others_have_cannot_be_changed() {
    let real = Arc::new(InMemory::default());
    let mut log = LogDouble::wrapping(real.clone());
    assert_text(
        failure_of(|| log.append("a")),
        "
        Log.append: it needs the wrapped object as `&mut self`, and that is shared
          wrap it by value or in a `Box`; where it is in an `Arc` or `Rc`, drop the other pointers to it before the call
        ",
    );
    log.append.assert_called_once_with("a");
    drop(real);
    assert_eq!(log.append("b"), 1);
}

#[test]
fn nor_taken() {
    let real = Arc::new(InMemory::default());
    let log = LogDouble::wrapping(real.clone());
    assert_text(
        failure_of(|| log.clone().into_lines()),
        "
        Log.into_lines: it needs the wrapped object as `self`, and that is shared
          wrap it by value or in a `Box`; where it is in an `Arc` or `Rc`, drop the other pointers to it before the call
        ",
    );
    assert_text(
        failure_of(|| Box::new(log).boxed()),
        "
        Log.boxed: it needs the wrapped object as `Box<Self>`, and that is shared
          wrap it by value or in a `Box`; where it is in an `Arc` or `Rc`, drop the other pointers to it before the call
        ",
    );
}

#[test]
fn a_reference_lends_it_only() {
    let real = InMemory::default();
    let mut log = LogDouble::wrapping(&real);
    assert_text(
        failure_of(|| log.append("a")),
        "
        Log.append: it needs the wrapped object as `&mut self`, and that is shared
          wrap it by value or in a `Box`; where it is in an `Arc` or `Rc`, drop the other pointers to it before the call
        ",
    );
}

#[test]
fn what_has_an_answer_needs_no_object() {
    let real = Arc::new(InMemory::default());
    let mut log = LogDouble::wrapping(real.clone());
    log.append.returns(7);
    log.into_lines.returns(vec![]);
    assert_eq!(log.append("a"), 7);
    assert!(log.into_lines().is_empty());
}

//! A spy reaches its object through any receiver that leads to it, and through any pointer to it.
#![allow(
    clippy::needless_arbitrary_self_type,
    reason = "users have such signatures"
)]
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Session {
    fn by_reference(&self, key: &str) -> usize;
    fn by_mutable_reference(&mut self, key: &str) -> usize;
    fn by_typed_reference(self: &Self, key: &str) -> usize;
    fn by_typed_mutable_reference(self: &mut Self, key: &str) -> usize;
    fn named_lifetime<'a>(&'a self, key: &str) -> &'a str;
    fn named_mutable_lifetime<'a>(&'a mut self, key: &str) -> &'a mut String;
}

#[derive(Default)]
struct Text(String);

impl Session for Text {
    fn by_reference(&self, key: &str) -> usize {
        self.0.len() + key.len()
    }
    fn by_mutable_reference(&mut self, key: &str) -> usize {
        self.0.push_str(key);
        self.0.len()
    }
    fn by_typed_reference(self: &Self, key: &str) -> usize {
        self.by_reference(key)
    }
    fn by_typed_mutable_reference(self: &mut Self, key: &str) -> usize {
        self.by_mutable_reference(key)
    }
    fn named_lifetime<'a>(&'a self, _key: &str) -> &'a str {
        &self.0
    }
    fn named_mutable_lifetime<'a>(&'a mut self, _key: &str) -> &'a mut String {
        &mut self.0
    }
}

fn uses(session: &mut impl Session) {
    assert_eq!(session.by_reference("abc"), 3);
    assert_eq!(session.by_mutable_reference("abc"), 3);
    assert_eq!(session.by_typed_reference("abc"), 6);
    assert_eq!(session.by_typed_mutable_reference("abc"), 6);
    session.named_mutable_lifetime("k").push('d');
    assert_eq!(session.named_lifetime("k"), "abcabcd");
}

#[test]
fn references_to_self() {
    let mut session = SessionDouble::wrapping(Text::default());
    uses(&mut session);
    session
        .by_typed_mutable_reference
        .assert_called_once_with("abc");
    session.named_mutable_lifetime.assert_called_once_with("k");
    session.named_mutable_lifetime.returns("mine".into());
    assert_eq!(session.named_mutable_lifetime("k"), "mine");
    assert_eq!(session.named_lifetime("k"), "abcabcd");
}

#[test]
fn an_object_behind_any_pointer() {
    uses(&mut SessionDouble::wrapping(Box::new(Text::default())));
    uses(&mut SessionDouble::wrapping(Arc::new(Text::default())));
    uses(&mut SessionDouble::wrapping(Rc::new(Text::default())));
    uses(&mut SessionDouble::wrapping(&mut Text::default()));
    let by_reference = SessionDouble::wrapping(&Text("ab".into())).by_reference("c");
    assert_eq!(by_reference, 3);
}

#[test]
fn an_object_of_an_unknown_type_behind_any_pointer() {
    let boxed: Box<dyn Session> = Box::new(Text::default());
    uses(&mut SessionDouble::wrapping(boxed));
    let boxed: Box<dyn Session + Send + Sync> = Box::new(Text::default());
    uses(&mut SessionDouble::wrapping(boxed));
    let arc: Arc<dyn Session> = Arc::new(Text::default());
    uses(&mut SessionDouble::wrapping(arc));
    let rc: Rc<dyn Session> = Rc::new(Text::default());
    uses(&mut SessionDouble::wrapping(rc));
    let mut text = Text::default();
    let reference: &mut dyn Session = &mut text;
    uses(&mut SessionDouble::wrapping(reference));
    let reference: &dyn Session = &text;
    assert_eq!(SessionDouble::wrapping(reference).by_reference("x"), 8);
}

#[test]
fn a_spy_is_an_object_itself() {
    let inner = SessionDouble::wrapping(Text::default());
    let mut outer = SessionDouble::wrapping(inner.clone());
    uses(&mut outer);
    let boxed: Box<dyn Session> = Box::new(outer);
    assert_eq!(boxed.by_reference("x"), 8);
    inner.by_reference.assert_called_times(2);
}

impl Clone for Text {
    fn clone(&self) -> Self {
        Text(self.0.clone())
    }
}

#[test]
fn a_double_is_an_object_too() {
    let inner = SessionDouble::relaxed();
    let outer = SessionDouble::wrapping(inner.clone());
    assert_eq!(outer.by_reference("x"), 0);
    inner.by_reference.assert_called_once_with("x");
    outer.by_reference.assert_called_once_with("x");
}

#[ml_double]
trait Job: Sized {
    fn run(self, steps: u32) -> Result<u32, String>;
    fn retry(mut self, steps: u32) -> u32 {
        self.warm_up();
        self.run(steps).unwrap_or(0)
    }
    fn warm_up(&mut self);
    fn boxed(self: Box<Self>, steps: u32) -> u32;
    fn by_path(self: std::boxed::Box<Self>) -> u32;
    fn shared(self: Rc<Self>, steps: u32) -> u32;
    fn shared_everywhere(self: Arc<Self>, steps: u32) -> u32;
    fn referenced_arc(self: &Arc<Self>, steps: u32) -> u32;
    fn pinned(self: Pin<&mut Self>, steps: u32) -> u32;
}

#[derive(Clone, Default)]
struct Steps(u32);

impl Job for Steps {
    fn run(self, steps: u32) -> Result<u32, String> {
        Ok(self.0 + steps)
    }
    fn warm_up(&mut self) {
        self.0 += 100;
    }
    fn boxed(self: Box<Self>, steps: u32) -> u32 {
        self.0 + steps
    }
    fn by_path(self: Box<Self>) -> u32 {
        self.0
    }
    fn shared(self: Rc<Self>, steps: u32) -> u32 {
        self.0 + steps
    }
    fn shared_everywhere(self: Arc<Self>, steps: u32) -> u32 {
        self.0 + steps
    }
    fn referenced_arc(self: &Arc<Self>, steps: u32) -> u32 {
        self.0 + steps
    }
    fn pinned(self: Pin<&mut Self>, steps: u32) -> u32 {
        self.0 + steps
    }
}

#[test]
fn self_by_value_takes_the_object() {
    let job = JobDouble::wrapping(Steps(1));
    assert_eq!(job.clone().run(2), Ok(3));
    assert_eq!(Box::new(job.clone()).boxed(3), 4);
    assert_eq!(Box::new(job.clone()).by_path(), 1);
    job.run.assert_called_once_with(2);
    job.boxed.assert_called_once_with(3);
    job.run.returns_ok(7);
    assert_eq!(job.clone().run(2), Ok(7));
    assert_eq!(JobDouble::wrapping(Box::new(Steps(1))).run(2), Ok(3));
    assert_eq!(JobDouble::wrapping(Arc::new(Steps(1))).run(2), Ok(3));
}

#[test]
fn a_provided_method_takes_it_too_and_its_body_the_spy() {
    let job = JobDouble::wrapping(Steps(1));
    assert_eq!(job.clone().retry(2), 103);
    job.warm_up.assert_not_called();
    job.retry.calls_default();
    assert_eq!(job.clone().retry(2), 103);
    job.warm_up.assert_called_once();
    job.run.assert_called_once_with(2);
}

#[test]
fn a_pointer_to_the_spy_is_none_to_the_object() {
    let job = JobDouble::wrapping(Steps(1));
    assert_text(
        failure_of(|| Rc::new(job.clone()).shared(2)),
        "
        Job.shared: no answer for this call, and a spy cannot hand it on to the wrapped object
            shared(steps: 2)  at <here>

          its receiver leads to the spy, and not to the object that the spy holds: add an answer
        ",
    );
    assert_text(
        failure_of(|| Arc::new(job.clone()).shared_everywhere(2)),
        "
        Job.shared_everywhere: no answer for this call, and a spy cannot hand it on to the wrapped object
            shared_everywhere(steps: 2)  at <here>

          its receiver leads to the spy, and not to the object that the spy holds: add an answer
        ",
    );
    failure_of(|| Arc::new(job.clone()).referenced_arc(2));
    failure_of(|| Pin::new(&mut job.clone()).pinned(2));
    job.shared.returns(7);
    assert_eq!(Rc::new(job.clone()).shared(2), 7);
    job.pinned.returns(8);
    assert_eq!(Pin::new(&mut job.clone()).pinned(2), 8);
    job.pinned.assert_called_times(2);
    assert_text(
        failure_of(|| job.shared.calls_real()),
        "
        Job.shared: a spy cannot hand it on to the wrapped object: its receiver leads to the spy, and not to the object that the spy holds
        ",
    );
}

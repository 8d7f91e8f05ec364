//! A method takes `self` in any way that Rust knows.
#![allow(
    clippy::needless_arbitrary_self_type,
    reason = "users have such signatures"
)]
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Session {
    fn by_reference(&self, key: &str) -> u8;
    fn by_mutable_reference(&mut self, key: &str) -> u8;
    fn by_typed_reference(self: &Self, key: &str) -> u8;
    fn by_typed_mutable_reference(self: &mut Self, key: &str) -> u8;
    fn named_lifetime<'a>(&'a self, key: &str) -> &'a str;
    fn named_mutable_lifetime<'a>(&'a mut self, key: &str) -> &'a mut String;
}

#[test]
fn references_to_self_answer_and_record() {
    let mut session = SessionDouble::new();
    session.by_reference.returns(1);
    session.by_mutable_reference.returns(2);
    session.by_typed_reference.returns(3);
    session.by_typed_mutable_reference.returns(4);
    assert_eq!(session.by_reference("a"), 1);
    assert_eq!(session.by_mutable_reference("b"), 2);
    assert_eq!(session.by_typed_reference("c"), 3);
    assert_eq!(session.by_typed_mutable_reference("d"), 4);
    session.by_reference.assert_called_once_with("a");
    session.by_mutable_reference.assert_called_once_with("b");
    session.by_typed_reference.assert_called_once_with("c");
    session
        .by_typed_mutable_reference
        .assert_called_once_with("d");
}

#[test]
fn a_lifetime_of_self_with_a_name_is_lent_for() {
    let mut session = SessionDouble::new();
    session.named_lifetime.returns("lent".to_owned());
    session.named_mutable_lifetime.returns("v".to_owned());
    assert_eq!(session.named_lifetime("k"), "lent");
    session.named_mutable_lifetime("k").push('2');
    assert_eq!(session.named_mutable_lifetime("l"), "v2");
    assert_eq!(
        session.named_mutable_lifetime.args(),
        [("k".into(),), ("l".into(),)]
    );
}

#[ml_double]
trait Job {
    fn run(self, steps: u32) -> Result<u32, String>;
    fn retry(mut self, steps: u32) -> u32
    where
        Self: Sized,
    {
        self.warm_up();
        steps + 1
    }
    fn warm_up(&mut self);
    fn boxed(self: Box<Self>, steps: u32) -> u32;
    fn shared(self: Rc<Self>, steps: u32) -> u32;
    fn shared_everywhere(self: Arc<Self>, steps: u32) -> u32;
    fn referenced_arc(self: &Arc<Self>, steps: u32) -> u32;
    fn by_path(self: std::boxed::Box<Self>) -> u32;
}

#[test]
fn self_by_value_is_consumed_and_its_clone_asserts() {
    let job = JobDouble::new();
    job.run.returns_ok(7);
    assert_eq!(job.clone().run(3), Ok(7));
    job.run.assert_called_once_with(3);
}

#[test]
fn a_body_with_mut_self_runs_on_the_double() {
    let job = JobDouble::new();
    assert_eq!(job.clone().retry(2), 3);
    job.retry.assert_called_once_with(2);
    job.warm_up.assert_called_once();
    job.retry.returns(9);
    assert_eq!(job.clone().retry(2), 9);
    job.warm_up.assert_called_once();
}

#[test]
fn self_in_a_pointer_answers_and_records() {
    let job = JobDouble::new();
    job.boxed.returns(1);
    job.shared.returns(2);
    job.shared_everywhere.returns(3);
    job.referenced_arc.returns(4);
    job.by_path.returns(5);
    let shared = Arc::new(job.clone());
    assert_eq!(Box::new(job.clone()).boxed(10), 1);
    assert_eq!(Rc::new(job.clone()).shared(20), 2);
    assert_eq!(Arc::clone(&shared).shared_everywhere(30), 3);
    assert_eq!(shared.referenced_arc(40), 4);
    assert_eq!(Box::new(job.clone()).by_path(), 5);
    job.boxed.assert_called_once_with(10);
    job.shared.assert_called_once_with(20);
    job.shared_everywhere.assert_called_once_with(30);
    job.referenced_arc.assert_called_once_with(40);
    job.by_path.assert_called_once_with();
}

#[ml_double]
trait Handler {
    fn handle(self: Box<Self>, body: String) -> usize;
    fn spawn(self: Arc<Self>) -> usize;
    fn peek(&self) -> usize;
    fn sized(self) -> usize
    where
        Self: Sized;
}

#[test]
fn methods_with_pointers_to_self_are_called_through_dyn() {
    let handler = HandlerDouble::new();
    handler.handle.side_effect(|body| body.len());
    handler.spawn.returns(2);
    handler.peek.returns(3);
    handler.sized.returns(4);
    let boxed: Box<dyn Handler> = Box::new(handler.clone());
    let shared: Arc<dyn Handler> = Arc::new(handler.clone());
    assert_eq!(shared.peek(), 3);
    assert_eq!(boxed.handle("body".into()), 4);
    assert_eq!(shared.spawn(), 2);
    assert_eq!(handler.clone().sized(), 4);
    handler.handle.assert_called_once_with("body");
    handler.spawn.assert_called_once();
}

#[test]
fn a_missing_answer_through_a_pointer_names_the_method() {
    let boxed: Box<dyn Handler> = Box::new(HandlerDouble::named("inbox"));
    let text = failure_of(|| boxed.handle("x".into()));
    assert!(
        text.starts_with("inbox.handle: no answer for this call"),
        "{text}"
    );
}

#[ml_double]
trait Stream {
    fn poll_next(self: Pin<&mut Self>, limit: usize) -> Option<u8>;
    fn size_hint(self: Pin<&Self>) -> usize;
    fn chunk(self: Pin<&Self>) -> &[u8];
    fn name(self: Pin<&mut Self>) -> &str;
    fn buffer(self: Pin<&mut Self>, at: usize) -> &mut Vec<u8>;
    fn named<'a>(self: Pin<&'a mut Self>, other: &str) -> &'a mut u32;
    fn maybe(self: Pin<&mut Self>) -> Option<&str>;
    fn pinned_box(self: Pin<Box<Self>>) -> u8;
    fn pinned_arc(self: std::pin::Pin<Arc<Self>>, n: u8) -> u8;
    fn provided(mut self: Pin<&mut Self>) -> usize {
        usize::from(self.as_mut().poll_next(8).is_some())
    }
}

#[test]
fn a_pinned_self_answers_and_records() {
    let stream = StreamDouble::new();
    stream.poll_next.returns_in_order([Some(1), None]);
    stream.size_hint.returns(2);
    let mut pinned = Box::pin(stream.clone());
    assert_eq!(pinned.as_mut().poll_next(5), Some(1));
    assert_eq!(pinned.as_mut().poll_next(6), None);
    assert_eq!(pinned.as_ref().size_hint(), 2);
    stream.poll_next.assert_called_with(6);
    assert_eq!(stream.poll_next.args(), [(5,), (6,)]);
}

#[test]
fn a_pinned_self_lends() {
    let stream = StreamDouble::new();
    stream.chunk.returns(vec![1, 2]);
    stream.name.returns("tokens".to_owned());
    stream.maybe.returns(Some("one".to_owned()));
    let mut pinned = Box::pin(stream.clone());
    assert_eq!(pinned.as_ref().chunk(), [1, 2]);
    assert_eq!(pinned.as_mut().name(), "tokens");
    assert_eq!(pinned.as_mut().maybe(), Some("one"));
}

#[test]
fn a_pinned_self_lends_mutably_and_the_change_stays() {
    let stream = StreamDouble::new();
    stream.buffer.returns(vec![]);
    stream.named.returns(1);
    let mut pinned = std::pin::pin!(stream.clone());
    pinned.as_mut().buffer(0).push(7);
    pinned.as_mut().buffer(1).push(8);
    assert_eq!(*pinned.as_mut().buffer(2), [7, 8]);
    *pinned.as_mut().named("a") += 1;
    assert_eq!(*pinned.as_mut().named("b"), 2);
    assert_eq!(stream.buffer.args(), [(0,), (1,), (2,)]);
    stream.named.assert_called_with("b");
}

#[test]
fn a_pinned_pointer_to_self_is_consumed() {
    let stream = StreamDouble::new();
    stream.pinned_box.returns(1);
    stream.pinned_arc.returns(2);
    assert_eq!(Box::pin(stream.clone()).pinned_box(), 1);
    assert_eq!(Arc::pin(stream.clone()).pinned_arc(9), 2);
    stream.pinned_arc.assert_called_once_with(9);
}

#[test]
fn the_own_body_of_a_method_with_a_pinned_self_runs() {
    let stream = StreamDouble::new();
    stream.poll_next.returns(Some(1));
    let mut pinned = Box::pin(stream.clone());
    assert_eq!(pinned.as_mut().provided(), 1);
    stream.poll_next.assert_called_once_with(8);
    stream.provided.returns(5);
    assert_eq!(pinned.as_mut().provided(), 5);
    stream.provided.assert_called_times(2);
}

#[test]
fn a_pinned_trait_object_answers() {
    let stream = StreamDouble::new();
    stream.poll_next.returns(Some(3));
    let mut pinned: Pin<Box<dyn Stream>> = Box::pin(stream.clone());
    assert_eq!(pinned.as_mut().poll_next(1), Some(3));
    stream.poll_next.assert_called_once_with(1);
}

/// Bodies that move what they have.
#[ml_double]
trait Consumer {
    fn weight(&self) -> u32;
    fn finish(self) -> u32
    where
        Self: Sized,
    {
        let this = self;
        this.weight()
    }
    fn finish_boxed(self: Box<Self>) -> u32 {
        self.weight() + 1
    }
    fn finish_shared(self: Arc<Self>) -> u32 {
        let other = Arc::clone(&self);
        self.weight() + other.weight()
    }
    fn chain(self: Box<Self>) -> Box<Self> {
        self
    }
}

#[test]
fn bodies_consume_self() {
    let consumer = ConsumerDouble::new();
    consumer.weight.returns(5);
    assert_eq!(consumer.clone().finish(), 5);
    assert_eq!(Box::new(consumer.clone()).finish_boxed(), 6);
    assert_eq!(Arc::new(consumer.clone()).finish_shared(), 10);
    consumer.weight.assert_called_times(4);
    consumer.finish_boxed.returns(1);
    assert_eq!(Box::new(consumer.clone()).finish_boxed(), 1);
    assert_eq!(Box::new(consumer.clone()).chain().weight(), 5);
    consumer.chain.assert_called_once();
}

#[ml_double]
trait Builder {
    fn weight(&self) -> u32;
    fn set(&mut self, key: &str) -> &mut Self;
    fn tag(&mut self, key: &str) -> &mut Self {
        let _ = key;
        self
    }
}

#[test]
fn the_own_body_lends_self() {
    let mut builder = BuilderDouble::new();
    builder.weight.returns(5);
    assert_eq!(builder.tag("a").tag("b").weight(), 5);
    assert_eq!(builder.tag.args(), [("a".into(),), ("b".into(),)]);
}

#[test]
fn a_clone_is_lent_as_self() {
    let mut builder = BuilderDouble::new();
    let clone = builder.clone();
    builder.weight.returns(5);
    builder.set.returns_with(move || clone.clone());
    assert_eq!(builder.set("a").set("b").set("c").weight(), 5);
    assert_eq!(
        builder.set.args(),
        [("a".into(),), ("b".into(),), ("c".into(),)]
    );
}

#[test]
fn a_double_lends_itself() {
    let mut builder = BuilderDouble::new();
    builder.weight.returns(5);
    builder.set.returns(builder.clone());
    assert_eq!(builder.set("a").set("b").weight(), 5);
    builder.set.assert_called_times(2);
}

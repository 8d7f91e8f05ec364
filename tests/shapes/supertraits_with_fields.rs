//! Supertraits of the standard library that ask for methods have these as fields of the double.
use std::fmt::Write as _;
use std::future::Future;
use std::io::Read as _;
use std::task::{Context, Poll, Waker};

use mlmock::ml_double;

#[ml_double]
trait Rows: Iterator<Item = Result<u32, String>> + AsRef<[u8]> + Send {
    fn schema(&self) -> String;
}

#[test]
fn an_iterator_needs_only_next() {
    let rows = RowsDouble::new();
    rows.next
        .returns_in_order([Some(Ok(1)), Some(Err("late".into())), None]);
    let read: Vec<_> = rows.clone().collect();
    assert_eq!(read, [Ok(1), Err("late".to_owned())]);
    rows.next.assert_called_times(3);
}

#[test]
fn as_ref_lends() {
    let rows = RowsDouble::new();
    rows.as_ref.returns(vec![1, 2]);
    rows.schema.returns("a: u8".into());
    assert_eq!(AsRef::<[u8]>::as_ref(&rows), [1, 2]);
    assert_eq!(rows.schema(), "a: u8");
}

#[ml_double]
trait Job: Future<Output = u8> + Unpin {
    fn name(&self) -> String;
}

#[test]
fn a_future_is_polled() {
    let job = JobDouble::new();
    job.poll.returns_in_order([Poll::Pending, Poll::Ready(7)]);
    job.name.returns("train".into());
    let mut polled = Box::pin(job.clone());
    let mut cx = Context::from_waker(Waker::noop());
    assert_eq!(polled.as_mut().poll(&mut cx), Poll::Pending);
    assert_eq!(polled.as_mut().poll(&mut cx), Poll::Ready(7));
    job.poll.assert_called_times(2);
    assert_eq!(job.name(), "train");
}

#[ml_double]
trait Source: std::io::Read + std::fmt::Write + AsMut<[u8]> {
    fn len(&self) -> usize;
}

#[test]
fn bytes_are_read_and_texts_are_written() {
    let mut source = SourceDouble::new();
    source.read.side_effect_once(|buffer| {
        buffer[0] = b'x';
        Ok(1)
    });
    source.read.returns_with(|| Ok(0));
    source.write_str.returns(Ok(()));
    source.as_mut.returns(vec![1, 2]);
    source.len.returns(2);
    let mut text = String::new();
    source.read_to_string(&mut text).unwrap();
    assert_eq!(text, "x");
    source.write_str("f1=").unwrap();
    source.write_str.assert_called_once_with("f1=");
    source.as_mut()[0] = 9;
    assert_eq!(AsMut::<[u8]>::as_mut(&mut source), [9, 2]);
    assert_eq!(Source::len(&source), 2);
}

#[ml_double]
trait Stage: std::str::FromStr<Err = String> + Into<String> {
    fn order(&self) -> u8;
}

#[test]
fn conversions_are_answered() {
    let statics = StageDouble::statics();
    let stage = StageDouble::named("staging");
    stage.into.returns("staging".into());
    stage.order.returns(1);
    statics.from_str.returns(Ok(stage.clone()));
    let parsed: StageDouble = "staging".parse().unwrap();
    statics.from_str.assert_called_once_with("staging");
    assert_eq!(parsed.order(), 1);
    assert_eq!(Into::<String>::into(parsed), "staging");
}

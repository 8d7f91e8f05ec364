//! A method with more than six arguments has the verbs that any other has, whatever it gives back.
#![allow(clippy::too_many_arguments)]

use std::time::Duration;

use futures::FutureExt;
use mlmock::{any, assert_in_order, ml_double};
use mlmock_tests::{assert_text, failure_of};

type Seven<T> = (u8, u8, u8, u8, u8, u8, T);

#[ml_double]
trait Wide {
    fn six(&mut self, a: u8, b: u8, c: u8, d: u8, e: u8, f: &str) -> &mut String;
    fn get(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, key: &str) -> Option<u32>;
    fn take(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, known: u8);
    fn lend(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, key: &str) -> &str;
    fn change(&mut self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, key: &str) -> &mut String;
    fn part<'k>(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, key: &'k str) -> &'k str;
    fn put<T: 'static>(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, value: T) -> Seven<bool>;
    async fn load(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, key: &str) -> usize;
    fn connect(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, url: &str) -> bool;
    #[cfg(any())]
    fn left_out(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, key: &str);
}

#[ml_double]
fn send(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, url: &str) -> bool {
    a + b + c + d + e + f == url.len() as u8
}

#[test]
fn calls_are_asserted_on() {
    let wide = WideDouble::new();
    wide.get.returns(Some(7));
    assert_eq!(wide.get(1, 2, 3, 4, 5, 6, "a"), Some(7));
    wide.get.assert_called_once_with(1, 2, 3, 4, 5, 6, "a");
    assert_eq!(wide.get(1, 2, 3, 4, 5, 6, "b"), Some(7));
    wide.get.assert_called_with(1, any(), 3, 4, 5, 6, "b");
    wide.get.assert_any_call(1, 2, 3, 4, 5, 6, "a");
    wide.get.assert_nth_call_with(1, 1, 2, 3, 4, 5, 6, "b");
    wide.get
        .wait_until_called_with(Duration::ZERO, 1, 2, 3, 4, 5, 6, "a");
    let [a, b] = ["a", "b"].map(|key| wide.get.with(1, 2, 3, 4, 5, 6, key));
    wide.get.assert_has_calls([a.clone(), b.clone()]);
    wide.get.assert_has_calls_any_order([b.clone(), a.clone()]);
    wide.get.assert_calls_in_order([a.clone(), b.clone()]);
    wide.get.assert_calls_exactly([a.clone(), b.clone()]);
    assert_in_order([&a, &b]);
    assert_eq!(wide.get.last_args().unwrap().6, "b");
}

#[test]
fn a_reason_is_given() {
    let wide = WideDouble::new();
    let cold = wide.get.because("the cache is cold");
    assert_text(
        failure_of(|| cold.assert_called_once_with(1, 2, 3, 4, 5, 6, "a")),
        r#"Wide.get: expected exactly one call, with these arguments, but it was not called
  because the cache is cold

  expected:
    get(a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, key: "a")
"#,
    );
}

#[test]
fn an_empty_list_of_calls_needs_no_types() {
    WideDouble::new().get.assert_calls_exactly([]);
}

#[test]
fn calls_are_answered_by_their_arguments() {
    let wide = WideDouble::new();
    let of_b = wide.get.with(any(), any(), any(), any(), any(), any(), "b");
    of_b.side_effect(|a, b, c, d, e, f, _| Some(u32::from(a + b + c + d + e + f)));
    wide.get.side_effect_once(|_, _, _, _, _, _, _| None);
    wide.get
        .side_effect_local(|_, _, _, _, _, _, key| key.parse().ok());
    assert_eq!(wide.get(1, 2, 3, 4, 5, 6, "b"), Some(21));
    assert_eq!(wide.get(1, 2, 3, 4, 5, 6, "8"), None);
    assert_eq!(wide.get(1, 2, 3, 4, 5, 6, "8"), Some(8));
    of_b.assert_called_once_with(1, 2, 3, 4, 5, 6, "b");
}

#[test]
fn what_is_lent_is_lent() {
    let mut wide = WideDouble::new();
    wide.lend.returns("static".to_owned());
    assert_eq!(wide.lend(1, 2, 3, 4, 5, 6, "a"), "static");
    wide.lend.assert_called_once_with(1, 2, 3, 4, 5, 6, "a");
    wide.change
        .with(1, 2, 3, 4, 5, 6, "b")
        .returns("b".to_owned());
    wide.change
        .side_effect(|_, _, _, _, _, _, key| key.to_uppercase());
    wide.change(1, 2, 3, 4, 5, 6, "b").push('!');
    assert_eq!(wide.change(1, 2, 3, 4, 5, 6, "b"), "b!");
    assert_eq!(wide.clone().change(1, 2, 3, 4, 5, 6, "a"), "A");
    wide.change
        .because("it is lent")
        .assert_called_with(1, 2, 3, 4, 5, 6, "a");
    let of_a = wide.change.with(1, 2, 3, 4, 5, 6, "a");
    wide.change.assert_has_calls([of_a]);
}

#[test]
fn a_mutable_one_with_six_is_as_before() {
    let mut wide = WideDouble::new();
    wide.six.returns(String::new());
    wide.six(1, 2, 3, 4, 5, "a").push('!');
    assert_eq!(wide.six(1, 2, 3, 4, 5, "a"), "!");
    wide.six
        .because("it is lent")
        .assert_called_with(1, 2, 3, 4, 5, "a");
    let calls = || wide.six.with(1, 2, 3, 4, 5, "a");
    wide.six.assert_calls_exactly([calls(), calls()]);
}

#[test]
fn a_part_of_an_argument_is_given_back() {
    let wide = WideDouble::new();
    wide.part.side_effect(|_, _, _, _, _, _, key| &key[1..]);
    wide.part
        .with(1, 2, 3, 4, 5, 6, "ab")
        .side_effect_once(|_, _, _, _, _, _, key| key);
    assert_eq!(wide.part(1, 2, 3, 4, 5, 6, "ab"), "ab");
    assert_eq!(wide.part(1, 2, 3, 4, 5, 6, "xy"), "y");
    wide.part.assert_called_with(1, 2, 3, 4, 5, 6, "xy");
    let first = wide
        .part
        .with(1, 2, 3, 4, 5, 6, "ab")
        .because("it was first");
    wide.part.assert_has_calls([first]);
}

#[test]
fn instantiations_have_handles_of_their_own() {
    let wide = WideDouble::new();
    wide.put.of::<u32>().returns((0, 0, 0, 0, 0, 0, true));
    wide.put
        .of::<String>()
        .with(1, 2, 3, 4, 5, 6, "b")
        .returns((9, 0, 0, 0, 0, 0, false));
    assert!(wide.put(1, 2, 3, 4, 5, 6, 7u32).6);
    assert_eq!(wide.put(1, 2, 3, 4, 5, 6, String::from("b")).0, 9);
    wide.put
        .of::<u32>()
        .assert_called_once_with(1, 2, 3, 4, 5, 6, 7);
    wide.put
        .of::<String>()
        .assert_any_call(1, 2, 3, 4, 5, 6, "b");
    wide.put.of_opaque::<Vec<u8>>().assert_not_called();
    let relaxed = WideDouble::relaxed();
    assert!(!relaxed.put(1, 2, 3, 4, 5, 6, 'x').6);
}

#[test]
fn awaits_are_asserted_on() {
    let wide = WideDouble::new();
    wide.load
        .side_effect_async(|_, _, _, _, _, _, key| Box::pin(async move { key.len() }));
    assert_eq!(wide.load(1, 2, 3, 4, 5, 6, "abc").now_or_never(), Some(3));
    wide.load.assert_awaited_once_with(1, 2, 3, 4, 5, 6, "abc");
    wide.load.assert_awaited_with(1, 2, 3, 4, 5, 6, "abc");
    wide.load.assert_any_await(1, 2, 3, 4, 5, 6, "abc");
    let call = wide.load.with(1, 2, 3, 4, 5, 6, "abc");
    wide.load.assert_has_awaits([call.clone()]);
    wide.load.assert_has_awaits_any_order([call]);
}

#[test]
fn without_self_it_is_the_same() {
    let statics = WideDouble::statics();
    statics.connect.returns(true);
    assert!(WideDouble::connect(1, 2, 3, 4, 5, 6, "a"));
    statics
        .connect
        .assert_called_once_with(1, 2, 3, 4, 5, 6, "a");
    let sent = send::double();
    sent.with(0, 0, 0, 0, 0, 0, "").returns(true);
    sent.side_effect(|a, _, _, _, _, _, _| a == 1);
    assert!(send(0, 0, 0, 0, 0, 0, "") && send(1, 2, 3, 4, 5, 6, "a"));
    sent.assert_called_with(1, 2, 3, 4, 5, 6, "a");
}

#[test]
fn a_spy_records_as_many() {
    let inner = WideDouble::new();
    inner.get.returns(Some(7));
    let spy = WideDouble::wrapping(inner.clone());
    spy.get.with(0, 0, 0, 0, 0, 0, "").returns(None);
    assert_eq!(spy.get(0, 0, 0, 0, 0, 0, ""), None);
    assert_eq!(spy.get(1, 2, 3, 4, 5, 6, "a"), Some(7));
    spy.take(1, 2, 3, 4, 5, 6, 7);
    spy.take.assert_called_once_with(1, 2, 3, 4, 5, 6, 7);
    inner.get.assert_called_once_with(1, 2, 3, 4, 5, 6, "a");
    assert_eq!(format!("{:?}", spy.get), format!("{:?}", spy.clone().get));
}

//! `returns_with(|| v)` makes the result anew for each call.
use std::rc::Rc;

use mlmock::ml_double;

#[ml_double]
trait Clock {
    fn now(&self) -> u64;
    fn file(&self) -> Box<dyn std::io::Read>;
    fn local(&self) -> Rc<u64>;
    fn text(&self) -> &str;
    fn find(&self, key: &str) -> Result<&str, std::fmt::Error>;
}

#[test]
fn the_closure_may_change_its_state() {
    let clock = ClockDouble::new();
    let mut now = 0;
    clock.now.returns_with(move || {
        now += 10;
        now
    });
    assert_eq!([clock.now(), clock.now(), clock.now()], [10, 20, 30]);
}

#[test]
fn the_result_need_be_neither_clone_nor_send() {
    let clock = ClockDouble::new();
    clock.file.returns_with(|| Box::new(&b"data"[..]));
    clock.local.returns_with(|| Rc::new(7));
    let mut text = String::new();
    clock.file().read_to_string(&mut text).unwrap();
    assert_eq!((text.as_str(), *clock.local()), ("data", 7));
}

#[test]
fn each_borrowed_result_stays_what_it_was() {
    let clock = ClockDouble::new();
    let mut calls = 0;
    clock.text.returns_with(move || {
        calls += 1;
        format!("call {calls}")
    });
    let texts: Vec<&str> = (0..100).map(|_| clock.text()).collect();
    assert_eq!((texts[0], texts[99]), ("call 1", "call 100"));
}

#[test]
fn a_result_that_may_be_borrowed_is_made_in_its_kept_form() {
    let clock = ClockDouble::new();
    clock.find.returns_with(|| Ok(String::from("found")));
    clock.find.with("x").returns_with(|| Err(std::fmt::Error));
    assert_eq!(
        (clock.find("k"), clock.find("x")),
        (Ok("found"), Err(std::fmt::Error))
    );
}

//! A report lists the calls with their numbers and places; a call through `dyn` has no place.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of, run_ignored, without_places};
use std::panic::{AssertUnwindSafe, catch_unwind};

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

#[test]
fn the_place_is_the_line_of_the_call() {
    let store = StoreDouble::new();
    let (line, _) = (line!(), store.get("a"));
    let failure = catch_unwind(AssertUnwindSafe(|| store.get.assert_not_called())).unwrap_err();
    let text = failure.downcast_ref::<String>().unwrap();
    assert!(text.contains(&format!("at {}:{line}:", file!())), "{text}");
    assert_text(
        without_places(text),
        r#"
        Store.get: expected no call, but there was 1 call

          1 call:
            #1 get(key: "a")  at <here>
        "#,
    );
}

#[test]
fn a_call_through_dyn_has_none() {
    let store = StoreDouble::new();
    let shared: &dyn Store = &store;
    shared.get("a");
    store.get("b");
    assert_text(
        failure_of(|| store.get.assert_not_called()),
        r#"
        Store.get: expected no call, but there were 2 calls

          2 calls:
            #1 get(key: "a")
            #2 get(key: "b")  at <here>
        "#,
    );
}

const ASSERTION: u32 = line!() + 6;

#[test]
#[ignore = "run by the test below, in a process of its own"]
fn fails() {
    let store = StoreDouble::new();
    store.get.assert_called();
}

#[test]
fn a_failure_is_reported_at_the_line_of_the_assertion() {
    let output = run_ignored("asserting::report_of_calls::fails", &[]);
    let place = format!("panicked at {}:{ASSERTION}:", file!());
    assert!(output.contains(&place), "{output}");
}

//! `fails_first(n, || e)` fails the first `n` calls, and leaves later ones to the other answers.
use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Result<u32, String>;
    fn size(&self) -> Result<u32, String> {
        Ok(3)
    }
}

fn outcomes(store: &StoreDouble, calls: usize) -> Vec<Result<u32, String>> {
    (0..calls).map(|_| store.get("k")).collect()
}

#[test]
fn later_calls_go_to_what_repeats() {
    let store = StoreDouble::new();
    store.get.returns_ok(7);
    store.get.fails_first(2, || "timeout".into());
    let timeout = || Err("timeout".to_owned());
    assert_eq!(outcomes(&store, 4), [timeout(), timeout(), Ok(7), Ok(7)]);
}

#[test]
fn it_can_be_set_before_the_answer() {
    let store = StoreDouble::new();
    store.get.fails_first(1, || "timeout".into());
    store.get.returns_ok(7);
    assert_eq!(outcomes(&store, 2), [Err("timeout".into()), Ok(7)]);
}

#[test]
fn each_failure_is_made_anew() {
    let store = StoreDouble::new();
    let mut attempt = 0;
    store.get.returns_ok(7);
    store.get.fails_first(2, move || {
        attempt += 1;
        format!("attempt {attempt}")
    });
    assert_eq!(
        outcomes(&store, 3),
        [Err("attempt 1".into()), Err("attempt 2".into()), Ok(7)]
    );
}

#[test]
fn a_call_that_fails_takes_nothing_from_the_queue() {
    let store = StoreDouble::new();
    store.get.returns_in_order([Ok(1), Ok(2)]);
    store.get.fails_first(1, || "timeout".into());
    assert_eq!(outcomes(&store, 3), [Err("timeout".into()), Ok(1), Ok(2)]);
}

#[test]
fn it_comes_before_the_trait_s_own_body() {
    let store = StoreDouble::new();
    store.size.fails_first(1, || "timeout".into());
    assert_eq!([store.size(), store.size()], [Err("timeout".into()), Ok(3)]);
}

#[test]
fn without_another_answer_later_calls_have_none() {
    let store = StoreDouble::new();
    store.get.fails_first(1, || "timeout".into());
    store.get("k").unwrap_err();
    mlmock_tests::assert_text(
        failure_of(|| store.get("k")),
        r#"
        Store.get: no answer for this call
            get(key: "k")  at <here>

          it returns `Result<u32, String>`: add an answer before it, for example
            store.get.returns_ok(..);
            store.get.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

#[test]
fn a_rule_counts_its_own_calls() {
    let store = StoreDouble::new();
    store.get.returns_ok(7);
    store.get.with("k").fails_first(1, || "timeout".into());
    assert_eq!(store.get("other"), Ok(7));
    assert_eq!(outcomes(&store, 2), [Err("timeout".into()), Ok(7)]);
}

#[test]
fn a_rule_that_does_not_fail_any_more_leaves_calls_to_older_rules() {
    let store = StoreDouble::new();
    store.get.with(any()).returns_ok(1);
    store.get.with("k").fails_first(1, || "timeout".into());
    assert_eq!(outcomes(&store, 2), [Err("timeout".into()), Ok(1)]);
}

#[test]
fn zero_fails_none() {
    let store = StoreDouble::new();
    store.get.returns_ok(7);
    store.get.fails_first(0, || "timeout".into());
    assert_eq!(store.get("k"), Ok(7));
}

#[test]
fn exactly_so_many_calls_fail_on_many_threads() {
    let store = StoreDouble::new();
    store.get.returns_ok(7);
    store.get.fails_first(37, || "timeout".into());
    let failed: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| (0..50).filter(|_| store.get("k").is_err()).count()))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .sum()
    });
    assert_eq!(failed, 37);
}

//! `assert_called_times` takes a number or a range of numbers.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

fn called(times: usize) -> StoreDouble {
    let store = StoreDouble::new();
    (0..times).for_each(|_| store.get("k"));
    store
}

#[test]
fn a_number_passes_for_exactly_as_many() {
    called(0).get.assert_called_times(0);
    called(3).get.assert_called_times(3);
}

#[test]
fn a_range_passes_for_each_number_in_it() {
    for times in 1..=5 {
        called(times).get.assert_called_times(1..=5);
        called(times).get.assert_called_times(1..6);
        called(times).get.assert_called_times(1..);
        called(times).get.assert_called_times(..6);
        called(times).get.assert_called_times(..=5);
        called(times).get.assert_called_times(..);
    }
}

#[test]
fn a_range_fails_for_a_number_beside_it() {
    failure_of(|| called(0).get.assert_called_times(1..=5));
    failure_of(|| called(6).get.assert_called_times(1..=5));
    failure_of(|| called(6).get.assert_called_times(1..6));
    failure_of(|| called(1).get.assert_called_times(2..));
    failure_of(|| called(6).get.assert_called_times(..6));
    failure_of(|| called(6).get.assert_called_times(..=5));
}

#[test]
fn a_range_without_a_number_fails_always() {
    #[allow(clippy::reversed_empty_ranges)]
    let backwards = 3..=2;
    failure_of(|| called(0).get.assert_called_times(..0));
    failure_of(|| called(2).get.assert_called_times(2..2));
    failure_of(|| called(2).get.assert_called_times(backwards));
}

#[test]
fn too_few_fail() {
    assert_text(
        failure_of(|| called(1).get.assert_called_times(3)),
        r#"
        Store.get: expected 3 calls, but there was 1 call

          1 call:
            #1 get(key: "k")  at <here>
        "#,
    );
}

#[test]
fn none_at_all_fails() {
    assert_text(
        failure_of(|| called(0).get.assert_called_times(3)),
        "Store.get: expected 3 calls, but it was not called",
    );
}

#[test]
fn too_many_fail() {
    assert_text(
        failure_of(|| called(2).get.assert_called_times(1)),
        r#"
        Store.get: expected 1 call, but there were 2 calls

          2 calls:
            #1 get(key: "k")  at <here>
            #2 get(key: "k")  at <here>
        "#,
    );
}

fn headline(f: impl FnOnce()) -> String {
    failure_of(f).lines().next().unwrap().to_owned()
}

#[test]
fn the_range_is_said_in_words() {
    let three = called(3);
    let get = &three.get;
    assert_text(
        headline(|| get.assert_called_times(0)),
        "Store.get: expected no call, but there were 3 calls",
    );
    assert_text(
        headline(|| get.assert_called_times(4..=5)),
        "Store.get: expected 4 to 5 calls, but there were 3 calls",
    );
    assert_text(
        headline(|| get.assert_called_times(4..6)),
        "Store.get: expected 4 to 5 calls, but there were 3 calls",
    );
    assert_text(
        headline(|| get.assert_called_times(4..)),
        "Store.get: expected at least 4 calls, but there were 3 calls",
    );
    assert_text(
        headline(|| get.assert_called_times(..3)),
        "Store.get: expected at most 2 calls, but there were 3 calls",
    );
    assert_text(
        headline(|| get.assert_called_times(..=1)),
        "Store.get: expected at most 1 call, but there were 3 calls",
    );
    assert_text(
        headline(|| get.assert_called_times(2..2)),
        "Store.get: expected an impossible number of calls, but there were 3 calls",
    );
}

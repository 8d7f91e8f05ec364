//! `all_of` and `any_of` join matchers and values: tuples, arrays and `Vec`s.
use mlmock::{all_of, any, any_of, contains, matching, ml_double, not, pattern};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

fn called() -> StoreDouble {
    let store = StoreDouble::new();
    store.put("train/a", 4);
    store
}

#[test]
fn a_tuple_mixes_kinds_of_matchers() {
    let store = called();
    let key = all_of((
        contains("train"),
        not("train"),
        matching(|key: &str| key.len() < 10),
    ));
    store
        .put
        .assert_called_once_with(key, any_of((1, pattern!(3..=5))));
}

#[test]
fn an_array_and_a_vec_hold_one_kind() {
    let store = called();
    store
        .put
        .assert_called_once_with(any_of(["train/a", "train/b"]), any_of([3, 4]));
    store
        .put
        .assert_called_once_with(all_of([contains("train"), contains("/")]), any_of(vec![4]));
    let keys = vec![String::from("train/a")];
    store.put.assert_called_once_with(any_of(keys), any());
}

#[test]
fn none_of_them_fits_nothing_and_all_of_none_fits_everything() {
    let store = called();
    assert!(!store.put.with(any(), any_of([0; 0])).called());
    assert!(store.put.with(any(), all_of([0; 0])).called());
}

#[test]
fn they_nest() {
    let store = called();
    let even = all_of((not(any_of([1, 3, 5])), any_of((2, all_of((4, any()))))));
    store.put.assert_called_once_with(any(), even);
}

#[test]
fn they_print_what_they_join() {
    let store = called();
    assert_text(
        failure_of(|| {
            let key = all_of((contains("train"), not("train/a")));
            store.put.assert_called_once_with(key, any_of([1, 2]));
        }),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(key: all_of(contains("train"), not("train/a")), rows: any_of(1, 2))

          1 call:
            #1 put(*key: "train/a", *rows: 4)  at <here>

          call #1 differs in:
            key
              expected all_of(contains("train"), not("train/a"))
                actual "train/a"
            rows
              expected any_of(1, 2)
                actual 4
        "#,
    );
}

//! `contains` looks for a part of a text, an element of a list or set, a key, or a value.
use mlmock::{any, contains, ml_double};
use mlmock_tests::{assert_text, failure_of};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

#[ml_double]
trait Store {
    fn text(&self, key: &str, owner: String);
    fn list(&self, rows: &[f32], stages: &[&str], shape: [usize; 2]);
    fn sets(&self, hashed: HashSet<u32>, sorted: BTreeSet<String>);
    fn maps(&self, hashed: &HashMap<String, u32>, sorted: BTreeMap<u32, u32>);
    fn options(&self, rank: Option<u32>, by: Option<&str>);
}

#[test]
fn a_part_of_a_text() {
    let store = StoreDouble::new();
    store.text("models/churn", String::from("eve"));
    store
        .text
        .assert_called_once_with(contains("/ch"), contains(String::from("ev")));
    assert!(!store.text.with(contains("fraud"), any()).called());
}

#[test]
fn an_element_of_a_list() {
    let store = StoreDouble::new();
    store.list(&[0.5, 1.5], &["a", "b"], [2, 3]);
    store
        .list
        .assert_called_once_with(contains(1.5), contains("b"), contains(3));
    assert!(!store.list.with(contains(2.5), any(), any()).called());
}

#[test]
fn an_element_of_a_set() {
    let store = StoreDouble::new();
    store.sets(HashSet::from([1]), BTreeSet::from([String::from("a")]));
    store
        .sets
        .assert_called_once_with(contains(1), contains("a"));
}

#[test]
fn a_key_of_a_map() {
    let store = StoreDouble::new();
    store.maps(
        &HashMap::from([(String::from("a"), 1)]),
        BTreeMap::from([(2, 3)]),
    );
    store
        .maps
        .assert_called_once_with(contains("a"), contains(2));
    assert!(!store.maps.with(any(), contains(3)).called());
}

#[test]
fn a_part_of_what_is_in_an_option() {
    let store = StoreDouble::new();
    store.options(Some(3), None);
    assert!(!store.options.with(any(), contains("eve")).called());
    store.options(None, Some("steve"));
    assert!(store.options.with(any(), contains("eve")).called());
}

#[test]
fn it_prints_what_it_looks_for() {
    let store = StoreDouble::new();
    store.text("models/churn", String::from("eve"));
    assert_text(
        failure_of(|| store.text.assert_called_once_with(contains("fraud"), any())),
        r#"
        Store.text: expected exactly one call, with these arguments

          expected:
            text(key: contains("fraud"), owner: any())

          1 call:
            #1 text(*key: "models/churn", owner: "eve")  at <here>

          call #1 differs in:
            key
              expected contains("fraud")
                actual "models/churn"
        "#,
    );
}

//! A text argument is given as `&str`, `String`, `&String` or anything that is a text.
use mlmock::ml_double;
use std::borrow::Cow;

#[ml_double]
trait Store {
    fn get(&self, key: &str);
    fn put(&self, key: String);
}

#[test]
fn a_borrowed_text() {
    let store = StoreDouble::new();
    store.get("churn");
    let owned = String::from("churn");
    store.get.assert_called_once_with("churn");
    store.get.assert_called_once_with(&owned);
    store.get.assert_called_once_with(owned.as_str());
    store.get.assert_called_once_with(&&*owned);
    store.get.assert_called_once_with(&Cow::from("churn"));
    store.get.assert_called_once_with(owned);
}

#[test]
fn an_owned_text() {
    let store = StoreDouble::new();
    store.put(String::from("churn"));
    let owned = String::from("churn");
    store.put.assert_called_once_with("churn");
    store.put.assert_called_once_with(&owned);
    store.put.assert_called_once_with(&format!("ch{}", "urn"));
    store.put.assert_called_once_with(owned);
}

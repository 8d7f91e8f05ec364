//! A relaxed double answers with the default of the type, where the type has one.
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[derive(Debug)]
struct NoDefault;
#[derive(Debug, Default, PartialEq)]
struct Config {
    threads: usize,
}
type Outcome<T> = Result<T, NoDefault>;

#[ml_double]
trait Service {
    fn number(&self) -> f64;
    fn pair(&self) -> (u32, String);
    fn config(&self) -> Config;
    fn option(&self) -> Option<NoDefault>;
    fn list(&self) -> Vec<NoDefault>;
    fn map(&self) -> HashMap<String, NoDefault>;
    fn set(&self) -> BTreeSet<u8>;
    fn result(&self) -> Result<Vec<u8>, NoDefault>;
    fn unit_result(&self) -> Outcome<()>;
    fn nested(&self) -> Outcome<Option<NoDefault>>;
    fn borrowed(&self) -> &str;
    fn borrowed_config(&self) -> &Config;
    fn borrowed_slice(&self) -> &[NoDefault];
    fn borrowed_option(&self) -> Option<&NoDefault>;
    fn borrowed_result(&self) -> Result<&str, NoDefault>;
    fn borrowed_list(&self) -> Vec<&NoDefault>;
    fn cow(&self) -> Cow<'_, str>;
    fn unit(&self);
    fn provided(&self) -> u32 {
        7
    }
    fn without(&self, key: &str) -> NoDefault;
    fn without_in_result(&self) -> Result<NoDefault, String>;
    fn without_borrowed(&self) -> &NoDefault;
    fn without_object(&self) -> &dyn std::fmt::Debug;
}

#[test]
fn owned_results_have_their_default() {
    let service = ServiceDouble::relaxed();
    assert_eq!(service.number(), 0.0);
    assert_eq!(service.pair(), (0, String::new()));
    assert_eq!(service.config(), Config { threads: 0 });
    assert!(service.option().is_none());
    assert!(service.list().is_empty() && service.map().is_empty() && service.set().is_empty());
    service.unit();
}

#[test]
fn a_result_is_ok_of_the_default_whatever_its_error() {
    let service = ServiceDouble::relaxed();
    assert_eq!(service.result().unwrap(), []);
    service.unit_result().unwrap();
    assert!(service.nested().unwrap().is_none());
}

#[test]
fn borrowed_results_have_the_default_of_what_they_borrow() {
    let service = ServiceDouble::relaxed();
    assert_eq!(
        (service.borrowed(), service.borrowed_config()),
        ("", &Config { threads: 0 })
    );
    assert!(service.borrowed_slice().is_empty() && service.borrowed_list().is_empty());
    assert!(service.borrowed_option().is_none());
    assert_eq!(service.borrowed_result().unwrap(), "");
    assert_eq!(service.cow(), "");
}

#[test]
fn a_method_with_a_body_runs_it() {
    assert_eq!(ServiceDouble::relaxed().provided(), 7);
}

#[test]
fn a_type_without_a_default_still_fails() {
    let service = ServiceDouble::relaxed();
    assert_text(
        failure_of(|| service.without("k")),
        r#"
        Service.without: no answer for this call
            without(key: "k")  at <here>

          the double is relaxed, but this type has no default

          it returns `NoDefault`: add an answer before it, for example
            service.without.returns(..);
            service.without.returns_with(|| ..); // made anew for each call
        "#,
    );
    failure_of(|| service.without_in_result());
    failure_of(|| service.without_borrowed());
    failure_of(|| service.without_object());
}

#[test]
fn answers_come_before_the_default() {
    let service = ServiceDouble::relaxed();
    service.number.returns_once(1.5);
    service.number.returns(2.5);
    assert_eq!([service.number(), service.number()], [1.5, 2.5]);
    service.number.clear_answers();
    assert_eq!(service.number(), 0.0);
}

#[test]
fn calls_are_recorded() {
    let service = ServiceDouble::relaxed();
    service.number();
    service.number.assert_called_once();
}

#[test]
fn a_clone_is_relaxed_too() {
    assert_eq!(ServiceDouble::relaxed().clone().number(), 0.0);
}

#[test]
fn a_strict_double_does_not_know_defaults() {
    let service = ServiceDouble::new();
    assert_text(
        failure_of(|| service.option()),
        "
        Service.option: no answer for this call
            option()  at <here>

          it returns `Option<NoDefault>`: add an answer before it, for example
            service.option.returns(..);
            service.option.returns_with(|| ..); // made anew for each call
        ",
    );
}

//! References inside any shape of result are lent: trait objects in an `Option`, options in a list,
//! results behind an alias, values of a trait's own type parameter.
use std::fmt::Display;

use mlmock::ml_double;

type Outcome<T> = Result<T, String>;
mod library {
    pub(super) type Result<T> = std::result::Result<T, String>;
}

#[ml_double]
trait Registry {
    fn find(&self) -> Option<&dyn Display>;
    fn all(&self) -> Vec<&dyn Display>;
    fn load(&self) -> Result<&dyn Display, String>;
    fn scores(&self) -> Vec<Option<&u8>>;
    fn name(&self) -> Outcome<&'static str>;
    fn path(&self) -> library::Result<&str>;
}

#[ml_double]
trait Cache<V> {
    fn get(&self, key: &str) -> Option<&V>;
}

#[test]
fn trait_objects_inside_options_results_and_lists_are_lent() {
    let registry = RegistryDouble::new();
    registry.find.returns(Some(Box::new(1)));
    registry.all.returns(vec![Box::new(2), Box::new("three")]);
    registry.load.returns_ok(Box::new(4));
    assert_eq!(registry.find().unwrap().to_string(), "1");
    assert_eq!(registry.all()[1].to_string(), "three");
    assert_eq!(registry.load().unwrap().to_string(), "4");
}

#[test]
fn options_inside_a_list_are_lent() {
    let registry = RegistryDouble::new();
    registry.scores.returns(vec![Some(1), None]);
    assert_eq!(registry.scores(), [Some(&1), None]);
}

#[test]
fn results_behind_an_alias_named_result_are_handed_in_owned() {
    let registry = RegistryDouble::new();
    registry.name.returns_ok("always");
    registry.path.returns_ok(String::from("a"));
    assert_eq!((registry.name(), registry.path()), (Ok("always"), Ok("a")));
}

#[test]
fn values_of_a_type_parameter_are_lent() {
    let cache = CacheDouble::<Vec<u8>>::new();
    cache.get.returns(Some(vec![1]));
    assert_eq!(cache.get("k"), Some(&vec![1]));
}

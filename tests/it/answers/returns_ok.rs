//! `returns_ok(v)` answers with `Ok` of a clone, and asks `Clone` of the value only.
use mlmock::ml_double;

/// An error as they are: not `Clone`, not `PartialEq`.
#[derive(Debug)]
struct Error(
    #[expect(dead_code, reason = "only there to be no Clone")]
    Box<dyn std::error::Error + Send + Sync>,
);
type Outcome<T> = Result<T, Error>;
mod library {
    pub(super) type Result<T, E = super::Error> = std::result::Result<T, E>;
}

#[ml_double]
trait Registry {
    fn log(&self, name: &str) -> Result<(), Error>;
    fn versions(&self, name: &str) -> Outcome<Vec<u32>>;
    fn latest(&self, name: &str) -> library::Result<u32>;
    fn read(&self, path: &std::path::Path) -> std::io::Result<String>;
    fn name(&self) -> Result<&str, Error>;
    fn find(&self, name: &str) -> Result<Option<&u32>, Error>;
    fn boxed(&self) -> Result<u8, Box<dyn std::error::Error>>;
}

#[test]
fn the_error_need_not_be_clone() {
    let registry = RegistryDouble::new();
    registry.log.returns_ok(());
    registry.log("a").unwrap();
    registry.log("b").unwrap();
}

#[test]
fn the_error_need_not_be_send() {
    let registry = RegistryDouble::new();
    registry.boxed.returns_ok(1);
    assert_eq!(registry.boxed().unwrap() + registry.boxed().unwrap(), 2);
}

#[test]
fn type_aliases_are_seen_through() {
    let registry = RegistryDouble::new();
    registry.versions.returns_ok(vec![1, 2]);
    registry.latest.returns_ok(2);
    registry.read.returns_ok("text".into());
    assert_eq!(registry.versions("a").unwrap(), [1, 2]);
    assert_eq!(registry.latest("a").unwrap(), 2);
    assert_eq!(registry.read("/etc".as_ref()).unwrap(), "text");
}

#[test]
fn a_borrowed_success_is_handed_in_owned() {
    let registry = RegistryDouble::new();
    registry.name.returns_ok("churn".to_owned());
    registry.find.returns_ok(Some(7));
    registry.find.with("missing").returns_ok(None);
    assert_eq!(registry.name().unwrap(), "churn");
    assert_eq!(registry.find("k").unwrap(), Some(&7));
    assert_eq!(registry.find("missing").unwrap(), None);
    assert_eq!(registry.find("k").unwrap(), Some(&7), "again and again");
}

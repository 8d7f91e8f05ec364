//! A borrowed result stays valid as long as the handle it was borrowed from, whatever is called or
//! cleared meanwhile.
use std::borrow::Cow;
use std::ffi::{CStr, OsStr};
use std::fmt::{Debug, Display};
use std::path::Path;

use mlmock::ml_double;

#[derive(Debug, PartialEq)]
struct Model {
    id: u32,
}
#[derive(Clone, Debug, PartialEq)]
struct Row<'a> {
    name: &'a str,
}
#[derive(Debug, PartialEq)]
struct Error;

#[ml_double]
trait Registry {
    fn name(&self) -> &str;
    fn model(&self, id: u32) -> &Model;
    fn find(&self, id: u32) -> Option<&Model>;
    fn find_name(&self, id: u32) -> Option<&str>;
    fn load(&self, id: u32) -> Result<&Model, Error>;
    fn all(&self) -> Vec<&Model>;
    fn names(&self) -> Result<Vec<&str>, Error>;
    fn slice(&self) -> &[Model];
    fn path(&self) -> &Path;
    fn os(&self) -> &OsStr;
    fn c(&self) -> &CStr;
    fn object(&self) -> &dyn Display;
    fn cow(&self) -> Cow<'_, str>;
    fn row(&self) -> Row<'_>;
    fn rows(&self) -> Vec<Row<'_>>;
    fn forever(&self) -> &'static str;
    fn boxed(&self) -> Box<dyn Debug + '_>;
}

#[test]
fn references_are_handed_in_owned_and_lent_again_and_again() {
    let registry = RegistryDouble::new();
    registry.name.returns("churn".into());
    registry.model.returns(Model { id: 1 });
    registry.slice.returns(vec![Model { id: 2 }]);
    registry.path.returns("/a".into());
    registry.os.returns("os".into());
    registry.c.returns(c"c".into());
    assert_eq!((registry.name(), registry.name()), ("churn", "churn"));
    assert!(std::ptr::eq(registry.model(1), registry.model(2)));
    assert_eq!(registry.slice(), [Model { id: 2 }]);
    assert_eq!(
        (registry.path(), registry.os(), registry.c()),
        ("/a".as_ref(), "os".as_ref(), c"c")
    );
}

#[test]
fn references_inside_options_results_and_lists_are_lent() {
    let registry = RegistryDouble::new();
    registry.find.returns(Some(Model { id: 1 }));
    registry.find.with(0).returns(None);
    registry.find_name.returns(Some("n".into()));
    registry.load.returns_ok(Model { id: 2 });
    registry.load.with(0).returns_once(Err(Error));
    registry.all.returns(vec![Model { id: 3 }, Model { id: 4 }]);
    registry.names.returns_ok(vec!["x".into(), "y".into()]);
    assert_eq!(
        (registry.find(1), registry.find(0)),
        (Some(&Model { id: 1 }), None)
    );
    assert_eq!(registry.find_name(1), Some("n"));
    assert_eq!(
        (registry.load(0), registry.load(1)),
        (Err(Error), Ok(&Model { id: 2 }))
    );
    assert_eq!(registry.all(), [&Model { id: 3 }, &Model { id: 4 }]);
    assert_eq!(registry.names(), Ok(vec!["x", "y"]));
}

#[test]
fn trait_objects_are_lent() {
    let registry = RegistryDouble::new();
    registry.object.returns(Box::new(1.5));
    assert_eq!(registry.object().to_string(), "1.5");
    registry.object.side_effect(|| Box::new("text"));
    assert_eq!(registry.object().to_string(), "text");
}

#[test]
fn types_with_a_lifetime_are_handed_in_for_all_time() {
    let registry = RegistryDouble::new();
    registry.cow.returns("text".into());
    registry.cow.returns_once(Cow::Owned(String::from("owned")));
    registry.row.returns(Row { name: "r" });
    registry.rows.side_effect(|| vec![Row { name: "s" }]);
    registry.forever.returns("always");
    registry.boxed.returns_with(|| Box::new(7));
    assert_eq!(
        (registry.cow(), registry.cow()),
        ("owned".into(), "text".into())
    );
    assert_eq!(
        (registry.row(), registry.rows()),
        (Row { name: "r" }, vec![Row { name: "s" }])
    );
    assert_eq!(registry.forever(), "always");
    assert_eq!(format!("{:?}", registry.boxed()), "7");
}

#[test]
fn what_was_lent_stays_what_it_was_when_answers_change_and_are_cleared() {
    let registry = RegistryDouble::new();
    registry.name.returns("first".into());
    let first = registry.name();
    registry.name.returns("second".into());
    let second = registry.name();
    registry.name.returns_once("third".into());
    let third = registry.name();
    registry.name.side_effect(|| "fourth".to_owned());
    let fourth = registry.name();
    mlmock::reset(&registry);
    registry.name.returns("fifth".into());
    let fifth = registry.name();
    assert_eq!(
        [first, second, third, fourth, fifth],
        ["first", "second", "third", "fourth", "fifth"]
    );
}

#[test]
fn thousands_of_results_stay_where_they_are() {
    let registry = RegistryDouble::new();
    registry.model.side_effect(|id| Model { id });
    let lent: Vec<&Model> = (0..5000).map(|id| registry.model(id)).collect();
    assert!((0..).zip(&lent).all(|(id, model)| model.id == id));
}

#[test]
fn results_lent_on_several_threads_are_their_own() {
    let registry = RegistryDouble::new();
    registry.model.side_effect(|id| Model { id });
    registry.model.with(0).returns(Model { id: 999 });
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let registry = &registry;
            scope.spawn(move || {
                let ids = (thread * 1000 + 1)..(thread * 1000 + 500);
                let lent: Vec<_> = ids
                    .clone()
                    .map(|id| (registry.model(id), registry.model(0)))
                    .collect();
                assert!(
                    ids.zip(lent)
                        .all(|(id, (own, all))| (own.id, all.id) == (id, 999))
                );
            });
        }
    });
}

#[test]
fn a_result_may_be_borrowed_through_dyn() {
    fn longest(registry: &dyn Registry) -> &str {
        std::cmp::max_by_key(registry.name(), registry.name(), |name| name.len())
    }
    let registry = RegistryDouble::new();
    registry
        .name
        .returns_in_order(["short".into(), "longest".into()]);
    assert_eq!(longest(&registry), "longest");
}

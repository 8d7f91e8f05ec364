//! A double has the signatures of its trait.
use std::collections::HashMap;
use std::fmt::Display;

use mlmock::{any, ml_double, timeline};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn flush(&self);
    fn get(&self, key: &str) -> u32;
    fn put(&self, key: &str, rows: u32);
}

#[test]
fn test_basic() {
    let store = StoreDouble::relaxed();
    store.flush();
    store.get("a");
    store.put("a", 1);
    store.flush.assert_called_once_with();
    store.get.assert_called_once_with("a");
    store.put.assert_called_once_with("a", 1);
    failure_of(|| store.get.assert_called_once_with("b"));
    failure_of(|| store.put.assert_called_once_with("a", 2));
    // Of another arity it does not compile: `ui/testcallable/test_create_autospec_instance.rs`.
}

#[test]
fn test_create_autospec_return_value() {
    #[ml_double]
    fn rows_of(key: &str) -> usize {
        key.len()
    }
    let double = rows_of::double();
    double.returns(12);
    assert_eq!(rows_of("train"), 12);
}

#[test]
fn test_mocking_unbound_methods() {
    let store = StoreDouble::relaxed();
    Store::put(&store, "a", 1);
    <StoreDouble as Store>::put(&store, "b", 2);
    assert_eq!(store.put.args(), [("a".to_owned(), 1), ("b".to_owned(), 2)]);
}

#[test]
fn test_attributes() {
    #[ml_double]
    trait Platform {
        fn store(&self) -> &dyn Store;
    }
    let (platform, store) = (PlatformDouble::new(), StoreDouble::new());
    store.get.returns(7);
    platform.store.returns(Box::new(store.clone()));
    assert_eq!(platform.store().get("a"), 7);
    platform.store.assert_called_once();
    store.get.assert_called_once_with("a");
}

#[test]
fn test_method_calls() {
    let store = StoreDouble::relaxed();
    store.put("a", store.get("b"));
    store.flush();
    assert_text(
        timeline([&store]).to_string(),
        r#"
        1  Store.get(key: "b")
        2  Store.put(key: "a", rows: 0)
        3  Store.flush()
        "#,
    );
}

#[test]
fn test_descriptors() {
    #[ml_double]
    trait Schema {
        fn version() -> u32;
        fn columns() -> Vec<String> {
            vec![format!("v{}", Self::version())]
        }
    }
    let statics = SchemaDouble::statics();
    statics.version.returns(4);
    assert_eq!(SchemaDouble::columns(), ["v4"]);
    statics.version.assert_called_once_with();
    statics.columns.assert_called_once_with();
}

#[test]
fn test_recursive() {
    #[ml_double]
    trait Node {
        fn child(&self, name: &str) -> Option<Box<dyn Node>>;
    }
    let [root, child] = ["root", "child"].map(NodeDouble::named);
    root.child.returns_with({
        let child = child.clone();
        move || Some(Box::new(child.clone()))
    });
    child.child.returns_with(|| None);
    assert!(root.child("a").unwrap().child("b").is_none());
    assert_text(
        timeline([&root, &child]).to_string(),
        r#"
        1  root.child(name: "a")
        2  child.child(name: "b")
        "#,
    );
}

#[ml_double(extends(Store))]
trait Archive: Store {
    fn seal(&self) -> bool;
}

#[test]
fn test_spec_inheritance_for_classes() {
    fn archive_rows(archive: &dyn Archive) -> Option<u32> {
        archive.seal().then(|| archive.get("a"))
    }
    let archive = ArchiveDouble::new();
    archive.seal.returns(true);
    archive.store.get.returns(7);
    assert_eq!(archive_rows(&archive), Some(7));
    archive.store.get.assert_called_once_with("a");
}

#[test]
fn test_inherit() {
    #[ml_double]
    trait Platform {
        fn archive(&self) -> &dyn Archive;
    }
    let (platform, archive) = (PlatformDouble::new(), ArchiveDouble::new());
    platform.archive.returns(Box::new(archive.clone()));
    platform.archive().put("a", 3);
    archive.store.put.assert_called_once_with("a", 3);
    archive.seal.assert_not_called();
}

#[test]
fn test_function() {
    #[ml_double]
    trait Predict {
        fn predict(&self, rows: &[f32]) -> f32;
    }
    let model = PredictDouble::new();
    model.predict.side_effect(|rows| rows.iter().sum());
    assert_eq!(model.predict(&[0.5, 0.25]), 0.75);
    model.predict.assert_called_once_with(&[0.5, 0.25]);
}

#[test]
fn test_class_with_no_init() {
    #[ml_double]
    trait Marker {}
    fn marked(_: &impl Marker) -> &'static str {
        "marked"
    }
    let marker = MarkerDouble::new();
    assert_eq!(marked(&marker), "marked");
    assert_eq!(format!("{marker:?}"), "Marker");
}

#[test]
fn test_autospec_functions_with_self_in_odd_place() {
    #[ml_double]
    trait Odd {
        fn locals(&self, run: u32, handle: u32, args: u32, answer: u32, this: u32) -> u32;
        fn nameless(&self, _: (u32, u32), _: u32, self_: u32, r#type: u32) -> u32;
    }
    let odd = OddDouble::new();
    odd.locals
        .side_effect(|run, handle, args, answer, this| run + 10 * (handle + args) + answer * this);
    odd.nameless
        .side_effect(|(a, b), c, self_, kind| a + b + c + self_ + kind);
    assert_eq!(odd.locals(1, 2, 3, 4, 5), 71);
    assert_eq!(odd.nameless((1, 2), 3, 4, 5), 15);
    odd.locals.assert_called_once_with(1, 2, 3, 4, 5);
    odd.nameless.assert_called_once_with((1, 2), 3, 4, 5);
}

#[test]
fn test_autospec_signature_staticmethod() {
    let get: fn(&StoreDouble, &str) -> u32 = <StoreDouble as Store>::get;
    let store = StoreDouble::new();
    store.get.returns(7);
    assert_eq!(get(&store, "a"), 7);
    store.get.assert_called_once_with("a");
}

#[test]
fn test_autospec_signature_classmethod() {
    #[ml_double]
    trait Codec {
        fn encode<T: Display + 'static>(&self, value: T) -> String;
        fn level(&self) -> u8 {
            3
        }
    }
    let codec = CodecDouble::new();
    codec.encode.side_effect(|value| format!("<{value}>"));
    let encode: fn(&CodecDouble, u32) -> String = <CodecDouble as Codec>::encode::<u32>;
    let level: fn(&CodecDouble) -> u8 = <CodecDouble as Codec>::level;
    assert_eq!((encode(&codec, 7), level(&codec)), ("<7>".to_owned(), 3));
    codec.encode.assert_called_once_with("7");
    codec.level.assert_called_once_with();
}

#[test]
fn test_spec_inspect_signature_annotations() {
    #[ml_double]
    trait Features {
        fn rows(&self, keys: &[&str], limit: Option<usize>) -> HashMap<String, Vec<f32>>;
    }
    let features = FeaturesDouble::new();
    features
        .rows
        .returns(HashMap::from([("u7".to_owned(), vec![0.5])]));
    let rows: HashMap<String, Vec<f32>> = features.rows(&["u7"], None);
    assert_eq!(rows["u7"], [0.5]);
    let (keys, limit): (Vec<String>, Option<usize>) = features.rows.last_args().unwrap();
    assert_eq!((keys, limit), (vec!["u7".to_owned()], None));
}

#[test]
fn test_spec_function_assert_has_calls() {
    let store = StoreDouble::relaxed();
    store.put("a", 1);
    store.put("b", 2);
    store
        .put
        .assert_has_calls([store.put.with("a", 1), store.put.with("b", 2)]);
    failure_of(|| store.put.assert_has_calls([store.put.with("a", 3)]));
}

#[test]
fn test_spec_function_assert_any_call() {
    let store = StoreDouble::relaxed();
    store.put("a", 1);
    store.put("b", 2);
    store.put.assert_any_call("a", any());
    failure_of(|| store.put.assert_any_call("c", any()));
}

#[test]
fn test_spec_function_reset_mock() {
    #[ml_double]
    trait Stores {
        fn open(&self, bucket: &str) -> StoreDouble;
    }
    let (stores, store) = (StoresDouble::new(), StoreDouble::relaxed());
    stores.open.returns(store.clone());
    stores.open("train").get("a");
    // In Python the returned mock is a child of the other. Here it is a double of its own, which
    // others may have too: it is forgotten where the test says so.
    mlmock::clear_calls(&stores);
    stores.open.assert_not_called();
    store.get.assert_called_once_with("a");
    mlmock::clear_calls(&store);
    store.get.assert_not_called();
}

//! `crate = path` tells where generated code finds the crate, by whatever name.
use mlmock_tests::failure_of;

mod reexports {
    #[allow(
        clippy::single_component_path_imports,
        reason = "it is the re-export that is named"
    )]
    pub(crate) use mlmock;
    pub(crate) mod deeper {
        pub(crate) use ::mlmock as doubles;
    }
}

/// In here `mlmock` is something else.
mod by_a_relative_path {
    use super::reexports;
    #[allow(unused_imports)]
    use super::reexports::mlmock::{Double, Generic, Guard, Handle, Method, MethodMut, Output};

    #[reexports::mlmock::ml_double(crate = reexports::mlmock)]
    pub(super) trait Store: std::fmt::Display {
        type Error;
        fn get(&self, key: &str) -> Result<&str, Self::Error>;
        fn buffer(&mut self) -> &mut Vec<u8>;
        fn put<T: 'static>(&self, value: T, f: impl Fn(u8) -> u8) -> u8;
        async fn later(&self, key: &str) -> u8;
        async fn provided(&self, key: &str) -> usize {
            key.len()
        }
        fn version() -> u8 {
            1
        }
    }

    #[reexports::mlmock::ml_double(crate = reexports::mlmock)]
    pub(super) fn post(url: &str) -> usize {
        url.len()
    }
    #[reexports::mlmock::ml_double(crate = reexports::mlmock)]
    pub(super) async fn fetch<T: 'static>(value: T) -> Option<T> {
        Some(value)
    }
}

#[tokio::test]
async fn a_relative_path() {
    use by_a_relative_path::*;
    let mut store = StoreDouble::<u8>::new();
    store.get.returns_ok("a".into());
    assert_eq!(store.get("k"), Ok("a"));
    store.get.assert_called_once_with("k");
    store.buffer.returns(vec![1]);
    store.buffer().push(2);
    assert_eq!(store.buffer(), &[1, 2]);
    store.put.of::<u8>().returns(3);
    assert_eq!(store.put(4u8, |n| n), 3);
    store.later.returns(5);
    assert_eq!(store.later("k").await, 5);
    assert_eq!(store.provided("abc").await, 3);
    let statics = StoreDouble::<u8>::statics();
    statics.version.returns(6);
    assert_eq!(StoreDouble::<u8>::version(), 6);
    let posted = post::double();
    posted.returns(7);
    assert_eq!(post("x"), 7);
    let fetched = fetch::double();
    fetched.of::<u8>().returns(Some(8));
    assert_eq!(fetch(9u8).await, Some(8));
}

mod by_other_paths {
    pub(super) mod one {
        #[mlmock::ml_double(crate = crate::names_renamed_crate::reexports::deeper::doubles)]
        pub(crate) trait Store {
            fn get(&self, key: &str) -> u8;
        }
    }
    pub(super) mod two {
        #[mlmock::ml_double(crate = super::super::reexports::mlmock)]
        pub(crate) trait Store {
            fn get(&self, key: &str) -> u8;
        }
    }
    pub(super) mod three {
        use mlmock as doubles;
        #[doubles::ml_double(crate = self::doubles)]
        pub(crate) trait Store {
            fn get(&self, key: &str) -> u8;
        }
    }
    pub(super) mod four {
        use mlmock as r#mod;
        #[r#mod::ml_double(crate = r#mod, name = Fake)]
        pub(crate) trait Store {
            fn get(&self, key: &str) -> u8;
        }
        pub(crate) use Fake as StoreDouble;
    }
}

#[test]
fn other_paths() {
    macro_rules! each {
        ($($module:ident)*) => { $({
            use by_other_paths::$module::*;
            let store = StoreDouble::new();
            store.get.returns(1);
            assert_eq!(store.get("k"), 1);
            store.get.assert_called_once_with("k");
        })* };
    }
    each!(one two three four);
}

#[test]
fn a_path_that_is_in_scope_in_a_function_only() {
    use reexports::deeper::doubles as local;

    #[local::ml_double(crate = local)]
    trait Store {
        fn get(&self, key: &str) -> u8;
        fn put<T: 'static>(&self, value: T) -> u8;
        async fn later(&self) -> u8 {
            1
        }
        fn version() -> u8 {
            1
        }
    }

    let store = StoreDouble::new();
    store.get.returns(1);
    assert_eq!(store.get("k"), 1);
    store.get.assert_called_once_with("k");
    store.put.of::<u8>().returns(2);
    assert_eq!(store.put(3u8), 2);
    drop(store.later());
    assert_eq!(StoreDouble::version(), 1);
    assert!(failure_of(|| store.get.assert_not_called()).starts_with("Store.get:"));
}

/// What a crate exports that has `mlmock` by another name, for its dependants.
macro_rules! service {
    ($name:ident, $method:ident) => {
        #[$crate::names_renamed_crate::reexports::deeper::doubles::ml_double(
                                    crate = $crate::names_renamed_crate::reexports::deeper::doubles
                                )]
        trait $name {
            fn $method(&self, key: &str) -> u8;
        }
    };
}
service!(Registry, latest);

#[test]
fn a_path_that_starts_with_dollar_crate() {
    let registry = RegistryDouble::new();
    registry.latest.returns(1);
    assert_eq!(registry.latest("churn"), 1);
    registry.latest.assert_called_once_with("churn");
}

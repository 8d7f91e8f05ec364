//! A trait may stand inside of a function, and it and its types may be as private as they like.
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[tokio::test]
async fn a_trait_inside_of_a_function() {
    #[derive(Clone, Debug, PartialEq)]
    struct Row(u8);
    #[derive(Clone, Debug, PartialEq)]
    enum Error {
        Missing,
    }
    type Outcome<T> = Result<T, Error>;
    trait Named {
        fn kind(&self) -> u8 {
            4
        }
    }
    impl<T> Named for T {}

    #[ml_double]
    trait Store: Named {
        type Key;
        const LIMIT: u8;
        fn get(&self, key: &Self::Key, row: &Row) -> Result<&Row, Error>;
        fn put<T: Clone + 'static>(&self, value: T) -> Option<T>;
        async fn later(&self, row: Row) -> Outcome<Row>;
        async fn provided(&self, row: Row) -> Row {
            helper(row)
        }
        fn version(row: Row) -> Row {
            helper(row)
        }
        fn limit(&self) -> u8 {
            Self::LIMIT
        }
    }

    #[ml_double]
    fn helper(row: Row) -> Row {
        Row(row.0 + 1)
    }

    let store = StoreDouble::<u8, 9>::new();
    store.get.returns_ok(Row(1));
    assert_eq!(store.get(&2, &Row(3)), Ok(&Row(1)));
    store.get.assert_called_once_with(2, Row(3));
    store.get.returns_err(Error::Missing);
    assert_eq!(store.get(&2, &Row(3)), Err(Error::Missing));
    store.put.of::<Row>().returns(Some(Row(5)));
    assert_eq!(store.put(Row(6)), Some(Row(5)));
    store.put.of::<Row>().assert_called_once_with(Row(6));
    store.later.returns_ok(Row(7));
    assert_eq!(store.later(Row(8)).await, Ok(Row(7)));
    assert_eq!(store.provided(Row(1)).await, Row(2));
    assert_eq!(store.limit(), 9);
    assert_eq!(store.kind(), 4);
    type Static = StoreDouble<u8, 9>;
    assert_eq!(Static::version(Row(1)), Row(2));
    let statics = Static::statics();
    statics.version.returns(Row(3));
    assert_eq!(Static::version(Row(1)), Row(3));
    let helped = helper::double();
    helped.returns(Row(10));
    assert_eq!(helper(Row(1)), Row(10));
    helped.assert_called_once_with(Row(1));
    assert!(failure_of(|| store.later.assert_not_called()).contains("later(row: Row(8))"));
}

#[test]
fn two_traits_of_one_name_in_two_blocks() {
    let first = {
        #[ml_double]
        trait Store {
            fn get(&self) -> u8;
        }
        let store = StoreDouble::new();
        store.get.returns(1);
        store.get()
    };
    let second = {
        #[ml_double]
        trait Store {
            fn get(&self, key: &str) -> String;
        }
        let store = StoreDouble::new();
        store.get.side_effect(|key| key.to_uppercase());
        store.get("a")
    };
    assert_eq!((first, second.as_str()), (1, "A"));
}

#[test]
fn a_trait_inside_of_a_closure_and_of_a_constant() {
    let answer = || {
        #[ml_double]
        trait Store {
            fn get(&self) -> &str;
        }
        let store = StoreDouble::new();
        store.get.returns("a".into());
        store.get().to_owned()
    };
    assert_eq!(answer(), "a");
    const _: () = {
        #[ml_double]
        trait Unnamed {
            fn get(&self) -> u8;
        }
        #[allow(dead_code)]
        fn get() -> u8 {
            UnnamedDouble::relaxed().get()
        }
    };
}

/// A trait that is as private as can be, of types that are.
mod registry {
    use mlmock::ml_double;

    #[derive(Clone, Debug, PartialEq)]
    struct Private(u8);
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct OfTheCrate(pub(crate) u8);
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct OfTheParent(pub(super) u8);

    #[ml_double]
    trait Hidden {
        fn get(&self, private: &Private) -> Option<&Private>;
        fn put<T: Clone + 'static>(&self, value: T, private: Private) -> T;
        async fn later(&self) -> Private;
        fn version() -> Private {
            Private(1)
        }
    }

    #[ml_double]
    pub(crate) trait Crate {
        fn get(&self, row: &OfTheCrate) -> &OfTheCrate;
        fn put<T: 'static>(&self, value: T, row: OfTheCrate) -> u8;
        fn version() -> OfTheCrate {
            OfTheCrate(1)
        }
    }

    #[ml_double]
    pub(super) trait Parent {
        fn get(&self, row: &OfTheParent) -> &OfTheParent;
        fn version() -> OfTheParent {
            OfTheParent(1)
        }
    }

    #[ml_double]
    pub(in crate::names_local) trait Within {
        fn get(&self, row: &OfTheParent) -> &OfTheParent;
        fn put<T: 'static>(&self, value: T) -> u8;
        fn version() -> OfTheParent {
            OfTheParent(1)
        }
    }

    #[ml_double]
    #[allow(clippy::needless_pub_self)]
    pub(self) trait Itself {
        fn get(&self, row: &Private) -> &Private;
    }

    /// Public as far as it says, private by where it is.
    #[ml_double]
    #[allow(unreachable_pub)]
    pub trait Public {
        type Key;
        fn get(&self, key: Self::Key) -> u8;
        fn put<T: 'static>(&self, value: T) -> u8;
        fn version() -> u8 {
            1
        }
    }

    #[ml_double]
    fn unseen(row: Private) -> Private {
        row
    }
    #[ml_double]
    pub(crate) fn of_the_crate(row: OfTheCrate) -> OfTheCrate {
        row
    }
    #[ml_double]
    pub(in crate::names_local) fn within_the_file<T: Clone + 'static>(value: T) -> T {
        value
    }
    #[test]
    fn private_traits_of_private_types() {
        let hidden = HiddenDouble::new();
        hidden.get.returns(Some(Private(1)));
        assert_eq!(hidden.get(&Private(2)), Some(&Private(1)));
        hidden.get.assert_called_once_with(Private(2));
        hidden.put.of::<Private>().returns(Private(3));
        assert_eq!(hidden.put(Private(4), Private(5)), Private(3));
        hidden
            .put
            .of::<Private>()
            .assert_called_once_with(Private(4), Private(5));
        hidden.later.returns(Private(0));
        drop(hidden.later());
        hidden.later.assert_called_once_with();
        assert_eq!(HiddenDouble::version(), Private(1));
        let itself = ItselfDouble::new();
        itself.get.returns(Private(6));
        assert_eq!(itself.get(&Private(7)), &Private(6));
        let replaced = unseen::double();
        replaced.returns(Private(8));
        assert_eq!(unseen(Private(9)), Private(8));
    }
}

#[test]
fn traits_visible_to_the_crate_and_to_modules() {
    use registry::*;
    let of_crate = CrateDouble::new();
    of_crate.get.returns(OfTheCrate(1));
    assert_eq!(of_crate.get(&OfTheCrate(2)), &OfTheCrate(1));
    of_crate.put.of::<u8>().returns(3);
    assert_eq!(of_crate.put(4u8, OfTheCrate(5)), 3);
    of_crate
        .put
        .of::<u8>()
        .assert_called_once_with(4, OfTheCrate(5));
    let statics = CrateDouble::statics();
    statics.version.returns(OfTheCrate(6));
    assert_eq!(CrateDouble::version(), OfTheCrate(6));

    let parent = ParentDouble::new();
    parent.get.returns(OfTheParent(1));
    assert_eq!(parent.get(&OfTheParent(2)), &OfTheParent(1));
    assert_eq!(ParentDouble::version(), OfTheParent(1));
    let within = WithinDouble::new();
    within.get.returns(OfTheParent(1));
    assert_eq!(Within::get(&within, &OfTheParent(2)), &OfTheParent(1));
    within.put.of::<u8>().returns(3);
    assert_eq!(within.put(4u8), 3);
    assert_eq!(WithinDouble::version(), OfTheParent(1));
    let public = PublicDouble::<u8>::new();
    public.get.returns(1);
    assert_eq!(Public::get(&public, 2), 1);
    public.put.of::<u8>().returns(3);
    assert_eq!(public.put(4u8), 3);
    assert_eq!(PublicDouble::<u8>::version(), 1);
}

#[test]
fn functions_visible_to_the_crate_and_to_modules() {
    use registry::OfTheCrate;
    let replaced = registry::of_the_crate::double();
    replaced.returns(OfTheCrate(1));
    assert_eq!(registry::of_the_crate(OfTheCrate(2)), OfTheCrate(1));
    replaced.assert_called_once_with(OfTheCrate(2));
    let replaced = registry::within_the_file::double();
    replaced.of::<u8>().returns(3);
    assert_eq!(registry::within_the_file(4u8), 3);
}

/// A trait in a module that its double is used from without an import of the trait.
mod elsewhere {
    pub(super) mod service {
        #[mlmock::ml_double]
        pub(in super::super) trait Registry {
            fn latest(&self, name: &str) -> u8;
        }
    }
    pub(super) use service::{Registry as AnyRegistry, RegistryDouble as FakeRegistry};
}

#[test]
fn a_double_under_another_name() {
    use elsewhere::{AnyRegistry as _, FakeRegistry};
    let registry = FakeRegistry::new();
    registry.latest.returns(1);
    assert_eq!(registry.latest("churn"), 1);
    registry.latest.assert_called_once_with("churn");
}

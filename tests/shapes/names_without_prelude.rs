//! Generated code needs no prelude: neither types nor macros nor names of crates.
use bare::{
    Deep, DeepDouble, Everything, EverythingDouble, Functions, FunctionsDouble, Registry,
    RegistryDouble,
};

#[no_implicit_prelude]
mod bare {
    #[::mlmock::ml_double]
    pub(super) trait Registry:
        ::core::fmt::Display + ::core::hash::Hash + ::core::cmp::Ord
    {
        fn latest(
            &self,
            name: &str,
            stages: &[&str],
            limit: ::core::option::Option<u8>,
        ) -> ::core::result::Result<::std::string::String, ::std::string::String>;
        fn model(&self, id: u8) -> ::core::option::Option<&str>;
        fn models(&self) -> ::std::vec::Vec<&str>;
        fn shown(&self) -> ::core::result::Result<&dyn ::core::fmt::Display, u8>;
        fn items(&self) -> ::std::boxed::Box<dyn ::core::iter::Iterator<Item = &str> + '_>;
        fn each(&self) -> impl ::core::iter::Iterator<Item = u8>;
        fn buffer(&mut self) -> &mut [u8];
        fn provided(&self, key: &str) -> usize {
            key.len()
        }
        fn exit(&self, code: u8) -> !;
    }

    #[::mlmock::ml_double]
    pub(super) trait Everything<V: 'static> {
        type Item;
        const DIM: usize;
        fn put<T: 'static>(&self, value: T, own: &V) -> u8;
        fn item(&self, item: Self::Item) -> usize {
            let _ = item;
            Self::DIM
        }
        fn named(
            &self,
            key: impl ::core::convert::AsRef<str>,
            tags: impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<u16>>,
            options: ::core::option::Option<impl ::core::convert::AsRef<str>>,
            list: &[impl ::std::string::ToString],
            f: impl ::core::ops::FnOnce(u8) -> u8 + ::core::marker::Send,
        ) -> u8;
        async fn later(&self, key: &str) -> u8;
        async fn later_provided(&self, key: &str) -> usize {
            key.len()
        }
        fn boxed(
            &self,
            key: u8,
        ) -> ::core::pin::Pin<
            ::std::boxed::Box<dyn ::core::future::Future<Output = u8> + ::core::marker::Send + '_>,
        >;
        fn future(&self) -> impl ::core::future::Future<Output = u8> + ::core::marker::Send;
    }

    #[::mlmock::ml_double]
    pub(super) trait Functions {
        fn version() -> u8;
        fn limit(limit: u8) -> u8 {
            limit
        }
        async fn connect(url: &str) -> usize;
        async fn ping(url: &str) -> usize {
            url.len()
        }
        fn make<T: 'static>(value: T) -> u8;
    }

    #[::mlmock::ml_double]
    pub(super) fn post(url: &str, #[ml_double(skip)] token: &str) -> usize {
        url.len() + token.len()
    }

    #[::mlmock::ml_double]
    pub(super) async fn fetch<T: 'static>(url: &str, value: T) -> usize {
        let _ = value;
        url.len()
    }

    pub(super) mod deeper {
        #[::mlmock::ml_double]
        pub(in super::super) trait Deep: ::std::error::Error {
            fn get(&self, key: &::std::path::Path) -> ::core::option::Option<&::std::path::Path>;
        }
    }
    pub(super) use self::deeper::{Deep, DeepDouble};
}

#[test]
fn plain_methods() {
    let mut registry = RegistryDouble::new();
    registry.latest.returns_ok("1".into());
    assert_eq!(registry.latest("churn", &["a"], None).unwrap(), "1");
    registry
        .latest
        .assert_called_once_with("churn", &["a"], None);
    registry.model.returns(Some("m".into()));
    assert_eq!(registry.model(1), Some("m"));
    registry.models.returns(vec!["n".into()]);
    assert_eq!(registry.models(), ["n"]);
    registry.shown.returns_ok(Box::new(2));
    assert_eq!(registry.shown().unwrap().to_string(), "2");
    registry.items.returns(vec!["i".into()]);
    assert_eq!(registry.items().collect::<Vec<_>>(), ["i"]);
    registry.each.returns(vec![3, 4]);
    assert_eq!(registry.each().sum::<u8>(), 7);
    registry.buffer.returns(vec![5]);
    registry.buffer()[0] += 1;
    assert_eq!(registry.buffer(), [6]);
    assert_eq!(registry.provided("abc"), 3);
    assert_eq!(registry.to_string(), "Registry");
    assert_eq!(registry, registry.clone());
    registry.exit.panics("bye");
    assert_eq!(mlmock_tests::failure_of(|| registry.exit(1)), "bye");
    registry.exit.assert_called_once_with(1);
}

#[tokio::test]
async fn generic_and_asynchronous_methods() {
    let double = EverythingDouble::<String, u8, 3>::new();
    double.put.of::<u8>().returns(1);
    assert_eq!(double.put(2u8, &"v".into()), 1);
    double.put.of::<u8>().assert_called_once_with(2, "v");
    assert_eq!(double.item(4), 3);
    double.item.assert_called_once_with(4);
    double.named.side_effect(|key, tags, options, list, f| {
        f(
            u8::try_from(key.len() + tags.len() + options.map_or(0, |o| o.len()) + list.len())
                .unwrap(),
        )
    });
    assert_eq!(
        double.named("k", [1u8, 2], Some("ab"), &['x'], |n| n + 1),
        7
    );
    double.later.returns(5);
    assert_eq!(double.later("k").await, 5);
    assert_eq!(double.later_provided("abc").await, 3);
    double.boxed.returns(6);
    double.future.returns(7);
    assert_eq!((double.boxed(1).await, double.future().await), (6, 7));
    double.boxed.assert_called_once_with(1);
}

#[tokio::test]
async fn functions() {
    let statics = FunctionsDouble::statics();
    statics.version.returns(1);
    statics.connect.returns(2);
    statics.make.of::<u8>().returns(3);
    assert_eq!(FunctionsDouble::version(), 1);
    assert_eq!(FunctionsDouble::limit(4), 4);
    assert_eq!(FunctionsDouble::connect("u").await, 2);
    assert_eq!(FunctionsDouble::ping("abc").await, 3);
    assert_eq!(FunctionsDouble::make(5u8), 3);
    statics.connect.assert_called_once_with("u");
    let (posted, fetched) = (bare::post::double(), bare::fetch::double());
    posted.returns(6);
    fetched.of::<u8>().returns(7);
    assert_eq!(bare::post("u", "secret"), 6);
    assert_eq!(bare::fetch("u", 8u8).await, 7);
    fetched.of::<u8>().assert_called_once_with("u", 8);
}

#[test]
fn a_module_inside() {
    let deep = DeepDouble::new();
    deep.get.returns(Some("a".into()));
    assert_eq!(deep.get("k".as_ref()), Some("a".as_ref()));
    deep.get.assert_called_once_with("k");
}

mod of_any_size {
    #[no_implicit_prelude]
    mod bare {
        #[::mlmock::ml_double]
        pub(super) trait Store {
            fn put<T: ?::core::marker::Sized + 'static>(&self, value: &T) -> u8;
        }
    }
    use bare::{Store, StoreDouble};

    #[test]
    fn parameters_that_may_be_unsized() {
        let store = StoreDouble::new();
        store.put.of_opaque::<str>().returns(1);
        assert_eq!(store.put("x"), 1);
        store.put.assert_called_once();
    }
}

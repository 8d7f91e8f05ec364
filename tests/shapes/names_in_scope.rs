//! Whatever is in scope under the names of the standard library, generated code does not mean it.
#![allow(dead_code, clippy::wrong_self_convention, clippy::new_ret_no_self)]

/// A trait that needs most of what is generated, and a test of it. All that it names itself, it
/// names from the root.
macro_rules! store_and_its_test {
    () => {
        #[::mlmock::ml_double]
        pub(super) trait Store:
            ::core::fmt::Display + ::core::hash::Hash + ::core::cmp::Ord
        {
            type Error;
            fn get(&self, key: &'static [u8]) -> ::core::result::Result<&[u8], Self::Error>;
            fn find(&self, key: ::core::option::Option<u8>) -> ::core::option::Option<&u8>;
            fn buffer(&mut self) -> &mut ::std::vec::Vec<u8>;
            fn items(&self) -> ::std::boxed::Box<dyn ::core::iter::Iterator<Item = &u8> + '_>;
            fn shown(&self) -> ::core::option::Option<&dyn ::core::fmt::Display>;
            fn put<T: 'static>(&self, value: &T) -> u8;
            fn named(
                &self,
                key: impl ::core::convert::AsRef<[u8]>,
                tags: impl ::core::iter::IntoIterator<Item = u8>,
                made: impl ::core::ops::Fn(u8) -> u8,
            ) -> u8;
            async fn later(&self, key: u8) -> u8;
            async fn later_provided(&self, key: u8) -> u8 {
                key
            }
            fn provided(&self, key: u8) -> u8 {
                key
            }
            fn limit(limit: u8) -> u8 {
                limit
            }
            async fn connect(limit: u8) -> u8 {
                limit
            }
        }

        #[::mlmock::ml_double]
        pub(super) fn post(value: u8) -> u8 {
            value
        }

        #[::mlmock::ml_double]
        pub(super) async fn fetch<T: 'static>(value: T, weight: u8) -> u8 {
            let _ = value;
            weight
        }

        #[::core::prelude::v1::test]
        fn it_is_doubled() {
            let mut store = StoreDouble::<u8>::new();
            store.get.returns_ok(::std::vec::Vec::from([1, 2]));
            ::core::assert_eq!(store.get(&[3]), ::core::result::Result::Ok(&[1, 2][..]));
            store.get.assert_called_once_with(&[3]);
            store.find.returns(::core::option::Option::Some(4));
            ::core::assert!(store.find(::core::option::Option::None).is_some());
            store.buffer.returns(::std::vec::Vec::from([5]));
            store.buffer().push(6);
            ::core::assert_eq!(store.buffer().len(), 2);
            store.items.returns(::std::vec::Vec::from([7]));
            ::core::assert_eq!(::core::iter::Iterator::count(store.items()), 1);
            store.shown.returns(::core::option::Option::None);
            ::core::assert!(store.shown().is_none());
            store.put.of::<u16>().returns(8);
            ::core::assert_eq!(store.put(&9u16), 8);
            store.put.of::<u16>().assert_called_once_with(9);
            store
                .named
                .side_effect(|key, tags, made| made(key[0] + tags[0]));
            ::core::assert_eq!(store.named([1], [2], |n| n + 1), 4);
            store
                .named
                .assert_called_once_with(&[1], &[2], ::mlmock::any());
            store.later.returns(10);
            store.later_provided.returns(11);
            ::core::assert_eq!(super::super::block_on(store.later(1)), 10);
            ::core::assert_eq!(super::super::block_on(store.later_provided(1)), 11);
            ::core::assert_eq!(store.provided(12), 12);
            ::core::assert_eq!(<StoreDouble<u8> as Store>::limit(13), 13);
            let on_stage = StoreDouble::<u8>::statics();
            on_stage.limit.returns(14);
            on_stage.connect.returns(15);
            ::core::assert_eq!(<StoreDouble<u8> as Store>::limit(1), 14);
            let connected = <StoreDouble<u8> as Store>::connect(1);
            ::core::assert_eq!(super::super::block_on(connected), 15);
            ::core::assert!(::core::cmp::PartialEq::eq(
                &store,
                &::core::clone::Clone::clone(&store)
            ));
            ::core::assert_eq!(::std::format!("{store}"), "Store");

            let (posted, fetched) = (post::double(), fetch::double());
            posted.returns(16);
            fetched.of::<u16>().returns(17);
            ::core::assert_eq!(post(1), 16);
            ::core::assert_eq!(super::super::block_on(fetch(1u16, 2)), 17);
            fetched.of::<u16>().assert_called_once_with(1, 2);
            let eased = StoreDouble::<u8>::relaxed();
            ::core::assert_eq!(eased.provided(18), 18);
            ::mlmock::clear_calls(&eased);
            let _ = StoreDouble::<super::super::Opaque>::opaque();
        }
    };
}

struct Opaque;

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut cx) {
        std::task::Poll::Ready(result) => result,
        std::task::Poll::Pending => panic!("it is pending"),
    }
}

/// A module for each, in which the names given are something else.
macro_rules! modules {
    ($($(#[$attr:meta])* $module:ident { $($items:item)* })*) => { $(
        $(#[$attr])*
        mod $module {
            mod inner {
                $($items)*
                store_and_its_test!();
            }
        }
    )* };
}

modules! {
    as_it_is {}
    modules_called_like_crates {
        mod core {}
        mod std {}
        mod alloc {}
        mod mlmock {}
        mod mlmock_macros {}
    }
    modules_called_like_primitive_types {
        mod u8 {}
        mod usize {}
        mod str {}
        mod bool {}
    }
    types_of_the_prelude {
        struct Option;
        struct Result;
        struct Vec;
        struct String;
        struct Box;
    }
    variants_of_the_prelude {
        struct Some;
        struct None;
        struct Ok;
        struct Err;
    }
    #[allow(non_upper_case_globals)]
    constants_called_like_variants {
        const Some: u8 = 0;
        const None: u8 = 0;
        const Ok: u8 = 0;
        const Err: u8 = 0;
    }
    traits_of_the_prelude {
        trait Clone {}
        trait Copy {}
        trait Debug {}
        trait Default {}
        trait Iterator {}
        trait IntoIterator {}
        trait Send {}
        trait Sync {}
        trait Sized {}
        trait Drop {}
        trait Fn {}
        trait FnMut {}
        trait FnOnce {}
        trait Into {}
        trait From {}
        trait AsRef {}
        trait ToOwned {}
        trait ToString {}
        trait Future {}
        trait IntoFuture {}
        trait Unpin {}
        trait Eq {}
        trait PartialEq {}
        trait Ord {}
        trait PartialOrd {}
        trait Hash {}
        trait Display {}
    }
    types_of_the_crate {
        type Method = ();
        type MethodMut = ();
        type Handle = ();
        type Generic = ();
        type Guard = ();
        type Double = ();
        type Core = ();
        type Arc = ();
        type PhantomData = ();
        type Pin = ();
        type Location = ();
    }
    functions_of_the_prelude {
        fn drop() {}
        fn value() {}
        fn text() {}
        fn skip() {}
        fn any() {}
        fn identity() {}
        fn name() {}
        fn current() {}
        fn on_stage() {}
        fn ready() {}
    }
    traits_with_methods_of_the_crate {
        trait All {
            fn new(&self) {}
            fn clone(&self) {}
            fn fmt(&self) {}
            fn into_iter(&self) {}
            fn map(&self) {}
        }
        impl<T: ?::core::marker::Sized> All for T {}
    }
    #[allow(unused_macros)]
    macros_of_the_prelude {
        macro_rules! vec { () => { compile_error!("called") } }
        macro_rules! panic { () => { compile_error!("called") } }
        macro_rules! matches { () => { compile_error!("called") } }
        macro_rules! format { () => { compile_error!("called") } }
        macro_rules! stringify { () => { compile_error!("called") } }
        macro_rules! unreachable { () => { compile_error!("called") } }
    }
}

// A local of generated code is a pattern, and a unit struct or a static in scope would be what it
// matches.
modules! {
    #[allow(non_camel_case_types)]
    unit_structs_called_like_locals {
        // As attributes of web frameworks make them of a handler.
        struct index;
        struct core;
        struct run;
        struct running;
        struct handle;
        struct double;
        struct relaxed;
        struct statics;
        struct result;
        struct future;
        struct this;
        struct part;
        struct loan;
        struct probe;
        struct captures;
        struct f;
        struct other;
        struct state;
    }
    #[allow(non_upper_case_globals)]
    statics_called_like_locals {
        static index: u8 = 0;
        static core: u8 = 0;
        static run: u8 = 0;
        static running: u8 = 0;
        static handle: u8 = 0;
        static double: u8 = 0;
        static relaxed: u8 = 0;
        static statics: u8 = 0;
        static result: u8 = 0;
        static future: u8 = 0;
        static this: u8 = 0;
        static part: u8 = 0;
        static loan: u8 = 0;
        static probe: u8 = 0;
        static captures: u8 = 0;
        static f: u8 = 0;
        static other: u8 = 0;
        static state: u8 = 0;
        static INFO: u8 = 0;
    }
}

modules! {
    traits_with_methods_of_runtime_types {
        trait All {
            fn relax(&self) {}
            fn runs_body(&self) {}
            fn end(&self) {}
        }
        impl<T: ?::core::marker::Sized> All for T {}
    }
}

modules! {
    #[allow(non_camel_case_types)]
    aliases_called_like_primitive_types {
        type str = ();
        type usize = ();
        type bool = ();
        type char = ();
    }
}

mod all_at_once {
    #![allow(unused_macros)]

    mod core {}
    mod std {}
    mod alloc {}
    mod mlmock {}
    struct Option;
    struct Result;
    struct Some;
    struct None;
    struct Ok;
    struct Err;
    struct Vec;
    struct String;
    struct Box;
    struct Arc;
    struct Pin;
    trait Clone {}
    trait Debug {}
    trait Default {}
    trait Iterator {}
    trait Send {}
    trait Sync {}
    trait Sized {}
    trait Fn {}
    trait Future {}
    type Method = u8;
    type MethodMut = u8;
    type Generic = u8;
    fn drop() {}
    fn value() {}
    macro_rules! vec {
        () => {};
    }
    macro_rules! panic {
        () => {};
    }
    macro_rules! matches {
        () => {};
    }

    /// Spelt out, without a macro around it.
    #[::mlmock::ml_double]
    pub(super) trait Registry: ::core::fmt::Display {
        fn latest(&self, name: &str, stages: &[&str]) -> ::core::result::Result<u8, &'static str>;
        fn model(&self, id: u8) -> ::core::option::Option<&str>;
        fn own(&self, value: Method) -> ();
        fn put<T: 'static>(&self, value: T, f: impl ::core::ops::FnOnce(u8)) -> u8;
        async fn later(&self, name: &str) -> u8;
        async fn provided(&self, name: &str) -> usize {
            name.len()
        }
        fn version() -> u8 {
            1
        }
    }
}

#[test]
fn everything_at_once() {
    use all_at_once::{Registry, RegistryDouble};
    let registry = RegistryDouble::new();
    registry.latest.returns_ok(1);
    assert_eq!(registry.latest("churn", &["a"]), Ok(1));
    registry.latest.assert_called_once_with("churn", &["a"]);
    registry.model.returns(Some("m".into()));
    assert_eq!(registry.model(2), Some("m"));
    registry.own(3);
    registry.own.assert_called_once_with(3);
    registry.put.of::<u8>().returns(4);
    assert_eq!(registry.put(5u8, |_| {}), 4);
    registry.later.returns(7);
    assert_eq!(block_on(registry.later("x")), 7);
    assert_eq!(block_on(registry.provided("abc")), 3);
    registry.provided.assert_called_once_with("abc");
    let statics = RegistryDouble::statics();
    statics.version.returns(8);
    assert_eq!(RegistryDouble::version(), 8);
}

/// What is called like a type of the standard library, and is another one, is recorded like any.
mod types_of_the_users_own {
    use mlmock::ml_double;

    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct String(pub(super) u8);
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Vec<T>(pub(super) T);
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Option<T>(pub(super) T);
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Result(pub(super) u8);
    #[derive(Debug)]
    pub(super) struct Box<T>(pub(super) T);

    #[ml_double]
    pub(super) trait Results {
        fn plain(&self) -> Result;
        fn boxed(&self) -> Box<u8>;
        fn option(&self) -> Option<u8>;
        fn vec(&self) -> Vec<u8>;
        fn string(&self) -> &String;
    }
}

#[test]
fn results_of_types_of_the_users_own() {
    use types_of_the_users_own as own;
    use types_of_the_users_own::{Results, ResultsDouble};
    let results = ResultsDouble::new();
    results.plain.returns(own::Result(1));
    assert_eq!(results.plain(), own::Result(1));
    results.boxed.returns_once(own::Box(2));
    assert_eq!(results.boxed().0, 2);
    results.option.returns(own::Option(3));
    assert_eq!(results.option(), own::Option(3));
    results.vec.returns(own::Vec(4));
    assert_eq!(results.vec(), own::Vec(4));
    results.string.returns(own::String(5));
    assert_eq!(results.string(), &own::String(5));
}

/// Supertraits of the user's own that are called like those of the standard library.
mod supertraits_of_the_users_own {
    use mlmock::ml_double;

    pub(super) trait Display {
        fn display(&self) -> u8;
    }
    pub(super) trait Clone {
        fn copy(&self) -> u8;
    }

    #[ml_double]
    pub(super) trait Screen: Display + Clone {
        fn draw(&self) -> u8;
    }

    impl Display for ScreenDouble {
        fn display(&self) -> u8 {
            1
        }
    }
    impl Clone for ScreenDouble {
        fn copy(&self) -> u8 {
            2
        }
    }
}

#[test]
fn supertraits_of_the_users_own_are_implemented_by_hand() {
    use supertraits_of_the_users_own::{Clone as _, Display as _, Screen, ScreenDouble};
    let screen = ScreenDouble::new();
    screen.draw.returns(3);
    assert_eq!((screen.display(), screen.copy(), screen.draw()), (1, 2, 3));
}

mod a_trait_called_sized {
    trait Sized {}

    #[mlmock::ml_double]
    trait Store {
        fn put<T: ?core::marker::Sized + 'static>(&self, value: &T) -> u8;
    }

    #[test]
    fn it_is_not_meant() {
        let store = StoreDouble::new();
        store.put.of_opaque::<str>().returns(1);
        assert_eq!(store.put("x"), 1);
        store.put.assert_called_once();
    }
}

/// What is called like something of the standard library, and stands behind its own module, is taken for
/// what it is.
mod behind_a_module {
    use mlmock::ml_double;

    mod own {
        #[derive(Clone, Debug, PartialEq)]
        pub(super) struct String(pub(super) u8);
        #[derive(Clone, Debug, PartialEq)]
        pub(super) struct Vec<T>(pub(super) T);
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(super) struct Option<T>(pub(super) T);
        #[derive(Debug)]
        pub(super) struct Path(pub(super) u8);

        pub(super) trait Display {
            fn display(&self) -> u8;
        }
        #[mlmock::ml_double]
        pub(super) trait Read {
            fn read(&self, offset: u64) -> u8;
        }
        pub(super) trait Error {
            fn code(&self) -> u8;
        }
    }

    impl own::Display for u8 {
        fn display(&self) -> u8 {
            *self
        }
    }

    #[ml_double]
    trait Store {
        fn put(&self, name: own::String, items: own::Vec<u8>, at: &own::Path) -> u8;
        fn find(&self, by: own::Option<&u8>) -> own::Option<&'static u8>;
        fn show<T: own::Display>(&self, what: T) -> u8;
    }

    #[test]
    fn a_type_is_not_that_of_the_standard_library() {
        let store = StoreDouble::new();
        let (name, items) = (own::String(1), own::Vec(2));
        store.put.returns(3);
        assert_eq!(store.put(name.clone(), items.clone(), &own::Path(4)), 3);
        store
            .put
            .assert_called_once_with(name, items, mlmock::any());
        store.find.returns(own::Option(&5));
        assert_eq!(store.find(own::Option(&6)), own::Option(&5));
        store.find.assert_called_once_with(mlmock::any());
    }

    #[test]
    fn a_bound_is_not_that_of_the_standard_library() {
        let store = StoreDouble::new();
        store.show.returns(1);
        assert_eq!(store.show(7), 1);
        store.show.assert_called_once();
    }

    #[ml_double(extends(own::Read))]
    trait File: own::Read + own::Error {
        fn close(&self);
    }
    impl own::Error for FileDouble {
        fn code(&self) -> u8 {
            9
        }
    }

    #[test]
    fn a_supertrait_is_not_that_of_the_standard_library() {
        use own::{Error as _, Read as _};
        let file = FileDouble::new();
        file.read.read.returns(1);
        assert_eq!((file.read(7), file.code()), (1, 9));
        file.read.read.assert_called_once_with(7);
    }
}

/// One that nothing is known of, though it is called like one of which much is.
mod an_option_of_the_users_own {
    pub(super) struct Option<T>(pub(super) T);

    #[mlmock::ml_double]
    pub(super) trait Takes {
        fn takes(&self, option: Option<u32>, key: &str);
    }
}

#[test]
fn an_argument_of_an_option_of_the_users_own() {
    use an_option_of_the_users_own::{Option, Takes, TakesDouble};
    let double = TakesDouble::new();
    double.takes(Option(1), "churn");
    assert_eq!(double.takes.call_count(), 1);
}

/// Names that are read again, after they were put together as text.
mod any_name {
    #[mlmock::ml_double]
    pub(super) trait Größe {
        fn länge(&self, r#type: &str, __double: u8) -> u8;
        fn r#move(&self, __name: &str);
    }

    pub(super) struct Real;
    impl Größe for Real {
        fn länge(&self, r#type: &str, __double: u8) -> u8 {
            r#type.len() as u8 + __double
        }
        fn r#move(&self, _: &str) {}
    }
}

#[test]
fn a_spy_and_a_relaxed_double_of_any_name() {
    use any_name::{Größe, GrößeDouble, Real};
    let relaxed = GrößeDouble::relaxed();
    assert_eq!(relaxed.länge("a", 1), 0);
    assert_eq!(format!("{:?}", relaxed.clone()), format!("{relaxed:?}"));
    let spy = GrößeDouble::wrapping(Real);
    assert_eq!(spy.länge("ab", 3), 5);
    spy.r#move("c");
    spy.länge.assert_called_once_with("ab", 3);
    spy.r#move.assert_called_once_with("c");
}

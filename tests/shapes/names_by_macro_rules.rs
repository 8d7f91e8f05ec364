//! Traits may be made by `macro_rules!`: from names, types, lifetimes, bodies and whole methods
//! that are handed in.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

macro_rules! store {
    ($(#[$attr:meta])* $vis:vis $name:ident<$param:ident: $bound:path> ($method:ident: $key:ty => $value:ty)) => {
        $(#[$attr])*
        #[ml_double]
        $vis trait $name<$param: $bound> {
            fn $method(&self, key: $key, param: &$param) -> Option<$value>;
            fn all(&self, keys: &[$key]) -> Vec<$value>;
            fn lent(&self) -> Result<&$value, String>;
            fn put<T: $bound + 'static>(&self, key: $key, value: T) -> $value;
        }
    };
}

store! {
    /// Two expansions in one module.
    pub(crate) Users<P: std::fmt::Debug> (user: &str => String)
}
store!(Orders<P: Clone> (order: u32 => Vec<u8>));

#[test]
fn names_and_types_handed_in() {
    let users = UsersDouble::<u8>::new();
    users.user.returns(Some("ada".into()));
    users.all.returns(vec![]);
    users.lent.returns_ok("lent".into());
    assert_eq!(users.user("a", &1).unwrap(), "ada");
    assert!(users.all(&["a", "b"]).is_empty());
    assert_eq!(users.lent().unwrap(), "lent");
    users.user.assert_called_once_with("a", 1);
    users.all.assert_called_once_with(&["a", "b"]);
    users.put.of::<char>().returns("p".into());
    assert_eq!(users.put("k", 'v'), "p");
    users.put.of::<char>().assert_called_once_with("k", 'v');

    let orders = OrdersDouble::<u8>::new();
    orders.order.returns(Some(vec![1]));
    orders.lent.returns_ok(vec![2]);
    orders.all.returns(vec![vec![6]]);
    orders.put.of::<u8>().returns(vec![7]);
    assert_eq!(orders.all(&[8]), [[6]]);
    assert_eq!(orders.put(8, 9u8), [7]);
    assert_eq!(orders.order(3, &4), Some(vec![1]));
    assert_eq!(orders.lent(), Ok(&vec![2]));
    orders.order.assert_called_once_with(3, 4);
    assert_text(
        failure_of(|| orders.order.assert_called_once_with(5, 4)),
        "
        Orders.order: expected exactly one call, with these arguments

          expected:
            order(key: 5, param: 4)

          1 call:
            #1 order(*key: 3, param: 4)  at <here>

          call #1 differs in:
            key
              expected 5
                actual 3
        ",
    );
}

mod methods {
    use super::*;
    /// The attribute is the macro's, the methods are the caller's.
    macro_rules! service {
    ($name:ident { $($methods:tt)* }) => {
        #[ml_double]
        trait $name { $($methods)* }
    };
}

    service!(Model {
        fn predict(&self, rows: &[f32]) -> f32;
        fn fit(&mut self, run: &str) -> &mut Vec<u8>;
        fn name(&self) -> &str;
        fn provided(&self, (a, b): (u8, u8), run: u8) -> u8 {
            a + b + run + self.predict(&[]) as u8
        }
        async fn later(&self, statics: &str) -> usize;
        async fn later_provided(&self, result: &str) -> usize {
            result.len() + self.name().len()
        }
        fn put<T: Clone + 'static>(&self, handle: T) -> T;
        fn shown(&self) -> Option<&dyn std::fmt::Display>;
        fn by_ref(self: &std::sync::Arc<Self>, n: u8) -> u8;
        fn pinned(self: std::pin::Pin<&mut Self>) -> &str;
        fn version(run: u8) -> u8 {
            run
        }
    });

    #[tokio::test]
    async fn methods_handed_in() {
        let mut model = ModelDouble::new();
        model.predict.returns(1.0);
        model.name.returns("m".into());
        assert_eq!(model.predict(&[0.5]), 1.0);
        model.predict.assert_called_once_with(&[0.5]);
        model.fit.returns(vec![1]);
        model.fit("a").push(2);
        assert_eq!(model.fit("a"), &[1, 2]);
        assert_eq!(model.provided((1, 2), 3), 7);
        model.provided.assert_called_once_with((1, 2), 3);
        model.later.returns(4);
        assert_eq!(model.later("x").await, 4);
        assert_eq!(model.later_provided("abc").await, 4);
        model.later_provided.assert_called_once_with("abc");
        model.put.of::<u8>().returns(5);
        assert_eq!(model.put(6u8), 5);
        model.shown.returns(Some(Box::new(7)));
        assert_eq!(model.shown().unwrap().to_string(), "7");
        model.by_ref.returns(8);
        assert_eq!(std::sync::Arc::new(model.clone()).by_ref(9), 8);
        model.pinned.returns("p".into());
        assert_eq!(std::pin::Pin::new(&mut model).pinned(), "p");
        assert_eq!(ModelDouble::version(10), 10);
    }
}

/// The trait is the macro's, a part of each method is the caller's.
macro_rules! parts {
    ($name:ident, $lifetime:lifetime, $argument:ident: $ty:ty, $pattern:pat, $body:expr, $limit:expr) => {
        #[ml_double]
        trait $name<$lifetime> {
            const LIMIT: u8 = $limit;
            fn lifetimes(&self, $argument: &$lifetime str, other: $ty) -> &$lifetime str;
            fn patterns(&self, $pattern: (u8, u8), $argument: u8) -> u8 {
                let _ = $argument;
                Self::LIMIT
            }
            fn bodies(&self, $argument: $ty) -> usize {
                $body
            }
            async fn later(&self, $argument: $ty, run: u8) -> usize {
                let _ = run;
                $body
            }
            fn of_type(run: u8, $argument: $ty) -> usize {
                let _ = run;
                $body
            }
        }
    };
}
parts!(Parts, 'p, run: &str, (_a, _b), run.len(), 4);
parts!(OtherParts, 'q, this: &[&str], _, this.len(), 5);

#[tokio::test]
async fn parts_of_methods_handed_in() {
    let parts = PartsDouble::new();
    parts.lifetimes.returns("kept");
    assert_eq!(parts.lifetimes("a", "b"), "kept");
    parts.lifetimes.assert_called_once_with("a", "b");
    assert_eq!(parts.patterns((1, 2), 3), 4);
    parts.patterns.assert_called_once_with((1, 2), 3);
    assert_eq!(parts.bodies("abc"), 3);
    parts.bodies.assert_called_once_with("abc");
    assert_eq!(parts.later("abc", 1).await, 3);
    parts.later.returns(5);
    assert_eq!(parts.later("abc", 2).await, 5);
    parts.later.assert_called_with("abc", 2);
    assert_eq!(PartsDouble::of_type(1, "abc"), 3);
    let statics = PartsDouble::statics();
    assert_eq!(PartsDouble::of_type(1, "abc"), 3);
    statics.of_type.assert_called_once_with(1, "abc");

    let others = OtherPartsDouble::new();
    others.lifetimes.returns("kept");
    assert_eq!(others.lifetimes("a", &["b"]), "kept");
    others.lifetimes.assert_called_once_with("a", &["b"]);
    assert_eq!(others.patterns((1, 2), 3), 5);
    assert_eq!(others.bodies(&["a", "b"]), 2);
    assert_eq!(others.later(&["a", "b"], 1).await, 2);
    assert_eq!(OtherPartsDouble::of_type(1, &["a", "b"]), 2);
}

/// Two arguments of the same name that are two, by hygiene; the second one is handed in.
macro_rules! twice {
    ($name:ident, $argument:ident) => {
        #[ml_double]
        trait $name {
            fn put(&self, value: u8, $argument: u8) -> u8;
            fn difference(&self, value: u8, $argument: u8) -> u8 {
                value - $argument
            }
            async fn later(&self, value: u8, $argument: u8) -> u8 {
                value - $argument
            }
            fn of_type(value: u8, $argument: u8) -> u8 {
                value - $argument
            }
        }
    };
}
twice!(Twice, value);

#[tokio::test]
async fn arguments_that_differ_by_hygiene_only() {
    let twice = TwiceDouble::new();
    twice.put.returns(1);
    assert_eq!(twice.put(2, 3), 1);
    twice.put.assert_called_once_with(2, 3);
    assert_eq!(twice.difference(5, 3), 2);
    twice.difference.assert_called_once_with(5, 3);
    assert_eq!(twice.later(5, 3).await, 2);
    assert_eq!(TwiceDouble::of_type(5, 3), 2);
}

mod library {
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Model(pub(crate) u8);
    #[allow(unused)]
    pub(crate) type Outcome<T> = Result<T, String>;
}

macro_rules! by_dollar_crate {
    ($($name:ident)*) => { $(
        #[ml_double]
        trait $name {
            fn load(&self, model: &$crate::names_by_macro_rules::library::Model)
                -> $crate::names_by_macro_rules::library::Outcome<u8>;
            fn latest(&self) -> &$crate::names_by_macro_rules::library::Model;
            fn put<T: Into<$crate::names_by_macro_rules::library::Model>>(&self, model: T);
            fn first(&self) -> $crate::names_by_macro_rules::library::Model {
                $crate::names_by_macro_rules::library::Model(1)
            }
        }
    )* };
}
by_dollar_crate!(First Second);

#[test]
fn paths_that_start_with_dollar_crate() {
    macro_rules! each {
        ($($double:ident)*) => { $({
            let double = $double::new();
            double.load.returns_ok(1);
            assert_eq!(double.load(&library::Model(3)), Ok(1));
            double.load.assert_called_once_with(library::Model(3));
            double.latest.returns(library::Model(2));
            assert_eq!(double.latest(), &library::Model(2));
            double.put(library::Model(4));
            double.put.assert_called_once_with(library::Model(4));
            assert_eq!(double.first(), library::Model(1));
        })* };
    }
    each!(FirstDouble SecondDouble);
}

/// The attribute's arguments are handed in, too.
macro_rules! with_arguments {
    ($name:ident as $double:ident, $item:ident = $ty:ty, $dim:ident = $value:expr, $extra:meta) => {
        #[ml_double(name = $double, type $item = $ty, const $dim: usize = $value)]
        #[$extra]
        trait $name {
            type $item;
            const $dim: usize;
            fn next(&mut self, dim: [u8; 2]) -> Option<Self::$item>;
            fn dim(&self) -> usize {
                Self::$dim
            }
        }
    };
}
with_arguments!(Source as FakeSource, Item = Option<u8>, DIM = 1 + 2, allow(unused));

#[test]
fn arguments_of_the_attribute_handed_in() {
    let mut source = FakeSource::new();
    source.next.returns(Some(Some(1)));
    assert_eq!(source.next([1, 2]), Some(Some(1)));
    source.next.assert_called_once_with([1, 2]);
    assert_eq!(source.dim(), 3);
}

/// What is generated is visible where the macro is called, under the names that were handed in.
macro_rules! with_its_double {
    ($name:ident, $double:ident, $method:ident) => {
        #[ml_double]
        trait $name {
            fn $method(&self) -> u8;
        }
        fn $method(answer: u8) -> u8 {
            let double = $double::new();
            double.$method.returns(answer);
            $name::$method(&double)
        }
    };
}
with_its_double!(Inner, InnerDouble, inner);
with_its_double!(Outer, OuterDouble, outer);

#[test]
fn the_double_inside_and_outside_of_the_macro() {
    assert_eq!((inner(1), outer(2)), (1, 2));
    let double = OuterDouble::new();
    double.outer.returns(3);
    assert_eq!(double.outer(), 3);
}

macro_rules! functions {
    ($($name:ident($argument:ident: $ty:ty) -> $result:ty $body:block)*) => { $(
        #[ml_double]
        fn $name($argument: $ty) -> $result $body
    )* };
}
functions! {
    post(run: &str) -> usize { run.len() }
    latest(statics: u8) -> Option<u8> { Some(statics) }
}

macro_rules! asynchronous {
    ($(async fn $name:ident($($inputs:tt)*) -> $result:ty { $($body:tt)* })*) => { $(
        #[ml_double]
        async fn $name($($inputs)*) -> $result { $($body)* }
    )* };
}
asynchronous! {
    async fn fetch(result: &str, run: u8) -> usize { result.len() + usize::from(run) }
}

#[tokio::test]
async fn free_functions() {
    assert_eq!(post("abc"), 3);
    let (posted, newest, fetched) = (post::double(), latest::double(), fetch::double());
    posted.returns(1);
    newest.returns(None);
    assert_eq!((post("abc"), latest(2)), (1, None));
    posted.assert_called_once_with("abc");
    newest.assert_called_once_with(2);
    fetched.returns(3);
    assert_eq!(fetch("abc", 1).await, 3);
    fetched.assert_called_once_with("abc", 1);
    fetched.calls_default();
    assert_eq!(fetch("abc", 1).await, 4);
}

/// A macro that makes a macro that makes a trait.
macro_rules! nested {
    ($name:ident, $dollar:tt) => {
        macro_rules! $name {
                                    ($dollar trait_:ident, $dollar argument:ident) => {
                                        #[ml_double]
                                        trait $dollar trait_ {
                                            fn get(&self, $dollar argument: u8, value: u8) -> u8 {
                                                $dollar argument + value
                                            }
                                        }
                                    };
                                }
    };
}
nested!(make, $);
make!(Deep, value);

#[test]
fn a_macro_made_by_a_macro() {
    let deep = DeepDouble::new();
    assert_eq!(deep.get(1, 2), 3);
    deep.get.assert_called_once_with(1, 2);
}

mod several_of_a_name {
    macro_rules! services {
        ($($module:ident)*) => {
            $(#[allow(unreachable_pub, reason = "a public one has a hidden macro for the whole crate")]
            mod $module {
                #[mlmock::ml_double]
                pub trait Service {
                    fn call(&self, name: &str) -> u8;
                }
            })*
        };
    }
    services!(one other);

    #[test]
    fn traits_of_one_name_that_a_macro_writes_are_doubled_apart() {
        use one::Service as _;
        use other::Service as _;
        let (one, other) = (one::ServiceDouble::new(), other::ServiceDouble::new());
        one.call.returns(1);
        other.call.returns(2);
        assert_eq!((one.call("a"), other.call("b")), (1, 2));
        one.call.assert_called_once_with("a");
        other.call.assert_called_once_with("b");
    }
}

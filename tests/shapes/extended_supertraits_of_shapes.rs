//! A supertrait that is extended may look like any other: with parameters, conditions, names and macros.
use std::fmt::{Debug, Display};

use mlmock::{any, ml_double};

/// Parameters of all kinds, one of them with the name of an associated type.
#[ml_double]
#[allow(single_use_lifetimes)]
trait Table<'t, T: Clone, K: ?Sized, const N: usize> {
    type T;
    fn rows(&self, name: &'t str, key: &K) -> Option<[T; N]>;
    fn id(&self) -> Self::T;
}

#[ml_double(extends(Table<'static, Vec<R>, str, 2, T = u16>))]
trait Frame<R: Clone>: Table<'static, Vec<R>, str, 2, T = u16> {}

#[test]
fn what_stands_for_its_parameters_is_in_the_signatures() {
    let frame = FrameDouble::<u8>::new();
    frame.table.rows.returns(Some([vec![1], vec![2, 3]]));
    frame.table.id.returns(7);
    assert_eq!(frame.rows("users", "age"), Some([vec![1], vec![2, 3]]));
    assert_eq!(frame.id(), 7);
    frame.table.rows.assert_called_once_with("users", any());
}

/// A type that needs parentheses in some places.
#[ml_double]
trait Printer<T: ?Sized> {
    fn print(&self, value: &T) -> String;
}

trait Shown: Debug + Display {}
impl Shown for u8 {}

#[ml_double(extends(Printer<dyn Shown + Send + 'static>))]
trait Log: Printer<dyn Shown + Send + 'static> {}

#[test]
fn a_type_of_several_bounds_is_one_type() {
    let log = LogDouble::new();
    log.printer.print.returns("7".into());
    assert_eq!(log.print(&7u8), "7");
}

/// What a type has that stands for a parameter.
#[ml_double]
trait Feed<I: Iterator + Debug + Clone + 'static> {
    fn first(&self, of: I) -> Option<I::Item>;
}

#[ml_double(extends(Feed<J>))]
trait Source<J: Iterator + Debug + Clone + 'static>: Feed<J> {}

#[test]
fn a_parameter_is_asked_for_its_items() {
    let source = SourceDouble::<std::ops::Range<u8>>::new();
    source.feed.first.returns(Some(4));
    assert_eq!(source.first(4..5), Some(4));
}

const NOTHING: u32 = 0;

/// A macro is defined and used in a body, with metavariables of all names that may be taken.
#[ml_double]
pub(in crate::extended_supertraits_of_shapes) trait Totals {
    fn rate(&self) -> u32;
    fn total(&self) -> u32 {
        macro_rules! total {
            ($($said:expr),* $(; $forward:expr)?) => {
                $crate::extended_supertraits_of_shapes::NOTHING $(+ $said)* $(* $forward)?
            };
        }
        total!(1, self.rate(); 2)
    }
}

#[ml_double(extends(Totals))]
trait Bill: Totals {}

#[test]
fn its_bodies_may_have_macros() {
    let bill = BillDouble::new();
    bill.totals.rate.returns(20);
    assert_eq!(bill.total(), 41);
}

/// A method that is there, and one of which nothing is.
#[ml_double]
trait Metrics {
    #[cfg(test)]
    fn count(&self, name: &str) -> u64;
    #[cfg(not(test))]
    fn count(&self) -> Missing;
    #[cfg(not(test))]
    fn same(&self) -> Self;
}

#[ml_double(extends(Metrics))]
trait Dashboard: Metrics {}

#[test]
fn its_methods_may_be_conditional() {
    let dashboard = DashboardDouble::new();
    dashboard.metrics.count.returns(3);
    assert_eq!(dashboard.count("requests"), 3);
}

/// Raw names, patterns, and what the attribute is told of a parameter.
#[ml_double]
trait r#Type {
    fn r#match(&self, (low, high): (u8, u8), r#in: u8, #[ml_double(skip)] _: &str) -> bool {
        (low..high).contains(&r#in)
    }
}

#[ml_double(extends(r#Type as r#fn))]
trait Function: r#Type {}

#[test]
fn its_names_may_be_raw_and_its_parameters_patterns() {
    let function = FunctionDouble::new();
    assert!(function.r#match((1, 3), 2, "secret"));
    function
        .r#fn
        .r#match
        .assert_called_once_with((1, 3), 2, any());
}

/// Made by a macro, from what it is handed: `self` among it.
macro_rules! stores {
    ($name:ident, $key:ty, $sub:ident, fn $method:ident(&$this:ident) -> $result:ty $body:block) => {
        #[ml_double]
        trait $name {
            fn get(&self, key: &$key) -> Option<$key>;
            fn $method(&$this) -> $result $body
        }
        #[ml_double(extends($name as part))]
        trait $sub: $name {}
    };
}
stores!(
    Keys,
    [u8; 2],
    Vault,
    fn first(&self) -> Option<u8> {
        Some(self.get(&[0, 1])?[0])
    }
);

#[test]
fn it_may_be_made_by_a_macro() {
    let vault = VaultDouble::new();
    vault.part.get.returns(Some([1, 2]));
    assert_eq!(vault.first(), Some(1));
    vault.part.get.assert_called_once_with(&[0, 1]);
    assert_eq!(vault.get(&[3, 4]), Some([1, 2]));
}

/// In a function, and made another one by a macro below.
#[test]
fn it_may_stand_in_a_function() {
    #[ml_double]
    #[async_trait::async_trait]
    trait Client {
        async fn fetch(&self, url: &str) -> usize;
    }
    #[ml_double(extends(Client))]
    trait Crawler: Client {}
    let crawler = CrawlerDouble::new();
    crawler.client.fetch.returns(7);
    let mut fetched = crawler.fetch("url");
    assert_eq!(
        mlmock_tests::poll_once(&mut fetched),
        std::task::Poll::Ready(7)
    );
}

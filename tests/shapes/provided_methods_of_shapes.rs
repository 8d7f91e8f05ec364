//! A body of the trait works in every shape of method: generic, asynchronous, static, with results
//! that borrow. It is recorded, and runs until there is an answer.
use std::fmt::{Debug, Display};
use std::sync::Arc;

use mlmock::{any, ml_double};

#[ml_double]
trait Generic {
    fn get(&self, key: &str) -> Option<String>;
    fn parsed<T>(&self, key: &str) -> Option<T>
    where
        T: std::str::FromStr + 'static,
    {
        self.get(key)?.parse().ok()
    }
    fn identity<T>(&self, value: T) -> T {
        value
    }
    fn pair<A, B: Clone>(&self, a: A, b: &B) -> (A, Vec<B>) {
        (a, vec![b.clone(), b.clone()])
    }
    fn opaque(&self, key: impl AsRef<str>, also: impl Into<String>) -> usize {
        key.as_ref().len() + also.into().len()
    }
    fn all<I>(&self, keys: I) -> Vec<String>
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        keys.into_iter()
            .filter_map(|key| self.get(key.as_ref()))
            .collect()
    }
    fn listed(&self, keys: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        let keys: Vec<String> = keys
            .into_iter()
            .map(|key| key.as_ref().to_owned())
            .collect();
        keys.join("+")
    }
    fn each<F: FnMut(&str)>(&self, keys: &[&str], mut job: F) {
        for key in keys {
            job(key);
        }
    }
    fn sum<const N: usize>(&self, rows: [u32; N]) -> u32 {
        rows.iter().sum::<u32>() + N as u32
    }
    fn shown<T: Display + ?Sized>(&self, value: &T) -> String {
        value.to_string()
    }
    fn longest<'a>(&self, a: &'a str, b: &'a str) -> &'a str {
        if a.len() > b.len() { a } else { b }
    }
    fn iter<'a>(&'a self, keys: &'a [&'a str]) -> Box<dyn Iterator<Item = String> + 'a> {
        Box::new(keys.iter().filter_map(|key| self.get(key)))
    }
}

#[test]
fn the_body_of_a_generic_method_runs_on_the_double() {
    let generic = GenericDouble::new();
    generic.get.side_effect(|key| Some(key.to_owned()));
    assert_eq!(generic.parsed::<u32>("12"), Some(12));
    assert_eq!(generic.parsed::<f32>("x"), None);
    generic.parsed.assert_called_times(2);
    generic.parsed.of::<u32>().assert_called_once_with("12");
    generic.parsed.of::<u32>().returns(Some(1));
    assert_eq!(generic.parsed::<u32>("12"), Some(1));
    assert_eq!(generic.parsed::<u8>("12"), Some(12));
    generic.get.assert_called_times(3);
}

#[test]
fn a_body_without_bounds_always_runs() {
    let generic = GenericDouble::new();
    let local = String::from("borrowed");
    assert_eq!(generic.identity(&local), "borrowed");
    assert_eq!(generic.identity(7), 7);
    assert_eq!(generic.pair(&local, &1), (&local, vec![1, 1]));
    generic.identity.assert_called_times(2);
    generic.pair.assert_called_once();
}

#[test]
fn a_body_sees_the_arguments_as_the_caller_gave_them() {
    let generic = GenericDouble::new();
    generic.get.side_effect(|key| Some(key.to_owned()));
    assert_eq!(generic.opaque("ab", 'c'), 3);
    assert_eq!(generic.all(["a", "b"]), ["a", "b"]);
    assert_eq!(generic.listed(vec!["a".to_owned(), "b".to_owned()]), "a+b");
    let mut seen = Vec::new();
    generic.each(&["x", "y"], |key| seen.push(key.to_owned()));
    assert_eq!(seen, ["x", "y"]);
    assert_eq!(generic.sum([1, 2]), 5);
    assert_eq!(generic.shown("text"), "text");
    assert_eq!(generic.shown(&1.5), "1.5");
    assert_eq!(generic.longest("a", "ab"), "ab");
    assert_eq!(generic.iter(&["k"]).collect::<Vec<_>>(), ["k"]);
    generic.opaque.assert_called_once_with("ab", any());
    generic.listed.assert_called_once_with(any());
    generic.each.assert_called_once_with(&["x", "y"], any());
    generic.sum.of::<2>().assert_called_once_with([1, 2]);
    generic.shown.assert_called_times(2);
    generic.longest.assert_called_once_with("a", "ab");
}

#[test]
fn an_answer_takes_the_place_of_a_generic_body() {
    let generic = GenericDouble::new();
    generic.opaque.returns(100);
    generic.listed.returns_once("one".into());
    generic.each.returns(());
    generic.sum.of::<1>().returns(9);
    generic.shown.returns("shown".into());
    generic.longest.returns("literal");
    generic
        .iter
        .returns_with(|| Box::new(["i".to_owned()].into_iter()));
    assert_eq!(generic.opaque("ab", 'c'), 100);
    assert_eq!(generic.listed(["a"]), "one");
    generic.listed.reset();
    assert_eq!(generic.listed(["b"]), "b");
    let mut seen = Vec::new();
    generic.each(&["x"], |key| seen.push(key.to_owned()));
    assert!(seen.is_empty());
    assert_eq!((generic.sum([1]), generic.sum([1, 2])), (9, 5));
    assert_eq!(generic.shown(&1), "shown");
    assert_eq!(generic.longest("a", "b"), "literal");
    assert_eq!(generic.iter(&["k"]).collect::<Vec<_>>(), ["i"]);
    generic.get.assert_not_called();
}

#[ml_double]
trait Asynchronous: Send + Sync {
    async fn get(&self, key: &str) -> Result<u32, String>;
    async fn sum(&self, keys: &[&str]) -> Result<u32, String> {
        let mut sum = 0;
        for key in keys {
            sum += self.get(key).await?;
        }
        Ok(sum)
    }
    async fn debugged<T: Debug + Send + Sync>(&self, value: &T) -> String {
        let size = self.get("size").await.unwrap_or(0);
        format!("{value:?}{size}")
    }
    async fn with_pattern(&self, (a, b): (u32, u32), mut c: u32, _: &str) -> u32 {
        c += a;
        c * b
    }
    async fn owned(self) -> u32
    where
        Self: Sized,
    {
        self.get("own").await.unwrap_or(1)
    }
    async fn shared(self: Arc<Self>) -> u32
    where
        Self: Sized,
    {
        self.get("shared").await.unwrap_or(2)
    }
    async fn changed(&mut self, buffer: &mut Vec<u32>) {
        buffer.push(self.get("changed").await.unwrap_or(3));
    }
    async fn borrowed(&self) -> &str {
        "own"
    }
}

#[tokio::test]
async fn the_body_of_an_asynchronous_method_runs_on_the_double() {
    let mut double = AsynchronousDouble::new();
    double.get.side_effect(|key| Ok(key.len() as u32));
    assert_eq!(double.sum(&["a", "bc"]).await, Ok(3));
    assert_eq!(double.debugged(&Some(1)).await, "Some(1)4");
    assert_eq!(double.with_pattern((1, 2), 3, "x").await, 8);
    assert_eq!(double.clone().owned().await, 3);
    assert_eq!(Arc::new(double.clone()).shared().await, 6);
    let mut buffer = vec![];
    double.changed(&mut buffer).await;
    assert_eq!(buffer, [7]);
    assert_eq!(double.borrowed().await, "own");
    double.sum.assert_called_once_with(&["a", "bc"]);
    double.debugged.assert_called_once_with("Some(1)");
    double
        .with_pattern
        .assert_called_once_with((1, 2), 3, any());
    double.owned.assert_called_once();
    double.shared.assert_called_once();
    double.get.assert_called_times(6);
}

#[tokio::test]
async fn an_answer_takes_the_place_of_an_asynchronous_body() {
    let mut double = AsynchronousDouble::new();
    double.sum.returns_err("down".into());
    double.debugged.returns("shown".into());
    double.owned.returns(1);
    double.shared.returns(2);
    double.changed.side_effect(|buffer| buffer.push(9));
    double.borrowed.returns("answer".into());
    assert_eq!(double.sum(&[]).await, Err("down".into()));
    assert_eq!(double.debugged(&1).await, "shown");
    assert_eq!(double.clone().owned().await, 1);
    assert_eq!(Arc::new(double.clone()).shared().await, 2);
    let mut buffer = vec![];
    double.changed(&mut buffer).await;
    assert_eq!(buffer, [9]);
    assert_eq!(double.borrowed().await, "answer");
    double.get.assert_not_called();
    double.sum.calls_default();
    assert_eq!(double.sum(&[]).await, Ok(0));
}

#[ml_double]
trait Static {
    const LIMIT: usize = 3;
    type Row: Default + Clone + Debug;
    fn name() -> String;
    fn greeting(to: &str) -> String {
        format!("{} greets {to}", Self::name())
    }
    fn rows() -> Vec<Self::Row> {
        vec![Self::Row::default(); Self::LIMIT]
    }
    fn parse<T: std::str::FromStr>(text: &str) -> Option<T> {
        text.parse().ok()
    }
    fn described(&self) -> String {
        let rows = Self::rows();
        format!("{}{}", Self::greeting("x"), rows.len())
    }
}

#[test]
fn the_body_of_a_function_without_self_calls_the_others() {
    type Double = StaticDouble<u8>;
    assert_eq!(Double::rows(), [0, 0, 0]);
    assert_eq!(Double::parse::<u32>("7"), Some(7));
    let statics = Double::statics();
    statics.name.returns("n".into());
    assert_eq!(Double::greeting("you"), "n greets you");
    statics.greeting.assert_called_once_with("you");
    let double = Double::new();
    assert_eq!(double.described(), "n greets x3");
    statics.rows.returns(vec![]);
    statics.greeting.with("x").returns("hi".into());
    assert_eq!(double.described(), "hi0");
    double.described.assert_called_times(2);
    assert_eq!(Double::parse::<u32>("x"), None);
    statics.parse.assert_called_once();
}

#[ml_double]
trait Results {
    fn all(&self) -> &[u32] {
        &[1, 2]
    }
    fn first(&self) -> Option<&u32> {
        self.all().first()
    }
    fn boxed(self: Box<Self>) -> usize {
        self.all().len()
    }
    fn cow(&self, text: &str) -> std::borrow::Cow<'_, str> {
        text.to_uppercase().into()
    }
}

#[test]
fn the_body_may_give_back_what_it_borrows() {
    let results = ResultsDouble::new();
    assert_eq!(results.all(), [1, 2]);
    assert_eq!(results.first(), Some(&1));
    assert_eq!(Box::new(results.clone()).boxed(), 2);
    assert_eq!(results.cow("a"), "A");
    results.all.returns(vec![5]);
    assert_eq!(results.first(), Some(&5));
    results.first.returns(None);
    assert_eq!(results.first(), None);
    results.cow.returns("b".into());
    assert_eq!(results.cow("a"), "b");
    results.first.assert_called_times(3);
}

mod opaque_results {
    use super::*;

    #[ml_double]
    trait Opaque {
        fn iter(&self) -> impl Iterator<Item = u32> + '_
        where
            Self: Sized,
        {
            [1, 2].iter().copied()
        }
    }

    #[test]
    fn the_body_may_give_back_any_iterator() {
        let opaque = OpaqueDouble::new();
        assert_eq!(opaque.iter().sum::<u32>(), 3);
        opaque.iter.returns(vec![7]);
        assert_eq!(opaque.iter().sum::<u32>(), 7);
        opaque.iter.assert_called_times(2);
    }
}

mod never {
    #![deny(warnings)]
    use super::*;

    #[ml_double]
    trait Never {
        fn fail(&self) -> ! {
            panic!("in the body")
        }
    }

    #[test]
    fn the_body_may_never_return() {
        let never = NeverDouble::new();
        assert_eq!(mlmock_tests::failure_of(|| never.fail()), "in the body");
        never.fail.panics("answered");
        assert_eq!(mlmock_tests::failure_of(|| never.fail()), "answered");
        never.fail.assert_called_times(2);
    }
}

#[test]
fn arguments_are_recorded_as_the_concrete_things() {
    let generic = GenericDouble::new();
    // Where the body may run, what can be had only by consuming it is left to the body.
    generic.opaque("ab", 'c');
    generic.opaque.assert_called_once_with("ab", "<char>");
    generic.opaque.reset();
    generic.opaque.returns(3);
    generic.listed.returns("a".into());
    generic.opaque("ab", 'c');
    generic.listed(["a"]);
    generic.opaque.assert_called_once_with("ab", "c");
    generic.listed.assert_called_once_with(&["a"]);
    generic.shown("text");
    generic.shown.assert_called_once_with("text");
    generic.each.side_effect(|_, mut job| job("z"));
    let mut seen = Vec::new();
    generic.each(&["x"], |key| seen.push(key.to_owned()));
    assert_eq!(seen, ["z"]);
}

//! `#[ml_double]` on a free function lets a test replace it: `name::double()`, until the guard is
//! dropped.
use std::fmt::{Debug, Display};
use std::path::{Path, PathBuf};
use std::thread;

use mlmock::{Outcome, any, assert_in_order, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Model {
    name: String,
}

fn model(name: &str) -> Model {
    Model {
        name: name.to_owned(),
    }
}

mod http {
    use super::*;

    #[ml_double]
    pub(crate) fn post(url: &str, body: &[u8]) -> Result<u16, String> {
        if url.is_empty() {
            return Err("no url".into());
        }
        Ok(200 + body.len() as u16)
    }

    #[ml_double(name = get_seam)]
    pub(crate) fn get(url: &str) -> String {
        format!("body of {url}")
    }

    /// What a name is clashed with.
    pub(crate) mod get {
        pub(crate) const TIMEOUT: u32 = 3;
    }
}

fn register(model: &Model) -> Result<u16, String> {
    http::post("http://registry", model.name.as_bytes())
}

#[test]
fn without_a_double_the_function_is_itself() {
    assert_eq!(register(&model("ab")), Ok(202));
    assert_eq!(http::post("", &[]), Err("no url".into()));
}

#[test]
fn a_double_answers_until_it_is_dropped() {
    let post = http::post::double();
    post.returns_ok(404);
    assert_eq!(register(&model("ab")), Ok(404));
    post.assert_called_once_with("http://registry", b"ab");
    assert_eq!(
        post.args(),
        [("http://registry".to_owned(), b"ab".to_vec())]
    );
    drop(post);
    assert_eq!(register(&model("ab")), Ok(202));
}

#[test]
fn it_has_every_verb() {
    let post = http::post::double();
    post.returns_once(Ok(1));
    post.with("x", any()).returns_err("x".into());
    post.with("y", any())
        .side_effect(|_, body| Ok(body.len() as u16));
    post.fails_with(|| "down".into());
    assert_eq!(http::post("x", &[]), Err("x".into()));
    assert_eq!(http::post("y", &[1, 2]), Ok(2));
    assert_eq!(http::post("z", &[]), Ok(1));
    assert_eq!(http::post("z", &[]), Err("down".into()));
    post.assert_called_times(4);
    post.assert_has_calls([post.with("z", &[]), post.with("z", &[])]);
    post.panics("unplugged");
    assert_eq!(failure_of(|| http::post("z", &[])), "unplugged");
    post.reset();
    post.assert_not_called();
}

#[test]
fn a_missing_answer_names_the_line_to_add() {
    let _post = http::post::double();
    assert_text(
        failure_of(|| http::post("u", &[1])),
        r#"
        post: no answer for this call
            post(url: "u", body: [1])  at <here>

          it returns `Result<u16, String>`: add an answer before it, for example
            post.returns_ok(..);
            post.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

#[test]
fn a_failure_names_the_function() {
    let post = http::post::double();
    post.returns_ok(1);
    http::post("u", &[1]).unwrap();
    assert_text(
        failure_of(|| post.assert_called_once_with("v", &[1])),
        r#"
        post: expected exactly one call, with these arguments

          expected:
            post(url: "v", body: [1])

          1 call:
            #1 post(*url: "u", body: [1])  at <here>

          call #1 differs in:
            url
              expected "v"
                actual "u"
        "#,
    );
}

#[test]
fn calls_default_runs_the_body() {
    let post = http::post::double();
    post.returns_ok(1);
    post.with("real", any()).calls_default();
    assert_eq!(http::post("real", &[0; 3]), Ok(203));
    assert_eq!(http::post("other", &[0; 3]), Ok(1));
    post.calls_default();
    assert_eq!(http::post("", &[]), Err("no url".into()));
    post.assert_called_times(3);
    assert_eq!(post.last_call().unwrap().outcome(), Outcome::Returned);
}

#[test]
fn another_name_may_be_given() {
    let get = http::get_seam::double();
    get.returns("answer".into());
    assert_eq!(http::get("u"), "answer");
    get.assert_called_once_with("u");
    assert_eq!(http::get::TIMEOUT, 3);
    drop(get);
    assert_eq!(http::get("u"), "body of u");
}

#[test]
fn an_import_brings_both() {
    use http::post;
    use http::post as send;
    let double = post::double();
    double.returns_ok(1);
    assert_eq!((post("a", &[]), send("b", &[])), (Ok(1), Ok(1)));
    double.assert_has_calls([double.with("a", &[]), double.with("b", &[])]);
    drop(double);
    let double = send::double();
    double.returns_ok(2);
    assert_eq!(register(&model("")), Ok(2));
}

#[test]
fn the_innermost_double_answers_and_restores() {
    let outer = http::post::double();
    outer.returns_ok(1);
    {
        let inner = http::post::double();
        inner.returns_ok(2);
        assert_eq!(http::post("u", &[]), Ok(2));
        inner.assert_called_once();
    }
    assert_eq!(http::post("u", &[]), Ok(1));
    outer.assert_called_once();
    let third = http::post::double();
    third.returns_ok(3);
    drop(outer);
    assert_eq!(http::post("u", &[]), Ok(3));
    drop(third);
    assert_eq!(http::post("u", &[]), Ok(200));
}

#[test]
fn a_panic_restores() {
    failure_of(|| {
        let post = http::post::double();
        post.returns_ok(1);
        http::post("u", &[]).unwrap();
        panic!("as a failing test does");
    });
    assert_eq!(http::post("u", &[]), Ok(200));
}

#[test]
fn it_is_for_its_thread_unless_it_is_shared() {
    let post = http::post::double();
    post.returns_ok(1);
    let share = post.share();
    let other = thread::spawn(move || {
        let before = http::post("u", &[]);
        let _entered = share.enter();
        (before, http::post("shared", &[]))
    });
    assert_eq!(other.join().unwrap(), (Ok(200), Ok(1)));
    post.assert_called_once_with("shared", &[]);
}

#[ml_double]
fn now() -> u64 {
    7
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everywhere_is_for_all_threads() {
    let now_double = now::double().everywhere();
    now_double.returns(1);
    let task = tokio::spawn(async { now() });
    assert_eq!((task.await.unwrap(), now()), (1, 1));
    now_double.assert_called_times(2);
    drop(now_double);
    assert_eq!(tokio::spawn(async { now() }).await.unwrap(), 7);
}

#[ml_double]
fn load(path: PathBuf, mut count: u32, (from, to): (u32, u32), _: &str) -> Vec<u32> {
    count += path.as_os_str().len() as u32;
    vec![count, from, to]
}
#[ml_double]
fn name_of(model: &Model) -> &str {
    &model.name
}
#[ml_double]
fn fill(buffer: &mut [f32], model: &mut Model, extra: Option<&Model>) {
    buffer.fill(1.0);
    model.name.push('!');
    if let Some(extra) = extra {
        model.name.push_str(&extra.name);
    }
}
#[ml_double]
fn unit() {}
#[ml_double]
fn fallible(text: &str) -> Result<u32, std::num::ParseIntError> {
    let number: u32 = text.parse()?;
    Ok(number + 1)
}
#[ml_double]
fn constant() -> &'static str {
    "constant"
}
#[ml_double]
fn boxed(job: Box<dyn Fn(u32) -> u32 + Send>) -> Box<dyn Fn(u32) -> u32 + Send> {
    Box::new(move |number| job(number) + 1)
}

#[test]
fn arguments_and_results_of_any_shape_work() {
    assert_eq!(load("ab".into(), 1, (2, 3), "x"), [3, 2, 3]);
    let load_double = load::double();
    load_double.returns(vec![]);
    load("p".into(), 1, (2, 3), "x");
    load_double.assert_called_once_with(Path::new("p"), 1, (2, 3), "x");
    load_double.calls_default();
    assert_eq!(load("ab".into(), 1, (2, 3), "x"), [3, 2, 3]);

    assert_eq!(name_of(&model("m")), "m");

    let (mut buffer, mut changed) = ([0.0; 2], model("m"));
    fill(&mut buffer, &mut changed, Some(&model("x")));
    assert_eq!((buffer, changed.name.as_str()), ([1.0; 2], "m!x"));
    let fill_double = fill::double();
    fill_double.side_effect(|buffer, model, _| {
        buffer[0] = 5.0;
        model.name.clear();
    });
    fill(&mut buffer, &mut changed, None);
    assert_eq!((buffer, changed.name.as_str()), ([5.0, 1.0], ""));
    fill_double.assert_called_once_with(&[1.0, 1.0], &model("m!x"), None);

    let unit_double = unit::double();
    unit();
    unit_double.assert_called_once();

    assert_eq!(fallible("1").unwrap(), 2);
    let fallible_double = fallible::double();
    fallible_double.returns_ok(9);
    assert_eq!(fallible("x").unwrap(), 9);
    fallible_double.calls_default();
    assert!(fallible("x").is_err());

    let constant_double = constant::double();
    constant_double.returns("literal");
    assert_eq!(constant(), "literal");

    assert_eq!(boxed(Box::new(|number| number * 2))(3), 7);
    let boxed_double = boxed::double();
    boxed_double.returns_with(|| Box::new(|number| number));
    assert_eq!(boxed(Box::new(|number| number * 2))(3), 3);
    boxed_double.assert_called_once_with(any());
}

#[ml_double]
fn read<T: Default + 'static>(path: impl AsRef<Path>, key: impl Into<String>) -> T {
    let _ = (path.as_ref(), key.into());
    T::default()
}
#[ml_double]
fn show<T>(value: &T, times: usize) -> String
where
    T: Display + ?Sized,
{
    value.to_string().repeat(times)
}
#[ml_double]
fn same<T>(value: T) -> T {
    value
}
#[ml_double]
fn sum<const N: usize>(rows: [u32; N]) -> u32 {
    rows.iter().sum()
}
#[ml_double]
fn apply<F: FnMut(u32) -> u32>(mut job: F) -> u32 {
    job(1) + job(2)
}
#[ml_double]
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

#[test]
fn generic_functions_work() {
    assert_eq!(read::<u32>("p", 'k'), 0);
    let read_double = read::double();
    read_double.of::<u32>().returns(3);
    read_double.of::<String>().calls_default();
    assert_eq!(read::<u32>("p", "k"), 3);
    assert_eq!(read::<String>("q", "k"), "");
    read_double.assert_called_times(2);
    read_double
        .of::<u32>()
        .assert_called_once_with(Path::new("p"), any());

    assert_eq!(show("ab", 2), "abab");
    let show_double = show::double();
    show_double.returns("x".into());
    assert_eq!(show(&1.5, 2), "x");
    show_double.assert_called_once_with(any(), 2);

    let text = String::from("text");
    assert_eq!(same(&text), "text");
    let same_double = same::double();
    assert_eq!((same(&text).as_str(), same(1)), ("text", 1));
    same_double.assert_called_times(2);

    assert_eq!(sum([1, 2]), 3);
    let sum_double = sum::double();
    sum_double.of::<2>().returns(9);
    assert_eq!(sum([1, 2]), 9);
    sum_double.of::<2>().assert_called_once_with([1, 2]);

    let mut calls = 0;
    assert_eq!(
        apply(|number| {
            calls += 1;
            number
        }),
        3
    );
    let apply_double = apply::double();
    apply_double.returns(5);
    assert_eq!(apply(|_| unreachable!()), 5);
    assert_eq!(calls, 2);

    assert_eq!(longest("a", "ab"), "ab");
    let longest_double = longest::double();
    longest_double.returns("literal");
    assert_eq!(longest("a", "ab"), "literal");
    longest_double.assert_called_once_with("a", "ab");
}

#[ml_double]
async fn fetch(url: &str, retries: u32) -> Result<Vec<u8>, String> {
    tokio::task::yield_now().await;
    if retries == 0 {
        return Err(url.to_owned());
    }
    Ok(url.as_bytes().to_vec())
}
#[ml_double]
async fn embed<T: Debug + Sync>(value: &T, buffer: &mut Vec<u8>) -> usize {
    buffer.push(1);
    format!("{value:?}").len()
}
#[ml_double]
fn later(url: &str) -> impl Future<Output = usize> + Send {
    let size = url.len();
    async move { size }
}
#[ml_double]
fn spelt(url: &str) -> futures::future::BoxFuture<'_, usize> {
    Box::pin(async move { url.len() })
}

fn is_send<T: Send>(future: T) -> T {
    future
}

#[tokio::test]
async fn asynchronous_functions_work() {
    assert_eq!(is_send(fetch("ab", 1)).await, Ok(b"ab".to_vec()));
    assert_eq!(is_send(later("abc")).await, 3);
    assert_eq!(is_send(spelt("abc")).await, 3);
    let mut buffer = Vec::new();
    assert_eq!(is_send(embed(&Some(1), &mut buffer)).await, 7);
    assert_eq!(buffer, [1]);

    let fetch_double = fetch::double();
    let later_double = later::double();
    let spelt_double = spelt::double();
    let embed_double = embed::double();
    fetch_double.returns_err("down".into());
    later_double.side_effect(|url| url.len() + 1);
    spelt_double.returns(9);
    embed_double.side_effect(|value, _| value.len());
    let future = fetch("ab", 1);
    fetch_double.assert_called_once_with("ab", 1);
    assert_eq!(future.await, Err("down".into()));
    assert_eq!(is_send(later("abc")).await, 4);
    assert_eq!(spelt("abc").await, 9);
    assert_eq!(embed(&Some(1), &mut buffer).await, 7);
    later_double.assert_called_once_with("abc");
    embed_double.assert_called_once_with("Some(1)", &[1]);
    assert_in_order([&fetch_double, &later_double, &spelt_double]);
    fetch_double.calls_default();
    assert_eq!(fetch("ab", 0).await, Err("ab".into()));
    drop(fetch("x", 0));
    assert_eq!(
        fetch_double.last_call().unwrap().outcome(),
        Outcome::Cancelled
    );
}

#[test]
fn an_asynchronous_function_without_an_answer_fails_at_the_call() {
    let _fetch = fetch::double();
    assert_text(
        failure_of(|| drop(fetch("u", 2))),
        r#"
        fetch: no answer for this call
            fetch(url: "u", retries: 2)  at <here>

          it returns `Result<Vec<u8>, String>`: add an answer before it, for example
            fetch.returns_ok(..);
            fetch.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

#[test]
fn a_function_inside_of_a_function_works() {
    #[ml_double]
    fn inner(number: u32) -> u32 {
        number + 1
    }
    assert_eq!(inner(1), 2);
    let double = inner::double();
    double.returns(7);
    assert_eq!(inner(1), 7);
    double.assert_called_once_with(1);
}

#[ml_double]
fn factorial(number: u64) -> u64 {
    if number < 2 {
        1
    } else {
        number * factorial(number - 1)
    }
}

#[test]
fn a_body_that_calls_the_function_comes_to_the_double() {
    assert_eq!(factorial(4), 24);
    let double = factorial::double();
    double.calls_default();
    double.with(2).returns(100);
    assert_eq!(factorial(4), 1200);
    double.assert_has_calls([double.with(4), double.with(3), double.with(2)]);
}

/// A function pointer, and the function as a value.
#[test]
fn the_function_can_still_be_a_value() {
    let pointer: fn(&str, &[u8]) -> Result<u16, String> = http::post;
    let post = http::post::double();
    post.returns_ok(1);
    assert_eq!(pointer("u", &[]), Ok(1));
    assert_eq!(["a", "b"].map(http::get), ["body of a", "body of b"]);
    post.assert_called_once_with("u", &[]);
}

#[cfg_attr(all(), ml_double)]
#[must_use]
#[inline]
pub(crate) fn r#match(r#type: &str) -> u32 {
    r#type.len() as u32
}

#[cfg_attr(any(), ml_double)]
fn never_doubled() -> u32 {
    1
}

#[ml_double]
#[allow(clippy::missing_safety_doc)]
unsafe fn raw(number: u32) -> u32 {
    number
}

#[test]
fn attributes_and_qualifiers_are_kept() {
    let double = r#match::double();
    double.returns(9);
    assert_eq!(r#match("abc"), 9);
    double.assert_called_once_with("abc");
    assert_eq!(never_doubled(), 1);
    let _ = raw::double();
}

#[test]
fn arguments_are_recorded_as_the_concrete_things() {
    let read_double = read::double();
    read_double.of::<u32>().returns(3);
    read::<u32>("p", 'k');
    read_double
        .of::<u32>()
        .assert_called_once_with(Path::new("p"), "k");
    let show_double = show::double();
    show_double.returns("x".into());
    show(&1.5, 2);
    show_double.assert_called_once_with("1.5", 2);
    let apply_double = apply::double();
    apply_double.side_effect(|mut job| job(20));
    assert_eq!(apply(|number| number + 1), 21);
}

mod another_abi {
    use super::*;

    #[ml_double]
    extern "C" fn callback(number: u32) -> u32 {
        number
    }

    #[test]
    fn a_function_may_have_another_abi() {
        let pointer: extern "C" fn(u32) -> u32 = callback;
        assert_eq!(pointer(1), 1);
        let double = callback::double();
        double.returns(2);
        assert_eq!(pointer(1), 2);
        double.assert_called_once_with(1);
    }
}

mod any_visibility {
    pub(super) mod inner {
        use super::super::ml_double;

        #[ml_double]
        fn own() -> u8 {
            1
        }
        #[ml_double]
        pub(super) fn of_the_parent() -> u8 {
            2
        }
        #[ml_double]
        pub(in super::super) fn of_the_grandparent() -> u8 {
            3
        }
        #[ml_double]
        pub(in crate::free_functions) fn of_a_path() -> u8 {
            4
        }

        mod tests {
            use super::*;

            #[test]
            fn a_function_is_doubled_where_it_can_be_called() {
                let own = own::double();
                own.returns(7);
                assert_eq!(super::own(), 7);
                own.assert_called_once();
            }
        }
    }

    #[test]
    fn a_function_of_the_parent_is_doubled_there() {
        let double = inner::of_the_parent::double();
        double.returns(7);
        assert_eq!(inner::of_the_parent(), 7);
        double.assert_called_once();
    }
}

#[test]
fn a_function_of_a_path_is_doubled_there() {
    use any_visibility::inner::{of_a_path, of_the_grandparent};
    let doubles = (of_a_path::double(), of_the_grandparent::double());
    doubles.0.returns(7);
    doubles.1.returns(8);
    assert_eq!((of_a_path(), of_the_grandparent()), (7, 8));
    doubles.0.assert_called_once();
    doubles.1.assert_called_once();
}

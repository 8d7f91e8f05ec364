//! Arguments have types with lifetimes, named or not, invariant or not.
#![allow(clippy::needless_lifetimes, reason = "users have such signatures")]
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::io::{IoSlice, IoSliceMut};
use std::ops::ControlFlow;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Request<'a> {
    path: &'a str,
}
/// No `Debug`, no `Clone`.
struct Batch<'a, T> {
    rows: &'a [T],
}
struct Pair<'a, 'b> {
    left: &'a str,
    right: &'b str,
}
/// Invariant in its lifetime.
struct Sink<'a> {
    names: &'a mut Vec<&'static str>,
}
struct Arena<'a> {
    names: RefCell<Vec<&'a str>>,
}

#[ml_double]
trait Api {
    fn own(&self, request: Request<'_>, batch: Batch<'_, f32>) -> usize;
    fn borrow(&self, request: &Request<'_>, batch: &Batch<'_, u8>) -> usize;
    fn change(&self, request: &mut Request<'_>, sink: Sink<'_>, more: &mut Sink<'_>);
    fn two(&self, pair: Pair<'_, '_>, again: &Pair<'_, '_>) -> usize;
    fn list(
        &self,
        requests: &[Request<'_>],
        own: Vec<Request<'_>>,
        maybe: Option<Request<'_>>,
    ) -> usize;
    fn optional(&self, one: Option<&Request<'_>>, two: (u8, Request<'_>), three: [Request<'_>; 1]);
    fn map(&self, map: HashMap<&str, Vec<&str>>, flow: ControlFlow<&str>) -> usize;
    fn statics(&self, request: Request<'static>, name: &'static str, list: &'static [u8]);
    fn objects(&self, object: Box<dyn Fn() -> u8 + '_>, shown: &(dyn fmt::Display + '_)) -> u8;
    fn arena(&self, arena: &Arena<'_>) -> usize;
}

#[test]
fn types_with_a_lifetime_arrive_as_they_are() {
    let api = ApiDouble::new();
    api.own
        .side_effect(|request, batch| request.path.len() + batch.rows.len());
    api.borrow
        .side_effect(|request, batch| request.path.len() + batch.rows.len());
    api.two
        .side_effect(|pair, again| pair.left.len() + again.right.len());
    let path = String::from("/v1");
    let request = Request { path: &path };
    assert_eq!(api.own(request.clone(), Batch { rows: &[0.5] }), 4);
    assert_eq!(api.borrow(&request, &Batch { rows: &[1, 2] }), 5);
    let pair = || Pair {
        left: &path,
        right: "b",
    };
    assert_eq!(api.two(pair(), &pair()), 4);
    api.own.assert_called_once_with(any(), any());
    api.borrow.assert_called_once_with(any(), any());
    api.two.assert_called_once();
}

#[test]
fn they_are_printed_by_debug_or_by_name() {
    let api = ApiDouble::new();
    let path = String::from("/v1");
    let text = failure_of(|| api.own(Request { path: &path }, Batch { rows: &[0.5] }));
    // The compiler decides whether `<'_>` stands in the name of a type.
    assert_text(
        text.replace("'_, ", ""),
        r#"
        Api.own: no answer for this call
            own(request: Request { path: "/v1" }, batch: <Batch<f32>>)  at <here>

          it returns `usize`: add an answer before it, for example
            api.own.returns(..);
            api.own.returns_with(|| ..); // made anew for each call
        "#,
    );
}

#[test]
fn what_is_behind_a_mutable_reference_is_changed() {
    let api = ApiDouble::new();
    api.change.side_effect(|request, sink, more| {
        request.path = "new";
        sink.names.push("a");
        more.names.push("b");
    });
    let (mut first, mut second) = (vec![], vec![]);
    let mut request = Request { path: "old" };
    api.change(
        &mut request,
        Sink { names: &mut first },
        &mut Sink { names: &mut second },
    );
    assert_eq!(request.path, "new");
    assert_eq!((first, second), (vec!["a"], vec!["b"]));
    let text = failure_of(|| api.change.assert_not_called()).replace("<'_>", "");
    assert!(
        text.contains(
            r#"change(request: Request { path: "old" }, sink: <Sink>, more: <&mut Sink>)"#
        ),
        "{text}"
    );
}

#[test]
fn they_stand_inside_containers() {
    let api = ApiDouble::new();
    api.list.side_effect(|all, own, maybe| {
        all.iter().map(|request| request.path.len()).sum::<usize>()
            + own.len()
            + maybe.map_or(0, |request| request.path.len())
    });
    api.map.side_effect(|map, _| map["k"].len());
    let path = String::from("abc");
    let request = || Request { path: &path };
    assert_eq!(
        api.list(&[request(), request()], vec![request()], Some(request())),
        10
    );
    let key = String::from("k");
    let map = HashMap::from([(key.as_str(), vec![path.as_str()])]);
    assert_eq!(api.map(map, ControlFlow::Break(&path)), 1);
    api.optional(Some(&request()), (1, request()), [request()]);
    api.optional.assert_called_once_with(any(), any(), any());
    let text = failure_of(|| api.optional.assert_not_called());
    assert!(
        text.contains(
            r#"optional(one: Some(Request { path: "abc" }), two: (1, Request { path: "abc" }), three: [Request { path: "abc" }])"#
        ),
        "{text}"
    );
}

#[test]
fn what_lives_for_ever_is_recorded_by_value() {
    let api = ApiDouble::new();
    api.statics(Request { path: "p" }, "n", &[1]);
    api.statics
        .assert_called_once_with(Request { path: "p" }, "n", &[1]);
    assert_eq!(
        api.statics.last_args(),
        Some((Request { path: "p" }, "n".to_owned(), vec![1]))
    );
}

#[test]
fn objects_that_borrow_arrive_to_be_called() {
    let api = ApiDouble::new();
    api.objects.side_effect(|object, shown| {
        assert_eq!(shown.to_string(), "x");
        object()
    });
    let number = 5;
    let text = String::from("x");
    assert_eq!(api.objects(Box::new(|| number), &text), 5);
    api.objects.assert_called_once_with(any(), any());
    let arena = Arena {
        names: RefCell::new(vec![&text]),
    };
    api.arena.side_effect(|arena| arena.names.borrow().len());
    assert_eq!(api.arena(&arena), 1);
}

#[ml_double]
trait Poller {
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>, limit: u8) -> Poll<Option<u8>>;
    fn poll_ready(&mut self, cx: &mut Context) -> Poll<Result<(), String>>;
    fn poll_qualified(&self, cx: &mut std::task::Context<'_>) -> Poll<()>;
    fn poll_hidden(&self, cx: &mut std::task::Context) -> Poll<()>;
    fn poll_core(&self, cx: &mut ::core::task::Context) -> ::core::task::Poll<u8>;
    fn poll_named<'a>(&self, cx: &mut Context<'a>, name: &'a str) -> Poll<()>;
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut [u8],
    ) -> Poll<std::io::Result<usize>>;
}

#[test]
fn a_context_is_lent_to_closures() {
    let poller = PollerDouble::new();
    let mut cx = Context::from_waker(Waker::noop());
    poller.poll.side_effect(|cx, limit| {
        cx.waker().wake_by_ref();
        Poll::Ready(Some(limit))
    });
    poller
        .poll_ready
        .returns_in_order([Poll::Pending, Poll::Ready(Ok(()))]);
    let mut pinned = Box::pin(poller.clone());
    assert_eq!(pinned.as_mut().poll(&mut cx, 4), Poll::Ready(Some(4)));
    let mut own = poller.clone();
    assert_eq!(own.poll_ready(&mut cx), Poll::Pending);
    assert_eq!(own.poll_ready(&mut cx), Poll::Ready(Ok(())));
    poller.poll.assert_called_once_with(any(), 4);
    poller.poll_ready.assert_called_times(2);
    poller.poll_read.side_effect(|_, buf| {
        buf[0] = 1;
        Poll::Ready(Ok(1))
    });
    let mut buf = [0; 2];
    assert!(pinned.as_mut().poll_read(&mut cx, &mut buf).is_ready());
    assert_eq!(buf, [1, 0]);
    poller.poll_read.assert_called_once_with(any(), &[0, 0]);
}

#[test]
fn a_context_need_not_show_its_lifetime() {
    let poller = PollerDouble::new();
    let mut cx = Context::from_waker(Waker::noop());
    poller.poll_qualified.returns(Poll::Pending);
    poller.poll_hidden.side_effect(|cx| {
        cx.waker().wake_by_ref();
        Poll::Pending
    });
    poller.poll_core.returns(Poll::Ready(1));
    poller.poll_named.returns(Poll::Ready(()));
    assert_eq!(poller.poll_qualified(&mut cx), Poll::Pending);
    assert_eq!(poller.poll_hidden(&mut cx), Poll::Pending);
    assert_eq!(poller.poll_core(&mut cx), Poll::Ready(1));
    assert_eq!(poller.poll_named(&mut cx, "n"), Poll::Ready(()));
    poller.poll_named.assert_called_once_with(any(), "n");
}

mod formatting {
    use std::fmt::{self, Formatter};

    #[mlmock::ml_double]
    pub(super) trait Render {
        fn render(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
        fn hidden(&self, f: &mut Formatter) -> fmt::Result;
        fn qualified(&self, f: &mut fmt::Formatter, depth: usize) -> fmt::Result;
        fn whole(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result;
        fn provided(&self, f: &mut Formatter) -> fmt::Result {
            f.write_str("own")
        }
    }
}

struct Shown<F>(F);
impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Shown<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}

#[test]
fn a_formatter_is_written_to_and_need_not_show_its_lifetime() {
    use formatting::{Render, RenderDouble};
    let render = RenderDouble::new();
    render.render.side_effect(|f| f.write_str("a"));
    render.hidden.side_effect(|f| f.write_str("b"));
    render
        .qualified
        .side_effect(|f, depth| write!(f, "c{depth}"));
    render.whole.side_effect(|f| f.write_str("d"));
    assert_eq!(
        Shown(|f: &mut fmt::Formatter<'_>| render.render(f)).to_string(),
        "a"
    );
    assert_eq!(
        Shown(|f: &mut fmt::Formatter<'_>| render.hidden(f)).to_string(),
        "b"
    );
    assert_eq!(
        Shown(|f: &mut fmt::Formatter<'_>| render.qualified(f, 2)).to_string(),
        "c2"
    );
    assert_eq!(
        Shown(|f: &mut fmt::Formatter<'_>| render.whole(f)).to_string(),
        "d"
    );
    assert_eq!(
        Shown(|f: &mut fmt::Formatter<'_>| render.provided(f)).to_string(),
        "own"
    );
    render.qualified.assert_called_once_with(any(), 2);
    render.provided.assert_called_once_with(any());
}

#[ml_double]
trait Invariant {
    fn push(&self, names: &mut Vec<&str>, name: &str);
    fn fill<'a>(&self, names: &mut Vec<&'a str>, name: &'a str) -> usize;
    fn nested(&self, cell: &RefCell<Vec<&str>>, map: &mut HashMap<&str, u8>);
    fn vectored(&self, out: &[IoSlice<'_>], into: &mut [IoSliceMut<'_>]) -> usize;
    fn iterate(&self, lines: &mut dyn Iterator<Item = &str>) -> usize;
    fn boxed<'a>(&self, lines: Box<dyn Iterator<Item = &'a str> + 'a>) -> usize;
}

#[test]
fn invariant_lifetimes_are_passed_on() {
    let invariant = InvariantDouble::new();
    invariant.push.side_effect(|names, _| names.push("pushed"));
    let own = String::from("own");
    let mut names = vec![own.as_str()];
    invariant.push(&mut names, &own);
    assert_eq!(names, ["own", "pushed"]);
    invariant.push.assert_called_once_with(any(), "own");
    let text = failure_of(|| invariant.push.assert_not_called());
    assert!(
        text.contains(r#"push(names: ["own"], name: "own")"#),
        "{text}"
    );
    invariant
        .fill
        .side_effect(|names, name| names.len() + name.len());
    assert_eq!(invariant.fill(&mut names, &own), 5);
    invariant.nested.side_effect(|cell, map| {
        cell.borrow_mut().clear();
        map.clear();
    });
    let (cell, mut map) = (RefCell::new(names), HashMap::from([(&*own, 1)]));
    invariant.nested(&cell, &mut map);
    assert!(cell.borrow().is_empty() && map.is_empty());
}

#[test]
fn lists_of_slices_are_read_and_written() {
    let invariant = InvariantDouble::new();
    invariant.vectored.side_effect(|out, into| {
        into[0][0] = out[0][1];
        out.len()
    });
    let mut bytes = [0];
    let written = invariant.vectored(&[IoSlice::new(&[1, 2])], &mut [IoSliceMut::new(&mut bytes)]);
    assert_eq!((written, bytes), (1, [2]));
    invariant.vectored.assert_called_once_with(any(), any());
    invariant.iterate.side_effect(|lines| lines.count());
    invariant.boxed.side_effect(|lines| lines.count());
    let text = String::from("a\nb");
    assert_eq!(invariant.iterate(&mut text.lines()), 2);
    assert_eq!(invariant.boxed(Box::new(text.lines())), 2);
}

#[ml_double]
trait Named {
    fn one<'a>(&self, a: &'a str, b: &'a [u8], c: Request<'a>) -> usize;
    fn two<'a, 'b: 'a>(&self, a: &'a str, b: &'b str, c: Pair<'a, 'b>) -> usize;
    fn clause<'a, 'b>(&'a self, a: &'b str, b: &'a str) -> usize
    where
        'b: 'a;
    fn inner<'a, 'b>(&self, a: &'a mut Request<'b>, path: &'b str);
    fn option<'a>(&self, a: Option<&'a str>, b: (&'a str, u8), c: &[&'a str]) -> usize;
    fn with_self<'a>(&'a self, a: &'a str) -> &'a str;
    fn unused<'a>(&self, a: &'a u8);
}

#[test]
fn lifetimes_with_names_are_recorded_as_those_without() {
    let named = NamedDouble::new();
    named
        .one
        .side_effect(|a, b, c| a.len() + b.len() + c.path.len());
    named.two.returns(2);
    named.clause.returns(3);
    let path = String::from("p");
    assert_eq!(named.one(&path, &[1], Request { path: &path }), 3);
    let pair = Pair {
        left: &path,
        right: "r",
    };
    assert_eq!(named.two(&path, "b", pair), 2);
    assert_eq!(named.clause("a", &path), 3);
    named.one.assert_called_once_with("p", &[1], any());
    named.two.assert_called_once_with("p", "b", any());
    named.clause.assert_called_once_with("a", "p");
    assert_eq!(named.clause.args(), [("a".into(), "p".into())]);
    named.option.returns(4);
    assert_eq!(named.option(Some(&path), (&path, 1), &[&path]), 4);
    named
        .option
        .assert_called_once_with(Some("p"), ("p", 1), &["p"]);
    named.with_self.returns("lent".into());
    assert_eq!(named.with_self(&path), "lent");
    named.unused(&1);
    named.unused.assert_called_once_with(1);
}

#[test]
fn a_closure_changes_what_has_a_named_lifetime_inside() {
    let named = NamedDouble::new();
    named.inner.side_effect(|request, path| {
        request.path = if path.is_empty() { "" } else { "set" };
    });
    let mut request = Request { path: "old" };
    named.inner(&mut request, "p");
    assert_eq!(request.path, "set");
    named.inner.assert_called_once_with(any(), "p");
}

#[ml_double]
trait Visitor<'v> {
    fn visit(&mut self, path: &'v str, request: Request<'v>);
    fn collect(&self, into: &mut Vec<&'v str>) -> usize;
    fn both<'a>(&'a self, own: &'a str, other: &'v [u8]) -> usize
    where
        'v: 'a;
    fn last(&self) -> Option<&'v str>;
}

#[ml_double]
trait Decode<'de, T: 'static>
where
    T: Clone,
{
    fn decode(&self, input: &'de [u8]) -> Result<T, String>;
    fn borrowed(&self, input: &'de str) -> &'de str;
}

#[test]
fn lifetimes_of_the_trait_are_recorded_as_those_without() {
    let path = String::from("p");
    let mut visitor = VisitorDouble::new();
    visitor.visit(&path, Request { path: &path });
    visitor.visit.assert_called_once_with("p", any());
    visitor.collect.side_effect(|into| into.len());
    assert_eq!(visitor.collect(&mut vec![&path]), 1);
    visitor.both.returns(2);
    assert_eq!(visitor.both("a", &[1]), 2);
    visitor.both.assert_called_once_with("a", &[1]);
    visitor.last.returns(Some("literal"));
    assert_eq!(visitor.last(), Some("literal"));
}

#[test]
fn a_double_of_a_trait_with_a_lifetime_is_good_for_one_of_them() {
    fn decode_all<'de, D>(decoder: &D, input: &'de str) -> Result<u8, String>
    where
        D: Decode<'de, u8>,
    {
        decoder.decode(input.as_bytes())
    }
    let input = String::from("abc");
    let decoder = DecodeDouble::<u8>::new();
    decoder.decode.side_effect(|input| Ok(input.len() as u8));
    decoder.borrowed.returns("literal");
    assert_eq!(decode_all(&decoder, &input), Ok(3));
    assert_eq!(decoder.borrowed("x"), "literal");
    decoder.decode.assert_called_once_with(b"abc");
}

type Callback<'a> = Box<dyn FnMut(&Request<'_>) -> bool + 'a>;

#[ml_double]
trait HigherRanked {
    fn pointer(&self, parse: for<'a> fn(&'a str, u8) -> &'a str) -> usize;
    fn elided(&self, parse: &dyn Fn(&str) -> &str) -> usize;
    fn callback(&self, callback: Callback<'_>) -> bool;
    fn generic<F: Fn(&str) -> &str>(&self, parse: F) -> usize;
    fn mutable(&self, visit: &mut dyn FnMut(&str, &mut Vec<u8>) -> bool) -> bool;
    fn opaque(&self, visit: impl FnOnce(&Request<'_>) -> bool) -> bool;
}

fn trimmed(text: &str) -> &str {
    text.trim()
}

#[test]
fn closures_over_any_lifetime_are_called() {
    let ranked = HigherRankedDouble::new();
    ranked.pointer.side_effect(|parse| parse("abc", 1).len());
    ranked.elided.side_effect(|parse| parse(" a ").len());
    ranked.generic.side_effect(|parse| parse(" ab ").len());
    ranked
        .callback
        .side_effect(|mut callback| callback(&Request { path: "p" }));
    ranked.mutable.side_effect(|visit| visit("a", &mut vec![]));
    ranked
        .opaque
        .side_effect(|visit| visit(&Request { path: "q" }));
    assert_eq!(ranked.pointer(|text, _| text), 3);
    assert_eq!(ranked.elided(&trimmed), 1);
    assert_eq!(ranked.generic(trimmed), 2);
    let expected = String::from("p");
    assert!(ranked.callback(Box::new(|request| request.path == expected)));
    assert!(ranked.mutable(&mut |text, list| text.len() > list.len()));
    assert!(ranked.opaque(|request| request.path == "q"));
    ranked.generic.assert_called_once_with(any());
    ranked.opaque.assert_called_once_with(any());
}

mod for_lifetimes {
    use super::{Request, trimmed};
    use mlmock::{any, ml_double};

    #[ml_double]
    trait Objects {
        fn each(&self, visit: &mut dyn for<'a> FnMut(&'a str) -> &'a str) -> usize;
        #[allow(clippy::type_complexity)]
        fn boxed(
            &self,
            parse: Box<dyn for<'a, 'b> Fn(&'a str, &'b str) -> &'a str + Send>,
        ) -> usize;
    }

    #[ml_double]
    trait Bounds {
        fn generic<F: for<'a> Fn(&'a str) -> &'a str>(&self, parse: F) -> usize;
        fn clause<F>(&self, parse: F) -> usize
        where
            F: for<'a> Fn(&'a str) -> &'a str;
        fn clause_on_type<F>(&self, parse: F) -> bool
        where
            for<'a> F: Fn(&'a Request<'a>) -> bool;
        fn opaque(&self, parse: impl for<'a> FnOnce(&'a str) -> &'a str) -> usize;
    }

    #[test]
    fn objects_over_any_lifetime_are_called() {
        let objects = ObjectsDouble::new();
        objects.each.side_effect(|visit| visit(" a ").len());
        objects.boxed.side_effect(|parse| parse("abc", "d").len());
        assert_eq!(objects.each(&mut |text| text.trim()), 1);
        assert_eq!(objects.boxed(Box::new(|text, _| text)), 3);
    }

    #[test]
    fn closures_over_any_lifetime_are_called() {
        let bounds = BoundsDouble::new();
        bounds.generic.side_effect(|parse| parse(" ab ").len());
        bounds.clause.side_effect(|parse| parse(" abc ").len());
        bounds.opaque.side_effect(|parse| parse(" abc ").len());
        bounds
            .clause_on_type
            .side_effect(|parse| parse(&Request { path: "q" }));
        assert_eq!(bounds.generic(trimmed), 2);
        assert_eq!(bounds.clause(trimmed), 3);
        assert_eq!(bounds.opaque(trimmed), 3);
        assert!(bounds.clause_on_type(|request: &Request<'_>| request.path == "q"));
        bounds.generic.assert_called_once_with(any());
    }
}

mod more_than_one_lifetime {
    use mlmock::{any, ml_double};
    use std::collections::HashMap;

    #[ml_double]
    trait Maps {
        fn fill(&self, map: &mut HashMap<&str, &str>);
        fn boxed(&self, lines: Box<dyn Iterator<Item = &str> + '_>) -> usize;
    }

    #[test]
    fn invariant_lifetimes_beside_one_another_are_passed_on() {
        let maps = MapsDouble::new();
        maps.fill.side_effect(|map| map.clear());
        let (key, value) = (String::from("k"), String::from("v"));
        let mut map = HashMap::from([(key.as_str(), value.as_str())]);
        maps.fill(&mut map);
        assert!(map.is_empty());
        maps.fill.assert_called_once_with(any());
        maps.boxed.side_effect(|lines| lines.count());
        assert_eq!(maps.boxed(Box::new(key.lines())), 1);
    }
}

#[ml_double]
trait Anonymous {
    fn paths(&self, key: std::borrow::Cow<'_, str>, list: std::borrow::Cow<'_, [u8]>) -> usize;
    fn guard(&self, cell: std::cell::Ref<'_, u8>) -> u8;
    fn chars(&self, chars: std::str::Chars<'_>, lines: &mut std::str::Lines<'_>) -> String;
    fn arguments(&self, text: fmt::Arguments<'_>) -> String;
    fn pinned(&self, value: Pin<&mut u8>, future: Pin<Box<dyn Future<Output = u8> + '_>>) -> u8;
}

#[test]
fn borrowing_types_of_the_standard_library_are_passed_on() {
    let anonymous = AnonymousDouble::new();
    anonymous
        .paths
        .side_effect(|key, list| key.len() + list.len());
    anonymous.guard.side_effect(|cell| *cell);
    anonymous.chars.side_effect(|chars, lines| {
        chars
            .rev()
            .chain(lines.next().unwrap_or("").chars())
            .collect()
    });
    anonymous.arguments.side_effect(|text| text.to_string());
    anonymous.pinned.side_effect(|mut value, _| {
        *value += 1;
        *value
    });
    let text = String::from("ab");
    assert_eq!(anonymous.paths((&*text).into(), vec![1].into()), 3);
    assert_eq!(anonymous.guard(RefCell::new(3).borrow()), 3);
    assert_eq!(anonymous.chars(text.chars(), &mut text.lines()), "baab");
    assert_eq!(anonymous.arguments(format_args!("{text}!")), "ab!");
    let (mut value, number) = (1, 5);
    let future = Box::pin(async { number });
    assert_eq!(anonymous.pinned(Pin::new(&mut value), future), 2);
    let printed = failure_of(|| anonymous.paths.assert_not_called());
    assert!(
        printed.contains(r#"paths(key: "ab", list: [1])"#),
        "{printed}"
    );
}

//! Arguments are passed by value, whatever they can do.
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::{CString, OsString};
use std::ops::Range;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use mlmock::{any, matching, ml_double, pattern};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Model {
    name: String,
    f1: f32,
}

fn model(name: &str, f1: f32) -> Model {
    Model {
        name: name.to_owned(),
        f1,
    }
}

#[ml_double]
trait Numbers {
    fn small(&self, a: u8, b: i8, c: u16, d: i16, e: u32, f: i32);
    fn large(&self, a: u64, b: i64, c: u128, d: i128, e: usize, f: isize);
    fn others(&self, a: f32, b: f64, c: bool, d: char, e: ());
    fn ranges(&self, a: Range<u32>, b: std::ops::RangeInclusive<u8>, c: Duration);
}

#[test]
fn numbers_are_recorded() {
    let numbers = NumbersDouble::new();
    numbers.small(1, -1, 2, -2, 3, -3);
    numbers.large(1, -1, u128::MAX, i128::MIN, 3, -3);
    numbers.others(0.5, 0.25, true, 'x', ());
    numbers.ranges(1..3, 4..=5, Duration::from_secs(6));
    numbers.small.assert_called_once_with(1, -1, 2, -2, 3, -3);
    numbers
        .large
        .assert_called_once_with(1, -1, u128::MAX, i128::MIN, 3, -3);
    numbers
        .others
        .assert_called_once_with(0.5, 0.25, true, 'x', any());
    numbers
        .ranges
        .assert_called_once_with(1..3, 4..=5, Duration::from_secs(6));
    assert_eq!(numbers.small.args(), [(1, -1, 2, -2, 3, -3)]);
}

#[ml_double]
trait Registry {
    fn texts(&self, name: String, path: PathBuf, os: OsString, c: CString, literal: &'static str);
    fn boxes(&self, boxed: Box<Model>, text: Box<str>, list: Box<[u8]>, shared: Arc<Model>);
    fn lists(&self, names: Vec<String>, models: Vec<Model>, nested: Vec<Vec<f32>>);
    fn maps(&self, map: HashMap<String, u32>, tree: BTreeMap<u8, Model>, set: HashSet<u32>);
    fn options(&self, one: Option<Model>, two: Option<Option<u8>>, three: Result<u8, String>);
    fn text_or_static(&self, name: Cow<'static, str>, list: Cow<'static, [u8]>);
    fn optional_text(&self, name: Option<String>, literal: Option<&'static str>);
}

#[test]
fn texts_are_compared_with_texts() {
    let registry = RegistryDouble::new();
    registry.texts("n".into(), "p".into(), "o".into(), c"c".into(), "l");
    registry.texts.assert_called_once_with(
        "n",
        &PathBuf::from("p"),
        &OsString::from("o"),
        &CString::from(c"c"),
        "l",
    );
    registry
        .texts
        .assert_called_once_with("n".to_owned(), any(), any(), any(), any());
    let (name, path, os, c, literal) = registry.texts.last_args().unwrap();
    assert_eq!((name.as_str(), path, os), ("n", "p".into(), "o".into()));
    assert_eq!((c.as_c_str(), literal.as_str()), (c"c", "l"));
}

#[test]
fn what_is_in_a_box_is_recorded() {
    let registry = RegistryDouble::new();
    let shared = Arc::new(model("b", 0.5));
    registry.boxes(
        Box::new(model("a", 0.25)),
        "text".into(),
        [1, 2].into(),
        Arc::clone(&shared),
    );
    registry
        .boxes
        .assert_called_once_with(Box::new(model("a", 0.25)), any(), any(), &shared);
    let (_, text, list, recorded) = registry.boxes.last_args().unwrap();
    assert_eq!((&*text, &*list), ("text", &[1, 2][..]));
    assert!(Arc::ptr_eq(&recorded, &shared));
}

#[test]
fn lists_and_maps_are_recorded() {
    let registry = RegistryDouble::new();
    registry.lists(
        vec!["a".into(), "b".into()],
        vec![model("a", 0.5)],
        vec![vec![0.5], vec![]],
    );
    registry
        .lists
        .assert_called_once_with(&["a", "b"], &[model("a", 0.5)], &[vec![0.5], vec![]]);
    registry.lists.assert_called_once_with(
        vec!["a".to_owned(), "b".to_owned()],
        vec![model("a", 0.5)],
        any(),
    );
    let (map, tree) = (HashMap::from([("a".to_owned(), 1)]), BTreeMap::new());
    registry.maps(map.clone(), tree.clone(), HashSet::from([3]));
    registry
        .maps
        .assert_called_once_with(&map, tree, HashSet::from([3]));
    registry.lists(vec![], vec![], vec![]);
    registry.lists.assert_called_with(&[], &[], &[]);
}

#[test]
fn options_are_compared_as_they_are_passed() {
    let registry = RegistryDouble::new();
    registry.options(Some(model("a", 0.5)), Some(None), Err("e".into()));
    registry.options.assert_called_once_with(
        Some(model("a", 0.5)),
        Some(None),
        Err("e".to_owned()),
    );
    registry.options.assert_called_once_with(
        pattern!(Some(Model { f1, .. }) if *f1 > 0.4),
        any(),
        any(),
    );
    registry.options(None, None, Ok(1));
    registry.options.assert_called_with(None, None, Ok(1));
    registry.optional_text(Some("a".into()), Some("b"));
    registry
        .optional_text
        .assert_called_once_with(Some("a".to_owned()), Some("b"));
    registry.text_or_static("a".into(), vec![1].into());
    registry
        .text_or_static
        .assert_called_once_with(Cow::Borrowed("a"), any());
}

// What a type can do, one less each.
struct Nothing;
#[derive(Clone, Debug)]
struct NoEq(f32);
#[derive(Debug, PartialEq)]
struct NoClone(u8);
#[derive(Clone, PartialEq)]
struct NoDebug(u8);

#[ml_double]
trait Odd {
    fn nothing(&self, a: Nothing) -> u8;
    fn lists(&self, a: Vec<Nothing>, b: Option<Nothing>, c: [Nothing; 2], d: (Nothing, u8));
    fn no_eq(&self, a: NoEq, b: Vec<NoEq>);
    fn no_clone(&self, a: NoClone, b: Option<NoClone>);
    fn no_debug(&self, a: NoDebug, b: Vec<NoDebug>);
    fn not_send(&self, a: Rc<str>, b: Cell<u8>, c: *const u8);
    fn handles(&self, a: Arc<Mutex<u8>>, b: mpsc::Sender<u8>, c: AtomicU8) -> u8;
}

#[test]
fn what_can_do_nothing_is_passed_on_and_printed_by_name() {
    let odd = OddDouble::new();
    assert_text(
        failure_of(|| odd.nothing(Nothing)),
        "
        Odd.nothing: no answer for this call
            nothing(a: <Nothing>)  at <here>

          it returns `u8`: add an answer before it, for example
            odd.nothing.returns(..);
            odd.nothing.returns_with(|| ..); // made anew for each call
        ",
    );
    odd.lists(vec![Nothing], None, [Nothing, Nothing], (Nothing, 1));
    odd.lists
        .assert_called_once_with(any(), any(), any(), any());
}

#[test]
fn what_is_not_partial_eq_is_matched_by_a_test() {
    let odd = OddDouble::new();
    odd.no_eq(NoEq(0.5), vec![NoEq(0.25)]);
    odd.no_eq.assert_called_once_with(
        matching(|a: &NoEq| a.0 > 0.4),
        matching(|b: &[NoEq]| b[0].0 < 0.4),
    );
    assert_eq!(odd.no_eq.last_args().unwrap().1[0].0, 0.25);
}

#[test]
fn what_is_not_clone_is_printed() {
    let odd = OddDouble::new();
    odd.no_clone(NoClone(1), Some(NoClone(2)));
    assert_text(
        failure_of(|| odd.no_clone.assert_not_called()),
        "
        Odd.no_clone: expected no call, but there was 1 call

          1 call:
            #1 no_clone(a: NoClone(1), b: Some(NoClone(2)))  at <here>
        ",
    );
}

#[test]
fn what_is_not_debug_is_compared_and_read_back() {
    let odd = OddDouble::new();
    odd.no_debug(NoDebug(1), vec![NoDebug(2)]);
    odd.no_debug
        .assert_called_once_with(NoDebug(1), vec![NoDebug(2)]);
    assert_eq!(odd.no_debug.last_args().unwrap().0.0, 1);
    let text = failure_of(|| odd.no_debug.assert_called_with(NoDebug(3), any()));
    assert!(text.contains("<NoDebug>"), "{text}");
}

#[test]
fn what_is_not_send_is_compared_on_its_thread() {
    let odd = OddDouble::new();
    odd.not_send("text".into(), Cell::new(1), std::ptr::null());
    odd.not_send
        .assert_called_once_with(Rc::<str>::from("text"), Cell::new(1), any());
}

#[test]
fn handles_arrive_to_be_used() {
    let odd = OddDouble::new();
    odd.handles.side_effect(|mutex, sender, atomic| {
        *mutex.lock().unwrap() += 1;
        sender.send(5).unwrap();
        atomic.load(Ordering::Relaxed)
    });
    let (mutex, (sender, receiver)) = (Arc::new(Mutex::new(1)), mpsc::channel());
    assert_eq!(odd.handles(Arc::clone(&mutex), sender, AtomicU8::new(7)), 7);
    assert_eq!((*mutex.lock().unwrap(), receiver.recv()), (2, Ok(5)));
    odd.handles.assert_called_once_with(any(), any(), any());
}

#[ml_double]
trait Callbacks {
    fn once(&self, name: &str, done: Box<dyn FnOnce(u8) -> u8 + Send>) -> u8;
    fn many(
        &self,
        each: Box<dyn FnMut(&str) -> bool>,
        list: Vec<Box<dyn Fn(u8) -> u8 + Send + Sync>>,
    );
    fn shared(&self, each: Arc<dyn Fn(&str) -> usize + Send + Sync>) -> usize;
    fn maybe(&self, done: Option<Box<dyn FnOnce() -> u8>>) -> u8;
    fn pointers(&self, a: fn(u8) -> u8, b: fn(&str) -> &str, c: Option<fn()>) -> u8;
    fn abi(&self, a: extern "C" fn(u8) -> u8, b: for<'a> fn(&'a u8) -> &'a u8) -> u8;
    fn borrowing<'a>(&self, done: Box<dyn FnOnce(u8) -> u8 + 'a>) -> u8;
}

#[test]
fn boxed_closures_arrive_to_be_called() {
    let callbacks = CallbacksDouble::new();
    callbacks.once.side_effect(|_, done| done(3) + 1);
    callbacks.many.side_effect(|mut each, list| {
        assert!(each("a") && !each("b"));
        assert_eq!(list[0](2), 4);
    });
    callbacks.shared.side_effect(|each| each("abc"));
    callbacks
        .maybe
        .side_effect(|done| done.map_or(0, |done| done()));
    assert_eq!(callbacks.once("n", Box::new(|n| n * 2)), 7);
    callbacks.many(Box::new(|name| name == "a"), vec![Box::new(|n| n * 2)]);
    assert_eq!(callbacks.shared(Arc::new(str::len)), 3);
    assert_eq!(callbacks.maybe(Some(Box::new(|| 9))), 9);
    assert_eq!(callbacks.maybe(None), 0);
    callbacks.once.assert_called_once_with("n", any());
    let text = failure_of(|| callbacks.once.assert_not_called());
    assert!(
        text.contains(r#"once(name: "n", done: <Box<dyn FnOnce(u8) -> u8 + Send>>)"#),
        "{text}"
    );
}

#[test]
fn a_boxed_closure_may_borrow() {
    let callbacks = CallbacksDouble::new();
    callbacks.borrowing.side_effect(|done| done(1));
    let mut sum = 0;
    let result = callbacks.borrowing(Box::new(|n| {
        sum += n;
        sum
    }));
    assert_eq!(result, 1);
    callbacks.borrowing.assert_called_once_with(any());
}

#[test]
fn function_pointers_are_recorded() {
    fn double(n: u8) -> u8 {
        n * 2
    }
    fn same(text: &str) -> &str {
        text
    }
    extern "C" fn exported(n: u8) -> u8 {
        n
    }
    let callbacks = CallbacksDouble::new();
    callbacks
        .pointers
        .side_effect(|a, b, c| a(2) + b("abc").len() as u8 + u8::from(c.is_none()));
    callbacks.abi.side_effect(|a, b| a(1) + *b(&2));
    assert_eq!(callbacks.pointers(double, same, None), 8);
    assert_eq!(callbacks.abi(exported, |n| n), 3);
    callbacks
        .pointers
        .assert_called_once_with(any(), any(), any());
    assert_eq!(callbacks.pointers.last_args().unwrap().0(4), 8);
}

#[ml_double]
trait Shapes {
    fn arrays(&self, a: [u8; 3], b: [[f32; 2]; 2], c: [String; 1], d: [&'static str; 2]);
    fn tuples(&self, a: (u8, String), b: ((u8, u8), Model), c: (u8,));
    fn long(&self, a: (u8, u8, u8, u8, u8, u8));
    fn qualified(&self, a: std::string::String, b: std::vec::Vec<u8>, c: core::option::Option<u8>);
}

#[test]
fn arrays_and_tuples_are_compared_by_value() {
    let shapes = ShapesDouble::new();
    shapes.arrays([1, 2, 3], [[0.5; 2]; 2], ["a".into()], ["b", "c"]);
    shapes
        .arrays
        .assert_called_once_with([1, 2, 3], [[0.5; 2]; 2], ["a".to_owned()], ["b", "c"]);
    shapes.tuples((1, "a".into()), ((2, 3), model("b", 0.5)), (4,));
    shapes
        .tuples
        .assert_called_once_with((1, "a".to_owned()), ((2, 3), model("b", 0.5)), (4,));
    shapes.long((1, 2, 3, 4, 5, 6));
    shapes.long.assert_called_once_with((1, 2, 3, 4, 5, 6));
    assert_eq!(shapes.long.last_args(), Some(((1, 2, 3, 4, 5, 6),)));
}

#[test]
fn a_path_before_a_name_changes_nothing() {
    let shapes = ShapesDouble::new();
    shapes.qualified("a".into(), vec![1], None);
    shapes.qualified.assert_called_once_with("a", &[1], None);
}

//! Arguments are borrowed: what is recorded is a snapshot of what is behind the reference.
#![allow(
    clippy::ptr_arg,
    clippy::borrowed_box,
    reason = "users have such signatures"
)]
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ffi::{CStr, CString, OsStr, OsString};
use std::fmt::{Debug, Display, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use mlmock::{any, matching, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Model(u8);
struct Nothing;
#[derive(Debug)]
struct NoClone(u8);
#[derive(Clone, PartialEq)]
struct NoDebug(u8);

#[ml_double]
trait Store {
    fn plain(&self, model: &Model, number: &u32, flag: &bool);
    fn texts(&self, name: &str, owned: &String, literal: &'static str);
    fn unsized_ones(&self, path: &Path, os: &OsStr, c: &CStr);
    fn owned_ones(&self, path: &PathBuf, os: &OsString, list: &Vec<u8>, boxed: &Box<Model>);
    fn slices(&self, bytes: &[u8], models: &[Model], names: &[&str], owned: &[String]);
    fn deep(&self, rows: &[&[f32]], pairs: &[(u8, &str)], maybe: &[Option<&str>], own: &[Vec<u8>]);
    fn references(&self, models: &[&Model], twice: &&str, map: &HashMap<String, u8>);
    fn arrays(&self, one: &[u8; 2], names: &[&str; 2], rows: [&str; 2], list: [&Model; 1]);
    fn options(
        &self,
        one: Option<&Model>,
        two: Option<&str>,
        three: Option<&[u8]>,
        four: &Option<u8>,
    );
    fn option_paths(&self, path: Option<&Path>, mutable: Option<&mut Model>);
    fn tuples(&self, pair: (&str, &Model), three: (u8, &[u8], &str), whole: &(u8, String));
    fn vectors(&self, names: Vec<&str>, models: Vec<&Model>, pairs: Vec<(&str, u8)>);
    fn results(&self, one: Result<&str, &Model>, two: Result<u8, &str>);
    fn units(&self, unit: &(), never: &[()]);
}

#[test]
fn what_is_behind_a_reference_is_recorded() {
    let store = StoreDouble::new();
    let mut model = Model(1);
    store.plain(&model, &2, &true);
    model.0 = 9;
    store.plain.assert_called_once_with(Model(1), 2, true);
    store.plain.assert_called_once_with(&Model(1), &2, &true);
    assert_eq!(store.plain.last_args(), Some((Model(1), 2, true)));
    assert_eq!(model, Model(9));
}

#[test]
fn texts_of_any_kind_are_compared_with_texts() {
    let store = StoreDouble::new();
    store.texts("a", &"b".to_owned(), "c");
    store.texts.assert_called_once_with("a", "b", "c");
    store
        .texts
        .assert_called_once_with("a".to_owned(), "b".to_owned(), any());
    store.unsized_ones(Path::new("a"), OsStr::new("b"), c"c");
    store
        .unsized_ones
        .assert_called_once_with(Path::new("a"), OsStr::new("b"), c"c");
    store.unsized_ones.assert_called_once_with(
        PathBuf::from("a"),
        OsString::from("b"),
        CString::from(c"c"),
    );
    let (path, os, c) = store.unsized_ones.last_args().unwrap();
    assert_eq!((path, os, c), ("a".into(), "b".into(), c"c".into()));
}

#[test]
fn references_to_owned_containers_are_compared_with_what_they_hold() {
    let store = StoreDouble::new();
    store.owned_ones(&"a".into(), &"b".into(), &vec![1], &Box::new(Model(2)));
    store.owned_ones.assert_called_once_with(
        Path::new("a"),
        OsStr::new("b"),
        &vec![1],
        Box::new(Model(2)),
    );
}

#[test]
fn slices_are_compared_with_lists() {
    let store = StoreDouble::new();
    store.slices(&[1, 2], &[Model(1)], &["a", "b"], &["c".into()]);
    store
        .slices
        .assert_called_once_with(&[1, 2], &[Model(1)], &["a", "b"], &["c"]);
    store.slices.assert_called_once_with(
        vec![1, 2],
        vec![Model(1)],
        vec!["a".to_owned(), "b".to_owned()],
        vec!["c".to_owned()],
    );
    store.slices.assert_called_once_with(
        matching(|bytes: &[u8]| bytes.len() == 2),
        any(),
        matching(|names: &[String]| names[0] == "a"),
        any(),
    );
    store.slices(&[], &[], &[], &[]);
    store.slices.assert_called_with(&[], &[], &[], &[]);
    assert_eq!(
        store.slices.last_args(),
        Some((vec![], vec![], vec![], vec![]))
    );
}

#[test]
fn references_inside_slices_are_recorded_owned() {
    let store = StoreDouble::new();
    store.deep(
        &[&[0.5], &[]],
        &[(1, "a")],
        &[Some("b"), None],
        &[vec![1], vec![]],
    );
    store.deep.assert_called_once_with(
        &[&[0.5][..], &[]],
        &[(1, "a")],
        &[Some("b"), None],
        &[vec![1], vec![]],
    );
    assert_eq!(
        store.deep.last_args(),
        Some((
            vec![vec![0.5], vec![]],
            vec![(1, "a".to_owned())],
            vec![Some("b".to_owned()), None],
            vec![vec![1], vec![]],
        ))
    );
    let map = HashMap::from([("a".to_owned(), 1)]);
    store.references(&[&Model(1)], &"twice", &map);
    store
        .references
        .assert_called_once_with(&[&Model(1)], any(), &map);
    assert_eq!(store.references.call_count(), 1);
}

#[test]
fn arrays_are_recorded_however_they_are_borrowed() {
    let store = StoreDouble::new();
    store.arrays(&[1, 2], &["a", "b"], ["c", "d"], [&Model(1)]);
    store
        .arrays
        .assert_called_once_with([1, 2], any(), any(), any());
    let text = failure_of(|| store.arrays.assert_not_called());
    assert!(
        text.contains(
            r#"arrays(one: [1, 2], names: ["a", "b"], rows: ["c", "d"], list: [Model(1)])"#
        ),
        "{text}"
    );
}

#[test]
fn options_of_references_are_given_as_the_method_receives_them() {
    let store = StoreDouble::new();
    store.options(Some(&Model(1)), Some("a"), Some(&[1, 2]), &Some(3));
    store
        .options
        .assert_called_once_with(Some(&Model(1)), Some("a"), Some(&[1, 2][..]), Some(3));
    store.options(None, None, None, &None);
    store.options.assert_called_with(None, None, None, None);
    assert_eq!(
        store.options.args()[0],
        (
            Some(Model(1)),
            Some("a".to_owned()),
            Some(vec![1, 2]),
            Some(3)
        )
    );
    let (mut model, path) = (Model(1), Path::new("p"));
    store.option_paths.side_effect(|_, model| {
        if let Some(model) = model {
            model.0 = 7;
        }
    });
    store.option_paths(Some(path), Some(&mut model));
    assert_eq!(model, Model(7));
    store
        .option_paths
        .assert_called_once_with(Some(path), any());
    let (recorded, before) = store.option_paths.last_args().unwrap();
    assert_eq!((recorded, before), (Some(path.to_owned()), Some(Model(1))));
}

#[test]
fn tuples_of_references_are_given_as_the_method_receives_them() {
    let store = StoreDouble::new();
    store.tuples(("a", &Model(1)), (2, &[3], "b"), &(4, "c".into()));
    store
        .tuples
        .assert_called_once_with(("a", &Model(1)), (2, &[3][..], "b"), (4, "c".to_owned()));
    assert_eq!(
        store.tuples.last_args(),
        Some((
            ("a".to_owned(), Model(1)),
            (2, vec![3], "b".to_owned()),
            (4, "c".to_owned())
        ))
    );
}

#[test]
fn vectors_of_references_are_recorded_owned() {
    let store = StoreDouble::new();
    store.vectors(vec!["a"], vec![&Model(1)], vec![("b", 2)]);
    store
        .vectors
        .assert_called_once_with(&["a"], &[&Model(1)], &[("b", 2)]);
    assert_eq!(
        store.vectors.last_args(),
        Some((
            vec!["a".to_owned()],
            vec![Model(1)],
            vec![("b".to_owned(), 2)]
        ))
    );
}

#[test]
fn other_containers_of_references_are_recorded_as_text() {
    let store = StoreDouble::new();
    store.results(Ok("a"), Err("b"));
    store.results.assert_called_once_with(any(), any());
    let text = failure_of(|| store.results.assert_not_called());
    assert!(
        text.contains(r#"results(one: Ok("a"), two: Err("b"))"#),
        "{text}"
    );
    store.units(&(), &[(), ()]);
    store.units.assert_called_once_with(any(), &[(), ()]);
}

#[ml_double]
trait Editor {
    fn number(&self, n: &mut u32) -> u32;
    fn own(&self, text: &mut String, list: &mut Vec<u8>, model: &mut Model);
    fn slice(&self, bytes: &mut [u8], models: &mut [Nothing]);
    fn unsized_ones(&self, text: &mut str);
    fn odd(&self, a: &mut Nothing, b: &mut NoClone, c: &mut NoDebug, d: &mut Rc<u8>);
    fn deep(&self, a: &mut Option<Model>, b: &mut &mut u8, c: &mut Vec<&mut u8>, d: &mut [&str]);
    fn array(&self, bytes: &mut [u8; 2], boxed: &mut Box<dyn Display>);
}

#[test]
fn what_a_caller_lends_mutably_is_changed_and_its_value_before_recorded() {
    let editor = EditorDouble::new();
    editor.number.side_effect(|n| {
        *n += 1;
        *n
    });
    editor.own.side_effect(|text, list, model| {
        text.push('!');
        list.push(2);
        model.0 = 3;
    });
    let mut n = 1;
    assert_eq!((editor.number(&mut n), n), (2, 2));
    editor.number.assert_called_once_with(1);
    let (mut text, mut list, mut model) = ("a".to_owned(), vec![1], Model(2));
    editor.own(&mut text, &mut list, &mut model);
    assert_eq!((text.as_str(), list, model), ("a!", vec![1, 2], Model(3)));
    editor.own.assert_called_once_with("a", &vec![1], Model(2));
    assert_eq!(
        editor.own.last_args(),
        Some(("a".into(), vec![1], Model(2)))
    );
}

#[test]
fn mutable_slices_are_changed_and_their_elements_before_recorded() {
    let editor = EditorDouble::new();
    editor.slice.side_effect(|bytes, _| bytes.fill(7));
    let mut bytes = [1, 2];
    editor.slice(&mut bytes, &mut [Nothing]);
    assert_eq!(bytes, [7, 7]);
    editor.slice.assert_called_once_with(&[1, 2], any());
    editor
        .unsized_ones
        .side_effect(|text| text.make_ascii_uppercase());
    let mut text = "abc".to_owned();
    editor.unsized_ones(&mut text);
    assert_eq!(text, "ABC");
    let failure = failure_of(|| editor.unsized_ones.assert_not_called());
    assert!(
        failure.contains(r#"unsized_ones(text: "abc")"#),
        "{failure}"
    );
}

#[test]
fn what_can_do_nothing_is_changed_and_printed_as_can_be() {
    let editor = EditorDouble::new();
    editor.odd.side_effect(|_, b, c, d| {
        b.0 += 1;
        c.0 += 1;
        *d = Rc::new(9);
    });
    let (mut b, mut c, mut d) = (NoClone(1), NoDebug(1), Rc::new(1));
    editor.odd(&mut Nothing, &mut b, &mut c, &mut d);
    assert_eq!((b.0, c.0, *d), (2, 2, 9));
    editor
        .odd
        .assert_called_once_with(any(), any(), NoDebug(1), Rc::new(1));
    let text = failure_of(|| editor.odd.assert_not_called());
    assert!(
        text.contains("odd(a: <&mut Nothing>, b: NoClone(1), c: <NoDebug>, d: 1)"),
        "{text}"
    );
}

#[test]
fn references_inside_what_is_lent_mutably_are_replaced() {
    let editor = EditorDouble::new();
    editor.deep.side_effect(|a, b, c, d| {
        *a = None;
        **b = 5;
        *c[0] = 6;
        d[0] = "new";
    });
    let (mut a, mut b, mut c, mut d) = (Some(Model(1)), 0, 0, ["old"]);
    editor.deep(&mut a, &mut &mut b, &mut vec![&mut c], &mut d);
    assert_eq!((a, b, c, d), (None, 5, 6, ["new"]));
    editor
        .deep
        .assert_called_once_with(Some(Model(1)), any(), any(), any());
    editor.array.side_effect(|bytes, boxed| {
        bytes[0] = 9;
        *boxed = Box::new("x");
    });
    let (mut bytes, mut boxed) = ([1, 2], Box::new(1) as Box<dyn Display>);
    editor.array(&mut bytes, &mut boxed);
    assert_eq!((bytes, boxed.to_string()), ([9, 2], "x".to_owned()));
    editor.array.assert_called_once_with([1, 2], any());
}

#[ml_double]
trait Objects {
    fn shown(&self, value: &dyn Debug, text: &dyn Display) -> String;
    fn auto(&self, value: &(dyn Debug + Send + Sync), any: &dyn std::any::Any) -> bool;
    fn mutable(&self, out: &mut dyn Write, each: &mut dyn FnMut(&str) -> u8) -> u8;
    fn closures(&self, each: &dyn Fn(u8) -> u8, shared: &(dyn Fn(&str) -> usize + Sync)) -> usize;
    fn lists(&self, values: &[&dyn Debug], boxes: &[Box<dyn Display>], own: Vec<&dyn Display>);
    fn maybe(
        &self,
        value: Option<&dyn Debug>,
        iterator: Option<&mut dyn Iterator<Item = u8>>,
    ) -> u8;
    fn shared(
        &self,
        value: Arc<dyn Display + Send + Sync>,
        boxed: Box<dyn Debug>,
        b: &Arc<dyn Debug>,
    );
    fn params(&self, params: &[&(dyn Display + Sync)]) -> String;
    fn errors(&self, error: &(dyn std::error::Error + 'static)) -> bool;
}

#[test]
fn trait_objects_arrive_to_be_used() {
    let objects = ObjectsDouble::new();
    objects
        .shown
        .side_effect(|value, text| format!("{value:?} {text}"));
    objects.auto.side_effect(|_, any| any.is::<u8>());
    objects.mutable.side_effect(|out, each| {
        out.write_str("written").unwrap();
        each("abc")
    });
    objects
        .closures
        .side_effect(|each, shared| usize::from(each(1)) + shared("ab"));
    assert_eq!(objects.shown(&Model(1), &"x"), "Model(1) x");
    assert!(objects.auto(&1, &1_u8));
    let mut out = String::new();
    assert_eq!(objects.mutable(&mut out, &mut |text| text.len() as u8), 3);
    assert_eq!(out, "written");
    assert_eq!(objects.closures(&|n| n + 1, &|text| text.len()), 4);
    objects.shown.assert_called_once_with(any(), any());
    objects.auto.assert_called_once_with(any(), any());
    objects.mutable.assert_called_once();
}

#[test]
fn trait_objects_inside_containers_arrive_to_be_used() {
    let objects = ObjectsDouble::new();
    objects.maybe.side_effect(|value, iterator| {
        u8::from(value.is_some()) + iterator.map_or(0, |iterator| iterator.sum())
    });
    objects
        .params
        .side_effect(|params| params.iter().map(ToString::to_string).collect());
    assert_eq!(objects.maybe(Some(&1), Some(&mut [1, 2].into_iter())), 4);
    assert_eq!(objects.maybe(None, None), 0);
    assert_eq!(objects.params(&[&1, &"a"]), "1a");
    objects.lists(&[&1, &"a"], &[Box::new(2)], vec![&3]);
    objects.lists.assert_called_once_with(any(), any(), any());
    objects.shared(Arc::new("a"), Box::new(1), &(Arc::new(2) as Arc<dyn Debug>));
    objects.shared.assert_called_once_with(any(), any(), any());
    objects
        .errors
        .side_effect(|error| error.is::<std::fmt::Error>());
    assert!(objects.errors(&std::fmt::Error));
}

#[test]
fn trait_objects_are_printed_as_can_be() {
    let objects = ObjectsDouble::relaxed();
    objects.shown(&Model(1), &"x");
    assert_text(
        failure_of(|| objects.shown.assert_not_called()),
        "
        Objects.shown: expected no call, but there was 1 call

          1 call:
            #1 shown(value: Model(1), text: <&dyn Display>)  at <here>
        ",
    );
}

#[ml_double]
trait Locals {
    fn cells(&self, cell: &Cell<u8>, list: &RefCell<Vec<u8>>, shared: &Rc<Model>);
    fn odd(&self, a: &Nothing, b: &NoClone, c: &NoDebug, d: &[Nothing], e: Option<&Nothing>) -> u8;
    fn pointers(&self, a: *const u8, b: &*mut u8, c: &fn(&str) -> usize) -> usize;
}

#[test]
fn what_is_not_send_is_a_snapshot_too() {
    let locals = LocalsDouble::new();
    let (cell, list) = (Cell::new(1), RefCell::new(vec![2]));
    locals.cells(&cell, &list, &Rc::new(Model(3)));
    cell.set(9);
    list.borrow_mut().push(9);
    locals
        .cells
        .assert_called_once_with(Cell::new(1), RefCell::new(vec![2]), Rc::new(Model(3)));
    locals.pointers.side_effect(|_, _, length| length("abc"));
    let length: fn(&str) -> usize = str::len;
    assert_eq!(locals.pointers(&1, &std::ptr::null_mut(), &length), 3);
}

#[test]
fn references_to_what_can_do_nothing_are_printed_by_name() {
    let locals = LocalsDouble::new();
    locals.odd.returns(1);
    locals.odd(&Nothing, &NoClone(1), &NoDebug(2), &[Nothing], None);
    locals
        .odd
        .assert_called_once_with(any(), any(), NoDebug(2), any(), any());
    let text = failure_of(|| locals.odd.assert_not_called());
    assert!(
        text.contains(
            "odd(a: <&Nothing>, b: NoClone(1), c: <NoDebug>, d: <&[Nothing]>, e: <Option<&Nothing>>)"
        ),
        "{text}"
    );
}

//! `side_effect(|a, b| ..)` answers with a closure over the method's own arguments, which need no
//! annotation.
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use mlmock::ml_double;

struct Request<'a> {
    path: &'a str,
}

#[ml_double]
trait Service {
    fn none(&self) -> u32;
    fn text(&self, a: &str, b: String) -> usize;
    fn lists(&self, names: &[&str], rows: &[f32], more: Vec<String>) -> usize;
    fn optional(&self, name: Option<&str>, row: Option<&Vec<u8>>) -> Option<usize>;
    fn request(&self, request: Request<'_>, by_reference: &Request<'_>) -> String;
    fn object(&self, value: &dyn std::fmt::Display) -> String;
    fn callback(&self, then: Box<dyn FnOnce(u32) -> u32>) -> u32;
    fn function(&self, map: fn(u32) -> u32, pair: (u32, &str)) -> u32;
    fn name(&self, of: &Path) -> &str;
    fn cow(&self, text: Cow<'_, str>) -> usize;
    fn put(&self, key: &str, value: u32);
    fn get(&self, key: &str) -> Option<u32>;
    #[allow(clippy::too_many_arguments)]
    fn many(&self, a: u8, b: i16, c: f64, d: char, e: bool, f: (), g: [u8; 2], h: &str) -> String;
}

#[test]
fn arguments_arrive_as_the_method_gets_them() {
    let service = ServiceDouble::new();
    service.none.side_effect(|| 7);
    service
        .text
        .side_effect(|a, b| a.len() + b.into_bytes().len());
    service
        .lists
        .side_effect(|names, rows, more| names.join("").len() + rows.len() + more.len());
    service
        .optional
        .side_effect(|name, row| Some(name?.len() + row.map_or(0, |row| row.len())));
    assert_eq!(service.none(), 7);
    assert_eq!(service.text("ab", "cde".into()), 5);
    assert_eq!(service.lists(&["ab", "c"], &[1.0], vec!["d".into()]), 5);
    assert_eq!(service.optional(Some("ab"), Some(&vec![1])), Some(3));
    assert_eq!(service.optional(None, None), None);
}

#[test]
fn arguments_with_lifetimes_and_trait_objects_arrive_too() {
    let service = ServiceDouble::new();
    service
        .request
        .side_effect(|request, other| format!("{}{}", request.path, other.path));
    service.object.side_effect(|value| value.to_string());
    service.callback.side_effect(|then| then(20) + 1);
    service
        .function
        .side_effect(|map, (number, text)| map(number) + text.len() as u32);
    service.cow.side_effect(|text| text.into_owned().len());
    let path = String::from("/a");
    assert_eq!(
        service.request(Request { path: &path }, &Request { path: "/b" }),
        "/a/b"
    );
    assert_eq!(service.object(&1.5), "1.5");
    assert_eq!(service.callback(Box::new(|number| number * 2)), 41);
    assert_eq!(service.function(|number| number + 1, (1, "ab")), 4);
    assert_eq!(service.cow(Cow::Borrowed("abc")), 3);
}

#[test]
fn a_long_argument_list_arrives_in_order() {
    let service = ServiceDouble::new();
    service
        .many
        .side_effect(|a, b, c, d, e, f, g, h| format!("{a}{b}{c}{d}{e}{f:?}{g:?}{h}"));
    assert_eq!(
        service.many(1, -2, 0.5, 'x', true, (), [3, 4], "s"),
        "1-20.5xtrue()[3, 4]s"
    );
}

#[test]
fn a_borrowed_result_is_returned_in_its_kept_form() {
    let service = ServiceDouble::new();
    service.name.side_effect(|of| of.display().to_string());
    let (first, second) = (service.name("/a".as_ref()), service.name("/b".as_ref()));
    assert_eq!((first, second), ("/a", "/b"));
}

#[test]
fn the_closure_may_change_what_it_captured() {
    let service = ServiceDouble::new();
    let mut calls = 0;
    service.none.side_effect(move || {
        calls += 1;
        calls
    });
    assert_eq!([service.none(), service.none(), service.none()], [1, 2, 3]);
}

#[test]
fn closures_of_two_methods_can_share_state() {
    let service = ServiceDouble::new();
    let map = Arc::new(Mutex::new(HashMap::new()));
    let writes = Arc::clone(&map);
    service.put.side_effect(move |key, value| {
        writes.lock().unwrap().insert(key.to_owned(), value);
    });
    service
        .get
        .side_effect(move |key| map.lock().unwrap().get(key).copied());
    service.put("a", 1);
    service.put("b", 2);
    assert_eq!(
        [service.get("a"), service.get("b"), service.get("c")],
        [Some(1), Some(2), None]
    );
}

#[test]
fn a_function_will_do() {
    fn length(text: &str, more: String) -> usize {
        text.len() + more.len()
    }
    let service = ServiceDouble::new();
    service.text.side_effect(length);
    assert_eq!(service.text("a", "b".into()), 2);
}

#[test]
fn a_rule_can_have_one() {
    let service = ServiceDouble::new();
    service.get.side_effect(|_| None);
    service
        .get
        .with("k")
        .side_effect(|key| Some(key.len() as u32));
    assert_eq!([service.get("a"), service.get("k")], [None, Some(1)]);
}

#[test]
fn the_closure_sees_its_own_call_in_the_log_and_not_yet_ended() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.none.side_effect(move || {
        assert_eq!(
            own.none.last_call().unwrap().outcome(),
            mlmock::Outcome::Pending
        );
        own.none.call_count() as u32
    });
    assert_eq!([service.none(), service.none()], [1, 2]);
    assert_eq!(
        service.none.last_call().unwrap().outcome(),
        mlmock::Outcome::Returned
    );
}

//! A spy records an argument and hands it on as it is.
use std::fmt;
use std::sync::{Arc, Mutex};

use mlmock::{any, ml_double};

/// It has neither `Clone` nor `Debug`.
struct Opaque(u32);

#[derive(Clone, Debug, PartialEq)]
struct Request<'a> {
    path: &'a str,
}

#[derive(Debug)]
struct Tensor(Vec<f32>);

fn shape_of(tensor: &Tensor) -> usize {
    tensor.0.len()
}

#[ml_double]
trait Service {
    fn owned(&self, opaque: Opaque, labels: Vec<String>) -> u32;
    fn boxed(&self, then: Box<dyn FnOnce(u32) -> u32 + Send>) -> u32;
    fn closure(&self, each: &mut dyn FnMut(u32));
    fn changed(&self, rows: &mut Vec<u32>, slice: &mut [u8]);
    fn request(&self, request: Request<'_>, next: Option<&Request<'_>>) -> usize;
    fn shown(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    fn patterns(&self, (a, b): (u32, u32), _: &str, mut c: u32) -> u32 {
        c += a;
        c + b
    }
    fn secret(&self, #[ml_double(skip)] token: &str) -> usize;
    fn shape(&self, #[ml_double(into = usize, with = shape_of)] tensor: &Tensor) -> f32;
    fn text(&self, #[ml_double(debug)] tensor: Tensor) -> f32;
    fn local(&self, cell: &std::cell::Cell<u32>);
    fn pointer(&self, f: fn(u32) -> u32) -> u32;
    fn text_of<T: fmt::Debug + Send>(&self, #[ml_double(skip)] value: T) -> String;
    #[allow(clippy::too_many_arguments)]
    fn many(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u32;
}

struct Real;

impl Service for Real {
    fn owned(&self, opaque: Opaque, labels: Vec<String>) -> u32 {
        opaque.0 + u32::try_from(labels.len()).unwrap()
    }
    fn boxed(&self, then: Box<dyn FnOnce(u32) -> u32 + Send>) -> u32 {
        then(7)
    }
    fn closure(&self, each: &mut dyn FnMut(u32)) {
        each(1);
        each(2);
    }
    fn changed(&self, rows: &mut Vec<u32>, slice: &mut [u8]) {
        rows.push(7);
        slice[0] = 7;
    }
    fn request(&self, request: Request<'_>, next: Option<&Request<'_>>) -> usize {
        request.path.len() + next.map_or(0, |next| next.path.len())
    }
    fn shown(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("real")
    }
    fn patterns(&self, (a, b): (u32, u32), _: &str, c: u32) -> u32 {
        a * b * c
    }
    fn secret(&self, token: &str) -> usize {
        token.len()
    }
    fn shape(&self, tensor: &Tensor) -> f32 {
        tensor.0.iter().sum()
    }
    fn text(&self, tensor: Tensor) -> f32 {
        tensor.0.into_iter().sum()
    }
    fn local(&self, cell: &std::cell::Cell<u32>) {
        cell.set(7);
    }
    fn pointer(&self, f: fn(u32) -> u32) -> u32 {
        f(7)
    }
    fn text_of<T: fmt::Debug + Send>(&self, value: T) -> String {
        format!("{value:?}")
    }
    fn many(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u32 {
        [a, b, c, d, e, f, g, h].into_iter().map(u32::from).sum()
    }
}

#[test]
fn what_is_moved() {
    let service = ServiceDouble::wrapping(Real);
    assert_eq!(service.owned(Opaque(1), vec!["a".into()]), 2);
    service.owned.assert_called_once_with(any(), &["a"]);
    assert_eq!(service.boxed(Box::new(|n| n + 1)), 8);
    service.boxed.assert_called_once();
    assert_eq!(service.pointer(|n| n * 2), 14);
    assert_eq!(service.many(1, 2, 3, 4, 5, 6, 7, 8), 36);
    service.many.assert_called_once_with(1, 2, 3, 4, 5, 6, 7, 8);
}

#[test]
fn what_the_object_changes_was_recorded_before() {
    let service = ServiceDouble::wrapping(Real);
    let (mut rows, mut bytes) = (vec![1], [0, 0]);
    service.changed(&mut rows, &mut bytes);
    assert_eq!((rows, bytes), (vec![1, 7], [7, 0]));
    service.changed.assert_called_once_with(&[1], &[0, 0]);
    let cell = std::cell::Cell::new(0);
    service.local(&cell);
    assert_eq!(cell.get(), 7);
    let seen = Arc::new(Mutex::new(vec![]));
    service.closure(&mut |n| seen.lock().unwrap().push(n));
    assert_eq!(*seen.lock().unwrap(), [1, 2]);
}

#[test]
fn what_has_a_lifetime() {
    let service = ServiceDouble::wrapping(Real);
    let path = String::from("/a");
    let request = Request { path: &path };
    assert_eq!(service.request(request.clone(), Some(&request)), 4);
    service.request.assert_called_once_with(any(), any());
    struct Shown<S>(S);
    impl<S: Service> fmt::Display for Shown<S> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.shown(f)
        }
    }
    assert_eq!(Shown(service).to_string(), "real");
}

#[test]
fn what_has_no_name() {
    let service = ServiceDouble::wrapping(Real);
    assert_eq!(service.patterns((2, 3), "x", 4), 24);
    service.patterns.assert_called_once_with((2, 3), "x", 4);
    service.patterns.calls_default();
    assert_eq!(service.patterns((2, 3), "x", 4), 9);
}

#[test]
fn what_is_recorded_as_something_else() {
    let service = ServiceDouble::wrapping(Real);
    assert_eq!(service.secret("token"), 5);
    assert_eq!(service.shape(&Tensor(vec![0.5, 1.0])), 1.5);
    assert_eq!(service.text(Tensor(vec![2.0])), 2.0);
    assert_eq!(service.text_of(Some(1)), "Some(1)");
    service.secret.assert_called_once_with(any());
    service.shape.assert_called_once_with(2);
    service.text.assert_called_once_with(any());
    service.text_of.assert_called_once_with(any());
    assert!(!format!("{service:?}").contains("\"token\""));
}

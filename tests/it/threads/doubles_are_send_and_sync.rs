//! A double is `Send + Sync`, whatever its arguments and results are.
use mlmock::{Call, Method, Timeline, ml_double};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[ml_double]
trait Local {
    fn put(
        &self,
        shared: Rc<u32>,
        cell: &Cell<u32>,
        many: Vec<Rc<RefCell<u32>>>,
        raw: *const u8,
    ) -> Rc<u32>;
}

#[ml_double]
trait Plain {
    fn put(&self, key: &str);
}

fn send_sync<T: Send + Sync>(_: &T) {}

#[test]
fn the_double_the_field_and_the_narrowed_handle_are() {
    let local = LocalDouble::new();
    send_sync(&local);
    send_sync(&local.put);
    send_sync(
        &local
            .put
            .with(mlmock::any(), mlmock::any(), mlmock::any(), mlmock::any()),
    );
    send_sync(
        &local
            .put
            .with(Rc::new(1), mlmock::any(), mlmock::any(), mlmock::any()),
    );
}

#[test]
fn what_is_read_of_plain_arguments_is() {
    let plain = PlainDouble::new();
    plain.put("k");
    let call: Call<(String,)> = plain.put.last_call().unwrap();
    let timeline: Timeline = mlmock::timeline([&plain]);
    send_sync(&call);
    send_sync(&timeline);
}

#[test]
fn it_goes_into_a_static_and_an_arc() {
    static DOUBLE: std::sync::OnceLock<LocalDouble> = std::sync::OnceLock::new();
    let local = DOUBLE.get_or_init(LocalDouble::new);
    let _: &Method<_, _> = &local.put;
    local.put.returns_local_with(|| Rc::new(2));
    assert_eq!(
        *local.put(Rc::new(1), &Cell::new(1), vec![], std::ptr::null()),
        2
    );
    std::thread::spawn(|| DOUBLE.get().unwrap().put.call_count())
        .join()
        .unwrap();
}

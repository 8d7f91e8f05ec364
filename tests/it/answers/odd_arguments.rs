//! Arguments need not be `Clone`, `Debug`, `PartialEq`, `Send` or `'static`.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of, run_ignored};

struct Nothing;
#[derive(Clone)]
struct OnlyClone;
#[derive(Debug)]
struct OnlyDebug(#[expect(dead_code, reason = "printed")] u32);
#[derive(Clone, Debug)]
struct NoEq(#[expect(dead_code, reason = "printed")] f32);
#[derive(Clone, PartialEq)]
struct NoDebug(u32);
struct View<'a>(&'a mut Vec<u8>);

#[ml_double]
trait Service {
    fn own(&self, a: Nothing, b: OnlyClone, c: OnlyDebug, d: NoEq, e: NoDebug) -> u32;
    fn borrow(&self, a: &Nothing, b: &OnlyClone, c: &OnlyDebug, d: &NoEq, e: &NoDebug) -> u32;
    fn change(&self, a: &mut Nothing, b: &mut OnlyDebug, c: View<'_>, d: &mut Rc<u32>);
    fn nest(
        &self,
        a: Vec<Nothing>,
        b: &[OnlyDebug],
        c: Option<&Nothing>,
        d: (Nothing, &str),
    ) -> u32;
    fn local(&self, a: Rc<u32>, b: &Cell<u32>, c: &RefCell<Vec<u32>>, d: *const u8) -> u32;
    fn call(&self, a: Box<dyn FnOnce()>, b: &dyn Fn(u32) -> u32, c: &mut dyn FnMut()) -> u32;
}

#[test]
fn arguments_that_can_do_nothing_are_handed_on() {
    let service = ServiceDouble::new();
    service.own.side_effect(|_, _, _, _, e| e.0);
    service.borrow.side_effect(|_, _, _, _, e| e.0);
    service.change.side_effect(|_, _, c, d| {
        c.0.push(1);
        *d = Rc::new(8);
    });
    service
        .nest
        .side_effect(|a, b, c, d| (a.len() + b.len() + d.1.len()) as u32 + u32::from(c.is_some()));
    assert_eq!(
        service.own(Nothing, OnlyClone, OnlyDebug(1), NoEq(0.5), NoDebug(7)),
        7
    );
    assert_eq!(
        service.borrow(&Nothing, &OnlyClone, &OnlyDebug(1), &NoEq(0.5), &NoDebug(7)),
        7
    );
    let (mut bytes, mut shared) = (vec![], Rc::new(7));
    service.change(
        &mut Nothing,
        &mut OnlyDebug(1),
        View(&mut bytes),
        &mut shared,
    );
    assert_eq!((bytes, *shared), (vec![1], 8));
    assert_eq!(
        service.nest(
            vec![Nothing],
            &[OnlyDebug(1)],
            Some(&Nothing),
            (Nothing, "x")
        ),
        4
    );
}

#[test]
fn values_that_are_not_send_are_recorded_for_their_thread() {
    let service = ServiceDouble::new();
    service.local.returns(1);
    let (shared, cell) = (Rc::new(5), Cell::new(6));
    service.local(
        Rc::clone(&shared),
        &cell,
        &RefCell::new(vec![7]),
        std::ptr::null(),
    );
    cell.set(0);
    service
        .local
        .assert_called_once_with(&shared, &Cell::new(6), &RefCell::new(vec![7]), any());
    let (recorded, ..) = service.local.last_args().unwrap();
    assert!(Rc::ptr_eq(&recorded, &shared));
}

#[test]
fn closures_arrive_to_be_called() {
    let service = ServiceDouble::new();
    service.call.side_effect(|a, b, c| {
        a();
        c();
        b(20)
    });
    let called = Rc::new(Cell::new(0));
    let (first, mut second) = (Rc::clone(&called), 0);
    let result = service.call(
        Box::new(move || first.set(1)),
        &|number| number + 1,
        &mut || second += 1,
    );
    assert_eq!((result, called.get(), second), (21, 1, 1));
}

#[test]
fn a_failing_call_prints_what_can_be_printed() {
    let service = ServiceDouble::new();
    assert_text(
        failure_of(|| service.own(Nothing, OnlyClone, OnlyDebug(1), NoEq(0.5), NoDebug(7))),
        "
        Service.own: no answer for this call
            own(a: <Nothing>, b: <OnlyClone>, c: OnlyDebug(1), d: NoEq(0.5), e: <NoDebug>)  at <here>

          it returns `u32`: add an answer before it, for example
            service.own.returns(..);
            service.own.returns_with(|| ..); // made anew for each call
        ",
    );
    assert_text(
        failure_of(|| service.nest(vec![Nothing], &[OnlyDebug(1)], Some(&Nothing), (Nothing, "x"))),
        "
        Service.nest: no answer for this call
            nest(a: <Vec<Nothing>>, b: [OnlyDebug(1)], c: <Option<&Nothing>>, d: <(Nothing, &str)>)  at <here>

          it returns `u32`: add an answer before it, for example
            service.nest.returns(..);
            service.nest.returns_with(|| ..); // made anew for each call
        ",
    );
    assert_text(
        failure_of(|| service.call(Box::new(|| ()), &|_| 0, &mut || ())),
        "
        Service.call: no answer for this call
            call(a: <Box<dyn FnOnce()>>, b: <&dyn Fn(u32) -> u32>, c: <&mut dyn FnMut()>)  at <here>

          it returns `u32`: add an answer before it, for example
            service.call.returns(..);
            service.call.returns_with(|| ..); // made anew for each call
        ",
    );
}

#[test]
fn a_rule_can_name_what_compares_and_let_the_rest_be_anything() {
    let service = ServiceDouble::new();
    service.own.returns(1);
    service
        .own
        .with(any(), any(), any(), any(), NoDebug(7))
        .returns(2);
    let call = |number| service.own(Nothing, OnlyClone, OnlyDebug(1), NoEq(0.5), NoDebug(number));
    assert_eq!([call(6), call(7)], [1, 2]);
}

/// Calls the double when it is dropped.
struct Closing(ServiceDouble);
impl Drop for Closing {
    fn drop(&mut self) {
        self.0.change(
            &mut Nothing,
            &mut OnlyDebug(1),
            View(&mut vec![]),
            &mut Rc::new(1),
        );
    }
}
thread_local! {
    static CLOSING: RefCell<Option<Closing>> = const { RefCell::new(None) };
}

#[test]
#[ignore = "a panic at the end of a thread would end the process: the next test runs it"]
fn calls_while_a_thread_ends() {
    let service = ServiceDouble::new();
    let theirs = service.clone();
    std::thread::spawn(move || {
        CLOSING.with_borrow_mut(|closing| *closing = Some(Closing(theirs.clone())));
        theirs.change(
            &mut Nothing,
            &mut OnlyDebug(1),
            View(&mut vec![]),
            &mut Rc::new(2),
        );
    })
    .join()
    .unwrap();
    service.change.assert_called_times(2);
}

#[test]
fn a_value_that_is_not_send_is_accepted_while_its_thread_ends() {
    let output = run_ignored("answers::odd_arguments::calls_while_a_thread_ends", &[]);
    assert!(output.contains("test result: ok. 1 passed"), "{output}");
}

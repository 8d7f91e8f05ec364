//! A method that never returns panics, or runs a closure that never returns.
use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Process {
    fn exit(&self, code: i32) -> !;
    fn abort(self: Box<Self>) -> !;
    fn sometimes(&self, code: i32) -> Result<std::convert::Infallible, String>;
    fn halt() -> !
    where
        Self: Sized;
}

#[test]
fn it_panics_with_the_text_that_was_asked_for() {
    let process = ProcessDouble::new();
    process.exit.panics("exited");
    assert_eq!(failure_of(|| -> () { process.exit(3) }), "exited");
    process.exit.assert_called_once_with(3);
    process.exit.with(4).panics("exited with 4");
    assert_eq!(failure_of(|| -> () { process.exit(4) }), "exited with 4");
    assert_eq!(process.exit.args(), [(3,), (4,)]);
}

#[test]
fn it_runs_a_closure_that_never_returns() {
    let process = ProcessDouble::new();
    process.exit.side_effect(|code| panic!("code {code}"));
    assert_eq!(failure_of(|| -> () { process.exit(3) }), "code 3");
    process
        .exit
        .side_effect_once(|code| std::panic::panic_any(format!("once {code}")));
    assert_eq!(failure_of(|| -> () { process.exit(5) }), "once 5");
    assert_eq!(failure_of(|| -> () { process.exit(6) }), "code 6");
    process.exit.assert_called_times(3);
}

#[test]
fn without_an_answer_it_fails_and_says_what_to_add() {
    use mlmock_tests::assert_text;
    let process = ProcessDouble::new();
    assert_text(
        failure_of(|| -> () { process.exit(3) }),
        "
        Process.exit: no answer for this call
            exit(code: 3)  at <here>

          it returns `!`: add an answer before it, for example
            process.exit.panics(\"..\");
        ",
    );
}

#[test]
fn a_relaxed_double_has_no_answer_either() {
    let process = ProcessDouble::relaxed();
    let text = failure_of(|| -> () { process.exit(3) });
    assert!(
        text.starts_with("Process.exit: no answer for this call"),
        "{text}"
    );
}

#[test]
fn it_is_called_through_a_pointer_or_dyn() {
    let process = ProcessDouble::new();
    process.abort.panics("aborted");
    process.exit.panics("exited");
    let object: Box<dyn Process> = Box::new(process.clone());
    assert_eq!(failure_of(|| -> () { object.exit(1) }), "exited");
    assert_eq!(failure_of(|| -> () { object.abort() }), "aborted");
    process.abort.assert_called_once();
}

mod own_body {
    use mlmock::ml_double;
    use mlmock_tests::failure_of;

    #[ml_double]
    trait Process {
        fn fail(&self, text: &str) -> ! {
            panic!("own body: {text}")
        }
    }

    #[test]
    fn the_own_body_never_returns() {
        let process = ProcessDouble::new();
        assert_eq!(failure_of(|| -> () { process.fail("x") }), "own body: x");
        process.fail.panics("instead");
        assert_eq!(failure_of(|| -> () { process.fail("y") }), "instead");
        assert_eq!(process.fail.args(), [("x".into(),), ("y".into(),)]);
    }
}

#[test]
fn what_only_can_fail_is_given_an_error() {
    let process = ProcessDouble::new();
    process.sometimes.returns_err("no".into());
    assert_eq!(process.sometimes(1), Err("no".into()));
    process.sometimes.fails_once("once".into());
    assert_eq!(process.sometimes(2), Err("once".into()));
    process.sometimes.assert_any_call(any());
}

#[test]
fn a_function_without_self_never_returns() {
    let statics = ProcessDouble::statics();
    statics.halt.panics("halted");
    assert_eq!(failure_of(|| -> () { ProcessDouble::halt() }), "halted");
    statics.halt.assert_called_once();
}

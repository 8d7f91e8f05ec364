//! What the tests share: catching a failure, and comparing its text.

use std::env;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::process::Command;
use std::task::{Context, Poll, Waker};

/// The text that `f` panics with. The place of a call, `at path:line:col`, becomes `at <here>`.
#[track_caller]
pub fn failure_of<T>(f: impl FnOnce() -> T) -> String {
    let Err(payload) = catch_unwind(AssertUnwindSafe(f)) else {
        panic!("nothing failed");
    };
    let text = match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => match payload.downcast::<&str>() {
            Ok(text) => (*text).to_owned(),
            Err(_) => panic!("the panic has no text"),
        },
    };
    without_places(&text)
}

/// Replaces every `at path:line:col` at the end of a line.
pub fn without_places(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| match line.rsplit_once(" at ") {
            Some((call, place)) if is_place(place) => format!("{call} at <here>"),
            _ => line.to_owned(),
        })
        .collect();
    lines.join("\n")
}

fn is_place(text: &str) -> bool {
    let mut parts = text.rsplitn(3, ':');
    let mut number = || parts.next().is_some_and(|part| part.parse::<u32>().is_ok());
    number() && number() && parts.next().is_some_and(|path| path.ends_with(".rs"))
}

/// Polls a future once; it wakes nobody.
pub fn poll_once<F: Future + ?Sized>(future: &mut Pin<Box<F>>) -> Poll<F::Output> {
    future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
}

/// Asserts that a text is the expected one, which is written indented, on lines of its own.
#[track_caller]
pub fn assert_text(actual: impl AsRef<str>, expected: &str) {
    let (actual, expected) = (actual.as_ref(), dedent(expected));
    assert!(
        actual == expected,
        "the text is not the expected one\n--- expected\n{expected}\n--- actual\n{actual}\n---"
    );
}

fn dedent(text: &str) -> String {
    let text = text.strip_prefix('\n').unwrap_or(text).trim_end();
    let written = text.lines().filter(|line| !line.trim().is_empty());
    let indent = written
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> = text
        .lines()
        .map(|line| line.get(indent..).unwrap_or(""))
        .collect();
    lines.join("\n")
}

/// Runs an ignored test in a process of its own; everything that it printed.
pub fn run_ignored(test: &str, vars: &[(&str, &str)]) -> String {
    let this = std::env::current_exe().expect("a test has a binary");
    let output = Command::new(this)
        .args([
            "--exact",
            test,
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env_remove("MLMOCK_COLOR")
        .env_remove("NO_COLOR")
        .env("RUST_BACKTRACE", "0")
        .envs(vars.iter().copied())
        .output()
        .expect("the test binary runs again");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// The compiler that the texts beside the mistakes belong to; another one words its part differently.
const COMPILER: &str = "1.95.0";

/// Asserts that this is the compiler which the texts of a test binary belong to.
pub fn assert_compiler_of_texts(test: &str) {
    let compiler = compiler();
    assert!(
        compiler.starts_with(&format!("rustc {COMPILER} ")),
        "the texts of `{test}` belong to rustc {COMPILER}, and this is {compiler}\n\
         run them with `cargo +{COMPILER} test -p mlmock-tests --test {test}`"
    );
}

/// What the compiler says it is.
fn compiler() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(&rustc).arg("--version").output();
    let output = output.unwrap_or_else(|error| panic!("cannot run {}: {error}", rustc.display()));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

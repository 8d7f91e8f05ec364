//! What does the compiler say about a mistake?
//!
//! Each file of `ui/` holds one mistake, and next to it is the text that its author gets to read.
//! `TRYBUILD=overwrite cargo test -p mlmock-tests --test ui` writes the texts anew: read them.

use std::env;
use std::process::Command;

/// The compiler that the texts belong to; another one words its part of them differently.
const COMPILER: &str = "1.95.0";

#[test]
fn mistakes_are_explained() {
    let compiler = compiler();
    assert!(
        compiler.starts_with(&format!("rustc {COMPILER} ")),
        "the texts in tests/ui belong to rustc {COMPILER}, and this is {compiler}\n\
         run them with `cargo +{COMPILER} test -p mlmock-tests --test ui`"
    );
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}

/// What the compiler says it is.
fn compiler() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(&rustc).arg("--version").output();
    let output = output.unwrap_or_else(|error| panic!("cannot run {}: {error}", rustc.display()));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

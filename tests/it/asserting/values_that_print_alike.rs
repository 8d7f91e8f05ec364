//! Where two values differ and print alike, a report says so.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};
use std::fmt;

#[derive(Clone, PartialEq)]
struct Token {
    hidden: u32,
    length: usize,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({})", "*".repeat(self.length))
    }
}

#[ml_double]
trait Auth {
    fn login(&self, token: &Token);
}

fn failure(length: usize) -> String {
    let auth = AuthDouble::new();
    auth.login(&Token { hidden: 1, length });
    failure_of(|| {
        auth.login
            .assert_called_once_with(&Token { hidden: 2, length })
    })
}

#[test]
fn short_ones() {
    assert_text(
        failure(3),
        "
        Auth.login: expected exactly one call, with these arguments

          expected:
            login(token: Token(***))

          1 call:
            #1 login(*token: Token(***))  at <here>

          call #1 differs in:
            token
              expected Token(***)
                actual Token(***)
              they print alike, and are not equal
        ",
    );
}

#[test]
fn long_ones() {
    assert_text(
        failure(200),
        "
        Auth.login: expected exactly one call, with these arguments

          expected:
            login(token: Token(********************************************************************************************************************************************************************************************************))

          1 call:
            #1 login(*token: Token(********************************************************************************************************************************************************************************************************))  at <here>

          call #1 differs in:
            token
              expected …*****************************)
                actual …*****************************)
              they print alike, and are not equal
        ",
    );
}

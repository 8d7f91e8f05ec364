//! A type with `PartialEq` and no `Debug` is compared, and printed as the name of its type.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, PartialEq)]
struct Token(u32);

#[ml_double]
trait Auth {
    fn login(&self, token: &Token, user: &str);
}

#[test]
fn it_is_compared_and_read_back() {
    let auth = AuthDouble::new();
    auth.login(&Token(1), "eve");
    auth.login.assert_called_once_with(&Token(1), "eve");
    auth.login.assert_called_once_with(Token(1), "eve");
    assert_eq!(auth.login.last_args().unwrap().0.0, 1);
}

#[test]
fn it_is_printed_as_the_name_of_its_type() {
    let auth = AuthDouble::new();
    auth.login(&Token(1), "eve");
    assert_text(
        failure_of(|| auth.login.assert_called_once_with(&Token(2), "eve")),
        r#"
        Auth.login: expected exactly one call, with these arguments

          expected:
            login(token: <Token>, user: "eve")

          1 call:
            #1 login(*token: <Token>, user: "eve")  at <here>

          call #1 differs in:
            token
              expected <Token>
                actual <Token>
              they print alike, and are not equal
        "#,
    );
}

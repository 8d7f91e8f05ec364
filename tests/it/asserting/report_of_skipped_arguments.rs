//! An argument under `skip` prints as `_`, and one under `debug` as its text.
use mlmock::{any, ml_double, timeline};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Tensor(Vec<f32>);

#[ml_double]
trait Auth {
    fn login(
        &self,
        user: &str,
        #[ml_double(skip)] password: &str,
        #[ml_double(debug)] tensor: &Tensor,
    ) -> u32;
}

fn called() -> AuthDouble {
    let auth = AuthDouble::new();
    auth.login.returns(1);
    auth.login("eve", "secret", &Tensor(vec![0.5]));
    auth
}

#[test]
fn a_report_does_not_have_the_secret() {
    let auth = called();
    assert_text(
        failure_of(|| auth.login.assert_called_once_with("bob", any(), any())),
        r#"
        Auth.login: expected exactly one call, with these arguments

          expected:
            login(user: "bob", password: any(), tensor: any())

          1 call:
            #1 login(*user: "eve", password: _, tensor: Tensor([0.5]))  at <here>

          call #1 differs in:
            user
              expected "bob"
                actual "eve"
        "#,
    );
}

#[test]
fn neither_has_anything_else_that_prints() {
    let auth = called();
    auth.login.clear_answers();
    let texts = [
        failure_of(|| auth.login("eve", "secret", &Tensor(vec![]))),
        format!("{auth:?}"),
        timeline([&auth]).to_string(),
        timeline([&auth]).to_mermaid(),
    ];
    for text in texts {
        assert!(!text.contains("secret"), "{text}");
        assert!(text.contains('_'), "{text}");
    }
}

#[test]
fn any_matches_it() {
    called().login.assert_called_once_with("eve", any(), any());
}

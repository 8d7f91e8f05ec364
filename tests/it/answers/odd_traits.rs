//! What a trait may say beside its methods' types does not get in the way.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

/// No `Clone`, no `Debug`.
struct Token;

#[ml_double]
trait Service<T> {
    fn sized(&self) -> u8
    where
        Self: Sized;
    fn login(&self, #[ml_double(skip)] token: T, #[ml_double(debug)] user: &str);
    fn pair(&self, #[ml_double(debug)] pair: (u8, &str), #[ml_double(debug)] name: String);
}

#[test]
fn a_method_that_asks_for_a_sized_self_is_doubled() {
    let service = ServiceDouble::<Token>::new();
    service.sized.returns(1);
    assert_eq!(service.sized(), 1);
}

#[test]
fn a_type_that_is_only_skipped_need_not_be_clone_or_debug() {
    let service = ServiceDouble::<Token>::new();
    service.login(Token, "ann");
    service.login.assert_called_once_with(any(), any());
}

#[test]
fn texts_and_tuples_can_be_kept_as_debug_text() {
    let service = ServiceDouble::<Token>::new();
    service.pair((1, "a"), String::from("b"));
    assert_text(
        failure_of(|| service.pair.assert_not_called()),
        r#"
        Service.pair: expected no call, but there was 1 call

          1 call:
            #1 pair(pair: (1, "a"), name: "b")  at <here>
        "#,
    );
}

mod lints_of_a_body {
    #![deny(deprecated)]

    #[mlmock::ml_double]
    pub(super) trait Service {
        #[deprecated]
        #[allow(dead_code)]
        fn old(&self) -> u8;
        #[allow(deprecated)]
        fn newer(&self) -> u8 {
            self.old()
        }
    }

    #[test]
    fn the_copy_of_a_body_has_the_lint_levels_of_the_body() {
        #![allow(deprecated)]
        let service = ServiceDouble::new();
        service.old.returns(3);
        assert_eq!(service.newer(), 3);
    }
}

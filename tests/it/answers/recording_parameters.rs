//! `skip` and `debug` on a parameter say how it is recorded, inside `cfg_attr` too.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug)]
struct Tensor(#[expect(dead_code, reason = "printed")] Vec<f32>);
struct Secret(&'static str);

#[ml_double]
trait Service {
    fn login(&self, user: &str, #[ml_double(skip)] password: &str) -> u32;
    fn hidden(&self, #[ml_double(skip)] secret: Secret) -> u32;
    fn large(&self, #[ml_double(debug)] tensor: &Tensor) -> u32;
}

#[cfg_attr(test, ml_double)]
trait OnlyTested {
    fn hidden(&self, #[cfg_attr(test, ml_double(skip))] secret: Secret) -> u32;
    fn large(
        &self,
        #[cfg_attr(test, mlmock::ml_double(debug))]
        #[cfg_attr(all(), allow(unused_variables))]
        tensor: &Tensor,
    ) -> u32 {
        7
    }
    fn both(
        &self,
        #[cfg_attr(test, allow(unused_assignments), ml_double(skip))] mut secret: Secret,
    ) -> usize {
        secret.0 = "yes";
        secret.0.len()
    }
}

fn tensor() -> Tensor {
    Tensor(vec![0.5, 1.0])
}

#[test]
fn what_is_skipped_is_handed_on_and_never_printed() {
    let service = ServiceDouble::new();
    assert_text(
        failure_of(|| service.login("ada", "hunter2")),
        r#"
        Service.login: no answer for this call
            login(user: "ada", password: _)  at <here>

          it returns `u32`: add an answer before it, for example
            service.login.returns(..);
            service.login.returns_with(|| ..); // made anew for each call
        "#,
    );
    service
        .login
        .side_effect(|_, password| password.len() as u32);
    service.hidden.side_effect(|secret| secret.0.len() as u32);
    assert_eq!(
        (
            service.login("ada", "hunter2"),
            service.hidden(Secret("no"))
        ),
        (7, 2)
    );
    service.login.assert_called_with("ada", any());
    service.hidden.assert_called_once_with(any());
    assert!(!format!("{service:?}{}", mlmock::timeline([&service])).contains("hunter2"));
}

#[test]
fn what_is_kept_as_debug_prints_and_matches_anything_only() {
    let service = ServiceDouble::new();
    service.large.with(any()).returns_once(1);
    assert_eq!(service.large(&tensor()), 1);
    service.large.clear_answers();
    assert_text(
        failure_of(|| service.large(&tensor())),
        "
        Service.large: no answer for this call
            large(tensor: Tensor([0.5, 1.0]))  at <here>

          it returns `u32`: add an answer before it, for example
            service.large.returns(..);
            service.large.returns_with(|| ..); // made anew for each call
        ",
    );
}

#[test]
fn inside_cfg_attr_it_counts_and_other_attributes_stay() {
    let service = OnlyTestedDouble::new();
    service.hidden.returns(1);
    service.hidden(Secret("no"));
    assert_eq!(
        (service.large(&tensor()), service.both(Secret("no"))),
        (7, 3)
    );
    let calls = format!(
        "{:?} {:?} {:?}",
        service.hidden, service.large, service.both
    );
    assert_eq!(
        calls,
        "OnlyTested.hidden(..): 1 call, returns(..): (_) \
         OnlyTested.large(..): 1 call: (Tensor([0.5, 1.0])) \
         OnlyTested.both(..): 1 call: (_)"
    );
}

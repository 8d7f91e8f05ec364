//! `pattern!` matches an argument against a pattern, with a guard if need be.
use mlmock::{any, ml_double, pattern};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug)]
enum Stage {
    #[allow(dead_code, reason = "expected and never called with")]
    Staging,
    Production {
        since: u32,
    },
}

#[ml_double]
trait Registry {
    fn promote(&self, name: &str, stage: &Stage, rank: Option<u32>, rows: &[u32], by: Option<&str>);
}

fn called() -> RegistryDouble {
    let registry = RegistryDouble::new();
    registry.promote(
        "churn",
        &Stage::Production { since: 7 },
        Some(3),
        &[1, 2],
        Some("eve"),
    );
    registry
}

#[test]
fn texts_enums_and_options() {
    called().promote.assert_called_once_with(
        pattern!("churn" | "fraud"),
        pattern!(Stage::Production { since } if *since > 3),
        pattern!(Some(1..=5)),
        any(),
        pattern!(Some(by) if by == "eve"),
    );
}

#[test]
fn it_prints_as_it_is_written() {
    let registry = called();
    assert_text(
        failure_of(|| {
            registry.promote.assert_called_once_with(
                any(),
                pattern!(Stage::Staging),
                pattern!(Some(rank) if *rank > 3),
                any(),
                any(),
            );
        }),
        r#"
        Registry.promote: expected exactly one call, with these arguments

          expected:
            promote(name: any(), stage: pattern!(Stage::Staging), rank: pattern!(Some(rank) if *rank > 3), rows: any(), by: any())

          1 call:
            #1 promote(name: "churn", *stage: Production { since: 7 }, *rank: Some(3), rows: [1, 2], by: Some("eve"))  at <here>

          call #1 differs in:
            stage
              expected pattern!(Stage::Staging)
                actual Production { since: 7 }
            rank
              expected pattern!(Some(rank) if *rank > 3)
                actual Some(3)
        "#,
    );
}

//! A strict double fails a call that has no answer, and prints the line that would add one.
use std::collections::HashMap;
use std::io;
use std::time::Duration;

use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Debug)]
struct ResultSet;
type Fallible<T> = Result<T, io::Error>;

#[ml_double]
trait ModelRegistry {
    fn latest(&self, name: &str, stages: &[&str]) -> Result<Vec<u32>, io::Error>;
    fn size(&self) -> usize;
    fn read(&self, path: &std::path::Path) -> io::Result<Vec<u8>>;
    fn write(&self, path: &str) -> Fallible<()>;
    fn name(&self) -> &str;
    fn query(&self, sql: &str) -> ResultSet;
    fn next_line(&self) -> Option<io::Result<String>>;
    fn ping(&self);
    fn pong(&self) -> ();
}

#[test]
fn a_result_is_added_by_returns_ok() {
    let registry = ModelRegistryDouble::new();
    assert_text(
        failure_of(|| registry.latest("churn", &["Production", "Staging"])),
        r#"
        ModelRegistry.latest: no answer for this call
            latest(name: "churn", stages: ["Production", "Staging"])  at <here>

          it returns `Result<Vec<u32>, io::Error>`: add an answer before it, for example
            model_registry.latest.returns_ok(..);
            model_registry.latest.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
    assert_text(
        failure_of(|| registry.read("/tmp/model".as_ref())),
        r#"
        ModelRegistry.read: no answer for this call
            read(path: "/tmp/model")  at <here>

          it returns `io::Result<Vec<u8>>`: add an answer before it, for example
            model_registry.read.returns_ok(..);
            model_registry.read.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

#[test]
fn any_other_result_is_added_by_returns() {
    let registry = ModelRegistryDouble::new();
    assert_text(
        failure_of(|| registry.size()),
        "
        ModelRegistry.size: no answer for this call
            size()  at <here>

          it returns `usize`: add an answer before it, for example
            model_registry.size.returns(..);
            model_registry.size.returns_with(|| ..); // made anew for each call
        ",
    );
    assert_text(
        failure_of(|| registry.name()),
        "
        ModelRegistry.name: no answer for this call
            name()  at <here>

          it returns `&str`: add an answer before it, for example
            model_registry.name.returns(..);
            model_registry.name.returns_with(|| ..); // made anew for each call
        ",
    );
    assert_text(
        failure_of(|| registry.write("k")),
        r#"
        ModelRegistry.write: no answer for this call
            write(path: "k")  at <here>

          it returns `Fallible<()>`: add an answer before it, for example
            model_registry.write.returns(..);
            model_registry.write.returns_with(|| ..); // made anew for each call
        "#,
    );
}

#[test]
fn a_type_that_is_only_named_like_a_result_is_added_by_returns() {
    let registry = ModelRegistryDouble::new();
    assert_text(
        failure_of(|| registry.query("select 1")),
        r#"
        ModelRegistry.query: no answer for this call
            query(sql: "select 1")  at <here>

          it returns `ResultSet`: add an answer before it, for example
            model_registry.query.returns(..);
            model_registry.query.returns_with(|| ..); // made anew for each call
        "#,
    );
}

#[test]
fn a_result_inside_another_type_is_added_by_returns() {
    let registry = ModelRegistryDouble::new();
    assert_text(
        failure_of(|| registry.next_line()),
        "
        ModelRegistry.next_line: no answer for this call
            next_line()  at <here>

          it returns `Option<io::Result<String>>`: add an answer before it, for example
            model_registry.next_line.returns(..);
            model_registry.next_line.returns_with(|| ..); // made anew for each call
        ",
    );
}

#[test]
fn answers_for_other_arguments_are_listed_newest_first() {
    let registry = ModelRegistryDouble::new();
    registry.latest.with("churn", any()).returns_ok(vec![1]);
    registry
        .latest
        .with("fraud", &["Production"])
        .returns_ok(vec![2]);
    assert_text(
        failure_of(|| registry.latest("spam", &[])),
        r#"
        ModelRegistry.latest: no answer for this call
            latest(name: "spam", stages: [])  at <here>

          it has answers for other arguments:
            latest(name: "fraud", stages: ["Production"])
            latest(name: "churn", stages: any())

          it returns `Result<Vec<u32>, io::Error>`: add an answer before it, for example
            model_registry.latest.returns_ok(..);
            model_registry.latest.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

#[test]
fn a_rule_that_only_delays_is_not_listed_as_an_answer() {
    let registry = ModelRegistryDouble::new();
    registry.latest.with("churn", any()).delays(Duration::ZERO);
    assert_text(
        failure_of(|| registry.latest("churn", &[])),
        r#"
        ModelRegistry.latest: no answer for this call
            latest(name: "churn", stages: [])  at <here>

          it returns `Result<Vec<u32>, io::Error>`: add an answer before it, for example
            model_registry.latest.returns_ok(..);
            model_registry.latest.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

#[test]
fn a_rule_that_matched_and_has_no_fault_left_is_not_for_other_arguments() {
    let registry = ModelRegistryDouble::new();
    registry
        .latest
        .with("churn", any())
        .fails_first(1, || io::ErrorKind::TimedOut.into());
    registry.latest("churn", &[]).unwrap_err();
    assert_text(
        failure_of(|| registry.latest("churn", &[])),
        r#"
        ModelRegistry.latest: no answer for this call
            latest(name: "churn", stages: [])  at <here>

          it returns `Result<Vec<u32>, io::Error>`: add an answer before it, for example
            model_registry.latest.returns_ok(..);
            model_registry.latest.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

#[test]
fn through_dyn_no_place_is_printed() {
    let registry = ModelRegistryDouble::new();
    let service: &dyn ModelRegistry = &registry;
    assert_text(
        failure_of(|| service.size()),
        "
        ModelRegistry.size: no answer for this call
            size()

          it returns `usize`: add an answer before it, for example
            model_registry.size.returns(..);
            model_registry.size.returns_with(|| ..); // made anew for each call
        ",
    );
}

#[test]
fn methods_that_return_unit_need_no_answer() {
    let registry = ModelRegistryDouble::new();
    registry.ping();
    registry.pong();
    registry.ping.with().assert_called_once();
    registry.pong.assert_called_once();
}

#[test]
fn the_failing_call_is_recorded_as_panicked() {
    let registry = ModelRegistryDouble::new();
    failure_of(|| registry.size());
    assert_eq!(
        registry.size.last_call().unwrap().outcome(),
        mlmock::Outcome::Panicked
    );
    registry.size.returns(3);
    assert_eq!(registry.size(), 3);
}

/// What it returns is longer than a line of the compiler's own.
#[ml_double]
trait Catalogue {
    #[allow(clippy::type_complexity, reason = "its length is what is tested")]
    fn columns(
        &self,
        table: &str,
        limit: u32,
    ) -> Result<
        HashMap<String, Vec<(String, HashMap<String, Option<Vec<u64>>>, [f32; 16])>>,
        io::Error,
    >;
}

#[test]
fn a_long_type_reads_as_a_short_one() {
    let catalogue = CatalogueDouble::new();
    assert_text(
        failure_of(|| catalogue.columns("users", 7)),
        r#"
        Catalogue.columns: no answer for this call
            columns(table: "users", limit: 7)  at <here>

          it returns `Result<HashMap<String, Vec<(String, HashMap<String, Option<Vec<u64>>>, [f32; 16])>>, io::Error>`: add an answer before it, for example
            catalogue.columns.returns_ok(..);
            catalogue.columns.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

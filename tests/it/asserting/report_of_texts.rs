//! A long text is cut around the first difference; a text of several lines is compared by line.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, body: &str);
}

#[test]
fn a_short_text_is_printed_whole() {
    let store = StoreDouble::new();
    store.put("model a");
    assert_text(
        failure_of(|| store.put.assert_called_once_with("model b")),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(body: "model b")

          1 call:
            #1 put(*body: "model a")  at <here>

          call #1 differs in:
            body
              expected "model b"
                actual "model a"
        "#,
    );
}

#[test]
fn a_long_line_is_cut_around_the_first_difference() {
    let store = StoreDouble::new();
    store.put(&format!("{}a{}", "x".repeat(300), "y".repeat(300)));
    let expected = format!("{}b{}", "x".repeat(300), "y".repeat(300));
    assert_text(
        failure_of(|| store.put.assert_called_once_with(&expected)),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(body: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…)

          1 call:
            #1 put(*body: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…)  at <here>

          call #1 differs in:
            body
              expected …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxbyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
                actual …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxayyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
        "#,
    );
}

#[test]
fn a_long_text_that_goes_on_is_cut_around_its_end() {
    let store = StoreDouble::new();
    store.put(&"x".repeat(300));
    let expected = format!("{} and more", "x".repeat(300));
    assert_text(
        failure_of(|| store.put.assert_called_once_with(&expected)),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(body: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…)

          1 call:
            #1 put(*body: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…)  at <here>

          call #1 differs in:
            body
              expected …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx and more"
                actual …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        "#,
    );
}

#[test]
fn a_cut_leaves_characters_whole() {
    let store = StoreDouble::new();
    store.put(&format!("{}ä{}", "é".repeat(300), "ü".repeat(300)));
    let expected = format!("{}ö{}", "é".repeat(300), "ü".repeat(300));
    assert_text(
        failure_of(|| store.put.assert_called_once_with(&expected)),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(body: "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…)

          1 call:
            #1 put(*body: "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…)  at <here>

          call #1 differs in:
            body
              expected …ééééééééééééééééééééééééééééééöüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü…
                actual …ééééééééééééééééééééééééééééééäüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü…
        "#,
    );
}

#[test]
fn a_long_text_of_several_lines_is_compared_by_line() {
    let store = StoreDouble::new();
    let text = |changed: &str| {
        let lines = (1..=20).map(|line| match line {
            12 => changed.to_owned(),
            line => format!("line {line}"),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    store.put(&text("line 12"));
    let report = failure_of(|| store.put.assert_called_once_with(&text("the twelfth line")));
    for line in [
        "        line 11",
        "      - the twelfth line",
        "      + line 12",
        "        line 13",
    ] {
        assert!(
            report.lines().any(|own| own == line),
            "{line} is missing: {report}"
        );
    }
}

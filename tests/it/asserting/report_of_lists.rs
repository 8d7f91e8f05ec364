//! Where lists differ, a report names the first index and shows both elements.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: usize,
    label: String,
}

#[ml_double]
trait Sink {
    fn embed(&self, row: &[f32]);
    fn names(&self, names: &[&str]);
    fn rows(&self, rows: &[Row]);
    fn edit(&self, row: &mut [f64]);
}

fn floats(count: usize) -> Vec<f32> {
    (0..count).map(|index| index as f32 / 8.0).collect()
}

#[test]
fn short_lists_are_printed_whole() {
    let sink = SinkDouble::new();
    sink.embed(&[0.0, 0.5]);
    assert_text(
        failure_of(|| sink.embed.assert_called_once_with(&[0.0, 0.25])),
        "
        Sink.embed: expected exactly one call, with these arguments

          expected:
            embed(row: [0.0, 0.25])

          1 call:
            #1 embed(*row: [0.0, 0.5])  at <here>

          call #1 differs in:
            row
              expected [0.0, 0.25]
                actual [0.0, 0.5]
              first difference at [1]
        ",
    );
}

#[test]
fn long_float_slices_name_the_first_differing_index() {
    let sink = SinkDouble::new();
    sink.embed(&floats(768));
    let mut expected = floats(768);
    expected[500] = -1.0;
    expected[600] = -1.0;
    assert_text(
        failure_of(|| sink.embed.assert_called_once_with(&expected)),
        "
        Sink.embed: expected exactly one call, with these arguments

          expected:
            embed(row: [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25, 1.375, 1.5, 1.625, 1.75, 1.875, 2.0, 2.125, 2.25, 2.375, 2.5, 2.625, 2.75, 2.875, 3.0, 3.125, 3.25, 3.375, 3.5, 3.625, 3.75, 3.875, 4.0, 4.125, 4.25, 4.375, 4.5, 4.625, 4.…)

          1 call:
            #1 embed(*row: [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25, 1.375, 1.5, 1.625, 1.75, 1.875, 2.0, 2.125, 2.25, 2.375, 2.5, 2.625, 2.75, 2.875, 3.0, 3.125, 3.25, 3.375, 3.5, 3.625, 3.75, 3.875, 4.0, 4.125, 4.25, 4.375, 4.5, 4.625, 4.…)  at <here>

          call #1 differs in:
            row
              first difference at [500], of 768 and 768 elements:
              expected -1.0
                actual 62.5
        ",
    );
}

#[test]
fn a_nan_differs_from_itself() {
    let sink = SinkDouble::new();
    let mut row = floats(100);
    row[3] = f32::NAN;
    sink.embed(&row);
    assert_text(
        failure_of(|| sink.embed.assert_called_once_with(&row)),
        "
        Sink.embed: expected exactly one call, with these arguments

          expected:
            embed(row: [0.0, 0.125, 0.25, NaN, 0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25, 1.375, 1.5, 1.625, 1.75, 1.875, 2.0, 2.125, 2.25, 2.375, 2.5, 2.625, 2.75, 2.875, 3.0, 3.125, 3.25, 3.375, 3.5, 3.625, 3.75, 3.875, 4.0, 4.125, 4.25, 4.375, 4.5, 4.625, 4.75…)

          1 call:
            #1 embed(*row: [0.0, 0.125, 0.25, NaN, 0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25, 1.375, 1.5, 1.625, 1.75, 1.875, 2.0, 2.125, 2.25, 2.375, 2.5, 2.625, 2.75, 2.875, 3.0, 3.125, 3.25, 3.375, 3.5, 3.625, 3.75, 3.875, 4.0, 4.125, 4.25, 4.375, 4.5, 4.625, 4.75…)  at <here>

          call #1 differs in:
            row
              first difference at [3], of 100 and 100 elements:
              expected NaN
                actual NaN
              NaN equals nothing, not even itself: use `nan()`
        ",
    );
}

#[test]
fn a_short_list_with_a_nan() {
    let sink = SinkDouble::new();
    sink.embed(&[0.5, f32::NAN]);
    assert_text(
        failure_of(|| sink.embed.assert_called_once_with(&[0.5, f32::NAN])),
        "
        Sink.embed: expected exactly one call, with these arguments

          expected:
            embed(row: [0.5, NaN])

          1 call:
            #1 embed(*row: [0.5, NaN])  at <here>

          call #1 differs in:
            row
              expected [0.5, NaN]
                actual [0.5, NaN]
              first difference at [1]
              NaN equals nothing, not even itself: use `nan()`
        ",
    );
}

#[test]
fn a_short_list_that_is_longer_than_expected() {
    let sink = SinkDouble::new();
    sink.names(&["a", "b", "c"]);
    assert_text(
        failure_of(|| sink.names.assert_called_once_with(&["a", "b"])),
        r#"
        Sink.names: expected exactly one call, with these arguments

          expected:
            names(names: ["a", "b"])

          1 call:
            #1 names(*names: ["a", "b", "c"])  at <here>

          call #1 differs in:
            names
              expected ["a", "b"]
                actual ["a", "b", "c"]
              first difference at [2]
        "#,
    );
}

#[test]
fn a_long_list_that_is_shorter_than_expected() {
    let sink = SinkDouble::new();
    sink.embed(&floats(100));
    assert_text(
        failure_of(|| sink.embed.assert_called_once_with(&floats(101))),
        "
        Sink.embed: expected exactly one call, with these arguments

          expected:
            embed(row: [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25, 1.375, 1.5, 1.625, 1.75, 1.875, 2.0, 2.125, 2.25, 2.375, 2.5, 2.625, 2.75, 2.875, 3.0, 3.125, 3.25, 3.375, 3.5, 3.625, 3.75, 3.875, 4.0, 4.125, 4.25, 4.375, 4.5, 4.625, 4.…)

          1 call:
            #1 embed(*row: [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25, 1.375, 1.5, 1.625, 1.75, 1.875, 2.0, 2.125, 2.25, 2.375, 2.5, 2.625, 2.75, 2.875, 3.0, 3.125, 3.25, 3.375, 3.5, 3.625, 3.75, 3.875, 4.0, 4.125, 4.25, 4.375, 4.5, 4.625, 4.…)  at <here>

          call #1 differs in:
            row
              first difference at [100], of 101 and 100 elements:
              expected 12.5
                actual nothing
        ",
    );
}

#[test]
fn a_long_list_of_structs_shows_the_element_that_differs() {
    let sink = SinkDouble::new();
    let rows = |label: &str| {
        let label = |id| {
            if id == 30 {
                label.to_owned()
            } else {
                format!("row {id}")
            }
        };
        (0..50)
            .map(|id| Row {
                id,
                label: label(id),
            })
            .collect::<Vec<_>>()
    };
    sink.rows(&rows("row 30"));
    assert_text(
        failure_of(|| sink.rows.assert_called_once_with(rows("changed"))),
        r#"
        Sink.rows: expected exactly one call, with these arguments

          expected:
            rows(rows: [Row { id: 0, label: "row 0" }, Row { id: 1, label: "row 1" }, Row { id: 2, label: "row 2" }, Row { id: 3, label: "row 3" }, Row { id: 4, label: "row 4" }, Row { id: 5, label: "row 5" }, Row { id: 6, label: "row 6" }, Row { id: 7, label: "r…)

          1 call:
            #1 rows(*rows: [Row { id: 0, label: "row 0" }, Row { id: 1, label: "row 1" }, Row { id: 2, label: "row 2" }, Row { id: 3, label: "row 3" }, Row { id: 4, label: "row 4" }, Row { id: 5, label: "row 5" }, Row { id: 6, label: "row 6" }, Row { id: 7, label: "r…)  at <here>

          call #1 differs in:
            rows
              first difference at [30], of 50 and 50 elements:
              expected Row { id: 30, label: "changed" }
                actual Row { id: 30, label: "row 30" }
        "#,
    );
}

#[test]
fn a_mutable_slice_is_compared_as_it_was_before() {
    let sink = SinkDouble::new();
    let mut row: Vec<f64> = (0..100).map(f64::from).collect();
    let mut expected = row.clone();
    expected[99] = 0.5;
    sink.edit(&mut row);
    assert_text(
        failure_of(|| sink.edit.assert_called_once_with(expected)),
        "
        Sink.edit: expected exactly one call, with these arguments

          expected:
            edit(row: [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0, 30.0, 31.0, 32.0, 33.0, 34.0, 35.0, 36.0, 37.0, 38.0, 39.0, 40.0, 41.…)

          1 call:
            #1 edit(*row: [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0, 30.0, 31.0, 32.0, 33.0, 34.0, 35.0, 36.0, 37.0, 38.0, 39.0, 40.0, 41.…)  at <here>

          call #1 differs in:
            row
              first difference at [99], of 100 and 100 elements:
              expected 0.5
                actual 99.0
        ",
    );
}

//! Has every row of `unittest.mock`'s tests a test here?
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const ROWS: &str = include_str!("rows.tsv");
const WRITE: &str = "MLMOCK_WRITE_STATUS";

/// One test of CPython's.
struct Row {
    file: &'static str,
    class: &'static str,
    name: &'static str,
}

impl Row {
    /// `testmock::mock_test`
    fn module(&self) -> String {
        format!("{}::{}", self.stem(), snake_case(self.class))
    }

    fn stem(&self) -> &'static str {
        self.file.trim_end_matches(".py")
    }
}

fn rows() -> Vec<Row> {
    let lines = ROWS.lines().skip(1);
    let rows = lines.map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().expect("a row has five cells");
        Row {
            file: cell(),
            class: cell(),
            name: cell(),
        }
    });
    rows.collect()
}

fn snake_case(class: &str) -> String {
    let mut name = String::new();
    let mut after_small = false;
    for letter in class.chars() {
        if after_small && letter.is_uppercase() {
            name.push('_');
        }
        after_small = letter.is_lowercase();
        name.extend(letter.to_lowercase());
    }
    name
}

/// The tests that are in this binary.
struct Tests {
    all: Vec<String>,
    ignored: HashSet<String>,
}

impl Tests {
    fn compiled() -> Tests {
        Tests {
            all: listed(&[]),
            ignored: listed(&["--ignored"]).into_iter().collect(),
        }
    }

    fn of(&self, row: &Row) -> Vec<&str> {
        let (module, name) = (row.module() + "::", format!("::{}", row.name));
        let tests = self.all.iter().map(String::as_str);
        tests
            .filter(|test| test.starts_with(&module) && test.ends_with(&name))
            .collect()
    }
}

fn listed(which: &[&str]) -> Vec<String> {
    let this = env::current_exe().expect("a test has a binary");
    let output = Command::new(this)
        .args(["--list", "--format", "terse"])
        .args(which)
        .output()
        .expect("the test binary lists its tests");
    let text = String::from_utf8(output.stdout).expect("names of tests are texts");
    let names = text.lines().filter_map(|line| line.strip_suffix(": test"));
    names.map(str::to_owned).collect()
}

/// Where a row is tested, and whether that test runs.
fn place(row: &Row, tests: &Tests) -> (String, &'static str) {
    let case = format!("ui/{}/{}.rs", row.stem(), row.name);
    let case_is_there = in_conformance(&case).is_file();
    match (tests.of(row).as_slice(), case_is_there) {
        ([], false) => (String::from("none"), "missing"),
        ([], true) => (format!("[{case}]({case})"), "done"),
        ([test], false) if tests.ignored.contains(*test) => (format!("`{test}`"), "ignored"),
        ([test], false) => (format!("`{test}`"), "done"),
        (tests, _) => panic!(
            "{}.{} is tested twice: {tests:?} {case}",
            row.class, row.name
        ),
    }
}

fn in_conformance(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("conformance")
        .join(path)
}

fn table() -> String {
    let tests = Tests::compiled();
    let (mut done, mut lines) = (0, String::new());
    let rows = rows();
    for row in &rows {
        let (test, status) = place(row, &tests);
        done += usize::from(status == "done");
        lines += &format!(
            "| {} | {}.{} | {test} | {status} |\n",
            row.file, row.class, row.name
        );
    }
    format!(
        "# The tests of `unittest.mock`, and what became of them\n\n\
         Written by `{WRITE}=1 cargo test -p mlmock-tests --test conformance table`; a test compares it\n\
         with what is there.\n\n\
         {done} of {} rows are done.\n\n\
         | file | row | test | status |\n|---|---|---|---|\n{lines}",
        rows.len()
    )
}

#[test]
fn the_table_says_what_is_tested() {
    let (path, table) = (in_conformance("STATUS.md"), table());
    if env::var_os(WRITE).is_some() {
        fs::write(&path, &table).expect("the table can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let differs = table.lines().find(|line| !written.contains(line));
    assert!(
        written == table,
        "STATUS.md is not of today, write it with {WRITE}=1; it lacks, for example: {differs:?}"
    );
}

#[test]
fn no_row_is_without_a_test() {
    let tests = Tests::compiled();
    let missing: Vec<_> = rows()
        .into_iter()
        .filter(|row| place(row, &tests).1 == "missing")
        .map(|row| row.name)
        .collect();
    assert!(missing.is_empty(), "not tested: {missing:#?}");
}

#[test]
fn every_test_of_a_python_file_is_a_row() {
    let rows: HashSet<_> = rows()
        .into_iter()
        .map(|row| (row.module(), row.name))
        .collect();
    let known = |test: &str| {
        rows.iter().any(|(module, name)| {
            test.starts_with(&format!("{module}::")) && test.ends_with(&format!("::{name}"))
        })
    };
    let tests = Tests::compiled().all;
    let strangers: Vec<_> = tests
        .iter()
        .filter(|test| test.starts_with("test") && !known(test))
        .collect();
    assert!(strangers.is_empty(), "no rows: {strangers:#?}");
}

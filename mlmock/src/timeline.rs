//! In which order did everything happen?

use std::fmt;
use std::sync::Arc;

use crate::call_text::named;
use crate::chunk::{Entry, Held};
use crate::core::{Core, MethodInfo};
use crate::double::{Double, cores};
use crate::fact::Fact;
use crate::log::Entries;
use crate::outcome::Outcome;
use crate::recorded::{self, cut};
use crate::texts::add;

/// What the arguments of one call may take in a row of the table.
const WIDTH: usize = 120;

/// All calls of some doubles, in the order they were made.
///
/// Its `Display` is a table without addresses, times or absolute sequence numbers, fit for a
/// snapshot test. A call that did not end well says so: `pending`, `panicked`, `cancelled`.
#[derive(Clone)]
pub struct Timeline {
    rows: Vec<Row>,
}

#[derive(Clone)]
struct Row {
    double: Arc<str>,
    info: &'static MethodInfo,
    call: Held,
}

/// The calls of some doubles, in the order they were made: `unittest.mock`'s `mock_calls` of a parent, which
/// need not be there.
///
/// ```
/// # #[mlmock::ml_double]
/// # trait Store { fn get(&self, key: &str) -> u32; }
/// # #[mlmock::ml_double]
/// # trait Sink { fn put(&self, value: u32); }
/// # let (store, sink) = (StoreDouble::new(), SinkDouble::new());
/// store.get.returns(7);
/// sink.put(store.get("k"));
/// assert_eq!(
///     mlmock::timeline([&store, &sink]).to_string(),
///     "1  Store.get(key: \"k\")\n2  Sink.put(value: 7)",
/// );
/// ```
#[doc(alias = "mock_calls")]
pub fn timeline<const N: usize>(doubles: [&dyn Double; N]) -> Timeline {
    Timeline::of(&doubles)
}

/// The rows of several methods, which has each the last call of its own first.
fn in_order(mut methods: Vec<Vec<Row>>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    loop {
        let mut next = None;
        for (method, left) in methods.iter().enumerate() {
            if let Some(row) = left.last()
                && next.is_none_or(|(sequence, _)| row.call.sequence() < sequence)
            {
                next = Some((row.call.sequence(), method));
            }
        }
        let Some((sequence, method)) = next else {
            return rows;
        };
        // A double that is given twice has each call once.
        if let Some(row) = methods[method].pop()
            && rows
                .last()
                .is_none_or(|last| last.call.sequence() < sequence)
        {
            rows.push(row);
        }
    }
}

/// Rows shown from each end of a long table.
const ENDS: usize = 12;

/// The table that a failure shows: the ends of a long one. There may be millions of calls, so no others are
/// made rows.
#[derive(Default)]
pub(crate) struct Ends {
    /// Those of each method, the last one first.
    methods: Vec<Vec<Row>>,
    count: usize,
}

impl Ends {
    /// Adds all calls of a double.
    pub(crate) fn add(&mut self, core: &Core) {
        for (index, method) in core.methods().iter().enumerate() {
            let calls = method.lock().journal.snapshot(Fact::Called);
            self.add_some(core, index, calls.entries());
        }
    }

    /// Adds some calls of a method.
    pub(crate) fn add_some(&mut self, core: &Core, index: usize, mut calls: Entries<'_>) {
        let info = &core.info.methods[index];
        let double: Arc<str> = core.name().into();
        let mut rows = Vec::new();
        for _ in 0..ENDS {
            if let Some(entry) = calls.next_back() {
                rows.push(Row::new(&double, info, entry));
            }
        }
        let mut first = Vec::new();
        for _ in 0..ENDS {
            if let Some(entry) = calls.next() {
                first.push(Row::new(&double, info, entry));
            }
        }
        self.count += rows.len() + first.len() + calls.count();
        while let Some(row) = first.pop() {
            rows.push(row);
        }
        self.methods.push(rows);
    }

    /// How many were added.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The text of the table.
    pub(crate) fn table(self) -> String {
        let rows = in_order(self.methods);
        if self.count <= 2 * ENDS {
            return table(rows.len(), 1, &rows);
        }
        let shown = ENDS.min(rows.len());
        let first = table(self.count, 1, &rows[..shown]);
        let last = &rows[rows.len() - shown..];
        let last = table(self.count, self.count - ENDS + 1, last);
        format!("{first}\n… {} more calls …\n{last}", self.count - 2 * ENDS)
    }
}

/// The text of rows, numbered from `first`, of a table that has `count`.
fn table(count: usize, first: usize, rows: &[Row]) -> String {
    let width = count.to_string().len();
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        add(
            &mut text,
            format_args!(
                "{:>width$}  {}.{}{}",
                first + index,
                row.double,
                row.call(),
                row.outcome()
            ),
        );
    }
    text
}

impl Timeline {
    fn of(doubles: &[&dyn Double]) -> Timeline {
        let mut methods = Vec::new();
        for double in doubles {
            for core in &cores(*double) {
                let double: Arc<str> = core.name().into();
                for (index, method) in core.methods().iter().enumerate() {
                    let info = &core.info.methods[index];
                    let calls = method.lock().journal.snapshot(Fact::Called);
                    let mut calls = calls.entries();
                    let mut rows = Vec::new();
                    while let Some(entry) = calls.next_back() {
                        rows.push(Row::new(&double, info, entry));
                    }
                    methods.push(rows);
                }
            }
        }
        Timeline {
            rows: in_order(methods),
        }
    }

    /// How many calls there were.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Was there no call?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A sequence diagram for Mermaid: the test calls the doubles.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// store.get("k");
    /// assert_eq!(
    ///     mlmock::timeline([&store]).to_mermaid(),
    ///     "sequenceDiagram
    ///     participant Test
    ///     participant D0 as Store
    ///     Test->>D0: get(key: \"k\")
    /// ",
    /// );
    /// ```
    pub fn to_mermaid(&self) -> String {
        let mut text = String::from("sequenceDiagram\n    participant Test\n");
        let mut calls = String::new();
        let mut doubles: Vec<&Arc<str>> = Vec::new();
        for row in &self.rows {
            let known = doubles.iter().position(|double| **double == row.double);
            let number = known.unwrap_or(doubles.len());
            if number == doubles.len() {
                doubles.push(&row.double);
                let double = mermaid(&row.double);
                add(
                    &mut text,
                    format_args!("    participant D{number} as {double}\n"),
                );
            }
            let call = mermaid(&row.call());
            add(&mut calls, format_args!("    Test->>D{number}: {call}\n"));
            if row.call.entry().outcome() == Outcome::Panicked {
                add(&mut calls, format_args!("    D{number}--xTest: panicked\n"));
            }
        }
        text + &calls
    }
}

/// What means something to Mermaid in a message, as an entity.
fn mermaid(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '#' | ';' | '<' | '>' => add(&mut escaped, format_args!("#{};", u32::from(c))),
            '\n' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

impl Row {
    fn new(double: &Arc<str>, info: &'static MethodInfo, entry: Entry<'_>) -> Row {
        Row {
            double: Arc::clone(double),
            info,
            call: entry.held(),
        }
    }

    fn call(&self) -> String {
        let arguments = recorded::lines(self.call.entry().args, WIDTH);
        let arguments = cut(&named(self.info.arguments, &arguments), WIDTH);
        format!("{}({arguments})", self.info.name)
    }

    fn outcome(&self) -> &'static str {
        match self.call.entry().outcome() {
            Outcome::Returned => "",
            Outcome::Pending => "  pending",
            Outcome::Panicked => "  panicked",
            Outcome::Cancelled => "  cancelled",
        }
    }
}

impl fmt::Display for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rows.is_empty() {
            return f.write_str("no calls");
        }
        f.write_str(&table(self.rows.len(), 1, &self.rows))
    }
}

impl fmt::Debug for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

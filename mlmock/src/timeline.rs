//! In which order did everything happen?

use std::fmt;
use std::sync::Arc;

use crate::chunk::{Entry, Held};
use crate::core::{Core, MethodInfo};
use crate::double::{Double, cores};
use crate::fact::Fact;
use crate::outcome::Outcome;
use crate::recorded::cut;

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
    let mut rows = Vec::new();
    for core in doubles.iter().flat_map(|double| cores(*double)) {
        let double: Arc<str> = core.name().into();
        for (info, method) in core.methods() {
            let calls = method.lock().journal.snapshot(Fact::Called);
            rows.extend(calls.entries().map(|entry| Row::new(&double, info, entry)));
        }
    }
    in_order(&mut rows);
    Timeline { rows }
}

fn in_order(rows: &mut Vec<Row>) {
    rows.sort_by_key(|row| row.call.entry().sequence());
    // A double that is given twice has each call once.
    rows.dedup_by_key(|row| row.call.entry().sequence());
}

/// Rows shown from each end of a long table.
const ENDS: usize = 12;

/// The table that a failure shows: the ends of a long one. There may be millions of calls, so no others are
/// made rows.
#[derive(Default)]
pub(crate) struct Ends {
    rows: Vec<Row>,
    count: usize,
}

impl Ends {
    /// Adds all calls of a double.
    pub(crate) fn add(&mut self, core: &Core) {
        for (info, method) in core.methods() {
            let calls = method.lock().journal.snapshot(Fact::Called);
            self.add_some(core, info, calls.entries());
        }
    }

    /// Adds some calls of a method.
    pub(crate) fn add_some<'l>(
        &mut self,
        core: &Core,
        info: &'static MethodInfo,
        calls: impl DoubleEndedIterator<Item = Entry<'l>> + Clone,
    ) {
        self.count += calls.clone().count();
        let double: Arc<str> = core.name().into();
        let ends = calls.clone().take(ENDS).chain(calls.rev().take(ENDS));
        self.rows
            .extend(ends.map(|entry| Row::new(&double, info, entry)));
    }

    /// How many were added.
    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

impl fmt::Display for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = self.rows.clone();
        in_order(&mut rows);
        let numbered: Vec<_> = (1..).zip(&rows).collect();
        if self.count <= 2 * ENDS {
            return write_rows(f, rows.len(), &numbered);
        }
        let shown = ENDS.min(rows.len());
        write_rows(f, self.count, &numbered[..shown])?;
        write!(f, "\n… {} more calls …\n", self.count - 2 * ENDS)?;
        let last = rows.len() - shown;
        let numbered: Vec<_> = (self.count - ENDS + 1..).zip(&rows[last..]).collect();
        write_rows(f, self.count, &numbered)
    }
}

/// Writes rows of a table that has `count`, with their numbers.
fn write_rows(f: &mut fmt::Formatter<'_>, count: usize, rows: &[(usize, &Row)]) -> fmt::Result {
    let width = count.to_string().len();
    for (index, (number, row)) in rows.iter().enumerate() {
        let end = if index == 0 { "" } else { "\n" };
        write!(
            f,
            "{end}{number:>width$}  {}.{}{}",
            row.double,
            row.call(),
            row.outcome()
        )?;
    }
    Ok(())
}

impl Timeline {
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
        let mut doubles: Vec<&str> = Vec::new();
        for row in &self.rows {
            if !doubles.contains(&&*row.double) {
                doubles.push(&row.double);
            }
        }
        for (number, double) in doubles.iter().enumerate() {
            text += &format!("    participant D{number} as {}\n", mermaid(double));
        }
        for row in &self.rows {
            let number = doubles
                .iter()
                .position(|double| **double == *row.double)
                .unwrap_or(0);
            text += &format!("    Test->>D{number}: {}\n", mermaid(&row.call()));
            if row.call.entry().outcome() == Outcome::Panicked {
                text += &format!("    D{number}--xTest: panicked\n");
            }
        }
        text
    }
}

/// What means something to Mermaid in a message, as an entity.
fn mermaid(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '#' | ';' | '<' | '>' => escaped += &format!("#{};", u32::from(c)),
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
        let arguments = self.call.entry().args.iter().zip(self.info.arguments);
        let arguments: Vec<_> = arguments
            .map(|(argument, name)| format!("{name}: {}", argument.line(WIDTH)))
            .collect();
        let arguments = cut(&arguments.join(", "), WIDTH);
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
        let numbered: Vec<_> = (1..).zip(&self.rows).collect();
        write_rows(f, self.rows.len(), &numbered)
    }
}

impl fmt::Debug for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

//! In which order did everything happen?

use std::fmt;
use std::sync::Arc;

use crate::chunk::{Entry, Held};
use crate::core::{Core, MethodInfo};
use crate::double::{Double, cores};
use crate::fact::Fact;
use crate::log::Entries;
use crate::outcome::Outcome;
use crate::recorded::cut;
use crate::texts::joined;

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
        for (index, method) in core.methods.iter().enumerate() {
            let calls = method.lock().journal.snapshot(Fact::Called);
            self.add_some(core, index, calls.entries());
        }
    }

    /// Adds some calls of a method.
    pub(crate) fn add_some(&mut self, core: &Core, index: usize, calls: Entries<'_>) {
        let info = &core.info.methods()[index];
        let double: Arc<str> = core.name().into();
        let mut count = 0;
        for entry in calls.clone() {
            if count < ENDS {
                self.rows.push(Row::new(&double, info, entry));
            }
            count += 1;
        }
        let mut ends = calls;
        for _ in 0..ENDS {
            if let Some(entry) = ends.next_back() {
                self.rows.push(Row::new(&double, info, entry));
            }
        }
        self.count += count;
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
        if self.count <= 2 * ENDS {
            return write_rows(f, rows.len(), 1, &rows);
        }
        let shown = ENDS.min(rows.len());
        write_rows(f, self.count, 1, &rows[..shown])?;
        write!(f, "\n… {} more calls …\n", self.count - 2 * ENDS)?;
        let last = rows.len() - shown;
        write_rows(f, self.count, self.count - ENDS + 1, &rows[last..])
    }
}

/// Writes rows of a table that has `count`, numbered from `first`.
fn write_rows(f: &mut fmt::Formatter<'_>, count: usize, first: usize, rows: &[Row]) -> fmt::Result {
    let width = count.to_string().len();
    for (index, row) in rows.iter().enumerate() {
        let number = first + index;
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
    fn of(doubles: &[&dyn Double]) -> Timeline {
        let mut rows = Vec::new();
        for double in doubles {
            for core in cores(*double) {
                let double: Arc<str> = core.name().into();
                for (index, method) in core.methods.iter().enumerate() {
                    let info = &core.info.methods()[index];
                    let calls = method.lock().journal.snapshot(Fact::Called);
                    for entry in calls.entries() {
                        rows.push(Row::new(&double, info, entry));
                    }
                }
            }
        }
        in_order(&mut rows);
        Timeline { rows }
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
            let mut number = 0;
            while *doubles[number] != *row.double {
                number += 1;
            }
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
        let mut arguments = Vec::new();
        for (index, argument) in self.call.entry().args.iter().enumerate() {
            let name = self.info.arguments[index];
            arguments.push(format!("{name}: {}", argument.line(WIDTH)));
        }
        let arguments = cut(&joined(&arguments, ", "), WIDTH);
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
        write_rows(f, self.rows.len(), 1, &self.rows)
    }
}

impl fmt::Debug for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

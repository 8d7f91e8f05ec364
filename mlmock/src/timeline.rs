//! In which order did everything happen?

use std::collections::HashSet;
use std::fmt;

use crate::core::{Core, MethodInfo};
use crate::double::{Double, cores};
use crate::fact::Fact;
use crate::journal::{Held, Outcome};
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
    double: String,
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
    of_cores(
        doubles
            .iter()
            .flat_map(|double| cores(*double))
            .map(|core| &**core),
    )
}

pub(crate) fn of_cores<'c>(cores: impl Iterator<Item = &'c Core>) -> Timeline {
    let mut rows = Vec::new();
    for core in cores {
        for (info, method) in core.methods() {
            let calls = method.lock().journal.snapshot(Fact::Called);
            rows.extend(calls.entries().map(|entry| Row {
                double: core.name().to_owned(),
                info,
                call: entry.held(),
            }));
        }
    }
    rows.sort_by_key(|row| row.call.entry().sequence());
    // A double that is given twice has each call once.
    rows.dedup_by_key(|row| row.call.entry().sequence());
    Timeline { rows }
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

    /// The calls with these sequence numbers.
    pub(crate) fn only(mut self, keep: &HashSet<u64>) -> Timeline {
        self.rows
            .retain(|row| keep.contains(&row.call.entry().sequence()));
        self
    }

    /// The table, or the ends of a long one.
    pub(crate) fn ends(&self) -> String {
        const ENDS: usize = 12;
        let table = self.to_string();
        let rows: Vec<&str> = table.lines().collect();
        if rows.len() <= 2 * ENDS {
            return table;
        }
        let left_out = format!("… {} more calls …", rows.len() - 2 * ENDS);
        let (head, tail) = (&rows[..ENDS], &rows[rows.len() - ENDS..]);
        [head, &[left_out.as_str()], tail].concat().join("\n")
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
            if !doubles.contains(&row.double.as_str()) {
                doubles.push(&row.double);
            }
        }
        for (number, double) in doubles.iter().enumerate() {
            text += &format!("    participant D{number} as {}\n", mermaid(double));
        }
        for row in &self.rows {
            let number = doubles
                .iter()
                .position(|double| *double == row.double)
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
        let width = self.rows.len().to_string().len();
        for (index, row) in self.rows.iter().enumerate() {
            let end = if index == 0 { "" } else { "\n" };
            let number = index + 1;
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
}

impl fmt::Debug for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

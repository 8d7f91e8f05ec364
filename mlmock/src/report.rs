//! What does a failure say?
//!
//! A [`Report`] is what is known of a failure, as data; `Report::render` is the only place that
//! makes text of it. A report stays under [`LIMIT`] bytes, whatever was recorded.

use crate::call_text::{arguments, called, expected_call, place, step};
use crate::chunk::Entry;
use crate::core::Rule;
use crate::difference::difference;
use crate::fact::Fact;
use crate::handle::{Calls, Handle};
use crate::recorded::Recorded;
use crate::recorded::cut;
use crate::style::Style;
use crate::texts::add;

/// A report is shorter.
const LIMIT: usize = 8 * 1024;
/// Calls printed from each end of a long list.
const ENDS: usize = 5;
/// What all differences may take together.
const DIFFERENCES: usize = 3000;
/// What a headline, a reason or a note may take.
const SENTENCE: usize = 400;

/// What is known of a failure.
pub(crate) struct Report {
    path: String,
    names: &'static [&'static str],
    headline: String,
    because: Option<String>,
    expected: Vec<String>,
    /// What the list is of.
    fact: Fact,
    calls: Option<CallList>,
    nearest: Option<Nearest>,
    notes: Vec<String>,
    /// How a test asks for the handle of the instantiation, if it is one of a generic method.
    of: Option<String>,
}

/// The calls, or the ends of a long list of them.
struct CallList {
    count: usize,
    lines: Vec<CallLine>,
    /// How many are left out at the end.
    after: usize,
}

struct CallLine {
    /// The method that was called, with its instantiation.
    method: String,
    /// What is left out before it, in words.
    before: Option<String>,
    number: usize,
    arguments: Vec<String>,
    /// Which of them differ from what was expected.
    differing: Vec<usize>,
    place: String,
}

/// The call that comes nearest to what was expected, and how it differs.
struct Nearest {
    number: usize,
    differences: Vec<Difference>,
}

struct Difference {
    name: &'static str,
    lines: Vec<String>,
}

impl Report {
    pub(crate) fn new(handle: &Handle, headline: String) -> Report {
        Report {
            path: handle.path(),
            names: handle.info().arguments,
            headline,
            because: handle.reason().map(str::to_owned),
            expected: Vec::new(),
            fact: Fact::Called,
            calls: None,
            nearest: None,
            notes: Vec::new(),
            of: handle.instance().map(|_| handle.variable()),
        }
    }

    /// The call that was expected.
    pub(crate) fn expects(&mut self, handle: &Handle, rule: &Rule) {
        self.expected.push(expected_call(handle, rule));
    }

    /// What a narrowed handle speaks of.
    pub(crate) fn expects_scope(&mut self, handle: &Handle) {
        self.expected.push(step(handle));
    }

    /// Several calls that were expected, or the ends of a long list of them.
    pub(crate) fn expects_steps(&mut self, steps: &[Handle]) {
        let mut next = 0;
        for (index, one) in steps.iter().enumerate() {
            if !is_end(index, steps.len()) {
                continue;
            }
            if index > next {
                let left_out = more(Fact::Called, index - next);
                self.expected.push(format!("… {left_out} …"));
            }
            self.expected.push(format!("{}. {}", index + 1, step(one)));
            next = index + 1;
        }
    }

    pub(crate) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Lists the calls.
    pub(crate) fn calls(&mut self, calls: &Calls) {
        self.list(calls, None, &[]);
    }

    /// Lists the calls, those with these numbers, in order, among them.
    pub(crate) fn calls_with(&mut self, calls: &Calls, numbers: &[usize]) {
        self.list(calls, None, numbers);
    }

    /// Lists the calls, and holds the nearest against what was expected.
    pub(crate) fn calls_compared(&mut self, calls: &Calls, rule: &Rule) {
        // The latest of those that have most in common.
        let mut nearest = None;
        let mut most = 0;
        for (number, entry) in calls.recent() {
            let common = matching(rule, &entry);
            if common >= most {
                most = common;
                nearest = Some((number, entry));
            }
        }
        self.calls_beside(calls, rule, nearest);
    }

    /// Lists the calls, and holds this one against what was expected.
    pub(crate) fn calls_beside(
        &mut self,
        calls: &Calls,
        rule: &Rule,
        one: Option<(usize, Entry<'_>)>,
    ) {
        let (number, entry) = match one {
            Some((number, entry)) if !rule.matches(&entry) => (number, entry),
            _ => return self.list(calls, None, &[]),
        };
        self.list(calls, Some(rule), &[number]);
        let differing = differing(rule, &entry);
        let share = DIFFERENCES / differing.len().max(1);
        let mut differences = Vec::new();
        let mut unkept = false;
        for index in &differing {
            let (expected, actual) = (&rule.expected[*index], &entry.args[*index]);
            unkept |= expected.value().is_some()
                && matches!(actual, Recorded::Text(_) | Recorded::Name(_));
            differences.push(Difference {
                name: self.names[*index],
                lines: difference(expected, actual, share),
            });
        }
        if unkept && let Some(of) = &self.of {
            self.note(format!(
                "the value was not recorded: take `{of}` before the call"
            ));
        }
        self.nearest = Some(Nearest {
            number,
            differences,
        });
    }

    /// Lists the ends of the calls, and those with these numbers; where a rule is given, marks what
    /// differs from it in them.
    fn list(&mut self, calls: &Calls, rule: Option<&Rule>, numbers: &[usize]) {
        let len = calls.len();
        // None is visited that is not shown: there may be millions.
        let mut positions = Vec::new();
        let ends = len.min(2 * ENDS);
        for at in 0..ends {
            positions.push(if at < ENDS { at } else { len - ends + at });
        }
        for number in numbers {
            if let Some(position) = calls.position(*number)
                && let Err(at) = positions.binary_search(&position)
            {
                positions.insert(at, position);
            }
        }
        // Calls that are not kept any more come before all others.
        let mut next = 0;
        let mut lost = calls.count() - len;
        let mut lines = Vec::new();
        for position in &positions {
            let position = *position;
            let Some((number, entry)) = calls.get(position) else {
                continue;
            };
            let before = match std::mem::take(&mut lost) {
                0 if position == next => None,
                0 => Some(more(calls.fact, position - next)),
                lost => Some(format!("{} not kept any more", earlier(calls.fact, lost))),
            };
            let differing = match rule {
                Some(rule) if numbers.binary_search(&number).is_ok() => differing(rule, &entry),
                _ => Vec::new(),
            };
            lines.push(CallLine {
                method: called(calls.method(), &entry),
                before,
                number,
                arguments: arguments(&entry),
                differing,
                place: place(&entry),
            });
            next = position + 1;
        }
        self.fact = calls.fact;
        self.calls = Some(CallList {
            count: calls.count(),
            lines,
            after: len - next,
        });
    }

    /// Fails with it.
    #[track_caller]
    pub(crate) fn fail(self, handle: &Handle) {
        handle.core().object(self.render());
    }

    /// The text.
    fn render(&self) -> String {
        let plain = self.text(&Style::plain());
        if plain.len() >= LIMIT {
            return bounded(&plain);
        }
        self.text(&Style::of_stderr())
    }

    fn text(&self, style: &Style) -> String {
        let mut text = String::new();
        self.write(&mut text, style);
        text.truncate(text.trim_ascii_end().len());
        text
    }

    fn write(&self, out: &mut String, style: &Style) {
        let (path, headline) = (cut(&self.path, SENTENCE), cut(&self.headline, SENTENCE));
        add(out, format_args!("{path}: {headline}\n"));
        if let Some(because) = &self.because {
            add(out, format_args!("  because {}\n", cut(because, SENTENCE)));
        }
        if !self.expected.is_empty() {
            out.push_str("\n  expected:\n");
            for expected in &self.expected {
                add(out, format_args!("    {}\n", style.expected(expected)));
            }
        }
        if let Some(calls) = &self.calls {
            self.write_calls(out, style, calls);
        }
        if let Some(nearest) = &self.nearest {
            let noun = self.fact.noun();
            add(
                out,
                format_args!("\n  {noun} #{} differs in:\n", nearest.number),
            );
            for difference in &nearest.differences {
                add(out, format_args!("    {}\n", difference.name));
                for line in &difference.lines {
                    add(out, format_args!("      {}\n", style.line(line)));
                }
            }
        }
        if !self.notes.is_empty() {
            out.push('\n');
        }
        for note in &self.notes {
            add(out, format_args!("  note: {}\n", cut(note, SENTENCE)));
        }
    }

    fn write_calls(&self, out: &mut String, style: &Style, calls: &CallList) {
        if calls.count == 0 {
            return;
        }
        add(
            out,
            format_args!("\n  {}:\n", self.fact.counted(calls.count)),
        );
        if calls.lines.is_empty() {
            out.push_str("    … none of them is kept …\n");
        }
        for line in &calls.lines {
            if let Some(before) = &line.before {
                add(out, format_args!("    … {before} …\n"));
            }
            add(out, format_args!("    #{} {}(", line.number, line.method));
            for (index, text) in line.arguments.iter().enumerate() {
                let name = self.names[index];
                let comma = if index == 0 { "" } else { ", " };
                if line.differing.binary_search(&index).is_ok() {
                    let argument = style.actual(&format!("*{name}: {text}"));
                    add(out, format_args!("{comma}{argument}"));
                } else {
                    add(out, format_args!("{comma}{name}: {text}"));
                }
            }
            add(out, format_args!("){}\n", line.place));
        }
        if calls.after > 0 {
            add(
                out,
                format_args!("    … {} …\n", more(self.fact, calls.after)),
            );
        }
    }
}

/// Is it shown of a long list?
fn is_end(position: usize, len: usize) -> bool {
    position < ENDS || position + ENDS >= len
}

fn earlier(fact: Fact, count: usize) -> String {
    let noun = fact.noun();
    match count {
        1 => format!("1 earlier {noun} is"),
        count => format!("{count} earlier {noun}s are"),
    }
}

fn more(fact: Fact, count: usize) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} more {}{plural}", fact.noun())
}

/// How many arguments of a call are as expected.
fn matching(rule: &Rule, entry: &Entry) -> usize {
    let mut matching = 0;
    for (index, expected) in rule.expected.iter().enumerate() {
        if index < entry.args.len() && expected.matches(&entry.args[index]) {
            matching += 1;
        }
    }
    matching
}

/// Which are not.
fn differing(rule: &Rule, entry: &Entry) -> Vec<usize> {
    let mut differing = Vec::new();
    for (index, expected) in rule.expected.iter().enumerate() {
        if index < entry.args.len() && !expected.matches(&entry.args[index]) {
            differing.push(index);
        }
    }
    differing
}

/// A text under the limit of a report.
pub(crate) fn bounded(text: &str) -> String {
    cut(text, LIMIT - 1 - '…'.len_utf8())
}

//! What does a failure say?
//!
//! A [`Report`] is what is known of a failure, as data; [`Report::render`] is the only place that
//! makes text of it. A report stays under [`LIMIT`] bytes, whatever was recorded.

use std::fmt::{self, Write};
use std::sync::Arc;

use crate::core::{Core, Rule};
use crate::diff;
use crate::handle::{Calls, Handle};
use crate::journal::Entry;
use crate::matcher::{Expect, Verdict};
use crate::recorded::{Recorded, cut};
use crate::style::Style;

/// No report is longer.
const LIMIT: usize = 8 * 1024;
/// Calls printed from each end of a long list.
const ENDS: usize = 5;
/// What the arguments of one call may take on a line.
const ARGUMENTS: usize = 240;
/// Values up to this length are printed whole, longer ones as a difference.
const WHOLE: usize = 100;
/// The nearest call is looked for among so many last ones.
const NEAREST: usize = 10_000;

/// What is known of a failure.
pub(crate) struct Report {
    path: String,
    names: &'static [&'static str],
    method: &'static str,
    headline: String,
    because: Option<String>,
    expected: Vec<String>,
    calls: Option<CallList>,
    nearest: Option<Nearest>,
    notes: Vec<String>,
}

/// The calls, or the ends of a long list of them.
struct CallList {
    count: usize,
    lines: Vec<CallLine>,
}

struct CallLine {
    number: usize,
    arguments: Vec<(bool, String)>,
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
            method: handle.info().name,
            headline,
            because: handle.reason().map(str::to_owned),
            expected: Vec::new(),
            calls: None,
            nearest: None,
            notes: Vec::new(),
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

    /// One of several calls that were expected.
    pub(crate) fn expects_step(&mut self, number: usize, handle: &Handle) {
        self.expected.push(format!("{number}. {}", step(handle)));
    }

    pub(crate) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Lists the calls.
    pub(crate) fn calls(&mut self, calls: &Calls) {
        self.list(calls, None);
    }

    /// Lists the calls, and holds the nearest against what was expected.
    pub(crate) fn calls_compared(&mut self, calls: &Calls, rule: &Rule) {
        let recent = calls.len().saturating_sub(NEAREST);
        let candidates = (recent..calls.len()).filter_map(|position| calls.get(position));
        // The latest of those that have most in common.
        let nearest = candidates.max_by_key(|(_, entry)| matching(rule, entry));
        self.compare(calls, rule, nearest);
    }

    /// Lists the calls, and holds this one against what was expected.
    pub(crate) fn calls_beside(&mut self, calls: &Calls, rule: &Rule, number: Option<usize>) {
        let entry = number.and_then(|number| calls.iter().rfind(|(own, _)| *own == number));
        self.compare(calls, rule, entry);
    }

    fn compare(&mut self, calls: &Calls, rule: &Rule, nearest: Option<(usize, &Arc<Entry>)>) {
        let nearest = nearest.filter(|(_, entry)| !rule.matches(entry));
        self.list(calls, nearest.map(|(number, _)| (number, rule)));
        if let Some((number, entry)) = nearest {
            let pairs = rule.expected.iter().zip(&entry.args).zip(self.names);
            let differing = pairs.filter(|((expected, actual), _)| !expected.matches(actual));
            let differences = differing.map(|((expected, actual), name)| Difference {
                name,
                lines: difference(expected, actual),
            });
            self.nearest = Some(Nearest {
                number,
                differences: differences.collect(),
            });
        }
    }

    fn list(&mut self, calls: &Calls, nearest: Option<(usize, &Rule)>) {
        let len = calls.len();
        let shown = |position: usize, number: usize| {
            let is_nearest = nearest.is_some_and(|(nearest, _)| nearest == number);
            position < ENDS || position + ENDS >= len || is_nearest
        };
        let lines = (0..len).filter_map(|position| {
            // Looking at a call costs; most of a long list is not shown.
            if nearest.is_none() && !shown(position, 0) {
                return None;
            }
            let (number, entry) = calls.get(position)?;
            shown(position, number).then(|| {
                let rule = nearest.filter(|(nearest, _)| *nearest == number);
                CallLine {
                    number,
                    arguments: arguments(entry, rule.map(|(_, rule)| rule)),
                    place: place(entry),
                }
            })
        });
        self.calls = Some(CallList {
            count: calls.count(),
            lines: lines.collect(),
        });
    }

    /// The text.
    pub(crate) fn render(&self) -> String {
        let style = Style::of_stderr();
        let mut text = String::new();
        // Writing to a `String` does not fail.
        let _ = self.write(&mut text, &style);
        let text = text.trim_end();
        bounded(text)
    }

    fn write(&self, out: &mut String, style: &Style) -> fmt::Result {
        writeln!(out, "{}: {}", self.path, self.headline)?;
        if let Some(because) = &self.because {
            writeln!(out, "  because {because}")?;
        }
        if !self.expected.is_empty() {
            writeln!(out, "\n  expected:")?;
            for expected in &self.expected {
                writeln!(out, "    {}", style.expected(expected))?;
            }
        }
        if let Some(calls) = &self.calls {
            self.write_calls(out, style, calls)?;
        }
        if let Some(nearest) = &self.nearest {
            writeln!(out, "\n  call #{} differs in:", nearest.number)?;
            for difference in &nearest.differences {
                writeln!(out, "    {}", difference.name)?;
                for line in &difference.lines {
                    writeln!(out, "      {}", style.line(line))?;
                }
            }
        }
        if !self.notes.is_empty() {
            writeln!(out)?;
        }
        for note in &self.notes {
            writeln!(out, "  note: {note}")?;
        }
        Ok(())
    }

    fn write_calls(&self, out: &mut String, style: &Style, calls: &CallList) -> fmt::Result {
        if calls.lines.is_empty() && calls.count == 0 {
            return Ok(());
        }
        writeln!(out, "\n  {}:", counted(calls.count))?;
        let mut next = calls.lines.first().map_or(1, |line| line.number.min(1));
        if calls.lines.is_empty() {
            writeln!(out, "    … none of them is kept …")?;
        }
        for line in &calls.lines {
            if line.number > next && next != 0 {
                writeln!(out, "    … {} …", more(line.number - next))?;
            }
            next = line.number + 1;
            write!(out, "    #{} {}(", line.number, self.method)?;
            for (index, ((differs, text), name)) in line.arguments.iter().zip(self.names).enumerate() {
                let comma = if index == 0 { "" } else { ", " };
                let star = if *differs { "*" } else { "" };
                let argument = format!("{star}{name}: {text}");
                let argument = if *differs { style.actual(&argument) } else { argument };
                write!(out, "{comma}{argument}")?;
            }
            writeln!(out, "){}", line.place)?;
        }
        Ok(())
    }
}

fn more(count: usize) -> String {
    let calls = if count == 1 { "call" } else { "calls" };
    format!("{count} more {calls}")
}

/// `no call`, `1 call`, `2 calls`.
pub(crate) fn counted(count: usize) -> String {
    match count {
        0 => String::from("no call"),
        1 => String::from("1 call"),
        count => format!("{count} calls"),
    }
}

fn matching(rule: &Rule, entry: &Entry) -> usize {
    let pairs = rule.expected.iter().zip(&entry.args);
    pairs.filter(|(expected, actual)| expected.matches(actual)).count()
}

fn budget(arguments: usize) -> usize {
    (ARGUMENTS / arguments.max(1)).max(40)
}

fn arguments(entry: &Entry, rule: Option<&Rule>) -> Vec<(bool, String)> {
    let limit = budget(entry.args.len());
    let differs = |index: usize, argument: &Recorded| {
        rule.is_some_and(|rule| !rule.expected[index].matches(argument))
    };
    let arguments = entry.args.iter().enumerate();
    arguments
        .map(|(index, argument)| (differs(index, argument), argument.line(limit)))
        .collect()
}

fn place(entry: &Entry) -> String {
    match entry.location {
        Some(location) => format!("  at {location}"),
        None => String::new(),
    }
}

/// `log_model(model: Model { .. }, name: "churn")`
fn recorded_call(handle: &Handle, entry: &Entry) -> String {
    let arguments = arguments(entry, None);
    let arguments = arguments.iter().zip(handle.info().arguments);
    let arguments: Vec<_> = arguments.map(|((_, text), name)| format!("{name}: {text}")).collect();
    format!("{}({})", handle.info().name, arguments.join(", "))
}

fn expected_call(handle: &Handle, rule: &Rule) -> String {
    let limit = budget(rule.expected.len());
    let arguments = rule.expected.iter().zip(handle.info().arguments);
    let arguments: Vec<_> = arguments
        .map(|(expected, name)| format!("{name}: {}", expected.line(limit)))
        .collect();
    format!("{}({})", handle.info().name, arguments.join(", "))
}

/// The call that a handle speaks of, as an expectation.
pub(crate) fn step(handle: &Handle) -> String {
    match handle.rule() {
        Some(rule) => expected_call(handle, rule),
        None => format!("{}(..)", handle.info().name),
    }
}

fn difference(expected: &Expect, actual: &Recorded) -> Vec<String> {
    let pair = |expected: &str, actual: &str| {
        vec![format!("expected {expected}"), format!("  actual {actual}")]
    };
    let Some(value) = expected.value() else {
        let mut lines = pair(&expected.line(WHOLE), &actual.line(WHOLE));
        lines.extend(why_not_comparable(actual));
        return lines;
    };
    let limit = 64 * 1024;
    let (whole_expected, whole_actual) = (value.line(limit), actual.line(limit));
    let mut lines = Vec::new();
    let short = whole_expected.len() <= WHOLE && whole_actual.len() <= WHOLE;
    if short {
        lines = pair(&whole_expected, &whole_actual);
    }
    match expected.compare(actual) {
        Verdict::DifferentAt(index, of) => {
            let element = |list: &Recorded| list.element(index).unwrap_or_else(|| String::from("nothing"));
            lines.push(format!("first difference at [{index}], of {} and {} elements:", of.expected, of.actual));
            lines.extend(pair(&element(value), &element(actual)));
            if short {
                // The lists were printed: their lengths are plain to see.
                let at = format!("first difference at [{index}]");
                lines.truncate(2);
                lines.push(at);
            }
        }
        _ if short && whole_expected == whole_actual => {
            lines.push(String::from("they print alike, and are not equal"));
        }
        _ if short => {}
        _ => lines = diff::lines(&value.pretty(limit), &actual.pretty(limit)),
    }
    lines.extend(why_not_comparable(actual));
    lines
}

/// Why a recorded argument cannot be compared at all.
fn why_not_comparable(actual: &Recorded) -> Option<String> {
    let why = match actual {
        Recorded::Text(_) => "the log has only its text: its type is not `Clone`",
        Recorded::Name(_) => "the log has only the name of its type",
        Recorded::Skipped => "it is not recorded",
        Recorded::Local(local, _) if !local.is_home() => {
            "its type is not `Send`: only the thread of the call can compare it"
        }
        _ => return None,
    };
    Some(format!("({why})"))
}

fn at_call(handle: &Handle, entry: &Entry) -> String {
    format!("    {}{}\n", recorded_call(handle, entry), place(entry))
}

/// A call that was given no answer.
pub(crate) fn unanswered(handle: &Handle, entry: &Entry) -> String {
    let info = handle.info();
    let mut text = format!("{}: no answer for this call\n{}", handle.path(), at_call(handle, entry));
    let rules: Vec<String> = {
        let state = handle.method().lock();
        let rules: Vec<_> = state.rules().map(|(rule, _)| Arc::clone(rule)).collect();
        drop(state);
        rules.iter().rev().take(ENDS).map(|rule| expected_call(handle, rule)).collect()
    };
    if !rules.is_empty() {
        text += "\n  it has answers for other arguments:\n";
        for rule in rules {
            text += &format!("    {rule}\n");
        }
    }
    if handle.core().is_relaxed() {
        text += "\n  the double is relaxed, but this type has no default\n";
    }
    let method = format!("{}.{}", handle.core().info.variable, info.name);
    let (verb, anew) = if info.returns.starts_with("Result") || info.returns.contains("::Result<") {
        ("returns_ok(..)", "returns_with(|| Ok(..))")
    } else {
        ("returns(..)", "returns_with(|| ..)")
    };
    text += &format!("\n  add one before it, for example, for a `{}`:\n", info.returns);
    text += &format!("    {method}.{verb};\n    {method}.{anew}; // made anew for each call");
    bounded(&text)
}

/// A call that came after the queue was used up.
pub(crate) fn exhausted(handle: &Handle, entry: &Entry, capacity: usize) -> String {
    let number = handle.method().lock().journal.count();
    let path = handle.path();
    let answers = crate::answer::answers(capacity);
    let text = format!(
        "{path}: the queue of {capacity} {answers} is used up, and there is no answer behind it\n\
         {}\n  this is call #{number}; queue more answers, or set one that repeats: \
         `returns(..)`, `returns_with(..)`, `side_effect(..)`",
        at_call(handle, entry),
    );
    bounded(&text)
}

/// A closure that called its own method.
pub(crate) fn reentered(handle: &Handle, entry: &Entry) -> String {
    format!(
        "{}: its closure called it again while it was running\n{}\n  a closure may call any other \
         method; for a recursive answer, keep the state in your own type and double another trait",
        handle.path(),
        at_call(handle, entry),
    )
}

/// A closure that waits for one that waits for it.
pub(crate) fn deadlock(handle: &Handle, entry: &Entry) -> String {
    format!(
        "{}: its closure is running on a thread that waits for a closure which runs on this one\n\
         {}\n  two closures that call each other's methods on two threads would wait forever",
        handle.path(),
        at_call(handle, entry),
    )
}

/// What is configured on a double and was never used, a line each.
pub(crate) fn unused(core: &Core) -> Vec<String> {
    let mut lines = Vec::new();
    for (info, method) in core.methods() {
        let (own, rules) = {
            let state = method.lock();
            let rules: Vec<_> = state
                .rules()
                .map(|(rule, answers)| (Arc::clone(rule), answers.unused()))
                .collect();
            (state.own.unused(), rules)
        };
        lines.extend(own.iter().map(|what| format!("{}: {what}", info.name)));
        for (rule, unused) in rules {
            let arguments: Vec<_> = rule.expected.iter().map(|one| one.line(WHOLE)).collect();
            let with = format!("{}.with({})", info.name, arguments.join(", "));
            lines.extend(unused.iter().map(|what| format!("{with}: {what}")));
        }
    }
    lines
}

/// A text under the limit of a report.
pub(crate) fn bounded(text: &str) -> String {
    cut(text, LIMIT - '…'.len_utf8())
}

/// The `Debug` of a double: its name, what is configured, what was called.
pub(crate) fn describe(core: &Core, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut double = f.debug_struct(core.info.service);
    if core.name() != core.info.service {
        double.field("name", &core.name());
    }
    for (index, (info, _)) in core.methods().enumerate() {
        double.field(info.name, &format_args!("{}", summary(core, index)));
    }
    double.finish()
}

/// The `Debug` of a method handle.
pub(crate) fn describe_method(handle: &Handle, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}", step(handle).replacen(handle.info().name, &handle.path(), 1))?;
    write!(f, ": {}", summary(handle.core(), handle.index()))
}

fn summary(core: &Core, index: usize) -> String {
    let (journal, mut configured, rules) = {
        let state = core.method(index).lock();
        (state.journal.clone(), state.own.summary(), state.rules().count())
    };
    if rules > 0 {
        configured.push(format!("{rules} with(..)"));
    }
    let mut text = counted(journal.count());
    if !configured.is_empty() {
        text = format!("{text}, {}", configured.join(", "));
    }
    let shown: Vec<_> = journal.entries().iter().rev().take(ENDS).collect();
    if !shown.is_empty() {
        let earlier = if journal.count() > shown.len() { "…, " } else { "" };
        let calls: Vec<_> = shown.iter().rev().map(|entry| arguments_only(entry)).collect();
        text = format!("{text}: {earlier}{}", calls.join(", "));
    }
    text
}

fn arguments_only(entry: &Entry) -> String {
    let arguments: Vec<_> = arguments(entry, None).into_iter().map(|(_, text)| text).collect();
    format!("({})", arguments.join(", "))
}

//! What does a failure say?
//!
//! A [`Report`] is what is known of a failure, as data; [`Report::render`] is the only place that
//! makes text of it. A report stays under [`LIMIT`] bytes, whatever was recorded.

use std::fmt::{self, Write};
use std::sync::Arc;

use crate::core::{Core, Exhausted, Rule};
use crate::diff;
use crate::handle::{Calls, Handle};
use crate::journal::Entry;
use crate::matcher::{Expect, Verdict};
use crate::recorded::{Recorded, cut};
use crate::style::Style;

/// A report is shorter.
const LIMIT: usize = 8 * 1024;
/// Calls printed from each end of a long list.
const ENDS: usize = 5;
/// What the arguments of one call may take on a line.
const ARGUMENTS: usize = 240;
/// Values up to this length are printed whole, longer ones as a difference.
const WHOLE: usize = 100;
/// What all differences may take together.
const DIFFERENCES: usize = 3000;
/// What a headline, a reason or a note may take.
const SENTENCE: usize = 400;
/// Differences are looked for in so much of a text.
const COMPARED: usize = 4 * 1024 * 1024;
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
    /// How many are left out at the end.
    after: usize,
}

struct CallLine {
    /// How many are left out before it.
    before: usize,
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

    /// Several calls that were expected, or the ends of a long list of them.
    pub(crate) fn expects_steps(&mut self, steps: &[Handle]) {
        let ends = (0..steps.len()).filter(|index| is_end(*index, steps.len()));
        let mut next = 0;
        for index in ends {
            if index > next {
                self.expected.push(format!("… {} …", more(index - next)));
            }
            self.expected
                .push(format!("{}. {}", index + 1, step(&steps[index])));
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

    /// Lists the calls, those with these numbers among them.
    pub(crate) fn calls_with(&mut self, calls: &Calls, numbers: &[usize]) {
        self.list(calls, None, numbers);
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
        let number = nearest.map(|(number, _)| number);
        self.list(
            calls,
            Some(rule).filter(|_| number.is_some()),
            number.as_slice(),
        );
        if let Some((number, entry)) = nearest {
            let pairs = rule.expected.iter().zip(&entry.args).zip(self.names);
            let differing = pairs.filter(|((expected, actual), _)| !expected.matches(actual));
            let differing: Vec<_> = differing.collect();
            let share = DIFFERENCES / differing.len().max(1);
            let differences = differing
                .into_iter()
                .map(|((expected, actual), name)| Difference {
                    name,
                    lines: difference(expected, actual, share),
                });
            self.nearest = Some(Nearest {
                number,
                differences: differences.collect(),
            });
        }
    }

    /// Lists the ends of the calls, and those with these numbers; where a rule is given, marks what
    /// differs from it in them.
    fn list(&mut self, calls: &Calls, rule: Option<&Rule>, numbers: &[usize]) {
        let len = calls.len();
        let positions = (0..len).filter(|position| {
            let asked = || {
                calls
                    .number(*position)
                    .is_some_and(|number| numbers.contains(&number))
            };
            is_end(*position, len) || !numbers.is_empty() && asked()
        });
        // Calls that are not kept any more come before all others.
        let mut next = 0;
        let mut lost = calls.count() - len;
        let mut lines = Vec::new();
        for position in positions {
            let Some((number, entry)) = calls.get(position) else {
                continue;
            };
            let rule = rule.filter(|_| numbers.contains(&number));
            lines.push(CallLine {
                before: position - next + std::mem::take(&mut lost),
                number,
                arguments: arguments(entry, rule),
                place: place(entry),
            });
            next = position + 1;
        }
        self.calls = Some(CallList {
            count: calls.count(),
            lines,
            after: len - next,
        });
    }

    /// The text.
    pub(crate) fn render(&self) -> String {
        let plain = self.text(&Style::plain());
        if plain.len() >= LIMIT {
            return bounded(&plain);
        }
        self.text(&Style::of_stderr())
    }

    fn text(&self, style: &Style) -> String {
        let mut text = String::new();
        // Writing to a `String` does not fail.
        let _ = self.write(&mut text, style);
        text.truncate(text.trim_end().len());
        text
    }

    fn write(&self, out: &mut String, style: &Style) -> fmt::Result {
        let headline = format!(
            "{}: {}",
            cut(&self.path, SENTENCE),
            cut(&self.headline, SENTENCE)
        );
        writeln!(out, "{headline}")?;
        if let Some(because) = &self.because {
            writeln!(out, "  because {}", cut(because, SENTENCE))?;
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
            writeln!(out, "  note: {}", cut(note, SENTENCE))?;
        }
        Ok(())
    }

    fn write_calls(&self, out: &mut String, style: &Style, calls: &CallList) -> fmt::Result {
        if calls.count == 0 {
            return Ok(());
        }
        writeln!(out, "\n  {}:", counted(calls.count))?;
        if calls.lines.is_empty() {
            writeln!(out, "    … none of them is kept …")?;
        }
        for line in &calls.lines {
            if line.before > 0 {
                writeln!(out, "    … {} …", more(line.before))?;
            }
            write!(out, "    #{} {}(", line.number, self.method)?;
            for (index, ((differs, text), name)) in
                line.arguments.iter().zip(self.names).enumerate()
            {
                let comma = if index == 0 { "" } else { ", " };
                let star = if *differs { "*" } else { "" };
                let argument = format!("{star}{name}: {text}");
                let argument = if *differs {
                    style.actual(&argument)
                } else {
                    argument
                };
                write!(out, "{comma}{argument}")?;
            }
            writeln!(out, "){}", line.place)?;
        }
        if calls.after > 0 {
            writeln!(out, "    … {} …", more(calls.after))?;
        }
        Ok(())
    }
}

/// Is it shown of a long list?
fn is_end(position: usize, len: usize) -> bool {
    position < ENDS || position + ENDS >= len
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
    pairs
        .filter(|(expected, actual)| expected.matches(actual))
        .count()
}

fn budget(arguments: usize) -> usize {
    (ARGUMENTS / arguments.max(1)).max(12)
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
    let arguments: Vec<_> = arguments
        .map(|((_, text), name)| format!("{name}: {text}"))
        .collect();
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

/// How a recorded argument differs from what was expected, in about so many bytes.
fn difference(expected: &Expect, actual: &Recorded, share: usize) -> Vec<String> {
    let whole = WHOLE.min(share / 2).max(20);
    let pair = |expected: &str, actual: &str| {
        vec![
            format!("expected {}", cut(expected, whole)),
            format!("  actual {}", cut(actual, whole)),
        ]
    };
    let texts = (expected.line(COMPARED), actual.line(COMPARED));
    let short = texts.0.len() <= whole && texts.1.len() <= whole;
    let why = why_not_comparable(expected, actual);
    let mut lines = match (expected.compare(actual), expected.list()) {
        (Verdict::DifferentAt(index, of), Some(list)) => {
            let element = |list: &Recorded| {
                list.element(index)
                    .unwrap_or_else(|| String::from("nothing"))
            };
            let elements = pair(&element(list), &element(actual));
            if short {
                let mut lines = pair(&texts.0, &texts.1);
                lines.push(format!("first difference at [{index}]"));
                lines
            } else {
                let head = format!(
                    "first difference at [{index}], of {} and {} elements:",
                    of.expected, of.actual
                );
                let alike = element(list) == element(actual);
                let alike = alike.then(|| String::from(ALIKE));
                return [head].into_iter().chain(elements).chain(alike).collect();
            }
        }
        _ if short || expected.value().is_none() => pair(&texts.0, &texts.1),
        _ => {
            let pretty = expected
                .value()
                .map(|value| value.pretty(COMPARED))
                .unwrap_or_default();
            diff::lines(&pretty, &actual.pretty(COMPARED), share)
        }
    };
    match why {
        Some(why) => lines.push(why),
        None if texts.0 == texts.1 => lines.push(String::from(ALIKE)),
        None => {}
    }
    lines
}

const ALIKE: &str = "they print alike, and are not equal";

/// Why a recorded argument cannot be compared at all.
fn why_not_comparable(expected: &Expect, actual: &Recorded) -> Option<String> {
    let why = match (actual, expected.value()) {
        (Recorded::Text(_), _) => "the log has only its text: its type is not `Clone`",
        (Recorded::Name(_), _) => "the log has only the name of its type",
        (Recorded::Skipped, _) => "it is not recorded",
        (Recorded::Local(local, _), _) if !local.is_home() => {
            "its type is not `Send`: only the thread of the call can compare it"
        }
        (_, Some(Recorded::Local(local, _))) if !local.is_home() => {
            "its type is not `Send`: only the thread that expects it can compare it"
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
    let mut text = format!(
        "{}: no answer for this call\n{}",
        handle.path(),
        at_call(handle, entry)
    );
    let rules: Vec<_> = {
        let state = handle.method().lock();
        let rules = state.rules().filter(|(_, answers)| answers.can_answer());
        rules.map(|(rule, _)| Arc::clone(rule)).collect()
    };
    // Matching runs user code: not under the lock.
    let others = rules.iter().rev().filter(|rule| !rule.matches(entry));
    let others: Vec<_> = others
        .take(ENDS)
        .map(|rule| expected_call(handle, rule))
        .collect();
    if !others.is_empty() {
        text += "\n  it has answers for other arguments:\n";
        for rule in others {
            text += &format!("    {rule}\n");
        }
    }
    if handle.core().is_relaxed() {
        text += "\n  the double is relaxed, but this type has no default\n";
    }
    let method = format!("{}.{}", handle.core().info.variable, info.name);
    let (verb, anew) = if info.fallible {
        ("returns_ok(..)", "returns_with(|| Ok(..))")
    } else {
        ("returns(..)", "returns_with(|| ..)")
    };
    text += &format!(
        "\n  it returns `{}`: add an answer before it, for example\n",
        info.returns
    );
    text += &format!("    {method}.{verb};\n    {method}.{anew}; // made anew for each call");
    bounded(&text)
}

/// A call that came after the queue was used up.
pub(crate) fn exhausted(
    handle: &Handle,
    entry: &Entry,
    number: usize,
    exhausted: &Exhausted,
) -> String {
    let capacity = exhausted.capacity;
    let answers = crate::answer::answers(capacity);
    let of = match &exhausted.rule {
        Some(rule) => format!(" for {}", expected_call(handle, rule)),
        None => String::new(),
    };
    let text = format!(
        "{}: the queue of {capacity} {answers}{of} is used up, and there is no answer behind it\n\
         {}\n  this is call #{number}; queue more answers, or set one that repeats: \
         `returns(..)`, `returns_with(..)`, `side_effect(..)`",
        handle.path(),
        at_call(handle, entry),
    );
    bounded(&text)
}

/// A closure that called its own method.
pub(crate) fn reentered(handle: &Handle, entry: &Entry) -> String {
    format!(
        "{}: its closure called it again while it was running\n{}\n  a closure may call any other \
         method; give the inner call an answer of its own: `with(..)` or `side_effect_once(..)`",
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
    cut(text, LIMIT - 1 - '…'.len_utf8())
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
    write!(
        f,
        "{}",
        step(handle).replacen(handle.info().name, &handle.path(), 1)
    )?;
    write!(f, ": {}", summary(handle.core(), handle.index()))
}

fn summary(core: &Core, index: usize) -> String {
    let (journal, mut configured, rules) = {
        let state = core.method(index).lock();
        (
            state.journal.clone(),
            state.own.summary(),
            state.rules().count(),
        )
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
        let earlier = if journal.count() > shown.len() {
            "…, "
        } else {
            ""
        };
        let calls: Vec<_> = shown
            .iter()
            .rev()
            .map(|entry| arguments_only(entry))
            .collect();
        text = format!("{text}: {earlier}{}", calls.join(", "));
    }
    text
}

fn arguments_only(entry: &Entry) -> String {
    let arguments: Vec<_> = arguments(entry, None)
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    format!("({})", arguments.join(", "))
}

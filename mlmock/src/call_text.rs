//! How is a call written down?

use crate::chunk::Entry;
use crate::core::Rule;
use crate::fact::Fact;
use crate::handle::Handle;
use crate::instance::Instance;
use crate::recorded::Recorded;

/// What the arguments of one call may take on a line.
const ARGUMENTS: usize = 240;

/// `no call`, `1 call`, `2 calls`.
pub(crate) fn counted(count: usize) -> String {
    Fact::Called.counted(count)
}

fn budget(arguments: usize) -> usize {
    (ARGUMENTS / arguments.max(1)).max(12)
}

pub(crate) fn arguments(entry: &Entry, rule: Option<&Rule>) -> Vec<(bool, String)> {
    let limit = budget(entry.args.len());
    let differs = |index: usize, argument: &Recorded| {
        let expected = rule.and_then(|rule| rule.expected.get(index));
        expected.is_some_and(|expected| !expected.matches(argument))
    };
    let arguments = entry.args.iter().enumerate();
    arguments
        .map(|(index, argument)| (differs(index, argument), argument.line(limit)))
        .collect()
}

pub(crate) fn place(entry: &Entry) -> String {
    match entry.location() {
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
    let name = called(handle.info().name, entry);
    format!("{name}({})", arguments.join(", "))
}

/// What was called: `put`, or `put::<User>`.
pub(crate) fn called(method: &str, entry: &Entry) -> String {
    name(method, entry.instance)
}

/// `put`, or `put::<User>`.
fn name(method: &str, instance: Option<Instance>) -> String {
    match instance {
        Some(instance) => format!("{method}::<{}>", instance.types()),
        None => method.to_owned(),
    }
}

pub(crate) fn expected_call(handle: &Handle, rule: &Rule) -> String {
    let limit = budget(rule.expected.len());
    let arguments = rule.expected.iter().zip(handle.info().arguments);
    let mut arguments: Vec<_> = arguments
        .map(|(expected, name)| format!("{name}: {}", expected.line(limit)))
        .collect();
    if rule.expected.is_empty() && !handle.info().arguments.is_empty() {
        arguments.push(String::from(".."));
    }
    let name = name(handle.info().name, rule.instance);
    format!("{name}({})", arguments.join(", "))
}

/// The call that a handle speaks of, as an expectation.
pub(crate) fn step(handle: &Handle) -> String {
    match handle.rule() {
        Some(rule) => expected_call(handle, rule),
        None => format!("{}(..)", handle.info().name),
    }
}

/// A call on a line of its own.
pub(crate) fn at_call(handle: &Handle, entry: &Entry) -> String {
    format!("    {}{}\n", recorded_call(handle, entry), place(entry))
}

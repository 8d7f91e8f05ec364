//! How is a call written down?

use crate::chunk::Entry;
use crate::core::Rule;
use crate::expect;
use crate::fact::Fact;
use crate::handle::Handle;
use crate::instance::Instance;
use crate::recorded;
use crate::texts::add;

/// What the arguments of one call may take on a line.
const ARGUMENTS: usize = 240;

/// `no call`, `1 call`, `2 calls`.
pub(crate) fn counted(count: usize) -> String {
    Fact::Called.counted(count)
}

fn budget(arguments: usize) -> usize {
    (ARGUMENTS / arguments.max(1)).max(12)
}

/// What a call was made with.
pub(crate) fn arguments(entry: &Entry) -> Vec<String> {
    recorded::lines(entry.args, budget(entry.args.len()))
}

/// `model: Model { .. }, name: "churn"`
pub(crate) fn named(names: &[&str], arguments: &[String]) -> String {
    let mut named = String::new();
    for (index, argument) in arguments.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        let name = names[index];
        add(&mut named, format_args!("{comma}{name}: {argument}"));
    }
    named
}

pub(crate) fn place(entry: &Entry) -> String {
    match entry.location() {
        Some(location) => format!("  at {location}"),
        None => String::new(),
    }
}

/// `log_model(model: Model { .. }, name: "churn")`
fn recorded_call(handle: &Handle, entry: &Entry) -> String {
    let name = called(handle.info().name, entry);
    let arguments = named(handle.info().arguments, &arguments(entry));
    format!("{name}({arguments})")
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
    let (info, expected) = (handle.info(), &rule.expected);
    let name = name(info.name, rule.instance);
    if expected.is_empty() && !info.arguments.is_empty() {
        return name + "(..)";
    }
    let expected = expect::lines(expected, budget(expected.len()));
    format!("{name}({})", named(info.arguments, &expected))
}

/// The call that a handle speaks of, as an expectation.
pub(crate) fn step(handle: &Handle) -> String {
    match handle.rule() {
        Some(rule) => expected_call(handle, rule),
        None => format!("{}(..)", handle.info().name),
    }
}

/// A call, and where it was made.
pub(crate) fn call_and_place(handle: &Handle, entry: &Entry) -> String {
    recorded_call(handle, entry) + &place(entry)
}

/// A call on a line of its own.
pub(crate) fn at_call(handle: &Handle, entry: &Entry) -> String {
    format!("    {}\n", call_and_place(handle, entry))
}

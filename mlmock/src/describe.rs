//! What is configured on a double, and what was it called with?

use std::fmt;
use std::sync::Arc;

use crate::call_text::{arguments, counted, step};
use crate::core::{Core, MethodCore, Rule};
use crate::expect::in_a_row;
use crate::fact::Fact;
use crate::handle::Handle;
use crate::texts::{add, joined};

/// Calls that are shown at most.
const CALLS: usize = 5;
/// What an expected argument may take.
const ARGUMENT: usize = 100;

/// Adds what is configured on a double and was never used, a line each.
pub(crate) fn unused(core: &Core, lines: &mut Vec<String>) {
    for (index, method) in core.methods().iter().enumerate() {
        let name = core.info.methods[index].name;
        for what in &method.lock().own.unused() {
            lines.push(format!("{name}: {what}"));
        }
        let mut rules = 0;
        while let Some((rule, unused)) = unused_of(method, rules) {
            let arguments = in_a_row(&rule.expected, ARGUMENT);
            for what in &unused {
                lines.push(format!("{name}.with({arguments}): {what}"));
            }
            rules += 1;
        }
    }
}

/// A rule by its index, and what of it was never used. What prints it is the user's: not under the lock.
fn unused_of(method: &MethodCore, index: usize) -> Option<(Arc<Rule>, Vec<String>)> {
    let state = method.lock();
    let (rule, answers) = state.rule_at(index)?;
    Some((Arc::clone(rule), answers.unused()))
}

/// Its name, what is configured, what was called.
impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        describe(self, f)
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        describe_method(self, f)
    }
}

fn describe(core: &Core, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut double = f.debug_struct(core.info.service);
    if core.name() != core.info.service {
        double.field("name", &core.name());
    }
    for (index, info) in core.info.methods.iter().enumerate() {
        double.field(info.name, &format_args!("{}", summary(core, index)));
    }
    double.finish()
}

fn describe_method(handle: &Handle, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (core, index) = (handle.core(), handle.index());
    write!(
        f,
        "{}{}: {}",
        core.prefix(),
        step(handle),
        summary(core, index)
    )
}

fn summary(core: &Core, index: usize) -> String {
    let (calls, mut configured, rules) = {
        let mut state = core.method(index).lock();
        (
            state.journal.snapshot(Fact::Called),
            state.own.summary(),
            state.rules_count(),
        )
    };
    if rules > 0 {
        configured.push(format!("{rules} with(..)"));
    }
    let mut text = counted(calls.count());
    for what in &configured {
        text.push_str(", ");
        text.push_str(what);
    }
    let first = calls.len().saturating_sub(CALLS);
    for position in first..calls.len() {
        let between = match position {
            _ if position > first => ", ",
            _ if calls.dropped() + first > 0 => ": …, ",
            _ => ": ",
        };
        if let Some(entry) = calls.get(position) {
            let arguments = joined(&arguments(&entry), ", ");
            add(&mut text, format_args!("{between}({arguments})"));
        }
    }
    text
}

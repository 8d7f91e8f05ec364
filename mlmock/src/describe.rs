//! What is configured on a double, and what was it called with?

use std::fmt;
use std::sync::Arc;

use crate::call_text::{arguments, counted, step};
use crate::chunk::Entry;
use crate::core::Core;
use crate::fact::Fact;
use crate::handle::Handle;

/// Calls that are shown at most.
const CALLS: usize = 5;
/// What an expected argument may take.
const ARGUMENT: usize = 100;

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
            let arguments: Vec<_> = rule.expected.iter().map(|one| one.line(ARGUMENT)).collect();
            let with = format!("{}.with({})", info.name, arguments.join(", "));
            lines.extend(unused.iter().map(|what| format!("{with}: {what}")));
        }
    }
    lines
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
    for (index, (info, _)) in core.methods().enumerate() {
        double.field(info.name, &format_args!("{}", summary(core, index)));
    }
    double.finish()
}

fn describe_method(handle: &Handle, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(
        f,
        "{}",
        step(handle).replacen(handle.info().name, &handle.path(), 1)
    )?;
    write!(f, ": {}", summary(handle.core(), handle.index()))
}

fn summary(core: &Core, index: usize) -> String {
    let (calls, mut configured, rules) = {
        let mut state = core.method(index).lock();
        (
            state.journal.snapshot(Fact::Called),
            state.own.summary(),
            state.rules().count(),
        )
    };
    if rules > 0 {
        configured.push(format!("{rules} with(..)"));
    }
    let mut text = counted(calls.count());
    if !configured.is_empty() {
        text = format!("{text}, {}", configured.join(", "));
    }
    let shown: Vec<_> = calls.entries().rev().take(CALLS).collect();
    if !shown.is_empty() {
        let earlier = if calls.count() > shown.len() {
            "…, "
        } else {
            ""
        };
        let shown: Vec<_> = shown
            .iter()
            .rev()
            .map(|entry| arguments_only(entry))
            .collect();
        text = format!("{text}: {earlier}{}", shown.join(", "));
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

//! Why did a call get no answer?

use std::sync::Arc;

use crate::answer::answers;
use crate::call_text::{at_call, expected_call};
use crate::chunk::Entry;
use crate::core::Exhausted;
use crate::exclusive::PATIENCE;
use crate::handle::Handle;
use crate::report::bounded;
use crate::texts::add;

/// Rules that are listed at most.
const RULES: usize = 5;

/// A call that was given no answer.
pub(crate) fn unanswered(handle: &Handle, entry: &Entry) -> String {
    let info = handle.info();
    let mut text = format!(
        "{}: no answer for this call\n{}",
        handle.path(),
        at_call(handle, entry)
    );
    let mut rules = Vec::new();
    {
        let state = handle.method().lock();
        let mut index = 0;
        while let Some((rule, answers)) = state.rule_at(index) {
            if answers.can_answer() {
                rules.push(Arc::clone(rule));
            }
            index += 1;
        }
    }
    // Matching runs user code: not under the lock.
    let mut shown = 0;
    for rule in rules.iter().rev() {
        if shown == RULES || rule.matches(entry) {
            continue;
        }
        if shown == 0 {
            text += "\n  it has answers for other arguments:\n";
        }
        add(
            &mut text,
            format_args!("    {}\n", expected_call(handle, rule)),
        );
        shown += 1;
    }
    if handle.core().is_relaxed() {
        text += "\n  the double is relaxed, but this type has no default\n";
    }
    let method = match (entry.instance, handle.core().variable(info.field)) {
        (Some(instance), method) => format!("{method}.of::<{}>()", instance.types()),
        (None, method) => method,
    };
    add(
        &mut text,
        format_args!(
            "\n  it returns `{}`: add an answer before it, for example\n",
            info.returns
        ),
    );
    if info.returns == "!" {
        add(&mut text, format_args!("    {method}.panics(\"..\");"));
        return bounded(&text);
    }
    let (verb, anew) = match (info.fallible, is_clonable(info.returns)) {
        (true, true) => ("returns_ok(..);", "returns_with(|| Ok(..))"),
        (true, false) => (
            "returns_once(Ok(..)); // for one call",
            "returns_with(|| Ok(..))",
        ),
        (false, true) => ("returns(..);", "returns_with(|| ..)"),
        (false, false) => ("returns_once(..); // for one call", "returns_with(|| ..)"),
    };
    add(
        &mut text,
        format_args!("    {method}.{verb}\n    {method}.{anew}; // made anew for each call"),
    );
    bounded(&text)
}

/// Can a result of this type, as the user wrote it, be cloned for each call, as far as its name tells?
fn is_clonable(returns: &str) -> bool {
    let bytes = returns.as_bytes();
    for word in bytes.split(|b| b.is_ascii() && !b.is_ascii_alphanumeric() && *b != b'_') {
        if matches!(word, b"dyn" | b"impl" | b"BoxStream" | b"LocalBoxStream") {
            return false;
        }
    }
    true
}

/// A call that came after the queue was used up.
pub(crate) fn exhausted(
    handle: &Handle,
    entry: &Entry,
    number: usize,
    exhausted: &Exhausted,
) -> String {
    let capacity = exhausted.capacity;
    let answers = answers(capacity);
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

/// A call that the object of a spy has to answer, and that cannot get at it.
pub(crate) fn out_of_reach(handle: &Handle, entry: &Entry) -> String {
    let (what, then) = match handle.info().unspied {
        None => (
            "the wrapped object answers it, and only the spy has that",
            String::from("call the spy, not the double that it derefs to, or add an answer"),
        ),
        Some(why) => (
            "no answer for this call, and a spy cannot hand it on to the wrapped object",
            format!("{why}: add an answer"),
        ),
    };
    let text = format!(
        "{}: {what}\n{}\n  {then}",
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

/// A closure that another thread runs, and does not end.
pub(crate) fn busy(handle: &Handle, entry: &Entry) -> String {
    format!(
        "{}: its closure has been running on another thread for {PATIENCE:?}\n{}\n  a closure serves one \
         call at a time: one that waits for a second call, as at a barrier, waits forever; use \
         `side_effect_once` for each of them",
        handle.path(),
        at_call(handle, entry),
    )
}

//! Did the calls go as expected?
//!
//! Each assertion of [`Method`](crate::Method) ends in one function here, which knows no types.
//! What passes marks the calls that it spoke of, for `assert_no_other_calls`.

use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use crate::call_text::counted;
use crate::core::Rule;
use crate::expect::Expect;
use crate::handle::{Calls, Handle};
use crate::journal::Entry;
use crate::report::Report;
use crate::times::Times;

/// What each argument of a call is expected to be.
pub(crate) type Expected = Vec<Expect>;

#[track_caller]
pub(crate) fn times(handle: &Handle, times: Times, words: &str) {
    handle.core().resurface();
    let calls = handle.seen();
    let count = calls.count();
    if times.allow(count) {
        if !times.allow(count + calls.journal.dropped()) {
            refuse_where_calls_are_lost(handle, &calls, words);
        }
        return spoken_of(handle, &calls);
    }
    let found = match (count, handle.rule()) {
        (0, None) => String::from("it was not called"),
        (0, Some(_)) => String::from("there was none"),
        (1, _) => String::from("there was 1 call"),
        (count, _) => format!("there were {}", counted(count)),
    };
    let Some(rule) = handle.rule() else {
        let mut report = Report::new(handle, format!("expected {words}, but {found}"));
        report.calls(&calls);
        handle.core().fail(report.render());
    };
    let mut report = Report::new(
        handle,
        format!("expected {words} with these arguments, but {found}"),
    );
    report.expects_scope(handle);
    // What was called instead is what tells why.
    let all = Handle::of(handle).seen();
    if count == 0 {
        report.calls_compared(&all, rule);
    } else {
        let numbers: Vec<_> = calls.iter().map(|(number, _)| number).take(5).collect();
        report.calls_with(&all, &numbers);
    }
    handle.core().fail(report.render());
}

/// Fails a narrowed assertion that there were no more calls, where any of those that are not kept may
/// have been one.
#[track_caller]
pub(crate) fn refuse_where_calls_are_lost(handle: &Handle, calls: &Calls, words: &str) {
    let lost = calls.journal.dropped();
    if handle.rule().is_none() || lost == 0 {
        return;
    }
    let headline = format!(
        "cannot tell whether there was {words} with these arguments: {} not kept any more",
        counted(lost),
    );
    let mut report = Report::new(handle, headline);
    report.expects_scope(handle);
    handle.core().fail(report.render());
}

/// Marks all calls in scope, those that are not kept too.
fn spoken_of(handle: &Handle, calls: &Calls) {
    calls.entries().for_each(|entry| entry.verify());
    if handle.rule().is_none() {
        handle.method().lock().journal.verify_lost();
    }
}

/// Why there is no call to look at.
fn none_to_see(handle: &Handle, calls: &Calls) -> String {
    match (calls.count(), handle.rule()) {
        (0, None) => String::from("but it was not called"),
        (0, Some(_)) => format!(
            "but there was no call of {}",
            crate::call_text::step(handle)
        ),
        (1, _) => String::from("but it is not kept"),
        (_, _) => String::from("but none is kept"),
    }
}

/// The last call, of the calls in scope.
#[track_caller]
pub(crate) fn last(handle: &Handle, expected: Expected) {
    handle.core().resurface();
    let rule = Rule::new(handle.instance(), expected);
    let calls = handle.seen();
    let last = calls.len().checked_sub(1).and_then(|last| calls.get(last));
    if let Some((_, entry)) = last
        && rule.matches(entry)
    {
        return entry.verify();
    }
    let headline = match last {
        Some(_) => String::from("expected the last call to have these arguments"),
        None if calls.count() > 0 => {
            String::from("expected the last call to have these arguments, but it is not kept")
        }
        None => format!(
            "expected a call with these arguments, {}",
            none_to_see(handle, &calls)
        ),
    };
    let mut report = Report::new(handle, headline);
    report.expects(handle, &rule);
    let nearest = last.map(|(number, _)| number);
    report.calls_beside(&calls, &rule, nearest);
    let matched = calls.iter().find(|(_, entry)| rule.matches(entry));
    if let Some((number, _)) = matched {
        report.note(format!(
            "call #{number} matched; `assert_called_with` compares the last call, \
             `assert_any_call` all of them"
        ));
    }
    handle.core().fail(report.render());
}

/// The only call.
#[track_caller]
pub(crate) fn once(handle: &Handle, expected: Expected) {
    handle.core().resurface();
    let rule = Rule::new(handle.instance(), expected);
    let calls = handle.seen();
    if calls.count() == 1
        && let Some(entry) = calls.last()
        && rule.matches(entry)
    {
        refuse_where_calls_are_lost(handle, &calls, "exactly one call");
        return entry.verify();
    }
    let found = match calls.count() {
        1 if calls.len() == 1 => String::new(),
        0 | 1 => format!(", {}", none_to_see(handle, &calls)),
        count => format!(", but there were {}", counted(count)),
    };
    let mut report = Report::new(
        handle,
        format!("expected exactly one call, with these arguments{found}"),
    );
    report.expects(handle, &rule);
    report.calls_compared(&calls, &rule);
    handle.core().fail(report.render());
}

/// Some call.
#[track_caller]
pub(crate) fn any(handle: &Handle, expected: Expected) {
    handle.core().resurface();
    let rule = Rule::new(handle.instance(), expected);
    let calls = handle.seen();
    let matching: Vec<_> = calls
        .entries()
        .filter(|entry| rule.matches(entry))
        .collect();
    if !matching.is_empty() {
        return matching.into_iter().for_each(|entry| entry.verify());
    }
    let found = match calls.len() {
        0 => none_to_see(handle, &calls),
        _ => String::from("but no call has them"),
    };
    let mut report = Report::new(
        handle,
        format!("expected a call with these arguments, {found}"),
    );
    report.expects(handle, &rule);
    report.calls_compared(&calls, &rule);
    handle.core().fail(report.render());
}

/// The call at `index`, from zero.
#[track_caller]
pub(crate) fn nth(handle: &Handle, index: usize, expected: Expected) {
    handle.core().resurface();
    let rule = Rule::new(handle.instance(), expected);
    let calls = handle.seen();
    let nth = at(handle, &calls, index);
    if let Some((_, entry)) = nth
        && rule.matches(entry)
    {
        return entry.verify();
    }
    let headline = match nth {
        Some((number, _)) => format!("expected call #{number} to have these arguments"),
        None if calls.count() > index => format!("call #{} is not kept any more", index + 1),
        None if handle.rule().is_some() => format!(
            "expected more than {} of {}, but there {}",
            counted(index),
            crate::call_text::step(handle),
            were(calls.count())
        ),
        None => format!(
            "expected a call #{}, but there {}",
            index + 1,
            were(calls.count())
        ),
    };
    let mut report = Report::new(handle, headline);
    report.expects(handle, &rule);
    report.calls_beside(&calls, &rule, nth.map(|(number, _)| number));
    handle.core().fail(report.render());
}

/// The call at `index` of those in scope, from zero, where it is still kept.
pub(crate) fn at<'c>(
    handle: &Handle,
    calls: &'c Calls,
    index: usize,
) -> Option<(usize, &'c Arc<Entry>)> {
    let dropped = match handle.rule() {
        Some(_) => 0,
        None => calls.journal.dropped(),
    };
    calls.get(index.checked_sub(dropped)?)
}

fn were(count: usize) -> String {
    match count {
        0 => String::from("was none"),
        1 => String::from("was only 1"),
        count => format!("were only {count}"),
    }
}

#[track_caller]
pub(crate) fn queue_drained(handle: &Handle) {
    handle.core().resurface();
    let left = {
        let state = handle.method().lock();
        match handle.rule() {
            Some(rule) => state.rule_answers(rule).map_or(0, |answers| answers.left()),
            None => state.own.left(),
        }
    };
    if left > 0 {
        let answers = crate::answer::answers(left);
        let verb = if left == 1 { "is" } else { "are" };
        let mut report = Report::new(
            handle,
            format!("expected every queued answer to be used, but {left} {answers} {verb} left"),
        );
        if handle.rule().is_some() {
            report.expects_scope(handle);
        }
        report.calls(&handle.seen());
        handle.core().fail(report.render());
    }
}

const LOOK_FOR_FAILURES: Duration = Duration::from_millis(20);

#[track_caller]
pub(crate) fn wait(handle: &Handle, n: usize, timeout: Duration) {
    handle.core().resurface();
    let deadline = Instant::now().checked_add(timeout);
    loop {
        let recorded = handle.method().lock().journal.count();
        // A failure elsewhere may be why the call does not come.
        handle.core().resurface();
        let calls = handle.seen();
        if calls.count() >= n {
            return spoken_of(handle, &calls);
        }
        let state = handle.method().lock();
        if state.journal.count() != recorded {
            continue;
        }
        let left = match deadline {
            Some(deadline) => deadline.saturating_duration_since(Instant::now()),
            None => Duration::MAX,
        };
        if left.is_zero() {
            break;
        }
        // A failure of another method wakes nobody here: it is looked for now and then.
        let woken = handle
            .method()
            .called
            .wait_timeout(state, left.min(LOOK_FOR_FAILURES));
        drop(woken.unwrap_or_else(PoisonError::into_inner));
    }
    let calls = handle.seen();
    let mut report = Report::new(
        handle,
        format!(
            "waited {timeout:?} for {}, but there {}",
            counted(n),
            were(calls.count()),
        ),
    );
    if handle.rule().is_some() {
        report.expects_scope(handle);
    }
    report.calls(&Handle::of(handle).seen());
    handle.core().fail(report.render());
}

//! Did the calls go as expected?
//!
//! Each assertion of [`Method`](crate::Method) ends in one function here, which knows no types.
//! What passes marks the calls that it spoke of, for `assert_no_other_calls`.

use crate::call_text::{call_and_place, counted};
use crate::chunk::Entry;
use crate::core::{Gives, Rule};
use crate::expect::Expected;
use crate::fact::Fact;
use crate::handle::{Calls, Handle, Numbered};
use crate::report::Report;
use crate::times::Times;

#[track_caller]
pub(crate) fn times(handle: &Handle, fact: Fact, times: Times, words: &str) {
    if !begins(handle, fact) {
        return;
    }
    let calls = handle.seen_as(fact);
    let count = calls.count();
    if times.allow(count) {
        if !times.allow(count + calls.log.dropped()) && calls_are_lost(handle, &calls, words) {
            return;
        }
        return spoken_of(handle, &calls);
    }
    let found = match (count, handle.rule()) {
        (0, None) => format!("it was not {}", fact.happened()),
        (0, Some(_)) => String::from("there was none"),
        (1, _) => format!("there was {}", fact.counted(1)),
        (count, _) => format!("there were {}", fact.counted(count)),
    };
    let Some(rule) = handle.rule() else {
        let mut report = Report::new(handle, format!("expected {words}, but {found}"));
        report.calls(&calls);
        if times.ask_for_more(count) {
            not_awaited(&mut report, handle, fact, None);
        }
        return report.fail(handle);
    };
    let mut report = Report::new(
        handle,
        format!("expected {words} with these arguments, but {found}"),
    );
    report.expects_scope(handle);
    // What was called instead is what tells why.
    let all = Handle::of(handle).seen_as(fact);
    if count == 0 {
        report.calls_compared(&all, rule);
    } else {
        let mut numbers = Vec::new();
        for (number, _) in calls.iter() {
            if numbers.len() == 5 {
                break;
            }
            numbers.push(number);
        }
        report.calls_with(&all, &numbers);
    }
    if times.ask_for_more(count) {
        not_awaited(&mut report, handle, fact, None);
    }
    report.fail(handle);
}

/// What comes before every assertion: a failure elsewhere goes first. Tells whether there is something to
/// assert on.
#[track_caller]
#[must_use]
pub(crate) fn begins(handle: &Handle, fact: Fact) -> bool {
    handle.core().resurface();
    if fact == Fact::Called || handle.info().gives != Gives::Result {
        return true;
    }
    handle.core().object(format!(
        "{}: it gives no future, so there is nothing to await: assert on its calls instead",
        handle.path()
    ));
    false
}

/// Says which calls would have met an expectation of awaits, had anybody polled their futures.
pub(crate) fn not_awaited(report: &mut Report, handle: &Handle, fact: Fact, rule: Option<&Rule>) {
    if fact == Fact::Called {
        return;
    }
    let made = handle.seen();
    let mut count = 0;
    let mut first = None;
    for (number, entry) in made.iter() {
        if !entry.awaited() && rule.is_none_or(|rule| rule.matches(&entry)) {
            count += 1;
            if first.is_none() {
                first = Some((number, entry));
            }
        }
    }
    let Some((number, first)) = first else {
        return;
    };
    let call = call_and_place(handle, &first);
    report.note(match count {
        1 => format!("the future of call #{number} was never polled: {call}"),
        count => format!(
            "the futures of {count} calls were never polled, first that of call #{number}: {call}"
        ),
    });
}

/// Fails a narrowed assertion that there were no more calls, where any of those that are not kept may
/// have been one; tells whether it did.
#[track_caller]
pub(crate) fn calls_are_lost(handle: &Handle, calls: &Calls, words: &str) -> bool {
    let lost = calls.log.dropped();
    if handle.rule().is_none() || lost == 0 {
        return false;
    }
    let headline = format!(
        "cannot tell whether there was {words} with these arguments: {} not kept any more",
        calls.fact.counted(lost),
    );
    let mut report = Report::new(handle, headline);
    report.expects_scope(handle);
    report.fail(handle);
    true
}

/// Marks all calls in scope, those that are not kept too.
pub(crate) fn spoken_of(handle: &Handle, calls: &Calls) {
    let all = handle.rule().is_none() && calls.fact == Fact::Called;
    if all && handle.method().lock().journal.speak_of(&calls.log) {
        return;
    }
    for (_, entry) in calls.iter() {
        entry.verify();
    }
}

/// The number of the first of these calls that matches.
fn matched(calls: Numbered<'_>, rule: &Rule) -> Option<usize> {
    for (number, entry) in calls {
        if rule.matches(&entry) {
            return Some(number);
        }
    }
    None
}

/// Why there is no call to look at.
fn none_to_see(handle: &Handle, calls: &Calls) -> String {
    match (calls.count(), handle.rule()) {
        (0, None) => format!("but it was not {}", calls.fact.happened()),
        (0, Some(_)) => format!(
            "but there was no {} of {}",
            calls.fact.noun(),
            crate::call_text::step(handle)
        ),
        (1, _) => String::from("but it is not kept"),
        (_, _) => String::from("but none is kept"),
    }
}

/// The last call, of the calls in scope.
#[track_caller]
pub(crate) fn last(handle: &Handle, fact: Fact, expected: &mut [Expected]) {
    let rule = Rule::new(handle.instance(), expected);
    if !begins(handle, fact) {
        return;
    }
    let calls = handle.seen_as(fact);
    let noun = fact.noun();
    let last = match calls.len() {
        0 => None,
        kept => calls.get(kept - 1),
    };
    if let Some((_, entry)) = &last
        && rule.matches(entry)
    {
        return entry.verify();
    }
    let headline = match last {
        Some(_) => format!("expected the last {noun} to have these arguments"),
        None if calls.count() > 0 => {
            format!("expected the last {noun} to have these arguments, but it is not kept")
        }
        None => format!(
            "expected {} with these arguments, {}",
            fact.one(),
            none_to_see(handle, &calls)
        ),
    };
    let mut report = Report::new(handle, headline);
    report.expects(handle, &rule);
    report.calls_beside(&calls, &rule, last);
    if let Some(number) = matched(calls.recent(), &rule) {
        let happened = fact.happened();
        report.note(format!(
            "{noun} #{number} matched; `assert_{happened}_with` compares the last {noun}, \
             `assert_any_{noun}` all of them"
        ));
    } else {
        not_awaited(&mut report, handle, fact, Some(&rule));
    }
    report.fail(handle);
}

/// The only call.
#[track_caller]
pub(crate) fn once(handle: &Handle, fact: Fact, expected: &mut [Expected]) {
    let rule = Rule::new(handle.instance(), expected);
    if !begins(handle, fact) {
        return;
    }
    let calls = handle.seen_as(fact);
    if calls.count() == 1
        && let Some(call) = calls.last()
        && rule.matches(&call.entry())
    {
        let words = format!("exactly one {}", fact.noun());
        if !calls_are_lost(handle, &calls, &words) {
            call.entry().verify();
        }
        return;
    }
    let found = match calls.count() {
        1 if calls.len() == 1 => String::new(),
        0 | 1 => format!(", {}", none_to_see(handle, &calls)),
        count => format!(", but there were {}", fact.counted(count)),
    };
    let mut report = Report::new(
        handle,
        format!(
            "expected exactly one {}, with these arguments{found}",
            fact.noun()
        ),
    );
    report.expects(handle, &rule);
    report.calls_compared(&calls, &rule);
    if fact == Fact::Awaited && matched(calls.iter(), &rule).is_none() {
        not_awaited(&mut report, handle, fact, Some(&rule));
    }
    report.fail(handle);
}

/// Some call.
#[track_caller]
pub(crate) fn any(handle: &Handle, fact: Fact, expected: &mut [Expected]) {
    let rule = Rule::new(handle.instance(), expected);
    if !begins(handle, fact) {
        return;
    }
    let calls = handle.seen_as(fact);
    if calls.verify(&rule) {
        return;
    }
    let found = match calls.len() {
        0 => none_to_see(handle, &calls),
        _ => format!("but no {} has them", fact.noun()),
    };
    let mut report = Report::new(
        handle,
        format!("expected {} with these arguments, {found}", fact.one()),
    );
    report.expects(handle, &rule);
    report.calls_compared(&calls, &rule);
    not_awaited(&mut report, handle, fact, Some(&rule));
    report.fail(handle);
}

/// The call at `index`, from zero.
#[track_caller]
pub(crate) fn nth(handle: &Handle, index: usize, expected: &mut [Expected]) {
    let rule = Rule::new(handle.instance(), expected);
    handle.core().resurface();
    let calls = handle.seen();
    let nth = at(handle, &calls, index);
    if let Some((_, entry)) = &nth
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
    report.calls_beside(&calls, &rule, nth);
    report.fail(handle);
}

/// The call at `index` of those in scope, from zero, where it is still kept.
pub(crate) fn at<'c>(
    handle: &Handle,
    calls: &'c Calls,
    index: usize,
) -> Option<(usize, Entry<'c>)> {
    let dropped = match handle.rule() {
        Some(_) => 0,
        None => calls.log.dropped(),
    };
    calls.get(index.checked_sub(dropped)?)
}

pub(crate) fn were(count: usize) -> String {
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
            Some(rule) => match state.rule_answers(rule) {
                Some(answers) => answers.left(),
                None => 0,
            },
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
        report.fail(handle);
    }
}

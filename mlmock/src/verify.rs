//! Did the calls go as expected?
//!
//! Each assertion of [`Method`](crate::Method) ends in one function here, which knows no types.
//! What passes marks the calls that it spoke of, for `assert_no_other_calls`.

use std::fmt;
use std::ops::{Bound, RangeBounds};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use crate::core::Rule;
use crate::handle::{Calls, Handle};
use crate::journal::Entry;
use crate::matcher::Expect;
use crate::report::counted;

/// What each argument of a call is expected to be.
pub(crate) type Expected = Vec<Expect>;

/// How often a method may be called: a number, or a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    least: usize,
    most: Option<usize>,
}

impl Times {
    fn allow(&self, count: usize) -> bool {
        self.least <= count && self.most.is_none_or(|most| count <= most)
    }

    fn within(range: impl RangeBounds<usize>) -> Times {
        let least = match range.start_bound() {
            Bound::Included(&least) => least,
            Bound::Excluded(&before) => before + 1,
            Bound::Unbounded => 0,
        };
        let most = match range.end_bound() {
            Bound::Included(&most) => Some(most),
            // `0..0` allows nothing; so does a least of one and a most of zero.
            Bound::Excluded(&0) => {
                return Times {
                    least: 1,
                    most: Some(0),
                };
            }
            Bound::Excluded(&after) => Some(after - 1),
            Bound::Unbounded => None,
        };
        Times { least, most }
    }
}

impl From<usize> for Times {
    fn from(times: usize) -> Times {
        Times::within(times..=times)
    }
}
macro_rules! times_from_ranges {
    ($($Range:ty),*) => {$(
        impl From<$Range> for Times {
            fn from(range: $Range) -> Times {
                Times::within(range)
            }
        }
    )*};
}
times_from_ranges!(
    std::ops::Range<usize>,
    std::ops::RangeInclusive<usize>,
    std::ops::RangeFrom<usize>,
    std::ops::RangeTo<usize>,
    std::ops::RangeToInclusive<usize>,
    std::ops::RangeFull
);

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (least, Some(most)) if least == most => write!(f, "{}", counted(least)),
            (least, Some(most)) if least > most => write!(f, "an impossible number of calls"),
            (0, Some(most)) => write!(f, "at most {}", counted(most)),
            (least, Some(most)) => write!(f, "{least} to {}", counted(most)),
            (0, None) => write!(f, "any number of calls"),
            (least, None) => write!(f, "at least {}", counted(least)),
        }
    }
}

#[track_caller]
pub(crate) fn times(handle: &Handle, times: Times, words: &str) {
    handle.core().resurface();
    let calls = handle.seen();
    let count = calls.count();
    if times.allow(count) {
        return spoken_of(handle, &calls);
    }
    let found = match (count, handle.rule()) {
        (0, None) => String::from("it was not called"),
        (0, Some(_)) => String::from("there was none"),
        (1, _) => String::from("there was 1 call"),
        (count, _) => format!("there were {}", counted(count)),
    };
    let Some(rule) = handle.rule() else {
        let mut report = handle.report(format!("expected {words}, but {found}"));
        report.calls(&calls);
        handle.core().fail(report.render());
    };
    let mut report = handle.report(format!(
        "expected {words} with these arguments, but {found}"
    ));
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
        (0, Some(_)) => format!("but there was no call of {}", crate::report::step(handle)),
        (1, _) => String::from("but it is not kept"),
        (_, _) => String::from("but none is kept"),
    }
}

/// The last call, of the calls in scope.
#[track_caller]
pub(crate) fn last(handle: &Handle, expected: Expected) {
    handle.core().resurface();
    let rule = Rule { expected };
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
    let mut report = handle.report(headline);
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
    let rule = Rule { expected };
    let calls = handle.seen();
    if calls.count() == 1
        && let Some(entry) = calls.last()
        && rule.matches(entry)
    {
        return entry.verify();
    }
    let found = match calls.count() {
        1 if calls.len() == 1 => String::new(),
        0 | 1 => format!(", {}", none_to_see(handle, &calls)),
        count => format!(", but there were {}", counted(count)),
    };
    let mut report = handle.report(format!(
        "expected exactly one call, with these arguments{found}"
    ));
    report.expects(handle, &rule);
    report.calls_compared(&calls, &rule);
    handle.core().fail(report.render());
}

/// Some call.
#[track_caller]
pub(crate) fn any(handle: &Handle, expected: Expected) {
    handle.core().resurface();
    let rule = Rule { expected };
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
    let mut report = handle.report(format!("expected a call with these arguments, {found}"));
    report.expects(handle, &rule);
    report.calls_compared(&calls, &rule);
    handle.core().fail(report.render());
}

/// The call at `index`, from zero.
#[track_caller]
pub(crate) fn nth(handle: &Handle, index: usize, expected: Expected) {
    handle.core().resurface();
    let rule = Rule { expected };
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
            crate::report::step(handle),
            were(calls.count())
        ),
        None => format!(
            "expected a call #{}, but there {}",
            index + 1,
            were(calls.count())
        ),
    };
    let mut report = handle.report(headline);
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

/// How a list of expected calls is held against the log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sequence {
    /// One after the other, with none between them; others before and after are allowed.
    Contiguous,
    /// In any order; a call serves one expectation.
    AnyOrder,
    /// These and no others, in this order.
    Exactly,
    /// In this order; others between them are allowed.
    InOrder,
}

#[track_caller]
pub(crate) fn sequence(handle: &Handle, expected: &[Handle], how: Sequence) {
    handle.core().resurface();
    if let Some(stranger) = expected.iter().find(|step| !step.same_method(handle)) {
        let whose = if stranger.path() == handle.path() {
            "the same method of another double"
        } else {
            "another method"
        };
        panic!(
            "the calls expected of {} were made by `with(..)` of {whose}, {}",
            handle.path(),
            stranger.path(),
        );
    }
    if how == Sequence::Exactly && expected.is_empty() {
        return times(handle, Times::from(0), "no call");
    }
    let calls = handle.seen();
    let entries: Vec<_> = calls.entries().collect();
    let fits = |step: &Handle, entry: &Entry| step.rule().is_none_or(|rule| rule.matches(entry));
    let found = match how {
        Sequence::Contiguous => contiguous(expected, &entries, fits),
        Sequence::AnyOrder => any_order(expected, &entries, fits),
        Sequence::InOrder => in_order(expected, &entries, fits),
        Sequence::Exactly if calls.count() != expected.len() => {
            Err(common(expected, &entries, fits))
        }
        Sequence::Exactly => contiguous(expected, &entries, fits),
    };
    let missing = match found {
        Ok(found) => return found.into_iter().for_each(|index| entries[index].verify()),
        Err(missing) => missing,
    };
    let words = match how {
        Sequence::Contiguous => "expected these calls, one right after the other",
        Sequence::AnyOrder => "expected these calls, in any order",
        Sequence::InOrder => "expected these calls, in this order",
        Sequence::Exactly => "expected exactly these calls",
    };
    let headline = match calls.count() {
        0 => format!("{words}, but it was not called"),
        _ => String::from(words),
    };
    let mut report = handle.report(headline);
    report.expects_steps(expected);
    report.calls(&calls);
    if how == Sequence::Exactly && calls.count() != expected.len() {
        report.note(format!(
            "{} expected, but there {}",
            counted(expected.len()),
            match calls.count() {
                0 => String::from("was none"),
                1 => String::from("was 1"),
                count => format!("were {count}"),
            },
        ));
    }
    if let Some(step) = expected.get(missing) {
        let what = match how {
            Sequence::AnyOrder => "no call is left for",
            _ if missing == 0 => "no call matches the first of them,",
            _ => "the calls match up to, and not including,",
        };
        report.note(format!("{what} {}", crate::report::step(step)));
    }
    handle.core().fail(report.render());
}

/// Indexes of the calls that serve the expectations, or the index of the first that is not served.
type Found = Result<Vec<usize>, usize>;

fn contiguous(
    steps: &[Handle],
    entries: &[&Arc<Entry>],
    fits: impl Fn(&Handle, &Entry) -> bool,
) -> Found {
    let mut furthest = 0;
    for start in 0..=entries.len() {
        let served = steps.iter().zip(&entries[start..]);
        let served = served.take_while(|(step, entry)| fits(step, entry)).count();
        if served == steps.len() {
            return Ok((start..start + served).collect());
        }
        furthest = furthest.max(served);
    }
    Err(furthest)
}

fn in_order(
    steps: &[Handle],
    entries: &[&Arc<Entry>],
    fits: impl Fn(&Handle, &Entry) -> bool,
) -> Found {
    let mut found = Vec::new();
    let mut next = 0;
    for (index, step) in steps.iter().enumerate() {
        let served = entries[next..].iter().position(|entry| fits(step, entry));
        let at = next + served.ok_or(index)?;
        found.push(at);
        next = at + 1;
    }
    Ok(found)
}

/// Assigns calls to expectations; a broad expectation gives way where a narrow one needs its call
/// (Kuhn's augmenting paths).
fn any_order(
    steps: &[Handle],
    entries: &[&Arc<Entry>],
    fits: impl Fn(&Handle, &Entry) -> bool,
) -> Found {
    let candidates: Vec<Vec<usize>> = steps
        .iter()
        .map(|step| {
            (0..entries.len())
                .filter(|&at| fits(step, entries[at]))
                .collect()
        })
        .collect();
    let mut serves: Vec<Option<usize>> = vec![None; entries.len()];
    for step in 0..steps.len() {
        let mut tried = vec![false; entries.len()];
        if !assign(step, &candidates, &mut serves, &mut tried) {
            return Err(step);
        }
    }
    Ok((0..entries.len())
        .filter(|&at| serves[at].is_some())
        .collect())
}

fn assign(
    step: usize,
    candidates: &[Vec<usize>],
    serves: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    for &at in &candidates[step] {
        if std::mem::replace(&mut tried[at], true) {
            continue;
        }
        if serves[at].is_none_or(|other| assign(other, candidates, serves, tried)) {
            serves[at] = Some(step);
            return true;
        }
    }
    false
}

/// How many expectations the calls meet, one by one from the start.
fn common(
    steps: &[Handle],
    entries: &[&Arc<Entry>],
    fits: impl Fn(&Handle, &Entry) -> bool,
) -> usize {
    let pairs = steps.iter().zip(entries);
    pairs.take_while(|(step, entry)| fits(step, entry)).count()
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
        let mut report = handle.report(format!(
            "expected every queued answer to be used, but {left} {answers} {verb} left"
        ));
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
    let mut report = handle.report(format!(
        "waited {timeout:?} for {}, but there {}",
        counted(n),
        were(calls.count()),
    ));
    if handle.rule().is_some() {
        report.expects_scope(handle);
    }
    report.calls(&Handle::of(handle).seen());
    handle.core().fail(report.render());
}

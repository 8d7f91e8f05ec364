//! Did several calls of one method, or their awaits, come as expected?

use std::collections::VecDeque;

use crate::call_text::counted;
use crate::chunk::Entry;
use crate::fact::Fact;
use crate::handle::Handle;
use crate::report::Report;
use crate::times::Times;
use crate::verify;

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
pub(crate) fn assert(handle: &Handle, fact: Fact, expected: &[Handle], how: Sequence) {
    if !verify::begins(handle, fact) {
        return;
    }
    let noun = fact.noun();
    if let Some(stranger) = expected.iter().find(|step| !step.same_method(handle)) {
        let whose = if stranger.path() == handle.path() {
            "the same method of another double"
        } else {
            "another method"
        };
        return handle.core().object(format!(
            "the {noun}s expected of {} were made by `with(..)` of {whose}, {}",
            handle.path(),
            stranger.path(),
        ));
    }
    if how == Sequence::Exactly && expected.is_empty() {
        return verify::times(handle, fact, Times::from(0), "no call");
    }
    let calls = handle.seen_as(fact);
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
        Ok(found) => {
            if how == Sequence::Exactly && verify::calls_are_lost(handle, &calls, "no other call") {
                return;
            }
            return found.into_iter().for_each(|index| entries[index].verify());
        }
        Err(missing) => missing,
    };
    let words = match how {
        Sequence::Contiguous => format!("expected these {noun}s, one right after the other"),
        Sequence::AnyOrder => format!("expected these {noun}s, in any order"),
        Sequence::InOrder => format!("expected these {noun}s, in this order"),
        Sequence::Exactly => format!("expected exactly these {noun}s"),
    };
    let headline = match calls.count() {
        0 => format!("{words}, but it was not {}", fact.happened()),
        _ => words,
    };
    let mut report = Report::new(handle, headline);
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
            Sequence::AnyOrder => format!("no {noun} is left for"),
            _ if missing == 0 => format!("no {noun} matches the first of them,"),
            _ => format!("the {noun}s match up to, and not including,"),
        };
        report.note(format!("{what} {}", crate::call_text::step(step)));
        verify::not_awaited(&mut report, handle, fact, |entry| fits(step, entry));
    }
    handle.core().object(report.render());
}

/// Indexes of the calls that serve the expectations, or the index of the first that is not served.
type Found = Result<Vec<usize>, usize>;

fn contiguous(
    steps: &[Handle],
    entries: &[Entry<'_>],
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
    entries: &[Entry<'_>],
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
/// (augmenting paths, searched breadth first: the number of calls is no limit).
fn any_order(
    steps: &[Handle],
    entries: &[Entry<'_>],
    fits: impl Fn(&Handle, &Entry) -> bool,
) -> Found {
    let mut serves: Vec<Option<usize>> = vec![None; entries.len()];
    for step in 0..steps.len() {
        // For each call reached, the expectation that asks for it.
        let mut asked_by: Vec<Option<usize>> = vec![None; entries.len()];
        let mut asking = VecDeque::from([step]);
        let mut free = None;
        while let (None, Some(asks)) = (free, asking.pop_front()) {
            for at in 0..entries.len() {
                if asked_by[at].is_some() || !fits(&steps[asks], &entries[at]) {
                    continue;
                }
                asked_by[at] = Some(asks);
                match serves[at] {
                    Some(other) => asking.push_back(other),
                    None => {
                        free = Some(at);
                        break;
                    }
                }
            }
        }
        let mut next = free;
        if free.is_none() {
            return Err(step);
        }
        // Each expectation on the path takes the call it asked for, and leaves the one it had.
        while let Some(at) = next {
            let Some(asks) = asked_by[at] else { break };
            next = serves.iter().position(|serves| *serves == Some(asks));
            if let Some(left) = next {
                serves[left] = None;
            }
            serves[at] = Some(asks);
        }
    }
    Ok((0..entries.len())
        .filter(|&at| serves[at].is_some())
        .collect())
}

/// How many expectations the calls meet, one by one from the start.
fn common(
    steps: &[Handle],
    entries: &[Entry<'_>],
    fits: impl Fn(&Handle, &Entry) -> bool,
) -> usize {
    let pairs = steps.iter().zip(entries);
    pairs.take_while(|(step, entry)| fits(step, entry)).count()
}

//! Did several calls of one method, or their awaits, come as expected?

use crate::call_text::counted;
use crate::chunk::Entry;
use crate::fact::Fact;
use crate::handle::Handle;
use crate::report::Report;
use crate::texts::add;
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
    for stranger in expected {
        if stranger.same_method(handle) {
            continue;
        }
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
    let mut entries = Vec::new();
    for (_, entry) in calls.iter() {
        entries.push(entry);
    }
    let found = match how {
        Sequence::Contiguous => contiguous(expected, &entries),
        Sequence::AnyOrder => any_order(expected, &entries),
        Sequence::InOrder => in_order(expected, &entries),
        Sequence::Exactly if calls.count() != expected.len() => Err(common(expected, &entries)),
        Sequence::Exactly => contiguous(expected, &entries),
    };
    let missing = match found {
        Ok(found) => {
            if how == Sequence::Exactly && verify::calls_are_lost(handle, &calls, "no other call") {
                return;
            }
            for index in &found {
                entries[*index].verify();
            }
            return;
        }
        Err(missing) => missing,
    };
    let (these, how_so) = match how {
        Sequence::Contiguous => ("these", ", one right after the other"),
        Sequence::AnyOrder => ("these", ", in any order"),
        Sequence::InOrder => ("these", ", in this order"),
        Sequence::Exactly => ("exactly these", ""),
    };
    let mut headline = format!("expected {these} {noun}s{how_so}");
    if calls.count() == 0 {
        add(
            &mut headline,
            format_args!(", but it was not {}", fact.happened()),
        );
    }
    let mut report = Report::new(handle, headline);
    report.expects_steps(expected);
    report.calls(&calls);
    if how == Sequence::Exactly && calls.count() != expected.len() {
        let expected = counted(expected.len());
        report.note(match calls.count() {
            0 => format!("{expected} expected, but there was none"),
            1 => format!("{expected} expected, but there was 1"),
            count => format!("{expected} expected, but there were {count}"),
        });
    }
    if let Some(step) = expected.get(missing) {
        let (which, what) = match how {
            Sequence::AnyOrder => ("no", " is left for"),
            _ if missing == 0 => ("no", " matches the first of them,"),
            _ => ("the", "s match up to, and not including,"),
        };
        report.note(format!(
            "{which} {noun}{what} {}",
            crate::call_text::step(step)
        ));
        let rule = step.rule().map(|rule| &**rule);
        verify::not_awaited(&mut report, handle, fact, rule);
    }
    report.fail(handle);
}

/// Indexes of the calls that serve the expectations, or the index of the first that is not served.
type Found = Result<Vec<usize>, usize>;

fn fits(step: &Handle, entry: &Entry) -> bool {
    match step.rule() {
        Some(rule) => rule.matches(entry),
        None => true,
    }
}

fn contiguous(steps: &[Handle], entries: &[Entry<'_>]) -> Found {
    let mut furthest = 0;
    for start in 0..=entries.len() {
        let served = common(steps, &entries[start..]);
        if served == steps.len() {
            return Ok((start..start + served).collect());
        }
        furthest = furthest.max(served);
    }
    Err(furthest)
}

fn in_order(steps: &[Handle], entries: &[Entry<'_>]) -> Found {
    let mut found = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        if found.len() < steps.len() && fits(&steps[found.len()], entry) {
            found.push(at);
        }
    }
    if found.len() == steps.len() {
        Ok(found)
    } else {
        Err(found.len())
    }
}

/// Assigns calls to expectations; a broad expectation gives way where a narrow one needs its call
/// (augmenting paths, searched breadth first: the number of calls is no limit).
fn any_order(steps: &[Handle], entries: &[Entry<'_>]) -> Found {
    let mut serves: Vec<Option<usize>> = vec![None; entries.len()];
    for step in 0..steps.len() {
        // For each call reached, the expectation that asks for it.
        let mut asked_by: Vec<Option<usize>> = vec![None; entries.len()];
        let mut asking = vec![step];
        let mut asked = 0;
        let mut free = None;
        while free.is_none() && asked < asking.len() {
            let asks = asking[asked];
            asked += 1;
            for at in 0..entries.len() {
                if asked_by[at].is_some() || !fits(&steps[asks], &entries[at]) {
                    continue;
                }
                asked_by[at] = Some(asks);
                match serves[at] {
                    Some(other) => asking.push(other),
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
    let mut found = Vec::new();
    for (at, serves) in serves.iter().enumerate() {
        if serves.is_some() {
            found.push(at);
        }
    }
    Ok(found)
}

/// How many expectations the calls meet, one by one from the start.
fn common(steps: &[Handle], entries: &[Entry<'_>]) -> usize {
    let mut common = 0;
    while common < steps.len() && common < entries.len() && fits(&steps[common], &entries[common]) {
        common += 1;
    }
    common
}

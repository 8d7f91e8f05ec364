//! How does a recorded argument differ from what was expected?

use crate::diff;
use crate::expect::{Expect, Verdict};
use crate::recorded::{Recorded, cut};
use crate::texts::has;

/// Values up to this length are printed whole, longer ones as a difference.
const WHOLE: usize = 100;
/// Differences are looked for in so much of a text.
const COMPARED: usize = 4 * 1024 * 1024;

/// How a recorded argument differs from what was expected, in about so many bytes.
pub(crate) fn difference(expected: &Expect, actual: &Recorded, share: usize) -> Vec<String> {
    let whole = WHOLE.min(share / 2).max(20);
    let texts = (expected.line(COMPARED), actual.line(COMPARED));
    let short = texts.0.len() <= whole && texts.1.len() <= whole;
    let mut lines = Vec::new();
    match (expected.compare(actual), expected.list(), expected.value()) {
        (Verdict::DifferentAt(index, _), Some(_), _) if short => {
            add_pair(&mut lines, &texts.0, &texts.1, whole);
            lines.push(format!("first difference at [{index}]"));
        }
        (Verdict::DifferentAt(index, of), Some(list), _) => {
            lines.push(format!(
                "first difference at [{index}], of {} and {} elements:",
                of.expected, of.actual
            ));
            let (expected, actual) = (element(list, index), element(actual, index));
            add_pair(&mut lines, &expected, &actual, whole);
            say_alike(&mut lines, &expected, &actual);
            return lines;
        }
        (_, _, Some(value)) if !short => {
            lines = diff::lines(&value.pretty(COMPARED), &actual.pretty(COMPARED), share);
        }
        _ => add_pair(&mut lines, &texts.0, &texts.1, whole),
    }
    match why_not_comparable(expected, actual) {
        Some(why) => lines.push(why),
        None => say_alike(&mut lines, &texts.0, &texts.1),
    }
    lines
}

/// Adds two values, one below the other.
fn add_pair(lines: &mut Vec<String>, expected: &str, actual: &str, whole: usize) {
    lines.push(format!("expected {}", cut(expected, whole)));
    lines.push(format!("  actual {}", cut(actual, whole)));
}

/// An element of a list, as far as it has one.
fn element(list: &Recorded, index: usize) -> String {
    match list.element(index) {
        Some(element) => element,
        None => String::from("nothing"),
    }
}

/// Adds what to say of values that are not equal, and print alike.
fn say_alike(lines: &mut Vec<String>, expected: &str, actual: &str) {
    if expected == actual {
        lines.push(String::from(if has(expected, "NaN") {
            "NaN equals nothing, not even itself: use `nan()`"
        } else {
            "they print alike, and are not equal"
        }));
    }
}

/// Why a recorded argument cannot be compared at all.
fn why_not_comparable(expected: &Expect, actual: &Recorded) -> Option<String> {
    let why = match (actual, expected.value()) {
        (Recorded::Text(_), _) => "the log has only its text: its type is not `Clone`",
        (Recorded::Name(_), _) => "the log has only the name of its type",
        (Recorded::Skipped, _) => "it is not recorded",
        (Recorded::Local(stays), _) if !stays.local.is_home() => {
            "its type is not `Send`: only the thread of the call can compare it"
        }
        (_, Some(Recorded::Local(stays))) if !stays.local.is_home() => {
            "its type is not `Send`: only the thread that expects it can compare it"
        }
        _ => return None,
    };
    Some(format!("({why})"))
}

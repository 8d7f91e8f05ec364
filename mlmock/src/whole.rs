//! What can be done with a whole double?
//!
//! These are functions of the crate, not methods of the double, so that no method of a trait is
//! ever hidden by one of ours.

use crate::call_text::counted;
use crate::describe::unused;
use crate::double::{Double, cores};
use crate::fact::Fact;
use crate::texts::{add, indented, joined};
use crate::timeline::Ends;

/// Forgets the calls and the answers of all methods of a double, and of the doubles of its supertraits:
/// `unittest.mock`'s `reset_mock(return_value=True, side_effect=True)`. A relaxed double stays relaxed, and a
/// spy keeps its object.
///
/// ```
/// # #[mlmock::ml_double]
/// # trait Store { fn get(&self, key: &str) -> u32; fn put(&self, key: &str); }
/// # let store = StoreDouble::new();
/// store.get.returns(7);
/// store.get("k");
/// store.put("k");
/// mlmock::reset(&store);
/// store.get.assert_not_called();
/// store.put.assert_not_called();
/// assert!(std::panic::catch_unwind(|| store.get("k")).is_err());
/// ```
#[doc(alias("reset_mock", "checkpoint"))]
pub fn reset(double: &dyn Double) {
    clear_calls(double);
    for core in &cores(double) {
        for method in core.methods() {
            let gone = method.lock().clear_answers();
            drop(gone);
        }
    }
}

/// Forgets the calls of all methods of a double, and of the doubles of its supertraits, and keeps their
/// answers: `unittest.mock`'s `reset_mock()`.
///
/// ```
/// # #[mlmock::ml_double]
/// # trait Store { fn get(&self, key: &str) -> u32; }
/// # let store = StoreDouble::new();
/// store.get.returns(7);
/// store.get("k");
/// mlmock::clear_calls(&store);
/// store.get.assert_not_called();
/// assert_eq!(store.get("k"), 7);
/// ```
#[doc(alias = "reset_mock")]
pub fn clear_calls(double: &dyn Double) {
    for core in &cores(double) {
        for method in core.methods() {
            let gone = method.lock().journal.clear();
            drop(gone);
        }
    }
}

/// Asserts that every call of the double was spoken of by an assertion that passed: Mockito's
/// `verifyNoMoreInteractions`.
///
/// ```
/// # #[mlmock::ml_double]
/// # trait Store { fn get(&self, key: &str); fn put(&self, key: &str); }
/// # let store = StoreDouble::new();
/// store.get("a");
/// store.get.assert_called_once_with("a");
/// mlmock::assert_no_other_calls(&store);
/// ```
///
/// # Panics
/// If there was another call.
#[track_caller]
pub fn assert_no_other_calls(double: &dyn Double) {
    let core = double.__core();
    let all = cores(double);
    for core in &all {
        core.resurface();
    }
    let mut others = Ends::default();
    let mut lost = 0;
    for core in &all {
        for (index, method) in core.methods().iter().enumerate() {
            let calls = {
                let journal = &mut method.lock().journal;
                lost += journal.lost();
                journal.snapshot(Fact::Called)
            };
            others.add_some(core, index, calls.others());
        }
    }
    let count = others.count() + lost;
    if count == 0 {
        return;
    }
    let mut text = format!(
        "{}: expected no other calls than those asserted, but there {} {}",
        core.name(),
        if count == 1 { "was" } else { "were" },
        counted(count),
    );
    if others.count() > 0 {
        text.push('\n');
        text.push_str(&indented(&others.table(), "  "));
    }
    if lost > 0 {
        let lost = counted(lost);
        add(&mut text, format_args!("\n\n  {lost} not kept any more"));
    }
    core.object(text);
}

/// Asserts that every answer that was configured has been used, and every queue is drained:
/// Mockito's strict stubs. A fixture that sets more than a test needs does not pass it.
///
/// ```
/// # #[mlmock::ml_double]
/// # trait Store { fn get(&self, key: &str) -> u32; }
/// # let store = StoreDouble::new();
/// store.get.returns_once(7);
/// store.get("k");
/// mlmock::assert_all_answers_used(&store);
/// ```
///
/// # Panics
/// If some were not.
#[track_caller]
pub fn assert_all_answers_used(double: &dyn Double) {
    let core = double.__core();
    let all = cores(double);
    for core in &all {
        core.resurface();
    }
    let mut lines = Vec::new();
    for core in &all {
        unused(core, &mut lines);
    }
    if !lines.is_empty() {
        core.object(format!(
            "{}: expected every answer to be used, but these were not\n{}",
            core.name(),
            indented(&joined(&lines, "\n"), "  "),
        ));
    }
}

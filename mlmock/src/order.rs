//! Did calls of several methods, of one double or many, come in this order?

use std::sync::Arc;

use crate::call_text::step;
use crate::chunk::Held;
use crate::handle::Handle;
use crate::texts::{add, indented};
use crate::timeline::Ends;

/// Asserts that there are calls of these methods, in this order, whatever came between them: Mockito's
/// `inOrder`. Methods of several doubles may be mixed: all calls of all doubles have one order.
///
/// ```
/// # #[mlmock::ml_double]
/// # trait Store { fn get(&self, key: &str) -> u32; }
/// # #[mlmock::ml_double]
/// # trait Registry { fn log_model(&self, value: u32); }
/// # let (store, registry) = (StoreDouble::new(), RegistryDouble::new());
/// store.get.returns(7);
/// registry.log_model(store.get("k"));
/// mlmock::assert_in_order([&store.get.with("k"), &registry.log_model]);
/// ```
///
/// # Panics
/// If there are none in this order.
#[doc(alias = "Sequence")]
#[track_caller]
pub fn assert_in_order<const N: usize>(calls: [&Handle; N]) {
    in_order(&calls);
}

#[track_caller]
fn in_order(calls: &[&Handle]) {
    let mut served: Vec<Held> = Vec::new();
    for (index, handle) in calls.iter().enumerate() {
        handle.core().resurface();
        let after = served.last().map_or(0, Held::sequence);
        let seen = handle.seen();
        let Some((_, entry)) = seen.iter().find(|(_, entry)| entry.sequence() > after) else {
            return handle.core().object(out_of_order(calls, index));
        };
        served.push(entry.held());
    }
    for call in &served {
        call.entry().verify();
    }
}

fn out_of_order(calls: &[&Handle], missing: usize) -> String {
    let name = |handle: &Handle| handle.core().prefix() + &step(handle);
    let missing_one = calls[missing];
    let after = match missing_one.seen().count() {
        0 => "at all",
        _ => "after the one before it",
    };
    let mut text = format!(
        "calls in order: there is no call of {} {after}",
        name(missing_one)
    );
    if let Some(why) = missing_one.reason() {
        add(&mut text, format_args!("\n  because {why}"));
    }
    text.push_str("\n\n  expected:");
    let mut timeline = Ends::default();
    for (index, handle) in calls.iter().enumerate() {
        let number = index + 1;
        add(&mut text, format_args!("\n    {number}. {}", name(handle)));
        let mut known = calls[..index].iter();
        if !known.any(|known| Arc::ptr_eq(known.core(), handle.core())) {
            timeline.add(handle.core());
        }
    }
    let timeline = match timeline.count() {
        0 => String::from("no calls"),
        _ => timeline.table(),
    };
    text.push_str("\n\n  called:");
    text.push_str(&indented(&timeline, "    "));
    crate::report::bounded(&text)
}

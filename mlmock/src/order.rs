//! Did calls of several methods, of one double or many, come in this order?

use crate::call_text::step;
use crate::handle::Handle;
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
    let mut after = 0;
    let mut served = Vec::new();
    for (index, handle) in calls.iter().enumerate() {
        handle.core().resurface();
        let seen = handle.seen();
        let next = seen.entries().find(|entry| entry.sequence() > after);
        let Some(entry) = next else {
            return handle.core().object(out_of_order(&calls, index));
        };
        after = entry.sequence();
        served.push(entry.held());
    }
    served.iter().for_each(|call| call.entry().verify());
}

fn out_of_order(calls: &[&Handle], missing: usize) -> String {
    let name = |handle: &Handle| format!("{}{}", handle.core().prefix(), step(handle));
    let expected: Vec<_> = (1..)
        .zip(calls)
        .map(|(number, handle)| format!("    {number}. {}", name(handle)))
        .collect();
    let mut doubles: Vec<&Handle> = Vec::new();
    for handle in calls {
        if !doubles
            .iter()
            .any(|double| std::sync::Arc::ptr_eq(double.core(), handle.core()))
        {
            doubles.push(handle);
        }
    }
    let mut timeline = Ends::default();
    for handle in doubles {
        timeline.add(handle.core());
    }
    let timeline = match timeline.count() {
        0 => String::from("no calls"),
        _ => timeline.to_string(),
    };
    let timeline: Vec<_> = timeline.lines().map(|line| format!("    {line}")).collect();
    let missing_one = name(calls[missing]);
    let what = if calls[missing].seen().count() == 0 {
        format!("there is no call of {missing_one} at all")
    } else {
        format!("there is no call of {missing_one} after the one before it")
    };
    let because = calls[missing]
        .reason()
        .map(|why| format!("\n  because {why}"))
        .unwrap_or_default();
    let text = format!(
        "calls in order: {what}{because}\n\n  expected:\n{}\n\n  called:\n{}",
        expected.join("\n"),
        timeline.join("\n"),
    );
    crate::report::bounded(&text)
}

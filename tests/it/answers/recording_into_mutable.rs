//! `into` on a `&mut` parameter records what it was before the call.
use mlmock::ml_double;

#[allow(
    clippy::ptr_arg,
    reason = "the function takes what the argument refers to"
)]
fn length(buffer: &Vec<u8>) -> usize {
    buffer.len()
}

#[ml_double]
trait Reader {
    fn fill(&self, #[ml_double(into = usize, with = length)] buffer: &mut Vec<u8>) -> u32;
}

#[test]
fn what_is_changed_by_the_method_is_recorded_as_it_was_before() {
    let reader = ReaderDouble::new();
    reader.fill.side_effect(|buffer| {
        buffer.clear();
        0
    });
    reader.fill(&mut vec![1, 2]);
    reader.fill.assert_called_once_with(2);
}

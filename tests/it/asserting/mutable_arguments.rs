//! A `&mut` argument is recorded before the answer changes it.
use mlmock::ml_double;

#[ml_double]
trait Loader {
    fn fill(&self, buffer: &mut Vec<u8>) -> usize;
    fn scale(&self, row: &mut [f32], by: f32);
}

#[test]
fn the_log_has_the_value_before_the_call() {
    let loader = LoaderDouble::new();
    loader.fill.side_effect(|buffer| {
        buffer.push(7);
        buffer.len()
    });
    let mut buffer = vec![1];
    assert_eq!(loader.fill(&mut buffer), 2);
    assert_eq!(buffer, [1, 7]);
    assert_eq!(loader.fill.last_args().unwrap(), (vec![1],));
    loader.fill.assert_called_once_with(&vec![1]);
    loader.fill.assert_called_once_with(vec![1]);
}

#[test]
fn the_log_has_the_elements_of_a_mutable_slice_before_the_call() {
    let loader = LoaderDouble::new();
    loader
        .scale
        .side_effect(|row, by| row.iter_mut().for_each(|value| *value *= by));
    let mut row = [1.0, 2.0];
    loader.scale(&mut row, 2.0);
    assert_eq!(row, [2.0, 4.0]);
    loader.scale.assert_called_once_with(&[1.0, 2.0], 2.0);
    loader.scale.assert_called_once_with(vec![1.0, 2.0], 2.0);
}

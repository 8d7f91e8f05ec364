//! A side effect can change what the method got by `&mut`; the log has the value before.
use std::fmt::Write;

use mlmock::ml_double;

#[ml_double]
trait Reader {
    fn fill(&self, buffer: &mut Vec<u8>) -> usize;
    fn scale(&self, rows: &mut [f32], by: f32);
    fn append(&self, text: &mut String, count: Option<&mut u32>);
    fn write(&self, out: &mut dyn Write);
    fn raw(&self, text: &mut str);
    fn swap(&mut self, a: &mut u32, b: &mut u32);
}

#[test]
fn the_caller_sees_the_change() {
    let mut reader = ReaderDouble::new();
    reader.fill.side_effect(|buffer| {
        buffer.extend([1, 2, 3]);
        buffer.len()
    });
    reader
        .scale
        .side_effect(|rows, by| rows.iter_mut().for_each(|row| *row *= by));
    reader.append.side_effect(|text, count| {
        text.push('!');
        if let Some(count) = count {
            *count += 1;
        }
    });
    reader.swap.side_effect(std::mem::swap);
    let (mut buffer, mut rows, mut text, mut count) = (vec![0], [1.0, 2.0], String::from("hi"), 1);
    assert_eq!(reader.fill(&mut buffer), 4);
    reader.scale(&mut rows, 2.0);
    reader.append(&mut text, Some(&mut count));
    reader.append(&mut text, None);
    let (mut a, mut b) = (1, 2);
    reader.swap(&mut a, &mut b);
    assert_eq!(
        (buffer, rows, text.as_str(), count),
        (vec![0, 1, 2, 3], [2.0, 4.0], "hi!!", 2)
    );
    assert_eq!((a, b), (2, 1));
}

#[test]
fn unsized_targets_can_be_changed() {
    let reader = ReaderDouble::new();
    reader
        .write
        .side_effect(|out| out.write_str("written").unwrap());
    reader.raw.side_effect(|text| text.make_ascii_uppercase());
    let (mut out, mut text) = (String::new(), String::from("loud"));
    reader.write(&mut out);
    reader.raw(&mut text);
    assert_eq!((out.as_str(), text.as_str()), ("written", "LOUD"));
}

#[test]
fn the_log_has_what_it_was_before() {
    let reader = ReaderDouble::new();
    reader.fill.side_effect(|buffer| {
        buffer.clear();
        0
    });
    reader.scale.side_effect(|rows, _| rows.fill(0.0));
    reader.fill(&mut vec![1, 2]);
    reader.scale(&mut [0.5], 3.0);
    reader.fill.assert_called_once_with(&vec![1, 2]);
    reader.scale.assert_called_once_with(&[0.5], 3.0);
}

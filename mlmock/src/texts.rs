//! How are texts put together, and looked into?
//!
//! By one function each: what is written with iterators is compiled anew wherever it stands.

use std::fmt::{self, Write};

/// Adds to a text, which does not fail.
pub(crate) fn add(text: &mut String, part: fmt::Arguments<'_>) {
    let _ = text.write_fmt(part);
}

/// The texts one after the other, with something between them.
pub(crate) fn joined(texts: &[String], between: &str) -> String {
    let mut joined = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            joined.push_str(between);
        }
        joined.push_str(text);
    }
    joined
}

/// Each line, a new one, with something before it.
pub(crate) fn indented(text: &str, by: &str) -> String {
    let mut indented = String::new();
    for line in text.lines() {
        indented.push('\n');
        indented.push_str(by);
        indented.push_str(line);
    }
    indented
}

/// Is this part somewhere in it?
pub(crate) fn has(text: &str, part: &str) -> bool {
    let mut parts = text.as_bytes().windows(part.len());
    parts.any(|at| at == part.as_bytes())
}

/// Does it have more than one line?
pub(crate) fn has_lines(text: &str) -> bool {
    text.as_bytes().contains(&b'\n')
}

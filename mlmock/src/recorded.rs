//! What is kept of one argument of one call?

use std::any::Any;
use std::fmt::{self, Debug, Write};

use crate::local::Local;
use crate::text::{ROOM, Short};
use crate::texts::has_lines;

/// One argument as the log keeps it: a snapshot taken at the call.
pub enum Recorded {
    /// A text, by far the most frequent argument, which is short mostly: nothing is allocated for it.
    Short(Short),
    /// A text that is not short.
    Str(String),
    /// The text that shows an argument of a generic method.
    Shown(String),
    /// A value that can be compared, read back and printed.
    Value(Box<dyn Value>),
    /// The same, which cannot be printed.
    Unprinted(Box<Unprinted>),
    /// A value that cannot leave the thread it was recorded on. It is in a box, or each argument of all calls
    /// would take as much room.
    Local(Box<Stays>),
    /// Only the `Debug` text: the type is not `Clone`.
    Text(String),
    /// Only the name of the type: it is neither `Clone` nor `Debug`.
    Name(&'static str),
    /// Nothing: `#[ml_double(skip)]`.
    Skipped,
}

/// What is kept of most arguments. There is nothing to it but what types tell by themselves: no code is compiled
/// for one of the user's.
pub trait Value: Any + Debug + Send + Sync {}
impl<T: Any + Debug + Send + Sync> Value for T {}

/// A value whose type has no `Debug`.
pub struct Unprinted {
    pub(crate) value: Box<dyn Any + Send + Sync>,
    /// The name of its type.
    pub(crate) name: &'static str,
}

/// A value that cannot leave the thread it was recorded on.
pub struct Stays {
    /// The value.
    pub(crate) local: Local,
    /// Its text, for everyone else.
    pub(crate) text: String,
}

/// `Debug` text that is kept instead of a value is cut at this many bytes.
pub(crate) const KEPT_TEXT: usize = 1024;

impl Recorded {
    /// What stands where a snapshot is to be taken: a text, which most are of.
    pub(crate) const NOT_YET: Recorded = Recorded::Short(Short::EMPTY);

    /// Keeps a value that can be printed.
    pub(crate) fn printed<T: Value>(value: T) -> Recorded {
        Recorded::Value(Box::new(value))
    }

    // What a call is made with is recorded where it is needed next: moving what has just been written, piece by
    // piece, makes the processor wait. So does a value that is put together; a constant is only copied.

    /// Keeps a text.
    pub(crate) fn become_text(&mut self, text: &str) {
        if text.len() > ROOM {
            *self = Recorded::Str(text.to_owned());
            return;
        }
        // As mostly, if it has not been anything else.
        if !matches!(self, Recorded::Short(_)) {
            *self = Recorded::NOT_YET;
        }
        if let Recorded::Short(short) = self {
            short.set(text);
        }
    }

    /// Keeps the text that shows an argument.
    pub(crate) fn become_shown(&mut self, text: &str) {
        *self = Recorded::Shown(text.to_owned());
    }

    /// Keeps a value.
    pub(crate) fn become_value(&mut self, value: Box<dyn Value>) {
        *self = Recorded::Value(value);
    }

    /// Becomes what has been made of an argument.
    pub(crate) fn become_other(&mut self, other: Recorded) {
        *self = other;
    }

    /// Keeps a value that cannot leave this thread, and its text.
    pub(crate) fn local(value: Box<dyn Any>, text: String) -> Recorded {
        let local = Local::new(value);
        Recorded::Local(Box::new(Stays { local, text }))
    }

    /// Keeps a value that cannot be printed, and the name of its type.
    pub(crate) fn unprinted(value: Box<dyn Any + Send + Sync>, name: &'static str) -> Recorded {
        Recorded::Unprinted(Box::new(Unprinted { value, name }))
    }

    /// Keeps the `Debug` text only.
    pub(crate) fn text(value: &dyn Debug) -> Recorded {
        Recorded::Text(debug_text(value, KEPT_TEXT))
    }

    /// Runs `look` on the value, if this thread can see one.
    pub(crate) fn visit(&self, look: &mut dyn FnMut(&dyn Any)) -> bool {
        match self {
            Recorded::Str(text) | Recorded::Shown(text) => look(text),
            Recorded::Value(value) => look(&**value),
            Recorded::Unprinted(unprinted) => look(&*unprinted.value),
            Recorded::Short(text) => look(&String::from(text.as_str())),
            Recorded::Local(stays) => return stays.local.visit(look),
            Recorded::Text(_) | Recorded::Name(_) | Recorded::Skipped => return false,
        }
        true
    }

    /// A clone of the value, if this thread can see one of type `T`.
    pub(crate) fn read<T: Clone + 'static>(&self) -> Option<T> {
        let mut found = None;
        self.visit(&mut |value| found = value.downcast_ref::<T>().cloned());
        found
    }

    /// The argument on one line, at most `limit` bytes and an ellipsis.
    pub(crate) fn line(&self, limit: usize) -> String {
        match self {
            Recorded::Short(text) => debug_text(text, limit),
            Recorded::Str(text) => debug_text(text, limit),
            Recorded::Value(value) => debug_text(&**value, limit),
            Recorded::Unprinted(unprinted) => format!("<{}>", short_name(unprinted.name)),
            Recorded::Local(stays) => cut(&stays.text, limit),
            Recorded::Text(text) | Recorded::Shown(text) => cut(text, limit),
            Recorded::Name(name) => format!("<{}>", short_name(name)),
            Recorded::Skipped => String::from("_"),
        }
    }

    /// The argument as the pretty `{:#?}` prints it, at most `limit` bytes.
    pub(crate) fn pretty(&self, limit: usize) -> String {
        match self {
            Recorded::Value(value) => pretty_text(&**value, limit),
            // A text of several lines is compared line by line.
            Recorded::Short(text) if has_lines(text.as_str()) => cut(text.as_str(), limit),
            Recorded::Str(text) if has_lines(text) => cut(text, limit),
            _ => self.line(limit),
        }
    }

    /// The elements around `index`, where the argument prints as a list.
    pub(crate) fn element(&self, index: usize) -> Option<String> {
        match self {
            Recorded::Value(value) => nth_element(&**value, index),
            _ => None,
        }
    }
}

/// Each argument on a line.
pub(crate) fn lines(all: &[Recorded], limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for argument in all {
        lines.push(argument.line(limit));
    }
    lines
}

/// `alloc::vec::Vec<my::Model>` without its modules: `Vec<Model>`.
pub(crate) fn short_name(name: &str) -> String {
    let mut short = String::new();
    let mut word = String::new();
    for c in name.chars() {
        match c {
            ':' => word.clear(),
            c if c.is_alphanumeric() || c == '_' => word.push(c),
            c => {
                short.push_str(&word);
                short.push(c);
                word.clear();
            }
        }
    }
    short + &word
}

/// A writer that stops the formatting once it has what it needs.
struct Limited {
    text: String,
    limit: usize,
    cut: bool,
}

impl Write for Limited {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let room = self.limit - self.text.len();
        if part.len() <= room {
            self.text.push_str(part);
            return Ok(());
        }
        self.text.push_str(&part[..boundary(part, room)]);
        self.cut = true;
        Err(fmt::Error)
    }
}

/// `str::floor_char_boundary`, which is newer than the oldest compiler we support.
fn boundary(text: &str, index: usize) -> usize {
    let mut at = index.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn limited(limit: usize, arguments: fmt::Arguments<'_>) -> String {
    let mut out = Limited {
        text: String::new(),
        limit,
        cut: false,
    };
    // A `Debug` that fails by itself leaves what it wrote: a report must not fail on it.
    let _ = out.write_fmt(arguments);
    if out.cut {
        out.text.push('…');
    }
    out.text
}

pub(crate) fn debug_text(value: &dyn Debug, limit: usize) -> String {
    limited(limit, format_args!("{value:?}"))
}

pub(crate) fn pretty_text(value: &dyn Debug, limit: usize) -> String {
    limited(limit, format_args!("{value:#?}"))
}

pub(crate) fn cut(text: &str, limit: usize) -> String {
    if text.len() <= limit {
        return text.to_owned();
    }
    format!("{}…", &text[..boundary(text, limit)])
}

/// Reads element `index` out of the `Debug` text of a list, without printing the rest of it.
fn nth_element(list: &dyn Debug, index: usize) -> Option<String> {
    let mut reader = ElementReader {
        wanted: index,
        at: 0,
        depth: 0,
        quoted: None,
        escaped: false,
        element: String::new(),
        done: false,
    };
    let _ = write!(reader, "{list:?}");
    let element = reader.element.trim_ascii();
    (!element.is_empty()).then(|| cut(element, 200))
}

struct ElementReader {
    wanted: usize,
    at: usize,
    depth: usize,
    quoted: Option<char>,
    escaped: bool,
    element: String,
    done: bool,
}

impl Write for ElementReader {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        for c in part.chars() {
            if self.done {
                return Err(fmt::Error);
            }
            self.push(c);
        }
        Ok(())
    }
}

impl ElementReader {
    fn push(&mut self, c: char) {
        let mut inside = self.depth > 0;
        if let Some(quote) = self.quoted {
            if self.escaped {
                self.escaped = false;
            } else if c == '\\' {
                self.escaped = true;
            } else if c == quote {
                self.quoted = None;
            }
        } else {
            match c {
                '"' => self.quoted = Some(c),
                '[' | '{' | '(' => self.depth += 1,
                ']' | '}' | ')' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.done = self.depth == 0;
                    inside = self.depth > 0;
                }
                ',' if self.depth == 1 => {
                    self.done = self.at == self.wanted;
                    self.at += 1;
                    inside = false;
                }
                _ => {}
            }
        }
        if inside && self.at == self.wanted {
            self.element.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_takes_no_more_room_than_it_has_to() {
        assert_eq!(std::mem::size_of::<Recorded>(), 32);
    }

    #[test]
    fn a_text_is_kept_in_place_where_there_is_room() {
        let kept = |text: &str| {
            let mut recorded = Recorded::Skipped;
            recorded.become_text(text);
            matches!(recorded, Recorded::Short(_))
        };
        assert!(kept(&"x".repeat(ROOM)));
        assert!(!kept(&"x".repeat(ROOM + 1)));
        assert!(!kept(&("x".to_owned() + &"é".repeat(ROOM / 2))));
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        assert_eq!(debug_text(&"ééé", 4), "\"é…");
        assert_eq!(cut("ééé", 3), "é…");
        assert_eq!(cut("abc", 3), "abc");
    }

    #[test]
    fn names_lose_their_modules() {
        assert_eq!(short_name("alloc::vec::Vec<my::Model>"), "Vec<Model>");
        assert_eq!(
            short_name("(&str, core::option::Option<a::b::C>)"),
            "(&str, Option<C>)"
        );
        assert_eq!(short_name("dyn a::Service"), "dyn Service");
    }

    #[test]
    fn an_element_is_found_among_nested_ones() {
        let list = vec![("a, [b\"]", 1), ("c", 2), ("d", 3)];
        assert_eq!(nth_element(&list, 0).unwrap(), r#"("a, [b\"]", 1)"#);
        assert_eq!(nth_element(&list, 2).unwrap(), r#"("d", 3)"#);
        assert_eq!(nth_element(&list, 3), None);
        assert_eq!(nth_element(&[[1, 2], [3, 4]], 1).unwrap(), "[3, 4]");
    }
}

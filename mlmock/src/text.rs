//! How is a short text kept without an allocation?

use std::fmt;

/// How many bytes a text may have to be kept in place: as many as there is room for beside what else an
/// argument may be recorded as.
pub(crate) const ROOM: usize = 30;

/// A text of a few bytes, which are kept in place.
#[derive(Clone, Copy)]
pub struct Short {
    pub(crate) len: u8,
    bytes: [u8; ROOM],
}

impl Short {
    /// No text.
    pub(crate) const EMPTY: Short = Short {
        len: 0,
        bytes: [0; ROOM],
    };

    /// Becomes this text, which is short enough: where it is, so that its bytes are copied once.
    #[inline(always)]
    pub(crate) fn set(&mut self, text: &str) {
        let len = text.len();
        self.len = len as u8;
        let bytes: &mut [u8] = &mut self.bytes;
        bytes[..len].copy_from_slice(text.as_bytes());
    }

    /// Its last byte, or a zero.
    pub(crate) fn last(&self) -> u8 {
        match self.len {
            0 => 0,
            len => self.bytes[len as usize - 1],
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len)]
    }

    pub(crate) fn as_str(&self) -> &str {
        match std::str::from_utf8(self.as_bytes()) {
            Ok(text) => text,
            Err(_) => unreachable!("the bytes are those of a text"),
        }
    }
}

impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_whole_up_to_its_last_byte() {
        for text in ["", "é", &"x".repeat(ROOM), &"é".repeat(ROOM / 2)] {
            let mut short = Short::EMPTY;
            short.set(text);
            assert_eq!(short.as_str(), text);
            assert_eq!(short.as_bytes(), text.as_bytes());
        }
    }
}

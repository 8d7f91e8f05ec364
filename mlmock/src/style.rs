//! Is a report coloured, and how?

use std::env;
use std::io::IsTerminal;

/// Colours, or none.
pub(crate) struct Style {
    coloured: bool,
}

impl Style {
    /// `MLMOCK_COLOR=always` and `never` decide; else colours are for a terminal.
    pub(crate) fn of_stderr() -> Style {
        let coloured = match env::var("MLMOCK_COLOR").as_deref() {
            Ok("always") => true,
            Ok("never") => false,
            _ => env::var_os("NO_COLOR").is_none() && std::io::stderr().is_terminal(),
        };
        Style { coloured }
    }

    pub(crate) fn plain() -> Style {
        Style { coloured: false }
    }

    pub(crate) fn expected(&self, text: &str) -> String {
        self.paint("32", text)
    }

    pub(crate) fn actual(&self, text: &str) -> String {
        self.paint("31", text)
    }

    /// A line of a difference, by its beginning.
    pub(crate) fn line(&self, line: &str) -> String {
        if line.starts_with("- ") || line.starts_with("expected") {
            self.expected(line)
        } else if line.starts_with("+ ") || line.starts_with("  actual") {
            self.actual(line)
        } else {
            line.to_owned()
        }
    }

    fn paint(&self, colour: &str, text: &str) -> String {
        if self.coloured {
            format!("\u{1b}[{colour}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

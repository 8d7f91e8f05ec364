//! Does the expansion read as intended?

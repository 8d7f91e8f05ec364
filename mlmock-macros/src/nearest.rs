//! Which valid word did the user mean?

use crate::lists::{Lists, each};

/// A sentence on a word that is not one of `valid`.
pub(crate) fn unknown(word: &str, valid: &[&str]) -> String {
    let nearest = valid
        .iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .min()
        // Half of the word may be wrong, not more: else the suggestion is a guess.
        .filter(|(distance, candidate)| *distance * 2 <= candidate.len().max(word.len()));
    let list: Vec<_> = each!(word in valid => format!("`{word}`"));
    match nearest {
        Some((_, nearest)) => format!("unknown word `{word}`: did you mean `{nearest}`?"),
        None => format!("unknown word `{word}`: expected one of {}", list.join(", ")),
    }
}

/// Levenshtein distance.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().list();
    let mut row: Vec<usize> = (0..=other.len()).list();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        assert_eq!(
            unknown("nmae", &["name", "crate"]),
            "unknown word `nmae`: did you mean `name`?"
        );
        assert_eq!(
            unknown("serialize", &["name", "crate"]),
            "unknown word `serialize`: expected one of `name`, `crate`"
        );
    }

    #[test]
    fn distance_counts_edits() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "abc"), 0);
    }
}

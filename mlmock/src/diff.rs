//! Where do two long texts differ?

use crate::texts::has_lines;

/// Lines of agreement shown around a difference.
const CONTEXT: usize = 2;
/// So many characters of a line are shown at most, a third of them before the first difference.
const WIDTH: usize = 90;

/// The difference, in about so many bytes: expected lines with `-`, actual ones with `+`.
pub(crate) fn lines(expected: &str, actual: &str, share: usize) -> Vec<String> {
    let width = WIDTH.min(share / 3).max(24);
    let mut lines = Vec::new();
    if !has_lines(expected) && !has_lines(actual) {
        let at = first_difference(expected, actual);
        lines.push(format!("expected {}", around(expected, at, width)));
        lines.push(format!("  actual {}", around(actual, at, width)));
        return lines;
    }
    let edits = edits(&lines_of(expected), &lines_of(actual));
    let near = |index: usize| {
        let end = (index + CONTEXT + 1).min(edits.len());
        let mut around = edits[index.saturating_sub(CONTEXT)..end].iter();
        around.any(|(mark, _)| *mark != ' ')
    };
    lines.push(String::from("- expected, + actual:"));
    let mut skipped = false;
    let mut left = share;
    for (index, (mark, line)) in edits.iter().enumerate() {
        if !near(index) {
            skipped = true;
            continue;
        }
        if std::mem::take(&mut skipped) {
            lines.push(String::from("  …"));
        }
        let line = format!("{mark} {}", around(line, 0, width));
        left = left.saturating_sub(line.len() + 8);
        lines.push(line);
        if left == 0 {
            lines.push(String::from("  …"));
            return lines;
        }
    }
    lines
}

fn lines_of(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    for line in text.lines() {
        lines.push(line);
    }
    lines
}

fn first_difference(one: &str, other: &str) -> usize {
    let mut equal = 0;
    let mut other = other.chars();
    for c in one.chars() {
        if other.next() != Some(c) {
            break;
        }
        equal += 1;
    }
    equal
}

/// The part of a line around a character, with ellipses where it is cut.
fn around(line: &str, at: usize, width: usize) -> String {
    let start = at.saturating_sub(width / 3);
    let mut part = String::new();
    if start > 0 {
        part.push('…');
    }
    for (index, c) in line.chars().enumerate() {
        if index == start + width {
            part.push('…');
            break;
        }
        if index >= start {
            part.push(c);
        }
    }
    part
}

/// Lines with what stands before them: a mark that tells whose they are.
type Edits<'t> = Vec<(char, &'t str)>;

fn add<'t>(edits: &mut Edits<'t>, mark: char, lines: &[&'t str]) {
    for line in lines {
        edits.push((mark, line));
    }
}

/// The texts side by side, with equal beginnings and ends put together, and the longest common
/// lines of what is between them, as far as that is small enough.
fn edits<'t>(expected: &[&'t str], actual: &[&'t str]) -> Edits<'t> {
    let mut edits = Vec::new();
    let mut head = 0;
    while head < expected.len() && head < actual.len() && expected[head] == actual[head] {
        head += 1;
    }
    let (mut end, mut actual_end) = (expected.len(), actual.len());
    while end > head && actual_end > head && expected[end - 1] == actual[actual_end - 1] {
        end -= 1;
        actual_end -= 1;
    }
    let (gone, come) = (&expected[head..end], &actual[head..actual_end]);
    add(&mut edits, ' ', &expected[..head]);
    if gone.len() * come.len() <= 250_000 {
        longest_common(&mut edits, gone, come);
    } else {
        add(&mut edits, '-', gone);
        add(&mut edits, '+', come);
    }
    add(&mut edits, ' ', &expected[end..]);
    edits
}

fn longest_common<'t>(edits: &mut Edits<'t>, expected: &[&'t str], actual: &[&'t str]) {
    let width = actual.len() + 1;
    let mut length = vec![0u32; (expected.len() + 1) * width];
    for i in (0..expected.len()).rev() {
        for j in (0..actual.len()).rev() {
            length[i * width + j] = if expected[i] == actual[j] {
                length[(i + 1) * width + j + 1] + 1
            } else {
                length[(i + 1) * width + j].max(length[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < expected.len() || j < actual.len() {
        if i < expected.len() && j < actual.len() && expected[i] == actual[j] {
            edits.push((' ', expected[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == actual.len()
            || i < expected.len() && length[(i + 1) * width + j] >= length[i * width + j + 1]
        {
            edits.push(('-', expected[i]));
            i += 1;
        } else {
            edits.push(('+', actual[j]));
            j += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_long_line_is_cut_around_the_first_difference() {
        let expected = format!("{}x{}", "a".repeat(100), "b".repeat(100));
        let actual = format!("{}y{}", "a".repeat(100), "b".repeat(100));
        let (a, b) = ("a".repeat(30), "b".repeat(59));
        assert_eq!(
            lines(&expected, &actual, 1000),
            [format!("expected …{a}x{b}…"), format!("  actual …{a}y{b}…")]
        );
    }

    #[test]
    fn lines_that_agree_are_left_out() {
        let text = |changed: &str| format!("{{\n a\n b\n c\n {changed}\n d\n e\n f\n}}");
        assert_eq!(
            lines(&text("x"), &text("y"), 1000),
            [
                "- expected, + actual:",
                "  …",
                "   b",
                "   c",
                "-  x",
                "+  y",
                "   d",
                "   e"
            ]
        );
    }

    #[test]
    fn an_inserted_line_does_not_shift_the_rest() {
        let lines = lines("a\nb\nc", "a\nx\nb\nc", 1000);
        assert_eq!(lines, ["- expected, + actual:", "  a", "+ x", "  b", "  c"]);
    }
}

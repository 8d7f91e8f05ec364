//! Where do two long texts differ?

/// Lines of agreement shown around a difference.
const CONTEXT: usize = 2;
/// So many characters of a line are shown at most, a third of them before the first difference.
const WIDTH: usize = 90;

/// The difference, in about so many bytes: expected lines with `-`, actual ones with `+`.
pub(crate) fn lines(expected: &str, actual: &str, share: usize) -> Vec<String> {
    let width = WIDTH.min(share / 3).max(24);
    if !expected.contains('\n') && !actual.contains('\n') {
        let at = first_difference(expected, actual);
        return vec![
            format!("expected {}", around(expected, at, width)),
            format!("  actual {}", around(actual, at, width)),
        ];
    }
    let expected: Vec<&str> = expected.lines().collect();
    let actual: Vec<&str> = actual.lines().collect();
    let edits = edits(&expected, &actual);
    let changed = |index: usize| edits[index].0 != ' ';
    let near = |index: usize| {
        let around = index.saturating_sub(CONTEXT)..(index + CONTEXT + 1).min(edits.len());
        around.into_iter().any(changed)
    };
    let mut lines = vec![String::from("- expected, + actual:")];
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

fn first_difference(one: &str, other: &str) -> usize {
    let equal = one
        .chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other);
    equal.count()
}

/// The part of a line around a character, with ellipses where it is cut.
fn around(line: &str, at: usize, width: usize) -> String {
    let start = at.saturating_sub(width / 3);
    let mut part: String = line.chars().skip(start).take(width).collect();
    if start > 0 {
        part.insert(0, '…');
    }
    if line.chars().count() > start + width {
        part.push('…');
    }
    part
}

/// The texts side by side, with equal beginnings and ends put together, and the longest common
/// lines of what is between them, as far as that is small enough.
fn edits<'t>(expected: &[&'t str], actual: &[&'t str]) -> Vec<(char, &'t str)> {
    let pairs = || expected.iter().zip(actual);
    let head = pairs()
        .take_while(|(expected, actual)| expected == actual)
        .count();
    let (rest_expected, rest_actual) = (&expected[head..], &actual[head..]);
    let tail = rest_expected
        .iter()
        .rev()
        .zip(rest_actual.iter().rev())
        .take_while(|(expected, actual)| expected == actual)
        .count();
    let middle_expected = &rest_expected[..rest_expected.len() - tail];
    let middle_actual = &rest_actual[..rest_actual.len() - tail];
    let mut edits: Vec<_> = expected[..head].iter().map(|line| (' ', *line)).collect();
    if middle_expected.len() * middle_actual.len() <= 250_000 {
        edits.extend(longest_common(middle_expected, middle_actual));
    } else {
        edits.extend(middle_expected.iter().map(|line| ('-', *line)));
        edits.extend(middle_actual.iter().map(|line| ('+', *line)));
    }
    edits.extend(
        rest_expected[rest_expected.len() - tail..]
            .iter()
            .map(|line| (' ', *line)),
    );
    edits
}

fn longest_common<'t>(expected: &[&'t str], actual: &[&'t str]) -> Vec<(char, &'t str)> {
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
    let mut edits = Vec::new();
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
    edits
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

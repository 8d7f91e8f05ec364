//! Arguments are written as patterns, and there are up to 16 of them.
#![allow(
    clippy::toplevel_ref_arg,
    clippy::too_many_arguments,
    reason = "users have such signatures"
)]
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Point {
    x: u8,
    y: u8,
}
#[derive(Clone, Debug, PartialEq)]
struct Id(u8);

#[ml_double]
trait Required {
    fn ignored(&self, _: u8, _: &str) -> u8;
    fn underscored(&self, _name: &str, __rows: &[u8]);
}

#[test]
fn an_argument_without_a_name_is_recorded_by_its_place() {
    let required = RequiredDouble::new();
    assert_text(
        failure_of(|| required.ignored(1, "a")),
        r#"
        Required.ignored: no answer for this call
            ignored(arg0: 1, arg1: "a")  at <here>

          it returns `u8`: add an answer before it, for example
            required.ignored.returns(..);
            required.ignored.returns_with(|| ..); // made anew for each call
        "#,
    );
    required.ignored.side_effect(|a, b| a + b.len() as u8);
    assert_eq!(required.ignored(2, "bc"), 4);
    required.ignored.assert_called_with(2, "bc");
}

#[test]
fn a_name_may_begin_with_an_underscore() {
    let required = RequiredDouble::new();
    required.underscored("a", &[1]);
    required.underscored.assert_called_once_with("a", &[1]);
    let text = failure_of(|| required.underscored.assert_not_called());
    assert!(
        text.contains(r#"underscored(_name: "a", __rows: [1])"#),
        "{text}"
    );
}

#[ml_double]
trait Provided {
    fn count(&self, n: u8) -> u8;
    fn mutable(&self, mut n: u8, mut names: Vec<String>) -> usize {
        n = self.count(n);
        names.push(n.to_string());
        names.len()
    }
    fn tuple(&self, (a, b): (u8, &str), [x, .., z]: [u8; 3]) -> usize {
        usize::from(a) + b.len() + usize::from(x + z)
    }
    fn nested(&self, (a, (mut b, _)): (u8, (u8, &str)), _: u8) -> u8 {
        b += a;
        b
    }
    fn fields(&self, Point { x, y: up }: Point, Id(id): &Id, &other: &u8) -> u8 {
        x + up + id + other
    }
    fn bound(&self, whole @ Point { x, .. }: Point, ref by: u8) -> u8 {
        whole.y + x + *by
    }
    fn wild(&self, _: u8, _ignored: &str, (_, last): (u8, u8)) -> u8 {
        last
    }
    fn lists(&self, (names, rest): (&[&str], Option<&str>)) -> usize {
        names.len() + rest.map_or(0, str::len)
    }
    fn mutable_reference(&self, (a, b): (&mut u8, &mut Vec<u8>)) {
        *a += 1;
        b.push(*a);
    }
    fn unit(&self, (): ()) -> u8 {
        1
    }
}

#[test]
fn the_own_body_sees_the_parts_of_its_patterns() {
    let provided = ProvidedDouble::new();
    provided.count.side_effect(|n| n + 1);
    assert_eq!(provided.mutable(1, vec![]), 1);
    assert_eq!(provided.tuple((1, "ab"), [3, 9, 4]), 10);
    assert_eq!(provided.nested((1, (2, "x")), 9), 3);
    assert_eq!(provided.fields(Point { x: 1, y: 2 }, &Id(3), &4), 10);
    assert_eq!(provided.bound(Point { x: 1, y: 2 }, 3), 6);
    assert_eq!(provided.wild(1, "a", (2, 3)), 3);
    assert_eq!(provided.lists((&["a", "b"], Some("cd"))), 4);
    let (mut number, mut list) = (1, vec![]);
    provided.mutable_reference((&mut number, &mut list));
    assert_eq!((number, list), (2, vec![2]));
    assert_eq!(provided.unit(()), 1);
}

#[test]
fn an_argument_with_a_pattern_is_recorded_whole() {
    let provided = ProvidedDouble::new();
    provided.count.returns(5);
    provided.mutable(1, vec!["a".into()]);
    provided.mutable.assert_called_once_with(1, &["a"]);
    provided.tuple((1, "ab"), [3, 9, 4]);
    provided.tuple.assert_called_once_with((1, "ab"), [3, 9, 4]);
    provided.nested((1, (2, "x")), 9);
    provided.nested.assert_called_once_with((1, (2, "x")), 9);
    provided.fields(Point { x: 1, y: 2 }, &Id(3), &4);
    provided
        .fields
        .assert_called_once_with(Point { x: 1, y: 2 }, Id(3), 4);
    provided.bound(Point { x: 1, y: 2 }, 3);
    provided
        .bound
        .assert_called_once_with(Point { x: 1, y: 2 }, 3);
    provided.wild(1, "a", (2, 3));
    provided.wild.assert_called_once_with(1, "a", (2, 3));
    provided.lists((&["a"], None));
    provided.lists.assert_called_once_with((&["a"][..], None));
}

#[test]
fn an_argument_with_a_pattern_is_named_by_its_place() {
    let provided = ProvidedDouble::new();
    provided.tuple((1, "ab"), [3, 9, 4]);
    assert_text(
        failure_of(|| provided.tuple.assert_called_with((1, "ab"), [3, 9, 5])),
        r#"
        Provided.tuple: expected the last call to have these arguments

          expected:
            tuple(arg0: (1, "ab"), arg1: [3, 9, 5])

          1 call:
            #1 tuple(arg0: (1, "ab"), *arg1: [3, 9, 4])  at <here>

          call #1 differs in:
            arg1
              expected [3, 9, 5]
                actual [3, 9, 4]
        "#,
    );
}

#[test]
fn a_pattern_gets_an_answer_like_a_name() {
    let provided = ProvidedDouble::new();
    provided
        .tuple
        .side_effect(|(a, _), list| usize::from(a + list[1]));
    provided.fields.with(any(), Id(1), any()).returns(100);
    assert_eq!(provided.tuple((1, "ab"), [3, 9, 4]), 10);
    assert_eq!(provided.fields(Point { x: 0, y: 0 }, &Id(1), &0), 100);
    assert_eq!(provided.fields(Point { x: 0, y: 0 }, &Id(2), &0), 2);
}

#[ml_double]
trait Clashing {
    fn names(&self, this: u8, run: u8, result: u8, handle: u8, at: u8, future: u8, loan: u8) -> u8 {
        this + run + result + handle + at + future + loan
    }
    fn numbered(&self, arg1: u8, _: u8, arg0: u8) -> u8;
    fn parts(&self, part: impl AsRef<str>, part0: (u8, &str), probe: &[u8]) -> u8;
    fn field(&self, field: &str, names: u8) -> u8;
    fn outer(&self, value: u8, (value2, arg1): (u8, u8)) -> u8 {
        value + value2 + arg1
    }
}

#[test]
fn arguments_are_called_like_what_the_attribute_generates() {
    let clashing = ClashingDouble::new();
    assert_eq!(clashing.names(1, 2, 3, 4, 5, 6, 7), 28);
    clashing.names.assert_called_once_with(1, 2, 3, 4, 5, 6, 7);
    clashing
        .numbered
        .side_effect(|a, b, c| a * 100 + b * 10 + c);
    assert_eq!(clashing.numbered(1, 2, 3), 123);
    clashing.parts.returns(1);
    clashing.parts("a", (1, "b"), &[2]);
    clashing.parts.assert_called_once_with("a", (1, "b"), &[2]);
    clashing.field.returns(2);
    assert_eq!(clashing.field("x", 1), 2);
    assert_eq!(clashing.outer(1, (2, 3)), 6);
}

#[ml_double]
trait Wide {
    fn thirteen(
        &self,
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: u8,
        h: u8,
        i: u8,
        j: u8,
        k: u8,
        l: u8,
        m: &str,
    ) -> u8;
    fn sixteen(
        &mut self,
        a: u8,
        b: &str,
        c: String,
        d: &[u8],
        e: Option<&str>,
        f: &u8,
        g: char,
        h: bool,
        i: f32,
        j: Vec<&str>,
        k: &Point,
        l: &mut u8,
        m: (),
        n: [u8; 2],
        o: (u8, u8),
        p: Point,
    ) -> Result<u8, String>;
    fn lent(
        &self,
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: u8,
        h: u8,
        i: u8,
        j: u8,
        k: u8,
        l: u8,
        m: u8,
        n: u8,
        o: u8,
        p: u8,
    ) -> &str;
    fn provided(
        &self,
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: u8,
        h: u8,
        i: u8,
        j: u8,
        k: u8,
        l: u8,
        m: u8,
        n: u8,
        o: u8,
        p: u8,
    ) -> u8 {
        a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p
    }
}

#[test]
fn sixteen_arguments_are_recorded_and_asserted() {
    let mut wide = WideDouble::new();
    wide.sixteen
        .side_effect(|a, b, c, d, e, f, g, _, _, _, _, l, _, n, o, p| {
            *l += 1;
            let texts = b.len() + c.len() + d.len() + e.map_or(0, str::len) + g.len_utf8();
            Ok(a + f + n[0] + o.1 + p.x + texts as u8)
        });
    let mut l = 1;
    let result = wide.sixteen(
        1,
        "b",
        "c".into(),
        &[1],
        Some("e"),
        &1,
        'g',
        true,
        0.5,
        vec!["j"],
        &Point { x: 1, y: 2 },
        &mut l,
        (),
        [1, 2],
        (1, 2),
        Point { x: 3, y: 4 },
    );
    assert_eq!((result, l), (Ok(13), 2));
    wide.sixteen.assert_called_once_with(
        1,
        "b",
        "c",
        &[1],
        Some("e"),
        1,
        'g',
        true,
        0.5,
        &["j"],
        Point { x: 1, y: 2 },
        1,
        any(),
        [1, 2],
        (1, 2),
        any(),
    );
    wide.sixteen
        .with(
            1,
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
            any(),
        )
        .assert_called_once();
    let last = wide.sixteen.last_call().unwrap();
    assert_eq!(
        (last.0, last.1.as_str(), &last.15),
        (1, "b", &Point { x: 3, y: 4 })
    );
}

#[test]
fn more_than_twelve_arguments_are_printed_and_compared() {
    let wide = WideDouble::relaxed();
    wide.thirteen(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, "m");
    let text = failure_of(|| {
        wide.thirteen
            .assert_called_with(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, "n");
    });
    assert!(text.contains(r#"l: 12, *m: "m")"#), "{text}");
    let calls = wide.thirteen.calls();
    assert_eq!(format!("{:?}", calls[0].12), r#""m""#);
}

#[test]
fn sixteen_arguments_run_the_own_body_and_lend() {
    let wide = WideDouble::new();
    assert_eq!(
        wide.provided(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
        136
    );
    wide.provided
        .assert_called_once_with(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    wide.lent.returns("lent".into());
    assert_eq!(
        wide.lent(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
        "lent"
    );
    assert_eq!(wide.lent.args()[0].15, 16);
}

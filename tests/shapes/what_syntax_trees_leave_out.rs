//! Syntax that is read as it is written, and not by its parts: what a result captures, blocks in types, and values
//! that are more than a literal or a path.
#![allow(unused_braces, reason = "users write such types")]
use mlmock::ml_double;

#[ml_double]
fn length<T: ToString>(text: &str, more: T) -> impl Future<Output = usize> + use<'_, T> {
    std::future::ready(text.len() + more.to_string().len())
}

#[test]
fn a_result_may_say_what_it_captures() {
    assert_eq!(futures::executor::block_on(length("train", 12)), 7);
    let double = length::double();
    double.returns(1);
    assert_eq!(futures::executor::block_on(length("train", 12)), 1);
    double.assert_called_once_with("train", "12");
}

struct Row<const N: usize>;

#[ml_double]
trait Blocks {
    fn sum(
        &self,
        row: [u8; {
            let width = 2;
            width * 2
        }],
    ) -> Row<
        {
            let width = 3;
            width + 1
        },
    >;
    fn length(&self) -> [u8; if cfg!(test) { 1 } else { 2 }];
}

#[test]
fn a_type_may_have_a_block_in_it() {
    let blocks = BlocksDouble::new();
    blocks.sum.returns_once(Row::<4>);
    blocks.length.returns([9]);
    let Row::<4> = blocks.sum([1, 2, 3, 4]);
    assert_eq!(blocks.length(), [9]);
    blocks.sum.assert_called_once_with([1, 2, 3, 4]);
}

#[ml_double(type Cells<const N: usize> = [u8; { N }])]
trait Grid {
    type Cells<const N: usize>;
    fn three(&self) -> Self::Cells<3>;
}

#[test]
fn a_block_may_speak_of_a_parameter() {
    let grid = GridDouble::new();
    grid.three.returns([1, 2, 3]);
    assert_eq!(grid.three(), [1, 2, 3]);
}

#[ml_double(
    const WIDTH: usize = if cfg!(test) { 2 } else { 3 },
    const NAMES: &'static [&'static str] = &["a", "b"],
    const DOUBLED: fn(u8, u8) -> u8 = |a, b| a + b * 2,
    const SIZE = size_of::<Result<u8, u8>>(),
)]
trait Fixed {
    const WIDTH: usize;
    const NAMES: &'static [&'static str];
    const DOUBLED: fn(u8, u8) -> u8;
    const SIZE: usize;
    fn width(&self) -> usize {
        Self::WIDTH
    }
}

#[test]
fn a_constant_may_be_fixed_to_any_expression() {
    assert_eq!(<FixedDouble as Fixed>::WIDTH, 2);
    assert_eq!(<FixedDouble as Fixed>::NAMES, ["a", "b"]);
    assert_eq!((<FixedDouble as Fixed>::DOUBLED)(1, 2), 5);
    assert_eq!(<FixedDouble as Fixed>::SIZE, 2);
    assert_eq!(FixedDouble::new().width(), 2);
}

//! A report prints arguments by the names that the trait gives them.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Shapes {
    fn many(&self, mut_: u8, r#type: u8, _ignored: u8, (a, b): (u8, u8), _: u8) {
        let _ = (mut_, r#type, a, b);
    }
}

#[test]
fn raw_names_lose_their_mark_and_patterns_get_a_number() {
    let shapes = ShapesDouble::new();
    shapes.many(1, 2, 3, (4, 5), 6);
    assert_text(
        failure_of(|| shapes.many.assert_called_once_with(1, 2, 3, (4, 4), any())),
        "
        Shapes.many: expected exactly one call, with these arguments

          expected:
            many(mut_: 1, type: 2, _ignored: 3, arg3: (4, 4), arg4: any())

          1 call:
            #1 many(mut_: 1, type: 2, _ignored: 3, *arg3: (4, 5), arg4: 6)  at <here>

          call #1 differs in:
            arg3
              expected (4, 4)
                actual (4, 5)
        ",
    );
}

//! A call of a method with sixteen arguments is read back, printed and compared like any other.
use mlmock::ml_double;

#[ml_double]
trait Grid {
    #[allow(clippy::too_many_arguments)]
    fn fit(
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
        p: &str,
    );
}

#[test]
fn all_of_them_are_read_back() {
    let grid = GridDouble::new();
    grid.fit(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "last");
    let args = grid.fit.last_args().unwrap();
    assert_eq!((args.0, args.14, args.15.as_str()), (1, 15, "last"));
    grid.fit
        .assert_called_once_with(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "last");
}

#[test]
fn all_of_them_are_printed() {
    let grid = GridDouble::new();
    grid.fit(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "last");
    assert_eq!(
        format!("{:?}", grid.fit.last_call().unwrap()),
        r#"Call(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "last")"#
    );
}

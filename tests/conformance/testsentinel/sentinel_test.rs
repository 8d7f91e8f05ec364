//! A token of the test's own stands for a value that is only handed on.
#![allow(non_snake_case, reason = "the names of the rows")]
use mlmock::ml_double;

/// What stands for a connection in a test: opaque, and equal to itself only.
#[derive(Clone, Debug, PartialEq)]
struct Token(&'static str);

#[ml_double]
trait Pool<C> {
    fn take(&self) -> C;
    fn give_back(&self, connection: C);
}

/// Hands on what it knows nothing of.
fn borrow_twice<C>(pool: &impl Pool<C>) {
    let (first, second) = (pool.take(), pool.take());
    pool.give_back(second);
    pool.give_back(first);
}

#[test]
fn testSentinels() {
    let pool = PoolDouble::<Token>::new();
    pool.take
        .returns_in_order([Token("first"), Token("second")]);
    borrow_twice(&pool);
    let (first, second) = (Token("first"), Token("second"));
    assert_ne!(first, second);
    pool.give_back
        .assert_calls_exactly([pool.give_back.with(second), pool.give_back.with(first)]);
}

#[test]
fn testSentinelName() {
    let pool = PoolDouble::<Token>::new();
    pool.give_back(Token("primary"));
    assert_eq!(
        mlmock::timeline([&pool]).to_string(),
        r#"1  Pool.give_back(connection: Token("primary"))"#
    );
}

#[test]
fn testCopy() {
    let pool = PoolDouble::<Token>::new();
    let token = Token("primary");
    pool.take.returns(token.clone());
    // Every call gives a clone, which equals it.
    assert_eq!([pool.take(), pool.take()], [token.clone(), token.clone()]);
    pool.give_back(token.clone());
    pool.give_back.assert_called_once_with(&token);
}

#[test]
fn testDEFAULT() {
    let pool = PoolDouble::<Token>::new();
    pool.take.returns(Token("default"));
    pool.take.returns_once(Token("first"));
    pool.take.falls_through_once();
    pool.take.returns_once(Token("third"));
    let taken = [(); 3].map(|()| pool.take());
    assert_eq!(taken, ["first", "default", "third"].map(Token));
}

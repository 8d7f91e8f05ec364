//! What a spy cannot hand on to its object is answered by the trait's own body, where it has one, and by
//! what the test says.
use std::fmt::Debug;
use std::future::Future;
use std::sync::Arc;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Builder: Sized {
    fn with_retries(self, retries: u32) -> Self {
        let _ = retries;
        self
    }
    fn is_like(&self, other: &Self) -> bool;
    fn merged(self, others: Vec<Self>) -> Option<Self> {
        others.into_iter().next().or(Some(self))
    }
    fn visited<V: Visitor<Self>>(&self, visitor: V) -> u32;
    fn dumped(&self) -> String
    where
        Self: Debug;
    fn retries(&self) -> u32;
}

trait Visitor<B> {
    fn visit(&self, builder: &B) -> u32;
}

#[derive(Clone, Debug)]
struct Retries(u32);

impl Builder for Retries {
    fn with_retries(self, retries: u32) -> Self {
        Retries(retries)
    }
    fn is_like(&self, other: &Self) -> bool {
        self.0 == other.0
    }
    fn visited<V: Visitor<Self>>(&self, visitor: V) -> u32 {
        visitor.visit(self)
    }
    fn dumped(&self) -> String
    where
        Self: Debug,
    {
        format!("{self:?}")
    }
    fn retries(&self) -> u32 {
        self.0
    }
}

#[test]
fn a_method_that_speaks_of_self_and_has_a_body_runs_it_on_the_spy() {
    let builder = BuilderDouble::wrapping(Retries(3));
    assert_eq!(builder.clone().with_retries(7).retries(), 3);
    let merged = builder.clone().merged(vec![builder.clone()]);
    assert_eq!(merged.map(|merged| merged.retries()), Some(3));
    builder.retries.assert_called_times(2);
    builder.with_retries.assert_not_called();
}

#[test]
fn one_without_a_body_says_so() {
    struct Counting;
    impl<B: Builder> Visitor<B> for Counting {
        fn visit(&self, builder: &B) -> u32 {
            builder.retries()
        }
    }
    let builder = BuilderDouble::wrapping(Retries(3));
    assert_text(
        failure_of(|| builder.is_like(&builder)),
        "
        Builder.is_like: a spy cannot answer it: it speaks of `Self`, which is another type for the object; call it on a double of `new()`, or on the object
        ",
    );
    assert_text(
        failure_of(|| builder.visited(Counting)),
        "
        Builder.visited: a spy cannot answer it: it speaks of `Self`, which is another type for the object; call it on a double of `new()`, or on the object
        ",
    );
    assert_text(
        failure_of(|| builder.is_like.calls_real()),
        "
        Builder.is_like: a spy cannot hand it on to the wrapped object: it speaks of `Self`, which is another type for the object
        ",
    );
}

#[test]
fn one_that_asks_more_of_self_is_answered_by_the_test() {
    let builder = BuilderDouble::wrapping(Retries(3));
    assert_text(
        failure_of(|| builder.dumped()),
        "
        Builder.dumped: no answer for this call, and a spy cannot hand it on to the wrapped object
            dumped()  at <here>

          it asks more of `Self` than the trait does, and the object may not have that: add an answer
        ",
    );
    builder.dumped.returns("mine".into());
    assert_eq!(builder.dumped(), "mine");
}

#[ml_double]
trait Source {
    #[ml_double(returns = Vec<u32>)]
    fn rows(&self) -> impl IntoIterator<Item = u32> + Clone;
    fn shared(self: Arc<Self>) -> u32 {
        7
    }
    fn sized(&self, n: u32) -> u32
    where
        Self: Sized,
    {
        n + 1
    }
}

struct Real;

impl Source for Real {
    fn rows(&self) -> impl IntoIterator<Item = u32> + Clone {
        [1, 2]
    }
    fn shared(self: Arc<Self>) -> u32 {
        8
    }
    fn sized(&self, n: u32) -> u32 {
        n
    }
}

#[test]
fn a_result_without_a_name_is_handed_in() {
    let source = SourceDouble::wrapping(Real);
    assert_text(
        failure_of(|| source.rows().into_iter().count()),
        "
        Source.rows: no answer for this call, and a spy cannot hand it on to the wrapped object
            rows()  at <here>

          its result is an `impl Trait`, which is another type for the object: add an answer
        ",
    );
    source.rows.returns(vec![7]);
    assert_eq!(source.rows().into_iter().collect::<Vec<_>>(), [7]);
}

#[test]
fn the_body_of_the_trait_answers_where_the_object_is_out_of_reach() {
    let source = SourceDouble::wrapping(Real);
    assert_eq!(
        (
            Arc::new(SourceDouble::wrapping(Real)).shared(),
            source.sized(1)
        ),
        (7, 2)
    );
    source.sized.assert_called_once_with(1);
    source.sized.returns(9);
    assert_eq!(source.sized(1), 9);
}

#[ml_double]
trait Row {
    type Database: Database<Row = Self>;
    fn get(&self) -> u32;
}

trait Database {
    type Row: ?Sized;
}
struct Db;
impl Database for Db {
    type Row = RowDouble<Db>;
}

#[test]
fn a_trait_that_asks_its_types_to_speak_of_it_has_a_double_and_no_spy() {
    let row = RowDouble::<Db>::new();
    row.get.returns(7);
    assert_eq!(row.get(), 7);
}

trait MaybeSend: Send {}
impl<T: Send> MaybeSend for T {}

#[ml_double]
trait Transport: 'static {
    fn send(&mut self, text: String) -> impl Future<Output = usize> + MaybeSend;
    fn ping(&mut self) -> impl Future<Output = usize> + MaybeSend {
        async { 0 }
    }
}

impl Transport for Vec<String> {
    async fn send(&mut self, text: String) -> usize {
        self.push(text);
        self.len()
    }
}

#[tokio::test]
async fn a_future_that_is_send_by_another_name_is_awaited() {
    let mut transport = TransportDouble::wrapping(vec![]);
    assert_eq!(
        (transport.send("a".into()).await, transport.ping().await),
        (1, 0)
    );
    transport.send.assert_awaited_once_with("a");
}

#[ml_double]
trait Signer {
    fn sign<F: Fn(&mut Vec<u8>)>(&self, update: F) -> usize {
        self.try_sign(move |bytes| {
            update(bytes);
            true
        })
    }
    fn twice<F: Fn(u32) -> u32>(&self, f: F) -> u32 {
        self.once(f) + 1
    }
    fn once<F: Fn(u32) -> u32>(&self, f: F) -> u32;
    fn try_sign<F: Fn(&mut Vec<u8>) -> bool>(&self, update: F) -> usize;
}

impl Signer for Real {
    fn once<F: Fn(u32) -> u32>(&self, f: F) -> u32 {
        f(7)
    }
    fn try_sign<F: Fn(&mut Vec<u8>) -> bool>(&self, update: F) -> usize {
        let mut bytes = vec![];
        assert!(update(&mut bytes));
        bytes.len()
    }
}

#[test]
fn a_closure_is_handed_on_by_a_method_and_by_its_body() {
    let signer = SignerDouble::wrapping(Real);
    assert_eq!(signer.sign(|bytes| bytes.push(1)), 1);
    assert_eq!((signer.twice(|n| n), signer.once(|n| n)), (8, 7));
    signer.twice.calls_default();
    signer.once.returns(100);
    assert_eq!(signer.twice(|n| n), 101);
    let signer = SignerDouble::new();
    signer.once.returns(1);
    assert_eq!(signer.twice(|n| n), 2);
}

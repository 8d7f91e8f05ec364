//! `type X = ..` and `const X = ..` in the attribute fix what would be a parameter of the double.
use std::fmt::Debug;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Model(u32);

#[ml_double(type Model = Model, type Error = String)]
trait Registry {
    type Model;
    type Error: Debug;
    fn latest(&self, name: &str) -> Result<Self::Model, Self::Error>;
    fn log(&self, model: &Self::Model) -> Option<&Self::Model>;
}

#[test]
fn all_types_may_be_fixed() {
    let registry = RegistryDouble::new();
    registry.latest.returns_ok(Model(1));
    registry.log.returns(Some(Model(2)));
    assert_eq!(registry.latest("churn"), Ok(Model(1)));
    assert_eq!(registry.log(&Model(1)), Some(&Model(2)));
    registry.log.assert_called_once_with(&Model(1));
    let object: &dyn Registry<Model = Model, Error = String> = &registry;
    assert_eq!(object.latest("x"), Ok(Model(1)));
}

#[test]
fn a_failure_prints_values_of_the_fixed_type() {
    let registry = RegistryDouble::new();
    assert_text(
        failure_of(|| registry.log(&Model(1))),
        "
        Registry.log: no answer for this call
            log(model: Model(1))  at <here>

          it returns `Option<&Self::Model>`: add an answer before it, for example
            registry.log.returns(..);
            registry.log.returns_with(|| ..); // made anew for each call
        ",
    );
}

#[ml_double(type Key = &'static str)]
trait Store<V> {
    type Key: Copy;
    type Value;
    fn put(&self, key: Self::Key, value: V) -> Self::Value;
}

#[test]
fn some_types_may_be_fixed() {
    let store = StoreDouble::<u8, bool>::new();
    store.put.returns(true);
    assert!(store.put("k", 1));
    store.put.assert_called_once_with("k", 1);
}

mod made_of_others {
    use super::*;

    #[ml_double(type Rows = Vec<Self::Row>, type Boxed = Box<dyn Fn(u32) -> u32 + Send + Sync>)]
    trait Pipeline {
        type Row: Clone + Debug;
        type Rows;
        type Boxed;
        fn rows(&self) -> Self::Rows;
        fn job(&self) -> Self::Boxed;
    }

    #[test]
    fn a_fixed_type_may_be_made_of_others() {
        let pipeline = PipelineDouble::<u8>::new();
        pipeline.rows.returns(vec![1]);
        pipeline.job.returns_with(|| Box::new(|number| number + 1));
        assert_eq!(pipeline.rows(), [1]);
        assert_eq!(pipeline.job()(2), 3);
    }
}

#[ml_double(const DIM = 4, const NAME: &'static str = "tiny", const SCALES: [f32; 2] = [0.5, 1.0])]
trait Embedder {
    const DIM: usize;
    const NAME: &'static str;
    const SCALES: [f32; 2];
    const REST: u8;
    fn embed(&self, text: &str) -> Vec<f32>;
    fn describe(&self) -> String {
        format!(
            "{} {} {:?} {}",
            Self::NAME,
            Self::DIM,
            Self::SCALES,
            Self::REST
        )
    }
}

#[test]
fn constants_may_be_fixed() {
    let embedder = EmbedderDouble::<9>::new();
    embedder.embed.returns(vec![0.0; 4]);
    assert_eq!(
        embedder.embed("x").len(),
        <EmbedderDouble<9> as Embedder>::DIM
    );
    assert_eq!(embedder.describe(), "tiny 4 [0.5, 1.0] 9");
    embedder.describe.assert_called_once();
}

#[ml_double(type Item<'a> = &'a u32, type Error = String)]
trait LendingIterator {
    type Item<'a>
    where
        Self: 'a;
    type Error;
    fn next(&mut self) -> Option<Self::Item<'_>>;
    fn named<'s>(&'s mut self, name: &str) -> Result<Self::Item<'s>, Self::Error>;
}

#[test]
fn a_type_with_a_lifetime_may_lend_from_the_double() {
    let mut iterator = LendingIteratorDouble::new();
    iterator.next.returns_in_order([Some(1), Some(2), None]);
    let mut seen = Vec::new();
    while let Some(number) = iterator.next() {
        seen.push(*number);
    }
    assert_eq!(seen, [1, 2]);
    iterator.next.assert_called_times(3);
    iterator.named.returns_ok(7);
    assert_eq!(iterator.named("x"), Ok(&7));
    iterator.named.assert_called_once_with("x");
}

#[ml_double(type Reader<'a> = &'a [u8], type Batch<T: Clone> = Vec<T>)]
trait Blocks {
    type Reader<'a>: std::io::Read
    where
        Self: 'a;
    type Batch<T: Clone>: IntoIterator<Item = T>;
    fn open(&self, key: &str) -> Self::Reader<'_>;
    fn batch(&self, rows: Self::Batch<u32>) -> usize;
    fn read(&self, reader: Self::Reader<'_>) -> usize;
}

#[test]
fn a_type_may_have_lifetimes_and_types_as_parameters() {
    let blocks = BlocksDouble::new();
    blocks.open.returns(vec![1, 2]);
    blocks.batch.side_effect(|rows| rows.len());
    blocks.read.side_effect(|reader| reader.len());
    assert_eq!(blocks.open("k"), [1, 2]);
    assert_eq!(blocks.batch(vec![1, 2, 3]), 3);
    assert_eq!(blocks.read(&[1]), 1);
    blocks.batch.assert_called_once_with(&[1, 2, 3]);
    blocks.read.assert_called_once_with(&[1]);
}

#[cfg_attr(all(), ml_double(type Future = std::future::Ready<u8>, name = FakeService))]
trait Service {
    type Future: Future<Output = u8>;
    fn call(&self) -> Self::Future;
}

#[tokio::test]
async fn they_stand_beside_other_words() {
    let service = FakeService::new();
    service.call.returns_with(|| std::future::ready(3));
    assert_eq!(service.call().await, 3);
}

mod with_a_const_parameter {
    use super::*;

    #[ml_double(type Cell<const N: usize> = [u8; N])]
    trait Cells {
        type Cell<const N: usize>;
        fn cell(&self) -> Self::Cell<2>;
    }

    #[test]
    fn a_type_may_have_a_const_parameter() {
        let cells = CellsDouble::new();
        cells.cell.returns([3, 4]);
        assert_eq!(cells.cell(), [3, 4]);
    }
}

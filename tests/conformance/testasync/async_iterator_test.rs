//! A method that gives a stream.
use futures::StreamExt;
use futures::stream::{self, BoxStream};
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Dataset {
    fn batches(&self, size: usize) -> BoxStream<'static, u32>;
}

async fn all(batches: BoxStream<'static, u32>) -> Vec<u32> {
    batches.collect().await
}

#[tokio::test]
async fn test_aiter_set_return_value() {
    let dataset = DatasetDouble::new();
    dataset.batches.returns_stream([1, 2, 3]);
    for _ in 0..2 {
        assert_eq!(all(dataset.batches(10)).await, [1, 2, 3]);
    }
    dataset.batches.assert_called_with(10);
}

#[tokio::test]
async fn test_mock_async_for() {
    // Even a relaxed double makes up no stream: that it is empty is for the test to say.
    assert!(failure_of(|| DatasetDouble::relaxed().batches(1)).contains("has no default"));
    let dataset = DatasetDouble::new();
    dataset.batches.returns_stream([]);
    assert!(all(dataset.batches(1)).await.is_empty());
    dataset.batches.returns_stream(vec![1, 2]);
    assert_eq!(all(dataset.batches(1)).await, [1, 2]);
    dataset
        .batches
        .side_effect(|size| stream::iter(0..size as u32).boxed());
    assert_eq!(all(dataset.batches(3)).await, [0, 1, 2]);
    dataset.batches.returns_once(stream::iter([9]).boxed());
    assert_eq!(all(dataset.batches(3)).await, [9]);
}

//! Defaults, and whose they are.
use std::collections::HashMap;

use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Dataset {
    fn rows(&self) -> usize;
    fn loss(&self) -> f64;
    fn name(&self) -> String;
    fn columns(&self) -> Vec<String>;
    fn labels(&self) -> HashMap<u8, String>;
    fn is_empty(&self) -> bool;
    fn owner(&self) -> Option<String>;
    fn seek(&self, row: usize) -> Result<(), String>;
    fn batches(&self) -> Box<dyn Iterator<Item = u32> + Send>;
}

#[test]
fn test_magic_methods_isolated_between_mocks() {
    let (train, test) = (DatasetDouble::relaxed(), DatasetDouble::relaxed());
    train.rows.returns(1000);
    train.owner.side_effect(|| Some("eve".into()));
    assert_eq!((train.rows(), test.rows()), (1000, 0));
    assert_eq!((train.owner(), test.owner()), (Some("eve".into()), None));
}

#[tokio::test]
async fn test_asyncmock_defaults() {
    #[ml_double]
    trait Features {
        async fn rows(&self, entity: &str) -> Vec<f32>;
        fn version(&self) -> u32;
    }
    let (online, offline) = (FeaturesDouble::relaxed(), FeaturesDouble::relaxed());
    online.rows.returns(vec![0.5]);
    online.version.returns(2);
    assert_eq!(online.rows("u7").await, [0.5]);
    assert!(offline.rows("u7").await.is_empty());
    assert_eq!((online.version(), offline.version()), (2, 0));
}

#[test]
fn test_magicmock_defaults() {
    let dataset = DatasetDouble::relaxed();
    assert_eq!((dataset.rows(), dataset.loss()), (0, 0.0));
    assert_eq!((dataset.name(), dataset.owner()), (String::new(), None));
    // Python's `bool(MagicMock())` is true: here nothing pretends to be there.
    assert!(!dataset.is_empty());
    assert!(dataset.columns().is_empty() && dataset.labels().is_empty());
    assert_eq!(dataset.seek(3), Ok(()));
}

#[test]
fn test_magic_mock_does_not_reset_magic_returns() {
    let dataset = DatasetDouble::relaxed();
    assert_eq!(dataset.rows(), 0);
    dataset.rows.reset();
    assert_eq!(dataset.rows(), 0);
    mlmock::reset(&dataset);
    assert_eq!((dataset.rows(), dataset.name()), (0, String::new()));
}

#[test]
fn test_magic_mock_resets_manual_mocks() {
    let dataset = DatasetDouble::relaxed();
    dataset.rows.returns(5);
    dataset.name.side_effect(|| "train".into());
    assert_eq!((dataset.rows(), dataset.name()), (5, "train".into()));
    mlmock::reset(&dataset);
    assert_eq!((dataset.rows(), dataset.name()), (0, String::new()));
}

#[test]
fn test_iterable_as_iter_return_value() {
    let dataset = DatasetDouble::new();
    dataset.batches.returns_with(|| Box::new(1..4));
    for _ in 0..2 {
        assert_eq!(dataset.batches().collect::<Vec<_>>(), [1, 2, 3]);
    }
    // An iterator is handed out once; Python hands out the one that is used up.
    dataset.batches.reset();
    dataset.batches.returns_once(Box::new(1..4));
    assert_eq!(dataset.batches().count(), 3);
    failure_of(|| dataset.batches());
}

//! Does a count read its own writes, and say so where the store does not let it?
//!
//! The store is a fake that was written by hand, behind a spy: what a test does not speak of is answered
//! by the fake, and all calls are recorded.

use mlmock_pipeline::{
    FeatureStoreError, FeatureTable, FeatureTableDouble, FeatureUpdateError, InMemoryFeatures,
    ORDERS, count_order,
};

type Spied = mlmock::Spy<FeatureTableDouble, InMemoryFeatures>;

#[test]
fn orders_are_counted_for_each_customer() {
    let mut table = spied();

    assert_eq!(count_order(&mut table, "c-1").unwrap(), 1.0);
    assert_eq!(count_order(&mut table, "c-2").unwrap(), 1.0);
    assert_eq!(count_order(&mut table, "c-1").unwrap(), 2.0);

    assert_eq!(orders_of(&table, "c-1"), Some(2.0));
    assert_eq!(orders_of(&table, "c-2"), Some(1.0));
    table.write.assert_calls_exactly([
        table.write.with("c-1", ORDERS, 1.0),
        table.write.with("c-2", ORDERS, 1.0),
        table.write.with("c-1", ORDERS, 2.0),
    ]);
}

#[test]
fn the_count_is_read_written_and_read_back() {
    let mut table = spied();

    count_order(&mut table, "c-1").unwrap();

    let orders = table.read.with("c-1", ORDERS);
    mlmock::assert_in_order([&orders, &table.write.with("c-1", ORDERS, 1.0), &orders]);
    orders.assert_called_times(2);
    mlmock::assert_no_other_calls(&table);
}

#[test]
fn a_replica_that_lags_behind_is_asked_again() {
    let mut table = spied();
    table.read.falls_through_once();
    table.read.returns_once(Ok(None));
    table.read.returns_once(Ok(None));
    table.read.calls_real();

    assert_eq!(count_order(&mut table, "c-1").unwrap(), 1.0);

    table.read.assert_called_times(4);
    table.write.assert_called_once();
}

#[test]
fn a_store_that_never_answers_with_what_it_took_is_reported() {
    let mut table = spied();
    count_order(&mut table, "c-1").unwrap();
    table.read.with("c-1", ORDERS).returns_ok(Some(1.0));

    let error = count_order(&mut table, "c-1").unwrap_err();

    assert_eq!(
        error.to_string(),
        r#"wrote 2 as "orders" of entity "c-1", and read Some(1.0)"#,
    );
    table.read.clear_answers();
    assert_eq!(
        orders_of(&table, "c-1"),
        Some(2.0),
        "it was there all along"
    );
}

#[test]
fn a_write_that_is_lost_is_reported() {
    let mut table = spied();
    table.write.with("c-1", ORDERS, 1.0).returns_ok(());

    let error = count_order(&mut table, "c-1").unwrap_err();

    assert!(matches!(
        error,
        FeatureUpdateError::NotReadBack { read: None, .. }
    ));
    assert_eq!(count_order(&mut table, "c-2").unwrap(), 1.0);
}

#[test]
fn a_write_that_fails_is_tried_again_and_counted_once() {
    let mut table = spied();
    table.write.fails_first(2, down);

    assert_eq!(count_order(&mut table, "c-1").unwrap(), 1.0);

    assert_eq!(orders_of(&table, "c-1"), Some(1.0));
    table.write.assert_called_times(3);
}

#[test]
fn a_write_that_fails_every_time_leaves_the_count_as_it_was() {
    let mut table = spied();
    count_order(&mut table, "c-1").unwrap();
    table.write.fails_with(down);

    let error = count_order(&mut table, "c-1").unwrap_err();

    assert!(matches!(error, FeatureUpdateError::FeatureStore(_)));
    assert_eq!(orders_of(&table, "c-1"), Some(1.0));
}

#[test]
fn a_store_that_cannot_be_read_is_not_written_to() {
    let mut table = spied();
    table.read.fails_with(down);

    count_order(&mut table, "c-1").unwrap_err();

    table.write.assert_not_called();
}

/// What the doubles of the other tests promise in the fake's place is promised by the fake.
#[test]
fn the_fake_does_what_a_store_promises() {
    fn reads_its_writes(table: &mut impl FeatureTable) {
        assert_eq!(table.read("c-1", ORDERS).unwrap(), None);
        table.write("c-1", ORDERS, 1.0).unwrap();
        table.write("c-1", ORDERS, 2.0).unwrap();
        assert_eq!(table.read("c-1", ORDERS).unwrap(), Some(2.0));
        assert_eq!(table.read("c-2", ORDERS).unwrap(), None);
        assert_eq!(table.read("c-1", "age").unwrap(), None);
    }
    reads_its_writes(&mut InMemoryFeatures::default());
    reads_its_writes(&mut spied());
    let boxed: Box<dyn FeatureTable> = Box::new(InMemoryFeatures::default());
    reads_its_writes(&mut FeatureTableDouble::wrapping(boxed));
}

fn spied() -> Spied {
    FeatureTableDouble::wrapping(InMemoryFeatures::default())
}

/// What the fake has, whatever the double answers.
fn orders_of(table: &Spied, entity_id: &str) -> Option<f64> {
    table.read.with(entity_id, ORDERS).calls_real();
    table.read(entity_id, ORDERS).unwrap()
}

fn down() -> FeatureStoreError {
    FeatureStoreError {
        reason: "the store is being moved".into(),
    }
}

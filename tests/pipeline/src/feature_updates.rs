//! Does a feature that was written a moment ago come back when it is read?
//!
//! A store that answers from replicas may answer with yesterday's value. Code that counts on its own
//! writes has to read them back; its tests need a store that remembers what it was told, and that can be
//! made to forget. Here that is [`InMemoryFeatures`], written by hand, behind a spy:
//! `FeatureTableDouble::wrapping(InMemoryFeatures::default())`.

use crate::features::FeatureStoreError;

/// How many orders a customer has made.
pub const ORDERS: &str = "orders";

/// How often a write is tried, and its value looked for.
pub const ATTEMPTS: u32 = 3;

/// The feature store, as far as keeping features up to date needs it.
#[cfg_attr(any(test, feature = "doubles"), mlmock::ml_double)]
pub trait FeatureTable {
    /// The current value of a feature of an entity, if it has one.
    fn read(&self, entity_id: &str, feature: &str) -> Result<Option<f64>, FeatureStoreError>;

    /// Sets that value.
    fn write(
        &mut self,
        entity_id: &str,
        feature: &str,
        value: f64,
    ) -> Result<(), FeatureStoreError>;
}

/// A feature store for tests, which does what a store promises and nothing else.
#[cfg(any(test, feature = "doubles"))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InMemoryFeatures {
    values: std::collections::BTreeMap<(String, String), f64>,
}

#[cfg(any(test, feature = "doubles"))]
impl FeatureTable for InMemoryFeatures {
    fn read(&self, entity_id: &str, feature: &str) -> Result<Option<f64>, FeatureStoreError> {
        let key = (entity_id.to_owned(), feature.to_owned());
        Ok(self.values.get(&key).copied())
    }

    fn write(
        &mut self,
        entity_id: &str,
        feature: &str,
        value: f64,
    ) -> Result<(), FeatureStoreError> {
        let key = (entity_id.to_owned(), feature.to_owned());
        self.values.insert(key, value);
        Ok(())
    }
}

/// Why a feature is not up to date.
#[derive(Debug, thiserror::Error)]
pub enum FeatureUpdateError {
    /// The feature store did not answer.
    #[error("cannot update a feature")]
    FeatureStore(#[from] FeatureStoreError),
    /// The feature store answers with another value than the one that it took.
    #[error("wrote {written} as {feature:?} of entity {entity_id:?}, and read {read:?}")]
    NotReadBack {
        /// Whose feature it is.
        entity_id: String,
        /// The name of the feature.
        feature: String,
        /// What the store took.
        written: f64,
        /// What it answers with.
        read: Option<f64>,
    },
}

/// Counts an order of a customer, and says how many that makes.
///
/// A write that failed is tried again: it sets a value, so it does no harm where the first one went
/// through. The count is returned when the store answers with it, not before.
pub fn count_order(
    table: &mut impl FeatureTable,
    entity_id: &str,
) -> Result<f64, FeatureUpdateError> {
    let orders = table.read(entity_id, ORDERS)?.unwrap_or(0.0) + 1.0;
    write(table, entity_id, ORDERS, orders)?;
    let mut read = None;
    for _ in 0..ATTEMPTS {
        read = table.read(entity_id, ORDERS)?;
        if read == Some(orders) {
            return Ok(orders);
        }
    }
    Err(FeatureUpdateError::NotReadBack {
        entity_id: entity_id.to_owned(),
        feature: ORDERS.to_owned(),
        written: orders,
        read,
    })
}

fn write(
    table: &mut impl FeatureTable,
    entity_id: &str,
    feature: &str,
    value: f64,
) -> Result<(), FeatureStoreError> {
    for _ in 1..ATTEMPTS {
        if table.write(entity_id, feature, value).is_ok() {
            return Ok(());
        }
    }
    table.write(entity_id, feature, value)
}

//! Which traits are doubled?
//!
//! Attributes make the doubles of the same trait beside each other. autospy and mockall copy what stands
//! below them to their own `impl`, so one of them comes last, and the other restates the traits.

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: u64,
    pub name: String,
    pub weights: Vec<f32>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    NotFound(String),
    Unavailable,
}

#[cfg_attr(feature = "mlmock", mlmock::ml_double)]
#[cfg_attr(feature = "unimock", unimock::unimock(api = StoreMock))]
#[cfg_attr(feature = "autospy", autospy::autospy)]
pub trait Store {
    fn ping(&self) -> u64;
    fn find(&self, name: &str, stage: &str) -> Result<u64, Error>;
    fn put(&self, item: Item) -> bool;
    fn score(&self, features: &[f32]) -> f64;
}

#[allow(
    async_fn_in_trait,
    reason = "no executor is to be moved between threads"
)]
#[cfg_attr(feature = "mlmock", mlmock::ml_double)]
#[cfg_attr(feature = "unimock", unimock::unimock(api = RemoteMock))]
#[cfg_attr(feature = "autospy", autospy::autospy)]
pub trait Remote {
    async fn find(&self, name: &str, stage: &str) -> Result<u64, Error>;
}

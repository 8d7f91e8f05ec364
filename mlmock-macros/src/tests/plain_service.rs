/// Where models are kept.
#[ml_double]
pub trait ModelRegistry {
    /// All versions in these stages.
    fn latest_versions(&self, name: &str, stages: &[&str]) -> Result<Vec<ModelVersion>, RegistryError>;
    fn log_model(&self, model: &Model, name: &str) -> Result<(), RegistryError>;
    fn ping(&self);
}

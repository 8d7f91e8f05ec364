#[ml_double]
pub(crate) trait Catalog {
    fn name(&self) -> &str;
    fn root(&self) -> &Path;
    fn model(&self, name: &str) -> Option<&Model>;
    fn weights(&self, layer: usize) -> Result<&[f32], CatalogError>;
    fn aliases(&self) -> Vec<&str>;
    fn schema(&self) -> &dyn Schema;
    fn version(&self) -> &'static str;
    fn header(&self) -> Header<'_>;
}

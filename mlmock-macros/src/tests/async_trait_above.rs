#[ml_double]
#[async_trait]
pub trait Client {
    async fn get(&self, key: &str, row: &mut Row<'_>) -> Result<u8, Error>;
}

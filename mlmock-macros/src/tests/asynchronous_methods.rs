#[ml_double]
pub trait Client: Send + Sync {
    async fn get(&self, key: &str) -> Result<Row, Error>;
    async fn put(&self, key: &str, row: &Row) -> bool;
    fn later(&self, key: String) -> impl Future<Output = u8> + Send;
    fn boxed(&self) -> BoxFuture<'_, u8>;
    async fn first(&self) -> Result<Row, Error> {
        self.get("first").await
    }
}

#[ml_double]
pub trait Connect: Sized {
    fn connect(url: &str) -> Result<Self, Error>;
    async fn ping(url: &str) -> bool;
    fn port() -> u16 {
        5432
    }
}

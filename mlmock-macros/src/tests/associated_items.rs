#[ml_double(type Key<'a> = &'a str, const LIMIT: usize = 8)]
pub trait Source {
    type Item: Clone;
    type Error: std::error::Error;
    type Key<'a>;
    const SIZE: usize;
    const LIMIT: usize;
    fn get(&self, key: Self::Key<'_>) -> Result<Self::Item, Self::Error>;
    fn all(&self) -> [Self::Item; 2];
}

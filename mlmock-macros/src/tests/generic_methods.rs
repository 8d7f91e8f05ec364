#[ml_double]
pub trait Store<K> {
    fn put<T: Serialize + 'static>(&self, key: &K, value: &T) -> Result<(), Error>;
    fn tag(&self, name: impl AsRef<str>, tags: impl IntoIterator<Item = impl Into<String>>) -> usize;
    fn log<T: Debug>(&self, value: &T);
    fn each<F: FnMut(u8) -> bool>(&self, visit: F) {
        let _ = visit;
    }
}

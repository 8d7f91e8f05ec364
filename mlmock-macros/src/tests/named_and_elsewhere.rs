#[ml_double(name = FakeStore, crate = my_reexports::doubles)]
pub(super) trait Store<T> {
    fn get(&self, key: &str) -> Option<&T>;
    fn put(&mut self, key: &str, #[ml_double(skip)] value: T) -> &mut T;
    fn len(&self) -> usize {
        0
    }
}

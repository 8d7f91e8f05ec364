#[ml_double]
pub unsafe trait Repository<'a, K, V: Clone = u32, const N: usize = 4>: Send + Sync
where
    K: Ord + 'a,
    Option<V>: Debug,
{
    fn put(&self, key: &'a K, values: [V; N]) -> Result<(), Error>;
    unsafe fn get<'k>(&self, key: &'k K) -> Option<V>
    where
        V: Default;
}

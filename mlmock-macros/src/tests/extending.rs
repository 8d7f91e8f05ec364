#[ml_double(
    { struct PipelineDouble<'p, R>; }
    [use stores::*;]
    [<'p, R>] [where R: Debug] [PipelineDouble<'p, R>]
    store [stores::Store<'p, Vec<R>, dyn Send + Sync, 4>] [stores::StoreDouble::<'p, Vec<R>, dyn Send + Sync, 4, u8>]
    ['p, Vec<R>, dyn Send + Sync, 4, Id = u8]
)]
pub unsafe trait Store<'a, T: Iterator, S: ?Sized, const N: usize>: Send {
    type Id;
    fn get(&self, key: &'a str, _: &S, other: other::T) -> Option<(T, T::Item)>;
    #[cfg(unix)]
    fn put(self: Pin<&mut Self>, #[ml_double(skip)] mut values: [T; N]) -> Self::Id
    where
        T: Iterator<Item = u8> + 'a;
    async fn later<'b>(&mut self, key: &'b str) -> usize;
    unsafe fn same(mut self) -> Self;
    extern "C" fn version() -> u8 {
        7
    }
}

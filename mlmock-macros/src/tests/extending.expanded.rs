const _: () = {
    use stores::*;
    #[automatically_derived]
    #[allow(single_use_lifetimes)]
    unsafe impl<'p, R> stores::Store<'p, Vec<R>, dyn Send + Sync, 4>
    for PipelineDouble<'p, R>
    where
        R: Debug,
    {
        type Id = u8;
        #[track_caller]
        fn get(
            &self,
            key: &'p str,
            __argument1: &(dyn Send + Sync),
            other: other::T,
        ) -> Option<(Vec<R>, <Vec<R>>::Item)> {
            <stores::StoreDouble<
                'p,
                Vec<R>,
                dyn Send + Sync,
                4,
                u8,
            > as stores::Store<
                'p,
                Vec<R>,
                dyn Send + Sync,
                4,
            >>::get(&self.store, key, __argument1, other)
        }
        #[cfg(unix)]
        #[track_caller]
        fn put(self: Pin<&mut Self>, values: [Vec<R>; 4]) -> Self::Id
        where
            Vec<R>: Iterator<Item = u8> + 'p,
        {
            <stores::StoreDouble<
                'p,
                Vec<R>,
                dyn Send + Sync,
                4,
                u8,
            > as stores::Store<
                'p,
                Vec<R>,
                dyn Send + Sync,
                4,
            >>::put(
                ::core::pin::Pin::new(&mut ::core::pin::Pin::get_mut(self).store),
                values,
            )
        }
        #[track_caller]
        fn later<'b>(
            &mut self,
            key: &'b str,
        ) -> impl ::core::future::Future<Output = usize> {
            <stores::StoreDouble<
                'p,
                Vec<R>,
                dyn Send + Sync,
                4,
                u8,
            > as stores::Store<
                'p,
                Vec<R>,
                dyn Send + Sync,
                4,
            >>::later(&mut self.store, key)
        }
        #[track_caller]
        unsafe fn same(self) -> Self {
            unsafe {
                ::core::compile_error!(
                    "`same` speaks of `Self`, which is another type here: implement the supertrait by hand"
                )
            }
        }
        extern "C" fn version() -> u8 {
            <stores::StoreDouble<
                'p,
                Vec<R>,
                dyn Send + Sync,
                4,
                u8,
            > as stores::Store<'p, Vec<R>, dyn Send + Sync, 4>>::version()
        }
    }
};
struct PipelineDouble<'p, R>;

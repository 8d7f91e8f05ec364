trait Stream {
    fn rows<'a>(&'a self, table: &'a str) -> impl Iterator<Item = u8> + use<'a, Self>;
    fn next(&self) -> impl Future<Output = u8> + Send + use<Self>;
    fn bytes(&self) -> impl Bytes + use<'_, Self>;
    fn fixed(
        &self,
        row: [u8; {
            let width = 4;
            width
        }],
    ) -> Row<
        {
            let width = 4;
            width
        },
    >;
    fn own(&self) -> impl Iterator<Item = u8> + use<'_, Self> {
        self.bytes().iter()
    }
}
///A test double of [`Stream`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
struct StreamDouble {
    ///The method `rows`: what it answers, and what it was called with.
    pub rows: ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<::std::vec::Vec<u8>>,
    >,
    ///The method `next`: what it answers, and what it was called with.
    pub next: ::mlmock::Method<(), ::mlmock::__private::Owned<u8>>,
    ///The method `bytes`: what it answers, and what it was called with.
    pub bytes: ::mlmock::Method<(), ::mlmock::__private::Owned<Vec<u8>>>,
    ///The method `fixed`: what it answers, and what it was called with.
    pub fixed: ::mlmock::Method<
        (
            ::mlmock::__private::Val<
                [u8; {
                    let width = 4;
                    width
                }],
            >,
        ),
        ::mlmock::__private::Owned<
            Row<
                {
                    let width = 4;
                    width
                },
            >,
        >,
    >,
    ///The method `own`: what it answers, and what it was called with.
    pub own: ::mlmock::Method<(), ::mlmock::__private::BodyOnly>,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl StreamDouble {
    ///A double of [`Stream`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Stream")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Stream\nstream\ni\0\nrows\nimpl Iterator<Item = u8> + use<'a, Self>\nit speaks of `Self`, which is another type for the object\ntable\0a\nnext\nu8\nit speaks of `Self`, which is another type for the object\0\nbytes\nimpl Bytes + use<'_, Self>\nit speaks of `Self`, which is another type for the object\0\nfixed\nRow<{ let width = 4; width }>\n\nrow\0bo\nown\nimpl Iterator<Item = u8> + use<'_, Self>\nit speaks of `Self`, which is another type for the object",
                ],
                __name,
            ),
        )
    }
    /// A double that answers `Default::default()`, or `Ok` of it, where a call was given no
    /// answer and its type has one: `unittest.mock`'s `MagicMock`.
    #[doc(alias = "MagicMock")]
    #[must_use]
    pub fn relaxed() -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::relaxed::*;
        let __double = Self::new();
        __double.__mlmock.0.__relax();
        __double.rows.__relax();
        __double.next.__relax();
        __double.bytes.__relax();
        __double.fixed.__relax();
        __double
    }
    #[doc(hidden)]
    pub fn wrapping<__R>(__real: __R) -> Self
    where
        Self: ::mlmock::__private::CanWrap<__R>,
    {
        let _ = __real;
        Self::new()
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::probe::*;
        Self {
            rows: ::mlmock::__private::known(&__core, 0),
            next: ::mlmock::__private::known(&__core, 1),
            bytes: ::mlmock::__private::known(&__core, 2),
            fixed: ::mlmock::__private::method(
                &__core,
                3,
                (
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Val<
                            [u8; {
                                let width = 4;
                                width
                            }],
                        >,
                    >::NEW
                        .__capture(),
                ),
            ),
            own: ::mlmock::__private::known(&__core, 4),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for StreamDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for StreamDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for StreamDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for StreamDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
#[allow(clippy::async_yields_async)]
#[automatically_derived]
impl Stream for StreamDouble {
    #[track_caller]
    fn rows<'a>(&'a self, table: &'a str) -> impl Iterator<Item = u8> + use<'a, Self> {
        ::core::iter::IntoIterator::into_iter(self.rows.__call_copied1(table))
    }
    #[track_caller]
    fn next(&self) -> impl Future<Output = u8> + Send + use<Self> {
        let mut __run = self.next.__begin_async0();
        {
            {
                let __result = match __run.__answers_at_call() {
                    true => ::core::option::Option::Some(self.next.__finish0(&mut __run)),
                    false => ::core::option::Option::None,
                };
                __run.__made(__result)
            }
        }
    }
    #[track_caller]
    fn bytes(&self) -> impl Bytes + use<'_, Self> {
        self.bytes.__call0()
    }
    #[track_caller]
    fn fixed(
        &self,
        row: [u8; {
            let width = 4;
            width
        }],
    ) -> Row<
        {
            let width = 4;
            width
        },
    > {
        self.fixed.__call1(row)
    }
    #[track_caller]
    fn own(&self) -> impl Iterator<Item = u8> + use<'_, Self> {
        let mut __run = self.own.__begin0();
        if !__run.__runs_body() {
            let __result: ::std::boxed::Box<dyn Iterator<Item = u8> + '_> = ::std::boxed::Box::new(
                match self.own.__finish0(&mut __run) {},
            );
            return __result;
        }
        let __result: ::std::boxed::Box<dyn Iterator<Item = u8> + '_> = ::std::boxed::Box::new(
            ::mlmock::__private::once(move || { <Self as Stream>::bytes(&*self).iter() }),
        );
        __result
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __StreamDouble_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said trait Stream { fn rows < 'a > (& 'a self, table : & 'a str) ->
        impl Iterator < Item = u8 > + use < 'a, Self >; fn next(& self) -> impl Future <
        Output = u8 > + Send + use < Self >; #[ml_double(returns = Vec < u8 >)] fn
        bytes(& self) -> impl Bytes + use < '_, Self >; fn fixed(& self, row : [u8; { let
        width = 4; width }]) -> Row < { let width = 4; width } >; fn own(& self) -> impl
        Iterator < Item = u8 > + use < '_, Self > { self.bytes().iter() } } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
use __StreamDouble_forward as StreamDouble;

trait Trainer {
    fn owned(
        &self,
        rate: f64,
        name: String,
        labels: Vec<String>,
        shape: (u32, u32),
        rows: [f32; 3],
    );
    fn borrowed(
        &self,
        path: &Path,
        rows: &[Vec<f32>],
        filter: Option<&str>,
        pair: (u8, &str),
    );
    fn changed(&self, model: &mut Model, rows: &mut [f32]);
    fn with_lifetimes(
        &self,
        request: Request<'_>,
        next: Option<Request<'_>>,
        all: Vec<&Model>,
    );
    fn callbacks(
        &self,
        each: &dyn Fn(&str) -> bool,
        end: Box<dyn FnOnce(u32) + Send>,
        map: fn(&u8) -> u8,
    );
    fn unnamed(&self, _: u8, _: &str);
    fn consumed(self: Box<Self>, by: u32) -> u32;
}
///A test double of [`Trainer`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
struct TrainerDouble {
    ///The method `owned`: what it answers, and what it was called with.
    pub owned: ::mlmock::Method<
        (
            ::mlmock::__private::Val<f64>,
            ::mlmock::__private::Text,
            ::mlmock::__private::Seq<
                ::mlmock::__private::AsVec,
                ::mlmock::__private::Text,
            >,
            ::mlmock::__private::Val<(u32, u32)>,
            ::mlmock::__private::Val<[f32; 3]>,
        ),
        ::mlmock::__private::Owned<()>,
    >,
    ///The method `borrowed`: what it answers, and what it was called with.
    pub borrowed: ::mlmock::Method<
        (
            ::mlmock::__private::RefOwned<Path>,
            ::mlmock::__private::Seq<
                ::mlmock::__private::AsSlice,
                ::mlmock::__private::Seq<
                    ::mlmock::__private::AsVec,
                    ::mlmock::__private::Val<f32>,
                >,
            >,
            ::mlmock::__private::Opt<::mlmock::__private::Str>,
            (::mlmock::__private::Val<u8>, ::mlmock::__private::Str),
        ),
        ::mlmock::__private::Owned<()>,
    >,
    ///The method `changed`: what it answers, and what it was called with.
    pub changed: ::mlmock::Method<
        (::mlmock::__private::Mut<Model>, ::mlmock::__private::MutSlice<f32>),
        ::mlmock::__private::Owned<()>,
    >,
    ///The method `with_lifetimes`: what it answers, and what it was called with.
    pub with_lifetimes: ::mlmock::Method<
        (
            ::mlmock::__private::Borrowed<
                dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                    '__mlmock_v,
                    '__mlmock_w,
                    '__mlmock_x,
                    View = Request<'__mlmock_v>,
                >,
            >,
            ::mlmock::__private::Opt<
                ::mlmock::__private::Borrowed<
                    dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                        '__mlmock_v,
                        '__mlmock_w,
                        '__mlmock_x,
                        View = Request<'__mlmock_v>,
                    >,
                >,
            >,
            ::mlmock::__private::Seq<
                ::mlmock::__private::AsVec,
                ::mlmock::__private::Ref<Model>,
            >,
        ),
        ::mlmock::__private::Owned<()>,
    >,
    ///The method `callbacks`: what it answers, and what it was called with.
    pub callbacks: ::mlmock::Method<
        (
            ::mlmock::__private::Borrowed<
                dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                    '__mlmock_v,
                    '__mlmock_w,
                    '__mlmock_x,
                    View = &'__mlmock_v dyn Fn(&str) -> bool,
                >,
            >,
            ::mlmock::__private::Val<Box<dyn FnOnce(u32) + Send>>,
            ::mlmock::__private::Val<fn(&u8) -> u8>,
        ),
        ::mlmock::__private::Owned<()>,
    >,
    ///The method `unnamed`: what it answers, and what it was called with.
    pub unnamed: ::mlmock::Method<
        (::mlmock::__private::Val<u8>, ::mlmock::__private::Str),
        ::mlmock::__private::Owned<()>,
    >,
    ///The method `consumed`: what it answers, and what it was called with.
    pub consumed: ::mlmock::Method<
        (::mlmock::__private::Val<u32>,),
        ::mlmock::__private::Owned<u32>,
    >,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl TrainerDouble {
    ///A double of [`Trainer`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Trainer")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Trainer\ntrainer\ni\0u\nowned\n()\n\nrate\nname\nlabels\nshape\nrows\0u\nborrowed\n()\n\npath\nrows\nfilter\npair\0u\nchanged\n()\n\nmodel\nrows\0u\nwith_lifetimes\n()\n\nrequest\nnext\nall\0u\ncallbacks\n()\n\neach\nend\nmap\0u\nunnamed\n()\n\narg0\narg1\0\nconsumed\nu32\n\nby",
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
        __double.consumed.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Trainer`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> TrainerDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        TrainerDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Trainer,
    {
        TrainerDoubleSpy {
            __double: ::mlmock::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::probe::*;
        Self {
            owned: ::mlmock::__private::unit(
                &__core,
                0,
                (
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Val<(u32, u32)>,
                    >::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<::mlmock::__private::Val<[f32; 3]>>::NEW
                        .__capture(),
                ),
            ),
            borrowed: ::mlmock::__private::unit(
                &__core,
                1,
                (
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::RefOwned<Path>,
                    >::NEW
                        .__capture(),
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Opt<::mlmock::__private::Str>,
                    >::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<
                        (::mlmock::__private::Val<u8>, ::mlmock::__private::Str),
                    >::NEW
                        .__capture(),
                ),
            ),
            changed: ::mlmock::__private::unit(
                &__core,
                2,
                (
                    ::mlmock::__private::Probe::<::mlmock::__private::Mut<Model>>::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<::mlmock::__private::MutSlice<f32>>::NEW
                        .__capture(),
                ),
            ),
            with_lifetimes: ::mlmock::__private::unit(
                &__core,
                3,
                (
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Borrowed<
                            dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                                '__mlmock_v,
                                '__mlmock_w,
                                '__mlmock_x,
                                View = Request<'__mlmock_v>,
                            >,
                        >,
                    >::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Opt<
                            ::mlmock::__private::Borrowed<
                                dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                                    '__mlmock_v,
                                    '__mlmock_w,
                                    '__mlmock_x,
                                    View = Request<'__mlmock_v>,
                                >,
                            >,
                        >,
                    >::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Seq<
                            ::mlmock::__private::AsVec,
                            ::mlmock::__private::Ref<Model>,
                        >,
                    >::NEW
                        .__capture(),
                ),
            ),
            callbacks: ::mlmock::__private::unit(
                &__core,
                4,
                (
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Borrowed<
                            dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                                '__mlmock_v,
                                '__mlmock_w,
                                '__mlmock_x,
                                View = &'__mlmock_v dyn Fn(&str) -> bool,
                            >,
                        >,
                    >::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Val<Box<dyn FnOnce(u32) + Send>>,
                    >::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Val<fn(&u8) -> u8>,
                    >::NEW
                        .__capture(),
                ),
            ),
            unnamed: ::mlmock::__private::known_unit(&__core, 5),
            consumed: ::mlmock::__private::known(&__core, 6),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for TrainerDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for TrainerDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for TrainerDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for TrainerDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Trainer`]: [`TrainerDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
struct TrainerDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: TrainerDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for TrainerDouble {
    type Spy = TrainerDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for TrainerDoubleSpy<__R, __Object> {
    type Target = TrainerDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for TrainerDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        TrainerDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for TrainerDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for TrainerDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for TrainerDouble
where
    __R: Trainer,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for TrainerDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Trainer,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[automatically_derived]
impl Trainer for TrainerDouble {
    #[track_caller]
    fn owned(
        &self,
        rate: f64,
        name: String,
        labels: Vec<String>,
        shape: (u32, u32),
        rows: [f32; 3],
    ) {
        self.owned.__call5(rate, name, labels, shape, rows)
    }
    #[track_caller]
    fn borrowed(
        &self,
        path: &Path,
        rows: &[Vec<f32>],
        filter: Option<&str>,
        pair: (u8, &str),
    ) {
        self.borrowed.__call4(path, rows, filter, pair)
    }
    #[track_caller]
    fn changed(&self, model: &mut Model, rows: &mut [f32]) {
        self.changed.__call2(model, rows)
    }
    #[track_caller]
    fn with_lifetimes(
        &self,
        request: Request<'_>,
        next: Option<Request<'_>>,
        all: Vec<&Model>,
    ) {
        self.with_lifetimes.__call3(request, next, all)
    }
    #[track_caller]
    fn callbacks(
        &self,
        each: &dyn Fn(&str) -> bool,
        end: Box<dyn FnOnce(u32) + Send>,
        map: fn(&u8) -> u8,
    ) {
        self.callbacks.__call3(each, end, map)
    }
    #[track_caller]
    fn unnamed(&self, __argument0: u8, __argument1: &str) {
        self.unnamed.__call_copied2(__argument0, __argument1)
    }
    #[track_caller]
    fn consumed(self: Box<Self>, by: u32) -> u32 {
        self.consumed.__call_copied1(by)
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Trainer for TrainerDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Trainer,
{
    #[track_caller]
    fn owned(
        &self,
        rate: f64,
        name: String,
        labels: Vec<String>,
        shape: (u32, u32),
        rows: [f32; 3],
    ) {
        self.__double
            .owned
            .__spied5(
                &self.__real,
                <__Object as Trainer>::owned,
                rate,
                name,
                labels,
                shape,
                rows,
            )
    }
    #[track_caller]
    fn borrowed(
        &self,
        path: &Path,
        rows: &[Vec<f32>],
        filter: Option<&str>,
        pair: (u8, &str),
    ) {
        self.__double
            .borrowed
            .__spied4(
                &self.__real,
                <__Object as Trainer>::borrowed,
                path,
                rows,
                filter,
                pair,
            )
    }
    #[track_caller]
    fn changed(&self, model: &mut Model, rows: &mut [f32]) {
        self.__double
            .changed
            .__spied2(&self.__real, <__Object as Trainer>::changed, model, rows)
    }
    #[track_caller]
    fn with_lifetimes(
        &self,
        request: Request<'_>,
        next: Option<Request<'_>>,
        all: Vec<&Model>,
    ) {
        self.__double
            .with_lifetimes
            .__spied3(
                &self.__real,
                <__Object as Trainer>::with_lifetimes,
                request,
                next,
                all,
            )
    }
    #[track_caller]
    fn callbacks(
        &self,
        each: &dyn Fn(&str) -> bool,
        end: Box<dyn FnOnce(u32) + Send>,
        map: fn(&u8) -> u8,
    ) {
        self.__double
            .callbacks
            .__spied3(&self.__real, <__Object as Trainer>::callbacks, each, end, map)
    }
    #[track_caller]
    fn unnamed(&self, __argument0: u8, __argument1: &str) {
        self.__double
            .unnamed
            .__spied2(
                &self.__real,
                <__Object as Trainer>::unnamed,
                __argument0,
                __argument1,
            )
    }
    #[track_caller]
    fn consumed(self: Box<Self>, by: u32) -> u32 {
        let mut __run = self.__double.consumed.__begin1(&by);
        if !__run.__is_real() {
            return self.__double.consumed.__finish1(&mut __run, by);
        }
        <__Object as Trainer>::consumed(
            {
                let __this = *self;
                ::mlmock::__private::into_box::<
                    __Object,
                >(__this.__real, &__this.__double.consumed)
            },
            by,
        )
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __TrainerDouble_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said trait Trainer { fn owned(& self, rate : f64, name : String,
        labels : Vec < String >, shape : (u32, u32), rows : [f32; 3]); fn borrowed(&
        self, path : & Path, rows : & [Vec < f32 >], filter : Option < & str >, pair :
        (u8, & str)); fn changed(& self, model : & mut Model, rows : & mut [f32]); fn
        with_lifetimes(& self, request : Request < '_ >, next : Option < Request < '_ >
        >, all : Vec < & Model >); fn callbacks(& self, each : & dyn Fn(& str) -> bool,
        end : Box < dyn FnOnce(u32) + Send >, map : fn (& u8) -> u8); fn unnamed(& self,
        _ : u8, _ : & str); fn consumed(self : Box < Self >, by : u32) -> u32; } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
use __TrainerDouble_forward as TrainerDouble;

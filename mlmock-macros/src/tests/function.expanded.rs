#[track_caller]
pub fn post(url: &str, retries: u8) -> Result<u16, Error> {
    if let ::core::option::Option::Some(__statics) = ::mlmock::__private::current::<
        PostSeam,
    >() {
        let mut __run = __statics.post.__begin2(&url, &retries);
        if !__run.__runs_body() {
            return __statics.post.__finish2(&mut __run, url, retries);
        }
    }
    send(url, retries)
}
#[doc(hidden)]
mod __post_seam {
    ///The test double of the function `post`: `post::double()` puts one in its place.
    #[allow(non_camel_case_types)]
    pub enum post {}
    impl post {
        #[doc(hidden)]
        pub(super) const fn name_the_double_as_in_ml_double_name_post_seam() {}
    }
}
#[allow(unused_imports, hidden_glob_reexports, clippy::wildcard_imports)]
pub use __post_seam::*;
const _: fn() = post::name_the_double_as_in_ml_double_name_post_seam;
impl __post_seam::post {
    /// Replaces the function on this thread until the guard is dropped.
    pub fn double() -> ::mlmock::Guard<PostSeam> {
        ::mlmock::Guard::__enter(PostSeam::__new())
    }
}
///What answers for the function `post` while it is replaced.
pub struct PostSeam {
    post: ::mlmock::Method<
        (::mlmock::__private::Str, ::mlmock::__private::Val<u8>),
        ::mlmock::__private::Owned<Result<u16, Error>>,
    >,
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn()>,
    ),
}
impl PostSeam {
    #[doc(hidden)]
    fn __new() -> Self {
        let __core = ::mlmock::__private::Core::new(
            &["post\npost\nf\0fb\npost\nResult<u16, Error>\n\nurl\nretries"],
        );
        Self {
            post: ::mlmock::__private::known(&__core, 0),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for PostSeam {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::core::ops::Deref for PostSeam {
    type Target = ::mlmock::Method<
        (::mlmock::__private::Str, ::mlmock::__private::Val<u8>),
        ::mlmock::__private::Owned<Result<u16, Error>>,
    >;
    fn deref(&self) -> &Self::Target {
        &self.post
    }
}
#[automatically_derived]
impl ::mlmock::Double for PostSeam {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}

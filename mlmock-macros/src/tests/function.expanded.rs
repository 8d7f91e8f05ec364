#[track_caller]
pub fn post(url: &str, retries: u8) -> Result<u16, Error> {
    if let ::core::option::Option::Some(statics) = ::mlmock::__private::current::<
        PostDouble,
    >() {
        let mut run = statics.post.__begin(&url, &retries);
        if !run.runs_body() {
            return statics.post.__finish(run, url, retries);
        }
    }
    send(url, retries)
}
///The test double of the function `post`: `post::double()` puts one in its place.
#[allow(non_camel_case_types)]
pub enum post {}
impl post {
    /// Replaces the function on this thread until the guard is dropped.
    #[must_use = "the function is replaced until the guard is dropped"]
    pub fn double() -> ::mlmock::Guard<PostDouble> {
        ::mlmock::Guard::__enter(
            PostDouble::__over(::mlmock::__private::Core::new(PostDouble::__info())),
        )
    }
}
///What answers for the function `post` while it is replaced.
pub struct PostDouble {
    post: ::mlmock::Method<
        (::mlmock::__private::Str, ::mlmock::__private::Val<u8>),
        ::mlmock::__private::Owned<Result<u16, Error>>,
    >,
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn()>,
    ),
}
impl PostDouble {
    #[doc(hidden)]
    fn __over(core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::{
            ProbeLocal as _, ProbeLocalUnprinted as _, ProbeName as _, ProbeText as _,
            ProbeUnprinted as _, ProbeValue as _,
        };
        #[allow(unused_mut, unused_variables)]
        let mut index = 0usize;
        Self {
            post: ::mlmock::Method::__new(
                &core,
                &mut index,
                (::mlmock::__private::text(), ::mlmock::__private::value()),
            ),
            __mlmock: (core, ::core::marker::PhantomData),
        }
    }
}
#[allow(single_use_lifetimes)]
impl PostDouble {
    #[doc(hidden)]
    fn __info() -> &'static ::mlmock::__private::DoubleInfo {
        static INFO: ::mlmock::__private::DoubleInfo = ::mlmock::__private::DoubleInfo {
            service: "post",
            variable: "post",
            standing: ::mlmock::__private::Standing::Function,
            generated_at: ::core::panic::Location::caller(),
            methods: &[
                ::mlmock::__private::MethodInfo {
                    name: "post",
                    arguments: &["url", "retries"],
                    returns: "Result<u16, Error>",
                    fallible: true,
                    unanswered: ::mlmock::__private::Unanswered::RunsBody,
                },
            ],
        };
        &INFO
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::fmt::Debug for PostDouble {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, f)
    }
}
#[automatically_derived]
impl ::core::ops::Deref for PostDouble {
    type Target = ::mlmock::Method<
        (::mlmock::__private::Str, ::mlmock::__private::Val<u8>),
        ::mlmock::__private::Owned<Result<u16, Error>>,
    >;
    fn deref(&self) -> &Self::Target {
        &self.post
    }
}
#[automatically_derived]
impl ::mlmock::Double for PostDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}

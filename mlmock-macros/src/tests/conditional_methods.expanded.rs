trait Metrics {
    #[cfg(feature = "counters")]
    #[must_use]
    fn count(&self, name: &str) -> u64;
    #[cfg(not(feature = "counters"))]
    #[deprecated]
    fn count(&self) -> u64;
    #[cfg(unix)]
    #[cfg(test)]
    fn flush(&mut self) {
        self.sink().flush();
    }
}
///A test double of [`Metrics`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
struct MetricsDouble {
    #[cfg(feature = "counters")]
    ///The method `count`: what it answers, and what it was called with.
    pub count: ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<u64>,
    >,
    #[cfg(not(feature = "counters"))]
    ///The method `count`: what it answers, and what it was called with.
    pub count: ::mlmock::Method<(), ::mlmock::__private::Owned<u64>>,
    #[cfg(unix)]
    #[cfg(test)]
    ///The method `flush`: what it answers, and what it was called with.
    pub flush: ::mlmock::Method<(), ::mlmock::__private::Owned<()>>,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
#[allow(single_use_lifetimes)]
impl MetricsDouble {
    ///A double of [`Metrics`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::__over(::mlmock::__private::Core::new(Self::__info()))
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::__over(::mlmock::__private::Core::named(Self::__info(), name))
    }
    /// A double that answers `Default::default()`, or `Ok` of it, where a call was given no
    /// answer and its type has one: `unittest.mock`'s `MagicMock`.
    #[doc(alias = "MagicMock")]
    #[must_use]
    pub fn relaxed() -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::{
            ProbeDefault as _, ProbeNoDefault as _, ProbeOkDefault as _,
        };
        #[allow(unused_mut)]
        let mut double = Self::new();
        double.__mlmock.0.relax();
        #[cfg(feature = "counters")]
        {
            let relaxed = ::mlmock::__private::Relaxed::<u64>::NEW;
            double.count.__relax((&&&relaxed).__answer());
        }
        #[cfg(not(feature = "counters"))]
        {
            let relaxed = ::mlmock::__private::Relaxed::<u64>::NEW;
            double.count.__relax((&&&relaxed).__answer());
        }
        #[cfg(unix)] #[cfg(test)]
        {
            let relaxed = ::mlmock::__private::Relaxed::<()>::NEW;
            double.flush.__relax((&&&relaxed).__answer());
        }
        double
    }
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
            #[cfg(feature = "counters")]
            count: ::mlmock::Method::__new(
                &core,
                &mut index,
                (::mlmock::__private::text(),),
            ),
            #[cfg(not(feature = "counters"))]
            count: ::mlmock::Method::__new(&core, &mut index, ()),
            #[cfg(unix)]
            #[cfg(test)]
            flush: ::mlmock::Method::__new(&core, &mut index, ()),
            __mlmock: (core, ::core::marker::PhantomData),
        }
    }
}
#[allow(single_use_lifetimes)]
impl MetricsDouble {
    #[doc(hidden)]
    fn __info() -> &'static ::mlmock::__private::DoubleInfo {
        static INFO: ::mlmock::__private::DoubleInfo = ::mlmock::__private::DoubleInfo {
            service: "Metrics",
            variable: "metrics",
            standing: ::mlmock::__private::Standing::Instance,
            generated_at: ::core::panic::Location::caller(),
            methods: &[
                #[cfg(feature = "counters")]
                ::mlmock::__private::MethodInfo {
                    name: "count",
                    arguments: &["name"],
                    returns: "u64",
                    fallible: false,
                    unanswered: ::mlmock::__private::Unanswered::Fails,
                },
                #[cfg(not(feature = "counters"))]
                ::mlmock::__private::MethodInfo {
                    name: "count",
                    arguments: &[],
                    returns: "u64",
                    fallible: false,
                    unanswered: ::mlmock::__private::Unanswered::Fails,
                },
                #[cfg(unix)]
                #[cfg(test)]
                ::mlmock::__private::MethodInfo {
                    name: "flush",
                    arguments: &[],
                    returns: "()",
                    fallible: false,
                    unanswered: ::mlmock::__private::Unanswered::RunsBody,
                },
            ],
        };
        &INFO
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::default::Default for MetricsDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::clone::Clone for MetricsDouble {
    fn clone(&self) -> Self {
        Self {
            #[cfg(feature = "counters")]
            count: ::core::clone::Clone::clone(&self.count),
            #[cfg(not(feature = "counters"))]
            count: ::core::clone::Clone::clone(&self.count),
            #[cfg(unix)]
            #[cfg(test)]
            flush: ::core::clone::Clone::clone(&self.flush),
            __mlmock: ::core::clone::Clone::clone(&self.__mlmock),
        }
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::fmt::Debug for MetricsDouble {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, f)
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::mlmock::Double for MetricsDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl Metrics for MetricsDouble {
    #[cfg(feature = "counters")]
    #[track_caller]
    fn count(&self, name: &str) -> u64 {
        self.count.__call(name)
    }
    #[cfg(not(feature = "counters"))]
    #[track_caller]
    fn count(&self) -> u64 {
        self.count.__call()
    }
    #[cfg(unix)]
    #[cfg(test)]
    #[track_caller]
    fn flush(&mut self) {
        let mut run = self.flush.__begin();
        if !run.runs_body() {
            return self.flush.__finish(run);
        }
        self.sink().flush();
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __MetricsDouble_forward {
    (
        [$($generics:tt)*] [$($clause:tt)*] $double:ty, $field:ident, $path:path,
        $part:ty, [] []
    ) => {
        #[automatically_derived] #[allow(single_use_lifetimes)] impl $($generics)* $path
        for $double $($clause)* { #[cfg(feature = "counters")] #[track_caller] fn count(&
        self, name : & str) -> u64 { < $part as $path > ::count(& self. $field, name) }
        #[cfg(not(feature = "counters"))] #[track_caller] fn count(& self) -> u64 { <
        $part as $path > ::count(& self. $field) } #[cfg(unix)] #[cfg(test)]
        #[track_caller] fn flush(& mut self) { < $part as $path > ::flush(& mut self.
        $field) } }
    };
    ($($other:tt)*) => {
        ::core::compile_error!("`Metrics` takes no arguments: write `extends(Metrics)`");
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
use __MetricsDouble_forward as MetricsDouble;

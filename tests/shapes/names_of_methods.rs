//! Methods and arguments may be called like anything that this crate or Rust's prelude uses: the
//! double has no names of its own that they could meet.
#![allow(clippy::all, reason = "the names are what is tested")]
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

/// Sets, calls and asserts each method of a trait that takes a `u8` and returns one.
macro_rules! answer_and_record {
    ($service:ident for $double:expr => $($method:ident)*) => {{
        let mut expected = 0u8;
        $(
            expected = expected.wrapping_add(1);
            $double.$method.returns(expected);
            assert_eq!($service::$method(&$double, 7), expected, stringify!($method));
            $double.$method.assert_called_once_with(7);
            assert_eq!($double.$method.last_args(), Some((7,)));
        )*
        assert!(expected > 0);
    }};
}

#[ml_double]
trait LikeTheCrate {
    fn new(&self, value: u8) -> u8;
    fn named(&self, value: u8) -> u8;
    fn relaxed(&self, value: u8) -> u8;
    fn opaque(&self, value: u8) -> u8;
    fn wrapping(&self, value: u8) -> u8;
    fn statics(&self, value: u8) -> u8;
    fn double(&self, value: u8) -> u8;
    fn everywhere(&self, value: u8) -> u8;
    fn share(&self, value: u8) -> u8;
    fn enter(&self, value: u8) -> u8;
    fn reset(&self, value: u8) -> u8;
    fn clear_calls(&self, value: u8) -> u8;
    fn timeline(&self, value: u8) -> u8;
    fn name(&self, value: u8) -> u8;
    fn call(&self, value: u8) -> u8;
    fn calls(&self, value: u8) -> u8;
    fn called(&self, value: u8) -> u8;
    fn call_count(&self, value: u8) -> u8;
    fn args(&self, value: u8) -> u8;
    fn assert_called(&self, value: u8) -> u8;
    fn assert_called_once_with(&self, value: u8) -> u8;
    fn returns(&self, value: u8) -> u8;
    fn returns_ok(&self, value: u8) -> u8;
    fn side_effect(&self, value: u8) -> u8;
    fn panics(&self, value: u8) -> u8;
    fn because(&self, value: u8) -> u8;
    fn with(&self, value: u8) -> u8;
    fn of(&self, value: u8) -> u8;
    fn of_opaque(&self, value: u8) -> u8;
    fn relax(&self, value: u8) -> u8;
    fn runs_body(&self, value: u8) -> u8;
    fn end(&self, value: u8) -> u8;
    fn mlmock(&self, value: u8) -> u8;
    fn ml_double(&self, value: u8) -> u8;
    fn __core(&self, value: u8) -> u8;
    fn __info(&self, value: u8) -> u8;
    fn __over(&self, value: u8) -> u8;
    fn __call(&self, value: u8) -> u8;
    fn __begin(&self, value: u8) -> u8;
    fn __finish(&self, value: u8) -> u8;
    fn __private(&self, value: u8) -> u8;
}

#[test]
fn methods_called_like_what_the_crate_uses() {
    let like = LikeTheCrateDouble::new();
    answer_and_record!(LikeTheCrate for like =>
        new named relaxed opaque wrapping statics double everywhere share enter reset clear_calls
        timeline name call calls called call_count args assert_called assert_called_once_with
        returns returns_ok side_effect panics because with of of_opaque relax runs_body end mlmock
        ml_double __core __info __over __call __begin __finish __private
    );
}

#[test]
fn constructors_and_functions_of_the_crate_mean_the_double() {
    assert_eq!(LikeTheCrate::new(&LikeTheCrateDouble::relaxed(), 1), 0);
    let like = LikeTheCrateDouble::named("staging");
    like.clear_calls.returns(1);
    LikeTheCrate::clear_calls(&like, 2);
    assert_eq!(mlmock::timeline([&like]).to_string().lines().count(), 1);
    mlmock::clear_calls(&like);
    like.clear_calls.assert_not_called();
    mlmock::reset(&like);
    assert_text(
        failure_of(|| LikeTheCrate::reset(&like, 3)),
        "
        staging.reset: no answer for this call
            reset(value: 3)  at <here>

          it returns `u8`: add an answer before it, for example
            like_the_crate.reset.returns(..);
            like_the_crate.reset.returns_with(|| ..); // made anew for each call
        ",
    );
}

#[ml_double]
trait LikeThePrelude {
    fn clone(&self, value: u8) -> u8;
    fn clone_from(&self, value: u8) -> u8;
    fn default(&self, value: u8) -> u8;
    fn fmt(&self, value: u8) -> u8;
    fn eq(&self, value: u8) -> u8;
    fn ne(&self, value: u8) -> u8;
    fn cmp(&self, value: u8) -> u8;
    fn partial_cmp(&self, value: u8) -> u8;
    fn hash(&self, value: u8) -> u8;
    fn deref(&self, value: u8) -> u8;
    fn deref_mut(&self, value: u8) -> u8;
    fn drop(&self, value: u8) -> u8;
    fn into(&self, value: u8) -> u8;
    fn try_into(&self, value: u8) -> u8;
    fn from(&self, value: u8) -> u8;
    fn as_ref(&self, value: u8) -> u8;
    fn as_mut(&self, value: u8) -> u8;
    fn borrow(&self, value: u8) -> u8;
    fn to_owned(&self, value: u8) -> u8;
    fn to_string(&self, value: u8) -> u8;
    fn type_id(&self, value: u8) -> u8;
    fn source(&self, value: u8) -> u8;
    fn next(&self, value: u8) -> u8;
    fn map(&self, value: u8) -> u8;
    fn collect(&self, value: u8) -> u8;
    fn into_iter(&self, value: u8) -> u8;
    fn iter(&self, value: u8) -> u8;
    fn len(&self, value: u8) -> u8;
    fn is_empty(&self, value: u8) -> u8;
    fn unwrap(&self, value: u8) -> u8;
    fn take(&self, value: u8) -> u8;
    fn poll(&self, value: u8) -> u8;
    fn into_future(&self, value: u8) -> u8;
    fn then(&self, value: u8) -> u8;
    fn pin(&self, value: u8) -> u8;
    fn vec(&self, value: u8) -> u8;
    fn format(&self, value: u8) -> u8;
    fn u8(&self, value: u8) -> u8;
    fn str(&self, value: u8) -> u8;
    fn core(&self, value: u8) -> u8;
    fn std(&self, value: u8) -> u8;
    fn alloc(&self, value: u8) -> u8;
    fn main(&self, value: u8) -> u8;
}

#[test]
fn methods_called_like_what_the_prelude_uses() {
    let like = LikeThePreludeDouble::new();
    answer_and_record!(LikeThePrelude for like =>
        clone clone_from default fmt eq ne cmp partial_cmp hash deref deref_mut drop into try_into
        from as_ref as_mut borrow to_owned to_string type_id source next map collect into_iter iter
        len is_empty unwrap take poll into_future then pin vec format u8 str core std alloc main
    );
}

#[test]
fn a_clone_and_the_debug_text_are_those_of_the_double() {
    let like = <LikeThePreludeDouble as Default>::default();
    like.clone.returns(3);
    let clone = Clone::clone(&like);
    assert_eq!(LikeThePrelude::clone(&clone, 1), 3);
    like.clone.assert_called_once_with(1);
    assert!(format!("{like:?}").contains("clone"));
    let service: &dyn LikeThePrelude = &like;
    assert_eq!(service.clone(2), 3);
}

#[ml_double]
#[allow(non_snake_case)]
trait LikeVariants {
    fn Ok(&self, value: u8) -> u8;
    fn Err(&self, value: u8) -> u8;
    fn Some(&self, value: u8) -> u8;
    fn None(&self, value: u8) -> u8;
    fn Option(&self, value: u8) -> u8;
    fn Result(&self, value: u8) -> u8;
    fn Box(&self, value: u8) -> u8;
    fn Vec(&self, value: u8) -> u8;
    fn String(&self, value: u8) -> u8;
    fn Send(&self, value: u8) -> u8;
    fn LikeVariants(&self, value: u8) -> u8;
    fn LikeVariantsDouble(&self, value: u8) -> u8;
    fn PhantomData(&self, value: u8) -> u8;
    fn INFO(&self, value: u8) -> u8;
    fn Self_(&self, value: u8) -> u8;
}

#[test]
fn methods_called_like_variants_and_types() {
    let like = LikeVariantsDouble::new();
    answer_and_record!(LikeVariants for like =>
        Ok Err Some None Option Result Box Vec String Send LikeVariants LikeVariantsDouble
        PhantomData INFO Self_
    );
}

#[ml_double]
trait Keywords {
    fn r#type(&self, value: u8) -> u8;
    fn r#async(&self, value: u8) -> u8;
    fn r#await(&self, value: u8) -> u8;
    fn r#move(&self, value: u8) -> u8;
    fn r#match(&self, value: u8) -> u8;
    fn r#ref(&self, value: u8) -> u8;
    fn r#static(&self, value: u8) -> u8;
    fn r#dyn(&self, value: u8) -> u8;
    fn r#try(&self, value: u8) -> u8;
    fn r#gen(&self, value: u8) -> u8;
    fn r#fn(&self, value: u8) -> u8;
    fn r#in(&self, value: u8) -> u8;
    fn r#use(&self, value: u8) -> u8;
    fn union(&self, value: u8) -> u8;
    fn auto(&self, value: u8) -> u8;
    fn raw(&self, value: u8) -> u8;
    fn self_(&self, value: u8) -> u8;
    fn super_(&self, value: u8) -> u8;
    fn crate_(&self, value: u8) -> u8;
}

#[test]
fn methods_called_like_keywords() {
    let keywords = KeywordsDouble::new();
    answer_and_record!(Keywords for keywords =>
        r#type r#async r#await r#move r#match r#ref r#static r#dyn r#try r#gen r#fn r#in r#use union
        auto raw self_ super_ crate_
    );
}

#[ml_double]
trait RawArguments {
    fn put(&self, r#type: &str, r#match: u8, r#in: Option<&str>);
    async fn later(&self, r#async: u8, r#await: &str) -> u8;
    fn provided(&self, r#ref: u8, r#move: u8) -> u8 {
        r#ref + r#move
    }
    fn of_type<T: 'static>(&self, r#use: T, r#dyn: impl AsRef<str>);
    fn of_all(r#static: &str) -> usize {
        r#static.len()
    }
}

#[tokio::test]
async fn arguments_called_like_keywords_print_without_their_prefix() {
    let raw = RawArgumentsDouble::new();
    raw.put("a", 1, None);
    raw.put.assert_called_once_with("a", 1, None);
    assert_text(
        failure_of(|| raw.put.assert_called_once_with("b", 2, Some("x"))),
        r#"
        RawArguments.put: expected exactly one call, with these arguments

          expected:
            put(type: "b", match: 2, in: Some("x"))

          1 call:
            #1 put(*type: "a", *match: 1, *in: None)  at <here>

          call #1 differs in:
            type
              expected "b"
                actual "a"
            match
              expected 2
                actual 1
            in
              expected Some("x")
                actual None
        "#,
    );
    raw.later.returns(3);
    assert_eq!(raw.later(1, "x").await, 3);
    raw.later.assert_called_once_with(1, "x");
    assert_eq!(raw.provided(1, 2), 3);
    raw.provided.assert_called_once_with(1, 2);
    raw.of_type(1u8, "x");
    raw.of_type.assert_called_once();
    assert_eq!(RawArgumentsDouble::of_all("abc"), 3);
}

#[ml_double(name = r#fn)]
#[allow(non_camel_case_types)]
trait r#struct {
    fn r#enum(&self, r#impl: u8) -> u8;
}

#[test]
fn trait_and_double_called_like_keywords() {
    let double = r#fn::new();
    double.r#enum.returns(2);
    assert_eq!(double.r#enum(1), 2);
    double.r#enum.assert_called_once_with(1);
    assert!(failure_of(|| double.r#enum.assert_not_called()).starts_with("struct.enum:"));
}

/// Methods that are called like the private fields of what they are called through.
#[ml_double]
trait LikeFields {
    fn pointer(self: Pin<&mut Self>) -> u8;
    fn __pointer(self: Pin<&mut Self>) -> &str;
    fn ptr(self: Arc<Self>) -> u8;
    fn phantom(self: Arc<Self>) -> u8;
    fn alloc(self: Box<Self>) -> u8;
    fn inner(self: std::rc::Rc<Self>) -> u8 {
        7
    }
}

#[test]
fn methods_called_like_fields_of_their_receivers() {
    let like = LikeFieldsDouble::new();
    like.pointer.returns(1);
    like.__pointer.returns("two".into());
    like.ptr.returns(3);
    like.phantom.returns(4);
    like.alloc.returns(5);
    let mut pinned = Box::pin(like.clone());
    assert_eq!(pinned.as_mut().pointer(), 1);
    assert_eq!(pinned.as_mut().__pointer(), "two");
    assert_eq!(Arc::new(like.clone()).ptr(), 3);
    assert_eq!(Arc::new(like.clone()).phantom(), 4);
    assert_eq!(Box::new(like.clone()).alloc(), 5);
    assert_eq!(std::rc::Rc::new(like.clone()).inner(), 7);
    for called in [
        &like.ptr,
        &like.phantom,
        &like.alloc,
        &like.inner,
        &like.pointer,
    ] {
        called.assert_called_once();
    }
}

// Every kind of generated body has locals of some of these names.
#[ml_double]
trait LikeLocals {
    fn required(
        &self,
        self_: u8,
        core: u8,
        mlmock: u8,
        index: u8,
        run: u8,
        handle: u8,
        double: u8,
        f: u8,
        other: u8,
        state: u8,
        statics: u8,
        result: u8,
        future: u8,
        this: u8,
        probe: u8,
        part: u8,
    ) -> u8;
    fn provided(
        &self,
        self_: u8,
        core: u8,
        mlmock: u8,
        index: u8,
        run: u8,
        handle: u8,
        double: u8,
        f: u8,
        other: u8,
        state: u8,
        statics: u8,
        result: u8,
        future: u8,
        this: u8,
        probe: u8,
        part: u8,
    ) -> u8 {
        self_
            + core
            + mlmock
            + index
            + run
            + handle
            + double
            + f
            + other
            + state
            + statics
            + result
            + future
            + this
            + probe
            + part
    }
    async fn later(
        &self,
        self_: u8,
        core: u8,
        mlmock: u8,
        index: u8,
        run: u8,
        handle: u8,
        double: u8,
        f: u8,
        other: u8,
        state: u8,
        statics: u8,
        result: u8,
        future: u8,
        this: u8,
        probe: u8,
        part: u8,
    ) -> u8;
    async fn later_provided(
        &self,
        self_: u8,
        core: u8,
        mlmock: u8,
        index: u8,
        run: u8,
        handle: u8,
        double: u8,
        f: u8,
        other: u8,
        state: u8,
        statics: u8,
        result: u8,
        future: u8,
        this: u8,
        probe: u8,
        part: u8,
    ) -> u8 {
        self_
            + core
            + mlmock
            + index
            + run
            + handle
            + double
            + f
            + other
            + state
            + statics
            + result
            + future
            + this
            + probe
            + part
    }
    fn of_types<T: 'static>(
        &self,
        run: T,
        handle: u8,
        statics: u8,
        core: u8,
        index: u8,
        captures: u8,
        part: &[impl AsRef<str>],
    ) -> u8;
    fn of_types_provided<T: Copy + 'static>(
        &self,
        run: T,
        handle: u8,
        statics: u8,
        part: impl IntoIterator<Item = impl Into<String>>,
    ) -> (T, u8) {
        let _ = part.into_iter().count();
        (run, handle + statics)
    }
    async fn of_types_later<T: Copy + Send + 'static>(
        &self,
        run: T,
        handle: u8,
        result: u8,
        future: u8,
    ) -> T {
        let _ = handle + result + future;
        run
    }
    fn lent(&self, part: u8, value: u8, this: u8) -> Option<&dyn Display>;
    fn lent_mut(&mut self, loan: u8, this: u8, run: u8) -> &mut String;
    fn lent_mut_provided(&mut self, loan: u8, this: u8, run: u8) -> &mut String {
        self.lent_mut(loan, this, run)
    }
    fn pinned(self: Pin<&mut Self>, this: u8, run: u8) -> &str;
    fn paths(&self, part: &[&Path], f: impl Fn(u8) -> u8 + Send, run: u8) -> Vec<u8>;
}

#[tokio::test]
async fn arguments_called_like_locals_of_generated_bodies() {
    let mut like = LikeLocalsDouble::new();
    like.required.returns(9);
    like.later.returns(8);
    assert_eq!(
        like.required(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
        9
    );
    assert_eq!(
        like.later(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)
            .await,
        8
    );
    assert_eq!(
        like.provided(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
        136
    );
    let later = like.later_provided(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    assert_eq!(later.await, 136);
    like.required
        .assert_called_once_with(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    like.later
        .assert_called_once_with(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    like.provided
        .assert_called_once_with(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    like.later_provided
        .assert_called_once_with(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    like.provided.returns(1);
    like.later_provided.returns(2);
    assert_eq!(
        like.provided(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        1
    );
    let later = like.later_provided(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assert_eq!(later.await, 2);

    like.of_types.of::<u16>().returns(3);
    assert_eq!(like.of_types(1u16, 2, 3, 4, 5, 6, &["a", "b"]), 3);
    like.of_types
        .of::<u16>()
        .assert_called_once_with(1, 2, 3, 4, 5, 6, &["a", "b"]);
    assert_eq!(like.of_types_provided(1u16, 2, 3, ["x"]), (1, 5));
    like.of_types_provided.assert_called_once();
    assert_eq!(like.of_types_later(1u16, 2, 3, 4).await, 1);
    like.of_types_later.of::<u16>().returns(5);
    assert_eq!(like.of_types_later(1u16, 2, 3, 4).await, 5);

    like.lent.returns(Some(Box::new(4)));
    assert_eq!(like.lent(1, 2, 3).unwrap().to_string(), "4");
    like.lent_mut.returns("a".into());
    like.lent_mut(1, 2, 3).push('b');
    assert_eq!(like.lent_mut_provided(1, 2, 3), "ab");
    like.lent_mut.assert_called_with(1, 2, 3);
    like.pinned.returns("p".into());
    assert_eq!(Pin::new(&mut like).pinned(1, 2), "p");
    like.pinned.assert_called_once_with(1, 2);
    like.paths
        .side_effect(|part, f, run| vec![f(run), u8::try_from(part.len()).unwrap()]);
    assert_eq!(like.paths(&[Path::new("a")], |n| n + 1, 2), [3, 1]);
    like.paths
        .assert_called_once_with(vec![PathBuf::from("a")], any(), 2);
}

#[ml_double]
trait LikeMoreLocals {
    fn required(
        &self,
        __argument0: u8,
        _: u8,
        __argument1: u8,
        __converted0: impl AsRef<str>,
        __run: u8,
    ) -> u8;
    fn provided(&self, (a, b): (u8, u8), __argument0: u8, mut running: u8, _: u8) -> u8 {
        running += 1;
        a + b + __argument0 + running
    }
    async fn later(&self, (a, b): (u8, u8), __argument0: u8, mut running: u8, _: u8) -> u8 {
        running += 1;
        a + b + __argument0 + running
    }
}

#[tokio::test]
async fn arguments_called_like_those_that_have_no_name() {
    let like = LikeMoreLocalsDouble::new();
    like.required.returns(1);
    assert_eq!(like.required(1, 2, 3, "four", 5), 1);
    like.required.assert_called_once_with(1, 2, 3, "four", 5);
    assert_eq!(like.provided((1, 2), 3, 4, 5), 11);
    like.provided.assert_called_once_with((1, 2), 3, 4, 5);
    assert_eq!(like.later((1, 2), 3, 4, 5).await, 11);
    like.later.assert_called_once_with((1, 2), 3, 4, 5);
    like.later.returns(1);
    assert_eq!(like.later((1, 2), 3, 4, 5).await, 1);
}

#[async_trait::async_trait]
#[ml_double]
trait LikeBoxedLocals {
    async fn required(
        &self,
        self_: &str,
        core: u8,
        run: u8,
        handle: u8,
        result: u8,
        future: u8,
        this: u8,
        __self: u8,
        __arg0: u8,
        __ret: u8,
    ) -> u8;
    async fn provided(
        &self,
        self_: &str,
        core: u8,
        run: u8,
        handle: u8,
        result: u8,
        future: u8,
        this: u8,
    ) -> usize {
        self_.len() + usize::from(core + run + handle + result + future + this)
    }
    async fn statically(self_: &str, running: u8, run: u8, statics: u8) -> usize
    where
        Self: Sized,
    {
        self_.len() + usize::from(running + run + statics)
    }
}

#[tokio::test]
async fn arguments_called_like_locals_of_boxed_futures() {
    let like = LikeBoxedLocalsDouble::new();
    like.required.returns(1);
    assert_eq!(like.required("a", 1, 2, 3, 4, 5, 6, 7, 8, 9).await, 1);
    like.required
        .assert_called_once_with("a", 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assert_eq!(like.provided("a", 1, 2, 3, 4, 5, 6).await, 22);
    like.provided.assert_called_once_with("a", 1, 2, 3, 4, 5, 6);
    assert_eq!(LikeBoxedLocalsDouble::statically("a", 1, 2, 3).await, 7);
    let statics = LikeBoxedLocalsDouble::statics();
    assert_eq!(LikeBoxedLocalsDouble::statically("a", 1, 2, 3).await, 7);
    statics.statically.assert_called_once_with("a", 1, 2, 3);
    statics.statically.returns(1);
    assert_eq!(LikeBoxedLocalsDouble::statically("a", 1, 2, 3).await, 1);
}

#[ml_double]
trait Statics {
    fn new(statics: u8, run: u8) -> u8;
    fn named(name: &str) -> usize {
        name.len()
    }
    fn relaxed(run: u8, handle: u8, running: u8) -> u8 {
        run + handle + running
    }
    async fn opaque(statics: u8, run: u8, handle: u8, core: u8) -> u8;
    async fn statics(statics: u8, run: u8, handle: u8, f: u8, result: u8) -> u8 {
        statics + run + handle + f + result
    }
    fn share(self_: u8) -> u8;
    fn everywhere(core: u8) -> u8;
    fn enter(f: u8) -> u8;
    fn deref(place: u8) -> u8;
    fn default() -> u8;
    fn clone(fields: u8) -> u8;
    fn drop(turn: u8) -> u8 {
        turn
    }
    fn __info() -> u8 {
        4
    }
    fn __enter(place: u8) -> u8;
    fn place(turn: u8) -> u8;
    fn fields(run: u8) -> u8;
    fn put<T: Copy + 'static>(statics: T, run: u8, handle: u8) -> T;
    fn put_provided<T: Copy + 'static>(statics: T, run: u8, handle: u8) -> T {
        let _ = run + handle;
        statics
    }
}

#[tokio::test]
async fn functions_called_like_constructors_and_like_what_guards_have() {
    type Double = StaticsDouble;
    assert_eq!(<Double as Statics>::named("abc"), 3);
    assert_eq!(<Double as Statics>::relaxed(1, 2, 3), 6);
    assert_eq!(<Double as Statics>::statics(1, 2, 3, 4, 5).await, 15);
    assert_eq!(<Double as Statics>::__info(), 4);
    assert_eq!(Double::put_provided(3u16, 1, 2), 3);

    let statics = Double::statics();
    assert_eq!(<Double as Statics>::named("abc"), 3);
    assert_eq!(<Double as Statics>::relaxed(1, 2, 3), 6);
    assert_eq!(<Double as Statics>::statics(1, 2, 3, 4, 5).await, 15);
    statics.named.assert_called_once_with("abc");
    statics.relaxed.assert_called_once_with(1, 2, 3);
    statics.statics.assert_called_once_with(1, 2, 3, 4, 5);
    assert_eq!(Double::put_provided(3u16, 1, 2), 3);
    statics.put_provided.assert_called_once();

    statics.new.returns(1);
    statics.named.returns(2);
    statics.relaxed.returns(3);
    statics.opaque.returns(4);
    statics.statics.returns(5);
    statics.put.of::<u8>().returns(6);
    statics.put_provided.of::<u8>().returns(7);
    assert_eq!(<Double as Statics>::new(1, 2), 1);
    assert_eq!(<Double as Statics>::named("abc"), 2);
    assert_eq!(<Double as Statics>::relaxed(1, 2, 3), 3);
    assert_eq!(Double::opaque(1, 2, 3, 4).await, 4);
    assert_eq!(<Double as Statics>::statics(1, 2, 3, 4, 5).await, 5);
    assert_eq!(Double::put(1u8, 2, 3), 6);
    assert_eq!(Double::put_provided(1u8, 2, 3), 7);
    statics.put.of::<u8>().assert_called_once_with(1, 2, 3);
    statics
        .put_provided
        .of::<u8>()
        .assert_called_once_with(1, 2, 3);
    statics.new.assert_called_once_with(1, 2);

    let answers = [
        &statics.share,
        &statics.everywhere,
        &statics.enter,
        &statics.deref,
        &statics.clone,
        &statics.drop,
        &statics.__enter,
        &statics.place,
        &statics.fields,
    ];
    for answer in answers {
        answer.returns(8);
    }
    statics.default.returns(9);
    statics.__info.returns(10);
    let functions = [
        Double::share,
        Double::everywhere,
        Double::enter,
        Double::deref,
        <Double as Statics>::clone,
        Double::drop,
        Double::__enter,
        Double::place,
        Double::fields,
    ];
    for function in functions {
        assert_eq!(function(3), 8);
    }
    assert_eq!(<Double as Statics>::default(), 9);
    assert_eq!(<Double as Statics>::__info(), 10);
    for answer in answers {
        answer.assert_called_once_with(3);
    }
    let shared = statics.share();
    let of_other_thread = std::thread::spawn(move || {
        let _statics = shared.enter();
        Double::share(4)
    });
    assert_eq!(of_other_thread.join().unwrap(), 8);
}

#[ml_double]
fn post(statics: u8, run: u8, handle: u8, core: u8, f: u8, double: u8, post: u8) -> u8 {
    statics + run + handle + core + f + double + post
}
#[ml_double]
async fn fetch(statics: u8, run: u8, handle: u8, f: u8, result: u8, fetch: u8) -> u8 {
    statics + run + handle + f + result + fetch
}
#[ml_double]
fn double<T: Copy + 'static>(double: T, handle: impl AsRef<str>) -> T {
    let _ = handle;
    double
}
#[ml_double]
fn r#match(r#type: u8) -> u8 {
    r#type
}
#[ml_double]
fn clone() -> u8 {
    1
}
#[ml_double]
fn deref(deref: &str) -> usize {
    deref.len()
}

#[tokio::test]
async fn free_functions_and_their_arguments() {
    assert_eq!(post(1, 2, 3, 4, 5, 6, 7), 28);
    assert_eq!(fetch(1, 2, 3, 4, 5, 6).await, 21);
    let (posted, fetched) = (post::double(), fetch::double());
    posted.returns(1);
    fetched.returns(2);
    assert_eq!(post(1, 2, 3, 4, 5, 6, 7), 1);
    assert_eq!(fetch(1, 2, 3, 4, 5, 6).await, 2);
    posted.assert_called_once_with(1, 2, 3, 4, 5, 6, 7);
    fetched.assert_called_once_with(1, 2, 3, 4, 5, 6);
    posted.calls_default();
    fetched.calls_default();
    assert_eq!(post(1, 2, 3, 4, 5, 6, 7), 28);
    assert_eq!(fetch(1, 2, 3, 4, 5, 6).await, 21);

    let doubled = double::double();
    doubled.of::<u8>().returns(4);
    assert_eq!(double(1u8, "a"), 4);
    doubled.of::<u8>().assert_called_once_with(1, "a");
    let matched = r#match::double();
    matched.returns(5);
    assert_eq!(r#match(1), 5);
    matched.assert_called_once_with(1);
    let (cloned, dereferenced) = (clone::double(), deref::double());
    cloned.returns(6);
    dereferenced.returns(7);
    assert_eq!((clone(), deref("a")), (6, 7));
    dereferenced.assert_called_once_with("a");
}

mod arguments_called_running {
    use super::*;

    #[ml_double]
    trait Jobs {
        async fn count(running: u8) -> u8 {
            running
        }
    }
    #[ml_double]
    async fn count_all(running: u8) -> u8 {
        running
    }

    #[tokio::test]
    async fn of_functions_without_self() {
        assert_eq!((JobsDouble::count(1).await, count_all(2).await), (1, 2));
        let (statics, replaced) = (JobsDouble::statics(), count_all::double());
        statics.count.returns(3);
        replaced.returns(4);
        assert_eq!((JobsDouble::count(1).await, count_all(2).await), (3, 4));
        statics.count.assert_called_once_with(1);
        replaced.assert_called_once_with(2);
    }
}

#[ml_double]
trait SameNames {
    fn get(&self, get: u8) -> u8;
    fn put(&self, get: u8, put: u8) -> u8 {
        self.get(get) + put
    }
    async fn send(&self, send: &str) -> usize {
        send.len()
    }
    fn same_names(&self, same_names: impl AsRef<str>) -> u8;
    fn of<T: 'static>(&self, of: T) -> u8;
}

#[tokio::test]
async fn arguments_called_like_their_method() {
    let same = SameNamesDouble::new();
    same.get.returns(1);
    assert_eq!(same.put(2, 3), 4);
    same.get.assert_called_once_with(2);
    same.put.assert_called_once_with(2, 3);
    assert_eq!(same.send("abc").await, 3);
    same.same_names.returns(5);
    assert_eq!(same.same_names("x"), 5);
    same.same_names.assert_called_once_with("x");
    same.of.of::<u8>().returns(6);
    assert_eq!(same.of(1u8), 6);
    same.of.of::<u8>().assert_called_once_with(1);
}

/// Generic methods, each of which has a handle of a type of its own.
#[ml_double]
trait GenericNames {
    fn of<T: 'static>(&self, value: T) -> u8;
    fn of_opaque<T: 'static>(&self, value: T) -> u8;
    fn clone<T: 'static>(&self, value: T) -> u8;
    fn deref<T: 'static>(&self, value: T) -> u8;
    fn fmt<T: 'static>(&self, value: T) -> u8;
    fn new<T: 'static>(&self, value: T) -> u8;
    fn r#type<T: 'static>(&self, value: T) -> u8;
    fn handle<T: 'static>(&self, value: T) -> u8;
    fn __at<T: 'static>(&self, value: T) -> u8;
    fn __instance<T: 'static>(&self, value: T) -> u8;
    fn call_count<T: 'static>(&self, value: T) -> u8;
    fn assert_called<T: 'static>(&self, value: T) -> u8;
}

#[test]
fn generic_methods_called_like_what_their_handles_have() {
    let names = GenericNamesDouble::new();
    let mut expected = 0;
    macro_rules! each {
        ($($method:ident)*) => { $(
            expected += 1;
            names.$method.of::<u16>().returns(expected);
            assert_eq!(GenericNames::$method(&names, 7u16), expected);
            names.$method.of::<u16>().assert_called_once_with(7);
            names.$method.assert_called_once();
        )* };
    }
    each!(of of_opaque clone deref fmt new r#type handle __at __instance call_count assert_called);
}

mod almost_the_same {
    use super::*;
    // The types of the fields are named after the methods.
    #[ml_double]
    #[allow(dead_code)]
    trait AlmostTheSame {
        fn put<T: 'static>(&self, value: T) -> u8;
        fn put_<T: 'static>(&self, value: T) -> u8;
        fn _put<T: 'static>(&self, value: T) -> u8;
        fn put_all<T: 'static>(&self, value: T) -> u8;
        fn putall<T: 'static>(&self, value: T) -> u8;
        fn put_1<T: 'static>(&self, value: T) -> u8;
        fn put1<T: 'static>(&self, value: T) -> u8;
        fn r#type<T: 'static>(&self, value: T) -> u8;
        fn type_<T: 'static>(&self, value: T) -> u8;
        fn statics<T: 'static>(&self, value: T) -> u8;
        fn version() -> u8 {
            1
        }
    }

    #[test]
    fn generic_methods_with_almost_the_same_name() {
        let almost = AlmostTheSameDouble::new();
        almost.put.of::<u8>().returns(1);
        almost.put_.of::<u8>().returns(2);
        almost.statics.of::<u8>().returns(3);
        assert_eq!((almost.put(1u8), almost.put_(1u8)), (1, 2));
        assert_eq!(AlmostTheSame::statics(&almost, 1u8), 3);
        assert_eq!(AlmostTheSameDouble::version(), 1);
    }
}

/// What the trait's own bodies say is about the trait, not about the double.
#[ml_double]
trait Builder: Sized {
    fn new(limit: u8) -> u8;
    fn named(limit: u8) -> u8 {
        limit
    }
    fn plain(&self) -> u8 {
        Self::new(1) + Self::named(1)
    }
    fn by_path(&self) -> Option<u8> {
        Some(1).map(Self::new)
    }
}

#[test]
fn functions_called_like_constructors_in_the_traits_own_bodies() {
    let statics = BuilderDouble::statics();
    statics.new.side_effect(|limit| limit + 10);
    let builder = BuilderDouble::new();
    assert_eq!(builder.plain(), 12);
    assert_eq!(builder.by_path(), Some(11));
    statics.new.assert_called_times(2);
}

mod constructors_in_macros {
    use super::*;

    #[ml_double]
    trait Parts: Sized {
        fn new(limit: u8) -> u8;
        fn named(limit: u8) -> u8 {
            limit
        }
        fn in_a_macro(&self) -> Vec<u8> {
            vec![Self::new(1), Self::named(2)]
        }
        fn in_brackets(&self) -> u8 {
            <Self>::new(3)
        }
        fn in_an_assertion(&self) {
            assert_eq!(Self::named(4), 4, "{}", Self::new(1));
        }
    }

    #[test]
    fn they_are_those_of_the_trait() {
        let statics = PartsDouble::statics();
        statics.new.side_effect(|limit| limit + 10);
        let parts = PartsDouble::new();
        assert_eq!(parts.in_a_macro(), [11, 2]);
        assert_eq!(parts.in_brackets(), 13);
        parts.in_an_assertion();
        statics.new.assert_called_times(2);
    }
}

mod of_a_supertrait {
    use super::*;
    trait Made: Sized {
        fn new(limit: u8) -> u8 {
            limit
        }
    }
    impl<T> Made for T {}

    #[ml_double]
    trait OfAMade: Made {
        fn made(&self) -> u8 {
            Self::new(3)
        }
    }

    #[test]
    fn constructors_of_a_supertrait_in_the_traits_own_bodies() {
        assert_eq!(OfAMadeDouble::new().made(), 3);
    }
}

mod of_one_name {
    mod of_a_function_and_a_trait {
        use mlmock::ml_double;

        #[ml_double]
        pub(super) trait Client {
            fn get(&self) -> u8;
        }
        #[ml_double]
        pub(super) fn client(url: &str) -> usize {
            url.len()
        }
    }

    #[test]
    fn a_function_and_a_trait_of_the_same_name() {
        use of_a_function_and_a_trait::*;
        let double = ClientDouble::new();
        double.get.returns(1);
        assert_eq!(double.get(), 1);
        let replaced = client::double();
        replaced.returns(2);
        assert_eq!(client("x"), 2);
    }
}

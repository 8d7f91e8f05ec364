//! What depends on the number of arguments?
//!
//! One `impl` per arity makes assertions positional and typed: the wrong number of arguments, or
//! one of the wrong type, does not compile, and no code is generated per method.

use std::any::Any;
use std::task::{Context, Poll};
use std::time::Duration;

use crate::answer::Effect;
use crate::args::{Arg, Copied};
use crate::capture::{Captured, Known, Seen, Told};
use crate::closure::{Once, Takes};
use crate::either::Either;
use crate::fact::Fact;
use crate::handle::Handle;
use crate::is::Is;
use crate::method::{Args, KnownArgs, Method, ReadBack, Readable};
use crate::on_this_thread::OnThisThread;
use crate::output::Output;
use crate::recorded::Recorded;
use crate::resume::{Awaited, BoxedFuture, Resumed, Spied, Through, Turn, forget};
use crate::run::Running;
use crate::spy::Real;
use crate::verify;
use crate::wait;
use crate::way::{Answering, By, Function, Way, mistaken};
use crate::wide::WideMethod;

// By fields, for `Deref` is dear to check among so many types.
/// What knows the calls of a method.
macro_rules! handle {
    (Method $this:ident) => {
        $this.handle
    };
    (WideMethod $this:ident) => {
        $this.method.handle
    };
}

/// How its arguments are captured.
macro_rules! captures {
    (Method $this:ident) => {
        $this.captures
    };
    (WideMethod $this:ident) => {
        $this.method.captures
    };
}

/// What the arguments are expected to be.
macro_rules! expected {
    (Method $this:ident, $($a:ident $i:tt),*) => {
        [$($a.expect($this.captures.$i)),*]
    };
    // By a name for all of them, which is more for a user's crate to compile and less for this one, where there are
    // many.
    (WideMethod $this:ident, $($a:ident $i:tt),*) => {{
        let captures = &$this.method.captures;
        [$($a.expect(captures.$i)),*]
    }};
}

// None for many arguments: they are rare, and the more there are the longer this takes to compile.
/// Calls whose arguments can be copied.
macro_rules! copied {
    ((WideMethod $($names:ident)*) $($args:tt)*) => {};
    // With no arguments there is nothing to copy.
    ((Method $($names:ident)*)) => {};
    ((Method $Signature:ident $call_copied:ident) $($A:ident $a:ident $l:lifetime $w:lifetime $x:lifetime $i:tt),*) => {
        #[allow(clippy::type_complexity, reason = "as many as the method has")]
        impl<$($A: Copied,)* Out: Output> Method<($($A,)*), Out> {
            /// One call, as the generated body makes it, where all arguments can be copied.
            // Of what may have to be let go of, a function that is generic over it notes whether it still has it, and
            // looks at that where it unwinds: for each argument.
            #[doc(hidden)]
            #[track_caller]
            pub fn $call_copied<'s, $($l, $w, $x),*>(&'s self, $($a: $A::View<$l, $w, $x>),*) -> Out::View<'s> {
                let mut run = self.handle.answered(&[$(&Seen { view: &$a, capture: self.captures.$i }),*]);
                match (run.function as &dyn Any).downcast_ref::<$Signature<$($A,)* Out>>() {
                    Some(function) => function(&mut run, &self.handle, $($a),*),
                    None => mistaken(),
                }
            }
        }
    };
}

macro_rules! arity {
    (($Method:ident $Async:ident $Signature:ident $AsyncSignature:ident $call:ident $call_copied:ident $begin:ident $begin_async:ident $start:ident $spied:ident $spied_start:ident $spied_resumed:ident $answer:ident $begin_described:ident $resume:ident $finish:ident) $($A:ident $a:ident $How:ident $View:ident $l:lifetime $w:lifetime $x:lifetime $i:tt),*) => {
        /// Closures that return a boxed future, which may borrow from their arguments: a closure
        /// learns its types from this.
        pub trait $Async<'fut, $($A,)* Kept>: FnMut($($A),*) -> BoxedFuture<'fut, Kept> {}
        impl<'fut, $($A,)* Kept, Func> $Async<'fut, $($A,)* Kept> for Func
        where
            Func: FnMut($($A),*) -> BoxedFuture<'fut, Kept>,
        {
        }

        impl<$($A,)* Kept, Func: FnMut($($A),*) -> Kept> Takes<($($A,)*), Kept> for Func {
            fn take(&mut self, ($($a,)*): ($($A,)*)) -> Kept {
                self($($a),*)
            }
        }
        impl<$($A,)* Kept, Func: FnOnce($($A),*) -> Kept> Takes<($($A,)*), Kept> for Once<Func> {
            fn take(&mut self, ($($a,)*): ($($A,)*)) -> Kept {
                self.closure()($($a),*)
            }
        }

        /// A function that answers calls with these arguments.
        // Another name, where that below is a struct: there is one for each method of a user, and a struct is
        // described to debuggers once more.
        type $Signature<$($A,)* Out> =
            for<'s, $($l, $w, $x),*> fn(&mut Running, &'s Handle, $(<$A as Arg>::View<$l, $w, $x>),*) -> <Out as Output>::View<'s>;
        // A struct, not another name for what is in it: a type with all these lifetimes in it is dear wherever it is
        // spoken of.
        /// A function that answers calls with these arguments over several polls, of which this is one.
        struct $AsyncSignature<$($A: Arg,)* Out: Output>(
            for<'s, 'fut, $($w, $x),*> fn(
                &mut Turn,
                &'s Handle,
                &mut Awaited<'fut>,
                &mut Option<($($A::View<'fut, $w, $x>,)*)>,
                &mut Context<'_>,
            ) -> Poll<Out::View<'s>>,
        );

        impl<$($A: Arg),*> Args for ($($A,)*) {
            type Captures = ($(Captured<$A>,)*);
            type Handle<Out: 'static> = $Method<Self, Out>;
            type Answering<Out: Output, W: Way<Out>> = By<Self, Out, W>;
            type Rec = ($($A::Rec,)*);
        }

        impl<$($A: Arg,)* Out: Output, W: Way<Out>> Answering for By<($($A,)*), Out, W> {
            const FUNCTION: Function = &($Method::<($($A,)*), Out>::by::<W> as $Signature<$($A,)* Out>);
        }

        impl<$($A: Known),*> KnownArgs for ($($A,)*) {
            const CAPTURED: Self::Captures = ($($A::CAPTURED,)*);
        }

        impl<$($A: Readable),*> ReadBack for ($($A,)*) {
            #[track_caller]
            #[allow(clippy::unused_unit, reason = "of no arguments there is nothing to read")]
            fn read(_handle: &Handle, _recorded: &[Recorded]) -> Self::Rec {
                ($($A::read(_handle, _recorded, $i),)*)
            }
        }

        #[allow(clippy::too_many_arguments, reason = "as many as the method has")]
        impl<$($A: Arg,)* Out> $Method<($($A,)*), Out> {
            /// Narrows to calls with these arguments: the handle it returns has all verbs, to
            /// answer these calls or to assert on them. It registers nothing until the first
            /// answer, and may be kept and used again. Of several that match a call, the newest
            /// that has an answer goes first, as Mockito's stubs do. There is an example at
            /// [`Method`].
            ///
            /// Each argument is a value, a reference to something that the recorded type compares
            /// with, or a matcher: see [`Is`].
            #[must_use = "`with` only narrows: say what to answer, or what to assert"]
            pub fn with<$($How),*>(&self, $($a: impl Is<$A, $How>),*) -> Self {
                self.over(handle!($Method self).narrowed(&mut expected!($Method self, $($a $i),*)))
            }

            /// Asserts that the *last* call had these arguments, as `unittest.mock` does. On a
            /// narrowed handle: the last of those calls.
            ///
            /// # Panics
            /// If it had not, or there was none.
            #[track_caller]
            pub fn assert_called_with<$($How),*>(&self, $($a: impl Is<$A, $How>),*) {
                verify::last(&handle!($Method self), Fact::Called, &mut expected!($Method self, $($a $i),*));
            }

            /// Asserts that there was exactly one call, and that it had these arguments, as
            /// `unittest.mock` does. For one call among others there is
            /// `with(..).assert_called_once()`.
            ///
            /// # Panics
            /// If there was none, or another one.
            #[track_caller]
            pub fn assert_called_once_with<$($How),*>(&self, $($a: impl Is<$A, $How>),*) {
                verify::once(&handle!($Method self), Fact::Called, &mut expected!($Method self, $($a $i),*));
            }

            /// Asserts that some call had these arguments, as `unittest.mock` does.
            ///
            /// # Panics
            /// If none had.
            #[track_caller]
            pub fn assert_any_call<$($How),*>(&self, $($a: impl Is<$A, $How>),*) {
                verify::any(&handle!($Method self), Fact::Called, &mut expected!($Method self, $($a $i),*));
            }

            /// Asserts that the *last* await was of a call with these arguments: `AsyncMock`'s.
            ///
            /// # Panics
            /// If it was not, or there was none, or the method gives no future.
            #[track_caller]
            pub fn assert_awaited_with<$($How),*>(&self, $($a: impl Is<$A, $How>),*) {
                verify::last(&handle!($Method self), Fact::Awaited, &mut expected!($Method self, $($a $i),*));
            }

            /// Asserts that there was exactly one await, of a call with these arguments:
            /// `AsyncMock`'s.
            ///
            /// # Panics
            /// If there was none, or another one, or the method gives no future.
            #[track_caller]
            pub fn assert_awaited_once_with<$($How),*>(&self, $($a: impl Is<$A, $How>),*) {
                verify::once(&handle!($Method self), Fact::Awaited, &mut expected!($Method self, $($a $i),*));
            }

            /// Asserts that some call with these arguments was awaited: `AsyncMock`'s.
            ///
            /// # Panics
            /// If none was, or the method gives no future.
            #[track_caller]
            pub fn assert_any_await<$($How),*>(&self, $($a: impl Is<$A, $How>),*) {
                verify::any(&handle!($Method self), Fact::Awaited, &mut expected!($Method self, $($a $i),*));
            }

            /// Waits until it has been called with these arguments, at most `timeout`:
            /// `ThreadingMock.wait_until_any_call_with`. Else as
            /// [`wait_until_called`](crate::Handle::wait_until_called).
            ///
            /// # Panics
            /// If there was no such call in time; at once, if a call of the double fails on another
            /// thread.
            #[doc(alias = "wait_until_any_call_with")]
            #[track_caller]
            pub fn wait_until_called_with<$($How),*>(&self, timeout: Duration, $($a: impl Is<$A, $How>),*) {
                wait::block(&self.with($($a),*).handle, 1, timeout);
            }

            /// Asserts that the call at `index`, from zero, had these arguments: Jest's
            /// `toHaveBeenNthCalledWith`, which counts from one.
            ///
            /// # Panics
            /// If it had not, or there were not as many calls.
            #[track_caller]
            pub fn assert_nth_call_with<$($How),*>(&self, index: usize, $($a: impl Is<$A, $How>),*) {
                verify::nth(&handle!($Method self), index, &mut expected!($Method self, $($a $i),*));
            }
        }

        copied!(($Method $Signature $call_copied) $($A $a $l $w $x $i),*);

        #[allow(clippy::too_many_arguments, clippy::type_complexity, reason = "as many as the method has")]
        impl<$($A: Arg,)* Out: Output> $Method<($($A,)*), Out> {
            /// Answers every call with what the closure returns, which gets the arguments as the
            /// method does: `unittest.mock`'s `side_effect = function`. It returns the kept form:
            /// `String` for a method that returns `&str`.
            ///
            /// The closure has to be `Send`; its arguments need no annotation. It runs with no lock
            /// held: it may call the double, except for this very method, which would never end and
            /// panics. Calls on several threads take turns. A closure of an asynchronous method
            /// runs when the future is polled; [`side_effect_async`](Method::side_effect_async)
            /// takes one that awaits. There is an example at [`Method`].
            ///
            /// A closure that owns a clone of its own double keeps it alive for good, so that its
            /// drop checks never run: `clear_answers` or `reset` lets go of it.
            #[doc(alias = "returning")]
            pub fn side_effect<Func>(&self, closure: Func)
            where
                Func: for<$($l, $w, $x),*> FnMut($($A::View<$l, $w, $x>),*) -> Out::Kept + Send + 'static,
            {
                handle!($Method self).repeat_in_turn(Box::new(closure), &(Self::runs::<Func> as $Signature<$($A,)* Out>), "side_effect");
            }

            /// Appends a closure to the queue of answers: it answers one call.
            pub fn side_effect_once<Func>(&self, closure: Func)
            where
                Func: for<$($l, $w, $x),*> FnOnce($($A::View<$l, $w, $x>),*) -> Out::Kept + Send + 'static,
            {
                let thing = Box::new(Once::new(closure));
                handle!($Method self).queue(Effect { thing, function: &(Self::runs::<Once<Func>> as $Signature<$($A,)* Out>) });
            }

            /// [`side_effect`](Method::side_effect) for a closure that is not `Send`: a call on
            /// another thread fails.
            pub fn side_effect_local<Func>(&self, closure: Func)
            where
                Func: for<$($l, $w, $x),*> FnMut($($A::View<$l, $w, $x>),*) -> Out::Kept + 'static,
            {
                let closure = OnThisThread::new(&handle!($Method self), closure);
                let function = &(Self::runs::<OnThisThread<Func>> as $Signature<$($A,)* Out>);
                handle!($Method self).repeat_in_turn(Box::new(closure), function, "side_effect_local");
            }

            /// [`side_effect`](Method::side_effect) for a method that gives a future, by a closure that
            /// returns one in a box: it is awaited when the method's own is. It may borrow from the
            /// arguments, and has to be `Send`.
            ///
            /// ```
            /// # #[mlmock::ml_double]
            /// # trait Store { async fn get(&self, key: &str) -> usize; }
            /// # let store = StoreDouble::new();
            /// # let run = async {
            /// store.get.side_effect_async(|key| {
            ///     Box::pin(async move {
            ///         // .. what takes its time
            ///         key.len()
            ///     })
            /// });
            /// assert_eq!(store.get("churn").await, 5);
            /// # };
            /// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
            /// # assert!(std::pin::pin!(run).poll(&mut context).is_ready());
            /// ```
            ///
            /// # Panics
            /// If the method gives no future, or one that may not hold on to the arguments.
            #[track_caller]
            pub fn side_effect_async<Func>(&self, closure: Func)
            where
                Func: for<'fut, $($w, $x),*> $Async<'fut, $($A::View<'fut, $w, $x>,)* Out::Kept> + Send + 'static,
            {
                handle!($Method self).awaits_answers("side_effect_async");
                let function = &$AsyncSignature::<$($A,)* Out>(Self::runs_async::<Func>);
                handle!($Method self).repeat_in_turn(Box::new(closure), function, "side_effect_async");
            }

            /// Answers in a way that does not need the arguments.
            fn by<'s, $($l, $w, $x,)* W: Way<Out>>(
                run: &mut Running,
                handle: &'s Handle,
                $($a: $A::View<$l, $w, $x>),*
            ) -> Out::View<'s> {
                // They are let go of here, all at once: where what answers unwinds, nothing is left to clean up.
                let _ = ($($a,)*);
                W::answer(run, handle)
            }

            /// Runs a closure over the arguments.
            // Compiled for each closure, which is kept as what it is. As an object, in one box more, it took more code
            // for the usual one or two of a method.
            fn runs<'s, Closure>(
                run: &mut Running,
                handle: &'s Handle,
                $($a: $A::View<'_, '_, '_>),*
            ) -> Out::View<'s>
            where
                Closure: for<$($l, $w, $x),*> Takes<($($A::View<$l, $w, $x>,)*), Out::Kept> + 'static,
            {
                // One thing to let go of, where there is no closure.
                let args = ($($a,)*);
                Out::lend(run.closure::<Closure>().take(args), handle)
            }

            /// The same, for a closure that gives a future: it runs the closure, and hands out what the
            /// future gave.
            fn runs_async<'s, 'fut, Closure>(
                turn: &mut Turn,
                handle: &'s Handle,
                call: &mut Awaited<'fut>,
                args: &mut Option<($($A::View<'fut, '_, '_>,)*)>,
                cx: &mut Context<'_>,
            ) -> Poll<Out::View<'s>>
            where
                Closure: for<'f, $($w, $x),*> Takes<($($A::View<'f, $w, $x>,)*), BoxedFuture<'f, Out::Kept>> + 'static,
            {
                // The future of the closure begins with them.
                if let Some(args) = args.take() {
                    let later = forget(turn.run().closure::<Closure>().take(args));
                    if !call.waits_for(turn, later, &$AsyncSignature::<$($A,)* Out>(Self::runs_async::<Closure>), cx, handle) {
                        return Poll::Pending;
                    }
                }
                match turn.given().downcast::<Out::Kept>() {
                    Ok(kept) => Poll::Ready(Out::lend(*kept, handle)),
                    Err(_) => mistaken(),
                }
            }

            /// One call, as the generated body makes it.
            #[doc(hidden)]
            #[track_caller]
            pub fn $call<'s, $($l, $w, $x),*>(&'s self, $($a: $A::View<$l, $w, $x>),*) -> Out::View<'s> {
                let mut run = handle!($Method self).answered(&[$(&Seen { view: &$a, capture: captures!($Method self).$i }),*]);
                match (run.function as &dyn Any).downcast_ref::<$Signature<$($A,)* Out>>() {
                    Some(function) => function(&mut run, &handle!($Method self), $($a),*),
                    None => mistaken(),
                }
            }

            /// The first half of a call: it is recorded, and what answers it is chosen. A method
            /// that has a body of its own is called in halves, with its body between them.
            #[doc(hidden)]
            #[track_caller]
            pub fn $begin(&self, $($a: &$A::View<'_, '_, '_>),*) -> Running {
                handle!($Method self).enter(&[$(&Seen { view: $a, capture: captures!($Method self).$i }),*])
            }

            /// The first half of a call whose own body may need what can be recorded only by consuming
            /// it: that is recorded as text.
            #[doc(hidden)]
            #[track_caller]
            pub fn $begin_described(
                &self,
                $($a: Result<&$A::View<'_, '_, '_>, String>),*
            ) -> Running {
                handle!($Method self).enter(&[$(&Told { arg: $a, capture: captures!($Method self).$i }),*])
            }

            /// The first half of a call of an asynchronous method.
            #[doc(hidden)]
            #[track_caller]
            pub fn $begin_async(&self, $($a: &$A::View<'_, '_, '_>),*) -> Running {
                handle!($Method self).enter_async(&[$(&Seen { view: $a, capture: captures!($Method self).$i }),*])
            }

            /// A poll of such a call: it is answered with its arguments or, once they are gone, with what the
            /// future of a closure gave.
            fn $answer<'s, 'fut, $($w, $x),*>(
                handle: &'s Handle,
                call: &mut Awaited<'fut>,
                args: &mut Option<($($A::View<'fut, $w, $x>,)*)>,
                cx: &mut Context<'_>,
            ) -> Poll<Out::View<'s>> {
                let Some(mut turn) = call.turn(cx, handle) else {
                    return Poll::Pending;
                };
                if let Some(function) = turn.function.downcast_ref::<$Signature<$($A,)* Out>>() {
                    let run = turn.run();
                    return match args.take() {
                        Some(($($a,)*)) => Poll::Ready(function(run, handle, $($a),*)),
                        None => mistaken(),
                    };
                }
                match turn.function.downcast_ref::<$AsyncSignature<$($A,)* Out>>() {
                    Some(function) => (function.0)(&mut turn, handle, call, args, cx),
                    None => mistaken(),
                }
            }

            /// One call of an asynchronous method: the future of its answer.
            #[doc(hidden)]
            #[track_caller]
            pub fn $start<'s, 'fut, $($w, $x),*>(
                &'s self,
                $($a: $A::View<'fut, $w, $x>),*
            ) -> Resumed<'s, 'fut, ($($A::View<'fut, $w, $x>,)*), Out::View<'s>> {
                Resumed {
                    handle: &handle!($Method self),
                    call: handle!($Method self).awaited(&[$(&Seen { view: &$a, capture: captures!($Method self).$i }),*]),
                    args: Some(($($a,)*)),
                    answer: Self::$answer,
                }
            }

            /// The second half of a call of an asynchronous method: the future of its answer.
            #[doc(hidden)]
            pub fn $resume<'s, 'fut, $($w, $x),*>(
                &'s self,
                run: Running,
                $($a: $A::View<'fut, $w, $x>),*
            ) -> Resumed<'s, 'fut, ($($A::View<'fut, $w, $x>,)*), Out::View<'s>> {
                Resumed {
                    handle: &handle!($Method self),
                    call: Awaited::new(run),
                    args: Some(($($a,)*)),
                    answer: Self::$answer,
                }
            }

            // What arguments are seen as, and what is given back, are parameters here: the compiler finds them by the
            // object's function, and compares them with what the kinds say once.
            /// One call of a spy: what is configured answers it, or the object by this function.
            #[doc(hidden)]
            #[track_caller]
            pub fn $spied<'s, $($l, $w, $x,)* $($View,)* Held: Real<Object>, Object: ?Sized, Gives>(
                &'s self,
                held: &'s Held,
                real: fn(&'s Object, $($View),*) -> Gives,
                $($a: $View),*
            ) -> Gives
            where
                $($A: Arg<View<$l, $w, $x> = $View>,)*
                Out: Output<View<'s> = Gives>,
            {
                let mut run = self.$begin($(&$a),*);
                if run.__is_real() {
                    return real(held.__object(), $($a),*);
                }
                self.$finish(&mut run, $($a),*)
            }

            /// The same, of an asynchronous method.
            #[doc(hidden)]
            #[track_caller]
            pub fn $spied_start<'s, 'fut, $($w, $x,)* $($View,)* Held: Real<Object>, Object: ?Sized, Gives, Fut>(
                &'s self,
                held: &'s Held,
                real: fn(&'s Object, $($View),*) -> Fut,
                $($a: $View),*
            ) -> Spied<'s, 'fut, ($($View,)*), Gives, Fut>
            where
                $($A: Arg<View<'fut, $w, $x> = $View>,)*
                Out: Output<View<'s> = Gives>,
            {
                let run = self.$begin_async($(&$a),*);
                if run.__is_real() {
                    return Spied::Object(run.__through(real(held.__object(), $($a),*)));
                }
                Spied::Answer(self.$resume(run, $($a),*))
            }

            /// The same, where a function of the double makes the future of an answer, since that borrows from
            /// several arguments.
            #[doc(hidden)]
            #[track_caller]
            pub fn $spied_resumed<
                's, $($l, $w, $x,)* $($View,)* Held: Real<Object>, Object: ?Sized, Fut, Double, Answer
            >(
                &'s self,
                held: &'s Held,
                real: fn(&'s Object, $($View),*) -> Fut,
                double: &'s Double,
                answer: fn(&'s Double, Running, $($View),*) -> Answer,
                $($a: $View),*
            ) -> Either<Answer, Through<Fut>>
            where
                $($A: Arg<View<$l, $w, $x> = $View>,)*
            {
                let run = self.$begin_async($(&$a),*);
                if run.__is_real() {
                    return Either::body(run.__through(real(held.__object(), $($a),*)));
                }
                Either::answer(answer(double, run, $($a),*))
            }

            /// The second half of a call: what answers it runs.
            #[doc(hidden)]
            pub fn $finish<'s, $($l, $w, $x),*>(
                &'s self,
                run: &mut Running,
                $($a: $A::View<$l, $w, $x>),*
            ) -> Out::View<'s> {
                run.start(&handle!($Method self));
                match (run.function as &dyn Any).downcast_ref::<$Signature<$($A,)* Out>>() {
                    Some(function) => function(run, &handle!($Method self), $($a),*),
                    None => mistaken(),
                }
            }
        }
    };
}

macro_rules! arities {
    // The list is in here, for it would be printed with every error about an argument. What generated
    // code calls has the number of arguments in its name: the compiler looks at one method then, instead
    // of one for each number, which is a good part of what a double costs to check.
    () => {
        arities! { @ (Method Async0 Signature0 AsyncSignature0 __call0 __call_copied0 __begin0 __begin_async0 __start0 __spied0 __spied_start0 __spied_resumed0 __answer0 __begin_described0 __resume0 __finish0) []
    ((Method Async1 Signature1 AsyncSignature1 __call1 __call_copied1 __begin1 __begin_async1 __start1 __spied1 __spied_start1 __spied_resumed1 __answer1 __begin_described1 __resume1 __finish1)
        A a HowA ViewA 'a 'aw 'ax 0)
    ((Method Async2 Signature2 AsyncSignature2 __call2 __call_copied2 __begin2 __begin_async2 __start2 __spied2 __spied_start2 __spied_resumed2 __answer2 __begin_described2 __resume2 __finish2)
        B b HowB ViewB 'b 'bw 'bx 1)
    ((Method Async3 Signature3 AsyncSignature3 __call3 __call_copied3 __begin3 __begin_async3 __start3 __spied3 __spied_start3 __spied_resumed3 __answer3 __begin_described3 __resume3 __finish3)
        C c HowC ViewC 'c 'cw 'cx 2)
    ((Method Async4 Signature4 AsyncSignature4 __call4 __call_copied4 __begin4 __begin_async4 __start4 __spied4 __spied_start4 __spied_resumed4 __answer4 __begin_described4 __resume4 __finish4)
        D d HowD ViewD 'd 'dw 'dx 3)
    ((Method Async5 Signature5 AsyncSignature5 __call5 __call_copied5 __begin5 __begin_async5 __start5 __spied5 __spied_start5 __spied_resumed5 __answer5 __begin_described5 __resume5 __finish5)
        E e HowE ViewE 'e 'ew 'ex 4)
    ((Method Async6 Signature6 AsyncSignature6 __call6 __call_copied6 __begin6 __begin_async6 __start6 __spied6 __spied_start6 __spied_resumed6 __answer6 __begin_described6 __resume6 __finish6)
        F f HowF ViewF 'f 'fw 'fx 5)
    ((WideMethod Async7 Signature7 AsyncSignature7 __call7 __call_copied7 __begin7 __begin_async7 __start7 __spied7 __spied_start7 __spied_resumed7 __answer7 __begin_described7 __resume7 __finish7)
        G g HowG ViewG 'g 'gw 'gx 6)
    ((WideMethod Async8 Signature8 AsyncSignature8 __call8 __call_copied8 __begin8 __begin_async8 __start8 __spied8 __spied_start8 __spied_resumed8 __answer8 __begin_described8 __resume8 __finish8)
        H h HowH ViewH 'h 'hw 'hx 7)
    ((WideMethod Async9 Signature9 AsyncSignature9 __call9 __call_copied9 __begin9 __begin_async9 __start9 __spied9 __spied_start9 __spied_resumed9 __answer9 __begin_described9 __resume9 __finish9)
        I i HowI ViewI 'i 'iw 'ix 8)
    ((WideMethod Async10 Signature10 AsyncSignature10 __call10 __call_copied10 __begin10 __begin_async10 __start10 __spied10 __spied_start10 __spied_resumed10 __answer10 __begin_described10 __resume10 __finish10)
        J j HowJ ViewJ 'j 'jw 'jx 9)
    ((WideMethod Async11 Signature11 AsyncSignature11 __call11 __call_copied11 __begin11 __begin_async11 __start11 __spied11 __spied_start11 __spied_resumed11 __answer11 __begin_described11 __resume11 __finish11)
        K k HowK ViewK 'k 'kw 'kx 10)
    ((WideMethod Async12 Signature12 AsyncSignature12 __call12 __call_copied12 __begin12 __begin_async12 __start12 __spied12 __spied_start12 __spied_resumed12 __answer12 __begin_described12 __resume12 __finish12)
        L l HowL ViewL 'l 'lw 'lx 11)
    ((WideMethod Async13 Signature13 AsyncSignature13 __call13 __call_copied13 __begin13 __begin_async13 __start13 __spied13 __spied_start13 __spied_resumed13 __answer13 __begin_described13 __resume13 __finish13)
        M m HowM ViewM 'm 'mw 'mx 12)
    ((WideMethod Async14 Signature14 AsyncSignature14 __call14 __call_copied14 __begin14 __begin_async14 __start14 __spied14 __spied_start14 __spied_resumed14 __answer14 __begin_described14 __resume14 __finish14)
        N n HowN ViewN 'n 'nw 'nx 13)
    ((WideMethod Async15 Signature15 AsyncSignature15 __call15 __call_copied15 __begin15 __begin_async15 __start15 __spied15 __spied_start15 __spied_resumed15 __answer15 __begin_described15 __resume15 __finish15)
        P p HowP ViewP 'p 'pw 'px 14)
    ((WideMethod Async16 Signature16 AsyncSignature16 __call16 __call_copied16 __begin16 __begin_async16 __start16 __spied16 __spied_start16 __spied_resumed16 __answer16 __begin_described16 __resume16 __finish16)
        Q q HowQ ViewQ 'q 'qw 'qx 15)
        }
    };
    (@ $names:tt [$($head:tt)*]) => { arity!($names $($head)*); };
    (@ $names:tt [] ($next_names:tt $($next:tt)*) $($rest:tt)*) => {
        arity!($names);
        arities! { @ $next_names [$($next)*] $($rest)* }
    };
    (@ $names:tt [$($head:tt)+] ($next_names:tt $($next:tt)*) $($rest:tt)*) => {
        arity!($names $($head)*);
        arities! { @ $next_names [$($head)*, $($next)*] $($rest)* }
    };
}
arities!();

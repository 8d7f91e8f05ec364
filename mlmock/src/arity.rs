//! What depends on the number of arguments?
//!
//! One `impl` per arity makes assertions positional and typed: the wrong number of arguments, or
//! one of the wrong type, does not compile, and no code is generated per method.

use crate::args::Arg;
use crate::capture::Captured;
use crate::exclusive::Effect;
use crate::is::Is;
use crate::method::{Args, Method, OnThisThread, ReadBack, Readable, effect};
use crate::output::Output;
use crate::recorded::Recorded;
use crate::run::Running;
use crate::verify;

/// Runs what answers a call. A macro, not a function: one less to compile for each signature.
macro_rules! finish {
    ($self:ident, $run:ident, $($A:ident $a:ident $l:lifetime $w:lifetime $x:lifetime),*) => {{
        type Closure<$($A,)* Out> =
            Box<dyn for<$($l, $w, $x),*> FnMut($(<$A as Arg>::View<$l, $w, $x>),*) -> <Out as Output>::Kept + Send>;
        let mut run = $run;
        run.start(&$self.handle);
        let anchor = &$self.handle.method().anchor;
        if let Some(closure) = run.closure()
            && let Some(closure) = closure.downcast_mut::<Closure<$($A,)* Out>>()
        {
            // Through one box, not through the shim of the outer one.
            let kept = (**closure)($($a),*);
            Out::lend(kept, anchor)
        } else {
            Out::__answer(run, anchor)
        }
    }};
}

macro_rules! arity {
    ($($A:ident $a:ident $How:ident $l:lifetime $w:lifetime $x:lifetime $i:tt),*) => {
        impl<$($A: Arg),*> Args for ($($A,)*) {
            type Captures = ($(Captured<$A>,)*);
            type Rec = ($($A::Rec,)*);
        }

        impl<$($A: Readable),*> ReadBack for ($($A,)*) {
            fn read(_recorded: &[Recorded]) -> Result<Self::Rec, usize> {
                Ok(($($A::read(&_recorded[$i]).ok_or($i as usize)?,)*))
            }
        }

        #[allow(clippy::too_many_arguments, reason = "as many as the method has")]
        impl<$($A: Arg,)* Out> Method<($($A,)*), Out> {
            /// Narrows to calls with these arguments: the handle it returns has all verbs, to
            /// answer these calls or to assert on them. It registers nothing until the first
            /// answer.
            ///
            /// Each argument is a value, a reference to something that the recorded type compares
            /// with, or a matcher.
            #[must_use = "`with` only narrows: say what to answer, or what to assert"]
            pub fn with<$($How),*>(&self, $($a: impl Is<$A, $How>),*) -> Self {
                self.over(self.handle.narrowed([$($a.expect(self.captures.$i)),*].into()))
            }

            /// Asserts that the *last* call had these arguments, as `unittest.mock` does.
            ///
            /// # Panics
            /// If it had not, or there was none.
            #[track_caller]
            pub fn assert_called_with<$($How),*>(&self, $($a: impl Is<$A, $How>),*) {
                verify::last(&self.handle, [$($a.expect(self.captures.$i)),*].into());
            }

            /// Asserts that there was exactly one call, and that it had these arguments.
            ///
            /// # Panics
            /// If there was none, or another one.
            #[track_caller]
            pub fn assert_called_once_with<$($How),*>(&self, $($a: impl Is<$A, $How>),*) {
                verify::once(&self.handle, [$($a.expect(self.captures.$i)),*].into());
            }

            /// Asserts that some call had these arguments.
            ///
            /// # Panics
            /// If none had.
            #[track_caller]
            pub fn assert_any_call<$($How),*>(&self, $($a: impl Is<$A, $How>),*) {
                verify::any(&self.handle, [$($a.expect(self.captures.$i)),*].into());
            }

            /// Asserts that the call at `index`, from zero, had these arguments.
            ///
            /// # Panics
            /// If it had not, or there were not as many calls.
            #[track_caller]
            pub fn assert_nth_call_with<$($How),*>(&self, index: usize, $($a: impl Is<$A, $How>),*) {
                verify::nth(&self.handle, index, [$($a.expect(self.captures.$i)),*].into());
            }
        }

        #[allow(clippy::too_many_arguments, clippy::type_complexity, reason = "as many as the method has")]
        impl<$($A: Arg,)* Out: Output> Method<($($A,)*), Out> {
            /// Answers every call with what the closure returns, which gets the arguments as the
            /// method does: `unittest.mock`'s `side_effect = function`. It returns the kept form:
            /// `String` for a method that returns `&str`.
            ///
            /// The closure runs with no lock held: it may call the double, except for this very
            /// method, which would never end and panics. Calls on several threads take turns.
            ///
            /// A closure that owns a clone of its own double keeps it alive for good, so that its
            /// drop checks never run: `clear_answers` or `reset` lets go of it.
            pub fn side_effect<Func>(&self, closure: Func)
            where
                Func: for<$($l, $w, $x),*> FnMut($($A::View<$l, $w, $x>),*) -> Out::Kept + Send + 'static,
            {
                let closure: Box<dyn for<$($l, $w, $x),*> FnMut($($A::View<$l, $w, $x>),*) -> Out::Kept + Send> =
                    Box::new(closure);
                self.repeat(effect(Effect::WithArguments(Box::new(closure))), "side_effect");
            }

            /// Appends a closure to the queue of answers: it answers one call.
            pub fn side_effect_once<Func>(&self, closure: Func)
            where
                Func: for<$($l, $w, $x),*> FnOnce($($A::View<$l, $w, $x>),*) -> Out::Kept + Send + 'static,
            {
                let mut closure = Some(closure);
                let closure: Box<dyn for<$($l, $w, $x),*> FnMut($($A::View<$l, $w, $x>),*) -> Out::Kept + Send> =
                    Box::new(move |$($a: $A::View<'_, '_, '_>),*| match closure.take() {
                        Some(closure) => closure($($a),*),
                        None => unreachable!("a queued closure answers one call"),
                    });
                self.queue(Effect::WithArguments(Box::new(closure)));
            }

            /// [`side_effect`](Method::side_effect) for a closure that is not `Send`: a call on
            /// another thread fails.
            pub fn side_effect_local<Func>(&self, closure: Func)
            where
                Func: for<$($l, $w, $x),*> FnMut($($A::View<$l, $w, $x>),*) -> Out::Kept + 'static,
            {
                let closure = OnThisThread::new(self, closure);
                let closure: Box<dyn for<$($l, $w, $x),*> FnMut($($A::View<$l, $w, $x>),*) -> Out::Kept + Send> =
                    Box::new(move |$($a: $A::View<'_, '_, '_>),*| closure.run(|closure| closure($($a),*)));
                self.repeat(effect(Effect::WithArguments(Box::new(closure))), "side_effect_local");
            }

            /// One call, as the generated body makes it.
            #[doc(hidden)]
            #[track_caller]
            pub fn __call<'s, $($l, $w, $x),*>(&'s self, $($a: $A::View<$l, $w, $x>),*) -> Out::View<'s> {
                let run = self.handle.enter([$(self.captures.$i.capture(&$a)),*]);
                finish!(self, run, $($A $a $l $w $x),*)
            }

            /// The first half of a call: it is recorded, and what answers it is chosen. A method
            /// that has a body of its own is called in halves, with its body between them.
            #[doc(hidden)]
            #[track_caller]
            pub fn __begin(&self, $($a: &$A::View<'_, '_, '_>),*) -> Running {
                self.handle.enter([$(self.captures.$i.capture($a)),*])
            }

            /// The first half of a call whose own body may need what can be recorded only by consuming
            /// it: that is recorded as text.
            #[doc(hidden)]
            #[track_caller]
            pub fn __begin_described(
                &self,
                $($a: Result<&$A::View<'_, '_, '_>, String>),*
            ) -> Running {
                self.handle.enter([$(match $a {
                    Ok(view) => self.captures.$i.capture(view),
                    Err(text) => Recorded::Shown(text),
                }),*])
            }

            /// The first half of a call of an asynchronous method.
            #[doc(hidden)]
            #[track_caller]
            pub fn __begin_async(&self, $($a: &$A::View<'_, '_, '_>),*) -> Running {
                self.handle.enter_async([$(self.captures.$i.capture($a)),*])
            }

            /// The second half of a call: what answers it runs.
            #[doc(hidden)]
            pub fn __finish<'s, $($l, $w, $x),*>(
                &'s self,
                run: Running,
                $($a: $A::View<$l, $w, $x>),*
            ) -> Out::View<'s> {
                finish!(self, run, $($A $a $l $w $x),*)
            }
        }
    };
}

macro_rules! arities {
    // The list is in here, for it would be printed with every error about an argument.
    () => {
        arities! {
    (A a HowA 'a 'aw 'ax 0) (B b HowB 'b 'bw 'bx 1) (C c HowC 'c 'cw 'cx 2) (D d HowD 'd 'dw 'dx 3)
    (E e HowE 'e 'ew 'ex 4) (F f HowF 'f 'fw 'fx 5) (G g HowG 'g 'gw 'gx 6) (H h HowH 'h 'hw 'hx 7)
    (I i HowI 'i 'iw 'ix 8) (J j HowJ 'j 'jw 'jx 9) (K k HowK 'k 'kw 'kx 10) (L l HowL 'l 'lw 'lx 11)
    (M m HowM 'm 'mw 'mx 12) (N n HowN 'n 'nw 'nx 13) (P p HowP 'p 'pw 'px 14) (Q q HowQ 'q 'qw 'qx 15)
        }
    };
    (@ [$($head:tt)*]) => { arity!($($head)*); };
    (@ [$($head:tt)*] ($($next:tt)*) $($rest:tt)*) => {
        arity!($($head)*);
        arities! { @ [$($head)*, $($next)*] $($rest)* }
    };
    (($($first:tt)*) $($rest:tt)*) => {
        arity!();
        arities! { @ [$($first)*] $($rest)* }
    };
}
arities!();

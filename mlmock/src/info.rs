//! What does the attribute tell about a double, and how is that packed?
//!
//! It is one text, or few, which costs the compiler next to nothing, and is read when the first double of the
//! type is made. It is kept in one list: a `static` for each type is something more for the compiler to evaluate.

use std::panic::Location;
// It is not what threads of a model are to meet at.
use std::sync::{Mutex, PoisonError};

/// What the attribute tells about a double: see [`DoubleInfo::of`].
pub(crate) type Told = &'static [&'static str];

/// What the attribute tells about a double.
pub(crate) struct DoubleInfo {
    /// The trait's name.
    pub(crate) service: &'static str,
    /// What to call a double of it in an example line: the trait's name in snake case.
    pub(crate) variable: &'static str,
    /// What its methods are methods of.
    pub(crate) standing: Standing,
    /// Where its code was generated: what a call through `dyn` reports as its place.
    pub(crate) generated_at: &'static Location<'static>,
    /// The trait's methods, in its order.
    pub(crate) methods: Vec<MethodInfo>,
}

/// What the attribute tells about a method.
pub(crate) struct MethodInfo {
    /// Its name.
    pub(crate) name: &'static str,
    /// The name of its field, which may need an `r#`.
    pub(crate) field: &'static str,
    /// The names of its arguments.
    pub(crate) arguments: &'static [&'static str],
    /// Its result type as the user wrote it, for messages.
    pub(crate) returns: &'static str,
    /// Is that a `Result`?
    pub(crate) fallible: bool,
    /// Has it a body of its own?
    pub(crate) has_body: bool,
    /// Does it give back a future?
    pub(crate) gives: Gives,
    /// What a call does that was given no answer.
    pub(crate) unanswered: Unanswered,
    /// Why a spy cannot hand it on to its object, where it cannot.
    pub(crate) unspied: Option<&'static str>,
}

/// What it is that a double stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A value of a type that implements the trait.
    Instance,
    /// The type itself: its functions without `self`.
    Statics,
    /// A free function.
    Function,
}

/// What a method gives back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gives {
    /// Its result.
    Result,
    /// A future of it, which is answered when it is polled.
    Future,
    /// A future that may not hold on to the arguments, and is answered when the method is called.
    FutureOfAnswer,
}

/// What a call does that was given no answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unanswered {
    /// It fails.
    Fails,
    /// It returns `()`.
    ReturnsUnit,
    /// It runs the trait's own body.
    RunsBody,
}

/// What has been read, by where the texts and the attribute are.
static READ: Mutex<Vec<(Key, &'static DoubleInfo)>> = Mutex::new(Vec::new());

/// Texts that are alike may be one; then they tell the same, but of different places.
type Key = (usize, usize);

impl DoubleInfo {
    /// What is told at the attribute, which is where this is called, from:
    ///
    /// ```text
    /// ModelRegistry            the trait
    /// model_registry           a variable
    /// i                        instance · statics · function
    /// ```
    ///
    /// and, each after a zero or as the start of another text, the methods:
    ///
    /// ```text
    /// f                        fallible · body · unit: it answers that by itself · own: its body does ·
    ///                          later: it gives a future · at once: one that is answered when it is called
    /// log_model                the field
    /// Result<(), Error>        the result
    ///                          why a spy cannot hand it on
    /// model                    the arguments, one a line
    /// name
    /// ```
    #[track_caller]
    pub(crate) fn of(told: Told) -> &'static DoubleInfo {
        let generated_at = Location::caller();
        let key: Key = (
            told.as_ptr().addr(),
            std::ptr::from_ref(generated_at).addr(),
        );
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        match read.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(position) => read[position].1,
            Err(position) => {
                // There is one for each double of the program.
                let info = Box::leak(Box::new(DoubleInfo::read(told, generated_at)));
                read.insert(position, (key, info));
                info
            }
        }
    }

    fn read(told: Told, generated_at: &'static Location<'static>) -> DoubleInfo {
        let mut info = DoubleInfo {
            service: "",
            variable: "",
            standing: Standing::Instance,
            generated_at,
            methods: Vec::new(),
        };
        for text in told {
            for text in text.split('\0') {
                if info.service.is_empty() {
                    info.start(text);
                } else {
                    info.methods.push(MethodInfo::read(text));
                }
            }
        }
        info
    }

    fn start(&mut self, text: &'static str) {
        let mut lines = text.lines();
        let mut line = || lines.next().unwrap_or_default();
        (self.service, self.variable) = (line(), line());
        self.standing = match line() {
            "s" => Standing::Statics,
            "f" => Standing::Function,
            _ => Standing::Instance,
        };
    }
}

impl MethodInfo {
    fn read(packed: &'static str) -> MethodInfo {
        let mut lines = packed.lines();
        let mut line = || lines.next().unwrap_or_default();
        let (flags, field, returns, unspied) = (line(), line(), line(), line());
        let mut arguments = Vec::new();
        for argument in lines {
            arguments.push(argument);
        }
        let is = |flag| flags.as_bytes().contains(&flag);
        MethodInfo {
            name: field.strip_prefix("r#").unwrap_or(field),
            field,
            // There is one for each method of the program.
            arguments: arguments.leak(),
            returns,
            fallible: is(b'f'),
            has_body: is(b'b'),
            gives: match (is(b'l'), is(b'a')) {
                (true, _) => Gives::Future,
                (_, true) => Gives::FutureOfAnswer,
                _ => Gives::Result,
            },
            unanswered: match (is(b'u'), is(b'o')) {
                (true, _) => Unanswered::ReturnsUnit,
                (_, true) => Unanswered::RunsBody,
                _ => Unanswered::Fails,
            },
            unspied: if unspied.is_empty() {
                None
            } else {
                Some(unspied)
            },
        }
    }
}

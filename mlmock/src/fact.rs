//! Which fact about its calls does an assertion speak of?
//!
//! A call of an asynchronous method is a fact when it is made, and its await is another when its
//! future is first polled. Assertions on either are the same but for the list they look at and the
//! words they use.

/// What happened to a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    /// It was called.
    Called,
    /// A future that it gave was polled.
    Awaited,
}

impl Fact {
    /// `call`, `await`.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Fact::Called => "call",
            Fact::Awaited => "await",
        }
    }

    /// `a call`, `an await`.
    pub(crate) fn one(self) -> &'static str {
        match self {
            Fact::Called => "a call",
            Fact::Awaited => "an await",
        }
    }

    /// `called`, `awaited`.
    pub(crate) fn happened(self) -> &'static str {
        match self {
            Fact::Called => "called",
            Fact::Awaited => "awaited",
        }
    }

    /// `no call`, `1 call`, `2 calls`.
    pub(crate) fn counted(self, count: usize) -> String {
        let noun = self.noun();
        match count {
            0 => format!("no {noun}"),
            1 => format!("1 {noun}"),
            count => format!("{count} {noun}s"),
        }
    }
}

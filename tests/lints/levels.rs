//! Traits that have levels of lints of their own.
use std::fmt::Display;
use std::rc::Rc;

use mlmock::ml_double;

use crate::shapes::Request;

/// Not `Clone` and not `Debug`.
#[allow(missing_debug_implementations, missing_copy_implementations)]
pub struct Opaque(u8);

impl Opaque {
    /// The number in it.
    #[must_use]
    pub fn number(&self) -> u8 {
        self.0
    }
}

/// Arguments that are allowed to be odd.
#[ml_double]
pub trait OddArguments {
    /// Without anything.
    fn opaque(&self, value: Opaque, other: &Opaque, shared: Rc<Opaque>, pointer: fn(u8) -> u8);
    /// Many.
    #[allow(clippy::too_many_arguments)]
    fn many(
        &self,
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: u8,
        h: u8,
        i: u8,
        j: u8,
        k: u8,
        l: u8,
        m: u8,
        n: u8,
        o: u8,
        p: u8,
    ) -> u8;
    /// Not recorded as it is.
    fn marked(&self, #[ml_double(into = u8, with = Opaque::number)] opaque: &Opaque);
}

/// Bodies that are allowed to be odd.
#[ml_double]
pub trait OddCasts {
    /// With a level of its own.
    #[allow(clippy::cast_possible_truncation)]
    fn cast(&self, value: u64) -> u8 {
        value as u8
    }
}

/// Levels of lints for the whole trait.
#[ml_double]
#[allow(clippy::cast_possible_truncation, clippy::needless_pass_by_value)]
pub trait Levels {
    /// Narrows.
    fn cast(&self, value: u64, text: String) -> u8 {
        value as u8 + text.len() as u8
    }
}

/// Asynchronous methods.
#[ml_double]
#[allow(async_fn_in_trait)]
pub trait Client {
    /// Fetches.
    ///
    /// # Errors
    /// If it is not there.
    async fn get(&self, key: &str, extra: &mut Vec<u8>) -> Result<String, String>;
    /// Of nothing.
    async fn flush(&self);
    /// Of several things.
    async fn put_all(&self, key: &str, a: &str, b: &str, c: &str, d: &str, e: &str);
    /// With a body.
    async fn provided(&self, key: &str) -> usize {
        self.flush().await;
        key.len()
    }
    /// With a body of nothing.
    async fn nothing(&self) {}
    /// With a body of statements.
    async fn statements(&self, list: &mut Vec<u8>) {
        list.push(1);
    }
    /// Without `self`.
    #[must_use]
    async fn ping(url: &str) -> usize {
        url.len()
    }
    /// Of nothing without `self`.
    #[must_use]
    async fn pong() {}
    /// Generic.
    async fn put<T: Clone + 'static>(&self, value: T) -> T;
    /// Lends.
    async fn lent(&self) -> Option<&dyn Display>;
}

/// A method that is called like a constructor.
#[ml_double]
pub trait Constructor {
    /// A constructor.
    #[allow(clippy::wrong_self_convention, clippy::new_ret_no_self)]
    fn new(&self, self_: u8) -> u8;
}

/// Gone.
#[deprecated(note = "gone")]
#[must_use]
pub fn legacy(value: u8) -> u8 {
    value
}

/// Bodies that are allowed to be odd, by themselves.
#[ml_double]
pub trait OddBodies {
    /// Another one.
    #[expect(clippy::cast_possible_truncation, reason = "it is small")]
    fn cast(&self, value: u64) -> u8 {
        value as u8
    }
    /// What is only warned about.
    #[warn(clippy::cast_possible_truncation)]
    #[allow(unused_variables, clippy::cast_possible_truncation)]
    fn warned(&self, value: u64) -> u8 {
        value as u8
    }
}

/// A body of what is gone, in what is gone.
#[ml_double]
pub trait OldBodies {
    /// A call of it.
    #[deprecated(note = "gone")]
    fn old(&self, value: u8) -> u8 {
        value
    }
}

/// A level that is expected to matter.
#[ml_double]
pub trait Expecting {
    /// A body.
    #[expect(unused_variables)]
    fn expected(&self, value: u8) -> u8 {
        3
    }
}

/// Gone as a whole.
#[ml_double]
#[deprecated(note = "gone")]
pub trait Gone {
    /// A method.
    fn get(&self) -> u8;
    /// A body.
    fn old(&self, value: u8) -> u8 {
        value
    }
}

/// Names in another style.
#[ml_double]
#[allow(non_snake_case, non_camel_case_types, async_fn_in_trait)]
pub trait other_style<t> {
    /// A method.
    fn GetUser(&self, Id: u8, t: t) -> u8;
    /// An asynchronous one.
    async fn PutUser(&self, Id: &str, Value: &str, t: t) -> u8;
}

/// An asynchronous function.
///
/// # Errors
/// Never.
#[ml_double]
#[allow(clippy::unused_async)]
pub async fn fetch(url: &str, request: Request<'_>) -> Result<usize, String> {
    Ok(url.len() + request.path.len())
}

/// An asynchronous function of nothing.
#[ml_double]
#[allow(clippy::unused_async)]
pub async fn flush() {}

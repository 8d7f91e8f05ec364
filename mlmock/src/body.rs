//! What does a service hand out to be read?
//!
//! A response has a body, which a caller reads to its end: so every call needs one of its own.

use std::io::{self, BufRead, Cursor, Read, Seek, SeekFrom};
#[cfg(feature = "tokio")]
use std::pin::Pin;
use std::sync::Arc;
#[cfg(feature = "tokio")]
use std::task::{Context, Poll};

use crate::method::{Args, Method};
use crate::output::Output;

/// A reader over bytes that all its clones share: what [`returns_body`](Method::returns_body) hands out.
///
/// For a response of a type of its own, make one by hand:
///
/// ```
/// use mlmock::Body;
/// # use std::io::Read;
/// struct Object { body: Box<dyn Read + Send>, etag: String }
///
/// #[mlmock::ml_double]
/// trait ObjectStore {
///     fn get_object(&self, key: &str) -> Object;
/// }
/// let store = ObjectStoreDouble::new();
/// let body = Body::new("age,plan\n41,pro\n");
/// store.get_object.returns_with(move || Object { body: Box::new(body.clone()), etag: "7".into() });
///
/// let mut text = String::new();
/// store.get_object("users.csv").body.read_to_string(&mut text).unwrap();
/// assert_eq!(text.lines().count(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Body {
    bytes: Cursor<Arc<[u8]>>,
}

impl Body {
    /// A reader at the beginning of these bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Body {
        Body {
            bytes: Cursor::new(bytes.into().into()),
        }
    }
}

impl Read for Body {
    #[inline]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.bytes.read(buffer)
    }
}

impl BufRead for Body {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.bytes.fill_buf()
    }
    #[inline]
    fn consume(&mut self, count: usize) {
        self.bytes.consume(count);
    }
}

impl Seek for Body {
    #[inline]
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

#[cfg(feature = "tokio")]
impl tokio::io::AsyncRead for Body {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.bytes).poll_read(cx, buffer)
    }
}

/// Results that a [`Body`] can stand for: readers in a box, `Cursor<Vec<u8>>`, bytes; with feature `tokio`
/// asynchronous readers; all of them also inside a `Result` or an `Option`. A response of yours can be one,
/// too.
///
/// ```
/// use mlmock::{Body, FromBody, ml_double};
/// # use std::io::Read;
/// struct Object {
///     body: Box<dyn Read + Send>,
/// }
/// impl FromBody for Object {
///     fn from_body(body: Body) -> Object {
///         Object { body: Box::new(body) }
///     }
/// }
///
/// #[ml_double]
/// trait ObjectStore {
///     fn get_object(&self, key: &str) -> Result<Object, String>;
/// }
/// let store = ObjectStoreDouble::new();
/// store.get_object.returns_body("age,plan\n");
/// let mut text = String::new();
/// store.get_object("users.csv").unwrap().body.read_to_string(&mut text).unwrap();
/// assert_eq!(text, "age,plan\n");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a reader that `returns_body` can make",
    label = "implement `FromBody` for it, or use `returns_with(|| ..)` with a `mlmock::Body` in it"
)]
pub trait FromBody: 'static {
    /// The result that reads this body.
    fn from_body(body: Body) -> Self;
}

impl FromBody for Body {
    fn from_body(body: Body) -> Body {
        body
    }
}
impl FromBody for Cursor<Vec<u8>> {
    fn from_body(body: Body) -> Self {
        Cursor::new(FromBody::from_body(body))
    }
}
impl FromBody for Vec<u8> {
    fn from_body(body: Body) -> Self {
        body.bytes.into_inner().to_vec()
    }
}
impl<B: FromBody, E: 'static> FromBody for Result<B, E> {
    fn from_body(body: Body) -> Self {
        Ok(B::from_body(body))
    }
}
impl<B: FromBody> FromBody for Option<B> {
    fn from_body(body: Body) -> Self {
        Some(B::from_body(body))
    }
}

macro_rules! boxed {
    ($($Object:ty),* $(,)?) => {$(
        impl FromBody for Box<$Object> {
            #[inline]
            fn from_body(body: Body) -> Self {
                Box::new(body)
            }
        }
    )*};
}
boxed!(
    dyn Read,
    dyn Read + Send,
    dyn Read + Sync,
    dyn Read + Send + Sync,
    dyn Read + Send + Unpin,
    dyn BufRead,
    dyn BufRead + Send,
    dyn BufRead + Send + Sync,
);
#[cfg(feature = "tokio")]
boxed!(
    dyn tokio::io::AsyncRead + Unpin,
    dyn tokio::io::AsyncRead + Send + Unpin,
    dyn tokio::io::AsyncRead + Send + Sync + Unpin,
);
#[cfg(feature = "tokio")]
macro_rules! pinned {
    ($($Object:ty),* $(,)?) => {$(
        impl FromBody for Pin<Box<$Object>> {
            fn from_body(body: Body) -> Self {
                Box::pin(body)
            }
        }
    )*};
}
#[cfg(feature = "tokio")]
pinned!(
    dyn tokio::io::AsyncRead,
    dyn tokio::io::AsyncRead + Send,
    dyn tokio::io::AsyncRead + Send + Sync,
);

impl<A: Args, O: Output<Kept: FromBody>> Method<A, O> {
    /// Answers every call with a fresh reader over these bytes: `unittest.mock`'s `mock_open`, and the
    /// `Body.read()` of an object store. For a `Result` it is an `Ok`. It answers as
    /// [`returns`](Method::returns) does, behind the queue.
    ///
    /// ```
    /// # use std::io::{self, Read};
    /// #[mlmock::ml_double]
    /// trait ObjectStore {
    ///     fn get(&self, key: &str) -> io::Result<Box<dyn Read + Send>>;
    /// }
    /// # fn main() -> io::Result<()> {
    /// let store = ObjectStoreDouble::new();
    /// store.get.returns_body("age,plan\n41,pro\n");
    ///
    /// for _ in 0..2 {
    ///     let mut text = String::new();
    ///     store.get("users.csv")?.read_to_string(&mut text)?;
    ///     assert_eq!(text.lines().count(), 2);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "mock_open")]
    pub fn returns_body(&self, bytes: impl Into<Vec<u8>>) {
        let body = Body::new(bytes);
        let made = Self::made(move || O::Kept::from_body(body.clone()));
        self.repeat(made, "returns_body");
    }
}

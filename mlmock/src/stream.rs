//! What does a service hand out item by item?

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::method::{Args, Method};
use crate::output::{Fallible, OnAnyThread, Output};

/// A stream of items that are there already.
struct Items<T>(std::vec::IntoIter<T>);

// Nothing in it is pinned.
impl<T> Unpin for Items<T> {}

impl<T> Stream for Items<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(self.get_mut().0.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

/// Results that are streams in a box, as `BoxStream` is; also inside a `Result` or an `Option`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a stream that `returns_stream` can make",
    label = "it makes `Pin<Box<dyn Stream>>` and `Box<dyn Stream + Unpin>`; for any other use `returns_with(|| ..)`"
)]
pub trait FromItems: 'static {
    /// What it is a stream of.
    type Item: 'static;
    /// The result that gives these items.
    fn from_items(items: Vec<Self::Item>) -> Self;
}

macro_rules! streams {
    ($(($($auto:tt)*)),*) => {$(
        impl<T: Send + Sync + 'static> FromItems for Pin<Box<dyn Stream<Item = T> $($auto)*>> {
            type Item = T;
            fn from_items(items: Vec<T>) -> Self {
                Box::pin(Items(items.into_iter()))
            }
        }
        impl<T: Send + Sync + 'static> FromItems for Box<dyn Stream<Item = T> + Unpin $($auto)*> {
            type Item = T;
            fn from_items(items: Vec<T>) -> Self {
                Box::new(Items(items.into_iter()))
            }
        }
    )*};
}
streams!((), (+ Send), (+ Send + Sync));

impl<S: FromItems, E: 'static> FromItems for Result<S, E> {
    type Item = S::Item;
    fn from_items(items: Vec<S::Item>) -> Self {
        Ok(S::from_items(items))
    }
}
impl<S: FromItems> FromItems for Option<S> {
    type Item = S::Item;
    fn from_items(items: Vec<S::Item>) -> Self {
        Some(S::from_items(items))
    }
}

/// Items of which each call can have its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be handed out by one stream after the other: it is not `Clone`, or not `Send + Sync`",
    label = "use `returns_stream_ok([..])`, `returns_stream_once([..])` or `returns_stream_with(|| [..])`"
)]
pub trait AgainItem: Clone + Send + Sync {}
#[diagnostic::do_not_recommend]
impl<T: Clone + Send + Sync> AgainItem for T {}

impl<A: Args, O: Output<Kept: FromItems>> Method<A, O> {
    /// Answers every call with a fresh stream of clones of these items, which have to be
    /// `Clone + Send + Sync`. For a `Result` it is an `Ok`. It is the `__aiter__.return_value` of a `MagicMock`.
    ///
    /// ```
    /// # use futures_core::Stream;
    /// use futures_core::stream::BoxStream;
    ///
    /// #[mlmock::ml_double]
    /// trait ObjectStore {
    ///     fn list(&self, prefix: &str) -> BoxStream<'_, String>;
    /// }
    /// let store = ObjectStoreDouble::new();
    /// store.list.returns_stream(["users/1".to_owned(), "users/2".to_owned()]);
    /// assert_eq!(store.list("users/").size_hint(), (2, Some(2)));
    /// assert_eq!(store.list("users/").size_hint(), (2, Some(2)));
    /// ```
    pub fn returns_stream(&self, items: impl IntoIterator<Item = <O::Kept as FromItems>::Item>)
    where
        <O::Kept as FromItems>::Item: AgainItem,
    {
        let items: Vec<_> = items.into_iter().collect();
        let made = Self::made(move || O::Kept::from_items(items.clone()));
        self.repeat(made, "returns_stream");
    }

    /// The same, where the items are `Result`s: each is `Ok` of a clone, so that the error need not be
    /// `Clone`.
    ///
    /// ```
    /// # use futures_core::{Stream, stream::BoxStream};
    /// #[mlmock::ml_double]
    /// trait ObjectStore {
    ///     fn list(&self, prefix: &str) -> BoxStream<'_, std::io::Result<u64>>;
    /// }
    /// let store = ObjectStoreDouble::new();
    /// store.list.returns_stream_ok([1, 2]);
    /// # assert_eq!(store.list("users/").size_hint(), (2, Some(2)));
    /// ```
    pub fn returns_stream_ok<T>(&self, values: impl IntoIterator<Item = T>)
    where
        O::Kept: FromItems<Item: Fallible<Ok = T>>,
        T: AgainItem + 'static,
    {
        let values: Vec<T> = values.into_iter().collect();
        let made = Self::made(move || {
            let items = values.iter().cloned();
            O::Kept::from_items(items.map(Fallible::ok).collect())
        });
        self.repeat(made, "returns_stream_ok");
    }

    /// Appends a stream to the queue of answers: its items are moved out at one call, and have to be
    /// `Send + Sync`.
    ///
    /// ```
    /// # use futures_core::{Stream, stream::BoxStream};
    /// # #[mlmock::ml_double]
    /// # trait ObjectStore { fn list(&self, prefix: &str) -> BoxStream<'_, std::io::Result<u64>>; }
    /// # let store = ObjectStoreDouble::new();
    /// store.list.returns_stream_once([Ok(1), Err(std::io::ErrorKind::TimedOut.into())]);
    /// # assert_eq!(store.list("users/").size_hint(), (2, Some(2)));
    /// ```
    pub fn returns_stream_once(&self, items: impl IntoIterator<Item = <O::Kept as FromItems>::Item>)
    where
        <O::Kept as FromItems>::Item: OnAnyThread,
    {
        let items: Vec<_> = items.into_iter().collect();
        self.handle
            .queue(Self::made_once(move || O::Kept::from_items(items)));
    }

    /// Answers every call with a stream of what the closure makes, item by item at the call: a list that
    /// never ends has no place here.
    ///
    /// ```
    /// # use futures_core::{Stream, stream::BoxStream};
    /// # #[mlmock::ml_double]
    /// # trait ObjectStore { fn list(&self, prefix: &str) -> BoxStream<'_, std::io::Result<u64>>; }
    /// # let store = ObjectStoreDouble::new();
    /// store.list.returns_stream_with(|| [Ok(1), Err(std::io::ErrorKind::TimedOut.into())]);
    /// # assert_eq!(store.list("users/").size_hint(), (2, Some(2)));
    /// ```
    pub fn returns_stream_with<I>(&self, mut make: impl FnMut() -> I + Send + 'static)
    where
        I: IntoIterator<Item = <O::Kept as FromItems>::Item>,
    {
        let made = Self::made_in_turn(move || O::Kept::from_items(make().into_iter().collect()));
        self.repeat(made, "returns_stream_with");
    }
}

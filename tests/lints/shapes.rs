//! A trait of each shape, documented and public.
use std::borrow::Cow;
use std::error::Error;
use std::fmt::{Debug, Display, Formatter};
use std::future::Future;
use std::hash::Hash;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use mlmock::ml_double;

/// A model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
}

impl Model {
    fn name(&self) -> String {
        self.name.clone()
    }
}

/// A request that borrows its path.
#[derive(Clone, Debug)]
pub struct Request<'r> {
    /// Where to.
    pub path: &'r str,
}

/// Plain arguments and results.
#[ml_double]
pub trait Registry {
    /// Stores a model.
    ///
    /// # Errors
    /// If the name is taken.
    fn log_model(&self, model: &Model, name: &str) -> Result<(), String>;
    /// The latest.
    ///
    /// # Errors
    /// If there is none.
    fn latest(
        &self,
        name: &str,
        stages: &[&str],
    ) -> Result<Vec<Model>, Box<dyn Error + Send + Sync>>;
    /// Removes all.
    fn clear(&mut self);
    /// How many there are.
    fn count(&self) -> usize;
    /// Is it there?
    fn has(&self, id: u32, name: Option<&str>) -> bool;
    /// Ends it.
    fn exit(&self) -> !;
}

/// Arguments of all sorts.
#[ml_double]
pub trait Arguments {
    /// Owned ones.
    fn owned(&self, text: String, list: Vec<Model>, pair: (u8, Option<Model>), array: [u8; 3]);
    /// Borrowed ones.
    fn borrowed(
        &self,
        path: &Path,
        list: &[Model],
        text: Option<&str>,
        rows: &[&[f32]],
        object: &dyn Debug,
    );
    /// Mutable ones.
    fn mutable(&self, buffer: &mut [u8], list: &mut Vec<u8>, model: &mut Model) -> usize;
    /// With lifetimes.
    fn lifetimes(
        &self,
        request: Request<'_>,
        other: &Request<'_>,
        cx: &mut Context<'_>,
    ) -> Poll<u8>;
    /// Closures.
    fn closures(&self, once: Box<dyn FnOnce(u8) -> u8 + Send>, each: &dyn Fn(&str) -> u8);
    /// Not recorded as they are.
    fn marked(
        &self,
        #[ml_double(skip)] token: &str,
        #[ml_double(debug)] model: Model,
        #[ml_double(into = String, with = Model::name)] other: &Model,
    );
    /// A formatter.
    ///
    /// # Errors
    /// As the formatter says.
    fn write(&self, f: &mut Formatter<'_>) -> std::fmt::Result;
}

/// Results that are lent.
#[ml_double]
pub trait Lent {
    /// A text.
    fn name(&self) -> &str;
    /// A value.
    fn model(&self, id: u32) -> &Model;
    /// A list.
    fn models(&self) -> &[Model];
    /// Perhaps one.
    fn find(&self, name: &str) -> Option<&Model>;
    /// One or none.
    ///
    /// # Errors
    /// If there is none.
    fn load(&self) -> Result<&Model, String>;
    /// All.
    fn all(&self) -> Vec<&Model>;
    /// Perhaps an object.
    fn object(&self) -> Option<&dyn Display>;
    /// An object.
    fn shown(&self) -> &(dyn Display + Send + Sync);
    /// Objects.
    ///
    /// # Errors
    /// If there are none.
    fn objects(&self) -> Result<Vec<&dyn Debug>, String>;
    /// Perhaps borrowed.
    fn cow(&self) -> Cow<'_, str>;
    /// With a lifetime.
    fn request(&self) -> Request<'_>;
    /// One after the other.
    fn iter(&self) -> Box<dyn Iterator<Item = &Model> + '_>;
    /// One after the other.
    fn each(&self) -> impl Iterator<Item = u8>;
    /// Something to show.
    fn opaque(&self) -> impl Display;
    /// Something of the user's.
    #[ml_double(returns = Model)]
    fn returned(&self) -> impl Clone + Debug;
    /// For ever.
    fn forever(&self) -> &'static str;
    /// A part of the argument.
    fn part<'a>(&self, text: &'a str) -> &'a str;
    /// A box.
    fn boxed(&self) -> Box<dyn Debug + '_>;
}

/// Results that are lent to be changed.
#[ml_double]
pub trait LentMut {
    /// A list.
    fn buffer(&mut self) -> &mut Vec<u8>;
    /// A slice.
    fn slice(&mut self, from: usize) -> &mut [u8];
    /// With a body.
    fn provided(&mut self, from: usize) -> &mut [u8] {
        self.slice(from + 1)
    }
}

/// All receivers.
#[ml_double]
pub trait Receivers {
    /// By value.
    fn consume(self) -> u8;
    /// Boxed.
    fn boxed(self: Box<Self>) -> u8;
    /// Shared.
    fn shared(self: Arc<Self>) -> u8;
    /// Pinned.
    fn pinned(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u8>;
    /// Pinned and lent.
    fn lent(self: Pin<&mut Self>) -> &str;
    /// Another of its kind.
    #[must_use]
    fn another(&self, other: &Self) -> Self
    where
        Self: Sized;
}

/// Bodies of its own.
#[ml_double]
pub trait Provided {
    /// Without one.
    fn required(&self, value: u8) -> u8;
    /// Plain.
    fn plain(&self, value: u8) -> u8 {
        self.required(value) + 1
    }
    /// Of nothing.
    fn unit(&self) {}
    /// With statements only.
    fn statements(&self, values: &mut Vec<u8>) {
        values.push(self.required(1));
    }
    /// With patterns.
    fn patterns(&self, (a, b): (u8, u8), mut sum: u8, _: bool) -> u8 {
        sum += a + b;
        sum
    }
    /// Without use of its arguments.
    fn unused(&self, _value: u8, _name: &str) -> u8 {
        3
    }
    /// That returns early.
    fn early(&self, value: u8) -> Option<u8> {
        if value == 0 {
            return None;
        }
        Some(self.required(value))
    }
    /// With a question mark.
    ///
    /// # Errors
    /// If it is no number.
    fn question(&self, text: &str) -> Result<u8, std::num::ParseIntError> {
        let number: u8 = text.parse()?;
        Ok(self.plain(number))
    }
    /// In the future.
    fn later(&self, value: usize) -> impl Future<Output = usize> + Send {
        async move { value }
    }
    /// Where it has a size.
    fn sized<T: Clone>(&self, value: &T) -> T
    where
        Self: Sized,
    {
        value.clone()
    }
}

/// Generic over everything.
#[ml_double]
pub trait Repository<'a, K, V: Clone, const N: usize>
where
    K: Ord,
{
    /// Stores.
    ///
    /// # Errors
    /// If it is full.
    fn put(&self, key: &'a K, values: [V; N]) -> Result<(), String>;
    /// Loads.
    fn get(&self, key: &K) -> Option<V>
    where
        V: Default;
    /// Lends.
    fn lent(&self, key: &K) -> Option<&V>;
}

/// Generic with defaults and unsized types.
#[ml_double]
pub trait Defaults<K: ?Sized + Debug = str, V = u8> {
    /// Stores.
    fn put(&self, key: &K, value: V);
}

/// Generic methods.
#[ml_double]
pub trait Generics {
    /// By type.
    fn put<T: 'static>(&self, value: T) -> u8;
    /// By type, for a result.
    fn get<T: Clone + 'static>(&self, key: &str) -> Option<T>;
    /// By more than one.
    ///
    /// # Errors
    /// If it is full.
    fn pair<K, V>(&self, key: &K, value: V) -> Result<V, String>
    where
        K: Debug + 'static,
        V: 'static;
    /// As text.
    fn text<T: Debug>(&self, value: &T);
    /// Converted.
    fn converted(
        &self,
        key: impl AsRef<str>,
        path: impl Into<String>,
        tags: impl IntoIterator<Item = impl Into<String>>,
        each: impl Fn(u8) -> u8,
        list: &[impl AsRef<str>],
        option: Option<impl AsRef<Path>>,
    ) -> usize;
    /// By number.
    fn sized<const M: usize>(&self, row: [u8; M]) -> [u8; M];
    /// Of any size.
    fn any_size<T: ?Sized + 'static>(&self, value: &T) -> bool;
    /// With a body.
    fn provided<T: Clone + 'static>(&self, value: T) -> Vec<T> {
        vec![value]
    }
    /// With a body that hands it back.
    fn handed<T>(&self, value: T) -> T {
        value
    }
    /// With lifetimes of its own.
    fn lifetimes<'a, T: 'static>(&self, key: &'a str, request: Request<'a>, value: T) -> &'a str;
}

/// Associated types and constants.
#[ml_double]
pub trait Source {
    /// What it brings.
    type Item: Clone;
    /// Why not.
    type Error;
    /// How many at once.
    const SIZE: usize;
    /// How many at most.
    const MOST: usize = 7;
    /// The next.
    ///
    /// # Errors
    /// If there is none.
    fn next(&mut self) -> Result<Option<Self::Item>, Self::Error>;
    /// Gives one back.
    fn put(&self, item: &Self::Item, items: Vec<Self::Item>) -> usize;
    /// Its sizes.
    fn sizes(&self) -> [usize; 2] {
        [Self::SIZE, Self::MOST]
    }
}

/// Associated items that are fixed.
#[ml_double(name = FixedSource, type Item<'a> = &'a str, const NAME: &'static str = "fixed")]
pub trait Lending {
    /// What it lends.
    type Item<'a>
    where
        Self: 'a;
    /// Its name.
    const NAME: &'static str;
    /// The next.
    fn next(&mut self) -> Option<Self::Item<'_>>;
}

/// Functions without `self`.
#[ml_double]
pub trait Statics: Sized {
    /// Makes one.
    fn new(limit: u8) -> Self;
    /// Makes one perhaps.
    ///
    /// # Errors
    /// If it can't be.
    fn connect(url: &str) -> Result<Self, String>;
    /// Its version.
    fn version() -> String;
    /// With a body.
    #[must_use]
    fn limit(limit: u8) -> u8 {
        limit
    }
    /// Of nothing.
    fn nothing() {}
    /// Generic.
    fn of<T: 'static>(value: T) -> u8;
    /// In the future.
    fn later(url: &str) -> impl Future<Output = usize> + Send;
    /// In the future, with a body.
    #[must_use]
    fn later_provided(url: &str) -> impl Future<Output = usize> + Send {
        let length = url.len();
        async move { length }
    }
}

/// Futures that are spelt out.
#[ml_double]
pub trait Futures {
    /// Spelt out.
    fn later(&self, key: &str) -> impl Future<Output = u8> + Send;
    /// Boxed.
    fn boxed(&self, key: u8) -> Pin<Box<dyn Future<Output = u8> + Send + '_>>;
    /// Boxed, of nothing.
    fn boxed_unit(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
    /// Boxed, without lifetime.
    fn owned(&self, key: u8) -> Pin<Box<dyn Future<Output = u8> + Send>>;
    /// Boxed, with a body.
    fn boxed_provided(&self, key: u8) -> Pin<Box<dyn Future<Output = u8> + Send + '_>> {
        Box::pin(async move { key })
    }
}

/// Asynchronous by `#[async_trait]`, below.
#[async_trait::async_trait]
#[ml_double]
pub trait Above {
    /// Fetches.
    async fn get(&self, key: &str) -> Option<u8>;
    /// With a body.
    async fn put(&mut self, key: String, list: &[u8]) -> usize {
        key.len() + list.len()
    }
    /// Of nothing.
    async fn flush(&self);
}

/// Asynchronous by `#[async_trait]`, above.
#[ml_double]
#[async_trait::async_trait]
pub trait Below {
    /// Fetches.
    async fn get(&self, key: &str) -> Option<u8>;
    /// With a body.
    async fn put(&mut self, key: String, list: &[u8]) -> usize {
        key.len() + list.len()
    }
    /// Of nothing.
    async fn flush(&self, request: Request<'_>);
    /// Generic.
    async fn of<T: Send + 'static>(&self, value: T) -> u8;
}

/// Supertraits of the standard library.
#[ml_double]
pub trait Everything: Send + Sync + Error + Clone + Default + Ord + Hash + Unpin + 'static {
    /// A method.
    fn get(&self) -> u8;
}

/// A supertrait.
pub trait Base {
    /// A method.
    fn base(&self) -> u8 {
        1
    }
}
impl<T: ?Sized> Base for T {}

/// A supertrait of the user's own.
#[ml_double]
pub trait Derived: Base {
    /// A method.
    fn get(&self) -> u8;
}

/// A trait of the standard library.
#[ml_double(of = std::io::Read)]
pub trait Read {
    /// Reads.
    ///
    /// # Errors
    /// If it can't.
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize>;
}

/// Without any method.
#[ml_double]
pub trait Empty {}

/// With attributes.
#[ml_double]
pub trait Attributes {
    /// Not to be ignored.
    #[must_use = "it matters"]
    fn must_use(&self) -> u8;
    /// Not to be called.
    #[deprecated(note = "gone")]
    fn deprecated(&self) -> u8;
    /// Under a condition.
    #[cfg(not(windows))]
    fn conditional(&self, value: u8) -> u8;
    /// Under no condition.
    #[cfg(windows)]
    fn conditional(&self, value: Model) -> u8;
    /// Inlined.
    #[inline]
    fn inlined(&self) -> u8 {
        1
    }
    /// Foreign.
    extern "C" fn foreign(&self, value: u8) -> u8;
}

/// Names that could be lints.
#[ml_double]
pub trait Names {
    /// A keyword.
    fn r#type(&self, r#match: u8) -> u8;
    /// Similar names.
    fn similar(&self, item: u8, items: u8, stem: u8) -> u8;
}

/// A function.
#[ml_double]
#[must_use]
pub fn post(url: &str, weight: u8) -> usize {
    url.len() + usize::from(weight)
}

/// A function of nothing.
#[ml_double]
pub fn nothing(url: &str) {
    drop(url.to_owned());
}

/// A function that fails.
///
/// # Errors
/// If it is no number.
#[ml_double]
pub fn parse(text: &str) -> Result<u8, std::num::ParseIntError> {
    let number: u8 = text.parse()?;
    Ok(number)
}

/// A generic function.
#[ml_double]
pub fn convert<T: Clone + 'static>(value: &T, path: impl AsRef<Path>) -> Option<T> {
    path.as_ref().to_str().map(|_| value.clone())
}

pub(crate) fn length(word: &str) -> usize {
    word.len()
}

/// Traits of which one extends the other, each with what it speaks of elsewhere.
pub mod extended {
    use mlmock::ml_double;

    /// A trait with what can go wrong where another one extends it.
    #[ml_double]
    pub trait Store<T: Clone, const N: usize> {
        /// What tells values apart.
        type Id;
        /// Takes a value.
        fn put(&mut self, model: crate::shapes::Model) -> Self::Id;
        /// Gives the values.
        fn all(&self) -> [T; N];
        /// Has a macro of its own.
        fn longest(&self, words: &[&str]) -> usize {
            macro_rules! longest {
                ($($word:tt),*) => { [$($word.len()),*] };
            }
            let of: fn(&str) -> usize = crate::shapes::length;
            let lengths = words.iter().map(|word| of(word));
            lengths.chain(longest!["", "a"]).max().unwrap_or(0)
        }
    }

    /// A trait that extends it.
    #[ml_double(extends(Store<u8, 2, Id = u16>))]
    pub trait Pipeline: Store<u8, 2, Id = u16> {
        /// Runs.
        fn run(&self, step: &str) -> bool;
    }
}

mod private {
    use super::Model;
    use mlmock::ml_double;

    #[ml_double]
    pub(super) trait Hidden {
        fn get(&self, model: &Model) -> Option<&Model>;
        fn put<T: 'static>(&self, value: T) -> u8;
        fn version() -> u8;
    }

    #[ml_double]
    pub(crate) fn unseen(value: u8) -> u8 {
        value
    }

    /// What a test does.
    pub(crate) fn used() -> u8 {
        let hidden_double = HiddenDouble::new();
        hidden_double.get.returns(None);
        let replaced = unseen::double();
        replaced.returns(1);
        let _ = hidden_double.get(&Model {
            id: 1,
            name: String::new(),
        });
        hidden_double.put.of::<u8>().returns(2);
        hidden_double.put(3u8) + unseen(4) + HiddenDouble::version()
    }
}

/// Uses what is private.
#[must_use]
pub fn used() -> u8 {
    private::used()
}

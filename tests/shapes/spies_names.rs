//! A spy is made of a trait wherever it stands, whatever its qualifiers, and whatever things are called.
#![allow(unsafe_code)]
use std::sync::Arc;

use auto_impl::auto_impl;
use mlmock::{ByPointer, ByValue, Spy, ml_double};

#[ml_double]
#[allow(clippy::missing_safety_doc)]
unsafe trait Device: Send {
    unsafe fn read(&self, address: usize, buffer: &mut [u8]) -> usize;
    unsafe fn reset(&mut self) -> u32 {
        7
    }
    unsafe fn status() -> u32;
    unsafe extern "C" fn raw(&self, number: u32) -> u32;
    extern "C" fn safe(&self, number: u32) -> u32;
}

struct Memory(Vec<u8>);

// SAFETY: nothing is asked of it.
unsafe impl Device for Memory {
    unsafe fn read(&self, address: usize, buffer: &mut [u8]) -> usize {
        buffer[0] = self.0[address];
        1
    }
    unsafe fn reset(&mut self) -> u32 {
        self.0.clear();
        0
    }
    unsafe fn status() -> u32 {
        3
    }
    unsafe extern "C" fn raw(&self, number: u32) -> u32 {
        number + 1
    }
    extern "C" fn safe(&self, number: u32) -> u32 {
        number + 2
    }
}

#[test]
fn an_unsafe_trait_and_other_abis() {
    fn status<D: Device>(_: &D) -> u32 {
        // SAFETY: nothing is asked of it.
        unsafe { D::status() }
    }
    let mut device = DeviceDouble::wrapping(Memory(vec![5, 6]));
    let mut buffer = [0; 2];
    // SAFETY: nothing is asked of it.
    unsafe {
        assert_eq!((device.read(1, &mut buffer), buffer), (1, [6, 0]));
        assert_eq!((device.raw(1), device.reset()), (2, 0));
    }
    assert_eq!((device.safe(1), status(&device)), (3, 3));
    device.read.assert_called_once_with(1, &[0, 0]);
}

#[ml_double]
trait Oddities {
    fn r#type(&self, r#match: u32) -> u32;
    fn real(&self, real: u32, how: u32) -> u32;
    fn object(&self, this: u32, run: u32) -> u32;
    fn deref(&self) -> u32;
    fn borrow(&self) -> u32;
    fn wrapping(&self, result: u32) -> u32;
    fn run<R, How: Into<u32> + 'static>(&self, real: R, how: How) -> u32;
    #[cfg(test)]
    fn kept(&self) -> u32;
    #[cfg(any())]
    fn left_out(&self, unknown: DoesNotExist) -> DoesNotExistEither;
    #[deprecated]
    fn old(&self) -> u32;
    #[must_use]
    fn important(&self) -> u32;
}

impl Oddities for u32 {
    fn r#type(&self, r#match: u32) -> u32 {
        self + r#match
    }
    fn real(&self, real: u32, how: u32) -> u32 {
        self + real + how
    }
    fn object(&self, this: u32, run: u32) -> u32 {
        self + this + run
    }
    fn deref(&self) -> u32 {
        *self
    }
    fn borrow(&self) -> u32 {
        *self
    }
    fn wrapping(&self, result: u32) -> u32 {
        self + result
    }
    fn run<R, How: Into<u32> + 'static>(&self, _real: R, how: How) -> u32 {
        self + how.into()
    }
    fn kept(&self) -> u32 {
        *self
    }
    fn old(&self) -> u32 {
        *self
    }
    fn important(&self) -> u32 {
        *self
    }
}

#[test]
fn names_that_a_spy_uses_itself() {
    #[allow(deprecated)]
    fn used(odd: &impl Oddities) -> [u32; 10] {
        [
            odd.r#type(1),
            odd.real(1, 2),
            odd.object(1, 2),
            odd.deref(),
            odd.borrow(),
            odd.wrapping(1),
            odd.run("r", 1u8),
            odd.kept(),
            odd.old(),
            odd.important(),
        ]
    }
    let odd = OdditiesDouble::wrapping(7u32);
    assert_eq!(used(&odd), [8, 10, 10, 7, 7, 8, 8, 7, 7, 7]);
    odd.r#type.assert_called_once_with(1);
    odd.object.assert_called_once_with(1, 2);
    odd.wrapping.assert_called_once_with(1);
}

macro_rules! store {
    ($name:ident, $method:ident, $key:ty => $value:ty, $body:expr) => {
        #[ml_double]
        trait $name {
            fn $method(&self, key: $key) -> $value;
            fn provided(&self, key: $key) -> $value {
                let value = self.$method(key);
                $body(value)
            }
        }
    };
}
store!(Users, user, &str => usize, std::convert::identity);

impl Users for () {
    fn user(&self, key: &str) -> usize {
        key.len()
    }
}

#[test]
fn a_trait_made_by_a_macro() {
    let users = UsersDouble::wrapping(());
    assert_eq!((users.user("ab"), users.provided("ab")), (2, 2));
    users.provided.calls_default();
    users.user.returns(7);
    assert_eq!(users.provided("ab"), 7);
}

#[test]
fn a_trait_in_a_function() {
    #[ml_double(name = FakeStore)]
    trait Local {
        fn get(&self) -> u32;
    }
    impl Local for u32 {
        fn get(&self) -> u32 {
            *self
        }
    }
    let store = FakeStore::wrapping(7);
    assert_eq!(store.get(), 7);
    store.get.assert_called_once();
}

#[ml_double]
#[auto_impl(&, Box, Arc)]
trait Above {
    fn get(&self) -> u32;
}

#[auto_impl(&, Box, Arc)]
#[ml_double]
trait Below {
    fn get(&self) -> u32;
}

#[ml_double]
trait ByHand {
    fn get(&self) -> u32;
}

impl<T: ByHand + ?Sized> ByHand for Arc<T> {
    fn get(&self) -> u32 {
        (**self).get() + 100
    }
}

macro_rules! sevens {
    ($($Trait:ident)*) => {$(
        impl $Trait for u32 {
            fn get(&self) -> u32 {
                *self
            }
        }
    )*};
}
sevens!(Above Below ByHand);

#[test]
fn a_pointer_that_implements_the_trait_by_auto_impl_is_the_object() {
    let above = AboveDouble::wrapping(Arc::new(7));
    assert_eq!(
        (
            above.clone().get(),
            AboveDouble::wrapping(Box::new(7)).get()
        ),
        (7, 7)
    );
    above.get.assert_called_once();
}

#[test]
fn where_both_are_meant_the_test_says_which() {
    assert_eq!(BelowDouble::wrapping::<_, ByValue>(Arc::new(7)).get(), 7);
    assert_eq!(ByHandDouble::wrapping::<_, ByValue>(Arc::new(7)).get(), 107);
    assert_eq!(ByHandDouble::wrapping::<_, ByPointer>(Arc::new(7)).get(), 7);
    assert_eq!(
        ByHandDouble::wrapping(Box::new(7)).get(),
        7,
        "a box is no object"
    );
    let object: Arc<dyn ByHand> = Arc::new(7);
    assert_eq!(ByHandDouble::wrapping::<_, ByPointer>(object).get(), 7);
}

#[ml_double]
trait Counted {
    fn count(&self) -> u8;
}

impl Counted for u8 {
    fn count(&self) -> u8 {
        *self
    }
}

/// What holds spies of any object, and says of it only where that is needed what it is.
struct Fixture<R, P> {
    counted: Spy<CountedDouble, R>,
    shared: Spy<CountedDouble, Arc<P>, ByPointer>,
}

impl<R: Counted, P: Counted> Fixture<R, P> {
    fn all(&self) -> u8 {
        self.counted.count() + self.shared.count()
    }
}

#[test]
fn the_type_of_a_spy_asks_nothing_of_its_object() {
    let fixture = Fixture {
        counted: CountedDouble::wrapping(1),
        shared: CountedDouble::wrapping(Arc::new(2)),
    };
    fixture.shared.count.returns(5);
    assert_eq!(fixture.all(), 6);
    fixture.counted.count.assert_called_once();
    fixture.shared.count.assert_called_once();
}

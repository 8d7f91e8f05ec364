//! A constant of an integer, `bool` or `char` type is a const parameter of the double, unless it
//! has a default or is fixed.
use mlmock::ml_double;

#[ml_double]
trait Embedder {
    const DIM: usize;
    const NORMALISED: bool;
    const PREFIX: char;
    fn embed(&self, text: &str) -> Vec<f32>;
    fn padded(&self) -> [f32; 2] {
        [Self::DIM as f32, if Self::NORMALISED { 1.0 } else { 0.0 }]
    }
    fn name(&self) -> String {
        format!("{}{}", Self::PREFIX, Self::DIM)
    }
}

#[test]
fn constants_are_parameters_in_the_order_of_the_trait() {
    let embedder = EmbedderDouble::<384, true, 'e'>::new();
    embedder.embed.returns(vec![0.5]);
    assert_eq!(embedder.embed("text"), [0.5]);
    assert_eq!(embedder.padded(), [384.0, 1.0]);
    assert_eq!(embedder.name(), "e384");
    embedder.embed.assert_called_once_with("text");
    assert_eq!(<EmbedderDouble<3, false, 'x'> as Embedder>::DIM, 3);
    let normalised = <EmbedderDouble<3, false, 'x'> as Embedder>::NORMALISED;
    assert!(!normalised);
}

#[test]
fn code_that_is_generic_over_the_trait_sees_them() {
    fn width<E: Embedder>(_: &E) -> usize {
        E::DIM * 2
    }
    assert_eq!(width(&EmbedderDouble::<4, true, 'e'>::new()), 8);
}

macro_rules! integers {
    ($($name:ident $double:ident $ty:ty = $value:literal;)*) => {$(
        #[ml_double]
        trait $name {
            const VALUE: $ty;
            fn value(&self) -> $ty {
                Self::VALUE
            }
        }
    )*
    #[test]
    fn every_integer_type_may_be_one() {
        $(
            let double = $double::<$value>::new();
            assert_eq!(double.value(), $value);
            double.value.assert_called_once();
        )*
    }};
}
integers! {
    I8 I8Double i8 = 1;
    I16 I16Double i16 = 2;
    I32 I32Double i32 = 3;
    I64 I64Double i64 = 4;
    I128 I128Double i128 = 5;
    Isize IsizeDouble isize = 6;
    U8 U8Double u8 = 7;
    U16 U16Double u16 = 8;
    U32 U32Double u32 = 9;
    U64 U64Double u64 = 10;
    U128 U128Double u128 = 11;
    Usize UsizeDouble usize = 12;
}

#[ml_double]
trait Client {
    const RETRIES: u32 = 3;
    const NAME: &'static str = "client";
    const LIMIT: f64 = 0.5;
    const TIMEOUT: std::time::Duration = std::time::Duration::from_secs(1);
    const BOTH: u32 = Self::RETRIES * 2;
    fn get(&self, key: &str) -> Option<u32>;
    fn get_with_retries(&self, key: &str) -> Option<u32> {
        (0..Self::RETRIES).find_map(|_| self.get(key))
    }
}

#[test]
fn a_constant_with_a_default_keeps_it() {
    let client = ClientDouble::new();
    client.get.returns(None);
    assert_eq!(client.get_with_retries("k"), None);
    client.get.assert_called_times(3);
    assert_eq!(ClientDouble::NAME, "client");
    assert_eq!((ClientDouble::LIMIT, ClientDouble::BOTH), (0.5, 6));
    assert_eq!(ClientDouble::TIMEOUT.as_secs(), 1);
}

#[ml_double]
trait Table<T, const ROWS: usize> {
    type Cell: Clone;
    const WIDTH: u16;
    const T2: u8 = 2;
    fn row(&self, index: usize, value: &T) -> Vec<Self::Cell>;
    fn size(&self) -> usize {
        ROWS * usize::from(Self::WIDTH) * usize::from(Self::T2)
    }
}

#[test]
fn they_come_behind_types_and_parameters_of_the_trait() {
    let table = TableDouble::<String, 3, u8, 5>::new();
    table.row.returns(vec![1]);
    assert_eq!(table.row(0, &"v".into()), [1]);
    assert_eq!(table.size(), 30);
    table.row.assert_called_once_with(0, "v");
}

#[ml_double]
trait Sized2 {
    const N: usize;
    const MAX: i32;
    fn exact(&self, value: i32) -> bool {
        value <= Self::MAX && <Self as Sized2>::N > 0
    }
    fn fixed() -> usize {
        Self::N
    }
}

#[test]
fn negative_values_and_functions_without_self_work() {
    let sized = Sized2Double::<1, { -5 }>::new();
    assert!(sized.exact(-6));
    assert!(!sized.exact(0));
    assert_eq!(Sized2Double::<7, 0>::fixed(), 7);
    sized
        .exact
        .assert_has_calls([sized.exact.with(-6), sized.exact.with(0)]);
}

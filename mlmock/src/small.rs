//! Which answers does a call take along?
//!
//! Those of types of the language that are as small as a number: they are copied under the lock, since
//! nothing of the user's runs then, and nobody has to be counted who still looks at them.

use std::any::Any;
use std::sync::Arc;

use crate::answer::Thing;

macro_rules! small {
    ($($Variant:ident $Type:ty),*) => {
        /// A value of a type of the language.
        #[derive(Clone, Copy)]
        pub(crate) enum Small {
            $($Variant($Type)),*
        }

        impl Small {
            /// The value, if it is of such a type.
            pub(crate) fn of(value: &dyn Any) -> Option<Small> {
                // Most others are larger, and not asked any further.
                if size_of_val(value) > size_of::<u64>() {
                    return None;
                }
                $(if let Some(value) = value.downcast_ref::<$Type>() {
                    return Some(Small::$Variant(*value));
                })*
                None
            }

            /// The value, to look at.
            pub(crate) fn as_any(&self) -> &dyn Any {
                match self {
                    $(Small::$Variant(value) => value,)*
                }
            }

            /// The value, to share.
            pub(crate) fn shared(self) -> Thing {
                match self {
                    $(Small::$Variant(value) => Arc::new(value),)*
                }
            }
        }
    };
}
small! {
    Unit (), Bool bool, Char char, F32 f32, F64 f64,
    U8 u8, U16 u16, U32 u32, U64 u64, Usize usize,
    I8 i8, I16 i16, I32 i32, I64 i64, Isize isize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stays_what_it_is() {
        let number = Small::of(&-7i64).unwrap();
        assert_eq!(number.as_any().downcast_ref::<i64>(), Some(&-7));
        assert_eq!(number.shared().downcast_ref::<i64>(), Some(&-7));
        assert!(Small::of(&()).unwrap().as_any().is::<()>());
        assert!(Small::of(&"text").is_none());
        assert!(Small::of(&Some(1u8)).is_none());
    }
}

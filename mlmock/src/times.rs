//! How often may a method be called?

use std::fmt;
use std::ops::{Bound, RangeBounds};

use crate::call_text::counted;

/// How often a method may be called: a number, or a range of numbers.
///
/// ```
/// use mlmock::Times;
/// assert_eq!(Times::from(2).to_string(), "2 calls");
/// assert_eq!(Times::from(1..=5).to_string(), "1 to 5 calls");
/// assert_eq!(Times::from(2..).to_string(), "at least 2 calls");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    least: usize,
    most: Option<usize>,
}

impl Times {
    pub(crate) fn allow(&self, count: usize) -> bool {
        self.least <= count && self.most.is_none_or(|most| count <= most)
    }

    pub(crate) fn ask_for_more(&self, count: usize) -> bool {
        count < self.least
    }

    fn within(start: Bound<&usize>, end: Bound<&usize>) -> Times {
        let least = match start {
            Bound::Included(&least) => least,
            Bound::Excluded(&before) => before + 1,
            Bound::Unbounded => 0,
        };
        let most = match end {
            Bound::Included(&most) => Some(most),
            // `0..0` allows nothing; so does a least of one and a most of zero.
            Bound::Excluded(&0) => {
                return Times {
                    least: 1,
                    most: Some(0),
                };
            }
            Bound::Excluded(&after) => Some(after - 1),
            Bound::Unbounded => None,
        };
        Times { least, most }
    }
}

impl From<usize> for Times {
    fn from(times: usize) -> Times {
        Times {
            least: times,
            most: Some(times),
        }
    }
}
macro_rules! times_from_ranges {
    ($($Range:ty),*) => {$(
        impl From<$Range> for Times {
            fn from(range: $Range) -> Times {
                Times::within(range.start_bound(), range.end_bound())
            }
        }
    )*};
}
times_from_ranges!(
    std::ops::Range<usize>,
    std::ops::RangeInclusive<usize>,
    std::ops::RangeFrom<usize>,
    std::ops::RangeTo<usize>,
    std::ops::RangeToInclusive<usize>,
    std::ops::RangeFull
);

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (least, Some(most)) if least == most => write!(f, "{}", counted(least)),
            (least, Some(most)) if least > most => write!(f, "an impossible number of calls"),
            (0, Some(most)) => write!(f, "at most {}", counted(most)),
            (least, Some(most)) => write!(f, "{least} to {}", counted(most)),
            (0, None) => write!(f, "any number of calls"),
            (least, None) => write!(f, "at least {}", counted(least)),
        }
    }
}

//! Who takes part?

use crate::Contender;

#[cfg(feature = "autospy")]
mod autospy;
mod hand;
#[cfg(feature = "mlmock")]
mod mlmock;
#[cfg(feature = "mockall")]
mod mockall;
#[cfg(feature = "unimock")]
mod unimock;

/// All that the package was built with.
pub const CONTENDERS: &[Contender] = &[
    hand::CONTENDER,
    #[cfg(feature = "mlmock")]
    mlmock::CONTENDER,
    #[cfg(feature = "autospy")]
    autospy::CONTENDER,
    #[cfg(feature = "unimock")]
    unimock::CONTENDER,
    #[cfg(feature = "mockall")]
    mockall::CONTENDER,
];

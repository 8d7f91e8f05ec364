//! What can threads do to a double, whoever of them runs next?
//!
//! The tests run each case under thousands of schedules. They need a build of their own:
//!
//! ```console
//! $ RUSTFLAGS='--cfg mlmock_model' cargo test --manifest-path tests/model/Cargo.toml
//! ```

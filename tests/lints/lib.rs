//! Doubles of all shapes in a crate that denies what lints there are: what is generated is clean.
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]
#![deny(
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    // Not `impl_trait_redundant_captures`: an `async fn` is spelt for every edition.
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_abi,
    missing_copy_implementations,
    missing_debug_implementations,
    non_ascii_idents,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    rust_2018_idioms,
    rust_2024_compatibility
)]

#[path = "levels.rs"]
pub mod levels;
#[path = "shapes.rs"]
pub mod shapes;

//! Doubles of all shapes in a crate that forbids what lints there are: what is generated is clean.
#![deny(warnings)]
#![deny(clippy::all, clippy::pedantic)]
#![forbid(missing_docs)]
#![forbid(
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
    // Not `single_use_lifetimes`: a trait with lifetimes needs an `allow` of it, see the README.
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    // Not `unused`: what is generated for others to use may be unused.
    variant_size_differences,
    rust_2018_idioms,
    rust_2024_compatibility
)]

#[path = "shapes.rs"]
pub mod shapes;

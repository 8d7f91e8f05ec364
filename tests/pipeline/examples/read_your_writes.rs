//! How is code tested that counts on a store which remembers?
//!
//! `cargo run -p mlmock-pipeline --example read_your_writes`

use std::error::Error;

use mlmock_pipeline::{FeatureTableDouble, InMemoryFeatures, ORDERS, count_order};

fn main() -> Result<(), Box<dyn Error>> {
    // What is not spoken of below is answered by the fake, and recorded.
    let mut table = FeatureTableDouble::wrapping(InMemoryFeatures::default());
    assert_eq!(count_order(&mut table, "c-1")?, 1.0);
    assert_eq!(count_order(&mut table, "c-1")?, 2.0);

    // A replica that has not heard of the last order.
    table.read.with("c-1", ORDERS).returns_ok(Some(2.0));
    let stale = count_order(&mut table, "c-1").unwrap_err();

    println!("{stale}\n\ncalled:\n{}", mlmock::timeline([&table]));
    Ok(())
}

//! What is S3 asked for when training data is loaded?
//!
//! `cargo run -p mlmock-pipeline --example load_training_data`

use std::error::Error;

use mlmock_pipeline::{S3ClientDouble, load_training_data};

#[path = "../tests/it/parquet_file.rs"]
#[expect(dead_code, reason = "the tests write columns of more types")]
mod parquet_file;
use parquet_file::{Column, object, parquet_file};

fn main() -> Result<(), Box<dyn Error>> {
    let s3 = S3ClientDouble::new();
    s3.get_object.returns_with(|| {
        Ok(object(parquet_file(&[
            ("age", Column::Numbers(vec![42.0, 23.5])),
            ("label", Column::Integers(vec![0, 1])),
        ])))
    });

    let data = load_training_data(&s3, "ml-data", "churn/train.parquet")?;

    s3.get_object
        .assert_called_once_with("ml-data", "churn/train.parquet");
    println!("{data:#?}\n\ncalled:\n{}", mlmock::timeline([&s3]));
    Ok(())
}

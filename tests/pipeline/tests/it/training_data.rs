//! Does an object of the bucket become training data, or an error that says what is wrong with it?

use std::error::Error;
use std::io::{self, Read};

use mlmock_pipeline::{
    Object, S3ClientDouble, S3Error, TrainingData, TrainingDataError, load_training_data,
};

use crate::parquet_file::{Column, object, parquet_file};

const BUCKET: &str = "ml-data";
const KEY: &str = "churn/train.parquet";

#[test]
fn parquet_of_the_bucket_becomes_training_data() {
    let file = parquet_file(&[
        ("age", Column::Numbers(vec![42.0, 23.5, 61.0])),
        ("label", Column::Integers(vec![0, 1, 0])),
        ("orders", Column::Integers(vec![7, 0, 12])),
    ]);
    let s3 = bucket_with(file);

    let data = load_training_data(&s3, BUCKET, KEY).unwrap();

    let expected = TrainingData {
        feature_names: vec!["age".into(), "orders".into()],
        rows: vec![vec![42.0, 7.0], vec![23.5, 0.0], vec![61.0, 12.0]],
        labels: vec![0, 1, 0],
    };
    assert_eq!(data, expected);
    s3.get_object.assert_called_once_with(BUCKET, KEY);
    mlmock::assert_no_other_calls(&s3);
}

#[test]
fn columns_of_any_numeric_type_are_read() {
    let s3 = bucket_with(parquet_file(&[
        ("age", Column::Nullable(vec![Some(42.0), Some(23.5)])),
        ("rating", Column::SmallNumbers(vec![4.5, 3.0])),
        ("orders", Column::SmallIntegers(vec![7, -1])),
        ("label", Column::SmallIntegers(vec![0, 1])),
    ]));

    let data = load_training_data(&s3, BUCKET, KEY).unwrap();

    assert_eq!(data.rows, [[42.0, 4.5, 7.0], [23.5, 3.0, -1.0]]);
    assert_eq!(data.labels, [0, 1]);
}

#[test]
fn every_load_reads_a_body_of_its_own() {
    let s3 = bucket_with(churn_file());

    let first = load_training_data(&s3, BUCKET, KEY).unwrap();
    let second = load_training_data(&s3, BUCKET, KEY).unwrap();

    assert_eq!(first, second);
    s3.get_object.assert_called_times(2);
}

#[test]
fn keys_of_one_bucket_are_kept_apart() {
    let s3 = S3ClientDouble::new();
    s3.get_object
        .with(BUCKET, "march.parquet")
        .returns_with(|| Ok(object(file_of_ages(&[30.0]))));
    s3.get_object
        .with(BUCKET, "april.parquet")
        .returns_with(|| Ok(object(file_of_ages(&[31.0, 32.0]))));

    let april = load_training_data(&s3, BUCKET, "april.parquet").unwrap();
    let march = load_training_data(&s3, BUCKET, "march.parquet").unwrap();

    assert_eq!(april.rows, [[31.0], [32.0]]);
    assert_eq!(march.rows, [[30.0]]);
    s3.get_object.assert_calls_exactly([
        s3.get_object.with(BUCKET, "april.parquet"),
        s3.get_object.with(BUCKET, "march.parquet"),
    ]);
}

#[test]
fn a_missing_object_is_reported() {
    let s3 = S3ClientDouble::new();
    s3.get_object.side_effect(|bucket, key| {
        Err(S3Error::NoSuchKey {
            bucket: bucket.into(),
            key: key.into(),
        })
    });

    let error = load_training_data(&s3, BUCKET, KEY).unwrap_err();

    assert!(matches!(error, TrainingDataError::Open(_)));
    assert_eq!(
        cause(&error),
        r#"there is no object "churn/train.parquet" in bucket "ml-data""#,
    );
    s3.get_object.assert_called_once_with(BUCKET, KEY);
}

#[test]
fn an_object_store_that_cannot_be_reached_is_reported() {
    let s3 = S3ClientDouble::new();
    // `fails_with` makes the error: an `io::Error` cannot be cloned.
    s3.get_object
        .fails_with(|| S3Error::Unreachable(io::ErrorKind::ConnectionRefused.into()));

    let error = load_training_data(&s3, BUCKET, KEY).unwrap_err();

    assert_eq!(cause(&error), "the object store cannot be reached");
}

#[test]
fn a_body_that_breaks_off_is_reported() {
    let s3 = S3ClientDouble::new();
    let mut half = churn_file();
    half.truncate(half.len() / 2);
    let body = Box::new(half_then_reset(half));
    s3.get_object.returns_once(Ok(Object { body }));

    let error = load_training_data(&s3, BUCKET, KEY).unwrap_err();

    assert!(matches!(error, TrainingDataError::Body(_)));
    assert_eq!(cause(&error), "connection reset");
    s3.get_object.assert_called_once_with(BUCKET, KEY);
}

#[test]
fn bytes_that_are_not_parquet_are_reported() {
    let s3 = bucket_with(b"age,label\n42,0\n".to_vec());

    let error = load_training_data(&s3, BUCKET, KEY).unwrap_err();

    assert!(matches!(error, TrainingDataError::Parquet(_)));
    assert_eq!(
        error.to_string(),
        "the training data is not readable Parquet"
    );
}

#[test]
fn a_file_that_was_cut_off_is_reported() {
    let mut file = churn_file();
    file.truncate(file.len() - 1);
    let s3 = bucket_with(file);

    let error = load_training_data(&s3, BUCKET, KEY).unwrap_err();

    assert!(matches!(error, TrainingDataError::Parquet(_)));
}

#[test]
fn a_file_without_labels_is_reported() {
    let s3 = bucket_with(parquet_file(&[("age", Column::Numbers(vec![42.0]))]));

    let error = load_training_data(&s3, BUCKET, KEY).unwrap_err();

    assert_eq!(
        error.to_string(),
        r#"the training data has no column "label""#
    );
}

#[test]
fn a_feature_that_is_text_is_reported() {
    let s3 = bucket_with(parquet_file(&[
        ("age", Column::Texts(vec!["forty-two"])),
        ("label", Column::Integers(vec![0])),
    ]));

    let error = load_training_data(&s3, BUCKET, KEY).unwrap_err();

    assert_eq!(
        error.to_string(),
        r#"column "age", row 0: expected a number, found "forty-two""#,
    );
}

#[test]
fn a_label_that_is_not_a_class_is_reported() {
    let s3 = bucket_with(parquet_file(&[
        ("age", Column::Numbers(vec![42.0])),
        ("label", Column::Numbers(vec![0.5])),
    ]));

    let error = load_training_data(&s3, BUCKET, KEY).unwrap_err();

    assert_eq!(
        error.to_string(),
        r#"column "label", row 0: expected an integer, found 0.5"#,
    );
}

#[test]
fn a_gap_in_a_feature_is_reported() {
    let s3 = bucket_with(parquet_file(&[
        ("age", Column::Nullable(vec![Some(42.0), None])),
        ("label", Column::Integers(vec![0, 1])),
    ]));

    let error = load_training_data(&s3, BUCKET, KEY).unwrap_err();

    assert_eq!(
        error.to_string(),
        r#"column "age", row 1: expected a number, found null"#,
    );
}

/// A client that finds this file under every key. Each object has a body to be read once, so that
/// it cannot be cloned: `returns_with` opens a new one for each call.
fn bucket_with(file: Vec<u8>) -> S3ClientDouble {
    let s3 = S3ClientDouble::new();
    s3.get_object.returns_with(move || Ok(object(file.clone())));
    s3
}

fn churn_file() -> Vec<u8> {
    file_of_ages(&[42.0, 23.5, 61.0])
}

fn file_of_ages(ages: &[f64]) -> Vec<u8> {
    parquet_file(&[
        ("age", Column::Numbers(ages.to_vec())),
        ("label", Column::Integers(vec![0; ages.len()])),
    ])
}

/// A body that delivers these bytes, and then loses its connection.
fn half_then_reset(bytes: Vec<u8>) -> impl Read {
    io::Cursor::new(bytes).chain(ConnectionReset)
}

struct ConnectionReset;

impl Read for ConnectionReset {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

fn cause(error: &TrainingDataError) -> String {
    error.source().expect("the error has a cause").to_string()
}

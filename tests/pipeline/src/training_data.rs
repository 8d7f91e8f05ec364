//! How does an object of a bucket become training data?

use std::io::{self, Read};

use bytes::Bytes;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};

/// The column of the file that a model learns to predict. All others are features.
pub const LABEL_COLUMN: &str = "label";

/// The object store, as far as loading training data needs it.
#[cfg_attr(any(test, feature = "doubles"), mlmock::ml_double)]
pub trait S3Client {
    /// Opens an object. Its body is still on the way when this returns.
    fn get_object(&self, bucket: &str, key: &str) -> Result<Object, S3Error>;
}

/// An opened object.
pub struct Object {
    /// Its content, to be read once.
    pub body: Box<dyn Read + Send>,
}

/// Why an object could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum S3Error {
    /// The bucket has nothing under this key.
    #[error("there is no object {key:?} in bucket {bucket:?}")]
    NoSuchKey {
        /// The bucket that was asked.
        bucket: String,
        /// The key that it does not have.
        key: String,
    },
    /// The service did not answer.
    #[error("the object store cannot be reached")]
    Unreachable(#[source] io::Error),
}

/// What a model is trained on: feature rows, and one label for each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrainingData {
    /// The names of the features, in the order of the values in each row.
    pub feature_names: Vec<String>,
    /// One row of values for each example.
    pub rows: Vec<Vec<f64>>,
    /// The class of each example.
    pub labels: Vec<i64>,
}

/// Why there is no training data.
#[derive(Debug, thiserror::Error)]
pub enum TrainingDataError {
    /// The object could not be opened.
    #[error("cannot open the training data")]
    Open(#[from] S3Error),
    /// The object was opened, and then its body broke off.
    #[error("cannot read the training data to its end")]
    Body(#[from] io::Error),
    /// The bytes are not a Parquet file, or a damaged one.
    #[error("the training data is not readable Parquet")]
    Parquet(#[from] ParquetError),
    /// A column that every file must have is not there.
    #[error("the training data has no column {column:?}")]
    MissingColumn {
        /// The name of the column.
        column: &'static str,
    },
    /// A column holds something else than expected; a null too.
    #[error("column {column:?}, row {row}: expected {expected}, found {found}")]
    WrongType {
        /// The name of the column.
        column: String,
        /// The index of the row, from zero.
        row: usize,
        /// What belongs there, in words.
        expected: &'static str,
        /// What was there instead.
        found: String,
    },
}

/// Loads training data from a Parquet file in a bucket.
pub fn load_training_data(
    s3_client: &impl S3Client,
    bucket: &str,
    key: &str,
) -> Result<TrainingData, TrainingDataError> {
    let mut object = s3_client.get_object(bucket, key)?;
    // Parquet keeps its table of contents at the end of the file: it cannot be read as it arrives.
    let mut bytes = Vec::new();
    object.body.read_to_end(&mut bytes)?;
    TrainingData::from_parquet(bytes)
}

impl TrainingData {
    /// Decodes a Parquet file: an integer column `label`, and numbers in all others.
    pub fn from_parquet(bytes: Vec<u8>) -> Result<TrainingData, TrainingDataError> {
        let file = SerializedFileReader::new(Bytes::from(bytes))?;
        let mut data = TrainingData {
            feature_names: feature_names(&file)?,
            ..TrainingData::default()
        };
        for (index, row) in file.get_row_iter(None)?.enumerate() {
            data.push(index, &row?)?;
        }
        Ok(data)
    }

    fn push(&mut self, index: usize, row: &Row) -> Result<(), TrainingDataError> {
        let mut features = Vec::with_capacity(self.feature_names.len());
        for (column, value) in row.get_column_iter() {
            let expected = |expected| wrong_type(column, index, expected, value);
            if column == LABEL_COLUMN {
                let label = as_integer(value).ok_or_else(|| expected("an integer"))?;
                self.labels.push(label);
            } else {
                features.push(as_number(value).ok_or_else(|| expected("a number"))?);
            }
        }
        self.rows.push(features);
        Ok(())
    }
}

fn feature_names(file: &impl FileReader) -> Result<Vec<String>, TrainingDataError> {
    let schema = file.metadata().file_metadata().schema();
    let names = schema.get_fields().iter().map(|field| field.name());
    let (labels, features): (Vec<&str>, Vec<&str>) = names.partition(|name| *name == LABEL_COLUMN);
    if labels.is_empty() {
        let column = LABEL_COLUMN;
        return Err(TrainingDataError::MissingColumn { column });
    }
    Ok(features.into_iter().map(str::to_owned).collect())
}

fn as_integer(value: &Field) -> Option<i64> {
    match *value {
        Field::Int(value) => Some(value.into()),
        Field::Long(value) => Some(value),
        _ => None,
    }
}

fn as_number(value: &Field) -> Option<f64> {
    match *value {
        Field::Double(value) => Some(value),
        Field::Float(value) => Some(value.into()),
        // Features are measured, not counted exactly: what an f64 rounds off above 2^53 is noise.
        _ => as_integer(value).map(|value| value as f64),
    }
}

fn wrong_type(
    column: &str,
    row: usize,
    expected: &'static str,
    found: &Field,
) -> TrainingDataError {
    TrainingDataError::WrongType {
        column: column.to_owned(),
        row,
        expected,
        found: found.to_string(),
    }
}

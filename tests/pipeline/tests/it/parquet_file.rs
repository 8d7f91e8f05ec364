//! What does a training file look like in the bucket?

use std::sync::Arc;

use mlmock_pipeline::Object;
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, FloatType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;

/// The values of a column, and with them its type.
pub(crate) enum Column {
    Numbers(Vec<f64>),
    SmallNumbers(Vec<f32>),
    /// As pandas writes a column with gaps: `None` is a null.
    Nullable(Vec<Option<f64>>),
    Integers(Vec<i64>),
    SmallIntegers(Vec<i32>),
    Texts(Vec<&'static str>),
}

/// A real Parquet file, compressed as pandas compresses it, in memory.
pub(crate) fn parquet_file(columns: &[(&str, Column)]) -> Vec<u8> {
    write(columns).expect("a file with these columns can be written")
}

/// An object as the bucket hands it out: `bytes` is its body.
pub(crate) fn object(bytes: Vec<u8>) -> Object {
    let body = Box::new(std::io::Cursor::new(bytes));
    Object { body }
}

fn write(columns: &[(&str, Column)]) -> Result<Vec<u8>> {
    let schema = Arc::new(parse_message_type(&schema(columns))?);
    let snappy = WriterProperties::builder().set_compression(Compression::SNAPPY);
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(snappy.build()))?;
    let mut rows = file.next_row_group()?;
    for (_, column) in columns {
        let mut writer = rows.next_column()?.expect("the schema has this column");
        column.write_to(&mut writer)?;
        writer.close()?;
    }
    rows.close()?;
    file.close()?;
    Ok(bytes)
}

fn schema(columns: &[(&str, Column)]) -> String {
    let fields = columns.iter().map(|(name, column)| {
        let parquet_type = match column {
            Column::Numbers(_) => "required double",
            Column::SmallNumbers(_) => "required float",
            Column::Nullable(_) => "optional double",
            Column::Integers(_) => "required int64",
            Column::SmallIntegers(_) => "required int32",
            Column::Texts(_) => "required binary",
        };
        let text = match column {
            Column::Texts(_) => " (STRING)",
            _ => "",
        };
        format!("{parquet_type} {name}{text}; ")
    });
    format!("message training_data {{ {}}}", fields.collect::<String>())
}

impl Column {
    fn write_to(&self, writer: &mut SerializedColumnWriter<'_>) -> Result<usize> {
        match self {
            Column::Numbers(values) => {
                let writer = writer.typed::<DoubleType>();
                writer.write_batch(values, None, None)
            }
            Column::SmallNumbers(values) => {
                let writer = writer.typed::<FloatType>();
                writer.write_batch(values, None, None)
            }
            Column::Nullable(values) => {
                let present: Vec<f64> = values.iter().copied().flatten().collect();
                // A definition level says of each row whether there is a value.
                let levels: Vec<i16> = values.iter().map(|value| value.is_some().into()).collect();
                let writer = writer.typed::<DoubleType>();
                writer.write_batch(&present, Some(&levels), None)
            }
            Column::Integers(values) => {
                let writer = writer.typed::<Int64Type>();
                writer.write_batch(values, None, None)
            }
            Column::SmallIntegers(values) => {
                let writer = writer.typed::<Int32Type>();
                writer.write_batch(values, None, None)
            }
            Column::Texts(values) => {
                let values: Vec<ByteArray> = values.iter().map(|text| (*text).into()).collect();
                let writer = writer.typed::<ByteArrayType>();
                writer.write_batch(&values, None, None)
            }
        }
    }
}

//! Does the pipeline ask its services for the right things, and bear their failures?

mod backoff;
mod breaker;
mod feature_updates;
mod features;
mod parquet_file;
mod pipeline;
mod prediction;
mod registry;
mod retry;
mod training_data;

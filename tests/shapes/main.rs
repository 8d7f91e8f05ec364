//! Which shapes may a trait have?
mod smoke;

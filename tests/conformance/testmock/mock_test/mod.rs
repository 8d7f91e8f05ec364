//! `MockTest`, by theme.
mod asserting;
mod asserting_sequences;
mod bodies;
mod constructing;
mod effects;
mod falling_through;
mod hygiene;
mod messages;
mod nested;
mod reading;
mod recorders;
mod resetting;
mod wrapping;

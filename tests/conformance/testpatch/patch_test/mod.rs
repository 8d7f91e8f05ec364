//! `PatchTest`, by theme.
mod autospec;
mod configuration;
mod functions;

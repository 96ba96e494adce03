//! Tavle.

pub mod domain;
pub mod msg;
pub mod store;
pub mod text;

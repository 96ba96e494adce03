//! Tavle.

pub mod domain;
pub mod msg;

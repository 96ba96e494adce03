//! Tavle.

pub mod domain;
pub mod msg;
pub mod term;

//! Tavle.

pub mod domain;
pub mod exchange;
pub mod msg;

//! Tavle.

pub mod demo;
pub mod domain;
pub mod msg;

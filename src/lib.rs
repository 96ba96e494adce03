//! Tavle.

pub mod domain;
pub mod msg;
pub mod screens;
pub mod text;
pub mod ui;

//! Tavle.

pub mod app;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod msg;
pub mod screens;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;

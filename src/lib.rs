//! Tavle.

pub mod app;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod msg;
pub mod run;
pub mod screens;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
pub mod worker;

//! The vocabulary between the parts: keys, events, effects, and the table of verbs.

pub mod action;
pub mod effect;
pub mod errand;
pub mod event;
pub mod key;
pub mod keymap;
pub mod share;

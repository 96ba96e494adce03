//! The vocabulary between the parts: keys, events, effects, and the table of verbs.

pub mod key;

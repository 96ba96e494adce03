//! Lines of a note that are records: what is marked, which record each line is, and what saving the note changes.
//!
//! Where keys stand in any text says [`super::key::find_keys`].

mod parse;
mod task;

pub use parse::{Mark, Pointer, Sign, parse};
pub use task::{Errand, Person, errand};

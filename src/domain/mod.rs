//! What the words of the office mean. Pure: no SQL, no files, no terminal, no clock of its own.

pub mod change;
pub mod choice;
pub mod clean;
pub mod failure;
pub mod field;
pub mod inbox;
pub mod record;
pub mod words;

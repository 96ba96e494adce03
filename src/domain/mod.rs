//! What the words of the office mean. Pure: no SQL, no files, no terminal, no clock of its own.

pub mod change;
pub mod choice;
pub mod clean;
pub mod field;
pub mod record;

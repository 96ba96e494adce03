//! What the words of the office mean. Pure: no SQL, no files, no terminal, no clock of its own.

pub mod change;
pub mod choice;
pub mod clean;
pub mod cpr;
pub mod date;
pub mod dateform;
pub mod derived;
pub mod edit;
pub mod failure;
pub mod field;
pub mod filter;
pub mod fold;
pub mod inbox;
pub mod key;
pub mod listing;
pub mod measured;
pub mod number;
pub mod proposal;
pub mod record;
pub mod similar;
pub mod view;
pub mod words;
pub mod workday;

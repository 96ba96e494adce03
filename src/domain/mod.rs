//! What the words of the office mean. Pure: no SQL, no files, no terminal, no clock of its own.

pub mod board;
pub mod change;
pub mod choice;
pub mod clean;
pub mod cpr;
pub mod date;
pub mod dateform;
pub mod edit;
pub mod failure;
pub mod field;
pub mod filter;
pub mod fold;
pub mod inbox;
pub mod key;
pub mod listing;
pub mod meeting;
pub mod number;
pub mod period;
pub mod proposal;
pub mod record;
mod rule;
pub mod similar;
pub mod target;
pub mod words;
pub mod work;
pub mod workday;

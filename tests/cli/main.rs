//! The command line as a contract: the program itself, run in folders of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod asking;
mod calls;
mod codes;
mod damage;
mod figure_files;
mod figures;
mod importing;
mod kinds;
mod letters;
mod listing;
mod odd_files;
mod place;
mod records;
mod renamed;
mod report_figures;
mod reports;
mod stored;
mod thread;
mod upkeep;
mod words;
mod work;
mod workbooks;

//! Files in and out, without any SQL: files become rows for the importer, records become files.
//!
//! In: `decode` (bytes to text) → `table` or `lines` (text to rows), or `workbook` (bytes to rows) → `recognise` (whose file it is) → `incoming`
//! (rows to values of a kind, by `own`, a `platform` or `figures`). Out: `write`. `memory` decides what a value that was read
//! before means, and `words` says in Danish and English what could not be read.

mod date;
mod decidim;
pub mod decode;
pub mod figures;
pub mod guard;
mod html;
pub mod incoming;
mod lines;
mod madrid;
pub mod memory;
mod number;
mod opening;
mod own;
pub mod platform;
mod polis;
pub mod problem;
mod reading;
pub mod recognise;
pub mod report;
pub mod table;
#[cfg(test)]
mod tests;
pub mod value;
pub mod versions;
pub mod words;
pub mod workbook;
pub mod write;

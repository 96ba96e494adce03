//! Files in and out, without any SQL: files become rows for the importer, records become files.
//!
//! In: `decode` (bytes to text) → `table`, `lines`, `mail` or `slips` (text to rows), or `workbook` (bytes to rows) →
//! `recognise` (whose file it is) → `incoming` (rows to values of a kind, by `own`, a `platform`, `figures` or
//! `letters`). Out: `write`. `memory` decides what a value that was read
//! before means, and `words` says in Danish and English what could not be read.

pub mod asked;
mod date;
mod decidim;
pub mod decode;
pub mod figures;
pub mod guard;
mod html;
pub mod incoming;
mod letters;
mod line;
mod lines;
mod madrid;
pub mod mail;
pub mod mapping;
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
mod slips;
pub mod submitted;
pub mod table;
mod tables;
#[cfg(test)]
mod tests;
pub mod value;
pub mod versions;
pub mod words;
pub mod workbook;
pub mod write;

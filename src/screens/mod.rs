//! s
pub mod field;

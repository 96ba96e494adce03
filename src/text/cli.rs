//! The words of the command line: what helps before, what went wrong, and what was done.

mod done;
pub mod help;
mod wrong;

pub use done::*;
pub use wrong::*;

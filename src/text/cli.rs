//! The words of the command line: what helps before, what went wrong, and what was done.

mod done;
pub mod help;
pub mod upkeep;
mod wrong;

pub use done::*;
pub use upkeep::*;
pub use wrong::*;

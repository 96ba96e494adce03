//! What a search of everything has found.

use super::field::Kind;
use super::record::Record;

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The kind.
    pub kind: Kind,
    /// The first records: the one whose key was typed, then those that say it in their title.
    pub first: Vec<Record>,
    /// How many were found in all.
    pub total: usize,
}

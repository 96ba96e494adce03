//! A row as it is written: its changes, what it is counted as, and the submission that it comes in.

use std::sync::Arc;

use crate::domain::change::Change;
use crate::exchange::submitted::Submitted;
use crate::store::ImportRow;

/// A row as it is written.
pub(super) struct Written {
    /// The row's first line.
    pub line: u64,
    /// The changes, and what is remembered.
    pub row: ImportRow,
    /// What it is counted as.
    pub as_what: Counted,
    /// The submission that it comes in.
    pub submission: InWhich,
}

/// Which submission a row comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum InWhich {
    /// It says so itself, or is no new proposal.
    Said,
    /// The one of the file.
    OfTheFile,
    /// A mail or a slip.
    Own(Arc<Submitted>),
}

/// What a row is counted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// A new record.
    New,
    /// A change of one.
    Changed,
    /// Neither: only the memory moves.
    Unchanged,
}

impl Written {
    /// A figure is known from this day on, where its file does not say since when.
    pub fn date(&mut self, day: &str) {
        for change in &mut self.row.changes {
            if let Change::Version { version, .. } = change {
                version.known_since.get_or_insert_with(|| day.to_owned());
            }
        }
    }
}

/// A record that would be back, were anything written.
pub(super) fn back(line: u64) -> Written {
    Written { line, row: ImportRow::default(), as_what: Counted::New, submission: InWhich::Said }
}

//! What became of a file: counted, listed, and what a person must look at.

use std::io;

use super::listed::List;
use crate::domain::change::Conflict;
use crate::domain::field::Kind;
use crate::exchange::incoming::{Notice, Problem};
use crate::store::Error;

/// What became of a file.
#[derive(Debug, Default)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// The workbook's other sheets, each told by itself; they are part of the same batch.
    pub further: Vec<Report>,
    /// What its rows are; `None` where that is not known.
    pub kind: Option<Kind>,
    /// How many rows it has.
    pub rows: usize,
    /// How many of them only repeat another one.
    pub repeated: usize,
    /// How many records were made.
    pub new: usize,
    /// How many records were changed.
    pub changed: usize,
    /// How many rows say nothing new.
    pub unchanged: usize,
    /// How many rows cannot be taken.
    pub rejected: usize,
    /// How many rows a person must decide on, because both sides have moved.
    pub conflicts: usize,
    /// How many characters cleaning has removed.
    pub cleaned: u64,
    /// What a person must look at, in the order of the file.
    pub issues: Vec<Issue>,
    /// How many rejected rows are only counted: the reasons of the first [`REASONS`] are kept.
    pub unnamed: usize,
    /// In a preview the rows behind the other numbers.
    pub listed: List,
    /// What a person is told about the file.
    pub notices: Vec<Notice>,
    /// The batch in the log, if anything was written.
    pub batch: Option<i64>,
    /// How it ended.
    pub ended: Ended,
}

/// How many rejected rows of a table are kept with their reasons; the others are counted, so that a file of nothing but
/// errors needs no more memory than one of a few thousand.
pub const REASONS: usize = 10_000;

/// How an import ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ended {
    /// All that could be taken was taken.
    #[default]
    Done,
    /// Some rows need someone, and it was all or nothing.
    Refused,
    /// Stopped from outside; what was written was withdrawn.
    Stopped,
}

/// A row that was not taken, or not in full.
#[derive(Clone, Debug)]
pub enum Issue {
    /// The file itself is wrong there.
    Unread(Problem),
    /// The row names a record that is not there.
    NoSuch {
        /// The row's first line.
        line: u64,
        /// The field that names it.
        field: &'static str,
        /// The key.
        key: String,
    },
    /// The row's key belongs to another kind of record.
    Taken {
        /// The row's first line.
        line: u64,
        /// The key.
        key: String,
    },
    /// Another row of the file makes the measurement of the same group, area and period.
    Measured {
        /// The row's first line.
        line: u64,
        /// What the other row is known by.
        key: String,
    },
    /// A new record of this kind cannot be made without this field.
    Needs {
        /// The row's first line.
        line: u64,
        /// The field.
        field: &'static str,
    },
    /// The store refused the row.
    Refused {
        /// The row's first line.
        line: u64,
        /// The field, where one is to blame.
        field: Option<&'static str>,
        /// The value.
        value: String,
    },
    /// The file and a person have both moved.
    Conflict {
        /// The row's first line.
        line: u64,
        /// Both values.
        conflict: Conflict,
    },
}

/// Why a file was not imported; nothing of it is left in the store, unless `left` says so.
#[derive(Debug)]
pub enum Failed {
    /// The file cannot be opened.
    Unopened(io::Error),
    /// What comes through a pipe cannot be kept while it is read.
    Unkept(io::Error),
    /// Nobody can read it.
    File(Problem),
    /// The store failed.
    Store {
        /// Why.
        error: Error,
        /// The batch whose parts could not be withdrawn.
        left: Option<i64>,
    },
}

impl From<Error> for Failed {
    fn from(error: Error) -> Failed {
        Failed::Store { error, left: None }
    }
}

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Failed {
        Failed::File(problem)
    }
}

impl Report {
    /// Whether a person must look.
    pub fn needs_someone(&self) -> bool {
        self.rejected + self.conflicts > 0 || self.further.iter().any(Report::needs_someone)
    }

    /// One after the other, itself first.
    pub fn all(&self) -> impl Iterator<Item = &Report> {
        std::iter::once(self).chain(&self.further)
    }

    /// Ended without anything that was written.
    pub(super) fn ended(self, ended: Ended) -> Report {
        let further = self.further.into_iter().map(|further| further.ended(ended)).collect();
        Report { ended, new: 0, changed: 0, further, ..self }
    }

    pub(super) fn reject(&mut self, issue: Issue) {
        let has_room = self.rejected < REASONS;
        self.rejected += 1;
        if has_room {
            self.issues.push(issue);
        } else {
            self.unnamed += 1;
        }
    }

    pub(super) fn conflict(&mut self, line: u64, conflicts: Vec<Conflict>) {
        self.conflicts += 1;
        self.issues.extend(conflicts.into_iter().map(|conflict| Issue::Conflict { line, conflict }));
    }
}

impl Issue {
    /// The first line of the row.
    pub fn line(&self) -> u64 {
        match self {
            Issue::Unread(problem) => problem.line,
            Issue::NoSuch { line, .. }
            | Issue::Taken { line, .. }
            | Issue::Measured { line, .. }
            | Issue::Needs { line, .. }
            | Issue::Refused { line, .. }
            | Issue::Conflict { line, .. } => *line,
        }
    }
}

//! Participation platforms: which one an export is of, and what they have in common: cells by name, cleaned, as values
//! of a proposal.

use super::html::plain_text;
use super::incoming::IncomingRow;
use super::number::{self, Marks};
use super::problem::{Message, Problem};
use super::table::Row;
use super::{decidim, madrid, polis};
use crate::domain::clean::clean;
use crate::domain::field::Kind;

/// A platform whose exports are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Proposals of Decide Madrid.
    Madrid,
    /// Comments of a Polis conversation.
    Polis,
    /// Proposals of Decidim's open data.
    Decidim,
}

impl Platform {
    const ALL: [Platform; 3] = [Platform::Madrid, Platform::Polis, Platform::Decidim];

    /// Whose export has these columns.
    pub(super) fn of(header: &[String]) -> Option<Platform> {
        Platform::ALL.into_iter().find(|platform| match platform {
            Platform::Madrid => madrid::is_header(header),
            Platform::Polis => polis::is_header(header),
            Platform::Decidim => decidim::is_header(header),
        })
    }

    /// The name that the import remembers.
    pub(super) fn source(self) -> &'static str {
        match self {
            Platform::Madrid => madrid::SOURCE,
            Platform::Polis => polis::SOURCE,
            Platform::Decidim => decidim::SOURCE,
        }
    }

    /// Whether a column is read.
    pub(super) fn reads(self, name: &str) -> bool {
        match self {
            Platform::Madrid => madrid::READ.contains(&name),
            Platform::Polis => polis::READ.contains(&name),
            Platform::Decidim => decidim::reads(name),
        }
    }

    /// Whether a column is about persons: left out.
    pub(super) fn withholds(self, name: &str) -> bool {
        match self {
            Platform::Madrid => madrid::WITHHELD.contains(&name),
            Platform::Polis => polis::WITHHELD.contains(&name),
            Platform::Decidim => decidim::withholds(name),
        }
    }

    pub(super) fn read(self, header: &[String], row: &Row) -> Result<IncomingRow, Problem> {
        match self {
            Platform::Madrid => madrid::read(header, row),
            Platform::Polis => polis::read(header, row),
            Platform::Decidim => decidim::read(header, row),
        }
    }
}

/// One row of a platform's file, read by the names of its columns.
pub(super) struct Cells<'a> {
    header: &'a [String],
    row: &'a Row,
    /// How many characters cleaning has removed.
    pub(super) removed: u32,
}

impl<'a> Cells<'a> {
    pub(super) fn of(header: &'a [String], row: &'a Row) -> Cells<'a> {
        Cells { header, row, removed: 0 }
    }

    /// The cell as it came, without blanks around it.
    pub(super) fn raw(&self, name: &str) -> &'a str {
        let at = self.header.iter().position(|h| h == name);
        at.and_then(|at| self.row.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// One cleaned line of plain text.
    pub(super) fn line(&mut self, name: &str) -> Option<String> {
        self.text(name, false)
    }

    /// Cleaned plain text of several lines.
    pub(super) fn long(&mut self, name: &str) -> Option<String> {
        self.text(name, true)
    }

    fn text(&mut self, name: &str, multi_line: bool) -> Option<String> {
        let cleaned = clean(&plain_text(self.raw(name)), multi_line);
        self.removed += cleaned.removed;
        let text = cleaned.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A whole number; an empty cell is none.
    pub(super) fn int(&self, name: &str) -> Result<Option<String>, Problem> {
        match self.raw(name) {
            "" => Ok(None),
            text => {
                number::int(text, Marks::Unknown).map(Some).map_err(|message| self.problem(name, message))
            }
        }
    }

    pub(super) fn problem(&self, name: &str, message: Message) -> Problem {
        Problem { line: self.row.line, field: Some(name.to_owned()), message }
    }
}

/// The values of a proposal by the names of its fields.
pub(super) fn values<const N: usize>(named: [(&str, Option<String>); N]) -> Vec<(u16, Option<String>)> {
    let fields = Kind::Proposal.fields();
    let id = |name: &str| fields.iter().find(|f| f.name == name).map(|f| f.id);
    named.into_iter().filter_map(|(name, value)| Some((id(name)?, value))).collect()
}

/// Whether a header has all these names.
pub(super) fn has_all(header: &[String], names: &[&str]) -> bool {
    names.iter().all(|name| header.iter().any(|h| h == name))
}

//! What a person says of a file beside what stands in it: what its rows are, and where they were handed in.

use super::mapping::Mapping;
use crate::domain::arrival::Side;
use crate::domain::cpr::Harmless;
use crate::domain::field::Kind;

/// What the rows of a file are said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Records of a kind.
    Kind(Kind),
    /// One slip a paragraph: each is a proposal.
    Slips,
    /// Mails, one or a mailbox of them: each is a submission with a proposal.
    Mails,
}

impl Wanted {
    /// The kind of record that the rows become.
    pub fn kind(self) -> Kind {
        match self {
            Wanted::Kind(kind) => kind,
            Wanted::Slips | Wanted::Mails => Kind::Proposal,
        }
    }
}

/// What a person says of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What its rows are; told from what stands in it where nothing is said.
    pub wanted: Option<Wanted>,
    /// The sheets of a workbook that are read; all that are known where none is named.
    pub sheets: Vec<String>,
    /// The meeting that its proposals come from, by its key.
    pub meeting: Option<String>,
    /// The stand that its proposals come from.
    pub stand: Option<String>,
    /// Whether every paragraph of a mail is a proposal of its own.
    pub by_paragraph: bool,
    /// Columns with the names of the fields that they are; `-` leaves one out.
    pub columns: Vec<(String, String)>,
    /// What is said of whole tables, each known by its columns.
    pub mappings: Vec<Mapping>,
    /// What was said of the columns of other files.
    pub remembered: Vec<Mapping>,
    /// Numbers that look like personal ones and of which somebody has said that they are not.
    pub harmless: Harmless,
    /// What was decided where the file and a person have both moved.
    pub settled: Settled,
}

/// Whose value stands where the file and a person have both moved, by the keys of the records; `all` is every one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The file's.
    pub take: Vec<String>,
    /// The one that is there; what the file says is remembered and not asked about again.
    pub keep: Vec<String>,
}

impl Settled {
    /// What was decided for a record; one that is named counts before `all`.
    pub fn side(&self, key: &str) -> Option<Side> {
        let names = |keys: &[String], wanted: &str| keys.iter().any(|key| key.eq_ignore_ascii_case(wanted));
        let sides = [(&self.keep, Side::Ours), (&self.take, Side::File)];
        let side = |wanted: &str| sides.iter().find(|(keys, _)| names(keys, wanted)).map(|(_, side)| *side);
        side(key).or_else(|| side("all"))
    }
}

impl From<Option<Kind>> for Asked {
    fn from(kind: Option<Kind>) -> Asked {
        Asked { wanted: kind.map(Wanted::Kind), ..Asked::default() }
    }
}

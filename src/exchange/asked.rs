//! What a person says of a file beside what stands in it: what its rows are, and where they were handed in.

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
    /// The meeting that its proposals come from, by its key.
    pub meeting: Option<String>,
    /// The stand that its proposals come from.
    pub stand: Option<String>,
    /// Whether every paragraph of a mail is a proposal of its own.
    pub by_paragraph: bool,
}

impl From<Option<Kind>> for Asked {
    fn from(kind: Option<Kind>) -> Asked {
        Asked { wanted: kind.map(Wanted::Kind), ..Asked::default() }
    }
}

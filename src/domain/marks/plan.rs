//! What saving a note does: the changes, what becomes of each marked line, and what a person should know of it.

use super::super::change::{Change, Outcome, Put};
use super::super::work::Why;
use super::parse::Sign;
use crate::text::{self, Lang};

/// What saving a note does, in one batch: the new records and the text that names them land together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The changes; none where all is as it was.
    pub changes: Vec<Change>,
    /// What becomes of each marked line.
    pub lines: Vec<Line>,
    /// The records whose line is gone. They stay.
    pub gone: Vec<Gone>,
    /// The text with the keys.
    pub(super) text: Vec<Put>,
}

/// What becomes of a marked line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which line, counted from zero.
    pub line: usize,
    /// What it is.
    pub sign: Sign,
    /// The key of its record; a new one has none yet.
    pub key: Option<String>,
    /// What happens.
    pub fate: Fate,
    /// What a person should know.
    pub said: Vec<Said>,
}

/// What becomes of the record of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is made.
    New,
    /// It is changed as its line was.
    Changed,
    /// It is as it was.
    Same,
    /// It is the line of another note of the meeting, and only mentioned here.
    Mentioned(String),
    /// The line says nothing yet, or two versions of it stand there marked: its record is left alone until it does.
    Unfinished,
}

/// What a person should know of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// These initials are nobody's and stay in the title.
    Unknown(String),
    /// A task has one owner; this colleague stays in the title.
    OneOwner(String),
    /// There is no such record any more.
    Missing(String),
    /// A rule forbids what the line says of the owner or the deadline.
    Refused(String, Why),
}

/// A record whose line is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its key.
    pub key: String,
    /// What the line said.
    pub words: String,
}

impl Gone {
    /// The sentence for a person, without a full stop.
    pub fn sentence(&self, lang: Lang) -> String {
        text::line_gone(lang, &self.key)
    }
}

impl Fate {
    /// What a person should know of it, if anything: a sentence without a full stop.
    pub fn sentence(&self, lang: Lang) -> Option<String> {
        match self {
            Fate::Mentioned(note) => Some(text::line_mentioned(lang, note)),
            Fate::New | Fate::Changed | Fate::Same | Fate::Unfinished => None,
        }
    }
}

impl Said {
    /// The sentence for a person, with a capital letter and no full stop.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Said::Unknown(initials) => text::initials_unknown(lang, initials),
            Said::OneOwner(initials) => text::one_owner(lang, initials),
            Said::Missing(key) => text::line_without_record(lang, key),
            Said::Refused(key, why) => text::line_refused(lang, key, &why.sentence(lang)),
        }
    }
}

impl Plan {
    /// The text as it was saved, once the keys are known; `None` where nothing was written, since another had changed the
    /// note meanwhile: it is read again, merged and saved anew.
    pub fn text(&self, outcome: &Outcome) -> Option<String> {
        let mut made = outcome.made.iter();
        let keys: Vec<Option<&str>> = self
            .changes
            .iter()
            .map(|change| match change {
                Change::Create { .. } => made.next().map(|(_, key)| key.as_str()),
                _ => None,
            })
            .collect();
        let part = |put: &Put| match put {
            Put::KeyOf(at) => keys.get(*at).copied().flatten().map(str::to_owned),
            known => Some(known.known().unwrap_or_default()),
        };
        self.text.iter().map(part).collect()
    }
}

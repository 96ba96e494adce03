//! A note, read from its record; one that is not saved yet has none.

use super::pieces::Piece;
use super::record::{Rec, Record};

/// A note as it was last read or saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Which record it is; `None` where it is not made yet.
    pub rec: Option<Rec>,
    /// Its key, such as `N-0012`; empty where it is not made yet.
    pub key: String,
    /// Its title; may be empty.
    pub title: String,
    /// The key of its meeting.
    pub meeting: Option<String>,
    /// The stand at which it was written; `None` for the meeting's own note.
    pub stand: Option<String>,
    /// Its text, shared with the editor that it stands in.
    pub text: Piece,
    /// Whether it belongs to the example municipality.
    pub example: bool,
    /// The newest change of the log when it was read.
    pub seen: i64,
}

impl Note {
    /// Reads the note from its record.
    pub fn of(record: &Record) -> Note {
        let own = |name: &str| record.get(name).filter(|text| !text.is_empty()).map(str::to_owned);
        Note {
            rec: Some(record.rec),
            key: record.key.clone(),
            title: record.text("title").to_owned(),
            meeting: own("meeting"),
            stand: own("stand"),
            text: record.text("text").into(),
            example: record.is("example"),
            seen: record.seen,
        }
    }
}

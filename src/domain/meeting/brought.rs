//! What meetings brought: the proposals that came from each, and who wrote each note.

use std::collections::HashMap;

use super::super::record::Rec;

/// What meetings brought, as the board's day knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// The proposals that came from a meeting, by its key; meetings without any are left out.
    pub proposals: HashMap<String, Came>,
    /// Who made each note and when, in milliseconds since 1970 in UTC.
    pub wrote: HashMap<Rec, (String, i64)>,
}

/// How many proposals came from a meeting. Personal cases do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// All of them.
    pub all: usize,
    /// Those that wait for an answer: neither merged into another nor marked as sent.
    pub unanswered: usize,
}

impl Brought {
    /// How many proposals came from the meeting with this key.
    pub fn of(&self, meeting: &str) -> Came {
        self.proposals.get(meeting).copied().unwrap_or_default()
    }
}

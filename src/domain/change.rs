//! Every write is a `Change`: what one act asks for, and what the log says of it afterwards.

use chrono::NaiveDate;

use super::field::{Form, Kind};
use super::record::Rec;

/// Who writes: the claimed user, the real login, and through which door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The claimed user: initials, or the login where no person has it.
    pub who: String,
    /// The real login.
    pub login: String,
    /// The door: `board`, or the name of a subcommand such as `import` or `set`.
    pub via: String,
}

impl Author {
    /// Whether two acts may have been one person's: the same initials or the same login. Rules about a second person
    /// compare both.
    pub fn is_same_person(&self, other: &Author) -> bool {
        self.who.to_lowercase() == other.who.to_lowercase() || self.login == other.login
    }
}

/// Which record a change is about: one that exists, or the one that the batch's n-th change makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum On {
    /// An existing record.
    Record(Rec),
    /// The record that the change at this place of the batch creates.
    Made(usize),
}

/// A value to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// Null.
    Nothing,
    /// This text, in the field's shape.
    Text(String),
    /// The key of the record that the change at this place of the batch creates.
    KeyOf(usize),
    /// These, one behind the other: a text that names records of its own batch.
    Joined(Vec<Put>),
}

impl Put {
    /// The text, or null where it is empty.
    pub fn text(text: impl Into<String>) -> Put {
        let text = text.into();
        if text.is_empty() { Put::Nothing } else { Put::Text(text) }
    }

    /// The text as far as it is known before the batch is written: without the keys that it makes.
    pub fn known(&self) -> Option<String> {
        match self {
            Put::Nothing | Put::KeyOf(_) => None,
            Put::Text(text) => Some(text.clone()),
            Put::Joined(parts) => {
                Some(parts.iter().filter_map(Put::known).collect()).filter(|t: &String| !t.is_empty())
            }
        }
    }

    /// Whether it names a record that the batch makes.
    pub fn names_made(&self) -> bool {
        match self {
            Put::Nothing | Put::Text(_) => false,
            Put::KeyOf(_) => true,
            Put::Joined(parts) => parts.iter().any(Put::names_made),
        }
    }
}

/// One change as asked for. `seen` is [`super::record::Record::seen`] of the record it was made from: the change
/// conflicts where another session has changed the field since; `None` asks for no such check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new record. Fields that are not named take their default.
    Create {
        /// Its kind.
        kind: Kind,
        /// Its key; `None` takes the next running one.
        key: Option<String>,
        /// Its values by field id, of any form: members one entry each, a count its first value.
        values: Vec<(u16, Put)>,
    },
    /// A value set.
    Set {
        /// Which record.
        on: On,
        /// Which field, of form value.
        field: u16,
        /// The new value.
        to: Put,
        /// The watermark that it was made from.
        seen: Option<i64>,
    },
    /// A member added (`true`) or removed (`false`).
    Member {
        /// Which record.
        on: On,
        /// Which field, of form member.
        field: u16,
        /// The member.
        member: Put,
        /// Whether it shall be a member.
        present: bool,
    },
    /// A long text changed from what was read to what it shall be. One that names records of its own batch is written
    /// only where the text still is what was read; else it conflicts, and nothing of the batch is written.
    Edit {
        /// Which record.
        on: On,
        /// Which field, of form text.
        field: u16,
        /// The text that the edit was made from.
        from: String,
        /// The text that it became.
        to: Put,
        /// The watermark that it was made from.
        seen: Option<i64>,
    },
    /// A number added to.
    Count {
        /// Which record.
        on: On,
        /// Which field, of form count.
        field: u16,
        /// How much is added; may be negative.
        by: i64,
    },
    /// A record taken away, by a mark (`true`), or brought back.
    Gone {
        /// Which record.
        on: On,
        /// Whether it shall be gone.
        gone: bool,
        /// The watermark that it was made from.
        seen: Option<i64>,
    },
    /// A remark (progress entry) on a record. Remarks only grow; undo withdraws one.
    Remark {
        /// Which record.
        on: On,
        /// What is said.
        text: String,
    },
    /// A version of a measurement's figure. Versions only grow; undo withdraws one.
    Version {
        /// Which measurement.
        on: On,
        /// The figure, or why there is none.
        version: Version,
    },
}

/// One version of a measurement's figure, as somebody published it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// The figure as a number with a decimal point; `None` where there is none.
    pub value: Option<String>,
    /// Why there is none: `absent`, `suppressed` or `unpublished`.
    pub missing: Option<String>,
    /// Whether the figure is provisional.
    pub provisional: bool,
    /// The day since which it is known, ISO.
    pub known_since: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

impl Change {
    /// Which record it is about; a creation is about none yet.
    pub fn on(&self) -> Option<On> {
        match self {
            Change::Create { .. } => None,
            Change::Set { on, .. }
            | Change::Member { on, .. }
            | Change::Edit { on, .. }
            | Change::Count { on, .. }
            | Change::Gone { on, .. }
            | Change::Remark { on, .. }
            | Change::Version { on, .. } => Some(*on),
        }
    }

    /// Whether it is an edit of a text that names a record of its own batch.
    pub fn names_made(&self) -> bool {
        matches!(self, Change::Edit { to, .. } if to.names_made())
    }
}

/// What became of a batch of changes. Where one record conflicts, none of its changes goes in and the others do; but
/// nothing at all where it is a text that names what the batch makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The batch in the log; `None` where nothing was left to write.
    pub batch: Option<i64>,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// The newest change of the log after it.
    pub latest: i64,
    /// The records that were made, with their keys, in the order of the batch.
    pub made: Vec<(Rec, String)>,
    /// The records that were changed.
    pub changed: Vec<Rec>,
    /// What did not go in because somebody else was first.
    pub conflicts: Vec<Conflict>,
}

/// A change that somebody else was first with: both values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which record.
    pub rec: Rec,
    /// Its key.
    pub key: String,
    /// Which field; [`super::field::GONE`] where the record was deleted meanwhile.
    pub field: u16,
    /// The value that stands.
    pub theirs: Option<String>,
    /// The value that was asked for.
    pub mine: Option<String>,
    /// Who wrote the value that stands.
    pub who: String,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
}

/// A batch of the log: what one act did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub batch: i64,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// The local date at writing.
    pub day: NaiveDate,
    /// Who, from where and why.
    pub author: Author,
    /// The reason, if one was given.
    pub reason: Option<String>,
    /// The batch that this one takes back.
    pub undoes: Option<i64>,
    /// Whether all of it has been taken back.
    pub undone: bool,
    /// How many changes it has in all.
    pub count: usize,
    /// Its changes; where it has very many, the first of them.
    pub lines: Vec<Line>,
}

impl Entry {
    /// Whether one of its changes is of a field; [`super::field::BORN`] and [`super::field::GONE`] for making and deleting.
    pub fn touches(&self, field: u16) -> bool {
        self.lines.iter().any(|line| line.field == field)
    }
}

/// One change of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub id: i64,
    /// Which record.
    pub rec: Rec,
    /// Its key.
    pub key: String,
    /// Which field; [`super::field::BORN`] and [`super::field::GONE`] for making and deleting,
    /// [`super::field::REMARK`] and [`super::field::VERSION`] for what only grows.
    pub field: u16,
    /// How the field is undone.
    pub form: Form,
    /// What it was: the value, the removed member, the removed text.
    pub old: Option<String>,
    /// What it became: the value, the added member, the inserted text, the addition.
    pub new: Option<String>,
    /// Where in the text, in characters; only for texts.
    pub place: Option<i64>,
    /// Whether personal data was erased from it.
    pub erased: bool,
    /// Whether the record was removed behind the log's back; then the key is its table with its number.
    pub is_lost: bool,
}

impl Line {
    /// Keeps back what was written, where the record is a personal case: what was decided of it stays.
    pub fn keep_back(&mut self) {
        let name = super::said::json_field(self.field);
        if !matches!(name, "verdict" | "created" | "deleted" | "owner" | "decision") {
            self.old = None;
            self.new = None;
        }
    }
}

/// What became of taking a batch back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    /// It was taken back, all of it or, where that was asked for, what could be.
    Done {
        /// What was written.
        outcome: Outcome,
        /// The batch that was taken back.
        entry: Entry,
        /// What stayed because newer work stands on it.
        kept: Vec<Blocked>,
    },
    /// Newer work stands on it, and nothing was written.
    Refused {
        /// The batch that was to be taken back.
        entry: Entry,
        /// What stands in the way.
        blocked: Vec<Blocked>,
        /// How many of its changes could be taken back all the same.
        rest: usize,
    },
    /// There is no such batch, or it was taken back already.
    Nothing,
}

/// A change that cannot be taken back because newer work stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The record.
    pub rec: Rec,
    /// Its key.
    pub key: String,
    /// The field.
    pub field: u16,
    /// Who wrote the newer change.
    pub who: String,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// Whether the record was removed behind the log's back; then the key is its table with its number.
    pub is_lost: bool,
}

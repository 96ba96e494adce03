//! Ties between something to carry out and another record, whichever of the two holds them.

use super::super::change::{Change, On, Put};
use super::super::record::{Rec, Record};
use super::{Why, Work};

/// A record that it is tied to or shall be, as far as it matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Which record.
    pub rec: Rec,
    /// Its key.
    pub key: String,
    /// What it is tied to itself, by key.
    pub links: Vec<String>,
}

impl Other {
    /// Reads it from its record.
    pub fn of(record: &Record) -> Other {
        let members = record.rec.kind.fields().iter().filter(|field| field.is_tie());
        let links = members.flat_map(|field| record.members(field.name)).map(str::to_owned).collect();
        Other { rec: record.rec, key: record.key.clone(), links }
    }
}

/// A tie between two records, from the one that holds it.
pub(super) struct Tie<'a> {
    from: Rec,
    field: u16,
    to: &'a str,
}

impl Tie<'_> {
    pub fn change(&self, present: bool) -> Change {
        Change::Member { on: On::Record(self.from), field: self.field, member: Put::text(self.to), present }
    }
}

/// The tie that there is or may be between them.
///
/// # Errors
/// Neither of the two can hold one.
pub(super) fn tie<'a>(work: &'a Work, other: &'a Other) -> Result<Tie<'a>, Why> {
    let (mine, theirs) = (work.rec, other.rec);
    let forwards =
        mine.kind.tie_to(theirs.kind).map(|field| Tie { from: mine, field: field.id, to: &other.key });
    let backwards =
        || theirs.kind.tie_to(mine.kind).map(|field| Tie { from: theirs, field: field.id, to: &work.key });
    forwards.or_else(backwards).ok_or_else(|| Why::CannotLink(other.key.clone()))
}

/// Whether they are tied to each other.
pub(super) fn is_tied(work: &Work, other: &Other) -> bool {
    work.links.contains(&other.key) || other.links.contains(&work.key)
}

//! The inbox of proposals: its groups, its order and its figures.

use std::collections::BTreeMap;

/// A group of the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The answer is due this week, or was.
    DueThisWeek,
    /// Not judged.
    New,
    /// Was on hold; the day has come.
    Again,
    /// On hold.
    Postponed,
    /// Judged, not answered.
    Unanswered,
    /// Answered or merged.
    Answered,
}

/// The order of the inbox: numbers of proposals, and where each group begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The proposals.
    pub ids: Vec<i64>,
    /// Each group and the place of its first proposal.
    pub groups: Vec<(Group, usize)>,
    /// Whether this is all of it, or only the first rows.
    pub whole: bool,
}

/// Figures of the inbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many each group holds.
    pub groups: BTreeMap<Group, usize>,
    /// How many are not judged, whatever group shows them.
    pub new: usize,
    /// How many answers are due this week or were.
    pub due: usize,
    /// How many verdicts this person gave today.
    pub today: usize,
    /// How many answers were marked as sent.
    pub answered: usize,
}

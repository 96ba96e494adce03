//! The inbox of proposals: its groups, its order and its figures.

/// Why a proposal stands in the inbox; every one but the personal cases stands in exactly one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Its answer is due by Sunday of this week, or overdue.
    DueThisWeek,
    /// Nobody has judged it.
    New,
    /// It was postponed, and the day has come.
    Again,
    /// It is postponed to a day to come.
    Postponed,
    /// It is judged, but the answer was not sent.
    Unanswered,
    /// It is answered or merged.
    Answered,
}

impl Group {
    /// Every group, in the order of the inbox.
    pub const ALL: [Group; 6] =
        [Group::DueThisWeek, Group::New, Group::Again, Group::Postponed, Group::Unanswered, Group::Answered];
}

/// The order of the inbox, by the numbers of the proposals.
pub type Listing = super::listing::Listing<Group, i64>;

/// How many proposals stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Judged by nobody, whether due or not.
    pub undecided: usize,
    /// In the group of that name; the others alike.
    pub due_this_week: usize,
    /// Those of `due_this_week` whose day has passed.
    pub overdue: usize,
    /// New, and not due this week.
    pub new: usize,
    /// Back from being postponed.
    pub again: usize,
    /// Postponed.
    pub postponed: usize,
    /// Judged, not answered.
    pub unanswered: usize,
    /// Answered or merged.
    pub answered: usize,
    /// Marked as sent.
    pub sent: usize,
    /// Judged by the person who asks, on the day of asking.
    pub today: usize,
}

impl Counts {
    /// How many stand in a group.
    pub fn of(&self, group: Group) -> usize {
        match group {
            Group::DueThisWeek => self.due_this_week,
            Group::New => self.new,
            Group::Again => self.again,
            Group::Postponed => self.postponed,
            Group::Unanswered => self.unanswered,
            Group::Answered => self.answered,
        }
    }
}

//! How often a deadline was moved: the first one is never forgotten, and every move has its reason.

use super::super::date::Deadline;

/// What one batch made of a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The batch in the log.
    pub batch: i64,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// Who, by initials.
    pub who: String,
    /// Why, if that was said.
    pub reason: Option<String>,
    /// What the deadline was after it.
    pub to: Option<Deadline>,
}

/// A deadline moved from one day to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// What it was.
    pub old: Deadline,
    /// What it became; none where it was only taken away.
    pub new: Option<Deadline>,
    /// The batch in the log.
    pub batch: i64,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// Who, by initials.
    pub who: String,
    /// Why, if that was said.
    pub reason: Option<String>,
}

/// The deadline of one record through time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postponements {
    /// The first deadline that was ever set.
    pub first: Option<Deadline>,
    /// The deadline as it stands.
    pub now: Option<Deadline>,
    /// Its moves, the oldest first.
    pub moves: Vec<Move>,
}

impl Postponements {
    /// Follows a deadline from what it was when its record was made through what each batch made of it, in order.
    ///
    /// Setting the first one is no move, nor is one that only becomes more or less exact. One that is taken away and set
    /// again was moved once, or not at all where it is the same day.
    pub fn of(born: Option<Deadline>, steps: impl IntoIterator<Item = Step>) -> Postponements {
        let mut all = Postponements { first: born, now: born, moves: Vec::new() };
        for step in steps {
            all.take(step);
        }
        all
    }

    /// How often it was moved.
    pub fn count(&self) -> usize {
        self.moves.len()
    }

    /// Why it was moved last, if that was said.
    pub fn last_reason(&self) -> Option<&str> {
        self.moves.last()?.reason.as_deref()
    }

    /// By how many days it lies after the first one, negative where it lies before; none without a deadline.
    pub fn slip(&self) -> Option<i64> {
        Some((self.now?.last - self.first?.last).num_days())
    }

    fn take(&mut self, step: Step) {
        self.first = self.first.or(step.to);
        let old = match self.moves.pop_if(|last| last.new.is_none()) {
            Some(taken_away) => Some(taken_away.old),
            None => self.now,
        };
        self.now = step.to;
        let Step { batch, at, who, reason, to: new } = step;
        if let Some(old) = old.filter(|old| new.map(|new| new.last) != Some(old.last)) {
            self.moves.push(Move { old, new, batch, at, who, reason });
        }
    }
}

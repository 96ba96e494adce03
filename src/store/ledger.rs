//! What the log says of work: how often each deadline was moved, and who reported what done. One query for all records.

use std::collections::HashMap;

use rusqlite::{Row, params};

use super::{Error, Store};
use crate::domain::change::Author;
use crate::domain::choice::{Choice, Implementation};
use crate::domain::date::Deadline;
use crate::domain::field::{Kind, by_id};
use crate::domain::record::Rec;
use crate::domain::work::{Fields, Postponements, Step};

impl Store {
    /// The deadlines of all records of a kind through time, as the log had them after the batch `until`
    /// ([`i64::MAX`] is now). What was undone by then does not count; records that never had a deadline are left out.
    pub fn postponements(&self, kind: Kind, until: i64) -> Result<HashMap<Rec, Postponements>, Error> {
        let Some(fields) = Fields::of(kind) else { return Ok(HashMap::new()) };
        let pasts = self.pasts_of(kind, None, [Some(fields.deadline), fields.precision], until)?;
        let all = pasts.into_iter().map(|past| (past.rec, past.postponements()));
        Ok(all.filter(|(_, postponements)| postponements.first.is_some()).collect())
    }

    /// The deadline of one record through time, as [`Store::postponements`] has it.
    pub fn postponements_of(&self, rec: Rec, until: i64) -> Result<Postponements, Error> {
        let Some(fields) = Fields::of(rec.kind) else { return Ok(Postponements::default()) };
        let pasts =
            self.pasts_of(rec.kind, Some(rec.id), [Some(fields.deadline), fields.precision], until)?;
        Ok(pasts.into_iter().next().map(Past::postponements).unwrap_or_default())
    }

    /// Who last reported each record of a kind done, as the log had it after the batch `until`; who made it, where it
    /// was done from the beginning. What was undone by then does not count.
    pub fn reporters(&self, kind: Kind, until: i64) -> Result<HashMap<Rec, Author>, Error> {
        let Some(fields) = Fields::of(kind) else { return Ok(HashMap::new()) };
        let pasts = self.pasts_of(kind, None, [Some(fields.state), None], until)?;
        Ok(pasts.into_iter().filter_map(|past| Some((past.rec, past.reporter()?))).collect())
    }

    /// Who last reported one record done, as [`Store::reporters`] has it.
    pub fn reported_by(&self, rec: Rec, until: i64) -> Result<Option<Author>, Error> {
        let Some(fields) = Fields::of(rec.kind) else { return Ok(None) };
        let pasts = self.pasts_of(rec.kind, Some(rec.id), [Some(fields.state), None], until)?;
        Ok(pasts.into_iter().next().and_then(Past::reporter))
    }

    /// The values of two fields of form value through time, for all records of a kind or for one.
    fn pasts_of(
        &self,
        kind: Kind,
        one: Option<i64>,
        fields: [Option<u16>; 2],
        until: i64,
    ) -> Result<Vec<Past>, Error> {
        let column = |id: Option<u16>| match id.and_then(by_id) {
            Some(field) => format!("t.\"{}\"", field.name),
            None => "NULL".to_owned(),
        };
        let [now, also_now] = fields.map(column);
        let which = if one.is_some() { "t.id = ?5" } else { "?5 IS NULL" };
        let sql = format!(
            "SELECT t.id, {now}, {also_now}, m.who, m.login, m.via, c.field, c.old, c.new, \
             c.batch <= ?4 AND {STOOD}, b.id, b.at, b.who, b.login, b.via, b.reason \
             FROM {} t JOIN batch m ON m.id = t.born \
             LEFT JOIN change c ON c.kind = ?1 AND c.record = t.id AND c.field IN (?2, ?3) AND c.cancels IS NULL \
             LEFT JOIN batch b ON b.id = c.batch \
             WHERE {which} AND t.born <= ?4 AND (t.gone IS NULL OR t.gone > ?4) ORDER BY t.id, c.id",
            kind.table()
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let [field, also] = fields;
        let mut rows = select.query(params![kind, field, also, until, one])?;
        let mut pasts: Vec<Past> = Vec::new();
        while let Some(row) = rows.next()? {
            let rec = Rec { kind, id: row.get(0)? };
            if pasts.last().is_none_or(|past| past.rec != rec) {
                pasts.push(Past::begin(rec, row)?);
            }
            if let Some(past) = pasts.last_mut() {
                past.take(row, also)?;
            }
        }
        Ok(pasts)
    }
}

/// Whether the change `c` stood after the batch `?4`: nobody had taken it back without doing it again.
pub(super) const STOOD: &str = "NOT EXISTS (SELECT 1 FROM change u WHERE u.cancels = c.id AND u.batch <= ?4 AND NOT EXISTS (\
    SELECT 1 FROM change r WHERE r.cancels = u.id AND r.batch <= ?4))";

/// What a field is made of: its value, and that of the field beside it.
type Pair = [Option<String>; 2];

/// Two fields of one record through time.
struct Past {
    rec: Rec,
    made_by: Author,
    /// What they were when the record was made: the oldest change tells; without one, what they are.
    born: Pair,
    /// Whether the oldest change of each has been met.
    is_born: [bool; 2],
    acts: Vec<Act>,
}

/// What one batch made of them.
struct Act {
    batch: i64,
    at: i64,
    author: Author,
    reason: Option<String>,
    /// The values that it set; `None` where it left one alone.
    set: [Option<Option<String>>; 2],
}

impl Past {
    fn begin(rec: Rec, row: &Row<'_>) -> rusqlite::Result<Past> {
        let made_by = Author { who: row.get(3)?, login: row.get(4)?, via: row.get(5)? };
        Ok(Past { rec, made_by, born: [row.get(1)?, row.get(2)?], is_born: [false; 2], acts: Vec::new() })
    }

    fn take(&mut self, row: &Row<'_>, also: Option<u16>) -> rusqlite::Result<()> {
        let Some(field) = row.get::<_, Option<u16>>(6)? else { return Ok(()) };
        let place = usize::from(Some(field) == also);
        if let (Some(is_born), Some(born)) = (self.is_born.get_mut(place), self.born.get_mut(place))
            && !std::mem::replace(is_born, true)
        {
            *born = row.get(7)?;
        }
        if !row.get::<_, bool>(9)? {
            return Ok(());
        }
        let batch = row.get(10)?;
        if self.acts.last().is_none_or(|act| act.batch != batch) {
            let author = Author { who: row.get(12)?, login: row.get(13)?, via: row.get(14)? };
            self.acts.push(Act { batch, at: row.get(11)?, author, reason: row.get(15)?, set: [None, None] });
        }
        if let Some(set) = self.acts.last_mut().and_then(|act| act.set.get_mut(place)) {
            *set = Some(row.get(8)?);
        }
        Ok(())
    }

    fn postponements(self) -> Postponements {
        let deadline = |[last, precision]: &Pair| Deadline::parse(last.as_deref(), precision.as_deref());
        let mut now = self.born;
        let born = deadline(&now);
        let steps = self.acts.into_iter().map(|act| {
            for (value, set) in now.iter_mut().zip(act.set) {
                if let Some(set) = set {
                    *value = set;
                }
            }
            let Author { who, .. } = act.author;
            Step { batch: act.batch, at: act.at, who, reason: act.reason, to: deadline(&now) }
        });
        Postponements::of(born, steps)
    }

    fn reporter(self) -> Option<Author> {
        let is_done = |state: &Option<String>| state.as_deref() == Some(Implementation::Done.name());
        let [state, _] = &self.born;
        let from_the_beginning = is_done(state).then_some(self.made_by);
        let reports = |act: Act| match act.set {
            [Some(state), _] if is_done(&state) => Some(act.author),
            _ => None,
        };
        self.acts.into_iter().rev().find_map(reports).or(from_the_beginning)
    }
}

#[cfg(test)]
mod tests;

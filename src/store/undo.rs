//! Takes a batch back, or does again what was taken back: every change of it is inverted and logged as a new one.
//!
//! A change that takes another back names it in `cancels`. Taking back a taking back is doing it again; taking that
//! back again is normalised to taking the first act back, so that a chain is never longer than act, back, again.

mod invert;

use rusqlite::{Connection, params};

use super::log::{Log, Logged, Ties, begin, is_of};
use super::{Error, Store, history};
use crate::domain::change::{Author, Blocked, Outcome, Undone};
use crate::domain::record::Rec;

use invert::Inverse;
pub(super) use invert::edit_of;

impl Store {
    /// Takes a batch back with all its parts. Where newer work stands on some of it nothing is written and what
    /// stands in the way is listed; with `partial` the rest is taken back all the same.
    pub fn undo(
        &mut self,
        batch: i64,
        author: &Author,
        reason: Option<&str>,
        partial: bool,
    ) -> Result<Undone, Error> {
        let clock = self.clock();
        let tx = begin(&mut self.conn, self.read_only)?;
        let Some(entry) = history::entry(&tx, batch)? else { return Ok(Undone::Nothing) };
        let plan = Plan::of(&tx, entry.batch)?;
        if plan.rows.is_empty() {
            return Ok(Undone::Nothing);
        }
        let ties = Ties { undoes: Some(plan.undoes), part_of: None };
        let log = Log::new(&tx, author, reason, clock)?.tied(ties);
        let Taken { outcome, blocked } = take_back(log, &plan)?;
        let done = outcome.batch.is_some() && (partial || blocked.is_empty());
        if !done {
            return Ok(Undone::Refused { entry, rest: plan.rows.len() - blocked.len(), blocked });
        }
        tx.execute("UPDATE bulk SET finished = 1 WHERE batch = ?1", [entry.batch])?;
        tx.commit()?;
        self.own.extend(outcome.batch);
        Ok(Undone::Done { outcome, entry, kept: blocked })
    }
}

/// One row to invert, and the act that it is about in the end.
pub(super) struct Step {
    pub row: Logged,
    pub root: i64,
}

/// The rows to invert, the newest first, and the batch that this takes back.
struct Plan {
    undoes: i64,
    rows: Vec<Step>,
}

struct Taken {
    outcome: Outcome,
    blocked: Vec<Blocked>,
}

fn take_back(log: Log<'_>, plan: &Plan) -> Result<Taken, Error> {
    let mut inverse = Inverse { log };
    let mut blocked = Vec::new();
    let mut changed: Vec<Rec> = Vec::new();
    for step in &plan.rows {
        match inverse.take_back(step)? {
            Some(obstacle) => blocked.push(obstacle),
            None if changed.last() != Some(&step.row.rec) => changed.push(step.row.rec),
            None => {}
        }
    }
    changed.sort();
    changed.dedup();
    let Inverse { log } = inverse;
    let latest = log
        .conn
        .prepare_cached("SELECT coalesce(max(id), 0) FROM change")?
        .query_row([], |row| row.get(0))?;
    let outcome = Outcome { batch: log.written(), at: log.at, latest, changed, ..Outcome::default() };
    Ok(Taken { outcome, blocked })
}

impl Plan {
    fn of(conn: &Connection, batch: i64) -> Result<Plan, Error> {
        let first = history::undoes_of(conn, batch)?;
        let root = first.map(|first| history::undoes_of(conn, first)).transpose()?.flatten();
        let (undoes, mut rows) = match (first, root) {
            (None, _) => (batch, acts(conn, batch)?),
            (Some(_), None) => (batch, backs(conn, batch)?),
            (Some(_), Some(root)) => (root, agains(conn, batch)?),
        };
        rows.sort_by_key(|step| std::cmp::Reverse(step.row.id));
        Ok(Plan { undoes, rows })
    }
}

/// The changes of an act that stand; where one was done again, the row that did it again.
fn acts(conn: &Connection, batch: i64) -> Result<Vec<Step>, Error> {
    let sql = format!(
        "SELECT {} FROM change c WHERE {} AND c.cancels IS NULL \
         AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id)",
        Logged::COLUMNS,
        is_of("?1")
    );
    let was_undone = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM batch WHERE undoes = ?1)")?
        .query_row([batch], |row| row.get(0))?;
    let mut steps = Vec::new();
    for part in history::parts(conn, batch)? {
        for row in rows(conn, &sql, part)? {
            let root = row.id;
            let again = if was_undone { newest_again(conn, root)? } else { None };
            steps.push(Step { row: again.unwrap_or(row), root });
        }
    }
    Ok(steps)
}

/// The row that did a change again last.
fn newest_again(conn: &Connection, root: i64) -> Result<Option<Logged>, Error> {
    let sql = format!(
        "SELECT {} FROM change u JOIN change c ON c.cancels = u.id WHERE u.cancels = ?1 ORDER BY c.id DESC LIMIT 1",
        Logged::COLUMNS
    );
    Ok(rows(conn, &sql, root)?.pop())
}

/// The rows of a taking back that stand.
fn backs(conn: &Connection, batch: i64) -> Result<Vec<Step>, Error> {
    let sql = format!(
        "SELECT {} FROM change c WHERE {} AND c.cancels IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id)",
        Logged::COLUMNS,
        is_of("?1")
    );
    let rows = rows(conn, &sql, batch)?.into_iter();
    Ok(rows.filter_map(|row| row.cancels.map(|root| Step { row, root })).collect())
}

/// The rows of a doing again after which nobody took the act back another time.
fn agains(conn: &Connection, batch: i64) -> Result<Vec<Step>, Error> {
    let sql = format!(
        "SELECT {} FROM change c JOIN change u ON u.id = c.cancels WHERE {} \
         AND NOT EXISTS (SELECT 1 FROM change n WHERE n.cancels = u.cancels AND n.id > c.id)",
        Logged::COLUMNS,
        is_of("?1")
    );
    let mut steps = Vec::new();
    for row in rows(conn, &sql, batch)? {
        let root = conn
            .prepare_cached("SELECT cancels FROM change WHERE id = ?1")?
            .query_row(params![row.cancels], |r| r.get::<_, Option<i64>>(0))?;
        steps.extend(root.map(|root| Step { row, root }));
    }
    Ok(steps)
}

fn rows(conn: &Connection, sql: &str, of: i64) -> Result<Vec<Logged>, Error> {
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map([of], Logged::read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

#[cfg(test)]
mod tests;

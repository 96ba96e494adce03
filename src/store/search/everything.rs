//! One search over every kind that has words, grouped by kind.

use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::borrowed::Borrowed;
use super::{Hits, Search};
use crate::domain::field::Kind;
use crate::domain::filter::{Filter, Term};
use crate::domain::fold::fold;
use crate::domain::found::Found;
use crate::domain::key::is_key;
use crate::store::{Error, Store};

/// The kinds that are searched, in the order in which they are shown.
const KINDS: [Kind; 10] = [
    Kind::Recommendation,
    Kind::Initiative,
    Kind::Target,
    Kind::Proposal,
    Kind::Meeting,
    Kind::Note,
    Kind::Decision,
    Kind::Task,
    Kind::Analysis,
    Kind::Person,
];
/// Where there are more hits than this, they stay in the order in which they were made.
const ORDERED: usize = 2_000;

impl Store {
    /// Searches every kind that has words, as tolerantly as [`Store::scan`], and in the names of owners and of indicators
    /// as well: what was found of each kind, at most `per_group` records of it. Kinds without a hit are left out; an empty
    /// text finds nothing, and personal cases are never found. A key may be typed in short.
    ///
    /// # Errors
    /// [`Error::Interrupted`] where `interrupt` was raised on the way.
    pub fn search_all(
        &self,
        text: &str,
        today: NaiveDate,
        per_group: usize,
        interrupt: &AtomicBool,
    ) -> Result<Vec<Found>, Error> {
        let mut found = Vec::new();
        let key = is_key(text);
        for kind in KINDS {
            let mut filter = Filter::parse_lenient(kind, text, today);
            if filter.is_empty() {
                continue;
            }
            if let Some(key) = &key {
                filter.any.extend(Filter::parse_lenient(kind, key, today).any);
            }
            let ids = self.found_of(kind, &filter, interrupt)?;
            let ids = in_order(&self.conn, kind, &filter, key.as_deref().unwrap_or(text).trim(), ids)?;
            let first = self.records(kind, ids.get(..per_group).unwrap_or(&ids))?;
            if !ids.is_empty() {
                found.push(Found { kind, first, total: ids.len() });
            }
        }
        Ok(found)
    }

    fn found_of(&self, kind: Kind, filter: &Filter, interrupt: &AtomicBool) -> Result<Vec<i64>, Error> {
        let mut nothing = |_: &[i64]| {};
        let mut hits = Hits::new(interrupt, &mut nothing);
        let borrowed = Borrowed::of(&self.conn, kind, filter)?;
        Search { borrowed, ..Search::new(kind, filter) }.run(&self.conn, &mut hits)?;
        Ok(hits.finish())
    }
}

/// The record whose key was typed first, then those that have every word in their title, then the rest.
fn in_order(
    conn: &Connection,
    kind: Kind,
    filter: &Filter,
    key: &str,
    ids: Vec<i64>,
) -> Result<Vec<i64>, Error> {
    let Some(title) = ["title", "name"].iter().find_map(|name| kind.field(name)) else { return Ok(ids) };
    if ids.len() > ORDERED {
        return Ok(ids);
    }
    let sql = format!("SELECT key, \"{}\" FROM {} WHERE id = ?1", title.name, kind.table());
    let mut select = conn.prepare_cached(&sql)?;
    let mut placed = Vec::with_capacity(ids.len());
    for id in ids {
        let (own, title): (String, Option<String>) =
            select.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let title = fold(&title.unwrap_or_default());
        placed.push((!own.eq_ignore_ascii_case(key), !says(&title, filter), id));
    }
    placed.sort_unstable();
    Ok(placed.into_iter().map(|(_, _, id)| id).collect())
}

/// Whether a folded title has all the words of some alternative.
fn says(title: &str, filter: &Filter) -> bool {
    let has = |term: &Term| match term {
        Term::Word { text, negated } => title.contains(text) != *negated,
        Term::Field { .. } => true,
    };
    filter.any.iter().any(|all| all.iter().all(has))
}

#[cfg(test)]
mod tests;

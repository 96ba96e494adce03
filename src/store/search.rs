//! Search as you type: every word a part of the folded text, together with conditions on fields.
//!
//! The folded texts are derived and written behind a watermark; what has changed since is folded while searching.

mod borrowed;
mod everything;
mod index;
mod similar;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use memchr::memmem::Finder;
use rusqlite::{Connection, Row};

use super::read;
use super::{Error, Store, value};
use crate::domain::field::{Field, Form, Kind};
use crate::domain::filter::{Filter, Term, UPDATED_AT};
use crate::domain::record::{Rec, Record};

use borrowed::Borrowed;
pub use index::Folded;
use index::Tail;
pub(super) use index::{refold, shown};

/// How many rows are looked at between two looks at the interrupt.
const BREATH: usize = 256;
/// How many hits the first chunk has; every next one has twice as many.
const FIRST_CHUNK: usize = 64;

impl Store {
    /// The numbers of the records that pass a filter, in the order in which they were made. Hits are handed to
    /// `chunk` as they come, the first ones early. Personal cases are never found.
    ///
    /// # Errors
    /// [`Error::Interrupted`] where `interrupt` was raised on the way.
    pub fn scan(
        &self,
        kind: Kind,
        filter: &Filter,
        interrupt: &AtomicBool,
        chunk: &mut dyn FnMut(&[i64]),
    ) -> Result<Vec<i64>, Error> {
        let mut hits = Hits::new(interrupt, chunk);
        Search::new(kind, filter).run(&self.conn, &mut hits)?;
        Ok(hits.finish())
    }

    /// The first of what [`Store::scan`] finds: about so many hits, or what there is after so long; and whether that is
    /// all there is.
    pub(super) fn glance(
        &self,
        kind: Kind,
        filter: &Filter,
        interrupt: &AtomicBool,
        most: usize,
        long: Duration,
    ) -> Result<(Vec<i64>, bool), Error> {
        let mut nothing = |_: &[i64]| {};
        let mut hits = Hits::new(interrupt, &mut nothing);
        hits.enough = Some((most, Instant::now() + long));
        let whole = match Search::new(kind, filter).run(&self.conn, &mut hits) {
            Ok(()) => true,
            Err(Error::Interrupted) if !interrupt.load(Ordering::Relaxed) => false,
            Err(error) => return Err(error),
        };
        Ok((hits.finish(), whole))
    }
}

/// A filter made ready for many records.
struct Search<'f> {
    kind: Kind,
    filter: &'f Filter,
    /// For every alternative what it looks for in the text.
    finders: Vec<Vec<Finder<'f>>>,
    has_words: bool,
    /// The columns that the filter looks at.
    columns: Vec<&'static Field>,
    looks_at_members: bool,
    looks_at_update: bool,
    /// The words that records have from others; none where a list is filtered.
    borrowed: Borrowed,
}

impl<'f> Search<'f> {
    fn new(kind: Kind, filter: &'f Filter) -> Search<'f> {
        let finders = filter.any.iter().map(|all| all.iter().filter_map(finder).collect()).collect();
        let terms = || filter.any.iter().flatten();
        let fields: Vec<&'static Field> = terms()
            .filter_map(|term| match term {
                Term::Field { field, .. } => Some(*field),
                Term::Word { .. } => None,
            })
            .collect();
        Search {
            kind,
            filter,
            finders,
            has_words: terms().any(|term| matches!(term, Term::Word { .. })),
            columns: super::schema::columns(kind).filter(|f| fields.contains(f)).collect(),
            looks_at_members: fields.iter().any(|f| f.form == Form::Member),
            looks_at_update: fields.iter().any(|f| **f == UPDATED_AT),
            borrowed: Borrowed::default(),
        }
    }

    /// Goes through the folded texts, and then through what is not folded yet.
    fn texts(&self, conn: &Connection, hits: &mut Hits<'_>) -> Result<(), Error> {
        let tail = Tail::of(conn, self.kind)?;
        let mut one = self.row_query(conn, "AND t.id = ?1")?;
        let mut docs =
            conn.prepare_cached("SELECT doc, folded FROM search_doc WHERE doc BETWEEN ?1 AND ?2")?;
        let mut rows = docs.query(index::docs_of(self.kind))?;
        while let Some(row) = rows.next()? {
            hits.breathe()?;
            let id = index::record_of(row.get(0)?);
            let folded = self.borrowed.with(id, row.get_ref(1)?.as_bytes().unwrap_or_default());
            if self.may_pass(&folded) && !tail.has(id) && self.passes(conn, &mut one, id, &folded)? {
                hits.push(id);
            }
        }
        for id in tail.ids() {
            hits.breathe()?;
            let Some(folded) = index::folded(conn, Rec { kind: self.kind, id })? else { continue };
            let folded = self.borrowed.with(id, folded.as_bytes());
            if self.may_pass(&folded) && self.passes(conn, &mut one, id, &folded)? {
                hits.push(id);
            }
        }
        Ok(())
    }

    fn run(&self, conn: &Connection, hits: &mut Hits<'_>) -> Result<(), Error> {
        if self.has_words { self.texts(conn, hits) } else { self.fields(conn, hits) }
    }

    /// Goes through the records where only fields are asked for.
    fn fields(&self, conn: &Connection, hits: &mut Hits<'_>) -> Result<(), Error> {
        let mut all = self.row_query(conn, "ORDER BY t.id")?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            hits.breathe()?;
            let record = self.record(conn, row)?;
            if self.filter.matches(&record, "") {
                hits.push(record.rec.id);
            }
        }
        Ok(())
    }

    /// Whether the words of some alternative are all there.
    fn may_pass(&self, folded: &[u8]) -> bool {
        self.finders.iter().any(|all| all.iter().all(|finder| finder.find(folded).is_some()))
    }

    fn passes(
        &self,
        conn: &Connection,
        one: &mut rusqlite::CachedStatement<'_>,
        id: i64,
        folded: &[u8],
    ) -> Result<bool, Error> {
        if self.is_words_only() {
            return Ok(true);
        }
        let folded = std::str::from_utf8(folded).unwrap_or_default();
        let mut rows = one.query([id])?;
        match rows.next()? {
            Some(row) => Ok(self.filter.matches(&self.record(conn, row)?, folded)),
            None => Ok(false),
        }
    }

    fn is_words_only(&self) -> bool {
        self.filter.any.iter().flatten().all(|term| matches!(term, Term::Word { negated: false, .. }))
    }

    fn row_query<'c>(
        &self,
        conn: &'c Connection,
        rest: &str,
    ) -> Result<rusqlite::CachedStatement<'c>, Error> {
        let columns: String = self.columns.iter().map(|f| format!(", t.\"{}\"", f.name)).collect();
        let at = if self.looks_at_update { read::UPDATED_AT } else { "NULL" };
        let at = at.replace("{kind}", &self.kind.number().to_string());
        let shown = index::shown(self.kind);
        let sql =
            format!("SELECT t.id, t.key, {at}{columns} FROM {} t WHERE {shown} {rest}", self.kind.table());
        Ok(conn.prepare_cached(&sql)?)
    }

    /// The record with no more than what the filter looks at.
    fn record(&self, conn: &Connection, row: &Row<'_>) -> Result<Record, Error> {
        let mut values = vec![None; self.kind.fields().len()];
        for (place, field) in self.columns.iter().enumerate() {
            let index = self.kind.fields().iter().position(|f| f == *field);
            if let Some(value) = index.and_then(|i| values.get_mut(i)) {
                *value = value::read(field, row.get_ref(place + 3)?);
            }
        }
        let rec = Rec { kind: self.kind, id: row.get(0)? };
        let record = Record { rec, key: row.get(1)?, values, seen: 0, updated_at: row.get(2)? };
        if self.looks_at_members { read::with_members(conn, record) } else { Ok(record) }
    }
}

fn finder(term: &Term) -> Option<Finder<'_>> {
    match term {
        Term::Word { text, negated: false } => Some(Finder::new(text)),
        _ => None,
    }
}

/// What was found so far.
struct Hits<'a> {
    ids: Vec<i64>,
    given: usize,
    next: usize,
    looked: usize,
    interrupt: &'a AtomicBool,
    chunk: &'a mut dyn FnMut(&[i64]),
    /// So many hits, or that moment, are enough.
    enough: Option<(usize, Instant)>,
}

impl<'a> Hits<'a> {
    fn new(interrupt: &'a AtomicBool, chunk: &'a mut dyn FnMut(&[i64])) -> Hits<'a> {
        Hits { ids: Vec::new(), given: 0, next: FIRST_CHUNK, looked: 0, interrupt, chunk, enough: None }
    }

    fn breathe(&mut self) -> Result<(), Error> {
        self.looked += 1;
        let looks = self.looked.is_multiple_of(BREATH);
        if looks && (self.interrupt.load(Ordering::Relaxed) || self.has_enough()) {
            return Err(Error::Interrupted);
        }
        Ok(())
    }

    fn has_enough(&self) -> bool {
        self.enough.is_some_and(|(most, until)| self.ids.len() >= most || Instant::now() >= until)
    }

    fn push(&mut self, id: i64) {
        self.ids.push(id);
        if self.ids.len() - self.given >= self.next {
            self.next *= 2;
            self.give();
        }
    }

    fn give(&mut self) {
        let fresh = self.ids.get(self.given..).unwrap_or_default();
        if !fresh.is_empty() {
            (self.chunk)(fresh);
        }
        self.given = self.ids.len();
    }

    fn finish(mut self) -> Vec<i64> {
        self.give();
        self.ids.sort_unstable();
        self.ids
    }
}

#[cfg(test)]
mod tests;

//! The folded texts that are searched: what they hold, how they are kept behind the log, and what is not folded yet.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::choice::{Channel, Choice};
use crate::domain::field::ids::submission::CHANNEL;
use crate::domain::field::{Field, Form, Kind, Shape};
use crate::domain::fold::fold;
use crate::domain::record::Rec;
use crate::store::log::{begin, hold, let_go};
use crate::store::{Error, Store, schema};

/// The records' numbers have this many bits in a document's number; the kind stands above them.
const BITS: u32 = 40;

impl Store {
    /// Folds the texts behind at most so many changes, in a short transaction of its own; `true` where more is left.
    /// Does nothing where the file may not be written to.
    pub fn index_some(&mut self, max_rows: usize) -> Result<bool, Error> {
        if self.read_only.is_some() {
            return Ok(false);
        }
        let Some(folded) = self.fold_after(self.indexed()?, max_rows)? else { return Ok(false) };
        self.keep_folded(&folded)?;
        Ok(self.indexed()? < self.latest()?)
    }

    /// The newest change that the index knows.
    pub fn indexed(&self) -> Result<i64, Error> {
        watermark(&self.conn)
    }

    /// Folds the texts behind at most so many changes after one, without writing: any session can do it ahead.
    pub fn fold_after(&self, from: i64, max_rows: usize) -> Result<Option<Folded>, Error> {
        hold(&self.conn)?;
        let (until, records) = changed(&self.conn, from, max_rows)?;
        let mut texts = Vec::with_capacity(records.len());
        for rec in records {
            texts.push((rec, folded(&self.conn, rec)?));
        }
        let seen = self.latest_batch()?;
        let_go(&self.conn)?;
        Ok(until.map(|until| Folded { from, until, seen, texts }))
    }

    /// Writes what was folded, unless the index has moved on meanwhile.
    pub fn keep_folded(&mut self, folded: &Folded) -> Result<(), Error> {
        let tx = begin(&mut self.conn, self.read_only)?;
        if watermark(&tx)? == folded.from {
            // What others have written since the texts were read may be an erasing: then they are read again. The parts
            // of a bulk erase nothing.
            let is_fresh = !written_alone_after(&tx, folded.seen)?;
            for (rec, text) in &folded.texts {
                if is_fresh { put(&tx, *rec, text.as_deref())? } else { refold(&tx, *rec)? }
            }
            let sql = "INSERT INTO meta(name, value) VALUES ('indexed', ?1) \
                       ON CONFLICT(name) DO UPDATE SET value = ?1";
            tx.prepare_cached(sql)?.execute([folded.until])?;
        }
        Ok(tx.commit()?)
    }
}

/// Texts that were folded and not written yet.
pub struct Folded {
    /// The newest change that the index knew.
    from: i64,
    /// The newest change that these texts know.
    pub until: i64,
    /// The newest batch when they were read.
    seen: i64,
    texts: Vec<(Rec, Option<String>)>,
}

/// Whether a batch that is no part of a bulk came after one.
fn written_alone_after(conn: &Connection, batch: i64) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM batch WHERE id > ?1 AND part_of IS NULL)";
    Ok(conn.prepare_cached(sql)?.query_row([batch], |row| row.get(0))?)
}

/// The first and the last number that documents of a kind may have.
pub(super) fn docs_of(kind: Kind) -> [i64; 2] {
    let first = i64::from(kind.number()) << BITS;
    [first, first + (1 << BITS) - 1]
}

/// The record of a document.
pub(super) fn record_of(doc: i64) -> i64 {
    doc & ((1 << BITS) - 1)
}

/// The condition on a table `t` under which a record may be found.
pub(in crate::store) fn shown(kind: Kind) -> &'static str {
    match kind {
        Kind::Proposal => "t.gone IS NULL AND t.verdict <> 'personal'",
        _ => "t.gone IS NULL",
    }
}

/// What is searched of a record: its key, its texts, and for a proposal the way that it came; `None` where it must not
/// be found.
pub(super) fn folded(conn: &Connection, rec: Rec) -> Result<Option<String>, Error> {
    let texts: String = texts(rec.kind).map(|f| format!(", t.\"{}\"", f.name)).collect();
    let channel = match rec.kind {
        Kind::Proposal => "(SELECT s.channel FROM submission s WHERE s.key = t.submission)",
        Kind::Submission => "t.channel",
        _ => "NULL",
    };
    let sql = format!(
        "SELECT {channel}, t.key{texts} FROM {} t WHERE t.id = ?1 AND {}",
        rec.kind.table(),
        shown(rec.kind)
    );
    let mut select = conn.prepare_cached(&sql)?;
    let columns = select.column_count();
    let mut rows = select.query([rec.id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let mut text = String::new();
    for place in 1..columns {
        if let Ok(part) = row.get_ref(place)?.as_str() {
            text.push_str(&fold(part));
            text.push('\n');
        }
    }
    if let Some(channel) = row.get::<_, Option<String>>(0)?.as_deref().and_then(Channel::parse) {
        text.push_str(channel.name());
        channel.aliases().iter().for_each(|alias| text.extend([" ", &fold(alias)]));
    }
    Ok(Some(text))
}

/// Folds a record's text anew at once.
pub(in crate::store) fn refold(conn: &Connection, rec: Rec) -> Result<(), Error> {
    let text = if is_indexed(rec.kind) { folded(conn, rec)? } else { None };
    put(conn, rec, text.as_deref())
}

/// The records of a kind that have changed since the texts were folded.
pub(super) struct Tail(HashSet<i64>);

impl Tail {
    pub fn of(conn: &Connection, kind: Kind) -> Result<Tail, Error> {
        if !is_indexed(kind) {
            let sql = format!("SELECT id FROM {}", kind.table());
            let mut all = conn.prepare_cached(&sql)?;
            return Ok(Tail(all.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?));
        }
        let mut select = conn.prepare_cached("SELECT record FROM change WHERE id > ?1 AND kind = ?2")?;
        let rows = select.query_map(params![watermark(conn)?, kind], |row| row.get(0))?;
        Ok(Tail(rows.collect::<Result<_, _>>()?))
    }

    pub fn has(&self, id: i64) -> bool {
        !self.0.is_empty() && self.0.contains(&id)
    }

    pub fn ids(&self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.0.iter().copied().collect();
        ids.sort_unstable();
        ids
    }
}

/// The newest change that the folded texts know.
fn watermark(conn: &Connection) -> Result<i64, Error> {
    let mut select = conn.prepare_cached("SELECT value FROM meta WHERE name = 'indexed'")?;
    Ok(select.query_row([], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// Figures are too many and settings no text: they are not folded ahead.
fn is_indexed(kind: Kind) -> bool {
    !matches!(kind, Kind::Measurement | Kind::Setting)
}

fn texts(kind: Kind) -> impl Iterator<Item = &'static Field> {
    schema::columns(kind).filter(|f| f.form != Form::Member && matches!(f.shape, Shape::Line | Shape::Long))
}

/// The records that the next changes are about, and the last change up to which they are all. Changes of kinds that are
/// not folded ahead are passed over however many they are: an import of figures has nothing else.
fn changed(conn: &Connection, from: i64, most: usize) -> Result<(Option<i64>, BTreeSet<Rec>), Error> {
    let folded: Vec<String> =
        Kind::ALL.iter().filter(|kind| is_indexed(**kind)).map(|kind| kind.number().to_string()).collect();
    // The plus keeps SQLite from reading all changes of these kinds.
    let sql = format!(
        "SELECT id, kind, record, field FROM change WHERE id > ?1 AND +kind IN ({}) ORDER BY id LIMIT ?2",
        folded.join(", ")
    );
    let mut select = conn.prepare_cached(&sql)?;
    let mut rows = select.query(params![from, i64::try_from(most).unwrap_or(i64::MAX)])?;
    let (mut last, mut met, mut records) = (None, 0, BTreeSet::new());
    while let Some(row) = rows.next()? {
        last = Some(row.get(0)?);
        met += 1;
        let rec = Rec { kind: row.get(1)?, id: row.get(2)? };
        records.insert(rec);
        if row.get::<_, u16>(3)? == CHANNEL {
            records.extend(proposals_of(conn, rec.id)?);
        }
    }
    if met < most {
        let mut newest = conn.prepare_cached("SELECT max(id) FROM change")?;
        last = newest.query_row([], |row| row.get::<_, Option<i64>>(0))?.filter(|id| *id > from);
    }
    Ok((last, records))
}

fn proposals_of(conn: &Connection, submission: i64) -> Result<Vec<Rec>, Error> {
    let sql = "SELECT id FROM proposal WHERE submission = (SELECT key FROM submission WHERE id = ?1)";
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map([submission], |row| Ok(Rec { kind: Kind::Proposal, id: row.get(0)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn put(conn: &Connection, rec: Rec, text: Option<&str>) -> Result<(), Error> {
    let doc = (i64::from(rec.kind.number()) << BITS) + rec.id;
    match text {
        Some(text) => {
            let sql = "INSERT INTO search_doc(doc, folded) VALUES (?1, ?2) \
                       ON CONFLICT(doc) DO UPDATE SET folded = ?2";
            conn.prepare_cached(sql)?.execute(params![doc, text])?
        }
        None => conn.prepare_cached("DELETE FROM search_doc WHERE doc = ?1")?.execute([doc])?,
    };
    Ok(())
}

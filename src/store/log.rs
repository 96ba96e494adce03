//! The log: batches and their changes, and what the rows after a moment say about a field.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{
    CachedStatement, Connection, OptionalExtension, Row, ToSql, Transaction, TransactionBehavior, params,
};

use super::{Clock, Error, Why, clock, open};
use crate::domain::change::Author;
use crate::domain::field::{BORN, Field, Form, Kind};
use crate::domain::record::Rec;

/// Begins a write: takes the lock at once, and refuses where a newer program has taken the file over.
pub(super) fn begin(conn: &mut Connection, read_only: Option<Why>) -> Result<Transaction<'_>, Error> {
    if read_only.is_some() {
        return Err(Error::ReadOnly);
    }
    let_go(conn)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    open::check_version(&tx)?;
    Ok(tx)
}

/// Holds one state of the file for many small reads, which then cost no lock each. Ended by the next write.
pub(super) fn hold(conn: &Connection) -> Result<(), Error> {
    if conn.is_autocommit() {
        conn.execute_batch("BEGIN")?;
    }
    Ok(())
}

/// Ends [`hold`].
pub(super) fn let_go(conn: &Connection) -> Result<(), Error> {
    if !conn.is_autocommit() {
        conn.execute_batch("COMMIT")?;
    }
    Ok(())
}

/// What makes `c` a change of a batch, which is a parameter or a column.
pub(super) fn is_of(batch: &str) -> String {
    format!(
        "c.id >= (SELECT o.begins FROM batch o WHERE o.id = {batch}) AND c.id < coalesce(\
         (SELECT o.begins FROM batch o WHERE o.id > {batch} ORDER BY o.id LIMIT 1), 9223372036854775807)"
    )
}

/// The last change up to the batch `?1`, 0 where there is none.
pub(super) const LAST_CHANGE: &str = "coalesce((SELECT o.begins - 1 FROM batch o WHERE o.id > ?1 ORDER BY o.id LIMIT 1), \
    (SELECT max(x.id) FROM change x), 0)";

/// What a batch is part of or takes back.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ties {
    pub undoes: Option<i64>,
    pub part_of: Option<i64>,
}

/// Writes one batch. Its row is written with its first change, so that an act that changes nothing leaves no trace.
pub(super) struct Log<'a> {
    pub conn: &'a Connection,
    author: &'a Author,
    reason: Option<&'a str>,
    ties: Ties,
    /// When, in milliseconds since 1970 in UTC; never before the batch before it.
    pub at: i64,
    batch: Option<i64>,
    last: Option<i64>,
    insert: Option<CachedStatement<'a>>,
}

/// One change to be logged.
#[derive(Clone, Copy, Default)]
pub(super) struct Entered<'a> {
    pub old: Option<&'a str>,
    pub new: Option<&'a str>,
    pub place: Option<usize>,
    pub cancels: Option<i64>,
}

impl<'a> Log<'a> {
    pub fn new(
        conn: &'a Connection,
        author: &'a Author,
        reason: Option<&'a str>,
        clock: Clock,
    ) -> Result<Log<'a>, Error> {
        let last: Option<i64> = conn
            .prepare_cached("SELECT at FROM batch ORDER BY id DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let at = clock.now_ms().max(last.unwrap_or(i64::MIN));
        let reason = reason.filter(|r| !r.trim().is_empty());
        Ok(Log { conn, author, reason, ties: Ties::default(), at, batch: None, last: None, insert: None })
    }

    pub fn tied(self, ties: Ties) -> Log<'a> {
        Log { ties, ..self }
    }

    /// The batch, if anything was written.
    pub fn written(&self) -> Option<i64> {
        self.batch
    }

    /// The batch; its row is written now if it was not yet.
    pub fn batch(&mut self) -> Result<i64, Error> {
        if let Some(batch) = self.batch {
            return Ok(batch);
        }
        let sql = "INSERT INTO batch(begins, at, day, who, login, via, reason, undoes, part_of) \
                   VALUES ((SELECT coalesce(max(id), 0) + 1 FROM change), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let Author { who, login, via } = self.author;
        let day = clock::local_day(self.at).to_string();
        let Ties { undoes, part_of } = self.ties;
        let batch = self.conn.prepare_cached(sql)?.insert(params![
            self.at,
            day,
            who,
            login,
            via,
            self.reason,
            undoes,
            part_of
        ])?;
        self.batch = Some(batch);
        Ok(batch)
    }

    /// Logs one change and tells its number.
    pub fn enter(&mut self, rec: Rec, field: u16, form: Form, change: Entered<'_>) -> Result<i64, Error> {
        let sql = "INSERT INTO change(batch, kind, record, field, form, old, new, place, cancels) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let batch = self.batch()?;
        let Entered { old, new, place, cancels } = change;
        let place = place.and_then(|p| i64::try_from(p).ok());
        let insert = match &mut self.insert {
            Some(insert) => insert,
            empty => empty.insert(self.conn.prepare_cached(sql)?),
        };
        let id = insert.insert(params![
            batch,
            rec.kind,
            rec.id,
            field,
            form_number(form),
            old,
            new,
            place,
            cancels
        ])?;
        self.last = Some(id);
        Ok(id)
    }

    /// Logs the making of records whose numbers follow each other; tells the number of the first one's change, from which
    /// on those of the others do too.
    pub fn enter_births(&mut self, kind: Kind, records: RangeInclusive<i64>) -> Result<i64, Error> {
        let sql = format!(
            "INSERT OR ROLLBACK INTO change(batch, kind, record, field, form) SELECT ?1, ?2, id, ?3, ?4 FROM {} \
             WHERE id BETWEEN ?5 AND ?6 ORDER BY id",
            kind.table()
        );
        let batch = self.batch()?;
        let (form, first, last) = (form_number(Form::Value), records.start(), records.end());
        let made = self.conn.prepare_cached(&sql)?.execute(params![batch, kind, BORN, form, first, last])?;
        let newest = self.conn.last_insert_rowid();
        self.last = Some(newest);
        Ok(newest + 1 - i64::try_from(made).unwrap_or_default())
    }

    /// Logs that a field was erased, which nobody can take back.
    pub fn enter_erased(&mut self, rec: Rec, field: &Field) -> Result<(), Error> {
        let sql =
            "INSERT INTO change(batch, kind, record, field, form, erased_by) VALUES (?1, ?2, ?3, ?4, ?5, ?1)";
        let batch = self.batch()?;
        let row = params![batch, rec.kind, rec.id, field.id, form_number(field.form)];
        self.last = Some(self.conn.prepare_cached(sql)?.insert(row)?);
        Ok(())
    }

    /// The newest change of the log.
    pub fn latest(&self) -> Result<i64, Error> {
        if let Some(last) = self.last {
            return Ok(last);
        }
        let mut newest = self.conn.prepare_cached("SELECT coalesce(max(id), 0) FROM change")?;
        Ok(newest.query_row([], |row| row.get(0))?)
    }
}

/// A row of the log, as undo, the roll-back and the check need it.
#[derive(Clone, Debug)]
pub(super) struct Logged {
    pub id: i64,
    pub batch: i64,
    pub rec: Rec,
    pub field: u16,
    pub form: Form,
    pub old: Option<String>,
    pub new: Option<String>,
    pub place: Option<i64>,
    pub cancels: Option<i64>,
    /// The batch that erased what it said.
    pub erased_by: Option<i64>,
}

impl Logged {
    /// The columns of `change c` that a row is read from, in order.
    pub const COLUMNS: &str =
        "c.id, c.batch, c.kind, c.record, c.field, c.form, c.old, c.new, c.place, c.cancels, c.erased_by";

    pub fn read(row: &Row<'_>) -> rusqlite::Result<Logged> {
        Ok(Logged {
            id: row.get(0)?,
            batch: row.get(1)?,
            rec: Rec { kind: row.get(2)?, id: row.get(3)? },
            field: row.get(4)?,
            form: form_of(row.get(5)?),
            old: row.get(6)?,
            new: row.get(7)?,
            place: row.get(8)?,
            cancels: row.get(9)?,
            erased_by: row.get(10)?,
        })
    }
}

/// A row after some moment: an act, or the taking back of one. `root` is the act that it is about in the end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Toggle {
    pub id: i64,
    pub batch: i64,
    pub field: u16,
    pub root: i64,
}

/// The rows on a record, or on one of its fields, after a change.
pub(super) fn after(conn: &Connection, rec: Rec, field: Option<u16>, id: i64) -> Result<Vec<Toggle>, Error> {
    let one = if field.is_some() { " AND c.field = ?4" } else { " AND ?4 IS NULL" };
    let sql = format!(
        "SELECT c.id, c.batch, c.field, coalesce(u.cancels, c.cancels, c.id) \
         FROM change c LEFT JOIN change u ON u.id = c.cancels \
         WHERE c.kind = ?1 AND c.record = ?2{one} AND c.id > ?3"
    );
    let mut select = conn.prepare_cached(&sql)?;
    let rows = select.query_map(params![rec.kind.number(), rec.id, id, field], |row| {
        Ok(Toggle { id: row.get(0)?, batch: row.get(1)?, field: row.get(2)?, root: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The rows of the acts that stand now and did not then, or the other way round: an act that was made and taken back
/// after that moment is as if it had never been.
pub(super) fn moved(rows: Vec<Toggle>) -> Vec<Toggle> {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for row in &rows {
        *counts.entry(row.root).or_default() += 1;
    }
    rows.into_iter().filter(|row| counts.get(&row.root).is_some_and(|n| n % 2 == 1)).collect()
}

/// Who wrote a batch, and when.
pub(super) fn written_by(conn: &Connection, batch: i64) -> Result<(String, i64), Error> {
    let mut select = conn.prepare_cached("SELECT who, at FROM batch WHERE id = ?1")?;
    Ok(select.query_row([batch], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

fn form_number(form: Form) -> u8 {
    match form {
        Form::Value => 0,
        Form::Member => 1,
        Form::Text => 2,
        Form::Count => 3,
    }
}

fn form_of(number: u8) -> Form {
    match number {
        1 => Form::Member,
        2 => Form::Text,
        3 => Form::Count,
        _ => Form::Value,
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Kind> {
        let number = u8::column_result(value)?;
        Kind::of_number(number).ok_or(FromSqlError::OutOfRange(i64::from(number)))
    }
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.number()))
    }
}

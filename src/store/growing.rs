//! What only grows: remarks on records, and the versions of a measurement's figure.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Error, Store};
use crate::domain::change::Version;
use crate::domain::record::Rec;

/// The door of an import, as the log has it.
pub const IMPORT: &str = "import";

/// Adds a version: its change, batch and measurement, then the figure as [`version`] reads it.
pub(super) const VERSION_INSERT: &str = "INSERT INTO measurement_version\
    (id, batch, record, value, missing, provisional, known_since, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

/// A remark (progress entry) on a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its change in the log.
    pub id: i64,
    /// The batch that it was written in.
    pub batch: i64,
    /// Who wrote it.
    pub who: String,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// What it says; empty where it was erased.
    pub text: String,
}

/// A version of a measurement's figure, with when it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its change in the log.
    pub id: i64,
    /// The batch that it came with.
    pub batch: i64,
    /// Who brought it.
    pub who: String,
    /// Through which door: `import`, or that of a person's own act.
    pub via: String,
    /// When it came, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// The figure, or why there is none.
    pub version: Version,
}

impl Store {
    /// The remarks on a record that were not withdrawn, the newest first.
    pub fn remarks(&self, rec: Rec) -> Result<Vec<Remark>, Error> {
        let sql = "SELECT r.id, r.batch, b.who, b.at, coalesce(r.text, '') FROM remark r \
                   JOIN batch b ON b.id = r.batch \
                   WHERE r.kind = ?1 AND r.record = ?2 AND r.withdrawn_by IS NULL ORDER BY r.id DESC";
        let mut select = self.conn.prepare_cached(sql)?;
        let rows = select.query_map(params![rec.kind, rec.id], |row| {
            Ok(Remark {
                id: row.get(0)?,
                batch: row.get(1)?,
                who: row.get(2)?,
                at: row.get(3)?,
                text: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The versions of a measurement's figure that were not withdrawn, the newest first: the first one counts.
    pub fn versions(&self, measurement: i64) -> Result<Vec<Figure>, Error> {
        self.versions_until(measurement, i64::MAX)
    }

    /// The figure that counts for an indicator, group, area and period (an empty one stands for null), where an import
    /// brought it.
    pub fn imported_figure(&self, cell: [&str; 4]) -> Result<Option<Version>, Error> {
        let sql = format!(
            "SELECT {SAID}, b.via \
             FROM measurement m JOIN measurement_version v ON v.record = m.id JOIN batch b ON b.id = v.batch \
             WHERE m.indicator IS nullif(?1, '') AND m.\"group\" IS nullif(?2, '') AND m.area IS nullif(?3, '') \
             AND m.period IS nullif(?4, '') AND m.gone IS NULL AND v.withdrawn_by IS NULL \
             ORDER BY m.id, v.id DESC LIMIT 1"
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let found = select.query_row(cell, |row| {
            let is_imported = row.get_ref(5)?.as_str()? == IMPORT;
            Ok(if is_imported { Some(version(row, 0)?) } else { None })
        });
        Ok(found.optional()?.flatten())
    }

    /// The versions as they were after a batch: what came later, or was withdrawn before, does not count.
    pub fn versions_until(&self, measurement: i64, batch: i64) -> Result<Vec<Figure>, Error> {
        let sql = format!(
            "SELECT v.id, v.batch, b.at, {SAID}, b.who, b.via \
             FROM measurement_version v JOIN batch b ON b.id = v.batch \
             WHERE v.record = ?1 AND v.batch <= ?2 AND (v.withdrawn_by IS NULL OR v.withdrawn_by > ?2) \
             ORDER BY v.id DESC"
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let rows = select.query_map(params![measurement, batch], |row| {
            let version = version(row, 3)?;
            Ok(Figure {
                id: row.get(0)?,
                batch: row.get(1)?,
                who: row.get(8)?,
                via: row.get(9)?,
                at: row.get(2)?,
                version,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What `v` says, as [`version`] reads it.
pub(super) const SAID: &str = "v.value, v.missing, v.provisional, v.known_since, \
    (SELECT o.text FROM origin o WHERE o.id = v.source)";

/// The number of a source: very many figures have the same few.
pub(super) fn origin(conn: &Connection, text: &str) -> Result<i64, Error> {
    let mut select = conn.prepare_cached("SELECT id FROM origin WHERE text = ?1 ORDER BY id LIMIT 1")?;
    match select.query_row([text], |row| row.get(0)).optional()? {
        Some(id) => Ok(id),
        None => Ok(conn.prepare_cached("INSERT INTO origin(text) VALUES (?1)")?.insert([text])?),
    }
}

/// The version in a row, whose value, reason why there is none, mark as provisional, day and source stand from a column
/// on.
pub(super) fn version(row: &Row<'_>, from: usize) -> rusqlite::Result<Version> {
    Ok(Version {
        value: row.get::<_, Option<f64>>(from)?.map(|v| v.to_string()),
        missing: row.get(from + 1)?,
        provisional: row.get(from + 2)?,
        known_since: row.get(from + 3)?,
        source: row.get(from + 4)?,
    })
}

//! Whether what stands in the fields can stand there, and whether the log's days and the things it speaks of are there.

use std::collections::HashSet;

use rusqlite::Connection;

use super::Finding;
use crate::domain::field::{BORN, Field, Form, Kind, REMARK, Shape, VERSION};
use crate::domain::record::Record;
use crate::store::{Error, Store, state, value};

/// The last millisecond of the year 9999.
const LAST_MS: i64 = 253_402_300_799_999;

/// Looks at every field of every record that is there, and at every batch.
pub(super) fn look(store: &Store, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let mut known = Known { store, keys: HashSet::new() };
    for kind in Kind::ALL {
        store.each(*kind, |record| known.look(&record, findings))?;
    }
    findings.extend(lost(&store.conn)?.into_iter().map(|change| Finding::Lost { change }));
    findings.extend(days(&store.conn)?.into_iter().map(|batch| Finding::Day { batch }));
    Ok(())
}

/// The keys that were looked up and are there: most records refer to the same few.
struct Known<'a> {
    store: &'a Store,
    keys: HashSet<(u16, String)>,
}

impl Known<'_> {
    fn look(&mut self, record: &Record, findings: &mut Vec<Finding>) -> Result<(), Error> {
        for (field, held) in record.iter() {
            let Some(held) = held else { continue };
            let is_many = field.form == Form::Member;
            let mut values = held.split(|c| is_many && c == '\n');
            let fits = values.try_fold(true, |fits, one| Ok::<_, Error>(fits && self.fits(field, one)?))?;
            if !fits {
                findings.push(Finding::Value { key: record.key.clone(), field: field.id });
            }
        }
        Ok(())
    }

    fn fits(&mut self, field: &Field, text: &str) -> Result<bool, Error> {
        if value::canonical(field, text).is_err() {
            return Ok(false);
        }
        match field.shape {
            Shape::Key(kinds) => self.is_there(field, kinds, text),
            Shape::DateOrMeeting if value::date(text).is_none() => {
                self.is_there(field, &[Kind::Meeting], text)
            }
            _ => Ok(true),
        }
    }

    /// Whether there is or was such a record.
    fn is_there(&mut self, field: &Field, kinds: &[Kind], key: &str) -> Result<bool, Error> {
        let looked_for = (field.id, key.to_owned());
        if self.keys.contains(&looked_for) {
            return Ok(true);
        }
        for kind in kinds {
            if state::find(&self.store.conn, *kind, key, true)?.is_some() {
                self.keys.insert(looked_for);
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Changes that brought a remark or a figure which is not there, and the making of figures without a figure.
fn lost(conn: &Connection) -> Result<Vec<i64>, Error> {
    let sql = format!(
        "SELECT c.id FROM change c WHERE c.cancels IS NULL AND (\
           c.field = {REMARK} AND NOT EXISTS (SELECT 1 FROM remark r WHERE r.id = c.id) OR \
           c.field = {VERSION} AND NOT EXISTS (SELECT 1 FROM measurement_version v WHERE v.id = c.id) OR \
           c.field = {BORN} AND c.kind = {} \
             AND NOT EXISTS (SELECT 1 FROM measurement_version v WHERE v.record = c.record)) ORDER BY c.id",
        Kind::Measurement.number()
    );
    numbers(conn, &sql)
}

/// Batches whose day is none, or whose time is none or before that of the batch before.
fn days(conn: &Connection) -> Result<Vec<i64>, Error> {
    let sql = format!(
        "SELECT id FROM (SELECT id, day, at, lag(at, 1, 0) OVER (ORDER BY id) AS before FROM batch) \
         WHERE day NOT GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR at NOT BETWEEN 0 AND {LAST_MS} \
         OR at < before ORDER BY id"
    );
    numbers(conn, &sql)
}

fn numbers(conn: &Connection, sql: &str) -> Result<Vec<i64>, Error> {
    let mut select = conn.prepare(sql)?;
    let rows = select.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

//! The keys of new records: running ones are never used twice, given ones move the numbers up.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Error, state, value};
use crate::domain::field::Kind;
use crate::domain::field::ids::meeting;

const LONGEST: usize = 64;

/// Hands out keys within one transaction; the numbers are read once a kind and written at the end.
#[derive(Default)]
pub(super) struct Keys {
    last: BTreeMap<Kind, i64>,
}

impl Keys {
    /// The key of a new record: the given one, the meeting's date, or the next running one.
    pub fn take(
        &mut self,
        conn: &Connection,
        kind: Kind,
        given: Option<&str>,
        date: Option<&str>,
    ) -> Result<String, Error> {
        match given {
            Some(key) => self.given(conn, kind, key),
            None if kind == Kind::Meeting => of_meeting(conn, date),
            None => self.running(conn, kind),
        }
    }

    /// Writes the numbers back.
    pub fn keep(&self, conn: &Connection) -> Result<(), Error> {
        let sql = "INSERT INTO counter(kind, last) VALUES (?1, ?2) ON CONFLICT(kind) DO UPDATE SET last = ?2";
        for (kind, last) in &self.last {
            conn.prepare_cached(sql)?.execute(params![kind, last])?;
        }
        Ok(())
    }

    fn given(&mut self, conn: &Connection, kind: Kind, key: &str) -> Result<String, Error> {
        let key = key.trim();
        let unfit = |c: char| c.is_whitespace() || c.is_control();
        if key.is_empty() || key.len() > LONGEST || key.contains(unfit) {
            return Err(Error::Invalid { field: crate::domain::field::BORN, value: key.to_owned() });
        }
        match number_of(kind, key) {
            Some(number) => {
                let last = self.last(conn, kind)?;
                *last = (*last).max(number);
            }
            None => {
                for other in Kind::ALL.iter().filter(|k| **k != kind && **k != Kind::Setting) {
                    if kind != Kind::Setting && state::find(conn, *other, key, true)?.is_some() {
                        return Err(Error::Taken { key: key.to_owned() });
                    }
                }
            }
        }
        Ok(key.to_owned())
    }

    fn running(&mut self, conn: &Connection, kind: Kind) -> Result<String, Error> {
        let prefix = kind.prefix().ok_or(Error::KeyNeeded { kind })?;
        let last = self.last(conn, kind)?;
        *last += 1;
        Ok(format!("{prefix}{:0width$}", *last, width = kind.digits()))
    }

    fn last(&mut self, conn: &Connection, kind: Kind) -> Result<&mut i64, Error> {
        if let std::collections::btree_map::Entry::Vacant(free) = self.last.entry(kind) {
            let stored = conn
                .prepare_cached("SELECT last FROM counter WHERE kind = ?1")?
                .query_row([kind], |row| row.get(0))
                .optional()?;
            free.insert(stored.unwrap_or_default());
        }
        Ok(self.last.entry(kind).or_default())
    }
}

/// The number of a running key of this kind.
fn number_of(kind: Kind, key: &str) -> Option<i64> {
    let prefix = kind.prefix()?;
    let (head, digits) = key.split_at_checked(prefix.len())?;
    let is_number = !digits.is_empty() && digits.len() < 16 && digits.bytes().all(|b| b.is_ascii_digit());
    (head.eq_ignore_ascii_case(prefix) && is_number).then(|| digits.parse().ok())?
}

/// `M-2020-04-22`, and `M-2020-04-22-2` for a second meeting first planned for that day.
fn of_meeting(conn: &Connection, date: Option<&str>) -> Result<String, Error> {
    let day = date.and_then(value::date);
    let day =
        day.ok_or(Error::Invalid { field: meeting::DATE, value: date.unwrap_or_default().to_owned() })?;
    let mut key = format!("M-{day}");
    let mut nth = 1;
    while state::find(conn, Kind::Meeting, &key, true)?.is_some() {
        nth += 1;
        key = format!("M-{day}-{nth}");
    }
    Ok(key)
}

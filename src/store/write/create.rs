//! New records: one row of state, one row of log without values.

use std::borrow::Cow;

use rusqlite::{ErrorCode, Statement, ToSql, ffi};

use crate::domain::change::{On, Put};
use crate::domain::field::ids::{meeting, proposal};
use crate::domain::field::{BORN, Form, Kind};
use crate::domain::record::Rec;
use crate::store::log::Entered;
use crate::store::{Error, schema, state, value};

use super::apply::Door;

/// The parameter of the first column.
const FIRST: usize = 3;

/// A new record's values, one a column, and its members.
struct Values<'c> {
    columns: Vec<Option<Cow<'c, str>>>,
    members: Vec<(u16, Cow<'c, str>)>,
}

impl<'a> Door<'a> {
    /// Makes a record and tells its key.
    pub(super) fn create(
        &mut self,
        kind: Kind,
        key: Option<&str>,
        values: &[(u16, Put)],
    ) -> Result<(Rec, String), Error> {
        let conn = self.log.conn;
        let values = self.values(kind, values)?;
        let key = self.keys.take(conn, kind, key, values.of(kind, meeting::DATE))?;
        let born = self.log.batch()?;
        insert(self.insert(kind)?, kind, &key, born, &values)?;
        let id = conn.last_insert_rowid();
        let rec = Rec { kind, id };
        for (field, member) in &values.members {
            state::add_member(conn, rec, *field, member)?;
        }
        if let Some(until) = values.of(kind, proposal::SNOOZED_UNTIL) {
            state::set_wakes(conn, id, Some(until))?;
        }
        self.newborn = Some((rec, self.log.enter(rec, BORN, Form::Value, Entered::default())?));
        Ok((rec, key))
    }

    /// A setting that is gone comes back where it is made once more: its key says what it is, so it is the same one.
    pub(super) fn revive(
        &mut self,
        kind: Kind,
        key: Option<&str>,
        values: &[(u16, Put)],
    ) -> Result<Option<(Rec, String)>, Error> {
        let conn = self.log.conn;
        let Some(key) = key.filter(|_| kind == Kind::Setting) else { return Ok(None) };
        let Some((id, key)) = state::find(conn, kind, key, true)? else { return Ok(None) };
        let rec = Rec { kind, id };
        if state::gone(conn, rec)?.is_none() {
            return Ok(None);
        }
        self.gone(On::Record(rec), false)?;
        for (field, put) in values {
            self.set(On::Record(rec), *field, put)?;
        }
        Ok(Some((rec, key)))
    }

    fn values<'c>(&mut self, kind: Kind, given: &'c [(u16, Put)]) -> Result<Values<'c>, Error> {
        let mut values = Values {
            columns: schema::columns(kind).map(|f| f.default.map(Cow::Borrowed)).collect(),
            members: Vec::new(),
        };
        for (id, put) in given {
            let field = kind.fields().iter().find(|f| f.id == *id).ok_or(Error::WrongForm { field: *id })?;
            let Some(text) = self.value(field, put)? else { continue };
            let place = schema::columns(kind).position(|f| f.id == *id);
            match place.and_then(|place| values.columns.get_mut(place)) {
                Some(column) => *column = Some(text),
                None => values.members.push((*id, text)),
            }
        }
        Ok(values)
    }
}

impl Values<'_> {
    fn of(&self, kind: Kind, field: u16) -> Option<&str> {
        let place = schema::columns(kind).position(|f| f.id == field)?;
        self.columns.get(place)?.as_deref()
    }
}

/// The statement that makes a record of a kind; its parameters are the key, the batch and the columns in order.
pub(super) fn insert_sql(kind: Kind) -> String {
    let mut names = String::from("key, born");
    let mut values = String::from("?1, ?2");
    for (place, field) in schema::columns(kind).enumerate() {
        names.push_str(&format!(", \"{}\"", field.name));
        values.push_str(&format!(", ?{}", place + FIRST));
    }
    if kind == Kind::Proposal {
        for (column, expression) in schema::PLACE {
            names.push_str(&format!(", {column}"));
            values.push_str(&format!(", {}", schema::place(expression, |name| parameter(kind, name))));
        }
    }
    format!("INSERT INTO {}({names}) VALUES ({values})", kind.table())
}

/// The parameter of a column in the statement that makes a record; a new one is not gone.
fn parameter(kind: Kind, column: &str) -> String {
    match schema::columns(kind).position(|f| f.name == column) {
        Some(place) => format!("?{}", place + FIRST),
        None => "NULL".to_owned(),
    }
}

fn insert(
    insert: &mut Statement<'_>,
    kind: Kind,
    key: &str,
    born: i64,
    values: &Values<'_>,
) -> Result<(), Error> {
    insert.raw_bind_parameter(1, key)?;
    insert.raw_bind_parameter(2, born)?;
    for (place, (field, text)) in schema::columns(kind).zip(&values.columns).enumerate() {
        let bound = value::bind(field, text.as_deref())?;
        insert.raw_bind_parameter(place + FIRST, &bound as &dyn ToSql)?;
    }
    match insert.raw_execute() {
        Ok(_) => Ok(()),
        Err(error) if is_taken(&error) => Err(Error::Taken { key: key.to_owned() }),
        Err(error) => Err(error.into()),
    }
}

fn is_taken(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
        && error.sqlite_error().is_some_and(|e| e.extended_code == ffi::SQLITE_CONSTRAINT_UNIQUE)
}

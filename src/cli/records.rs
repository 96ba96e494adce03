//! Records as JSON: their fields, and what is derived from elsewhere; and what is kept back of a personal case.

use std::io::Write;

use serde_json::Value;

use super::out::Out;
use super::session::Session;
use super::{Stop, words};
use crate::domain::choice::Verdict;
use crate::domain::derived::{ACTUAL, VERSIONS};
use crate::domain::field::{Field, Kind};
use crate::domain::measured;
use crate::domain::record::Record;
use crate::domain::view::View;
use crate::exchange::versions;
use crate::exchange::write::{self, Extra, json_value};
use crate::store::{Clock, Error, Figure, Store};

/// The field of a recommendation that holds its initiatives.
const INITIATIVES: u16 = 510;
/// What a personal case keeps back: all that a person wrote.
const KEPT_BACK: [&str; 5] = ["source_id", "title", "text", "reason", "answer_text"];

/// The names of what a kind has besides its fields.
pub fn extras(kind: Kind) -> Vec<&'static str> {
    kind.derived().iter().map(|field| field.name).collect()
}

/// The values of what a record has besides its fields.
pub fn derived(store: &Store, record: &Record) -> Result<Vec<Extra>, Error> {
    let values = match record.rec.kind {
        Kind::Initiative => vec![recommendations(store, record)?],
        Kind::Target => actual(store, record)?,
        Kind::Measurement => figure(&store.versions(record.rec.id)?),
        _ => Vec::new(),
    };
    Ok(extras(record.rec.kind).into_iter().zip(values).map(|(name, value)| Extra { name, value }).collect())
}

/// A derived value as a text, as a record holds its values: members one a line.
pub fn text(field: &Field, extras: &[Extra]) -> Option<String> {
    match &extras.iter().find(|extra| extra.name == field.name)?.value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) if items.is_empty() => None,
        Value::Array(items) if items.iter().all(Value::is_string) => {
            Some(items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"))
        }
        other => Some(other.to_string()),
    }
}

/// What a record has besides its fields, one a line for a person; the versions of a figure stand in its history.
pub fn lines(session: &Session, record: &Record) -> Result<Vec<String>, Stop> {
    let extras = derived(&session.store, record)?;
    let shown = record.rec.kind.derived().iter().filter(|field| **field != VERSIONS);
    let line = |field: &Field| {
        let value = text(field, &extras)?;
        let members: Vec<String> =
            value.split('\n').map(|member| words::value(field.id, member, session.lang)).collect();
        Some(format!("  {:<18}  {}", words::field(field.id, session.lang), members.join(", ")))
    };
    Ok(shown.filter_map(line).collect())
}

/// Writes a record as one line of JSON, with the fields of a view.
pub fn json_line(session: &Session, view: View, record: &Record, out: &mut Out) -> Result<(), Stop> {
    let extras = derived(&session.store, record)?;
    let line = write::json_of(view, record, None, &extras)?;
    out.sink().write_all(line.as_bytes())?;
    Ok(out.sink().write_all(b"\n")?)
}

/// Whether a record is a personal case, which is shown nowhere.
pub fn is_personal(record: &Record) -> bool {
    record.choice::<Verdict>("verdict") == Some(Verdict::Personal)
}

/// The record without what a person wrote, where it is a personal case.
pub fn veiled(mut record: Record) -> Record {
    if is_personal(&record) {
        let fields = record.rec.kind.fields().iter().zip(&mut record.values);
        for (_, value) in fields.filter(|(field, _)| KEPT_BACK.contains(&field.name)) {
            *value = None;
        }
    }
    record
}

/// The recommendations that an initiative carries out.
fn recommendations(store: &Store, initiative: &Record) -> Result<Value, Error> {
    let inverse = store.inverse(INITIATIVES, &initiative.key)?;
    let mut keys: Vec<String> = inverse.into_iter().map(|(_, key)| key).collect();
    keys.sort();
    Ok(keys.into())
}

/// The newest figure of a target's indicator, group and area, in its year or before, as it is known today; its period;
/// and its light, which nobody judges yet.
fn actual(store: &Store, target: &Record) -> Result<Vec<Value>, Error> {
    let id = |name: &str| Kind::Measurement.field(name).map_or(0, |f| f.id);
    let same = ["indicator", "group", "area"].map(|name| (id(name), target.text(name)));
    let mut series = Vec::new();
    for rec in store.find(Kind::Measurement, &same)? {
        let period = store.record_even_gone(rec)?.map(|record| record.text("period").to_owned());
        series.extend(period.map(|period| (period, rec.id)));
    }
    let year = target.text("year");
    series.retain(|(period, _)| year.is_empty() || period.get(..year.len()).is_some_and(|own| own <= year));
    series.sort();
    let known = match store.clock() {
        Clock::System => i64::MAX,
        Clock::Fixed(_) => store.batch_on(store.today())?,
    };
    for (period, measurement) in series.into_iter().rev() {
        let versions = store.versions_until(measurement, known)?;
        if let Some(value) = versions.first().and_then(|newest| newest.version.value.as_deref()) {
            return Ok(vec![json_value(&ACTUAL, Some(value)), period.into(), Value::Null]);
        }
    }
    Ok(vec![Value::Null; 3])
}

/// What the newest version says, and all of them.
fn figure(figures: &[Figure]) -> Vec<Value> {
    let newest = figures.first().map(|figure| &figure.version);
    let said =
        |column| json_value(column, newest.and_then(|version| measured::get(version, column)).as_deref());
    let all = versions::json(figures.iter().map(|figure| (&figure.version, words::utc(figure.at))));
    measured::COLUMNS.iter().map(said).chain([all]).collect()
}

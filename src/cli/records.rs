//! Records as JSON: their fields, and what is derived from elsewhere; and what is kept back of a personal case.

use std::io::Write;

use serde_json::{Value, json};

use super::Stop;
use super::out::Out;
use super::session::Session;
use crate::domain::choice::Verdict;
use crate::domain::field::Kind;
use crate::domain::record::Record;
use crate::exchange::write::{self, Extra};
use crate::store::{Error, Figure, Store};

/// The field of a recommendation that holds its initiatives.
const INITIATIVES: u16 = 510;
/// What a personal case keeps back: all that a person wrote.
const KEPT_BACK: [&str; 5] = ["source_id", "title", "text", "reason", "answer_text"];

/// The names of what a kind has besides its fields.
pub fn extras(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Initiative => &["recommendations"],
        Kind::Target => &["actual", "actual_period", "light"],
        Kind::Measurement => &["value", "missing", "provisional", "known_since", "versions"],
        _ => &[],
    }
}

/// The values of what a record has besides its fields.
pub fn derived(store: &Store, record: &Record) -> Result<Vec<Extra>, Error> {
    let values = match record.rec.kind {
        Kind::Initiative => {
            let mut keys: Vec<String> =
                store.inverse(INITIATIVES, &record.key)?.into_iter().map(|(_, key)| key).collect();
            keys.sort();
            vec![keys.into()]
        }
        Kind::Target => actual(store, record)?,
        Kind::Measurement => figure(&store.versions(record.rec.id)?),
        _ => Vec::new(),
    };
    Ok(extras(record.rec.kind).iter().zip(values).map(|(name, value)| Extra { name, value }).collect())
}

/// Writes a record as one line of JSON.
pub fn json_line(session: &Session, record: &Record, out: &mut Out) -> Result<(), Stop> {
    let extras = derived(&session.store, record)?;
    let line = write::json(record, None, &extras)?;
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

/// The newest figure of a target's indicator, group and area in its year. Its light needs rules that are not here yet.
fn actual(store: &Store, target: &Record) -> Result<Vec<Value>, Error> {
    let id = |name: &str| Kind::Measurement.field(name).map_or(0, |f| f.id);
    let same = ["indicator", "group", "area"].map(|name| (id(name), target.text(name)));
    let mut newest: Option<(String, Value)> = None;
    for rec in store.find(Kind::Measurement, &same)? {
        let Some(measurement) = store.record_even_gone(rec)? else { continue };
        let period = measurement.text("period").to_owned();
        let is_newer = newest.as_ref().is_none_or(|(known, _)| *known < period);
        if period.starts_with(target.text("year")) && is_newer {
            let value = figure(&store.versions(rec.id)?).into_iter().next().unwrap_or_default();
            newest = Some((period, value)).filter(|(_, value)| !value.is_null()).or(newest);
        }
    }
    let (period, value) = newest.unzip();
    Ok(vec![value.unwrap_or_default(), period.into(), "unknown".into()])
}

/// The newest version, and all of them.
fn figure(versions: &[Figure]) -> Vec<Value> {
    let number = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<f64>().ok());
    let of = |figure: &Figure| {
        let version = &figure.version;
        json!({
            "value": number(&version.value),
            "missing": version.missing,
            "provisional": version.provisional,
            "known_since": version.known_since,
            "source": version.source,
        })
    };
    let newest = versions.first().map(of).unwrap_or_default();
    let part = |name: &str| newest.get(name).cloned().unwrap_or_default();
    let all: Vec<Value> = versions.iter().map(of).collect();
    vec![part("value"), part("missing"), part("provisional"), part("known_since"), all.into()]
}

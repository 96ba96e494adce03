//! The records of a kind on their way out, for the command line and the board alike: personal cases stay here, and so does
//! what looks like a personal number.

use std::io::{self, Write};

use serde_json::Value;

use super::derived::{Derived, extras};
use super::importer::{self, Elsewhere};
use crate::domain::choice::Verdict;
use crate::domain::cpr::Harmless;
use crate::domain::field::Kind;
use crate::domain::record::Record;
use crate::domain::view::View;
use crate::exchange::write::{Extra, Format, Writer, too_long_for_a_cell};
use crate::store::{Error, Store};

/// What went out.
#[derive(Debug, Default)]
pub struct Exported {
    /// How many records.
    pub records: usize,
    /// Those that stayed here.
    pub kept: Vec<Kept>,
}

/// A record that stayed here, and the field that is to blame.
#[derive(Debug)]
pub struct Kept {
    /// Its key.
    pub key: String,
    /// The field.
    pub field: &'static str,
    /// Why.
    pub why: Why,
}

/// Which records go out.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// All of them.
    All,
    /// Those with these numbers, in this order; what is gone by now is left out.
    These(&'a [i64]),
}

/// How many records of a selection are read at a time.
const AT_A_TIME: usize = 500;

impl Which<'_> {
    fn each(
        self,
        store: &Store,
        kind: Kind,
        mut each: impl FnMut(Record) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        match self {
            Which::All => store.each(kind, each),
            Which::These(ids) => ids
                .chunks(AT_A_TIME)
                .try_for_each(|ids| store.records(kind, ids)?.into_iter().try_for_each(&mut each)),
        }
    }
}

/// Why a record stayed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It holds what looks like a personal number.
    Personal,
    /// It is longer than a cell of a workbook may be.
    TooLong,
}

/// Why nothing went out.
#[derive(Debug)]
pub enum Failed {
    /// The store failed.
    Store(Error),
    /// It cannot be written.
    Output(io::Error),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Failed {
        Failed::Store(error)
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Failed {
        Failed::Output(error)
    }
}

/// Whether a record is a personal case, which is shown nowhere.
pub fn is_personal(record: &Record) -> bool {
    record.choice::<Verdict>("verdict") == Some(Verdict::Personal)
}

/// Writes records of a view.
///
/// # Errors
/// The store failed, or nothing can be written.
pub fn write(
    store: &Store,
    view: View,
    which: Which<'_>,
    format: Format,
    out: impl Write,
) -> Result<Exported, Failed> {
    let mut writer = Writer::new(out, format, view, &extras(view.kind()))?;
    let settings = store.all(Kind::Setting)?;
    let harmless = Harmless::of(settings.iter().map(|setting| setting.key.as_str()));
    let (derived, mut exported) = (Derived::for_another(store), Exported::default());
    which.each(store, view.kind(), |mut record| {
        if is_personal(&record) {
            return Ok(());
        }
        let extras = derived.values(&record)?;
        let too_long = || match format {
            Format::Xlsx => too_long_for_a_cell(view, &record, &extras).map(|field| (field, Why::TooLong)),
            _ => None,
        };
        let personal = personal_number(&record, &extras, &harmless).map(|field| (field, Why::Personal));
        if let Some((field, why)) = personal.or_else(too_long) {
            exported.kept.push(Kept { key: record.key, field, why });
            return Ok(());
        }
        let mut last_change = store.last_change(record.rec)?;
        if let Some(elsewhere) = importer::elsewhere(store, &record, last_change)? {
            let Elsewhere { updated_at, last_change: known } = elsewhere;
            record.updated_at = Some(updated_at);
            last_change = known;
        }
        exported.records += 1;
        Ok(writer.record(&record, last_change, &extras)?)
    })?;
    writer.finish()?;
    Ok(exported)
}

/// The field that holds what looks like a personal number. Figures are none: only what somebody wrote is looked at.
fn personal_number(record: &Record, extras: &[Extra], harmless: &Harmless) -> Option<&'static str> {
    let has_one = |value: Option<&str>| value.is_some_and(|text| !harmless.find(text).is_empty());
    let own = record.iter().find(|(_, value)| has_one(*value)).map(|(field, _)| field.name);
    own.or_else(|| extras.iter().find(|extra| any_text(&extra.value, has_one)).map(|extra| extra.name))
}

fn any_text(value: &Value, is_it: impl Fn(Option<&str>) -> bool + Copy) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| any_text(item, is_it)),
        Value::Object(entries) => entries.values().any(|entry| any_text(entry, is_it)),
        other => is_it(other.as_str()),
    }
}

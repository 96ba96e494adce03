//! What records have besides their fields, as JSON: read off other records and off what only grows.

use std::cell::OnceCell;
use std::collections::HashMap;

use serde_json::Value;

use super::said::utc;
use crate::domain::board::Aim;
use crate::domain::choice::Choice;
use crate::domain::derived::ACTUAL;
use crate::domain::field::Kind;
use crate::domain::field::ids::recommendation::INITIATIVES;
use crate::domain::measured;
use crate::domain::record::Record;
use crate::exchange::versions;
use crate::exchange::write::{Extra, json_value};
use crate::store::{Error, Figure, Store};

/// The names of what a kind has besides its fields.
pub fn extras(kind: Kind) -> Vec<&'static str> {
    kind.derived().iter().map(|field| field.name).collect()
}

/// Tells what records of one file have; the targets are judged once for all of them.
pub struct Derived<'s> {
    store: &'s Store,
    /// Whether it is told when each version of a figure came in.
    tells_when: bool,
    targets: OnceCell<HashMap<i64, Vec<Value>>>,
}

impl Derived<'_> {
    /// Of the records of a file.
    pub fn of(store: &Store) -> Derived<'_> {
        Derived { store, tells_when: true, targets: OnceCell::new() }
    }

    /// Of the records of a file that another database reads: there, what came in comes in when it is read.
    pub fn for_another(store: &Store) -> Derived<'_> {
        Derived { tells_when: false, ..Derived::of(store) }
    }

    /// What a record has, under the names of [`Kind::derived`].
    ///
    /// # Errors
    /// The store failed.
    pub fn values(&self, record: &Record) -> Result<Vec<Extra>, Error> {
        let kind = record.rec.kind;
        let values = match kind {
            Kind::Initiative => vec![self.recommendations(record)?],
            Kind::Target => self.judged(record)?,
            Kind::Measurement => figure(&self.store.versions(record.rec.id)?, self.tells_when),
            _ => Vec::new(),
        };
        let named = extras(kind).into_iter().zip(values);
        Ok(named.map(|(name, value)| Extra { name, value }).collect())
    }

    /// The recommendations that an initiative carries out.
    fn recommendations(&self, initiative: &Record) -> Result<Value, Error> {
        let inverse = self.store.inverse(INITIATIVES, &initiative.key)?;
        let mut keys: Vec<String> = inverse.into_iter().map(|(_, key)| key).collect();
        keys.sort();
        Ok(keys.into())
    }

    /// The newest figure of a target, its period, and its light.
    fn judged(&self, target: &Record) -> Result<Vec<Value>, Error> {
        let judged = match self.targets.get() {
            Some(judged) => judged,
            None => {
                let aims = self.store.targets()?;
                let fresh = aims.iter().map(|aim| (aim.record.rec.id, gauged(aim))).collect();
                self.targets.get_or_init(|| fresh)
            }
        };
        Ok(judged.get(&target.rec.id).cloned().unwrap_or_default())
    }
}

fn gauged(aim: &Aim) -> Vec<Value> {
    let reading = aim.gauge.reading.as_ref();
    let actual = reading.and_then(|reading| reading.actual).map(|actual| actual.to_string());
    let period = reading.map(|reading| reading.period.to_string());
    vec![json_value(&ACTUAL, actual.as_deref()), period.into(), aim.gauge.light.name().into()]
}

/// What the newest version says, and all of them.
fn figure(figures: &[Figure], tells_when: bool) -> Vec<Value> {
    let newest = figures.first().map(|figure| &figure.version);
    let said =
        |column| json_value(column, newest.and_then(|version| measured::get(version, column)).as_deref());
    let came = |figure: &Figure| tells_when.then(|| utc(figure.at));
    let all = versions::json(figures.iter().map(|figure| (&figure.version, came(figure))));
    measured::COLUMNS.iter().map(said).chain([all]).collect()
}

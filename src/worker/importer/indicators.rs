//! The indicators of a file of figures: the one that a measure had last time, the one with its key, else a new one.

use std::sync::Arc;

use super::parts::Parts;
use super::plan::was_taken_back;
use crate::domain::change::{Change, On, Put};
use crate::domain::derived::SOURCE;
use crate::domain::field::Kind;
use crate::domain::field::ids::measurement::INDICATOR;
use crate::domain::record::Record;
use crate::exchange::figures::Measure;
use crate::exchange::incoming::{IncomingRow, Message, Problem};
use crate::store::{Error, ImportRow};

/// What became of a measure.
#[derive(Clone, Debug)]
enum Found {
    /// Its figures belong to the indicator with this key, which this import may have made: then it has no figures.
    Is { key: Arc<str>, is_new: bool },
    /// They cannot be taken, and that was said.
    Refused,
}

/// The indicators of one file.
#[derive(Default)]
pub(super) struct Indicators {
    /// Few, and each a single time in memory.
    found: Vec<(Arc<Measure>, Found)>,
    made: Vec<String>,
}

/// What a row of figures is to be.
pub(super) enum Belongs {
    /// It says which indicator it is of; `is_new` where that was not there before this file.
    Settled { is_new: bool },
    /// Its measure cannot be taken; the first time it is said why.
    Refused(Option<Problem>),
}

impl Indicators {
    /// Settles which indicator a row is of; one that is not there is made, but in a dry run.
    pub fn settle(
        &mut self,
        parts: &mut Parts<'_>,
        source: &str,
        row: &mut IncomingRow,
    ) -> Result<Belongs, Error> {
        let Some(measure) = &row.measure else { return Ok(Belongs::Settled { is_new: false }) };
        let at = match self.found.iter().position(|(known, _)| Arc::ptr_eq(known, measure)) {
            Some(at) => at,
            None => {
                let (found, problem) = match self.find(parts, source, measure)? {
                    Ok(found) => (found, None),
                    Err(message) => {
                        let (line, field) = (row.line, Some(measure.title.clone()));
                        (Found::Refused, Some(Problem { line, field, message }))
                    }
                };
                self.found.push((measure.clone(), found));
                if problem.is_some() {
                    return Ok(Belongs::Refused(problem));
                }
                self.found.len() - 1
            }
        };
        let Some((_, Found::Is { key, is_new })) = self.found.get(at) else {
            return Ok(Belongs::Refused(None));
        };
        match &mut row.figure {
            Some(figure) if Arc::ptr_eq(&figure.indicator, key) => {}
            Some(figure) => figure.indicator = key.clone(),
            None => {
                for (_, value) in row.values.iter_mut().filter(|(id, _)| *id == INDICATOR) {
                    *value = Some(key.as_ref().to_owned());
                }
            }
        }
        Ok(Belongs::Settled { is_new: *is_new })
    }

    /// The keys of those that were made, or would be.
    pub fn made(&self) -> &[String] {
        &self.made
    }

    fn find(
        &mut self,
        parts: &mut Parts<'_>,
        source: &str,
        measure: &Measure,
    ) -> Result<Result<Found, Message>, Error> {
        let store = parts.asked()?;
        let remembered = store.remembered(source, &measure.id)?.map(|memory| memory.rec);
        let there = match remembered {
            Some(rec) => Some(rec),
            None => store.keyed(Kind::Indicator, &measure.key)?,
        };
        let Some(record) = there.map(|rec| store.record_even_gone(rec)).transpose()?.flatten() else {
            let key = self.make(parts, source, measure)?.into();
            return Ok(Ok(Found::Is { key, is_new: true }));
        };
        if store.is_gone(record.rec)? {
            if !was_taken_back(&store.history(record.rec)?) {
                return Ok(Err(Message::NoIndicator { key: record.key }));
            }
            let back = Change::Gone { on: On::Record(record.rec), gone: false, seen: None };
            parts.write_now(ImportRow { changes: vec![back], ..ImportRow::default() })?;
            self.made.push(record.key.clone());
        }
        Ok(fitting(measure, record).map(|key| Found::Is { key: key.into(), is_new: false }))
    }

    fn make(&mut self, parts: &mut Parts<'_>, source: &str, measure: &Measure) -> Result<String, Error> {
        parts.write_now(ImportRow {
            changes: vec![creation(measure)],
            on: Some(On::Made(0)),
            source: source.to_owned(),
            ext_id: measure.id.clone(),
            ..ImportRow::default()
        })?;
        self.made.push(measure.key.clone());
        Ok(measure.key.clone())
    }
}

/// The key of an indicator that figures of this measure may stand under.
fn fitting(measure: &Measure, record: Record) -> Result<String, Message> {
    let unit = record.text("unit");
    if measure.fits(unit) {
        return Ok(record.key);
    }
    let (unit, found) = (unit.to_owned(), measure.unit.clone());
    Err(Message::OtherIndicator { key: record.key, unit, found })
}

fn creation(measure: &Measure) -> Change {
    let named = [("title", &measure.title), ("unit", &measure.unit), (SOURCE.name, &measure.source)];
    let value = |(name, value): (&str, &String)| {
        let field = Kind::Indicator.field(name).filter(|_| !value.is_empty())?;
        Some((field.id, Put::text(value.as_str())))
    };
    let values = named.into_iter().filter_map(value).collect();
    Change::Create { kind: Kind::Indicator, key: Some(measure.key.clone()), values }
}

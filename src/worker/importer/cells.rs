//! Which measurement a row is about where its key does not say: the one of the same indicator, group, area and period.

use std::collections::HashMap;

use crate::domain::field::Kind;
use crate::domain::measured::CELL;
use crate::domain::record::Rec;
use crate::exchange::incoming::IncomingRow;
use crate::store::{Error, Store};

/// The measurements that the rows of one file are about.
#[derive(Default)]
pub(super) struct Cells {
    /// What the rows make: each with the name of its row.
    coming: HashMap<[String; 4], String>,
    /// The indicators' keys as their records have them.
    indicators: HashMap<String, String>,
}

impl Cells {
    /// The measurement that is there already.
    pub fn find(&mut self, store: &Store, row: &IncomingRow) -> Result<Option<Rec>, Error> {
        let mut cell = cell(row);
        let [indicator, ..] = &mut cell;
        *indicator = self.indicator(store, indicator)?;
        let values: Vec<(u16, &str)> = CELL.into_iter().zip(cell.iter().map(String::as_str)).collect();
        match store.find(Kind::Measurement, &values)?.first() {
            // What a person has deleted a service does not bring back.
            None if row.measure.is_some() => store.find_deleted(Kind::Measurement, &values),
            found => Ok(found.copied()),
        }
    }

    /// Remembers a row that makes a measurement; tells the row of the file that makes the same one.
    pub fn meet(&mut self, row: &IncomingRow) -> Option<String> {
        let name = row.key.clone().or(row.ext_id.clone()).unwrap_or_default();
        let cell = cell(row).map(|value| value.to_lowercase());
        match self.coming.get(&cell) {
            Some(first) if *first != name => Some(first.clone()),
            _ => self.coming.insert(cell, name).and(None),
        }
    }

    fn indicator(&mut self, store: &Store, typed: &str) -> Result<String, Error> {
        if let Some(known) = self.indicators.get(typed) {
            return Ok(known.clone());
        }
        let key = store.of_kind(Kind::Indicator, typed)?.map_or(typed.to_owned(), |record| record.key);
        self.indicators.insert(typed.to_owned(), key.clone());
        Ok(key)
    }
}

fn cell(row: &IncomingRow) -> [String; 4] {
    CELL.map(|id| {
        let value = row.values.iter().find(|(named, _)| *named == id).and_then(|(_, value)| value.clone());
        value.unwrap_or_default()
    })
}

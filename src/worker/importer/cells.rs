//! Which measurement a row is about where its key does not say: the one of the same indicator, group, area and period.

use std::collections::{HashMap, HashSet};

use super::arrived::TAKEN;
use crate::domain::field::Kind;
use crate::domain::measured::CELL;
use crate::domain::record::Rec;
use crate::exchange::incoming::IncomingRow;
use crate::store::{Cell, Error, Store};

/// The measurements that the rows of one file are about.
#[derive(Default)]
pub(super) struct Cells {
    /// What the rows make: each with the name of its row.
    coming: HashMap<Cell, String>,
    /// The indicators' keys as their records have them.
    indicators: HashMap<String, String>,
    /// The measurements that a person has renamed, asked for once.
    renamed: Option<Renamed>,
}

/// The measurements that are called otherwise than when they came.
#[derive(Default)]
struct Renamed {
    /// By what they came as.
    came_as: HashMap<Cell, Rec>,
    /// What each of them came as.
    of: HashMap<Rec, Cell>,
    /// What any of them is or was called.
    names: HashSet<Cell>,
    /// By what name of the file a person has taken a figure of theirs.
    taken: HashMap<Rec, String>,
}

/// By what name a row speaks of a measurement that may have been renamed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Speaker {
    /// By the name of the figure that stands.
    #[default]
    Owner,
    /// By another one than it came as: a person has given it this name.
    Other,
    /// By the name that it came as, after a person has taken the figure of another.
    Former,
}

impl Cells {
    /// The measurement that is there already. A service knows it by what it came as, whatever it is called now.
    pub fn find(&mut self, store: &Store, source: &str, row: &IncomingRow) -> Result<Option<Rec>, Error> {
        let cell = self.cell(store, row)?;
        let values: Vec<(u16, &str)> = CELL.into_iter().zip(cell.iter().map(String::as_str)).collect();
        let called = store.find(Kind::Measurement, &values)?.first().copied();
        if row.measure.is_none() {
            return Ok(called);
        }
        let renamed = self.renamed(store, source)?;
        let is_another = called.and_then(|rec| renamed.of.get(&rec)).is_some_and(|came_as| *came_as != cell);
        Ok(match (called.filter(|_| !is_another), renamed.came_as.get(&cell)) {
            (Some(rec), _) | (None, Some(&rec)) => Some(rec),
            (None, None) => match called {
                Some(rec) => Some(rec),
                // What a person has deleted a service does not bring back.
                None => store.find_deleted(Kind::Measurement, &values)?,
            },
        })
    }

    /// By what name the row of a service speaks of a measurement.
    pub fn speaker(
        &mut self,
        store: &Store,
        source: &str,
        row: &IncomingRow,
        rec: Rec,
    ) -> Result<Speaker, Error> {
        let cell = self.cell(store, row)?;
        let renamed = self.renamed(store, source)?;
        let Some(came_as) = renamed.of.get(&rec) else { return Ok(Speaker::Owner) };
        Ok(match renamed.taken.get(&rec) {
            Some(name) if Some(name) == row.ext_id.as_ref() => Speaker::Owner,
            Some(_) if *came_as == cell => Speaker::Former,
            None if *came_as == cell => Speaker::Owner,
            _ => Speaker::Other,
        })
    }

    /// A person has taken the figure of this row for a measurement that came as another.
    pub fn take(&mut self, rec: Rec, row: &IncomingRow) {
        if let Some((renamed, name)) = self.renamed.as_mut().zip(row.ext_id.clone()) {
            renamed.taken.insert(rec, name);
        }
    }

    /// Whether what a row speaks of is or was the name of a measurement that a person has renamed.
    pub fn is_renamed(&mut self, store: &Store, source: &str, row: &IncomingRow) -> Result<bool, Error> {
        let names = &self.renamed(store, source)?.names;
        Ok(!names.is_empty() && names.contains(&cell(row)))
    }

    fn renamed(&mut self, store: &Store, source: &str) -> Result<&Renamed, Error> {
        match &mut self.renamed {
            Some(renamed) => Ok(renamed),
            none => Ok(none.insert(Renamed::read(store, source)?)),
        }
    }

    /// What a row is of, with the indicator's key as its record has it.
    fn cell(&mut self, store: &Store, row: &IncomingRow) -> Result<Cell, Error> {
        let mut cell = cell(row);
        let [indicator, ..] = &mut cell;
        *indicator = self.indicator(store, indicator)?;
        Ok(cell)
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

impl Renamed {
    fn read(store: &Store, source: &str) -> Result<Renamed, Error> {
        let mut all = Renamed::default();
        for renamed in store.renamed()? {
            all.names.extend([renamed.was.clone(), renamed.is]);
            all.of.insert(renamed.rec, renamed.was.clone());
            all.came_as.insert(renamed.was, renamed.rec);
        }
        if !all.of.is_empty() {
            for (rec, name) in store.noted(source, Kind::Measurement, TAKEN)? {
                all.taken.entry(rec).or_insert(name);
            }
        }
        Ok(all)
    }
}

fn cell(row: &IncomingRow) -> Cell {
    CELL.map(|id| {
        let value = row.values.iter().find(|(named, _)| *named == id).and_then(|(_, value)| value.clone());
        value.unwrap_or_default()
    })
}

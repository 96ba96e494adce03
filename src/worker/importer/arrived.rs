//! A row as it arrives, and what the import's memory keeps of it.

use std::cell::OnceCell;

use super::known::{figure_said, said};
use crate::domain::field::{VERSION, by_id};
use crate::domain::measured::{CELL, Said};
use crate::exchange::incoming::IncomingRow;
use crate::store::Memory;

/// Stands in the memory for the change that an export of ours carried; no field has this number.
pub(super) const CARRIED: u16 = 0;
/// Stands there for when the record last changed in the file that the export was of, for as long as nothing changes here.
pub(super) const WRITTEN: u16 = 1;

/// Stands there where a person has taken the figure of this name for a measurement that came under another; no field has
/// this number.
pub(super) const TAKEN: u16 = 2;

/// A row as it arrives: what it says, and what is remembered of it.
pub(super) struct Arrived {
    /// What it says.
    pub row: IncomingRow,
    /// What is to be remembered, once it was asked for.
    pub said: OnceCell<Vec<(u16, String)>>,
}

impl Arrived {
    pub fn new(row: IncomingRow) -> Arrived {
        let arrived = Arrived { row, said: OnceCell::new() };
        // Of most figures of a service nothing is remembered but the figure.
        if arrived.row.measure.is_none() {
            arrived.said();
        }
        arrived
    }

    /// What is to be remembered of it.
    fn said(&self) -> &[(u16, String)] {
        self.said.get_or_init(|| said_by(&self.row))
    }

    /// The row's first line.
    pub fn line(&self) -> u64 {
        self.row.line
    }

    /// The row itself.
    pub fn row(&mut self) -> &mut IncomingRow {
        &mut self.row
    }

    /// How many characters cleaning has removed from it.
    pub fn cleaned(&self) -> u32 {
        self.row.cleaned
    }

    /// What is to be remembered: what the row says, over what was remembered of fields that it does not have.
    pub fn remembered(&self, before: Option<&Memory>) -> Vec<(u16, String)> {
        let mut fields = self.said().to_vec();
        for (id, said) in before.map(|memory| memory.fields.as_slice()).unwrap_or_default() {
            if *id != CARRIED && !self.said().iter().any(|(known, _)| known == id) {
                fields.push((*id, said.clone()));
            }
        }
        fields.sort();
        fields
    }

    /// Whether all that the row says was said before.
    pub fn says_what_was_said(&self, memory: &Memory) -> bool {
        self.said().iter().all(|said| memory.fields.binary_search(said).is_ok())
            && (self.row.change.is_some() || memory.fields.iter().all(|(id, _)| *id != CARRIED))
    }
}

/// What is remembered of a new record, with when it last changed where it comes from.
pub(super) fn with_written(mut fields: Vec<(u16, String)>, written: Option<i64>) -> Vec<(u16, String)> {
    fields.extend(written.map(|at| (WRITTEN, at.to_string())));
    fields.sort();
    fields
}

/// What is remembered of what a row says, in the order of the fields.
fn said_by(row: &IncomingRow) -> Vec<(u16, String)> {
    // What a figure of a service is of is its name there; that needs no memory of its own.
    let values = row.values.iter().filter(|(id, _)| !is_name(row, *id));
    let mut fields: Vec<(u16, String)> = values
        .filter_map(|(id, value)| Some((*id, said(by_id(*id)?, value.as_deref()))))
        .chain(figure(row))
        .chain(row.change.map(|change| (CARRIED, change.to_string())))
        .collect();
    fields.sort();
    fields
}

/// Whether a field is part of what a figure is known by at its service.
pub(super) fn is_name(row: &IncomingRow, field: u16) -> bool {
    row.measure.is_some() && CELL.contains(&field)
}

fn figure(row: &IncomingRow) -> Option<(u16, String)> {
    let figure = Said::of(&row.values);
    (!figure.is_empty()).then(|| (VERSION, figure_said(&figure)))
}

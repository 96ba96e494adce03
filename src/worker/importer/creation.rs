//! A row of a file as changes: a new record, or what is new of a measurement's figure.

use crate::domain::change::{Change, On, Put, Version};
use crate::domain::field::{Form, Kind, by_id};
use crate::domain::measured::{self, Said};
use crate::domain::record::Rec;
use crate::exchange::incoming::IncomingRow;

/// A row of a file as a new record; a measurement with the versions of its figure, in the order in which they came.
/// `at` is the place that the creation gets in its batch.
pub fn creation(kind: Kind, row: IncomingRow, at: usize) -> Vec<Change> {
    let figure = Said::of(&row.values);
    let mut given = Vec::with_capacity(row.values.len() + 1);
    for (id, value) in row.values {
        let Some(text) = value.filter(|_| measured::column(id).is_none()) else { continue };
        match by_id(id).map(|f| f.form) {
            Some(Form::Member) => given.extend(text.split('\n').map(|m| (id, Put::text(m)))),
            _ => given.push((id, Put::Text(text))),
        }
    }
    let mut versions = row.versions;
    let newest = figure.over(versions.last()).filter(|_| figure.differs(versions.last()));
    versions.extend(newest);
    let version = |version| Change::Version { on: On::Made(at), version };
    let mut changes = vec![Change::Create { kind, key: row.key, values: given }];
    changes.extend(versions.into_iter().map(version));
    changes
}

/// What a row of a file says anew of the figure of a measurement that is there; nothing where it stands already.
pub fn revision(measurement: Rec, now: Option<&Version>, row: &IncomingRow) -> Option<Change> {
    let figure = Said::of(&row.values);
    let version = figure.over(now).filter(|_| figure.revises(now))?;
    Some(Change::Version { on: On::Record(measurement), version })
}

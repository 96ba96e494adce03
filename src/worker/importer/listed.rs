//! The rows behind the numbers of a preview: the first of each sort, so that a file of any size is shown in bounded
//! memory.

use super::written::{Counted, Written};
use crate::domain::change::Change;
use crate::domain::field::by_id;
use crate::domain::record::{Rec, Record};

/// How many rows of a sort are kept.
const MOST: usize = 500;

/// What a row of a preview is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A new record: its heading.
    New(String),
    /// A change of these fields.
    Changed(Vec<u16>),
    /// Nothing new.
    Unchanged,
    /// A repetition of the row on this line.
    Repeated(u64),
    /// So many characters were removed from it.
    Cleaned(u32),
}

/// A row of a preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The first line it stands on.
    pub line: u64,
    /// Its key, or what its source knows it by.
    pub key: String,
    /// What it is.
    pub sort: Sort,
}

/// The rows that are kept.
#[derive(Debug, Default)]
pub struct List {
    rows: Vec<Listed>,
    /// How many of each sort.
    counts: [usize; 5],
}

impl List {
    /// The rows, in the order in which they were met.
    pub fn rows(&self) -> &[Listed] {
        &self.rows
    }

    /// Keeps a row, unless there are many of its sort.
    pub(super) fn add(&mut self, line: u64, key: Option<&str>, sort: Sort) {
        if self.has_room(place(&sort)) {
            self.rows.push(Listed { line, key: key.unwrap_or_default().to_owned(), sort });
        }
    }

    /// Keeps a row that would be written.
    pub(super) fn add_written(&mut self, written: &Written) {
        let (line, key) = (written.line, written.row.ext_id.as_str());
        let place = match written.as_what {
            Counted::New => 0,
            Counted::Changed => 1,
            Counted::Unchanged => 2,
        };
        if self.has_room(place) {
            let sort = match written.as_what {
                Counted::New => Sort::New(heading(&written.row.changes)),
                Counted::Changed => Sort::Changed(fields(&written.row.changes)),
                Counted::Unchanged => Sort::Unchanged,
            };
            self.rows.push(Listed { line, key: key.to_owned(), sort });
        }
    }

    fn has_room(&mut self, place: usize) -> bool {
        let count = self.counts.get_mut(place);
        count.is_some_and(|count| {
            *count += 1;
            *count <= MOST
        })
    }
}

fn place(sort: &Sort) -> usize {
    match sort {
        Sort::New(_) => 0,
        Sort::Changed(_) => 1,
        Sort::Unchanged => 2,
        Sort::Repeated(_) => 3,
        Sort::Cleaned(_) => 4,
    }
}

/// How the record is called that these changes make.
fn heading(changes: &[Change]) -> String {
    let Some(Change::Create { kind, values, .. }) = changes.first() else { return String::new() };
    let mut record = Record { rec: Rec { kind: *kind, id: 0 }, ..Record::blank(*kind) };
    for (value, field) in record.values.iter_mut().zip(kind.fields()) {
        let given = values.iter().find(|(id, _)| *id == field.id);
        *value = given.and_then(|(_, put)| put.known());
    }
    let own = record.heading();
    if own.is_empty() { first_values(&record) } else { own }
}

/// What stands for a record without words of its own, such as a measurement.
fn first_values(record: &Record) -> String {
    let values = record.iter().filter_map(|(_, value)| value).filter(|value| *value != "false");
    values.take(4).collect::<Vec<_>>().join(" · ")
}

fn fields(changes: &[Change]) -> Vec<u16> {
    let mut fields: Vec<u16> = changes.iter().filter_map(field).collect();
    fields.dedup();
    fields
}

fn field(change: &Change) -> Option<u16> {
    match change {
        Change::Set { field, .. }
        | Change::Member { field, .. }
        | Change::Edit { field, .. }
        | Change::Count { field, .. } => by_id(*field).map(|field| field.id),
        Change::Version { .. } => Some(crate::domain::field::VERSION),
        _ => None,
    }
}

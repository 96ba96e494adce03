//! Files into the store: what each row means against what was read before, in parts that hold the lock only briefly.

use crate::domain::change::{Change, Put};
use crate::domain::field::{Form, Kind, by_id};
use crate::exchange::incoming::IncomingRow;

/// A row as a new record.
pub fn creation(kind: Kind, row: &IncomingRow) -> Change {
    let mut values = Vec::with_capacity(row.values.len());
    for (id, value) in &row.values {
        let Some(text) = value else { continue };
        match by_id(*id).map(|f| f.form) {
            Some(Form::Member) => values.extend(text.split('\n').map(|m| (*id, Put::text(m)))),
            _ => values.push((*id, Put::Text(text.clone()))),
        }
    }
    Change::Create { kind, key: row.key.clone(), values }
}

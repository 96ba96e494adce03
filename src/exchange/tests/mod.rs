//! The way of whole files: read from fixtures, written and read back.

mod cells;
mod reading;
mod round_trip;

use super::incoming::{Incoming, IncomingRow, Problem};
use crate::domain::field::{Kind, by_id};
use crate::domain::testing::Dice;

/// Opens a file that is expected to be known.
fn open<'a>(bytes: &'a [u8], name: &str) -> Incoming<&'a [u8]> {
    Incoming::open(bytes, name, None).unwrap_or_else(|problem| panic!("{}", problem.words().da))
}

/// The rows and the problems of a file, apart.
fn split(incoming: &mut Incoming<&[u8]>) -> (Vec<IncomingRow>, Vec<Problem>) {
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for row in incoming {
        match row {
            Ok(row) => rows.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    (rows, problems)
}

/// What a row says of a field; `None` where it does not name it.
fn value<'a>(row: &'a IncomingRow, name: &str) -> Option<Option<&'a str>> {
    let named = |id: u16| by_id(id).is_some_and(|field| field.name == name);
    row.values.iter().find(|(id, _)| named(*id)).map(|(_, value)| value.as_deref())
}

/// What a person would call a file of this kind.
fn named_file(kind: Kind) -> String {
    format!("{}.csv", kind.plural())
}

//! The columns of a table, so that a person can say which field each is.

use super::{Failed, Input, remembering};
use crate::domain::columns::Columns;
use crate::exchange::asked::{Asked, Wanted};
use crate::exchange::incoming::{Incoming, Message, Problem};
use crate::exchange::mapping::{Mapping, guess};
use crate::store::Store;

/// The columns of a table that nobody knows, as they are guessed, or of one that is read as a person has said; `None` of
/// any other file.
///
/// # Errors
/// The file cannot be read, or the store failed.
pub fn columns(store: &Store, input: Input<'_>, asked: &Asked) -> Result<Option<Columns>, Failed> {
    let settled = input.settle()?;
    let (name, asked) = (input.name(), remembering(store, asked)?);
    let mapping = match Incoming::tables(settled.reader()?, &name, &asked) {
        Ok(tables) => tables.into_iter().find_map(|table| table.mapping),
        Err(Problem { message: Message::UnknownHeader { header }, .. }) if !header.is_empty() => {
            Some(guess(&header, asked.wanted.map(Wanted::kind)).guess)
        }
        Err(problem) => return Err(problem.into()),
    };
    let Some(mapping) = mapping else { return Ok(None) };
    let header: Vec<String> = mapping.columns.iter().map(|(name, _)| name.clone()).collect();
    let unread = Mapping::blank(mapping.kind, &header);
    let looked =
        Asked { wanted: Some(Wanted::Kind(mapping.kind)), remembered: vec![unread], ..Asked::default() };
    let tables = Incoming::tables(settled.reader()?, &name, &looked)?;
    let Some(table) = tables.into_iter().find(|table| table.mapping.is_some()) else { return Ok(None) };
    Ok(Some(in_order(&mapping, table.samples())))
}

/// As the columns stand in this file.
fn in_order(mapping: &Mapping, samples: Vec<(String, String)>) -> Columns {
    let (names, samples): (Vec<String>, Vec<String>) = samples.into_iter().unzip();
    let columns = names.iter().map(|name| (name.clone(), mapping.field_of(name).map(str::to_owned)));
    Columns { mapping: Mapping { kind: mapping.kind, columns: columns.collect() }, samples }
}

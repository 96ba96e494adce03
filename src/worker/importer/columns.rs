//! The columns of the tables of a file, so that a person can say which field each is.

use super::remembered::remembering;
use super::{Failed, Input};
use crate::domain::columns::{Columns, KINDS, Mapping};
use crate::exchange::asked::Asked;
use crate::exchange::incoming::{Unsettled, unsettled};
use crate::exchange::mapping::guess;
use crate::store::Store;

/// The columns of the tables that nobody knows, as they are guessed, and of those that are read as a person has said.
///
/// # Errors
/// The file cannot be read, or the store failed.
pub fn columns(store: &Store, input: Input<'_>, asked: &Asked) -> Result<Vec<Columns>, Failed> {
    let settled = input.settle()?;
    let tables = unsettled(settled.reader()?, &input.name(), &remembering(store, asked)?)?;
    Ok(tables.into_iter().map(asked_about).collect())
}

fn asked_about(table: Unsettled) -> Columns {
    let Unsettled { sheet, said, samples } = table;
    let (names, samples): (Vec<String>, Vec<String>) = samples.into_iter().unzip();
    let is_said = said.is_some();
    let mapping = match said {
        Some(said) => in_order(&said, &names),
        None => guess(&names, None).guess,
    };
    let guesses = KINDS.iter().map(|kind| guess(&names, Some(*kind)).guess).collect();
    Columns { sheet, mapping, is_said, guesses, samples }
}

/// As the columns stand in this file.
fn in_order(mapping: &Mapping, names: &[String]) -> Mapping {
    let field = |name: &String| mapping.field_of(name).map(str::to_owned);
    let columns = names.iter().map(|name| (name.clone(), field(name))).collect();
    Mapping { kind: mapping.kind, columns }
}

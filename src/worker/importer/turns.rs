//! The order of files that come in together: each finds the records that it names.

use std::fs::File;
use std::path::Path;

use super::remembering;
use crate::exchange::asked::Asked;
use crate::exchange::incoming::{Incoming, Turn};
use crate::store::{Error, Store};

/// The files in the order in which they are read; those whose turn is the same stay as they stand. A pipe is read once,
/// and a file that cannot be read says why when its turn comes: last.
///
/// # Errors
/// The store failed.
pub fn in_turn<'p>(store: &Store, paths: Vec<&'p Path>, asked: &Asked) -> Result<Vec<&'p Path>, Error> {
    if paths.len() < 2 {
        return Ok(paths);
    }
    let asked = remembering(store, asked)?;
    let mut turns: Vec<(Turn, &Path)> = paths.into_iter().map(|path| (turn(path, &asked), path)).collect();
    turns.sort_by_key(|(turn, _)| *turn);
    Ok(turns.into_iter().map(|(_, path)| path).collect())
}

fn turn(path: &Path, asked: &Asked) -> Turn {
    let is_file = path.metadata().is_ok_and(|found| found.is_file());
    let file = Some(path).filter(|_| is_file).and_then(|path| File::open(path).ok());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let tables = file.and_then(|file| Incoming::tables(file, &name, asked).ok());
    tables.and_then(|tables| tables.first().map(Incoming::turn)).unwrap_or(Turn::LAST)
}

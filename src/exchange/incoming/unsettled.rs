//! The tables of a file whose columns a person is asked about.

use std::io::Read;

use super::super::asked::Asked;
use super::super::mapping::{Mapping, guess, known};
use super::super::problem::Problem;
use super::super::reading::{self, Reading};
use super::super::tables::Tables;

/// A table that nobody knows, or that is read as a person has said.
pub struct Unsettled {
    /// Its sheet, in a workbook.
    pub sheet: Option<String>,
    /// What was said of its columns, now or of an earlier file.
    pub said: Option<Mapping>,
    /// The names of its columns with a value of each.
    pub samples: Vec<(String, String)>,
}

/// The tables of a file that a person is asked about, or was.
///
/// # Errors
/// A problem of the whole file.
pub fn unsettled<R: Read>(inner: R, file_name: &str, asked: &Asked) -> Result<Vec<Unsettled>, Problem> {
    let mut tables = Vec::new();
    for table in Tables::open(inner, file_name, asked)?.found {
        let (what, header) = (table.what.clone(), table.rows.header());
        let said = reading::mapping(asked, header)?;
        let read = Reading::of(what, said.as_ref(), asked, header, &table.shown, table.rows.dialect());
        let said = said.or_else(|| read.as_ref().ok().and_then(|read| in_part(read, header)));
        if said.is_some() || read.is_err_and(|problem| problem.is_about_columns()) {
            tables.push(Unsettled { sheet: table.sheet(), said, samples: table.samples() });
        }
    }
    Ok(tables)
}

/// The columns of a table with our own names and others beside them: as they are read, and what the others may be.
fn in_part(read: &Reading, header: &[String]) -> Option<Mapping> {
    let kind = match read {
        Reading::Own(own) if !read.others_at(header).is_empty() => own.kind(),
        _ => return None,
    };
    let mut mapping = guess(header, Some(kind)).guess;
    for (name, at) in header.iter().zip(0..) {
        if let Some(field) = known(kind, name) {
            mapping.put(at, Some(field));
        }
    }
    Some(mapping)
}

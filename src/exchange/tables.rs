//! The tables of a file as they are found, before anybody says how their rows are read: what each seems to be, its
//! columns and its rows.

use std::io::{Cursor, Read};

use super::asked::Asked;
use super::opening::{Rows, SheetRows, Shown, Whole, start_of, unreadable};
use super::problem::{Message, Problem, quoted};
use super::recognise::{self, Recognised};
use super::table::Row;
use super::workbook::{self, PACKED_LIMIT, Sheet};
use crate::domain::clean::clean;
use crate::domain::columns::loose;

/// A table of a file.
pub(super) struct Found<R> {
    /// What it is called: the file's name, behind that of its sheet where there are several.
    pub(super) name: String,
    /// What it seems to be.
    pub(super) what: Recognised,
    pub(super) shown: Shown,
    pub(super) rows: Rows<R>,
}

/// The tables of a file.
pub(super) struct Tables<R> {
    /// The one of a file, or the filled sheets of a workbook.
    pub(super) found: Vec<Found<R>>,
    /// The sheets that are hidden, which nobody reads.
    pub(super) hidden: Vec<String>,
}

impl<R: Read> Tables<R> {
    /// Looks at the start of a file and reads the headers.
    ///
    /// # Errors
    /// A problem of the whole file: it holds nothing, or cannot be read.
    pub(super) fn open(mut inner: R, file_name: &str, asked: &Asked) -> Result<Tables<R>, Problem> {
        let start = start_of(&mut inner).map_err(unreadable)?;
        if start.trim_ascii().is_empty() {
            return Err(Problem::file(Message::Empty));
        }
        let (what, header_at) = recognise::told(&start, file_name);
        let whole = Cursor::new(start).chain(inner);
        if what == Recognised::Workbook {
            return Tables::of_workbook(whole, file_name, asked);
        }
        if let Some(sheet) = asked.sheets.first() {
            return Err(no_such(sheet, &[]));
        }
        let (start, _) = whole.get_ref();
        let shown = Shown::of(start.get_ref(), &what, asked, header_at, file_name);
        let rows = Rows::open(whole, &shown).map_err(unreadable)?;
        let found = vec![Found { name: file_name.to_owned(), what, shown, rows }];
        Ok(Tables { found, hidden: Vec::new() })
    }

    fn of_workbook(whole: Whole<R>, file_name: &str, asked: &Asked) -> Result<Tables<R>, Problem> {
        let mut bytes = Vec::new();
        whole.take(PACKED_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        let mut sheets = workbook::sheets(&bytes).map_err(Problem::file)?;
        drop(bytes);
        let hidden = sheets.iter().filter(|sheet| sheet.is_hidden).map(|sheet| quoted(&sheet.name)).collect();
        sheets.retain(|sheet| !sheet.is_hidden && sheet.filled().next().is_some());
        if sheets.is_empty() {
            return Err(Problem::file(Message::Empty));
        }
        if let Some(sheet) =
            asked.sheets.iter().find(|name| !sheets.iter().any(|sheet| is_called(sheet, name)))
        {
            return Err(no_such(sheet, &sheets));
        }
        let is_one = sheets.len() == 1;
        let name = |sheet: &Sheet| match is_one {
            true => file_name.to_owned(),
            false => format!("{} {file_name}", quoted(&sheet.name)),
        };
        let is_asked =
            |sheet: &Sheet| asked.sheets.is_empty() || asked.sheets.iter().any(|name| is_called(sheet, name));
        let found = sheets.into_iter().filter(is_asked).map(|sheet| Found::of_sheet(name(&sheet), sheet));
        Ok(Tables { found: found.collect(), hidden })
    }
}

fn is_called(sheet: &Sheet, name: &str) -> bool {
    loose(&sheet.name) == loose(name)
}

fn no_such(sheet: &str, sheets: &[Sheet]) -> Problem {
    let sheets = sheets.iter().map(|sheet| quoted(&sheet.name)).collect();
    Problem::file(Message::NoSuchSheet { sheet: quoted(sheet), sheets })
}

impl<R: Read> Found<R> {
    fn of_sheet(name: String, sheet: Sheet) -> Found<R> {
        let (what, header_at) = recognise::table(&sheet.first_lines(), &name);
        let shown = Shown::of_sheet(&sheet, &what, header_at, &name);
        let rows = Rows::Sheet(Box::new(SheetRows::below(sheet, header_at)));
        Found { name, what, shown, rows }
    }

    /// The name of its sheet as it may stand in a sentence, in a workbook.
    pub(super) fn sheet(&self) -> Option<String> {
        self.rows.sheet().map(quoted)
    }

    /// The names of its columns with a value of each, from the first rows.
    pub(super) fn samples(mut self) -> Vec<(String, String)> {
        const LOOKED_AT: usize = 20;
        const LONGEST: usize = 80;
        let (dialect, header) = (self.rows.dialect(), self.rows.header().to_vec());
        let rows = std::iter::from_fn(|| self.rows.next());
        let first: Vec<Row> = rows.take(LOOKED_AT).flatten().collect();
        let cell = |at: usize, row: &Row| {
            let cell = clean(dialect.text(row.cells.get(at)?), false).text;
            Some(cell.trim().chars().take(LONGEST).collect::<String>()).filter(|cell| !cell.is_empty())
        };
        let sample = |at: usize| first.iter().find_map(|row| cell(at, row)).unwrap_or_default();
        let columns = header.into_iter().enumerate().filter(|(_, name)| !name.is_empty());
        columns.map(|(at, name)| (name, sample(at))).collect()
    }
}

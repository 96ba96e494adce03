//! The cells of one sheet, held close together: an empty one costs nothing, whatever column it stands in.

use quick_xml::events::{BytesStart, Event};

use super::merged::{self, Below};
use super::package::{Package, Part, too_large};
use super::shown::{self, Shown};
use super::text::{Strings, attribute, plain, runs, unescape};
use super::{Message, TEXT_LIMIT};
use crate::exchange::table::{CELL_LIMIT, ENOUGH, Row};

/// The most columns and rows of a sheet.
const COLUMNS: usize = 16_384;
const ROWS: u64 = 1_048_576;

/// What the cells of all sheets refer to.
pub(super) struct Context {
    pub(super) strings: Strings,
    pub(super) styles: Vec<Shown>,
    pub(super) is_1904: bool,
}

/// One sheet, with the rows that hold anything.
#[derive(Default)]
pub(in crate::exchange) struct Sheet {
    /// Its name.
    pub(in crate::exchange) name: String,
    /// Whether it is hidden, and so was not read.
    pub(in crate::exchange) is_hidden: bool,
    /// How many cells hold the result of a formula.
    pub(in crate::exchange) computed: u64,
    below: Vec<Below>,
    text: String,
    cells: Vec<Cell>,
    rows: Vec<(u64, usize)>,
}

/// Where a cell stands and its text ends.
#[derive(Clone, Copy)]
struct Cell {
    end: u32,
    column: u16,
    is_number: bool,
}

/// A cell as its element says it.
struct Said {
    column: usize,
    shown: Shown,
    kind: Type,
}

/// How a cell holds its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    Inline,
    Truth,
    Text,
    /// An error or a date in ISO form.
    AsItIs,
}

impl Sheet {
    pub(super) fn hidden(name: String) -> Sheet {
        Sheet { name, is_hidden: true, ..Sheet::default() }
    }

    /// Reads all cells.
    pub(super) fn read(
        package: &mut Package<'_>,
        path: &str,
        name: String,
        context: &Context,
    ) -> Result<Sheet, Message> {
        let mut sheet = Sheet { name, ..Sheet::default() };
        let mut part = package.part(path)?.ok_or(Message::BrokenWorkbook)?;
        match sheet.fill(&mut part, context) {
            Ok(()) => Ok(sheet),
            Err(Message::BrokenWorkbook) => {
                let line = sheet.rows.last().map_or(0, |(line, _)| *line);
                Err(Message::BrokenSheet { sheet: sheet.name, line })
            }
            Err(other) => Err(other),
        }
    }

    fn fill(&mut self, part: &mut Part<'_, '_>, context: &Context) -> Result<(), Message> {
        let (mut line, mut column) = (0, 0);
        loop {
            match part.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "row" => {
                        let named = attribute(&start, "r")?.map(|r| r.parse().unwrap_or_default());
                        let next = named.unwrap_or(line + 1);
                        if next <= line || next > ROWS {
                            return Err(Message::BrokenWorkbook);
                        }
                        (line, column) = (next, 0);
                        self.rows.push((line, self.cells.len()));
                    }
                    "c" => {
                        let said = said(&start, column, context)?;
                        column = said.column + 1;
                        self.cell(part, &said, line, context)?;
                    }
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "sheetData" => break,
                Event::Eof => return Err(Message::BrokenWorkbook),
                _ => {}
            }
        }
        let lines: Vec<u64> = self.rows.iter().map(|(line, _)| *line).collect();
        let mut below = merged::read(part, &lines)?;
        below.retain(|below| self.holds_any(below.row) && self.cell_at(below.above, below.column).is_some());
        self.below = below;
        Ok(())
    }

    /// Reads one cell to its end and keeps what it holds.
    fn cell(
        &mut self,
        part: &mut Part<'_, '_>,
        said: &Said,
        line: u64,
        context: &Context,
    ) -> Result<(), Message> {
        let from = self.text.len();
        let (mut has_formula, mut value) = (false, None);
        loop {
            match part.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "f" => has_formula = true,
                    "v" => plain(part, "v", value.get_or_insert_default())?,
                    "is" => runs(part, "is", &mut self.text)?,
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "c" => break,
                Event::Eof => return Err(Message::BrokenWorkbook),
                _ => {}
            }
        }
        let has_result = value.is_some() || self.text.len() > from;
        if has_formula && !has_result {
            return Err(Message::NoResult { sheet: self.name.clone(), cell: named(said.column, line) });
        }
        self.computed += u64::from(has_formula);
        if let Some(value) = value.filter(|_| said.kind != Type::Inline) {
            self.value(&value, said, has_formula, context)?;
        }
        self.keep(from, said, line)
    }

    /// Adds what a value says.
    fn value(
        &mut self,
        value: &str,
        said: &Said,
        is_computed: bool,
        context: &Context,
    ) -> Result<(), Message> {
        let bare = value.trim();
        let from = self.text.len();
        match said.kind {
            _ if bare.is_empty() && said.kind != Type::Text => {}
            Type::Shared => {
                let shared = bare.parse().ok().and_then(|at| context.strings.get(at));
                self.text.push_str(shared.ok_or(Message::BrokenWorkbook)?);
            }
            Type::Truth => self.text.push_str(if matches!(bare, "1" | "true") { "true" } else { "false" }),
            Type::Number => {
                let number = bare.parse().ok().filter(|number: &f64| number.is_finite());
                let number = number.ok_or(Message::BrokenWorkbook)?;
                self.text.push_str(&shown::text(number, said.shown, is_computed, context.is_1904));
            }
            Type::AsItIs | Type::Inline => self.text.push_str(bare),
            Type::Text => {
                self.text.push_str(value);
                unescape(&mut self.text, from);
            }
        }
        Ok(())
    }

    fn keep(&mut self, from: usize, said: &Said, line: u64) -> Result<(), Message> {
        let length = self.text.len() - from;
        if length > CELL_LIMIT {
            let megabytes = (CELL_LIMIT / 1024 / 1024) as u64;
            return Err(Message::CellTooLong {
                sheet: self.name.clone(),
                cell: named(said.column, line),
                megabytes,
            });
        }
        if self.text.len() > TEXT_LIMIT {
            return Err(too_large(TEXT_LIMIT as u64));
        }
        if length > 0 {
            let end = u32::try_from(self.text.len()).map_err(|_| too_large(TEXT_LIMIT as u64))?;
            self.cells.push(Cell { end, column: said.column as u16, is_number: said.kind == Type::Number });
        }
        Ok(())
    }

    /// The rows with anything in them, each with its place among all.
    pub(in crate::exchange) fn filled(&self) -> impl Iterator<Item = (usize, Row)> {
        (0..self.rows.len()).filter_map(|at| Some((at, self.row(at)?))).filter(|(_, row)| !row.is_blank())
    }

    /// The first of them, as cells.
    pub(in crate::exchange) fn first_lines(&self) -> Vec<Vec<String>> {
        self.filled().take(ENOUGH).map(|(_, row)| row.labels()).collect()
    }

    /// A row, as wide as its last cell with anything in it. Where it has any, cells that are merged with one above have what
    /// stands there.
    pub(in crate::exchange) fn row(&self, at: usize) -> Option<Row> {
        let mut row = self.bare(at)?;
        for below in self.below_in(at) {
            let Some((text, is_number)) = self.cell_at(below.above, below.column) else { continue };
            if row.cells.len() <= below.column {
                row.cells.resize(below.column + 1, String::new());
                row.numbers.resize(below.column + 1, false);
            }
            if let (Some(place), Some(number)) =
                (row.cells.get_mut(below.column), row.numbers.get_mut(below.column))
            {
                (*place, *number) = (text.to_owned(), is_number);
            }
        }
        Some(row)
    }

    /// How many cells have what stands in one above that they are merged with.
    pub(in crate::exchange) fn merged(&self) -> u64 {
        self.below.len() as u64
    }

    fn below_in(&self, row: usize) -> &[Below] {
        let from = self.below.partition_point(|below| below.row < row);
        let to = self.below.partition_point(|below| below.row <= row);
        self.below.get(from..to).unwrap_or_default()
    }

    fn holds_any(&self, row: usize) -> bool {
        self.cells_of(row).is_some_and(|cells| !cells.is_empty())
    }

    fn cells_of(&self, row: usize) -> Option<&[Cell]> {
        let (_, first) = *self.rows.get(row)?;
        let next = self.rows.get(row + 1).map_or(self.cells.len(), |(_, next)| *next);
        self.cells.get(first..next)
    }

    /// What a cell holds, if anything, and whether that is a number.
    fn cell_at(&self, row: usize, column: usize) -> Option<(&str, bool)> {
        let (_, first) = *self.rows.get(row)?;
        let at = first + self.cells_of(row)?.binary_search_by_key(&column, |c| usize::from(c.column)).ok()?;
        let cell = self.cells.get(at)?;
        Some((self.text.get(self.start(at)..cell.end as usize)?, cell.is_number))
    }

    /// Where the text of a cell begins.
    fn start(&self, cell: usize) -> usize {
        cell.checked_sub(1).and_then(|at| self.cells.get(at)).map_or(0, |cell| cell.end as usize)
    }

    fn bare(&self, at: usize) -> Option<Row> {
        let (line, first) = *self.rows.get(at)?;
        let cells = self.cells_of(at)?;
        let width = cells.last().map_or(0, |cell| usize::from(cell.column) + 1);
        let mut row = Row { line, cells: vec![String::new(); width], numbers: vec![false; width] };
        let mut start = self.start(first);
        for cell in cells {
            let at = usize::from(cell.column);
            let end = cell.end as usize;
            if let (Some(place), Some(number)) = (row.cells.get_mut(at), row.numbers.get_mut(at)) {
                *place = self.text.get(start..end).unwrap_or_default().to_owned();
                *number = cell.is_number;
            }
            start = end;
        }
        Some(row)
    }
}

/// What an element says of its cell, which stands behind the one before it.
fn said(start: &BytesStart<'_>, expected: usize, context: &Context) -> Result<Said, Message> {
    let mut said = Said { column: expected, shown: Shown::default(), kind: Type::Number };
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Message::BrokenWorkbook)?;
        let value = attribute.value.as_ref();
        match attribute.key.as_ref() {
            "r" => said.column = column(value).unwrap_or(COLUMNS),
            "s" => {
                let style = value.parse().ok().and_then(|style: usize| context.styles.get(style));
                said.shown = style.copied().unwrap_or_default();
            }
            "t" => said.kind = kind(value).ok_or(Message::BrokenWorkbook)?,
            _ => {}
        }
    }
    let fits = (expected..COLUMNS).contains(&said.column);
    if fits { Ok(said) } else { Err(Message::BrokenWorkbook) }
}

fn kind(name: &str) -> Option<Type> {
    Some(match name {
        "n" => Type::Number,
        "s" => Type::Shared,
        "inlineStr" => Type::Inline,
        "b" => Type::Truth,
        "str" => Type::Text,
        "e" | "d" => Type::AsItIs,
        _ => return None,
    })
}

/// The column of `BC12`, from 0.
fn column(cell: &str) -> Option<usize> {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters
        .take(4)
        .fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

/// The column, from 0, and the line of `BC12`.
pub(super) fn place(cell: &str) -> Option<(usize, u64)> {
    let line = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    Some((column(cell).filter(|column| *column < COLUMNS)?, line))
}

/// A cell as a person names it.
fn named(column: usize, line: u64) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{line}")
}

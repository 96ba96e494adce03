//! Records out as a workbook (XLSX): one sheet, its header frozen and filtered, dates as dates, numbers as numbers and
//! everything else as text that stays text. The same records give the same bytes.
//!
//! Days are real dates shown in ISO form: whoever has a spreadsheet can sort, filter and count by them, and they are read
//! back to the day. Times, periods and keys are texts, since a spreadsheet has nothing that holds them exactly.

use std::io;

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use serde_json::Value;

/// The longest text of a cell, in UTF-16 units, and the most rows below a header: what a spreadsheet can hold.
pub(super) const LONGEST: usize = 32_767;
const ROWS: u32 = 1_048_575;
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 60);
/// When every workbook says that it was made: the same records give the same bytes.
const MADE: (u16, u8, u8) = (2020, 1, 1);

/// A cell of a workbook.
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// A day.
    Day(NaiveDate),
    /// A text, whatever it looks like.
    Text(String),
}

impl Cell {
    /// A value of JSON as a cell, its texts joined by `text`.
    pub(super) fn of(value: &Value, text: impl FnOnce(&Value) -> String) -> Cell {
        match value {
            Value::Null => Cell::Empty,
            Value::Bool(truth) => Cell::Truth(*truth),
            // Above 2⁵³ a spreadsheet would round it.
            Value::Number(number) => match number.as_f64().filter(|n| n.abs() <= 9_007_199_254_740_992.0) {
                Some(number) => Cell::Number(number),
                None => Cell::Text(number.to_string()),
            },
            other => Cell::text(text(other)),
        }
    }

    /// A text; nothing where it is empty.
    pub(super) fn text(text: String) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// A day, where the text is one that a spreadsheet can hold.
    pub(super) fn day(text: String) -> Cell {
        let first = NaiveDate::from_ymd_opt(1900, 3, 1);
        match text.parse::<NaiveDate>().ok().filter(|day| Some(*day) >= first) {
            Some(day) => Cell::Day(day),
            None => Cell::text(text),
        }
    }

    /// Whether a spreadsheet can hold it.
    pub(super) fn fits(&self) -> bool {
        !matches!(self, Cell::Text(text) if text.encode_utf16().nth(LONGEST).is_some())
    }

    /// How wide it is, in characters.
    fn width(&self) -> usize {
        match self {
            Cell::Empty => 0,
            Cell::Number(number) => number.to_string().len(),
            Cell::Truth(_) => "FALSK".len(),
            Cell::Day(_) => "2020-04-20".len(),
            Cell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or_default(),
        }
    }
}

/// A workbook that is being written; it is held until it is whole.
pub(super) struct Book {
    sheet: Worksheet,
    styles: Styles,
    widths: Vec<usize>,
    rows: u32,
}

struct Styles {
    name: Format,
    day: Format,
    text: Format,
    /// Of a text that a spreadsheet would take for a formula when its cell is typed in.
    guarded: Format,
}

impl Book {
    /// Begins a workbook with a sheet of this name.
    pub(super) fn new(name: &str, header: &[&str]) -> io::Result<Book> {
        let text = Format::new().set_num_format("@");
        let styles = Styles {
            name: text.clone().set_bold().set_background_color(Color::RGB(0x00E7_E6E6)),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            guarded: text.clone().set_quote_prefix(),
            text,
        };
        let mut book = Book { sheet: Worksheet::new(), styles, widths: Vec::new(), rows: 0 };
        book.sheet.set_name(name).map_err(failed)?;
        book.sheet.set_freeze_panes(1, 1).map_err(failed)?;
        for (column, name) in header.iter().enumerate() {
            book.sheet.write_string_with_format(0, at(column), *name, &book.styles.name).map_err(failed)?;
            book.widths.push(name.chars().count() + FILTER);
        }
        Ok(book)
    }

    /// Adds a row; one that a spreadsheet cannot hold is not added.
    pub(super) fn row(&mut self, cells: impl Iterator<Item = Cell>) -> io::Result<()> {
        if self.rows >= ROWS {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.rows += 1;
        for (column, cell) in cells.enumerate() {
            if let Some(width) = self.widths.get_mut(column) {
                *width = (*width).max(cell.width());
            }
            self.cell(self.rows, at(column), cell).map_err(failed)?;
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u16, cell: Cell) -> Result<(), XlsxError> {
        let Styles { day: as_day, text: as_text, guarded, .. } = &self.styles;
        match cell {
            Cell::Empty => return Ok(()),
            Cell::Number(number) => self.sheet.write_number(row, column, number)?,
            Cell::Truth(truth) => self.sheet.write_boolean(row, column, truth)?,
            Cell::Day(day) => self.sheet.write_number_with_format(row, column, serial(day), as_day)?,
            Cell::Text(text) => {
                let is_guarded = matches!(crate::exchange::guard::guarded(&text), std::borrow::Cow::Owned(_));
                let style = if is_guarded { guarded } else { as_text };
                self.sheet.write_string_with_format(row, column, text, style)?
            }
        };
        Ok(())
    }

    /// The workbook as bytes.
    pub(super) fn finish(mut self) -> io::Result<Vec<u8>> {
        let last = at(self.widths.len().saturating_sub(1));
        self.sheet.autofilter(0, 0, self.rows, last).map_err(failed)?;
        for (column, width) in self.widths.iter().enumerate() {
            let width = (*width).clamp(WIDTHS.0, WIDTHS.1) as f64;
            self.sheet.set_column_width(at(column), width).map_err(failed)?;
        }
        let (year, month, day) = MADE;
        let made = ExcelDateTime::from_ymd(year, month, day).map_err(failed)?;
        let mut book = Workbook::new();
        book.set_properties(&DocProperties::new().set_author("Tavle").set_creation_datetime(&made));
        book.push_worksheet(self.sheet);
        book.save_to_buffer().map_err(failed)
    }
}

/// What the button of a filter takes of a header, in characters.
const FILTER: usize = 3;

fn at(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// The number that a spreadsheet has for a day from March 1900 on.
fn serial(day: NaiveDate) -> f64 {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    day.signed_duration_since(first).num_days() as f64
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

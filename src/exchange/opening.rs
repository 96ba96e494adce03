//! A file is opened: its start is looked at, and its rows come as cells, whether it is a table or JSON lines.

use std::io::{self, Cursor, Read};

use super::decode::Seen;
use super::figures;
use super::lines::{LINE_LIMIT, Lines};
use super::number::Marks;
use super::own::Dialect;
use super::problem::{Message, Problem};
use super::recognise::{self, Recognised};
use super::table::{Row, Table, first_lines};

/// The file that `Incoming` reads: its start, which was looked at, and the rest.
pub(super) type Whole<R> = io::Chain<Cursor<Vec<u8>>, R>;

/// The rows of a file.
pub(super) enum Rows<R> {
    Cells(Box<Table<Whole<R>>>),
    Lines(Box<Lines<Whole<R>>>),
}

/// What the start of a file shows: how its rows are to be read.
#[derive(Default)]
pub(super) struct Shown {
    /// The names of JSON lines.
    names: Option<Vec<String>>,
    /// The lines above the header.
    pub(super) titles: Vec<String>,
    header_at: usize,
    /// The first rows of figures.
    pub(super) rows: Vec<Vec<String>>,
    is_of_figures: bool,
    /// What the file is called.
    pub(super) file_name: String,
}

impl Shown {
    /// `start` is what [`start_of`] has read.
    pub(super) fn of(start: &[u8], recognised: &Recognised, file_name: &str) -> Shown {
        let names = recognise::json_names(start);
        let is_of_figures = matches!(recognised, Recognised::Figures(_));
        let shown = Shown { is_of_figures, file_name: file_name.to_owned(), ..Shown::default() };
        match names {
            _ if !is_of_figures => Shown { names, ..shown },
            Some(names) => Shown { rows: recognise::first_rows(start, &names), names: Some(names), ..shown },
            None => {
                let mut titles = first_lines(start);
                let header_at = figures::find(&titles).map_or(0, |(_, at)| at);
                let rows = titles.split_off((header_at + 1).min(titles.len()));
                titles.truncate(header_at);
                let titles =
                    titles.into_iter().filter_map(|line| line.into_iter().find(|cell| !cell.is_empty()));
                Shown { titles: titles.collect(), header_at, rows, ..shown }
            }
        }
    }
}

impl<R: Read> Rows<R> {
    /// Reads as far as the header.
    ///
    /// # Errors
    /// What reading the file gives.
    pub(super) fn open(whole: Whole<R>, shown: &Shown) -> io::Result<Rows<R>> {
        Ok(match &shown.names {
            Some(names) => {
                let lines = Lines::open(whole, names.clone())?;
                Rows::Lines(Box::new(if shown.is_of_figures { lines.of_figures() } else { lines }))
            }
            None if shown.header_at > 0 => Rows::Cells(Box::new(Table::open_below(whole, shown.header_at)?)),
            None => Rows::Cells(Box::new(Table::open(whole)?)),
        })
    }

    /// The next row; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Result<Row, Problem>> {
        match self {
            Rows::Cells(table) => table.next(),
            Rows::Lines(lines) => lines.next(),
        }
    }

    /// What decoding has found so far, and what stands between the cells of a table.
    pub(super) fn seen(&self) -> (Seen, Option<char>) {
        match self {
            Rows::Cells(table) => (table.seen(), Some(table.delimiter())),
            Rows::Lines(lines) => (lines.seen(), None),
        }
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> &[String] {
        match self {
            Rows::Cells(table) => table.header(),
            Rows::Lines(lines) => lines.header(),
        }
    }

    /// How the cells are written.
    pub(super) fn dialect(&self) -> Dialect {
        match self {
            Rows::Cells(table) => Dialect { marks: Marks::of_delimiter(table.delimiter()), guarded: true },
            Rows::Lines(_) => Dialect { marks: Marks::Plain, guarded: false },
        }
    }
}

/// Enough of a file to know it: of JSON lines at least the first one, however long its text is.
pub(super) fn start_of(inner: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    let mut wanted = recognise::START;
    loop {
        let missing = wanted - start.len();
        let got = inner.by_ref().take(missing as u64).read_to_end(&mut start)?;
        let opens_object = start.iter().take(8).any(|b| *b == b'{');
        let whole = got < missing || !opens_object || start.contains(&b'\n');
        if whole || wanted >= LINE_LIMIT {
            return Ok(start);
        }
        wanted *= 4;
    }
}

pub(super) fn unreadable(error: io::Error) -> Problem {
    Problem::file(Message::Unreadable { cause: error.to_string() })
}

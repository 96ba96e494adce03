//! A file is opened: its start is looked at, and its rows come as cells, whether it is a table or JSON lines.

use std::io::{self, Cursor, Read};

use super::asked::{Asked, Wanted};
use super::decode::Seen;
use super::lines::{LINE_LIMIT, Lines};
use super::mail::{Mails, Post};
use super::number::Marks;
use super::own::Dialect;
use super::problem::{Message, Notice, Problem, quoted};
use super::recognise::{self, Recognised};
use super::slips::Slips;
use super::table::{ENOUGH, Row, Table, first_lines, names};
use super::workbook::Sheet;

/// The file that `Incoming` reads: its start, which was looked at, and the rest.
pub(super) type Whole<R> = io::Chain<Cursor<Vec<u8>>, R>;

/// The rows of a file.
pub(super) enum Rows<R> {
    Cells(Box<Table<Whole<R>>>),
    Lines(Box<Lines<Whole<R>>>),
    Sheet(Box<SheetRows>),
    Mails(Box<Mails<Whole<R>>>),
    Slips(Box<Slips<Whole<R>>>),
}

/// The rows of a workbook's sheet, below its header.
pub(super) struct SheetRows {
    sheet: Sheet,
    header: Vec<String>,
    next: usize,
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
    /// The same without what the file holds as numbers, where it tells numbers from digits.
    digits: Option<Vec<Vec<String>>>,
    is_of_figures: bool,
    /// Mails or slips, which have no columns.
    letters: Option<Letters>,
    /// What the file is called.
    pub(super) file_name: String,
}

impl Shown {
    /// `start` is what [`start_of`] has read.
    pub(super) fn of(
        start: &[u8],
        recognised: &Recognised,
        asked: &Asked,
        header_at: usize,
        file_name: &str,
    ) -> Shown {
        if let Some(letters) = Letters::of(recognised, asked) {
            return Shown { letters: Some(letters), file_name: file_name.to_owned(), ..Shown::default() };
        }
        let names = recognise::json_names(start);
        let is_of_figures = matches!(recognised, Recognised::Figures(_));
        let shown = Shown { is_of_figures, header_at, file_name: file_name.to_owned(), ..Shown::default() };
        match names {
            Some(names) if is_of_figures => {
                Shown { rows: recognise::first_rows(start, &names), names: Some(names), ..shown }
            }
            None if is_of_figures => shown.with_lines(first_lines(start)),
            names => Shown { names, ..shown },
        }
    }

    /// Of a sheet.
    pub(super) fn of_sheet(sheet: &Sheet, recognised: &Recognised, header_at: usize, name: &str) -> Shown {
        let is_of_figures = matches!(recognised, Recognised::Figures(_));
        let shown = Shown { is_of_figures, header_at, file_name: name.to_owned(), ..Shown::default() };
        let below = sheet.filled().skip(header_at + 1).take(ENOUGH);
        let digits = below.map(|(_, row)| {
            let is_digits = |at: &usize| row.numbers.get(*at) != Some(&true);
            let cells = row.cells.iter().enumerate();
            cells.map(|(at, cell)| if is_digits(&at) { cell.clone() } else { String::new() }).collect()
        });
        let digits = Some(digits.collect());
        if is_of_figures { Shown { digits, ..shown.with_lines(sheet.first_lines()) } } else { shown }
    }

    /// The first rows, with what only digits say of point and comma.
    pub(super) fn digits(&self) -> &[Vec<String>] {
        self.digits.as_ref().unwrap_or(&self.rows)
    }

    fn with_lines(self, mut titles: Vec<Vec<String>>) -> Shown {
        let rows = titles.split_off((self.header_at + 1).min(titles.len()));
        titles.truncate(self.header_at);
        let titles = titles.into_iter().filter_map(|line| line.into_iter().find(|cell| !cell.is_empty()));
        Shown { titles: titles.collect(), rows, ..self }
    }
}

impl SheetRows {
    pub(super) fn below(sheet: Sheet, header_at: usize) -> SheetRows {
        let found = sheet.filled().nth(header_at);
        let (header, next) = found.map(|(at, row)| (names(&row.cells), at + 1)).unwrap_or_default();
        SheetRows { sheet, header, next }
    }

    fn next(&mut self) -> Option<Result<Row, Problem>> {
        loop {
            let row = self.sheet.row(self.next)?;
            self.next += 1;
            if !row.is_blank() {
                return Some(row.fitted(self.header.len()));
            }
        }
    }
}

/// Rows that are no lines of a table.
#[derive(Clone, Copy)]
enum Letters {
    Mails(Post),
    Slips,
}

impl Letters {
    fn of(recognised: &Recognised, asked: &Asked) -> Option<Letters> {
        match (asked.wanted, recognised) {
            (Some(Wanted::Slips), _) => Some(Letters::Slips),
            (_, Recognised::Post(post)) => Some(Letters::Mails(*post)),
            (Some(Wanted::Mails), _) => Some(Letters::Mails(Post::Mail)),
            _ => None,
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
            _ if let Some(letters) = shown.letters => match letters {
                Letters::Mails(post) => Rows::Mails(Box::new(Mails::open(whole, post))),
                Letters::Slips => Rows::Slips(Box::new(Slips::open(whole)?)),
            },
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
            Rows::Sheet(rows) => rows.next(),
            Rows::Mails(mails) => mails.next(),
            Rows::Slips(slips) => slips.next(),
        }
    }

    /// What a person is told of how the file was read so far.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let of_text = |read_as: Notice, seen: Seen| {
            let nul = (seen.nul > 0).then_some(Notice::Nul { count: seen.nul });
            let invalid = (seen.invalid > 0).then_some(Notice::Invalid { count: seen.invalid });
            std::iter::once(read_as).chain(nul).chain(invalid).collect()
        };
        let read_as = |seen: Seen, delimiter| Notice::ReadAs { encoding: seen.encoding, delimiter };
        match self {
            Rows::Cells(table) => of_text(read_as(table.seen(), Some(table.delimiter())), table.seen()),
            Rows::Lines(lines) => of_text(read_as(lines.seen(), None), lines.seen()),
            Rows::Slips(slips) => of_text(Notice::Slips { encoding: slips.seen().encoding }, slips.seen()),
            Rows::Mails(mails) => mails.notices(),
            Rows::Sheet(rows) => {
                let Sheet { name, computed, .. } = &rows.sheet;
                let some = |count: u64| Some(count).filter(|count| *count > 0);
                let computed = some(*computed).map(|count| Notice::Computed { count });
                let merged = some(rows.sheet.merged()).map(|count| Notice::Merged { count });
                let notice = Notice::ReadSheet { name: quoted(name) };
                [notice].into_iter().chain(computed).chain(merged).collect()
            }
        }
    }

    /// The name of the sheet, in a workbook.
    pub(super) fn sheet(&self) -> Option<&str> {
        if let Rows::Sheet(rows) = self { Some(&rows.sheet.name) } else { None }
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> &[String] {
        match self {
            Rows::Cells(table) => table.header(),
            Rows::Lines(lines) => lines.header(),
            Rows::Sheet(rows) => &rows.header,
            Rows::Mails(_) | Rows::Slips(_) => &[],
        }
    }

    /// How the cells are written.
    pub(super) fn dialect(&self) -> Dialect {
        match self {
            Rows::Cells(table) => Dialect { marks: Marks::of_delimiter(table.delimiter()), guarded: true },
            Rows::Lines(_) | Rows::Mails(_) | Rows::Slips(_) => {
                Dialect { marks: Marks::Plain, guarded: false }
            }
            Rows::Sheet(_) => Dialect { marks: Marks::Unknown, guarded: false },
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
    Problem::file(Message::Unreadable { cause: error.kind() })
}

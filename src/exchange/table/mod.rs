//! Text to rows: finds what stands between the cells, reads the header, and gives every record with its line.

mod delimiter;
mod records;

use std::io::{self, Read};

use self::records::{Record, Records};
use super::decode::Seen;
use super::number::Marks;
use super::problem::{Message, Problem};
use crate::domain::clean::clean;

/// The largest cell that is read, in bytes.
pub const CELL_LIMIT: usize = 4 * 1024 * 1024;

/// A record of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The first physical line of the record, from 1.
    pub line: u64,
    /// As many cells as the header has, as they came: not cleaned.
    pub cells: Vec<String>,
    /// Which of them the file holds as numbers and not as digits; shorter where the rest are not.
    pub(super) numbers: Vec<bool>,
}

impl Row {
    /// A row of nothing but text.
    pub(super) fn of_text(line: u64, cells: Vec<String>) -> Row {
        Row { line, cells, numbers: Vec::new() }
    }

    /// What point and comma mean in a cell, where they mean this in a text.
    pub(super) fn marks(&self, at: usize, of_text: Marks) -> Marks {
        if self.numbers.get(at) == Some(&true) { Marks::Exact } else { of_text }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// The row with as many cells as the header has; empty ones may be missing or too many.
    pub(super) fn fitted(mut self, expected: usize) -> Result<Row, Problem> {
        let found = self.cells.len();
        if self.cells.iter().skip(expected).any(|cell| !cell.trim().is_empty()) {
            return Err(Problem::row(self.line, Message::Ragged { expected, found }));
        }
        self.cells.resize(expected, String::new());
        Ok(self)
    }

    /// The cells as names or labels: cleaned, and without blanks around them.
    pub(super) fn labels(&self) -> Vec<String> {
        self.cells.iter().map(|cell| clean(cell, false).text.trim().to_owned()).collect()
    }
}

/// A file of cells: its header is read, its rows come one by one. Rows without any value are skipped.
pub struct Table<R> {
    records: Records<R>,
    header: Vec<String>,
    failed: bool,
    /// Whether a short row is one whose last cells are empty.
    is_filled_up: bool,
}

/// How many lines of a file are enough to know it.
pub(super) const ENOUGH: usize = 48;

/// The first lines of a file that are not blank, as cells; less than half a hundred.
pub(super) fn first_lines(start: &[u8]) -> Vec<Vec<String>> {
    let Ok(mut records) = Records::open(start) else { return Vec::new() };
    let next = || records.next_filled().ok().flatten();
    std::iter::from_fn(next)
        .take(ENOUGH)
        .map(|record| Row::of_text(record.line, record.cells).labels())
        .collect()
}

impl<R: Read> Table<R> {
    /// Reads as far as the header, which is cleaned; an empty file has none.
    ///
    /// # Errors
    /// What reading `inner` gives.
    pub fn open(inner: R) -> io::Result<Table<R>> {
        let table = Table::open_below(inner, 0)?;
        Ok(Table { is_filled_up: false, ..table })
    }

    /// Reads past so many lines that are not blank, to a header below them; rows that are shorter than it are filled up,
    /// so that notes under a table are rows as well.
    ///
    /// # Errors
    /// What reading `inner` gives.
    pub fn open_below(inner: R, lines: usize) -> io::Result<Table<R>> {
        let mut records = Records::open(inner)?;
        for _ in 0..lines {
            records.next_filled()?;
        }
        let header = records.next_filled()?.map(|record| names(&record.cells)).unwrap_or_default();
        Ok(Table { records, header, failed: false, is_filled_up: true })
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// What stands between the cells.
    pub fn delimiter(&self) -> char {
        self.records.delimiter()
    }

    /// What decoding has found so far.
    pub fn seen(&self) -> Seen {
        self.records.seen()
    }

    fn checked(&self, record: Record) -> Result<Row, Problem> {
        let Record { line, last_line, cells, too_long, unclosed } = record;
        if unclosed {
            return Err(Problem::row(line, Message::Unclosed { last_line }));
        }
        if too_long {
            let megabytes = (CELL_LIMIT / 1024 / 1024) as u64;
            return Err(Problem::row(line, Message::TooLong { last_line, megabytes }));
        }
        let (expected, found) = (self.header.len(), cells.len());
        if found < expected && !self.is_filled_up {
            return Err(Problem::row(line, Message::Ragged { expected, found }));
        }
        Row::of_text(line, cells).fitted(expected)
    }
}

impl<R: Read> Iterator for Table<R> {
    type Item = Result<Row, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            match self.records.next() {
                Ok(Some(record)) if record.is_blank() => {}
                Ok(Some(record)) => return Some(self.checked(record)),
                Ok(None) => return None,
                Err(error) => {
                    self.failed = true;
                    let message = Message::Unreadable { cause: error.kind() };
                    return Some(Err(Problem::row(self.records.line(), message)));
                }
            }
        }
        None
    }
}

/// The names of the columns, without the unnamed ones that a spreadsheet leaves at the end.
pub(super) fn names(cells: &[String]) -> Vec<String> {
    let mut names: Vec<String> = cells.iter().map(|c| clean(c, false).text.trim().to_owned()).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Result<Row, Problem>> {
        Table::open(text.as_bytes()).unwrap().collect()
    }

    fn row(line: u64, cells: &[&str]) -> Result<Row, Problem> {
        Ok(Row::of_text(line, cells.iter().map(|c| (*c).to_owned()).collect()))
    }

    #[test]
    fn a_record_has_the_line_it_begins_on_whatever_the_line_ends() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "1;\"to", "linjer\"", "", "2;x"].join(end);
            let expected = vec![row(2, &["1", &format!("to{end}linjer")]), row(5, &["2", "x"])];
            assert_eq!(rows(&text), expected, "{end:?}");
        }
    }

    #[test]
    fn the_delimiter_is_found_behind_quoted_ones() {
        let files = [
            ("navn;tekst\n\"a;b\";\"c, d, e\"\n", ';'),
            ("navn,tekst\n\"a;b;c\",\"d;e;f\"\n", ','),
            ("navn\ttekst\na,b,c\td;e\n", '\t'),
            ("område;andel, pct.;periode\nAlle;12,5;2020\n", ';'),
            ("sep=;\r\na,b;c,d\r\n1;2\r\n", ';'),
            ("key", ','),
        ];
        for (text, delimiter) in files {
            assert_eq!(Table::open(text.as_bytes()).unwrap().delimiter(), delimiter, "{text}");
        }
        assert_eq!(rows("sep=;\r\na,b;c,d\r\n1;2\r\n"), vec![row(3, &["1", "2"])]);
    }

    #[test]
    fn a_ragged_row_is_named_and_the_others_are_read() {
        let ragged = |line, found| Err(Problem::row(line, Message::Ragged { expected: 2, found }));
        let text = "a;b;\n1;2\n1\n1;2;3\n1;2;;\n;\n";
        assert_eq!(rows(text), vec![row(2, &["1", "2"]), ragged(3, 1), ragged(4, 3), row(5, &["1", "2"])]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_named_with_what_it_swallowed() {
        let unclosed = Err(Problem::row(3, Message::Unclosed { last_line: 5 }));
        assert_eq!(rows("a;b\n1;2\n1;\"x\n1;2\n1;2"), vec![row(2, &["1", "2"]), unclosed]);
        assert_eq!(rows("a;b\n1;\"x\""), vec![row(2, &["1", "x"])]);
    }

    #[test]
    fn a_megabyte_in_a_cell_is_read_and_too_much_is_rejected_with_its_line() {
        let text = format!("a,b\n1,{}\n2,{}\n3,c\n", "x".repeat(1 << 20), "y".repeat(CELL_LIMIT + 1));
        let rows = rows(&text);
        assert_eq!(rows[0].as_ref().unwrap().cells[1].len(), 1 << 20);
        assert_eq!(rows[1], Err(Problem::row(3, Message::TooLong { last_line: 3, megabytes: 4 })));
        assert_eq!(rows[2], row(4, &["3", "c"]));
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn a_cell_without_end_is_skipped_in_bounded_memory() {
        let mut endless =
            "a,b\n1,\"".as_bytes().chain(io::repeat(b'z').take(64 << 20)).chain("\"\n2,x\n".as_bytes());
        let mut table = Table::open(&mut endless).unwrap();
        assert_eq!(table.next(), Some(Err(Problem::row(2, Message::TooLong { last_line: 2, megabytes: 4 }))));
        assert!(table.records.held() <= records::RECORD_LIMIT);
        assert_eq!(table.next(), Some(row(3, &["2", "x"])));
    }

    #[test]
    fn an_empty_file_has_no_header_and_no_rows() {
        for text in ["", "\n\n", "\u{feff}"] {
            let table = Table::open(text.as_bytes()).unwrap();
            assert!(table.header().is_empty());
            assert_eq!(table.count(), 0);
        }
    }
}

//! Text to rows: finds what stands between the cells, reads the header, and gives every record with its line.

use std::io::{self, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::decode::{Decoder, Seen};
use super::problem::{Message, Problem};
use crate::domain::clean::clean;

/// The largest cell that is read, in bytes.
pub const CELL_LIMIT: usize = 4 * 1024 * 1024;
/// The largest record that is held, in bytes.
const RECORD_LIMIT: usize = 4 * CELL_LIMIT;
/// The most cells of a record.
const CELLS_LIMIT: usize = 4096;
const CHUNK: usize = 64 * 1024;
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A record of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The first physical line of the record, from 1.
    pub line: u64,
    /// As many cells as the header has, as they came: not cleaned.
    pub cells: Vec<String>,
}

/// A file of cells: its header is read, its rows come one by one. Rows without any value are skipped.
pub struct Table<R> {
    records: Records<R>,
    header: Vec<String>,
    delimiter: u8,
    failed: bool,
}

impl<R: Read> Table<R> {
    /// Reads as far as the header, which is cleaned; an empty file has none.
    ///
    /// # Errors
    /// What reading `inner` gives.
    pub fn open(inner: R) -> io::Result<Table<R>> {
        let mut source = Source::new(inner)?;
        source.fill()?;
        let delimiter = match source.named_delimiter() {
            Some(named) => named,
            None => likely_delimiter(source.ahead(), source.ended),
        };
        let mut records = Records::new(source, delimiter);
        let header = match records.next()? {
            Some(record) => names(&record.cells),
            None => Vec::new(),
        };
        Ok(Table { records, header, delimiter, failed: false })
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// What stands between the cells.
    pub fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// What decoding has found so far.
    pub fn seen(&self) -> Seen {
        self.records.source.decoder.seen()
    }

    fn checked(&self, record: Record) -> Result<Row, Problem> {
        let Record { line, last_line, mut cells, too_long, unclosed } = record;
        if unclosed {
            return Err(Problem::row(line, Message::Unclosed { last_line }));
        }
        if too_long {
            let megabytes = (CELL_LIMIT / 1024 / 1024) as u64;
            return Err(Problem::row(line, Message::TooLong { last_line, megabytes }));
        }
        let (expected, found) = (self.header.len(), cells.len());
        let spare_are_empty = cells.iter().skip(expected).all(|c| c.trim().is_empty());
        if found < expected || !spare_are_empty {
            return Err(Problem::row(line, Message::Ragged { expected, found }));
        }
        cells.truncate(expected);
        Ok(Row { line, cells })
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
                    let message = Message::Unreadable { cause: error.to_string() };
                    return Some(Err(Problem::row(self.records.lines.now, message)));
                }
            }
        }
        None
    }
}

/// The names of the columns, without the unnamed ones that a spreadsheet leaves at the end.
fn names(cells: &[String]) -> Vec<String> {
    let mut names: Vec<String> = cells.iter().map(|c| clean(c, false).text.trim().to_owned()).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

/// A record as parsed, whatever its width.
#[derive(Default)]
struct Record {
    line: u64,
    last_line: u64,
    cells: Vec<String>,
    too_long: bool,
    unclosed: bool,
}

impl Record {
    fn is_blank(&self) -> bool {
        !self.too_long && !self.unclosed && self.cells.iter().all(|c| c.trim().is_empty())
    }
}

/// Decoded text, a chunk at a time.
struct Source<R> {
    decoder: Decoder<R>,
    chunk: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Source<R> {
    fn new(inner: R) -> io::Result<Source<R>> {
        Ok(Source { decoder: Decoder::new(inner)?, chunk: Vec::new(), at: 0, ended: false })
    }

    /// What has been read and not been taken.
    fn ahead(&self) -> &[u8] {
        self.chunk.get(self.at..).unwrap_or_default()
    }

    /// Reads the next chunk; only when nothing is ahead.
    fn fill(&mut self) -> io::Result<()> {
        self.chunk.clear();
        self.at = 0;
        let got = self.decoder.by_ref().take(CHUNK as u64).read_to_end(&mut self.chunk)?;
        self.ended = got < CHUNK;
        Ok(())
    }

    /// Whether there is more; reads on where nothing is ahead.
    fn more(&mut self) -> io::Result<bool> {
        if self.ahead().is_empty() && !self.ended {
            self.fill()?;
        }
        Ok(!self.ahead().is_empty())
    }

    /// Spreadsheets write a first line `sep=;` to say what stands between the cells. It stays ahead, to be counted.
    fn named_delimiter(&self) -> Option<u8> {
        let line = self.ahead().split(|b| *b == b'\n' || *b == b'\r').next()?;
        match line {
            [name @ .., b'=', delimiter] if name.eq_ignore_ascii_case(b"sep") => Some(*delimiter),
            _ => None,
        }
    }
}

/// Counts physical lines, whether they end in `\n`, `\r\n` or `\r`.
struct Lines {
    now: u64,
    after_return: bool,
}

impl Lines {
    fn count(&mut self, bytes: &[u8]) {
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let follows_return = match at.checked_sub(1) {
                Some(before) => bytes.get(before) == Some(&b'\r'),
                None => self.after_return,
            };
            self.now += u64::from(bytes.get(at) == Some(&b'\r') || !follows_return);
        }
        if let Some(last) = bytes.last() {
            self.after_return = *last == b'\r';
        }
    }
}

/// The records of a text.
struct Records<R> {
    source: Source<R>,
    reader: Reader,
    lines: Lines,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<R: Read> Records<R> {
    fn new(source: Source<R>, delimiter: u8) -> Records<R> {
        let lines = Lines { now: 1, after_return: false };
        let mut records =
            Records { source, reader: reader(delimiter), lines, text: vec![0; CHUNK], ends: vec![0; 64] };
        records.skip_named_delimiter();
        records
    }

    fn skip_named_delimiter(&mut self) {
        if self.source.named_delimiter().is_some() {
            self.source.at += b"sep=;".len();
        }
    }

    /// The next record; `None` at the end.
    fn next(&mut self) -> io::Result<Option<Record>> {
        if !self.skip_line_ends()? {
            return Ok(None);
        }
        let mut record = Record { line: self.lines.now, ..Record::default() };
        let mut filled = Filled::default();
        loop {
            record.last_line = self.lines.now;
            let last = !self.source.more()?;
            let end = if filled.closing { b"".as_slice() } else { b"\n" };
            let input = if last { end } else { self.source.ahead() };
            let text = self.text.get_mut(filled.text..).unwrap_or_default();
            let ends = self.ends.get_mut(filled.ends..).unwrap_or_default();
            let (result, read, written, ended) = self.reader.read_record(input, text, ends);
            filled.text += written;
            filled.ends += ended;
            if !last {
                self.lines.count(input.get(..read).unwrap_or_default());
                self.source.at += read;
            }
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::InputEmpty if last => {
                    // Only an open quotation mark survives the end of a line.
                    record.unclosed = true;
                    filled.closing = true;
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => record.too_long |= !self.grow_text(&mut filled),
                ReadRecordResult::OutputEndsFull => record.too_long |= !self.grow_ends(&mut filled),
            }
        }
        if !record.too_long {
            record.too_long = !self.cells(&filled, &mut record.cells);
        }
        Ok(Some(record))
    }

    /// Leaves the line ends between records behind, and says whether there is more.
    fn skip_line_ends(&mut self) -> io::Result<bool> {
        while self.source.more()? {
            let ahead = self.source.ahead();
            let count = ahead.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
            self.lines.count(ahead.get(..count).unwrap_or_default());
            self.source.at += count;
            if !self.source.ahead().is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Makes room for more text; where the limit is reached, what was read of the record is let go.
    fn grow_text(&mut self, filled: &mut Filled) -> bool {
        let cell = filled.text - self.end_before(filled);
        let fits = self.text.len() < RECORD_LIMIT && cell <= CELL_LIMIT;
        if fits {
            self.text.resize(self.text.len() * 2, 0);
        } else {
            (filled.text, filled.ends) = (0, 0);
        }
        fits
    }

    fn grow_ends(&mut self, filled: &mut Filled) -> bool {
        let fits = self.ends.len() < CELLS_LIMIT;
        if fits {
            self.ends.resize(self.ends.len() * 2, 0);
        } else {
            (filled.text, filled.ends) = (0, 0);
        }
        fits
    }

    fn end_before(&self, filled: &Filled) -> usize {
        let last = filled.ends.checked_sub(1).and_then(|i| self.ends.get(i));
        last.copied().unwrap_or(0).min(filled.text)
    }

    /// Cuts the record into cells; false where one is too long.
    fn cells(&self, filled: &Filled, cells: &mut Vec<String>) -> bool {
        let ends = self.ends.get(..filled.ends).unwrap_or_default();
        cells.reserve_exact(ends.len());
        let mut start = 0;
        for end in ends {
            let cell = self.text.get(start..*end).unwrap_or_default();
            if cell.len() > CELL_LIMIT {
                cells.clear();
                return false;
            }
            cells.push(String::from_utf8_lossy(cell).into_owned());
            start = *end;
        }
        true
    }
}

/// How much of the buffers the current record has filled.
#[derive(Default)]
struct Filled {
    text: usize,
    ends: usize,
    closing: bool,
}

fn reader(delimiter: u8) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).build()
}

/// The delimiter that gives the widest records of the same width as the header; quoted ones do not count.
fn likely_delimiter(start: &[u8], whole: bool) -> u8 {
    let mut best = (0.0, b',');
    for delimiter in DELIMITERS {
        let mut widths = widths(start, delimiter, whole);
        let header = widths.next().unwrap_or(1);
        let (total, same) = widths.fold((1, 1), |(all, same), w| (all + 1, same + u32::from(w == header)));
        let score = (header - 1) as f64 * f64::from(same) / f64::from(total);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// How many cells the first records have. The last record of a part is left out, except where it is the only one.
fn widths(start: &[u8], delimiter: u8, whole: bool) -> impl Iterator<Item = usize> {
    const ENOUGH: usize = 50;
    let (mut reader, mut rest, mut widths) = (reader(delimiter), start.trim_ascii_end(), Vec::new());
    let (mut text, mut ends) = (vec![0; start.len() + 1], vec![0; CELLS_LIMIT]);
    while !rest.is_empty() && widths.len() < ENOUGH {
        let mut width = 0;
        loop {
            let (result, read, _, ended) = reader.read_record(rest, &mut text, &mut ends);
            rest = rest.get(read..).unwrap_or_default();
            width += ended;
            match result {
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::Record => break widths.push(width),
                ReadRecordResult::End => break,
                ReadRecordResult::InputEmpty if whole || widths.is_empty() => break widths.push(width + 1),
                ReadRecordResult::InputEmpty => break,
            }
        }
    }
    widths.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Result<Row, Problem>> {
        Table::open(text.as_bytes()).unwrap().collect()
    }

    fn row(line: u64, cells: &[&str]) -> Result<Row, Problem> {
        Ok(Row { line, cells: cells.iter().map(|c| (*c).to_owned()).collect() })
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
        assert!(table.records.text.len() <= RECORD_LIMIT);
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

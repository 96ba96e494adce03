//! The records of a text, parsed in bounded memory, each with the physical lines it stands on.

use std::io::{self, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::{CELL_LIMIT, delimiter};
use crate::exchange::decode::{Decoder, Seen};

/// The largest record that is held, in bytes.
pub(super) const RECORD_LIMIT: usize = 4 * CELL_LIMIT;
/// The most cells of a record: as many as a spreadsheet has columns.
pub(super) const CELLS_LIMIT: usize = 16_384;
const CHUNK: usize = 64 * 1024;

/// A record as parsed, whatever its width.
#[derive(Default)]
pub(super) struct Record {
    pub(super) line: u64,
    pub(super) last_line: u64,
    pub(super) cells: Vec<String>,
    pub(super) too_long: bool,
    pub(super) unclosed: bool,
}

impl Record {
    pub(super) fn is_blank(&self) -> bool {
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
pub(super) struct Records<R> {
    source: Source<R>,
    delimiter: u8,
    reader: Reader,
    lines: Lines,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<R: Read> Records<R> {
    /// Finds out what stands between the cells.
    pub(super) fn open(inner: R) -> io::Result<Records<R>> {
        let mut source = Source { decoder: Decoder::new(inner)?, chunk: Vec::new(), at: 0, ended: false };
        source.fill()?;
        let named = delimiter::named(source.ahead());
        if named.is_some() {
            source.at += b"sep=;".len();
        }
        let delimiter = named.unwrap_or_else(|| delimiter::likely(source.ahead(), source.ended));
        let lines = Lines { now: 1, after_return: false };
        let (text, ends) = (vec![0; CHUNK], vec![0; 64]);
        Ok(Records { source, delimiter, reader: reader(delimiter), lines, text, ends })
    }

    /// What stands between the cells.
    pub(super) fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// What decoding has found so far.
    pub(super) fn seen(&self) -> Seen {
        self.source.decoder.seen()
    }

    /// The line that is read next.
    pub(super) fn line(&self) -> u64 {
        self.lines.now
    }

    /// The next record; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Record>> {
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

    /// The next record with anything in it; `None` at the end.
    pub(super) fn next_filled(&mut self) -> io::Result<Option<Record>> {
        loop {
            match self.next()? {
                Some(record) if record.is_blank() => {}
                other => return Ok(other),
            }
        }
    }

    /// How much memory the largest record so far has taken, in bytes.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.text.len()
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

/// A parser of one encoding of cells: quotation marks are doubled, lines end in any way.
pub(super) fn reader(delimiter: u8) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).build()
}

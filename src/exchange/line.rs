//! A file line by line, in bounded memory.

use std::io::{self, BufRead};

/// A line as it stands in the file.
#[derive(Default)]
pub(super) struct Line {
    /// The line with its end, or its beginning.
    pub(super) bytes: Vec<u8>,
    /// Whether there is more of it than was asked for.
    pub(super) too_long: bool,
}

/// The next line, at most `room` bytes of it; `None` at the end of the file.
pub(super) fn read_line(reader: &mut impl BufRead, room: usize) -> io::Result<Option<Line>> {
    let mut line = Line::default();
    let mut any = false;
    loop {
        let ahead = reader.fill_buf()?;
        if ahead.is_empty() {
            return Ok(any.then_some(line));
        }
        any = true;
        let end = memchr::memchr(b'\n', ahead).map(|at| at + 1);
        let part = ahead.get(..end.unwrap_or(ahead.len())).unwrap_or_default();
        let fits = room.saturating_sub(line.bytes.len());
        line.too_long |= part.len() > fits;
        line.bytes.extend(part.iter().take(fits));
        let taken = part.len();
        reader.consume(taken);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

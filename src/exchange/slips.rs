//! Slips of paper that were typed into a text, one a paragraph: a blank line parts them. A paragraph of heading lines
//! (`Møde: M-2020-04-22`, `Stand: 2, jobparate`, or `# 2, jobparate` for a stand) holds for all that follow.

use std::io::{self, BufRead, BufReader, Read};

use super::decode::{Decoder, Seen};
use super::letters::Cell;
use super::problem::{Message, Problem};
use super::table::{CELL_LIMIT, Row};

const MEETING: &[&str] = &["møde:", "meeting:"];
const STAND: &[&str] = &["stand:", "temastand:", "#"];

/// The slips of a text as rows of [`Cell`]s.
pub(super) struct Slips<R> {
    reader: BufReader<Decoder<R>>,
    line: u64,
    meeting: String,
    stand: String,
    failed: bool,
}

impl<R: Read> Slips<R> {
    pub(super) fn open(inner: R) -> io::Result<Slips<R>> {
        let reader = BufReader::new(Decoder::new(inner)?);
        let (meeting, stand) = (String::new(), String::new());
        Ok(Slips { reader, line: 0, meeting, stand, failed: false })
    }

    pub(super) fn seen(&self) -> Seen {
        self.reader.get_ref().seen()
    }

    /// The next paragraph with the line it begins on; `None` at the end.
    fn paragraph(&mut self) -> io::Result<Option<Paragraph>> {
        let mut found = Paragraph::default();
        loop {
            let Some(line) = self.next_line(CELL_LIMIT.saturating_sub(found.text.len()))? else {
                return Ok(Some(found).filter(|found| found.line > 0));
            };
            self.line += 1;
            found.too_long |= line.too_long;
            match line.text.trim().is_empty() && !line.too_long {
                true if found.line > 0 => return Ok(Some(found)),
                true => {}
                false => {
                    found.line = if found.line == 0 { self.line } else { found.line };
                    found.last_line = self.line;
                    found.text.push_str(line.text.trim_end());
                    found.text.push('\n');
                }
            }
        }
    }

    /// The next line, at most `room` bytes of it; `None` at the end of the file.
    fn next_line(&mut self, room: usize) -> io::Result<Option<Line>> {
        let (mut bytes, mut any, mut too_long) = (Vec::new(), false, false);
        loop {
            let ahead = self.reader.fill_buf()?;
            let end = memchr::memchr2(b'\n', b'\r', ahead);
            let part = ahead.get(..end.unwrap_or(ahead.len())).unwrap_or_default();
            any |= !ahead.is_empty();
            too_long |= bytes.len() + part.len() > room;
            bytes.extend(part.iter().take(room.saturating_sub(bytes.len())));
            let is_return = end.and_then(|at| ahead.get(at)) == Some(&b'\r');
            let (taken, is_last) = (part.len() + usize::from(end.is_some()), ahead.is_empty());
            self.reader.consume(taken);
            if is_return && self.reader.fill_buf()?.first() == Some(&b'\n') {
                self.reader.consume(1);
            }
            if end.is_some() || is_last {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                return Ok(any.then_some(Line { text, too_long }));
            }
        }
    }

    /// Takes the heading lines of a paragraph that has nothing else.
    fn is_heading(&mut self, paragraph: &str) -> bool {
        let after = |line: &str, words: &[&str]| {
            let lower = line.to_lowercase();
            let word = words.iter().find(|word| lower.starts_with(**word))?;
            line.get(word.len()..).map(|rest| rest.trim_start_matches('#').trim().to_owned())
        };
        let mut said = (None, None);
        for line in paragraph.lines() {
            match (after(line, MEETING), after(line, STAND)) {
                (Some(meeting), _) => said.0 = Some(meeting),
                (_, Some(stand)) => said.1 = Some(stand),
                _ => return false,
            }
        }
        if let Some(meeting) = said.0 {
            // Another meeting has other stands.
            (self.meeting, self.stand) = (meeting, String::new());
        }
        self.stand = said.1.unwrap_or(std::mem::take(&mut self.stand));
        true
    }
}

impl<R: Read> Iterator for Slips<R> {
    type Item = Result<Row, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            let found = match self.paragraph() {
                Ok(found) => found?,
                Err(error) => {
                    self.failed = true;
                    let message = Message::Unreadable { cause: error.kind() };
                    return Some(Err(Problem::row(self.line, message)));
                }
            };
            if found.too_long {
                let megabytes = (CELL_LIMIT / 1024 / 1024) as u64;
                let message = Message::TooLong { last_line: found.last_line, megabytes };
                return Some(Err(Problem::row(found.line, message)));
            }
            if !self.is_heading(&found.text) {
                let cells = Cell::row(|cell| match cell {
                    Cell::Text => found.text.clone(),
                    Cell::Meeting => self.meeting.clone(),
                    Cell::Stand => self.stand.clone(),
                    _ => String::new(),
                });
                return Some(Ok(Row::of_text(found.line, cells)));
            }
        }
        None
    }
}

struct Line {
    text: String,
    too_long: bool,
}

#[derive(Default)]
struct Paragraph {
    line: u64,
    last_line: u64,
    text: String,
    too_long: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(text: &str) -> Vec<(u64, String, String, String)> {
        let rows = Slips::open(text.as_bytes()).unwrap().map(Result::unwrap);
        rows.map(|row| (row.line, row.cells[7].clone(), row.cells[8].clone(), row.cells[5].trim().to_owned()))
            .collect()
    }

    #[test]
    fn a_blank_line_parts_slips_and_a_heading_holds_for_all_below() {
        let text = "Møde: M-2020-04-22\nStand: 2, jobparate\n\nBænke\nog lys\n \t\r\n\nEn bus\n\n# 1, udsatte\n\nKaffe\n\nMeeting: M-2020-06-24\n\nTe";
        let said = |line, meeting: &str, stand: &str, text: &str| {
            (line, meeting.to_owned(), stand.to_owned(), text.to_owned())
        };
        assert_eq!(
            slips(text),
            [
                said(4, "M-2020-04-22", "2, jobparate", "Bænke\nog lys"),
                said(8, "M-2020-04-22", "2, jobparate", "En bus"),
                said(12, "M-2020-04-22", "1, udsatte", "Kaffe"),
                said(16, "M-2020-06-24", "", "Te"),
            ]
        );
        assert_eq!(slips("\n\n"), []);
        assert_eq!(slips("Et\r\rTo\r\n\r\nTre").len(), 3);
        assert_eq!(slips("Stand: 2 er for lille.\nFind en større.").len(), 1);
    }

    #[test]
    fn a_slip_without_end_is_named_and_the_next_one_read() {
        let text = format!("a\n\n{}\n\nb", "x".repeat(CELL_LIMIT + 9));
        let rows: Vec<_> = Slips::open(text.as_bytes()).unwrap().collect();
        assert_eq!(rows[1], Err(Problem::row(3, Message::TooLong { last_line: 3, megabytes: 4 })));
        assert!(rows[0].is_ok() && rows[2].is_ok());
    }
}

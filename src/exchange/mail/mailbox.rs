//! A file of mails to the mails one by one, each with the line it begins on, in bounded memory: a mailbox (mbox), whose
//! mails begin with a line `From …`, or a single mail (`.eml`).

use std::io::{self, BufReader, Read};

use super::super::line::read_line;

/// The largest mail that is read, with its attachments, in bytes.
pub(super) const MAIL_LIMIT: usize = 64 * 1024 * 1024;

/// A mail as it stands in the file.
#[derive(Default)]
pub(super) struct Raw {
    /// The line that it begins on, from 1.
    pub(super) line: u64,
    /// The line of the mailbox above it, if any.
    pub(super) envelope: String,
    /// The mail.
    pub(super) bytes: Vec<u8>,
    /// Whether it is larger than the limit; then its beginning only.
    pub(super) too_long: bool,
}

/// The mails of a file.
pub(super) struct Mailbox<R> {
    reader: BufReader<R>,
    is_mailbox: bool,
    line: u64,
    /// The first line of the next mail, which was read already, and which line it is.
    next: Option<(u64, String)>,
    begun: bool,
}

impl<R: Read> Mailbox<R> {
    /// `is_mailbox` where mails begin with a line of their own.
    pub(super) fn new(inner: R, is_mailbox: bool) -> Mailbox<R> {
        Mailbox { reader: BufReader::new(inner), is_mailbox, line: 0, next: None, begun: false }
    }

    /// Whether it holds any number of mails.
    pub(super) fn is_mailbox(&self) -> bool {
        self.is_mailbox
    }

    /// The next mail; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Raw>> {
        let first = !std::mem::replace(&mut self.begun, true);
        let mut raw = Raw { line: self.line + 1, ..Raw::default() };
        let mut any = false;
        if let Some((line, envelope)) = self.next.take() {
            (raw.line, raw.envelope, any) = (line, envelope, true);
        }
        let mut after_blank = first;
        while let Some(mut line) = read_line(&mut self.reader, MAIL_LIMIT.saturating_sub(raw.bytes.len()))? {
            self.line += 1;
            raw.too_long |= line.too_long;
            let text = line.bytes.trim_ascii_end();
            if self.is_mailbox && after_blank && is_envelope(text) {
                let envelope = String::from_utf8_lossy(text).into_owned();
                if any {
                    self.next = Some((self.line, envelope));
                    return Ok(Some(raw));
                }
                (raw.line, raw.envelope, any) = (self.line, envelope, true);
                continue;
            }
            after_blank = text.is_empty();
            any |= !text.is_empty();
            if self.is_mailbox && is_escaped(&line.bytes) {
                line.bytes.remove(0);
            }
            raw.bytes.append(&mut line.bytes);
        }
        Ok(any.then_some(raw))
    }
}

/// Whether a line begins a mail of a mailbox: `From `, who, and when, with a time and a year.
pub(super) fn is_envelope(line: &[u8]) -> bool {
    const LONGEST: usize = 500;
    let Some(rest) = line.strip_prefix(b"From ").filter(|rest| rest.len() < LONGEST) else { return false };
    let words: Vec<&[u8]> = rest.split(u8::is_ascii_whitespace).collect();
    let digits = |word: &&[u8]| word.len() == 4 && word.iter().all(u8::is_ascii_digit);
    let time = |word: &&[u8]| word.contains(&b':') && word.iter().all(|b| b.is_ascii_digit() || *b == b':');
    words.iter().any(digits) && words.iter().any(time)
}

/// Whether a line of a mail was kept from looking like the beginning of another.
fn is_escaped(line: &[u8]) -> bool {
    let bare = line.iter().position(|b| *b != b'>').and_then(|at| line.get(at..));
    line.starts_with(b">") && bare.is_some_and(|bare| bare.starts_with(b"From "))
}

//! Mails as rows: `.eml` and mailboxes, each mail with what [`super::letters`] needs of it.
//!
//! [`mailbox`] finds where each begins, [`message`] decodes it, [`parts`] tells its words apart. Who sent it stands in cells
//! of their own and comes no further than to the sender of the submission, outside the log.

mod mailbox;
mod message;
mod parts;
#[cfg(test)]
mod tests;

use std::io::Read;

use chrono::{DateTime, Local, NaiveDateTime, TimeZone, Utc};

use self::mailbox::{MAIL_LIMIT, Mailbox, Raw};
use self::message::{Letter, decode};
use self::parts::{bare_subject, name_of, told_apart};
use super::letters::Cell;
use super::memory;
use super::problem::{Message, Notice, Problem};
use super::table::{CELL_LIMIT, Row};
use crate::domain::clean::clean;

/// What the start of a file of mails is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// One mail.
    Mail,
    /// A mailbox of any number of them.
    Mailbox,
}

/// Whether a file that begins like this holds mails.
pub(super) fn post(start: &[u8]) -> Option<Post> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let mut lines = text.split(|b| *b == b'\n');
    let first = lines.next()?.trim_ascii_end();
    if mailbox::is_envelope(first) {
        return Some(Post::Mailbox);
    }
    let mut known = 0;
    for line in std::iter::once(first).chain(lines) {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        known += usize::from(is_known(header_name(line)?));
    }
    (known >= 2).then_some(Post::Mail)
}

/// The name of a heading line; nothing where it is none.
fn header_name(line: &[u8]) -> Option<&[u8]> {
    let name = line.get(..memchr::memchr(b':', line)?)?;
    (!name.is_empty() && name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-')).then_some(name)
}

fn is_known(name: &[u8]) -> bool {
    const NAMES: &[&str] = &[
        "from",
        "to",
        "date",
        "subject",
        "message-id",
        "received",
        "return-path",
        "mime-version",
        "content-type",
        "delivered-to",
        "reply-to",
        "x-mozilla-status",
    ];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
}

/// The mails of a file as rows of [`Cell`]s.
pub(super) struct Mails<R> {
    mailbox: Mailbox<R>,
    told: Told,
    failed: bool,
}

/// What there is to say of the mails that were read.
#[derive(Default)]
struct Told {
    mails: u64,
    pages: u64,
    earlier: (u64, u64),
    signed: u64,
    attached: u64,
    passed_on: u64,
    undated: Vec<String>,
    named: Vec<String>,
}

impl<R: Read> Mails<R> {
    pub(super) fn open(inner: R, post: Post) -> Mails<R> {
        let mailbox = Mailbox::new(inner, post == Post::Mailbox);
        Mails { mailbox, told: Told::default(), failed: false }
    }

    /// What a person is to be told of the mails that were read.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let told = &self.told;
        let mut notices = vec![Notice::Mails { count: told.mails, is_mailbox: self.mailbox.is_mailbox() }];
        let mut add = |is_told: bool, notice: Notice| notices.extend(is_told.then_some(notice));
        add(told.pages > 0, Notice::Pages { count: told.pages });
        let (mails, lines) = told.earlier;
        add(mails > 0, Notice::Earlier { mails, lines });
        add(told.passed_on > 0, Notice::PassedOn { count: told.passed_on });
        add(told.signed > 0, Notice::Signed { count: told.signed });
        add(told.attached > 0, Notice::Attached { count: told.attached });
        add(!told.undated.is_empty(), Notice::Undated { lines: told.undated.clone() });
        add(!told.named.is_empty(), Notice::Named { lines: told.named.clone() });
        notices
    }

    fn row(&mut self, raw: &Raw) -> Result<Row, Problem> {
        let problem = |message| Problem::row(raw.line, message);
        let megabytes = (MAIL_LIMIT / 1024 / 1024) as u64;
        if raw.too_long {
            return Err(problem(Message::MailTooLong { megabytes }));
        }
        let letter = decode(&raw.bytes).map_err(problem)?;
        if letter.text.len() > CELL_LIMIT {
            let megabytes = (CELL_LIMIT / 1024 / 1024) as u64;
            return Err(problem(Message::MailTooLong { megabytes }));
        }
        self.told.mails += 1;
        Ok(Row::of_text(raw.line, self.cells(letter, raw)))
    }

    fn cells(&mut self, mut letter: Letter, raw: &Raw) -> Vec<String> {
        let received = self.received(&letter, raw);
        self.told.pages += u64::from(letter.was_html);
        let subject = letter.subject.take().unwrap_or_default();
        let mut parts = told_apart(&letter.text, &subject, letter.name.as_deref());
        let mut sender = Sender { name: letter.name.take(), address: letter.address.take() };
        for inner in std::mem::take(&mut letter.mails) {
            // A mail that was passed on as an attachment is what it is about.
            let of = inner.subject.as_deref().unwrap_or_default();
            let told = told_apart(&inner.text, of, inner.name.as_deref());
            parts.text = format!("{}\n\n{}", parts.text, told.text).trim().to_owned();
            parts.earlier += told.earlier;
            parts.signature = format!("{} · {}", parts.signature, told.signature);
            letter.attached.extend(inner.attached);
            parts.original.get_or_insert_with(|| Sender { name: inner.name, address: inner.address }.said());
        }
        let by = sender.said();
        if let Some(original) = parts.original.take() {
            self.told.passed_on += 1;
            let name = Some(name_of(&original).to_owned()).filter(|name| !name.is_empty());
            sender = Sender { name, address: Some(format!("{original} · {by}")) };
        }
        self.told.earlier.0 += u64::from(parts.earlier > 0);
        self.told.earlier.1 += parts.earlier as u64;
        let signature = parts.signature.trim_matches([' ', '·']).to_owned();
        self.told.signed += u64::from(!signature.is_empty());
        self.told.attached += letter.attached.len() as u64;
        if sender.is_in(&parts.text) || sender.is_in(&subject) {
            self.told.named.push(raw.line.to_string());
        }
        let contact: Vec<String> = sender.address.clone().into_iter().chain(Some(signature)).collect();
        let contact = contact.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ");
        let title = bare_subject(&subject).to_owned();
        let id = identity(&letter, &sender, [&received, &title, &parts.text]);
        Cell::row(|cell| match cell {
            Cell::Id => id.clone(),
            Cell::Received => received.clone(),
            Cell::Name => sender.name.clone().unwrap_or_default(),
            Cell::Contact => contact.clone(),
            Cell::Title => title.clone(),
            Cell::Text => parts.text.clone(),
            Cell::Attached => letter.attached.join("\n"),
            Cell::Meeting | Cell::Stand => String::new(),
        })
    }

    /// The local day on which a mail was sent, else the one of the mailbox's own line; none is told.
    fn received(&mut self, letter: &Letter, raw: &Raw) -> String {
        match letter.sent.or_else(|| envelope_date(&raw.envelope)) {
            Some(sent) => sent.with_timezone(&Local).date_naive().to_string(),
            None => {
                self.told.undated.push(raw.line.to_string());
                String::new()
            }
        }
    }
}

impl<R: Read> Iterator for Mails<R> {
    type Item = Result<Row, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        match self.mailbox.next() {
            Ok(raw) => raw.map(|raw| self.row(&raw)),
            Err(error) => {
                self.failed = true;
                Some(Err(Problem::file(Message::Unreadable { cause: error.kind() })))
            }
        }
    }
}

/// Who sent a mail.
struct Sender {
    name: Option<String>,
    address: Option<String>,
}

impl Sender {
    /// `Navn <adresse>`, as far as it is known.
    fn said(&self) -> String {
        match (&self.name, &self.address) {
            (Some(name), Some(address)) => format!("{name} <{address}>"),
            (one, other) => one.clone().or(other.clone()).unwrap_or_default(),
        }
    }

    /// Whether a text names the sender, by name or by address.
    fn is_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let names = [self.name.as_deref(), self.address.as_deref()];
        names
            .into_iter()
            .flatten()
            .any(|said| said.contains([' ', '@']) && lower.contains(&said.to_lowercase()))
    }
}

/// What a mail is known by: its Message-ID, unless that names the sender, else what it says.
fn identity(letter: &Letter, sender: &Sender, said: [&str; 3]) -> String {
    const WORD: usize = 4;
    let words = |text: &Option<String>| -> Vec<String> {
        let text = text.as_deref().unwrap_or_default().to_lowercase();
        let local = text.split('@').next().unwrap_or_default();
        let words = local.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= WORD);
        words.map(str::to_owned).collect()
    };
    let names = [words(&sender.name), words(&sender.address)].concat();
    let tells = |id: &str| names.iter().any(|word| id.to_lowercase().contains(word));
    match &letter.id {
        Some(id) if !tells(id) => clean(id, false).text,
        Some(id) => format!("#{:016x}", memory::hash(Some(id))),
        None => format!("#{:016x}", memory::hash(Some(&said.join("\u{1f}")))),
    }
}

/// When the line of a mailbox says that a mail came: `From hl@eksempel.dk Mon Apr 20 08:41:00 2020`, in UTC.
fn envelope_date(envelope: &str) -> Option<DateTime<Utc>> {
    let words: Vec<&str> = envelope.split_whitespace().collect();
    let time = words.iter().position(|word| word.len() == 8 && word.contains(':'))?;
    let year = words.iter().skip(time).find(|word| word.len() == 4)?;
    let (month, day) = (words.get(time.checked_sub(2)?)?, words.get(time - 1)?);
    let said = format!("{day} {month} {year} {}", words.get(time)?);
    NaiveDateTime::parse_from_str(&said, "%d %b %Y %H:%M:%S")
        .ok()
        .map(|moment| Utc.from_utc_datetime(&moment))
}

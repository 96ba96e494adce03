//! Rows that are submissions of their own: a mail or a slip of paper, each with the proposal that it holds, or with one for
//! each of its paragraphs.

use std::collections::HashMap;
use std::sync::Arc;

use super::asked::Asked;
use super::incoming::IncomingRow;
use super::memory;
use super::platform::values;
use super::problem::{Message, Problem};
use super::reading::Records;
use super::submitted::Submitted;
use super::table::Row;
use crate::domain::choice::{Channel, SenderKind};
use crate::domain::clean::clean;
use crate::domain::sender::Sender;

/// What a row of a mail or a slip holds, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// What it is known by; a slip is known by what it says.
    Id,
    /// The day it was received.
    Received,
    /// The sender's name.
    Name,
    /// How to reach the sender.
    Contact,
    /// What it is about.
    Title,
    /// What it says.
    Text,
    /// What is attached: one a line.
    Attached,
    /// The meeting that it was handed in at.
    Meeting,
    /// The stand.
    Stand,
}

impl Cell {
    const ALL: [Cell; 9] = [
        Cell::Id,
        Cell::Received,
        Cell::Name,
        Cell::Contact,
        Cell::Title,
        Cell::Text,
        Cell::Attached,
        Cell::Meeting,
        Cell::Stand,
    ];

    /// A row from what each of its cells holds.
    pub(super) fn row(holds: impl Fn(Cell) -> String) -> Vec<String> {
        Cell::ALL.into_iter().map(holds).collect()
    }

    fn of(self, row: &Row) -> Option<&str> {
        let at = Cell::ALL.iter().position(|cell| *cell == self)?;
        row.cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }
}

/// The two sorts of such rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Mails,
    Slips,
}

/// How such rows become proposals.
pub(super) struct Letters {
    sort: Sort,
    asked: Asked,
    file: String,
    /// How often a slip has said the very same: two people may want the same.
    said: HashMap<u64, u32>,
}

impl Letters {
    pub(super) fn of(sort: Sort, asked: &Asked, file: &str) -> Letters {
        Letters { sort, asked: asked.clone(), file: file.to_owned(), said: HashMap::new() }
    }

    /// The name that the import remembers.
    pub(super) fn source(&self) -> &'static str {
        match self.sort {
            Sort::Mails => "mail",
            Sort::Slips => "sedler",
        }
    }

    /// Puts the proposals of a row into `out`; tells what the row is known by.
    pub(super) fn read(&mut self, row: &Row, out: &mut Records) -> Result<Option<String>, Problem> {
        let mut removed = 0;
        let mut cleaned = |cell: Cell, many_lines: bool| {
            let text = clean(cell.of(row)?, many_lines);
            removed += text.removed;
            Some(text.text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let (title, text) = (cleaned(Cell::Title, false), cleaned(Cell::Text, true));
        let sender = Sender { name: cleaned(Cell::Name, false), contact: cleaned(Cell::Contact, false) };
        let attached = cleaned(Cell::Attached, true);
        if title.is_none() && text.is_none() {
            return Err(Problem::row(row.line, Message::NoTitleNoText));
        }
        let id = self.identity(row);
        let submitted = self.submitted(row, &id, sender, attached);
        let received = Cell::Received.of(row).map(str::to_owned);
        let whole = text.as_deref().unwrap_or_default();
        let said = if self.asked.by_paragraph { paragraphs(whole) } else { vec![whole] };
        let several = said.len();
        for (at, text) in said.into_iter().enumerate() {
            let number = at + 1;
            let (title, ext_id) = match several {
                0 | 1 => (title.clone(), id.clone()),
                _ => (title.as_ref().map(|t| format!("{t} ({number}/{several})")), format!("{id} ¶{number}")),
            };
            let named = [
                ("source_id", (self.sort == Sort::Mails).then(|| id.clone())),
                ("title", title),
                ("text", Some(text.to_owned()).filter(|text| !text.is_empty())),
                ("received_on", received.clone()),
            ];
            out.push_back(Ok(IncomingRow {
                ext_id: Some(ext_id),
                values: values(named),
                cleaned: if at == 0 { removed } else { 0 },
                submitted: Some(submitted.clone()),
                ..IncomingRow::at(row.line)
            }));
        }
        Ok(Some(id))
    }

    fn identity(&mut self, row: &Row) -> String {
        if let Some(id) = Cell::Id.of(row) {
            return id.to_owned();
        }
        let said = memory::hash(Some(&row.cells.join("\u{1f}")));
        let times = self.said.entry(said).or_default();
        *times += 1;
        match times {
            1 => format!("#{said:016x}"),
            times => format!("#{said:016x}~{times}"),
        }
    }

    fn submitted(&self, row: &Row, id: &str, sender: Sender, attached: Option<String>) -> Arc<Submitted> {
        let own = |cell: Cell| cell.of(row).map(|text| clean(text, false).text);
        let (channel, from) = match self.sort {
            Sort::Mails => (Channel::Email, SenderKind::Unknown),
            Sort::Slips => (Channel::Slip, SenderKind::Unknown),
        };
        let submitted = Submitted::of(&self.asked, channel, from)
            .with("received_on", own(Cell::Received))
            .with("meeting", own(Cell::Meeting))
            .with("stand", own(Cell::Stand))
            .with("attachments", attached)
            .with("source", Some(self.file.clone()));
        Arc::new(Submitted { ext_id: Some(id.to_owned()), sender, ..submitted })
    }
}

/// The paragraphs of a text; a greeting and a line that announces what follows stand with it.
fn paragraphs(text: &str) -> Vec<&str> {
    const GREETINGS: &[&str] = &["hej", "kære", "god dag", "goddag", "til ", "hi", "dear", "hello"];
    let announces = |said: &str| {
        let lower = said.trim().to_lowercase();
        let greets = GREETINGS.iter().any(|word| lower.starts_with(word)) && lower.ends_with([',', '!', '.']);
        lower.ends_with(':') || greets && lower.len() <= 60
    };
    let mut found: Vec<&str> = Vec::new();
    let (mut from, mut at) = (0, 0);
    for line in text.split_inclusive('\n').chain(Some("\n")) {
        let end = at;
        at += line.len();
        if !line.trim().is_empty() {
            continue;
        }
        let said = text.get(from..end).unwrap_or_default().trim();
        if !said.is_empty() && !announces(said.rsplit("\n\n").next().unwrap_or(said)) {
            found.push(said);
            from = at.min(text.len());
        }
    }
    found.extend(text.get(from..).map(str::trim).filter(|rest| !rest.is_empty()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paragraph_is_one_and_a_greeting_stands_with_the_first() {
        let text = "Hej jobcenter,\n\nJeg foreslår:\n\nBænke.\nGerne to.\n\n\nLys på stien.\n";
        assert_eq!(
            paragraphs(text),
            ["Hej jobcenter,\n\nJeg foreslår:\n\nBænke.\nGerne to.", "Lys på stien."]
        );
        assert_eq!(paragraphs("Kun ét."), ["Kun ét."]);
        assert_eq!(paragraphs("Et.\n \nTo:"), ["Et.", "To:"]);
        assert!(paragraphs("  \n ").is_empty());
    }
}

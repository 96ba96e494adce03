//! The edit card: everything about one record that is typed, saved as one batch. Also the card for an answer.

pub mod view;

use crate::domain::change::{Change, On, Put};
use crate::domain::cpr;
use crate::domain::date::parse_span;
use crate::domain::field::{self, Form, Kind, Shape};
use crate::domain::key::is_key;
use crate::domain::record::{Rec, Record};
use crate::domain::words;
use crate::msg::event::Opened;
use crate::msg::key::{Code, Key};
use crate::text;

use super::desk::Desk;
use super::field::Field;
use super::said;

/// The fields of a proposal's card: its own, and those of the submission that it came with.
const OF_PROPOSAL: [(Kind, &str); 10] = [
    (Kind::Proposal, "title"),
    (Kind::Proposal, "text"),
    (Kind::Submission, "channel"),
    (Kind::Submission, "sender_kind"),
    (Kind::Submission, "received_on"),
    (Kind::Submission, "stand"),
    (Kind::Submission, "public"),
    (Kind::Proposal, "owner"),
    (Kind::Proposal, "answer_due"),
    (Kind::Proposal, "links"),
];

/// What the card is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new proposal.
    New,
    /// The proposal with this key.
    Edit(String),
    /// The answer to the proposal with this key.
    Answer(String),
}

/// One field of the card.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The kind that it belongs to.
    pub kind: Kind,
    /// The field's id.
    pub id: u16,
    /// What is typed.
    pub field: Field,
    /// What it was: as stored.
    stored: Option<String>,
    /// What it was: as shown when the card opened.
    shown: String,
}

/// A card that stands open.
#[derive(Clone, Debug)]
pub struct Card {
    /// What it is for.
    pub purpose: Purpose,
    /// Its fields.
    pub entries: Vec<Entry>,
    /// The field that is typed in.
    pub at: usize,
    /// The commit that is under way.
    pub ticket: Option<u64>,
    /// The proposal that is answered, to read while one writes.
    pub opened: Option<Opened>,
    harmless: bool,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The card stays.
    Stays,
    /// The card closes; what was typed is a draft.
    Closes,
}

impl Card {
    /// A card for a new proposal.
    pub fn new_proposal(desk: &mut Desk) -> Card {
        let mut card = Card::of(Purpose::New, None, desk);
        card.preset("received_on", &super::super::domain::dateform::day_year(desk.today, desk.lang));
        card.take_draft(desk);
        card
    }

    /// A card for a proposal that is there.
    pub fn edit(opened: Opened, desk: &mut Desk) -> Card {
        let mut card = Card::of(Purpose::Edit(opened.record.key.clone()), Some(opened), desk);
        card.take_draft(desk);
        card
    }

    /// A card for the answer to a proposal.
    pub fn answer(opened: Opened, desk: &mut Desk) -> Card {
        let mut card = Card {
            purpose: Purpose::Answer(opened.record.key.clone()),
            entries: Entry::of(Kind::Proposal, "answer_text", Some(&opened.record), desk)
                .into_iter()
                .collect(),
            at: 0,
            ticket: None,
            opened: Some(opened),
            harmless: false,
        };
        card.take_draft(desk);
        card
    }

    fn of(purpose: Purpose, opened: Option<Opened>, desk: &Desk) -> Card {
        let record = |kind| match kind {
            Kind::Submission => opened.as_ref().and_then(|o| o.submission.as_ref()),
            _ => opened.as_ref().map(|o| &o.record),
        };
        let entries = OF_PROPOSAL
            .iter()
            .filter_map(|(kind, name)| Entry::of(*kind, name, record(*kind), desk))
            .collect();
        Card { purpose, entries, at: 0, ticket: None, opened, harmless: false }
    }

    fn preset(&mut self, name: &str, text: &str) {
        for entry in self.entries.iter_mut().filter(|e| field::by_id(e.id).is_some_and(|f| f.name == name)) {
            entry.field = Field::line(text);
            entry.shown = text.to_string();
        }
    }

    /// Where its draft is kept.
    pub fn place(&self) -> String {
        match &self.purpose {
            Purpose::New => "card/new".to_string(),
            Purpose::Edit(key) => format!("card/{key}"),
            Purpose::Answer(key) => format!("answer/{key}"),
        }
    }

    /// The heading of the card.
    pub fn title(&self, desk: &Desk) -> String {
        match &self.purpose {
            Purpose::New => text::card_new(desk.lang),
            Purpose::Edit(key) => text::card_edit(desk.lang, key),
            Purpose::Answer(key) => text::card_answer(desk.lang, key),
        }
    }

    /// A key on the card.
    pub fn key(&mut self, key: Key, desk: &mut Desk) -> Outcome {
        match key.code {
            Code::Esc => return self.leave(desk),
            Code::Tab if key.shift => {
                self.at = self.at.checked_sub(1).unwrap_or(self.entries.len().saturating_sub(1))
            }
            Code::Tab => self.at = (self.at + 1) % self.entries.len().max(1),
            Code::Enter if !self.is_long() => self.at = (self.at + 1) % self.entries.len().max(1),
            Code::Up if !self.is_long() => self.at = self.at.saturating_sub(1),
            Code::Down if !self.is_long() => {
                self.at = (self.at + 1).min(self.entries.len().saturating_sub(1))
            }
            _ => {
                if self.entries.get_mut(self.at).is_some_and(|e| e.field.key(key)) {
                    self.changed(desk);
                }
            }
        }
        Outcome::Stays
    }

    /// A paste into the field that is typed in.
    pub fn paste(&mut self, pasted: &str, desk: &mut Desk) {
        if let Some(entry) = self.entries.get_mut(self.at) {
            let removed = entry.field.paste(pasted);
            self.changed(desk);
            if removed > 0 {
                desk.say(text::pasted_cleaned(desk.lang, removed));
            }
        }
    }

    fn is_long(&self) -> bool {
        self.entries.get(self.at).is_some_and(|e| e.field.is_long())
    }

    fn changed(&mut self, desk: &mut Desk) {
        self.harmless = false;
        let texts: Vec<&str> = self.entries.iter().map(|e| e.field.text()).collect();
        let cursor = self.entries.get(self.at).map_or(0, |e| e.field.cursor());
        let kept = serde_json::to_string(&texts).unwrap_or_default();
        let kept = if self.is_touched() { kept } else { String::new() };
        desk.draft(&self.place(), &kept, cursor);
    }

    fn take_draft(&mut self, desk: &mut Desk) {
        let Some(draft) = desk.drafts.get(&self.place()).cloned() else { return };
        let texts: Vec<String> = serde_json::from_str(&draft.text).unwrap_or_default();
        for (entry, text) in self.entries.iter_mut().zip(texts) {
            let long = entry.field.is_long();
            entry.field = if long { Field::long(&text) } else { Field::line(&text) };
        }
        self.at = self.entries.iter().position(Entry::is_touched).unwrap_or(0);
        if let Some(entry) = self.entries.get_mut(self.at) {
            entry.field = entry.field.clone().at(draft.cursor);
        }
        let when = if draft.at == 0 { String::new() } else { said::moment(draft.at, desk) };
        desk.say(text::draft_back(desk.lang, &when).replace("  ", " "));
    }

    fn leave(&self, desk: &mut Desk) -> Outcome {
        if self.is_touched() {
            desk.say(text::draft_kept(desk.lang));
        }
        Outcome::Closes
    }

    /// Whether anything differs from what is stored.
    pub fn is_touched(&self) -> bool {
        self.entries.iter().any(Entry::is_touched)
    }

    /// Ctrl-S: all of it as one batch, or a word about what does not fit.
    pub fn save(&mut self, desk: &mut Desk) -> Outcome {
        if desk.read_only {
            desk.problem(text::failed_read_only(desk.lang));
            return Outcome::Stays;
        }
        if let Some(found) = self.personal_number().filter(|_| !self.harmless) {
            self.harmless = true;
            desk.problem(text::looks_like_cpr(desk.lang, &found));
            return Outcome::Stays;
        }
        match self.changes(desk) {
            Ok(changes) if changes.is_empty() => {
                desk.draft(&self.place(), "", 0);
                desk.say(text::nothing_changed(desk.lang));
                Outcome::Closes
            }
            Ok(changes) => {
                let said = match &self.purpose {
                    Purpose::New => text::card_new(desk.lang),
                    Purpose::Edit(key) => text::set_to(desk.lang, key, &text::changed_text(desk.lang)),
                    Purpose::Answer(key) => {
                        let draft = words::answer(crate::domain::choice::AnswerState::Draft).of(desk.lang);
                        text::set_to(desk.lang, key, &text::answer_is(desk.lang, draft))
                    }
                };
                let said = format!("{said} · {}", text::can_undo(desk.lang));
                self.ticket = Some(desk.commit(changes, None, said));
                Outcome::Stays
            }
            Err((at, why)) => {
                self.at = at;
                desk.problem(why);
                Outcome::Stays
            }
        }
    }

    fn personal_number(&self) -> Option<String> {
        self.entries.iter().filter(|e| e.is_touched()).find_map(|e| {
            let range = cpr::find(e.field.text()).into_iter().next()?;
            e.field.text().get(range).map(cpr::mask)
        })
    }

    fn changes(&self, desk: &Desk) -> Result<Vec<Change>, (usize, String)> {
        match &self.purpose {
            Purpose::New => self.creation(desk),
            Purpose::Edit(_) | Purpose::Answer(_) => self.edits(desk),
        }
    }

    fn creation(&self, desk: &Desk) -> Result<Vec<Change>, (usize, String)> {
        let typed =
            |name: &str| self.entries.iter().any(|e| e.name() == name && !e.field.text().trim().is_empty());
        if !typed("title") && !typed("text") {
            return Err((0, text::card_needs_text(desk.lang)));
        }
        let of = |kind: Kind| -> Result<Vec<(u16, Put)>, (usize, String)> {
            let mut values = Vec::new();
            for (i, entry) in self.entries.iter().enumerate().filter(|(_, e)| e.kind == kind) {
                let members = entry.parsed(desk).map_err(|why| (i, why))?;
                values.extend(members.into_iter().map(|v| (entry.id, Put::Text(v))));
            }
            Ok(values)
        };
        let submission = of(Kind::Submission)?;
        let mut proposal = of(Kind::Proposal)?;
        proposal.push((1301, Put::KeyOf(0)));
        proposal.extend(submission.iter().filter(|(id, _)| *id == 1202).map(|(_, v)| (1312, v.clone())));
        if desk.example {
            proposal.push((1318, Put::text("true")));
        }
        Ok(vec![
            Change::Create { kind: Kind::Submission, key: None, values: submission },
            Change::Create { kind: Kind::Proposal, key: None, values: proposal },
        ])
    }

    fn edits(&self, desk: &Desk) -> Result<Vec<Change>, (usize, String)> {
        let mut changes = Vec::new();
        for (i, entry) in self.entries.iter().enumerate().filter(|(_, e)| e.is_touched()) {
            let Some((rec, seen)) = self.record(entry.kind).map(|r| (r.rec, r.seen)) else { continue };
            entry.edits(rec, seen, desk, &mut changes).map_err(|why| (i, why))?;
        }
        if let (Purpose::Answer(_), Some(record), false) =
            (&self.purpose, self.record(Kind::Proposal), changes.is_empty())
        {
            let on = On::Record(record.rec);
            changes.push(Change::Set { on, field: 1313, to: Put::text("draft"), seen: Some(record.seen) });
        }
        Ok(changes)
    }

    fn record(&self, kind: Kind) -> Option<&Record> {
        let opened = self.opened.as_ref()?;
        if kind == Kind::Submission { opened.submission.as_ref() } else { Some(&opened.record) }
    }
}

impl Entry {
    fn of(kind: Kind, name: &str, record: Option<&Record>, desk: &Desk) -> Option<Entry> {
        let field = kind.field(name)?;
        let stored = record.and_then(|r| r.get(name)).or(if record.is_none() { field.default } else { None });
        let shown = stored.map(|v| show(field, v, desk)).unwrap_or_default();
        let typed = if field.form == Form::Text { Field::long(&shown) } else { Field::line(&shown) };
        Some(Entry { kind, id: field.id, field: typed, stored: stored.map(str::to_string), shown })
    }

    fn name(&self) -> &'static str {
        field::by_id(self.id).map_or("", |f| f.name)
    }

    /// Whether it differs from what was shown when the card opened.
    pub fn is_touched(&self) -> bool {
        self.field.text() != self.shown
    }

    /// What the typed text means: the values to store, several where the field has members.
    fn parsed(&self, desk: &Desk) -> Result<Vec<String>, String> {
        let typed = self.field.text().trim();
        let Some(field) = field::by_id(self.id) else { return Ok(Vec::new()) };
        if typed.is_empty() {
            return Ok(Vec::new());
        }
        let wrong = || text::failed_fits(desk.lang, words::field(self.id).of(desk.lang), typed);
        let one = |value: Option<String>| value.map(|v| vec![v]).ok_or_else(wrong);
        match field.shape {
            Shape::Date => one(parse_span(typed, desk.today).map(|s| s.last.to_string())),
            Shape::Choice(parse, _) => {
                one(parse(typed).map(str::to_string).or_else(|| said::choice(self.id, typed, desk.lang)))
            }
            Shape::Bool => one(match typed.to_lowercase().as_str() {
                "ja" | "j" | "yes" | "y" | "true" => Some("true".to_string()),
                "nej" | "n" | "no" | "false" => Some("false".to_string()),
                _ => None,
            }),
            Shape::Key(&[Kind::Person]) => {
                one(desk.people.iter().find(|p| p.key.eq_ignore_ascii_case(typed)).map(|p| p.key.clone()))
            }
            Shape::Key(_) => typed
                .split([' ', ','])
                .filter(|k| !k.is_empty())
                .map(|k| is_key(k).ok_or_else(wrong))
                .collect(),
            Shape::Long => Ok(vec![self.field.text().trim_end().to_string()]),
            _ => Ok(vec![typed.to_string()]),
        }
    }

    fn edits(&self, rec: Rec, seen: i64, desk: &Desk, changes: &mut Vec<Change>) -> Result<(), String> {
        let Some(field) = field::by_id(self.id) else { return Ok(()) };
        let values = self.parsed(desk)?;
        let on = On::Record(rec);
        match field.form {
            Form::Text => {
                let to = values.into_iter().next().unwrap_or_default();
                let from = self.stored.clone().unwrap_or_default();
                changes.push(Change::Edit { on, field: self.id, from, to, seen: Some(seen) });
            }
            Form::Member => {
                let before: Vec<&str> = self
                    .stored
                    .as_deref()
                    .unwrap_or_default()
                    .split('\n')
                    .filter(|m| !m.is_empty())
                    .collect();
                let gone =
                    before.iter().filter(|m| !values.iter().any(|v| v == *m)).map(|m| (m.to_string(), false));
                let come = values.iter().filter(|v| !before.contains(&v.as_str())).map(|v| (v.clone(), true));
                changes.extend(gone.chain(come).map(|(member, present)| Change::Member {
                    on,
                    field: self.id,
                    member: Put::Text(member),
                    present,
                }));
            }
            Form::Value | Form::Count => {
                let to = values.into_iter().next().map_or(Put::Nothing, Put::Text);
                changes.push(Change::Set { on, field: self.id, to, seen: Some(seen) });
            }
        }
        Ok(())
    }
}

/// A stored value as it is typed.
fn show(field: &field::Field, value: &str, desk: &Desk) -> String {
    match (field.shape, field.form) {
        (_, Form::Member) => value.replace('\n', " "),
        (Shape::Date, _) => match value.parse() {
            Ok(date) => crate::domain::dateform::day_year(date, desk.lang),
            Err(_) => value.to_string(),
        },
        (Shape::Bool, _) => said::yes_no(value == "true", desk.lang),
        (Shape::Choice(..), _) => said::value(field.id, value, desk.lang),
        _ => value.to_string(),
    }
}

//! The edit card: everything about one record that is typed, saved as one batch. Also the card for an answer.

mod entry;
mod fields;
mod save;
pub mod view;

use crate::domain::field::Kind;
use crate::domain::offered;
use crate::domain::record::Record;
use crate::domain::words;
use crate::msg::effect::Query;
use crate::msg::event::Opened;
use crate::msg::key::{Code, Key};
use crate::text::{self, capital};

use super::desk::Desk;
use super::field::Field;
use super::said;

pub use entry::Entry;
pub use fields::KEY;

/// The setting that holds the name of the municipality.
pub const PLACE: &str = "place";

/// What the card is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new record of a kind.
    New(Kind),
    /// The record with this key.
    Edit(String),
    /// The answer to the proposal with this key.
    Answer(String),
}

/// Whether it is the key of the setting that holds the municipality's name.
fn is_place(entry: &Entry) -> bool {
    entry.id == KEY && entry.field.text() == PLACE
}

/// An indicator with its title; any other name as it is.
fn told(name: &str, desk: &Desk) -> String {
    match desk.offered.iter().find(|offered| offered.indicator == name) {
        Some(offered) => format!("{name} {}", offered.title),
        None => name.to_owned(),
    }
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
    /// The records that its fields are of, as they were when it opened.
    pub records: Vec<Record>,
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
    /// A card for a new record, with some of its fields filled: the field's id and the value as stored.
    pub fn new(kind: Kind, presets: &[(u16, String)], desk: &mut Desk) -> Card {
        let mut card = Card::of(Purpose::New(kind), Vec::new(), desk);
        let received = kind == Kind::Proposal;
        let today = [(1202, desk.today.to_string())];
        for (id, value) in presets.iter().chain(today.iter().filter(|_| received)) {
            card.entries.iter_mut().filter(|e| e.id == *id).for_each(|e| e.preset(value, desk));
        }
        card.at = card.entries.iter().position(Entry::is_empty).unwrap_or(0);
        card.take_draft(desk);
        card
    }

    /// A card for a record that is there.
    pub fn edit(record: Record, desk: &mut Desk) -> Card {
        let mut card = Card::of(Purpose::Edit(record.key.clone()), vec![record], desk);
        card.take_draft(desk);
        card
    }

    /// A card for a proposal and the submission that it came with.
    pub fn proposal(opened: Opened, desk: &mut Desk) -> Card {
        let purpose = Purpose::Edit(opened.record.key.clone());
        let records = std::iter::once(opened.record).chain(opened.submission).collect();
        let mut card = Card::of(purpose, records, desk);
        card.take_draft(desk);
        card
    }

    /// A card for the answer to a proposal.
    pub fn answer(record: Record, desk: &mut Desk) -> Card {
        let purpose = Purpose::Answer(record.key.clone());
        let answer = Kind::Proposal.field("answer_text");
        let entries = answer.map(|field| Entry::of(Kind::Proposal, field, Some(&record), desk));
        let entries = entries.into_iter().collect();
        let mut card = Card { purpose, entries, at: 0, ticket: None, records: vec![record] };
        card.take_draft(desk);
        card
    }

    fn of(purpose: Purpose, records: Vec<Record>, desk: &mut Desk) -> Card {
        let is_target = |record: &Record| record.rec.kind == Kind::Target;
        if purpose == Purpose::New(Kind::Target) || records.iter().any(is_target) {
            desk.ask(Query::Offered);
        }
        let is_new = matches!(purpose, Purpose::New(_));
        let kinds = match &purpose {
            Purpose::New(Kind::Proposal) => vec![Kind::Proposal, Kind::Submission],
            Purpose::New(kind) => vec![*kind],
            _ => records.iter().map(|record| record.rec.kind).collect(),
        };
        let mut entries = Vec::new();
        for kind in kinds {
            let record = records.iter().find(|record| record.rec.kind == kind);
            let fields = fields::of(kind, is_new).into_iter();
            entries.extend(fields.map(|field| Entry::of(kind, field, record, desk)));
        }
        Card { purpose, entries, at: 0, ticket: None, records }
    }

    /// The kind of record that it is for.
    pub fn kind(&self) -> Kind {
        match (&self.purpose, self.records.first()) {
            (Purpose::New(kind), _) => *kind,
            (_, Some(record)) => record.rec.kind,
            (_, None) => Kind::Proposal,
        }
    }

    /// Where its draft is kept.
    pub fn place(&self) -> String {
        match &self.purpose {
            Purpose::New(Kind::Proposal) => "card/new".to_string(),
            Purpose::New(kind) => format!("card/new/{}", kind.table()),
            Purpose::Edit(key) => format!("card/{key}"),
            Purpose::Answer(key) => format!("answer/{key}"),
        }
    }

    /// The heading of the card.
    pub fn title(&self, desk: &Desk) -> String {
        match &self.purpose {
            Purpose::New(Kind::Setting) if self.entries.iter().any(is_place) => {
                capital(&text::setting_place(desk.lang))
            }
            Purpose::New(kind) => words::new_of(*kind).of(desk.lang).to_string(),
            Purpose::Edit(key) => text::card_edit(desk.lang, key),
            Purpose::Answer(key) => text::card_answer(desk.lang, key),
        }
    }

    /// What may be typed in the field under the cursor, in few words, where that is not plain.
    pub fn help(&self, desk: &Desk) -> Option<String> {
        let entry = self.entries.get(self.at)?;
        let names = self.offered(desk);
        if names.is_empty() {
            return entry.help(desk);
        }
        let typed = entry.field.text();
        Some(match offered::matching(typed, &names).as_slice() {
            [] => text::offered_not(desk.lang, &names.join(" · ")),
            [only] => text::offered_one(desk.lang, &told(only, desk)),
            several => text::offered(desk.lang, &several.join(" · ")),
        })
    }

    /// The names of which there are figures, for the field under the cursor.
    fn offered<'a>(&self, desk: &'a Desk) -> Vec<&'a str> {
        let Some(entry) = self.entries.get(self.at).filter(|_| self.kind() == Kind::Target) else {
            return Vec::new();
        };
        let typed = self.entries.iter().find(|entry| entry.name() == "indicator").map(|e| e.field.text());
        let of_indicator =
            || desk.offered.iter().find(|o| Some(o.indicator.as_str()) == typed.map(str::trim));
        let names = |names: &'a [String]| names.iter().map(String::as_str).collect();
        match entry.name() {
            "indicator" | "relative_to" => desk.offered.iter().map(|o| o.indicator.as_str()).collect(),
            "group" => of_indicator().map(|o| names(&o.groups)).unwrap_or_default(),
            "area" => of_indicator().map(|o| names(&o.areas)).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// What is typed as the beginning of the only name that begins so is that name once the field is left.
    fn complete(&mut self, desk: &mut Desk) {
        let names = self.offered(desk);
        let typed = self.entries.get(self.at).map(|entry| entry.field.text().to_owned()).unwrap_or_default();
        let Some(name) = offered::completed(&typed, &names).map(str::to_owned) else { return };
        if let Some(entry) = self.entries.get_mut(self.at) {
            entry.field = Field::line(&name);
        }
        self.changed(desk);
    }

    /// A key on the card.
    pub fn key(&mut self, key: Key, desk: &mut Desk) -> Outcome {
        let count = self.entries.len().max(1);
        if matches!(key.code, Code::Tab | Code::Enter | Code::Up | Code::Down) {
            self.complete(desk);
        }
        match key.code {
            Code::Esc => return self.leave(desk),
            Code::Tab if key.shift => self.at = self.at.checked_sub(1).unwrap_or(count - 1),
            Code::Tab => self.at = (self.at + 1) % count,
            Code::Enter if !self.is_long() => self.at = (self.at + 1) % count,
            Code::Up if !self.is_long() => self.at = self.at.saturating_sub(1),
            Code::Down if !self.is_long() => self.at = (self.at + 1).min(count - 1),
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
        let texts: Vec<&str> = self.entries.iter().map(|e| e.field.text()).collect();
        let cursor = self.entries.get(self.at).map_or(0, |e| e.field.cursor());
        let kept = serde_json::to_string(&texts).unwrap_or_default();
        let kept = if self.is_touched() { kept } else { String::new() };
        desk.draft(&self.place(), &kept, cursor);
    }

    fn take_draft(&mut self, desk: &mut Desk) {
        let Some(draft) = desk.drafts.get(&self.place()).cloned() else { return };
        let texts: Vec<String> = serde_json::from_str(&draft.text.whole()).unwrap_or_default();
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

    /// The record that the fields of a kind are of.
    fn record(&self, kind: Kind) -> Option<&Record> {
        self.records.iter().find(|record| record.rec.kind == kind)
    }
}

//! The search of everything: what is typed and what it found, kind by kind. Drawing is in `search_view`.

use std::collections::HashMap;

use crate::domain::field::Kind;
use crate::domain::found::Found;
use crate::domain::key::is_key;
use crate::domain::listing::Listing;
use crate::domain::record::{Rec, Record};
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::key::{Code, Key};

use super::super::desk::Desk;
use super::super::field::Field;
use super::super::pile::Pile;
use super::{Chosen, moved, rows_of};

/// The search.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What is typed.
    pub typed: Field,
    /// What was found for it, in order.
    pub pile: Pile<Kind, Rec>,
    found: HashMap<Rec, Record>,
    totals: HashMap<Kind, usize>,
    /// What the rows were found for.
    asked: String,
    /// Whether the next letter begins a new search.
    kept: bool,
    /// Whether Enter was pressed before anything had come.
    eager: bool,
}

impl Search {
    /// The same search taken up again: what is typed next replaces its words.
    pub fn again(mut self) -> Search {
        self.kept = !self.typed.text().is_empty();
        self
    }

    /// Asks for what it shows.
    pub fn read(&self, desk: &mut Desk) {
        if !self.text().is_empty() {
            desk.ask(Query::Search(self.text().to_string()));
        }
    }

    /// The words that are searched for.
    pub fn text(&self) -> &str {
        self.typed.text().trim()
    }

    /// Whether what is shown was found for what is typed.
    pub fn is_settled(&self) -> bool {
        self.asked == self.text()
    }

    /// A record that was found.
    pub fn record(&self, rec: Rec) -> Option<&Record> {
        self.found.get(&rec)
    }

    /// How many of a kind were found in all.
    pub fn total(&self, kind: Kind) -> usize {
        self.totals.get(&kind).copied().unwrap_or_default()
    }

    /// Takes what was found; the cursor stands on the record whose number was typed, else stays on its record, else on the
    /// first.
    pub fn take(&mut self, text: &str, found: &[Found], desk: &Desk) -> Chosen {
        if text != self.text() {
            return Chosen::Nothing;
        }
        let is_new = self.asked != text;
        self.asked = text.to_string();
        self.totals = found.iter().map(|found| (found.kind, found.total)).collect();
        let listed = found.iter().map(|found| (found.kind, found.first.iter().map(|r| r.rec).collect()));
        if is_new {
            self.pile = Pile::default();
        }
        self.pile.take(Listing::of(listed), rows_of(desk));
        let records = found.iter().flat_map(|found| &found.first);
        self.found = records.map(|record| (record.rec, record.clone())).collect();
        let named = is_key(text).and_then(|key| self.found.values().find(|record| record.key == key));
        if let (true, Some(rec)) = (is_new, named.map(|record| record.rec)) {
            self.pile.go_to(rec, rows_of(desk));
        }
        if std::mem::take(&mut self.eager) { self.open() } else { Chosen::Nothing }
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        use Action::{FindNext, Next, PageDown, PageUp, Previous};
        let verb = verb.filter(|_| key.types().is_none());
        match (key.code, verb) {
            (Code::Enter, _) if self.is_settled() => return self.open(),
            (Code::Enter, _) => self.eager = true,
            (_, Some(FindNext)) => drop(self.pile.step(1, rows_of(desk))),
            (_, Some(Next | Previous | PageDown | PageUp)) => drop(moved(&mut self.pile, verb, desk)),
            _ => self.type_key(key, desk),
        }
        Chosen::Nothing
    }

    fn type_key(&mut self, key: Key, desk: &mut Desk) {
        if std::mem::take(&mut self.kept) && key.types().is_some() {
            self.typed = Field::line("");
        }
        if self.typed.key(key) {
            self.changed(desk);
        }
    }

    /// A paste.
    pub fn paste(&mut self, pasted: &str, desk: &mut Desk) {
        if std::mem::take(&mut self.kept) {
            self.typed = Field::line("");
        }
        self.typed.paste(pasted);
        self.changed(desk);
    }

    /// What is typed has changed: it is searched for, and without a word there is nothing.
    fn changed(&mut self, desk: &mut Desk) {
        self.eager = false;
        if self.text().is_empty() {
            *self = Search { typed: self.typed.clone(), ..Search::default() };
        } else if !self.is_settled() {
            self.read(desk);
        }
    }

    fn open(&self) -> Chosen {
        let record = self.pile.current().and_then(|rec| self.record(rec));
        record.map_or(Chosen::Nothing, |record| Chosen::Open(Box::new(record.clone())))
    }

    /// The next hit, after the last the first again.
    pub fn next(&mut self, desk: &Desk) -> Option<Record> {
        if !self.pile.step(1, rows_of(desk)) {
            self.pile.step(isize::MIN / 2, rows_of(desk));
        }
        self.pile.current().and_then(|rec| self.record(rec)).cloned()
    }
}

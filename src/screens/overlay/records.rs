//! The records that have no pane: colleagues, committees, plans, analyses, indicators and settings, to look at, to make, to
//! edit on their card and to delete.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::listing::Listing;
use crate::domain::record::{Rec, Record};
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::key::Key;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::pane::CardFor;
use super::super::pile::{Pile, Row};
use super::super::{frame, said};
use super::{Chosen, moved, passed_on, rows_of};

/// The kinds, in the order of the list.
pub const KINDS: [Kind; 6] =
    [Kind::Person, Kind::Body, Kind::Plan, Kind::Analysis, Kind::Indicator, Kind::Setting];
/// Where a record's title stands, and how wide its key is at most.
const TITLE: u16 = 26;

/// The list.
#[derive(Clone, Debug, Default)]
pub struct Records {
    pile: Pile<Kind, Rec>,
    found: HashMap<Kind, Vec<Record>>,
    /// The record that the cursor is to stand on once it has come.
    go_to: Option<Rec>,
}

impl Records {
    /// The list with the cursor on a record.
    pub fn at(rec: Option<Rec>) -> Records {
        Records { go_to: rec, ..Records::default() }
    }

    /// Asks for what it shows.
    pub fn read(&self, desk: &mut Desk) {
        KINDS.into_iter().for_each(|kind| desk.ask(Query::All(kind)));
    }

    /// Takes the records of a kind; the cursor stays on its record.
    pub fn take(&mut self, kind: Kind, records: &[Record], desk: &Desk) {
        self.found.insert(kind, records.to_vec());
        let of = |kind: Kind| self.found.get(&kind).into_iter().flatten().map(|r| r.rec).collect();
        self.pile.take(Listing::of(KINDS.into_iter().map(|kind| (kind, of(kind)))), rows_of(desk));
        if let Some(rec) = self.go_to.filter(|rec| rec.kind == kind) {
            self.pile.go_to(rec, rows_of(desk));
            self.go_to = None;
        }
    }

    /// The list has another height now.
    pub fn fit(&mut self, desk: &Desk) {
        self.pile.scroll(rows_of(desk));
    }

    fn record(&self, rec: Rec) -> Option<&Record> {
        self.found.get(&rec.kind)?.iter().find(|record| record.rec == rec)
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if moved(&mut self.pile, verb, desk) {
            return Chosen::Nothing;
        }
        if verb == Some(Action::New) {
            let kind = self.pile.current().map_or(Kind::Person, |rec| rec.kind);
            return Chosen::Card(CardFor::New(kind, Vec::new()));
        }
        let current = self.pile.current().and_then(|rec| self.record(rec)).cloned();
        match (verb, current) {
            (Some(Action::Open | Action::Edit), Some(record)) => {
                Chosen::Card(CardFor::Record(Box::new(record)))
            }
            (Some(Action::Delete), Some(record)) => super::delete(&record, &record.key, desk),
            (Some(Action::History), Some(record)) => Chosen::History(record.rec, record.key),
            (Some(Action::Thread), Some(record)) => Chosen::Thread(record.rec),
            (Some(Action::Open | Action::Edit | Action::Delete | Action::History | Action::Thread), None) => {
                Chosen::Nothing
            }
            _ => passed_on(key, verb, desk),
        }
    }
}

/// Draws the list, down to above the message row.
pub fn draw(list: &Records, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let lang = desk.lang;
    frame::draw_title(desk, canvas);
    canvas.text(1, 1, w, &text::records_title(lang), Role::Here);
    canvas.rule(2, &[]);
    canvas.text(1, h.saturating_sub(1), w.saturating_sub(2), &text::records_keys(lang), Role::Dim);
    if list.found.is_empty() {
        canvas.text(2, 3, w, &text::reading(lang), Role::Dim);
    }
    for (row, y) in list.pile.view(rows_of(desk)).into_iter().zip(3..) {
        match row {
            Row::Heading(kind, n) => {
                let name = format!("{} {}", words::kinds(kind).of(lang), said::count(lang, n));
                canvas.text(1, y, w, &name, Role::Strong);
            }
            Row::Item(place) => draw_row(list, place, y, desk, canvas),
            Row::More(..) => {}
        }
    }
    let below = list.pile.below(rows_of(desk));
    if below > 0 {
        canvas.right(w.saturating_sub(1), 1, &format!("▼ {}", said::count(lang, below)), Role::Dim);
    }
}

fn draw_row(list: &Records, place: usize, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    let Some(record) = list.pile.ids().get(place).and_then(|rec| list.record(*rec)) else { return };
    if place == list.pile.cursor() {
        canvas.sign(0, y, '▌', Role::Accent);
    }
    canvas.text(2, y, TITLE - 3, &record.key, Role::Dim);
    let beside = beside(record, desk);
    let end = canvas.right(w.saturating_sub(1), y, &beside, Role::Text);
    canvas.text(TITLE, y, end.saturating_sub(TITLE + 1), &record.heading(), Role::Text);
}

/// What stands behind the title: who stands in and until when, the years of a plan, the unit of an indicator.
fn beside(record: &Record, desk: &Desk) -> String {
    let lang = desk.lang;
    let day = |name: &str| {
        record.get(name).and_then(|d| d.parse().ok()).map(|d: NaiveDate| dateform::day_year(d, lang))
    };
    match record.rec.kind {
        Kind::Person => match (record.get("stand_in"), day("stand_in_until")) {
            (Some(who), Some(until)) if record.text("stand_in_until") >= desk.today.to_string().as_str() => {
                text::stands_in(lang, who, &record.key, &until)
            }
            _ => String::new(),
        },
        Kind::Plan => format!("{}–{}", record.text("from_year"), record.text("to_year")),
        Kind::Indicator => record.text("unit").to_string(),
        Kind::Analysis => day("published_on").unwrap_or_default(),
        Kind::Body => {
            let (from, until) = (day("since").unwrap_or_default(), day("until").unwrap_or_default());
            if from.is_empty() && until.is_empty() { String::new() } else { format!("{from} – {until}") }
        }
        _ => String::new(),
    }
}

/// The list as plain lines.
pub fn plain(list: &Records, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let mut lines = vec![text::records_title(lang)];
    for (kind, n) in list.pile.groups() {
        lines.push(String::new());
        lines.push(format!("{}: {}.", words::kinds(kind).of(lang), said::count(lang, n)));
        for record in list.found.get(&kind).into_iter().flatten() {
            let beside = Some(beside(record, desk)).filter(|beside| !beside.is_empty());
            let parts = std::iter::once(record.heading()).chain(beside).collect::<Vec<_>>();
            lines.push(format!("{}: {}.", record.key, parts.join(". ")));
        }
    }
    lines
}

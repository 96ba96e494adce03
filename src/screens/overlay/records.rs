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

use super::super::card::{KEY, PLACE};
use super::super::desk::Desk;
use super::super::pane::CardFor;
use super::super::pile::{Pile, Row};
use super::super::{frame, said};
use super::{Chosen, moved, passed_on, rows_of};

/// The kinds, in the order of the list.
pub const KINDS: [Kind; 6] =
    [Kind::Person, Kind::Body, Kind::Plan, Kind::Analysis, Kind::Indicator, Kind::Setting];
/// The number of a row that stands for a record that is still to be written.
const UNWRITTEN: i64 = 0;
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
        let listing = Listing::of(KINDS.into_iter().map(|kind| (kind, self.rows_of_kind(kind))));
        self.pile.take(listing, rows_of(desk));
        if let Some(rec) = self.go_to.filter(|rec| rec.kind == kind) {
            self.pile.go_to(rec, rows_of(desk));
            self.go_to = None;
        }
    }

    /// The list has another height now.
    pub fn fit(&mut self, desk: &Desk) {
        self.pile.scroll(rows_of(desk));
    }

    /// The records of a kind, the municipality's name first among the settings; what is still to be written has a row.
    fn rows_of_kind(&self, kind: Kind) -> Vec<Rec> {
        let Some(records) = self.found.get(&kind) else { return Vec::new() };
        let (first, rest): (Vec<&Record>, Vec<&Record>) = records.iter().partition(|r| is_place(r));
        let unwritten = match kind {
            Kind::Setting => first.is_empty(),
            _ => records.is_empty(),
        };
        let unwritten = unwritten.then_some(Rec { kind, id: UNWRITTEN });
        unwritten.into_iter().chain(first.into_iter().chain(rest).map(|record| record.rec)).collect()
    }

    /// The card of a new record of the kind under the cursor.
    fn new_card(&self) -> CardFor {
        match self.pile.current() {
            Some(Rec { kind: Kind::Setting, id: UNWRITTEN }) => {
                CardFor::New(Kind::Setting, vec![(KEY, PLACE.to_owned())])
            }
            current => CardFor::New(current.map_or(Kind::Person, |rec| rec.kind), Vec::new()),
        }
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
            return Chosen::Card(self.new_card());
        }
        let current = self.pile.current().and_then(|rec| self.record(rec)).cloned();
        match (verb, current) {
            (Some(Action::Open | Action::Edit), Some(record)) => {
                Chosen::Card(CardFor::Record(Box::new(record)))
            }
            (Some(Action::Delete), Some(record)) => super::delete(&record, &record.key, desk),
            (Some(Action::History), Some(record)) => Chosen::History(record.rec, record.key),
            (Some(Action::Thread), Some(record)) => Chosen::Thread(record.rec),
            (Some(Action::Open | Action::Edit), None) if self.pile.current().is_some() => {
                Chosen::Card(self.new_card())
            }
            (Some(Action::Open | Action::Edit | Action::Delete | Action::History | Action::Thread), None) => {
                Chosen::Nothing
            }
            _ => passed_on(key, verb, desk),
        }
    }
}

/// Whether it is the name of the municipality.
fn is_place(record: &Record) -> bool {
    record.rec.kind == Kind::Setting && record.key == PLACE
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
            Row::Heading(kind, _) => {
                let n = list.found.get(&kind).map_or(0, Vec::len);
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
    let Some(rec) = list.pile.ids().get(place).copied() else { return };
    if place == list.pile.cursor() {
        canvas.sign(0, y, '▌', Role::Accent);
    }
    let Some(record) = list.record(rec) else {
        let is_setting = rec.kind == Kind::Setting;
        let name = if is_setting { text::setting_place(desk.lang) } else { String::new() };
        let at = if is_setting { TITLE } else { 2 };
        canvas.text(2, y, TITLE - 3, &name, Role::Dim);
        canvas.text(at, y, w.saturating_sub(at + 1), &unwritten(rec.kind, desk), Role::Dim);
        return;
    };
    let key = if is_place(record) { text::setting_place(desk.lang) } else { record.key.clone() };
    canvas.text(2, y, TITLE - 3, &key, Role::Dim);
    let beside = beside(record, desk);
    let end = canvas.right(w.saturating_sub(1), y, &beside, Role::Text);
    canvas.text(TITLE, y, end.saturating_sub(TITLE + 1), &record.heading(), Role::Text);
}

/// What stands where a record is still to be written.
fn unwritten(kind: Kind, desk: &Desk) -> String {
    match kind {
        Kind::Setting => text::place_unwritten(desk.lang, &desk.key(Action::Open)),
        _ => text::records_none(desk.lang, &desk.key(Action::New)),
    }
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
    for (kind, _) in list.pile.groups() {
        let n = list.found.get(&kind).map_or(0, Vec::len);
        lines.push(String::new());
        lines.push(format!("{}: {}.", words::kinds(kind).of(lang), said::count(lang, n)));
        if list.found.get(&kind).is_some_and(Vec::is_empty) {
            lines.push(unwritten(kind, desk));
        }
        for record in list.found.get(&kind).into_iter().flatten() {
            let beside = Some(beside(record, desk)).filter(|beside| !beside.is_empty());
            let parts = std::iter::once(record.heading()).chain(beside).collect::<Vec<_>>();
            lines.push(format!("{}: {}.", record.key, parts.join(". ")));
        }
    }
    lines
}

//! The saved views with how many each shows, and the line that names a new one.

use std::collections::HashMap;

use crate::domain::change::{Change, On, Put};
use crate::domain::field::Kind;
use crate::domain::field::ids::setting::VALUE;
use crate::domain::listing::Listing;
use crate::domain::record::Record;
use crate::domain::saved::{self, Saved};
use crate::msg::action::Action;
use crate::msg::effect::{Query, Wanted};
use crate::msg::key::{Code, Key};
use crate::text;

use super::super::desk::Desk;
use super::super::field::Field;
use super::super::frame::PANES;
use super::super::pile::Pile;
use super::{Chosen, moved, passed_on, rows_of};

/// The list.
#[derive(Clone, Debug, Default)]
pub struct Views {
    /// The views by the pane that they belong to.
    pub pile: Pile<Action, i64>,
    /// The name that is typed for a new one, and what it shows.
    pub naming: Option<(Field, Saved)>,
    records: Vec<Record>,
    counts: HashMap<i64, usize>,
}

impl Views {
    /// The list with a line that names a new view.
    pub fn naming(saved: Saved) -> Views {
        Views { naming: Some((Field::line(""), saved)), ..Views::default() }
    }

    /// Takes the views that the board has; says whether they are others than before.
    pub fn take_views(&mut self, desk: &Desk) -> bool {
        let Some(board) = &desk.board else { return false };
        if self.records == board.views {
            return false;
        }
        self.records = board.views.clone();
        let of = |pane: Action| {
            let here =
                |record: &&Record| Saved::parse(record.text("value")).and_then(|s| pane_of(&s)) == Some(pane);
            self.records.iter().filter(here).map(|record| record.rec.id).collect()
        };
        self.pile.take(Listing::of(PANES.into_iter().map(|pane| (pane, of(pane)))), rows_of(desk));
        true
    }

    /// Asks how many proposals each view of them shows; the other panes know by themselves.
    pub fn read(&self, desk: &mut Desk) {
        let of_proposals = self.saved().filter(|(_, saved)| pane_of(saved) == Some(Action::Pane3));
        let wanted = |(id, saved): (i64, Saved)| Wanted {
            id,
            mine: saved.mine.then(|| desk.mine_keys()),
            filter: saved.filter,
        };
        let wanted: Vec<Wanted> = of_proposals.map(wanted).collect();
        if !wanted.is_empty() {
            desk.ask(Query::ViewCounts(wanted));
        }
    }

    /// Takes how many a view shows.
    pub fn take_count(&mut self, id: i64, count: usize) {
        self.counts.insert(id, count);
    }

    /// The views with the numbers of their settings.
    pub fn saved(&self) -> impl Iterator<Item = (i64, Saved)> {
        self.records.iter().filter_map(|r| Some((r.rec.id, Saved::parse(r.text("value"))?)))
    }

    /// How many a view shows; `None` until it was counted.
    pub fn count(&self, id: i64) -> Option<usize> {
        self.counts.get(&id).copied()
    }

    /// The setting of a view.
    pub fn record(&self, id: i64) -> Option<&Record> {
        self.records.iter().find(|record| record.rec.id == id)
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if self.naming.is_some() {
            return self.name_key(key, desk);
        }
        if moved(&mut self.pile, verb, desk) {
            return Chosen::Nothing;
        }
        let current = self.pile.current().and_then(|id| self.record(id)).cloned();
        match (verb, current) {
            (Some(Action::Open), Some(record)) => {
                Saved::parse(record.text("value")).map_or(Chosen::Nothing, Chosen::View)
            }
            (Some(Action::Delete), Some(record)) => super::delete(&record, &saved::name(&record.key), desk),
            (Some(Action::Open | Action::Delete), None) => Chosen::Nothing,
            _ => passed_on(key, verb, desk),
        }
    }

    fn name_key(&mut self, key: Key, desk: &mut Desk) -> Chosen {
        let Some((field, saved)) = &mut self.naming else { return Chosen::Nothing };
        if key.code != Code::Enter {
            field.key(key);
            return Chosen::Nothing;
        }
        let Some(key) = saved::key(field.text()) else {
            desk.problem(text::view_needs_name(desk.lang));
            return Chosen::Nothing;
        };
        let to = Put::text(saved.value());
        let known = self.records.iter().find(|record| record.key.eq_ignore_ascii_case(&key));
        let change = match known {
            Some(record) => {
                Change::Set { on: On::Record(record.rec), field: VALUE, to, seen: Some(record.seen) }
            }
            None => Change::Create { kind: Kind::Setting, key: Some(key.clone()), values: vec![(VALUE, to)] },
        };
        let said = text::view_saved(desk.lang, &saved::name(&key), &desk.key(Action::Views));
        desk.commit(vec![change], None, said);
        Chosen::Close
    }

    /// A paste into the name.
    pub fn paste(&mut self, pasted: &str) {
        if let Some((field, _)) = &mut self.naming {
            field.paste(pasted);
        }
    }
}

/// The pane that a view belongs to.
pub fn pane_of(saved: &Saved) -> Option<Action> {
    let scopes = ["recommendations", "targets", "proposals", "meetings"];
    scopes.iter().position(|scope| *scope == saved.pane).and_then(|place| PANES.get(place)).copied()
}

//! One proposal after the other: arriving at one, reading on, and what comes next after a verdict.

use crate::domain::choice::{Choice, Verdict};
use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::msg::effect::Query;
use crate::ui::wrap::wrap;

use super::super::desk::Desk;
use super::{Mode, Proposals};

impl Proposals {
    /// A proposal has come on screen: its suggestions are asked for.
    pub(super) fn arrive(&mut self, desk: &mut Desk) {
        if let Some(id) = self.current()
            && self.mode == Mode::Judge
            && self.alike.as_ref().map(|(on, _)| *on) != Some(id)
        {
            desk.ask(Query::Alike(Rec { kind: Kind::Proposal, id }));
        }
    }

    /// After a verdict the next that nobody has judged opens by itself; past the last one everything is judged.
    pub(super) fn open_next(&mut self, desk: &mut Desk) {
        match self.mode {
            Mode::List => {
                self.pile.step(1, Proposals::rows(desk));
            }
            Mode::Judge => {
                let open = |at: &usize| self.queue.get(*at).is_some_and(|id| self.is_open(*id));
                let after = (self.at + 1..self.queue.len()).find(open);
                let next = after.or_else(|| (0..self.at).find(open));
                self.at = next.unwrap_or(self.queue.len());
                self.scroll = 0;
                self.arrive(desk);
            }
        }
    }

    /// Whether nobody has judged it, as far as is known: what was not read yet is taken for new.
    fn is_open(&self, id: i64) -> bool {
        match self.opened.get(&id).and_then(|o| Verdict::parse(o.record.text("verdict"))) {
            Some(Verdict::New) | None => true,
            Some(Verdict::Postponed) => self.pile_says_again(id),
            Some(_) => false,
        }
    }

    fn pile_says_again(&self, id: i64) -> bool {
        self.pile.ids_of(&[crate::domain::inbox::Group::Again]).contains(&id)
            && !self.recent.iter().any(|r| r.record.rec.id == id)
    }

    /// Brings a proposal on screen, wherever it stands.
    pub(super) fn show_row(&mut self, id: i64, desk: &mut Desk) {
        match self.mode {
            Mode::List => {
                self.pile.go_to(id, Proposals::rows(desk));
            }
            Mode::Judge => {
                self.at = match self.queue.iter().position(|i| *i == id) {
                    Some(at) => at,
                    None => {
                        self.at = self.at.min(self.queue.len());
                        self.queue.insert(self.at, id);
                        self.at
                    }
                };
                self.scroll = 0;
                self.arrive(desk);
            }
        }
    }

    /// Opens one proposal alone, whatever the list shows.
    pub fn open_one(&mut self, id: i64, desk: &mut Desk) {
        if self.mode == Mode::List {
            if self.pile.go_to(id, Proposals::rows(desk)) {
                self.pile_to_queue();
            } else {
                self.queue = self.pile.ids_of(&[crate::domain::inbox::Group::New]);
            }
            self.mode = Mode::Judge;
        }
        self.show_row(id, desk);
        self.fetch(desk);
    }

    /// PgDn reads on; at the end of the text it does nothing, so that no key ever leaves a proposal unread by accident.
    pub(super) fn read_on(&mut self, by: isize, desk: &Desk) {
        let room = super::judge_view::text_rows(desk.size);
        let lines = self
            .on_screen()
            .map_or(0, |o| wrap(o.record.text("text"), super::judge_view::text_width(desk.size)).len());
        let most = lines.saturating_sub(room.saturating_sub(1));
        let step = room.saturating_sub(2).max(1).cast_signed();
        self.scroll = if lines <= room { 0 } else { self.scroll.saturating_add_signed(by * step).min(most) };
    }
}

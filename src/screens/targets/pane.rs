//! Mål as a pane among the others: what the app asks of it.

use crate::domain::board::Aim;
use crate::domain::change::{Entry, Outcome};
use crate::domain::failure::Failure;
use crate::domain::field::Kind;
use crate::domain::period::Period;
use crate::domain::record::{Rec, Record};
use crate::msg::action::{Action, Scope};
use crate::msg::key::{Code, Key};
use crate::text;
use crate::ui::canvas::Canvas;

use super::super::ask::Ask;
use super::super::desk::Desk;
use super::super::field::Field;
use super::super::pane::{Handled, Hints, Pane};
use super::{Mode, Targets, detail_view, home_view, list_view};

/// From this width on the hint bar begins with the movements.
const WIDE: u16 = 110;

impl Pane for Targets {
    fn name(&self) -> Action {
        Action::Pane2
    }

    fn scope(&self) -> Scope {
        Scope::Targets
    }

    fn read(&mut self, desk: &mut Desk) {
        self.take_anew(desk);
    }

    fn board(&mut self, desk: &mut Desk) {
        self.verbs.board(desk);
        self.take(desk);
        if let Some(place) = self.return_to.take() {
            self.return_to(&place, desk);
        }
    }

    fn news(&mut self, _: &mut Desk) {}

    fn leave(&mut self, desk: &mut Desk) {
        self.mode = Mode::List;
        (self.year, self.month, self.trial) = (None, None, None);
        self.take_anew(desk);
    }

    fn come_home(&mut self, desk: &mut Desk) {
        let rows = Targets::rows(desk);
        self.pile.back_within(rows);
    }

    fn open(&mut self, desk: &mut Desk) {
        self.mode = Mode::List;
        self.pile.scroll(Targets::rows(desk));
    }

    fn action(&mut self, action: Action, desk: &mut Desk) -> Handled {
        self.do_action(action, desk)
    }

    fn is_typing(&self) -> bool {
        self.filter.is_typed() || self.trial.is_some() || self.verbs.is_typing()
    }

    fn typed(&mut self, key: Key, desk: &mut Desk) {
        if self.verbs.is_typing() {
            self.verbs.typed(key, desk);
        } else if self.filter.is_typed() {
            self.typed_filter(key, desk);
        } else {
            self.typed_trial(key);
        }
    }

    fn pasted(&mut self, pasted: &str, desk: &mut Desk) {
        let Some(removed) = self.filter.paste(pasted) else { return self.verbs.pasted(pasted, desk) };
        if removed > 0 {
            desk.say(text::pasted_cleaned(desk.lang, removed));
        }
        self.take(desk);
    }

    fn found(&mut self, key: &str, record: Option<&Record>, _: &mut Desk) {
        self.verbs.found(key, record);
    }

    fn committed(&mut self, ticket: u64, result: &Result<Outcome, Failure>, desk: &mut Desk) {
        self.verbs.committed(ticket, result, desk);
    }

    fn undone(&mut self, entry: &Entry, desk: &mut Desk) {
        let about = entry.lines.iter().find_map(|line| self.place_of(line.rec, desk));
        if let Some((target, _)) = about {
            self.pile.go_to(target, Targets::rows(desk));
        }
    }

    fn shows(&self, rec: Rec, desk: &Desk) -> bool {
        let Some((target, _)) = self.place_of(rec, desk) else { return false };
        match self.mode {
            Mode::Detail => self.pile.current() == Some(target),
            Mode::List => self.pile.place_of(target).is_some(),
        }
    }

    fn show(&mut self, record: &Record, desk: &mut Desk) -> bool {
        let Some((target, period)) = self.place_of(record.rec, desk) else { return false };
        let board = desk.board.clone();
        self.year = board.and_then(|b| Some(b.aim(Rec { kind: Kind::Target, id: target })?.gauge.goal.year));
        self.filter.clear();
        self.take_anew(desk);
        let is_here = self.pile.go_to(target, Targets::rows(desk));
        if is_here {
            self.open_detail();
            self.month = period;
        }
        is_here
    }

    fn listed(&self) -> Option<Vec<Rec>> {
        let rec = |id: &i64| Rec { kind: Kind::Target, id: *id };
        Some(self.pile.ids().iter().map(rec).collect())
    }

    fn filtered(&self) -> &str {
        self.filter.kept()
    }

    fn filter_by(&mut self, filter: &str, desk: &mut Desk) {
        self.mode = Mode::List;
        self.filter.set(filter);
        self.take_anew(desk);
    }

    fn count(&self, filter: &str, desk: &Desk) -> Option<usize> {
        let board = desk.board.as_deref()?;
        let of_year = super::standing::of_year(board, self.shown_year(board));
        Some(super::standing::narrowed(of_year, filter, board, desk).len())
    }

    fn plain(&self, desk: &Desk) -> Vec<String> {
        super::plain::lines(self, desk)
    }

    fn place(&self) -> Option<String> {
        let target = self.pile.current()?;
        let month = self.month.map(|month| month.to_string()).unwrap_or_default();
        let year = self.year.map(|year| year.to_string()).unwrap_or_default();
        let mode = if self.mode == Mode::Detail { "detail" } else { "list" };
        Some(format!("{mode}/{target}/{year}/{month}"))
    }

    fn come_back(&mut self, place: &str, desk: &mut Desk) {
        match desk.board {
            Some(_) => self.return_to(place, desk),
            None => self.return_to = Some(place.to_string()),
        }
    }

    fn drawn(&mut self) {
        self.verbs.drawn(self.targets().first().copied());
    }

    fn question(&self) -> Option<&Ask> {
        self.verbs.ask.as_ref()
    }

    fn filter(&self) -> Option<&Field> {
        self.filter.typed()
    }

    fn hints(&self, desk: &Desk) -> Hints {
        let of = |action: Action| (desk.key(action), action.verb().word.of(desk.lang).replace(" …", "…"));
        let figures = (desk.key(Action::New), text::hint_figures(desk.lang));
        if self.mode == Mode::List || desk.at_home {
            let mut lead = vec![of(Action::Open)];
            if !desk.at_home {
                lead.insert(0, ("←→".to_owned(), text::hint_year(desk.lang)));
            }
            if !desk.read_only && desk.as_of.is_none() {
                let new = if self.pile.current().is_some() { figures } else { of(Action::New) };
                lead.extend([of(Action::Remark), new]);
            }
            let mut verbs =
                vec![Action::WhatIf, Action::Thread, Action::Mine, Action::Filter, Action::NextPane];
            verbs.retain(|verb| *verb != Action::WhatIf || !desk.at_home);
            return Hints { lead, verbs };
        }
        let mut lead = vec![("←→".to_owned(), text::hint_month(desk.lang))];
        lead.extend([of(Action::WhatIf), of(Action::Remark)]);
        lead.push(figures);
        lead.push((desk.key(Action::Edit), text::hint_edit_target(desk.lang)));
        lead.extend([of(Action::Time), of(Action::Thread), of(Action::Back)]);
        if desk.size.0 < WIDE {
            lead.drain(3..5);
            lead.drain(..1);
        }
        Hints { lead, verbs: Vec::new() }
    }

    fn view(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        match self.mode {
            Mode::Detail => detail_view::draw(self, desk, canvas),
            Mode::List => list_view::draw(self, desk, canvas),
        }
    }

    fn view_home(&self, desk: &Desk, focused: bool, canvas: &mut Canvas<'_>) {
        home_view::draw(self, focused, desk, canvas);
    }
}

impl Targets {
    /// `+` and `-` (and the arrows) change what is supposed, Tab the other of the two; Esc, Enter and the verb's own key
    /// end it.
    fn typed_trial(&mut self, key: Key) {
        let Some(trial) = self.trial.as_mut() else { return };
        match key.code {
            Code::Char('+') | Code::Up => trial.step(1.0),
            Code::Char('-') | Code::Down => trial.step(-1.0),
            Code::Tab => trial.switch(),
            Code::Esc | Code::Enter | Code::Char('h') => self.trial = None,
            _ => {}
        }
    }

    /// The target that a record is or is a figure of, and the period of the figure.
    fn place_of(&self, rec: Rec, desk: &Desk) -> Option<(i64, Option<Period>)> {
        let board = desk.board.as_ref()?;
        if rec.kind == Kind::Target {
            return board.aim(rec).map(|aim| (aim.record.rec.id, None));
        }
        let year = self.shown_year(board);
        let period = |aim: &Aim| {
            aim.measured.iter().find(|(_, measured)| **measured == rec).map(|(period, _)| *period)
        };
        let of_figure = board.targets.iter().filter_map(|aim| Some((aim, period(aim)?)));
        let (aim, period) = of_figure.min_by_key(|(aim, _)| (aim.gauge.goal.year - year).abs())?;
        Some((aim.record.rec.id, Some(period)))
    }

    /// Comes back to a place that [`Pane::place`] named.
    fn return_to(&mut self, place: &str, desk: &Desk) {
        let mut parts = place.split('/');
        let mode = parts.next();
        let target = parts.next().and_then(|id| id.parse().ok());
        self.year = parts.next().and_then(|year| year.parse().ok());
        self.take_anew(desk);
        if target.is_some_and(|target| self.pile.go_to(target, Targets::rows(desk))) && mode == Some("detail")
        {
            self.open_detail();
            self.month = parts.next().and_then(Period::parse);
        }
    }
}

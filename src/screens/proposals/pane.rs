//! Forslag as a pane among the others: what the app asks of it.

use crate::domain::change::{Entry, Outcome};
use crate::domain::failure::Failure;
use crate::domain::field::Kind;
use crate::domain::inbox::Group;
use crate::domain::record::{Rec, Record};
use crate::msg::action::{Action, Scope};
use crate::msg::effect::Query;
use crate::msg::key::Key;
use crate::text;
use crate::ui::canvas::Canvas;

use super::super::ask::Ask;
use super::super::desk::Desk;
use super::super::field::Field;
use super::super::pane::{Handled, Hints, Pane};
use super::super::{frame, said};
use super::{Arriving, Mode, Proposals, home_view, judge_view, list_view};

impl Pane for Proposals {
    fn name(&self) -> Action {
        Action::Pane3
    }

    fn scope(&self) -> Scope {
        Scope::Proposals
    }

    fn read(&mut self, desk: &mut Desk) {
        self.mine_changed(desk);
        if self.seen_from != desk.as_of {
            self.seen_from = desk.as_of;
            self.opened.clear();
            self.gone.clear();
            self.asked.clear();
        }
        self.read_list(desk);
        desk.ask(Query::Recent);
        desk.ask(Query::Meetings);
    }

    fn board(&mut self, desk: &mut Desk) {
        self.pile.scroll(Proposals::rows(desk));
        let since = desk.since().map(|since| since.day);
        if since != self.since {
            self.since = since;
            self.forget_all();
        }
        self.fetch(desk);
    }

    fn news(&mut self, desk: &mut Desk) {
        self.changed(desk);
    }

    fn leave(&mut self, desk: &mut Desk) {
        self.mode = Mode::List;
        self.read_list(desk);
    }

    fn come_home(&mut self, desk: &mut Desk) {
        let rows = Proposals::rows(desk);
        self.pile.back_within(rows);
    }

    fn open(&mut self, desk: &mut Desk) {
        if self.mode == Mode::Judge {
            self.back(desk);
        }
        self.pile.scroll(Proposals::rows(desk));
        self.fetch(desk);
    }

    fn action(&mut self, action: Action, desk: &mut Desk) -> Handled {
        let handled = self.do_action(action, desk);
        self.fetch(desk);
        handled
    }

    fn is_typing(&self) -> bool {
        self.ask.is_some() || self.filter.is_typed()
    }

    fn typed(&mut self, key: Key, desk: &mut Desk) {
        if self.filter.is_typed() {
            self.typed_filter(key, desk);
        } else if self.ask.is_some() {
            self.typed_answer(key, desk);
        }
        self.fetch(desk);
    }

    fn pasted(&mut self, pasted: &str, desk: &mut Desk) {
        let ask = self.ask.as_mut();
        let removed = self.filter.paste(pasted).or_else(|| ask.map(|ask| ask.field.paste(pasted)));
        if let Some(removed) = removed.filter(|n| *n > 0) {
            desk.say(text::pasted_cleaned(desk.lang, removed));
        }
        if self.filter.is_typed() {
            self.read_list(desk);
        }
        self.look_up(desk);
    }

    fn found(&mut self, key: &str, record: Option<&Record>, desk: &mut Desk) {
        self.take_found(key, record, desk);
        self.fetch(desk);
    }

    fn committed(&mut self, ticket: u64, result: &Result<Outcome, Failure>, desk: &mut Desk) {
        self.went_in(ticket, result, desk);
        desk.ask(Query::Recent);
        desk.ask(Query::Counts { mine: desk.only(), as_of: desk.as_of });
        self.fetch(desk);
    }

    fn undone(&mut self, entry: &Entry, desk: &mut Desk) {
        self.after_undo(entry, desk);
    }

    fn shows(&self, rec: Rec, _: &Desk) -> bool {
        let around = || self.pile.ids().iter().skip(self.pile.cursor().saturating_sub(10)).take(20);
        let judged_last = self.recent.first().is_some_and(|r| r.record.rec == rec);
        rec.kind == Kind::Proposal
            && (judged_last
                || match self.mode {
                    Mode::Judge => self.current() == Some(rec.id),
                    Mode::List => around().any(|id| *id == rec.id),
                })
    }

    fn show(&mut self, record: &Record, desk: &mut Desk) -> bool {
        let is_mine = record.rec.kind == Kind::Proposal;
        if is_mine {
            self.open_one(record.rec.id, desk);
        }
        is_mine
    }

    fn listed(&self) -> Option<Vec<Rec>> {
        let rec = |id: &i64| Rec { kind: Kind::Proposal, id: *id };
        self.pile.whole().then(|| self.pile.ids().iter().map(rec).collect())
    }

    fn filtered(&self) -> &str {
        self.filter.kept()
    }

    fn filter_by(&mut self, filter: &str, desk: &mut Desk) {
        self.mode = Mode::List;
        self.pile.unmark();
        self.filter.set(filter);
        self.read_list(desk);
    }

    fn plain(&self, desk: &Desk) -> Vec<String> {
        super::plain::lines(self, desk)
    }

    fn read_whole(&mut self, desk: &mut Desk) {
        let rows = self.pile.ids().iter().take(super::READ_OUT);
        let missing: Vec<i64> = rows.filter(|id| !self.opened.contains_key(id)).copied().collect();
        if self.mode == Mode::List && !missing.is_empty() {
            desk.ask(Query::Open { ids: missing, as_of: desk.as_of, since: self.since });
        }
    }

    fn place(&self) -> Option<String> {
        let mode = if self.mode == Mode::Judge { "judge" } else { "list" };
        let opened = self.on_screen().filter(|_| self.return_to.is_none())?;
        Some(format!("{mode}/{}", opened.record.key))
    }

    fn come_back(&mut self, place: &str, _: &mut Desk) {
        self.return_to = Some(place.to_string());
    }

    fn drawn(&mut self) {
        self.drawn = self.current().filter(|id| self.opened.contains_key(id));
    }

    fn question(&self) -> Option<&Ask> {
        self.ask.as_ref().filter(|_| self.mode == Mode::List)
    }

    fn filter(&self) -> Option<&Field> {
        self.filter.typed()
    }

    fn waits(&self) -> bool {
        self.arriving != Arriving::Nothing
    }

    fn hints(&self, desk: &Desk) -> Hints {
        use Action::{Filter, Mark, Mine, New, Open};
        let lang = desk.lang;
        let verbs = frame::hinted(&[Scope::Proposals, Scope::List, Scope::Everywhere]);
        if self.mode == Mode::List {
            return Hints { lead: Vec::new(), verbs };
        }
        let elsewhere = [Open, Mark, Filter, Mine, New];
        let verbs =
            verbs.into_iter().filter(|a| !judge_view::BLOCK.contains(a) && !elsewhere.contains(a)).collect();
        let arrows = "↑↓".to_string();
        let lead = if judge_view::is_wide(desk.size) {
            vec![(arrows, text::without_judging(lang)), ("PgDn".to_string(), text::read_on(lang))]
        } else {
            vec![(arrows, text::switch(lang))]
        };
        Hints { lead, verbs }
    }

    fn view(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        match self.mode {
            Mode::List => {
                let [long, short] = self.figures(desk);
                let figures = if canvas.width() < 96 { short } else { long };
                frame::draw_top(Action::Pane3, &figures, desk, canvas);
                list_view::draw(self, desk, canvas);
            }
            Mode::Judge => judge_view::draw(self, desk, canvas),
        }
    }

    fn view_home(&self, desk: &Desk, focused: bool, canvas: &mut Canvas<'_>) {
        home_view::draw(self, focused, desk, canvas);
    }
}

impl Proposals {
    /// How many are new and how many answers are due this week, in two lengths.
    pub(super) fn figures(&self, desk: &Desk) -> [String; 2] {
        let new = said::count(desk.lang, self.counts.undecided);
        let due = said::count(desk.lang, self.counts.due_this_week);
        [text::new_of_week(desk.lang, &new, &due), text::new_of_week_short(desk.lang, &new, &due)]
    }

    /// Back from only one's own, the cursor goes to where it stood before.
    fn mine_changed(&mut self, desk: &Desk) {
        if desk.mine == self.was_mine {
            return;
        }
        self.was_mine = desk.mine;
        if desk.mine {
            self.left_at = self.pile.current();
        } else {
            self.go_to = self.left_at.take();
        }
    }

    /// Brings back on screen what was taken back.
    fn after_undo(&mut self, entry: &Entry, desk: &mut Desk) {
        let ids: Vec<i64> =
            entry.lines.iter().filter(|l| l.rec.kind == Kind::Proposal).map(|l| l.rec.id).collect();
        self.opened.retain(|id, _| !ids.contains(id));
        self.gone.clear();
        self.recent.retain(|r| r.entry.batch != entry.batch);
        if let Some(id) = ids.first() {
            self.show_row(*id, desk);
        }
        self.fetch(desk);
        self.read_list(desk);
        desk.ask(Query::Recent);
    }

    /// How many stand in a group: by the list where it was read in full, else by the figures of the inbox.
    pub(super) fn known(&self, group: Group, desk: &Desk) -> usize {
        let all = self.pile.whole() || self.is_narrowed(desk);
        if all { self.pile.len_of(group) } else { self.counts.of(group) }
    }
}

//! Møder as a pane among the others: what the app asks of it.

use crate::domain::change::{Entry, Outcome};
use crate::domain::failure::Failure;
use crate::domain::field::Kind;
use crate::domain::record::{Rec, Record};
use crate::msg::action::{Action, Scope};
use crate::msg::effect::Query;
use crate::msg::event::Story;
use crate::msg::key::Key;
use crate::text;
use crate::ui::canvas::Canvas;

use super::super::ask::Ask;
use super::super::desk::Desk;
use super::super::field::Field;
use super::super::frame;
use super::super::pane::{Handled, Hints, Pane};
use super::{Meetings, NOT_OF_NOTES, home_view, list_view};

/// The kinds of record that stand here.
const KINDS: [Kind; 4] = [Kind::Meeting, Kind::Decision, Kind::Task, Kind::Note];

impl Pane for Meetings {
    fn name(&self) -> Action {
        Action::Pane4
    }

    fn scope(&self) -> Scope {
        Scope::Meetings
    }

    fn read(&mut self, desk: &mut Desk) {
        self.mine_changed(desk);
        self.sort_anew(desk);
        desk.ask(Query::Brought { as_of: desk.as_of });
    }

    fn board(&mut self, desk: &mut Desk) {
        self.asked = None;
        self.verbs.board(desk);
        self.come_back_now(desk);
        self.refresh(desk);
    }

    fn news(&mut self, desk: &mut Desk) {
        desk.ask(Query::Brought { as_of: desk.as_of });
    }

    fn leave(&mut self, desk: &mut Desk) {
        self.reads = false;
        self.opened = false;
        self.guest = None;
        self.sort_anew(desk);
    }

    fn come_home(&mut self, desk: &mut Desk) {
        let rows = Meetings::rows(desk);
        self.pile.back_within(rows);
    }

    fn open(&mut self, desk: &mut Desk) {
        self.reads = false;
        self.opened = true;
        self.sort_anew(desk);
    }

    fn action(&mut self, action: Action, desk: &mut Desk) -> Handled {
        let handled = self.do_action(action, desk);
        self.arrive(desk);
        handled
    }

    fn is_typing(&self) -> bool {
        self.filter.is_typed() || self.making.is_some() || self.slips.is_some() || self.verbs.is_typing()
    }

    fn typed(&mut self, key: Key, desk: &mut Desk) {
        if self.filter.is_typed() {
            self.typed_filter(key, desk);
        } else if self.slips.is_some() {
            self.typed_slip(key, desk);
        } else if self.making.is_some() {
            self.typed_what_to_make(key, desk);
        } else {
            self.verbs.typed(key, desk);
        }
        self.arrive(desk);
    }

    fn pasted(&mut self, pasted: &str, desk: &mut Desk) {
        let (making, slips) = (self.making.as_mut(), self.slips.as_mut());
        let removed = self.filter.paste(pasted).or_else(|| making.map(|ask| ask.field.paste(pasted)));
        let removed = removed.or_else(|| slips.map(|slips| slips.paste(pasted, desk)));
        let Some(removed) = removed else { return self.verbs.pasted(pasted, desk) };
        if removed > 0 {
            desk.say(text::pasted_cleaned(desk.lang, removed));
        }
        if self.filter.is_typed() {
            self.sort_anew(desk);
        }
    }

    fn found(&mut self, key: &str, record: Option<&Record>, _: &mut Desk) {
        self.verbs.found(key, record);
    }

    fn story(&mut self, story: &Story) {
        if self.asked == Some(story.rec) {
            self.story = Some(story.clone());
        }
    }

    fn committed(&mut self, ticket: u64, result: &Result<Outcome, Failure>, desk: &mut Desk) {
        if self.verbs.committed(ticket, result, desk) {
            self.acted = result.as_ref().map(|outcome| outcome.changed.clone()).unwrap_or_default();
        }
        let made = result.as_ref().ok().and_then(|outcome| outcome.made.first());
        self.go_to = made.map(|(rec, _)| *rec).filter(|rec| KINDS.contains(&rec.kind)).or(self.go_to);
        desk.ask(Query::Brought { as_of: desk.as_of });
    }

    fn undone(&mut self, entry: &Entry, desk: &mut Desk) {
        let mine = entry.lines.iter().map(|line| line.rec).find(|rec| KINDS.contains(&rec.kind));
        self.go_to = mine.or(self.go_to);
        desk.ask(Query::Brought { as_of: desk.as_of });
    }

    fn shows(&self, rec: Rec, desk: &Desk) -> bool {
        let near = Meetings::rows(desk);
        let from = self.pile.cursor().saturating_sub(near);
        self.acted.contains(&rec) || self.pile.ids().iter().skip(from).take(2 * near).any(|id| *id == rec)
    }

    fn show(&mut self, record: &Record, desk: &mut Desk) -> bool {
        let is_mine = KINDS.contains(&record.rec.kind);
        if is_mine {
            self.filter.clear();
            self.guest = Some(record.rec);
            self.go_to = Some(record.rec);
            self.scroll = 0;
            self.opened = true;
            // Where the row is told of beside the list, the list may stay in sight.
            self.reads = desk.size.0 < list_view::WIDE;
            self.sort_anew(desk);
        }
        is_mine
    }

    fn listed(&self) -> Option<Vec<Rec>> {
        Some(self.pile.ids().to_vec())
    }

    fn filtered(&self) -> &str {
        self.filter.kept()
    }

    fn filter_by(&mut self, filter: &str, desk: &mut Desk) {
        self.reads = false;
        self.filter.set(filter);
        self.sort_anew(desk);
    }

    fn count(&self, filter: &str, desk: &Desk) -> Option<usize> {
        let rows = super::rows::grouped(desk.board.as_deref()?, filter, None, desk);
        Some(rows.iter().map(|(_, rows)| rows.len()).sum())
    }

    fn plain(&self, desk: &Desk) -> Vec<String> {
        super::plain::lines(self, desk)
    }

    fn place(&self) -> Option<String> {
        let mode = if self.reads { "whole" } else { "list" };
        let here = self.here.as_ref().filter(|_| self.return_to.is_none())?;
        Some(format!("{mode}/{here}"))
    }

    fn come_back(&mut self, place: &str, _: &mut Desk) {
        self.return_to = Some(place.to_string());
    }

    fn drawn(&mut self) {
        self.verbs.drawn(self.pile.current());
    }

    fn question(&self) -> Option<&Ask> {
        let slip = self.slips.as_ref().map(|slips| &slips.ask);
        slip.or(self.making.as_ref()).or(self.verbs.ask.as_ref())
    }

    fn filter(&self) -> Option<&Field> {
        self.filter.typed()
    }

    fn hints(&self, desk: &Desk) -> Hints {
        use Action::{Back, Deadline, Edit, Filter, Mark, Mine, New, Open, Owner, PageDown, Remark, Status};
        let mut verbs = match self.reads {
            true if self.newest_paper(desk).is_some() => {
                vec![Open, PageDown, Back, Status, Deadline, Owner, Remark, New, Edit]
            }
            true => vec![PageDown, Back, Status, Deadline, Owner, Remark, New, Edit],
            false => vec![Open, Status, Deadline, Owner, Remark, Mine, New, Edit, Mark, Filter],
        };
        if self.is_on_notes() {
            verbs.retain(|verb| !NOT_OF_NOTES.contains(verb));
        }
        Hints { lead: Vec::new(), verbs }
    }

    fn view(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let figures = desk.board.as_deref().map(|board| home_view::figures(board, desk));
        let [short, long] = figures.unwrap_or_default();
        let said = if canvas.width() < 96 { short } else { long };
        frame::draw_top(self.name(), &said, desk, canvas);
        if self.reads {
            list_view::draw_whole(self, desk, canvas);
        } else {
            list_view::draw(self, desk, canvas);
        }
    }

    fn view_home(&self, desk: &Desk, focused: bool, canvas: &mut Canvas<'_>) {
        home_view::draw(self, focused, desk, canvas);
    }
}

impl Meetings {
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

    /// The row that a lost session stood on.
    fn come_back_now(&mut self, desk: &Desk) {
        let Some(board) = &desk.board else { return };
        let Some(place) = self.return_to.take() else { return };
        let Some((mode, key)) = place.split_once('/') else { return };
        self.go_to = board.by_key(key).map(|record| record.rec);
        self.opened = !desk.at_home;
        self.reads = mode == "whole" && self.go_to.is_some() && !desk.at_home;
    }
}

//! Anbefalinger as a pane among the others: what the app asks of it.

use crate::domain::change::{Entry, Outcome};
use crate::domain::failure::Failure;
use crate::domain::field::Kind;
use crate::domain::record::{Rec, Record};
use crate::msg::action::{Action, Scope};
use crate::msg::event::Story;
use crate::msg::key::Key;
use crate::text;
use crate::ui::canvas::Canvas;

use super::super::ask::Ask;
use super::super::desk::{Desk, Note};
use super::super::field::Field;
use super::super::frame;
use super::super::pane::{Handled, Hints, Pane};
use super::{Recommendations, detail_view, home_view, list_view};

/// The verbs in the hint bar at home, where there is little room, and opened; what has no room goes from the end.
const AT_HOME: [Action; 8] = [
    Action::Open,
    Action::Status,
    Action::Deadline,
    Action::Owner,
    Action::Remark,
    Action::Mine,
    Action::NextPane,
    Action::Filter,
];
const SMALL: [Action; 6] =
    [Action::Open, Action::Status, Action::Deadline, Action::Remark, Action::NextPane, Action::Thread];
const OPENED: [Action; 12] = [
    Action::Open,
    Action::Status,
    Action::Deadline,
    Action::Owner,
    Action::Remark,
    Action::Stance,
    Action::Thread,
    Action::Link,
    Action::Edit,
    Action::Filter,
    Action::Mine,
    Action::New,
];

impl Pane for Recommendations {
    fn name(&self) -> Action {
        Action::Pane1
    }

    fn scope(&self) -> Scope {
        Scope::Recommendations
    }

    fn read(&mut self, desk: &mut Desk) {
        self.mine_changed(desk);
        self.settle(desk);
    }

    fn board(&mut self, desk: &mut Desk) {
        self.verbs.board(desk);
        self.list(desk);
        self.return_to_place(desk);
        self.asked = None;
        self.fetch(desk);
    }

    fn news(&mut self, _: &mut Desk) {}

    fn leave(&mut self, desk: &mut Desk) {
        self.alone = false;
        self.settle(desk);
    }

    fn come_home(&mut self, desk: &mut Desk) {
        let rows = self.rows(desk);
        self.pile.back_within(rows);
    }

    fn open(&mut self, desk: &mut Desk) {
        self.alone = false;
        self.settle(desk);
        self.fetch(desk);
    }

    fn action(&mut self, action: Action, desk: &mut Desk) -> Handled {
        self.touched = true;
        let handled = self.do_action(action, desk);
        self.acted(desk);
        handled
    }

    fn is_typing(&self) -> bool {
        self.verbs.is_typing() || self.filter.is_typed() || self.sorting.is_some()
    }

    fn typed(&mut self, key: Key, desk: &mut Desk) {
        if self.filter.is_typed() {
            self.typed_filter(key, desk);
        } else if self.sorting.is_some() {
            self.typed_sort(key, desk);
        } else {
            self.verbs.typed(key, desk);
            self.acted(desk);
        }
        self.fetch(desk);
    }

    fn pasted(&mut self, pasted: &str, desk: &mut Desk) {
        if self.filter.paste(pasted).is_some() {
            self.settle(desk);
        } else {
            self.verbs.pasted(pasted, desk);
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
        self.verbs.committed(ticket, result, desk);
        let made =
            result.as_ref().ok().and_then(|outcome| outcome.made.iter().find(|(rec, _)| is_ours(rec.kind)));
        self.go_to = made.map(|(rec, _)| *rec).or(self.go_to);
    }

    fn undone(&mut self, entry: &Entry, _: &mut Desk) {
        let brought_back = entry.lines.iter().map(|line| line.rec).find(|rec| is_ours(rec.kind));
        self.go_to = brought_back.or(self.go_to);
    }

    fn shows(&self, rec: Rec, desk: &Desk) -> bool {
        let rows = self.rows(desk);
        let around = || self.pile.ids().iter().skip(self.pile.cursor().saturating_sub(rows)).take(rows * 2);
        let in_sight = if self.alone { self.current() == Some(rec) } else { around().any(|id| *id == rec) };
        in_sight || self.verbs.acted_on(rec)
    }

    fn show(&mut self, record: &Record, desk: &mut Desk) -> bool {
        let ours = is_ours(record.rec.kind);
        if ours {
            self.open_one(record.rec, desk);
        }
        ours
    }

    fn listed(&self) -> Option<Vec<Rec>> {
        Some(self.pile.ids().to_vec())
    }

    fn filtered(&self) -> &str {
        self.filter.kept()
    }

    fn filter_by(&mut self, filter: &str, desk: &mut Desk) {
        self.alone = false;
        self.filter.set(filter);
        self.settle(desk);
    }

    fn count(&self, filter: &str, desk: &Desk) -> Option<usize> {
        let board = desk.board.as_deref()?;
        let sieve = super::groups::Sieve::of(filter, false, desk);
        let groups = super::groups::by_analysis(board, |item| sieve.lets(item, desk));
        Some(groups.iter().map(|(_, rows)| rows.len()).sum())
    }

    fn plain(&self, desk: &Desk) -> Vec<String> {
        super::plain::lines(self, desk)
    }

    fn place(&self) -> Option<String> {
        let mode = if self.alone { "alone" } else { "list" };
        let rec = self.current().filter(|_| self.return_to.is_none())?;
        Some(format!("{mode}/{}/{}", rec.kind.number(), rec.id))
    }

    fn come_back(&mut self, place: &str, _: &mut Desk) {
        let mut parts = place.split('/');
        let mode = parts.next();
        let mut number = || parts.next()?.parse::<i64>().ok();
        let kind = number().and_then(|n| u8::try_from(n).ok()).and_then(Kind::of_number);
        let rec = kind.zip(number()).map(|(kind, id)| Rec { kind, id });
        self.return_to = rec.map(|rec| (mode == Some("alone"), rec));
    }

    fn drawn(&mut self) {
        self.verbs.drawn(self.current());
    }

    fn question(&self) -> Option<&Ask> {
        self.verbs.ask.as_ref().or(self.sorting.as_ref())
    }

    fn filter(&self) -> Option<&Field> {
        self.filter.typed()
    }

    fn hints(&self, desk: &Desk) -> Hints {
        let verbs = match (desk.size.0 < 100, desk.at_home) {
            (true, _) => SMALL.to_vec(),
            (false, true) => AT_HOME.to_vec(),
            (false, false) => OPENED.to_vec(),
        };
        if !self.alone {
            return Hints { lead: Vec::new(), verbs };
        }
        let elsewhere = [Action::Open, Action::Filter, Action::Mine];
        let verbs = verbs.into_iter().filter(|verb| !elsewhere.contains(verb)).collect();
        Hints { lead: vec![("↑↓".to_string(), text::switch(desk.lang))], verbs }
    }

    fn view(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        if self.alone {
            return detail_view::draw(self, desk, canvas);
        }
        let [long, short] = home_view::figures(desk);
        let figures = if canvas.width() < 96 { short } else { long };
        frame::draw_top(self.name(), &figures, desk, canvas);
        list_view::draw(self, desk, canvas);
    }

    fn view_home(&self, desk: &Desk, focused: bool, canvas: &mut Canvas<'_>) {
        home_view::draw(self, focused, desk, canvas);
    }
}

impl Recommendations {
    /// After a verb: what it changed is in the list at once.
    fn acted(&mut self, desk: &mut Desk) {
        if matches!(desk.note, Note::Pending(..)) {
            self.list(desk);
        }
        self.pile.scroll(self.rows(desk));
        self.fetch(desk);
    }
}

fn is_ours(kind: Kind) -> bool {
    matches!(kind, Kind::Recommendation | Kind::Initiative)
}

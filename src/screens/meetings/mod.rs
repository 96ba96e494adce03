//! Møder: meetings, what was agreed there, and the notes. State and movement; what the app asks of it is in `pane`, which
//! rows there are in `rows`, drawing in the `view` files.

mod agreement;
mod detail;
mod home_view;
mod list_view;
mod making;
mod missing;
mod pane;
mod plain;
mod rows;
mod slips;
mod told;

pub use told::meeting_of;

use crate::domain::field::Kind;
use crate::domain::listing::Listing;
use crate::domain::meeting::Brought;
use crate::domain::paper::is_paper;
use crate::domain::record::Rec;
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::event::Story;
use crate::msg::key::Key;
use crate::text;

use super::ask::Ask;
use super::desk::Desk;
use super::home::Layout;
use super::motion::Motion;
use super::narrowing::{Narrowing, Typed};
use super::pane::{CardFor, Handled};
use super::pile::Pile;
use super::records::Verbs;
use rows::{Group, Grouped};
use slips::Slips;

/// Its place among the panes, from 0.
const NUMBER: usize = 3;
/// The verbs that change what a note does not have.
const NOT_OF_NOTES: [Action; 3] = [Action::Status, Action::Deadline, Action::Owner];

/// The pane.
#[derive(Clone, Debug, Default)]
pub struct Meetings {
    /// The order, the cursor and the marks.
    pub pile: Pile<Group, Rec>,
    /// What meetings brought, once it was read.
    pub brought: Brought,
    /// The card that a question has asked for; taken by the app.
    pub card: Option<CardFor>,
    /// Whether one row is read over the whole screen, and from which line.
    reads: bool,
    scroll: usize,
    filter: Narrowing,
    verbs: Verbs,
    /// The question of what is to be made.
    making: Option<Ask>,
    /// The slips of paper that are being typed.
    slips: Option<Slips>,
    /// The rows as they stand, and how many belong in each group by now.
    grouped: Grouped,
    counts: Vec<(Group, usize)>,
    /// A row that was asked for by its key and is shown though it is not among one's own.
    guest: Option<Rec>,
    /// What the last act was on: it may be gone from the screen by it.
    acted: Vec<Rec>,
    /// What the log says of the row under the cursor, and the row that it was asked for.
    story: Option<Story>,
    asked: Option<Rec>,
    /// Whether the pane fills the screen.
    opened: bool,
    /// Where the cursor is to stand once the board was read.
    go_to: Option<Rec>,
    left_at: Option<Rec>,
    was_mine: bool,
    return_to: Option<String>,
    /// The key of the row under the cursor.
    here: Option<String>,
}

impl Meetings {
    /// How many rows the list has on screen.
    fn rows(desk: &Desk) -> usize {
        let layout = Layout::of(desk.size);
        match desk.at_home {
            true if layout.wide => usize::from(layout.part(NUMBER).height.saturating_sub(2)).max(1),
            true => layout.rows(NUMBER).max(1),
            false => usize::from(desk.size.1.saturating_sub(6)).max(1),
        }
    }

    /// Whether one row is read over the whole screen.
    fn reads(&self) -> bool {
        self.reads
    }

    /// What the log says of the row under the cursor, once it was read.
    fn story(&self) -> Option<&Story> {
        self.story.as_ref().filter(|story| Some(story.rec) == self.pile.current())
    }

    /// How many rows belong in a group now, those that only stayed not counted.
    fn count(&self, group: Group) -> usize {
        self.counts.iter().find(|(g, _)| *g == group).map_or(0, |(_, n)| *n)
    }

    /// How many rows there are without a filter.
    fn all(&self, desk: &Desk) -> usize {
        let Some(board) = desk.board.as_deref() else { return 0 };
        rows::grouped(board, "", None, desk).iter().map(|(_, rows)| rows.len()).sum()
    }

    fn filter_text(&self) -> &str {
        self.filter.text()
    }

    /// Puts every row where it belongs now.
    fn sort_anew(&mut self, desk: &mut Desk) {
        self.grouped.clear();
        self.refresh(desk);
    }

    /// Takes what the board says: rows that stand on screen stay where they are.
    fn refresh(&mut self, desk: &mut Desk) {
        let Some(board) = desk.board.clone() else { return };
        let fresh = rows::grouped(&board, self.filter_text(), self.guest, desk);
        self.counts = fresh.iter().map(|(group, rows)| (*group, rows.len())).collect();
        self.grouped = rows::staying(&self.grouped, fresh, &board);
        self.pile.take(Listing::of(self.grouped.clone()), Meetings::rows(desk));
        if let Some(rec) = self.go_to
            && self.pile.go_to(rec, Meetings::rows(desk))
        {
            self.go_to = None;
        }
        self.arrive(desk);
    }

    /// Asks what the log says of the row that is told of, where it is not the one that was asked for.
    fn arrive(&mut self, desk: &mut Desk) {
        let current = self.pile.current();
        let record = current.and_then(|rec| desk.board.as_ref()?.record(rec).cloned());
        self.here = record.map(|record| record.key);
        let told = current.filter(|rec| rec.kind != Kind::Note && self.opened);
        if let Some(rec) = told.filter(|rec| self.asked != Some(*rec)) {
            self.asked = Some(rec);
            desk.ask(Query::Story { rec, as_of: desk.as_of });
        }
    }

    fn do_action(&mut self, action: Action, desk: &mut Desk) -> Handled {
        match action {
            Action::Open => return self.read_on_whole_screen(desk),
            Action::Back => return self.back(desk),
            moving if let Some(motion) = Motion::of(moving) => match motion {
                Motion::Rows(by) => self.step(by, desk),
                Motion::Pages(by) => self.page(by, desk),
            },
            Action::Mark | Action::MarkRange | Action::ExtendMarks | Action::MarkAll if !self.reads => {
                let rows = Meetings::rows(desk);
                if self.pile.mark_by(action, rows) {
                    self.scroll = 0;
                }
            }
            Action::Filter => {
                self.reads = false;
                self.filter.open();
            }
            Action::New => return self.ask_what_to_make(desk),
            other if NOT_OF_NOTES.contains(&other) && self.is_on_notes() => {
                return Handled::No(text::note_has_none(desk.lang));
            }
            other => return self.verbs.action(other, self.targets(), desk),
        }
        Handled::Yes
    }

    /// One rule for all verbs: the marked rows, else the row under the cursor.
    fn targets(&self) -> Vec<Rec> {
        let marked = self.pile.marked();
        if marked.is_empty() || self.reads { self.pile.current().into_iter().collect() } else { marked }
    }

    /// Whether a verb would meet nothing but notes.
    fn is_on_notes(&self) -> bool {
        let targets = self.targets();
        !targets.is_empty() && targets.iter().all(|rec| rec.kind == Kind::Note)
    }

    fn read_on_whole_screen(&mut self, desk: &Desk) -> Handled {
        let Some(rec) = self.pile.current() else { return Handled::Yes };
        if let Some(paper) = desk.board.as_ref().and_then(|board| board.record(rec)).filter(|r| is_paper(r)) {
            return Handled::Paper(paper.key.clone());
        }
        if let Some(paper) = self.newest_paper(desk) {
            return Handled::Paper(paper);
        }
        self.reads = true;
        self.scroll = 0;
        Handled::Yes
    }

    /// The report that was issued last for the meeting that is read over the whole screen.
    fn newest_paper(&self, desk: &Desk) -> Option<String> {
        let board = desk.board.as_deref().filter(|_| self.reads)?;
        let meeting = board.record(self.pile.current()?)?;
        detail::notes_of(board, &meeting.key, true).last().map(|paper| paper.key.clone())
    }

    /// Esc: one step back.
    fn back(&mut self, desk: &mut Desk) -> Handled {
        match () {
            () if self.reads => {
                self.reads = false;
                self.scroll = 0;
            }
            () if self.pile.unmark() => {}
            () if self.filter.clear() => self.sort_anew(desk),
            () => return Handled::NotMine,
        }
        Handled::Yes
    }

    fn step(&mut self, by: isize, desk: &mut Desk) {
        if self.pile.step(by, Meetings::rows(desk)) {
            self.scroll = 0;
        }
    }

    fn page(&mut self, by: isize, desk: &mut Desk) {
        let page = Meetings::rows(desk).saturating_sub(2).max(1).cast_signed();
        if self.reads {
            let last = list_view::below(self, desk);
            self.scroll = self.scroll.saturating_add_signed(by * page).min(last);
        } else {
            self.step(by * page, desk);
        }
    }

    fn typed_filter(&mut self, key: Key, desk: &mut Desk) {
        match self.filter.key(key) {
            Typed::Narrowed => {
                self.guest = None;
                self.sort_anew(desk);
            }
            Typed::Step(by) => self.step(by, desk),
            Typed::Nothing => {}
        }
    }
}

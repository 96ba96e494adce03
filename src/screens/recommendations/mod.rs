//! Anbefalinger: recommendations and initiatives. At home what needs someone; opened, all of them with the one under the
//! cursor in full beside the list, or alone. State and routing; what the verbs do is in `screens/records`.

mod detail;
mod detail_view;
mod groups;
mod home_view;
mod list_view;
mod making;
mod pane;
mod plain;
mod row;

#[cfg(test)]
mod tests;

use crate::domain::board::{Board, Item};
use crate::domain::listing::Listing;
use crate::domain::record::Rec;
use crate::msg::action::{Action, Scope};
use crate::msg::effect::Query;
use crate::msg::event::Story;
use crate::msg::key::{Code, Key};
use crate::text;

use super::ask::{About, Answered, Ask, numbered};
use super::ask_view;
use super::desk::Desk;
use super::home::Layout;
use super::motion::Motion;
use super::narrowing::{Narrowing, Typed};
use super::pane::Handled;
use super::pile::Pile;
use super::records::Verbs;

use groups::Sieve;
pub use groups::{By, Group};

/// Its place among the panes, from 0.
const NUMBER: usize = 0;

/// The pane.
#[derive(Clone, Debug, Default)]
pub struct Recommendations {
    /// The order, the cursor and the marks.
    pub pile: Pile<Group, Rec>,
    /// The verbs, with the question that one of them has opened.
    pub verbs: Verbs,
    /// The filter line while it is being typed.
    pub filter: Narrowing,
    /// Whether one of them fills the screen.
    pub alone: bool,
    /// The first line of it in view.
    pub scroll: usize,
    /// The column that the opened list is sorted by; else it is by analysis.
    pub sort: Option<By>,
    /// What the log says of the one under the cursor.
    story: Option<Story>,
    asked: Option<Rec>,
    sorting: Option<Ask>,
    /// Whether something was done here since the pane was entered: its rows stay where they are until it is left.
    touched: bool,
    /// What the cursor is to stand on once the board has come.
    go_to: Option<Rec>,
    /// Where a lost session stood: alone or in the list, and on what.
    return_to: Option<(bool, Rec)>,
    left_at: Option<Rec>,
    was_mine: bool,
}

impl Recommendations {
    /// What is under the cursor.
    pub fn current(&self) -> Option<Rec> {
        self.pile.current()
    }

    /// The item under the cursor.
    pub fn item<'a>(&self, desk: &'a Desk) -> Option<&'a Item> {
        desk.board.as_ref()?.item(self.current()?)
    }

    /// How many rows the list has on screen; an open question stands over the last ones.
    pub fn rows(&self, desk: &Desk) -> usize {
        if desk.at_home {
            return Layout::of(desk.size).rows(NUMBER).max(1);
        }
        let asked = self.verbs.is_typing() || self.sorting.is_some();
        let around = 7 + if asked { ask_view::ROWS } else { 0 };
        usize::from(desk.size.1.saturating_sub(around)).max(1)
    }

    /// Orders the list anew from the board; the cursor stays on its row.
    fn list(&mut self, desk: &Desk) {
        let Some(board) = desk.board.as_deref() else { return };
        let sieve = Sieve::of(self.filter_text(), self.filter.is_typed(), desk);
        let lets = |item: &Item| sieve.lets(item, desk);
        let fresh = match self.sort {
            _ if desk.at_home => groups::at_home(board, lets),
            Some(by) => groups::sorted(board, by, lets),
            None => groups::by_analysis(board, lets),
        };
        let groups = if self.touched {
            let was = |group| self.pile.ids_of(&[group]);
            groups::staying(fresh, was, |rec| board.item(rec).is_some_and(&lets))
        } else {
            fresh
        };
        let rows = self.rows(desk);
        self.pile.take(Listing::of(groups), rows);
        if let Some(rec) = self.go_to.take() {
            self.pile.go_to(rec, rows);
        }
    }

    /// The recommendations that are not kept out by whose are shown or by the filter.
    fn let_through<'a>(&self, board: &'a Board, desk: &Desk) -> Vec<&'a Item> {
        let sieve = Sieve::of(self.filter_text(), self.filter.is_typed(), desk);
        board
            .recommendations
            .iter()
            .filter(|item| !self.is_narrowed(desk) || sieve.lets(item, desk))
            .collect()
    }

    /// Orders the list anew where rows that stayed go as well.
    fn settle(&mut self, desk: &Desk) {
        self.touched = false;
        self.list(desk);
    }

    /// Asks for what the log says of the one whose detail is on screen.
    fn fetch(&mut self, desk: &mut Desk) {
        let in_front = !desk.at_home && desk.scope == Scope::Recommendations;
        let shown = in_front && (self.alone || detail_view::is_beside(desk.size));
        match self.current() {
            Some(rec) if shown && self.asked != Some(rec) => {
                self.asked = Some(rec);
                desk.ask(Query::Story { rec, as_of: desk.as_of });
            }
            _ => {}
        }
    }

    fn do_action(&mut self, action: Action, desk: &mut Desk) -> Handled {
        match action {
            Action::Open => self.alone = self.current().is_some() && !desk.at_home,
            Action::Back => return self.back(desk),
            moving if let Some(motion) = Motion::of(moving) => match motion {
                Motion::Rows(by) => self.step(by, desk),
                Motion::Pages(by) => self.page(by, desk),
            },
            Action::Mark | Action::MarkRange | Action::ExtendMarks | Action::MarkAll if !self.alone => {
                let rows = self.rows(desk);
                if self.pile.mark_by(action, rows) {
                    self.scroll = 0;
                }
            }
            Action::Filter => {
                self.alone = false;
                self.filter.open();
            }
            Action::New => return Handled::Card(making::card(self, desk)),
            Action::Sort if desk.at_home => return Handled::No(text::sort_when_open(desk.lang)),
            Action::Sort => self.sorting = Some(sort_question(desk)),
            other => return self.verbs.action(other, self.targets(), desk),
        }
        Handled::Yes
    }

    /// One rule for all verbs: the marked rows, else the row under the cursor.
    fn targets(&self) -> Vec<Rec> {
        let marked = self.pile.marked();
        if marked.is_empty() || self.alone { self.current().into_iter().collect() } else { marked }
    }

    /// Esc: one step back.
    fn back(&mut self, desk: &mut Desk) -> Handled {
        if self.alone {
            self.alone = false;
        } else if self.pile.unmark() {
        } else if self.filter.clear() {
            self.list(desk);
        } else if self.sort.is_some() && !desk.at_home {
            self.sort = None;
            self.settle(desk);
        } else {
            return Handled::NotMine;
        }
        Handled::Yes
    }

    fn step(&mut self, by: isize, desk: &Desk) {
        if self.pile.step(by, self.rows(desk)) {
            self.scroll = 0;
        }
    }

    fn page(&mut self, by: isize, desk: &Desk) {
        let page = self.rows(desk).saturating_sub(2).max(1).cast_signed();
        if self.alone {
            let most = detail_view::hidden(self, desk);
            self.scroll = self.scroll.saturating_add_signed(by * page).min(most);
        } else {
            self.step(by * page, desk);
        }
    }

    fn filter_text(&self) -> &str {
        self.filter.text()
    }

    /// Whether the list shows a part of them only.
    fn is_narrowed(&self, desk: &Desk) -> bool {
        desk.mine || !self.filter_text().is_empty()
    }

    fn typed_filter(&mut self, key: Key, desk: &mut Desk) {
        match self.filter.key(key) {
            Typed::Narrowed => self.settle(desk),
            Typed::Step(by) => self.step(by, desk),
            Typed::Nothing => {}
        }
    }

    fn typed_sort(&mut self, key: Key, desk: &mut Desk) {
        let Some(mut ask) = self.sorting.take() else { return };
        match (key.code, ask.understood(desk)) {
            (Code::Esc, _) => {}
            (Code::Enter, Ok((Answered::Chosen(value, _), _))) => {
                self.sort = value.parse::<usize>().ok().and_then(|place| By::ALL.get(place)).copied();
                self.settle(desk);
            }
            (code, understood) => {
                if code != Code::Enter {
                    ask.field.key(key);
                } else if let Err(why) = understood {
                    desk.problem(why);
                }
                self.sorting = Some(ask);
            }
        }
    }

    /// Brings one of them on screen with the pane opened.
    fn open_one(&mut self, rec: Rec, desk: &mut Desk) {
        let rows = self.rows(desk);
        self.list(desk);
        if !self.pile.go_to(rec, rows) {
            self.filter.clear();
            self.list(desk);
            self.go_to = Some(rec).filter(|rec| !self.pile.go_to(*rec, rows));
        }
        self.alone = true;
        self.scroll = 0;
        self.fetch(desk);
    }

    /// A lost session comes back to its place, once the board has come.
    fn return_to_place(&mut self, desk: &Desk) {
        if desk.board.is_none() {
            return;
        }
        let Some((alone, rec)) = self.return_to.take() else { return };
        let there = self.pile.go_to(rec, self.rows(desk));
        self.alone = there && alone && !desk.at_home;
    }

    /// Back from only one's own, the cursor goes to where it stood before.
    fn mine_changed(&mut self, desk: &Desk) {
        if desk.mine == self.was_mine {
            return;
        }
        self.was_mine = desk.mine;
        if desk.mine {
            self.left_at = self.current();
        } else {
            self.go_to = self.left_at.take();
        }
    }
}

/// By what the opened list is to be sorted.
fn sort_question(desk: &Desk) -> Ask {
    let named = By::ALL.iter().enumerate();
    let mut choices = numbered(named.map(|(i, by)| (by_words(*by, desk.lang), i.to_string())));
    choices.push((0, text::by_analysis(desk.lang), String::new()));
    let letter = desk.key(Action::Sort);
    Ask::new(About::Sort, Vec::new(), &letter, text::ask_sort(desk.lang)).choosing(choices)
}

/// A column to sort by, in words.
fn by_words(by: By, lang: text::Lang) -> String {
    match by {
        By::Deadline => text::by_deadline(lang),
        By::Owner => text::by_owner(lang),
        By::Status => text::by_status(lang),
        By::Weight => text::by_weight(lang),
        By::News => text::by_news(lang),
    }
}

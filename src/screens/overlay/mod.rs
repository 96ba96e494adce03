//! What lies over a pane, one file a page: help, the menu, who you are, a history, the thread, its breaks, the figures of a
//! month, the search of everything, saved views, records without a pane, the plain page. State and keys are routed here, drawing in `view`.

pub mod breaks;
pub mod figures;
pub mod figures_view;
mod menu;
pub mod plain;
pub mod records;
pub mod round;
pub mod search;
pub mod search_view;
pub mod thread;
pub mod view;
pub mod views;
pub mod views_view;

use crate::domain::change::{Change, Entry, On};
use crate::domain::record::{Rec, Record};
use crate::domain::saved::Saved;
use crate::msg::action::{Action, Scope};
use crate::msg::event::Reply;
use crate::msg::key::{Code, Key};
use crate::text;

use super::desk::Desk;
use super::errands::Page;
use super::field::Field;
use super::motion::Motion;
use super::pane::CardFor;
use super::pile::Pile;

use breaks::BreakList;
use figures::Figures;
pub use menu::menu_rows;
use plain::Plain;
use records::Records;
use round::RoundList;
use search::Search;
use thread::ThreadPage;
use views::Views;

/// What lies over the pane.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// All keys, found by typing.
    Help {
        /// What is typed.
        typed: Field,
        /// The first line in view.
        top: usize,
        /// The page that it lies over, where that has keys of its own.
        of: Option<Scope>,
    },
    /// All that can be done.
    Menu {
        /// What is typed.
        typed: Field,
        /// The line under the cursor.
        at: usize,
    },
    /// Who sits here.
    Who {
        /// What is typed: the initials and name of someone new.
        typed: Field,
        /// The line under the cursor.
        at: usize,
    },
    /// The history of a record.
    History {
        /// The record's key.
        key: String,
        /// Its batches, newest first; `None` until they came.
        entries: Option<Vec<Entry>>,
        /// The first line in view.
        top: usize,
    },
    /// The thread of a record.
    Thread(ThreadPage),
    /// Where threads break.
    Breaks(BreakList),
    /// What new figures have done.
    Round(RoundList),
    /// The figures of one month.
    Figures(Figures),
    /// The search of everything.
    Search(Search),
    /// The saved views.
    Views(Views),
    /// The records that have no pane.
    Records(Records),
    /// What was on screen, as plain lines.
    Plain(Plain),
    /// Files in and out, and the log.
    Errand(Box<Page>),
}

/// What a key came to.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// It stays open.
    Nothing,
    /// It closes.
    Close,
    /// A verb was chosen.
    Do(Action),
    /// A verb that works everywhere lays something over it, or leaves it.
    Over(Action),
    /// A key of a record was chosen.
    Go(String),
    /// A record was chosen.
    Open(Box<Record>),
    /// The thread of this record is to lie over it.
    Thread(Rec),
    /// The history of this record is to lie over it; its key is named.
    History(Rec, String),
    /// A card is asked for.
    Card(CardFor),
    /// A saved view is to be applied.
    View(Saved),
    /// This colleague sits here.
    Me(String),
    /// This new colleague sits here: initials and name.
    NewMe(String, String),
    /// This page is to lie over it.
    Page(Box<Page>),
    /// This batch is to be taken back.
    TakeBack(i64),
    /// Whether this act is to be taken back is to be asked.
    Undo(Box<Entry>),
}

impl Overlay {
    /// The help, with the keys of the page that it is laid over.
    pub fn help(beneath: Option<&Overlay>) -> Overlay {
        let of = match beneath {
            Some(Overlay::Figures(_)) => Some(Scope::Figures),
            Some(Overlay::Round(_)) => Some(Scope::Round),
            _ => None,
        };
        Overlay::Help { typed: Field::line(""), top: 0, of }
    }

    /// The menu.
    pub fn menu() -> Overlay {
        Overlay::Menu { typed: Field::line(""), at: 0 }
    }

    /// Who are you?
    pub fn who() -> Overlay {
        Overlay::Who { typed: Field::line(""), at: 0 }
    }

    /// The thread of a record.
    pub fn thread(rec: Rec) -> Overlay {
        Overlay::Thread(ThreadPage::of(rec))
    }

    /// Asks for what it shows: when it comes to lie on top, and when something was written.
    pub fn read(&self, desk: &mut Desk) {
        match self {
            Overlay::Thread(page) => page.read(desk),
            Overlay::Breaks(list) => list.read(desk),
            Overlay::Round(list) => list.read(desk),
            Overlay::Search(search) => search.read(desk),
            Overlay::Views(views) => views.read(desk),
            Overlay::Records(list) => list.read(desk),
            Overlay::Errand(page) => page.read(desk),
            Overlay::Help { .. }
            | Overlay::Menu { .. }
            | Overlay::Who { .. }
            | Overlay::History { .. }
            | Overlay::Figures(_)
            | Overlay::Plain(_) => {}
        }
    }

    /// Takes what the reading worker has found, if it is for this page.
    pub fn take(&mut self, reply: &Reply, desk: &Desk) -> Chosen {
        match (self, reply) {
            (Overlay::Thread(page), Reply::Thread(thread)) => page.take(thread),
            (Overlay::Thread(page), Reply::Breaks(breaks)) => page.breaks = Some(breaks.counts),
            (Overlay::Breaks(list), Reply::Breaks(breaks)) => list.take(breaks, desk),
            (Overlay::Round(list), Reply::Round(round)) => list.take(round.as_ref(), desk),
            (Overlay::Search(search), Reply::Searched(text, found)) => return search.take(text, found, desk),
            (Overlay::Views(views), Reply::ViewCounts(counts)) => {
                counts.iter().for_each(|(id, count)| views.take_count(*id, *count));
            }
            (Overlay::Records(list), Reply::All(kind, records)) => list.take(*kind, records, desk),
            (Overlay::Errand(page), found) => page.take(found),
            _ => {}
        }
        Chosen::Nothing
    }

    /// A key.
    pub fn key(&mut self, key: Key, desk: &mut Desk) -> Chosen {
        let page = usize::from(desk.size.1.saturating_sub(8)).max(1);
        let verb = desk.keymap.action(&[Scope::List, Scope::Everywhere], key);
        if let Overlay::Round(list) = self
            && key.code == Code::Esc
            && list.unmark()
        {
            return Chosen::Nothing;
        }
        match self {
            Overlay::Errand(page) => page.key(key, verb, desk),
            Overlay::Figures(form) => form.key(key, desk),
            _ if key.code == Code::Esc => Chosen::Close,
            Overlay::Thread(thread) => thread.key(key, verb, desk),
            Overlay::Breaks(list) => list.key(key, verb, desk),
            Overlay::Round(list) => {
                let verb = desk.keymap.action(&[Scope::Round, Scope::List, Scope::Everywhere], key);
                list.key(key, verb, desk)
            }
            Overlay::Search(search) => search.key(key, verb, desk),
            Overlay::Views(views) => views.key(key, verb, desk),
            Overlay::Records(list) => list.key(key, verb, desk),
            Overlay::Plain(plain) => plain.key(key, verb, desk),
            Overlay::Help { typed, top, .. } => {
                if !menu::scrolled(top, key, page) && typed.key(key) {
                    *top = 0;
                }
                Chosen::Nothing
            }
            Overlay::History { top, .. } => {
                menu::scrolled(top, key, page);
                if key.code == Code::Enter { Chosen::Close } else { Chosen::Nothing }
            }
            Overlay::Menu { typed, at } => menu::menu_key(typed, at, key, desk),
            Overlay::Who { typed, at } => menu::who_key(typed, at, key, &desk.people),
        }
    }

    /// A paste into what is typed.
    pub fn paste(&mut self, pasted: &str, desk: &mut Desk) {
        match self {
            Overlay::Help { typed, .. } | Overlay::Menu { typed, .. } | Overlay::Who { typed, .. } => {
                typed.paste(pasted);
            }
            Overlay::Search(search) => search.paste(pasted, desk),
            Overlay::Views(views) => views.paste(pasted),
            Overlay::Figures(form) => form.paste(pasted, desk),
            Overlay::Errand(page) => page.paste(pasted, desk),
            _ => {}
        }
    }

    /// The window has another size now.
    pub fn fit(&mut self, desk: &Desk) {
        match self {
            Overlay::Breaks(list) => list.fit(desk),
            Overlay::Round(list) => list.fit(desk),
            Overlay::Search(search) => search.pile.scroll(rows_of(desk)),
            Overlay::Views(views) => views.pile.scroll(rows_of(desk)),
            Overlay::Records(list) => list.fit(desk),
            _ => {}
        }
    }

    /// What it shows as plain lines; `None` where it shows no records.
    pub fn plain(&self, desk: &Desk) -> Option<Vec<String>> {
        Some(match self {
            Overlay::Thread(page) => thread::plain(page, desk),
            Overlay::Breaks(list) => breaks::plain(list, desk),
            Overlay::Round(list) => round::plain(list, desk),
            Overlay::Figures(form) => figures_view::plain(form, desk),
            Overlay::Search(search) => search_view::plain(search, desk),
            Overlay::Views(views) => views_view::plain(views, desk),
            Overlay::Records(list) => records::plain(list, desk),
            Overlay::Errand(page) => page.plain(desk),
            _ => return None,
        })
    }
}

/// How many rows a list has on screen: all but title, its name, a rule, the message row and the keys.
fn rows_of(desk: &Desk) -> usize {
    usize::from(desk.size.1.saturating_sub(5)).max(1)
}

/// Moves the cursor of a list; says whether the verb was one of moving.
fn moved<G: Copy + PartialEq, I: Copy + Ord>(
    pile: &mut Pile<G, I>,
    verb: Option<Action>,
    desk: &Desk,
) -> bool {
    moved_in(pile, verb, rows_of(desk))
}

/// The same in a list of so many rows.
fn moved_in<G: Copy + PartialEq, I: Copy + Ord>(
    pile: &mut Pile<G, I>,
    verb: Option<Action>,
    rows: usize,
) -> bool {
    let Some(motion) = verb.and_then(Motion::of) else { return false };
    pile.step(motion.rows(rows.saturating_sub(2).max(1)), rows);
    true
}

/// What may be laid over a page that lies over the panes.
const LAYERS: [Action; 17] = [
    Action::Help,
    Action::Menu,
    Action::Breaks,
    Action::Round,
    Action::Search,
    Action::Views,
    Action::Records,
    Action::Import,
    Action::Folders,
    Action::LayOut,
    Action::Upkeep,
    Action::Paste,
    Action::Log,
    Action::Reports,
    Action::PlainText,
    Action::Undo,
    Action::Redo,
];
/// What leaves it.
pub const LEAVING: [Action; 6] =
    [Action::Pane1, Action::Pane2, Action::Pane3, Action::Pane4, Action::FindNext, Action::Goto];

/// A key that is none of a page's own: what works everywhere does so, anything else says that it means nothing here.
pub fn passed_on(key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
    match verb {
        Some(action) if LAYERS.contains(&action) || LEAVING.contains(&action) => Chosen::Over(action),
        _ => {
            desk.say(text::key_unused(desk.lang, &key.shown(desk.lang)));
            Chosen::Nothing
        }
    }
}

/// Deletes a record of a list; it can be taken back.
fn delete(record: &Record, name: &str, desk: &mut Desk) -> Chosen {
    if desk.read_only {
        desk.problem(text::failed_read_only(desk.lang));
    } else {
        let gone = Change::Gone { on: On::Record(record.rec), gone: true, seen: Some(record.seen) };
        let said = text::set_to(desk.lang, name, &text::deleted(desk.lang));
        desk.commit(vec![gone], None, format!("{said} · {}", text::can_undo(desk.lang)));
    }
    Chosen::Nothing
}

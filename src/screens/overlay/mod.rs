//! What lies over a pane: help, the menu, who you are, a history, the thread. State and keys; drawing is in `view`.

pub mod thread;
pub mod view;

use crate::domain::change::Entry;
use crate::domain::fold::fold;
use crate::domain::key::is_key;
use crate::domain::record::{Rec, Record};
use crate::msg::action::{Action, Scope, VERBS, Verb};
use crate::msg::event::Reply;
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};

use super::desk::Desk;
use super::field::Field;

use thread::ThreadPage;

/// What lies over the pane.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// All keys, found by typing.
    Help {
        /// What is typed.
        typed: Field,
        /// The first line in view.
        top: usize,
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
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// It stays open.
    Nothing,
    /// It closes.
    Close,
    /// A verb was chosen.
    Do(Action),
    /// A key of a record was chosen.
    Go(String),
    /// The thread of this record is to lie over it.
    Thread(Rec),
    /// A verb that works everywhere lays something over it, or leaves it.
    Over(Action),
    /// This colleague sits here.
    Me(String),
    /// This new colleague sits here: initials and name.
    NewMe(String, String),
}

impl Overlay {
    /// The help.
    pub fn help() -> Overlay {
        Overlay::Help { typed: Field::line(""), top: 0 }
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
        if let Overlay::Thread(page) = self {
            page.read(desk);
        }
    }

    /// Takes what the reading worker has found.
    pub fn take(&mut self, reply: &Reply) {
        match (self, reply) {
            (Overlay::Thread(page), Reply::Thread(thread)) => page.take(thread),
            (Overlay::Thread(page), Reply::Breaks(breaks)) => page.breaks = Some(breaks.counts),
            _ => {}
        }
    }

    /// A key.
    pub fn key(&mut self, key: Key, desk: &mut Desk) -> Chosen {
        if key.code == Code::Esc {
            return Chosen::Close;
        }
        let page = usize::from(desk.size.1.saturating_sub(8)).max(1);
        let verb = desk.keymap.action(&[Scope::List, Scope::Everywhere], key);
        match self {
            Overlay::Thread(thread) => thread.key(key, verb, desk),
            Overlay::Help { typed, top } => {
                if !scrolled(top, key, page) && typed.key(key) {
                    *top = 0;
                }
                Chosen::Nothing
            }
            Overlay::History { top, .. } => {
                scrolled(top, key, page);
                if key.code == Code::Enter { Chosen::Close } else { Chosen::Nothing }
            }
            Overlay::Menu { typed, at } => menu_key(typed, at, key, desk.lang),
            Overlay::Who { typed, at } => who_key(typed, at, key, &desk.people),
        }
    }

    /// A paste into what is typed.
    pub fn paste(&mut self, pasted: &str) {
        if let Overlay::Help { typed, .. } | Overlay::Menu { typed, .. } | Overlay::Who { typed, .. } = self {
            typed.paste(pasted);
        }
    }
}

/// What may be laid over a page that lies over the panes.
const LAYERS: [Action; 4] = [Action::Help, Action::Menu, Action::Breaks, Action::Undo];
/// What leaves it.
const LEAVING: [Action; 4] = [Action::Pane1, Action::Pane2, Action::Pane3, Action::Pane4];

/// A key that is none of a page's own: what works everywhere does so, anything else says that it means nothing here.
fn passed_on(key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
    match verb {
        Some(action) if LAYERS.contains(&action) || LEAVING.contains(&action) => Chosen::Over(action),
        _ => {
            desk.say(text::key_unused(desk.lang, &key.shown(desk.lang)));
            Chosen::Nothing
        }
    }
}

fn scrolled(top: &mut usize, key: Key, page: usize) -> bool {
    match key.code {
        Code::Down => *top += 1,
        Code::Up => *top = top.saturating_sub(1),
        Code::PageDown => *top += page,
        Code::PageUp => *top = top.saturating_sub(page),
        Code::Home => *top = 0,
        _ => return false,
    }
    true
}

fn menu_key(typed: &mut Field, at: &mut usize, key: Key, lang: Lang) -> Chosen {
    let found = menu_rows(typed.text(), lang);
    match key.code {
        Code::Down => *at = (*at + 1).min(found.len().saturating_sub(1)),
        Code::Up => *at = at.saturating_sub(1),
        Code::PageDown => *at = (*at + 10).min(found.len().saturating_sub(1)),
        Code::PageUp => *at = at.saturating_sub(10),
        Code::Enter => {
            if let Some(key) = is_key(typed.text()) {
                return Chosen::Go(key);
            }
            return found.get(*at).map_or(Chosen::Nothing, |v| Chosen::Do(v.action));
        }
        _ if typed.key(key) => *at = 0,
        _ => {}
    }
    Chosen::Nothing
}

/// The verbs that the typed text finds, by word, help or name; all words must be in it.
pub fn menu_rows(typed: &str, lang: Lang) -> Vec<&'static Verb> {
    let wanted = fold(typed);
    let moves =
        [Action::Next, Action::Previous, Action::PageDown, Action::PageUp, Action::First, Action::Last];
    let shown = VERBS.iter().filter(|v| !moves.contains(&v.action) && v.action != Action::Menu);
    shown
        .filter(|v| {
            let text = fold(&format!("{} {} {}", v.word.of(lang), v.help.of(lang), v.name));
            wanted.split(' ').all(|w| text.contains(w))
        })
        .collect()
}

fn who_key(typed: &mut Field, at: &mut usize, key: Key, people: &[Record]) -> Chosen {
    match key.code {
        Code::Down if typed.text().is_empty() => *at = (*at + 1).min(people.len().saturating_sub(1)),
        Code::Up if typed.text().is_empty() => *at = at.saturating_sub(1),
        Code::Enter => return chosen_person(typed.text(), *at, people),
        _ => {
            typed.key(key);
        }
    }
    Chosen::Nothing
}

fn chosen_person(typed: &str, at: usize, people: &[Record]) -> Chosen {
    let typed = typed.trim();
    if typed.is_empty() {
        return people.get(at).map_or(Chosen::Nothing, |p| Chosen::Me(p.key.clone()));
    }
    let (initials, name) = typed.split_once(' ').unwrap_or((typed, ""));
    let initials = initials.to_uppercase();
    match people.iter().find(|p| p.key == initials) {
        Some(person) => Chosen::Me(person.key.clone()),
        None if name.trim().is_empty() || initials.chars().count() > 6 => Chosen::Nothing,
        None => Chosen::NewMe(initials, name.trim().to_string()),
    }
}

//! Keys of help, the menu, a history and the question who one is.

use crate::domain::fold::fold;
use crate::domain::key::is_key;
use crate::domain::record::Record;
use crate::msg::action::{Action, Scope, VERBS, Verb};
use crate::msg::key::{Code, Key};
use crate::text::Lang;

use super::super::desk::Desk;
use super::super::field::Field;
use super::super::motion::Motion;
use super::Chosen;

/// What of all that works everywhere works while a note is written too.
const WHILE_TYPING: [Action; 6] =
    [Action::Undo, Action::Redo, Action::FindNext, Action::Back, Action::Help, Action::Quit];

/// Moves what is in view of a text.
pub(super) fn scrolled(top: &mut usize, key: Key, page: usize) -> bool {
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

/// A key in the menu.
pub(super) fn menu_key(typed: &mut Field, at: &mut usize, key: Key, desk: &Desk) -> Chosen {
    let found = menu_rows(typed.text(), &desk.scopes(), desk.lang);
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

/// The verbs of these places that the typed text finds: first those whose word begins so, then those whose word has all
/// that is typed, then those whose help or name has it. Of those that are found alike what has no key of its own comes
/// first: it is only to be had here.
pub fn menu_rows(typed: &str, scopes: &[Scope], lang: Lang) -> Vec<&'static Verb> {
    let wanted = fold(typed);
    let has = |text: String| wanted.split(' ').all(|w| fold(&text).contains(w));
    let by_word = |v: &Verb| has(v.word.of(lang).to_string());
    let by_help = |v: &Verb| has(format!("{} {} {}", v.word.of(lang), v.help.of(lang), v.name));
    let is_of_text = |v: &Verb| v.scope == Scope::Typing || WHILE_TYPING.contains(&v.action);
    let in_text = scopes.first() == Some(&Scope::Typing);
    let here = |v: &&Verb| {
        let is_here = scopes.contains(&v.scope) && (!in_text || is_of_text(v));
        // What moves the cursor is of no use from here.
        let is_move = Motion::of(v.action).is_some() || v.action == Action::ExtendMarks;
        is_here && !is_move && v.action != Action::Menu
    };
    let mut rows: Vec<&'static Verb> = VERBS.iter().filter(here).filter(|v| by_help(v)).collect();
    let begins = |v: &Verb| fold(v.word.of(lang)).starts_with(&wanted);
    // What no key does is reached from here alone, so it comes before what a key does.
    rows.sort_by_key(|v| (!begins(v), !by_word(v), !v.keys.is_empty()));
    rows
}

/// A key where one says who one is.
pub(super) fn who_key(typed: &mut Field, at: &mut usize, key: Key, people: &[Record]) -> Chosen {
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
    if typed.trim().is_empty() {
        return people.get(at).map_or(Chosen::Nothing, |p| Chosen::Me(p.key.clone()));
    }
    match TypedPerson::of(typed, people) {
        TypedPerson::Known(person) => Chosen::Me(person.key.clone()),
        TypedPerson::New(initials, name) => Chosen::NewMe(initials, name),
        TypedPerson::Unclear => Chosen::Nothing,
    }
}

/// Whom the typed initials and name mean.
pub(super) enum TypedPerson<'p> {
    /// A colleague who is there.
    Known(&'p Record),
    /// One who is not: initials and name.
    New(String, String),
    /// Initials or name are missing.
    Unclear,
}

impl TypedPerson<'_> {
    /// Reads what is typed.
    pub(super) fn of<'p>(typed: &str, people: &'p [Record]) -> TypedPerson<'p> {
        let typed = typed.trim();
        let (initials, name) = typed.split_once(' ').unwrap_or((typed, ""));
        let initials = initials.to_uppercase();
        match people.iter().find(|p| p.key == initials) {
            Some(person) => TypedPerson::Known(person),
            None if name.trim().is_empty() || initials.chars().count() > 6 => TypedPerson::Unclear,
            None => TypedPerson::New(initials, name.trim().to_string()),
        }
    }
}

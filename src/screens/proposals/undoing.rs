//! Ctrl-Z and Ctrl-Y: one's own acts, one after the other, across restarts; a question first where nobody could see it happen.

use crate::domain::change::{Entry, Undone};
use crate::domain::failure::Failure;
use crate::domain::field::Kind;
use crate::domain::words;
use crate::msg::effect::{Back, Query};
use crate::text;

use super::super::ask::{About, Ask};
use super::super::desk::{Desk, Note};
use super::super::said;
use super::{Mode, Proposals};

/// An act older than this is named and asked about before it is taken back, in milliseconds.
const OLD: i64 = 10 * 60 * 1000;

/// What Ctrl-Z knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Undoing {
    /// What it would take back; `None` where there is nothing, or nobody has said yet.
    next: Option<Entry>,
    /// Whether `next` is up to date.
    known: bool,
    /// How often it was pressed while an answer was on its way.
    waiting: usize,
    /// Whether redo, not undo, is under way.
    redoing: bool,
}

impl Proposals {
    pub(super) fn undo(&mut self, desk: &mut Desk) {
        if desk.read_only {
            return desk.problem(text::failed_read_only(desk.lang));
        }
        if !self.undoing.known {
            self.undoing.waiting += 1;
            return desk.ask(Query::Undoable);
        }
        let Some(entry) = self.undoing.next.clone() else {
            return desk.say(text::nothing_to_undo(desk.lang));
        };
        if self.is_in_sight(&entry) && desk.now - entry.at <= OLD {
            self.take_back(entry.batch, false, desk);
        } else {
            let who = format!("{}, {}", entry.author.who, said::moment(entry.at, desk));
            let what = format!("{} ({who})", said::entry(&entry, desk.lang));
            self.confirm(
                About::Undo { batch: entry.batch, partial: false },
                text::ask_undo(desk.lang, &what),
            );
        }
    }

    pub(super) fn redo(&mut self, desk: &mut Desk) {
        if desk.read_only {
            return desk.problem(text::failed_read_only(desk.lang));
        }
        self.undoing.redoing = true;
        self.undoing.known = false;
        desk.undo(Back::Redo, false);
    }

    pub(super) fn take_back(&mut self, batch: i64, partial: bool, desk: &mut Desk) {
        self.undoing.known = false;
        self.undoing.redoing = false;
        desk.undo(Back::Batch(batch), partial);
    }

    fn confirm(&mut self, about: About, title: String) {
        let mut ask = Ask::new(about, Vec::new(), "Ctrl-Z", title);
        ask.own_key = None;
        self.ask = Some(ask);
    }

    /// Whether a person sees it happen: its record is on screen, or it is the first under what was just judged.
    fn is_in_sight(&self, entry: &Entry) -> bool {
        let first = self.recent.first().is_some_and(|r| r.entry.batch == entry.batch);
        let on_screen = |id: i64| match self.mode {
            Mode::Judge => self.current() == Some(id),
            Mode::List => {
                self.pile.ids().iter().skip(self.pile.cursor().saturating_sub(10)).take(20).any(|i| *i == id)
            }
        };
        first || entry.lines.iter().any(|l| l.rec.kind == Kind::Proposal && on_screen(l.rec.id))
    }

    /// The reading worker says what Ctrl-Z would take back.
    pub(super) fn undoable(&mut self, entry: Option<Entry>, desk: &mut Desk) {
        self.undoing.next = entry;
        self.undoing.known = true;
        if self.undoing.waiting > 0 {
            self.undoing.waiting -= 1;
            self.undo(desk);
        }
    }

    /// Something was written by this session: what Ctrl-Z knows is out of date.
    pub(super) fn undo_is_stale(&mut self, desk: &mut Desk) {
        self.undoing.known = false;
        desk.ask(Query::Undoable);
    }

    /// What became of taking something back.
    pub fn undone(&mut self, result: Result<Undone, Failure>, desk: &mut Desk) {
        let lang = desk.lang;
        match result {
            Ok(Undone::Done { outcome, entry, kept }) => {
                self.after_undo(&entry, desk);
                let said = if self.undoing.redoing {
                    text::redone(lang, &said::entry(&turned(entry), lang))
                } else {
                    text::undone(lang, &said::entry(&entry, lang))
                };
                desk.note = match kept.first() {
                    Some(first) => {
                        Note::Problem(blocked(&first.key, first.field, &first.who, first.at, desk))
                    }
                    None => Note::Done(said::clock(outcome.at, lang), said),
                };
            }
            Ok(Undone::Refused { entry, blocked: list, rest }) => {
                let first = list.first();
                desk.note = Note::Problem(
                    first.map_or_else(String::new, |b| blocked(&b.key, b.field, &b.who, b.at, desk)),
                );
                if let (Some(first), true) = (first, rest > 0) {
                    let title = text::ask_undo_rest(lang, list.len(), rest, &first.key);
                    self.confirm(About::Undo { batch: entry.batch, partial: true }, title);
                }
            }
            Ok(Undone::Nothing) => desk.say(if self.undoing.redoing {
                text::nothing_to_redo(lang)
            } else {
                text::nothing_to_undo(lang)
            }),
            Err(failure) => desk.problem(words::failure(lang, &failure)),
        }
        self.undo_is_stale(desk);
    }

    /// Brings back on screen what was taken back.
    fn after_undo(&mut self, entry: &Entry, desk: &mut Desk) {
        let ids: Vec<i64> =
            entry.lines.iter().filter(|l| l.rec.kind == Kind::Proposal).map(|l| l.rec.id).collect();
        self.opened.retain(|id, _| !ids.contains(id));
        self.gone.clear();
        self.recent.retain(|r| r.entry.batch != entry.batch);
        if let Some(id) = ids.first() {
            self.show(*id, desk);
        }
        self.fetch(desk);
        self.read(desk);
        desk.ask(Query::Recent);
    }
}

/// What a taking back did, said the other way round: what it was that is done again.
fn turned(mut entry: Entry) -> Entry {
    for line in &mut entry.lines {
        std::mem::swap(&mut line.old, &mut line.new);
    }
    entry
}

fn blocked(key: &str, field: u16, who: &str, at: i64, desk: &Desk) -> String {
    let name = words::field(field).of(desk.lang).to_lowercase();
    text::undo_blocked(desk.lang, key, &name, who, &said::moment(at, desk))
}

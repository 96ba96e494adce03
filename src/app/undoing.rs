//! Ctrl-Z and Ctrl-Y: one's own acts, one after the other, across restarts; a question first where nobody could see it happen.

use crate::domain::change::{Blocked, Entry, Undone};
use crate::domain::failure::Failure;
use crate::domain::words;
use crate::msg::effect::{Back, Query};
use crate::screens::ask::{About, Ask};
use crate::screens::desk::{Desk, Note};
use crate::screens::said;
use crate::text;

use super::App;

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

impl App {
    pub(super) fn undo(&mut self) {
        if self.desk.read_only {
            return self.desk.problem(text::failed_read_only(self.desk.lang));
        }
        if !self.undoing.known {
            self.undoing.waiting += 1;
            return self.desk.ask(Query::Undoable);
        }
        let Some(entry) = self.undoing.next.clone() else {
            return self.desk.say(text::nothing_to_undo(self.desk.lang));
        };
        if self.wall.is_some() {
            return self.undo_on_wall(&entry);
        }
        if self.is_in_sight(&entry) && self.desk.now - entry.at <= OLD {
            self.take_back(entry.batch, None, false);
        } else {
            self.ask_back(&entry);
        }
    }

    /// Asks whether an act is to be taken back; of a colleague's also why.
    pub(super) fn ask_back(&mut self, entry: &Entry) {
        let desk = &mut self.desk;
        if desk.read_only {
            return desk.problem(text::failed_read_only(desk.lang));
        }
        if entry.undone {
            return desk.say(text::is_undone_already(desk.lang));
        }
        let who = format!("{}, {}", entry.author.who, said::moment(entry.at, desk));
        let what = format!("{} ({who})", said::act(entry, desk.lang));
        let because = !entry.author.who.eq_ignore_ascii_case(&desk.who);
        let about = About::Undo { batch: entry.batch, partial: false, because };
        let title = match because {
            true => text::ask_undo_why(desk.lang, &what),
            false => text::ask_undo(desk.lang, &what),
        };
        self.put_question(Ask::new(about, Vec::new(), "Ctrl-Z", title));
    }

    pub(super) fn redo(&mut self) {
        if self.desk.read_only {
            return self.desk.problem(text::failed_read_only(self.desk.lang));
        }
        self.undoing.redoing = true;
        self.undoing.known = false;
        self.desk.undo(Back::Redo, false);
    }

    pub(super) fn take_back(&mut self, batch: i64, reason: Option<String>, partial: bool) {
        self.undoing.known = false;
        self.undoing.redoing = false;
        self.desk.undo(Back::Batch(batch, reason), partial);
    }

    /// Whether a person sees it happen: its record is on screen, or was acted on last.
    fn is_in_sight(&self, entry: &Entry) -> bool {
        let panes = self.panes();
        let shown = |rec| {
            let at_home = self.desk.at_home && panes.iter().any(|pane| pane.shows(rec, &self.desk));
            at_home || self.pane().shows(rec, &self.desk)
        };
        entry.lines.iter().any(|line| shown(line.rec))
    }

    /// The reading worker says what Ctrl-Z would take back.
    pub(super) fn undoable(&mut self, entry: Option<Entry>) {
        self.undoing.next = entry;
        self.undoing.known = true;
        if self.undoing.waiting > 0 {
            self.undoing.waiting -= 1;
            self.undo();
        }
    }

    /// Something was written by this session: what Ctrl-Z knows is out of date.
    pub(super) fn undo_is_stale(&mut self) {
        self.undoing.known = false;
        self.desk.ask(Query::Undoable);
    }

    /// What became of taking something back.
    pub(super) fn undone(&mut self, result: Result<Undone, Failure>) {
        let lang = self.desk.lang;
        match result {
            Ok(Undone::Done { outcome, entry, kept }) => {
                if self.wall.is_none() {
                    self.each(|pane, desk| pane.undone(&entry, desk));
                }
                let said = if self.undoing.redoing {
                    text::redone(lang, &said::entry(&turned(entry), lang))
                } else {
                    text::undone(lang, &said::act(&entry, lang))
                };
                self.desk.note = match kept.first() {
                    Some(first) => Note::Problem(blocked(first, &self.desk)),
                    None => Note::Done(said::clock(outcome.at, lang), said),
                };
            }
            Ok(Undone::Refused { entry, blocked: list, rest }) => {
                let first = list.first();
                let said = first.map_or_else(String::new, |first| blocked(first, &self.desk));
                self.desk.problem(said);
                if let (Some(first), true) = (first, rest > 0) {
                    let title = text::ask_undo_rest(lang, list.len(), rest, &first.key);
                    let about = About::Undo { batch: entry.batch, partial: true, because: false };
                    self.put_question(Ask::new(about, Vec::new(), "Ctrl-Z", title));
                }
            }
            Ok(Undone::Nothing) => self.desk.say(if self.undoing.redoing {
                text::nothing_to_redo(lang)
            } else {
                text::nothing_to_undo(lang)
            }),
            Err(failure) => self.desk.problem(words::failure(lang, &failure)),
        }
        self.read_overlay();
        self.desk.ask_board();
        self.undo_is_stale();
        self.read_wall();
    }
}

/// What a taking back did, said the other way round: what it was that is done again.
fn turned(mut entry: Entry) -> Entry {
    for line in &mut entry.lines {
        std::mem::swap(&mut line.old, &mut line.new);
    }
    entry
}

fn blocked(by: &Blocked, desk: &Desk) -> String {
    let Blocked { key, field, who, at, is_lost, .. } = by;
    let name = words::field(*field).of(desk.lang).to_lowercase();
    match is_lost {
        true => text::undo_lost(desk.lang, key),
        false => text::undo_blocked(desk.lang, key, &name, who, &said::moment(*at, desk)),
    }
}

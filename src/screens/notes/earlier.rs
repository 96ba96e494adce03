//! The versions of the note that were saved: a list with who and when, the text of one of them, two of them compared, and
//! the way back to one.

use crate::domain::change::Entry;
use crate::domain::field::ids::note::TEXT;
use crate::domain::record::Rec;
use crate::domain::version::{Version, versions};
use crate::msg::effect::Query;
use crate::msg::key::{Code, Key};
use crate::text;

use super::super::desk::Desk;
use super::Writing;
use super::comparison::Comparison;

/// The list of versions.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// The versions, the newest first; `None` until they were read.
    pub found: Option<Vec<Version>>,
    /// The version under the cursor.
    pub at: usize,
    /// The first row of its text that is shown.
    pub top: usize,
    /// The version that is marked, to be compared with another.
    pub marked: Option<usize>,
    /// Two versions beside each other, over the list.
    pub beside: Option<Comparison>,
}

impl Earlier {
    /// The version under the cursor.
    pub fn current(&self) -> Option<&Version> {
        self.found.as_ref()?.get(self.at)
    }

    fn step(&mut self, by: isize) {
        let last = self.found.as_ref().map_or(0, |found| found.len().saturating_sub(1));
        self.at = self.at.saturating_add_signed(by).min(last);
        self.top = 0;
    }
}

impl Writing {
    /// Lists the saved versions, if there are any.
    pub fn list_earlier(&mut self, desk: &mut Desk) {
        match self.note.rec {
            Some(rec) if self.ask.is_none() => {
                self.earlier = Some(Earlier::default());
                desk.ask(Query::History(rec));
            }
            Some(_) => {}
            None => desk.say(text::nothing_saved_yet(desk.lang)),
        }
    }

    /// The history of a record has been read.
    pub fn history(&mut self, rec: Rec, entries: &[Entry]) {
        if let Some(earlier) = self.earlier.as_mut().filter(|_| self.note.rec == Some(rec)) {
            earlier.found = Some(versions(&self.note.text, TEXT, entries));
        }
    }

    /// A key in the list, or in two versions beside each other.
    pub(super) fn key_into_earlier(&mut self, key: Key, desk: &mut Desk) {
        let Some(earlier) = &mut self.earlier else { return };
        if let Some(beside) = &mut earlier.beside {
            match key.code {
                Code::Esc => earlier.beside = None,
                Code::Enter => {
                    let [older, _] = beside.sides.clone();
                    self.bring_back(&older, desk);
                }
                _ if beside.key(key, desk) => {}
                _ => desk.say(text::key_unused(desk.lang, &key.shown(desk.lang))),
            }
            return;
        }
        match key.code {
            Code::Esc => self.earlier = None,
            Code::Up => earlier.step(-1),
            Code::Down => earlier.step(1),
            Code::Home => earlier.step(isize::MIN / 2),
            Code::End => earlier.step(isize::MAX / 2),
            Code::PageUp => earlier.top = earlier.top.saturating_sub(10),
            Code::PageDown => earlier.top += 10,
            Code::Char(' ') => earlier.marked = Some(earlier.at).filter(|at| earlier.marked != Some(*at)),
            Code::Char('s') => self.compare_versions(desk),
            Code::Enter => {
                if let Some(version) = earlier.current().cloned() {
                    self.bring_back(&version, desk);
                }
            }
            _ => desk.say(text::key_unused(desk.lang, &key.shown(desk.lang))),
        }
    }

    /// The version is the text again, as an edit of one's own.
    fn bring_back(&mut self, version: &Version, desk: &mut Desk) {
        self.earlier = None;
        self.editor.make(&version.text);
        let when = super::super::said::moment(version.at, desk);
        desk.say(text::version_back(desk.lang, &when, &version.who));
        self.keep_draft(desk);
    }
}

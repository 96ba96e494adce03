//! What others save in the note that one is writing: both are there, the cursor stays with its word, and undo takes back
//! one's own.

use crate::domain::edit::merge;
use crate::text;

use super::super::desk::Desk;
use super::Writing;

impl Writing {
    /// The board has been read anew: what it says of the note is taken in. While one's own save is under way the board
    /// is asked for once more when that has ended.
    pub fn board(&mut self, desk: &mut Desk) {
        let (Some(rec), None) = (self.note.rec, &self.sent) else { return };
        let Some(board) = desk.board.clone().filter(|_| desk.as_of.is_none()) else { return };
        match board.record(rec) {
            Some(record) if record.seen >= self.note.seen => {
                self.note.seen = record.seen;
                self.take_stored(record.text("text"), desk);
                if std::mem::take(&mut self.again) {
                    self.save(desk);
                }
            }
            Some(_) => {}
            None => self.is_gone(desk),
        }
    }

    /// Takes in what the note is by now, where that is not what it was.
    pub(super) fn take_stored(&mut self, stored: &str, desk: &mut Desk) {
        if stored == self.note.text {
            return;
        }
        let had_draft = self.is_touched();
        let ours = self.editor.text();
        let other = colleague(desk);
        let merged = merge(&self.note.text, (&other, stored), (&desk.who, &ours));
        self.note.text = stored.to_owned();
        if merged.text != ours {
            self.editor.take_in(&merged.text);
            match merged.overlaps {
                true => desk.problem(text::note_both_here(desk.lang, &other)),
                false => desk.say(text::note_taken_in(desk.lang, &other)),
            }
        }
        if had_draft {
            self.keep_merged(desk);
        }
    }

    /// The draft and what it was made from move together.
    pub(super) fn keep_merged(&mut self, desk: &mut Desk) {
        if self.is_touched() {
            desk.draft(&self.place(), self.editor.shared(), self.editor.cursor());
            self.keep_base(desk);
        } else {
            self.drop_draft(desk);
        }
        self.drafted = self.editor.version();
    }

    /// Somebody has deleted the note: saving makes it anew.
    fn is_gone(&mut self, desk: &mut Desk) {
        self.drop_draft(desk);
        self.note.rec = None;
        self.note.key.clear();
        self.note.text.clear();
        desk.problem(text::note_is_gone(desk.lang));
        self.keep_merged(desk);
    }
}

/// Who else is in, if that is one; else a word for whoever it was.
fn colleague(desk: &Desk) -> String {
    match desk.others.as_slice() {
        [one] => one.clone(),
        _ => text::A_COLLEAGUE.of(desk.lang).to_owned(),
    }
}

//! The draft of a note that all who have it open write in together.
//!
//! There is one of them for each note, and it has revisions: one row of texts, each made from the one before it. A
//! session writes only over the newest revision, and only a text that was made from it. Where another was first it is
//! handed what that one wrote, merges it with its own ([`super::edit::merge`], with the revision that both began with)
//! and writes that. Three things follow.
//!
//! - **All end with the same text.** Whoever has nothing left to write shows the newest revision letter by letter, since
//!   a merge of what did not change is the other's text.
//! - **No word is lost.** Each revision holds every word that the one before it held and its writer did not take out: a
//!   merge keeps what either put in, and marks both where they changed the same place.
//! - **What the record says comes in once.** Whatever is saved elsewhere, and the keys that saving gives to lines, are
//!   put into the draft here, by one session, and reach the others as a revision like any other.

use super::edit::merge;
use super::key::without_keys;
use super::pieces::Piece;

/// The draft of a note, as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Live {
    /// Which revision it is; 0 where nobody has written yet. It is not less than the time at which it was written, so
    /// that two drafts have none in common.
    pub rev: i64,
    /// The text.
    pub text: Piece,
    /// The text of the record that the draft is on top of.
    pub stored: Piece,
    /// The newest change of the log that is in `stored`.
    pub seen: i64,
    /// Who wrote this revision.
    pub by: String,
    /// When, milliseconds since 1970 in UTC.
    pub at: i64,
    /// The text that is being saved, and by which process. Where that died it tells what may have been saved.
    pub sent: Option<(Piece, Process)>,
}

/// A process, told from a later one of the same number by when it began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Process {
    /// Its number.
    pub pid: u32,
    /// When it began, in clock ticks since the machine did.
    pub started: i64,
}

impl Live {
    /// The draft of a note in which nobody has written yet: it shows `text`, which may be a template.
    pub fn new(text: impl Into<Piece>, stored: impl Into<Piece>, seen: i64) -> Live {
        Live { text: text.into(), stored: stored.into(), seen, ..Live::default() }
    }

    /// Whether all of it is saved.
    pub fn is_saved(&self) -> bool {
        self.text == self.stored
    }

    /// The next revision.
    pub fn write(&mut self, text: impl Into<Piece>, by: &str, at: i64) {
        self.rev = at.max(self.rev + 1);
        self.text = text.into();
        self.by = by.to_owned();
        self.at = at;
    }

    /// This revision is being saved.
    pub fn is_sent(&mut self, by: Process) {
        self.sent = Some((self.text.clone(), by));
    }

    /// What was sent is saved as `saved`, which has keys that it did not have: the draft gets them as well.
    pub fn saved(&mut self, sent: &str, saved: impl Into<Piece>, seen: i64, by: &str, at: i64) {
        let saved = saved.into();
        let text = with_keys(sent, &saved, &self.text);
        self.write(text, by, at);
        self.stored = saved;
        self.seen = self.seen.max(seen);
        self.sent = None;
    }

    /// The record says this by now, as of a change of the log: what moved in it is put into the draft. Nothing happens
    /// where that is known already.
    pub fn take_stored(&mut self, stored: impl Into<Piece>, seen: i64, by: &str, at: i64) {
        if seen <= self.seen {
            return;
        }
        self.seen = seen;
        let stored = stored.into();
        let sent = self.sent.take().map(|(sent, _)| sent).filter(|sent| is_saved_as(sent, &stored));
        let (text, writer) = (self.text.clone(), self.by.clone());
        let text = match sent {
            // It was saved by a process that died before it could say so.
            Some(sent) => with_keys(&sent, &stored, &text),
            None => merge(&self.stored, (by, &stored), (&writer, &text)).text,
        };
        if self.text != text {
            self.write(text, by, at);
        }
        if stored != self.stored {
            self.stored = stored;
            self.rev += 1;
        }
    }

    /// Another draft turns out to be of the same note.
    pub fn take_draft(&mut self, other: &Live, at: i64) {
        let merged = merge(&other.stored, (&self.by, &self.text), (&other.by, &other.text));
        self.write(merged.text, &other.by, at);
    }

    /// The record is gone: all of the draft is to be saved anew.
    pub fn is_gone(&mut self) {
        if !self.stored.is_empty() {
            self.stored = Piece::default();
            self.rev += 1;
        }
    }
}

/// What a text that was sent is by now, with what saving made of it: at a line's end the key comes behind what was
/// typed there meanwhile.
pub fn with_keys(sent: &str, saved: &str, now: &str) -> String {
    // A line end behind the last line too, so that a line that was typed below it does not part it from its key.
    let [sent, saved, now] = [sent, saved, now].map(|text| format!("{text}\n"));
    let mut text = merge(&sent, ("", &now), ("", &saved)).text;
    if text.ends_with('\n') {
        text.pop();
    }
    text
}

/// Whether a stored text is what was sent, but for the keys at its lines' ends.
fn is_saved_as(sent: &str, stored: &str) -> bool {
    sent.lines().map(without_keys).eq(stored.lines().map(without_keys))
}

#[cfg(test)]
mod tests;

//! Two in one note: what others write comes in while one writes, the cursor stays with its word, and undo takes back
//! one's own. How it comes that all end with the same text says [`crate::domain::live`].

use crate::domain::edit::merge;
use crate::domain::live::Live;
use crate::domain::note::Note;
use crate::domain::pieces::Piece;
use crate::domain::record::{Rec, Record};
use crate::msg::effect::Effect;
use crate::msg::share::{FROM_NONE, News, Share, Typed};
use crate::text;

use super::super::desk::Desk;
use super::super::said;
use super::Writing;

/// What opens a mark where two changed the same place.
const MARK: &str = "<<";

/// The draft that all who have the note open write in, as this screen knows it.
#[derive(Clone, Debug, Default)]
pub(super) struct Sharing {
    /// Tells what is said of this note from what was said of one before it.
    serial: u64,
    /// The text that the one on the screen was made from, and its revision.
    pub base: Piece,
    rev: i64,
    /// Whether the text is to be saved as soon as it is the newest.
    pub saves: bool,
    /// The others who have the note open.
    pub company: Vec<String>,
    /// What the note was before somebody deleted it.
    deleted: Option<Rec>,
    /// What came while a question stands open: it is about the text as it was.
    waiting: Vec<Live>,
}

impl Writing {
    /// The note is open from now on: what others have written in it comes, and what is written here goes.
    pub(super) fn join(&mut self, desk: &mut Desk) {
        let fresh = match self.template.as_str() {
            "" => self.note.text.clone(),
            template => template.into(),
        };
        if self.draft_at.is_none() {
            self.sharing.base.clone_from(&fresh);
        }
        self.sharing.serial = desk.serial();
        self.sharing.rev = FROM_NONE;
        self.drafted = self.editor.version();
        desk.effect(Effect::Share(Share::Open {
            serial: self.sharing.serial,
            place: self.place(),
            was: self.place_before(),
            base: self.sharing.base.clone(),
            fresh,
            stored: (self.note.text.clone(), self.note.seen),
        }));
    }

    /// Says what stands on the screen.
    pub(super) fn say_text(&mut self, hurries: bool, desk: &mut Desk) {
        let typed = Typed { hurries, ..self.typed() };
        self.drafted = self.editor.version();
        self.draft_at = self.is_touched().then_some(desk.now);
        desk.effect(Effect::Share(Share::Text(typed)));
    }

    /// What stands on the screen.
    pub(super) fn typed(&self) -> Typed {
        let Sharing { rev, saves, .. } = self.sharing;
        let (text, cursor) = (self.editor.shared(), self.editor.cursor());
        Typed { text, cursor, rev, hurries: true, saves, is_lent: false }
    }

    /// Something about the note that was opened with this number.
    pub fn news(&mut self, serial: u64, news: &News, desk: &mut Desk) {
        if serial != self.sharing.serial {
            return;
        }
        match news {
            News::Company(others) => self.sharing.company.clone_from(others),
            News::Live { live, .. } if self.ask.is_some() => self.sharing.waiting.push(live.clone()),
            News::Live { live, is_own: true, may_save } => {
                self.is_at(live);
                if *may_save && std::mem::take(&mut self.sharing.saves) {
                    self.save_sent(live.text.clone(), desk);
                }
            }
            News::Live { live, is_own: false, .. } => self.take_in(live, desk),
        }
    }

    /// Takes in what came while a question stood open.
    pub(super) fn take_waiting(&mut self, desk: &mut Desk) {
        for live in std::mem::take(&mut self.sharing.waiting) {
            self.take_in(&live, desk);
        }
    }

    /// Others have written: their words come into the text, and one's own go to them.
    fn take_in(&mut self, live: &Live, desk: &mut Desk) {
        let ours = self.editor.text();
        let merged = merge(&self.sharing.base, (&live.by, &live.text), (&desk.who, &ours));
        if merged.text != ours {
            self.editor.take_in(&merged.text);
        }
        self.tell(live, merged.overlaps, desk);
        self.is_at(live);
        if self.sharing.saves || self.editor.differs_from(&live.text) {
            self.say_text(true, desk);
        } else {
            self.drafted = self.editor.version();
        }
    }

    /// The text is made from this revision.
    fn is_at(&mut self, live: &Live) {
        self.sharing.base.clone_from(&live.text);
        self.sharing.rev = live.rev;
        self.note.text.clone_from(&live.stored);
        self.note.seen = live.seen;
        let since = Some(live.at).filter(|at| *at > 0);
        self.draft_at = if self.is_touched() { self.draft_at.or(since) } else { None };
    }

    /// Says what others did, where it is not plain to see.
    fn tell(&self, live: &Live, overlaps: bool, desk: &mut Desk) {
        let marks = |text: &str| text.matches(MARK).count();
        let is_first = self.sharing.rev == FROM_NONE;
        let is_new = live.text != self.sharing.base;
        let is_saved = live.stored != self.note.text;
        if overlaps || (!is_first && marks(&live.text) > marks(&self.sharing.base)) {
            desk.problem(text::note_both_here(desk.lang, &live.by));
        } else if is_first && is_new && self.draft_at.is_none() && !live.is_saved() {
            desk.say(text::note_has_draft(desk.lang, &live.by, &said::moment(live.at, desk)));
        } else if is_saved && live.is_saved() {
            desk.say(text::note_saved_by(desk.lang, &live.by));
        } else if is_saved {
            desk.say(text::note_taken_in(desk.lang, &live.by));
        }
    }

    /// The board has been read anew: what it says of the note is passed on. While one's own save is under way the board
    /// is asked for once more when that has ended.
    pub fn board(&mut self, desk: &mut Desk) {
        if self.sent.is_some() || desk.as_of.is_some() {
            return;
        }
        let Some(board) = desk.board.clone() else { return };
        let found = match self.note.rec {
            Some(rec) => board.record(rec).cloned(),
            None => self.made_by_another(desk),
        };
        match found {
            Some(record) => self.stands(&record, desk),
            None if self.note.rec.is_some() => self.is_gone(desk),
            None => {}
        }
        if std::mem::take(&mut self.again) {
            self.save(desk);
        }
    }

    /// What the record says.
    fn stands(&mut self, record: &Record, desk: &mut Desk) {
        let text = record.text("text");
        // What a save was refused for is true, also where the file was exchanged for an older one.
        let seen = if self.again { record.seen.max(self.note.seen + 1) } else { record.seen };
        if seen > self.note.seen && self.note.text != text {
            let (text, by) = (text.into(), self.colleague(desk));
            desk.effect(Effect::Share(Share::Stored { text, seen, by }));
        }
    }

    /// The note of this meeting and stand, where somebody else has made it by now: it is the same note.
    fn made_by_another(&mut self, desk: &mut Desk) -> Option<Record> {
        let is_it = |note: &&Record| {
            let own = Note::of(note);
            own.meeting.is_some()
                && (&own.meeting, &own.stand) == (&self.note.meeting, &self.note.stand)
                && Some(note.rec) > self.sharing.deleted
        };
        let record = desk.board.as_ref()?.notes.iter().find(is_it)?.clone();
        let (text, seen) = (self.note.text.clone(), self.note.seen);
        self.note = Note { text, seen, ..Note::of(&record) };
        desk.effect(Effect::Share(Share::Moved { place: self.place(), is_gone: false }));
        Some(record)
    }

    /// Somebody has deleted the note: saving makes it anew.
    fn is_gone(&mut self, desk: &mut Desk) {
        self.sharing.deleted = self.note.rec.take();
        self.note.key.clear();
        self.note.text = Piece::default();
        desk.effect(Effect::Share(Share::Moved { place: self.place(), is_gone: true }));
        desk.problem(text::note_is_gone(desk.lang));
        self.say_text(true, desk);
    }

    /// Who else writes here, if that is one; else a word for whoever it was.
    fn colleague(&self, desk: &Desk) -> String {
        match (self.sharing.company.as_slice(), desk.others.as_slice()) {
            ([one], _) | ([], [one]) => one.clone(),
            _ => text::A_COLLEAGUE.of(desk.lang).to_owned(),
        }
    }
}

/// `MK og AS er her også`; empty where nobody is.
pub(super) fn company(writing: &Writing, desk: &Desk) -> String {
    /// So many are named.
    const NAMED: usize = 3;
    let others = &writing.sharing.company;
    let mut names: Vec<String> = others.iter().take(NAMED).cloned().collect();
    if others.len() > NAMED {
        names.push(text::more_people(desk.lang, others.len() - NAMED));
    }
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => text::is_here_too(desk.lang, only),
        Some((last, first)) => text::are_here_too(desk.lang, &first.join(", "), last),
    }
}

//! A note that is being written, over the whole screen. What is typed is a draft at once; Ctrl-S saves it, and what others
//! save meanwhile is taken in.

mod comparison;
mod comparison_view;
mod earlier;
mod earlier_view;
mod lent;
mod live;
mod save;
mod templates;
pub mod view;

use crate::domain::note::Note;
use crate::domain::pieces::Piece;
use crate::domain::record::Record;
use crate::msg::effect::Effect;
use crate::msg::key::{Code, Key};
use crate::msg::share::Share;
use crate::text;

use super::ask::Ask;
use super::desk::{Desk, Draft};
use super::editor::{Editor, Took};
use super::said;
use earlier::Earlier;
use live::Sharing;
use save::Sent;

/// Rows around the text: the title row with its rule, the message row and the hint bar.
const AROUND: u16 = 4;

/// A note that is being written.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The note as it was last read or saved.
    pub note: Note,
    /// The text and the cursor.
    pub editor: Editor,
    /// The question that stands open: which line keeps a key that stands on several.
    pub ask: Option<Ask>,
    /// The list of saved versions, while it stands open.
    pub earlier: Option<Earlier>,
    /// What a new note begins with.
    template: String,
    /// The version of the text that the draft has, and when it was kept.
    drafted: u64,
    draft_at: Option<i64>,
    /// The text and the draft of the note that all who have it open write in.
    sharing: Sharing,
    /// The text that Ctrl-S saves, while it waits for the records that the lines may be.
    saves: Option<Piece>,
    /// What is being written to the file.
    sent: Option<Sent>,
    /// Whether it is to be saved once more when it was read: another had changed it meanwhile.
    again: bool,
    /// Of keys that stand on several lines, the line that keeps each.
    kept: Vec<(String, usize)>,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The note stays.
    Stays,
    /// The note closes; what is not saved is a draft.
    Closes,
    /// A record is asked for.
    Goes(String),
}

impl Writing {
    /// Opens a note with its draft, if there is one; a new one with what its kind of meeting begins with.
    pub fn open(note: Note, desk: &mut Desk) -> Writing {
        let template = if note.rec.is_none() { templates::begun(&note, desk) } else { String::new() };
        let text = if template.is_empty() { note.text.clone() } else { template.as_str().into() };
        let mut writing = Writing {
            editor: Editor::new(text).at(begins_at(&template)),
            ask: None,
            earlier: None,
            template,
            drafted: 0,
            draft_at: None,
            sharing: Sharing::default(),
            saves: None,
            sent: None,
            again: false,
            kept: Vec::new(),
            note,
        };
        writing.take_draft(desk);
        writing.join(desk);
        writing.editor.spare(&desk.harmless);
        writing.fit(desk);
        if writing.note.rec.is_some() {
            writing.ask_for_records(desk);
        }
        writing
    }

    /// Opens the note that a record is.
    pub fn open_record(record: &Record, desk: &mut Desk) -> Writing {
        Writing::open(Note::of(record), desk)
    }

    /// The window has this size now.
    pub fn fit(&mut self, desk: &Desk) {
        self.editor.fit(desk.size.0, desk.size.1.saturating_sub(AROUND));
        self.earlier
            .iter_mut()
            .filter_map(|earlier| earlier.beside.as_mut())
            .for_each(|beside| beside.fit(desk));
    }

    /// Where its draft is kept.
    pub fn place(&self) -> String {
        if !self.note.key.is_empty() {
            return format!("note/{}", self.note.key);
        }
        new_place(self.note.meeting.as_deref(), self.note.stand.as_deref())
    }

    /// Where its draft was kept before it was made.
    fn place_before(&self) -> Option<String> {
        let Note { key, meeting, stand, .. } = &self.note;
        (!key.is_empty() && meeting.is_some()).then(|| new_place(meeting.as_deref(), stand.as_deref()))
    }

    /// A key.
    pub fn key(&mut self, key: Key, desk: &mut Desk) -> Outcome {
        if self.ask.is_some() {
            self.key_into_question(key, desk);
            return Outcome::Stays;
        }
        if self.earlier.is_some() {
            self.key_into_earlier(key, desk);
            return Outcome::Stays;
        }
        match self.editor.key(key) {
            Took::NotMine if key.code == Code::Esc => return self.leave(desk),
            Took::NotMine => desk.say(text::key_unused(desk.lang, &key.shown(desk.lang))),
            Took::Yes => {}
            Took::Copied(copied) => desk.effect(Effect::Copy(copied)),
            Took::NothingToPaste => desk.say(text::paste_with_shift(desk.lang)),
            Took::NotFound => desk.say(text::not_in_note(desk.lang)),
            Took::Replaced(n) => desk.say(text::replaced(desk.lang, n)),
            Took::Goto(key) => return self.goes(key, desk),
        }
        self.keep_draft(desk);
        Outcome::Stays
    }

    /// A paste, into the question or into the text.
    pub fn paste(&mut self, pasted: &str, desk: &mut Desk) {
        let removed = match &mut self.ask {
            Some(ask) => ask.field.paste(pasted),
            None if self.earlier.is_some() => return desk.problem(text::paste_not_here(desk.lang)),
            None => self.editor.paste(pasted),
        };
        if removed > 0 {
            desk.say(text::pasted_cleaned(desk.lang, removed));
        }
        self.keep_draft(desk);
    }

    /// Whether the text is not as it is saved.
    pub fn is_touched(&self) -> bool {
        self.editor.differs_from(&self.note.text)
            && (self.template.is_empty() || self.editor.differs_from(&self.template))
    }

    /// Keeps the text as a draft, if it has changed; the shell writes it within a second.
    fn keep_draft(&mut self, desk: &mut Desk) {
        if self.editor.version() != self.drafted {
            self.say_text(false, desk);
        }
    }

    /// Brings back the draft that was kept, with its cursor. What others wrote meanwhile comes when the note is joined.
    fn take_draft(&mut self, desk: &mut Desk) {
        let kept = [Some(self.place()), self.place_before()].into_iter().flatten();
        let Some((place, draft)) = kept.filter_map(|place| desk.drafts.remove_entry(&place)).next() else {
            return;
        };
        let base = desk.drafts.remove(&base_of(&place)).map(|base| base.text.whole());
        self.sharing.base = base.unwrap_or_default().into();
        self.editor = Editor::new(draft.text.whole()).at(draft.cursor);
        self.draft_at = Some(if draft.at == 0 { desk.now } else { draft.at });
        let when = if draft.at == 0 { String::new() } else { said::moment(draft.at, desk) };
        desk.say(text::draft_back(desk.lang, &when).replace("  ", " "));
    }

    /// The note closes; the same keys bring back what is not saved of it.
    fn leave(&mut self, desk: &mut Desk) -> Outcome {
        if self.is_touched() {
            let kept = |text, cursor| Draft { text, cursor, at: 0 };
            desk.drafts.insert(self.place(), kept(self.editor.shared(), self.editor.cursor()));
            desk.drafts.insert(base_of(&self.place()), kept(self.sharing.base.clone().into(), 0));
            desk.say(text::draft_kept(desk.lang));
        }
        desk.effect(Effect::Share(Share::Close));
        Outcome::Closes
    }

    fn goes(&mut self, key: String, desk: &mut Desk) -> Outcome {
        self.leave(desk);
        Outcome::Goes(key)
    }

    /// The meeting that it is of.
    fn meeting<'a>(&self, desk: &'a Desk) -> Option<&'a Record> {
        desk.board.as_ref()?.by_key(self.note.meeting.as_deref()?)
    }
}

/// The note of a meeting or of one of its stands: the one that is there, or a new one.
pub fn note_of(meeting: Option<&str>, stand: Option<&str>, desk: &Desk) -> Note {
    let notes = desk.board.as_ref().map(|board| board.notes.as_slice()).unwrap_or_default();
    let is_it = |note: &&Record| note.get("meeting") == meeting && note.get("stand") == stand;
    let there = notes.iter().filter(is_it).find(|_| meeting.is_some());
    there.map_or_else(
        || Note {
            meeting: meeting.map(str::to_owned),
            stand: stand.map(str::to_owned),
            example: desk.example,
            ..Note::default()
        },
        Note::of,
    )
}

/// Where one goes on in a template: behind the first mark, else at the end.
fn begins_at(template: &str) -> usize {
    template.find(": \n").map_or(template.len(), |at| at + 2)
}

/// Where the draft is kept of a note that is not made yet.
fn new_place(meeting: Option<&str>, stand: Option<&str>) -> String {
    format!("note/new/{}/{}", meeting.unwrap_or("-"), stand.unwrap_or("-"))
}

/// Where the text is kept that a draft was made from.
fn base_of(place: &str) -> String {
    format!("{place}/base")
}

//! What new notes of a kind of meeting begin with: taken from its setting, and made one from the note that is written.

use crate::domain::change::{Change, On, Put};
use crate::domain::choice::MeetingKind;
use crate::domain::field::Kind;
use crate::domain::field::ids::setting::VALUE;
use crate::domain::marks;
use crate::domain::note::Note;
use crate::domain::record::Record;
use crate::domain::words;
use crate::text;

use super::super::desk::Desk;
use super::Writing;

impl Writing {
    /// New notes of such meetings, or of such a meeting's stands, begin as this one stands.
    pub fn make_template(&mut self, desk: &mut Desk) {
        if desk.read_only {
            return desk.problem(text::failed_read_only(desk.lang));
        }
        let Some(kind) = meeting_of(&self.note, desk).map(kind_of) else {
            return desk.problem(text::template_needs_meeting(desk.lang));
        };
        let key = marks::setting_of(kind, self.note.stand.is_some());
        let to = Put::text(marks::as_setting(&self.editor.text()));
        let known = desk.board.as_ref().and_then(|board| board.settings.iter().find(|s| s.key == key));
        let change = match known {
            Some(setting) => {
                Change::Set { on: On::Record(setting.rec), field: VALUE, to, seen: Some(setting.seen) }
            }
            None => Change::Create { kind: Kind::Setting, key: Some(key), values: vec![(VALUE, to)] },
        };
        let name = match self.note.stand {
            Some(_) => text::template_of_stand(desk.lang),
            None => words::meeting(kind).of(desk.lang).to_lowercase(),
        };
        desk.commit(vec![change], None, text::template_saved(desk.lang, &name));
    }
}

/// What a new note begins with.
pub(super) fn begun(note: &Note, desk: &Desk) -> String {
    let Some(meeting) = meeting_of(note, desk) else { return String::new() };
    let setting = |key: &str| desk.board.as_ref()?.setting(key).map(str::to_owned);
    marks::template(kind_of(meeting), note.stand.as_deref(), setting, desk.lang)
}

fn meeting_of<'a>(note: &Note, desk: &'a Desk) -> Option<&'a Record> {
    let meeting = desk.board.as_ref()?.by_key(note.meeting.as_deref()?)?;
    Some(meeting).filter(|record| record.rec.kind == Kind::Meeting)
}

fn kind_of(meeting: &Record) -> MeetingKind {
    meeting.choice("kind").unwrap_or(MeetingKind::Other)
}

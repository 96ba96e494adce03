//! Ctrl-N: what is to be made here, a meeting, an agreement, a decision or a note.

use crate::domain::field::Kind;
use crate::msg::action::Action;
use crate::msg::key::{Code, Key};
use crate::text;

use super::super::ask::{About, Answered, Ask, numbered};
use super::super::desk::Desk;
use super::super::notes::note_of;
use super::super::pane::{CardFor, Handled};
use super::Meetings;

/// What each number makes, and the field that names its meeting.
const KINDS: [(Kind, Option<u16>); 3] =
    [(Kind::Meeting, None), (Kind::Task, Some(1501)), (Kind::Decision, Some(1401))];

/// What stands before a stand, or before nothing, where a note is chosen.
const NOTE: &str = "note/";

impl Meetings {
    /// Opens the question.
    pub(super) fn ask_what_to_make(&mut self, desk: &Desk) -> Handled {
        let lang = desk.lang;
        let kinds = KINDS.iter().zip(text::NEW_HERE);
        let kinds = kinds.map(|((kind, _), what)| (what.of(lang).to_owned(), kind.table().to_owned()));
        let own = std::iter::once((text::a_note(lang), NOTE.to_owned()));
        let stands = self.stands_here(desk).into_iter();
        let stands = stands.map(|stand| (text::note_of_stand(lang, &stand), format!("{NOTE}{stand}")));
        let choices = numbered(kinds.chain(own).chain(stands));
        let ask = Ask::new(About::Making, Vec::new(), &desk.key(Action::New), text::ask_new(lang));
        self.making = Some(ask.choosing(choices));
        Handled::Yes
    }

    /// A key while the question stands open.
    pub(super) fn typed_what_to_make(&mut self, key: Key, desk: &mut Desk) {
        match key.code {
            Code::Esc => self.making = None,
            Code::Enter => self.make(desk),
            _ => {
                self.making.as_mut().map(|ask| ask.field.key(key));
            }
        }
    }

    fn make(&mut self, desk: &mut Desk) {
        let Some(ask) = self.making.take() else { return };
        match ask.understood(desk) {
            Ok((Answered::Chosen(chosen, _), _)) => {
                if let Some(stand) = chosen.strip_prefix(NOTE) {
                    let stand = Some(stand).filter(|stand| !stand.is_empty());
                    let note = note_of(self.meeting_here(desk).as_deref(), stand, desk);
                    self.card = Some(CardFor::Note(Box::new(note)));
                    return;
                }
                let Some((kind, field)) = KINDS.iter().find(|(kind, _)| kind.table() == chosen) else {
                    return;
                };
                let meeting = field.zip(self.meeting_here(desk));
                self.card = Some(CardFor::New(*kind, meeting.into_iter().collect()));
            }
            Ok(_) => {}
            Err(why) => {
                if !why.is_empty() {
                    desk.problem(why);
                }
                self.making = Some(ask);
            }
        }
    }

    /// The key of the meeting under the cursor, or of the one that the row under it comes from.
    fn meeting_here(&self, desk: &Desk) -> Option<String> {
        let board = desk.board.as_ref()?;
        let record = board.record(self.pile.current()?)?;
        match record.rec.kind {
            Kind::Meeting => Some(record.key.clone()),
            _ => record.get("meeting").map(str::to_owned),
        }
    }

    /// The stands of that meeting.
    fn stands_here(&self, desk: &Desk) -> Vec<String> {
        let meeting = self.meeting_here(desk);
        let meetings = desk.board.as_ref().map(|board| board.meetings.as_slice()).unwrap_or_default();
        let here = meetings.iter().find(|gathering| Some(&gathering.record.key) == meeting.as_ref());
        here.map(|gathering| gathering.meeting.stands.clone()).unwrap_or_default()
    }
}

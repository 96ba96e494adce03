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
use super::slips::Slips;

/// What each number makes, and the field that names its meeting.
const KINDS: [(Kind, Option<u16>); 3] =
    [(Kind::Meeting, None), (Kind::Task, Some(1501)), (Kind::Decision, Some(1401))];

/// What stands before a stand, or before nothing, where a note is chosen.
const NOTE: &str = "note/";
/// The same where slips of paper are.
const SLIPS: &str = "slips/";

impl Meetings {
    /// Opens the question.
    pub(super) fn ask_what_to_make(&mut self, desk: &Desk) -> Handled {
        let lang = desk.lang;
        let kinds = KINDS.iter().zip(text::NEW_HERE);
        let kinds = kinds.map(|((kind, _), what)| (what.of(lang).to_owned(), kind.table().to_owned()));
        let stands = self.stands_here(desk);
        let own = [(text::a_note(lang), NOTE.to_owned()), (text::slips(lang), SLIPS.to_owned())];
        let of_stands = stands.iter().flat_map(|stand| {
            let note = (text::note_of_stand(lang, stand), format!("{NOTE}{stand}"));
            [note, (text::slips_of_stand(lang, stand), format!("{SLIPS}{stand}"))]
        });
        let choices = numbered(kinds.chain(own).chain(of_stands));
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
                if self.make_at_stand(&chosen, desk) {
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

    /// A note or slips of the meeting or of one of its stands; says whether that was chosen.
    fn make_at_stand(&mut self, chosen: &str, desk: &mut Desk) -> bool {
        let meeting = self.meeting_here(desk);
        let at =
            |sign: &str| chosen.strip_prefix(sign).map(|stand| Some(stand).filter(|stand| !stand.is_empty()));
        if let Some(stand) = at(NOTE) {
            self.card = Some(CardFor::Note(Box::new(note_of(meeting.as_deref(), stand, desk))));
        } else if let Some(stand) = at(SLIPS) {
            let meetings = desk.board.as_ref().map(|board| board.meetings.as_slice()).unwrap_or_default();
            let here = meetings.iter().find(|gathering| Some(&gathering.record.key) == meeting.as_ref());
            self.slips = Some(Slips::of(here.map(|gathering| &gathering.meeting), stand, desk));
        }
        at(NOTE).or(at(SLIPS)).is_some()
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

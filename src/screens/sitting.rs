//! A meeting that the team holds in front of its wall: beginning stamps it as held, ending leaves its note.

use std::collections::HashMap;

use crate::domain::board::{Board, Gathering};
use crate::domain::change::Entry;
use crate::domain::choice::{MeetingKind, MeetingState};
use crate::domain::meeting::{self, Act, Ending, Point};
use crate::domain::record::Rec;
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::text;

use super::desk::Desk;
use super::meetings::meeting_of;

/// A meeting that is held.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// Which meeting.
    pub meeting: Rec,
    /// The page on which something was first done to a record.
    points: HashMap<Rec, Point>,
    /// What it has written itself: the stamp and the note.
    tickets: Vec<u64>,
    /// Whether it has ended and waits for what is still being written.
    waits: bool,
}

impl Sitting {
    /// Begins the meeting of the day, or goes on with it: one that is planned is stamped as held, in one act that can be
    /// taken back. None where the day has no such meeting, or nothing may be written.
    pub fn begin(desk: &mut Desk) -> Option<Sitting> {
        let board = desk.board.clone().filter(|_| !desk.read_only && desk.as_of.is_none())?;
        let gathering = of_the_day(&board)?;
        let mut tickets = Vec::new();
        if let Ok((changes, reason)) = meeting::changes(&gathering.meeting, &Act::Hold, board.today) {
            let said = text::meeting_begun(desk.lang, &meeting_of(&gathering.record, desk));
            let next = text::wall::then_next(desk.lang, &desk.key(Action::WallNext));
            let said = format!("{said} · {} · {next}", text::can_undo(desk.lang));
            tickets.push(desk.commit(changes, reason, said));
        }
        Some(Sitting { meeting: gathering.record.rec, points: HashMap::new(), tickets, waits: false })
    }

    /// Something is done to these records on a page.
    pub fn acts(&mut self, recs: &[Rec], point: Point) {
        for rec in recs {
            self.points.entry(*rec).or_insert(point);
        }
    }

    /// The meeting ends: what was done is asked for, once all of it is written.
    pub fn end(&mut self, desk: &mut Desk) {
        self.waits = desk.under_way > 0;
        if !self.waits {
            desk.ask_board();
            desk.ask(Query::Sitting(self.meeting));
        }
    }

    /// Something was written: a meeting that has ended and waited for it waits no more. Says whether it was its own.
    pub fn committed(&mut self, ticket: u64, desk: &mut Desk) -> bool {
        if self.waits {
            self.end(desk);
        }
        self.tickets.contains(&ticket)
    }

    /// What was done has come: the note is written, if there is anything to write; what is said of it then.
    pub fn leave_note(&mut self, acts: &[Entry], desk: &mut Desk) -> Option<String> {
        let board = desk.board.clone()?;
        let held = board.gathering(self.meeting).filter(|m| m.meeting.state == MeetingState::Held)?;
        let point = |rec: Rec| self.points.get(&rec).copied();
        let ending = Ending { meeting: &held.meeting, board: &board, acts, point: &point, lang: desk.lang };
        let (changes, tally) = ending.note();
        if changes.is_empty() {
            desk.say(text::meeting_ended_without(desk.lang));
            return None;
        }
        let said = text::meeting_ended(desk.lang, &tally.sentence(desk.lang));
        let said = format!("{said} · {}", text::can_undo(desk.lang));
        self.tickets.push(desk.commit(changes, None, said.clone()));
        Some(said)
    }
}

/// The meeting in front of the board on the board's day: one that is planned before one that is held already.
pub fn of_the_day(board: &Board) -> Option<&Gathering> {
    let in_state = |state: MeetingState| {
        let is_it = move |m: &&Gathering| {
            m.meeting.kind == MeetingKind::Board
                && m.meeting.date == Some(board.today)
                && m.meeting.state == state
        };
        board.meetings.iter().find(is_it)
    };
    in_state(MeetingState::Planned).or_else(|| in_state(MeetingState::Held))
}

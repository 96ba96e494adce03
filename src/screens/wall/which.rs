//! Which meeting the team holds in front of its pages: the day's, begun at once; where the day has none, one that is planned
//! near it, a new one, or none.

use chrono::NaiveDate;

use crate::domain::board::{Board, Gathering};
use crate::domain::change::{Change, Put};
use crate::domain::choice::{Audience, Choice, MeetingKind, MeetingState};
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::field::ids::meeting::{DATE, KIND, TITLE};
use crate::domain::meeting::{Act, changes};
use crate::domain::record::Rec;
use crate::domain::show::Part;
use crate::domain::words;
use crate::msg::key::{Code, Key};
use crate::text::{self, capital};

use super::super::desk::Desk;
use super::super::sitting::Sitting;
use super::Wall;

/// How many days before or after the day a meeting may be planned that is held on it.
const NEAR: i64 = 7;
/// How many of them are offered.
const OFFERED: usize = 3;

/// Whether it was seen to which meeting is held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Beginning {
    /// The board was not read yet.
    #[default]
    Unseen,
    /// It is asked which of these is held.
    Asked(Vec<Rec>),
    /// It was answered, and the meeting is on its way to the day.
    Awaited,
    /// It has begun, or none is held here.
    Seen,
}

impl Wall {
    /// The team stands in front of its pages and the board was read: the meeting of the day begins. Not where pages turn by
    /// themselves or another session is followed: then nobody holds a meeting here. Once: a meeting whose stamp was taken
    /// back does not begin again by itself.
    pub fn begin_meeting(&mut self, desk: &mut Desk) -> Option<Sitting> {
        let board = desk.board.clone()?;
        let is_new = self.beginning == Beginning::Unseen;
        if !is_new && self.beginning != Beginning::Awaited {
            return None;
        }
        let is_held_here = self.opening.audience == Audience::Team
            && self.opening.part != Part::Follows
            && self.opening.every.is_none();
        let sitting = if is_held_here { Sitting::begin(desk) } else { None };
        let may_ask = is_new && is_held_here && !desk.read_only && desk.as_of.is_none();
        self.beginning = match (&sitting, may_ask.then(|| near(&board))) {
            (Some(_), _) => Beginning::Seen,
            (None, Some(near)) if !near.is_empty() => Beginning::Asked(near),
            (None, _) if is_new => Beginning::Seen,
            (None, _) => Beginning::Awaited,
        };
        self.is_meeting = sitting.is_some();
        sitting
    }

    /// The question which meeting is held.
    pub(super) fn which_meeting(&self, desk: &Desk) -> Option<String> {
        let Beginning::Asked(near) = &self.beginning else { return None };
        let board = desk.board.as_deref()?;
        let day = |rec: &Rec| board.gathering(*rec).and_then(|planned| planned.meeting.date);
        let said = |day: NaiveDate| dateform::weekday_day(day, desk.today, desk.lang);
        let offered = near.iter().map(|rec| day(rec).map(said).unwrap_or_default());
        let offered: Vec<String> = offered.zip(1..).map(|(day, n)| format!("{n} {day}")).collect();
        let number = (near.len() + 1).to_string();
        Some(text::wall::which_meeting(desk.lang, &offered.join("  "), &number))
    }

    /// A key while it is asked; says whether it was the answer. Any other takes the question away and does what it does.
    pub(super) fn answers_which(&mut self, key: Key, desk: &mut Desk) -> bool {
        let Beginning::Asked(near) = std::mem::take(&mut self.beginning) else { return false };
        self.beginning = Beginning::Seen;
        let Code::Char(digit) = key.code else { return key.code == Code::Esc };
        let Some(number) = digit.to_digit(10).and_then(|n| usize::try_from(n).ok()) else { return false };
        let board = desk.board.clone();
        let chosen = number.checked_sub(1).and_then(|at| near.get(at));
        let planned = chosen.and_then(|rec| board.as_ref()?.gathering(*rec));
        let (changes, reason) = match planned {
            Some(planned) => to_the_day(planned, desk),
            None if number == near.len() + 1 => (vec![new_meeting(desk)], None),
            None => {
                self.beginning = Beginning::Asked(near);
                return true;
            }
        };
        self.beginning = Beginning::Awaited;
        let said = text::wall::meeting_is_today(desk.lang);
        let ticket = desk.commit(changes, reason, format!("{said} · {}", text::can_undo(desk.lang)));
        self.tickets.push(ticket);
        true
    }
}

/// The meetings in front of the board that are planned near the board's day, the nearest first.
fn near(board: &Board) -> Vec<Rec> {
    let days = |m: &Gathering| Some((m.meeting.date? - board.today).num_days().abs());
    let is_planned =
        |m: &&Gathering| m.meeting.kind == MeetingKind::Board && m.meeting.state == MeetingState::Planned;
    let planned = board.meetings.iter().filter(is_planned);
    let mut near: Vec<(i64, Rec)> = planned.filter_map(|m| Some((days(m)?, m.record.rec))).collect();
    near.retain(|(days, _)| *days <= NEAR);
    near.sort_by_key(|(days, _)| *days);
    near.into_iter().take(OFFERED).map(|(_, rec)| rec).collect()
}

/// A planned meeting is held today instead.
fn to_the_day(planned: &Gathering, desk: &Desk) -> (Vec<Change>, Option<String>) {
    let moved = Act::Move { date: desk.today, time: planned.meeting.time.clone(), reason: String::new() };
    changes(&planned.meeting, &moved, desk.today).unwrap_or_default()
}

fn new_meeting(desk: &Desk) -> Change {
    let title = capital(words::meeting(MeetingKind::Board).of(desk.lang));
    let values = vec![
        (DATE, Put::text(desk.today.to_string())),
        (TITLE, Put::text(title)),
        (KIND, Put::text(MeetingKind::Board.name())),
    ];
    Change::Create { kind: Kind::Meeting, key: None, values }
}

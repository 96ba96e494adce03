//! What is missing before a meeting.

use chrono::NaiveDate;

use crate::domain::board::{Board, Gathering};
use crate::domain::choice::{MeetingKind, MeetingState};
use crate::domain::dateform;
use crate::domain::meeting::{Brought, Meeting};
use crate::text;

use super::super::desk::Desk;

/// Something that is missing before a meeting, or about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It was planned for an earlier day, and nobody has said that it was held.
    Held,
    /// It is postponed and waits for a new day.
    Day,
    /// So many answers to the proposals of an earlier dialogue meeting, named by its number.
    Answers(usize, usize),
    /// Its agenda can be added to until this day.
    Agenda(NaiveDate),
}

/// What is missing before a meeting, what is most pressing first.
pub fn missing(meeting: &Meeting, board: &Board, brought: &Brought) -> Vec<Missing> {
    if meeting.state == MeetingState::Postponed {
        return vec![Missing::Day];
    }
    if meeting.state != MeetingState::Planned {
        return Vec::new();
    }
    if meeting.date.is_some_and(|day| day < board.today) {
        return vec![Missing::Held];
    }
    let mut missing = answers(meeting, board, brought);
    let closes = meeting.agenda_closes.filter(|day| *day >= board.today);
    missing.extend(closes.map(Missing::Agenda));
    missing
}

/// Who comes to a dialogue meeting asks what became of the proposals from those before it.
fn answers(meeting: &Meeting, board: &Board, brought: &Brought) -> Vec<Missing> {
    if meeting.kind != MeetingKind::Dialogue {
        return Vec::new();
    }
    let dialogues = || board.meetings.iter().map(|m| &m.meeting).filter(|m| is_dialogue(m));
    let earlier = dialogues().enumerate().filter(|(_, other)| other.date < meeting.date);
    let mut waiting: Vec<Missing> = earlier
        .map(|(i, other)| Missing::Answers(brought.of(&other.key).unanswered, i + 1))
        .filter(|waiting| !matches!(waiting, Missing::Answers(0, _)))
        .collect();
    waiting.reverse();
    waiting
}

/// Dialogue meetings are counted as people count them: those that took place or will.
fn is_dialogue(meeting: &Meeting) -> bool {
    meeting.kind == MeetingKind::Dialogue && meeting.state != MeetingState::Cancelled
}

/// Who has signed up and what stands there: `96 tilmeldt · 3 temastande`.
pub fn attendance(gathering: &Gathering, desk: &Desk) -> Option<String> {
    let lang = desk.lang;
    let meeting = &gathering.meeting;
    let count = |n: i64| super::super::said::count(lang, usize::try_from(n).unwrap_or_default());
    let mut parts = Vec::new();
    if meeting.signed_up > 0 {
        parts.push(text::signed_up(lang, &count(meeting.signed_up)));
    }
    if meeting.attended > 0 {
        parts.push(text::came(lang, &count(meeting.attended)));
    }
    match meeting.stands.len() {
        0 => {}
        1 => parts.push(text::one_stand(lang)),
        n => parts.push(text::stands(lang, n)),
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

impl Missing {
    /// What is missing, in a line.
    pub fn said(self, desk: &Desk) -> String {
        let lang = desk.lang;
        match self {
            Missing::Held => text::not_marked_held(lang),
            Missing::Day => text::new_day_missing(lang),
            Missing::Answers(n, meeting) => text::answers_missing_from(lang, n, meeting),
            Missing::Agenda(day) => text::agenda_closes(lang, &dateform::near(day, desk.today, lang)),
        }
    }
}

/// What is missing, in two or three words: the answers in one figure.
pub fn briefly(missing: &[Missing], desk: &Desk) -> Option<String> {
    let lang = desk.lang;
    let answers: usize = missing.iter().map(|m| if let Missing::Answers(n, _) = m { *n } else { 0 }).sum();
    Some(match missing.first()? {
        Missing::Answers(..) => text::answers_missing(lang, answers),
        Missing::Agenda(day) => text::agenda_closes_short(lang, &dateform::near(*day, desk.today, lang)),
        other => other.said(desk),
    })
}

//! Reports read from the store, and kept in it where they are issued.

use chrono::NaiveDate;

use crate::domain::board::Board;
use crate::domain::change::{Author, Change, Outcome, Put};
use crate::domain::choice::{MeetingKind, MeetingState};
use crate::domain::field::Kind;
use crate::domain::filter::Filter;
use crate::domain::meeting::Meeting;
use crate::domain::paper;
use crate::domain::record::Record;
use crate::domain::wall::{OPEN_TO_ALL, Public, Team};
use crate::exchange::report::{Facts, Name, Pages, Report, Sheet};
use crate::store::{Error, Store};
use crate::text::Lang;

/// What is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Which report.
    pub name: Name,
    /// The day that it is seen from.
    pub as_of: NaiveDate,
    /// The day that it is compared with.
    pub since: Option<NaiveDate>,
    /// Whether it may hold words of citizens and initials.
    pub internal: bool,
    /// Its language.
    pub lang: Lang,
}

/// Makes a report. All of it is as it was known at the end of its day, so that it is the same whenever it is made. What
/// has moved is told since the last committee meeting, unless a day is given; `None` where there was none.
pub fn make(store: &Store, wanted: &Wanted) -> Result<Option<Report>, Error> {
    let board = store.board(Some(wanted.as_of))?;
    let since = match (wanted.name, wanted.since) {
        (Name::Moved, None) => last_committee(&board),
        (_, since) => since,
    };
    if wanted.name == Name::Moved && since.is_none() {
        return Ok(None);
    }
    let before = since.map(|day| store.board(Some(day))).transpose()?;
    let (mut proposals, mut proposals_before, mut submissions) = (Vec::new(), Vec::new(), Vec::new());
    if wanted.name == Name::Proposals {
        proposals = proposals_on(store, wanted.as_of)?;
        proposals_before = since.map(|day| proposals_on(store, day)).transpose()?.unwrap_or_default();
        submissions = store.as_of(Kind::Submission, wanted.as_of)?;
    }
    let wall = Wall::read(store, wanted)?;
    let round = match wanted.name {
        Name::Round => store.round(Some(wanted.as_of))?,
        _ => None,
    };
    let facts = Facts {
        place: board.setting("place"),
        board: &board,
        before: before.as_ref(),
        round: round.as_ref(),
        proposals: &proposals,
        proposals_before: &proposals_before,
        submissions: &submissions,
        pages: wall.as_ref().map(Wall::pages),
        internal: wanted.internal,
        lang: wanted.lang,
    };
    Ok(Some(Report::of(wanted.name, &facts)))
}

/// The pages of the wall that a report is made from.
enum Wall {
    Public(Public),
    Team(Team),
}

impl Wall {
    fn read(store: &Store, wanted: &Wanted) -> Result<Option<Wall>, Error> {
        let day = Some(wanted.as_of);
        Ok(match wanted.name {
            Name::StatusPublic => Some(Wall::Public(store.public_wall(day)?)),
            Name::BoardMeeting => Some(Wall::Team(store.team_wall(day)?)),
            Name::Recommendations | Name::Targets | Name::Proposals | Name::Moved | Name::Round => None,
        })
    }

    fn pages(&self) -> Pages<'_> {
        match self {
            Wall::Public(public) => Pages::Public(public),
            Wall::Team(team) => Pages::Team(team),
        }
    }
}

/// The meeting that a report of a day is issued for, unless one is named: the team's of that day or its next one, the next
/// one with citizens, the committee's next one.
pub fn next_meeting(store: &Store, name: Name, day: NaiveDate) -> Result<Option<String>, Error> {
    let kinds: &[MeetingKind] = match name {
        Name::BoardMeeting => &[MeetingKind::Board],
        Name::StatusPublic => &OPEN_TO_ALL,
        _ => &[MeetingKind::Committee],
    };
    let mut meetings: Vec<Meeting> = store.all(Kind::Meeting)?.iter().map(Meeting::of).collect();
    let is_held_then = |m: &Meeting| m.state == MeetingState::Held && m.date == Some(day);
    meetings.retain(|m| {
        kinds.contains(&m.kind)
            && (m.state == MeetingState::Planned && m.date >= Some(day)
                || name == Name::BoardMeeting && is_held_then(m))
    });
    Ok(meetings.into_iter().min_by_key(|meeting| meeting.date).map(|meeting| meeting.key))
}

/// Keeps a report as it is, as a note with the papers of a meeting.
pub fn issue(
    store: &mut Store,
    author: &Author,
    reason: Option<&str>,
    report: &Report,
    meeting: Option<&str>,
    lang: Lang,
) -> Result<Outcome, Error> {
    let field = |name: &str| Kind::Note.field(name).map(|field| field.id);
    let values = [
        ("meeting", meeting.unwrap_or_default().to_owned()),
        ("stand", paper::STAND.to_owned()),
        ("title", report.title.clone()),
        ("text", report.write(Sheet::Markdown, lang)),
    ];
    let values =
        values.into_iter().filter_map(|(name, value)| Some((field(name)?, Put::text(value)))).collect();
    store.commit(author, reason, &[Change::Create { kind: Kind::Note, key: None, values }])
}

/// The proposals as they were at the end of a day, by number; personal cases stand nowhere.
fn proposals_on(store: &Store, day: NaiveDate) -> Result<Vec<Record>, Error> {
    let inbox = store.past_inbox(day)?;
    let mut records = inbox.records(&inbox.listing(None, &Filter::default()).ids);
    records.sort_by_key(|record| record.rec.id);
    Ok(records)
}

fn last_committee(board: &Board) -> Option<NaiveDate> {
    let held = board
        .meetings
        .iter()
        .map(|gathering| &gathering.meeting)
        .filter(|meeting| meeting.kind == MeetingKind::Committee && meeting.state == MeetingState::Held);
    held.filter_map(|meeting| meeting.date).filter(|day| *day < board.today).max()
}

#[cfg(test)]
mod tests;

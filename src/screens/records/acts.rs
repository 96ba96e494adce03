//! From an answered question to an act of the domain on each of its targets, its changes, and how it is said.

use chrono::NaiveDate;

use crate::domain::board::{Board, Gathering, Item};
use crate::domain::change::{Author, Change, On};
use crate::domain::choice::{Choice, Implementation, MeetingState, Stance};
use crate::domain::date::{Deadline, parse_span};
use crate::domain::dateform;
use crate::domain::record::{Rec, Record};
use crate::domain::work::{Facts, Other, Work};
use crate::domain::{meeting, number, words, work};
use crate::text;

use super::super::ask::{About, Answered, Ask};
use super::super::desk::Desk;
use super::refused::Refused;

/// Changes and the reason of their batch.
pub(super) type Changes = Result<(Vec<Change>, Option<String>), Refused>;

/// What a verb does to a record.
#[derive(Clone, Debug)]
pub(super) enum Act {
    /// How far it is.
    Status(Implementation),
    /// Where a meeting stands.
    Meeting(MeetingState),
    /// What the committee decided.
    Stance(Stance),
    /// Who is responsible.
    Own(Option<String>),
    /// By when.
    By(Option<Deadline>),
    /// On which day a meeting is, and when.
    On(NaiveDate, Option<String>),
    /// How many people have signed up for a meeting.
    SignedUp(i64),
    /// How many people came to a meeting.
    Attended(i64),
    /// How much it weighs.
    Weight(Option<u8>),
    /// Why the committee puts it first.
    First(Option<String>),
    /// Tied to this record, or not any more.
    Tie(Box<Record>, bool),
    /// A dated remark.
    Remark(String),
    /// Taken away.
    Delete,
}

/// The act that an answer asks for, and the words given with it.
pub(super) fn of(ask: &Ask, answer: Answered, desk: &Desk) -> Option<(Act, String)> {
    let plain = |act| Some((act, String::new()));
    match (&ask.about, answer) {
        (About::Status, Answered::Chosen(value, words)) => {
            let work = Implementation::parse(&value).map(Act::Status);
            Some((work.or_else(|| MeetingState::parse(&value).map(Act::Meeting))?, words))
        }
        (About::Stance, Answered::Chosen(value, words)) => Some((Act::Stance(Stance::parse(&value)?), words)),
        (About::Weight, Answered::Chosen(value, _)) => plain(Act::Weight(value.parse().ok())),
        (About::Priority, Answered::Words(words)) => plain(Act::First(Some(words).filter(|w| !w.is_empty()))),
        (About::Owner, Answered::Person(who)) => plain(Act::Own(who)),
        (About::Deadline, Answered::Span(span)) => plain(Act::By(span.map(Deadline::from))),
        (About::Day, Answered::Moment(day, time)) => plain(Act::On(day, time)),
        (About::SignedUp, Answered::Number(count)) => plain(Act::SignedUp(count)),
        (About::Attended, Answered::Number(count)) => plain(Act::Attended(count)),
        (About::Remark, Answered::Words(words)) => plain(Act::Remark(words)),
        (About::Link, Answered::Key(_)) => {
            let other = ask.found.as_ref()?.1.clone()?;
            let board = desk.board.as_ref()?;
            let is_tied = |rec: &Rec| board.record(*rec).is_some_and(|record| are_tied(record, &other));
            let present = !ask.targets.iter().all(is_tied);
            plain(Act::Tie(Box::new(other), present))
        }
        _ => None,
    }
}

/// The changes that an act on one record is, and the reason of their batch.
pub(super) fn changes(rec: Rec, act: &Act, words: &str, desk: &Desk) -> Changes {
    let Some(board) = desk.board.as_deref() else { return Err(Refused::Already) };
    if let Act::Tie(other, present) = act {
        return tie(board.record(rec), other, *present, desk);
    }
    match (board.item(rec), board.gathering(rec)) {
        (Some(item), _) => of_work(item, act, words, desk),
        (_, Some(gathering)) => of_meeting(gathering, act, words, desk),
        _ => of_any(board, rec, act, desk),
    }
}

impl Act {
    /// The act in a few words, without the record; a remark where that is all that its changes came to.
    pub(super) fn said_of(&self, changes: &[Change], desk: &Desk) -> String {
        let only_remarks = changes.iter().all(|change| matches!(change, Change::Remark { .. }));
        if only_remarks { text::remark_saved(desk.lang) } else { self.said(desk) }
    }

    fn said(&self, desk: &Desk) -> String {
        let lang = desk.lang;
        match self {
            Act::Status(Implementation::Verified) => text::confirmed_done(lang),
            Act::Status(to @ (Implementation::Done | Implementation::Lapsed)) => {
                words::implementation(*to).of(lang).to_string()
            }
            Act::Status(to) => text::put_to(lang, words::implementation(*to).of(lang)),
            Act::Meeting(to) => words::meeting_state(*to).of(lang).to_string(),
            Act::Stance(to) => text::committee_said(lang, words::stance(*to).of(lang)),
            Act::Own(Some(who)) => text::owner_is(lang, who),
            Act::Own(None) => text::owner_none(lang),
            Act::By(Some(to)) => text::deadline_is(lang, &dateform::deadline(*to, desk.today, lang)),
            Act::By(None) => text::deadline_none(lang),
            Act::On(day, time) => {
                let time = time.as_ref().map(|t| format!(" {}", dateform::time(t, lang))).unwrap_or_default();
                text::moved_to_day(lang, &format!("{}{time}", dateform::near(*day, desk.today, lang)))
            }
            Act::SignedUp(count) => text::signed_up(lang, &number::int(*count, lang)),
            Act::Attended(count) => text::came(lang, &number::int(*count, lang)),
            Act::Weight(Some(weight)) => text::weight_is(lang, *weight),
            Act::Weight(None) => text::weight_none(lang),
            Act::First(Some(_)) => text::put_first(lang),
            Act::First(None) => text::no_priority(lang),
            Act::Tie(other, true) => text::tied_to(lang, &other.key),
            Act::Tie(other, false) => text::untied_from(lang, &other.key),
            Act::Remark(_) => text::remark_saved(lang),
            Act::Delete => text::deleted(lang),
        }
    }
}

fn of_work(item: &Item, act: &Act, words: &str, desk: &Desk) -> Changes {
    let remark = is_said_already(&item.work, act, words).then(|| Act::Remark(words.to_string()));
    let Some(act) = as_work(remark.as_ref().unwrap_or(act), words) else {
        return Err(Refused::by_work(&work::Why::NotHere, desk.lang));
    };
    work::changes(&item.work, &act, &facts(item, desk)).map_err(|why| Refused::by_work(&why, desk.lang))
}

/// Whether it is so already and words come with it that are no part of it, or would write over those that stand: they are
/// a remark.
fn is_said_already(work: &Work, act: &Act, words: &str) -> bool {
    use Implementation::{Done, Lapsed, Paused};
    let stands = match act {
        Act::Status(to) if work.state == *to => match to {
            Done => work.evidence.as_deref(),
            Paused | Lapsed => work.reason.as_deref(),
            _ => Some(""),
        },
        Act::Stance(to) if work.stance == Some(*to) => match to {
            Stance::Partly | Stance::Rejected => work.reason.as_deref(),
            _ => Some(""),
        },
        _ => None,
    };
    !words.trim().is_empty() && stands.is_some_and(|stands| stands != words.trim())
}

fn as_work(act: &Act, words: &str) -> Option<work::Act> {
    let words = words.to_string();
    Some(match act.clone() {
        Act::Status(to) => work::Act::Status { to, words },
        Act::Stance(to) => work::Act::Stance { to, reason: words },
        Act::Own(who) => work::Act::Own(who),
        Act::By(to) => work::Act::Deadline { to, reason: words },
        Act::Weight(weight) => work::Act::Weight(weight),
        Act::First(reason) => work::Act::Prioritise(reason),
        Act::Remark(text) => work::Act::Remark(text),
        Act::Delete => work::Act::Delete,
        Act::Meeting(_) | Act::On(..) | Act::SignedUp(_) | Act::Attended(_) | Act::Tie(..) => return None,
    })
}

fn facts(item: &Item, desk: &Desk) -> Facts {
    Facts {
        me: me(desk),
        reported_by: item.reported_by.clone(),
        moves: item.postponed.count(),
        colleagues: desk.people.iter().map(|person| person.key.clone()).collect(),
    }
}

/// Who sits here, as the log will say it.
pub(super) fn me(desk: &Desk) -> Author {
    Author { who: desk.who.clone(), login: desk.login.clone(), via: "board".to_string() }
}

fn of_meeting(gathering: &Gathering, act: &Act, words: &str, desk: &Desk) -> Changes {
    let reason = words.to_string();
    // A day typed behind »udsat« is the new one.
    let day = || parse_span(words, desk.today).filter(|span| span.first == span.last).map(|span| span.last);
    let act = match act.clone() {
        Act::Meeting(MeetingState::Planned) => meeting::Act::Plan,
        Act::Meeting(MeetingState::Held) => meeting::Act::Hold,
        Act::Meeting(MeetingState::Postponed) => match day() {
            Some(day) => meeting::Act::Postpone { to: Some(day), reason: String::new() },
            None => meeting::Act::Postpone { to: None, reason },
        },
        Act::Meeting(MeetingState::Cancelled) => meeting::Act::Cancel(reason),
        Act::On(date, time) => {
            meeting::Act::Move { date, time: time.or_else(|| gathering.meeting.time.clone()), reason }
        }
        Act::SignedUp(count) => meeting::Act::SignedUp(count),
        Act::Attended(count) => meeting::Act::Attended(count),
        Act::Remark(text) => meeting::Act::Remark(text),
        Act::Delete => meeting::Act::Delete,
        _ => return Err(Refused::Not(text::not_of_a_meeting(desk.lang))),
    };
    meeting::changes(&gathering.meeting, &act, desk.today)
        .map_err(|why| Refused::by_meeting(&why, desk.today, desk.lang))
}

/// What any record takes: a remark, and to be deleted.
fn of_any(board: &Board, rec: Rec, act: &Act, desk: &Desk) -> Changes {
    let on = On::Record(rec);
    match act {
        Act::Remark(text) => Ok((vec![Change::Remark { on, text: text.clone() }], None)),
        Act::Delete => {
            let seen = board.record(rec).map(|record| record.seen);
            Ok((vec![Change::Gone { on, gone: true, seen }], None))
        }
        _ => Err(Refused::Not(text::not_of_this(desk.lang))),
    }
}

/// The tie between two records, whichever of them somebody carries out.
fn tie(record: Option<&Record>, other: &Record, present: bool, desk: &Desk) -> Changes {
    let Some(record) = record else { return Err(Refused::Already) };
    let as_act = |other: &Record| {
        let other = Other::of(other);
        if present { work::Act::Link(other) } else { work::Act::Unlink(other) }
    };
    let (work, act) = match (Work::of(record), Work::of(other)) {
        (Some(work), _) => (work, as_act(other)),
        (None, Some(work)) => (work, as_act(record)),
        _ => return Err(Refused::by_work(&work::Why::CannotLink(other.key.clone()), desk.lang)),
    };
    let facts = Facts { me: me(desk), reported_by: None, moves: 0, colleagues: Vec::new() };
    work::changes(&work, &act, &facts).map_err(|why| Refused::by_work(&why, desk.lang))
}

/// Whether one of two records names the other.
pub(super) fn are_tied(one: &Record, other: &Record) -> bool {
    Other::of(one).links.contains(&other.key) || Other::of(other).links.contains(&one.key)
}

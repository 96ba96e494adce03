//! The pages that citizens see: how far the recommendations are, each target, what was said and done at each meeting,
//! what was carried out last, and the next meeting.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::board::{Board, Gathering, Item};
use super::super::choice::{Implementation, MeetingKind, MeetingState, Stance};
use super::super::record::Rec;
use super::target::Target;
use super::{Head, OPEN_TO_ALL, Spoken, Talk, Then, shown};

/// How many recommendations the first page names as carried out last.
const NAMED: usize = 3;

/// The pages for citizens.
#[derive(Clone, Debug, PartialEq)]
pub struct Public {
    /// What stands on every page.
    pub head: Head,
    /// The pages, in order.
    pub pages: Vec<PublicPage>,
}

/// A page for citizens.
#[derive(Clone, Debug, PartialEq)]
pub enum PublicPage {
    /// How far the recommendations are.
    Status(Status),
    /// A target of the year.
    Target(Box<Target>),
    /// What was said and done at a meeting, the newest first.
    Talk(Talk),
    /// What was carried out last.
    Latest(Latest),
    /// When one meets next.
    Next(Next),
}

/// How far something is, as citizens are told: only what two have confirmed is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Not started.
    NotStarted,
    /// Under way, or reported done by one person.
    UnderWay,
    /// Confirmed by a second person.
    CarriedOut,
    /// Paused or given up.
    Resting,
}

/// How far the recommendations are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// All recommendations.
    pub all: usize,
    /// Carried out.
    pub carried_out: usize,
    /// Under way.
    pub under_way: usize,
    /// Not started.
    pub not_started: usize,
    /// Paused or given up.
    pub resting: usize,
    /// How many more are carried out than at the last meeting.
    pub more: Option<More>,
    /// What was carried out last: titles.
    pub latest: Vec<String>,
}

/// How many more than on an earlier day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct More {
    /// The day of the meeting.
    pub day: NaiveDate,
    /// How many more; negative where fewer.
    pub by: i64,
}

/// What was carried out last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest {
    /// The day of the last meeting with citizens.
    pub since: Option<NaiveDate>,
    /// How many were carried out since then; without a meeting, in all.
    pub count: usize,
    /// What was carried out, the last first: only what the committee has adopted.
    pub done: Vec<Confirmed>,
}

/// A recommendation that is carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// Its title.
    pub title: String,
    /// The day on which the second person confirmed it, where the log has it.
    pub on: Option<NaiveDate>,
}

/// The next meeting with citizens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What it is called; may be empty.
    pub title: String,
    /// What kind of meeting.
    pub kind: MeetingKind,
    /// The day.
    pub day: NaiveDate,
    /// When on that day, `16:30`.
    pub time: Option<String>,
    /// Where.
    pub place: Option<String>,
}

impl PublicPage {
    /// What it is about: by this it is found again among pages that were read anew.
    pub fn name(&self) -> String {
        match self {
            PublicPage::Status(_) => "status".to_owned(),
            PublicPage::Target(target) => target.key.clone(),
            PublicPage::Talk(talk) => talk.key.clone(),
            PublicPage::Latest(_) => "latest".to_owned(),
            PublicPage::Next(_) => "next".to_owned(),
        }
    }
}

impl Progress {
    /// What citizens are told of a state.
    pub fn of(state: Implementation) -> Progress {
        match state {
            Implementation::NotStarted => Progress::NotStarted,
            Implementation::InProgress | Implementation::Done => Progress::UnderWay,
            Implementation::Verified => Progress::CarriedOut,
            Implementation::Paused | Implementation::Lapsed => Progress::Resting,
        }
    }

    /// How far several works are together: carried out only where all are; what was given up does not hold the rest up.
    /// `None` where there are none.
    pub fn of_all(states: impl Iterator<Item = Implementation>) -> Option<Progress> {
        let all: Vec<Progress> = states.map(Progress::of).collect();
        let going = || all.iter().filter(|one| **one != Progress::Resting);
        let is_begun = going().any(|one| *one != Progress::NotStarted);
        match (all.is_empty(), going().count()) {
            (true, _) => None,
            (false, 0) => Some(Progress::Resting),
            _ if going().all(|one| *one == Progress::CarriedOut) => Some(Progress::CarriedOut),
            _ if is_begun => Some(Progress::UnderWay),
            _ => Some(Progress::NotStarted),
        }
    }
}

/// The pages for citizens. `then` is what there was on [`super::public_day`], `confirmed` the batch and the day that
/// confirmed each recommendation, `spoken` what came from each meeting, by its key.
pub fn public(
    board: &Board,
    head: Head,
    then: Option<&Then>,
    confirmed: &HashMap<Rec, (i64, NaiveDate)>,
    mut spoken: HashMap<String, Spoken>,
) -> Public {
    let latest = latest(board, then, confirmed);
    let mut pages = vec![PublicPage::Status(status(board, then, &latest))];
    let this_year = board.targets.iter().filter(|aim| aim.gauge.goal.year == board.this_year());
    pages.extend(this_year.map(|aim| PublicPage::Target(Box::new(Target::of(aim, board)))));
    let open = |m: &&Gathering| OPEN_TO_ALL.contains(&m.meeting.kind);
    let held = |m: &&Gathering| m.meeting.state == MeetingState::Held && open(m);
    for gathering in board.meetings.iter().rev().filter(held) {
        let spoken = spoken.remove(&gathering.meeting.key).unwrap_or_default();
        if !spoken.is_empty() {
            pages.push(PublicPage::Talk(Talk::of(gathering, &spoken, board)));
        }
    }
    if !latest.done.is_empty() {
        pages.push(PublicPage::Latest(latest));
    }
    pages.extend(next(board).map(PublicPage::Next));
    Public { head, pages }
}

fn status(board: &Board, then: Option<&Then>, latest: &Latest) -> Status {
    let states = || board.recommendations.iter().map(|item| Progress::of(item.work.state));
    let count = |asked: Progress| states().filter(|progress| *progress == asked).count();
    let carried_out = count(Progress::CarriedOut);
    Status {
        all: board.recommendations.len(),
        carried_out,
        under_way: count(Progress::UnderWay),
        not_started: count(Progress::NotStarted),
        resting: count(Progress::Resting),
        more: then.map(|then| More { day: then.day, by: signed(carried_out) - signed(confirmed_then(then)) }),
        latest: latest.done.iter().take(NAMED).map(|done| done.title.clone()).collect(),
    }
}

fn confirmed_then(then: &Then) -> usize {
    let is_confirmed = |work: &&super::Work| is_recommendation(work.rec) && is_confirmed(work.state);
    then.works.values().filter(is_confirmed).count()
}

fn latest(board: &Board, then: Option<&Then>, confirmed: &HashMap<Rec, (i64, NaiveDate)>) -> Latest {
    let on = |item: &Item| confirmed.get(&item.record.rec).copied();
    let mut all: Vec<&Item> = board.recommendations.iter().filter(|i| is_confirmed(i.work.state)).collect();
    all.sort_by_key(|item| std::cmp::Reverse(on(item).map(|(batch, _)| batch)));
    let is_new = |item: &&&Item| {
        !then.and_then(|then| then.of(item.record.rec)).is_some_and(|work| is_confirmed(work.state))
    };
    let is_adopted = |item: &&&Item| matches!(item.work.stance, Some(Stance::Accepted | Stance::Partly));
    let count = all.iter().filter(is_new).count();
    let done = all.iter().filter(is_adopted).filter_map(|item| {
        let title = shown(&item.work.title, board);
        (!title.is_empty()).then(|| Confirmed { title, on: on(item).map(|(_, day)| day) })
    });
    Latest { since: then.map(|then| then.day), count, done: done.collect() }
}

fn next(board: &Board) -> Option<Next> {
    let is_ahead = |m: &&Gathering| {
        m.meeting.state == MeetingState::Planned
            && OPEN_TO_ALL.contains(&m.meeting.kind)
            && m.meeting.date >= Some(board.today)
    };
    let meeting = &board.meetings.iter().find(is_ahead)?.meeting;
    Some(Next {
        title: shown(&meeting.title, board),
        kind: meeting.kind,
        day: meeting.date?,
        time: meeting.time.clone(),
        place: meeting.place.as_deref().map(|place| shown(place, board)),
    })
}

fn is_confirmed(state: Implementation) -> bool {
    state == Implementation::Verified
}

fn is_recommendation(rec: Rec) -> bool {
    rec.kind == super::super::field::Kind::Recommendation
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

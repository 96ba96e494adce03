//! The pages that the team stands in front of: they are the agenda of its meeting. What has moved since last time, what
//! is overdue, the targets, what needs help, and what was agreed.

use chrono::NaiveDate;

use super::super::board::{Board, Gathering, Item};
use super::super::choice::{Implementation, Light, MeetingKind, MeetingState, Stance};
use super::super::date::Deadline;
use super::super::field::Kind;
use super::super::record::Rec;
use super::super::work::Work;
use super::target::Target;
use super::{Head, Then, shown};

/// A deadline that was moved so often asks for help.
const OFTEN: usize = 2;

/// The pages for the team.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// What stands on every page.
    pub head: Head,
    /// The meeting in front of the board that is planned or held on the day.
    pub meeting: Option<Rec>,
    /// The day of the one before it.
    pub last: Option<NaiveDate>,
    /// The pages, in order: always these five.
    pub pages: Vec<TeamPage>,
}

/// A page for the team.
#[derive(Clone, Debug, PartialEq)]
pub enum TeamPage {
    /// What has moved since last time.
    Moved(Moved),
    /// What is past its deadline.
    Overdue(Overdue),
    /// The targets of the year, the worst first.
    Targets(Vec<Target>),
    /// What needs somebody: each with its reason.
    Help(Vec<Row>),
    /// What was agreed and is not done.
    Agreed(Agreed),
}

/// What has moved since last time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Confirmed by a second person since then.
    pub carried_out: usize,
    /// Reported done since then.
    pub reported: usize,
    /// Begun since then.
    pub begun: usize,
    /// What moved: what was carried out first.
    pub rows: Vec<Row>,
}

/// The recommendations past their deadline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overdue {
    /// How many were not overdue last time; `None` without a last time.
    pub fresh: Option<usize>,
    /// How many were overdue last time and are not any more.
    pub cleared: Option<usize>,
    /// Them, the longest overdue first.
    pub rows: Vec<Row>,
}

/// What was agreed and is not done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// How many of them are past their deadline.
    pub overdue: usize,
    /// How many were done since last time; `None` without a last time.
    pub done: Option<usize>,
    /// Them, the earliest deadline first.
    pub rows: Vec<Row>,
}

/// A record that the team can work on from the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which record.
    pub rec: Rec,
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The initials of who is responsible.
    pub owner: Option<String>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// How far it is.
    pub state: Implementation,
    /// The newest remark on it.
    pub remark: Option<Said>,
    /// Why it stands on the page.
    pub why: Why,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Whose initials.
    pub who: String,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// What.
    pub text: String,
}

/// Why a record stands on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has come to this since last time.
    Became(Implementation),
    /// It was made since last time.
    New,
    /// Its deadline was moved since last time, from this one.
    Postponed(Option<Deadline>),
    /// Somebody else looks after it since last time.
    HandedOver,
    /// It is past its deadline.
    Overdue,
    /// It is reported done and waits for a second person.
    ToConfirm,
    /// Nobody is responsible for it.
    Nobody,
    /// Its deadline was moved so often.
    MovedOften(usize),
    /// It is paused.
    Paused,
    /// It was agreed.
    Agreed,
}

impl TeamPage {
    /// What it is about: by this it is found again among pages that were read anew.
    pub fn name(&self) -> &'static str {
        match self {
            TeamPage::Moved(_) => "moved",
            TeamPage::Overdue(_) => "overdue",
            TeamPage::Targets(_) => "targets",
            TeamPage::Help(_) => "help",
            TeamPage::Agreed(_) => "agreed",
        }
    }

    /// The records that are numbered on it.
    pub fn rows(&self) -> &[Row] {
        match self {
            TeamPage::Moved(page) => &page.rows,
            TeamPage::Overdue(page) => &page.rows,
            TeamPage::Agreed(page) => &page.rows,
            TeamPage::Help(rows) => rows,
            TeamPage::Targets(_) => &[],
        }
    }

    /// The figure that it is about.
    pub fn figure(&self) -> usize {
        match self {
            TeamPage::Targets(targets) => targets.iter().filter(|t| t.gauge.light == Light::Behind).count(),
            other => other.rows().len(),
        }
    }
}

/// The pages for the team. `then` is what there was on [`super::team_day`].
pub fn team(board: &Board, head: Head, then: Option<&Then>) -> Team {
    Team {
        head,
        meeting: meeting_of_the_day(board),
        last: then.map(|then| then.day),
        pages: vec![
            TeamPage::Moved(moved(board, then)),
            TeamPage::Overdue(overdue(board, then)),
            TeamPage::Targets(targets(board)),
            TeamPage::Help(help(board)),
            TeamPage::Agreed(agreed(board, then)),
        ],
    }
}

fn meeting_of_the_day(board: &Board) -> Option<Rec> {
    let is_it = |m: &&Gathering| {
        let Gathering { meeting, .. } = m;
        meeting.kind == MeetingKind::Board
            && meeting.date == Some(board.today)
            && matches!(meeting.state, MeetingState::Planned | MeetingState::Held)
    };
    board.meetings.iter().find(is_it).map(|m| m.record.rec)
}

fn moved(board: &Board, then: Option<&Then>) -> Moved {
    let Some(then) = then else { return Moved::default() };
    let all = board.recommendations.iter().chain(&board.initiatives);
    let mut rows: Vec<Row> = all
        .filter_map(|item| Some(Row::of(item, what_moved(&item.work, then.of(item.record.rec))?, board)))
        .collect();
    rows.sort_by(|a, b| (rank(&a.why), &a.key).cmp(&(rank(&b.why), &b.key)));
    let count = |state| rows.iter().filter(|row| row.why == Why::Became(state)).count();
    Moved {
        carried_out: count(Implementation::Verified),
        reported: count(Implementation::Done),
        begun: count(Implementation::InProgress),
        rows,
    }
}

/// What is to be told first of what differs between then and now, if anything does.
fn what_moved(now: &Work, then: Option<&Work>) -> Option<Why> {
    let Some(then) = then else { return Some(Why::New) };
    if now.state != then.state {
        Some(Why::Became(now.state))
    } else if now.deadline.map(|d| d.last) != then.deadline.map(|d| d.last) {
        Some(Why::Postponed(then.deadline))
    } else {
        (now.owner != then.owner).then_some(Why::HandedOver)
    }
}

/// The order in which what moved is told.
fn rank(why: &Why) -> u8 {
    match why {
        Why::Became(Implementation::Verified) => 0,
        Why::Became(Implementation::Done) => 1,
        Why::Became(Implementation::InProgress) => 2,
        Why::Became(_) => 3,
        Why::Postponed(_) => 4,
        Why::HandedOver => 5,
        _ => 6,
    }
}

fn overdue(board: &Board, then: Option<&Then>) -> Overdue {
    let is_overdue = |item: &&Item| item.is_overdue(board.today);
    let was_overdue = |then: &Then, rec| then.of(rec).is_some_and(|work| work.is_overdue(then.day));
    let rows = by_deadline(board.recommendations.iter().filter(is_overdue), Why::Overdue, board);
    let cleared = |then: &Then| {
        let was = board.recommendations.iter().filter(|item| was_overdue(then, item.record.rec));
        was.filter(|item| !item.is_overdue(board.today)).count()
    };
    Overdue {
        fresh: then.map(|then| rows.iter().filter(|row| !was_overdue(then, row.rec)).count()),
        cleared: then.map(cleared),
        rows,
    }
}

fn targets(board: &Board) -> Vec<Target> {
    let this_year = board.targets.iter().filter(|aim| aim.gauge.goal.year == board.this_year());
    let mut targets: Vec<Target> = this_year.map(|aim| Target::of(aim, board)).collect();
    targets.sort_by_key(|target| match target.gauge.light {
        Light::Behind => 0,
        Light::AtRisk => 1,
        Light::OnTrack => 2,
        Light::Unknown => 3,
    });
    targets
}

/// What no other page shows and somebody has to see to. It is about the work, never about who does it.
fn help(board: &Board) -> Vec<Row> {
    let all = board.recommendations.iter().chain(&board.initiatives);
    let asked = all.filter_map(|item| Some(Row::of(item, needs(item, board.today)?, board)));
    let mut rows: Vec<Row> = asked.collect();
    let rank = |row: &Row| match row.why {
        Why::Nobody => 0,
        Why::Overdue => 1,
        Why::ToConfirm => 2,
        Why::MovedOften(_) => 3,
        _ => 4,
    };
    rows.sort_by(|a, b| (rank(a), a.deadline, &a.key).cmp(&(rank(b), b.deadline, &b.key)));
    rows
}

fn needs(item: &Item, today: NaiveDate) -> Option<Why> {
    let work = &item.work;
    if work.stance == Some(Stance::Rejected) || item.is_closed() {
        return None;
    }
    let is_recommendation = item.record.rec.kind == Kind::Recommendation;
    match work.state {
        Implementation::Done => Some(Why::ToConfirm),
        Implementation::Paused => Some(Why::Paused),
        _ if work.owner.is_none() => Some(Why::Nobody),
        // Overdue recommendations have their own page.
        _ if item.is_overdue(today) => (!is_recommendation).then_some(Why::Overdue),
        _ if item.postponed.count() >= OFTEN => Some(Why::MovedOften(item.postponed.count())),
        _ => None,
    }
}

fn agreed(board: &Board, then: Option<&Then>) -> Agreed {
    let at_board = |item: &&Item| {
        let from = item.work.from.as_deref();
        let is_it =
            |m: &Gathering| Some(m.meeting.key.as_str()) == from && m.meeting.kind == MeetingKind::Board;
        item.record.rec.kind == Kind::Task || board.meetings.iter().any(is_it)
    };
    let all = || board.tasks.iter().chain(&board.decisions).filter(at_board);
    let is_open = |work: &Work| work.is_running() || work.state == Implementation::Paused;
    let done = |then: &Then| {
        let was_open = |item: &&Item| then.of(item.record.rec).is_some_and(is_open);
        all().filter(was_open).filter(|item| !is_open(&item.work)).count()
    };
    let rows = by_deadline(all().filter(|item| is_open(&item.work)), Why::Agreed, board);
    Agreed { overdue: all().filter(|item| item.is_overdue(board.today)).count(), done: then.map(done), rows }
}

/// Rows with one reason, the earliest deadline first, those without one last.
fn by_deadline<'a>(items: impl Iterator<Item = &'a Item>, why: Why, board: &Board) -> Vec<Row> {
    let mut rows: Vec<Row> = items.map(|item| Row::of(item, why.clone(), board)).collect();
    rows.sort_by(|a, b| {
        (a.deadline.is_none(), a.deadline, &a.key).cmp(&(b.deadline.is_none(), b.deadline, &b.key))
    });
    rows
}

impl Row {
    fn of(item: &Item, why: Why, board: &Board) -> Row {
        let said = |(who, at, text): &(String, i64, String)| Said {
            who: who.clone(),
            at: *at,
            text: shown(text, board),
        };
        Row {
            rec: item.record.rec,
            key: item.work.key.clone(),
            title: shown(&item.work.title, board),
            owner: item.work.owner.clone(),
            deadline: item.work.deadline,
            state: item.work.state,
            remark: item.news.as_ref().map(said),
            why,
        }
    }
}

//! The board: recommendations, initiatives, targets, meetings and what was agreed there, as they are at one moment or as
//! they were known on a day. Small enough to be held whole; proposals are not, and have their own lists.

mod aim;
mod since;

use chrono::{Datelike, Days, NaiveDate};

use super::change::Author;
use super::choice::{Implementation, MeetingState};
use super::cpr::Harmless;
use super::field::Kind;
use super::meeting::Meeting;
use super::record::{Rec, Record};
use super::work::{Postponements, Work};

pub use aim::{Aim, Compared};
pub use since::Since;

/// How many days before its end a deadline is near.
pub const NEAR: u64 = 14;

/// What the board shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// The day it is judged on: today, or the day it is seen from.
    pub today: NaiveDate,
    /// The plan that is in force.
    pub plan: Option<Record>,
    /// The reports that recommendations come from.
    pub analyses: Vec<Record>,
    /// The committees.
    pub bodies: Vec<Record>,
    /// The recommendations, by key.
    pub recommendations: Vec<Item>,
    /// The initiatives, by key.
    pub initiatives: Vec<Item>,
    /// What meetings decided.
    pub decisions: Vec<Item>,
    /// What was agreed at meetings.
    pub tasks: Vec<Item>,
    /// The meetings, by date.
    pub meetings: Vec<Gathering>,
    /// The notes, the newest last.
    pub notes: Vec<Record>,
    /// The targets of every year, in the order of the file.
    pub targets: Vec<Aim>,
    /// What has moved since the committee last met.
    pub since_committee: Option<Since>,
    /// What has moved since the last meeting in front of the board.
    pub since_board: Option<Since>,
    /// The saved views, by name.
    pub views: Vec<Record>,
    /// The other settings, by key.
    pub settings: Vec<Record>,
}

/// Something to carry out, with what stands around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The record.
    pub record: Record,
    /// What it says.
    pub work: Work,
    /// How its deadline was moved.
    pub postponed: Postponements,
    /// Who reported it done.
    pub reported_by: Option<Author>,
    /// The newest remark on it: who, when (milliseconds since 1970 in UTC), what.
    pub news: Option<(String, i64, String)>,
}

/// A meeting with its newest remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathering {
    /// The record.
    pub record: Record,
    /// What it says.
    pub meeting: Meeting,
    /// The first day that was ever set, where it was moved.
    pub first_day: Option<NaiveDate>,
}

/// What is for one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ForYou {
    /// Past its deadline.
    pub overdue: usize,
    /// Due this week, and not overdue.
    pub this_week: usize,
    /// Reported done by somebody else, and one's own to confirm.
    pub to_confirm: usize,
}

impl Item {
    /// Whether nothing more is to be done about it.
    pub fn is_closed(&self) -> bool {
        matches!(self.work.state, Implementation::Verified | Implementation::Lapsed)
    }

    /// Whether it is past its deadline and still to be carried out.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.work.is_overdue(today)
    }

    /// Whether its deadline ends within so many days, today included.
    pub fn is_due_within(&self, days: u64, today: NaiveDate) -> bool {
        let end = today.checked_add_days(Days::new(days)).unwrap_or(today);
        self.is_running() && self.work.deadline.is_some_and(|d| !d.overdue(today) && d.last <= end)
    }

    /// Whether somebody is to carry it out.
    pub fn is_running(&self) -> bool {
        self.work.is_running()
    }

    /// Whether it waits for a second person.
    pub fn waits_for_another(&self) -> bool {
        self.work.state == Implementation::Done
    }

    /// Whether one of these people is responsible.
    pub fn is_of(&self, people: &[String]) -> bool {
        self.work.owner.as_ref().is_some_and(|owner| people.iter().any(|p| p.eq_ignore_ascii_case(owner)))
    }
}

impl Board {
    /// The value of a setting.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.settings.iter().find(|setting| setting.key == key)?.get("value")
    }

    /// The numbers of which somebody has said that they are no personal ones.
    pub fn harmless(&self) -> Harmless {
        Harmless::of(self.settings.iter().map(|setting| setting.key.as_str()))
    }

    /// The items of a kind; none for kinds that nobody carries out.
    pub fn items(&self, kind: Kind) -> &[Item] {
        match kind {
            Kind::Recommendation => &self.recommendations,
            Kind::Initiative => &self.initiatives,
            Kind::Decision => &self.decisions,
            Kind::Task => &self.tasks,
            _ => &[],
        }
    }

    /// Everything that somebody is to carry out.
    pub fn all_items(&self) -> impl Iterator<Item = &Item> {
        self.recommendations.iter().chain(&self.initiatives).chain(&self.decisions).chain(&self.tasks)
    }

    /// One of them.
    pub fn item(&self, rec: Rec) -> Option<&Item> {
        self.items(rec.kind).iter().find(|item| item.record.rec == rec)
    }

    /// A meeting.
    pub fn gathering(&self, rec: Rec) -> Option<&Gathering> {
        self.meetings.iter().find(|m| m.record.rec == rec)
    }

    /// A target.
    pub fn aim(&self, rec: Rec) -> Option<&Aim> {
        self.targets.iter().find(|aim| aim.record.rec == rec)
    }

    /// Any record that the board holds.
    pub fn record(&self, rec: Rec) -> Option<&Record> {
        let find = |all: &'_ [Record]| all.iter().position(|r| r.rec == rec);
        match rec.kind {
            Kind::Meeting => self.gathering(rec).map(|m| &m.record),
            Kind::Target => self.aim(rec).map(|aim| &aim.record),
            Kind::Note => find(&self.notes).and_then(|i| self.notes.get(i)),
            Kind::Analysis => find(&self.analyses).and_then(|i| self.analyses.get(i)),
            _ => self.item(rec).map(|item| &item.record),
        }
    }

    /// Any record that the board holds, by its key.
    pub fn by_key(&self, key: &str) -> Option<&Record> {
        let items = self.all_items().map(|i| &i.record);
        let meetings = self.meetings.iter().map(|m| &m.record);
        let targets = self.targets.iter().map(|t| &t.record);
        let rest = self.notes.iter().chain(&self.analyses);
        items.chain(meetings).chain(targets).chain(rest).find(|r| r.key.eq_ignore_ascii_case(key))
    }

    /// The first and the last year of the plan in force.
    pub fn plan_years(&self) -> Option<(i32, i32)> {
        let plan = self.plan.as_ref()?;
        Some((plan.get("from_year")?.parse().ok()?, plan.get("to_year")?.parse().ok()?))
    }

    /// The years that have targets.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.targets.iter().map(|aim| aim.gauge.goal.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The year to show first: this one, else the nearest that has targets.
    pub fn this_year(&self) -> i32 {
        Board::year_of(self.today, self.years())
    }

    /// The one of these years that lies nearest to that of a day.
    pub fn year_of(day: NaiveDate, years: impl IntoIterator<Item = i32>) -> i32 {
        let this = day.year();
        years.into_iter().min_by_key(|year| (year - this).abs()).unwrap_or(this)
    }

    /// What is for a person: `keys` are the owners whose records are theirs, `who` are their own initials, `leaders` who
    /// leads the team.
    pub fn for_person(&self, keys: &[String], who: &str, leaders: &[String]) -> ForYou {
        let week_ends = self.today.week(chrono::Weekday::Mon).last_day();
        let days = u64::try_from((week_ends - self.today).num_days()).unwrap_or_default();
        let mine = || self.all_items().filter(|item| item.is_of(keys));
        ForYou {
            overdue: mine().filter(|item| item.is_overdue(self.today)).count(),
            this_week: mine().filter(|item| item.is_due_within(days, self.today)).count(),
            to_confirm: self.to_confirm(who, leaders).count(),
        }
    }

    /// What a person is asked to confirm: what was reported done by another and is theirs, or nobody's, or was reported
    /// by its owner and they lead the team; what a leader reports of their own asks everyone.
    pub fn to_confirm<'a>(&'a self, who: &'a str, leaders: &'a [String]) -> impl Iterator<Item = &'a Item> {
        let is = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
        let leads = move |who: &str| leaders.iter().any(|leader| is(leader, who));
        self.recommendations.iter().chain(&self.initiatives).filter(move |item| {
            let Some(by) = item.reported_by.as_ref().filter(|by| !is(&by.who, who)) else { return false };
            let asked = match item.work.owner.as_deref() {
                None => true,
                Some(owner) if is(owner, &by.who) => leads(who) || leads(&by.who),
                Some(owner) => is(owner, who),
            };
            item.waits_for_another() && asked
        })
    }

    /// The initiatives that carry out each recommendation, and the other way round.
    pub fn recommendations_of(&self, initiative: &str) -> Vec<&Item> {
        let carried = |item: &&Item| item.work.links.iter().any(|key| key == initiative);
        self.recommendations.iter().filter(carried).collect()
    }

    /// What was agreed or decided at a meeting.
    pub fn agreed_at(&self, meeting: &str) -> Vec<&Item> {
        let there = |item: &&Item| item.work.from.as_deref() == Some(meeting);
        self.decisions.iter().chain(&self.tasks).filter(there).collect()
    }

    /// The next meeting that is planned, today's included.
    pub fn next_meeting(&self) -> Option<&Gathering> {
        let planned = |m: &&Gathering| m.meeting.state == MeetingState::Planned;
        self.meetings.iter().filter(planned).find(|m| m.meeting.date.is_some_and(|day| day >= self.today))
    }
}

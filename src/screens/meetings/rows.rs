//! Which rows the pane has and in which groups: at home what comes next and what was agreed, opened everything.

use chrono::NaiveDate;

use crate::domain::board::{Board, Gathering, Item};
use crate::domain::choice::{MeetingKind, MeetingState};
use crate::domain::field::Kind;
use crate::domain::filter::Filter;
use crate::domain::fold::fold;
use crate::domain::paper::is_paper;
use crate::domain::record::{Rec, Record};
use crate::domain::words;
use crate::text::{Both, both};

use super::super::desk::Desk;

/// A group of rows, in the order of the screen: first those of home, then those of the opened list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The next meeting of each kind.
    Next,
    /// The agreements that are still to be kept.
    ToDo,
    /// The newest note.
    Latest,
    /// Every meeting that is planned.
    Coming,
    /// What was agreed and decided, and is not closed.
    Agreed,
    /// Meetings that are postponed or cancelled.
    Off,
    /// Meetings that were held.
    Held,
    /// What was agreed, and is closed.
    Closed,
    /// The notes.
    Notes,
    /// The reports that were issued for meetings.
    Papers,
}

/// Groups with their rows.
pub type Grouped = Vec<(Group, Vec<Rec>)>;

impl Group {
    /// Its heading.
    pub fn heading(self) -> Both {
        match self {
            Group::Next => both("Næste", "Next"),
            Group::ToDo => both("Aftaler fra møder", "Agreed at meetings"),
            Group::Latest => both("Seneste notat", "Latest note"),
            Group::Coming => both("Kommende", "Coming"),
            Group::Agreed => both("Aftaler og beslutninger", "Agreements and decisions"),
            Group::Off => both("Udsat og aflyst", "Postponed and cancelled"),
            Group::Held => both("Afholdt", "Held"),
            Group::Closed => both("Afsluttede aftaler", "Closed agreements"),
            Group::Notes => both("Notater", "Notes"),
            Group::Papers => both("Papirer", "Papers"),
        }
    }

    /// Whether its heading says how many it holds.
    pub fn is_counted(self) -> bool {
        !matches!(self, Group::Next | Group::Latest)
    }
}

/// The rows of the pane as they belong now; a guest is let in whatever the list is narrowed to.
pub fn grouped(board: &Board, filter: &str, guest: Option<Rec>, desk: &Desk) -> Grouped {
    let sieve = Sieve { only: desk.only(), filter, guest, today: board.today, desk };
    let groups = if desk.at_home { home(board) } else { opened(board) };
    let keep = |(group, rows): (Group, Vec<Rec>)| {
        (group, rows.into_iter().filter(|rec| sieve.lets_through(board, *rec)).collect::<Vec<_>>())
    };
    let mut groups: Grouped = groups.into_iter().map(keep).collect();
    // Which meeting and which note come next is seen after the sieve, so that a filter finds others.
    if desk.at_home {
        for (group, rows) in &mut groups {
            match group {
                Group::Next => *rows = first_of_each_kind(board, rows),
                Group::Latest => rows.truncate(1),
                _ => {}
            }
        }
    }
    groups
}

/// Puts the rows that stand on screen where they stood, each in its group, and new ones where they belong; home and the
/// opened list have other groups, so nothing stays from one to the other.
pub fn staying(old: &Grouped, fresh: Grouped, board: &Board) -> Grouped {
    let groups = |of: &Grouped| of.iter().map(|(group, _)| *group).collect::<Vec<_>>();
    if groups(old) != groups(&fresh) {
        return fresh;
    }
    let stood = |rec: &Rec| old.iter().any(|(_, rows)| rows.contains(rec));
    let place = |(group, rows): (Group, Vec<Rec>)| {
        let before = old.iter().find(|(g, _)| *g == group).map(|(_, rows)| rows.as_slice());
        let mut kept: Vec<Rec> =
            before.unwrap_or_default().iter().copied().filter(|rec| board.record(*rec).is_some()).collect();
        let mut after = 0;
        for rec in rows {
            match kept.iter().position(|other| *other == rec) {
                Some(at) => after = at + 1,
                None if stood(&rec) => {}
                None => {
                    kept.insert(after, rec);
                    after += 1;
                }
            }
        }
        (group, kept)
    };
    fresh.into_iter().map(place).collect()
}

/// How many agreements are still to be kept, of those that one looks at; decisions are not agreements.
pub fn still_agreed(board: &Board, desk: &Desk) -> usize {
    let only = desk.only();
    let is_looked_at = |item: &&Item| only.as_ref().is_none_or(|only| item.is_of(only));
    board.tasks.iter().filter(|item| item.is_running()).filter(is_looked_at).count()
}

fn home(board: &Board) -> Grouped {
    let to_do = by_deadline(board.tasks.iter().filter(|item| item.is_running()));
    vec![(Group::Next, planned(board)), (Group::ToDo, to_do), (Group::Latest, notes(board, false))]
}

fn opened(board: &Board) -> Grouped {
    let off = [MeetingState::Postponed, MeetingState::Cancelled];
    vec![
        (Group::Coming, planned(board)),
        (Group::Agreed, agreed(board, |item| !item.is_closed())),
        (Group::Off, past(board, &off)),
        (Group::Held, past(board, &[MeetingState::Held])),
        (Group::Closed, agreed(board, |item| item.is_closed())),
        (Group::Notes, notes(board, false)),
        (Group::Papers, notes(board, true)),
    ]
}

/// The meetings that are planned, the first one first; those without a day at the end.
fn planned(board: &Board) -> Vec<Rec> {
    let mut planned: Vec<&Gathering> =
        board.meetings.iter().filter(|m| m.meeting.state == MeetingState::Planned).collect();
    planned.sort_by_key(|m| m.meeting.date.unwrap_or(NaiveDate::MAX));
    planned.into_iter().map(|m| m.record.rec).collect()
}

/// Weekly meetings would crowd out the others: of each kind the next one, and whatever was to be held before today.
fn first_of_each_kind(board: &Board, rows: &[Rec]) -> Vec<Rec> {
    let mut kinds: Vec<MeetingKind> = Vec::new();
    let mut is_first = |rec: &Rec| {
        let Some(meeting) = board.gathering(*rec).map(|m| &m.meeting) else { return false };
        let is_late = meeting.date.is_some_and(|day| day < board.today);
        if is_late || meeting.date.is_some() && !kinds.contains(&meeting.kind) {
            kinds.extend((!is_late).then_some(meeting.kind));
            true
        } else {
            false
        }
    };
    rows.iter().copied().filter(|rec| is_first(rec)).collect()
}

/// Meetings in these states, the newest first.
fn past(board: &Board, states: &[MeetingState]) -> Vec<Rec> {
    let there = board.meetings.iter().rev().filter(|m| states.contains(&m.meeting.state));
    there.map(|m| m.record.rec).collect()
}

/// Tasks and decisions.
fn agreed(board: &Board, wanted: impl Fn(&&Item) -> bool) -> Vec<Rec> {
    by_deadline(board.tasks.iter().chain(&board.decisions).filter(wanted))
}

/// Those that run first, by deadline.
fn by_deadline<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<Rec> {
    let mut items: Vec<&Item> = items.collect();
    items.sort_by_key(|item| {
        let last = item.work.deadline.map_or(NaiveDate::MAX, |deadline| deadline.last);
        (!item.is_running(), last, item.record.key.clone())
    });
    items.into_iter().map(|item| item.record.rec).collect()
}

/// The notes that are papers or that are none, the newest meeting's first.
fn notes(board: &Board, papers: bool) -> Vec<Rec> {
    let mut notes: Vec<&Record> = board.notes.iter().filter(|note| is_paper(note) == papers).collect();
    let day = |note: &Record| board.by_key(note.text("meeting")).and_then(|m| m.get("date"));
    notes.sort_by(|a, b| (day(b), b.rec.id).cmp(&(day(a), a.rec.id)));
    notes.into_iter().map(|note| note.rec).collect()
}

/// What the list is narrowed to: what a person is responsible for, and what is typed as a filter.
struct Sieve<'a> {
    only: Option<Vec<String>>,
    filter: &'a str,
    guest: Option<Rec>,
    today: NaiveDate,
    desk: &'a Desk,
}

impl Sieve<'_> {
    /// Meetings and notes are everyone's; what was agreed has an owner.
    fn lets_through(&self, board: &Board, rec: Rec) -> bool {
        let Some(record) = board.record(rec) else { return false };
        let is_mine = |item: &Item| self.only.as_ref().is_none_or(|only| item.is_of(only));
        self.guest == Some(rec) || board.item(rec).is_none_or(is_mine) && self.matches(record)
    }

    fn matches(&self, record: &Record) -> bool {
        if self.filter.trim().is_empty() {
            return true;
        }
        let filter = Filter::parse_lenient(record.rec.kind, self.filter, self.today);
        filter.matches(record, &fold(&self.words_of(record)))
    }

    /// What words are looked for in.
    fn words_of(&self, record: &Record) -> String {
        let lang = self.desk.lang;
        let owner = record.get("owner").and_then(|owner| self.desk.name_of(owner)).unwrap_or_default();
        let (kind, state) = match record.rec.kind {
            Kind::Meeting => (
                record.choice("kind").map(|kind| words::meeting(kind).of(lang)),
                record.choice("state").map(|state| words::meeting_state(state).of(lang)),
            ),
            Kind::Note => (None, None),
            _ => (None, record.choice("state").map(|state| words::implementation(state).of(lang))),
        };
        let own = ["title", "owner", "text", "place", "stand"].map(|name| record.text(name));
        let around = [record.key.as_str(), owner, kind.unwrap_or_default(), state.unwrap_or_default()];
        [own.as_slice(), around.as_slice()].concat().join(" ")
    }
}

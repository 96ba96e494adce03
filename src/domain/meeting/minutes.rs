//! What a meeting in front of the board leaves behind: its note, with what was agreed and changed, page by page. The lines
//! of what was agreed are marked lines with the keys of records that are there already, so that saving the note makes
//! none a second time.

use super::super::board::{Board, Item};
use super::super::change::{Change, Entry, Line, On, Put};
use super::super::date::Deadline;
use super::super::field::ids::note::TEXT;
use super::super::field::{Kind, REMARK};
use super::super::marks::Sign;
use super::super::paper::is_paper;
use super::super::record::{Rec, Record};
use super::super::work::{Fields, Work};
use super::super::{dateform, words};
use super::Meeting;
use crate::text::{self, Both, Lang};

/// A point of the agenda: a page of the team's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// What has moved since last time.
    Moved,
    /// What is past its deadline.
    Overdue,
    /// The targets.
    Targets,
    /// Who needs help.
    Help,
    /// What was agreed.
    Agreed,
}

/// What a meeting did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How much was agreed or decided.
    pub agreed: usize,
    /// How many statuses were changed.
    pub states: usize,
    /// How many deadlines were moved or set.
    pub deadlines: usize,
    /// What else was changed or said.
    pub others: usize,
}

/// A meeting that ends.
pub struct Ending<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The board as it is now.
    pub board: &'a Board,
    /// What was done since it began, the oldest first.
    pub acts: &'a [Entry],
    /// The page on which something was done to a record, where that is known.
    pub point: &'a dyn Fn(Rec) -> Option<Point>,
    /// The language of the note.
    pub lang: Lang,
}

impl Point {
    /// Every point, in the order of the agenda.
    pub const ALL: [Point; 5] = [Point::Moved, Point::Overdue, Point::Targets, Point::Help, Point::Agreed];

    /// Its heading, in the note as on the wall.
    pub fn heading(self) -> Both {
        match self {
            Point::Moved => text::POINT_MOVED,
            Point::Overdue => text::POINT_OVERDUE,
            Point::Targets => text::POINT_TARGETS,
            Point::Help => text::POINT_HELP,
            Point::Agreed => text::POINT_AGREED,
        }
    }
}

impl Tally {
    /// Whether nothing was done.
    pub fn is_empty(&self) -> bool {
        *self == Tally::default()
    }

    /// `2 aftaler · 2 ændret status · 1 ny frist`; empty where nothing was done.
    pub fn sentence(&self, lang: Lang) -> String {
        let parts = [
            (self.agreed, text::tally_agreed(lang, self.agreed)),
            (self.states, text::tally_states(lang, self.states)),
            (self.deadlines, text::tally_deadlines(lang, self.deadlines)),
            (self.others, text::tally_others(lang, self.others)),
        ];
        let said = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said);
        said.collect::<Vec<_>>().join(" · ")
    }
}

impl Ending<'_> {
    /// The note: a new one, or what the meeting's own note says with this behind its headings. What stands there already
    /// is not said again; no changes where there is nothing to say.
    pub fn note(&self) -> (Vec<Change>, Tally) {
        let note = self.own_note();
        let before = note.map(|note| note.text("text")).unwrap_or_default();
        let (said, tally) = self.said();
        let mut text = before.to_owned();
        for (point, line) in said {
            if !before.lines().any(|there| there.trim() == line) {
                text = under(&text, point.heading().of(self.lang), &line);
            }
        }
        let changes = if text == before { Vec::new() } else { vec![self.write(note, before, text, &tally)] };
        (changes, tally)
    }

    /// The meeting's own note, not that of a stand.
    fn own_note(&self) -> Option<&Record> {
        let is_own = |note: &&Record| note.get("stand").is_none_or(str::is_empty);
        self.notes().find(is_own)
    }

    fn notes(&self) -> impl Iterator<Item = &Record> {
        let key = self.meeting.key.as_str();
        self.board.notes.iter().filter(move |note| note.text("meeting") == key && !is_paper(note))
    }

    fn write(&self, note: Option<&Record>, before: &str, text: String, tally: &Tally) -> Change {
        let lang = self.lang;
        match note {
            Some(note) => Change::Edit {
                on: On::Record(note.rec),
                field: TEXT,
                from: before.to_owned(),
                to: Put::text(text),
                seen: Some(note.seen),
            },
            None => Change::Create {
                kind: Kind::Note,
                key: None,
                values: vec![
                    (1101, Put::text(&self.meeting.key)),
                    (1103, Put::text(text::minutes_title(lang, &tally.sentence(lang)))),
                    (TEXT, Put::text(text)),
                    (1105, Put::text(self.meeting.example.to_string())),
                ],
            },
        }
    }

    /// The lines with the points that they stand under, in the order of the agenda.
    fn said(&self) -> (Vec<(Point, String)>, Tally) {
        let mut tally = Tally::default();
        let mut said = Vec::new();
        for rec in self.touched() {
            let Some(item) = self.board.item(rec) else { continue };
            let point = (self.point)(rec).unwrap_or_else(|| usual(rec.kind));
            said.extend(self.changes(item, &mut tally).into_iter().map(|line| (point, line)));
        }
        said.sort_by_key(|(point, _)| Point::ALL.iter().position(|other| other == point));
        let agreed = self.agreed();
        tally.agreed = agreed.len();
        said.extend(agreed.into_iter().map(|item| (Point::Agreed, self.agreement(item))));
        (said, tally)
    }

    /// What was agreed and decided at the meeting and stands in none of its notes yet.
    fn agreed(&self) -> Vec<&Item> {
        let is_noted = |key: &str| self.notes().any(|note| note.text("text").contains(&format!("→ {key}")));
        let mut agreed = self.board.agreed_at(&self.meeting.key);
        agreed.retain(|item| !is_noted(&item.work.key));
        agreed.sort_by(|a, b| a.work.key.cmp(&b.work.key));
        agreed
    }

    /// `o: Ring til UU – PJ, uge 18 2020 → O-0013`.
    fn agreement(&self, item: &Item) -> String {
        let Work { key, title, owner, deadline, rec, .. } = &item.work;
        let sign = if rec.kind == Kind::Decision { Sign::Decision } else { Sign::Task };
        let deadline = deadline.map(|deadline| dateform::deadline_typed(deadline, self.lang));
        let tail: Vec<String> = owner.iter().cloned().chain(deadline).collect();
        let tail = if tail.is_empty() || sign == Sign::Decision {
            String::new()
        } else {
            format!(" – {}", tail.join(", "))
        };
        format!("{}: {}{tail} → {key}", sign.letter(), title.trim())
    }

    /// What was done to something that was there before the meeting, in the order in which it was first done.
    fn touched(&self) -> Vec<Rec> {
        let mut touched = Vec::new();
        for line in self.acts.iter().flat_map(|entry| &entry.lines) {
            let is_new = self.board.item(line.rec).and_then(|item| item.work.from.as_deref())
                == Some(self.meeting.key.as_str());
            if !is_new && !touched.contains(&line.rec) {
                touched.push(line.rec);
            }
        }
        touched
    }

    /// What has come of the acts on one record: what was changed and changed back is not said.
    fn changes(&self, item: &Item, tally: &mut Tally) -> Vec<String> {
        let (lang, rec) = (self.lang, item.record.rec);
        let Some(fields) = Fields::of(rec.kind) else { return Vec::new() };
        let lines = || self.acts.iter().flat_map(move |e| e.lines.iter().map(move |l| (e, l)));
        let own = || lines().filter(|(_, line)| line.rec == rec);
        let before = before(&item.record, own().map(|(_, line)| line));
        let Some(was) = Work::of(&before) else { return Vec::new() };
        let now = &item.work;
        let mut said = Vec::new();
        let mut tell = |field: u16, old: String, new: String, why: Option<&str>, count: &mut usize| {
            *count += 1;
            let field = words::field(field).of(lang).to_lowercase();
            let line = text::minutes_change(lang, &now.key, now.title.trim(), &field, &new, &old);
            said.push(why.map_or(line.clone(), |why| format!("{line}: {why}")));
        };
        if was.state != now.state {
            let word = |state| words::implementation(state).of(lang).to_owned();
            let why = now.reason.as_deref().filter(|_| now.reason != was.reason);
            tell(fields.state, word(was.state), word(now.state), why, &mut tally.states);
        }
        if was.deadline != now.deadline {
            let word = |deadline: Option<Deadline>| {
                deadline.map_or_else(|| "–".to_owned(), |d| dateform::deadline_typed(d, lang))
            };
            let moved = own().rfind(|(_, line)| line.field == fields.deadline);
            let why = moved.and_then(|(entry, _)| entry.reason.as_deref());
            tell(fields.deadline, word(was.deadline), word(now.deadline), why, &mut tally.deadlines);
        }
        if was.owner != now.owner {
            let word = |owner: &Option<String>| owner.clone().unwrap_or_else(|| "–".to_owned());
            tell(fields.owner, word(&was.owner), word(&now.owner), None, &mut tally.others);
        }
        let stands = |entry: &&(&Entry, &Line)| !entry.0.undone && entry.0.undoes.is_none();
        for (_, line) in own().filter(|(_, line)| line.field == REMARK).filter(|at| stands(&at)) {
            tally.others += 1;
            let remark = line.new.as_deref().unwrap_or_default();
            said.push(text::minutes_remark(lang, &now.key, now.title.trim(), remark));
        }
        said
    }
}

/// The page that shows records of a kind where nobody knows on which one something was done to it.
fn usual(kind: Kind) -> Point {
    match kind {
        Kind::Task | Kind::Decision => Point::Agreed,
        Kind::Target => Point::Targets,
        _ => Point::Overdue,
    }
}

/// A record as it was before these lines of the log.
fn before<'a>(record: &Record, lines: impl Iterator<Item = &'a Line>) -> Record {
    let mut before = record.clone();
    let mut seen = Vec::new();
    for line in lines {
        if !seen.contains(&line.field) {
            seen.push(line.field);
            before.put(line.field, line.old.clone());
        }
    }
    before
}

/// The text with a line more under a heading, which is made where there is none.
fn under(text: &str, heading: &str, line: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let is_heading = |line: &&str| line.starts_with('#');
    let is_it = |line: &&str| is_heading(line) && line.trim_start_matches('#').trim() == heading;
    let Some(at) = lines.iter().position(is_it) else {
        let text = text.trim_end();
        let gap = if text.is_empty() { "" } else { "\n\n" };
        return format!("{text}{gap}## {heading}\n{line}\n");
    };
    let rest = lines.get(at + 1..).unwrap_or_default();
    let end = rest.iter().position(is_heading).unwrap_or(rest.len());
    let section = rest.get(..end).unwrap_or_default();
    // A template's empty mark stays the last line, to be typed on.
    let kept = section.iter().rposition(|line| !line.trim().is_empty() && !is_empty_mark(line));
    let at = at + 1 + kept.map_or(0, |kept| kept + 1);
    let (head, tail) = lines.split_at(at);
    let all: Vec<&str> = head.iter().copied().chain([line]).chain(tail.iter().copied()).collect();
    all.join("\n") + "\n"
}

/// A mark that says nothing yet: `o: `.
fn is_empty_mark(line: &str) -> bool {
    line.trim().len() == 2 && line.trim().ends_with(':')
}

#[cfg(test)]
mod tests;

//! All that is told of one row, line by line: a meeting, what was agreed there, or a note.

use crate::domain::board::{Board, Gathering};
use crate::domain::change::{Entry, Line};
use crate::domain::dateform;
use crate::domain::field::ids::meeting::{DATE, PLACE, TIME};
use crate::domain::meeting::Meeting;
use crate::domain::paper::is_paper;
use crate::domain::record::{Rec, Record};
use crate::domain::words;
use crate::msg::action::Action;
use crate::text;
use crate::ui::theme::Role;
use crate::ui::wrap::{cut, width, wrap};

use super::super::ask::heading;
use super::super::desk::Desk;
use super::super::said;
use super::Meetings;
use super::missing::{attendance, missing};
use super::told;

/// How many cells the names of what is told take.
pub(super) const LABEL: usize = 14;
/// Longer lines of running text are hard to read.
const READABLE: usize = 70;

/// One line: a label before it, where one begins, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its name, or nothing.
    pub label: String,
    /// What it says.
    pub text: String,
    /// Where that begins.
    pub indent: usize,
    /// What it means.
    pub role: Role,
}

/// What is told of a row in so many cells.
pub fn lines(pane: &Meetings, rec: Rec, cells: usize, desk: &Desk) -> Vec<Told> {
    let Some(board) = desk.board.as_deref() else { return Vec::new() };
    let mut teller = Teller { pane, board, desk, cells: cells.max(LABEL + 8), lines: Vec::new() };
    if let Some(gathering) = board.gathering(rec) {
        teller.meeting(gathering);
    } else if let Some(item) = board.item(rec) {
        teller.item(item);
    } else if let Some(note) = board.record(rec) {
        teller.head(&teller.note_meta(note), heading(note));
        match is_paper(note) {
            true => teller.running(&text::paper_opens(desk.lang, &desk.key(Action::Open))),
            false => teller.running(note.text("text")),
        }
    }
    teller.lines
}

pub(super) struct Teller<'a> {
    pane: &'a Meetings,
    pub(super) board: &'a Board,
    pub(super) desk: &'a Desk,
    pub(super) cells: usize,
    lines: Vec<Told>,
}

impl Teller<'_> {
    fn meeting(&mut self, gathering: &Gathering) {
        let (lang, meeting) = (self.desk.lang, &gathering.meeting);
        let kind = words::meeting(meeting.kind).of(lang);
        let state = words::meeting_state(meeting.state).of(lang);
        self.head(
            &told::with_example(&format!("{} · {kind} · {state}", meeting.key), meeting.example, lang),
            told::title(&gathering.record, lang),
        );
        self.label(&text::when_label(lang), &told::when_long(meeting, self.desk));
        self.days_before(gathering);
        self.label(&text::where_label(lang), meeting.place.as_deref().unwrap_or("–"));
        self.changes(&[PLACE]);
        self.standing(meeting);
        if let Some(said) = attendance(gathering, self.desk) {
            self.label(&text::how_many_label(lang), &said);
        }
        for stand in &meeting.stands {
            self.label("", stand);
        }
        self.before_it(meeting);
        self.proposals(&meeting.key);
        self.source(&gathering.record);
        self.agreed(&meeting.key);
        self.since(gathering.record.rec);
        self.remarks();
        self.notes(&meeting.key);
        self.papers(&meeting.key);
    }

    /// The first day where it was moved more than once, and each time that the day or the hour was changed.
    fn days_before(&mut self, gathering: &Gathering) {
        let moves = self.changed(&[DATE]).count();
        let first = gathering.first_day.filter(|first| Some(*first) != gathering.meeting.date && moves != 1);
        if let Some(first) = first {
            let said = dateform::weekday_day(first, self.desk.today, self.desk.lang);
            self.label("", &text::first_day_was(self.desk.lang, &said));
        }
        self.changes(&[DATE, TIME]);
    }

    /// The state's reason, the committee by the name that it has or had, and the agenda.
    fn standing(&mut self, meeting: &Meeting) {
        let lang = self.desk.lang;
        if let Some(reason) = &meeting.reason {
            let state = words::meeting_state(meeting.state).of(lang);
            self.label(words::field(1005).of(lang), &format!("{state}: {reason}"));
        }
        if let Some(body) = &meeting.body {
            self.label(words::field(1009).of(lang), &told::body(self.board, body, self.desk));
        }
        if let Some(closes) = meeting.agenda_closes {
            let near = dateform::near(closes, self.desk.today, lang);
            let is_past = closes < self.board.today;
            let said = if is_past { text::closed_on(lang, &near) } else { text::closes_on(lang, &near) };
            self.label(&text::agenda_label(lang), &said);
        }
    }

    fn before_it(&mut self, meeting: &Meeting) {
        let label = text::missing_label(self.desk.lang);
        for (i, missing) in missing(meeting, self.board, &self.pane.brought).into_iter().enumerate() {
            let said = format!("□ {}", missing.said(self.desk));
            self.label(if i == 0 { &label } else { "" }, &said);
        }
    }

    fn proposals(&mut self, meeting: &str) {
        let came = self.pane.brought.of(meeting);
        if came.all > 0 {
            let lang = self.desk.lang;
            self.label(&text::proposals_label(lang), &text::came_from(lang, came.all, came.unanswered));
        }
    }

    fn source(&mut self, record: &Record) {
        if let Some(source) = record.get("source") {
            self.label(words::field(1011).of(self.desk.lang), source);
        }
    }

    fn agreed(&mut self, meeting: &str) {
        let agreed = self.board.agreed_at(meeting);
        if agreed.is_empty() {
            return;
        }
        self.heading(&text::agreed_here(self.desk.lang, agreed.len()));
        for item in agreed {
            let (owner, due) = (item.work.owner.as_deref().unwrap_or("–"), told::due(item, self.desk));
            let sign = said::sign(item.work.state);
            let last = format!("{sign:<2} {owner:<4} {due}");
            let room = self.cells.saturating_sub(width(&last) + 8);
            let title = cut(heading(&item.record), room);
            let pad = " ".repeat(room.saturating_sub(width(&title)));
            self.push(format!("{} {title}{pad} {last}", item.record.key), Role::Text);
        }
    }

    fn notes(&mut self, meeting: &str) {
        let notes = notes_of(self.board, meeting, false);
        if notes.is_empty() {
            return;
        }
        self.heading(&text::notes_here(self.desk.lang, notes.len()));
        for (i, note) in notes.into_iter().enumerate() {
            if i > 0 {
                self.blank();
            }
            self.push(heading(note).to_owned(), Role::Strong);
            self.push(told::note_meta(note, self.pane, self.desk), Role::Dim);
            self.running(note.text("text"));
        }
    }

    /// The reports that were issued for it.
    fn papers(&mut self, meeting: &str) {
        let papers = notes_of(self.board, meeting, true);
        if !papers.is_empty() {
            let (lang, open) = (self.desk.lang, self.desk.key(Action::Open));
            self.heading(&match papers.len() {
                1 => text::paper_here(lang, &open),
                n => text::papers_here(lang, n, &open, &self.desk.key(Action::Goto)),
            });
            for paper in papers {
                self.push(format!("{}  {}", paper.key, heading(paper)), Role::Text);
            }
        }
    }

    /// What is otherwise than when the committee last met, with what it was.
    pub(super) fn since(&mut self, rec: Rec) {
        let lang = self.desk.lang;
        let Some(since) = &self.board.since_committee else { return };
        let moved: Vec<String> =
            since.of_record(rec).iter().filter_map(|line| told::was(line, self.desk)).collect();
        if !moved.is_empty() {
            self.heading(&format!("∆ {}", text::label_since(lang, &dateform::day(since.day, lang))));
            moved.iter().for_each(|said| self.paragraph(said, 0));
        }
    }

    /// The remarks, the newest first.
    pub(super) fn remarks(&mut self) {
        let Some(story) = self.pane.story().filter(|story| !story.remarks.is_empty()) else { return };
        self.heading(&text::label_remarks(self.desk.lang));
        for remark in &story.remarks {
            let day = dateform::day(said::local(remark.at).date_naive(), self.desk.lang);
            self.paragraph(&format!("{day} {}: {}", remark.who, remark.text), 2);
        }
    }

    /// Each change of these fields, the newest first: when, who, from what to what, and why.
    fn changes(&mut self, fields: &[u16]) {
        let lang = self.desk.lang;
        let changes: Vec<(String, Option<String>)> = self
            .changed(fields)
            .map(|(entry, line)| {
                let (old, new) = (told::old(line, self.desk), told::new(line, self.desk));
                let day = dateform::day(entry.day, lang);
                (text::move_line(lang, &day, &entry.author.who, &old, &new), entry.reason.clone())
            })
            .collect();
        for (said, reason) in changes {
            self.by(&said, reason.as_deref());
        }
    }

    /// The changes of these fields, the newest first, each with the act that it was part of.
    pub(super) fn changed(&self, fields: &[u16]) -> impl Iterator<Item = (&Entry, &Line)> {
        let lines = self.past().flat_map(|entry| entry.lines.iter().map(move |line| (entry, line)));
        lines.filter(|(_, line)| fields.contains(&line.field))
    }

    /// The acts on this record that stand.
    pub(super) fn past(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.pane.story().map(|story| story.entries.as_slice()).unwrap_or_default();
        entries.iter().filter(|entry| !entry.undone && entry.undoes.is_none())
    }

    fn note_meta(&self, note: &Record) -> String {
        told::note_meta(note, self.pane, self.desk)
    }

    pub(super) fn by(&mut self, said: &str, reason: Option<&str>) {
        let said = match reason {
            Some(reason) => format!("{said}: {reason}"),
            None => said.to_owned(),
        };
        self.label("", &said);
    }

    pub(super) fn head(&mut self, meta: &str, title: &str) {
        self.push(meta.to_owned(), Role::Dim);
        self.blank();
        for line in wrap(title, self.cells) {
            self.push(line, Role::Strong);
        }
        self.blank();
    }

    fn heading(&mut self, heading: &str) {
        self.blank();
        self.push(heading.to_owned(), Role::Strong);
    }

    /// `Hvor        Tøjhuset`, wrapped beside its name.
    pub(super) fn label(&mut self, label: &str, said: &str) {
        for (i, line) in wrap(said, self.cells.saturating_sub(LABEL)).into_iter().enumerate() {
            let label = if i == 0 { label.to_owned() } else { String::new() };
            self.lines.push(Told { label, text: line, indent: LABEL, role: Role::Text });
        }
    }

    fn paragraph(&mut self, said: &str, indent: usize) {
        for (i, line) in wrap(said, self.cells.saturating_sub(indent)).into_iter().enumerate() {
            let pad = " ".repeat(if i == 0 { 0 } else { indent });
            self.push(format!("{pad}{line}"), Role::Text);
        }
    }

    pub(super) fn running(&mut self, text: &str) {
        for line in wrap(text, self.cells.min(READABLE)) {
            self.push(line, Role::Text);
        }
    }

    pub(super) fn blank(&mut self) {
        self.push(String::new(), Role::Text);
    }

    fn push(&mut self, line: String, role: Role) {
        self.lines.push(Told { label: String::new(), text: line, indent: 0, role });
    }
}

/// The notes of a meeting that are papers or that are none.
pub(super) fn notes_of<'a>(board: &'a Board, meeting: &str, papers: bool) -> Vec<&'a Record> {
    let of_meeting = board.notes.iter().filter(|note| note.text("meeting") == meeting);
    of_meeting.filter(|note| is_paper(note) == papers).collect()
}

//! One recommendation or initiative in full, as lines: what it says, where it stands and who said so, its deadline with
//! every move, what carries it out, what has changed since the committee last met, and its remarks.

use crate::domain::board::{Board, Item};
use crate::domain::change::{Entry, Line as Change};
use crate::domain::choice::{Choice, Implementation};
use crate::domain::date::Deadline;
use crate::domain::dateform;
use crate::domain::field::{Kind, REMARK};
use crate::domain::record::Record;
use crate::domain::thread::gap;
use crate::domain::words;
use crate::domain::work::{Fields, Move};
use crate::msg::event::Story;
use crate::text;
use crate::ui::theme::Role;
use crate::ui::wrap::{width, wrap};

use super::super::desk::Desk;
use super::super::said;
use super::row;

/// Cells of the labels.
pub(super) const LABEL: usize = 15;
/// A text is not wider than this, however much room there is.
const READABLE: usize = 70;

/// One line: a label before it, where one begins, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) label: String,
    pub(super) text: String,
    pub(super) role: Role,
    /// Whether the text begins where the labels do.
    pub(super) full: bool,
}

/// The lines of an item at a width in cells; `story` is what the log says of it, once it has come.
pub(super) fn lines(item: &Item, story: Option<&Story>, cells: usize, desk: &Desk) -> Vec<Line> {
    let Some(board) = desk.board.as_deref() else { return Vec::new() };
    let mut page = Page { lines: Vec::new(), cells, desk };
    let story = story.filter(|story| story.rec == item.record.rec);
    page.whole(item, board);
    page.standing(item, story);
    page.deadline(item);
    page.carried_out(item, board);
    page.since(item);
    page.remarks(item, story);
    page.origin(&item.record);
    page.lines
}

/// Lines under way.
struct Page<'a> {
    lines: Vec<Line>,
    cells: usize,
    desk: &'a Desk,
}

impl Page<'_> {
    /// What it is called and what it says.
    fn whole(&mut self, item: &Item, board: &Board) {
        let lang = self.desk.lang;
        let from = item.work.from.as_ref().and_then(|key| board.by_key(key));
        let kind = match from {
            Some(analysis) => format!("{} {}", analysis.key, analysis.text("title")),
            None if item.record.rec.kind == Kind::Initiative => text::an_initiative(lang),
            None => text::group_no_analysis(lang).to_lowercase(),
        };
        self.full(&format!("{} · {kind}", item.work.key), Role::Dim);
        self.full(&item.work.title, Role::Strong);
        self.blank();
        let text = item.record.text("text");
        if !text.is_empty() {
            self.full(text, Role::Text);
            self.blank();
        }
    }

    /// The committee's decision and how far it is, each with who said so and why.
    fn standing(&mut self, item: &Item, story: Option<&Story>) {
        let (work, lang) = (&item.work, self.desk.lang);
        if let Some(stance) = work.stance {
            self.say(words::field(504).of(lang), words::stance(stance).of(lang));
        }
        let state = row::state_words(work.state, lang);
        self.say(&text::column_status(lang), &state);
        let told = story.map(|story| self.told(item, story)).unwrap_or_default();
        for line in told {
            self.say("", &line);
        }
        if item.waits_for_another() {
            self.say("", &text::waits_for_another(lang));
        }
        let values = [
            ("evidence", work.evidence.clone()),
            ("reason", work.reason.clone()),
            ("weight", work.weight.map(|weight| self.weight_words(weight))),
            ("owner", work.owner.as_ref().map(|owner| self.person(owner))),
        ];
        if let Some(reason) = &work.priority_reason {
            self.say(&text::label_put_first(lang), reason);
        }
        for (name, value) in values {
            let label = item.record.rec.kind.field(name).map(|field| words::field(field.id).of(lang));
            if let (Some(label), Some(value)) = (label, value) {
                self.say(label, &value);
            }
        }
    }

    /// Who reported it done and who confirmed it, as the log has it.
    fn told(&self, item: &Item, story: &Story) -> Vec<String> {
        let Some(fields) = Fields::of(item.record.rec.kind) else { return Vec::new() };
        let set_to = |state: Implementation| {
            let sets =
                |line: &Change| line.field == fields.state && line.new.as_deref() == Some(state.name());
            let stands = |entry: &&Entry| !entry.undone && entry.undoes.is_none();
            story
                .entries
                .iter()
                .filter(stands)
                .find(|entry| entry.lines.iter().any(|line| line.rec == item.record.rec && sets(line)))
        };
        let lang = self.desk.lang;
        let when = |entry: &Entry| dateform::day_year(entry.day, lang);
        let mut told = Vec::new();
        if matches!(item.work.state, Implementation::Done | Implementation::Verified) {
            told.extend(
                set_to(Implementation::Done).map(|e| text::reported_by(lang, &e.author.who, &when(e))),
            );
        }
        if item.work.state == Implementation::Verified {
            told.extend(
                set_to(Implementation::Verified).map(|e| text::confirmed_by(lang, &e.author.who, &when(e))),
            );
        }
        told
    }

    /// The deadline, and every move with its day, who and why.
    fn deadline(&mut self, item: &Item) {
        let Some(due) = item.work.deadline else { return };
        let desk = self.desk;
        let mut parts = vec![dateform::deadline_long(due, desk.today, desk.lang)];
        if item.is_overdue(desk.today) {
            parts.push(text::is_overdue(desk.lang));
        }
        parts.extend(row::slip_words(item, desk));
        self.say(&text::column_deadline(desk.lang), &parts.join(" · "));
        for moved in &item.postponed.moves {
            let line = self.move_words(moved);
            self.say("", &line);
        }
    }

    fn move_words(&self, moved: &Move) -> String {
        let lang = self.desk.lang;
        let short = |due: Deadline| dateform::deadline(due, self.desk.today, lang);
        let day = dateform::day(said::local(moved.at).date_naive(), lang);
        let new = moved.new.map_or_else(|| text::taken_away(lang), short);
        let line = text::move_line(lang, &day, &moved.who, &short(moved.old), &new);
        match &moved.reason {
            Some(reason) => format!("{line}: {reason}"),
            None => line,
        }
    }

    /// What carries it out; of an initiative what it carries out, and which targets it is to move.
    fn carried_out(&mut self, item: &Item, board: &Board) {
        let lang = self.desk.lang;
        let tied: Vec<&Record> = item.work.links.iter().filter_map(|key| board.by_key(key)).collect();
        if item.record.rec.kind == Kind::Initiative {
            let carried = board.recommendations_of(&item.work.key).into_iter().map(|i| &i.record).collect();
            self.listed(&text::label_carries_out(lang), carried, &text::no_links(lang));
            return self.listed(&text::label_targets(lang), tied, &text::no_target(lang));
        }
        let breaks = gap(&item.record, !tied.is_empty(), board.today).is_some();
        let none = if breaks { text::no_initiative_gap(lang) } else { text::no_initiative(lang) };
        self.listed(&text::label_initiatives(lang), tied, &none);
    }

    fn listed(&mut self, label: &str, records: Vec<&Record>, none: &str) {
        if records.is_empty() {
            self.say(label, none);
        }
        for (place, record) in records.into_iter().enumerate() {
            let state = record.choice::<Implementation>("state").or_else(|| record.choice("implementation"));
            let state = state.map(|state| format!("  {}", row::state_words(state, self.desk.lang)));
            let title = match record.rec.kind {
                Kind::Target => format!("{} {}", record.text("group"), record.text("year")),
                _ => record.text("title").to_string(),
            };
            let room = self.cells.saturating_sub(LABEL + record.key.len() + 2);
            let state = state.unwrap_or_default();
            let title = crate::ui::wrap::cut(&title, room.saturating_sub(width(&state)));
            self.say(if place == 0 { label } else { "" }, &format!("{}  {title}{state}", record.key));
        }
    }

    /// What has changed since the committee, or the team, last met, with the value that it had then.
    fn since(&mut self, item: &Item) {
        let (lang, desk) = (self.desk.lang, self.desk);
        let Some(since) = desk.since() else { return };
        let changed = since.of_record(item.record.rec);
        if changed.is_empty() {
            return;
        }
        self.blank();
        let day = dateform::day(since.day, lang);
        let met = if desk.since_board { text::last_board_meeting } else { text::last_committee };
        self.full(&format!("∆ {}", text::label_since(lang, &met(lang, &day))), Role::Strong);
        let was: Vec<String> = changed.iter().filter_map(|c| self.was_words(c, changed, item)).collect();
        for line in was {
            self.full(&format!("  {line}"), Role::Text);
        }
    }

    /// One change and the value before it. What a deadline was is said with its precision.
    fn was_words(&self, change: &Change, all: &[Change], item: &Item) -> Option<String> {
        let lang = self.desk.lang;
        let fields = Fields::of(item.record.rec.kind)?;
        if change.field == REMARK {
            return Some(text::remark_since(lang));
        }
        if Some(change.field) == fields.precision && all.iter().any(|c| c.field == fields.deadline) {
            return None;
        }
        if change.field != fields.deadline {
            return Some(said::was(change, lang));
        }
        let precision = all.iter().find(|c| Some(c.field) == fields.precision).map(|c| c.old.as_deref());
        let precision = precision.unwrap_or_else(|| item.record.get("deadline_precision"));
        let shown = |due: Option<Deadline>| {
            due.map_or_else(|| "–".to_string(), |due| dateform::deadline(due, self.desk.today, lang))
        };
        let (now, before) = (item.work.deadline, Deadline::parse(change.old.as_deref(), precision));
        Some(text::now_and_before(lang, words::field(change.field).of(lang), &shown(now), &shown(before)))
    }

    /// Remarks, newest first; until they have come, the newest that the board knows.
    fn remarks(&mut self, item: &Item, story: Option<&Story>) {
        let lang = self.desk.lang;
        let known: Vec<(&str, i64, &str)> = match story {
            Some(story) => story.remarks.iter().map(|r| (r.who.as_str(), r.at, r.text.as_str())).collect(),
            None => item.news.iter().map(|(who, at, text)| (who.as_str(), *at, text.as_str())).collect(),
        };
        if known.is_empty() {
            return;
        }
        self.blank();
        self.full(&text::label_remarks(lang), Role::Strong);
        for (who, at, text) in known {
            let day = dateform::day(said::local(at).date_naive(), lang);
            self.full(&format!("  {day} {who}: {text}"), Role::Text);
        }
    }

    fn origin(&mut self, record: &Record) {
        let lang = self.desk.lang;
        let is_example = record.is("example");
        if record.get("source").is_some() || is_example {
            self.blank();
        }
        if let (Some(source), Some(field)) = (record.get("source"), record.rec.kind.field("source")) {
            self.say(words::field(field.id).of(lang), source);
        }
        if is_example {
            self.full(&text::example_record(lang), Role::Dim);
        }
    }

    fn weight_words(&self, weight: u8) -> String {
        let word = usize::from(weight).checked_sub(1).and_then(|place| text::WEIGHTS.get(place));
        word.map_or_else(|| weight.to_string(), |word| format!("{weight} {}", word.of(self.desk.lang)))
    }

    fn person(&self, key: &str) -> String {
        self.desk.name_of(key).map_or_else(|| key.to_string(), |name| format!("{key} {name}"))
    }

    /// A text behind a label; its further lines stand below its first.
    fn say(&mut self, label: &str, text: &str) {
        for (place, line) in wrap(text, self.cells.saturating_sub(LABEL)).into_iter().enumerate() {
            let label = if place == 0 { label.to_string() } else { String::new() };
            self.lines.push(Line { label, text: line, role: Role::Text, full: false });
        }
    }

    /// A text from the left edge on.
    fn full(&mut self, text: &str, role: Role) {
        let indent = text.len() - text.trim_start().len();
        let room = self.cells.min(READABLE + LABEL).saturating_sub(indent);
        for line in wrap(text.trim_start(), room) {
            let text = format!("{}{line}", " ".repeat(indent));
            self.lines.push(Line { label: String::new(), text, role, full: true });
        }
    }

    fn blank(&mut self) {
        self.full("", Role::Text);
    }
}

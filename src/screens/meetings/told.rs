//! How meetings, agreements and notes are said in a few words, wherever they stand.

use crate::domain::board::{Board, Item};
use crate::domain::change::Line;
use crate::domain::choice::{Choice, Implementation, MeetingState};
use crate::domain::dateform;
use crate::domain::field::{self, Kind};
use crate::domain::meeting::Meeting;
use crate::domain::record::Record;
use crate::domain::words;
use crate::text::{self, Both, Lang, both};

use super::super::ask::heading;
use super::super::desk::Desk;
use super::super::said;
use super::Meetings;

/// What kind of row it is, in one word.
pub fn kind(kind: Kind) -> Both {
    match kind {
        Kind::Decision => both("beslutning", "decision"),
        Kind::Task => both("aftale", "agreement"),
        Kind::Note => both("notat", "note"),
        _ => both("møde", "meeting"),
    }
}

/// The title of a row; a meeting without one is called by its kind.
pub fn title(record: &Record, lang: Lang) -> &str {
    match (heading(record), record.rec.kind) {
        ("", Kind::Meeting) => record.choice("kind").map_or("", |kind| words::meeting(kind).of(lang)),
        (title, _) => title,
    }
}

/// The same with `eksempel` after it where it belongs to the example.
pub fn with_example(said: &str, example: bool, lang: Lang) -> String {
    if example {
        format!("{said} · {}", words::field(1012).of(lang).to_lowercase())
    } else {
        said.to_owned()
    }
}

/// `onsdag den 22. april 2020 kl. 19.00`.
pub fn when_long(meeting: &Meeting, desk: &Desk) -> String {
    let day = meeting.date.map_or("–".to_owned(), |day| dateform::long(day, desk.lang));
    let time = meeting.time.as_deref().map(|time| dateform::time(time, desk.lang)).unwrap_or_default();
    format!("{day} {time}").trim_end().to_owned()
}

/// `i dag kl. 9`, `man. 4/5 kl. 16.30`.
pub fn when_short(meeting: &Meeting, desk: &Desk) -> String {
    let day = meeting.date.map_or("–".to_owned(), |day| dateform::near(day, desk.today, desk.lang));
    let time = meeting.time.as_deref().map(|time| clock(time, desk.lang)).unwrap_or_default();
    format!("{day} {time}").trim_end().to_owned()
}

/// A whole hour is said without its minutes: `kl. 9`.
fn clock(time: &str, lang: Lang) -> String {
    match (time.strip_suffix(":00"), lang) {
        (Some(hour), Lang::Da) => format!("kl. {}", hour.trim_start_matches('0')),
        _ => dateform::time(time, lang),
    }
}

/// `Tavlemøde tir. 14/4`.
pub fn meeting_of(meeting: &Record, desk: &Desk) -> String {
    let day = meeting.get("date").and_then(|day| day.parse().ok());
    let day = day.map(|day| dateform::weekday_day(day, desk.today, desk.lang)).unwrap_or_default();
    format!("{} {day}", title(meeting, desk.lang)).trim_end().to_owned()
}

/// `N-0010 · stand 2, jobparate · Tavlemøde tir. 14/4 · HL`.
pub fn note_meta(note: &Record, pane: &Meetings, desk: &Desk) -> String {
    let mut parts = vec![note.key.clone()];
    parts.extend(note.get("stand").map(|stand| text::stand(desk.lang, stand)));
    parts.push(origin(pane, note, desk));
    parts.join(" · ")
}

/// Where a note comes from: `Tavlemøde tir. 14/4 · HL`.
pub fn origin(pane: &Meetings, note: &Record, desk: &Desk) -> String {
    let meeting = desk.board.as_ref().and_then(|board| board.by_key(note.text("meeting")));
    let meeting = meeting.map(|meeting| meeting_of(meeting, desk));
    let who = pane.brought.wrote.get(&note.rec).map(|(who, _)| who.clone());
    meeting.into_iter().chain(who).collect::<Vec<_>>().join(" · ")
}

/// A committee by its name, with the day until which it had it where that has passed.
pub fn body(board: &Board, key: &str, desk: &Desk) -> String {
    let Some(body) = board.bodies.iter().find(|body| body.key.eq_ignore_ascii_case(key)) else {
        return key.to_owned();
    };
    let until = body.get("until").and_then(|day| day.parse().ok()).filter(|day| *day < board.today);
    match until {
        Some(day) => text::until_day(desk.lang, heading(body), &dateform::day_year(day, desk.lang)),
        None => heading(body).to_owned(),
    }
}

/// The deadline of an agreement in a list; a dash without one.
pub fn due(item: &Item, desk: &Desk) -> String {
    let deadline = item.work.deadline.map(|deadline| dateform::deadline(deadline, desk.today, desk.lang));
    deadline.unwrap_or_else(|| "–".to_owned())
}

/// A value of a meeting or an agreement as a person reads it.
pub fn value(id: u16, value: &str, desk: &Desk) -> String {
    let lang = desk.lang;
    match (field::kind_of(id), field::by_id(id).map(|f| f.name)) {
        (Some(Kind::Meeting), Some("state")) => {
            MeetingState::parse(value).map_or(value, |state| words::meeting_state(state).of(lang)).to_owned()
        }
        (_, Some("state")) => Implementation::parse(value)
            .map_or(value, |state| words::implementation(state).of(lang))
            .to_owned(),
        (_, Some("time")) => dateform::time(value, lang),
        (_, Some("date" | "deadline" | "agenda_closes")) => {
            value.parse().map_or(value.to_owned(), |day| dateform::weekday_day(day, desk.today, lang))
        }
        _ => said::value(id, value, lang),
    }
}

/// What a change took the place of; a dash for nothing.
pub fn old(line: &Line, desk: &Desk) -> String {
    one_of(line.field, line.old.as_deref(), desk)
}

/// What a change came to; a dash for nothing.
pub fn new(line: &Line, desk: &Desk) -> String {
    one_of(line.field, line.new.as_deref(), desk)
}

fn one_of(field: u16, said: Option<&str>, desk: &Desk) -> String {
    said.map_or_else(|| "–".to_owned(), |said| value(field, said, desk))
}

/// What differs from what it was when the committee last met; nothing of how exact a deadline is.
pub fn was(line: &Line, desk: &Desk) -> Option<String> {
    let is_said = !matches!(field::by_id(line.field).map(|f| f.name), Some("deadline_precision"));
    is_said.then(|| said::was(line, desk.lang))
}

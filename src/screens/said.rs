//! How an act, a change and a value are said in a few words: in the message row, in histories and in questions.

use chrono::{DateTime, Local};

use crate::domain::change::{Conflict, Entry, Line, Outcome, Put};
use crate::domain::choice::{Implementation, Light};
use crate::domain::cpr::HARMLESS;
use crate::domain::dateform;
use crate::domain::derived;
use crate::domain::erasing::StillOpen;
use crate::domain::field::ids::proposal::VERDICT;
use crate::domain::field::{self, BORN, Form, GONE, Kind, REMARK};
use crate::domain::key::find_keys;
use crate::domain::words;
use crate::text::{self, Lang};
use crate::ui::wrap::cut;

use super::desk::Desk;

pub use crate::domain::number::count;

/// An act in a few words: `F-0428 til efterretning`, `12 forslag imødekommet`.
pub fn entry(entry: &Entry, lang: Lang) -> String {
    let Some(line) = entry.lines.iter().min_by_key(|line| telling(line)) else {
        return text::nothing_changed(lang);
    };
    let records = entry.lines.iter().filter(|l| l.field == line.field).count();
    let what = change(line, lang);
    let only = records == 1 || line.rec.kind != Kind::Proposal;
    match only {
        true => text::set_to(lang, &named(line, lang), &what),
        // Of a very large act only the first changes are told here.
        false if entry.count > entry.lines.len() => text::more_set_to(lang, records, &what),
        false => text::many_set_to(lang, records, &what),
    }
}

/// The record of a change as a person calls it: a setting that holds a number is not read out.
fn named(line: &Line, lang: Lang) -> String {
    match line.key.starts_with(HARMLESS) {
        true => text::no_cpr_named(lang),
        false => line.key.clone(),
    }
}

/// The drafts that wait to be opened: what the newest is of, and how many there are besides.
pub fn drafts_waiting(desk: &Desk) -> Option<String> {
    let drafts = desk.drafts.iter().filter(|(place, _)| !place.ends_with("/base"));
    let (place, newest) = drafts.clone().max_by_key(|(_, draft)| draft.at)?;
    let (lang, when) = (desk.lang, moment(newest.at, desk));
    let Some((_, key)) = find_keys(place).into_iter().next() else {
        return Some(text::drafts_waiting(lang, &when));
    };
    let what = if place.starts_with("note/new/") { text::new_note_of(lang, &key) } else { key };
    let said = text::draft_waits_in(lang, &what, &when);
    match drafts.count() - 1 {
        0 => Some(said),
        more => Some(format!("{said} {}", text::and_more(lang, more))),
    }
}

/// What became of an erasing, and where the words may still stand.
pub fn erased(open: &StillOpen, lang: Lang) -> String {
    let copies = match open.copies.len() {
        0 => None,
        1 => Some(text::erased_but_copy(lang).to_string()),
        n => Some(text::erased_but_copies(lang, n)),
    };
    let notes = (!open.mentions.is_empty()).then(|| text::erased_but_notes(lang, &open.mentions.join(", ")));
    let read = open.is_read.then(|| text::erased_but_read(lang).to_string());
    let still: Vec<String> = [copies, notes, read].into_iter().flatten().collect();
    match still.as_slice() {
        [] => format!("{}.", text::erased_for_good(lang)),
        still => format!("{}; {}.", text::erased_for_good(lang), still.join(", ")),
    }
}

/// The same of an act by whatever door it came: an import is told by its file.
pub fn act(act: &Entry, lang: Lang) -> String {
    match (act.author.via.as_str(), &act.reason) {
        ("import", Some(file)) if act.undoes.is_none() => {
            text::log_import(lang, file, &count(lang, act.count))
        }
        _ => entry(act, lang),
    }
}

/// Which change tells most of an act, the least number first: a verdict or a status, then that something was made or
/// deleted, a proposal before what it came with.
fn telling(line: &Line) -> u8 {
    let is_state = matches!(field::by_id(line.field).map(|f| f.name), Some("state" | "implementation"));
    match line.field {
        VERDICT => 0,
        _ if is_state => 0,
        BORN | GONE if line.rec.kind != Kind::Submission => 1,
        BORN | GONE => 3,
        _ => 2,
    }
}

/// What was made, by its number, where a batch made one record, or one and what it came with.
pub fn made(outcome: &Outcome, lang: Lang) -> Option<String> {
    let said_itself = [Kind::Submission, Kind::Person, Kind::Setting];
    let mut made = outcome.made.iter().filter(|(rec, _)| !said_itself.contains(&rec.kind));
    let (Some((_, key)), None) = (made.next(), made.next()) else { return None };
    let said = text::set_to(lang, key, &text::created(lang));
    outcome.changed.is_empty().then(|| format!("{said} · {}", text::can_undo(lang)))
}

/// A change in a few words, without the record: `til efterretning`, `ansvarlig HL`.
pub fn change(line: &Line, lang: Lang) -> String {
    match line.field {
        BORN => text::created(lang),
        GONE if line.new.as_deref() == Some("true") => text::deleted(lang),
        GONE => text::created(lang),
        REMARK => match &line.new {
            Some(remark) => format!("{}: {remark}", text::remark(lang).to_lowercase()),
            None => text::remark_saved(lang),
        },
        id => change_of_field(id, line, lang),
    }
}

fn change_of_field(id: u16, line: &Line, lang: Lang) -> String {
    let value = line.new.as_deref().map(|v| value(id, v, lang));
    match (field::by_id(id).map(|f| f.name), value) {
        (Some("verdict"), Some(v)) => v,
        (Some("decision" | "stance"), Some(v)) => text::committee_said(lang, &v),
        (Some("answer"), Some(v)) => text::answer_is(lang, &v),
        (Some("owner"), Some(v)) => text::owner_is(lang, &v),
        (Some("owner"), None) => text::owner_none(lang),
        (Some("answer_due"), Some(v)) => text::due_is(lang, &v),
        (Some("answer_due"), None) => text::due_none(lang),
        (Some("links"), Some(v)) => text::about_added(lang, &v),
        (Some("links"), None) => text::about_removed(lang, line.old.as_deref().unwrap_or_default()),
        (_, Some(v)) => format!("{}: {}", words::field(id).of(lang).to_lowercase(), cut(&v, 40)),
        (_, None) => format!("{}: –", words::field(id).of(lang).to_lowercase()),
    }
}

/// What a value was before: `Frist: uge 15 (før uge 9)`; members come and gone, and what is new, as a change is said.
pub fn was(line: &Line, lang: Lang) -> String {
    if line.form != Form::Value || matches!(line.field, BORN | GONE) {
        return change(line, lang);
    }
    let shown = |v: &Option<String>| {
        v.as_deref().map_or("–".to_string(), |v| cut(&value(line.field, v, lang), 40).to_string())
    };
    text::now_and_before(lang, words::field(line.field).of(lang), &shown(&line.new), &shown(&line.old))
}

/// A value as a person reads it.
pub fn value(id: u16, value: &str, lang: Lang) -> String {
    let word = words::value(id, value);
    match (word, value.parse::<chrono::NaiveDate>()) {
        (Some(word), _) => word.of(lang).to_string(),
        (None, Ok(date)) => dateform::day(date, lang),
        (None, Err(_)) => value.to_string(),
    }
}

/// The value of a fixed vocabulary that a word on screen stands for, or the only one that begins so.
pub fn choice(id: u16, typed: &str, lang: Lang) -> Option<String> {
    let Some(field::Shape::Choice(_, names)) =
        field::by_id(id).or_else(|| derived::by_id(id)).map(|f| f.shape)
    else {
        return None;
    };
    let typed = typed.to_lowercase();
    let begins = |name: &&&str| words::value(id, name).is_some_and(|w| w.of(lang).starts_with(&typed));
    let mut found = names.iter().filter(begins);
    match (found.next(), found.next()) {
        (Some(name), None) => Some(name.to_string()),
        _ => names
            .iter()
            .find(|n| words::value(id, n).is_some_and(|w| w.of(lang) == typed))
            .map(|n| n.to_string()),
    }
}

/// The value that a change writes, as a record holds it.
pub fn put(put: &Put) -> Option<String> {
    put.known()
}

/// The sign of a status.
pub fn sign(state: Implementation) -> &'static str {
    match state {
        Implementation::NotStarted => "□",
        Implementation::InProgress => "►",
        Implementation::Done => "√",
        Implementation::Verified => "√√",
        Implementation::Paused => "=",
        Implementation::Lapsed => "×",
    }
}

/// The sign of a target's light.
pub fn light_sign(light: Light) -> &'static str {
    match light {
        Light::OnTrack => "●",
        Light::AtRisk => "▲",
        Light::Behind => "■",
        Light::Unknown => "○",
    }
}

/// Yes or no.
pub fn yes_no(yes: bool, lang: Lang) -> String {
    if yes { text::yes(lang) } else { text::no(lang) }
}

/// The local time of a moment given in milliseconds since 1970 in UTC.
pub fn local(at: i64) -> DateTime<Local> {
    DateTime::from_timestamp_millis(at).unwrap_or_default().with_timezone(&Local)
}

/// The time of day of a moment: `09.14`.
pub fn clock(at: i64, lang: Lang) -> String {
    local(at).format(if lang == Lang::Da { "%H.%M" } else { "%H:%M" }).to_string()
}

/// When something was done, as one says it today: `kl. 09.14`, `man. 20/4 kl. 09.14`.
pub fn moment(at: i64, desk: &Desk) -> String {
    let local = local(at);
    let time = dateform::time(&local.format("%H:%M").to_string(), desk.lang);
    if local.date_naive() == desk.today {
        time
    } else {
        format!("{} {time}", dateform::near(local.date_naive(), desk.today, desk.lang))
    }
}

/// What did not go in because somebody else was there first, and how much did.
pub fn conflicts(list: &[Conflict], saved: usize, desk: &Desk) -> String {
    let Some(first) = list.first() else { return String::new() };
    let said = conflict(first, desk);
    if list.len() > 1 || saved > 0 {
        text::conflict_rest(desk.lang, saved, &said, list.len() - 1)
    } else {
        said
    }
}

fn conflict(conflict: &Conflict, desk: &Desk) -> String {
    let when = moment(conflict.at, desk);
    if conflict.field == GONE {
        return text::conflict_gone(desk.lang, &conflict.key, &conflict.who, &when);
    }
    let value =
        |v: &Option<String>| v.as_deref().map_or("–".to_string(), |v| value(conflict.field, v, desk.lang));
    text::conflict(
        desk.lang,
        &conflict.key,
        words::field(conflict.field).of(desk.lang),
        &conflict.who,
        &when,
        &value(&conflict.theirs),
        &value(&conflict.mine),
    )
}

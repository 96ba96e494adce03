//! Values, fields and moments as a person reads them on the command line.

use super::records;
use chrono::{DateTime, Local, NaiveDate, SecondsFormat};

use crate::domain::choice::{
    AnswerState, Channel, Choice, Implementation, MeetingKind, MeetingState, Precision, SenderKind, Stance,
    Verdict,
};
use crate::domain::dateform;
use crate::domain::field::{BORN, GONE, REMARK, Shape, VERSION, by_id};

use crate::domain::record::Record;
use crate::domain::words;
use crate::text::{Both, Lang, both};

/// A value as a person reads it: vocabularies in words, dates as people write them, members with commas.
pub fn value(id: u16, value: &str, lang: Lang) -> String {
    if let Some(word) = word(id, value) {
        return word.of(lang).to_owned();
    }
    match value.parse::<NaiveDate>() {
        Ok(date) => dateform::day_year(date, lang),
        Err(_) => value.to_owned(),
    }
}

/// The field's name, or what the log did where no field is meant.
pub fn field(id: u16, lang: Lang) -> String {
    match id {
        REMARK => both("Bemærkning", "Remark").of(lang).to_owned(),
        VERSION => both("Tal", "Figure").of(lang).to_owned(),
        _ => words::field(id).of(lang).to_owned(),
    }
}

/// The field's name in JSON; what the log did has a name of its own.
pub fn json_field(id: u16) -> &'static str {
    match id {
        BORN => "created",
        GONE => "deleted",
        REMARK => "remark",
        VERSION => "version",
        _ => by_id(id).map_or("unknown", |f| f.name),
    }
}

/// What a record is called, or what is known of it where it has no words of its own.
pub fn called(record: &Record, lang: Lang) -> String {
    let own = record.heading();
    if !own.is_empty() || records::is_personal(record) {
        return own;
    }
    let known = record.iter().filter(|(field, _)| !matches!(field.shape, Shape::Bool | Shape::Key(_)));
    let known = known.filter_map(|(field, text)| Some(value(field.id, text?, lang)));
    known.take(3).collect::<Vec<_>>().join(" · ")
}

/// A moment in UTC, `2020-04-20T08:41:00Z`.
pub fn utc(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A moment in local time, as in a list.
pub fn local(ms: i64) -> String {
    let moment = DateTime::from_timestamp_millis(ms).unwrap_or_default().with_timezone(&Local);
    moment.format("%Y-%m-%d %H:%M").to_string()
}

fn word(id: u16, value: &str) -> Option<Both> {
    match by_id(id).map(|f| f.name)? {
        "verdict" => Verdict::parse(value).map(words::verdict),
        "decision" | "stance" => Stance::parse(value).map(words::stance),
        "answer" => AnswerState::parse(value).map(words::answer),
        "implementation" => Implementation::parse(value).map(words::implementation),
        "state" => Implementation::parse(value).map(words::implementation).or_else(|| meeting_state(value)),
        "deadline_precision" => Precision::parse(value).map(words::precision),
        "channel" => Channel::parse(value).map(words::channel),
        "sender_kind" => SenderKind::parse(value).map(words::sender),
        "kind" => MeetingKind::parse(value).map(words::meeting),
        _ => match value {
            "true" => Some(both("ja", "yes")),
            "false" => Some(both("nej", "no")),
            _ => None,
        },
    }
}

fn meeting_state(value: &str) -> Option<Both> {
    MeetingState::parse(value).map(|state| match state {
        MeetingState::Planned => both("planlagt", "planned"),
        MeetingState::Held => both("afholdt", "held"),
        MeetingState::Postponed => both("udsat", "postponed"),
        MeetingState::Cancelled => both("aflyst", "cancelled"),
    })
}

/// The sentence with a capital first letter and without its full stop.
pub fn capital(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

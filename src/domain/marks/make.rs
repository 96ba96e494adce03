//! Makes what a marked line or a slip of paper is: the new records with their meeting, stand, day, owner and deadline.

use chrono::NaiveDate;

use super::super::change::{Change, Put};
use super::super::choice::{Channel, Choice};
use super::super::date::Deadline;
use super::super::field::Kind;
use super::super::key::find_keys;
use super::super::record::heading;
use super::Context;
use super::parse::{Sign, parse};
use super::task::errand;
use crate::text::{self, Lang};

/// Where something was said and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The key of the meeting.
    pub meeting: Option<String>,
    /// The stand.
    pub stand: Option<String>,
    /// The day on which it came.
    pub day: NaiveDate,
    /// Whether it belongs to the example municipality.
    pub example: bool,
}

/// One slip of paper, typed: a proposal and its submission. `None` for a blank one, which ends the round; the next slip
/// has the same place.
pub fn slip(typed: &str, place: &Place) -> Option<Vec<Change>> {
    let marked = parse(typed).into_iter().find(|mark| mark.sign == Sign::Proposal);
    let words = match marked {
        Some(mark) => mark.words(typed, None),
        None => typed.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    (!words.is_empty())
        .then(|| proposal(&Values::plain(&words), Channel::Slip, Put::Nothing, place, 0).to_vec())
}

/// What a line says, field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    pub title: String,
    /// All of it, where the title is only its beginning.
    pub text: String,
    pub owner: Option<String>,
    pub deadline: Option<Deadline>,
    /// Initials that are nobody's.
    pub unknown: Vec<String>,
    /// Who was named besides the owner.
    pub others: Vec<String>,
}

impl Values {
    /// What a marked line says, spoken on the day of its meeting.
    pub fn of(sign: Sign, words: &str, context: &Context) -> Values {
        if sign != Sign::Task {
            return Values::plain(words);
        }
        let errand = errand(words, context.people, context.day());
        Values {
            title: errand.title,
            text: String::new(),
            owner: errand.owner,
            deadline: errand.deadline,
            unknown: errand.unknown,
            others: errand.others,
        }
    }

    fn plain(words: &str) -> Values {
        let title = heading(words, "");
        let text = if title == words { String::new() } else { words.to_owned() };
        Values { title, text, ..Values::default() }
    }
}

/// The submission and the proposal, to stand at `at` and behind it in their batch.
pub(super) fn proposal(
    values: &Values,
    channel: Channel,
    source: Put,
    place: &Place,
    at: usize,
) -> [Change; 2] {
    let day = Put::text(place.day.to_string());
    let submission = vec![
        (1201, Put::text(channel.name())),
        (1202, day.clone()),
        (1206, optional(place.meeting.as_deref())),
        (1207, optional(place.stand.as_deref())),
        (1208, source),
        (1209, example(place)),
    ];
    let proposal = vec![
        (1301, Put::KeyOf(at)),
        (1303, Put::text(&values.title)),
        (1304, Put::text(&values.text)),
        (1312, day),
        (1318, example(place)),
    ];
    [
        Change::Create { kind: Kind::Submission, key: None, values: submission },
        Change::Create { kind: Kind::Proposal, key: None, values: proposal },
    ]
}

/// The decision.
pub(super) fn decision(values: &Values, place: &Place) -> Change {
    let values = vec![
        (1401, optional(place.meeting.as_deref())),
        (1402, Put::text(&values.title)),
        (1411, Put::text(&values.text)),
        (1405, example(place)),
    ];
    Change::Create { kind: Kind::Decision, key: None, values }
}

/// The task.
pub(super) fn task(values: &Values, place: &Place) -> Change {
    let last = values.deadline.map(|deadline| deadline.last.to_string());
    let values = vec![
        (1501, optional(place.meeting.as_deref())),
        (1502, Put::text(&values.title)),
        (1503, optional(values.owner.as_deref())),
        (1505, optional(last.as_deref())),
        (1506, optional(values.deadline.map(|deadline| deadline.precision.name()))),
        (1507, example(place)),
    ];
    Change::Create { kind: Kind::Task, key: None, values }
}

/// What a submission says of its source: the note, and that it is a quote or a question.
pub(super) fn source(sign: Sign, note: Put, lang: Lang) -> Put {
    let kept = match sign {
        Sign::Quote => text::QUOTE.of(lang),
        Sign::Question => text::QUESTION.of(lang),
        _ => return note,
    };
    Put::Joined(vec![note, Put::text(format!(" · {kept}"))])
}

/// Whether a source is the note with this key.
pub(super) fn names(source: &str, note: &str) -> bool {
    find_keys(source).iter().any(|(_, key)| key == note)
}

fn optional(text: Option<&str>) -> Put {
    Put::text(text.unwrap_or_default())
}

fn example(place: &Place) -> Put {
    Put::text(place.example.to_string())
}

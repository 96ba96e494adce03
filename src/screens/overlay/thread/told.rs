//! What the page of a thread says of one node: how far it is, how it hangs on the rest, what moved since the last meeting.

use chrono::{Datelike, NaiveDate};

use crate::domain::choice::{AnswerState, Stance};
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::thread::{Node, State, Via};
use crate::domain::words;
use crate::text;

use super::super::super::desk::Desk;
use super::super::super::said;

/// How far a node is, the most telling part first.
pub fn state(node: &Node, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let at = |day: Option<NaiveDate>| day.map(|day| near(day, desk));
    match node.state {
        State::None if node.rec.kind == Kind::Target => light(node, desk).into_iter().collect(),
        State::None => Vec::new(),
        State::Meeting(state, day) => {
            let word = words::meeting_state(state).of(lang);
            vec![at(day).map_or_else(|| word.to_string(), |day| format!("{word} {day}"))]
        }
        State::Submission(channel, day) => {
            let word = words::channel(channel).of(lang);
            vec![at(day).map_or_else(|| word.to_string(), |day| format!("{word} {day}"))]
        }
        State::Proposal(verdict, stance) => {
            let said = Some(stance).filter(|s| *s != Stance::Pending).map(|s| words::stance(s).of(lang));
            let verdict = words::verdict(verdict).of(lang);
            std::iter::once(verdict).chain(said).map(str::to_string).collect()
        }
        State::Recommendation(stance, work) => {
            let work = format!("{} {}", said::sign(work), words::implementation(work).of(lang));
            vec![work, words::stance(stance).of(lang).to_string()]
        }
        State::Work(work) => vec![format!("{} {}", said::sign(work), words::implementation(work).of(lang))],
        State::Answer(answer, due) => {
            let open = answer != AnswerState::Sent;
            let due = at(due).filter(|_| open).map(|day| text::by(lang, &day));
            std::iter::once(words::answer(answer).of(lang).to_string()).chain(due).collect()
        }
    }
}

/// The light of a target, as the board judges it.
fn light(node: &Node, desk: &Desk) -> Option<String> {
    let light = desk.board.as_ref()?.aim(node.rec)?.gauge.light;
    Some(format!("{} {}", said::light_sign(light), words::light(light).of(desk.lang)))
}

/// A day without its year, if it is of this one.
fn near(day: NaiveDate, desk: &Desk) -> String {
    if day.year() == desk.today.year() {
        dateform::day(day, desk.lang)
    } else {
        dateform::day_year(day, desk.lang)
    }
}

/// How a node hangs on the rest, and what it is named by: `vedrører · fra F-0398 · Analyse af …`.
pub fn around(node: &Node, desk: &Desk) -> String {
    let lang = desk.lang;
    let via = match &node.via {
        Via::Itself => None,
        Via::From { key, field, .. } => {
            Some(text::thread_via(lang, key, &words::field(*field).of(lang).to_lowercase()))
        }
    };
    let beside = node.beside.as_ref().map(|named| named.title.clone());
    let example = node.example.then(|| text::example_mark(lang));
    beside.into_iter().chain(via).chain(example).collect::<Vec<_>>().join(" · ")
}

/// Whether it has moved since the meeting that one looks back to.
pub fn has_moved(node: &Node, desk: &Desk) -> bool {
    !moved(node, desk).is_empty()
}

/// What moved since the meeting that one looks back to, with the old value.
pub fn moved_words(node: &Node, desk: &Desk) -> Option<String> {
    let lang = desk.lang;
    let line = moved(node, desk).first()?;
    let value =
        |v: &Option<String>| v.as_deref().map_or("–".to_string(), |v| said::value(line.field, v, lang));
    let name = words::field(line.field).of(lang).to_lowercase();
    let more = moved(node, desk).len() - 1;
    let rest = if more > 0 { format!(" · {}", text::and_more(lang, more)) } else { String::new() };
    match line.field {
        crate::domain::field::BORN | crate::domain::field::GONE => {
            Some(format!("∆ {}{rest}", said::change(line, lang)))
        }
        _ => Some(format!("∆ {name}: {} → {}{rest}", value(&line.old), value(&line.new))),
    }
}

fn moved<'d>(node: &Node, desk: &'d Desk) -> &'d [crate::domain::change::Line] {
    desk.since().map(|since| since.of_record(node.rec)).unwrap_or_default()
}

//! The thread of a record on the command line: levels from the citizens to the target, with what breaks.

use serde_json::{Value, json};

use super::out::Out;
use super::{Stop, words};
use crate::domain::dateform;
use crate::domain::number::count;
use crate::domain::thread::{Level, Node, State, Thread, Via, Way};
use crate::domain::words as said;
use crate::text::{Lang, cli as text};

/// The thread as JSON: every record of it but the one shown.
pub fn json(thread: &Thread) -> Value {
    let node = |(level, node): (Level, &Node)| {
        let kind = if level == Level::Answer { "answer" } else { node.rec.kind.table() };
        json!({ "key": node.key, "kind": kind, "title": node.title, "level": level.name(), "via": via(&node.via) })
    };
    thread.others().map(node).collect()
}

/// What breaks the thread as JSON, the record shown included.
pub fn breaks(thread: &Thread) -> Value {
    let broken = thread.breaks.iter();
    broken.map(|b| json!({ "key": b.key, "kind": b.rec.kind.table(), "break": b.gap.name() })).collect()
}

/// The thread as text, each level further in than the one before it; nothing where the record stands alone and whole.
pub fn text(thread: &Thread, lang: Lang, out: &mut Out) -> Result<(), Stop> {
    for (depth, step) in thread.steps.iter().enumerate() {
        let inset = " ".repeat(2 * depth + 2);
        out.line(&format!("{inset}{}", said::level(step.level).of(lang)))?;
        for node in &step.nodes {
            out.line(&format!("{inset}{}", line(thread, step.level, node, lang)))?;
        }
        if step.more > 0 {
            let more = count(lang, step.more);
            out.line(&format!("{inset}  {}", text::thread_more(lang, &more)))?;
        }
    }
    Ok(())
}

/// Whether there is more to a thread than the record itself.
pub fn is_empty(thread: &Thread) -> bool {
    thread.others().next().is_none() && thread.breaks.is_empty()
}

fn via(via: &Via) -> Value {
    match via {
        Via::Itself => Value::Null,
        Via::From { key, field, .. } => json!({ "key": key, "field": words::json_field(*field) }),
    }
}

/// The key, what it is called, how far it is and what it lacks; the record shown is pointed at.
fn line(thread: &Thread, level: Level, node: &Node, lang: Lang) -> String {
    let lead = match node.via {
        Via::Itself => "> ",
        Via::From { way: Way::Beside, .. } => "  + ",
        Via::From { .. } => "  ",
    };
    let title = Some(node.title.clone()).filter(|title| !title.is_empty());
    let named_by = node.beside.as_ref().filter(|named| !thread.others().any(|(_, n)| n.key == named.key));
    let named_by = named_by.map(|named| named.title.clone());
    let broken = thread.break_at(level, node.rec).map(|gap| said::gap(gap).of(lang).to_uppercase());
    let parts = title.into_iter().chain(named_by).chain(state(node.state, lang)).chain(broken);
    format!("{lead}{}  {}", node.key, parts.collect::<Vec<_>>().join(" · "))
}

fn state(state: State, lang: Lang) -> Vec<String> {
    let word = |word: crate::text::Both| word.of(lang).to_owned();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| dateform::day_year(day, lang));
    match state {
        State::None => Vec::new(),
        State::Meeting(state, at) => day(at).into_iter().chain([word(said::meeting_state(state))]).collect(),
        State::Submission(channel, at) => [word(said::channel(channel))].into_iter().chain(day(at)).collect(),
        State::Proposal(verdict, _) => vec![word(said::verdict(verdict))],
        State::Recommendation(stance, work) => {
            vec![word(said::stance(stance)), word(said::implementation(work))]
        }
        State::Work(work) => vec![word(said::implementation(work))],
        State::Answer(answer, _) => vec![word(said::answer(answer))],
    }
}

//! Where the lines of a note and their records have come to say different things, since one of them was changed alone.

use super::super::date::Deadline;
use super::super::dateform;
use super::super::field::{Field, Shape};
use super::super::note::Note;
use super::super::record::Record;
use super::super::words;
use super::Context;
use super::identity::{said, saved};
use super::make::Values;
use super::parse::parse;
use crate::text::{self, Lang};

/// A field of a record that says something else than its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The line, counted from zero.
    pub line: usize,
    /// The key of the record.
    pub key: String,
    /// The field.
    pub field: &'static Field,
    /// What the line says; dates ISO.
    pub note: String,
    /// What the record says; empty where it says nothing.
    pub record: String,
}

impl Difference {
    /// The sentence for a person, without a full stop.
    pub fn sentence(&self, lang: Lang) -> String {
        let field = words::field(self.field.id).of(lang);
        text::line_differs(
            lang,
            &self.key,
            &field.to_lowercase(),
            &self.shown(&self.note, lang),
            &self.shown(&self.record, lang),
        )
    }

    /// A value as a person reads it.
    fn shown(&self, value: &str, lang: Lang) -> String {
        let day = value.parse().ok().filter(|_| matches!(self.field.shape, Shape::Date));
        match day {
            Some(day) => dateform::day_year(day, lang),
            None if value.is_empty() => text::says_nothing(lang),
            None => format!("”{value}”"),
        }
    }
}

/// What the lines of a saved note and their records say differently: the words, and of a task the owner and the last day
/// that the line names. Deadlines are compared only where the day of the meeting is known, for *uge 17* is another week
/// a year later.
pub fn differences(note: &Note, context: &Context) -> Vec<Difference> {
    let saved = saved(note, context);
    let mut found = Vec::new();
    for mark in parse(&note.text) {
        let keys = mark.pointers.iter().rev().map(|pointer| pointer.key.as_str());
        let known = keys.filter_map(|key| Some((key, saved.get(key)?, context.record(key)?))).next();
        if let Some((key, (sign, words), record)) = known {
            found.extend(compared(mark.line, key, &Values::of(*sign, words, context), record, context));
        }
    }
    found
}

fn compared(line: usize, key: &str, values: &Values, record: &Record, context: &Context) -> Vec<Difference> {
    let wording = if values.text.is_empty() { &values.title } else { &values.text };
    let named = if values.text.is_empty() { "title" } else { "text" };
    let mut pairs = vec![(named, wording.clone(), said(record))];
    let text = |name: &str| record.text(name).to_owned();
    pairs.extend(values.owner.clone().map(|owner| ("owner", owner, text("owner"))));
    if let Some(deadline) = values.deadline.filter(|_| context.meeting_day.is_some()) {
        let kept = Deadline::of(record).map(|deadline| deadline.last.to_string()).unwrap_or_default();
        pairs.push(("deadline", deadline.last.to_string(), kept));
    }
    let differ = pairs.into_iter().filter(|(_, note, record)| note.trim() != record.trim());
    differ
        .filter_map(|(name, note, said)| {
            let field = record.rec.kind.field(name)?;
            Some(Difference { line, key: key.to_owned(), field, note, record: said })
        })
        .collect()
}

//! Which record each marked line is: by the key at its end, through edits, moves, other editors and merges.

use std::collections::{HashMap, HashSet};

use super::super::fold::{fold, words};
use super::super::note::Note;
use super::super::record::Record;
use super::Context;
use super::make::{Values, names};
use super::parse::{Mark, Pointer, Sign, parse};
use crate::text::{self, Lang};

/// A marked line and the record that it is.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub mark: Mark,
    /// The key of its record; `None` where it has none yet, or where it only mentions one.
    pub key: Option<String>,
    /// What the line says.
    pub words: String,
    /// A key that is not its own, but a copy of another line's: it goes when the line gets one.
    pub copied: Option<String>,
    /// The note whose line the record is, where this one only mentions it.
    pub elsewhere: Option<String>,
}

/// A key that stands on several lines: which of them keeps it? The others become new records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The key.
    pub key: String,
    /// The lines, counted from zero.
    pub lines: Vec<usize>,
    /// The line of them that seems to be the old one.
    pub suggested: usize,
}

impl Copied {
    /// The question for a person.
    pub fn question(&self, lang: Lang) -> String {
        text::which_line_keeps(lang, &self.key, self.lines.len())
    }
}

/// The lines of a note that is saved, by key: what each was and said.
pub(super) type Saved = HashMap<String, (Sign, String)>;

/// The lines that are records in a note as it is saved. A line's record is named by the last key of its kind that an
/// arrow points to: one of a record that came from this note or its meeting, or that says what the line says, or that is
/// not there any more.
pub(super) fn saved(note: &Note, context: &Context) -> Saved {
    let mut saved = Saved::new();
    for mark in parse(&note.text) {
        let own = mark.pointers.iter().rev().find(|pointer| {
            let words = mark.words(&note.text, Some(&pointer.key));
            let says_so = |record: &Record| fold(&said(record)) == fold(&says(mark.sign, &words, context));
            context
                .record(&pointer.key)
                .is_none_or(|record| context.came_from(note, record) || says_so(record))
        });
        if let Some(Pointer { key, .. }) = own {
            saved.entry(key.clone()).or_insert((mark.sign, mark.words(&note.text, Some(key))));
        }
    }
    saved
}

/// The keys that are lines of the meeting's other notes, with those notes. Of two notes with the same key it is the line
/// of the one that it came from, else of the older one; the other note only mentions it.
fn elsewhere(before: &Note, context: &Context) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for note in context.elsewhere {
        for mut mark in parse(&note.text) {
            let key = mark.pointers.pop().map(|pointer| pointer.key);
            if let Some(key) = key.filter(|key| comes_first(note, before, key, context)) {
                found.entry(key).or_insert_with(|| note.key.clone());
            }
        }
    }
    found
}

fn comes_first(other: &Note, this: &Note, key: &str, context: &Context) -> bool {
    let submission = context.record(key).and_then(|record| context.record(record.get("submission")?));
    let source = submission.map_or("", |submission| submission.text("source"));
    let is_older = this.rec.is_none_or(|this| other.rec.is_some_and(|other| other < this));
    names(source, &other.key) || (is_older && !names(source, &this.key))
}

/// The marked lines of a text with the records that they are, and the records of the saved note whose line is gone.
///
/// # Errors
/// The keys that stand on several lines, where [`Context::kept`] does not say which line keeps them.
pub(super) fn identify(
    before: &Note,
    saved: &Saved,
    text: &str,
    context: &Context,
) -> Result<(Vec<Known>, Vec<Lost>), Vec<Copied>> {
    let elsewhere = elsewhere(before, context);
    let is_own = |key: &str| {
        saved.contains_key(key) || context.record(key).is_some_and(|record| context.came_from(before, record))
    };
    let mut lines: Vec<Known> =
        parse(text).into_iter().map(|mark| pointed(mark, is_own, &elsewhere)).collect();
    keep_one_each(&mut lines, saved, text, context)?;
    let taken: HashSet<String> = lines.iter().filter_map(|line| line.key.clone()).collect();
    let is_lost = |lost: &Lost| !taken.contains(&lost.key) && !elsewhere.contains_key(&lost.key);
    let mut lost: Vec<Lost> = records(before, saved, context).filter(is_lost).collect();
    for line in &mut lines {
        line.words = line.mark.words(text, line.key.as_deref().or(line.copied.as_deref()));
    }
    find_again(&mut lines, &mut lost, |line, lost| {
        let says = |line: &Known| fold(&says(line.mark.sign, &line.words, context));
        fold(&line.words) == fold(&lost.words) || (!lost.had_line && says(line) == fold(&lost.words))
    });
    find_again(&mut lines, &mut lost, |line, lost| {
        is_alike(&line.words, &lost.words) && is_at_place(text, line, &before.text, lost)
    });
    lost.retain(|lost| lost.had_line);
    Ok((lines, lost))
}

/// The line with the last key that it points to and that is one of the note's own.
fn pointed(mark: Mark, is_own: impl Fn(&str) -> bool, elsewhere: &HashMap<String, String>) -> Known {
    let key = mark.pointers.iter().rev().map(|pointer| pointer.key.clone()).find(|key| is_own(key));
    let elsewhere = key.as_deref().and_then(|key| elsewhere.get(key)).cloned();
    let key = key.filter(|_| elsewhere.is_none());
    Known { mark, key, words: String::new(), copied: None, elsewhere }
}

/// Leaves each key to one line: the only one that has it, or the one that was chosen.
fn keep_one_each(
    lines: &mut [Known],
    saved: &Saved,
    text: &str,
    context: &Context,
) -> Result<(), Vec<Copied>> {
    let mut claims: Vec<(String, Vec<usize>)> = Vec::new();
    for line in lines.iter() {
        let Some(key) = &line.key else { continue };
        match claims.iter_mut().find(|(known, _)| known == key) {
            Some((_, places)) => places.push(line.mark.line),
            None => claims.push((key.clone(), vec![line.mark.line])),
        }
    }
    let mut open = Vec::new();
    for (key, places) in claims.into_iter().filter(|(_, places)| places.len() > 1) {
        let chosen = context.kept.iter().find(|(known, at)| *known == key && places.contains(at));
        match chosen {
            Some((_, keeper)) => give_up(lines, &key, *keeper),
            None => open.push(Copied { suggested: suggested(lines, &key, saved, text), key, lines: places }),
        }
    }
    if open.is_empty() { Ok(()) } else { Err(open) }
}

fn give_up(lines: &mut [Known], key: &str, keeper: usize) {
    let others = lines.iter_mut().filter(|line| line.key.as_deref() == Some(key) && line.mark.line != keeper);
    others.for_each(|line| line.copied = line.key.take());
}

/// The line that says what the saved one said, else the first.
fn suggested(lines: &[Known], key: &str, saved: &Saved, text: &str) -> usize {
    let with_key = || lines.iter().filter(|line| line.key.as_deref() == Some(key));
    let was = saved.get(key).map(|(_, words)| fold(words));
    let same = with_key().find(|line| Some(fold(&line.mark.words(text, Some(key)))) == was);
    same.or_else(|| with_key().next()).map_or(0, |line| line.mark.line)
}

/// A record of the note that no line has the key of.
pub(super) struct Lost {
    pub key: String,
    sign: Sign,
    pub words: String,
    /// Whether a line of the saved note was it.
    had_line: bool,
}

/// The records that were lines of the saved note, then the others that came from this note or its meeting.
fn records<'a>(before: &'a Note, saved: &'a Saved, context: &'a Context) -> impl Iterator<Item = Lost> + 'a {
    let mut keys: Vec<&String> = saved.keys().collect();
    keys.sort_unstable();
    let lines = keys.into_iter().filter_map(|key| {
        let (sign, words) = saved.get(key)?;
        Some(Lost { key: key.clone(), sign: *sign, words: words.clone(), had_line: true })
    });
    let others = context.records.iter().filter(|record| !saved.contains_key(&record.key));
    let others = others.filter(|record| context.came_from(before, record)).filter_map(|record| {
        let sign = Sign::ALL.into_iter().find(|sign| sign.kind() == record.rec.kind)?;
        Some(Lost { key: record.key.clone(), sign, words: said(record), had_line: false })
    });
    lines.chain(others)
}

/// Gives the lines without a key back the ones that they have lost.
fn find_again(lines: &mut [Known], lost: &mut Vec<Lost>, is_it: impl Fn(&Known, &Lost) -> bool) {
    let without = lines
        .iter_mut()
        .filter(|line| line.key.is_none() && line.copied.is_none() && line.elsewhere.is_none());
    for line in without.filter(|line| !line.words.is_empty()) {
        let kind = line.mark.sign.kind();
        if let Some(at) = lost.iter().position(|lost| lost.sign.kind() == kind && is_it(line, lost)) {
            line.key = Some(lost.remove(at).key);
        }
    }
}

/// Whether two lines share most of their words.
fn is_alike(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (a, b): (HashSet<&str>, HashSet<&str>) = (words(&a).collect(), words(&b).collect());
    let shared = a.intersection(&b).count();
    shared > 0 && 2 * shared * 5 >= 3 * (a.len() + b.len())
}

/// Whether a line stands where the lost one stood: below or above the same line.
fn is_at_place(text: &str, line: &Known, before: &str, lost: &Lost) -> bool {
    let old = parse(before).into_iter().find(|mark| mark.pointers.iter().any(|p| p.key == lost.key));
    let beside = |text: &str, line: usize| {
        let at = |line: usize| text.lines().nth(line).map(|line| line.trim().to_owned());
        (line.checked_sub(1).and_then(at), at(line + 1))
    };
    let (above, below) = beside(text, line.mark.line);
    lost.had_line
        && old.is_some_and(|old| {
            let (was_above, was_below) = beside(before, old.line);
            above == was_above || below == was_below
        })
}

/// What of a line its record says: of a task only what is to be done.
fn says(sign: Sign, words: &str, context: &Context) -> String {
    let values = Values::of(sign, words, context);
    if values.text.is_empty() { values.title } else { values.text }
}

/// What a record says, as its line would.
pub(super) fn said(record: &Record) -> String {
    let text = record.text("text");
    let title = record.text("title");
    let is_cut = title.ends_with('…') && !text.is_empty();
    if is_cut { text.to_owned() } else { title.to_owned() }
}

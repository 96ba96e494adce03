//! Saves a note whose marked lines are records: what is made, what is changed, and the text with the new keys in it.

use super::super::change::{Change, On, Put};
use super::super::choice::Channel;
use super::super::field::Kind;
use super::super::field::ids::note::TEXT;
use super::super::note::Note;
use super::super::record::Record;
use super::super::work::{Act, Why, Work, changes};
use super::Context;
use super::identity::{Copied, Known, Saved, identify, saved};
use super::make::{self, Place, Values};
use super::parse::Sign;
use super::plan::{Fate, Gone, Line, Plan, Said};

/// Plans the saving of a note: `text` is what it shall be, `before` what it was when it was last read or saved. Lines
/// are compared with the saved lines, not with their records, so that what was changed on a record's own card is not
/// taken back; where both changed since the note was read, the record conflicts and the note is saved all the same.
///
/// # Errors
/// The keys that stand on several lines, for a person to choose which line keeps each ([`Context::kept`]).
pub fn save(before: &Note, text: &str, context: &Context) -> Result<Plan, Vec<Copied>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let saved = saved(before, context);
    let (lines, lost) = identify(before, &saved, &text, context)?;
    let mut saving = Saving { before, saved: &saved, context, plan: Plan::default() };
    saving.begin();
    let mut at = 0;
    for known in lines {
        saving.plain(text.get(at..known.mark.range.start).unwrap_or_default());
        at = known.mark.range.end;
        saving.line(&text, known);
    }
    saving.plain(text.get(at..).unwrap_or_default());
    saving.plan.gone = lost.into_iter().map(|lost| Gone { key: lost.key, words: lost.words }).collect();
    Ok(saving.end())
}

/// A plan being made.
struct Saving<'a> {
    before: &'a Note,
    saved: &'a Saved,
    context: &'a Context<'a>,
    plan: Plan,
}

impl Saving<'_> {
    /// A new note is made first, so that what came from it can name it.
    fn begin(&mut self) {
        let note = self.before;
        if note.rec.is_none() {
            let optional = |text: &Option<String>| Put::text(text.as_deref().unwrap_or_default());
            let values = vec![
                (1101, optional(&note.meeting)),
                (1102, optional(&note.stand)),
                (1103, Put::text(&note.title)),
                (1105, Put::text(note.example.to_string())),
            ];
            self.plan.changes.push(Change::Create { kind: Kind::Note, key: None, values });
        }
    }

    /// The text is the last change: it names what stands before it.
    fn end(mut self) -> Plan {
        let on = self.before.rec.map_or(On::Made(0), On::Record);
        let (from, seen) = (self.before.text.to_string(), self.before.rec.map(|_| self.before.seen));
        let to = Put::Joined(self.plan.text.clone());
        let to = if to.names_made() { to } else { to.known().map_or(Put::Nothing, Put::Text) };
        if to.names_made() || to.known().unwrap_or_default() != from {
            self.plan.changes.push(Change::Edit { on, field: TEXT, from, to, seen });
        }
        self.plan
    }

    fn plain(&mut self, text: &str) {
        match self.plan.text.last_mut() {
            Some(Put::Text(last)) => last.push_str(text),
            _ => self.plan.text.push(Put::Text(text.to_owned())),
        }
    }

    fn line(&mut self, text: &str, known: Known) {
        let whole = text.get(known.mark.range.clone()).unwrap_or_default();
        let (line, sign) = (known.mark.line, known.mark.sign);
        let mut told = Line { line, sign, key: known.key.clone(), fate: Fate::Same, said: Vec::new() };
        match &known.key {
            _ if is_unfinished(&known.words) => {
                told.fate = Fate::Unfinished;
                self.plain(whole);
            }
            Some(key) => {
                self.plain(&with_key(text, &known, key));
                self.follow(key, &known, &mut told);
            }
            None if known.elsewhere.is_some() => {
                told.fate = Fate::Mentioned(known.elsewhere.clone().unwrap_or_default());
                self.plain(whole);
            }
            None => {
                told.fate = Fate::New;
                self.plain(&format!("{} → ", without_key(text, &known, known.copied.as_deref())));
                let made = self.make(&known, &mut told);
                self.plan.text.push(Put::KeyOf(made));
            }
        }
        self.plan.lines.push(told);
    }

    /// Makes the record of a new line; says where in the batch.
    fn make(&mut self, known: &Known, told: &mut Line) -> usize {
        let (note, context) = (self.before, self.context);
        let place = Place {
            meeting: note.meeting.clone(),
            stand: note.stand.clone(),
            day: context.day(),
            example: note.example,
        };
        let values = Values::of(known.mark.sign, &known.words, context);
        told.said.extend(values.unknown.iter().cloned().map(Said::Unknown));
        told.said.extend(values.others.iter().cloned().map(Said::OneOwner));
        let at = self.plan.changes.len();
        match known.mark.sign {
            Sign::Decision => self.plan.changes.push(make::decision(&values, &place)),
            Sign::Task => self.plan.changes.push(make::task(&values, &place)),
            sign => {
                let source = make::source(sign, self.note(), context.lang);
                self.plan.changes.extend(make::proposal(&values, Channel::Note, source, &place, at));
            }
        }
        self.plan.changes.len() - 1
    }

    /// The key of the note.
    fn note(&self) -> Put {
        match self.before.rec {
            Some(_) => Put::text(&self.before.key),
            None => Put::KeyOf(0),
        }
    }

    /// Changes the record of a line as the line was changed.
    fn follow(&mut self, key: &str, known: &Known, told: &mut Line) {
        let Some(record) = self.context.record(key) else {
            told.said.push(Said::Missing(key.to_owned()));
            return;
        };
        let Some((sign, words)) = self.saved.get(key) else { return };
        if (*sign, words) == (known.mark.sign, &known.words) {
            return;
        }
        let was = Values::of(*sign, words, self.context);
        let is = Values::of(known.mark.sign, &known.words, self.context);
        told.said.extend(is.unknown.iter().cloned().map(Said::Unknown));
        told.said.extend(is.others.iter().cloned().map(Said::OneOwner));
        let before = self.plan.changes.len();
        self.reword(record, &was, &is);
        self.restate(record, *sign, known.mark.sign);
        self.reassign(record, &was, &is, told);
        if self.plan.changes.len() > before {
            told.fate = Fate::Changed;
        }
    }

    fn reword(&mut self, record: &Record, was: &Values, is: &Values) {
        let (on, seen) = (On::Record(record.rec), Some(self.before.seen));
        let field = |name| record.rec.kind.field(name).map(|field| field.id);
        if let Some(field) = field("title").filter(|_| was.title != is.title) {
            self.plan.changes.push(Change::Set { on, field, to: Put::text(&is.title), seen });
        }
        if let Some(field) = field("text").filter(|_| was.text != is.text) {
            let (from, to) = (was.text.clone(), Put::text(&is.text));
            self.plan.changes.push(Change::Edit { on, field, from, to, seen });
        }
    }

    /// A proposal that became a quote or a question, or the other way round.
    fn restate(&mut self, record: &Record, was: Sign, is: Sign) {
        let Some(submission) = record.get("submission").and_then(|key| self.context.record(key)) else {
            return;
        };
        if was != is && make::names(submission.text("source"), &self.before.key) {
            let to = make::source(is, self.note(), self.context.lang);
            let to = Put::text(to.known().unwrap_or_default());
            let (on, seen) = (On::Record(submission.rec), Some(self.before.seen));
            self.plan.changes.push(Change::Set { on, field: 1208, to, seen });
        }
    }

    /// Another owner, another deadline: by the rules of what somebody carries out.
    fn reassign(&mut self, record: &Record, was: &Values, is: &Values, told: &mut Line) {
        let Some(work) = Work::of(record) else { return };
        let work = Work { seen: self.before.seen, ..work };
        let own = (was.owner != is.owner).then(|| Act::Own(is.owner.clone()));
        let reason = self.context.reason.unwrap_or_default().to_owned();
        let moved = (was.deadline != is.deadline).then_some(Act::Deadline { to: is.deadline, reason });
        let facts = (self.context.facts)(record.rec);
        for act in own.into_iter().chain(moved) {
            match changes(&work, &act, &facts) {
                Ok((changes, _)) => self.plan.changes.extend(changes),
                Err(Why::Already) => {}
                Err(why) => told.said.push(Said::Refused(work.key.clone(), why)),
            }
        }
    }
}

/// Whether a line says nothing yet, or holds two versions that a person must choose from.
fn is_unfinished(words: &str) -> bool {
    let marked = words.find("<<").and_then(|at| words.get(at..));
    words.is_empty() || marked.is_some_and(|rest| rest.contains(" == ") && rest.contains(">>"))
}

/// The line with its key at the end; as it is where the key stands there alone.
fn with_key(text: &str, known: &Known, key: &str) -> String {
    let mark = &known.mark;
    let line = text.get(mark.range.clone()).unwrap_or_default();
    let mut own = mark.pointers.iter().filter(|pointer| pointer.key == key);
    let is_last = |end: usize| text.get(end..mark.range.end).is_some_and(|rest| rest.trim().is_empty());
    match (own.next(), own.next()) {
        (Some(only), None) if is_last(only.range.end) => line.to_owned(),
        _ => format!("{} → {key}", without_key(text, known, Some(key))),
    }
}

/// The line without the arrows to a key and without blanks at its end.
fn without_key(text: &str, known: &Known, key: Option<&str>) -> String {
    let mark = &known.mark;
    let mut line = String::new();
    let mut from = mark.range.start;
    for pointer in mark.pointers.iter().filter(|pointer| Some(pointer.key.as_str()) == key) {
        line.push_str(text.get(from..pointer.range.start).unwrap_or_default().trim_end());
        from = pointer.range.end;
    }
    line.push_str(text.get(from..mark.range.end).unwrap_or_default().trim_end());
    line
}

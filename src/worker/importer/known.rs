//! What a row means for a record that is there, field by field: by what the source said before, or, in a file that we
//! wrote, by what stood when it was written.

mod base;
mod figure;

use std::cell::OnceCell;

use super::arrived::is_name;
use super::cells::Speaker;
use crate::domain::arrival::{Decided, Side};
use crate::domain::change::{Change, Conflict, Entry, On, Put};
use crate::domain::field::{Field, Form, Shape, by_id};
use crate::domain::measured::Said;
use crate::domain::record::Record;
use crate::exchange::incoming::IncomingRow;
use crate::exchange::memory::{Decision, decide, hash};
use crate::store::{Error, Memory, Store};

use base::Base;

/// What becomes of one field.
enum Step {
    /// It stays.
    Nothing,
    /// It takes what the file says.
    Take(Vec<Change>),
    /// Both have moved.
    Conflict(Conflict),
}

/// A record, and what is known of what the file was made from.
pub(super) struct Known<'a> {
    store: &'a Store,
    record: &'a Record,
    memory: Option<&'a Memory>,
    carried: Option<i64>,
    /// The record has just come back: what the file says counts.
    revived: bool,
    /// By what name the file speaks of it.
    speaker: Speaker,
    decided: &'a [Decided],
    /// Whose value stands for all of the record, if that was decided.
    of_record: Option<Side>,
    history: OnceCell<Vec<Entry>>,
}

/// A field for which the file has another value than stands here.
struct Differs<'v> {
    field: &'static Field,
    now: Option<&'v str>,
    file: Option<&'v str>,
    /// What it was when the file was written, where that is known.
    base: Option<Base>,
}

impl<'a> Known<'a> {
    pub fn new(
        store: &'a Store,
        record: &'a Record,
        memory: Option<&'a Memory>,
        carried: Option<i64>,
        revived: bool,
    ) -> Known<'a> {
        let (decided, of_record, speaker) = (&[][..], None, Speaker::Owner);
        let history = OnceCell::new();
        Known { store, record, memory, carried, revived, speaker, decided, of_record, history }
    }

    /// Told by what name the file speaks of it: the figure of another than stands is a matter for a person.
    pub fn spoken_of(self, speaker: Speaker) -> Known<'a> {
        Known { speaker, ..self }
    }

    /// With what a person has decided where both sides have moved: of fields, and of the record as a whole.
    pub fn decided(self, decided: &'a [Decided], of_record: Option<Side>) -> Known<'a> {
        Known { decided, of_record, ..self }
    }

    /// A conflict that a person has decided is none any more.
    fn settled(&self, field: u16, decision: Decision) -> Decision {
        match (decision, Decided::find(self.decided, self.record.rec, field).or(self.of_record)) {
            (Decision::Conflict, Some(Side::File)) => Decision::Take,
            (Decision::Conflict, Some(Side::Ours)) => Decision::Nothing,
            (decision, _) => decision,
        }
    }

    /// What becomes of all that a row says: the changes, and where both sides have moved.
    pub fn row(&self, row: &IncomingRow) -> Result<(Vec<Change>, Vec<Conflict>), Error> {
        let said = row.values.iter().filter(|(id, _)| !is_name(row, *id));
        let fields = said.filter_map(|(id, value)| Some((by_id(*id)?, value.as_deref())));
        let mut steps: Vec<Step> =
            fields.map(|(field, value)| self.step(field, value)).collect::<Result<_, _>>()?;
        let figure = Said::of(&row.values);
        if !figure.is_empty() {
            steps.push(self.figure(&figure)?);
        }
        let (mut changes, mut conflicts) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                Step::Nothing => {}
                Step::Take(taken) => changes.extend(taken),
                Step::Conflict(conflict) => conflicts.push(conflict),
            }
        }
        Ok((changes, conflicts))
    }

    /// What becomes of a field for which the file has this value.
    fn step(&self, field: &'static Field, file: Option<&str>) -> Result<Step, Error> {
        let (now, file) = (full(field, self.record.get(field.name)), full(field, file));
        if now == file || is_same_key(field, now, file) {
            return Ok(Step::Nothing);
        }
        let differs = Differs { field, now, file, base: self.carried_base(field)? };
        match field.form {
            Form::Member => Ok(self.members(differs)),
            Form::Count => Ok(self.count(differs)),
            Form::Value | Form::Text => self.value(differs),
        }
    }

    fn value(&self, Differs { field, now, file, base }: Differs<'_>) -> Result<Step, Error> {
        let decision = match base {
            _ if self.revived => Decision::Take,
            Some(Base { value, .. }) if value.as_deref() == file => Decision::Nothing,
            Some(Base { moved: true, .. }) => Decision::Conflict,
            Some(_) => Decision::Take,
            None if self.was_taken_back(field.id)? => Decision::Take,
            None => {
                let said = self.said_before(field.id).and_then(|said| u64::from_str_radix(said, 16).ok());
                // A field that still has its default was never filled.
                let filled = now.filter(|now| said.is_some() || Some(*now) != field.default);
                decide(said, filled, file)
            }
        };
        Ok(match self.settled(field.id, decision) {
            Decision::Nothing => Step::Nothing,
            Decision::Take => Step::Take(vec![self.put(field, now, file)]),
            Decision::Conflict => {
                Step::Conflict(self.conflict(field.id, now.map(str::to_owned), file.map(str::to_owned))?)
            }
        })
    }

    fn put(&self, field: &Field, now: Option<&str>, file: Option<&str>) -> Change {
        let (on, seen) = (On::Record(self.record.rec), Some(self.record.seen));
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        match field.form {
            Form::Text => {
                Change::Edit { on, field: field.id, from: text(now), to: Put::text(text(file)), seen }
            }
            _ => Change::Set { on, field: field.id, to: Put::text(text(file)), seen },
        }
    }

    /// Members that the file has gained are added and those that it has lost removed; others stay as they are.
    fn members(&self, Differs { field, now, file, base }: Differs<'_>) -> Step {
        let before =
            base.map(|base| base.value).or_else(|| self.said_before(field.id).map(|s| Some(s.to_owned())));
        let before = before.flatten();
        let (now, file, before) = (split(now), split(file), split(before.as_deref()));
        let gained = file.iter().filter(|m| !before.contains(m) && !now.contains(m)).map(|m| (*m, true));
        let lost = before.iter().filter(|m| !file.contains(m) && now.contains(m)).map(|m| (*m, false));
        let on = On::Record(self.record.rec);
        let changes: Vec<Change> = gained
            .chain(lost)
            .map(|(m, present)| Change::Member { on, field: field.id, member: Put::text(m), present })
            .collect();
        if changes.is_empty() { Step::Nothing } else { Step::Take(changes) }
    }

    /// The file has totals: what it has gained since is added to what stands.
    fn count(&self, Differs { field, now, file, base }: Differs<'_>) -> Step {
        let number = |text: Option<&str>| text.and_then(|t| t.parse::<i64>().ok()).unwrap_or_default();
        let before = match base {
            Some(base) => number(base.value.as_deref()),
            None => self.said_before(field.id).map_or_else(|| number(now), |said| number(Some(said))),
        };
        match number(file).saturating_sub(before) {
            0 => Step::Nothing,
            by => Step::Take(vec![Change::Count { on: On::Record(self.record.rec), field: field.id, by }]),
        }
    }

    /// What the source said last of a field; nothing counts that was taken back.
    fn said_before(&self, field: u16) -> Option<&'a str> {
        let memory = self.memory.filter(|memory| !memory.undone && !self.revived)?;
        memory.fields.iter().find(|(id, _)| *id == field).map(|(_, said)| said.as_str())
    }

    /// Whether the last that happened to a field is that an import was taken back.
    fn was_taken_back(&self, field: u16) -> Result<bool, Error> {
        if !self.memory.is_some_and(|memory| memory.undone) {
            return Ok(false);
        }
        let last = self.history()?.iter().find(|entry| entry.touches(field));
        Ok(last.is_none_or(|entry| entry.undoes.is_some()))
    }

    fn conflict(&self, field: u16, theirs: Option<String>, mine: Option<String>) -> Result<Conflict, Error> {
        let history = self.history()?;
        let wrote = history.iter().find(|e| !e.undone && e.touches(field));
        let made = wrote.or(history.last());
        Ok(Conflict {
            rec: self.record.rec,
            key: self.record.key.clone(),
            field,
            theirs,
            mine,
            who: made.map(|entry| entry.author.who.clone()).unwrap_or_default(),
            at: made.map_or(0, |entry| entry.at),
        })
    }

    fn history(&self) -> Result<&[Entry], Error> {
        if let Some(history) = self.history.get() {
            return Ok(history);
        }
        let history = self.store.history(self.record.rec)?;
        Ok(self.history.get_or_init(|| history))
    }
}

/// How the memory keeps what a source said: members and totals as they are, everything else as a hash.
pub(super) fn said(field: &Field, value: Option<&str>) -> String {
    let value = full(field, value);
    match field.form {
        Form::Member | Form::Count => value.unwrap_or_default().to_owned(),
        Form::Value | Form::Text => format!("{:x}", hash(value)),
    }
}

/// How the memory keeps what a source said of a figure.
pub(super) fn figure_said(said: &Said) -> String {
    format!("{:x}", hash(Some(&said.text())))
}

/// A value with the field's default instead of nothing.
fn full<'v>(field: &Field, value: Option<&'v str>) -> Option<&'v str> {
    value.filter(|text| !text.is_empty()).or(field.default)
}

/// A key is the same in capitals and without.
fn is_same_key(field: &Field, one: Option<&str>, other: Option<&str>) -> bool {
    let lower = |key: Option<&str>| key.map(str::to_lowercase);
    matches!(field.shape, Shape::Key(_)) && lower(one) == lower(other)
}

fn split(members: Option<&str>) -> Vec<&str> {
    members.unwrap_or_default().split('\n').filter(|member| !member.is_empty()).collect()
}

//! What a row means for a record that is there, field by field: by what the source said before, or, in a file that we
//! wrote, by what stood when it was written.

use std::cell::OnceCell;

use super::cells::Speaker;
use crate::domain::arrival::{Decided, Side};
use crate::domain::change::{Change, Conflict, Entry, Line, On, Put};
use crate::domain::edit::Edit;
use crate::domain::field::{Field, Form, Shape, VERSION};
use crate::domain::measured::{Said, figure};
use crate::domain::record::Record;
use crate::exchange::memory::{Decision, decide, hash};
use crate::store::{Error, Figure, IMPORT, Memory, Store};

/// What becomes of one field.
pub(super) enum Step {
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

    /// What becomes of a field for which the file has this value.
    pub fn step(&self, field: &'static Field, file: Option<&str>) -> Result<Step, Error> {
        let (now, file) = (full(field, self.record.get(field.name)), full(field, file));
        if now == file || is_same_key(field, now, file) {
            return Ok(Step::Nothing);
        }
        let carried = self.carried_base(field)?;
        match field.form {
            Form::Member => Ok(self.members(field, now, file, carried)),
            Form::Count => Ok(self.count(field, now, file, carried)),
            Form::Value | Form::Text => self.value(field, now, file, carried),
        }
    }

    /// What becomes of a measurement's figure.
    pub fn figure(&self, said: &Said) -> Result<Step, Error> {
        let versions = self.store.versions(self.record.rec.id)?;
        let now = versions.first().map(|figure| &figure.version);
        let Some(version) = said.over(now) else { return Ok(Step::Nothing) };
        Ok(match self.settled(VERSION, self.figure_decision(said, &versions)?) {
            Decision::Nothing => Step::Nothing,
            Decision::Take => Step::Take(vec![Change::Version { on: On::Record(self.record.rec), version }]),
            Decision::Conflict => {
                Step::Conflict(self.conflict(VERSION, now.and_then(figure), figure(&version))?)
            }
        })
    }

    /// Whether the versions of the measurement's figure say themselves that this is what its source said last.
    pub fn is_brought(&self, said: &Said) -> Result<bool, Error> {
        Ok(self.brought(said, &self.store.versions(self.record.rec.id)?))
    }

    /// A new version takes nothing away, so that what an import brought gives way to what is published later; what a
    /// person has typed does not.
    fn figure_decision(&self, said: &Said, versions: &[Figure]) -> Result<Decision, Error> {
        let newest = versions.first();
        let now = newest.map(|figure| &figure.version);
        if let Some(carried) = self.known_carried()?.filter(|_| !self.revived) {
            let then = versions.iter().find(|figure| figure.id <= carried).map(|figure| &figure.version);
            return Ok(match newest.is_some_and(|figure| figure.id > carried) {
                _ if !said.differs(then) || !said.differs(now) => Decision::Nothing,
                true => Decision::Conflict,
                false => Decision::Take,
            });
        }
        let is_owner = self.speaker == Speaker::Owner;
        let is_imported = newest.is_none_or(|figure| figure.via == IMPORT);
        let is_free = is_owner && (is_imported || self.was_taken_back(VERSION)?);
        let is_repeated = match self.said_before(VERSION) {
            Some(before) => before == figure_said(said),
            None => self.brought(said, versions),
        };
        let is_older = said.known_since().is_some_and(|day| {
            now.and_then(|now| now.known_since.as_deref()).is_some_and(|known| day < known)
        });
        Ok(match is_free || self.revived {
            _ if !said.revises(now) || is_repeated => Decision::Nothing,
            true if is_older => Decision::Nothing,
            true => Decision::Take,
            false => Decision::Conflict,
        })
    }

    /// Whether the newest figure that imports brought from where this one comes is this one; where it has given way to
    /// that of another name, whether any of them is.
    fn brought(&self, said: &Said, versions: &[Figure]) -> bool {
        let is_from_there =
            |figure: &&Figure| figure.via == IMPORT && figure.version.source.as_deref() == said.source();
        let is_it = |figure: &Figure| !said.revises(Some(&figure.version));
        let mut from_there = versions.iter().filter(is_from_there);
        match self.speaker {
            Speaker::Former => from_there.any(is_it),
            _ => from_there.next().is_some_and(is_it),
        }
    }

    fn value(
        &self,
        field: &'static Field,
        now: Option<&str>,
        file: Option<&str>,
        carried: Option<Base>,
    ) -> Result<Step, Error> {
        let decision = match carried {
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
    fn members(
        &self,
        field: &'static Field,
        now: Option<&str>,
        file: Option<&str>,
        carried: Option<Base>,
    ) -> Step {
        let before =
            carried.map(|base| base.value).or_else(|| self.said_before(field.id).map(|s| Some(s.to_owned())));
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
    fn count(
        &self,
        field: &'static Field,
        now: Option<&str>,
        file: Option<&str>,
        carried: Option<Base>,
    ) -> Step {
        let number = |text: Option<&str>| text.and_then(|t| t.parse::<i64>().ok()).unwrap_or_default();
        let before = match carried {
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
        let last = self.history()?.iter().find(|entry| entry.lines.iter().any(|l| l.field == field));
        Ok(last.is_none_or(|entry| entry.undoes.is_some()))
    }

    /// What the field was when a file of ours was written, and whether it has moved since. Nothing where the file does
    /// not say when, or speaks of another database.
    fn carried_base(&self, field: &'static Field) -> Result<Option<Base>, Error> {
        let Some(carried) = self.known_carried()? else { return Ok(None) };
        let history = self.history()?;
        let is_later = |line: &&Line| line.id > carried && line.field == field.id;
        let mut later: Vec<&Line> = history.iter().flat_map(|e| e.lines.iter().filter(is_later)).collect();
        later.sort_by_key(|line| std::cmp::Reverse(line.id));
        let value = later.iter().try_fold(self.record.get(field.name).map(str::to_owned), back);
        let batches: Vec<i64> =
            history.iter().filter(|e| e.lines.iter().any(|l| is_later(&l))).map(|e| e.batch).collect();
        let stands = |entry: &&Entry| {
            batches.contains(&entry.batch)
                && !entry.undone
                && entry.undoes.is_none_or(|undone| !batches.contains(&undone))
        };
        let moved = history.iter().any(|entry| stands(&entry));
        // What was erased since cannot be told: then a person decides.
        Ok(Some(match value {
            Some(value) => Base { value: full(field, value.as_deref()).map(str::to_owned), moved },
            None => Base { value: None, moved: true },
        }))
    }

    /// The change that a file of ours carries, where this database has it.
    fn known_carried(&self) -> Result<Option<i64>, Error> {
        let Some(carried) = self.carried else { return Ok(None) };
        let knows_it = |entry: &Entry| entry.lines.iter().any(|line| line.id == carried);
        Ok(self.history()?.iter().any(knows_it).then_some(carried))
    }

    fn conflict(&self, field: u16, theirs: Option<String>, mine: Option<String>) -> Result<Conflict, Error> {
        let history = self.history()?;
        let wrote = history.iter().find(|e| !e.undone && e.lines.iter().any(|line| line.field == field));
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

/// What a field was when a file was written.
struct Base {
    value: Option<String>,
    moved: bool,
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

/// The value before a change; nothing where that cannot be told.
fn back(value: Option<String>, line: &&Line) -> Option<Option<String>> {
    if line.erased {
        return None;
    }
    Some(match line.form {
        Form::Value => line.old.clone(),
        Form::Text => {
            let text = |part: &Option<String>| part.clone().unwrap_or_default();
            let place = usize::try_from(line.place.unwrap_or_default()).ok()?;
            let edit = Edit { place, removed: text(&line.old), inserted: text(&line.new) };
            let before = edit.invert().apply(value.as_deref().unwrap_or_default())?;
            Some(before).filter(|text| !text.is_empty())
        }
        Form::Count => {
            let number = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<i64>().ok());
            Some(number(&value).unwrap_or_default().saturating_sub(number(&line.new)?).to_string())
        }
        Form::Member => {
            let mut members: Vec<&str> = split(value.as_deref());
            members.retain(|member| Some(*member) != line.new.as_deref());
            members.extend(line.old.as_deref());
            members.sort_unstable();
            Some(members.join("\n")).filter(|text| !text.is_empty())
        }
    })
}

//! Plays the example municipality into a fresh file: each act at its own time, by its own person.

use std::collections::HashMap;
use std::fmt;

use chrono::{Local, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone};

use super::importer;
use crate::demo::{self, Act, Unreadable, What};
use crate::domain::change::{Author, Change, On, Outcome, Put};
use crate::domain::field::{Field, Form, Kind};
use crate::domain::record::Rec;
use crate::exchange::incoming::{Incoming, Problem};
use crate::store::{Clock, Error, Store};

/// The municipality whose example it is.
const PLACE: &str = "Fredericia";

/// Why the example cannot be played: but for the file, only a mistake in the example itself.
#[derive(Debug)]
pub enum Broken {
    /// The store refused.
    Store(Error),
    /// A line of the history cannot be read.
    History(Unreadable),
    /// A row of a file cannot be read.
    File(Problem),
    /// An act names something that is not there.
    NoSuch(String),
}

/// The moment of the last act of a day; its first moment where there is none.
pub fn end_of(day: NaiveDate) -> NaiveDateTime {
    let acts = demo::history().unwrap_or_default();
    let last = acts.iter().rev().find(|act| act.at.date() == day).map(|act| act.at);
    last.unwrap_or_else(|| day.and_time(chrono::NaiveTime::MIN))
}

/// Plays all acts up to a moment, which becomes the file's own clock.
///
/// # Errors
/// The file cannot be written, or the example contradicts itself.
pub fn play(store: &mut Store, until: NaiveDateTime) -> Result<(), Broken> {
    let acts = demo::history()?;
    store.relax(true)?;
    let mut player = Player { store, records: HashMap::new() };
    let first = acts.first().map(|act| act.at);
    player.settings(first.unwrap_or(until), until)?;
    for batch in demo::batches(&acts).filter(|batch| batch.first().is_some_and(|act| act.at <= until)) {
        player.batch(batch)?;
    }
    store.relax(false)?;
    store.set_clock(Clock::System);
    Ok(())
}

struct Player<'a> {
    store: &'a mut Store,
    records: HashMap<String, Rec>,
}

impl Player<'_> {
    /// What makes a file an example: its clock, and whose it is.
    fn settings(&mut self, at: NaiveDateTime, clock: NaiveDateTime) -> Result<(), Broken> {
        let clock = Local
            .from_local_datetime(&clock)
            .earliest()
            .map(|c| c.to_rfc3339_opts(SecondsFormat::Secs, false));
        let settings = [
            ("place", PLACE),
            ("example", "true"),
            ("clock", clock.as_deref().unwrap_or_default()),
            ("light_share_of_change", "20"),
            ("light_share_of_target", "5"),
            ("light_oldest_months", "6"),
            ("keep_daily", "14"),
        ];
        let made = |(key, value): (&str, &str)| Change::Create {
            kind: Kind::Setting,
            key: Some(key.to_owned()),
            values: vec![(1601, Put::text(value))],
        };
        let changes: Vec<Change> = settings.map(made).into();
        self.commit(at, "AS", "import", None, &changes)?;
        Ok(())
    }

    fn batch(&mut self, batch: &[Act]) -> Result<(), Broken> {
        let Some(first) = batch.first() else { return Ok(()) };
        let reason = batch.iter().find_map(|act| act.reason.as_deref());
        let (via, changes) = match &first.what {
            What::Import(name) => ("import", self.rows(name)?),
            _ => ("board", batch.iter().map(|act| self.change(&act.what)).collect::<Result<_, _>>()?),
        };
        let outcome = self.commit(first.at, &first.who, via, reason, &changes)?;
        self.records.extend(outcome.made.into_iter().map(|(rec, key)| (key, rec)));
        Ok(())
    }

    /// The records of one of the example's files, as creations; of a measurement that is there what is new of its figure.
    fn rows(&self, name: &str) -> Result<Vec<Change>, Broken> {
        let no_such = || Broken::NoSuch(name.to_owned());
        let content = demo::file(name).ok_or_else(no_such)?;
        let kind = demo::kind_of(name).ok_or_else(no_such)?;
        let mut changes = Vec::new();
        for row in Incoming::open(content.as_bytes(), name, Some(kind))? {
            let row = row?;
            match row.key.as_ref().and_then(|key| self.records.get(key)) {
                Some(rec) if kind == Kind::Measurement => {
                    let versions = self.store.versions(rec.id)?;
                    changes.extend(importer::revision(*rec, versions.first().map(|v| &v.version), &row));
                }
                _ => changes.extend(importer::creation(kind, row, changes.len())),
            }
        }
        Ok(changes)
    }

    fn commit(
        &mut self,
        at: NaiveDateTime,
        who: &str,
        via: &str,
        reason: Option<&str>,
        changes: &[Change],
    ) -> Result<Outcome, Error> {
        let moment = Local.from_local_datetime(&at).earliest().map_or(0, |at| at.timestamp_millis());
        self.store.set_clock(Clock::Fixed(moment));
        let author = Author { who: who.to_owned(), login: who.to_owned(), via: via.to_owned() };
        self.store.commit(&author, reason, changes)
    }

    fn change(&self, what: &What) -> Result<Change, Broken> {
        let no_such = |what: &str| Broken::NoSuch(what.to_owned());
        let target = |key: &str| self.records.get(key).copied().ok_or_else(|| no_such(key));
        let aimed = |key: &str, field: &str| -> Result<(Rec, &'static Field), Broken> {
            let rec = target(key)?;
            Ok((rec, rec.kind.field(field).ok_or_else(|| no_such(field))?))
        };
        Ok(match what {
            What::Import(name) => return Err(no_such(name)),
            What::Remark { key, text } => Change::Remark { on: On::Record(target(key)?), text: text.clone() },
            What::Set { key, field, value } => {
                let (rec, field) = aimed(key, field)?;
                Change::Set { on: On::Record(rec), field: field.id, to: Put::text(value), seen: None }
            }
            What::Edit { key, field, value } => {
                let (rec, field) = aimed(key, field)?;
                let record = self.store.record_even_gone(rec)?.ok_or_else(|| no_such(key))?;
                let from = record.text(field.name).to_owned();
                Change::Edit { on: On::Record(rec), field: field.id, from, to: Put::text(value), seen: None }
            }
            What::Add { key, field, value } => {
                let (rec, field) = aimed(key, field)?;
                match field.form {
                    Form::Count => {
                        let by = value.parse().map_err(|_| no_such(value))?;
                        Change::Count { on: On::Record(rec), field: field.id, by }
                    }
                    _ => member(rec, field, value, true),
                }
            }
            What::Remove { key, field, value } => {
                let (rec, field) = aimed(key, field)?;
                member(rec, field, value, false)
            }
        })
    }
}

fn member(rec: Rec, field: &Field, value: &str, present: bool) -> Change {
    Change::Member { on: On::Record(rec), field: field.id, member: Put::text(value), present }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Broken::Store(error) => error.fmt(f),
            Broken::History(error) => error.fmt(f),
            Broken::File(problem) => f.write_str(&problem.words().en),
            Broken::NoSuch(what) => write!(f, "no {what}"),
        }
    }
}

impl std::error::Error for Broken {}

impl From<Error> for Broken {
    fn from(error: Error) -> Broken {
        Broken::Store(error)
    }
}

impl From<Unreadable> for Broken {
    fn from(error: Unreadable) -> Broken {
        Broken::History(error)
    }
}

impl From<Problem> for Broken {
    fn from(problem: Problem) -> Broken {
        Broken::File(problem)
    }
}

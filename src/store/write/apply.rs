//! Puts one batch through: what is asked for becomes state and log, change by change.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::{CachedStatement, params};

use super::{conflict, create};
use crate::domain::change::{Author, Change, Conflict, On, Outcome, Put, Version};
use crate::domain::edit;
use crate::domain::field::{Field, Form, GONE, Kind, REMARK, Shape, VERSION, by_id};
use crate::domain::record::Rec;
use crate::store::growing::{VERSION_INSERT, origin};
use crate::store::keys::Keys;
use crate::store::log::{Entered, Log};
use crate::store::{Error, state, value};

/// One batch on its way through the door.
pub(in crate::store) struct Door<'a> {
    pub(super) log: Log<'a>,
    pub(super) keys: Keys,
    author: &'a Author,
    own: &'a BTreeSet<i64>,
    inserts: HashMap<Kind, CachedStatement<'a>>,
    version_insert: Option<CachedStatement<'a>>,
    references: HashMap<(u16, String), String>,
    /// What the changes that are passing now have made, one entry each.
    current: Vec<Option<(Rec, String)>>,
    made: Vec<(Rec, String)>,
    changed: Vec<Rec>,
    conflicts: Vec<Conflict>,
    /// The record that was made last, with the change that made it, until a figure is entered under that.
    pub(super) newborn: Option<(Rec, i64)>,
}

/// What one lot of changes has done.
pub(in crate::store) struct Passed {
    /// What each change has made.
    pub made: Vec<Option<Rec>>,
    /// Whether somebody else was first with one of the records.
    pub conflicted: bool,
    /// The newest change of the log after it.
    pub latest: i64,
}

impl<'a> Door<'a> {
    pub fn new(log: Log<'a>, author: &'a Author, own: &'a BTreeSet<i64>) -> Door<'a> {
        Door {
            log,
            author,
            own,
            keys: Keys::default(),
            inserts: HashMap::new(),
            version_insert: None,
            references: HashMap::new(),
            current: Vec::new(),
            made: Vec::new(),
            changed: Vec::new(),
            conflicts: Vec::new(),
            newborn: None,
        }
    }

    /// Writes the changes, but for those on records that somebody else was first with; none where a text is held that
    /// names what they make. [`On::Made`] and [`Put::KeyOf`] count from the first of these changes.
    pub fn pass(&mut self, changes: &[Change]) -> Result<Passed, Error> {
        let held = self.held(changes)?;
        let is_held = |change: &Change| matches!(change.on(), Some(On::Record(rec)) if held.contains(&rec));
        if changes.iter().any(|change| change.names_made() && is_held(change)) {
            let made = vec![None; changes.len()];
            return Ok(Passed { made, conflicted: true, latest: self.log.latest()? });
        }
        for change in changes {
            let made = if is_held(change) { None } else { self.apply(change)? };
            self.current.push(made);
        }
        let made = self.current.iter().map(|made| made.as_ref().map(|(rec, _)| *rec)).collect();
        self.made.extend(self.current.drain(..).flatten());
        Ok(Passed { made, conflicted: !held.is_empty(), latest: self.log.latest()? })
    }

    /// What came of it, once all is passed.
    pub fn close(self) -> Result<Outcome, Error> {
        let conn = self.log.conn;
        self.keys.keep(conn)?;
        let latest = self.log.latest()?;
        let made = self.made;
        let new: HashSet<Rec> = made.iter().map(|(rec, _)| *rec).collect();
        let mut seen = HashSet::new();
        let changed =
            self.changed.into_iter().filter(|rec| !new.contains(rec) && seen.insert(*rec)).collect();
        let at = self.log.at;
        Ok(Outcome { batch: self.log.written(), at, latest, made, changed, conflicts: self.conflicts })
    }

    /// The records that a change of this batch conflicts on.
    fn held(&mut self, changes: &[Change]) -> Result<HashSet<Rec>, Error> {
        let mut held = HashSet::new();
        for change in changes {
            if let Some(conflict) = conflict::find(self.log.conn, self.own, change)? {
                held.insert(conflict.rec);
                self.conflicts.push(conflict);
            }
        }
        Ok(held)
    }

    fn apply(&mut self, change: &Change) -> Result<Option<(Rec, String)>, Error> {
        match change {
            Change::Create { kind, key, values } => {
                if let Some(back) = self.revive(*kind, key.as_deref(), values)? {
                    return Ok(Some(back));
                }
                return Ok(Some(self.create(*kind, key.as_deref(), values)?));
            }
            Change::Set { on, field, to, .. } => self.set(*on, *field, to),
            Change::Member { on, field, member, present } => self.member(*on, *field, member, *present),
            Change::Edit { on, field, from, to, .. } => {
                let (_, known) = self.target(*on, *field)?;
                let to = self.value(known, to)?;
                self.edit(*on, *field, Some(from), to.as_deref().unwrap_or_default())
            }
            Change::Count { on, field, by } => self.count(*on, *field, *by),
            Change::Gone { on, gone, .. } => self.gone(*on, *gone),
            Change::Remark { on, text } => self.remark(*on, text),
            Change::Version { on, version } => self.version(*on, version),
        }?;
        Ok(None)
    }

    pub(super) fn set(&mut self, on: On, id: u16, to: &Put) -> Result<(), Error> {
        let (rec, field) = self.target(on, id)?;
        let text = self.value(field, to)?;
        let to = text.as_deref().or(field.default);
        match field.form {
            Form::Value => {
                let old = state::get(self.log.conn, rec, field)?;
                if old.as_deref() == to {
                    return Ok(());
                }
                state::set(self.log.conn, rec, field, to)?;
                self.enter(
                    rec,
                    id,
                    Form::Value,
                    Entered { old: old.as_deref(), new: to, ..Entered::default() },
                )
            }
            Form::Text => self.edit(on, id, None, to.unwrap_or_default()),
            Form::Count => {
                let now = state::get(self.log.conn, rec, field)?;
                let number =
                    |text: Option<&str>| text.and_then(|t| t.parse::<i64>().ok()).unwrap_or_default();
                self.count(on, id, number(to).saturating_sub(number(now.as_deref())))
            }
            Form::Member => Err(Error::WrongForm { field: id }),
        }
    }

    fn member(&mut self, on: On, id: u16, member: &Put, present: bool) -> Result<(), Error> {
        let (rec, field) = self.target(on, id)?;
        if field.form != Form::Member {
            return Err(Error::WrongForm { field: id });
        }
        let member = if present { self.value(field, member)? } else { self.former(field, member)? };
        let Some(member) = member else { return Ok(()) };
        let conn = self.log.conn;
        if present && state::add_member(conn, rec, id, &member)? {
            self.enter(rec, id, Form::Member, Entered { new: Some(&member), ..Entered::default() })?;
        } else if !present && state::remove_member(conn, rec, id, &member)? {
            self.enter(rec, id, Form::Member, Entered { old: Some(&member), ..Entered::default() })?;
        }
        Ok(())
    }

    /// Writes what an edit changed into the text as it now is; `from` is the text that it was made from, `None` for
    /// the text as it now is.
    fn edit(&mut self, on: On, id: u16, from: Option<&str>, to: &str) -> Result<(), Error> {
        let (rec, field) = self.target(on, id)?;
        if field.form != Form::Text {
            return Err(Error::WrongForm { field: id });
        }
        let conn = self.log.conn;
        let now = state::get(conn, rec, field)?.unwrap_or_default();
        let result = match from {
            Some(from) if from != now => {
                let them = self.last_writer(rec, id)?;
                Cow::Owned(edit::merge(from, (&them, &now), (&self.author.who, to)).text)
            }
            _ => Cow::Borrowed(to),
        };
        if result == now {
            return Ok(());
        }
        state::set(conn, rec, field, Some(&*result).filter(|t| !t.is_empty()))?;
        for edit in edit::diff(&now, &result) {
            let entered = Entered {
                old: Some(edit.removed.as_str()).filter(|t| !t.is_empty()),
                new: Some(edit.inserted.as_str()).filter(|t| !t.is_empty()),
                place: Some(edit.place),
                cancels: None,
            };
            self.enter(rec, id, Form::Text, entered)?;
        }
        Ok(())
    }

    fn count(&mut self, on: On, id: u16, by: i64) -> Result<(), Error> {
        let (rec, field) = self.target(on, id)?;
        if field.form != Form::Count {
            return Err(Error::WrongForm { field: id });
        }
        if by == 0 {
            return Ok(());
        }
        state::add(self.log.conn, rec, field, by)?;
        self.enter(rec, id, Form::Count, Entered { new: Some(&by.to_string()), ..Entered::default() })
    }

    pub(super) fn gone(&mut self, on: On, gone: bool) -> Result<(), Error> {
        let rec = self.record(on)?;
        if state::gone(self.log.conn, rec)?.is_some() == gone {
            return Ok(());
        }
        let by = self.log.batch()?;
        state::set_gone(self.log.conn, rec, gone.then_some(by))?;
        let (old, new) = if gone { ("false", "true") } else { ("true", "false") };
        self.enter(rec, GONE, Form::Value, Entered { old: Some(old), new: Some(new), ..Entered::default() })
    }

    fn remark(&mut self, on: On, text: &str) -> Result<(), Error> {
        let rec = self.record(on)?;
        if text.trim().is_empty() {
            return Ok(());
        }
        let id = self.log.enter(rec, REMARK, Form::Value, Entered::default())?;
        let sql = "INSERT INTO remark(id, batch, kind, record, text) VALUES (?1, ?2, ?3, ?4, ?5)";
        let batch = self.log.batch()?;
        self.log.conn.prepare_cached(sql)?.execute(params![id, batch, rec.kind, rec.id, text])?;
        self.changed.push(rec);
        Ok(())
    }

    fn version(&mut self, on: On, version: &Version) -> Result<(), Error> {
        let rec = self.record(on)?;
        let invalid = |value: &Option<String>| Error::Invalid {
            field: VERSION,
            value: value.clone().unwrap_or_default(),
        };
        let figure =
            version.value.as_deref().map(|v| value::number(v).ok_or_else(|| invalid(&version.value)));
        let figure = figure.transpose()?;
        let why = version.missing.as_deref();
        if rec.kind != Kind::Measurement || figure.is_some() == why.is_some() {
            return Err(invalid(&version.value));
        }
        if why.is_some_and(|w| !["absent", "suppressed", "unpublished"].contains(&w)) {
            return Err(invalid(&version.missing));
        }
        let known = version.known_since.as_deref();
        if known.is_some_and(|day| value::date(day).is_none()) {
            return Err(invalid(&version.known_since));
        }
        // The first figure of a new measurement comes with its making, as its other values do.
        let id = match self.newborn.take_if(|(newborn, _)| *newborn == rec) {
            Some((_, born)) => born,
            None => self.log.enter(rec, VERSION, Form::Value, Entered::default())?,
        };
        let batch = self.log.batch()?;
        let source = version.source.as_deref().map(|text| origin(self.log.conn, text)).transpose()?;
        let insert = match &mut self.version_insert {
            Some(insert) => insert,
            empty => empty.insert(self.log.conn.prepare_cached(VERSION_INSERT)?),
        };
        insert.execute(params![id, batch, rec.id, figure, why, version.provisional, known, source])?;
        self.changed.push(rec);
        Ok(())
    }

    /// A value as it will stand: canonical, and a key as its record has it.
    pub(super) fn value<'c>(&mut self, field: &Field, put: &'c Put) -> Result<Option<Cow<'c, str>>, Error> {
        let text = match put {
            Put::Nothing => return Ok(None),
            Put::Text(text) if text.is_empty() => return Ok(None),
            Put::Text(text) => value::canonical(field, text)?,
            Put::KeyOf(made) => return self.made_key(field, *made).map(|key| Some(Cow::Owned(key))),
            Put::Joined(parts) => return self.joined(field, parts).map(|text| Some(Cow::Owned(text))),
        };
        match field.shape {
            Shape::Key(kinds) => self.reference(field, kinds, &text).map(|key| Some(Cow::Owned(key))),
            Shape::DateOrMeeting if value::date(&text).is_none() => {
                self.reference(field, &[Kind::Meeting], &text).map(|key| Some(Cow::Owned(key)))
            }
            _ => Ok(Some(text)),
        }
    }

    /// A member that is to be removed: its record need not be there any more.
    fn former<'c>(&mut self, field: &Field, put: &'c Put) -> Result<Option<Cow<'c, str>>, Error> {
        match (self.value(field, put), put) {
            (Err(Error::NoSuch { .. }), Put::Text(text)) => Ok(Some(Cow::Borrowed(text.trim()))),
            (found, _) => found,
        }
    }

    fn reference(&mut self, field: &Field, kinds: &[Kind], key: &str) -> Result<String, Error> {
        let asked = (field.id, key.to_owned());
        if let Some(known) = self.references.get(&asked) {
            return Ok(known.clone());
        }
        let found =
            state::resolve(self.log.conn, kinds, key)?.ok_or(Error::NoSuch { key: key.to_owned() })?;
        self.references.insert(asked, found.clone());
        Ok(found)
    }

    fn joined(&mut self, field: &Field, parts: &[Put]) -> Result<String, Error> {
        let mut text = String::new();
        for part in parts {
            text.push_str(&self.value(field, part)?.unwrap_or_default());
        }
        Ok(text)
    }

    fn made_key(&self, field: &Field, index: usize) -> Result<String, Error> {
        let invalid = || Error::Invalid { field: field.id, value: format!("#{index}") };
        let (rec, key) = self.current.get(index).and_then(Option::as_ref).ok_or_else(invalid)?;
        match field.shape {
            Shape::Key(kinds) if !kinds.contains(&rec.kind) => Err(invalid()),
            _ => Ok(key.clone()),
        }
    }

    fn record(&self, on: On) -> Result<Rec, Error> {
        match on {
            On::Record(rec) => Ok(rec),
            On::Made(index) => match self.current.get(index) {
                Some(Some((rec, _))) => Ok(*rec),
                _ => Err(Error::NoSuch { key: format!("#{index}") }),
            },
        }
    }

    fn target(&self, on: On, id: u16) -> Result<(Rec, &'static Field), Error> {
        let rec = self.record(on)?;
        let field = by_id(id).filter(|_| id / 100 == u16::from(rec.kind.number()));
        Ok((rec, field.ok_or(Error::WrongForm { field: id })?))
    }

    fn last_writer(&self, rec: Rec, field: u16) -> Result<String, Error> {
        let newest = conflict::moved_since(self.log.conn, self.own, rec, field, 0)?;
        Ok(newest.map(|(who, _)| who).unwrap_or_else(|| self.author.who.clone()))
    }

    /// The statement that makes a record of a kind, prepared once a batch.
    pub(super) fn insert(&mut self, kind: Kind) -> Result<&mut CachedStatement<'a>, Error> {
        use std::collections::hash_map::Entry;
        Ok(match self.inserts.entry(kind) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(free) => free.insert(self.log.conn.prepare_cached(&create::insert_sql(kind))?),
        })
    }

    fn enter(&mut self, rec: Rec, field: u16, form: Form, entered: Entered<'_>) -> Result<(), Error> {
        self.log.enter(rec, field, form, entered)?;
        self.changed.push(rec);
        Ok(())
    }
}

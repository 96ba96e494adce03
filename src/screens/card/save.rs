//! Saving a card: all of it as one batch that keeps the rules, or a word about what does not fit.

use crate::domain::change::{Change, On, Put};
use crate::domain::choice::AnswerState;
use crate::domain::field::{Field as Of, Kind, by_id};
use crate::domain::given::Given;
use crate::domain::measured::{self, Said};
use crate::domain::record::Record;
use crate::domain::{derived, meeting, words, work};
use crate::text;

use super::super::desk::Desk;
use super::{Card, Entry, Outcome, Purpose, fields};

/// Why a card cannot be saved: the field that it is about, by its place, and the sentence.
type Wrong = (usize, String);
/// The changes that a card is, and the reason of their batch.
type Made = (Vec<Change>, Option<String>);

impl Card {
    /// Ctrl-S: all of it as one batch, or a word about what does not fit.
    pub fn save(&mut self, desk: &mut Desk) -> Outcome {
        if desk.read_only {
            desk.problem(text::failed_read_only(desk.lang));
            return Outcome::Stays;
        }
        if desk.doubts(self.entries.iter().filter(|e| e.is_touched()).map(|e| e.field.text())) {
            return Outcome::Stays;
        }
        match self.made(desk) {
            Ok((changes, _)) if changes.is_empty() => {
                desk.draft(&self.place(), "", 0);
                desk.say(text::nothing_changed(desk.lang));
                Outcome::Closes
            }
            Ok((changes, reason)) => {
                let said = format!("{} · {}", self.said(desk), text::can_undo(desk.lang));
                self.ticket = Some(desk.commit(changes, reason, said));
                Outcome::Stays
            }
            Err((at, why)) => {
                self.at = at;
                desk.problem(why);
                Outcome::Stays
            }
        }
    }

    /// What will have been done.
    fn said(&self, desk: &Desk) -> String {
        let lang = desk.lang;
        match &self.purpose {
            Purpose::New(kind) => words::new_of(*kind).of(lang).to_string(),
            Purpose::Edit(key) => text::set_to(lang, key, &text::changed_text(lang)),
            Purpose::Answer(key) => {
                text::set_to(lang, key, &text::answer_is(lang, words::answer(AnswerState::Draft).of(lang)))
            }
        }
    }

    fn made(&self, desk: &Desk) -> Result<Made, Wrong> {
        match &self.purpose {
            Purpose::New(Kind::Proposal) => Ok((self.new_proposal(desk)?, None)),
            Purpose::New(kind) => self.new_record(*kind, desk),
            Purpose::Edit(_) | Purpose::Answer(_) => self.edits(desk),
        }
    }

    /// The values of the fields of a kind.
    fn values(&self, kind: Kind, desk: &Desk) -> Result<Vec<(u16, Put)>, Wrong> {
        let mut values = Vec::new();
        for (i, entry) in self.entries.iter().enumerate().filter(|(_, e)| e.kind == kind) {
            let parsed = entry.parsed(desk).map_err(|why| (i, why))?;
            let is_field = by_id(entry.id).is_some();
            values.extend(parsed.into_iter().filter(|_| is_field).map(|v| (entry.id, Put::Text(v))));
            values.extend(precision(entry, desk).map(|(id, name)| (id, Put::Text(name))));
        }
        Ok(values)
    }

    fn new_proposal(&self, desk: &Desk) -> Result<Vec<Change>, Wrong> {
        let typed = |name: &str| self.entries.iter().any(|e| e.name() == name && !e.is_empty());
        if !typed("title") && !typed("text") {
            return Err((0, text::card_needs_text(desk.lang)));
        }
        let submission = self.values(Kind::Submission, desk)?;
        let mut proposal = self.values(Kind::Proposal, desk)?;
        proposal.push((1301, Put::KeyOf(0)));
        proposal.extend(submission.iter().filter(|(id, _)| *id == 1202).map(|(_, v)| (1312, v.clone())));
        proposal.extend(example(Kind::Proposal, desk));
        Ok(vec![
            Change::Create { kind: Kind::Submission, key: None, values: submission },
            Change::Create { kind: Kind::Proposal, key: None, values: proposal },
        ])
    }

    fn new_record(&self, kind: Kind, desk: &Desk) -> Result<Made, Wrong> {
        let key = self.place_of(fields::KEY).and_then(|i| Some((i, self.entries.get(i)?)));
        let key = match key {
            Some((i, entry)) if entry.is_empty() => return Err((i, text::card_needs_key(desk.lang))),
            Some((_, entry)) => Some(entry.field.text().trim().to_string()),
            None => None,
        };
        if let Some(at) = self.needs_name(kind) {
            return Err((at, text::card_needs_title(desk.lang)));
        }
        let mut given = self.given(kind, desk, |_| true)?;
        let (changes, reason) =
            watched(&Record::blank(kind), &mut given, None, desk).map_err(|why| (0, why))?;
        let mut values = self.values(kind, desk)?;
        for change in changes {
            if let Change::Set { field, to: Put::Text(text), .. } = change
                && !values.iter().any(|(id, _)| *id == field)
            {
                values.push((field, Put::Text(text)));
            }
        }
        values.extend(example(kind, desk));
        let mut changes = Vec::new();
        let on = self.measured(&values, desk);
        if on.is_none() {
            changes.push(Change::Create { kind, key, values });
        }
        if kind == Kind::Measurement {
            let version = self.figure(desk)?;
            changes.push(Change::Version { on: on.unwrap_or(On::Made(0)), version });
        }
        Ok((changes, reason))
    }

    /// The measurement that a new figure belongs to, where it is there already.
    fn measured(&self, values: &[(u16, Put)], desk: &Desk) -> Option<On> {
        let value = |id: u16| {
            values.iter().find(|(known, _)| *known == id).map_or("", |(_, put)| match put {
                Put::Text(text) => text.as_str(),
                _ => "",
            })
        };
        let [indicator, group, area, period] = measured::CELL.map(value);
        let period = crate::domain::period::Period::parse(period)?;
        let same = |aim: &&crate::domain::board::Aim| {
            let own = |name: &str| aim.record.text(name);
            own("indicator") == indicator && own("group") == group && own("area") == area
        };
        let aim = desk.board.as_ref()?.targets.iter().find(same)?;
        aim.measured.get(&period).map(|rec| On::Record(*rec))
    }

    /// The figure that is typed, known from today on unless a day is typed.
    fn figure(&self, desk: &Desk) -> Result<crate::domain::change::Version, Wrong> {
        let at = self.entries.iter().position(|e| e.id == derived::VALUE.id).unwrap_or(0);
        let mut said = Said::default();
        for (i, entry) in self.entries.iter().enumerate().filter(|(_, e)| e.is_touched()) {
            if let Some(column) = measured::column(entry.id) {
                said.add(column, entry.parsed(desk).map_err(|why| (i, why))?.into_iter().next());
            }
        }
        if said.has_figure() && !said.names(&derived::KNOWN_SINCE) {
            said.add(&derived::KNOWN_SINCE, Some(desk.today.to_string()));
        }
        let contradicts = said.contradicts_itself();
        let version = said.over(None).filter(|_| !contradicts);
        version.ok_or_else(|| (at, text::card_needs_figure(desk.lang)))
    }

    fn edits(&self, desk: &Desk) -> Result<Made, Wrong> {
        let mut changes = Vec::new();
        let mut reason = None;
        let why = self.place_of(fields::REASON).and_then(|i| self.entries.get(i));
        let why = why.map(|e| e.field.text().trim().to_string()).filter(|why| !why.is_empty());
        for record in &self.records {
            let kind = record.rec.kind;
            let mut given = self.given(kind, desk, Entry::is_touched)?;
            let (made, because) = watched(record, &mut given, why.as_deref(), desk)
                .map_err(|sentence| (self.at_fault(kind), sentence))?;
            changes.extend(made);
            reason = reason.or(because);
            for (i, entry) in self.touched(kind) {
                if given.iter().any(|(field, _)| field.id == entry.id) {
                    entry.edits(record, desk, &mut changes).map_err(|why| (i, why))?;
                }
            }
            if kind == Kind::Measurement && self.touched(kind).any(|(_, e)| measured::column(e.id).is_some())
            {
                changes.push(Change::Version { on: On::Record(record.rec), version: self.figure(desk)? });
            }
        }
        self.checked(desk)?;
        if let (Purpose::Answer(_), Some(record), false) =
            (&self.purpose, self.record(Kind::Proposal), changes.is_empty())
        {
            let on = On::Record(record.rec);
            changes.push(Change::Set { on, field: 1313, to: Put::text("draft"), seen: Some(record.seen) });
        }
        Ok((changes, reason))
    }

    fn touched(&self, kind: Kind) -> impl Iterator<Item = (usize, &Entry)> {
        self.entries.iter().enumerate().filter(move |(_, e)| e.kind == kind && e.is_touched())
    }

    /// A light set by hand says why and until when.
    fn checked(&self, desk: &Desk) -> Result<(), Wrong> {
        let entry = |name: &str| self.entries.iter().enumerate().find(|(_, e)| e.name() == name);
        let is_set = entry("override_light").is_some_and(|(_, e)| !e.is_empty());
        let missing = ["override_reason", "override_until"].into_iter().filter_map(entry);
        match missing.into_iter().find(|(_, e)| is_set && e.is_empty()) {
            Some((i, _)) => Err((i, text::card_override_needs(desk.lang))),
            None => Ok(()),
        }
    }

    /// What is typed in the fields of a kind, as the rules of the domain take it.
    fn given(&self, kind: Kind, desk: &Desk, which: impl Fn(&Entry) -> bool) -> Result<Given, Wrong> {
        let mut given = Given::new();
        for (i, entry) in self.entries.iter().enumerate().filter(|(_, e)| e.kind == kind && which(e)) {
            let Some(field) = by_id(entry.id) else { continue };
            let values = entry.parsed(desk).map_err(|why| (i, why))?;
            given.push((field, Some(values.join("\n")).filter(|v| !v.is_empty())));
            let precision = precision(entry, desk);
            given.extend(precision.and_then(|(id, name)| Some((by_id(id)?, Some(name)))));
        }
        Ok(given)
    }

    fn place_of(&self, id: u16) -> Option<usize> {
        self.entries.iter().position(|e| e.id == id)
    }

    /// The field to go to where a rule forbids what is typed: the reason, else the first that was touched.
    fn at_fault(&self, kind: Kind) -> usize {
        let reason = self.place_of(fields::REASON);
        reason.or(self.touched(kind).next().map(|(i, _)| i)).unwrap_or(0)
    }

    /// The place of the name that a new record lacks.
    fn needs_name(&self, kind: Kind) -> Option<usize> {
        let name: &'static Of = ["title", "name", "value"].into_iter().find_map(|name| kind.field(name))?;
        let at = self.place_of(name.id)?;
        self.entries.get(at).is_some_and(Entry::is_empty).then_some(at)
    }
}

/// How exact a typed deadline was said: the field that keeps it, and the name.
fn precision(entry: &Entry, desk: &Desk) -> Option<(u16, String)> {
    use crate::domain::choice::Choice;
    let field = entry.kind.field("deadline_precision")?;
    Some((field.id, entry.deadline(desk)?.precision.name().to_string()))
}

/// What the rules watch over, as changes; what is left in `given` may be set as it is.
fn watched(record: &Record, given: &mut Given, reason: Option<&str>, desk: &Desk) -> Result<Made, String> {
    match record.rec.kind {
        Kind::Meeting => meeting::edit(record, given, reason, desk.today)
            .map_err(|why| why.sentence(desk.today, desk.lang)),
        _ => {
            work::edit(record, given, reason, &desk.facts(record.rec)).map_err(|why| why.sentence(desk.lang))
        }
    }
}

/// A record of the example says that it is one.
fn example(kind: Kind, desk: &Desk) -> Option<(u16, Put)> {
    let field = kind.field("example").filter(|_| desk.example)?;
    Some((field.id, Put::text("true")))
}

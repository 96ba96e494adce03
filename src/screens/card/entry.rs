//! One field of a card: what is typed in it, what it was, and what the typed text means.

use crate::domain::change::{Change, On, Put};
use crate::domain::date::{Deadline, parse_span, time_of_day};
use crate::domain::dateform;
use crate::domain::field::{Field as Of, Form, Kind, Shape};
use crate::domain::key::is_key;
use crate::domain::number;
use crate::domain::record::Record;
use crate::domain::words;
use crate::text;

use super::super::desk::Desk;
use super::super::field::Field;
use super::super::said;
use super::fields;

/// One field of a card.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The kind that it belongs to.
    pub kind: Kind,
    /// The field's id.
    pub id: u16,
    /// What is typed.
    pub field: Field,
    /// What it was: as stored.
    stored: Option<String>,
    /// What it was: as shown when the card opened.
    shown: String,
}

impl Entry {
    /// The entry of a field, with what the record has in it; a new record has its default.
    pub fn of(kind: Kind, field: &'static Of, record: Option<&Record>, desk: &Desk) -> Entry {
        let stored = match record {
            Some(record) => record.get(field.name),
            None => field.default,
        };
        let shown = match (record.and_then(Deadline::of), field.name) {
            (Some(deadline), "deadline") => dateform::deadline_typed(deadline, desk.lang),
            _ => stored.map(|v| show(field, v, desk)).unwrap_or_default(),
        };
        let typed = if field.form == Form::Text { Field::long(&shown) } else { Field::line(&shown) };
        Entry { kind, id: field.id, field: typed, stored: stored.map(str::to_string), shown }
    }

    /// Fills it with a value as stored, which counts as what it was.
    pub fn preset(&mut self, value: &str, desk: &Desk) {
        let shown = fields::by_id(self.id).map_or(value.to_string(), |field| show(field, value, desk));
        self.field = if self.field.is_long() { Field::long(&shown) } else { Field::line(&shown) };
        self.shown = shown;
        self.stored = Some(value.to_string());
    }

    /// The field's name in files.
    pub fn name(&self) -> &'static str {
        fields::by_id(self.id).map_or("", |f| f.name)
    }

    /// The label in front of it.
    pub fn label(&self, desk: &Desk) -> String {
        match self.id {
            fields::REASON => text::card_reason(desk.lang),
            fields::KEY if self.kind == Kind::Person => text::card_initials(desk.lang),
            fields::KEY if self.kind == Kind::Setting => text::card_setting(desk.lang),
            fields::KEY => text::card_key(desk.lang),
            id => words::field(id).of(desk.lang).to_string(),
        }
    }

    /// Whether it differs from what was shown when the card opened.
    pub fn is_touched(&self) -> bool {
        self.field.text() != self.shown
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.field.text().trim().is_empty()
    }

    /// What may be typed here, in few words, where that is not plain.
    pub fn help(&self, desk: &Desk) -> Option<String> {
        let field = fields::by_id(self.id)?;
        Some(match (field.shape, field.name) {
            (Shape::Choice(_, names), _) => names
                .iter()
                .map(|name| said::value(field.id, name, desk.lang))
                .collect::<Vec<_>>()
                .join(" · "),
            (Shape::Bool, _) => text::yes_or_no(desk.lang),
            (Shape::Key(&[Kind::Person]), _) => {
                desk.people.iter().map(|p| p.key.as_str()).collect::<Vec<_>>().join(" ")
            }
            (_, "role") => words::ROLES.map(|(_, word)| word.of(desk.lang)).join(" · "),
            (_, "deadline") => text::as_one_says_a_date(desk.lang),
            (Shape::Date, _) => text::as_one_writes_a_day(desk.lang),
            (_, "period") => text::as_one_writes_a_period(desk.lang),
            _ => return None,
        })
    }

    /// What the typed text means: the values to store, several where the field has members.
    pub fn parsed(&self, desk: &Desk) -> Result<Vec<String>, String> {
        let typed = self.field.text().trim();
        let Some(field) = fields::by_id(self.id) else { return Ok(Vec::new()) };
        if typed.is_empty() {
            return Ok(Vec::new());
        }
        let wrong = || text::failed_fits(desk.lang, &self.label(desk), typed);
        let one = |value: Option<String>| value.map(|v| vec![v]).ok_or_else(wrong);
        match field.shape {
            _ if field.name == "role" => {
                let said = typed.to_lowercase();
                let known =
                    words::ROLES.iter().find(|(name, word)| *name == said || word.of(desk.lang) == said);
                one(Some(known.map_or(typed, |(name, _)| name).to_string()))
            }
            _ if field.name == "period" => {
                one(crate::domain::period::Period::parse(typed).map(|p| p.to_string()))
            }
            Shape::Date => one(parse_span(typed, desk.today).map(|s| s.last.to_string())),
            Shape::Choice(parse, _) => {
                one(parse(typed).map(str::to_string).or_else(|| said::choice(self.id, typed, desk.lang)))
            }
            Shape::Bool => one(match typed.to_lowercase().as_str() {
                "ja" | "j" | "yes" | "y" | "true" => Some("true".to_string()),
                "nej" | "n" | "no" | "false" => Some("false".to_string()),
                _ => None,
            }),
            Shape::Real => one(number::typed(typed, desk.lang).map(|n| n.to_string())),
            Shape::Int => {
                one(number::typed(typed, desk.lang).filter(|n| n.fract() == 0.0).map(|n| n.to_string()))
            }
            Shape::Time => one(time_of_day(typed)),
            Shape::Key(&[Kind::Person]) => {
                one(desk.people.iter().find(|p| p.key.eq_ignore_ascii_case(typed)).map(|p| p.key.clone()))
            }
            Shape::Key(_) => typed
                .split([' ', ','])
                .filter(|k| !k.is_empty())
                .map(|k| Ok(is_key(k).unwrap_or_else(|| k.to_string())))
                .collect(),
            Shape::Long => Ok(vec![self.field.text().trim_end().to_string()]),
            Shape::Line if field.form == Form::Member => {
                Ok(typed.split([',', ';']).map(|m| m.trim().to_string()).filter(|m| !m.is_empty()).collect())
            }
            _ => Ok(vec![typed.to_string()]),
        }
    }

    /// The typed deadline with how exact it was said, where this is one.
    pub fn deadline(&self, desk: &Desk) -> Option<Deadline> {
        let is_one = self.name() == "deadline" && !self.is_empty();
        is_one.then(|| parse_span(self.field.text().trim(), desk.today)).flatten().map(Deadline::from)
    }

    /// The changes that make the record's field what is typed.
    pub fn edits(&self, record: &Record, desk: &Desk, changes: &mut Vec<Change>) -> Result<(), String> {
        let Some(field) = fields::by_id(self.id) else { return Ok(()) };
        let values = self.parsed(desk)?;
        let (on, seen) = (On::Record(record.rec), Some(record.seen));
        match field.form {
            Form::Text => {
                let to = values.into_iter().next().map_or(Put::Nothing, Put::Text);
                let from = self.stored.clone().unwrap_or_default();
                changes.push(Change::Edit { on, field: self.id, from, to, seen });
            }
            Form::Member => {
                let stored = self.stored.as_deref().unwrap_or_default();
                let before: Vec<&str> = stored.split('\n').filter(|m| !m.is_empty()).collect();
                let gone =
                    before.iter().filter(|m| !values.iter().any(|v| v == *m)).map(|m| (m.to_string(), false));
                let come = values.iter().filter(|v| !before.contains(&v.as_str())).map(|v| (v.clone(), true));
                changes.extend(gone.chain(come).map(|(member, present)| Change::Member {
                    on,
                    field: self.id,
                    member: Put::Text(member),
                    present,
                }));
            }
            Form::Count => {
                let number =
                    |text: Option<&str>| text.and_then(|t| t.parse::<i64>().ok()).unwrap_or_default();
                let by = number(values.first().map(String::as_str)) - number(self.stored.as_deref());
                changes.push(Change::Count { on, field: self.id, by });
            }
            Form::Value => {
                let to = values.into_iter().next().map_or(Put::Nothing, Put::Text);
                changes.push(Change::Set { on, field: self.id, to, seen });
            }
        }
        Ok(())
    }
}

/// A stored value as it is typed.
fn show(field: &Of, value: &str, desk: &Desk) -> String {
    match (field.shape, field.form) {
        (Shape::Line, Form::Member) => value.replace('\n', ", "),
        (_, Form::Member) => value.replace('\n', " "),
        (Shape::Date, _) => match value.parse() {
            Ok(date) => dateform::day_year(date, desk.lang),
            Err(_) => value.to_string(),
        },
        (Shape::Bool, _) => said::yes_no(value == "true", desk.lang),
        (Shape::Choice(..), _) | (Shape::Line, Form::Value) if is_worded(field) => {
            said::value(field.id, value, desk.lang)
        }
        (Shape::Real, _) => value.parse().map_or(value.to_string(), |n| number::brief(n, desk.lang)),
        (Shape::Time, _) => value.replace(':', "."),
        _ => value.to_string(),
    }
}

/// Whether its values are shown by other words than files write them with.
fn is_worded(field: &Of) -> bool {
    matches!(field.shape, Shape::Choice(..)) || field.name == "role"
}

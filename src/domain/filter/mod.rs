//! The filter language: `vurdering:ny svarfrist<uge 17 -ansvarlig:HL "nyt brev" or kontakt`.
//!
//! Terms side by side must all hold; `or` (`eller`) parts alternatives; `-` before a term turns it round. Fields and
//! values have the names of the JSON or their Danish words. Without a value (`ansvarlig:`) a field must be empty.

mod parse;

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::derived::{self, OVERDUE};
use super::field::{Field, Form, Kind, Shape};
use super::fold::fold;
use super::key::is_key;
use super::period::{Grain, Period};
use super::record::Record;

/// A filter as understood: alternatives, of each of which all terms must hold. Without any it lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The alternatives.
    pub any: Vec<Vec<Term>>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// The record's text has this, folded.
    Word {
        /// What is looked for.
        text: String,
        /// Whether it must not be there.
        negated: bool,
    },
    /// A field has a value.
    Field {
        /// The field.
        field: &'static Field,
        /// How it is compared.
        op: Op,
        /// What it is compared with.
        value: Value,
        /// Whether the condition must not hold.
        negated: bool,
    },
}

/// How a field is compared with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// The same; in a text, somewhere in it; in a span of days, within it.
    Is,
    /// Less, earlier.
    Less,
    /// Less or the same.
    AtMost,
    /// More, later.
    Greater,
    /// More or the same.
    AtLeast,
}

/// What a field is compared with, in the field's own shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value at all.
    Nothing,
    /// A part of a text, folded.
    Text(String),
    /// A word of a vocabulary as files write it; `true` and `false` as well.
    Name(&'static str),
    /// A key in its full form, in small letters.
    Key(String),
    /// A number.
    Number(f64),
    /// The period of a figure; a year stands for all that ends in it.
    Period(Period),
    /// From one day to another, both counted.
    Days {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
}

/// Why a filter was not understood.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterError {
    /// The part of the filter.
    pub token: String,
    /// What is wrong with it.
    pub why: Wrong,
}

/// What is wrong with a part of a filter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wrong {
    /// The kind has no such field.
    UnknownField,
    /// The field has no such value.
    BadValue(&'static Field),
    /// The field's values have no order to compare by.
    NoOrder(&'static Field),
    /// A quotation mark that is never closed.
    OpenQuote,
}

/// The record's key, which every kind has besides its fields.
pub static KEY: Field = Field {
    id: 2,
    name: "key",
    form: Form::Value,
    shape: Shape::Key(&[]),
    default: None,
    aliases: &["nøgle", "nummer", "nr."],
};
/// The day of the record's last change (in UTC), which every kind has besides its fields.
pub static UPDATED_AT: Field = Field {
    id: 3,
    name: "updated_at",
    form: Form::Value,
    shape: Shape::Date,
    default: None,
    aliases: &["ændret"],
};

impl Filter {
    /// Reads a filter for records of one kind.
    ///
    /// # Errors
    /// Names the part that was not understood: a field that the kind lacks, a value that the field cannot have.
    pub fn parse(kind: Kind, text: &str, today: NaiveDate) -> Result<Filter, FilterError> {
        parse::Parser::new(kind, text, today, false).run()
    }

    /// Reads a filter while it is being typed: what is not understood are words to look for, and a field without a
    /// value yet says nothing.
    pub fn parse_lenient(kind: Kind, text: &str, today: NaiveDate) -> Filter {
        parse::Parser::new(kind, text, today, true).run().unwrap_or_default()
    }

    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.any.is_empty()
    }

    /// Whether a record passes; `folded` is what words are looked for in, folded. What is derived from elsewhere counts as
    /// empty.
    pub fn matches(&self, record: &Record, folded: &str) -> bool {
        self.matches_with(record, folded, &|_| None)
    }

    /// Whether a record passes of which `derived` tells what it has besides its fields.
    pub fn matches_with(&self, record: &Record, folded: &str, derived: Derived<'_>) -> bool {
        let passes = |term: &Term| term.matches(record, folded, derived);
        self.any.is_empty() || self.any.iter().any(|all| all.iter().all(passes))
    }

    /// Whether it asks for what is derived from elsewhere.
    pub fn asks_for_derived(&self) -> bool {
        let is_derived =
            |term: &Term| matches!(term, Term::Field { field, .. } if derived::by_id(field.id).is_some());
        self.any.iter().flatten().any(is_derived)
    }

    /// The words that a record must have in one of the alternatives, folded: what to underline.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.any.iter().flatten().filter_map(|term| match term {
            Term::Word { text, negated: false } => Some(text.as_str()),
            _ => None,
        })
    }
}

/// Tells what a record has in a derived field.
type Derived<'d> = &'d dyn Fn(&Field) -> Option<String>;

impl Term {
    fn matches(&self, record: &Record, folded: &str, derived: Derived<'_>) -> bool {
        match self {
            Term::Word { text, negated } => folded.contains(text) != *negated,
            Term::Field { field, op, value, negated } => {
                holds(field, *op, value, record, derived) != *negated
            }
        }
    }
}

fn holds(field: &'static Field, op: Op, value: &Value, record: &Record, derived: Derived<'_>) -> bool {
    if *field == KEY {
        return compare(field, op, value, &record.key);
    }
    if *field == UPDATED_AT {
        let day = record.updated_at.and_then(DateTime::from_timestamp_millis).map(|at| at.date_naive());
        return day.map_or(*value == Value::Nothing, |day| compare(field, op, value, &day.to_string()));
    }
    if *field == OVERDUE {
        return matches!(value, Value::Days { first, .. } if derived::is_overdue(record, *first));
    }
    let own = || record.get(field.name).map(str::to_owned);
    let text = if derived::by_id(field.id).is_some() { derived(field) } else { own() };
    let Some(text) = text.as_deref().filter(|text| !text.is_empty()) else {
        return *value == Value::Nothing;
    };
    match field.form {
        Form::Member => text.split('\n').any(|member| compare(field, op, value, member)),
        _ => compare(field, op, value, text),
    }
}

/// Compares a value that a record has.
fn compare(field: &'static Field, op: Op, value: &Value, text: &str) -> bool {
    match value {
        Value::Nothing => false,
        Value::Text(part) if op == Op::Is => fold(text).contains(part),
        Value::Text(part) => ordered(op, fold(text).as_str().cmp(part)),
        Value::Key(key) => ordered(op, key_form(text).cmp(key)),
        Value::Name(name) => match field.shape {
            Shape::Choice(_, names) => {
                let place = |name: &str| names.iter().position(|known| *known == name);
                ordered(op, place(text).cmp(&place(name)))
            }
            _ => text == *name,
        },
        Value::Number(number) => text
            .parse::<f64>()
            .ok()
            .and_then(|own| own.partial_cmp(number))
            .is_some_and(|order| ordered(op, order)),
        Value::Period(wanted) => Period::parse(text).is_some_and(|own| {
            let is_in_year = wanted.grain() == Grain::Year && own.year() == wanted.year();
            ordered(op, own.cmp(wanted)) || (op == Op::Is && is_in_year)
        }),
        Value::Days { first, last } => day_of(text).is_some_and(|day| match op {
            Op::Is => (first..=last).contains(&&day),
            Op::Less => day < *first,
            Op::AtMost => day <= *last,
            Op::Greater => day > *last,
            Op::AtLeast => day >= *first,
        }),
    }
}

fn ordered(op: Op, order: std::cmp::Ordering) -> bool {
    match op {
        Op::Is => order.is_eq(),
        Op::Less => order.is_lt(),
        Op::AtMost => order.is_le(),
        Op::Greater => order.is_gt(),
        Op::AtLeast => order.is_ge(),
    }
}

/// A date, or the date in a meeting's key.
fn day_of(text: &str) -> Option<NaiveDate> {
    let text = text.strip_prefix("M-").and_then(|date| date.get(..10)).unwrap_or(text);
    text.parse().ok()
}

/// A key so that it is the same however it is typed; unlike in a text, å is not aa: the initials are of two people.
fn key_form(text: &str) -> String {
    let key = is_key(text).unwrap_or_else(|| text.to_owned());
    key.nfc().flat_map(char::to_lowercase).collect()
}

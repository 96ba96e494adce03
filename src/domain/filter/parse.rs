//! Reads the filter language, sign by sign.

use chrono::NaiveDate;

use super::super::date::parse_span;
use super::super::derived::OVERDUE;
use super::super::field::{Field, Form, Kind, Shape};
use super::super::fold::fold;
use super::super::period::Period;
use super::super::work::Fields;
use super::{Filter, FilterError, KEY, Op, Term, UPDATED_AT, Value, Wrong, day_of, key_form};

/// How many words a value without quotation marks may have: `uge 17 2021`, `delvist imødekommet`.
const VALUE_WORDS: usize = 5;
/// How many words may stand before the one at the sign and be part of the field's name: `på vent til:`.
const NAME_WORDS: usize = 2;

/// A filter being read.
pub struct Parser<'a> {
    kind: Kind,
    today: NaiveDate,
    lenient: bool,
    rest: &'a str,
    any: Vec<Vec<Term>>,
    all: Vec<Term>,
    /// The bare words just read, which may turn out to begin a field's name.
    bare: Vec<&'a str>,
}

impl<'a> Parser<'a> {
    /// Reads `text` for records of a kind; where lenient, what is not understood becomes words.
    pub fn new(kind: Kind, text: &'a str, today: NaiveDate, lenient: bool) -> Parser<'a> {
        Parser { kind, today, lenient, rest: text, any: Vec::new(), all: Vec::new(), bare: Vec::new() }
    }

    /// Reads to the end.
    pub fn run(mut self) -> Result<Filter, FilterError> {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() {
                break;
            }
            self.term()?;
        }
        self.end_alternative();
        Ok(Filter { any: self.any })
    }

    fn term(&mut self) -> Result<(), FilterError> {
        let start = self.rest;
        let turned =
            self.rest.strip_prefix('-').filter(|behind| behind.starts_with(|c: char| !c.is_whitespace()));
        let negated = turned.is_some();
        self.rest = turned.unwrap_or(self.rest);
        if self.rest.starts_with(is_quote) {
            let text = self.quoted()?;
            self.bare.clear();
            self.push_word(text, negated);
            return Ok(());
        }
        let (word, behind) = split(self.rest, |c| c.is_whitespace() || is_quote(c) || is_op(c));
        if let Some((op, behind)) = op_after(behind).filter(|_| word.starts_with(char::is_alphabetic)) {
            return self.field(start, word, negated, op, behind);
        }
        let (word, behind) = split(self.rest, |c| c.is_whitespace() || is_quote(c));
        self.rest = behind;
        if !negated && is_or(word) {
            self.end_alternative();
            return Ok(());
        }
        self.push_word(word, negated);
        self.bare.push(word);
        Ok(())
    }

    /// A field with its value; `start` is where the term begins and `behind` where the value does.
    fn field(
        &mut self,
        start: &'a str,
        name: &str,
        negated: bool,
        op: Op,
        behind: &'a str,
    ) -> Result<(), FilterError> {
        let Some(field) = self.named(name, negated) else {
            return self.not_understood(start, behind, Wrong::UnknownField);
        };
        self.rest = behind.trim_start();
        let value = if self.rest.starts_with(is_quote) {
            let text = self.quoted()?;
            value(field, op, text, self.today)
        } else {
            self.longest_value(field, op)
        };
        self.bare.clear();
        match value {
            Ok(Value::Nothing) if self.lenient && self.rest.is_empty() && behind.trim().is_empty() => Ok(()),
            Ok(value) => {
                self.all.push(self.term_of(field, op, value, negated));
                Ok(())
            }
            Err(why) => self.not_understood(start, behind, why),
        }
    }

    /// What is overdue is so on the day of the filter.
    fn term_of(&self, field: &'static Field, op: Op, value: Value, negated: bool) -> Term {
        let negated = negated != (*field == OVERDUE && value == Value::Name("false"));
        let value = match value {
            Value::Name(_) if *field == OVERDUE => Value::Days { first: self.today, last: self.today },
            value => value,
        };
        Term::Field { field, op, value, negated }
    }

    /// The field of this name, with the bare words before it where they belong to the name.
    fn named(&mut self, name: &str, negated: bool) -> Option<&'static Field> {
        let before = if negated { 0 } else { self.bare.len().min(NAME_WORDS) };
        for count in (1..=before).rev() {
            let words = self.bare.get(self.bare.len() - count..).unwrap_or_default();
            if let Some(field) = field_of(self.kind, &format!("{} {name}", words.join(" "))) {
                self.all.truncate(self.all.len().saturating_sub(count));
                return Some(field);
            }
        }
        field_of(self.kind, name)
    }

    /// Takes as many words as together are a value.
    fn longest_value(&mut self, field: &'static Field, op: Op) -> Result<Value, Wrong> {
        let most = if is_spelled_in_words(field) { VALUE_WORDS } else { 1 };
        let mut ends = Vec::new();
        let mut length = 0;
        while ends.len() < most {
            let behind = self.rest.get(length..).unwrap_or_default();
            let gap = behind.len() - behind.trim_start().len();
            let (word, _) = split(behind.trim_start(), |c| c.is_whitespace() || is_quote(c));
            let is_next_term = word.is_empty()
                || is_or(word)
                || self.begins_field(word)
                || (length > 0 && word.starts_with('-'));
            if is_next_term {
                break;
            }
            length += gap + word.len();
            ends.push(length);
        }
        let Some(first) = ends.first().copied() else { return value(field, op, "", self.today) };
        for end in ends.into_iter().rev() {
            let (text, behind) = self.rest.split_at_checked(end).unwrap_or_default();
            if let Ok(value) = value(field, op, text, self.today) {
                self.rest = behind;
                return Ok(value);
            }
        }
        value(field, op, self.rest.get(..first).unwrap_or_default(), self.today)
    }

    fn begins_field(&self, word: &str) -> bool {
        let (name, behind) = split(word.trim_start_matches('-'), is_op);
        !behind.is_empty() && field_of(self.kind, name).is_some()
    }

    /// An error, or where lenient the words from `start` to the first blank after `behind`'s beginning.
    fn not_understood(&mut self, start: &'a str, behind: &'a str, why: Wrong) -> Result<(), FilterError> {
        let (_, rest) = split(behind, char::is_whitespace);
        let token = start.get(..start.len() - rest.len()).unwrap_or(start);
        self.rest = rest;
        self.bare.clear();
        if !self.lenient {
            return Err(FilterError { token: token.to_owned(), why });
        }
        self.push_word(token, false);
        Ok(())
    }

    fn quoted(&mut self) -> Result<&'a str, FilterError> {
        let mut inside = self.rest.chars();
        inside.next();
        let (text, behind) = split(inside.as_str(), is_quote);
        let mut behind = behind.chars();
        if behind.next().is_none() && !self.lenient {
            return Err(FilterError { token: self.rest.to_owned(), why: Wrong::OpenQuote });
        }
        self.rest = behind.as_str();
        Ok(text)
    }

    fn push_word(&mut self, text: &str, negated: bool) {
        let text = fold(text);
        if !text.is_empty() {
            self.all.push(Term::Word { text, negated });
        }
    }

    fn end_alternative(&mut self) {
        self.bare.clear();
        if !self.all.is_empty() {
            self.any.push(std::mem::take(&mut self.all));
        }
    }
}

fn split(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at_checked(text.find(is_end).unwrap_or(text.len())).unwrap_or((text, ""))
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '»' | '«')
}

fn is_op(c: char) -> bool {
    matches!(c, ':' | '=' | '<' | '>')
}

fn is_or(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "or" | "eller")
}

/// The sign at the beginning and what follows it; blanks may stand before `<`, `>` and `=`, where no word begins so.
fn op_after(text: &str) -> Option<(Op, &str)> {
    let trimmed = text.trim_start();
    let signs = [("<=", Op::AtMost), (">=", Op::AtLeast), ("<", Op::Less), (">", Op::Greater), ("=", Op::Is)];
    let sign = signs.into_iter().find_map(|(sign, op)| trimmed.strip_prefix(sign).map(|behind| (op, behind)));
    sign.or_else(|| text.strip_prefix(':').map(|behind| (Op::Is, behind)))
}

/// The field of a name, where a blank may be written as `_`.
fn field_of(kind: Kind, name: &str) -> Option<&'static Field> {
    let spaced = name.replace('_', " ").to_lowercase();
    let is_named =
        |field: &Field| field.name == name.to_lowercase() || field.aliases.contains(&spaced.as_str());
    kind.field(name)
        .or_else(|| kind.field(&spaced))
        .or_else(|| kind.derived_field(name))
        .or_else(|| kind.derived_field(&spaced))
        .or_else(|| [&KEY, &UPDATED_AT].into_iter().find(|f| is_named(f)))
        .or_else(|| Some(&OVERDUE).filter(|f| Fields::of(kind).is_some() && is_named(f)))
}

/// Whether a field's values may have several words without quotation marks.
fn is_spelled_in_words(field: &Field) -> bool {
    matches!(field.shape, Shape::Date | Shape::DateOrMeeting | Shape::Period | Shape::Choice(..))
}

/// What `text` means as a value of the field.
fn value(field: &'static Field, op: Op, text: &str, today: NaiveDate) -> Result<Value, Wrong> {
    let text = text.trim();
    let is_text = matches!(field.shape, Shape::Line | Shape::Long | Shape::Time);
    let lower = text.to_lowercase();
    let has_order = !matches!(field.shape, Shape::Bool) && field.form != Form::Member;
    if op != Op::Is && !has_order {
        return Err(Wrong::NoOrder(field));
    }
    if lower.is_empty()
        || lower == "null"
        || (!is_text && matches!(lower.as_str(), "none" | "ingen" | "intet"))
    {
        return if op == Op::Is { Ok(Value::Nothing) } else { Err(Wrong::BadValue(field)) };
    }
    let value = match field.shape {
        Shape::Line | Shape::Long => Some(Value::Text(fold(text))),
        Shape::Time => Some(Value::Text(text.replace('.', ":"))),
        Shape::Int | Shape::Real => number(text).map(Value::Number),
        Shape::Bool => truth(&lower).map(Value::Name),
        Shape::Date => days(text, today),
        Shape::DateOrMeeting => days(text, today).or_else(|| meeting(text, op)),
        Shape::Period => Period::parse(text).map(Value::Period),
        Shape::Choice(parse, _) => parse(text).map(Value::Name),
        Shape::Key(_) => Some(Value::Key(key_form(text))),
    };
    value.ok_or(Wrong::BadValue(field))
}

fn days(text: &str, today: NaiveDate) -> Option<Value> {
    parse_span(text, today).map(|span| Value::Days { first: span.first, last: span.last })
}

/// A meeting itself, or its day where it is compared by order.
fn meeting(text: &str, op: Op) -> Option<Value> {
    let key = super::super::key::is_key(text)?;
    let day = day_of(&key)?;
    Some(if op == Op::Is { Value::Key(key_form(&key)) } else { Value::Days { first: day, last: day } })
}

fn truth(lower: &str) -> Option<&'static str> {
    match lower {
        "true" | "ja" | "yes" | "sand" => Some("true"),
        "false" | "nej" | "no" | "falsk" => Some("false"),
        _ => None,
    }
}

/// A number with a comma or a point before its decimals.
fn number(text: &str) -> Option<f64> {
    text.replace('\u{2212}', "-").replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

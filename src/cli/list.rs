//! `tavle list`: the records of a kind that fit a filter, in an order; to be read, or as a file.

use std::cmp::Ordering;
use std::path::Path;

use super::args::{Every, Form};
use super::exit::say;
use super::out::Out;
use super::session::{Purpose, Session};
use super::{Exit, Stop, export, records, typed, words};
use crate::domain::derived;
use crate::domain::field::{Field, Kind, Shape};
use crate::domain::filter::{Filter, FilterError, Term, Value, Wrong};
use crate::domain::fold::{fold, sort_key};
use crate::domain::number::count;
use crate::domain::period::Period;
use crate::domain::record::Record;
use crate::domain::view::View;
use crate::exchange::write::Extra;
use crate::text::{Lang, cli as text};
use crate::worker::derived::Derived;
use crate::worker::exported::Which;

/// Which records are listed, in which order.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The kind, or the answers.
    pub view: View,
    /// Which of them, as typed.
    pub filter: Option<&'a str>,
    /// In which order, as typed.
    pub sort: Option<&'a str>,
}

/// Lists what fits. A personal case is shown only where it is asked for by its verdict, and then without its words.
pub fn list(every: &Every, asked: Asked<'_>) -> Result<Exit, Stop> {
    let session = Session::open(every, "list", Purpose::Read)?;
    let (lang, view) = (session.lang, asked.view);
    let found = found(&session, asked)?;
    let mut out = Out::new();
    match session.json {
        true => {
            found.iter().try_for_each(|row| records::json_line(view, &row.record, &row.extras, &mut out))?
        }
        false => table(view, &found, lang, &mut out)?,
    }
    out.finish()?;
    if !session.json {
        say(&text::found(lang, &count(lang, found.len()), view.name()));
    }
    Ok(Exit::Done)
}

/// Writes what fits as `export` writes all of a kind, in the order of the list.
pub fn write(every: &Every, asked: Asked<'_>, form: Form, out: Option<&Path>) -> Result<Exit, Stop> {
    export::can_go(every, form, out)?;
    let session = Session::open(every, "list", Purpose::Read)?;
    let ids: Vec<i64> = found(&session, asked)?.iter().map(|row| row.record.rec.id).collect();
    let (exit, records) = export::go_out(&session, asked.view, Which::These(&ids), form, out)?;
    say(&text::found(session.lang, &count(session.lang, records), asked.view.name()));
    Ok(exit)
}

fn found(session: &Session, asked: Asked<'_>) -> Result<Vec<Row>, Stop> {
    let (lang, kind) = (session.lang, asked.view.kind());
    let filter = Filter::parse(kind, asked.filter.unwrap_or_default(), session.today());
    let filter = filter.map_err(|error| Stop::Wrong(misunderstood(&error, lang)))?;
    let order = asked.sort.map(|sort| Order::parse(kind, sort, lang)).transpose()?;
    let (derived, asks) = (Derived::of(&session.store), filter.asks_for_derived());
    let mut found = Vec::new();
    session.store.each(kind, |record| {
        let mut extras = if asks { derived.values(&record)? } else { Vec::new() };
        if passes(&filter, &record, &extras) {
            if !asks {
                extras = derived.values(&record)?;
            }
            found.push(Row { record: records::veiled(record), extras });
        }
        Ok::<(), Stop>(())
    })?;
    if let Some(order) = order {
        found.sort_by(|a, b| order.compare(a, b));
    }
    Ok(found)
}

/// A record with what it has besides its fields.
struct Row {
    record: Record,
    extras: Vec<Extra>,
}

impl Row {
    fn value(&self, field: &Field) -> Option<String> {
        match derived::by_id(field.id) {
            Some(_) => records::text(field, &self.extras),
            None => self.record.get(field.name).map(str::to_owned),
        }
    }
}

/// The columns that a list shows besides the key and what a record is called.
fn columns(view: View) -> &'static [&'static str] {
    let View::All(kind) = view else { return &["verdict", "owner", "answer", "answer_due"] };
    match kind {
        Kind::Person => &["login", "role"],
        Kind::Body => &["since", "until"],
        Kind::Analysis => &["published_on"],
        Kind::Plan => &["from_year", "to_year"],
        Kind::Recommendation => &["stance", "implementation", "owner", "deadline"],
        Kind::Initiative => &["state", "owner", "ends"],
        Kind::Indicator => &["unit", "direction", "frequency"],
        Kind::Target => &["indicator", "value", "unit", "actual", "actual_period", "light"],
        Kind::Measurement => &["indicator", "value", "missing", "provisional"],
        Kind::Meeting => &["date", "time", "kind", "state", "place"],
        Kind::Note => &["meeting"],
        Kind::Submission => &["channel", "received_on", "sender_kind", "public"],
        Kind::Proposal => &["verdict", "decision", "owner", "answer", "answer_due"],
        Kind::Decision | Kind::Task => &["state", "owner", "meeting"],
        Kind::Setting => &[],
    }
}

fn table(view: View, found: &[Row], lang: Lang, out: &mut Out) -> Result<(), Stop> {
    let kind = view.kind();
    let named = |name: &&'static str| kind.field(name).or_else(|| kind.derived_field(name));
    let fields: Vec<&Field> = columns(view).iter().filter_map(named).collect();
    let cells = |row: &Row| -> Vec<String> {
        let value = |field: &&Field| words::value(field.id, &row.value(field).unwrap_or_default(), lang);
        let head = [row.record.key.clone(), words::called(&row.record, lang)];
        head.into_iter()
            .chain(fields.iter().map(value))
            .map(|cell| crate::domain::clean::clean(&cell, false).text)
            .collect()
    };
    let mut widths = vec![0; fields.len() + 2];
    for row in found {
        for (width, cell) in widths.iter_mut().zip(cells(row)) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for row in found {
        let padded = cells(row).into_iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        out.line(&padded.collect::<Vec<_>>().join("  "))?;
    }
    Ok(())
}

fn passes(filter: &Filter, record: &Record, extras: &[Extra]) -> bool {
    if records::is_personal(record) && !asks_for_personal(filter) {
        return false;
    }
    let folded = match filter.any.iter().flatten().any(|term| matches!(term, Term::Word { .. })) {
        true => fold(&searched(record)),
        false => String::new(),
    };
    filter.matches_with(record, &folded, &|field| records::text(field, extras))
}

/// What words are looked for in: the key and all that is text.
fn searched(record: &Record) -> String {
    let texts = record.iter().filter(|(field, _)| matches!(field.shape, Shape::Line | Shape::Long));
    let texts = texts.filter_map(|(_, value)| value);
    std::iter::once(record.key.as_str()).chain(texts).collect::<Vec<_>>().join(" ")
}

fn asks_for_personal(filter: &Filter) -> bool {
    let personal =
        |term: &Term| matches!(term, Term::Field { value: Value::Name("personal"), negated: false, .. });
    filter.any.iter().flatten().any(personal)
}

fn misunderstood(error: &FilterError, lang: Lang) -> String {
    let token = &error.token;
    match error.why {
        Wrong::UnknownField => text::unknown_filter_field(lang, token),
        Wrong::BadValue(field) => text::bad_filter_value(lang, token, field.name),
        Wrong::NoOrder(field) => text::no_order(lang, field.name),
        Wrong::OpenQuote => text::open_quote(lang, token),
    }
}

/// What a list is sorted by.
enum By {
    Key,
    Updated,
    Field(&'static Field),
}

struct Order {
    by: By,
    downwards: bool,
}

impl Order {
    fn parse(kind: Kind, typed: &str, lang: Lang) -> Result<Order, Stop> {
        let (name, downwards) = typed.strip_prefix('-').map_or((typed, false), |name| (name, true));
        let name = name.trim().to_lowercase();
        let by = match name.as_str() {
            name if typed::is_key(name) => By::Key,
            "updated_at" | "ændret" => By::Updated,
            name => {
                let field = kind.field(name).or_else(|| kind.derived_field(name));
                By::Field(field.ok_or_else(|| typed::unknown(kind, name, lang))?)
            }
        };
        Ok(Order { by, downwards })
    }

    /// What has no value comes last, whichever way.
    fn compare(&self, a: &Row, b: &Row) -> Ordering {
        let turned = |order: Ordering| if self.downwards { order.reverse() } else { order };
        match &self.by {
            By::Key => turned(natural(&a.record.key).cmp(&natural(&b.record.key))),
            By::Updated => turned(a.record.updated_at.cmp(&b.record.updated_at)),
            By::Field(field) => match (a.value(field), b.value(field)) {
                (None, None) => Ordering::Equal,
                (None, Some(_)) => Ordering::Greater,
                (Some(_), None) => Ordering::Less,
                (Some(a), Some(b)) => turned(values(field, &a, &b)),
            },
        }
    }
}

fn values(field: &Field, a: &str, b: &str) -> Ordering {
    let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    match field.shape {
        Shape::Int | Shape::Real => number(a).total_cmp(&number(b)),
        Shape::Choice(_, names) => {
            let place = |value: &str| names.iter().position(|name| *name == value);
            place(a).cmp(&place(b))
        }
        Shape::Period => Period::parse(a).cmp(&Period::parse(b)),
        Shape::Key(_) => natural(a).cmp(&natural(b)),
        _ => sort_key(a).cmp(&sort_key(b)),
    }
}

/// A key so that `A9-01` comes before `A10-01`: each run of digits as a number.
fn natural(key: &str) -> Vec<(String, u64)> {
    let mut parts: Vec<(String, u64)> = Vec::new();
    let mut rest = key;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(digits).unwrap_or((rest, ""));
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (number, after) = after.split_at_checked(end).unwrap_or((after, ""));
        parts.push((word.to_lowercase(), number.parse().unwrap_or_default()));
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_their_numbers() {
        let mut keys = ["A10-01", "A9-02", "a9-01", "F-0412", "F-12"];
        keys.sort_by_key(|key| natural(key));
        assert_eq!(keys, ["a9-01", "A9-02", "A10-01", "F-12", "F-0412"]);
    }
}

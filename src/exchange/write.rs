//! Records out: CSV plain or Danish, JSON lines, a workbook, a Markdown table; what importing reads back without a change.

mod book;

use std::borrow::Cow;
use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat};
use serde_json::Value;

use self::book::{Book, Cell};
use super::guard::guarded;
use super::value::{joined_lines, multi_line};
use crate::domain::clean::clean;
use crate::domain::field::{Field, Form, Shape};
use crate::domain::record::Record;
use crate::domain::view::View;

/// How CSV is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Commas between the cells, decimal points, `\n`.
    Plain,
    /// For a Danish spreadsheet: a byte order mark, semicolons, decimal commas, `\r\n`. Names and dates stay the same.
    Danish,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Cells; what a spreadsheet would run as a formula is guarded by an apostrophe.
    Csv(Style),
    /// One object a line.
    JsonLines,
    /// A workbook with one sheet.
    Xlsx,
    /// A table for people, without the `last_change` that only importing needs.
    Markdown,
}

/// A column that is no field of the kind but derived from elsewhere, such as the channel of a proposal's submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Extra {
    /// The name of the column.
    pub name: &'static str,
    /// Its value: numbers as numbers, several keys as an array of texts.
    pub value: Value,
}

/// Writes records of one view, one at a time.
pub struct Writer<W: Write> {
    sink: Sink<W>,
    view: View,
    extras: Vec<&'static str>,
}

enum Sink<W: Write> {
    Csv(Box<csv::Writer<W>>, Style),
    Json(W),
    Markdown(W),
    Xlsx(Box<Book>, W),
}

impl<W: Write> Writer<W> {
    /// Writes the header, where the format has one. `extras` are the names of all extra columns.
    ///
    /// # Errors
    /// What writing to `out` gives.
    pub fn new(mut out: W, format: Format, view: View, extras: &[&'static str]) -> io::Result<Writer<W>> {
        if format == Format::Csv(Style::Danish) {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let sink = match format {
            Format::Csv(style) => Sink::Csv(Box::new(csv_writer(out, style)), style),
            Format::JsonLines => Sink::Json(out),
            Format::Markdown => Sink::Markdown(out),
            Format::Xlsx => {
                let names: Vec<&str> = names(view, extras).chain(["last_change"]).collect();
                Sink::Xlsx(Box::new(Book::new(view.name(), &names)?), out)
            }
        };
        let mut writer = Writer { sink, view, extras: extras.to_vec() };
        writer.header()?;
        Ok(writer)
    }

    /// Writes one record. `last_change` is the newest change of it that was not undone: by it, importing the file later
    /// knows what it was made from. An extra column that `extras` does not name is null.
    ///
    /// # Errors
    /// What writing gives.
    pub fn record(&mut self, record: &Record, last_change: i64, extras: &[Extra]) -> io::Result<()> {
        let mut values =
            self.extras.iter().map(|name| extras.iter().find(|e| e.name == *name).map(|e| &e.value));
        let view = self.view;
        let shown = record.iter().filter(|(field, _)| view.shows(field));
        match &mut self.sink {
            Sink::Csv(out, style) => {
                let fields = shown.map(|(field, value)| field_cell(field, value, *style));
                let key = std::iter::once(guarded(&clean(&record.key, false).text).into_owned());
                let extras = values.map(|value| value_cell(value.unwrap_or(&Value::Null), *style));
                let ends = [updated_at(record).unwrap_or_default(), last_change.to_string()];
                out.write_record(key.chain(fields).chain(extras).chain(ends)).map_err(io_error)
            }
            Sink::Json(out) => {
                let named: Vec<(&str, &Value)> = self
                    .extras
                    .iter()
                    .map(|n| (*n, values.next().flatten().unwrap_or(&Value::Null)))
                    .collect();
                out.write_all(object(view, record, Some(last_change), &named)?.as_bytes())?;
                out.write_all(b"\n")
            }
            Sink::Xlsx(book, _) => {
                let key = std::iter::once(Cell::text(clean(&record.key, false).text));
                let fields = shown.map(|(field, value)| sheet_cell(field, value));
                let extras = values.map(|value| Cell::of(value.unwrap_or(&Value::Null), value_text));
                let ends =
                    [Cell::text(updated_at(record).unwrap_or_default()), Cell::Number(last_change as f64)];
                book.row(key.chain(fields).chain(extras).chain(ends))
            }
            Sink::Markdown(out) => {
                let fields = shown.map(|(field, value)| field_text(field, value));
                let extras = values.map(|value| value_text(value.unwrap_or(&Value::Null)));
                let key = std::iter::once(clean(&record.key, false).text);
                let end = std::iter::once(updated_at(record).unwrap_or_default());
                markdown_row(out, key.chain(fields).chain(extras).chain(end))
            }
        }
    }

    /// Writes what is still held back and gives the output back.
    ///
    /// # Errors
    /// What writing gives.
    pub fn finish(self) -> io::Result<W> {
        let mut out = match self.sink {
            Sink::Csv(out, _) => {
                out.into_inner().map_err(|error| io::Error::new(error.error().kind(), error.to_string()))?
            }
            Sink::Json(out) | Sink::Markdown(out) => out,
            Sink::Xlsx(book, mut out) => {
                out.write_all(&book.finish()?)?;
                out
            }
        };
        out.flush()?;
        Ok(out)
    }

    fn header(&mut self) -> io::Result<()> {
        let names = names(self.view, &self.extras);
        match &mut self.sink {
            Sink::Csv(out, _) => out.write_record(names.chain(["last_change"])).map_err(io_error),
            Sink::Json(_) | Sink::Xlsx(..) => Ok(()),
            Sink::Markdown(out) => {
                let names: Vec<String> = names.map(str::to_owned).collect();
                let rule = vec!["---".to_owned(); names.len()];
                markdown_row(out, names.into_iter())?;
                markdown_row(out, rule.into_iter())
            }
        }
    }
}

/// The field that a workbook cannot hold of a record: it is too long for a cell.
pub fn too_long_for_a_cell(view: View, record: &Record, extras: &[Extra]) -> Option<&'static str> {
    let fields = record.iter().filter(|(field, _)| view.shows(field));
    let mut fields = fields.map(|(field, value)| (field.name, sheet_cell(field, value)));
    let mut extras = extras.iter().map(|extra| (extra.name, Cell::of(&extra.value, value_text)));
    let field = fields.find(|(_, cell)| !cell.fits()).or_else(|| extras.find(|(_, cell)| !cell.fits()));
    field.map(|(name, _)| name)
}

/// The names of the columns but `last_change`.
fn names<'n>(view: View, extras: &'n [&'static str]) -> impl Iterator<Item = &'static str> + 'n {
    let fields = view.kind().fields().iter().filter(move |field| view.shows(field)).map(|f| f.name);
    std::iter::once("key").chain(fields).chain(extras.iter().copied()).chain(["updated_at"])
}

/// A record as one JSON object on one line: its key, its fields (null never left out, members as arrays), the extra
/// values, `updated_at`, and `last_change` where it is given.
///
/// # Errors
/// None that these values can cause.
pub fn json(record: &Record, last_change: Option<i64>, extras: &[Extra]) -> io::Result<String> {
    json_of(View::All(record.rec.kind), record, last_change, extras)
}

/// As [`json`], with the fields of a view only.
///
/// # Errors
/// None that these values can cause.
pub fn json_of(
    view: View,
    record: &Record,
    last_change: Option<i64>,
    extras: &[Extra],
) -> io::Result<String> {
    let named: Vec<(&str, &Value)> = extras.iter().map(|e| (e.name, &e.value)).collect();
    object(view, record, last_change, &named)
}

/// The value of a field as JSON: numbers as numbers, booleans as booleans, members as an array, also where it is empty.
pub fn json_value(field: &Field, value: Option<&str>) -> Value {
    let text = value.map(|text| clean(text, multi_line(field)).text);
    let Some(text) = text else {
        return if field.form == Form::Member { Value::Array(Vec::new()) } else { Value::Null };
    };
    if field.form == Form::Member {
        let mut members: Vec<&str> = text.split('\n').filter(|m| !m.is_empty()).collect();
        members.sort_unstable();
        return members.into();
    }
    match field.shape {
        Shape::Int | Shape::Real => number(&text).unwrap_or(Value::String(text)),
        Shape::Bool => text.parse().map(Value::Bool).unwrap_or(Value::String(text)),
        _ => Value::String(text),
    }
}

fn number(text: &str) -> Option<Value> {
    let int = text.parse::<i64>().ok().map(Value::from);
    int.or_else(|| text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map(Value::Number))
}

fn object(
    view: View,
    record: &Record,
    last_change: Option<i64>,
    extras: &[(&str, &Value)],
) -> io::Result<String> {
    let mut line = String::from("{");
    put(&mut line, "key", &Value::from(clean(&record.key, false).text))?;
    for (field, value) in record.iter().filter(|(field, _)| view.shows(field)) {
        put(&mut line, field.name, &json_value(field, value))?;
    }
    for (name, value) in extras {
        put(&mut line, name, &cleaned(value))?;
    }
    put(&mut line, "updated_at", &Value::from(updated_at(record)))?;
    if let Some(change) = last_change {
        put(&mut line, "last_change", &Value::from(change))?;
    }
    line.push('}');
    Ok(line)
}

/// A value without anything in its texts that could harm a terminal.
fn cleaned(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(clean(text, true).text),
        Value::Array(items) => items.iter().map(cleaned).collect(),
        Value::Object(entries) => {
            entries.iter().map(|(name, value)| (name.clone(), cleaned(value))).collect()
        }
        other => other.clone(),
    }
}

fn put(line: &mut String, name: &str, value: &Value) -> io::Result<()> {
    if line.len() > 1 {
        line.push(',');
    }
    line.push_str(&serde_json::to_string(name)?);
    line.push(':');
    line.push_str(&serde_json::to_string(value)?);
    Ok(())
}

/// What writing gave: who writes to a reader that has gone must be able to tell.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn csv_writer<W: Write>(out: W, style: Style) -> csv::Writer<W> {
    let (delimiter, end) = match style {
        Style::Plain => (b',', csv::Terminator::Any(b'\n')),
        Style::Danish => (b';', csv::Terminator::CRLF),
    };
    csv::WriterBuilder::new().delimiter(delimiter).terminator(end).from_writer(out)
}

/// In UTC, `2020-04-20T08:15:00Z`.
fn updated_at(record: &Record) -> Option<String> {
    let moment = DateTime::from_timestamp_millis(record.updated_at?)?;
    Some(moment.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn field_cell(field: &Field, value: Option<&str>, style: Style) -> String {
    let text = field_text(field, value);
    match field.shape {
        Shape::Int | Shape::Real if number(&text).is_some() => decimal(text, style),
        _ => guarded(&text).into_owned(),
    }
}

fn sheet_cell(field: &Field, value: Option<&str>) -> Cell {
    match (field.form, field.shape) {
        (Form::Member, _) => Cell::text(field_text(field, value)),
        (_, Shape::Date | Shape::DateOrMeeting) => Cell::day(field_text(field, value)),
        _ => Cell::of(&json_value(field, value), value_text),
    }
}

fn value_cell(value: &Value, style: Style) -> String {
    match value {
        Value::Number(number) => decimal(number.to_string(), style),
        other => guarded(&value_text(other)).into_owned(),
    }
}

fn decimal(number: String, style: Style) -> String {
    match style {
        Style::Plain => number,
        Style::Danish => number.replace('.', ","),
    }
}

/// A field's value as one text: keys with a blank between, other members one a line.
fn field_text(field: &Field, value: Option<&str>) -> String {
    let text = clean(value.unwrap_or_default(), multi_line(field)).text;
    match (field.form, field.shape) {
        (Form::Member, Shape::Key(_)) => text.replace('\n', " "),
        (Form::Member, _) => joined_lines(&text.split('\n').collect::<Vec<_>>()),
        _ => text,
    }
}

fn value_text(value: &Value) -> String {
    let text: Cow<'_, str> = match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            Cow::Owned(items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "))
        }
        other => Cow::Owned(other.to_string()),
    };
    clean(&text, true).text
}

fn markdown_row(out: &mut impl Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for cell in cells {
        write!(out, "| {} ", markdown(&cell))?;
    }
    out.write_all(b"|\n")
}

/// A text that stays a text in Markdown and in the HTML made from it.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '|' | '\\' | '`' | '*' | '[' | ']' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

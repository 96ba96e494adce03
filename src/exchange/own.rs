//! Files with our own names: the header's columns as fields of a kind, by name or Danish alias, and their rows.

use chrono::DateTime;

use super::guard::unguarded;
use super::incoming::IncomingRow;
use super::memory;
use super::number::Marks;
use super::problem::{Message, Problem, quoted};
use super::table::Row;
use super::{value, versions};
use crate::domain::choice::Choice;
use crate::domain::clean::clean;
use crate::domain::derived::VERSIONS;
use crate::domain::field::{Field, Form, Kind, Shape};
use crate::domain::measured::{self, CELL, Said};

/// The name that the import remembers.
pub const SOURCE: &str = "tavle";

/// No column has a longer name, in bytes; and none has a digit.
const LONGEST_NAME: usize = 40;

/// The fields that say what a proposal proposes.
const WORDS: [&str; 2] = ["title", "text"];

/// The field of a deadline's last day, and that of how exact it is meant.
const DEADLINE: (&str, &str) = ("deadline", "deadline_precision");

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    /// The record's key.
    Key,
    /// The newest change that the file knows of the record.
    LastChange,
    /// When the record last changed in the file that was exported.
    UpdatedAt,
    /// Ours, but nothing to read.
    Derived,
    /// A field of the kind, or what it says of a measurement's figure.
    Field(&'static Field),
    /// All versions of a measurement's figure.
    Versions,
    /// Nothing that the kind knows.
    Other,
}

impl Column {
    /// What a column of this name holds in a file of this kind.
    pub(super) fn named(kind: Kind, name: &str) -> Column {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match name.as_str() {
            "key" | "nøgle" | "nr" | "nr." => Column::Key,
            "last_change" => Column::LastChange,
            "updated_at" => Column::UpdatedAt,
            _ => {
                let spaced = name.replace(' ', "_");
                let field = kind.field(&name).or_else(|| kind.field(&spaced));
                let derived = || kind.derived_field(&name).or_else(|| kind.derived_field(&spaced));
                field.map(Column::Field).or_else(|| derived().map(Column::derived)).unwrap_or(Column::Other)
            }
        }
    }

    /// Whether its cells say something that is read.
    pub(super) fn is_read(self) -> bool {
        matches!(self, Column::Field(_))
    }

    /// How many columns of a complete file of this kind are read.
    pub(super) fn count(kind: Kind) -> usize {
        kind.fields().len() + kind.derived().iter().filter(|field| Column::derived(field).is_read()).count()
    }

    fn derived(field: &'static Field) -> Column {
        match measured::column(field.id) {
            Some(column) => Column::Field(column),
            None if *field == VERSIONS => Column::Versions,
            None => Column::Derived,
        }
    }
}

/// Whether a row has nothing but names of columns of one kind, and several of them.
fn is_header(cells: &[String]) -> bool {
    let names = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    // Few rows come further than this: looking for a name in every kind costs more than reading the row.
    let is_short = |name: &str| name.len() <= LONGEST_NAME && !name.contains(|c: char| c.is_ascii_digit());
    if names().nth(1).is_none() || !names().all(is_short) {
        return false;
    }
    Kind::ALL.iter().any(|kind| names().all(|name| Column::named(*kind, name) != Column::Other))
}

/// How the cells of a file are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    /// What point and comma mean.
    pub(super) marks: Marks,
    /// Whether formulas are guarded by an apostrophe.
    pub(super) guarded: bool,
}

impl Dialect {
    /// A cell's text without its guard.
    pub(super) fn text<'a>(&self, cell: &'a str) -> &'a str {
        if self.guarded { unguarded(cell) } else { cell }
    }
}

/// How the rows of one file become records of one kind.
pub(super) struct Own {
    kind: Kind,
    columns: Vec<Column>,
    dialect: Dialect,
    /// An export of ours: its texts are exact, also the blanks around them.
    exported: bool,
    /// The fields of [`WORDS`] that the file has.
    words: Vec<u16>,
    /// How exact a deadline is meant, where the kind says so and the file has no column for it.
    precision: Option<&'static Field>,
    /// The line in which another table begins, whose rows are none of this one.
    another: Option<u64>,
}

impl Own {
    /// Of two columns for one field the first counts.
    pub(super) fn of(kind: Kind, header: &[String], dialect: Dialect) -> Own {
        let mut columns: Vec<Column> = Vec::with_capacity(header.len());
        for name in header {
            let column = Column::named(kind, name);
            columns.push(if columns.contains(&column) { Column::Other } else { column });
        }
        let exported = columns.contains(&Column::Key) && columns.contains(&Column::LastChange);
        let field = |column: &Column| if let Column::Field(field) = column { Some(*field) } else { None };
        let words =
            columns.iter().filter_map(field).filter(|f| WORDS.contains(&f.name)).map(|f| f.id).collect();
        let precision = kind.field(DEADLINE.1).filter(|of| !columns.contains(&Column::Field(of)));
        Own { kind, columns, dialect, exported, words, precision, another: None }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(super) fn read(&mut self, header: &[String], row: &Row) -> Result<IncomingRow, Problem> {
        if self.another.is_none() && !self.exported && is_header(&row.cells) {
            if header.iter().zip(&row.cells).all(|(name, cell)| name.trim() == cell.trim()) {
                return Err(Problem::row(row.line, Message::HeaderAgain));
            }
            self.another = Some(row.line);
        }
        if let Some(first_line) = self.another {
            return Err(Problem::row(row.line, Message::AnotherTable { first_line }));
        }
        let mut record = IncomingRow::at(row.line);
        for (at, ((column, cell), name)) in self.columns.iter().zip(&row.cells).zip(header).enumerate() {
            let marks = row.marks(at, self.dialect.marks);
            self.cell(*column, cell, marks, &mut record).map_err(|message| Problem {
                line: row.line,
                field: Some(name.clone()),
                message,
            })?;
        }
        if !self.exported && self.kind == Kind::Proposal && self.says_nothing(&record) {
            return Err(Problem::row(row.line, Message::NoTitleNoText));
        }
        if Said::of(&record.values).contradicts_itself() {
            return Err(Problem::row(row.line, Message::FigureAndReason));
        }
        if record.key.is_none() {
            record.ext_id = Some(self.identity(&record));
        }
        Ok(record)
    }

    fn cell(
        &self,
        column: Column,
        cell: &str,
        marks: Marks,
        record: &mut IncomingRow,
    ) -> Result<(), Message> {
        match column {
            Column::Field(field) => {
                let cleaned = clean(cell, value::multi_line(field));
                record.cleaned += cleaned.removed;
                let text = self.dialect.text(&cleaned.text);
                let text = if self.exported { text } else { value::calculated(text)? };
                if field.name == DEADLINE.0
                    && let Some(precision) = self.precision
                    && !text.trim().is_empty()
                {
                    return deadline(field, precision, text.trim(), marks, record);
                }
                let exact = self.exported || !matches!(field.shape, Shape::Line | Shape::Long);
                let text = if exact || field.form == Form::Member { text } else { text.trim() };
                record.values.push((field.id, value::canonical(field, text, marks)?));
            }
            Column::Key => record.key = self.key(cell)?,
            Column::LastChange => record.change = last_change(cell)?,
            Column::Versions => record.versions = versions::read(self.dialect.text(cell))?,
            Column::UpdatedAt => record.updated_at = moment(cell),
            Column::Derived | Column::Other => {}
        }
        Ok(())
    }

    fn key(&self, cell: &str) -> Result<Option<String>, Message> {
        let cleaned = clean(cell, false).text;
        match self.dialect.text(&cleaned).trim() {
            "" => Ok(None),
            text if value::is_key(text) => Ok(Some(text.to_owned())),
            text => Err(Message::BadKey { value: quoted(text) }),
        }
    }

    /// A new proposal needs words; a row that changes one that exists need not repeat them.
    fn says_nothing(&self, record: &IncomingRow) -> bool {
        let has_words = record.values.iter().any(|(id, value)| self.words.contains(id) && value.is_some());
        !has_words && (record.key.is_none() || self.words.len() == WORDS.len())
    }

    /// A record without a key is known again by its number at the source, a measurement by what it measures and when,
    /// else by all that the row says.
    fn identity(&self, record: &IncomingRow) -> String {
        if self.kind == Kind::Measurement {
            return cell_of(record);
        }
        let source_id = self.kind.field("source_id").map(|f| f.id);
        let number = record.values.iter().find(|(id, _)| Some(*id) == source_id).and_then(|(_, v)| v.clone());
        number.unwrap_or_else(|| {
            let said: Vec<String> = record
                .values
                .iter()
                .map(|(id, v)| format!("{id}={}", v.as_deref().unwrap_or_default()))
                .collect();
            format!("#{:016x}", memory::hash(Some(&said.join("\u{1f}"))))
        })
    }
}

/// A deadline: a day, or a week, a month and so on, which ends with its last day.
fn deadline(
    field: &Field,
    precision: &Field,
    text: &str,
    marks: Marks,
    record: &mut IncomingRow,
) -> Result<(), Message> {
    match value::canonical(field, text, marks) {
        Ok(day) => record.values.push((field.id, day)),
        Err(_) => {
            let meant = value::deadline(text).ok_or_else(|| Message::NotADeadline { value: quoted(text) })?;
            record.values.push((field.id, Some(meant.last.to_string())));
            record.values.push((precision.id, Some(meant.precision.name().to_owned())));
        }
    }
    Ok(())
}

/// What a measurement measures, where, of whom and when.
fn cell_of(record: &IncomingRow) -> String {
    let value = |wanted: &u16| record.values.iter().find(|(id, _)| id == wanted)?.1.as_deref();
    CELL.iter().map(|id| value(id).unwrap_or("–")).collect::<Vec<_>>().join(" · ")
}

/// Only what an export has written; whatever else stands there says nothing.
fn moment(cell: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(cell.trim()).ok().map(|at| at.timestamp_millis())
}

fn last_change(cell: &str) -> Result<Option<i64>, Message> {
    match cell.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Message::NotANumber { value: quoted(text) }),
    }
}

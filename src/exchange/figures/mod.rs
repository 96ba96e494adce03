//! Figures as jobindsats.dk, Statistics Denmark and spreadsheets give them: one row of the file becomes a measurement for
//! each of its measures, or for each of its periods.
//!
//! `columns` tells what each column holds, `measure` what a measure is called here, `cell` reads one figure, and `cross`
//! finds the header of a cross table. What cannot be understood in one way only is not guessed at but named.

mod area;
mod cell;
mod columns;
mod cross;
mod measure;
mod sums;
mod table_name;
#[cfg(test)]
mod tests;
mod told;

use std::sync::Arc;

pub(super) use self::columns::loose;
pub use self::measure::Measure;

use self::cell::Cell;
use self::columns::{Column, Layout, Role};
use self::measure::Table;
use self::told::Told;
use super::incoming::IncomingRow;
use super::number::{self, Marks};
use super::opening::Shown;
use super::problem::{Message, Notice, Problem, quoted};
use super::reading::Records;
use super::table::Row;
use crate::domain::clean::clean;
use crate::domain::derived::{MISSING, PROVISIONAL, SOURCE, VALUE};
use crate::domain::measured::CELL;
use crate::domain::period::Period;
use crate::domain::target::Unit;

/// Whose figures a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// jobindsats.dk: measures in columns.
    Jobindsats,
    /// Statistics Denmark's StatBank: the figure is in `INDHOLD`.
    StatBank,
    /// A cross table from a spreadsheet: periods in columns.
    CrossTable,
}

impl Service {
    /// The name that the import remembers.
    pub(super) fn source(self) -> &'static str {
        match self {
            Service::Jobindsats => "jobindsats",
            Service::StatBank => "statbank",
            Service::CrossTable => "krydstabel",
        }
    }

    /// Whose figures these columns hold, where that is told by their names.
    pub(super) fn of(header: &[String], rows: &[Vec<String>]) -> Option<Service> {
        if columns::is_statbank(header) {
            return Some(Service::StatBank);
        }
        let roles = columns::roles(Service::Jobindsats, header, rows);
        let is_full = [Role::Area, Role::Period, Role::Figure].iter().all(|role| roles.contains(role));
        is_full.then_some(Service::Jobindsats)
    }
}

/// Whose figures a file holds that begins with these lines, and which of them is the header; titles may stand above it.
pub(super) fn find(lines: &[Vec<String>]) -> Option<(Service, usize)> {
    const TITLES: usize = 30;
    let below = |at: usize| lines.get(at + 1..).unwrap_or_default();
    let mut headers = lines.iter().take(TITLES).enumerate();
    let cross = || cross::header_at(lines).map(|at| (Service::CrossTable, at));
    headers.find_map(|(at, line)| Some((Service::of(line, below(at))?, at))).or_else(cross)
}

/// How the rows of one file become measurements.
pub(super) struct Figures {
    service: Service,
    layout: Layout,
    marks: Marks,
    /// Whether the numbers of the file show what point and comma mean, and not only its form.
    shows_marks: bool,
    origin: Arc<str>,
    /// What merged cells of a cross table leave out: the labels of the row above.
    above: Vec<String>,
    told: Told,
}

impl Figures {
    /// `marks` says what point and comma mean where the numbers of the file do not.
    ///
    /// # Errors
    /// A cross table has figures under no period.
    pub(super) fn of(
        service: Service,
        header: &[String],
        shown: &Shown,
        marks: Marks,
    ) -> Result<Figures, Problem> {
        if service == Service::CrossTable
            && let Some(at) = cross::figures_under_nothing(header, &shown.rows)
        {
            return Err(Problem::file(Message::NoPeriodAbove { column: cross::letters(at) }));
        }
        let name = table_name::of(&shown.file_name, shown.titles.first());
        let table = Table::of(service, name, &shown.file_name);
        let titles = if shown.titles.is_empty() { vec![table.name.clone()] } else { shown.titles.clone() };
        let layout = Layout::of(&table, header, &shown.rows, &titles);
        let width = header.len();
        let shown_marks = cell::marks(layout.figures(shown.digits()));
        let (marks, shows_marks) = (shown_marks.unwrap_or(marks), shown_marks.is_some());
        let origin = Arc::from(table.origin);
        let (above, told) = (vec![String::new(); width], Told::default());
        Ok(Figures { service, layout, marks, shows_marks, origin, above, told })
    }

    pub(super) fn service(&self) -> Service {
        self.service
    }

    /// Whether a column is read.
    pub(super) fn reads(&self, at: usize) -> bool {
        !matches!(self.layout.column(at), Column::Other)
    }

    /// The measurements of a row, and what is wrong with some of its cells; nothing of a line without figures. Tells what
    /// the row is about: two rows of a file are never about the same.
    pub(super) fn read(
        &mut self,
        header: &[String],
        row: &Row,
        out: &mut Records,
    ) -> Result<Option<String>, Problem> {
        let labels = self.labels(row);
        if self.is_note(row) {
            self.told.without_figures(row.line, row.cells.iter().find(|cell| !cell.trim().is_empty()));
            return Ok(None);
        }
        let area = self.layout.position(|c| matches!(c, Column::Area)).and_then(|at| labels.get(at));
        let area = area.filter(|area| !area.is_empty()).map(|area| area::named(area).to_owned());
        let group = self.layout.group(&labels);
        let period = match self.layout.position(|c| matches!(c, Column::Period)) {
            Some(at) => Some(period(header, row, at)?),
            None => None,
        };
        for (at, column) in self.layout.columns().iter().enumerate() {
            let (measure, (period, is_provisional)) = match (column, period) {
                (Column::Measure(measure), Some(period)) => (measure, (period, false)),
                (Column::At { measure, period, provisional }, _) => (measure, (*period, *provisional)),
                _ => continue,
            };
            let text = row.cells.get(at).map_or("", String::as_str);
            let cleaned = clean(text, false);
            let cell = match self.cell(&cleaned.text, row.marks(at, self.marks), measure) {
                Ok(cell) => cell,
                Err(message) => {
                    out.push_back(Err(Problem { line: row.line, field: header.get(at).cloned(), message }));
                    continue;
                }
            };
            self.told.period(period);
            if let Some(group) = group.as_deref().filter(|_| self.layout.has_one_group()) {
                self.told.sums.add(measure, group, area.as_deref(), period, &cell);
            }
            if cell == Cell::Nothing {
                self.told.empty();
                continue;
            }
            let mut record = IncomingRow {
                cleaned: cleaned.removed,
                measure: Some(measure.clone()),
                ..IncomingRow::at(row.line)
            };
            let place = [Some(measure.key.clone()), group.clone(), area.clone(), Some(period.to_string())];
            record.ext_id = Some(identity(&measure.id, &place));
            record.values.extend(CELL.into_iter().zip(place));
            record.values.extend(said(cell, is_provisional, &self.origin));
            out.push_back(Ok(record));
        }
        let about = [area, group, period.map(|period| period.to_string())];
        let named: Vec<String> = about.into_iter().flatten().collect();
        Ok(Some(named.join(" · ")))
    }

    /// One cell. That a point parts thousands is not taken from the form of the file alone where nobody would write it:
    /// in a share, and in the data of StatBank.
    fn cell(&self, text: &str, marks: Marks, measure: &Measure) -> Result<Cell, Message> {
        let unit = measure.kind_of_unit();
        let has_no_thousands =
            self.service == Service::StatBank || matches!(unit, Unit::Percent | Unit::Points);
        if has_no_thousands && !self.shows_marks && marks == Marks::Danish && number::hangs_on_its_file(text)
        {
            return Err(Message::AmbiguousNumber { value: quoted(text) });
        }
        cell::read(text, marks, &unit, self.service)
    }

    /// What is to be told of the rows that were read.
    pub(super) fn notices(&self) -> Vec<Notice> {
        self.told.notices(self.layout.measures())
    }

    /// The labels of a row, cleaned; of merged cells the label above.
    fn labels(&mut self, row: &Row) -> Vec<String> {
        let mut labels: Vec<String> = Vec::with_capacity(row.cells.len());
        for (at, cell) in row.cells.iter().enumerate() {
            let is_label = self.layout.column(at).is_label();
            labels.push(if is_label { clean(cell, false).text.trim().to_owned() } else { String::new() });
        }
        if self.service != Service::StatBank {
            self.layout.fill_merged(row, &mut labels, &mut self.above);
        }
        labels
    }

    /// Whether a row has neither a figure nor a period: a heading, a note or the source.
    fn is_note(&self, row: &Row) -> bool {
        let mut cells = row.cells.iter().enumerate();
        !cells.any(|(at, cell)| self.layout.column(at).is_anchor() && !cell.trim().is_empty())
    }
}

fn period(header: &[String], row: &Row, at: usize) -> Result<Period, Problem> {
    let text = row.cells.get(at).map_or("", String::as_str);
    let cleaned = clean(text, false).text;
    Period::parse(&cleaned).ok_or_else(|| Problem {
        line: row.line,
        field: header.get(at).cloned(),
        message: Message::NotAPeriod { value: quoted(text) },
    })
}

/// What the import knows a measurement by: what is measured, of whom, where and when.
fn identity(measure: &str, place: &[Option<String>; 4]) -> String {
    let [_, rest @ ..] = place;
    let rest: Vec<&str> = rest.iter().map(|part| part.as_deref().unwrap_or("–")).collect();
    format!("{measure} · {}", rest.join(" · "))
}

/// What a cell says of the figure, in the columns of a measurement.
fn said(cell: Cell, is_provisional: bool, origin: &str) -> [(u16, Option<String>); 4] {
    let (value, missing, marked) = match cell {
        Cell::Number { value, provisional } => (Some(value), None, provisional),
        Cell::Missing(why) => (None, Some(why), false),
        Cell::Nothing => (None, None, false),
    };
    let provisional = (marked || is_provisional).to_string();
    [
        (VALUE.id, value),
        (MISSING.id, missing.map(|why| crate::domain::choice::Choice::name(why).to_owned())),
        (PROVISIONAL.id, Some(provisional)),
        (SOURCE.id, Some(origin.to_owned())),
    ]
}

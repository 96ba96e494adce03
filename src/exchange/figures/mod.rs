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
mod names;
mod sums;
mod table_name;
#[cfg(test)]
mod tests;
mod told;

use std::fmt::{Display, Write as _};
use std::sync::Arc;

pub(super) use self::columns::loose;
pub use self::measure::Measure;

use self::cell::Cell;
use self::columns::{Column, Layout, Part, Role};
use self::measure::Table;
use self::names::Names;
use self::told::Told;
use super::incoming::IncomingRow;
use super::number::{self, Marks};
use super::opening::Shown;
use super::problem::{Message, Notice, Problem, quoted};
use super::reading::Records;
use super::table::Row;
use crate::domain::clean::clean;
use crate::domain::observation::Observation;
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
    /// The key and the unit of each column's measure.
    measured: Vec<Option<(Arc<str>, Unit)>>,
    names: Names,
    /// What merged cells of a cross table leave out: the labels of the row above.
    above: Vec<Arc<str>>,
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
        let of = |column: &Column| {
            let measure = column.measure()?;
            Some((Arc::from(measure.key.as_str()), measure.kind_of_unit()))
        };
        let measured = layout.columns().iter().map(of).collect();
        let (names, above, told) = (Names::default(), vec![Arc::from(""); width], Told::default());
        Ok(Figures { service, layout, marks, shows_marks, origin, measured, names, above, told })
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
        let area = area.filter(|area| !area.is_empty()).map(|area| self.names.area(area));
        let group = self.group(&labels);
        let period = match self.layout.position(|c| matches!(c, Column::Period)) {
            Some(at) => Some(self.period(header, row, at)?),
            None => None,
        };
        let place = Place { group, area, period };
        for at in 0..self.measured.len() {
            match self.figure(row, at, &place) {
                Ok(None) => {}
                Ok(Some(record)) => out.push_back(Ok(record)),
                Err(message) => {
                    out.push_back(Err(Problem { line: row.line, field: header.get(at).cloned(), message }));
                }
            }
        }
        Ok(Some(place.name()))
    }

    /// The figure of one cell; nothing of a column or a cell that holds none.
    fn figure(&mut self, row: &Row, at: usize, place: &Place) -> Result<Option<IncomingRow>, Message> {
        let Some((column, (key, unit))) =
            self.layout.columns().get(at).zip(self.measured.get(at).and_then(Option::as_ref))
        else {
            return Ok(None);
        };
        let (measure, period, is_provisional) = match (column, place.period) {
            (Column::Measure(measure), Some(period)) => (measure, period, false),
            (Column::At { measure, period, provisional }, _) => (measure, *period, *provisional),
            _ => return Ok(None),
        };
        let text = row.cells.get(at).map_or("", String::as_str);
        let cleaned = clean(text, false);
        let cell = self.cell(&cleaned.text, row.marks(at, self.marks), unit)?;
        self.told.period(period);
        if let Some(group) = place.group.as_ref().filter(|_| self.layout.has_one_group()) {
            self.told.sums.add((measure, unit), group, place.area.as_deref(), period, &cell);
        }
        let (figure, marked) = match cell {
            Cell::Number { value, provisional } => {
                let number = value.parse().map_err(|_| Message::NotANumber { value: quoted(text) })?;
                (Ok(number), provisional)
            }
            Cell::Missing(why) => (Err(why), false),
            Cell::Nothing => {
                self.told.empty();
                return Ok(None);
            }
        };
        let observation = Observation {
            indicator: key.clone(),
            group: place.group.clone(),
            area: place.area.clone(),
            period,
            figure,
            provisional: marked || is_provisional,
            source: self.origin.clone(),
        };
        Ok(Some(IncomingRow {
            cleaned: cleaned.removed,
            measure: Some(measure.clone()),
            figure: Some(observation),
            ..IncomingRow::at(row.line)
        }))
    }

    /// One cell. That a point parts thousands is not taken from the form of the file alone where nobody would write it:
    /// in a share, and in the data of StatBank.
    fn cell(&self, text: &str, marks: Marks, unit: &Unit) -> Result<Cell, Message> {
        let has_no_thousands =
            self.service == Service::StatBank || matches!(unit, Unit::Percent | Unit::Points);
        if has_no_thousands && !self.shows_marks && marks == Marks::Danish && number::hangs_on_its_file(text)
        {
            return Err(Message::AmbiguousNumber { value: quoted(text) });
        }
        cell::read(text, marks, unit, self.service)
    }

    /// What is to be told of the rows that were read.
    pub(super) fn notices(&self) -> Vec<Notice> {
        self.told.notices(self.layout.measures())
    }

    /// The labels of a row, cleaned; of merged cells the label above.
    fn labels(&mut self, row: &Row) -> Vec<Arc<str>> {
        let nothing = self.names.label("");
        let mut labels: Vec<Arc<str>> = Vec::with_capacity(row.cells.len());
        for (at, cell) in row.cells.iter().enumerate() {
            let is_label = self.layout.column(at).is_label();
            labels.push(if is_label { self.names.label(cell) } else { nothing.clone() });
        }
        if self.service != Service::StatBank {
            self.layout.fill_merged(row, &mut labels, &mut self.above);
        }
        labels
    }

    /// Of whom a row is.
    fn group(&mut self, labels: &[Arc<str>]) -> Option<Arc<str>> {
        let parts = self.layout.group(labels);
        match parts.as_slice() {
            [] => None,
            [Part::Label(alone)] => Some(Arc::clone(alone)),
            parts => {
                let words: Vec<&str> = parts.iter().map(Part::text).collect();
                Some(self.names.word(&words.join(", ")))
            }
        }
    }

    fn period(&mut self, header: &[String], row: &Row, at: usize) -> Result<Period, Problem> {
        let text = row.cells.get(at).map_or("", String::as_str);
        self.names.period(text).ok_or_else(|| Problem {
            line: row.line,
            field: header.get(at).cloned(),
            message: Message::NotAPeriod { value: quoted(text) },
        })
    }

    /// Whether a row has neither a figure nor a period: a heading, a note or the source.
    fn is_note(&self, row: &Row) -> bool {
        let mut cells = row.cells.iter().enumerate();
        !cells.any(|(at, cell)| self.layout.column(at).is_anchor() && !cell.trim().is_empty())
    }
}

/// What a row is about; where a cross table has its periods in columns, all of them.
struct Place {
    group: Option<Arc<str>>,
    area: Option<Arc<str>>,
    period: Option<Period>,
}

impl Place {
    /// Two rows of a file never have the same.
    fn name(&self) -> String {
        let mut name = String::with_capacity(64);
        let mut add = |part: &dyn Display| {
            let between = if name.is_empty() { "" } else { " · " };
            let _ = write!(name, "{between}{part}");
        };
        self.area.iter().chain(&self.group).for_each(|label| add(label));
        self.period.iter().for_each(|period| add(period));
        name
    }
}

/// What the import knows a measurement by: what is measured, of whom, where and when.
pub fn identity(measure: &Measure, figure: &Observation) -> String {
    let part = |part: &Option<Arc<str>>| part.as_deref().unwrap_or("–").to_owned();
    format!("{} · {} · {} · {}", measure.id, part(&figure.group), part(&figure.area), figure.period)
}

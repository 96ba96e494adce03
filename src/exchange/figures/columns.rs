//! What each column of a file of figures holds, told by its name and, where that leaves it open, by what stands in it.

use std::sync::Arc;

use super::measure::{self, Head, Measure, Table};
use super::{Service, area, cell, cross};
use crate::domain::fold::{fold, words};
use crate::domain::period::Period;
use crate::exchange::table::Row;

/// What a column holds.
#[derive(Clone, Debug)]
pub(super) enum Column {
    /// Where.
    Area,
    /// When.
    Period,
    /// Of whom.
    Group,
    /// The figures of a measure.
    Measure(Arc<Measure>),
    /// The figures of one period.
    At { measure: Arc<Measure>, period: Period, provisional: bool },
    /// Nothing that is read.
    Other,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Area,
    Period,
    Group,
    Figure,
    Other,
}

/// Names of the column that says where; as [`loose`] has them.
const AREAS: [&str; 13] = [
    "omraade",
    "area",
    "kommune",
    "kommuner",
    "municipality",
    "jobcenter",
    "region",
    "geografi",
    "kommunedk",
    "bopkom",
    "bopomr",
    "bopael",
    "omraader",
];
/// Names of columns that say of whom, whatever stands in them.
const GROUPS: [&str; 16] = [
    "koen",
    "sex",
    "gender",
    "alder",
    "age",
    "aldersgruppe",
    "herkomst",
    "oprindelse",
    "ydelse",
    "ydelsesgruppe",
    "ydelsesgrupper",
    "maalgruppe",
    "maalgrupper",
    "visitationskategori",
    "varighed",
    "branche",
];
/// How the column that says when begins.
const PERIODS: [&str; 8] = ["periode", "period", "tid", "time", "maaned", "kvartal", "aar", "year"];

/// A header as it is compared: case, blanks, brackets and signs do not count, and where the data were fetched in English
/// the column of the areas is the same one.
pub(in crate::exchange) fn loose(header: &str) -> String {
    let name: String = fold(header).chars().filter(|c| c.is_alphanumeric()).collect();
    if AREAS.contains(&name.as_str()) { "omraade".to_owned() } else { name }
}

/// The header of StatBank's data: the figure in `INDHOLD`, the period in `TID`.
pub(super) fn is_statbank(header: &[String]) -> bool {
    let has = |wanted: &str| header.iter().any(|name| loose(name) == wanted);
    has("indhold") && has("tid")
}

/// What each column is for.
pub(super) fn roles(service: Service, header: &[String], rows: &[Vec<String>]) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(header.len());
    for (at, name) in header.iter().enumerate() {
        let values = || rows.iter().filter_map(move |row| row.get(at)).map(|cell| cell.trim());
        let is_free = |role: Role| !roles.contains(&role);
        let role = match service {
            Service::CrossTable if cross::period(name).is_some() => Role::Figure,
            Service::CrossTable if !is_free(Role::Figure) => Role::Other,
            Service::CrossTable if is_free(Role::Area) && is_area(name, values()) => Role::Area,
            Service::CrossTable => Role::Group,
            _ if name.is_empty() => Role::Other,
            _ if is_free(Role::Area) && loose(name) == "omraade" => Role::Area,
            _ if is_free(Role::Period) && is_period(name, values()) => Role::Period,
            Service::StatBank if loose(name) == "indhold" && is_free(Role::Figure) => Role::Figure,
            Service::StatBank => Role::Group,
            _ if GROUPS.contains(&loose(name).as_str()) || !is_figure(name, values()) => Role::Group,
            _ => Role::Figure,
        };
        roles.push(role);
    }
    roles
}

fn is_area<'v>(name: &str, mut values: impl Iterator<Item = &'v str>) -> bool {
    loose(name) == "omraade" || (name.is_empty() && values.any(area::is_known))
}

fn is_period<'v>(name: &str, values: impl Iterator<Item = &'v str>) -> bool {
    let folded = fold(name);
    let is_named = words(&folded).next().is_some_and(|first| PERIODS.contains(&first));
    is_named && values.take(20).any(|value| Period::parse(value).is_some())
}

/// Whether the cells are figures, or, where all of them are empty, the name says so.
fn is_figure<'v>(name: &str, values: impl Iterator<Item = &'v str>) -> bool {
    let (mut figures, mut others) = (0, 0);
    for value in values.filter(|value| !value.is_empty()) {
        *(if cell::looks_like_figure(value) { &mut figures } else { &mut others }) += 1;
    }
    match (figures, others) {
        (0, 0) => fold(name).contains("antal") || measure::has_unit(name),
        _ => figures > others,
    }
}

/// The columns of one file.
pub(super) struct Layout {
    columns: Vec<Column>,
    /// The columns that say of whom, by their names and not by their order in the file.
    groups: Vec<usize>,
    /// The benefit that the period's column is named after.
    benefit: Option<String>,
}

impl Layout {
    /// `titles` say what a cross table measures, and in what unit.
    pub(super) fn of(table: &Table, header: &[String], rows: &[Vec<String>], titles: &[String]) -> Layout {
        let service = table.service;
        let roles = roles(service, header, rows);
        let named = |role: Role| header.iter().zip(&roles).filter(move |(_, r)| **r == role);
        let figures_at: Vec<usize> =
            roles.iter().enumerate().filter(|(_, role)| **role == Role::Figure).map(|(at, _)| at).collect();
        let unit = |columns: &[usize]| {
            let cells = rows.iter().flat_map(|row| columns.iter().filter_map(|at| row.get(*at)));
            cell::unit_of(cells.map(String::as_str), service)
        };
        let measures = match service {
            Service::Jobindsats => {
                let head = |at: &usize| Some(Head { name: header.get(*at)?, unit: unit(&[*at]) });
                let heads: Vec<Head<'_>> = figures_at.iter().filter_map(head).collect();
                measure::all(table, &heads)
            }
            Service::StatBank => measure::all(table, &[Head { name: &table.name, unit: unit(&figures_at) }]),
            Service::CrossTable => vec![measure::titled(table, titles, unit(&figures_at))],
        };
        let mut next = measures.iter().cloned().cycle();
        let column = |(name, role): (&String, &Role)| match role {
            Role::Area => Column::Area,
            Role::Period => Column::Period,
            Role::Group => Column::Group,
            Role::Other => Column::Other,
            Role::Figure => match (next.next(), cross::period(name)) {
                (Some(measure), Some((period, provisional))) if service == Service::CrossTable => {
                    Column::At { measure, period, provisional }
                }
                (Some(measure), _) => Column::Measure(measure),
                (None, _) => Column::Other,
            },
        };
        let benefit = named(Role::Period).next().and_then(|(name, _)| benefit(name));
        let mut groups: Vec<usize> =
            roles.iter().enumerate().filter(|(_, role)| **role == Role::Group).map(|(at, _)| at).collect();
        groups.sort_by_key(|at| header.get(*at).map(|name| loose(name)));
        Layout { columns: header.iter().zip(&roles).map(column).collect(), groups, benefit }
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(super) fn column(&self, at: usize) -> &Column {
        self.columns.get(at).unwrap_or(&Column::Other)
    }

    pub(super) fn position(&self, is_it: fn(&Column) -> bool) -> Option<usize> {
        self.columns.iter().position(is_it)
    }

    /// The measures, each once.
    pub(super) fn measures(&self) -> Vec<&Arc<Measure>> {
        let mut measures: Vec<&Arc<Measure>> = Vec::new();
        for column in &self.columns {
            if let Column::Measure(measure) | Column::At { measure, .. } = column
                && !measures.iter().any(|known| known.id == measure.id)
            {
                measures.push(measure);
            }
        }
        measures
    }

    /// The cells of these rows that hold figures.
    pub(super) fn figures<'r>(&'r self, rows: &'r [Vec<String>]) -> impl Iterator<Item = &'r str> {
        let cells = |row: &'r Vec<String>| row.iter().enumerate();
        rows.iter()
            .flat_map(cells)
            .filter(|(at, _)| self.column(*at).is_figure())
            .map(|(_, cell)| cell.as_str())
    }

    /// Whether one column says of whom.
    pub(super) fn has_one_group(&self) -> bool {
        self.groups.len() == 1
    }

    /// Of whom a row is: what the columns that say so hold, after the benefit.
    pub(super) fn group<'l>(&'l self, labels: &'l [Arc<str>]) -> Vec<Part<'l>> {
        let named = self.groups.iter().filter_map(|at| labels.get(*at)).map(Part::Label);
        let benefit = self.benefit.as_deref().map(Part::Benefit);
        benefit.into_iter().chain(named).filter(|part| !part.text().is_empty()).collect()
    }

    /// Gives a row what its merged cells leave out, and remembers it for the rows below. Only cells before the first that
    /// says where, of whom or when are merged ones.
    pub(super) fn fill_merged(&self, row: &Row, labels: &mut [Arc<str>], above: &mut [Arc<str>]) {
        let says = |(at, cell): (usize, &String)| {
            let column = self.column(at);
            (column.is_label() || matches!(column, Column::Period)) && !cell.trim().is_empty()
        };
        let Some(first) = row.cells.iter().enumerate().position(says) else { return };
        for (at, (label, above)) in labels.iter_mut().zip(above).enumerate() {
            match self.column(at).is_label() {
                true if at < first => label.clone_from(above),
                true => above.clone_from(label),
                false => {}
            }
        }
    }
}

/// A part of the name of a group.
pub(super) enum Part<'l> {
    /// The benefit that the period's column is named after.
    Benefit(&'l str),
    /// What stands in a column.
    Label(&'l Arc<str>),
}

impl Part<'_> {
    pub(super) fn text(&self) -> &str {
        match self {
            Part::Benefit(text) => text,
            Part::Label(label) => label,
        }
    }
}

impl Column {
    /// What it holds the figures of.
    pub(super) fn measure(&self) -> Option<&Arc<Measure>> {
        match self {
            Column::Measure(measure) | Column::At { measure, .. } => Some(measure),
            _ => None,
        }
    }

    /// Whether it says where or of whom.
    pub(super) fn is_label(&self) -> bool {
        matches!(self, Column::Area | Column::Group)
    }

    /// Whether a cell of it makes a row one of figures: the figure itself, or its period.
    pub(super) fn is_anchor(&self) -> bool {
        self.is_figure() || matches!(self, Column::Period)
    }

    fn is_figure(&self) -> bool {
        matches!(self, Column::Measure(_) | Column::At { .. })
    }
}

/// `Sygedagpenge` of `Periode Sygedagpenge`.
fn benefit(header: &str) -> Option<String> {
    let (_, rest) = header.trim().split_once(char::is_whitespace)?;
    Some(rest.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()).filter(|rest| !rest.is_empty())
}

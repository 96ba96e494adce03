//! A measurement's figure on the command line: what is typed of it becomes a version of its own.

use super::Stop;
use super::args::Assignment;
use super::session::Session;
use super::typed::Given;
use crate::domain::change::{Conflict, Version};
use crate::domain::derived::KNOWN_SINCE;
use crate::domain::field::{Field, Kind, VERSION};
use crate::domain::measured::{self, CELL, Said};
use crate::domain::record::Record;
use crate::store::Figure;
use crate::text::cli as text;

/// Takes out what was typed of the figure.
pub fn take(given: &mut Given) -> Said {
    let is_of_figure = |(field, _): &mut (&'static Field, _)| measured::column(field.id).is_some();
    let mut said = Said::default();
    for (column, value) in given.values.extract_if(.., is_of_figure) {
        said.add(column, value);
    }
    said
}

/// The version that was typed; `None` where it stands already, or nothing was typed of the figure. A new figure is known
/// from today on, unless a day was typed.
///
/// # Errors
/// Neither a figure nor why there is none, or both.
pub fn version(session: &Session, mut said: Said, now: Option<&Version>) -> Result<Option<Version>, Stop> {
    let lang = session.lang;
    if said.contradicts_itself() {
        return Err(Stop::Wrong(text::figure_and_reason(lang)));
    }
    if said.is_silent() || (now.is_none() && !said.is_empty() && !said.has_figure()) {
        return Err(Stop::Wrong(text::needs_a_figure(lang)));
    }
    if !said.differs(now) {
        return Ok(None);
    }
    if said.has_figure() && !said.names(&KNOWN_SINCE) {
        said.add(&KNOWN_SINCE, Some(session.today().to_string()));
    }
    Ok(said.over(now))
}

/// The figure that stands instead of the expected one.
pub fn moved(record: &Record, expected: &Said, wanted: &Said, newest: Option<&Figure>) -> Option<Conflict> {
    let now = newest.map(|figure| &figure.version);
    if expected.is_as(now) {
        return None;
    }
    let mine = if wanted.is_empty() { expected } else { wanted };
    Some(Conflict {
        rec: record.rec,
        key: record.key.clone(),
        field: VERSION,
        theirs: now.and_then(measured::figure),
        mine: mine.over(now).as_ref().and_then(measured::figure),
        who: newest.map(|figure| figure.who.clone()).unwrap_or_default(),
        at: newest.map_or(0, |figure| figure.at),
    })
}

/// A new measurement says what it measures and when, and there is none of the same yet.
///
/// # Errors
/// A field is missing, or the measurement is there.
pub fn is_free(session: &Session, given: &Given) -> Result<(), Stop> {
    let lang = session.lang;
    let value = |name: &str| given.get(name).flatten().unwrap_or_default();
    if let Some(name) = ["indicator", "period"].into_iter().find(|name| value(name).is_empty()) {
        return Err(Stop::Wrong(text::measurement_needs(lang, name)));
    }
    let indicator = session.store.of_kind(Kind::Indicator, value("indicator"))?;
    let indicator = indicator.map_or(value("indicator").to_owned(), |record| record.key);
    let cell = [indicator.as_str(), value("group"), value("area"), value("period")];
    let same: Vec<(u16, &str)> = CELL.into_iter().zip(cell).collect();
    let there = session.store.find(Kind::Measurement, &same)?.first().copied();
    match there.map(|rec| session.store.record_even_gone(rec)).transpose()?.flatten() {
        Some(record) => Err(Stop::Refused(text::measured_already(lang, &record.key))),
        None => Ok(()),
    }
}

/// Whether the figures of a target or a measurement are whole numbers, by the unit that was typed or stands, so that
/// `1.940` can only be 1940.
pub fn is_whole(
    session: &Session,
    kind: Kind,
    typed: &[Assignment],
    record: Option<&Record>,
) -> Result<bool, Stop> {
    let named = |name: &str| {
        let typed = typed.iter().find(|a| kind.field(&a.field).is_some_and(|field| field.name == name));
        let stands = || record.and_then(|record| record.get(name));
        typed.map(|a| a.value.trim()).or_else(stands).filter(|text| !text.is_empty())
    };
    if let Some(unit) = named("unit") {
        return Ok(measured::is_whole(unit));
    }
    let Some(indicator) = named("indicator") else { return Ok(false) };
    let indicator = session.store.of_kind(Kind::Indicator, indicator)?;
    Ok(indicator.is_some_and(|indicator| measured::is_whole(indicator.text("unit"))))
}

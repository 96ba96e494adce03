//! New figures of a service, many at once: each is a measurement, its making in the log and the first version of its
//! figure, exactly as a batch of single changes would make it.

use std::fmt::Write as _;
use std::sync::Arc;

use rusqlite::types::ToSql;
use rusqlite::{Connection, Statement};

use super::growing::{VERSION_INSERT, origin};
use super::keys::Keys;
use super::log::{Log, Ties, begin};
use super::write::{FIRST_COLUMN, insert_sql};
use super::{Error, Store, schema, state, value};
use crate::domain::change::Author;
use crate::domain::choice::Choice;
use crate::domain::field::Kind;
use crate::domain::measured::CELL;
use crate::domain::observation::Observation;
use crate::domain::period::Period;

const KIND: Kind = Kind::Measurement;

impl Store {
    /// Writes one part of an import that brings nothing but new measurements, all or nothing, and tells its batch.
    /// `known_since` is the day from which on the figures are known, in ISO form.
    ///
    /// # Errors
    /// [`Error::NoSuch`] where an indicator is not there: then nothing was written.
    pub fn import_figures(
        &mut self,
        author: &Author,
        reason: Option<&str>,
        part_of: Option<i64>,
        known_since: &str,
        figures: &[Observation],
    ) -> Result<Option<i64>, Error> {
        if figures.is_empty() {
            return Ok(None);
        }
        let clock = self.clock();
        let tx = begin(&mut self.conn, self.read_only)?;
        let ties = Ties { undoes: None, part_of };
        let batch = write(Log::new(&tx, author, reason, clock)?.tied(ties), known_since, figures)?;
        tx.commit()?;
        self.own.insert(batch);
        Ok(Some(batch))
    }
}

fn write(mut log: Log<'_>, known_since: &str, figures: &[Observation]) -> Result<i64, Error> {
    let (conn, batch) = (log.conn, log.batch()?);
    let last = measurements(conn, batch, figures)?;
    // In one transaction the numbers of both follow each other.
    let records = last + 1 - i64::try_from(figures.len()).unwrap_or_default()..=last;
    let changes = log.enter_births(KIND, records.clone())?;
    versions(conn, batch, known_since, figures.iter().zip(records.zip(changes..)))?;
    Ok(batch)
}

/// The first version of each figure, with the numbers of its measurement and of the change that made it.
fn versions<'f>(
    conn: &Connection,
    batch: i64,
    known_since: &str,
    figures: impl Iterator<Item = (&'f Observation, (i64, i64))>,
) -> Result<(), Error> {
    let mut insert = conn.prepare_cached(VERSION_INSERT)?;
    insert.raw_bind_parameter(2, batch)?;
    insert.raw_bind_parameter(7, known_since)?;
    let mut source: Option<&Arc<str>> = None;
    for (figure, (record, change)) in figures {
        insert.raw_bind_parameter(1, change)?;
        insert.raw_bind_parameter(3, record)?;
        insert.raw_bind_parameter(4, figure.figure.ok())?;
        insert.raw_bind_parameter(5, figure.figure.err().map(Choice::name))?;
        insert.raw_bind_parameter(6, figure.provisional)?;
        if !source.is_some_and(|last| Arc::ptr_eq(last, &figure.source)) {
            insert.raw_bind_parameter(8, origin(conn, &figure.source)?)?;
            source = Some(&figure.source);
        }
        insert.raw_execute()?;
    }
    Ok(())
}

/// Makes the measurements, and tells the number of the last one.
fn measurements(conn: &Connection, batch: i64, figures: &[Observation]) -> Result<i64, Error> {
    let mut keys = Keys::default();
    let mut insert = conn.prepare_cached(&insert_sql(KIND))?;
    insert.raw_bind_parameter(2, batch)?;
    for (place, field) in schema::columns(KIND).enumerate().filter(|(_, field)| !CELL.contains(&field.id)) {
        insert.raw_bind_parameter(FIRST_COLUMN + place, &value::bind(field, field.default)? as &dyn ToSql)?;
    }
    let mut cell = Cell::new(conn);
    for figure in figures {
        insert.raw_bind_parameter(1, keys.take(conn, KIND, None, None)?)?;
        cell.bind(&mut insert, figure)?;
        insert.raw_execute()?;
    }
    let last = conn.last_insert_rowid();
    keys.keep(conn)?;
    Ok(last)
}

/// What the next measurement is of, bound to the statement that makes it: only what differs from the one before.
struct Cell<'a> {
    conn: &'a Connection,
    /// The parameters of indicator, group, area and period.
    places: [usize; 4],
    /// The indicators that were met, each with its key as its record has it.
    indicators: Vec<(Arc<str>, String)>,
    last: Option<&'a Observation>,
    period: String,
}

impl<'a> Cell<'a> {
    fn new(conn: &'a Connection) -> Cell<'a> {
        let place = |id: u16| schema::columns(KIND).position(|field| field.id == id).unwrap_or_default();
        let places = CELL.map(|id| FIRST_COLUMN + place(id));
        Cell { conn, places, indicators: Vec::new(), last: None, period: String::new() }
    }

    fn bind(&mut self, insert: &mut Statement<'_>, figure: &'a Observation) -> Result<(), Error> {
        let [indicator, group, area, period] = self.places;
        let last = self.last.replace(figure);
        if last.is_none_or(|last| !Arc::ptr_eq(&last.indicator, &figure.indicator)) {
            insert.raw_bind_parameter(indicator, self.indicator(&figure.indicator)?)?;
        }
        if last.is_none_or(|last| !is_same(last.group.as_ref(), figure.group.as_ref())) {
            insert.raw_bind_parameter(group, figure.group.as_deref())?;
        }
        if last.is_none_or(|last| !is_same(last.area.as_ref(), figure.area.as_ref())) {
            insert.raw_bind_parameter(area, figure.area.as_deref())?;
        }
        if last.is_none_or(|last| last.period != figure.period) {
            insert.raw_bind_parameter(period, self.spelt(figure.period))?;
        }
        Ok(())
    }

    /// The key of an indicator as its record has it.
    fn indicator(&mut self, key: &Arc<str>) -> Result<&str, Error> {
        let at = match self.indicators.iter().position(|(known, _)| Arc::ptr_eq(known, key)) {
            Some(at) => at,
            None => {
                let found = state::resolve(self.conn, &[Kind::Indicator], key)?;
                let found = found.ok_or_else(|| Error::NoSuch { key: key.as_ref().to_owned() })?;
                self.indicators.push((key.clone(), found));
                self.indicators.len() - 1
            }
        };
        Ok(self.indicators.get(at).map_or("", |(_, found)| found))
    }

    fn spelt(&mut self, period: Period) -> &str {
        self.period.clear();
        let _ = write!(self.period, "{period}");
        &self.period
    }
}

/// Whether two words are the same one, not only spelt alike: what is not is bound again.
fn is_same(one: Option<&Arc<str>>, other: Option<&Arc<str>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::ImportRow;
    use super::super::testing::{author, create, store};
    use super::*;
    use crate::domain::change::{Change, On, Put, Version};
    use crate::domain::choice::Missing;

    fn figures(indicator: &str) -> Vec<Observation> {
        let word = |text: &str| Arc::<str>::from(text);
        let of = |area: Option<&str>, month, figure| Observation {
            indicator: word(indicator),
            group: Some(word("Unge")),
            area: area.map(word),
            period: Period::month(2021, month).unwrap(),
            figure,
            provisional: month == 2,
            source: word("Jobindsats.dk / STAR, Y60A02"),
        };
        vec![
            of(Some("Vejle"), 1, Ok(12.5)),
            of(Some("Vejle"), 2, Ok(0.0)),
            of(None, 1, Err(Missing::Suppressed)),
        ]
    }

    /// A figure as single changes make it.
    fn changes(figure: &Observation) -> Vec<Change> {
        let values = figure.values().into_iter().filter(|(id, _)| CELL.contains(id));
        let values = values.filter_map(|(id, value)| Some((id, Put::Text(value?)))).collect();
        let version = Version {
            value: figure.figure.ok().map(|value| value.to_string()),
            missing: figure.figure.err().map(|why| why.name().to_owned()),
            provisional: figure.provisional,
            known_since: Some("2021-04-01".into()),
            source: Some(figure.source.as_ref().to_owned()),
        };
        vec![Change::Create { kind: KIND, key: None, values }, Change::Version { on: On::Made(0), version }]
    }

    /// All rows of the tables that a figure stands in.
    fn rows(store: &Store) -> Vec<String> {
        let mut all = Vec::new();
        for table in ["measurement", "measurement_version", "origin", "change", "counter"] {
            let mut select = store.conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let columns = select.column_count();
            let mut rows = select.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let cells: Vec<_> =
                    (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
                all.push(format!("{table}: {}", cells.join(" ")));
            }
        }
        all
    }

    #[test]
    fn figures_that_come_many_at_once_stand_as_those_that_come_one_by_one() {
        let [(_one, mut one), (_many, mut many)] = [store(), store()];
        for store in [&mut one, &mut many] {
            store.act(&[create(Kind::Indicator, Some("Y60A02"), &[("title", "Fuldtidspersoner")])]);
        }
        let singly: Vec<ImportRow> = figures("Y60A02")
            .iter()
            .map(|figure| ImportRow { changes: changes(figure), ..ImportRow::default() })
            .collect();
        one.import_part(&author("HL"), None, None, &singly).unwrap();
        many.import_figures(&author("HL"), None, None, "2021-04-01", &figures("y60a02")).unwrap();
        assert_eq!(rows(&many), rows(&one));
        assert_eq!(many.check().unwrap(), []);
    }

    #[test]
    fn where_the_indicator_is_not_there_nothing_is_written() {
        let (_file, mut store) = store();
        let wrote = store.import_figures(&author("HL"), None, None, "2021-04-01", &figures("Y60A02"));
        assert!(matches!(wrote, Err(Error::NoSuch { key }) if key == "Y60A02"));
        assert_eq!((store.latest_batch().unwrap(), rows(&store)), (0, vec![]));
    }
}

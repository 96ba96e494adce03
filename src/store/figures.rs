//! New figures of a service, many at once: each is a measurement, its making in the log and the first version of its
//! figure, exactly as a batch of single changes would make it.

use std::fmt::Write as _;
use std::sync::Arc;

use rusqlite::types::ToSql;
use rusqlite::{CachedStatement, Connection};

use super::growing::origin;
use super::keys::Keys;
use super::log::{Log, Ties, begin};
use super::rows::Rows;
use super::{Error, Store, schema, state, value};
use crate::domain::change::Author;
use crate::domain::choice::Choice;
use crate::domain::field::{Field, Kind, by_id};
use crate::domain::measured::CELL;
use crate::domain::observation::Observation;

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
    let first = (*records.start(), log.enter_births(KIND, records)?);
    versions(conn, batch, known_since, figures, first)?;
    Ok(batch)
}

/// Makes the measurements, and tells the number of the last one.
fn measurements(conn: &Connection, batch: i64, figures: &[Observation]) -> Result<i64, Error> {
    let (mut keys, mut indicators) = (Keys::default(), Indicators { conn, met: Vec::new() });
    let usual: Vec<&Field> = schema::columns(KIND).filter(|field| !CELL.contains(&field.id)).collect();
    let share = |insert: &mut CachedStatement<'_>| {
        insert.raw_bind_parameter(1, batch)?;
        usual.iter().zip(2..).try_for_each(|(field, at)| {
            Ok(insert.raw_bind_parameter(at, &value::bind(field, field.default)? as &dyn ToSql)?)
        })
    };
    let mut period = String::new();
    measurement_rows(&usual).insert(conn, figures, share, |insert, at, figure, bound| {
        insert.raw_bind_parameter(at, keys.take(conn, KIND, None, None)?)?;
        // Words are shared: one that stands there already is the same one.
        if bound.is_none_or(|bound| !Arc::ptr_eq(&bound.indicator, &figure.indicator)) {
            insert.raw_bind_parameter(at + 1, indicators.key(&figure.indicator)?)?;
        }
        if bound.is_none_or(|bound| !is_same(bound.group.as_ref(), figure.group.as_ref())) {
            insert.raw_bind_parameter(at + 2, figure.group.as_deref())?;
        }
        if bound.is_none_or(|bound| !is_same(bound.area.as_ref(), figure.area.as_ref())) {
            insert.raw_bind_parameter(at + 3, figure.area.as_deref())?;
        }
        if bound.is_none_or(|bound| bound.period != figure.period) {
            period.clear();
            let _ = write!(period, "{}", figure.period);
            insert.raw_bind_parameter(at + 4, period.as_str())?;
        }
        Ok(())
    })?;
    let last = conn.last_insert_rowid();
    keys.keep(conn)?;
    Ok(last)
}

/// A row of its own has its key and what it is of; the batch and the usual values are those of all.
fn measurement_rows(usual: &[&Field]) -> Rows {
    let cell = CELL.map(|id| by_id(id).map_or("", |field| field.name));
    let names = usual.iter().map(|field| field.name).chain(["key"]).chain(cell);
    let names: String = names.map(|name| format!(", \"{name}\"")).collect();
    Rows { into: format!("{}(born{names})", KIND.table()), shared: 1 + usual.len(), own: 1 + CELL.len() }
}

/// The first version of each figure. Told are the numbers of the first one's measurement and of the change that made it.
fn versions(
    conn: &Connection,
    batch: i64,
    known_since: &str,
    figures: &[Observation],
    (mut record, mut change): (i64, i64),
) -> Result<(), Error> {
    let columns = "batch, known_since, id, record, value, missing, provisional, source";
    let rows = Rows { into: format!("measurement_version({columns})"), shared: 2, own: 6 };
    let share = |insert: &mut CachedStatement<'_>| {
        insert.raw_bind_parameter(1, batch)?;
        Ok(insert.raw_bind_parameter(2, known_since)?)
    };
    let mut last: Option<(&Arc<str>, i64)> = None;
    rows.insert(conn, figures, share, |insert, at, figure, _| {
        let source = match last.filter(|(source, _)| Arc::ptr_eq(source, &figure.source)) {
            Some((_, source)) => source,
            None => last.insert((&figure.source, origin(conn, &figure.source)?)).1,
        };
        insert.raw_bind_parameter(at, change)?;
        insert.raw_bind_parameter(at + 1, record)?;
        insert.raw_bind_parameter(at + 2, figure.figure.ok())?;
        insert.raw_bind_parameter(at + 3, figure.figure.err().map(Choice::name))?;
        insert.raw_bind_parameter(at + 4, figure.provisional)?;
        insert.raw_bind_parameter(at + 5, source)?;
        (record, change) = (record + 1, change + 1);
        Ok(())
    })
}

/// Whether two words are the same one, not only spelt alike.
fn is_same(one: Option<&Arc<str>>, other: Option<&Arc<str>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

/// The keys of indicators as their records have them.
struct Indicators<'a> {
    conn: &'a Connection,
    met: Vec<(Arc<str>, String)>,
}

impl Indicators<'_> {
    fn key(&mut self, key: &Arc<str>) -> Result<&str, Error> {
        let at = match self.met.iter().position(|(known, _)| Arc::ptr_eq(known, key)) {
            Some(at) => at,
            None => {
                let found = state::resolve(self.conn, &[Kind::Indicator], key)?;
                let found = found.ok_or_else(|| Error::NoSuch { key: key.as_ref().to_owned() })?;
                self.met.push((key.clone(), found));
                self.met.len() - 1
            }
        };
        Ok(self.met.get(at).map_or("", |(_, found)| found))
    }
}

#[cfg(test)]
mod tests {
    use super::super::ImportRow;
    use super::super::testing::{author, create, store};
    use super::*;
    use crate::domain::change::{Change, On, Put, Version};
    use crate::domain::choice::Missing;
    use crate::domain::period::Period;

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

//! The measurements whose indicator, group, area or period was changed after they were made.

use rusqlite::{OptionalExtension, Row};

use super::{Error, Store, schema};
use crate::domain::field::Kind;
use crate::domain::measured::CELL;
use crate::domain::record::Rec;

/// What a measurement is of: indicator, group, area and period; an empty one stands for null.
pub type Cell = [String; 4];

/// A measurement that is called otherwise than when it was made, or was for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The measurement, gone or not.
    pub rec: Rec,
    /// What it was made as.
    pub was: Cell,
    /// What it is called now.
    pub is: Cell,
}

impl Store {
    /// The measurements that were renamed since they were made. One query, and one more for each.
    pub fn renamed(&self) -> Result<Vec<Renamed>, Error> {
        let sql = format!(
            "SELECT record, field, old FROM change WHERE {} ORDER BY record DESC, id DESC",
            schema::RENAMED
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let mut rows = select.query([])?;
        let mut all: Vec<Renamed> = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, field): (i64, u16) = (row.get(0)?, row.get(1)?);
            if all.last().is_none_or(|last| last.rec.id != id) {
                let Some(is) = self.cell(id)? else { continue };
                all.push(Renamed { rec: Rec { kind: Kind::Measurement, id }, was: is.clone(), is });
            }
            let place = CELL.iter().position(|id| *id == field);
            let was = all.last_mut().zip(place).and_then(|(renamed, at)| renamed.was.get_mut(at));
            if let Some(was) = was {
                *was = text(row, 2)?;
            }
        }
        Ok(all)
    }

    fn cell(&self, measurement: i64) -> Result<Option<Cell>, Error> {
        let sql = "SELECT indicator, \"group\", area, period FROM measurement WHERE id = ?1";
        let mut select = self.conn.prepare_cached(sql)?;
        let cell = |row: &Row<'_>| Ok([text(row, 0)?, text(row, 1)?, text(row, 2)?, text(row, 3)?]);
        Ok(select.query_row([measurement], cell).optional()?)
    }
}

fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{create, set, store};
    use super::*;

    #[test]
    fn a_measurement_is_told_with_what_it_was_made_as_and_the_others_are_not() {
        let (_file, mut store) = store();
        let indicator = "Y60A02".to_owned();
        store.act(&[create(Kind::Indicator, Some(&indicator), &[("title", "Fuldtidspersoner")])]);
        let made = |store: &mut Store, area: &str| {
            store.make(Kind::Measurement, &[("indicator", &indicator), ("area", area), ("period", "2021M01")])
        };
        let (one, _other) = (made(&mut store, "Frederecia"), made(&mut store, "Vejle"));
        store.act(&[set(one, "area", "Fredericia", None)]);
        store.act(&[set(one, "area", "Fredericia Kommune", None), set(one, "group", "Unge", None)]);
        let cell = |group: &str, area: &str| [&indicator, group, area, "2021M01"].map(str::to_owned);
        assert_eq!(
            store.renamed().unwrap(),
            [Renamed { rec: one, was: cell("", "Frederecia"), is: cell("Unge", "Fredericia Kommune") }]
        );
    }

    #[test]
    fn the_few_renamed_measurements_are_found_without_reading_the_log() {
        let (_file, store) = store();
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT record, field, old FROM change WHERE {} ORDER BY record DESC, id DESC",
            schema::RENAMED
        );
        let plan: String = store.conn.query_row(&sql, [], |row| row.get(3)).unwrap();
        assert!(plan.contains("change_renamed"), "{plan}");
    }
}

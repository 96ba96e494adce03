//! The monthly round, read: the targets before and after the day on which figures came last, and what else came.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{Days, NaiveDate};
use rusqlite::{OptionalExtension, params};

use super::log::LAST_CHANGE;
use super::{Error, IMPORT, Store};
use crate::domain::board::{Aim, Board};
use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::domain::round::{Loose, Round};

/// An indicator, a group and an area.
type Place = [String; 3];

impl Store {
    /// The round of the last day on which an import brought figures, as it is, or as it was known at the end of a day;
    /// `None` where none ever did.
    pub fn round(&self, as_of: Option<NaiveDate>) -> Result<Option<Round>, Error> {
        let until = as_of.map_or(Ok(i64::MAX), |day| self.batch_on(day))?;
        let Some((import, day)) = self.last_figures(until)? else { return Ok(None) };
        let before = day.checked_sub_days(Days::new(1)).map_or(Ok(0), |day| self.batch_on(day))?;
        let (then, now) = (self.targets_until(as_of, before)?, self.targets_until(as_of, until)?);
        let today = as_of.unwrap_or_else(|| self.today());
        let years: BTreeSet<i32> = now.iter().map(|aim| aim.gauge.goal.year).collect();
        let year = Board::year_of(today, years);
        let asked: HashSet<Place> = now.iter().filter(|aim| aim.gauge.goal.year == year).map(place).collect();
        let loose = self.loose(before, until, &asked)?;
        let handled = self.looked_at(import, until)?;
        Ok(Some(Round::of(day, year, [&then, &now], loose, &handled)))
    }

    /// The last batch of an import that brought figures which stand, and its day.
    fn last_figures(&self, until: i64) -> Result<Option<(i64, NaiveDate)>, Error> {
        let sql = "SELECT b.id, b.day FROM measurement_version v JOIN batch b ON b.id = v.batch \
                   JOIN measurement m ON m.id = v.record WHERE b.via = ?1 AND b.id <= ?2 \
                   AND (v.withdrawn_by IS NULL OR v.withdrawn_by > ?2) AND (m.gone IS NULL OR m.gone > ?2) \
                   ORDER BY v.id DESC LIMIT 1";
        let mut select = self.conn.prepare_cached(sql)?;
        let found =
            select.query_row(params![IMPORT, until], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)));
        Ok(found.optional()?.and_then(|(batch, day)| Some((batch, day.parse().ok()?))))
    }

    /// What came after a batch of series that nobody asks for, indicator by indicator.
    fn loose(&self, before: i64, until: i64, asked: &HashSet<Place>) -> Result<Vec<Loose>, Error> {
        let sql = format!(
            "SELECT i.id, i.key, coalesce(i.title, ''), m.indicator, coalesce(m.\"group\", ''), \
                   coalesce(m.area, ''), count(DISTINCT iif(m.born > ?1, m.id, NULL)), \
                   count(DISTINCT iif(m.born > ?1, NULL, m.id)) \
                   FROM measurement_version v JOIN measurement m ON m.id = v.record \
                   JOIN indicator i ON i.key = m.indicator \
                   WHERE v.id > {LAST_CHANGE} \
                   AND v.batch > ?1 AND v.batch <= ?2 AND (v.withdrawn_by IS NULL OR v.withdrawn_by > ?2) \
                   AND (m.gone IS NULL OR m.gone > ?2) GROUP BY i.id, m.indicator, m.\"group\", m.area"
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let mut rows = select.query([before, until])?;
        let mut found: BTreeMap<i64, Loose> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            if asked.contains(&[row.get::<_, String>(3)?, row.get(4)?, row.get(5)?]) {
                continue;
            }
            let rec = Rec { kind: Kind::Indicator, id: row.get(0)? };
            let (key, title) = (row.get(1)?, row.get(2)?);
            let count = |n: i64| usize::try_from(n).unwrap_or_default();
            let loose = found.entry(rec.id).or_insert(Loose { rec, key, title, new: 0, revised: 0 });
            loose.new += count(row.get(6)?);
            loose.revised += count(row.get(7)?);
        }
        Ok(found.into_values().collect())
    }

    /// The targets and indicators on which a remark was made after a batch.
    fn looked_at(&self, after: i64, until: i64) -> Result<HashSet<Rec>, Error> {
        let sql = "SELECT DISTINCT kind, record FROM remark WHERE batch > ?1 AND batch <= ?2 AND text IS NOT NULL \
                   AND (withdrawn_by IS NULL OR withdrawn_by > ?2)";
        let mut select = self.conn.prepare_cached(sql)?;
        let rows = select.query_map([after, until], |row| Ok(Rec { kind: row.get(0)?, id: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn place(aim: &Aim) -> Place {
    ["indicator", "group", "area"].map(|name| aim.record.text(name).to_owned())
}

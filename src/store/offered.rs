//! Of what there are figures: the groups and areas of each indicator.

use super::{Error, Store};
use crate::domain::offered::Offered;

impl Store {
    /// The indicators by key, each with the groups and areas of which it has figures.
    pub fn offered(&self) -> Result<Vec<Offered>, Error> {
        let sql = "SELECT i.key, coalesce(i.title, ''), m.\"group\", m.area FROM indicator i \
            LEFT JOIN (SELECT DISTINCT indicator, \"group\", area FROM measurement WHERE gone IS NULL) m \
            ON m.indicator = i.key WHERE i.gone IS NULL ORDER BY i.key";
        let mut select = self.conn.prepare_cached(sql)?;
        let mut rows = select.query([])?;
        let mut all: Vec<Offered> = Vec::new();
        while let Some(row) = rows.next()? {
            let indicator: String = row.get(0)?;
            if all.last().is_none_or(|last| last.indicator != indicator) {
                all.push(Offered { indicator, title: row.get(1)?, ..Offered::default() });
            }
            let (group, area): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
            if let Some(last) = all.last_mut() {
                last.groups.extend(group);
                last.areas.extend(area);
            }
        }
        for offered in &mut all {
            for names in [&mut offered.groups, &mut offered.areas] {
                names.sort_unstable();
                names.dedup();
            }
        }
        Ok(all)
    }
}

//! The figures of the targets, by SQL.

use std::collections::BTreeMap;

use rusqlite::Row;
use tavle::domain::choice::Choice;
use tavle::domain::wall::Target;

use super::file::File;

/// A figure of a target, by SQL.
#[derive(Debug, PartialEq)]
pub struct Figures {
    pub value: Option<f64>,
    period: Option<String>,
    provisional: bool,
    baseline: f64,
    pub target: f64,
    pub plan_now: Option<f64>,
    pub light: String,
    year_ago: Option<f64>,
}

impl File {
    /// The targets of the year. All of the example count whole ones, month by month, and go from a baseline straight to
    /// the December of the year.
    pub fn targets(&self) -> BTreeMap<String, Figures> {
        let year = &self.today[..4];
        let newest_of = |which: &str| {
            format!(
                "(SELECT f.period FROM figure f WHERE f.target = t.key AND f.period <= t.year || 'M12' AND {which} \
                 ORDER BY f.period DESC LIMIT 1)"
            )
        };
        let judged = |at: &str| {
            format!(
                "(SELECT CASE WHEN (f.value - t.value) * t.way <= 0 OR (f.value - {plan}) * t.way <= 0 THEN 'on_track' \
                 WHEN (f.value - {plan}) * t.way <= abs(t.value - t.start) * {share} / 100.0 + 1e-9 THEN 'at_risk' \
                 ELSE 'behind' END FROM figure f WHERE f.target = t.key AND f.period = {at})",
                plan = "round(t.start + (t.value - t.start) * (t.months_of(f.period) - t.months_of(t.since)) / \
                        (t.year * 12.0 + 12 - t.months_of(t.since)))",
                share = "(SELECT value FROM setting WHERE key = 'light_share_of_change' AND gone IS NULL)",
            )
        };
        let months = |of: &str| format!("(substr({of}, 1, 4) * 12 + substr({of}, 6))");
        let age =
            |of: &str| format!("({} - {})", months(&format!("'{}M{}'", year, &self.today[5..7])), months(of));
        let oldest = "(SELECT value FROM setting WHERE key = 'light_oldest_months' AND gone IS NULL)";
        let sql = format!(
            "WITH figure AS ( \
               SELECT g.key target, m.period, v.value, v.missing, v.provisional FROM target g \
               JOIN measurement m ON m.indicator = g.indicator AND m.\"group\" IS g.\"group\" AND m.area IS g.area \
               JOIN measurement_version v ON v.record = m.id AND v.withdrawn_by IS NULL AND NOT EXISTS ( \
                 SELECT 1 FROM measurement_version w WHERE w.record = m.id AND w.withdrawn_by IS NULL AND w.id > v.id) \
               WHERE m.gone IS NULL), \
             goal AS ( \
               SELECT key, year, value, baseline start, baseline_period since, \
                 CASE direction WHEN 'up' THEN -1 ELSE 1 END way, \
                 CASE WHEN override_until >= '{today}' THEN override_light END set_light \
               FROM target WHERE gone IS NULL AND year = {year}), \
             t AS (SELECT t.*, {newest} newest, {final} final FROM goal t) \
             SELECT t.key, f.value, t.newest, f.provisional, t.start, t.value, \
               round(t.start + (t.value - t.start) * ({months_newest} - {months_since}) \
                 / (t.year * 12.0 + 12 - {months_since})), \
               CASE WHEN t.set_light IS NOT NULL THEN t.set_light \
                 WHEN f.value IS NULL OR {age_newest} > {oldest} THEN 'unknown' \
                 WHEN NOT f.provisional THEN {newest_light} \
                 WHEN t.final IS NULL OR {age_final} > {oldest} THEN 'at_risk' \
                 ELSE {final_light} END, \
               (SELECT y.value FROM figure y WHERE y.target = t.key \
                 AND y.period = (substr(t.newest, 1, 4) - 1) || substr(t.newest, 5)) \
             FROM t LEFT JOIN figure f ON f.target = t.key AND f.period = t.newest",
            today = self.today,
            newest = newest_of("f.missing IS NOT 'unpublished'"),
            final = newest_of("f.value IS NOT NULL AND NOT f.provisional"),
            months_newest = months("t.newest"),
            months_since = months("t.since"),
            age_newest = age("t.newest"),
            age_final = age("t.final"),
            newest_light = judged("t.newest"),
            final_light = judged("t.final"),
        )
        .replace("t.months_of(f.period)", &months("f.period"))
        .replace("t.months_of(t.since)", &months("t.since"));
        let read = |row: &Row<'_>| {
            let value: Option<f64> = row.get(1)?;
            let figures = Figures {
                value,
                period: row.get(2)?,
                provisional: row.get::<_, Option<bool>>(3)?.unwrap_or_default(),
                baseline: row.get(4)?,
                target: row.get(5)?,
                plan_now: row.get::<_, Option<f64>>(6)?.filter(|_| value.is_some()),
                light: row.get(7)?,
                year_ago: row.get(8)?,
            };
            Ok((row.get(0)?, figures))
        };
        self.rows(&sql, read).into_iter().collect()
    }

    /// The figures of the series of a target, without those that are not published.
    fn series(&self, target: &str) -> Vec<(String, Option<f64>)> {
        let sql = format!(
            "SELECT m.period, (SELECT v.value FROM measurement_version v \
               WHERE v.record = m.id AND v.withdrawn_by IS NULL ORDER BY v.id DESC LIMIT 1) \
             FROM target g JOIN measurement m ON m.indicator = g.indicator AND m.\"group\" IS g.\"group\" \
               AND m.area IS g.area WHERE g.key = '{target}' AND m.gone IS NULL ORDER BY m.period"
        );
        self.rows(&sql, |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

fn figures_of(target: &Target) -> Figures {
    let reading = target.gauge.reading;
    let value = reading.and_then(|reading| reading.value);
    let plan = target.gauge.plan.as_ref().unwrap();
    let standing = target.gauge.standing;
    if let Some(standing) = standing {
        assert_eq!(Some(standing.value), value);
        assert_eq!(standing.deviation, standing.value - standing.plan_now);
        assert_eq!(standing.over_target, standing.value - plan.target);
    }
    Figures {
        value,
        period: reading.map(|reading| format!("{}", reading.period)),
        provisional: reading.is_some_and(|reading| reading.provisional),
        baseline: plan.baseline,
        target: plan.target,
        plan_now: standing.map(|standing| standing.plan_now),
        light: target.gauge.light.name().to_owned(),
        year_ago: target.gauge.year_ago,
    }
}

/// The targets that are shown have the figures of the file.
pub fn targets_agree<'a>(file: &File, shown: impl Iterator<Item = &'a Target>) {
    let shown: Vec<&Target> = shown.collect();
    let by_page: BTreeMap<String, Figures> =
        shown.iter().map(|target| (target.key.clone(), figures_of(target))).collect();
    assert_eq!(by_page, file.targets());
    for target in shown {
        let series: Vec<_> =
            target.figures.iter().map(|(p, figure)| (format!("{p}"), figure.value)).collect();
        assert_eq!(series, file.series(&target.key), "{}", target.key);
    }
}

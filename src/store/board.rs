//! The board as it is, or as it was known on a day: read whole, a handful of queries whatever it holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::params;

use super::{Error, Store, growing};
use crate::domain::board::{Aim, Board, Compared, Gathering, Item, Since};
use crate::domain::change::Version;
use crate::domain::choice::{Direction, Light, MeetingKind, MeetingState, TargetKind};
use crate::domain::field::Kind;
use crate::domain::meeting::Meeting;
use crate::domain::period::Period;
use crate::domain::record::{Rec, Record};
use crate::domain::saved;
use crate::domain::target::{Figure, Goal, Override, Rule, Series, Unit, judge};
use crate::domain::work::Work;

/// The kinds whose movements since a meeting are all shown; of figures only those of targets are.
const MOVING: [Kind; 6] =
    [Kind::Recommendation, Kind::Initiative, Kind::Decision, Kind::Task, Kind::Meeting, Kind::Target];
/// The area that stands for the whole country.
const COUNTRY: &str = "Hele landet";

/// Figures with their periods and the numbers of their measurements.
type Known = Vec<(Period, i64, Figure)>;
/// The newest remark on a record: who, when, what.
type News = (String, i64, String);

impl Store {
    /// The board, judged today, or as it was known at the end of a day and judged on that day.
    pub fn board(&self, as_of: Option<NaiveDate>) -> Result<Board, Error> {
        let mut board = self.board_alone(as_of)?;
        if as_of.is_none() {
            board.since_committee = self.since_last(&board, MeetingKind::Committee)?;
            board.since_board = self.since_last(&board, MeetingKind::Board)?;
        }
        Ok(board)
    }

    /// The board without what has moved.
    pub(super) fn board_alone(&self, as_of: Option<NaiveDate>) -> Result<Board, Error> {
        let reading = Reading {
            store: self,
            as_of,
            today: as_of.unwrap_or_else(|| self.today()),
            until: as_of.map_or(Ok(i64::MAX), |day| self.batch_on(day))?,
        };
        let mut meetings = reading.meetings()?;
        meetings.sort_by(|a, b| (a.meeting.date, &a.meeting.time).cmp(&(b.meeting.date, &b.meeting.time)));
        let settings = reading.all(Kind::Setting)?;
        let targets = reading.targets(light_rule(&settings))?;
        let (views, settings) = settings.into_iter().partition(|s| s.key.starts_with(saved::PREFIX));
        Ok(Board {
            today: reading.today,
            plan: reading.plan()?,
            analyses: reading.all(Kind::Analysis)?,
            bodies: reading.all(Kind::Body)?,
            recommendations: reading.items(Kind::Recommendation)?,
            initiatives: reading.items(Kind::Initiative)?,
            decisions: reading.items(Kind::Decision)?,
            tasks: reading.items(Kind::Task)?,
            notes: reading.all(Kind::Note)?,
            targets,
            since_committee: None,
            since_board: None,
            meetings,
            views,
            settings,
        })
    }

    /// What has moved since the last meeting of a kind.
    fn since_last(&self, board: &Board, kind: MeetingKind) -> Result<Option<Since>, Error> {
        let of_kind = board.meetings.iter().map(|m| &m.meeting).filter(|m| m.kind == kind);
        let mut held = of_kind.filter(|m| m.state == MeetingState::Held && m.date <= Some(board.today));
        let Some(meeting) = held.next_back() else { return Ok(None) };
        let Some(day) = meeting.date else { return Ok(None) };
        let figures: BTreeSet<Rec> =
            board.targets.iter().flat_map(|aim| aim.measured.values().copied()).collect();
        let figures: Vec<Rec> = figures.into_iter().collect();
        let mut moved = self.since_of(&MOVING, day)?;
        moved.extend(self.moved(&figures, day)?);
        Ok(Some(Since::of(day, &meeting.key, moved)))
    }

    /// The targets with their figures, judged today.
    pub fn targets(&self) -> Result<Vec<Aim>, Error> {
        let now = Reading { store: self, as_of: None, today: self.today(), until: i64::MAX };
        now.targets(self.light_rule()?)
    }

    /// The targets with the figures that were known after a batch, judged today or on the day that they are seen from.
    pub(super) fn targets_until(&self, as_of: Option<NaiveDate>, until: i64) -> Result<Vec<Aim>, Error> {
        let today = as_of.unwrap_or_else(|| self.today());
        let reading = Reading { store: self, as_of, today, until };
        reading.targets(light_rule(&reading.all(Kind::Setting)?))
    }

    /// The rule that lights are judged by: its settings in this file, else the usual ones.
    pub fn light_rule(&self) -> Result<Rule, Error> {
        Ok(light_rule(&self.all(Kind::Setting)?))
    }

    /// The figures of an indicator for one group and area with the numbers of their measurements, as they were known
    /// after a batch ([`i64::MAX`] is now).
    pub fn figures(
        &self,
        indicator: &str,
        group: &str,
        area: &str,
        until: i64,
    ) -> Result<Vec<(Period, i64, Figure)>, Error> {
        let sql = format!(
            "SELECT m.id, m.period, {} FROM measurement m JOIN measurement_version v ON v.record = m.id \
             WHERE m.indicator = ?1 AND m.\"group\" IS nullif(?2, '') AND m.area IS nullif(?3, '') \
             AND m.born <= ?4 AND (m.gone IS NULL OR m.gone > ?4) \
             AND v.batch <= ?4 AND (v.withdrawn_by IS NULL OR v.withdrawn_by > ?4) \
             ORDER BY m.period, m.id, v.id DESC",
            growing::SAID
        );
        let mut select = self.conn.prepare_cached(&sql)?;
        let mut rows = select.query(params![indicator, group, area, until])?;
        let mut measured: Vec<(i64, Option<Period>, Vec<Version>)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, version) = (row.get(0)?, growing::version(row, 2)?);
            match measured.last_mut().filter(|(last, ..)| *last == id) {
                Some((.., versions)) => versions.push(version),
                None => {
                    let period = row.get::<_, Option<String>>(1)?;
                    measured.push((id, period.as_deref().and_then(Period::parse), vec![version]));
                }
            }
        }
        let figure = |(id, period, versions): (i64, Option<Period>, Vec<Version>)| {
            Some((period?, id, Figure::from_versions(&versions)?))
        };
        Ok(measured.into_iter().filter_map(figure).collect())
    }
}

/// One reading of the board.
struct Reading<'a> {
    store: &'a Store,
    as_of: Option<NaiveDate>,
    today: NaiveDate,
    /// The last batch that counts.
    until: i64,
}

impl Reading<'_> {
    fn all(&self, kind: Kind) -> Result<Vec<Record>, Error> {
        self.as_of.map_or_else(|| self.store.all(kind), |day| self.store.as_of(kind, day))
    }

    /// The plan whose years hold the day, else the newest one.
    fn plan(&self) -> Result<Option<Record>, Error> {
        use chrono::Datelike;
        let mut plans = self.all(Kind::Plan)?;
        let year = |plan: &Record, name: &str| plan.get(name).and_then(|y| y.parse::<i32>().ok());
        let holds = |plan: &Record| {
            let (from, to) = (year(plan, "from_year"), year(plan, "to_year"));
            from.is_none_or(|y| y <= self.today.year()) && to.is_none_or(|y| y >= self.today.year())
        };
        plans.sort_by_key(|plan| (holds(plan), year(plan, "to_year")));
        Ok(plans.pop())
    }

    fn items(&self, kind: Kind) -> Result<Vec<Item>, Error> {
        let mut postponed = self.store.postponements(kind, self.until)?;
        let mut reporters = self.store.reporters(kind, self.until)?;
        let mut news = self.news(kind)?;
        let item = |record: Record| {
            let rec = record.rec;
            Some(Item {
                work: Work::of(&record)?,
                record,
                postponed: postponed.remove(&rec).unwrap_or_default(),
                reported_by: reporters.remove(&rec),
                news: news.remove(&rec.id),
            })
        };
        let mut items: Vec<Item> = self.all(kind)?.into_iter().filter_map(item).collect();
        items.sort_by(|a, b| a.record.key.cmp(&b.record.key));
        Ok(items)
    }

    /// The newest remark on each record of a kind.
    fn news(&self, kind: Kind) -> Result<HashMap<i64, News>, Error> {
        let sql = "SELECT r.record, b.who, b.at, r.text FROM remark r JOIN batch b ON b.id = r.batch \
                   WHERE r.kind = ?1 AND r.batch <= ?2 AND r.text IS NOT NULL \
                   AND (r.withdrawn_by IS NULL OR r.withdrawn_by > ?2) ORDER BY r.id";
        let mut select = self.store.conn.prepare_cached(sql)?;
        let rows = select.query_map(params![kind, self.until], |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn meetings(&self) -> Result<Vec<Gathering>, Error> {
        let mut first_days = self.first_days()?;
        let gathering = |record: Record| Gathering {
            meeting: Meeting::of(&record),
            first_day: first_days.remove(&record.rec.id),
            record,
        };
        Ok(self.all(Kind::Meeting)?.into_iter().map(gathering).collect())
    }

    /// The first day of each meeting that was moved.
    fn first_days(&self) -> Result<HashMap<i64, NaiveDate>, Error> {
        let date = Kind::Meeting.field("date").map(|field| field.id);
        let sql = "SELECT c.record, c.old FROM change c WHERE c.kind = ?1 AND c.field = ?2 AND c.batch <= ?3 \
                   AND c.old IS NOT NULL AND c.cancels IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id) ORDER BY c.id DESC";
        let mut select = self.store.conn.prepare_cached(sql)?;
        let rows = select.query_map(params![Kind::Meeting, date, self.until], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut days = HashMap::new();
        for row in rows {
            let (meeting, day) = row?;
            day.parse().ok().and_then(|day| days.insert(meeting, day));
        }
        Ok(days)
    }

    fn targets(&self, rule: Rule) -> Result<Vec<Aim>, Error> {
        let remarks = self.news(Kind::Measurement)?;
        let mut setters = self.light_setters()?;
        let indicators: HashMap<String, Record> =
            self.all(Kind::Indicator)?.into_iter().map(|i| (i.key.clone(), i)).collect();
        let records = self.all(Kind::Target)?;
        let mut known = HashMap::new();
        let mut aims = Vec::with_capacity(records.len());
        for record in &records {
            let mut aim = self.aim(record, &records, &indicators, rule, &mut known)?;
            let remark = |(period, rec): (&Period, &Rec)| Some((*period, remarks.get(&rec.id)?.clone()));
            aim.remarks = aim.measured.iter().filter_map(remark).collect();
            aim.light_set_by = setters.remove(&record.rec.id);
            aims.push(aim);
        }
        Ok(aims)
    }

    /// Who set the light of each target by hand last, and when.
    fn light_setters(&self) -> Result<HashMap<i64, (String, i64)>, Error> {
        let light = Kind::Target.field("override_light").map(|field| field.id);
        let sql = "SELECT c.record, b.who, b.at FROM change c JOIN batch b ON b.id = c.batch \
                   WHERE c.kind = ?1 AND c.field = ?2 AND c.batch <= ?3 AND c.new IS NOT NULL AND c.cancels IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id) ORDER BY c.id";
        let mut select = self.store.conn.prepare_cached(sql)?;
        let rows = select.query_map(params![Kind::Target, light, self.until], |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn aim(
        &self,
        record: &Record,
        all: &[Record],
        indicators: &HashMap<String, Record>,
        rule: Rule,
        known: &mut HashMap<[String; 3], Known>,
    ) -> Result<Aim, Error> {
        let (group, area) = (record.text("group"), record.text("area"));
        let mut figures = |indicator: &str, area: &str| -> Result<Known, Error> {
            let place = [indicator.to_owned(), group.to_owned(), area.to_owned()];
            if let Some(known) = known.get(&place) {
                return Ok(known.clone());
            }
            let fresh = self.store.figures(indicator, group, area, self.until)?;
            known.insert(place, fresh.clone());
            Ok(fresh)
        };
        let indicator = indicators.get(record.text("indicator"));
        let own = figures(record.text("indicator"), area)?;
        let (measured, own) = (measured_by(&own), series(own));
        let relative_to = record.get("relative_to");
        let others = relative_to.into_iter().chain(record.members("comparisons"));
        let country = std::iter::once(record.text("indicator")).chain(record.members("comparisons"));
        let country = country.filter(|_| area != COUNTRY).map(|other| (other, COUNTRY));
        let others = others.map(|other| (other, area)).chain(country);
        let mut compared: Vec<Compared> = Vec::new();
        for (other, area) in others {
            let Some(indicator) = indicators.get(other) else { continue };
            let known = figures(other, area)?;
            let (measured, series) = (measured_by(&known), series(known));
            let is_new = !compared.iter().any(|c| c.indicator.key == other && c.area == area);
            if is_new && (series.newest().is_some() || relative_to == Some(other)) {
                let (indicator, area) = (indicator.clone(), area.to_owned());
                compared.push(Compared { indicator, area, series, measured });
            }
        }
        let comparison = relative_to.and_then(|key| compared.iter().find(|c| c.indicator.key == key));
        let goal = goal(record, indicator, all);
        let set = set_by_hand(record);
        let gauge = judge(&goal, &own, comparison.map(|c| &c.series), rule, self.today, set.as_ref());
        let (record, indicator) = (record.clone(), indicator.cloned());
        let (remarks, light_set_by) = (BTreeMap::new(), None);
        Ok(Aim { record, indicator, series: own, measured, remarks, light_set_by, compared, gauge })
    }
}

/// The measurement of each period.
fn measured_by(known: &Known) -> BTreeMap<Period, Rec> {
    known.iter().map(|(period, id, _)| (*period, Rec { kind: Kind::Measurement, id: *id })).collect()
}

/// The rule that these settings make, else the usual one.
fn light_rule(settings: &[Record]) -> Rule {
    let usual = Rule::default();
    let number = |key: &str| {
        let setting = settings.iter().find(|setting| setting.key == key)?;
        setting.get("value")?.trim().replace(',', ".").parse::<f64>().ok()
    };
    Rule {
        share_of_change: number("light_share_of_change").map_or(usual.share_of_change, |n| n / 100.0),
        share_of_target: number("light_share_of_target").map_or(usual.share_of_target, |n| n / 100.0),
        oldest_months: number("light_oldest_months").map_or(usual.oldest_months, |n| n as u32),
    }
}

fn series(known: Known) -> Series {
    known.into_iter().map(|(period, _, figure)| (period, figure)).collect()
}

/// What a target asks, with the other years of the same.
fn goal(record: &Record, indicator: Option<&Record>, all: &[Record]) -> Goal {
    let number = |record: &Record, name: &str| record.get(name).and_then(|text| text.parse::<f64>().ok());
    let year = |record: &Record| record.get("year").and_then(|text| text.parse::<i32>().ok());
    let same = |other: &&Record| {
        ["indicator", "group", "area", "kind", "relative_to"]
            .iter()
            .all(|name| other.get(name) == record.get(name))
    };
    let direction = record.choice("direction").or_else(|| indicator.and_then(|i| i.choice("direction")));
    let unit = record.get("unit").or_else(|| indicator.and_then(|i| i.get("unit"))).unwrap_or_default();
    Goal {
        year: year(record).unwrap_or_default(),
        kind: record.choice("kind").unwrap_or(TargetKind::Absolute),
        direction: direction.unwrap_or(Direction::Down),
        value: number(record, "value"),
        unit: Unit::parse(unit),
        baseline: number(record, "baseline"),
        baseline_period: record.get("baseline_period").and_then(Period::parse),
        steps: all.iter().filter(same).filter_map(|r| Some((year(r)?, number(r, "value")?))).collect(),
    }
}

/// The light that somebody has set by hand, if one was.
fn set_by_hand(record: &Record) -> Option<Override> {
    Some(Override {
        light: record.choice::<Light>("override_light")?,
        reason: record.text("override_reason").to_owned(),
        until: record.get("override_until")?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests;

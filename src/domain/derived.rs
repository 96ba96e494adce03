//! What a record has besides its fields: read off other records, off what only grows, or off the calendar. Files, lists
//! and filters name these as they name fields.

use chrono::NaiveDate;

use super::choice::{Light, Missing};
use super::field::{Field, Form, Kind, Shape, field, form, parsed};
use super::record::Record;
use super::work::Work;

/// The recommendations that an initiative carries out.
pub const RECOMMENDATIONS: Field =
    form(Form::Member, field(10, "recommendations", Shape::Key(&[Kind::Recommendation]), &["anbefalinger"]));
/// The newest figure of a target's series in its year or before.
pub const ACTUAL: Field = field(11, "actual", Shape::Real, &["faktisk", "seneste tal"]);
/// The period of that figure.
pub const ACTUAL_PERIOD: Field = field(12, "actual_period", Shape::Period, &["seneste periode"]);
/// How a target is doing.
pub const LIGHT: Field = field(
    13,
    "light",
    Shape::Choice(parsed::<Light>, &["on_track", "at_risk", "behind", "unknown"]),
    &["lys"],
);
/// A measurement's figure.
pub const VALUE: Field = field(14, "value", Shape::Real, &["værdi"]);
/// Why it has none.
pub const MISSING: Field = field(
    15,
    "missing",
    Shape::Choice(parsed::<Missing>, &["absent", "suppressed", "unpublished"]),
    &["mangler"],
);
/// Whether the figure is provisional.
pub const PROVISIONAL: Field = field(16, "provisional", Shape::Bool, &["foreløbig", "foreløbigt"]);
/// The day since which the figure is known.
pub const KNOWN_SINCE: Field = field(17, "known_since", Shape::Date, &["kendt siden"]);
/// Where the figure comes from.
pub const SOURCE: Field = field(18, "source", Shape::Line, &["kilde"]);
/// All versions of the figure, the newest first: JSON.
pub const VERSIONS: Field = field(19, "versions", Shape::Long, &[]);
/// Whether a deadline has passed of what is not reported done, does not rest and has not lapsed.
pub const OVERDUE: Field = field(20, "overdue", Shape::Bool, &["overskredet"]);

const OF_INITIATIVE: &[Field] = &[RECOMMENDATIONS];
const OF_TARGET: &[Field] = &[ACTUAL, ACTUAL_PERIOD, LIGHT];
const OF_MEASUREMENT: &[Field] = &[VALUE, MISSING, PROVISIONAL, KNOWN_SINCE, SOURCE, VERSIONS];

impl Kind {
    /// What its records have besides their fields, in the order of files.
    pub fn derived(self) -> &'static [Field] {
        match self {
            Kind::Initiative => OF_INITIATIVE,
            Kind::Target => OF_TARGET,
            Kind::Measurement => OF_MEASUREMENT,
            _ => &[],
        }
    }

    /// The derived field of that name or Danish alias, whatever the case.
    pub fn derived_field(self, name: &str) -> Option<&'static Field> {
        let name = name.trim().to_lowercase();
        let is_named = |field: &&Field| field.name == name || field.aliases.contains(&name.as_str());
        self.derived().iter().find(is_named)
    }
}

/// The derived field with this id.
pub fn by_id(id: u16) -> Option<&'static Field> {
    Kind::ALL.iter().flat_map(|kind| kind.derived()).find(|field| field.id == id)
}

/// Whether a record's deadline has passed while somebody should still be at it.
pub fn is_overdue(record: &Record, today: NaiveDate) -> bool {
    Work::of(record).is_some_and(|work| work.is_overdue(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Rec;

    fn record(kind: Kind, values: &[(&str, &str)]) -> Record {
        let value = |f: &Field| values.iter().find(|(name, _)| *name == f.name).map(|(_, v)| (*v).to_owned());
        let values = kind.fields().iter().map(value).collect();
        Record { rec: Rec { kind, id: 1 }, key: "X".into(), values, seen: 0, updated_at: None }
    }

    #[test]
    fn every_derived_field_has_an_id_of_its_own_and_no_field_of_its_kind_is_called_the_same() {
        let mut seen = std::collections::HashSet::new();
        for kind in Kind::ALL {
            for field in kind.derived() {
                assert!(seen.insert(field.id) && field.id < 100, "{}", field.name);
                assert!(kind.field(field.name).is_none(), "{}", field.name);
                assert_eq!(by_id(field.id), Some(field));
            }
        }
    }

    #[test]
    fn a_week_is_overdue_on_the_monday_after_it_and_only_where_somebody_is_at_it() {
        let day = |text: &str| text.parse().unwrap();
        let of = |state: &str, stance: &str| {
            record(
                Kind::Recommendation,
                &[
                    ("implementation", state),
                    ("stance", stance),
                    ("deadline", "2020-04-19"),
                    ("deadline_precision", "week"),
                ],
            )
        };
        assert!(!is_overdue(&of("in_progress", "accepted"), day("2020-04-19")));
        assert!(is_overdue(&of("in_progress", "accepted"), day("2020-04-20")));
        for (state, stance) in [
            ("done", "accepted"),
            ("verified", "accepted"),
            ("paused", "accepted"),
            ("lapsed", "accepted"),
            ("not_started", "rejected"),
        ] {
            assert!(!is_overdue(&of(state, stance), day("2020-04-20")), "{state} {stance}");
        }
        let initiative = record(Kind::Initiative, &[("state", "in_progress"), ("ends", "2019-12-31")]);
        assert!(is_overdue(&initiative, day("2020-01-01")));
        assert!(!is_overdue(&record(Kind::Task, &[("state", "in_progress")]), day("2020-01-01")));
    }
}

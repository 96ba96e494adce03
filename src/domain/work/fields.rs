//! Which fields of a kind say how far something is, who carries it out and by when.

use super::super::field::Kind;

/// The ids of the fields that work of one kind is read from and written to; `None` where the kind has no such field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields {
    /// How far it is.
    pub state: u16,
    /// Who is responsible.
    pub owner: u16,
    /// The last day.
    pub deadline: u16,
    /// How exact the last day is; without it, it is a day.
    pub precision: Option<u16>,
    /// Why it lapsed, rests or was not adopted.
    pub reason: u16,
    /// What shows that it is done.
    pub evidence: u16,
    /// What the committee decided.
    pub stance: Option<u16>,
    /// How much it weighs.
    pub weight: Option<u16>,
    /// Why the committee puts it first.
    pub priority_reason: Option<u16>,
}

impl Fields {
    /// The fields of a kind; `None` where nobody carries out what is of this kind.
    pub fn of(kind: Kind) -> Option<Fields> {
        Some(match kind {
            Kind::Recommendation => RECOMMENDATION,
            Kind::Initiative => INITIATIVE,
            Kind::Decision => DECISION,
            Kind::Task => TASK,
            _ => return None,
        })
    }
}

const RECOMMENDATION: Fields = Fields {
    state: 505,
    owner: 507,
    deadline: 508,
    precision: Some(509),
    reason: 511,
    evidence: 512,
    stance: Some(504),
    weight: Some(506),
    priority_reason: Some(513),
};
const INITIATIVE: Fields = Fields {
    state: 602,
    owner: 603,
    deadline: 605,
    precision: None,
    reason: 610,
    evidence: 611,
    stance: None,
    weight: None,
    priority_reason: None,
};
const DECISION: Fields = Fields {
    state: 1404,
    owner: 1403,
    deadline: 1406,
    precision: Some(1407),
    reason: 1409,
    evidence: 1410,
    stance: None,
    weight: None,
    priority_reason: None,
};
const TASK: Fields = Fields {
    state: 1504,
    owner: 1503,
    deadline: 1505,
    precision: Some(1506),
    reason: 1509,
    evidence: 1510,
    stance: None,
    weight: None,
    priority_reason: None,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::by_id;

    #[test]
    fn the_ids_are_those_of_the_table_of_fields() {
        for kind in [Kind::Recommendation, Kind::Initiative, Kind::Decision, Kind::Task] {
            let fields = Fields::of(kind).unwrap();
            let names = [
                (Some(fields.state), &["implementation", "state"][..]),
                (Some(fields.owner), &["owner"]),
                (Some(fields.deadline), &["deadline", "ends"]),
                (fields.precision, &["deadline_precision"]),
                (Some(fields.reason), &["reason"]),
                (Some(fields.evidence), &["evidence"]),
                (fields.stance, &["stance"]),
                (fields.weight, &["weight"]),
                (fields.priority_reason, &["priority_reason"]),
            ];
            for (id, names) in names.into_iter().filter_map(|(id, names)| Some((id?, names))) {
                assert_eq!(id / 100, u16::from(kind.number()));
                assert!(names.contains(&by_id(id).unwrap().name), "{kind:?} {names:?}");
            }
        }
        assert_eq!(Fields::of(Kind::Proposal), None);
    }
}

//! A measurement: what names its series and period, and what is said of its figure in the columns of a file or in a
//! call.

use super::change::Version;
use super::derived::{KNOWN_SINCE, MISSING, PROVISIONAL, SOURCE, VALUE};
use super::field::Field;
use super::target::Unit;

/// The columns that say something of a figure.
pub const COLUMNS: [Field; 5] = [VALUE, MISSING, PROVISIONAL, KNOWN_SINCE, SOURCE];
/// The fields that tell one measurement from every other: indicator, group, area and period.
pub const CELL: [u16; 4] = [901, 902, 903, 904];

/// Whether figures of this unit are whole numbers. Of an unknown unit they may be anything.
pub fn is_whole(unit: &str) -> bool {
    matches!(Unit::parse(unit), Unit::Counted(_) | Unit::Rank)
}

/// The column with this id, if it says something of a figure.
pub fn column(id: u16) -> Option<&'static Field> {
    super::derived::by_id(id).filter(|field| COLUMNS.contains(field))
}

/// What is said of a figure: each column that was named, with its value in the column's shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said(Vec<(u16, Option<String>)>);

impl Said {
    /// What these values say of a figure, whatever else they say.
    pub fn of(values: &[(u16, Option<String>)]) -> Said {
        Said(values.iter().filter(|(id, _)| column(*id).is_some()).cloned().collect())
    }

    /// Whether no column was named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is a figure, or why there is none.
    pub fn has_figure(&self) -> bool {
        self.get(&VALUE).or(self.get(&MISSING)).is_some()
    }

    /// Whether it says both a figure and why there is none.
    pub fn contradicts_itself(&self) -> bool {
        self.get(&VALUE).is_some() && self.get(&MISSING).is_some()
    }

    /// Where it is said to come from.
    pub fn source(&self) -> Option<&str> {
        self.get(&SOURCE)
    }

    /// Whether a column was named.
    pub fn names(&self, column: &Field) -> bool {
        self.0.iter().any(|(id, _)| *id == column.id)
    }

    /// Says one thing more.
    pub fn add(&mut self, column: &Field, value: Option<String>) {
        self.0.push((column.id, value));
    }

    /// Whether another figure is meant than the one that stands, or it has become final: what a publisher revises.
    pub fn revises(&self, now: Option<&Version>) -> bool {
        self.has_figure() && self.differs_in(&[VALUE, MISSING, PROVISIONAL], now)
    }

    /// Whether any column differs from what stands.
    pub fn differs(&self, now: Option<&Version>) -> bool {
        (now.is_some() || self.has_figure()) && self.differs_in(&COLUMNS, now) && !self.is_silent()
    }

    /// Whether all that was named is what stands.
    pub fn is_as(&self, now: Option<&Version>) -> bool {
        !self.differs_in(&COLUMNS, now)
    }

    /// The day since which it is known, as it was said.
    pub fn known_since(&self) -> Option<&str> {
        self.get(&KNOWN_SINCE)
    }

    /// The version that this makes. A new figure has only what was said of it; where no figure was named, the one that
    /// stands is said again, with what was named changed. `None` where there is no figure at all.
    pub fn over(&self, now: Option<&Version>) -> Option<Version> {
        let text = |column: &Field| self.get(column).map(str::to_owned);
        let provisional = self.get(&PROVISIONAL) == Some("true");
        if self.has_figure() {
            return Some(Version {
                value: text(&VALUE),
                missing: text(&MISSING),
                provisional,
                known_since: text(&KNOWN_SINCE),
                source: text(&SOURCE),
            });
        }
        let now = now?.clone();
        let said = |column: &Field, stands: Option<String>| {
            if self.names(column) { text(column) } else { stands }
        };
        Some(Version {
            provisional: if self.names(&PROVISIONAL) { provisional } else { now.provisional },
            known_since: said(&KNOWN_SINCE, now.known_since),
            source: said(&SOURCE, now.source),
            ..now
        })
    }

    /// All of it as one text, the same for the same.
    pub fn text(&self) -> String {
        let mut said: Vec<String> = self
            .0
            .iter()
            .map(|(id, value)| format!("{id}={}", value.as_deref().unwrap_or_default()))
            .collect();
        said.sort();
        said.join("\u{1f}")
    }

    /// The figure or the reason was named, and says nothing: the figure stays as it is.
    pub fn is_silent(&self) -> bool {
        (self.names(&VALUE) || self.names(&MISSING)) && !self.has_figure()
    }

    fn differs_in(&self, columns: &[Field], now: Option<&Version>) -> bool {
        let stands = |column: &Field| now.and_then(|now| get(now, column));
        let said = |column: &&Field| self.names(column);
        let full = |column: &Field, value: Option<String>| match *column == PROVISIONAL {
            true => value.or_else(|| Some("false".to_owned())),
            false => value,
        };
        columns
            .iter()
            .filter(said)
            .any(|column| full(column, self.get(column).map(str::to_owned)) != full(column, stands(column)))
    }

    fn get(&self, column: &Field) -> Option<&str> {
        self.0.iter().find(|(id, _)| *id == column.id).and_then(|(_, value)| value.as_deref())
    }
}

/// The figure of a version, or why there is none.
pub fn figure(version: &Version) -> Option<String> {
    version.value.clone().or_else(|| version.missing.clone())
}

/// What a version says in a column, in the column's shape.
pub fn get(version: &Version, column: &Field) -> Option<String> {
    match column.id {
        id if id == VALUE.id => version.value.clone(),
        id if id == MISSING.id => version.missing.clone(),
        id if id == PROVISIONAL.id => Some(version.provisional.to_string()),
        id if id == KNOWN_SINCE.id => version.known_since.clone(),
        id if id == SOURCE.id => version.source.clone(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(named: &[(&Field, &str)]) -> Said {
        let value = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        Said(named.iter().map(|(column, text)| (column.id, value(text))).collect())
    }

    fn january() -> Version {
        Version {
            value: Some("1949".into()),
            provisional: true,
            known_since: Some("2020-03-09".into()),
            source: Some("Y60A02".into()),
            ..Version::default()
        }
    }

    #[test]
    fn a_revised_figure_is_a_new_version_and_the_same_one_is_none() {
        let now = january();
        let same =
            said(&[(&VALUE, "1949"), (&MISSING, ""), (&PROVISIONAL, "true"), (&KNOWN_SINCE, "2020-04-14")]);
        assert!(!same.revises(Some(&now)) && same.differs(Some(&now)));
        let revised = said(&[(&VALUE, "1951"), (&KNOWN_SINCE, "2020-04-14")]);
        assert!(revised.revises(Some(&now)));
        let version = revised.over(Some(&now)).unwrap();
        assert_eq!((version.value.as_deref(), version.provisional), (Some("1951"), false));
        assert_eq!((version.known_since.as_deref(), version.source), (Some("2020-04-14"), None));
        assert!(said(&[(&VALUE, "1949"), (&PROVISIONAL, "")]).revises(Some(&now)), "it has become final");
    }

    #[test]
    fn zero_is_a_figure_and_an_empty_cell_is_none() {
        assert!(said(&[(&VALUE, "0")]).revises(None));
        let empty = said(&[(&VALUE, ""), (&MISSING, ""), (&PROVISIONAL, "false"), (&SOURCE, "x")]);
        for now in [None, Some(&january())] {
            assert!(!empty.revises(now) && !empty.differs(now), "{now:?}");
        }
        assert_eq!(empty.over(None), None);
        let hidden = said(&[(&VALUE, ""), (&MISSING, "suppressed")]);
        assert!(hidden.revises(Some(&january())));
        assert_eq!(hidden.over(Some(&january())).unwrap().value, None);
        assert!(said(&[(&VALUE, "0"), (&MISSING, "absent")]).contradicts_itself());
    }

    #[test]
    fn where_no_figure_is_named_the_one_that_stands_is_said_again() {
        let final_now = said(&[(&PROVISIONAL, "false")]);
        assert!(final_now.differs(Some(&january())) && !final_now.differs(None));
        let version = final_now.over(Some(&january())).unwrap();
        assert_eq!(version, Version { provisional: false, ..january() });
    }
}

//! What has moved since a meeting: each record with the values that it had then.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::change::Line;
use super::super::field::{GONE, Kind};
use super::super::record::Rec;

/// What has moved since a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The day; what was done on it counts as known to those who met.
    pub day: NaiveDate,
    /// The key of the meeting.
    pub meeting: String,
    /// What differs between then and now, by record, the newest first.
    pub moved: BTreeMap<Rec, Vec<Line>>,
}

impl Since {
    /// Puts lines in the order of their records.
    pub fn of(day: NaiveDate, meeting: &str, lines: impl IntoIterator<Item = Line>) -> Since {
        let mut moved: BTreeMap<Rec, Vec<Line>> = BTreeMap::new();
        for line in lines {
            moved.entry(line.rec).or_default().push(line);
        }
        Since { day, meeting: meeting.to_owned(), moved }
    }

    /// What differs of a record.
    pub fn of_record(&self, rec: Rec) -> &[Line] {
        self.moved.get(&rec).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many recommendations and initiatives have moved; those that were deleted count, figures do not.
    pub fn moved_records(&self) -> usize {
        let work = [Kind::Recommendation, Kind::Initiative];
        self.moved.keys().filter(|rec| work.contains(&rec.kind)).count()
    }

    /// Whether a record was deleted since.
    pub fn is_gone(&self, rec: Rec) -> bool {
        self.of_record(rec).iter().any(|line| line.field == GONE && line.new.as_deref() == Some("true"))
    }
}

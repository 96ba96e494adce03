//! The records that the lines of a note may be: those of its meeting, and those that its text names.

use std::collections::BTreeSet;

use super::{Error, Store};
use crate::domain::field::Kind;
use crate::domain::field::ids::proposal::SUBMISSION;
use crate::domain::key::find_keys;
use crate::domain::pieces::Pieces;
use crate::domain::record::{Rec, Record};

/// The kinds that name their meeting, and the field that does.
const OF_MEETING: [(Kind, u16); 3] = [(Kind::Submission, 1206), (Kind::Decision, 1401), (Kind::Task, 1501)];

impl Store {
    /// The proposals with their submissions, the decisions and the tasks of a meeting, and the records whose keys
    /// stand in these texts, proposals with their submissions; each once, without what is gone.
    pub fn of_note(&self, meeting: Option<&str>, texts: &[Pieces]) -> Result<Vec<Record>, Error> {
        let mut found = Vec::new();
        for (kind, field) in OF_MEETING {
            if let Some(meeting) = meeting {
                self.add(self.find(kind, &[(field, meeting)])?, &mut found)?;
            }
        }
        let keys: BTreeSet<String> =
            texts.iter().flat_map(|text| find_keys(&text.whole())).map(|(_, key)| key).collect();
        for record in keys.iter().filter_map(|key| self.record(key).transpose()) {
            self.add(vec![record?.rec], &mut found)?;
        }
        let submissions: Vec<String> = found.iter().filter_map(submission_of).collect();
        for key in submissions {
            self.add(self.find(Kind::Proposal, &[(SUBMISSION, &key)])?, &mut found)?;
            self.add(
                self.of_kind(Kind::Submission, &key)?.into_iter().map(|record| record.rec).collect(),
                &mut found,
            )?;
        }
        Ok(found)
    }

    fn add(&self, recs: Vec<Rec>, found: &mut Vec<Record>) -> Result<(), Error> {
        for rec in recs {
            if found.iter().all(|record| record.rec != rec) {
                found.extend(self.records(rec.kind, &[rec.id])?);
            }
        }
        Ok(())
    }
}

/// The submission that a record is, or came with.
fn submission_of(record: &Record) -> Option<String> {
    match record.rec.kind {
        Kind::Submission => Some(record.key.clone()),
        Kind::Proposal => record.get("submission").map(str::to_owned),
        _ => None,
    }
}

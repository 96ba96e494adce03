//! What a row means for the figure of a measurement, whose earlier versions all stand.

use super::super::cells::Speaker;
use super::{Known, Step, figure_said};
use crate::domain::change::{Change, On};
use crate::domain::field::VERSION;
use crate::domain::measured::{Said, figure};
use crate::exchange::memory::Decision;
use crate::store::{Error, Figure, IMPORT};

impl Known<'_> {
    /// What becomes of a measurement's figure.
    pub(super) fn figure(&self, said: &Said) -> Result<Step, Error> {
        let versions = self.store.versions(self.record.rec.id)?;
        let now = versions.first().map(|figure| &figure.version);
        let Some(version) = said.over(now) else { return Ok(Step::Nothing) };
        Ok(match self.settled(VERSION, self.figure_decision(said, &versions)?) {
            Decision::Nothing => Step::Nothing,
            Decision::Take => Step::Take(vec![Change::Version { on: On::Record(self.record.rec), version }]),
            Decision::Conflict => {
                Step::Conflict(self.conflict(VERSION, now.and_then(figure), figure(&version))?)
            }
        })
    }

    /// Whether the versions of the measurement's figure say themselves that this is what its source said last.
    pub fn is_brought(&self, said: &Said) -> Result<bool, Error> {
        Ok(self.brought(said, &self.store.versions(self.record.rec.id)?))
    }

    /// A new version takes nothing away, so that what an import brought gives way to what is published later; what a
    /// person has typed does not.
    fn figure_decision(&self, said: &Said, versions: &[Figure]) -> Result<Decision, Error> {
        let newest = versions.first();
        let now = newest.map(|figure| &figure.version);
        if let Some(carried) = self.known_carried()?.filter(|_| !self.revived) {
            let then = versions.iter().find(|figure| figure.id <= carried).map(|figure| &figure.version);
            return Ok(match newest.is_some_and(|figure| figure.id > carried) {
                _ if !said.differs(then) || !said.differs(now) => Decision::Nothing,
                true => Decision::Conflict,
                false => Decision::Take,
            });
        }
        let is_owner = self.speaker == Speaker::Owner;
        let is_imported = newest.is_none_or(|figure| figure.via == IMPORT);
        let is_free = is_owner && (is_imported || self.was_taken_back(VERSION)?);
        let is_repeated = match self.said_before(VERSION) {
            Some(before) => before == figure_said(said),
            None => self.brought(said, versions),
        };
        let is_older = said.known_since().is_some_and(|day| {
            now.and_then(|now| now.known_since.as_deref()).is_some_and(|known| day < known)
        });
        Ok(match is_free || self.revived {
            _ if !said.revises(now) || is_repeated => Decision::Nothing,
            true if is_older => Decision::Nothing,
            true => Decision::Take,
            false => Decision::Conflict,
        })
    }

    /// Whether the newest figure that imports brought from where this one comes is this one; where it has given way to
    /// that of another name, whether any of them is.
    fn brought(&self, said: &Said, versions: &[Figure]) -> bool {
        let is_from_there =
            |figure: &&Figure| figure.via == IMPORT && figure.version.source.as_deref() == said.source();
        let is_it = |figure: &Figure| !said.revises(Some(&figure.version));
        let mut from_there = versions.iter().filter(is_from_there);
        match self.speaker {
            Speaker::Former => from_there.any(is_it),
            _ => from_there.next().is_some_and(is_it),
        }
    }
}

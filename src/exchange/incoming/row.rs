//! One record of a file, as values of its kind.

use std::sync::Arc;

use super::super::figures::{Measure, identity};
use super::super::submitted::Submitted;
use crate::domain::change::Version;
use crate::domain::cpr::Harmless;
use crate::domain::field::{Shape, by_id};
use crate::domain::observation::Observation;

/// One record of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingRow {
    /// The first physical line, from 1.
    pub line: u64,
    /// What the source knows it by, where it has no key of ours: the same in every export of that source.
    pub ext_id: Option<String>,
    /// Our key, in a file with our names.
    pub key: Option<String>,
    /// The newest change of the record that the file knows of, in a file that we wrote.
    pub change: Option<i64>,
    /// When the record last changed there, in milliseconds since 1970, in a file that we wrote.
    pub updated_at: Option<i64>,
    /// What the file says of each field it has, in the field's shape; `None` is null. Of a measurement also what it says
    /// of the figure, by [`crate::domain::measured::COLUMNS`].
    pub values: Vec<(u16, Option<String>)>,
    /// Every version of a measurement's figure, the oldest first, in a file that we wrote.
    pub versions: Vec<Version>,
    /// The measure of a figure, whose indicator may have to be made; one row of a file may hold several.
    pub measure: Option<Arc<Measure>>,
    /// The figure of a service, as long as nothing of it stands in the values.
    pub figure: Option<Observation>,
    /// The submission that it is of: a mail or a slip.
    pub submitted: Option<Arc<Submitted>>,
    /// The cleaned cells of [`super::Incoming::others`], in that order; empty ones are `None`.
    pub others: Vec<Option<String>>,
    /// How many characters cleaning has removed.
    pub cleaned: u32,
    /// Whether the platform's moderators had set it aside: its values say so, and it is counted by itself.
    pub set_aside: bool,
}

impl IncomingRow {
    /// What it is known by: our key, or what the source calls it.
    pub fn name(&self) -> Option<&str> {
        self.key.as_deref().or(self.ext_id.as_deref())
    }

    /// How many bytes of text it holds, about.
    pub fn bytes(&self) -> usize {
        let own =
            self.values.iter().filter_map(|(_, value)| value.as_ref()).chain(self.others.iter().flatten());
        let submitted =
            self.submitted.iter().flat_map(|submitted| submitted.values.iter().map(|(_, value)| value));
        let figure = self.figure.as_ref().map_or(0, Observation::bytes);
        figure + own.chain(submitted).map(String::len).sum::<usize>()
    }

    /// Says what the figure of a service is as every other row does: in its values, and by what it is known.
    pub fn unfold(&mut self) {
        let Some((figure, measure)) = self.figure.take().zip(self.measure.as_ref()) else { return };
        self.ext_id = Some(identity(measure, &figure));
        self.values = figure.values();
    }

    /// Whether what somebody wrote holds what looks like a personal number. Figures hold no words.
    pub(super) fn is_personal(&self, harmless: &Harmless) -> bool {
        let is_written = |id: u16| by_id(id).is_some_and(|f| matches!(f.shape, Shape::Line | Shape::Long));
        let has_one = |text: &str| !harmless.find(text).is_empty();
        let mut texts = self.values.iter().filter_map(|(id, value)| Some((*id, value.as_deref()?)));
        self.measure.is_none() && texts.any(|(id, text)| is_written(id) && has_one(text))
    }

    /// A record without anything, on this line.
    pub(in crate::exchange) fn at(line: u64) -> IncomingRow {
        IncomingRow { line, ..IncomingRow::default() }
    }
}

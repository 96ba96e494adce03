//! A figure as a service publishes it: of what, of whom, where and when, and what it is.

use std::sync::Arc;

use super::choice::{Choice, Missing};
use super::derived::{MISSING, PROVISIONAL, SOURCE, VALUE};
use super::measured::CELL;
use super::period::Period;

/// One figure of one series. A file has hundreds of thousands of them with few different words: those are shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The key of the indicator.
    pub indicator: Arc<str>,
    /// Of whom; never empty.
    pub group: Option<Arc<str>>,
    /// Where; never empty.
    pub area: Option<Arc<str>>,
    /// When.
    pub period: Period,
    /// The figure, or why there is none.
    pub figure: Result<f64, Missing>,
    /// Whether it may still be corrected.
    pub provisional: bool,
    /// Whose figure it is, and from which table.
    pub source: Arc<str>,
}

impl Observation {
    /// How many bytes of text it has of its own, about; most share their words.
    pub fn bytes(&self) -> usize {
        self.group.iter().chain(&self.area).map(|word| word.len()).sum()
    }

    /// The same in the fields of a measurement and the columns that say something of its figure.
    pub fn values(&self) -> Vec<(u16, Option<String>)> {
        let text = |text: &Arc<str>| text.as_ref().to_owned();
        let period = Some(self.period.to_string());
        let cell = [
            Some(text(&self.indicator)),
            self.group.as_ref().map(text),
            self.area.as_ref().map(text),
            period,
        ];
        let (value, missing) = match self.figure {
            Ok(value) => (Some(value.to_string()), None),
            Err(why) => (None, Some(why.name().to_owned())),
        };
        let said = [
            (VALUE.id, value),
            (MISSING.id, missing),
            (PROVISIONAL.id, Some(self.provisional.to_string())),
            (SOURCE.id, Some(text(&self.source))),
        ];
        CELL.into_iter().zip(cell).chain(said).collect()
    }
}

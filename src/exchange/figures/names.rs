//! The words of a file of figures, each kept once: hundreds of thousands of rows have the same few areas, groups and
//! periods.

use std::collections::HashMap;
use std::sync::Arc;

use super::area;
use crate::domain::clean::clean;
use crate::domain::period::Period;

/// How many different words are kept; a column with more of them is no column of names.
const MOST: usize = 20_000;
/// The longest that is kept, in bytes.
const LONGEST: usize = 256;

/// The words that were met.
#[derive(Default)]
pub(super) struct Names {
    /// What stood in a cell, and what that is when it is cleaned.
    cells: HashMap<String, Arc<str>>,
    /// Words that were put together, by themselves.
    words: HashMap<String, Arc<str>>,
    areas: HashMap<Arc<str>, Arc<str>>,
    period: Option<(String, Period)>,
}

impl Names {
    /// A cell as a label: cleaned, and without blanks around it.
    pub(super) fn label(&mut self, cell: &str) -> Arc<str> {
        kept(&mut self.cells, cell, |cell| Arc::from(clean(cell, false).text.trim()))
    }

    /// A word as it is.
    pub(super) fn word(&mut self, word: &str) -> Arc<str> {
        kept(&mut self.words, word, |word| Arc::from(word))
    }

    /// The name of the area that a label names, or whose number it is.
    pub(super) fn area(&mut self, label: &Arc<str>) -> Arc<str> {
        if let Some(name) = self.areas.get(label) {
            return name.clone();
        }
        let name = match area::named(label) {
            same if same == &**label => label.clone(),
            named => self.word(named),
        };
        if self.areas.len() < MOST && label.len() <= LONGEST {
            self.areas.insert(label.clone(), name.clone());
        }
        name
    }

    /// The period that a cell names.
    pub(super) fn period(&mut self, cell: &str) -> Option<Period> {
        if let Some((_, period)) = self.period.as_ref().filter(|(last, _)| last == cell) {
            return Some(*period);
        }
        let period = Period::parse(&clean(cell, false).text)?;
        self.period = Some((cell.to_owned(), period));
        Some(period)
    }
}

fn kept(known: &mut HashMap<String, Arc<str>>, text: &str, make: impl Fn(&str) -> Arc<str>) -> Arc<str> {
    if let Some(word) = known.get(text) {
        return word.clone();
    }
    let word = make(text);
    if known.len() < MOST && text.len() <= LONGEST {
        known.insert(text.to_owned(), word.clone());
    }
    word
}

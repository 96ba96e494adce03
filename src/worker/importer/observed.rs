//! Which figures of a service the rows of one file make, so that one that is written in two ways is not made twice.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::observation::Observation;
use crate::domain::period::Period;
use crate::exchange::figures::{Measure, identity};

/// The number of a word; 0 stands for none.
type Word = u32;

/// The figures that were met. A word stands here once, a figure is a few numbers.
#[derive(Default)]
pub(super) struct Observed {
    /// The series: by indicator, group and area, whatever the case of their letters.
    met: HashMap<[Word; 3], Series>,
    /// The words, and the number that each has in small letters.
    words: Vec<(Arc<str>, Word)>,
    numbers: HashMap<Arc<str>, Word>,
    measures: Vec<Arc<Measure>>,
    /// The words of the figure before: most are the same ones.
    last: [Option<(Arc<str>, Word)>; 3],
}

/// The periods of a series in their order, each with how it was spelt first.
#[derive(Default)]
struct Series(Vec<(Period, Spelt)>);

impl Series {
    /// How the figure of a period was spelt first.
    fn first(&mut self, period: Period, spelt: Spelt) -> Spelt {
        // Most files have their periods in order.
        let at = match self.0.last() {
            Some((last, _)) if *last >= period => self.0.binary_search_by_key(&period, |(met, _)| *met),
            _ => Err(self.0.len()),
        };
        match at {
            Ok(at) => self.0.get(at).map_or(spelt, |(_, first)| *first),
            Err(at) => {
                self.0.insert(at, (period, spelt));
                spelt
            }
        }
    }
}

/// How a figure was spelt.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Spelt {
    measure: u16,
    group: Word,
    area: Word,
}

impl Observed {
    /// Remembers a figure; tells by what name an earlier row of the file makes the same one.
    pub fn meet(&mut self, measure: &Arc<Measure>, figure: &Observation) -> Option<String> {
        let words = [Some(&figure.indicator), figure.group.as_ref(), figure.area.as_ref()];
        let mut spelt = [0; 3];
        for (at, (number, word)) in spelt.iter_mut().zip(words).enumerate() {
            *number = word.map_or(0, |word| self.number(at, word));
        }
        let [_, group, area] = spelt;
        let (measure, cell) = (self.measure(measure), spelt.map(|word| self.small(word)));
        let spelt = Spelt { measure, group, area };
        let first = self.met.entry(cell).or_default().first(figure.period, spelt);
        if first == spelt { None } else { self.name(first, figure) }
    }

    /// The number of a word as it is spelt, which stands in this place of its figure.
    fn number(&mut self, place: usize, word: &Arc<str>) -> Word {
        if let Some(Some((last, number))) = self.last.get(place)
            && Arc::ptr_eq(last, word)
        {
            return *number;
        }
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None => self.add(word),
        };
        if let Some(last) = self.last.get_mut(place) {
            *last = Some((word.clone(), number));
        }
        number
    }

    fn add(&mut self, word: &Arc<str>) -> Word {
        let small = word.to_lowercase();
        let small = match *small == **word {
            true => None,
            false => Some(match self.numbers.get(small.as_str()) {
                Some(number) => *number,
                None => self.add(&Arc::from(small)),
            }),
        };
        let number = Word::try_from(self.words.len() + 1).unwrap_or(Word::MAX);
        self.words.push((word.clone(), small.unwrap_or(number)));
        self.numbers.insert(word.clone(), number);
        number
    }

    /// The number of a word in small letters.
    fn small(&self, word: Word) -> Word {
        self.word(word).map_or(0, |(_, small)| *small)
    }

    fn word(&self, word: Word) -> Option<&(Arc<str>, Word)> {
        self.words.get(usize::try_from(word).ok()?.checked_sub(1)?)
    }

    fn measure(&mut self, measure: &Arc<Measure>) -> u16 {
        let at = self.measures.iter().position(|known| Arc::ptr_eq(known, measure)).unwrap_or_else(|| {
            self.measures.push(measure.clone());
            self.measures.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn name(&self, spelt: Spelt, figure: &Observation) -> Option<String> {
        let text = |word: Word| self.word(word).map(|(text, _)| text.clone());
        let first = Observation { group: text(spelt.group), area: text(spelt.area), ..figure.clone() };
        Some(identity(self.measures.get(usize::from(spelt.measure))?, &first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_spelt_in_two_ways_is_one_and_a_word_in_another_place_is_another() {
        let measure = Arc::new(Measure { id: "Y60A02/antal".into(), ..Measure::default() });
        let figure = |group: Option<&str>, area: Option<&str>| Observation {
            indicator: "Y60A02".into(),
            group: group.map(Arc::from),
            area: area.map(Arc::from),
            period: Period::month(2021, 1).unwrap(),
            figure: Ok(1.0),
            provisional: false,
            source: "x".into(),
        };
        let mut observed = Observed::default();
        let mut meet = |group, area| observed.meet(&measure, &figure(group, area));
        assert_eq!(meet(Some("Unge"), Some("Vejle")), None);
        assert_eq!(meet(Some("Vejle"), Some("Unge")), None);
        assert_eq!(meet(Some("Unge"), None), None);
        assert_eq!(meet(None, Some("Unge")), None);
        assert_eq!(
            meet(Some("UNGE"), Some("vejle")).as_deref(),
            Some("Y60A02/antal · Unge · Vejle · 2021M01")
        );
    }
}

//! The monthly round: what the figures that came in last have done to each target, the lights that changed first.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::board::Aim;
use super::choice::{Light, Missing};
use super::number::count;
use super::period::Period;
use super::record::Rec;
use super::target::Unit;
use super::words;
use crate::text::{self, Lang};

mod read;

/// What an entry is listed under: the first that holds of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Its light has changed.
    Light,
    /// Older figures were revised.
    Revised,
    /// New figures came.
    New,
    /// A figure that others have is missing, or there is a reason instead of it.
    Missing,
    /// Its series has holes.
    Broken,
    /// Figures that no target of the year asks for.
    Loose,
    /// Somebody has looked at it since.
    Handled,
}

/// How many figures are new and how many were revised; what there is none of is left out.
fn counts(new: usize, revised: usize, lang: Lang) -> String {
    let (n, m) = (count(lang, new), count(lang, revised));
    match (new, revised) {
        (_, 0) => text::round_count_new(lang, &n),
        (0, _) => text::round_count_revised(lang, &m),
        _ => text::round_counts(lang, &n, &m),
    }
}

impl Sort {
    /// All, in the order of the list.
    pub const ALL: [Sort; 7] =
        [Sort::Light, Sort::Revised, Sort::New, Sort::Missing, Sort::Broken, Sort::Loose, Sort::Handled];

    /// Its heading.
    pub fn heading(self, lang: Lang) -> String {
        match self {
            Sort::Light => text::round_lights(lang),
            Sort::Revised => text::round_revised(lang),
            Sort::New => text::round_new(lang),
            Sort::Missing => text::round_missing(lang),
            Sort::Broken => text::round_broken(lang),
            Sort::Loose => text::round_loose(lang),
            Sort::Handled => text::round_handled(lang),
        }
    }
}

/// The round of one day on which figures came.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// That day: the last one on which an import brought figures.
    pub day: NaiveDate,
    /// What there is to look at, in the order of the list.
    pub entries: Vec<Entry>,
}

/// A target, or an indicator whose figures no target of the year asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The record.
    pub rec: Rec,
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What its figures count.
    pub unit: Unit,
    /// The light before and now, where it has changed.
    pub light: Option<(Light, Light)>,
    /// Older figures with what they were, the oldest first.
    pub revised: Vec<Revision>,
    /// The figures that are new, the oldest first.
    pub new: Vec<(Period, f64)>,
    /// The periods that have none now, with the reason where one was given.
    pub missing: Vec<(Period, Option<Missing>)>,
    /// The periods between the first and the last figure that have none.
    pub holes: Vec<Period>,
    /// How many figures are new and how many were revised, of an indicator without a target.
    pub loose: Option<(usize, usize)>,
    /// Whether somebody has looked at it since.
    pub is_handled: bool,
}

/// An older figure that was revised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Revision {
    /// Of which period.
    pub period: Period,
    /// What it was.
    pub old: f64,
    /// What it is.
    pub new: f64,
    /// How many months its period lies before the newest figure.
    pub back: i32,
}

/// New and revised figures of an indicator that no target of the year asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Loose {
    /// The indicator.
    pub rec: Rec,
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// How many figures are new.
    pub new: usize,
    /// How many were revised.
    pub revised: usize,
}

impl Round {
    /// The round that the targets of a year make, before and after the figures came, with what else came; `handled`
    /// are the records that somebody has looked at since.
    pub fn of(
        day: NaiveDate,
        year: i32,
        [before, now]: [&[Aim]; 2],
        loose: Vec<Loose>,
        handled: &HashSet<Rec>,
    ) -> Round {
        let mut entries = read::targets(year, before, now);
        entries.extend(loose.into_iter().map(Entry::loose));
        // A remark on one of its figures is as good as one on the target.
        let figures = |rec: Rec| {
            now.iter().filter(move |aim| aim.record.rec == rec).flat_map(|aim| aim.measured.values())
        };
        for entry in &mut entries {
            entry.is_handled =
                handled.contains(&entry.rec) || figures(entry.rec).any(|figure| handled.contains(figure));
        }
        entries.sort_by(|a, b| (a.sort(), &a.key).cmp(&(b.sort(), &b.key)));
        Round { day, entries }
    }

    /// How many entries nobody has looked at.
    pub fn open(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.is_handled).count()
    }

    /// The entries of a sort.
    pub fn of_sort(&self, sort: Sort) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.sort() == sort)
    }
}

impl Entry {
    fn loose(loose: Loose) -> Entry {
        let Loose { rec, key, title, new, revised } = loose;
        Entry {
            rec,
            key,
            name: title,
            unit: Unit::parse(""),
            light: None,
            revised: Vec::new(),
            new: Vec::new(),
            missing: Vec::new(),
            holes: Vec::new(),
            loose: Some((new, revised)),
            is_handled: false,
        }
    }

    /// What it is listed under.
    pub fn sort(&self) -> Sort {
        match self {
            _ if self.is_handled => Sort::Handled,
            _ if self.loose.is_some() => Sort::Loose,
            _ if self.light.is_some() => Sort::Light,
            _ if !self.revised.is_empty() => Sort::Revised,
            _ if !self.new.is_empty() => Sort::New,
            _ if !self.missing.is_empty() => Sort::Missing,
            _ => Sort::Broken,
        }
    }

    /// All that there is to say, what it is listed under first.
    pub fn said(&self, lang: Lang) -> String {
        let parts = [
            self.light.map(|(old, new)| {
                text::round_from_to(lang, words::light(old).of(lang), words::light(new).of(lang))
            }),
            self.revisions(lang),
            self.news(lang),
            self.missing(lang),
            self.broken(lang),
            self.loose.map(|(new, revised)| counts(new, revised, lang)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" · ")
    }

    /// How many were revised, how far back, and the one that moved most.
    fn revisions(&self, lang: Lang) -> Option<String> {
        let moved = |revision: &&Revision| (revision.new - revision.old).abs();
        let most = self.revised.iter().max_by(|a, b| moved(a).total_cmp(&moved(b)))?;
        let back = self.revised.iter().map(|revision| revision.back).max()?.to_string();
        let by = self.unit.signed(most.new - most.old, lang);
        let (old, new) = (self.unit.plain(most.old, lang), self.unit.plain(most.new, lang));
        let period = most.period.words(lang);
        Some(match self.revised.len() {
            1 => text::round_one_revision(lang, &period, &old, &new, &by, &back),
            n => text::round_revisions(lang, &n.to_string(), &back, &period, &old, &new, &by),
        })
    }

    fn news(&self, lang: Lang) -> Option<String> {
        let (period, value) = self.new.last()?;
        let (period, value) = (period.words(lang), self.unit.plain(*value, lang));
        Some(match self.new.len() {
            1 => text::round_one_new(lang, &period, &value),
            n => text::round_news(lang, &n.to_string(), &period, &value),
        })
    }

    fn missing(&self, lang: Lang) -> Option<String> {
        let one = |(period, why): &(Period, Option<Missing>)| match why {
            Some(why) => format!("{} {}", period.words(lang), words::missing(*why).of(lang)),
            None => text::round_lacks(lang, &period.words(lang)),
        };
        let all: Vec<String> = self.missing.iter().map(one).collect();
        (!all.is_empty()).then(|| all.join(", "))
    }

    fn broken(&self, lang: Lang) -> Option<String> {
        let first = self.holes.first()?.words(lang);
        Some(match self.holes.len() {
            1 => text::round_one_hole(lang, &first),
            n => text::round_holes(lang, &n.to_string(), &first),
        })
    }
}

#[cfg(test)]
mod tests;

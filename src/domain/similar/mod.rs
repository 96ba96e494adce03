//! How alike two texts are, for *Ligner* and *Gør vi det allerede?*: by the telling words that they share, so that a
//! person can see why something was offered.

mod stopwords;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::fold::fold;

/// How many words stand for a text.
const MOST: usize = 16;
/// How much of a long text is looked at, in words.
const WINDOW: usize = 2000;
/// How many letters a stem needs to count inside a compound as well.
const INSIDE: usize = 5;
/// How much what is shared must weigh: this part of the weight of a word that only one text has.
const THRESHOLD: f64 = 0.65;

/// A telling word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stem {
    /// Its stem, folded: the beginning of every form of the word in a folded text.
    pub stem: String,
    /// The shortest form that the text has, as a person reads it.
    pub word: String,
}

/// The most telling words of a text, at most sixteen, the most telling first: no stop words, long before short, those of
/// the title and those that come again before others.
pub fn stems(title: &str, text: &str) -> Vec<Stem> {
    let stemmer = Stemmer::create(Algorithm::Danish);
    let mut seen: HashMap<String, Seen> = HashMap::new();
    let words = words(title).map(|word| (word, true)).chain(words(text).map(|word| (word, false)));
    for (place, (word, in_title)) in words.take(WINDOW).enumerate() {
        if !is_telling(&word) {
            continue;
        }
        let stem = fold(&stemmer.stem(&word));
        if stem.len() >= 3 {
            let known =
                seen.entry(stem).or_insert_with(|| Seen { word: word.clone(), count: 0, in_title, place });
            known.count += 1;
            if word.chars().count() < known.word.chars().count() {
                known.word = word;
            }
        }
    }
    let mut found: Vec<(String, Seen)> = seen.into_iter().collect();
    found.sort_by_key(|(stem, seen)| (std::cmp::Reverse(seen.worth(stem)), seen.place));
    found.into_iter().take(MOST).map(|(stem, seen)| Stem { stem, word: seen.word }).collect()
}

/// Whether a folded text has a word that begins with the stem, or a compound that holds it where it is long enough.
pub fn has(folded: &str, stem: &str) -> bool {
    if stem.len() >= INSIDE {
        return folded.contains(stem);
    }
    let begins = |at| !folded.get(..at).is_some_and(|before: &str| before.ends_with(char::is_alphanumeric));
    folded.match_indices(stem).any(|(at, _)| begins(at))
}

/// Which of the stems a folded text has, by their places.
pub fn shared(folded: &str, stems: &[Stem]) -> Vec<usize> {
    (0..).zip(stems).filter(|(_, stem)| has(folded, &stem.stem)).map(|(place, _)| place).collect()
}

/// The candidates that are like the text, the most alike first, each with the places of the stems that it shares, the
/// rarest first. `doc_freq` says for each stem how many of the `total` texts have it. What shares only common words, or
/// a single one of several, is left out.
pub fn rank<T: Clone>(
    candidates: &[(T, Vec<usize>)],
    stems: &[Stem],
    doc_freq: &[u32],
    total: u32,
    limit: usize,
) -> Vec<(T, Vec<usize>)> {
    let weight = |place: &usize| doc_freq.get(*place).map_or(0.0, |count| rarity(*count, total));
    let enough = THRESHOLD * f64::from(total.max(1)).ln_1p();
    let least = stems.len().min(2);
    let mut alike: Vec<(f64, &T, Vec<usize>)> = Vec::new();
    for (candidate, places) in candidates {
        let score: f64 = places.iter().map(weight).sum();
        if !places.is_empty() && places.len() >= least && score >= enough {
            let mut places = places.clone();
            places.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
            alike.push((score, candidate, places));
        }
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    alike.into_iter().take(limit).map(|(_, candidate, places)| (candidate.clone(), places)).collect()
}

/// How a stem has been met in the text.
struct Seen {
    word: String,
    count: usize,
    in_title: bool,
    place: usize,
}

impl Seen {
    /// Long words are rare words; the title and repetition say what a text is about.
    fn worth(&self, stem: &str) -> usize {
        stem.len().min(12) + if self.in_title { 4 } else { 0 } + 2 * self.count.min(3)
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\u{AD}' && !('\u{300}'..='\u{36F}').contains(&c))
        .filter(|word| !word.is_empty())
        .map(|word| word.nfc().filter(|c| *c != '\u{AD}').flat_map(char::to_lowercase).collect())
}

/// Whether a word is long enough, free of digits and no stop word; beyond forty letters it is no word.
fn is_telling(word: &str) -> bool {
    (3..=80).contains(&word.len()) && word.chars().all(char::is_alphabetic) && !stopwords::has(word)
}

fn rarity(count: u32, total: u32) -> f64 {
    (f64::from(total.max(count) + 1) / f64::from(count.max(1))).ln()
}

//! What is like a text: one pass over the folded texts that counts how rare each telling word is and who has which.

use std::sync::atomic::AtomicBool;

use memchr::memmem::Finder;

use super::{Hits, index};
use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::domain::similar::{Stem, rank};
use crate::store::{Error, Store};

/// How many letters a stem needs to count inside a compound as well; see [`crate::domain::similar::has`].
const INSIDE: usize = 5;

impl Store {
    /// The records of these kinds that are like a text with these stems, the most alike first, each with the places of
    /// the stems that it shares, the rarest first; see [`rank`].
    ///
    /// # Errors
    /// [`Error::Interrupted`] where `interrupt` was raised on the way.
    pub fn similar(
        &self,
        stems: &[Stem],
        exclude: Option<Rec>,
        kinds: &[Kind],
        limit: usize,
        interrupt: &AtomicBool,
    ) -> Result<Vec<(Rec, Vec<usize>)>, Error> {
        let needles: Vec<Needle<'_>> = stems.iter().map(Needle::new).collect();
        let mut pass = Pass { needles, frequency: vec![0; stems.len()], total: 0, found: Vec::new() };
        let mut nothing = |_: &[i64]| {};
        let mut hits = Hits::new(interrupt, &mut nothing);
        for kind in kinds {
            let tail = index::Tail::of(&self.conn, *kind)?;
            let mut docs =
                self.conn.prepare_cached("SELECT doc, folded FROM search_doc WHERE doc BETWEEN ?1 AND ?2")?;
            let mut rows = docs.query(index::docs_of(*kind))?;
            while let Some(row) = rows.next()? {
                hits.breathe()?;
                let rec = Rec { kind: *kind, id: index::record_of(row.get(0)?) };
                if Some(rec) != exclude && !tail.has(rec.id) {
                    pass.look(rec, row.get_ref(1)?.as_bytes().unwrap_or_default());
                }
            }
            for id in tail.ids() {
                hits.breathe()?;
                let rec = Rec { kind: *kind, id };
                if let Some(folded) = index::folded(&self.conn, rec)?.filter(|_| Some(rec) != exclude) {
                    pass.look(rec, folded.as_bytes());
                }
            }
        }
        Ok(rank(&pass.found, stems, &pass.frequency, pass.total, limit))
    }
}

/// One pass over the texts.
struct Pass<'s> {
    needles: Vec<Needle<'s>>,
    frequency: Vec<u32>,
    total: u32,
    found: Vec<(Rec, Vec<usize>)>,
}

impl Pass<'_> {
    fn look(&mut self, rec: Rec, folded: &[u8]) {
        self.total += 1;
        let places: Vec<usize> = (0..)
            .zip(&self.needles)
            .filter(|(_, needle)| needle.is_in(folded))
            .map(|(place, _)| place)
            .collect();
        for place in &places {
            if let Some(count) = self.frequency.get_mut(*place) {
                *count += 1;
            }
        }
        if places.len() >= self.needles.len().min(2) {
            self.found.push((rec, places));
        }
    }
}

/// A stem made ready to be looked for in many texts.
struct Needle<'s> {
    finder: Finder<'s>,
    inside: bool,
}

impl<'s> Needle<'s> {
    fn new(stem: &'s Stem) -> Needle<'s> {
        Needle { finder: Finder::new(&stem.stem), inside: stem.stem.len() >= INSIDE }
    }

    fn is_in(&self, folded: &[u8]) -> bool {
        if self.inside {
            return self.finder.find(folded).is_some();
        }
        let begins =
            |at: usize| !at.checked_sub(1).and_then(|b| folded.get(b)).is_some_and(|b| is_letter(*b));
        self.finder.find_iter(folded).any(begins)
    }
}

/// Whether a byte is part of a word: folded texts are nearly all ASCII, and what is not are letters.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

//! Edits of a long text: what changed between two texts, and how an edit finds its place when others came in between.

mod anchors;
mod compare;
mod diff;
mod merge;
mod shift;

pub use compare::{Line, Pair, compare};
pub use diff::diff;
pub use merge::{Merged, merge};
pub use shift::{Shifted, shift, standing};

/// One edit: at a place, some text removed and some inserted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// Where, in characters from the start of the text that it is applied to.
    pub place: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there instead.
    pub inserted: String,
}

impl Edit {
    /// The edit that takes this one back.
    pub fn invert(&self) -> Edit {
        Edit { place: self.place, removed: self.inserted.clone(), inserted: self.removed.clone() }
    }

    /// The text after the edit; `None` where the removed text does not stand at the place.
    pub fn apply(&self, text: &str) -> Option<String> {
        let at = byte_of(text, self.place)?;
        let (before, rest) = text.split_at_checked(at)?;
        let after = rest.strip_prefix(self.removed.as_str())?;
        Some([before, &self.inserted, after].concat())
    }

    /// How many characters it removes.
    pub(crate) fn removes(&self) -> usize {
        self.removed.chars().count()
    }

    /// How many characters it inserts.
    pub(crate) fn inserts(&self) -> usize {
        self.inserted.chars().count()
    }
}

/// The text after all edits, each applied to what the one before it left.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    edits.iter().try_fold(text.to_owned(), |text, edit| edit.apply(&text))
}

fn byte_of(text: &str, place: usize) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(place)
}

#[cfg(test)]
mod tests;

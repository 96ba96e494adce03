//! The revisions of a draft that a screen was told of: by them one knows which text its own was made from.

use crate::domain::live::Live;
use crate::domain::pieces::Piece;
use crate::msg::share::FROM_NONE;

/// The revisions that the screen was told of, the oldest that it may still have first.
#[derive(Default)]
pub(super) struct Told(Vec<Known>);

struct Known {
    rev: i64,
    text: Piece,
    /// Whether this screen wrote it, over the one before: what it says next is made from this, told of it or not.
    is_own: bool,
}

impl Told {
    /// Nothing yet: the screen's text was made from this one.
    pub fn of(base: &Piece) -> Told {
        Told(vec![Known { rev: FROM_NONE, text: base.clone(), is_own: false }])
    }

    /// The screen is told of this revision.
    pub fn add(&mut self, live: &Live, is_own: bool) {
        self.0.push(Known { rev: live.rev, text: live.text.clone(), is_own });
    }

    /// The text that one of the screen was made from, and whether that is the newest that is known.
    pub fn base_of(&mut self, rev: i64) -> (Piece, bool) {
        let from = self.0.iter().position(|known| known.rev == rev).unwrap_or(0);
        self.0.drain(..from);
        let own = self.0.iter().skip(1).take_while(|known| known.is_own).count();
        let text = self.0.get(own).map(|known| known.text.clone()).unwrap_or_default();
        (text, own + 1 == self.0.len())
    }

    /// The newest revision.
    pub fn last(&self) -> i64 {
        self.newest().map_or(FROM_NONE, |(rev, _)| rev)
    }

    /// The newest revision with its text.
    pub fn newest(&self) -> Option<(i64, &Piece)> {
        self.0.last().map(|known| (known.rev, &known.text))
    }
}

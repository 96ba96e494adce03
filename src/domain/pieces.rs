//! A text in pieces that are shared: a long one is handed on at every key, to be kept as a draft, and nothing is copied.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A text, or a part of one, that all who hold it share.
#[derive(Clone, Default)]
pub struct Piece {
    whole: Arc<String>,
    range: Range<usize>,
}

impl Piece {
    /// What stands before a place and what stands from it on; the place is a letter border.
    pub fn cut_at(&self, at: usize) -> (Piece, Piece) {
        let middle = self.range.start + at.min(self.range.len());
        let part = |range| Piece { whole: self.whole.clone(), range };
        (part(self.range.start..middle), part(middle..self.range.end))
    }

    /// Puts a text in the place of a part. What is shared is copied first, this piece of it alone.
    pub fn replace_range(&mut self, range: Range<usize>, with: &str) {
        let piece = std::mem::take(self);
        let mut own = match Arc::try_unwrap(piece.whole) {
            Ok(whole) if piece.range == (0..whole.len()) => whole,
            Ok(whole) => whole.get(piece.range).unwrap_or_default().to_owned(),
            Err(whole) => whole.get(piece.range).unwrap_or_default().to_owned(),
        };
        own.replace_range(range, with);
        *self = Piece::from(own);
    }
}

impl Deref for Piece {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.range.clone()).unwrap_or_default()
    }
}

impl AsRef<str> for Piece {
    fn as_ref(&self) -> &str {
        self
    }
}

impl<T: AsRef<str> + ?Sized> PartialEq<T> for Piece {
    fn eq(&self, other: &T) -> bool {
        let (own, other): (&str, &str) = (self, other.as_ref());
        std::ptr::eq(own, other) || own == other
    }
}

impl Eq for Piece {}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Piece {
        Piece { range: 0..text.len(), whole: Arc::new(text) }
    }
}

impl From<&Piece> for Piece {
    fn from(text: &Piece) -> Piece {
        text.clone()
    }
}

impl From<&str> for Piece {
    fn from(text: &str) -> Piece {
        Piece::from(text.to_owned())
    }
}

impl From<&String> for Piece {
    fn from(text: &String) -> Piece {
        Piece::from(text.as_str())
    }
}

/// A text. Two that say the same in other pieces are equal.
#[derive(Clone, Debug, Default, Eq)]
pub struct Pieces(Vec<Piece>);

impl Pieces {
    /// The text of these pieces, one after the other.
    pub fn of(pieces: impl Iterator<Item = Piece>) -> Pieces {
        Pieces(pieces.collect())
    }

    /// As one piece.
    pub fn whole(&self) -> String {
        self.0.iter().map(|piece| &**piece).collect()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| piece.is_empty())
    }

    fn bytes(&self) -> impl Iterator<Item = u8> + '_ {
        self.0.iter().flat_map(|piece| piece.bytes())
    }
}

impl PartialEq for Pieces {
    fn eq(&self, other: &Pieces) -> bool {
        self.bytes().eq(other.bytes())
    }
}

impl<T: Into<Piece>> From<T> for Pieces {
    fn from(text: T) -> Pieces {
        Pieces(vec![text.into()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_in_whatever_pieces_it_stands() {
        let pieces = Pieces::of(["æb", "", "ler"].into_iter().map(Piece::from));
        assert_eq!(pieces, Pieces::from("æbler"));
        assert_eq!(pieces.whole(), "æbler");
        assert!(!pieces.is_empty() && Pieces::from("").is_empty() && Pieces::default().is_empty());
    }

    #[test]
    fn an_edit_of_a_part_leaves_what_others_hold_of_the_text() {
        let whole = Piece::from("æbler og pærer");
        let (mut fruit, rest) = whole.cut_at(7);
        fruit.replace_range(0..2, "Æ");
        fruit.replace_range(6..6, "ne");
        assert_eq!([fruit, rest, whole], ["Æblerne ", "og pærer", "æbler og pærer"]);
    }
}

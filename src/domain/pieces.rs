//! A text in pieces that are shared: a long one is handed on at every key, to be kept as a draft, and nothing is copied.

use std::sync::Arc;

/// A text. Two that say the same in other pieces are equal.
#[derive(Clone, Debug, Default, Eq)]
pub struct Pieces(Vec<Arc<String>>);

impl Pieces {
    /// The text of these pieces, one after the other.
    pub fn of(pieces: impl Iterator<Item = Arc<String>>) -> Pieces {
        Pieces(pieces.collect())
    }

    /// As one piece.
    pub fn whole(&self) -> String {
        self.0.iter().map(|piece| piece.as_str()).collect()
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

impl From<&str> for Pieces {
    fn from(text: &str) -> Pieces {
        Pieces(vec![Arc::new(text.to_owned())])
    }
}

impl From<&String> for Pieces {
    fn from(text: &String) -> Pieces {
        Pieces::from(text.as_str())
    }
}

impl From<String> for Pieces {
    fn from(text: String) -> Pieces {
        Pieces(vec![Arc::new(text)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_in_whatever_pieces_it_stands() {
        let piece = |text: &str| Arc::new(text.to_owned());
        let pieces = Pieces::of([piece("æb"), piece(""), piece("ler")].into_iter());
        assert_eq!(pieces, Pieces::from("æbler"));
        assert_eq!(pieces.whole(), "æbler");
        assert!(!pieces.is_empty() && Pieces::from("").is_empty() && Pieces::default().is_empty());
    }
}

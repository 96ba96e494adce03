//! Text for the clipboard of the person's own PC (OSC 52). The terminal gives no answer, and many ignore it.

use std::fmt;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// The longest text, in bytes: 100,000 bytes of sequence is what terminals accept, and three bytes become four.
pub const LONGEST: usize = 74_000;

/// The text is longer than a terminal would take: offer a file instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// Its length in bytes.
    pub bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes is more than the terminal's clipboard takes ({LONGEST})", self.bytes)
    }
}

impl std::error::Error for TooLong {}

/// What to send to the terminal to put `text` on its clipboard; see [`Backend::queue`](super::Backend::queue).
///
/// # Errors
/// [`TooLong`] above [`LONGEST`] bytes: terminals would drop it without a word.
pub fn sequence(text: &str) -> Result<String, TooLong> {
    let too_long = TooLong { bytes: text.len() };
    if text.len() > LONGEST {
        return Err(too_long);
    }
    let mut sequence = String::new();
    match CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence) {
        Ok(()) => Ok(sequence),
        Err(fmt::Error) => Err(too_long),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_sent_in_base64() {
        assert_eq!(sequence("Mål").unwrap(), "\x1b]52;c;TcOlbA==\x1b\\");
    }

    #[test]
    fn a_text_that_terminals_would_drop_is_refused() {
        assert!(sequence(&"x".repeat(LONGEST)).is_ok_and(|s| s.len() < 100_000));
        assert_eq!(sequence(&"x".repeat(LONGEST + 1)), Err(TooLong { bytes: LONGEST + 1 }));
    }
}

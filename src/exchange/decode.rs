//! Bytes to text: UTF-8, UTF-16 with its mark or without, or Windows-1252, told apart on the way, in bounded memory.

use std::io::{self, Read};

use encoding_rs::DecoderResult;

/// How much of the file is looked at, from the first letter that is not ASCII, to tell UTF-8 from Windows-1252.
const WINDOW: usize = 64 * 1024;
/// No byte of any of the encodings becomes more than this many bytes of UTF-8, `U+FFFD` included.
const GROWTH: usize = 3;
/// Room for the letter that was left half read by the part before.
const MARGIN: usize = 16;

/// How a file writes its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a mark; pure ASCII is read as this.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Windows-1252.
    Windows1252,
}

impl Encoding {
    /// The name for reports.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf8Bom => "UTF-8 (BOM)",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows1252 => "Windows-1252",
        }
    }

    fn of_mark(start: &[u8]) -> Option<(Encoding, usize)> {
        match start {
            [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8Bom, 3)),
            [0xff, 0xfe, ..] => Some((Encoding::Utf16Le, 2)),
            [0xfe, 0xff, ..] => Some((Encoding::Utf16Be, 2)),
            // No text has a NUL after every letter; that is UTF-16 whose mark was left out.
            [a, 0, b, 0, c, 0, d, 0, ..] if [a, b, c, d].iter().all(|byte| **byte != 0) => {
                Some((Encoding::Utf16Le, 0))
            }
            [0, a, 0, b, 0, c, 0, d, ..] if [a, b, c, d].iter().all(|byte| **byte != 0) => {
                Some((Encoding::Utf16Be, 0))
            }
            _ => None,
        }
    }

    fn coder(self) -> encoding_rs::Decoder {
        let encoding = match self {
            Encoding::Utf8 | Encoding::Utf8Bom => encoding_rs::UTF_8,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
        };
        encoding.new_decoder_without_bom_handling()
    }
}

/// What was found while decoding, so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How the letters are written.
    pub encoding: Encoding,
    /// How many NUL characters the text holds: many of them mean UTF-16 without a mark, or no text at all.
    pub nul: u64,
    /// How many sequences were broken; each is read as `U+FFFD`.
    pub invalid: u64,
}

/// Reads any of the encodings and gives UTF-8. Holds some hundred kilobytes, whatever the size of the file.
pub struct Decoder<R> {
    inner: R,
    raw: Vec<u8>,
    ended: bool,
    coder: Option<encoding_rs::Decoder>,
    text: Vec<u8>,
    given: usize,
    finished: bool,
    seen: Seen,
}

impl<R: Read> Decoder<R> {
    /// Looks for a mark at the start of `inner`.
    ///
    /// # Errors
    /// What reading `inner` gives.
    pub fn new(inner: R) -> io::Result<Decoder<R>> {
        let seen = Seen { encoding: Encoding::Utf8, nul: 0, invalid: 0 };
        let (raw, text) = (Vec::with_capacity(WINDOW), Vec::with_capacity(WINDOW));
        let mut decoder =
            Decoder { inner, raw, ended: false, coder: None, text, given: 0, finished: false, seen };
        decoder.fill()?;
        if let Some((encoding, mark)) = Encoding::of_mark(&decoder.raw) {
            decoder.raw.drain(..mark);
            decoder.settle(encoding);
        }
        Ok(decoder)
    }

    /// What was found in the part that has been read.
    pub fn seen(&self) -> Seen {
        self.seen
    }

    fn settle(&mut self, encoding: Encoding) {
        self.seen.encoding = encoding;
        self.coder = Some(encoding.coder());
    }

    /// Fills the window, or reads to the end.
    fn fill(&mut self) -> io::Result<()> {
        let missing = WINDOW.saturating_sub(self.raw.len());
        if !self.ended && missing > 0 {
            let got = self.inner.by_ref().take(missing as u64).read_to_end(&mut self.raw)?;
            self.ended = got < missing;
        }
        Ok(())
    }

    /// Decodes the next part into `text`.
    fn advance(&mut self) -> io::Result<()> {
        self.text.clear();
        self.given = 0;
        self.fill()?;
        if self.coder.is_none() {
            self.plain_part()?;
        }
        if self.text.is_empty() {
            self.coded_part();
        }
        self.finished = self.ended && self.raw.is_empty();
        self.seen.nul += memchr::memchr_iter(0, &self.text).count() as u64;
        Ok(())
    }

    /// ASCII is the same in UTF-8 and Windows-1252: it is handed on, and the first other letter decides.
    fn plain_part(&mut self) -> io::Result<()> {
        let plain = self.raw.iter().position(|b| !b.is_ascii()).unwrap_or(self.raw.len());
        self.text.extend(self.raw.drain(..plain));
        if !self.raw.is_empty() {
            self.fill()?;
            self.settle(guess(&self.raw));
        }
        Ok(())
    }

    fn coded_part(&mut self) {
        let Some(coder) = &mut self.coder else { return };
        self.text.resize(WINDOW * GROWTH + MARGIN, 0);
        let (mut from, mut to) = (0, 0);
        loop {
            let source = self.raw.get(from..).unwrap_or_default();
            let target = self.text.get_mut(to..).unwrap_or_default();
            let (result, read, written) =
                coder.decode_to_utf8_without_replacement(source, target, self.ended);
            (from, to) = (from + read, to + written);
            match result {
                DecoderResult::InputEmpty | DecoderResult::OutputFull => break,
                DecoderResult::Malformed(..) => {
                    self.seen.invalid += 1;
                    let Some(place) = self.text.get_mut(to..to + 3) else { break };
                    place.copy_from_slice("\u{fffd}".as_bytes());
                    to += 3;
                }
            }
        }
        self.raw.drain(..from);
        self.text.truncate(to);
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() {
            if self.finished {
                return Ok(0);
            }
            self.advance()?;
        }
        let count = self.text.get(self.given..).unwrap_or_default().read(target)?;
        self.given += count;
        Ok(count)
    }
}

/// Danish in Windows-1252 hardly ever happens to be valid UTF-8; a UTF-8 file may have a few broken places.
fn guess(bytes: &[u8]) -> Encoding {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if valid > 0 && valid >= broken { Encoding::Utf8 } else { Encoding::Windows1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Seen) {
        let mut decoder = Decoder::new(bytes).unwrap();
        let mut text = Vec::new();
        decoder.read_to_end(&mut text).unwrap();
        (String::from_utf8(text).unwrap(), decoder.seen())
    }

    #[test]
    fn the_same_words_are_read_from_every_encoding() {
        let words = "Blåbærgrød på Ærø – 20 €";
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            std::iter::once(0xfeff).chain(words.encode_utf16()).flat_map(order).collect()
        };
        let files = [
            (words.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xef\xbb\xbf", words.as_bytes()].concat(), Encoding::Utf8Bom),
            (utf16(u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(u16::to_be_bytes), Encoding::Utf16Be),
            (utf16(u16::to_le_bytes).split_off(2), Encoding::Utf16Le),
            (utf16(u16::to_be_bytes).split_off(2), Encoding::Utf16Be),
            (encoding_rs::WINDOWS_1252.encode(words).0.into_owned(), Encoding::Windows1252),
        ];
        for (bytes, encoding) in files {
            assert_eq!(read(&bytes), (words.to_owned(), Seen { encoding, nul: 0, invalid: 0 }));
        }
    }

    #[test]
    fn a_letter_far_into_the_file_decides() {
        let ascii = "a".repeat(3 * WINDOW + 7);
        let (text, seen) = read(&[ascii.as_bytes(), b"\xe6\xf8\xe5"].concat());
        assert_eq!((text, seen.encoding), (format!("{ascii}æøå"), Encoding::Windows1252));
        let (text, seen) = read(format!("{ascii}æøå").as_bytes());
        assert_eq!((text, seen.encoding), (format!("{ascii}æøå"), Encoding::Utf8));
    }

    #[test]
    fn letters_across_the_windows_stay_whole() {
        for shift in 0..3 {
            let words = "a".repeat(shift) + &"€æ".repeat(WINDOW);
            assert_eq!(read(words.as_bytes()).0, words);
            let windows = encoding_rs::WINDOWS_1252.encode(&words).0.into_owned();
            assert_eq!(read(&windows).0, words);
        }
    }

    #[test]
    fn broken_places_and_nul_are_counted() {
        let (text, seen) = read(b"\xc3\xa6 og \xff og \xc3\xb8\0\xe2\x82");
        assert_eq!(text, "æ og \u{fffd} og ø\0\u{fffd}");
        assert_eq!(seen, Seen { encoding: Encoding::Utf8, nul: 1, invalid: 2 });
        assert_eq!(read(b"").0, "");
    }

    #[test]
    fn a_reader_that_gives_one_byte_at_a_time_is_enough() {
        struct Slow<'a>(&'a [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
                let count = target.len().min(1);
                self.0.read(&mut target[..count])
            }
        }
        let mut text = String::new();
        Decoder::new(Slow("Ærø".as_bytes())).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "Ærø");
    }
}

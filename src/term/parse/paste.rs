//! The text between the marks of a bracketed paste.

/// The longest paste that is kept, in bytes. What is beyond is cut at a whole character; the end mark is still found.
pub const LONGEST: usize = 4 << 20;

const END: &[u8] = b"\x1b[201~";

/// A paste under way.
#[derive(Debug, Default)]
pub struct Paste {
    bytes: Vec<u8>,
    /// How much of the end mark the last bytes are.
    matched: usize,
}

impl Paste {
    /// Takes a byte; gives the whole paste when this byte ended it.
    pub fn take(&mut self, byte: u8) -> Option<Vec<u8>> {
        if END.get(self.matched) == Some(&byte) {
            self.matched += 1;
            return (self.matched == END.len()).then(|| self.finish());
        }
        let held = END.get(..self.matched).unwrap_or_default();
        self.matched = 0;
        for byte in held {
            self.keep(*byte);
        }
        if END.first() == Some(&byte) {
            self.matched = 1;
        } else {
            self.keep(byte);
        }
        None
    }

    fn keep(&mut self, byte: u8) {
        if self.bytes.len() < LONGEST {
            self.bytes.push(byte);
        }
    }

    fn finish(&mut self) -> Vec<u8> {
        let mut bytes = std::mem::take(&mut self.bytes);
        if bytes.len() == LONGEST {
            bytes.truncate(LONGEST - unfinished(&bytes));
        }
        bytes
    }
}

/// How many bytes at the end are the beginning of a UTF-8 character that was cut.
fn unfinished(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(4)..).unwrap_or_default();
    let lead = tail.iter().rposition(|b| b & 0xC0 != 0x80).unwrap_or_default();
    match tail.split_at_checked(lead) {
        Some((_, last)) if str::from_utf8(last).is_err_and(|e| e.error_len().is_none()) => last.len(),
        _ => 0,
    }
}

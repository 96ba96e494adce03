//! Papers: reports that were issued, each kept as a note under the meeting that it was issued for.

use super::record::Record;

/// The stand of a note that is a paper. It is data, and the same in both languages.
pub const STAND: &str = "Papirer";

/// Whether a note is a paper.
pub fn is_paper(note: &Record) -> bool {
    note.text("stand") == STAND
}

//! Cells that a spreadsheet would run as a formula: made harmless by a leading apostrophe, and read back without it.

use std::borrow::Cow;

/// What a formula begins with, also in full-width letters, and the blanks that some programs skip on the way to it.
const TRIGGERS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet may run it. Apostrophes before it make no difference, so that guarding can always be undone.
fn dangerous(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    let formula = bare.trim_start_matches(|c: char| c == '\'' || c.is_whitespace());
    bare.starts_with(['\t', '\r', '\n']) || formula.starts_with(TRIGGERS)
}

/// The text as it may stand in a cell.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if dangerous(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`guarded`] was given.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| dangerous(text)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_harmless_and_comes_back_as_it_was() {
        for text in [
            "=1+1", "+45", "-x", "@SUM", "\t=1", "'=1", "''-x", " =1", "'' @", "'", "'ok", "a=b", "", "＝1",
            "\n", "'\nx",
        ] {
            let cell = guarded(text);
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', ' ', '\n', '＝']), "{cell}");
            assert_eq!(unguarded(&cell), text);
        }
        assert_eq!(guarded("'ok"), "'ok");
        assert_eq!(guarded("- en streg"), "'- en streg");
    }
}

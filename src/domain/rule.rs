//! The words that the rules about acts are written in.

/// The words without the blanks around them; none where nothing is said.
pub(super) fn said(words: Option<&str>) -> Option<&str> {
    words.map(str::trim).filter(|words| !words.is_empty())
}

/// Something must be said.
pub(super) fn needs<W>(words: &str, why: W) -> Result<(), W> {
    holds(said(Some(words)).is_some(), why)
}

/// Something must be so.
pub(super) fn holds<W>(is_so: bool, why: W) -> Result<(), W> {
    if is_so { Ok(()) } else { Err(why) }
}

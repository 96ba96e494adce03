//! How large the terminal is.

use std::os::fd::AsFd;

use rustix::termios::tcgetwinsize;

/// What to draw for when nobody says how large the terminal is: a serial line, an `expect` script.
const UNKNOWN: (u16, u16) = (80, 24);

/// Columns and rows of the terminal that this process writes to; 80×24 where it does not say (it may also say 0×0).
pub fn size() -> (u16, u16) {
    known(rustix::stdio::stdout())
        .or_else(|| known(rustix::stdio::stdin()))
        .or_else(|| known(std::fs::File::open("/dev/tty").ok()?))
        .unwrap_or(UNKNOWN)
}

/// Columns and rows of the terminal behind `tty`; 80×24 where it does not say.
pub fn size_of(tty: impl AsFd) -> (u16, u16) {
    known(tty).unwrap_or(UNKNOWN)
}

fn known(tty: impl AsFd) -> Option<(u16, u16)> {
    let size = tcgetwinsize(tty).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_terminal_counts_as_80_by_24() {
        assert_eq!(size_of(std::fs::File::open("/dev/null").unwrap()), (80, 24));
    }
}

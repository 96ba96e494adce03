//! One place on the screen as the terminal shows it.

use ratatui::buffer::Cell;

use super::glyph::Glyph;
use super::pen::Pen;
use crate::term::caps::Caps;

/// What stands in a place, and in which style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The sign.
    pub glyph: Glyph,
    /// Its style.
    pub pen: Pen,
}

impl Spot {
    /// An empty place.
    pub const BLANK: Spot = Spot { glyph: Glyph::Char(' '), pen: Pen::DEFAULT };
    /// The further places of a wide sign.
    pub const COVERED: Spot = Spot { glyph: Glyph::Covered, pen: Pen::DEFAULT };

    /// What a terminal with these capabilities can show of a cell.
    pub fn of(cell: &Cell, caps: Caps) -> Spot {
        let glyph = Glyph::of(cell.symbol(), caps.charset);
        let pen = Pen::of(cell, caps.colors);
        let pen = if glyph == Glyph::Char(' ') { pen.on_blank() } else { pen };
        Spot { glyph, pen }
    }
}

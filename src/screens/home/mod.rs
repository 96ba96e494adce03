//! The home board: four panes side by side where there is room, else four bands. Where each part lies; what stands in it
//! each pane draws itself.

pub mod view;

/// From this size on the four panes stand side by side.
pub const WIDE: (u16, u16) = (110, 28);
/// How wide the left panes are then.
const LEFT: u16 = 68;
/// Rows above the panes: title, what is for you, rule.
const TOP: u16 = 3;
/// Rows below: message and hints, and where the panes stand side by side a rule.
const FEET: u16 = 2;

/// A part of the screen, in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The first column.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// How wide.
    pub width: u16,
    /// How high.
    pub height: u16,
}

/// Where a pane lies, and whether it is one of four side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Whether the panes stand side by side.
    pub wide: bool,
    size: (u16, u16),
}

impl Layout {
    /// The layout of a window.
    pub fn of(size: (u16, u16)) -> Layout {
        Layout { wide: size.0 >= WIDE.0 && size.1 >= WIDE.1, size }
    }

    /// The part of the pane with this number, from 0; without room for it the part is empty.
    pub fn part(&self, pane: usize) -> Part {
        if self.wide { self.tile(pane) } else { self.band(pane) }
    }

    /// How many rows of its list a pane has on screen: without its name, and side by side without column heads and foot.
    pub fn rows(&self, pane: usize) -> usize {
        let height = self.part(pane).height;
        usize::from(height.saturating_sub(if self.wide { 3 } else { 1 }))
    }

    fn tile(&self, pane: usize) -> Part {
        let (w, h) = self.size;
        let body = h.saturating_sub(TOP + FEET + 2);
        let upper = body / 2;
        let (x, width) =
            if pane.is_multiple_of(2) { (0, LEFT) } else { (LEFT + 1, w.saturating_sub(LEFT + 1)) };
        // The panes' numbers run down the left side and down the right: 1 and 3, 2 and 4.
        let (y, height) = if pane < 2 { (TOP, upper) } else { (TOP + upper + 1, body - upper) };
        Part { x, y, width, height }
    }

    fn band(&self, pane: usize) -> Part {
        let (w, h) = self.size;
        let body = h.saturating_sub(TOP + FEET);
        // Three blank rows part the bands; what is left over goes to the first ones.
        let free = body.saturating_sub(3);
        let (each, over) = (free / 4, usize::from(free % 4));
        let height = |n: usize| each + u16::from(n < over);
        let above: u16 = (0..pane).map(|n| height(n) + 1).sum();
        Part { x: 0, y: TOP + above, width: w, height: height(pane) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_80_by_24_each_band_has_its_name_and_three_rows() {
        let layout = Layout::of((80, 24));
        let tops: Vec<u16> = (0..4).map(|n| layout.part(n).y).collect();
        assert_eq!(tops, [3, 8, 13, 18]);
        assert_eq!((0..4).map(|n| layout.rows(n)).collect::<Vec<_>>(), [3, 3, 3, 3]);
    }

    #[test]
    fn at_120_by_36_the_panes_lie_as_drawn() {
        let layout = Layout::of((120, 36));
        assert_eq!(layout.part(0), Part { x: 0, y: 3, width: 68, height: 14 });
        assert_eq!(layout.part(1), Part { x: 69, y: 3, width: 51, height: 14 });
        assert_eq!(layout.part(2), Part { x: 0, y: 18, width: 68, height: 15 });
        assert_eq!(layout.rows(0), 11);
    }
}

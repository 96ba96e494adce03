//! A rectangle of the screen to draw on: whatever is drawn is cut to it, and what strangers wrote cannot leave its line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::face::Face;
use super::theme::{Role, Theme};

/// A rectangle to draw on, with coordinates from its own top left corner.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    theme: Theme,
    face: Face,
}

impl<'a> Canvas<'a> {
    /// The whole buffer.
    pub fn new(buffer: &'a mut Buffer, theme: Theme) -> Canvas<'a> {
        let area = buffer.area;
        Canvas { buffer, area, theme, face: Face::Unicode }
    }

    /// The same for a terminal of this face; the frame is put into it when it is finished.
    pub fn in_face(mut self, face: Face) -> Canvas<'a> {
        self.face = face;
        self
    }

    /// Whether letters can be drawn out of half cells.
    pub fn has_half_cells(&self) -> bool {
        self.face == Face::Unicode
    }

    /// How many cells wide.
    pub fn width(&self) -> u16 {
        self.area.width
    }

    /// How many rows high.
    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// A part of it.
    pub fn part(&mut self, x: u16, y: u16, width: u16, height: u16) -> Canvas<'_> {
        let wanted = Rect::new(self.area.x.saturating_add(x), self.area.y.saturating_add(y), width, height);
        let area = wanted.intersection(self.area);
        Canvas { buffer: self.buffer, area, theme: self.theme, face: self.face }
    }

    /// Writes a text from column `x` on, cut with `…` to `cells`; returns the column after it.
    pub fn text(&mut self, x: u16, y: u16, cells: u16, text: &str, role: Role) -> u16 {
        let room = cells.min(self.area.width.saturating_sub(x));
        let shown = super::wrap::cut(text, usize::from(room));
        self.raw(x, y, &shown, role)
    }

    /// Writes a text so that it ends before column `end`.
    pub fn right(&mut self, end: u16, y: u16, text: &str, role: Role) -> u16 {
        let width = u16::try_from(super::wrap::width(text)).unwrap_or(u16::MAX);
        let x = end.saturating_sub(width);
        self.text(x, y, end.saturating_sub(x), text, role);
        x
    }

    /// Writes pieces one after the other; returns the column after them.
    pub fn pieces(&mut self, mut x: u16, y: u16, pieces: &[(&str, Role)]) -> u16 {
        for (text, role) in pieces {
            x = self.text(x, y, self.area.width.saturating_sub(x), text, *role);
        }
        x
    }

    /// A line across, with signs where columns meet it.
    pub fn rule(&mut self, y: u16, joints: &[(u16, char)]) {
        for x in 0..self.area.width {
            let sign = joints.iter().find(|(at, _)| *at == x).map_or('─', |(_, sign)| *sign);
            self.sign(x, y, sign, Role::Dim);
        }
    }

    /// A line down from row `top` to before row `end`.
    pub fn column(&mut self, x: u16, top: u16, end: u16) {
        for y in top..end {
            self.sign(x, y, '│', Role::Dim);
        }
    }

    /// The place where one types: the cell turned around, so that it is seen without colour.
    pub fn cursor(&mut self, x: u16, y: u16) {
        self.modify(x, y, Modifier::REVERSED);
    }

    /// The same at the end of marked text, which is turned around itself.
    pub fn mark_end(&mut self, x: u16, y: u16) {
        self.modify(x, y, Modifier::UNDERLINED);
    }

    fn modify(&mut self, x: u16, y: u16, modifier: Modifier) {
        if x < self.area.width
            && y < self.area.height
            && let Some(cell) = self.buffer.cell_mut((self.area.x + x, self.area.y + y))
        {
            cell.modifier.insert(modifier);
        }
    }

    /// One sign.
    pub fn sign(&mut self, x: u16, y: u16, sign: char, role: Role) {
        let style = self.theme.style(role);
        if x < self.area.width
            && y < self.area.height
            && let Some(cell) = self.buffer.cell_mut((self.area.x + x, self.area.y + y))
        {
            cell.set_char(sign).set_style(style);
        }
    }

    /// Blanks the whole rectangle.
    pub fn clear(&mut self) {
        for y in 0..self.area.height {
            for x in 0..self.area.width {
                if let Some(cell) = self.buffer.cell_mut((self.area.x + x, self.area.y + y)) {
                    cell.reset();
                }
            }
        }
    }

    fn raw(&mut self, mut x: u16, y: u16, text: &str, role: Role) -> u16 {
        let style = self.theme.style(role);
        for g in text.graphemes(true) {
            // A tab takes one cell where nobody has laid it out.
            let g = if g == "\t" { " " } else { g };
            let width = u16::try_from(g.width()).unwrap_or(0);
            if !printable(g) || width == 0 {
                continue;
            }
            if y >= self.area.height || x.saturating_add(width) > self.area.width {
                break;
            }
            if let Some(cell) = self.buffer.cell_mut((self.area.x + x, self.area.y + y)) {
                cell.set_symbol(g).set_style(style);
            }
            for behind in 1..width {
                if let Some(cell) = self.buffer.cell_mut((self.area.x + x + behind, self.area.y + y)) {
                    cell.reset();
                }
            }
            x += width;
        }
        x
    }
}

/// The last line of defence: nothing that steers a terminal or turns the text around is drawn.
fn printable(grapheme: &str) -> bool {
    !grapheme.chars().any(|c| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
                && c != '\u{200d}'
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_parts_words_and_other_controls_are_not_drawn() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        Canvas::new(&mut buffer, Theme::Dark).text(0, 0, 8, "a\tb\u{7}c", Role::Text);
        let drawn: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(drawn, "a bc    ");
    }
}

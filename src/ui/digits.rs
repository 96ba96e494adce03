//! Figures that are read from the back row: signs of their own out of full cells, five, seven or fourteen rows high.

use super::canvas::Canvas;
use super::theme::Role;

/// How high figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Height {
    /// Five rows, six cells a digit.
    Five,
    /// Seven rows, nine cells a digit.
    Seven,
    /// Fourteen rows, eighteen cells a digit.
    Fourteen,
}

/// One sign in five and in seven rows of thick cells; every row of a sign is as wide as its first.
type Sign = (char, [&'static str; 5], [&'static str; 7]);

const SIGNS: &[Sign] = &[
    ('0', ["###", "# #", "# #", "# #", "###"], ["###", "# #", "# #", "# #", "# #", "# #", "###"]),
    ('1', [" # ", "## ", " # ", " # ", "###"], [" # ", "## ", " # ", " # ", " # ", " # ", "###"]),
    ('2', ["###", "  #", "###", "#  ", "###"], ["###", "  #", "  #", "###", "#  ", "#  ", "###"]),
    ('3', ["###", "  #", "###", "  #", "###"], ["###", "  #", "  #", "###", "  #", "  #", "###"]),
    ('4', ["# #", "# #", "###", "  #", "  #"], ["# #", "# #", "# #", "###", "  #", "  #", "  #"]),
    ('5', ["###", "#  ", "###", "  #", "###"], ["###", "#  ", "#  ", "###", "  #", "  #", "###"]),
    ('6', ["###", "#  ", "###", "# #", "###"], ["###", "#  ", "#  ", "###", "# #", "# #", "###"]),
    ('7', ["###", "  #", "  #", "  #", "  #"], ["###", "  #", "  #", "  #", "  #", "  #", "  #"]),
    ('8', ["###", "# #", "###", "# #", "###"], ["###", "# #", "# #", "###", "# #", "# #", "###"]),
    ('9', ["###", "# #", "###", "  #", "###"], ["###", "# #", "# #", "###", "  #", "  #", "###"]),
    ('.', [" ", " ", " ", " ", "#"], [" ", " ", " ", " ", " ", " ", "#"]),
    (',', [" ", " ", " ", "#", "#"], [" ", " ", " ", " ", " ", "#", "#"]),
    ('-', ["  ", "  ", "##", "  ", "  "], ["  ", "  ", "  ", "##", "  ", "  ", "  "]),
    ('+', ["   ", " # ", "###", " # ", "   "], ["   ", "   ", " # ", "###", " # ", "   ", "   "]),
    ('/', ["  #", "  #", " # ", "#  ", "#  "], ["  #", "  #", "  #", " # ", "#  ", "#  ", "#  "]),
];

impl Height {
    /// How many rows.
    pub fn rows(self) -> u16 {
        match self {
            Height::Five => 5,
            Height::Seven => 7,
            Height::Fourteen => 14,
        }
    }

    /// How many cells a thick cell is wide; two signs are that far apart.
    pub fn stroke(self) -> u16 {
        match self {
            Height::Five => 2,
            Height::Seven => 3,
            Height::Fourteen => 6,
        }
    }

    /// The rows of a sign. A minus is a dash.
    fn rows_of(self, sign: char) -> Option<&'static [&'static str]> {
        let sign = if sign == '−' { '-' } else { sign };
        let (_, five, seven) = SIGNS.iter().find(|(known, ..)| *known == sign)?;
        Some(if self == Height::Five { five } else { seven })
    }
}

/// How many cells a figure is wide; what it has no sign for has no width.
pub fn width(figure: &str, height: Height) -> u16 {
    let columns = |sign| height.rows_of(sign).and_then(|rows| rows.first()).map(|row| row.len());
    let widths: Vec<usize> = figure.chars().filter_map(columns).collect();
    let columns = widths.iter().sum::<usize>() + widths.len().saturating_sub(1);
    u16::try_from(columns).unwrap_or(u16::MAX).saturating_mul(height.stroke())
}

/// Draws a figure from a corner on; returns the column after it.
pub fn draw(figure: &str, height: Height, x: u16, y: u16, role: Role, canvas: &mut Canvas<'_>) -> u16 {
    let stroke = height.stroke();
    let mut left = x;
    for rows in figure.chars().filter_map(|sign| height.rows_of(sign)) {
        if left > x {
            left += stroke;
        }
        let thick = height.rows() / u16::try_from(rows.len()).unwrap_or(1).max(1);
        for (row, top) in rows.iter().zip(0u16..) {
            let cells = row.chars().flat_map(|cell| std::iter::repeat_n(cell, usize::from(stroke)));
            for (cell, x) in cells.zip(left..) {
                for y in (0..thick).map(|down| y + top * thick + down).filter(|_| cell == '#') {
                    canvas.sign(x, y, '█', role);
                }
            }
        }
        let columns = rows.first().map_or(0, |row| row.len());
        left += u16::try_from(columns).unwrap_or_default() * stroke;
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Theme;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn drawn(figure: &str, height: Height) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width(figure, height), height.rows()));
        let end = draw(figure, height, 0, 0, Role::Text, &mut Canvas::new(&mut buffer, Theme::Dark));
        assert_eq!(end, width(figure, height));
        let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..height.rows()).map(row).map(|row| row.trim_end().to_owned()).collect()
    }

    #[test]
    fn a_six_is_five_rows_of_six_cells_and_thirty_one_seven_of_twenty_one() {
        assert_eq!(drawn("6", Height::Five), ["██████", "██", "██████", "██  ██", "██████"]);
        let large = [
            "█████████      ███",
            "      ███   ██████",
            "      ███      ███",
            "█████████      ███",
            "      ███      ███",
            "      ███      ███",
            "█████████   █████████",
        ];
        assert_eq!(drawn("31", Height::Seven), large);
    }

    #[test]
    fn the_largest_are_the_middle_ones_twice_as_high_and_as_wide() {
        let (middle, large) = (drawn("1.945,-", Height::Seven), drawn("1.945,-", Height::Fourteen));
        for (small, large) in middle.iter().flat_map(|row| [row, row]).zip(&large) {
            let doubled: String = small.chars().flat_map(|cell| [cell, cell]).collect();
            assert_eq!(&doubled, large);
        }
    }

    #[test]
    fn every_sign_is_as_wide_in_every_row() {
        for (sign, five, seven) in SIGNS {
            let wide = five[0].len();
            assert!(five.iter().chain(seven).all(|row| row.len() == wide), "{sign}");
        }
    }
}

//! The style that the terminal writes in, and the shortest way from one style to another (SGR).

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::term::caps::ColorMode;

/// What can be seen on a blank.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// On, off. Bold and dim share their off.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The sixteen colours as xterm shows them by default; the user's palette may differ, the order of brightness rarely does.
const SIXTEEN: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// The steps of xterm's colour cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// A colour: one of the palette, or what the terminal has as default.
type Ink = Option<u8>;

/// A style, as far as this terminal can show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pen {
    fg: Ink,
    bg: Ink,
    modifier: Modifier,
}

impl Pen {
    /// What a terminal writes in before it is told anything.
    pub const DEFAULT: Pen = Pen { fg: None, bg: None, modifier: Modifier::empty() };

    /// The style of a cell, as far as `colors` go.
    pub fn of(cell: &Cell, colors: ColorMode) -> Pen {
        Pen { fg: ink(cell.fg, colors), bg: ink(cell.bg, colors), modifier: cell.modifier }
    }

    /// What remains to be seen of this style on a blank.
    pub fn on_blank(self) -> Pen {
        let modifier = self.modifier & SEEN_ON_BLANK;
        Pen { fg: self.fg.filter(|_| !modifier.is_empty()), bg: self.bg, modifier }
    }

    /// Whether a blank in this style looks like an empty place, and whether erasing in it leaves empty places.
    pub fn leaves_blanks(self) -> bool {
        self.on_blank() == Pen::DEFAULT
    }

    /// The shortest sequence that makes a terminal that writes as `from` (`None`: who knows how) write as this.
    pub fn sgr(self, from: Option<Pen>) -> Vec<u8> {
        if from == Some(self) {
            return Vec::new();
        }
        let anew = self.anew();
        let step = from.map(|from| self.step(from));
        sequence(&step.filter(|step| step.len() < anew.len()).unwrap_or(anew))
    }

    /// A reset, and everything this style has. An empty number is a zero.
    fn anew(self) -> Vec<u8> {
        let mut codes = Vec::new();
        let added = self.step(Pen::DEFAULT);
        if !added.is_empty() {
            codes.push(b';');
            codes.extend(added);
        }
        codes
    }

    /// Only what differs.
    fn step(self, from: Pen) -> Vec<u8> {
        let mut codes = Vec::new();
        let gone = from.modifier.difference(self.modifier);
        let mut offs: Vec<u8> = MODIFIERS.iter().filter(|m| gone.contains(m.0)).map(|m| m.2).collect();
        offs.dedup();
        offs.iter().for_each(|off| push(&mut codes, *off));
        for (modifier, on, off) in MODIFIERS {
            let is_on = from.modifier.contains(modifier) && !offs.contains(&off);
            if self.modifier.contains(modifier) && !is_on {
                push(&mut codes, on);
            }
        }
        if self.fg != from.fg {
            push_ink(&mut codes, self.fg, 30);
        }
        if self.bg != from.bg {
            push_ink(&mut codes, self.bg, 40);
        }
        codes
    }
}

fn push(codes: &mut Vec<u8>, code: u8) {
    if !codes.is_empty() {
        codes.push(b';');
    }
    let _ = write!(codes, "{code}");
}

fn push_ink(codes: &mut Vec<u8>, ink: Ink, base: u8) {
    match ink {
        None => push(codes, base + 9),
        Some(n @ 0..8) => push(codes, base + n),
        Some(n @ 8..16) => push(codes, base + 52 + n),
        Some(n) => [base + 8, 5, n].into_iter().for_each(|code| push(codes, code)),
    }
}

fn sequence(codes: &[u8]) -> Vec<u8> {
    [b"\x1b[", codes, b"m"].concat()
}

fn ink(color: Color, colors: ColorMode) -> Ink {
    let index = match color {
        Color::Reset => return None,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index) => index,
        Color::Rgb(r, g, b) => nearest((r, g, b), 16..=255),
    };
    match colors {
        ColorMode::None => None,
        ColorMode::Sixteen if index >= 16 => Some(nearest(rgb(index), 0..=15)),
        ColorMode::Sixteen | ColorMode::TwoFiftySix => Some(index),
    }
}

fn nearest(wanted: (u8, u8, u8), among: std::ops::RangeInclusive<u8>) -> u8 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    let distance = |index: &u8| {
        let (r, g, b) = rgb(*index);
        square(r, wanted.0) * 3 + square(g, wanted.1) * 6 + square(b, wanted.2)
    };
    among.min_by_key(distance).unwrap_or_default()
}

fn rgb(index: u8) -> (u8, u8, u8) {
    let step = |n: u8| STEPS.get(usize::from(n % 6)).copied().unwrap_or_default();
    match index {
        0..16 => SIXTEEN.get(usize::from(index)).copied().unwrap_or_default(),
        16..232 => (step((index - 16) / 36), step((index - 16) / 6), step(index - 16)),
        232.. => {
            let grey = 8 + (index - 232) * 10;
            (grey, grey, grey)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn pen(style: Style, colors: ColorMode) -> Pen {
        let mut cell = Cell::new("x");
        cell.set_style(style);
        Pen::of(&cell, colors)
    }

    fn sgr(from: Option<Style>, to: Style) -> String {
        let rich = ColorMode::TwoFiftySix;
        String::from_utf8(pen(to, rich).sgr(from.map(|style| pen(style, rich)))).unwrap()
    }

    #[test]
    fn only_what_differs_is_sent_and_the_shorter_way_is_taken() {
        let plain = Style::new();
        assert_eq!(sgr(None, plain), "\x1b[m");
        assert_eq!(sgr(None, plain.bold()), "\x1b[;1m");
        assert_eq!(sgr(Some(plain), plain.bold()), "\x1b[1m");
        assert_eq!(sgr(Some(plain.bold()), plain), "\x1b[m");
        assert_eq!(sgr(Some(plain.bold()), plain.bold()), "");
        assert_eq!(sgr(Some(plain.bold().red()), plain.red()), "\x1b[22m");
        assert_eq!(sgr(Some(plain.bold().underlined()), plain.dim().underlined()), "\x1b[;2;4m");
        assert_eq!(sgr(Some(plain.red().bold()), plain.light_red().bold()), "\x1b[91m");
        assert_eq!(sgr(Some(plain.fg(Color::Indexed(208))), plain.bg(Color::Indexed(17))), "\x1b[;48;5;17m");
        assert_eq!(sgr(Some(plain.on_blue()), plain.on_light_blue()), "\x1b[104m");
    }

    #[test]
    fn bold_that_stays_when_dim_goes_is_sent_again() {
        let both = Style::new().bold().dim().fg(Color::Indexed(200)).on_blue();
        let bold = Style::new().bold().fg(Color::Indexed(200)).on_blue();
        assert_eq!(sgr(Some(both), bold), "\x1b[22;1m");
    }

    #[test]
    fn no_color_keeps_what_is_no_colour() {
        let style = Style::new().red().on_blue().bold().reversed().underlined();
        let plain = Style::new().bold().reversed().underlined();
        assert_eq!(pen(style, ColorMode::None), pen(plain, ColorMode::None));
    }

    #[test]
    fn sixteen_colours_stand_in_for_the_others() {
        for (color, index) in [
            (Color::Indexed(196), 9),
            (Color::Rgb(250, 250, 250), 15),
            (Color::Rgb(10, 10, 10), 0),
            (Color::Indexed(244), 8),
            (Color::Indexed(3), 3),
        ] {
            assert_eq!(ink(color, ColorMode::Sixteen), Some(index), "{color:?}");
        }
        assert_eq!(ink(Color::Rgb(255, 0, 0), ColorMode::TwoFiftySix), Some(196));
        assert_eq!(ink(Color::Rgb(128, 128, 128), ColorMode::TwoFiftySix), Some(244));
    }
}

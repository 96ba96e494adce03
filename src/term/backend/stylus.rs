//! The terminal's cursor and pen, and the bytes that move them: knows where they are, so says only what changes.

use super::glyph::Glyph;
use super::line::Line;
use super::moves::{self, Place};
use super::pen::Pen;
use super::spot::Spot;
use crate::term::caps::Charset;

const CLEAR: &[u8] = b"\x1b[2J";

/// Writes into a frame.
#[derive(Debug)]
pub struct Stylus {
    frame: Vec<u8>,
    charset: Charset,
    /// `None`: not known, as after the last column, where terminals disagree.
    at: Option<Place>,
    /// `None`: not known.
    pen: Option<Pen>,
}

impl Stylus {
    /// One of which nothing is known yet.
    pub fn new(charset: Charset) -> Stylus {
        Stylus { frame: Vec::new(), charset, at: None, pen: None }
    }

    /// Something else has written to the terminal. What is not sent yet is dropped.
    pub fn forget(&mut self) {
        *self = Stylus::new(self.charset);
    }

    /// The frame so far; the next one begins.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.frame)
    }

    /// Gives back the room of a frame that has been written.
    pub fn reuse(&mut self, mut frame: Vec<u8>) {
        frame.clear();
        self.frame = frame;
    }

    /// A sequence that neither moves the cursor nor changes the style.
    pub fn raw(&mut self, sequence: &str) {
        self.frame.extend(sequence.bytes());
    }

    /// Empties the screen; the cursor stays.
    pub fn clear_screen(&mut self) {
        self.blanking();
        if !self.frame.ends_with(CLEAR) {
            self.frame.extend(CLEAR);
        }
    }

    /// Empties from the cursor to the line's end; the cursor stays.
    pub fn erase_rest(&mut self) {
        self.blanking();
        self.raw("\x1b[K");
    }

    /// Empties that many places from the cursor on; the cursor stays.
    pub fn erase(&mut self, places: usize) {
        self.blanking();
        self.raw(&format!("\x1b[{places}X"));
    }

    /// Moves to a place, the shortest way. Where what stands in between on the line is shorter than any sequence, it is
    /// written again.
    pub fn go_to(&mut self, x: u16, y: u16, line: &Line) {
        let sequence = moves::shortest(self.at, (x, y));
        match self.retrace((x, y), line, sequence.len()) {
            Some(text) => self.frame.extend(text),
            None => self.raw(&sequence),
        }
        self.at = Some((x, y));
    }

    /// Writes a sign where the cursor is, on `line`.
    pub fn put(&mut self, spot: &Spot, line: &Line) {
        if !self.suits(spot) {
            let sequence = spot.pen.sgr(self.pen);
            self.frame.extend(sequence);
            self.pen = Some(spot.pen);
        }
        encode(&spot.glyph, self.charset, &mut self.frame);
        let after = self.at.map(|(x, y)| (x.saturating_add(spot.glyph.width()), y));
        self.at = after.filter(|(x, _)| !line.ends_before(*x) && agreed(&spot.glyph));
    }

    /// Makes sure that erasing leaves empty places: terminals erase in the pen's background.
    fn blanking(&mut self) {
        if !self.suits(&Spot::BLANK) {
            self.frame.extend(Pen::DEFAULT.sgr(self.pen));
            self.pen = Some(Pen::DEFAULT);
        }
    }

    /// Whether a sign can be written with the pen as it is.
    fn suits(&self, spot: &Spot) -> bool {
        self.pen.is_some_and(|pen| pen == spot.pen || (*spot == Spot::BLANK && pen.leaves_blanks()))
    }

    fn retrace(&self, to: Place, line: &Line, shorter_than: usize) -> Option<Vec<u8>> {
        let (x, _) = self.at.filter(|(x, y)| *y == to.1 && *x < to.0)?;
        if usize::from(to.0 - x) >= shorter_than {
            return None;
        }
        let mut text = Vec::new();
        for spot in line.between(x, to.0) {
            if !self.suits(spot) || !matches!(spot.glyph, Glyph::Char(_)) {
                return None;
            }
            encode(&spot.glyph, self.charset, &mut text);
        }
        (text.len() < shorter_than).then_some(text)
    }
}

/// Whether all terminals move the cursor alike over this sign. They differ on clusters; then its place is said anew.
fn agreed(glyph: &Glyph) -> bool {
    match glyph {
        Glyph::Char(_) => true,
        Glyph::Cluster { text, .. } => text.chars().count() == 1,
        Glyph::Covered => false,
    }
}

fn encode(glyph: &Glyph, charset: Charset, out: &mut Vec<u8>) {
    let mut one = |c: char| match charset {
        Charset::Utf8 => out.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        _ => out.push(charset.byte(c).unwrap_or(b'?')),
    };
    match glyph {
        Glyph::Char(c) => one(*c),
        Glyph::Cluster { text, .. } => text.chars().for_each(one),
        Glyph::Covered => {}
    }
}

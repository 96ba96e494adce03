//! One line of the screen, and the cheapest way to change it into another.

use super::spot::Spot;
use super::stylus::Stylus;

/// So many blanks are cheaper erased than written: `ESC [ n X` where nothing follows, `ESC [ K` up to the line's end.
const ERASE_FROM: usize = 5;
const ERASE_REST_FROM: usize = 4;
/// Where something follows, the cursor has to be taken over the erased places too.
const ERASE_BETWEEN_FROM: usize = 10;

/// The places of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<Spot>);

impl Line {
    /// An empty line.
    pub fn blank(columns: u16) -> Line {
        Line(vec![Spot::BLANK; usize::from(columns)])
    }

    /// The places from one column up to, not including, another.
    pub fn between(&self, from: u16, to: u16) -> &[Spot] {
        self.0.get(usize::from(from)..usize::from(to)).unwrap_or_default()
    }

    /// Whether column `x` is beyond the last.
    pub fn ends_before(&self, x: u16) -> bool {
        usize::from(x) >= self.0.len()
    }

    /// Puts a sign in a place. A wide one that it cuts in half is gone; one that would reach over the edge is blank.
    pub fn place(&mut self, x: u16, spot: Spot) {
        let x = usize::from(x);
        let width = usize::from(spot.glyph.width()).max(1);
        let fits = x + width <= self.0.len();
        let spot = if fits { spot } else { Spot { pen: spot.pen.on_blank(), ..Spot::BLANK } };
        let reach = if fits { width } else { 1 };
        (x..x + reach).for_each(|place| self.vacate(place));
        if let Some((first, covered)) = self.0.get_mut(x..x + reach).and_then(<[Spot]>::split_first_mut) {
            *first = spot;
            covered.fill(Spot::COVERED);
        }
    }

    /// Makes the terminal show `wanted` where it shows this.
    pub fn turn_into(&mut self, wanted: Line, y: u16, stylus: &mut Stylus) {
        let mut from = 0;
        while let Some(x) = self.first_change(&wanted, from) {
            let blanks = Blanks::at(self, &wanted, x);
            stylus.go_to(column(x), y, &wanted);
            from = if blanks.to_end && blanks.length >= ERASE_REST_FROM {
                stylus.erase_rest();
                wanted.0.len()
            } else if blanks.length >= if blanks.followed { ERASE_BETWEEN_FROM } else { ERASE_FROM } {
                stylus.erase(blanks.length);
                x + blanks.length
            } else if let Some(spot) = wanted.0.get(x) {
                stylus.put(spot, &wanted);
                x + usize::from(spot.glyph.width()).max(1)
            } else {
                wanted.0.len()
            };
        }
        *self = wanted;
    }

    /// The first place from `from` on that differs, or the beginning of the wide sign that covers it.
    fn first_change(&self, wanted: &Line, from: usize) -> Option<usize> {
        let mut places = self.0.iter().zip(&wanted.0).enumerate().skip(from);
        let (found, _) = places.find(|(_, (old, new))| old != new)?;
        let before = wanted.0.get(..=found)?;
        before.iter().rposition(|spot| *spot != Spot::COVERED).filter(|start| *start >= from)
    }

    /// Empties a place together with all of the wide sign that it belongs to.
    fn vacate(&mut self, place: usize) {
        let covered = |spot: &&mut Spot| **spot == Spot::COVERED;
        let Some((before, after)) = self.0.split_at_mut_checked(place + 1) else { return };
        for spot in before.iter_mut().rev() {
            let more = *spot == Spot::COVERED;
            *spot = Spot::BLANK;
            if !more {
                break;
            }
        }
        after.iter_mut().take_while(covered).for_each(|spot| *spot = Spot::BLANK);
    }
}

/// The empty places that are wanted from a column on.
struct Blanks {
    /// Up to the last of them that is not empty yet.
    length: usize,
    /// Nothing but empty places follows.
    to_end: bool,
    /// The place after them is to be written too.
    followed: bool,
}

impl Blanks {
    fn at(shown: &Line, wanted: &Line, x: usize) -> Blanks {
        let pairs = || shown.0.iter().zip(&wanted.0).skip(x);
        let run = pairs().take_while(|(_, new)| **new == Spot::BLANK).count();
        let length = pairs().take(run).rposition_change();
        Blanks {
            length,
            to_end: x + run == wanted.0.len(),
            followed: length == run && pairs().nth(run).is_some_and(|(old, new)| old != new),
        }
    }
}

trait Changes {
    /// How many there are up to and with the last that differs.
    fn rposition_change(self) -> usize;
}

impl<'a, I: Iterator<Item = (&'a Spot, &'a Spot)>> Changes for I {
    fn rposition_change(self) -> usize {
        self.enumerate().filter(|(_, (old, new))| old != new).last().map_or(0, |(place, _)| place + 1)
    }
}

fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

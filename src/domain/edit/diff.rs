//! What changed between two texts: first by lines, then by words within the lines that differ.

use std::ops::Range;

use super::Edit;
use super::anchors::anchors;

/// How many lines or words may differ before the shortest way is no longer looked for.
const DIFFERENCES: usize = 400;

/// The edits that lead from one text to the other, whole words at a time. The last place comes first, so that each
/// can be applied to what the one before it left and every place also holds in `from`.
pub fn diff(from: &str, to: &str) -> Vec<Edit> {
    let mut place = 0;
    let mut counted = 0;
    let mut edits: Vec<Edit> = hunks(from, to)
        .into_iter()
        .map(|hunk| {
            place += slice(from, &(counted..hunk.from.start)).chars().count();
            counted = hunk.from.start;
            Edit { place, removed: slice(from, &hunk.from).into(), inserted: slice(to, &hunk.to).into() }
        })
        .collect();
    edits.reverse();
    edits
}

/// A place where two texts differ, in bytes of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    /// What differs in the first text.
    pub from: Range<usize>,
    /// What stands there in the second.
    pub to: Range<usize>,
}

/// Pieces of one row, and of another what stands there instead.
pub(super) type Differing = (Range<usize>, Range<usize>);

/// The places where two texts differ, first place first; none touches the next.
pub(super) fn hunks(from: &str, to: &str) -> Vec<Hunk> {
    let whole = Hunk { from: 0..from.len(), to: 0..to.len() };
    let by_line = refine(from, to, &whole, lines);
    let by_word = by_line.iter().flat_map(|hunk| refine(from, to, hunk, words)).collect();
    joined(from, by_word)
}

/// A part of a text; empty where the range is none of its.
pub(super) fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

/// Whether a character is part of a word.
pub(super) fn in_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// The differing places within one hunk, in pieces of what `cut` cuts.
fn refine(from: &str, to: &str, hunk: &Hunk, cut: fn(&str) -> Vec<&str>) -> Vec<Hunk> {
    let (old, new) = (cut(slice(from, &hunk.from)), cut(slice(to, &hunk.to)));
    let (old_places, new_places) = (places(hunk.from.start, &old), places(hunk.to.start, &new));
    let bytes = |places: &[usize], range: Range<usize>| {
        let place = |at: usize| places.get(at).copied().unwrap_or_default();
        place(range.start)..place(range.end)
    };
    let hunk = |(a, b)| Hunk { from: bytes(&old_places, a), to: bytes(&new_places, b) };
    differing(&old, &new).into_iter().map(hunk).collect()
}

/// Where each piece begins in the text, and where the last one ends.
fn places(start: usize, pieces: &[&str]) -> Vec<usize> {
    let ends = pieces.iter().scan(start, |end, piece| {
        *end += piece.len();
        Some(*end)
    });
    std::iter::once(start).chain(ends).collect()
}

/// Differing places with nothing but a sign or a blank between them read better, and merge better, as one.
fn joined(from: &str, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        match joined.last_mut() {
            Some(last) if is_thin(slice(from, &(last.from.end..hunk.from.start))) => {
                last.from.end = hunk.from.end;
                last.to.end = hunk.to.end;
            }
            _ => joined.push(hunk),
        }
    }
    joined
}

fn is_thin(gap: &str) -> bool {
    let mut chars = gap.chars();
    let first = chars.next();
    chars.next().is_none() && first.is_none_or(|c| !in_word(c) && c != '\n')
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Words, and every other character by itself; accents and joiners stay with what they belong to.
fn words(text: &str) -> Vec<&str> {
    let mut cuts = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (at, c) in text.char_indices() {
        let goes_on = last.is_some_and(|l| joins(c) || l == '\u{200D}' || in_word(l) && in_word(c));
        if !goes_on && at > start {
            cuts.push(slice(text, &(start..at)));
            start = at;
        }
        last = Some(if joins(c) && c != '\u{200D}' { last.unwrap_or(c) } else { c });
    }
    if start < text.len() {
        cuts.push(slice(text, &(start..text.len())));
    }
    cuts
}

fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// The ranges of pieces that differ between two rows of them, in order; none touches the next.
pub(super) fn differing(old: &[&str], new: &[&str]) -> Vec<Differing> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let old_middle = old_rest.get(..old_rest.len() - end).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - end).unwrap_or_default();
    if old_middle.is_empty() && new_middle.is_empty() {
        return Vec::new();
    }
    script(old_middle, new_middle).into_iter().map(|(a, b)| (moved(a, start), moved(b, start))).collect()
}

fn moved(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// The shortest edit script between two rows of pieces, as the ranges that differ (Myers 1986). Where there is very
/// much to it, what stands once in both holds the rows together, and it is the shortest one only in between.
fn script(old: &[&str], new: &[&str]) -> Vec<Differing> {
    let mut found: Vec<Differing> = Vec::new();
    for (a, b) in steps(old, new).unwrap_or_else(|| between_anchors(old, new)) {
        match found.last_mut() {
            Some((last_a, last_b)) if touches(last_a, &a) && touches(last_b, &b) => {
                *last_a = last_a.start..a.end;
                *last_b = last_b.start..b.end;
            }
            _ => found.push((a, b)),
        }
    }
    found
}

fn between_anchors(old: &[&str], new: &[&str]) -> Vec<Differing> {
    let anchors = anchors(old, new);
    if anchors.is_empty() {
        return vec![(0..old.len(), 0..new.len())];
    }
    let mut found = Vec::new();
    let (mut a, mut b) = (0, 0);
    for (next_a, next_b) in anchors.into_iter().chain([(old.len(), new.len())]) {
        let (old, new) = (old.get(a..next_a).unwrap_or_default(), new.get(b..next_b).unwrap_or_default());
        found.extend(differing(old, new).into_iter().map(|(x, y)| (moved(x, a), moved(y, b))));
        (a, b) = (next_a + 1, next_b + 1);
    }
    found
}

fn touches(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.end == right.start
}

/// The script in single steps: a piece removed or a piece inserted, in the order of the texts.
fn steps(old: &[&str], new: &[&str]) -> Option<Vec<Differing>> {
    let goal = (old.len(), new.len());
    let most = DIFFERENCES.min(old.len() + new.len());
    let mut front = Front { reach: vec![0; 2 * most + 3], middle: most as isize + 1 };
    let mut fronts = Vec::new();
    for d in 0..=most as isize {
        fronts.push(front.clone());
        for k in (-d..=d).step_by(2) {
            let mut x = front.enter(k, d);
            let y = |x: usize| x.saturating_add_signed(-k);
            while let (Some(a), Some(b)) = (old.get(x), new.get(y(x)))
                && a == b
            {
                x += 1;
            }
            front.set(k, x);
            if (x, y(x)) == goal {
                return Some(walk_back(goal, &fronts));
            }
        }
    }
    None
}

fn walk_back(goal: (usize, usize), fronts: &[Front]) -> Vec<Differing> {
    let (mut x, mut y) = goal;
    let mut steps = Vec::new();
    for (d, front) in fronts.iter().enumerate().skip(1).rev() {
        let k = x as isize - y as isize;
        let (before_x, before_k) = front.origin(k, d as isize);
        let before_y = before_x.saturating_add_signed(-before_k);
        let same = (x - before_x).min(y - before_y);
        steps.push((before_x..x - same, before_y..y - same));
        (x, y) = (before_x, before_y);
    }
    steps.reverse();
    steps
}

/// How far each diagonal reaches in the old text.
#[derive(Clone)]
struct Front {
    reach: Vec<usize>,
    middle: isize,
}

impl Front {
    fn at(&self, k: isize) -> usize {
        usize::try_from(self.middle + k).ok().and_then(|i| self.reach.get(i)).copied().unwrap_or_default()
    }

    fn set(&mut self, k: isize, x: usize) {
        if let Some(reach) = usize::try_from(self.middle + k).ok().and_then(|i| self.reach.get_mut(i)) {
            *reach = x;
        }
    }

    /// Where the best path on diagonal `k` came from: how far it had reached, and on which diagonal.
    fn origin(&self, k: isize, d: isize) -> (usize, isize) {
        if k == -d || (k != d && self.at(k - 1) < self.at(k + 1)) {
            (self.at(k + 1), k + 1)
        } else {
            (self.at(k - 1), k - 1)
        }
    }

    /// Where the path enters diagonal `k` in round `d`.
    fn enter(&self, k: isize, d: isize) -> usize {
        match self.origin(k, d) {
            (x, from) if from < k => x + 1,
            (x, _) => x,
        }
    }
}

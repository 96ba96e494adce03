//! Two versions of the note beside each other: line against line, from difference to difference.

use crate::domain::edit::{Line, Pair, compare};
use crate::domain::version::Version;
use crate::msg::key::{Code, Key};
use crate::text;

use super::super::desk::Desk;
use super::super::editor::rows;
use super::{AROUND, Writing};

/// From so many columns on the versions stand beside each other, else below.
const WIDE: u16 = 100;
/// Columns at the margin of a text: where one is, and the sign of what differs.
pub const MARGIN: u16 = 3;
/// Rows that are seen above a difference.
const ABOVE: usize = 2;

/// The two versions, with the place that is shown.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The older version, and the newer one.
    pub sides: [Version; 2],
    /// Whether the newer one is the text as it stands now.
    pub is_with_now: bool,
    /// Their lines.
    pub pairs: Vec<Pair>,
    /// The first row on the screen of each pair, and behind the last one.
    starts: Vec<usize>,
    /// The pairs of each difference.
    differences: Vec<std::ops::Range<usize>>,
    /// The difference that one is at.
    at: Option<usize>,
    /// The first row that is shown.
    top: usize,
    /// The rows that there is room for.
    page: usize,
}

impl Comparison {
    /// The versions, at their first difference.
    pub fn new(older: Version, newer: Version, is_with_now: bool, desk: &Desk) -> Comparison {
        let pairs = compare(&older.text, &newer.text);
        let differences = differences(&pairs);
        let sides = [older, newer];
        let mut comparison = Comparison { sides, is_with_now, pairs, differences, ..Comparison::default() };
        comparison.fit(desk);
        comparison.go_to(0);
        comparison
    }

    /// The window has this size now.
    pub fn fit(&mut self, desk: &Desk) {
        let (width, height) = desk.size;
        let pair = self.first().0;
        let ends = self.pairs.iter().scan(0, |end, pair| {
            *end += rows_of(pair, width);
            Some(*end)
        });
        self.starts = std::iter::once(0).chain(ends).collect();
        self.page = usize::from(height.saturating_sub(AROUND + head(width))).max(1);
        self.top = self.start(pair);
        self.scroll(0);
    }

    /// The pair that is shown first, and how many of its rows are above the screen.
    pub fn first(&self) -> (usize, usize) {
        let pair = self.starts.partition_point(|start| *start <= self.top).saturating_sub(1);
        (pair, self.top.saturating_sub(self.start(pair)))
    }

    /// Whether the pair is of the difference that one is at.
    pub fn is_at(&self, pair: usize) -> bool {
        self.current().is_some_and(|range| range.contains(&pair))
    }

    /// A key; false where it is none of these.
    pub fn key(&mut self, key: Key, desk: &mut Desk) -> bool {
        let page = self.page.cast_signed();
        match key.code {
            Code::Up => self.scroll(-1),
            Code::Down => self.scroll(1),
            Code::PageUp => self.scroll(1 - page),
            Code::PageDown => self.scroll(page - 1),
            Code::Home => self.scroll(isize::MIN / 2),
            Code::End => self.scroll(isize::MAX / 2),
            Code::Right => self.go_to(self.next()),
            Code::Left => self.go_to(self.previous()),
            _ => return false,
        }
        if matches!(key.code, Code::Right | Code::Left) {
            self.say(desk);
        }
        true
    }

    /// Says how many differences there are, and which one it is.
    pub fn say(&self, desk: &mut Desk) {
        let place = self.at.map(|at| text::difference_at(desk.lang, at + 1, self.differences.len()));
        desk.say(place.unwrap_or_else(|| text::versions_alike(desk.lang)));
    }

    fn current(&self) -> Option<&std::ops::Range<usize>> {
        self.differences.get(self.at?)
    }

    fn start(&self, pair: usize) -> usize {
        self.starts.get(pair).copied().unwrap_or_default()
    }

    fn scroll(&mut self, by: isize) {
        let last = self.starts.last().copied().unwrap_or_default().saturating_sub(self.page);
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    /// The difference after the one that one is at, or where that one has been scrolled away, the next one from here.
    fn next(&self) -> usize {
        match self.seen() {
            Some(at) => at + 1,
            None => self.differences.partition_point(|range| self.start(range.start) < self.top),
        }
    }

    fn previous(&self) -> usize {
        let at = self.seen();
        at.unwrap_or_else(|| self.differences.partition_point(|range| self.start(range.start) < self.top))
            .saturating_sub(1)
    }

    fn seen(&self) -> Option<usize> {
        let range = self.current()?;
        let is_seen = self.start(range.end) > self.top && self.start(range.start) < self.top + self.page;
        self.at.filter(|_| is_seen)
    }

    /// Goes to a difference, to the last one where there are not so many.
    fn go_to(&mut self, difference: usize) {
        self.at = self.differences.len().checked_sub(1).map(|last| difference.min(last));
        if let Some(start) = self.current().map(|range| self.start(range.start)) {
            self.top = start.saturating_sub(ABOVE);
            self.scroll(0);
        }
    }
}

/// Whether there is room for the versions beside each other.
pub fn is_beside(width: u16) -> bool {
    width >= WIDE
}

/// The rows of the headings with the rule below them.
pub fn head(width: u16) -> u16 {
    if is_beside(width) { 2 } else { 3 }
}

/// The columns that a line has.
pub fn room(width: u16) -> usize {
    let column = if is_beside(width) { (width - 1) / 2 } else { width };
    usize::from(column.saturating_sub(MARGIN + 1)).max(1)
}

/// Where the rows of a line begin, in bytes of it.
pub fn breaks(line: &str, room: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(0), move |from| rows::next(line, *from, room))
}

/// How many rows a pair takes: the longer line where they stand beside each other, else both.
fn rows_of(pair: &Pair, width: u16) -> usize {
    let rows = |line: &Option<Line>| line.as_ref().map_or(0, |line| breaks(&line.text, room(width)).count());
    if pair.is_same() || is_beside(width) {
        rows(&pair.old).max(rows(&pair.new))
    } else {
        rows(&pair.old) + rows(&pair.new)
    }
}

/// The ranges of pairs that are not the same.
fn differences(pairs: &[Pair]) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in pairs.iter().enumerate().filter(|(_, pair)| !pair.is_same()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

impl Writing {
    /// Puts the version under the cursor beside the marked one, else beside the text as it stands now.
    pub(super) fn compare_versions(&mut self, desk: &mut Desk) {
        let Some(earlier) = &mut self.earlier else { return };
        let Some(version) = earlier.current().cloned() else { return };
        let marked = earlier.marked.filter(|marked| *marked != earlier.at);
        let other = marked.and_then(|at| Some((at > earlier.at, earlier.found.as_ref()?.get(at)?.clone())));
        let comparison = match other {
            Some((true, older)) => Comparison::new(older, version, false, desk),
            Some((false, newer)) => Comparison::new(version, newer, false, desk),
            None => {
                let now = Version { at: desk.now, who: desk.who.clone(), text: self.editor.text() };
                Comparison::new(version, now, true, desk)
            }
        };
        comparison.say(desk);
        earlier.beside = Some(comparison);
    }
}

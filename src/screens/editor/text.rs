//! A long text in blocks of whole lines, so that a line or a place is found, and an edit made, without going through all
//! of it: ten thousand lines are a hundred blocks. A line is never parted, so it can be read as one piece.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use crate::domain::marks;
use crate::domain::pieces::{Piece, Pieces};

/// Bytes; a block that is longer is cut between two lines, if it has two.
const FULL: usize = 8 * 1024;

/// A text of lines; places in it are bytes from its start, on letter borders.
#[derive(Clone, Debug)]
pub struct Text {
    /// At least one; each but the last ends with a line end.
    blocks: Vec<Block>,
    len: usize,
    line_ends: usize,
}

#[derive(Clone, Debug, Default)]
struct Block {
    text: Piece,
    line_ends: usize,
    /// The signs of the fences in it, once they were asked for.
    fences: OnceLock<Vec<char>>,
}

impl Block {
    fn of(text: Piece) -> Block {
        Block { line_ends: count(&text), text, fences: OnceLock::new() }
    }

    fn fences(&self) -> impl Iterator<Item = char> {
        self.fences.get_or_init(|| marks::fences(&self.text).collect()).iter().copied()
    }
}

/// One line, without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its number, from 0.
    pub number: usize,
    /// Where it begins.
    pub start: usize,
    /// What it says.
    pub text: &'a str,
}

impl Line<'_> {
    /// Where it ends, before its line end.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// A block and what stands before it.
struct Found<'a> {
    index: usize,
    start: usize,
    first_line: usize,
    block: &'a Block,
}

impl Text {
    /// A text whose line ends are `\n`.
    pub fn new(text: impl Into<Piece>) -> Text {
        let text = text.into();
        let len = text.len();
        let blocks = cut(text);
        let line_ends = blocks.iter().map(|block| block.line_ends).sum();
        Text { blocks, len, line_ends }
    }

    /// How long it is, in bytes.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many lines it has; an empty text has one.
    pub fn lines(&self) -> usize {
        self.line_ends + 1
    }

    /// All of it as one piece.
    pub fn all(&self) -> String {
        let mut all = String::with_capacity(self.len);
        self.blocks.iter().for_each(|block| all.push_str(&block.text));
        all
    }

    /// All of it to be handed on, shared until it is edited.
    pub fn shared(&self) -> Pieces {
        Pieces::of(self.blocks.iter().map(|block| block.text.clone()))
    }

    /// Whether it says just this. What both share is not looked at.
    pub fn is(&self, text: &str) -> bool {
        let says = |start: usize, piece: &str| {
            let part = text.get(start..start + piece.len());
            part.is_some_and(|part| std::ptr::eq(part, piece) || part == piece)
        };
        self.len == text.len() && self.pieces(0).all(|(start, piece)| says(start, piece))
    }

    /// A part of it.
    pub fn slice(&self, range: Range<usize>) -> String {
        let mut part = String::with_capacity(range.len());
        for (start, text) in self.pieces(range.start) {
            if start >= range.end {
                break;
            }
            let from = range.start.saturating_sub(start);
            part.push_str(text.get(from..text.len().min(range.end - start)).unwrap_or_default());
        }
        part
    }

    /// Pieces of whole lines with the places where they begin, from the one that holds `at` on.
    pub fn pieces(&self, at: usize) -> impl Iterator<Item = (usize, &str)> {
        let first = self.block_at(at);
        let mut next = first.start;
        self.blocks.iter().skip(first.index).map(move |block| {
            let start = next;
            next += block.text.len();
            (start, &*block.text)
        })
    }

    /// The same backwards, from the one that holds `at` to the first.
    pub fn pieces_back(&self, at: usize) -> impl Iterator<Item = (usize, &str)> {
        let last = self.block_at(at);
        let mut end = last.start + last.block.text.len();
        self.blocks.iter().take(last.index + 1).rev().map(move |block| {
            end -= block.text.len();
            (end, &*block.text)
        })
    }

    /// The line that holds a place, which may be inside a letter; a place after the last line end is in the last line.
    pub fn line_at(&self, at: usize) -> Line<'_> {
        let found = self.block_at(at);
        let inside = at.saturating_sub(found.start).min(found.block.text.len());
        let (before, after) = found.block.text.as_bytes().split_at_checked(inside).unwrap_or_default();
        let from = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
        let to = memchr::memchr(b'\n', after).map_or(found.block.text.len(), |end| inside + end);
        Line {
            number: found.first_line + count(found.block.text.get(..from).unwrap_or_default()),
            start: found.start + from,
            text: found.block.text.get(from..to).unwrap_or_default(),
        }
    }

    /// The line with this number, from 0; the last one where there are fewer.
    pub fn line(&self, number: usize) -> Line<'_> {
        let number = number.min(self.line_ends);
        let (mut start, mut first_line) = (0, 0);
        for block in &self.blocks {
            if number < first_line + block.line_ends {
                let skipped = number - first_line;
                let ends = memchr::memchr_iter(b'\n', block.text.as_bytes());
                let from =
                    skipped.checked_sub(1).and_then(|nth| ends.clone().nth(nth)).map_or(0, |end| end + 1);
                let to = ends.clone().nth(skipped).unwrap_or(block.text.len());
                let text = block.text.get(from..to).unwrap_or_default();
                return Line { number, start: start + from, text };
            }
            start += block.text.len();
            first_line += block.line_ends;
        }
        self.line_at(self.len)
    }

    /// The line after this one.
    pub fn after(&self, line: &Line<'_>) -> Option<Line<'_>> {
        (line.number < self.line_ends).then(|| self.line_at(line.end() + 1))
    }

    /// The line before this one.
    pub fn before(&self, line: &Line<'_>) -> Option<Line<'_>> {
        line.start.checked_sub(1).map(|end| self.line_at(end))
    }

    /// The sign of the fence that stands open where a line begins.
    pub fn fence_at(&self, line_start: usize) -> Option<char> {
        let found = self.block_at(line_start);
        let before = self.blocks.iter().take(found.index).flat_map(Block::fences);
        let inside = found.block.text.get(..line_start - found.start).unwrap_or_default();
        before.chain(marks::fences(inside)).fold(None, marks::through_fence)
    }

    /// Puts a text in the place of a part; gives what stood there.
    pub fn replace(&mut self, range: Range<usize>, with: &str) -> String {
        let (first, last) = (self.block_at(range.start), self.block_at(range.end));
        let from = range.start - first.start;
        let to = range.end - last.start;
        let (first, last) = (first.index, last.index);
        self.len = self.len - range.len() + with.len();
        if first == last {
            return self.replace_inside(first, from..to, with);
        }
        let removed = self.slice_blocks(first, from, last, to);
        let mut joined = self.text_of(first).get(..from).unwrap_or_default().to_owned();
        joined.push_str(with);
        joined.push_str(self.text_of(last).get(to..).unwrap_or_default());
        self.line_ends = self.line_ends + count(with) - count(&removed);
        self.blocks.splice(first..=last, cut(joined.into()));
        removed
    }

    /// The place of the character with this number, from 0; `None` behind the last.
    pub fn place_of(&self, character: usize) -> Option<usize> {
        let mut left = character;
        let mut start = 0;
        for block in &self.blocks {
            let chars = block.text.chars().count();
            if left < chars {
                return block.text.char_indices().nth(left).map(|(at, _)| start + at);
            }
            left -= chars;
            start += block.text.len();
        }
        (left == 0).then_some(self.len)
    }

    fn replace_inside(&mut self, index: usize, range: Range<usize>, with: &str) -> String {
        let Some(block) = self.blocks.get_mut(index) else { return String::new() };
        let removed = block.text.get(range.clone()).unwrap_or_default().to_owned();
        let (more, fewer) = (count(with), count(&removed));
        block.text.replace_range(range, with);
        block.line_ends = block.line_ends + more - fewer;
        block.fences.take();
        self.line_ends = self.line_ends + more - fewer;
        if cut_place(&block.text).is_some() {
            let blocks = cut(block.text.clone());
            self.blocks.splice(index..=index, blocks);
        }
        removed
    }

    fn text_of(&self, index: usize) -> &str {
        self.blocks.get(index).map_or("", |block| &block.text)
    }

    fn slice_blocks(&self, first: usize, from: usize, last: usize, to: usize) -> String {
        let mut part = self.text_of(first).get(from..).unwrap_or_default().to_owned();
        (first + 1..last).for_each(|index| part.push_str(self.text_of(index)));
        part.push_str(self.text_of(last).get(..to).unwrap_or_default());
        part
    }

    /// The block that a place is in; of two that meet there the second.
    fn block_at(&self, at: usize) -> Found<'_> {
        static EMPTY: LazyLock<Block> = LazyLock::new(Block::default);
        let mut found =
            Found { index: 0, start: 0, first_line: 0, block: self.blocks.first().unwrap_or(&EMPTY) };
        for (index, block) in self.blocks.iter().enumerate().skip(1) {
            let end = found.start + found.block.text.len();
            if at < end {
                break;
            }
            found = Found { index, start: end, first_line: found.first_line + found.block.line_ends, block };
        }
        found
    }
}

fn count(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// Where a block that is too long is cut: behind the last line end that leaves it not too long, else behind the first.
fn cut_place(text: &str) -> Option<usize> {
    let (head, tail) = text.as_bytes().split_at_checked(FULL)?;
    let end = memchr::memrchr(b'\n', head).or_else(|| memchr::memchr(b'\n', tail).map(|end| FULL + end))?;
    (end + 1 < text.len()).then_some(end + 1)
}

fn cut(text: Piece) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(1 + text.len() / FULL);
    let mut rest = text;
    while let Some(place) = cut_place(&rest) {
        let (head, tail) = rest.cut_at(place);
        blocks.push(Block::of(head));
        rest = tail;
    }
    blocks.push(Block::of(rest));
    blocks
}

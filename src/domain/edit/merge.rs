//! Two people changed the same text: both changes in one text, and both versions, marked, where they overlap.

use std::ops::Range;

use super::diff::{Hunk, hunks, in_word, slice};

/// What came of merging two versions of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text with both changes.
    pub text: String,
    /// Whether they overlapped somewhere, so that both versions stand there, marked.
    pub overlaps: bool,
}

/// The text with both changes to `base`. Where they overlap both stand, as `<<MK: their words == HL: our words>>`;
/// where both insert at the same place, theirs comes first. No word that either inserted is lost.
pub fn merge(base: &str, theirs: (&str, &str), ours: (&str, &str)) -> Merged {
    let ((their_name, their_text), (our_name, our_text)) = (theirs, ours);
    let mut left = Side::new(base, their_text);
    let mut right = Side::new(base, our_text);
    let mut out = Out { text: String::new(), overlaps: false };
    let mut at = 0;
    while let Some(region) = Region::next(&left, &right) {
        let (theirs, ours) = (left.take(&region), right.take(&region));
        out.put(slice(base, &(at..region.span.start)));
        out.put_region(base, &region.span, (their_name, &theirs), (our_name, &ours));
        at = region.span.end;
    }
    out.put(slice(base, &(at..base.len())));
    Merged { text: out.text, overlaps: out.overlaps }
}

/// One version and how much of its changes has been used.
struct Side<'a> {
    base: &'a str,
    text: &'a str,
    hunks: Vec<Hunk>,
    used: usize,
}

/// What one version makes of a region; `None` where it left it alone.
struct Version {
    text: String,
    kept: Vec<Range<usize>>,
    inserts: bool,
}

impl<'a> Side<'a> {
    fn new(base: &'a str, text: &'a str) -> Side<'a> {
        Side { base, text, hunks: hunks(base, text), used: 0 }
    }

    fn rest(&self) -> &[Hunk] {
        self.hunks.get(self.used..).unwrap_or_default()
    }

    /// The version of a region that the next hunks of this side build, if any of them belongs to it.
    fn take(&mut self, region: &Region) -> Option<Version> {
        let count = self.rest().iter().take_while(|h| region.holds(h)).count();
        let mut version = Version { text: String::new(), kept: Vec::new(), inserts: false };
        let mut at = region.span.start;
        for hunk in self.rest().iter().take(count) {
            version.text.push_str(slice(self.base, &(at..hunk.from.start)));
            version.text.push_str(slice(self.text, &hunk.to));
            version.kept.push(at..hunk.from.start);
            version.inserts |= !hunk.to.is_empty();
            at = hunk.from.end;
        }
        version.text.push_str(slice(self.base, &(at..region.span.end)));
        version.kept.push(at..region.span.end);
        self.used += count;
        (count > 0).then_some(version)
    }
}

/// A span of the base that changes of one or both sides belong to.
struct Region {
    span: Range<usize>,
    both: bool,
}

impl Region {
    /// The next one: the first change, and whatever overlaps it.
    fn next(left: &Side, right: &Side) -> Option<Region> {
        let span = match (left.rest().first(), right.rest().first()) {
            (Some(l), Some(r)) if overlap(&l.from, &r.from) => {
                return Some(Region::grown(left, right, l.from.start.min(r.from.start)));
            }
            (Some(l), Some(r)) => if is_first(&r.from, &l.from) { &r.from } else { &l.from }.clone(),
            (Some(h), None) | (None, Some(h)) => h.from.clone(),
            (None, None) => return None,
        };
        Some(Region { span, both: false })
    }

    fn grown(left: &Side, right: &Side, start: usize) -> Region {
        let mut region = Region { span: start..start + 1, both: true };
        loop {
            let inside = left.rest().iter().chain(right.rest()).filter(|h| region.holds(h));
            let end = inside.map(|h| h.from.end).max().unwrap_or(region.span.end);
            if end <= region.span.end {
                return region;
            }
            region.span.end = end;
        }
    }

    /// Whether a hunk belongs to it. A region of one side is exactly one hunk.
    fn holds(&self, hunk: &Hunk) -> bool {
        if self.both { overlap(&self.span, &hunk.from) } else { hunk.from == self.span }
    }
}

/// Whether two changes touch the same text; to stand side by side is not to overlap.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether `a` comes before `b` without a doubt.
fn is_first(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start && a != b
}

struct Out {
    text: String,
    overlaps: bool,
}

impl Out {
    /// Adds a piece; a blank keeps it from growing together with the word before it.
    fn put(&mut self, piece: &str) {
        if self.text.chars().next_back().is_some_and(in_word) && piece.chars().next().is_some_and(in_word) {
            self.text.push(' ');
        }
        self.text.push_str(piece);
    }

    fn put_region(
        &mut self,
        base: &str,
        span: &Range<usize>,
        theirs: (&str, &Option<Version>),
        ours: (&str, &Option<Version>),
    ) {
        match (theirs, ours) {
            ((_, Some(one)), (_, None)) | ((_, None), (_, Some(one))) => self.put(&one.text),
            ((_, Some(theirs)), (_, Some(ours))) if span.is_empty() => {
                self.put(&theirs.text);
                if ours.text != theirs.text {
                    self.put(&ours.text);
                }
            }
            ((_, Some(theirs)), (_, Some(ours))) if theirs.text == ours.text => self.put(&ours.text),
            ((_, Some(theirs)), (_, Some(ours))) if !theirs.inserts && !ours.inserts => {
                common(&theirs.kept, &ours.kept).for_each(|kept| self.put(slice(base, &kept)));
            }
            ((their_name, Some(theirs)), (our_name, Some(ours))) => {
                self.overlaps = true;
                self.put(&format!("<<{their_name}: {} == {our_name}: {}>>", theirs.text, ours.text));
            }
            ((_, None), (_, None)) => self.put(slice(base, span)),
        }
    }
}

/// What both sides kept.
fn common(a: &[Range<usize>], b: &[Range<usize>]) -> impl Iterator<Item = Range<usize>> {
    a.iter()
        .flat_map(move |a| b.iter().map(move |b| a.start.max(b.start)..a.end.min(b.end)))
        .filter(|both| both.start < both.end)
}

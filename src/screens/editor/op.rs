//! The smallest edits of a text, and how two lists of them that were made on the same text are carried past each other:
//! whichever goes first, both lead to the same text. What one inserted the other never takes away.

use std::ops::Range;

use super::text::Text;

/// An edit that only puts in or only takes out; places are bytes of the text that it is applied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// This text at this place.
    Insert(usize, String),
    /// What stands here.
    Delete(Range<usize>),
}

impl Op {
    /// A part taken out and a text put in its place, in the order of application.
    pub fn replace(range: Range<usize>, with: &str) -> Vec<Op> {
        let mut ops = Vec::new();
        let at = range.start;
        if !range.is_empty() {
            ops.push(Op::Delete(range));
        }
        if !with.is_empty() {
            ops.push(Op::Insert(at, with.to_owned()));
        }
        ops
    }

    /// Applies it; gives the one that takes it back.
    pub fn apply(self, text: &mut Text) -> Op {
        match self {
            Op::Insert(at, inserted) => {
                text.replace(at..at, &inserted);
                Op::Delete(at..at + inserted.len())
            }
            Op::Delete(range) => {
                let at = range.start;
                Op::Insert(at, text.replace(range, ""))
            }
        }
    }

    /// The first place that it touches.
    pub fn at(&self) -> usize {
        self.takes_out().start
    }

    /// What it takes out; empty where it puts in.
    pub fn takes_out(&self) -> Range<usize> {
        match self {
            Op::Insert(at, _) => *at..*at,
            Op::Delete(range) => range.clone(),
        }
    }

    /// Where the cursor stands that made it.
    pub fn end(&self) -> usize {
        match self {
            Op::Insert(at, inserted) => at + inserted.len(),
            Op::Delete(range) => range.start,
        }
    }

    /// Where a place is after it; `stays` says that a place keeps before what is put in right there.
    pub fn carry(&self, place: usize, stays: bool) -> usize {
        match self {
            Op::Insert(at, inserted) if *at < place || (*at == place && !stays) => place + inserted.len(),
            Op::Insert(..) => place,
            Op::Delete(range) => place - (place.clamp(range.start, range.end) - range.start),
        }
    }
}

/// Two lists of edits of the same text: `a` as it is to be applied after `b`, and `b` as it is to be applied after `a`.
/// Of two insertions at one place that of `a` comes behind.
pub fn cross(a: Vec<Op>, b: Vec<Op>) -> (Vec<Op>, Vec<Op>) {
    let (mut a_after, mut b) = (Vec::with_capacity(a.len()), b);
    for op in a {
        let mut moved = vec![op];
        let mut b_after = Vec::with_capacity(b.len());
        for other in b {
            let (op_after, other_after) = cross_one(moved, other);
            moved = op_after;
            b_after.extend(other_after);
        }
        a_after.extend(moved);
        b = b_after;
    }
    (a_after, b)
}

/// A list, which is what became of one edit, past one other.
fn cross_one(ops: Vec<Op>, other: Op) -> (Vec<Op>, Vec<Op>) {
    match <[Op; 1]>::try_from(ops) {
        Ok([op]) => pair(op, other),
        Err(ops) => cross(ops, vec![other]),
    }
}

fn pair(a: Op, b: Op) -> (Vec<Op>, Vec<Op>) {
    match (a, b) {
        (Op::Insert(at, text), b @ Op::Insert(..)) => {
            let b_at = if b.at() <= at { b.at() } else { b.at() + text.len() };
            let a = Op::Insert(b.carry(at, false), text);
            (vec![a], vec![b.moved_to(b_at)])
        }
        (a @ Op::Insert(..), Op::Delete(range)) => {
            let (at, parts) = insert_and_delete(&a, range);
            (vec![a.moved_to(at)], parts)
        }
        (Op::Delete(range), b @ Op::Insert(..)) => {
            let (at, parts) = insert_and_delete(&b, range);
            (parts, vec![b.moved_to(at)])
        }
        (Op::Delete(a), Op::Delete(b)) => (rest(&a, &b), rest(&b, &a)),
    }
}

/// Where an insertion goes after a deletion, and the deletion after the insertion, which it goes around.
fn insert_and_delete(insert: &Op, range: Range<usize>) -> (usize, Vec<Op>) {
    let at = insert.at();
    let parts = if range.start < at && at < range.end {
        vec![Op::Delete(insert.carry(at, false)..insert.carry(range.end, false)), Op::Delete(range.start..at)]
    } else {
        vec![Op::Delete(insert.carry(range.start, false)..insert.carry(range.end, true))]
    };
    (Op::Delete(range).carry(at, true), parts)
}

/// What is left of a deletion after another.
fn rest(range: &Range<usize>, gone: &Range<usize>) -> Vec<Op> {
    let gone = Op::Delete(gone.clone());
    let left = gone.carry(range.start, true)..gone.carry(range.end, true);
    if left.is_empty() { Vec::new() } else { vec![Op::Delete(left)] }
}

impl Op {
    fn moved_to(self, place: usize) -> Op {
        match self {
            Op::Insert(_, text) => Op::Insert(place, text),
            Op::Delete(range) => Op::Delete(place..place + range.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::Dice;

    fn applied(text: &str, ops: &[Op]) -> String {
        let mut text = Text::new(text);
        ops.iter().for_each(|op| drop(op.clone().apply(&mut text)));
        text.all()
    }

    /// A few edits, one after the other.
    fn some(dice: &mut Dice, text: &str, sign: &str) -> Vec<Op> {
        let mut text = Text::new(text);
        let mut ops = Vec::new();
        for _ in 0..dice.roll(4) {
            let at = dice.roll(text.len() + 1);
            let end = (at + dice.roll(4)).min(text.len());
            let put = sign.repeat(dice.roll(3));
            for op in Op::replace(at..end, &put) {
                op.clone().apply(&mut text);
                ops.push(op);
            }
        }
        ops
    }

    #[test]
    fn whichever_goes_first_the_text_is_the_same_and_keeps_what_both_put_in() {
        let mut dice = Dice::new(17);
        for round in 0..20_000 {
            let base = "abcdefghij".get(..dice.roll(11)).unwrap();
            let (a, b) = (some(&mut dice, base, "A"), some(&mut dice, base, "B"));
            let (a_after, b_after) = cross(a.clone(), b.clone());
            let one = applied(&applied(base, &a), &b_after);
            let other = applied(&applied(base, &b), &a_after);
            assert_eq!(one, other, "{round}: {base} {a:?} {b:?}");
            for (sign, ops) in [("A", &a), ("B", &b)] {
                let own = applied(base, ops);
                assert_eq!(one.matches(sign).count(), own.matches(sign).count(), "{base} {a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_deletion_goes_around_what_the_other_put_inside() {
        let (a, _) = cross(vec![Op::Delete(0..6)], vec![Op::Insert(3, "XY".into())]);
        assert_eq!(applied("abcXYdefg", &a), "XYg");
    }
}

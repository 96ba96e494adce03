//! What two long rows of pieces surely have in common: the pieces that stand once in each, in the same order.

use std::collections::HashMap;

/// The places, in the one and in the other, of the longest row of pieces that stand once in each (the patience diff).
pub(super) fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let there = once(new);
    let mut pairs: Vec<(usize, usize)> =
        once(old).into_iter().filter_map(|(piece, at)| Some((at, *there.get(piece)?))).collect();
    pairs.sort_unstable();
    longest_rising(&pairs)
}

/// The pieces that stand once, with their places.
fn once<'a>(pieces: &[&'a str]) -> HashMap<&'a str, usize> {
    let mut seen: HashMap<&str, Option<usize>> = HashMap::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        seen.entry(piece).and_modify(|place| *place = None).or_insert(Some(at));
    }
    seen.into_iter().filter_map(|(piece, at)| Some((piece, at?))).collect()
}

/// The longest row of pairs whose second numbers rise as their first ones do.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let second = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    // The last pair of the best row of each length, and the pair before each pair.
    let mut lasts: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for at in 0..pairs.len() {
        let length = lasts.partition_point(|last| second(*last) < second(at));
        before.push(length.checked_sub(1).and_then(|shorter| lasts.get(shorter)).copied());
        match lasts.get_mut(length) {
            Some(last) => *last = at,
            None => lasts.push(at),
        }
    }
    let back = |at: &usize| before.get(*at).copied().flatten();
    let mut row: Vec<(usize, usize)> =
        std::iter::successors(lasts.last().copied(), back).filter_map(|at| pairs.get(at).copied()).collect();
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_that_stand_once_in_both_hold_the_longest_row_in_the_same_order() {
        let old = ["a", "x", "b", "x", "c", "d"];
        let new = ["d", "a", "b", "b2", "x", "c"];
        assert_eq!(anchors(&old, &new), [(0, 1), (2, 2), (4, 5)]);
        assert!(anchors(&["a", "a"], &["a"]).is_empty());
    }
}

//! Moves an edit past the edits that were made since, so that it still means the same place.

use super::Edit;

/// What becomes of an edit that is moved past others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shifted {
    /// The same edit at its new place.
    Moved(Edit),
    /// The edit with this index touches the same place.
    Overlaps(usize),
}

/// The edit as it has to be applied after `over`, which were made one after the other on the text that the edit was
/// made on. Of two insertions at one place the moved one comes behind.
pub fn shift(edit: &Edit, over: &[Edit]) -> Shifted {
    let mut moved = edit.clone();
    for (index, other) in over.iter().enumerate() {
        match past(&moved, other, Tie::Behind) {
            Some(place) => moved.place = place,
            None => return Shifted::Overlaps(index),
        }
    }
    Shifted::Moved(moved)
}

/// The edits of a log that still stand, as if those that were taken back had never been made. Each row is an edit and
/// the index of the row that it takes back, if it takes one back; the result names the rows by index. A pair that later
/// edits are entangled with stays.
pub fn standing(log: &[(Edit, Option<usize>)]) -> Vec<(usize, Edit)> {
    let mut standing: Vec<(usize, Edit)> = Vec::with_capacity(log.len());
    for (index, (edit, cancels)) in log.iter().enumerate() {
        let pair = cancels.and_then(|c| standing.iter().position(|(row, _)| *row == c));
        match pair.and_then(|at| lift_out(&standing, at)) {
            Some(rest) => standing = rest,
            None => standing.push((index, edit.clone())),
        }
    }
    standing
}

/// The rows without the one at `at`: those behind it are moved to where they would be without it.
fn lift_out(rows: &[(usize, Edit)], at: usize) -> Option<Vec<(usize, Edit)>> {
    let (before, rest) = rows.split_at_checked(at)?;
    let ((_, lifted), after) = rest.split_first()?;
    let mut inverse = lifted.invert();
    let mut kept = before.to_vec();
    for (row, edit) in after {
        let place = past(edit, &inverse, Tie::Before)?;
        inverse.place = past(&inverse, edit, Tie::Behind)?;
        kept.push((*row, Edit { place, ..edit.clone() }));
    }
    Some(kept)
}

#[derive(Clone, Copy, PartialEq)]
enum Tie {
    Before,
    Behind,
}

/// The place of `edit` after `other`, both made on the same text; `None` where they overlap.
fn past(edit: &Edit, other: &Edit, tie: Tie) -> Option<usize> {
    let end = edit.place + edit.removes();
    let other_end = other.place + other.removes();
    let both_insert_here = edit.removed.is_empty() && other.removed.is_empty() && edit.place == other.place;
    if both_insert_here && tie == Tie::Before {
        Some(edit.place)
    } else if other_end <= edit.place {
        Some(edit.place - other.removes() + other.inserts())
    } else if end <= other.place {
        Some(edit.place)
    } else {
        None
    }
}

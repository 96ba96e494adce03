//! A list on screen: its rows by group, the cursor, the marks and what is in view.

use std::collections::BTreeSet;

use crate::domain::listing::Listing;
use crate::msg::action::Action;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row<G> {
    /// The heading of a group and how many it holds.
    Heading(G, usize),
    /// What stands at this place.
    Item(usize),
    /// So many of a group are not shown here.
    More(G, usize),
}

/// The list with its cursor. The cursor is a place in `ids`; it follows its row when the list is read anew.
#[derive(Clone, Debug)]
pub struct Pile<G, I> {
    listing: Listing<G, I>,
    cursor: usize,
    top: usize,
    marks: BTreeSet<I>,
    range: Option<usize>,
}

impl<G, I> Default for Pile<G, I> {
    fn default() -> Self {
        Pile { listing: Listing::default(), cursor: 0, top: 0, marks: BTreeSet::new(), range: None }
    }
}

impl<G: Copy + PartialEq, I: Copy + Ord> Pile<G, I> {
    /// Takes a list that was read; the cursor stays on its row, or near where it was.
    pub fn take(&mut self, listing: Listing<G, I>, height: usize) {
        let on = self.current();
        self.listing = listing;
        let same = on.and_then(|id| self.place_of(id));
        self.cursor = same.unwrap_or(self.cursor).min(self.listing.ids.len().saturating_sub(1));
        if let Some(from) = self.range {
            self.range = Some(from.min(self.cursor));
        }
        self.scroll(height);
    }

    /// What stands in it, in order.
    pub fn ids(&self) -> &[I] {
        &self.listing.ids
    }

    /// Whether all of it was read.
    pub fn whole(&self) -> bool {
        self.listing.whole
    }

    /// The place of the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What is under the cursor.
    pub fn current(&self) -> Option<I> {
        self.listing.ids.get(self.cursor).copied()
    }

    /// The place of a row.
    pub fn place_of(&self, id: I) -> Option<usize> {
        self.listing.ids.iter().position(|i| *i == id)
    }

    /// The group that a place belongs to.
    pub fn group_at(&self, place: usize) -> Option<G> {
        self.listing.groups.iter().rev().find(|(_, start)| *start <= place).map(|(group, _)| *group)
    }

    /// The groups with how many rows each holds, as far as it was read.
    pub fn groups(&self) -> Vec<(G, usize)> {
        let sizes = |(i, (group, start)): (usize, &(G, usize))| (*group, self.group_end(i) - start);
        self.listing.groups.iter().enumerate().map(sizes).collect()
    }

    /// The rows of these groups, in order.
    pub fn ids_of(&self, groups: &[G]) -> Vec<I> {
        let mut ids = Vec::new();
        for (i, (group, start)) in self.listing.groups.iter().enumerate() {
            if groups.contains(group) {
                ids.extend(self.listing.ids.get(*start..self.group_end(i)).unwrap_or_default());
            }
        }
        ids
    }

    /// How many rows a group holds, as far as it was read.
    pub fn len_of(&self, group: G) -> usize {
        let found = self.listing.groups.iter().position(|(g, _)| *g == group);
        found.map_or(0, |i| self.group_end(i) - self.listing.groups.get(i).map_or(0, |(_, start)| *start))
    }

    /// Puts the cursor on a row, if it is in the list.
    pub fn go_to(&mut self, id: I, height: usize) -> bool {
        match self.place_of(id) {
            Some(place) => {
                self.cursor = place;
                self.scroll(height);
                true
            }
            None => false,
        }
    }

    /// Puts the cursor on the first row where it stands below so many lines.
    pub fn back_within(&mut self, lines: usize) {
        if self.line_of(self.cursor) >= lines {
            self.cursor = 0;
            self.range = None;
            self.top = 0;
        }
    }

    /// Moves the cursor by rows; says whether it moved.
    pub fn step(&mut self, by: isize, height: usize) -> bool {
        let last = self.listing.ids.len().saturating_sub(1);
        let to = self.cursor.saturating_add_signed(by).min(last);
        let moved = to != self.cursor;
        self.cursor = to;
        self.stretch();
        self.scroll(height);
        moved
    }

    /// Keeps the cursor's row in view, with its group's heading where the group begins.
    pub fn scroll(&mut self, height: usize) {
        let line = self.line_of(self.cursor);
        let heading = usize::from(self.listing.groups.iter().any(|(_, start)| *start == self.cursor));
        if line - heading.min(line) < self.top {
            self.top = line - heading.min(line);
        }
        if height > 0 && line >= self.top + height {
            self.top = line + 1 - height;
        }
        self.top = self.top.min(self.lines().saturating_sub(height.max(1)));
    }

    /// The lines in view.
    pub fn view(&self, height: usize) -> Vec<Row<G>> {
        let mut rows = Vec::with_capacity(height);
        let mut line = 0;
        for (i, (group, start)) in self.listing.groups.iter().enumerate() {
            let end = self.group_end(i);
            if line >= self.top && rows.len() < height {
                rows.push(Row::Heading(*group, end - start));
            }
            line += 1;
            let skip = self.top.saturating_sub(line).min(end - start);
            line += skip;
            for place in (start + skip)..end {
                if rows.len() >= height {
                    return rows;
                }
                rows.push(Row::Item(place));
                line += 1;
            }
        }
        rows
    }

    /// The lines of a view with little room that keeps every heading in sight: each group in turn gets what room there
    /// is, and a group of one its row. Once the cursor stands on a row that has no place in it, it is the plain view.
    pub fn glance(&self, height: usize) -> Vec<Row<G>> {
        self.glance_at(height, usize::MAX)
    }

    /// The same of the first groups only, those that need someone, until the cursor goes past them.
    pub fn glance_at(&self, height: usize, most: usize) -> Vec<Row<G>> {
        let shares = self.shares(height, most);
        let seen = |place: usize| {
            let group = self.listing.groups.iter().rposition(|(_, start)| *start <= place);
            let share = group.and_then(|g| Some((self.listing.groups.get(g)?.1, *shares.get(g)?)));
            share.is_some_and(|(start, share)| place < start + share)
        };
        let is_whole = self.lines() <= height && most >= self.listing.groups.len();
        if is_whole || shares.is_empty() || !seen(self.cursor) {
            return self.view(height);
        }
        let mut rows = Vec::with_capacity(height);
        for (i, (group, start)) in self.listing.groups.iter().enumerate().take(most) {
            let (all, share) = (self.group_end(i) - start, shares.get(i).copied().unwrap_or_default());
            let more_follow = shares.iter().skip(i + 1).any(|s| *s > 0);
            rows.push(Row::Heading(*group, all));
            rows.extend((*start..start + share).map(Row::Item));
            if share < all && share > 0 && more_follow {
                rows.push(Row::More(*group, all - share));
            }
        }
        rows
    }

    /// The rows of a view without headings, page by page: past the last row the next page comes, so that few moves
    /// repaint it.
    pub fn band(&self, height: usize) -> Vec<usize> {
        let from = self.cursor / height.max(1) * height;
        (from..self.listing.ids.len().min(from + height)).collect()
    }

    /// How many rows each group gets where every heading is to be in sight; none where not even those have room.
    fn shares(&self, height: usize, most: usize) -> Vec<usize> {
        let sizes: Vec<usize> = self.groups().into_iter().take(most).map(|(_, size)| size).collect();
        let Some(mut room) = height.checked_sub(sizes.len()) else { return Vec::new() };
        let mut shares = vec![0; sizes.len()];
        let later_ones = |i: usize| sizes.iter().skip(i + 1).filter(|n| **n == 1).count();
        for (i, (size, share)) in sizes.iter().zip(&mut shares).enumerate() {
            let reserved = later_ones(i).min(room);
            let free = room - reserved;
            *share = (*size).min(free);
            // A group that is cut while others still follow says so in a row of its own.
            if *share < *size && reserved > 0 && *share > 1 {
                *share -= 1;
                room -= 1;
            }
            room -= *share;
        }
        shares
    }

    /// How many lines are below the view.
    pub fn below(&self, height: usize) -> usize {
        self.lines().saturating_sub(self.top + height)
    }

    /// The marked rows, in the list's order where they are in it.
    pub fn marked(&self) -> Vec<I> {
        let mut marked: Vec<I> =
            self.listing.ids.iter().copied().filter(|id| self.marks.contains(id)).collect();
        let shown: BTreeSet<I> = marked.iter().copied().collect();
        marked.extend(self.marks.difference(&shown));
        marked
    }

    /// How many are marked.
    pub fn marks(&self) -> usize {
        self.marks.len()
    }

    /// Whether a row is marked.
    pub fn is_marked(&self, id: I) -> bool {
        self.marks.contains(&id)
    }

    /// Marks or unmarks the row under the cursor.
    pub fn mark(&mut self) {
        if let Some(id) = self.current()
            && !self.marks.remove(&id)
        {
            self.marks.insert(id);
        }
    }

    /// A verb that marks: one row and on to the next, a range, as the arrows move, or all. Says whether the cursor moved.
    pub fn mark_by(&mut self, action: Action, height: usize) -> bool {
        match action {
            Action::Mark => {
                self.mark();
                return self.step(1, height);
            }
            Action::MarkRange => drop(self.mark_range()),
            Action::ExtendMarks if !self.in_range() => drop(self.mark_range()),
            Action::MarkAll => self.mark_all(),
            _ => {}
        }
        false
    }

    /// Begins to mark a range here, or ends it.
    pub fn mark_range(&mut self) -> bool {
        self.range = if self.range.is_some() { None } else { Some(self.cursor) };
        self.stretch();
        self.range.is_some()
    }

    /// Whether a range is being marked.
    pub fn in_range(&self) -> bool {
        self.range.is_some()
    }

    /// Marks all shown, or none where all were marked.
    pub fn mark_all(&mut self) {
        if self.listing.ids.iter().all(|id| self.marks.contains(id)) {
            self.unmark();
        } else {
            self.marks.extend(&self.listing.ids);
        }
    }

    /// Takes all marks away; says whether there were any.
    pub fn unmark(&mut self) -> bool {
        self.range = None;
        let had = !self.marks.is_empty();
        self.marks.clear();
        had
    }

    fn stretch(&mut self) {
        if let Some(from) = self.range {
            let (low, high) = (from.min(self.cursor), from.max(self.cursor));
            self.marks.extend(self.listing.ids.get(low..=high).unwrap_or_default());
        }
    }

    fn group_end(&self, index: usize) -> usize {
        self.listing.groups.get(index + 1).map_or(self.listing.ids.len(), |(_, start)| *start)
    }

    fn line_of(&self, place: usize) -> usize {
        place + self.listing.groups.iter().filter(|(_, start)| *start <= place).count()
    }

    fn lines(&self) -> usize {
        self.listing.ids.len() + self.listing.groups.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::inbox::Group;

    fn pile() -> Pile<Group, i64> {
        let mut pile = Pile::default();
        let groups = vec![(Group::DueThisWeek, 0), (Group::New, 2)];
        pile.take(Listing { ids: vec![7, 8, 9, 10, 11], groups, whole: true }, 4);
        pile
    }

    #[test]
    fn headings_stand_between_the_groups_and_the_cursor_never_on_one() {
        let mut pile = pile();
        let first =
            [Row::Heading(Group::DueThisWeek, 2), Row::Item(0), Row::Item(1), Row::Heading(Group::New, 3)];
        assert_eq!(pile.view(4), first);
        pile.step(2, 4);
        assert_eq!(pile.current(), Some(9));
        assert_eq!(pile.view(4).last(), Some(&Row::Item(2)));
    }

    #[test]
    fn the_cursor_stays_on_its_proposal_when_the_list_is_read_anew() {
        let mut pile = pile();
        pile.step(3, 4);
        pile.take(Listing { ids: vec![10, 7, 8], groups: vec![(Group::New, 0)], whole: true }, 4);
        assert_eq!(pile.current(), Some(10));
    }

    #[test]
    fn a_range_is_marked_by_moving() {
        let mut pile = pile();
        pile.step(1, 4);
        pile.mark_range();
        pile.step(2, 4);
        assert_eq!(pile.marked(), [8, 9, 10]);
        pile.mark_range();
        pile.step(1, 4);
        assert_eq!(pile.marks(), 3);
    }

    #[test]
    fn the_groups_heading_comes_back_into_view_with_its_first_row() {
        let mut pile = pile();
        pile.step(10, 3);
        pile.step(-10, 3);
        assert_eq!(pile.view(3).first(), Some(&Row::Heading(Group::DueThisWeek, 2)));
    }

    fn of_sizes(sizes: &[usize]) -> Pile<usize, usize> {
        let mut next = 0;
        let mut group = |n: &usize| {
            next += n;
            (next - n..next).collect::<Vec<_>>()
        };
        let mut pile = Pile::default();
        pile.take(Listing::of(sizes.iter().enumerate().map(|(i, n)| (i, group(n))).collect::<Vec<_>>()), 10);
        pile
    }

    #[test]
    fn a_glance_keeps_every_heading_in_sight() {
        let rows = of_sizes(&[6, 2, 5]).glance(11);
        assert_eq!(rows.len(), 11);
        assert_eq!(rows.last(), Some(&Row::Heading(2, 5)));
    }

    #[test]
    fn a_glance_says_how_many_are_left_out_before_others_follow() {
        let rows = of_sizes(&[3, 12, 1]).glance(12);
        assert_eq!(rows.len(), 12);
        assert_eq!(rows.get(9), Some(&Row::More(1, 8)));
        assert_eq!(rows.get(10), Some(&Row::Heading(2, 1)));
    }

    #[test]
    fn a_glance_follows_the_cursor_past_its_last_row() {
        let mut pile = of_sizes(&[6, 2, 5]);
        pile.step(8, 11);
        assert!(pile.glance(11).contains(&Row::Item(8)));
    }
}

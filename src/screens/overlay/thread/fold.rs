//! Which lines of a thread there is room for: every level stays in sight, the one with the cursor as whole as can be, the
//! others folded to their first records and how many more there are.

use crate::domain::thread::{Level, Step, Thread};

/// A line of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The node at this place, counted through all levels.
    Node(usize),
    /// How the thread breaks at that node.
    Gap(usize),
    /// So many nodes of this level stand above and are not shown.
    Above(usize),
    /// So many nodes of this level follow and are not shown.
    More(usize),
    /// A blank between two levels.
    Space,
}

/// A line with its level; `head` where it is the level's first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The level.
    pub level: Level,
    /// Whether the level's name stands here.
    pub head: bool,
    /// What stands in it.
    pub line: Line,
}

/// The rows of a thread in so much room, with the node at `at` among them.
pub fn rows(thread: &Thread, at: usize, room: usize) -> Vec<Row> {
    let blocks = blocks(thread);
    let total: usize = blocks.iter().map(|block| block.lines.len()).sum();
    let least: usize = blocks.iter().map(Block::least).sum();
    if total + blocks.len().saturating_sub(1) <= room {
        return spaced(&blocks);
    }
    if least > room {
        return scrolled(&blocks, at, room);
    }
    let shares = shares(&blocks, at, room);
    blocks.iter().zip(shares).flat_map(|(block, share)| block.rows(block.window(share, at))).collect()
}

/// The lines of one level.
struct Block {
    level: Level,
    lines: Vec<Line>,
    /// How many nodes were not read at all.
    unread: usize,
}

fn blocks(thread: &Thread) -> Vec<Block> {
    let mut next = 0;
    let block = |step: &Step| {
        let mut lines = Vec::new();
        for node in &step.nodes {
            lines.push(Line::Node(next));
            if thread.break_at(step.level, node.rec).is_some() {
                lines.push(Line::Gap(next));
            }
            next += 1;
        }
        if step.more > 0 {
            lines.push(Line::More(step.more));
        }
        Block { level: step.level, lines, unread: step.more }
    };
    thread.steps.iter().map(block).collect()
}

impl Block {
    /// So many rows it has at least: its first line, and how many more there are.
    fn least(&self) -> usize {
        self.lines.len().min(2)
    }

    fn place_of(&self, at: usize) -> Option<usize> {
        self.lines.iter().position(|line| *line == Line::Node(at))
    }

    /// So many of its lines, around the cursor where it is here.
    fn window(&self, share: usize, at: usize) -> Vec<Line> {
        let len = self.lines.len();
        if len <= share {
            return self.lines.clone();
        }
        let cursor = self.place_of(at).unwrap_or(0);
        // The row before the last is the cursor's, for the last says how many follow.
        let top = (cursor + 2).saturating_sub(share).min(len - share);
        let mut shown: Vec<Line> = self.lines.iter().skip(top).take(share).copied().collect();
        if top > 0 && share > 2 {
            let above = nodes(self.lines.iter().take(top + 1));
            shown.splice(..1, [Line::Above(above)]);
        }
        if top + share < len {
            let below = nodes(self.lines.iter().skip(top + share - 1)) + self.unread;
            shown.pop();
            shown.push(Line::More(below));
        }
        shown
    }

    fn rows(&self, lines: Vec<Line>) -> Vec<Row> {
        let row = |(i, line)| Row { level: self.level, head: i == 0, line };
        lines.into_iter().enumerate().map(row).collect()
    }
}

fn nodes<'l>(lines: impl Iterator<Item = &'l Line>) -> usize {
    lines.filter(|line| matches!(line, Line::Node(_))).count()
}

/// Everything, with a blank between the levels.
fn spaced(blocks: &[Block]) -> Vec<Row> {
    let mut rows = Vec::new();
    for block in blocks {
        if !rows.is_empty() {
            rows.push(Row { level: block.level, head: false, line: Line::Space });
        }
        rows.extend(block.rows(block.lines.clone()));
    }
    rows
}

/// Where not even the heads of all levels have room: the lines around the cursor.
fn scrolled(blocks: &[Block], at: usize, room: usize) -> Vec<Row> {
    let all: Vec<Row> = blocks.iter().flat_map(|block| block.rows(block.lines.clone())).collect();
    let cursor = all.iter().position(|row| row.line == Line::Node(at)).unwrap_or(0);
    let top = cursor.saturating_sub(room / 2).min(all.len().saturating_sub(room));
    all.into_iter().skip(top).take(room).collect()
}

/// How many rows each level gets: the least for all, then what the cursor's level wants, then a row each in turn.
fn shares(blocks: &[Block], at: usize, room: usize) -> Vec<usize> {
    let mut shares: Vec<usize> = blocks.iter().map(Block::least).collect();
    let mut free = room.saturating_sub(shares.iter().sum());
    for (block, share) in blocks.iter().zip(&mut shares).filter(|(block, _)| block.place_of(at).is_some()) {
        let more = (block.lines.len() - *share).min(free);
        *share += more;
        free -= more;
    }
    while free > 0 {
        let before = free;
        for (block, share) in blocks.iter().zip(&mut shares) {
            if free > 0 && *share < block.lines.len() {
                *share += 1;
                free -= 1;
            }
        }
        if free == before {
            break;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Kind;
    use crate::domain::record::Rec;
    use crate::domain::thread::{Break, Gap, Node, State, Via};

    fn node(kind: Kind, id: i64) -> Node {
        Node {
            rec: Rec { kind, id },
            key: format!("{id}"),
            title: String::new(),
            beside: None,
            state: State::None,
            owner: None,
            example: false,
            via: Via::Itself,
        }
    }

    fn thread(sizes: &[(Level, Kind, i64, usize)]) -> Thread {
        let step = |(level, kind, count, more): &(Level, Kind, i64, usize)| Step {
            level: *level,
            nodes: (0..*count).map(|id| node(*kind, id)).collect(),
            more: *more,
        };
        let of = Rec { kind: Kind::Target, id: 0 };
        Thread { of, steps: sizes.iter().map(step).collect(), breaks: Vec::new() }
    }

    fn lines(thread: &Thread, at: usize, room: usize) -> Vec<Line> {
        rows(thread, at, room).into_iter().map(|row| row.line).collect()
    }

    #[test]
    fn where_there_is_room_a_blank_parts_the_levels() {
        let thread = thread(&[
            (Level::Proposal, Kind::Proposal, 1, 0),
            (Level::Recommendation, Kind::Recommendation, 1, 0),
        ]);
        assert_eq!(lines(&thread, 0, 3), [Line::Node(0), Line::Space, Line::Node(1)]);
        assert_eq!(lines(&thread, 0, 2), [Line::Node(0), Line::Node(1)]);
    }

    #[test]
    fn every_level_stays_in_sight_and_the_one_with_the_cursor_unfolds() {
        let thread = thread(&[
            (Level::Proposal, Kind::Proposal, 9, 0),
            (Level::Recommendation, Kind::Recommendation, 4, 0),
            (Level::Target, Kind::Target, 1, 0),
        ]);
        let on_the_recommendation = lines(&thread, 9, 7);
        assert_eq!(on_the_recommendation.len(), 7);
        assert_eq!(on_the_recommendation[..2], [Line::Node(0), Line::More(8)]);
        assert_eq!(on_the_recommendation[2..6], [9, 10, 11, 12].map(Line::Node));
        assert_eq!(on_the_recommendation[6], Line::Node(13));
        let on_a_proposal = lines(&thread, 5, 7);
        assert!(on_a_proposal.contains(&Line::Node(5)) && on_a_proposal.contains(&Line::Node(13)));
    }

    #[test]
    fn what_is_hidden_is_counted_above_and_below_with_what_was_never_read() {
        let thread = thread(&[(Level::Proposal, Kind::Proposal, 200, 187)]);
        assert_eq!(lines(&thread, 0, 4).last(), Some(&Line::More(384)));
        let shown = lines(&thread, 100, 5);
        assert_eq!(shown.first(), Some(&Line::Above(98)));
        assert!(shown.contains(&Line::Node(100)));
        assert_eq!(shown.last(), Some(&Line::More(286)));
        assert_eq!(lines(&thread, 199, 5).last(), Some(&Line::More(187)));
    }

    #[test]
    fn the_cursor_is_in_sight_at_every_node_and_in_every_room() {
        let mut thread = thread(&[
            (Level::Origin, Kind::Meeting, 3, 0),
            (Level::Proposal, Kind::Proposal, 12, 5),
            (Level::Recommendation, Kind::Recommendation, 1, 0),
            (Level::Initiative, Kind::Initiative, 7, 0),
        ]);
        thread.breaks = (0..7)
            .map(|id| Break {
                gap: Gap::InitiativeWithoutTarget,
                rec: Rec { kind: Kind::Initiative, id },
                key: String::new(),
                title: String::new(),
                owner: None,
            })
            .collect();
        for room in 1..40 {
            for at in 0..23 {
                let shown = lines(&thread, at, room);
                assert!(shown.len() <= room && shown.contains(&Line::Node(at)), "{at} in {room}: {shown:?}");
            }
        }
    }
}

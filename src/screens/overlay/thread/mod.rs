//! The thread of a record as a page: the chain level by level with the record itself in it. State and keys; which lines
//! there is room for is in `fold`, drawing in `view`.

mod fold;
mod told;
pub mod view;

use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::domain::thread::{BreakCounts, Level, Node, Thread, Via};
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::key::{Code, Key};

use super::super::desk::Desk;
use super::super::motion::Motion;
use super::{Chosen, passed_on};

pub use view::plain;

/// How many nodes a page goes on.
const PAGE: usize = 8;

/// The page.
#[derive(Clone, Debug)]
pub struct ThreadPage {
    /// The record whose thread it is.
    pub of: Rec,
    /// The thread; `None` until it came.
    pub thread: Option<Thread>,
    /// How many breaks there are everywhere.
    pub breaks: Option<BreakCounts>,
    /// The node under the cursor, counted through all levels.
    pub at: usize,
}

impl ThreadPage {
    /// The page of a record, to be filled.
    pub fn of(rec: Rec) -> ThreadPage {
        ThreadPage { of: rec, thread: None, breaks: None, at: 0 }
    }

    /// Asks for what it shows.
    pub fn read(&self, desk: &mut Desk) {
        desk.ask(Query::Thread(self.of));
        desk.ask(Query::Breaks);
    }

    /// Takes a thread that was read, if it is this one; the cursor stays on its node, at first on the record itself.
    pub fn take(&mut self, thread: &Thread) {
        if thread.of != self.of {
            return;
        }
        let on = self.current().map(|(level, node)| (level, node.rec));
        self.thread = Some(thread.clone());
        let nodes = self.nodes();
        let same = on.and_then(|on| nodes.iter().position(|(level, node)| (*level, node.rec) == on));
        let itself = || nodes.iter().position(|(_, node)| node.via == Via::Itself);
        let at = match on {
            Some(_) => same.unwrap_or(self.at),
            None => itself().unwrap_or(0),
        };
        self.at = at.min(nodes.len().saturating_sub(1));
    }

    /// The nodes with their levels, from the citizens on.
    pub fn nodes(&self) -> Vec<(Level, &Node)> {
        let steps = self.thread.iter().flat_map(|thread| &thread.steps);
        steps.flat_map(|step| step.nodes.iter().map(|node| (step.level, node))).collect()
    }

    /// The node under the cursor.
    pub fn current(&self) -> Option<(Level, &Node)> {
        self.nodes().get(self.at).copied()
    }

    /// The record itself.
    pub fn itself(&self) -> Option<&Node> {
        self.nodes().into_iter().map(|(_, node)| node).find(|node| node.via == Via::Itself)
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        match (key.code, verb) {
            (Code::Left, _) => self.step_level(-1),
            (Code::Right, _) => self.step_level(1),
            _ if let Some(motion) = verb.and_then(Motion::of) => self.step(motion.rows(PAGE)),
            (_, Some(Action::Open)) => return self.opens().map_or(Chosen::Nothing, Chosen::Go),
            (_, Some(Action::Thread)) => return self.middle(),
            _ => return passed_on(key, verb, desk),
        }
        Chosen::Nothing
    }

    fn step(&mut self, by: isize) {
        let last = self.nodes().len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// To the first node of the next level, or of the one before.
    fn step_level(&mut self, by: isize) {
        let nodes = self.nodes();
        let levels: Vec<Level> = nodes.iter().map(|(level, _)| *level).collect();
        let Some(here) = levels.get(self.at) else { return };
        let next = levels.iter().skip(self.at).find(|level| *level > here);
        let before = levels.iter().take(self.at).rev().find(|level| *level < here);
        let to = if by > 0 { next } else { before };
        self.at = to.and_then(|to| levels.iter().position(|level| level == to)).unwrap_or(self.at);
    }

    /// The key of the record that Enter opens: of a submission, which has no page of its own, a proposal that came in it.
    fn opens(&self) -> Option<String> {
        let (_, node) = self.current()?;
        if node.rec.kind != Kind::Submission {
            return Some(node.key.clone());
        }
        let from_it = |(_, other): &(Level, &Node)| {
            other.rec.kind == Kind::Proposal && matches!(other.via, Via::From { rec, .. } if rec == node.rec)
        };
        match &node.via {
            Via::From { rec, key, .. } if rec.kind == Kind::Proposal => Some(key.clone()),
            _ => self.nodes().into_iter().find(from_it).map(|(_, proposal)| proposal.key.clone()),
        }
    }

    /// The node under the cursor becomes the middle.
    fn middle(&self) -> Chosen {
        match self.current() {
            Some((_, node)) if node.rec != self.of => Chosen::Thread(node.rec),
            _ => Chosen::Nothing,
        }
    }
}

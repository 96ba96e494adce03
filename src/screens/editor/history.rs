//! What one has typed and can take back, by words and by pastes, without a limit. What others wrote into the same text
//! is carried past it, so that only one's own edits are ever taken back.

use crate::screens::typing::Stroke;

use super::op::{Op, cross};

/// The edits that take back one step, in the order of application.
pub type Step = Vec<Op>;

/// Steps to take back, and steps that were.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    last: Option<Stroke>,
}

impl History {
    /// Remembers what takes back an edit; typing that goes on where it was joins the step before.
    pub fn remember(&mut self, stroke: Stroke, step: Step) {
        self.future.clear();
        let joined = stroke.joins(self.last) && self.join(&step);
        if !joined {
            self.past.push(step);
        }
        self.last = Some(stroke);
    }

    /// The next keys begin a step of their own.
    pub fn pause(&mut self) {
        self.last = None;
    }

    /// The newest step to take back.
    pub fn take_past(&mut self) -> Option<Step> {
        self.last = None;
        self.past.pop()
    }

    /// The newest step that was taken back.
    pub fn take_future(&mut self) -> Option<Step> {
        self.last = None;
        self.future.pop()
    }

    /// Keeps what does again a step that was taken back.
    pub fn undone(&mut self, step: Step) {
        self.future.push(step);
    }

    /// Keeps what takes back a step that was done again.
    pub fn redone(&mut self, step: Step) {
        self.past.push(step);
    }

    /// Somebody else has edited the text as it is now.
    pub fn foreign(&mut self, ops: &[Op]) {
        self.last = None;
        for steps in [&mut self.past, &mut self.future] {
            let mut theirs = ops.to_vec();
            for step in steps.iter_mut().rev() {
                (*step, theirs) = cross(std::mem::take(step), theirs);
                if theirs.is_empty() {
                    break;
                }
            }
        }
    }

    /// Makes one step of the newest one and this, where this one goes on at its place.
    fn join(&mut self, step: &[Op]) -> bool {
        let newest = self.past.last_mut().and_then(|step| step.first_mut());
        match (newest, step) {
            (Some(Op::Delete(typed)), [Op::Delete(more)]) if typed.end == more.start => {
                typed.end = more.end;
                true
            }
            (Some(Op::Insert(at, gone)), [Op::Insert(here, more)]) if here == at => {
                gone.push_str(more);
                true
            }
            (Some(Op::Insert(at, gone)), [Op::Insert(here, more)]) if here + more.len() == *at => {
                gone.insert_str(0, more);
                *at = *here;
                true
            }
            _ => false,
        }
    }
}

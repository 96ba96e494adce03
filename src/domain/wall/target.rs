//! A target as a wall shows it: its figures and how it is judged, without who set its light and why.

use super::super::board::{Aim, Board};
use super::super::target::{Because, Gauge, Series};
use super::shown;

/// A target on the wall.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its key.
    pub key: String,
    /// The target group, or what is measured where it is for everyone.
    pub name: String,
    /// What is measured; empty where that is its name.
    pub what: String,
    /// The area; may be empty.
    pub area: String,
    /// What its figures come to. The reason of a light that was set by hand is left out.
    pub gauge: Gauge,
    /// The figures that are judged.
    pub figures: Series,
}

impl Target {
    /// The target of the board as a wall may show it.
    pub(super) fn of(aim: &Aim, board: &Board) -> Target {
        let what = aim.indicator.as_ref().map(|indicator| indicator.text("title")).unwrap_or_default();
        let name = aim.name();
        let mut gauge = aim.gauge.clone();
        if let Because::Set { reason, .. } = &mut gauge.because {
            reason.clear();
        }
        Target {
            key: aim.record.key.clone(),
            name: shown(name, board),
            what: if what == name { String::new() } else { shown(what, board) },
            area: shown(aim.record.text("area"), board),
            gauge,
            figures: aim.judged(),
        }
    }
}

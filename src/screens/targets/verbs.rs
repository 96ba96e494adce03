//! What the verbs of the pane are about: a remark on a figure, new figures, trying another pace; the rest is that of any
//! record.

use crate::domain::board::Board;
use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::msg::action::Action;
use crate::text;

use super::super::desk::Desk;
use super::super::pane::{CardFor, Handled};
use super::trial::Trial;
use super::{Mode, Targets};

impl Targets {
    pub(super) fn verb(&mut self, action: Action, desk: &mut Desk) -> Handled {
        let Some(board) = desk.board.clone() else { return Handled::NotMine };
        match action {
            Action::WhatIf => self.try_out(&board, desk),
            Action::New if self.mode == Mode::List && self.aim(&board).is_some() => {
                Handled::Page(Action::Figures)
            }
            Action::New => Handled::Card(self.new_card(&board)),
            Action::Remark => self.remark(&board, desk),
            Action::Link | Action::Delete | Action::Edit | Action::Thread | Action::History => {
                self.verbs.action(action, self.targets(), desk)
            }
            _ => Handled::NotMine,
        }
    }

    /// What a verb is about: the marked targets, else the one under the cursor.
    pub(super) fn targets(&self) -> Vec<Rec> {
        let marked = if self.mode == Mode::List { self.pile.marked() } else { Vec::new() };
        let ids = if marked.is_empty() { self.pile.current().into_iter().collect() } else { marked };
        ids.into_iter().map(|id| Rec { kind: Kind::Target, id }).collect()
    }

    /// `+`: on the figure under the cursor; in the list on the newest figure of each target.
    fn remark(&mut self, board: &Board, desk: &mut Desk) -> Handled {
        let figure = |rec: Rec| {
            let aim = board.aim(rec)?;
            let period = if self.mode == Mode::Detail {
                self.chosen(aim)
            } else {
                aim.gauge.reading.map(|r| r.period)
            };
            aim.measured.get(&period?).copied()
        };
        let figures: Vec<Rec> = self.targets().into_iter().filter_map(figure).collect();
        match figures.is_empty() {
            true => Handled::No(text::no_figure_there(desk.lang)),
            false => self.verbs.action(Action::Remark, figures, desk),
        }
    }

    fn try_out(&mut self, board: &Board, desk: &Desk) -> Handled {
        let tried = self.aim(board).and_then(|aim| Trial::of(&aim.gauge));
        if tried.is_none() {
            return Handled::No(text::what_if_needs_plan(desk.lang));
        }
        if desk.at_home {
            return Handled::NotMine;
        }
        self.mode = Mode::Detail;
        self.trial = tried;
        Handled::Yes
    }

    /// A new figure of the target that fills the screen, for the period after the newest; without a target a new one.
    fn new_card(&self, board: &Board) -> CardFor {
        let Some(aim) = self.aim(board) else {
            return CardFor::New(Kind::Target, vec![(804, self.shown_year(board).to_string())]);
        };
        let value = |name: &str| aim.record.text(name).to_owned();
        let step = aim.series.rhythm();
        let next =
            aim.series.newest().map(|(p, _)| step.map_or_else(|| p.next(), |months| p.shifted(months)));
        let presets = [
            (901, value("indicator")),
            (902, value("group")),
            (903, value("area")),
            (904, next.map(|period| period.to_string()).unwrap_or_default()),
        ];
        CardFor::New(Kind::Measurement, presets.into_iter().filter(|(_, value)| !value.is_empty()).collect())
    }
}

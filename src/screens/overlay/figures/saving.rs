//! The figures that are typed, as one batch.

use std::collections::BTreeSet;

use crate::domain::board::Board;
use crate::domain::change::{Change, Outcome};
use crate::domain::failure::Failure;
use crate::domain::monthly::{self, Read, Series};
use crate::domain::period::Period;
use crate::text;

use super::super::super::desk::Desk;
use super::super::super::said;
use super::super::Chosen;
use super::draft::drop_draft;
use super::{Cell, Figures, Place};

impl Figures {
    /// Ctrl-S: everything that is typed as one batch, or a word about what is no figure.
    pub(super) fn save(&mut self, desk: &mut Desk) -> Chosen {
        let is_doubtful = desk.doubts(self.filled().map(|(_, cell)| cell.field.text()));
        let Some(board) = desk.board.clone().filter(|_| !is_doubtful && self.ticket.is_none()) else {
            return Chosen::Nothing;
        };
        match self.changes(&board, desk) {
            Err((place, why)) => {
                self.month = self.month.shifted(place.1.months_since(self.month));
                self.at = Some(place.0);
                desk.problem(why);
            }
            Ok((changes, _)) if changes.is_empty() => {
                drop_draft(desk);
                desk.say(text::nothing_changed(desk.lang));
                return Chosen::Close;
            }
            Ok((changes, periods)) => {
                let said = format!("{} · {}", saved(&periods, desk), text::can_undo(desk.lang));
                self.ticket = Some(desk.commit(changes, None, said));
            }
        }
        Chosen::Nothing
    }

    /// What became of a commit; says whether it was the form's and all of it went in.
    pub fn committed(&mut self, ticket: u64, result: &Result<Outcome, Failure>, desk: &mut Desk) -> bool {
        if self.ticket != Some(ticket) {
            return false;
        }
        self.ticket = None;
        let went_in = result.as_ref().is_ok_and(|outcome| outcome.conflicts.is_empty());
        if went_in {
            drop_draft(desk);
        }
        went_in
    }

    /// The changes that are typed and the period of each figure, or the first cell that is none and why.
    fn changes(&self, board: &Board, desk: &Desk) -> Result<(Vec<Change>, Vec<Period>), (Place, String)> {
        let (mut changes, mut periods) = (Vec::new(), Vec::new());
        let all = monthly::asked(board, self.year);
        let row = |series: &Series| all.iter().position(|asked| asked.series() == *series);
        let mut filled: Vec<(&Place, &Cell)> = self.filled().collect();
        filled.sort_by_key(|((series, period), _)| (*period, row(series)));
        for (place @ (series, period), cell) in filled {
            let Some(asked) = monthly::of_series(board, series) else { continue };
            let typed = cell.field.text().trim();
            match cell.read(&asked, *period, desk) {
                Read::Nothing | Read::Stands => {}
                Read::NoNumber => return Err((place.clone(), text::figures_is_no_number(desk.lang, typed))),
                Read::NotWhole => {
                    let why = text::figures_is_not_whole(desk.lang, typed, asked.unit());
                    return Err((place.clone(), why));
                }
                Read::New(version) => {
                    let at = changes.len();
                    changes.extend(monthly::changes(&asked, *period, version, desk.example, at));
                    periods.push(*period);
                }
            }
        }
        Ok((changes, periods))
    }
}

fn saved(periods: &[Period], desk: &Desk) -> String {
    let lang = desk.lang;
    let months: BTreeSet<i32> = periods.iter().map(|period| period.number()).collect();
    let n = said::count(lang, periods.len());
    match periods {
        [period] => text::figures_saved_one(lang, &period.words(lang)),
        [period, ..] if months.len() == 1 => text::figures_saved(lang, &n, &period.words(lang)),
        _ => text::figures_saved_months(lang, &n, &said::count(lang, months.len())),
    }
}

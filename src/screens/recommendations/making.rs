//! The card of a new recommendation or initiative: which of the two, and what stands on it from the start.

use crate::domain::board::{Board, Item};
use crate::domain::field::Kind;
use crate::domain::field::ids::recommendation::ANALYSIS;

use super::super::card::KEY;
use super::super::desk::Desk;
use super::super::pane::CardFor;
use super::Recommendations;

/// A new initiative where the cursor is among them, else a recommendation of the same analysis.
pub(super) fn card(pane: &Recommendations, desk: &Desk) -> CardFor {
    match pane.item(desk) {
        Some(item) if item.record.rec.kind == Kind::Initiative => CardFor::New(Kind::Initiative, Vec::new()),
        Some(item) => {
            let analysis = item.work.from.clone();
            let key = analysis.as_ref().zip(desk.board.as_deref()).map(|(of, all)| next_key(of, all));
            let presets = [key.map(|key| (KEY, key)), analysis.map(|of| (ANALYSIS, of))];
            CardFor::New(Kind::Recommendation, presets.into_iter().flatten().collect())
        }
        None => CardFor::New(Kind::Recommendation, Vec::new()),
    }
}

/// The number behind the highest that a recommendation of an analysis has: `A2-13`.
fn next_key(analysis: &str, board: &Board) -> String {
    let number = |item: &Item| item.work.key.strip_prefix(analysis)?.strip_prefix('-')?.parse::<u32>().ok();
    let highest = board.recommendations.iter().filter_map(number).max().unwrap_or(0);
    format!("{analysis}-{:02}", highest.saturating_add(1))
}

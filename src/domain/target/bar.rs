//! The bar of a gauge: left the baseline, right the year's target, whichever way the number goes.

use super::gauge::{Gauge, Standing};

/// So little of a cell that it is noise of the arithmetic.
const HAIR: f64 = 1e-9;

/// One cell of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// What has been done.
    Done,
    /// The last of what has been done, where the figure is provisional.
    Provisional,
    /// What is left.
    Rest,
    /// Where the plan stands now.
    Plan,
    /// The figure went the wrong way.
    Wrong,
}

/// The bar, `cells` wide; without a figure or a plan there is only rest.
pub fn bar(gauge: &Gauge, cells: usize) -> Vec<Cell> {
    let mut bar = vec![Cell::Rest; cells];
    let Some(standing) = &gauge.standing else { return bar };
    let plan = plan_cell(standing, cells);
    let filled = filled_cells(standing, cells);
    bar.iter_mut().take(filled).for_each(|cell| *cell = Cell::Done);
    let is_provisional = gauge.reading.is_some_and(|reading| reading.provisional);
    // The plan's mark hides what lies under it: the last cell that can be seen tells.
    let last = if filled == plan + 1 { plan.checked_sub(1) } else { filled.checked_sub(1) };
    put(&mut bar, last.filter(|_| is_provisional && filled > 0), Cell::Provisional);
    put(&mut bar, Some(plan), Cell::Plan);
    put(&mut bar, standing.wrong_way.then_some(0), Cell::Wrong);
    bar
}

/// Never the first cell, which tells whether anything has been done at all.
fn plan_cell(standing: &Standing, cells: usize) -> usize {
    let at = whole((standing.plan_share * as_real(cells) + HAIR).floor(), cells);
    at.max(1).min(cells.saturating_sub(1))
}

/// A cell is filled as soon as anything of it is done.
fn filled_cells(standing: &Standing, cells: usize) -> usize {
    whole((standing.done * as_real(cells) - HAIR).ceil(), cells)
}

fn whole(cells: f64, most: usize) -> usize {
    (cells.max(0.0) as usize).min(most)
}

fn as_real(cells: usize) -> f64 {
    cells as f64
}

fn put(bar: &mut [Cell], place: Option<usize>, cell: Cell) {
    if let Some(there) = place.and_then(|place| bar.get_mut(place)) {
        *there = cell;
    }
}

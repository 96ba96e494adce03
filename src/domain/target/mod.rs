//! The arithmetic of targets: what is asked, what the figures say, how far they are from the plan, and the light.
//!
//! A [`Goal`] is judged against a [`Series`] by a [`Rule`]; the [`Gauge`] that comes out holds every number that a
//! screen, a report or a file shows, so that all of them say the same.

mod bar;
mod figure;
mod gauge;
mod goal;
mod judge;
mod plan;
mod said;
mod unit;
mod what_if;

#[cfg(test)]
mod tests;

pub use bar::{Cell, bar};
pub use figure::{Figure, Series};
pub use gauge::{Because, Check, Gauge, Margin, Pace, Reading, Standing, gap_in_persons};
pub use goal::{Goal, Override, Rule};
pub use judge::{Month, judge, judged, months};
pub use plan::Plan;
pub use said::{Headline, headline, headline_short, sentence, sentence_short, wrong_way};
pub use unit::Unit;
pub use what_if::{Supposed, what_if};

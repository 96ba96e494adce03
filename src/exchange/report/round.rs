//! The monthly round: what the figures that came in last have done, the lights that changed first.

use super::{Facts, Part, Table, day, section};
use crate::domain::round::{Entry, Sort};
use crate::text::report as text;

/// All that it says.
pub(super) fn parts(facts: &Facts<'_>) -> Vec<Part> {
    let lang = facts.lang;
    let Some(round) = facts.round else { return vec![Part::Text(crate::text::round_none(lang))] };
    let mut parts = vec![Part::Text(crate::text::round_title(lang, &day(round.day, lang)))];
    if round.entries.is_empty() {
        parts.push(Part::Text(crate::text::round_nothing(lang)));
    }
    let row = |entry: &Entry| vec![entry.key.clone(), entry.name.clone(), entry.said(lang)];
    let columns = [(text::KEY, false), (text::TARGET, false), (text::WHAT_HAPPENED, false)];
    for sort in Sort::ALL {
        let rows: Vec<_> = round.of_sort(sort).map(row).collect();
        if !rows.is_empty() {
            parts.extend(section(sort.heading(lang), Table::of(&columns, lang).with(rows), String::new()));
        }
    }
    parts
}

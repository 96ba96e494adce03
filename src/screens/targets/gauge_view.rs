//! A gauge in a row: its bar, its figure, its target, its light and how new it is.

use crate::domain::board::Aim;
use crate::domain::choice::{Light, Missing, TargetKind};
use crate::domain::period::{Grain, Period};
use crate::domain::target::{Because, Cell, Gauge, bar};
use crate::domain::words;
use crate::text::{self, Lang, capital};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::picture;
use super::standing;

/// The fewest cells in which a bar says something.
pub(super) const LEAST_BAR: u16 = 6;

/// The sign of a light.
pub(super) fn sign(light: Light) -> char {
    match light {
        Light::OnTrack => '●',
        Light::AtRisk => '▲',
        Light::Behind => '■',
        Light::Unknown => '○',
    }
}

/// A light as sign and word, or as its sign where there is no more room.
pub(super) fn light_in(of: Light, cells: u16, lang: Lang) -> String {
    if cells < 3 { sign(of).to_string() } else { light(of, lang) }
}

/// A light as sign and word: `■ bagud`.
pub(super) fn light(light: Light, lang: Lang) -> String {
    format!("{} {}", sign(light), words::light(light).of(lang))
}

/// The heading of a light: `■ Bagud`.
pub(super) fn heading(light: Light, lang: Lang) -> String {
    format!("{} {}", sign(light), capital(words::light(light).of(lang)))
}

/// A light's colour: only what is behind calls.
pub(super) fn role(light: Light) -> Role {
    if light == Light::Behind { Role::Alert } else { Role::Strong }
}

/// Draws the bar of a gauge, or nothing where it would say nothing.
pub(super) fn draw_bar(gauge: &Gauge, x: u16, y: u16, cells: u16, canvas: &mut Canvas<'_>) {
    if cells < LEAST_BAR {
        return;
    }
    for (cell, x) in bar(gauge, usize::from(cells)).into_iter().zip(x..) {
        let (sign, role) = match cell {
            Cell::Done => ('█', Role::Text),
            Cell::Provisional => ('▒', Role::Text),
            Cell::Rest => ('·', Role::Dim),
            Cell::Plan => ('│', Role::Text),
            Cell::Wrong => ('◄', Role::Text),
        };
        canvas.sign(x, y, sign, role);
    }
}

/// The newest figure as a column shows it, of a relative target its distance from the comparison; or why there is none.
pub(super) fn value(aim: &Aim, lang: Lang) -> String {
    let Some(reading) = aim.gauge.reading else { return "–".to_owned() };
    match reading.value {
        Some(value) => number(aim, value, lang),
        None => missing(reading.missing, lang),
    }
}

/// The same with its unit, for a row among others that count something else.
pub(super) fn value_with_unit(aim: &Aim, lang: Lang) -> String {
    let plain = value(aim, lang);
    let unit = aim.record.get("unit").or_else(|| aim.indicator.as_ref().and_then(|i| i.get("unit")));
    match aim.gauge.reading.and_then(|reading| reading.value) {
        None => plain,
        Some(_) if standing::is_relative(aim) => text::difference_of(lang, &plain),
        Some(_) => format!("{plain} {}", unit.unwrap_or_default()),
    }
}

/// The target as a column shows it.
pub(super) fn target(aim: &Aim, lang: Lang) -> String {
    let goal = &aim.gauge.goal;
    match (&aim.gauge.plan, goal.value) {
        (Some(plan), _) => number(aim, plan.target, lang),
        (None, Some(value)) if goal.kind == TargetKind::Change => goal.unit.signed(value, lang),
        (None, Some(value)) => number(aim, value, lang),
        (None, None) => "–".to_owned(),
    }
}

/// A figure of a target as a column shows it.
pub(super) fn number(aim: &Aim, value: f64, lang: Lang) -> String {
    picture::number(&aim.gauge, value, lang)
}

/// What a column of figures had a year before the newest.
pub(super) fn year_ago(aim: &Aim) -> Option<f64> {
    aim.judged().value(aim.gauge.reading?.period.a_year_before())
}

/// Why there is no figure, in a word.
pub(super) fn missing(why: Option<Missing>, lang: Lang) -> String {
    match why {
        Some(Missing::Suppressed) => text::value_suppressed(lang),
        Some(Missing::Unpublished) => "–".to_owned(),
        Some(Missing::Absent) | None => text::value_absent(lang),
    }
}

/// How new the figure is: `tal til feb.`; one that is too old says how old.
pub(super) fn age(aim: &Aim, lang: Lang) -> String {
    let Some(reading) = aim.gauge.reading else { return String::new() };
    match aim.gauge.because {
        Because::TooOld { age, .. } => text::months_old(lang, age),
        _ if reading.period.year() == aim.gauge.goal.year => {
            text::figures_until(lang, &short(reading.period, lang))
        }
        _ => short_with_year(reading.period, aim.gauge.goal.year, lang),
    }
}

/// A period in a few letters, with its year where that is not `year`: `feb.`, `aug. 2019`, `4. kvt. 2022`.
pub(super) fn short_with_year(period: Period, year: i32, lang: Lang) -> String {
    let short = short(period, lang);
    if period.year() == year || period.grain() == Grain::Year {
        short
    } else {
        format!("{short} {}", period.year())
    }
}

/// A period in a few letters; four quarters by the one that they end with.
pub(super) fn short(period: Period, lang: Lang) -> String {
    last_part(period).short(lang)
}

/// A period in full; four quarters by the one that they end with.
pub(super) fn long(period: Period, lang: Lang) -> String {
    last_part(period).words(lang)
}

fn last_part(period: Period) -> Period {
    let nth = period.number().rem_euclid(12).unsigned_abs() / 3 + 1;
    let last = Period::new(Grain::Quarter, period.year(), nth);
    last.filter(|_| period.grain() == Grain::FourQuarters).unwrap_or(period)
}

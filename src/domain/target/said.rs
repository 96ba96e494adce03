//! A gauge in words: the headline, the sentence that says why the light is as it is, and the line for the home board.

use super::super::choice::{Light, Missing, TargetKind};
use super::super::period::Period;
use super::super::{dateform, number, words};
use super::gauge::{Because, Check, Gauge, Standing};
use super::unit::Unit;
use crate::text::{self, Lang};

/// The first line of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// `1.945 i februar (foreløbigt tal)`; short `1.945 i feb. (foreløbigt)`.
    pub value: String,
    /// `83 flere end planlagt`.
    pub plan: Option<String>,
    /// `225 over årets mål på 1.720`; short `mål 1.720`.
    pub target: Option<String>,
}

/// The headline where there is room.
pub fn headline(gauge: &Gauge, lang: Lang) -> Headline {
    Headline {
        value: newest(gauge, false, lang),
        plan: gauge.standing.map(|standing| against_plan(gauge, &standing, lang)),
        target: gauge.standing.map(|standing| against_target(gauge, &standing, lang)),
    }
}

/// The headline at 80 columns.
pub fn headline_short(gauge: &Gauge, lang: Lang) -> Headline {
    Headline {
        value: newest(gauge, true, lang),
        plan: gauge.standing.map(|standing| against_plan(gauge, &standing, lang)),
        target: short_target(gauge, lang),
    }
}

/// Why the light is as it is: `Derfor: 83 over linjen er mere end 20 pct. af den planlagte ændring på 340. …`.
pub fn sentence(gauge: &Gauge, lang: Lang) -> String {
    let reason = reason(gauge, true, lang);
    let said = match gauge.check {
        Check::Final => reason,
        Check::Agrees(period) => {
            format!("{reason} {}", text::same_light(lang, &capital(&in_year_of(gauge, period, lang))))
        }
        Check::Differs { decided_by, newest } => {
            let provisional = gauge.reading.map_or_else(String::new, |r| in_year_of(gauge, r.period, lang));
            let light = words::light(newest).of(lang);
            let rest = text::would_alone_be(lang, &capital(&provisional), light);
            format!("{} {reason} {rest}", text::decided_by(lang, &in_year_of(gauge, decided_by, lang)))
        }
        Check::Alone { newest: Light::AtRisk } => format!("{reason} {}", text::all_provisional(lang)),
        Check::Alone { .. } => format!("{reason} {}", text::all_provisional_so_watched(lang)),
    };
    text::because(lang, &said)
}

/// The same at 80 columns: `Derfor: 83 er mere end 20 pct. af den planlagte ændring på 340.`
pub fn sentence_short(gauge: &Gauge, lang: Lang) -> String {
    text::because(lang, &reason(gauge, false, lang))
}

/// `Sygedagpenge går den forkerte vej: +48 siden 2018`, where that is so.
pub fn wrong_way(name: &str, gauge: &Gauge, lang: Lang) -> Option<String> {
    let standing = gauge.standing.filter(|standing| standing.wrong_way)?;
    let unit = gauge.goal.unit.of_difference();
    let moved = with_unit(&unit, standing.since_baseline, signed(&unit, standing.since_baseline, lang), lang);
    let since = gauge.plan.as_ref()?.from.year().to_string();
    Some(text::goes_wrong_way(lang, name, &moved, &since))
}

/// The newest figure, its period, and whether it is provisional.
fn newest(gauge: &Gauge, is_short: bool, lang: Lang) -> String {
    let Some(reading) = gauge.reading else { return text::no_figure(lang) };
    let period =
        if is_short { reading.period.short(lang) } else { in_goal_year(gauge, reading.period, lang) };
    let Some(actual) = reading.actual.filter(|_| reading.value.is_some()) else {
        return text::in_period(lang, &missing(reading.missing, lang), &period);
    };
    let said = text::in_period(lang, &value(&gauge.goal.unit, actual, lang), &period);
    match (reading.provisional, is_short) {
        (false, _) => said,
        (true, false) => format!("{said} ({})", text::provisional_figure(lang)),
        (true, true) => format!("{said} ({})", text::provisional(lang)),
    }
}

fn missing(missing: Option<Missing>, lang: Lang) -> String {
    match missing.unwrap_or(Missing::Absent) {
        Missing::Absent => text::figure_absent(lang),
        Missing::Suppressed => text::figure_suppressed(lang),
        Missing::Unpublished => text::figure_unpublished(lang),
    }
}

/// `83 flere end planlagt`.
fn against_plan(gauge: &Gauge, standing: &Standing, lang: Lang) -> String {
    let unit = gauge.goal.unit.of_difference();
    let by = standing.deviation;
    if by == 0.0 {
        return text::as_planned(lang);
    }
    let amount = amount(&unit, by, lang);
    match (&unit, by > 0.0) {
        (Unit::Rank, _) if standing.worse_by > 0.0 => text::worse_than_planned(lang, &amount),
        (Unit::Rank, _) => text::better_than_planned(lang, &amount),
        (Unit::Counted(_), true) if by != 1.0 => text::more_of_them_than_planned(lang, &amount),
        (Unit::Counted(_), false) if by != -1.0 => text::fewer_than_planned(lang, &amount),
        (_, true) => text::more_than_planned(lang, &amount),
        (_, false) => text::less_than_planned(lang, &amount),
    }
}

/// `225 over årets mål på 1.720`; a relative goal is told by its comparison.
fn against_target(gauge: &Gauge, standing: &Standing, lang: Lang) -> String {
    let unit = &gauge.goal.unit;
    let (over, of) = match gauge.reading.and_then(|r| r.compared) {
        Some(compared) => (standing.value, text::the_comparison(lang, &value(unit, compared, lang))),
        None => (standing.over_target, this_years_target(unit, standing.value - standing.over_target, lang)),
    };
    match unit {
        _ if over == 0.0 => text::level_with(lang, &of),
        Unit::Rank => text::side_of(lang, &amount(unit, over, lang), &side(gauge, over, lang), &of),
        _ => text::side_of(lang, &amount(&unit.of_difference(), over, lang), &side(gauge, over, lang), &of),
    }
}

fn this_years_target(unit: &Unit, target: f64, lang: Lang) -> String {
    match unit {
        Unit::Rank => text::this_years_place(lang, &value(unit, target, lang)),
        _ => text::this_years_target(lang, &value(unit, target, lang)),
    }
}

/// `mål 1.720`; `sammenligning 2.890`.
fn short_target(gauge: &Gauge, lang: Lang) -> Option<String> {
    let unit = &gauge.goal.unit;
    if gauge.goal.kind == TargetKind::Relative {
        let compared = gauge.reading.and_then(|r| r.compared)?;
        return Some(text::comparison_short(lang, &value(unit, compared, lang)));
    }
    let target = unit.shown(gauge.plan.as_ref()?.target);
    Some(text::target_short(lang, &value(unit, target, lang)))
}

/// The rule that fired, with its numbers.
fn reason(gauge: &Gauge, is_long: bool, lang: Lang) -> String {
    match &gauge.because {
        Because::Set { reason, until, computed } => {
            let light = words::light(gauge.light).of(lang);
            let computed = words::light(*computed).of(lang);
            let set =
                text::light_set(lang, light, &dateform::plain(*until, lang), reason.trim_end_matches('.'));
            if is_long { format!("{set} {}", text::figures_alone_say(lang, computed)) } else { set }
        }
        Because::NoValue => text::target_without_value(lang),
        Because::NoBaseline => text::target_without_baseline(lang),
        Because::NoFigure => text::target_without_figure(lang),
        Because::NoComparison => text::target_without_comparison(lang),
        Because::Missing(period, why) => without_figure(*why, &in_goal_year(gauge, *period, lang), lang),
        Because::TooOld { period, age, limit } => {
            text::figure_too_old(lang, &period.words(lang), &age.to_string(), &limit.to_string())
        }
        Because::Reached(standing) => reached(gauge, standing, lang),
        Because::OnLine(standing) => on_line(gauge, standing, lang),
        Because::Within(standing) => text::no_more_than(
            lang,
            &off(gauge, standing, is_long, lang),
            &share(standing, lang),
            &base(gauge, standing, lang),
        ),
        Because::Beyond(standing) => text::more_than(
            lang,
            &off(gauge, standing, is_long, lang),
            &share(standing, lang),
            &base(gauge, standing, lang),
        ),
    }
}

fn without_figure(why: Missing, period: &str, lang: Lang) -> String {
    match why {
        Missing::Absent => text::figure_of_absent(lang, period),
        Missing::Suppressed => text::figure_of_suppressed(lang, period),
        Missing::Unpublished => text::figure_of_unpublished(lang, period),
    }
}

fn reached(gauge: &Gauge, standing: &Standing, lang: Lang) -> String {
    match gauge.goal.kind {
        TargetKind::Relative => text::reached_beside_comparison(lang),
        _ => {
            let target = standing.value - standing.over_target;
            text::is_reached(lang, &capital(&this_years_target(&gauge.goal.unit, target, lang)))
        }
    }
}

fn on_line(gauge: &Gauge, standing: &Standing, lang: Lang) -> String {
    if standing.deviation == 0.0 {
        return text::is_on_line(lang);
    }
    let amount = amount(&gauge.goal.unit.of_difference(), standing.deviation, lang);
    text::is_beside_line(lang, &amount, &side(gauge, standing.deviation, lang))
}

/// `83 over linjen`; short `83`.
fn off(gauge: &Gauge, standing: &Standing, is_long: bool, lang: Lang) -> String {
    let amount = amount(&gauge.goal.unit.of_difference(), standing.deviation, lang);
    match is_long {
        true => text::beside_line(lang, &amount, &side(gauge, standing.deviation, lang)),
        false => amount,
    }
}

/// On which side of a line or a target a figure lies. Of a place *over* would say nothing.
fn side(gauge: &Gauge, by: f64, lang: Lang) -> String {
    match (&gauge.goal.unit, by > 0.0) {
        (Unit::Rank, _) if gauge.goal.direction.worse_by(by) > 0.0 => text::worse_than(lang),
        (Unit::Rank, _) => text::better_than(lang),
        (_, true) => text::over(lang),
        (_, false) => text::under(lang),
    }
}

fn share(standing: &Standing, lang: Lang) -> String {
    number::brief(standing.margin.share * 100.0, lang)
}

/// What the margin is a share of: `den planlagte ændring på 340`.
fn base(gauge: &Gauge, standing: &Standing, lang: Lang) -> String {
    let (unit, of) = (&gauge.goal.unit, standing.margin.of);
    match standing.margin.of_change {
        true => text::planned_change(lang, &amount(&unit.of_difference(), of, lang)),
        false => text::target_of(lang, &value(unit, of, lang)),
    }
}

/// A figure with the unit that is part of it: `1.720`, `9,39 pct.`, `plads 95`.
fn value(unit: &Unit, value: f64, lang: Lang) -> String {
    let shown = number::brief(unit.shown(value), lang);
    match unit {
        Unit::Counted(_) => shown,
        Unit::Rank => text::place(lang, &shown),
        _ => with_unit(unit, value, shown, lang),
    }
}

/// The size of a difference with its unit: `83`, `2,3 procentpoint`, `2 pladser`.
fn amount(unit: &Unit, difference: f64, lang: Lang) -> String {
    with_unit(unit, difference, number::brief(unit.shown(difference.abs()), lang), lang)
}

fn signed(unit: &Unit, difference: f64, lang: Lang) -> String {
    let plus = if difference > 0.0 { "+" } else { "" };
    format!("{plus}{}", number::brief(unit.shown(difference), lang))
}

fn with_unit(unit: &Unit, number: f64, written: String, lang: Lang) -> String {
    match unit {
        Unit::Counted(_) => written,
        Unit::Percent => text::percent(lang, &written),
        Unit::Points => text::points(lang, &written),
        Unit::Rank if unit.shown(number).abs() == 1.0 => text::one_place(lang, &written),
        Unit::Rank => text::places(lang, &written),
        Unit::Other(word) => format!("{written} {word}").trim_end().to_owned(),
    }
}

/// A period with its year where that is not the goal's.
fn in_goal_year(gauge: &Gauge, period: Period, lang: Lang) -> String {
    if period.year() == gauge.goal.year { period.name(lang) } else { period.words(lang) }
}

/// A period with its year where that is not the newest figure's.
fn in_year_of(gauge: &Gauge, period: Period, lang: Lang) -> String {
    let year = gauge.reading.map(|reading| reading.period.year());
    if year == Some(period.year()) { period.name(lang) } else { period.words(lang) }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

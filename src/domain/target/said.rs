//! A gauge in words: the headline, the sentence that says why the light is as it is, and the line for the home board.

use super::super::choice::{Light, Missing, TargetKind};
use super::super::period::Period;
use super::super::{dateform, number, words};
use super::gauge::{Because, Check, Gauge, Standing};
use super::unit::Unit;
use crate::text::{self, Lang, capital};

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
    let [before, after] = checked(gauge, lang);
    text::because(lang, &joined(&[&before, &reason(gauge, true, lang), &after]))
}

/// The same at 80 columns: `Derfor: 83 er mere end 20 pct. af den planlagte ændring på 340.`
pub fn sentence_short(gauge: &Gauge, lang: Lang) -> String {
    let [before, after] = checked(gauge, lang);
    let reason = reason(gauge, false, lang);
    let is_contradicted =
        gauge.because.light() != gauge.light && !matches!(gauge.because, Because::Set { .. });
    text::because(lang, &if is_contradicted { after } else { joined(&[&before, &reason]) })
}

/// `Sygedagpenge går den forkerte vej: +48 siden 2018`, where that is so.
pub fn wrong_way(name: &str, gauge: &Gauge, lang: Lang) -> Option<String> {
    let standing = gauge.standing.filter(|standing| standing.wrong_way)?;
    let unit = &gauge.goal.unit;
    let moved = unit.moved(standing.since_baseline, lang);
    let since = gauge.plan.as_ref()?.from.year().to_string();
    Some(text::goes_wrong_way(lang, name, &moved, &since))
}

/// What stands before and after the reason because the newest figure is provisional.
fn checked(gauge: &Gauge, lang: Lang) -> [String; 2] {
    let named = |period| capital(&in_year_of(gauge, period, lang));
    let nothing = String::new;
    match gauge.check {
        _ if matches!(gauge.because, Because::Set { .. }) => [nothing(), nothing()],
        Check::Final => [nothing(), nothing()],
        Check::Agrees(period) => [nothing(), text::same_light(lang, &named(period))],
        Check::Differs { decided_by, newest } => {
            let provisional = gauge.reading.map_or_else(nothing, |reading| named(reading.period));
            let light = words::light(newest).of(lang);
            [text::decided_by(lang, &named(decided_by)), text::would_alone_be(lang, &provisional, light)]
        }
        Check::Alone { newest: Light::AtRisk } => [nothing(), text::all_provisional(lang)],
        Check::Alone { .. } => [nothing(), text::all_provisional_so_watched(lang)],
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// The newest figure, its period, and whether it is provisional.
fn newest(gauge: &Gauge, is_short: bool, lang: Lang) -> String {
    let Some(reading) = gauge.reading else { return text::no_figure(lang) };
    let period =
        if is_short { reading.period.short(lang) } else { in_goal_year(gauge, reading.period, lang) };
    let Some(actual) = reading.actual.filter(|_| reading.value.is_some()) else {
        return text::in_period(lang, &missing(reading.missing, lang), &period);
    };
    let said = text::in_period(lang, &gauge.goal.unit.figure(actual, lang), &period);
    match (reading.provisional, is_short) {
        (false, _) => said,
        (true, false) => format!("{said} ({})", text::provisional_figure(lang)),
        (true, true) => format!("{said} ({})", text::provisional(lang)),
    }
}

fn missing(missing: Option<Missing>, lang: Lang) -> String {
    words::missing(missing.unwrap_or(Missing::Absent)).of(lang).to_owned()
}

/// `83 flere end planlagt`.
fn against_plan(gauge: &Gauge, standing: &Standing, lang: Lang) -> String {
    let unit = &gauge.goal.unit;
    let by = standing.deviation;
    if by == 0.0 {
        return text::as_planned(lang);
    }
    let amount = unit.amount(by, lang);
    match (unit, by > 0.0) {
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
        Some(compared) => (standing.value, text::the_comparison(lang, &unit.figure(compared, lang))),
        None => (standing.over_target, this_years_target(unit, standing.value - standing.over_target, lang)),
    };
    match over == 0.0 {
        true => text::level_with(lang, &of),
        false => text::side_of(lang, &unit.amount(over, lang), &side(gauge, over, lang), &of),
    }
}

fn this_years_target(unit: &Unit, target: f64, lang: Lang) -> String {
    match unit {
        Unit::Rank => text::this_years_place(lang, &unit.figure(target, lang)),
        _ => text::this_years_target(lang, &unit.figure(target, lang)),
    }
}

/// `mål 1.720`; `sammenligning 2.890`.
fn short_target(gauge: &Gauge, lang: Lang) -> Option<String> {
    let unit = &gauge.goal.unit;
    if gauge.goal.kind == TargetKind::Relative {
        let compared = gauge.reading.and_then(|r| r.compared)?;
        return Some(text::comparison_short(lang, &unit.figure(compared, lang)));
    }
    let target = unit.shown(gauge.plan.as_ref()?.target);
    Some(text::target_short(lang, &unit.figure(target, lang)))
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
    let amount = gauge.goal.unit.amount(standing.deviation, lang);
    text::is_beside_line(lang, &amount, &side(gauge, standing.deviation, lang))
}

/// `83 over linjen`; short `83`.
fn off(gauge: &Gauge, standing: &Standing, is_long: bool, lang: Lang) -> String {
    let amount = gauge.goal.unit.amount(standing.deviation, lang);
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
        true => text::planned_change(lang, &unit.amount(of, lang)),
        false => text::target_of(lang, &unit.figure(of, lang)),
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

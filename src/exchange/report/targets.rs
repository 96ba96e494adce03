//! The targets of the year: a table of them all, and each with its sentence and its figures.

use super::{Facts, Part, Table, capital, moved, n, section};
use crate::domain::board::Aim;
use crate::domain::choice::Light;
use crate::domain::target::{Figure, Gauge, headline, sentence};
use crate::domain::words;
use crate::text::report as text;

/// How many periods of figures stand under a target: a year of months and the one before.
const FIGURES: usize = 13;

/// All that it says.
pub(super) fn parts(facts: &Facts<'_>) -> Vec<Part> {
    let lang = facts.lang;
    let year = facts.board.this_year();
    let mut aims: Vec<&Aim> = facts.board.targets.iter().filter(|aim| aim.gauge.goal.year == year).collect();
    aims.sort_by(|a, b| a.record.key.cmp(&b.record.key));
    let behind = aims.iter().filter(|aim| aim.gauge.light == Light::Behind).count();
    let so_many = text::so_many_targets(lang, &n(aims.len(), lang), &year.to_string(), &n(behind, lang));
    let mut parts = vec![Part::Text(so_many)];
    parts.extend(section(text::ALL_TARGETS.of(lang).to_owned(), overview(facts, &aims), text::none(lang)));
    parts.extend(moved::of_targets(facts));
    aims.iter().for_each(|aim| parts.extend(one(facts, aim)));
    parts
}

/// What a target is called: its key, its group and its area.
pub(super) fn called(aim: &Aim) -> String {
    let area = Some(aim.record.text("area")).filter(|area| !area.is_empty());
    [Some(aim.name()), area].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn overview(facts: &Facts<'_>, aims: &[&Aim]) -> Table {
    let lang = facts.lang;
    let row = |aim: &&Aim| {
        let (gauge, unit) = (&aim.gauge, &aim.gauge.goal.unit);
        let figure = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |v| unit.figure(v, lang));
        let plan = gauge.plan.as_ref();
        vec![
            aim.record.key.clone(),
            called(aim),
            figure(plan.map(|plan| plan.baseline)),
            figure(plan.map(|plan| plan.target).or(gauge.goal.value)),
            headline(gauge, lang).value,
            figure(gauge.standing.map(|standing| standing.plan_now)),
            words::light(gauge.light).of(lang).to_owned(),
        ]
    };
    let columns = [
        (text::KEY, false),
        (text::TARGET, false),
        (text::BASELINE, true),
        (text::GOAL, true),
        (text::LATEST, false),
        (text::PLAN_NOW, true),
        (text::LIGHT, false),
    ];
    Table::of(&columns, lang).with(aims.iter().map(row))
}

fn one(facts: &Facts<'_>, aim: &Aim) -> Vec<Part> {
    let (lang, gauge) = (facts.lang, &aim.gauge);
    let head = headline(gauge, lang);
    let said: Vec<String> = [Some(head.value), head.plan, head.target].into_iter().flatten().collect();
    let indicator = aim.indicator.as_ref().map(|i| i.text("title")).filter(|title| *title != aim.name());
    let mut parts = vec![Part::Heading(format!("{} {}", aim.record.key, called(aim)))];
    parts.extend(indicator.map(|title| Part::Text(title.to_owned())));
    let light = capital(words::light(gauge.light).of(lang));
    parts.push(Part::Text(format!("{light}: {}.", said.join(" · "))));
    parts.push(Part::Text(sentence(gauge, lang)));
    parts.extend(figures(facts, aim, gauge));
    parts
}

fn figures(facts: &Facts<'_>, aim: &Aim, gauge: &Gauge) -> Option<Part> {
    let lang = facts.lang;
    let (last, _) = aim.series.newest()?;
    let unit = &gauge.goal.unit;
    let said = |figure: &Figure| match (figure.value, figure.missing) {
        (Some(value), _) => unit.plain(value, lang),
        (None, Some(why)) => words::missing(why).of(lang).to_owned(),
        (None, None) => "–".to_owned(),
    };
    let row = |(period, figure): (crate::domain::period::Period, Option<&Figure>)| {
        let provisional = figure.filter(|figure| figure.provisional).map(|_| text::provisional(lang));
        let former = figure.and_then(|figure| figure.former).map(|former| unit.plain(former, lang));
        vec![
            period.words(lang),
            figure.map_or_else(|| "–".to_owned(), said),
            former.unwrap_or_default(),
            provisional.unwrap_or_default(),
        ]
    };
    let columns = [(text::PERIOD, false), (text::FIGURE, true), (text::FORMER, true), (text::NOTE, false)];
    let rows = aim.series.window(last, FIGURES).into_iter().map(row);
    Some(Part::Table(Table::of(&columns, lang).with(rows)))
}

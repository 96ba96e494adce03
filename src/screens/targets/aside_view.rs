//! What stands beside the chart of a target: how fast it moves, what it is compared with, and who is to move it.

use crate::domain::board::{Aim, Board, Compared, Item};
use crate::domain::period::Grain;
use crate::domain::target::{Gauge, Unit};
use crate::domain::words;
use crate::msg::action::Action;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::said;
use super::{gauge_view, standing};

/// The area that stands for the whole country.
const COUNTRY: &str = "Hele landet";
/// How many comparisons a narrow window shows.
const FEW: usize = 3;

/// A line: a heading, or a word with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Nothing.
    Blank,
    /// The name of what follows.
    Heading(String),
    /// A word and a number at the right end.
    Pair(String, String),
    /// Words.
    Dim(String),
}

/// Draws the lines; where they have no room, blank ones go first and then the last ones.
pub(super) fn draw(mut lines: Vec<Line>, indent: u16, canvas: &mut Canvas<'_>) {
    let room = usize::from(canvas.height());
    while lines.len() > room && lines.contains(&Line::Blank) {
        let blank = lines.iter().rposition(|line| *line == Line::Blank).unwrap_or_default();
        lines.remove(blank);
    }
    let w = canvas.width();
    for (line, y) in lines.iter().take(room).zip(0..) {
        match line {
            Line::Blank => {}
            Line::Heading(said) => drop(canvas.text(1, y, w.saturating_sub(1), said, Role::Strong)),
            Line::Dim(said) => drop(canvas.text(indent, y, w.saturating_sub(indent), said, Role::Dim)),
            Line::Pair(word, number) => {
                let x = canvas.right(w.saturating_sub(1), y, number, Role::Text);
                canvas.text(indent, y, x.saturating_sub(indent + 1), word, Role::Text);
            }
        }
    }
}

/// What stands beside the chart where there is room.
pub(super) fn long(aim: &Aim, gauge: &Gauge, board: &Board, desk: &Desk) -> Vec<Line> {
    let lang = desk.lang;
    let mut lines = vec![Line::Heading(text::pace(lang))];
    lines.extend(pace(gauge, lang));
    let compared = compared(aim, gauge, true, lang);
    if !compared.is_empty() {
        lines.extend([Line::Blank, Line::Heading(text::comparison(lang))]);
        lines.extend(compared);
    }
    lines.extend([Line::Blank, Line::Heading(text::initiatives_to_move_it(lang))]);
    lines.extend(initiatives(aim, board, lang));
    lines.push(Line::Dim(text::thread_shows_rest(lang, &desk.key(Action::Thread))));
    lines
}

/// The same in a narrow window.
pub(super) fn short(aim: &Aim, gauge: &Gauge, lang: Lang) -> Vec<Line> {
    let unit = &gauge.goal.unit;
    let mut lines = vec![Line::Heading(text::pace_short(lang))];
    match gauge.pace.per_month {
        Some(pace) => lines.push(Line::Pair(text::pace_now(lang), unit.signed(pace, lang))),
        None => lines.push(Line::Pair(text::pace_now(lang), text::no_pace(lang))),
    }
    if let Some(required) = gauge.pace.required {
        lines.push(Line::Pair(text::pace_required(lang), unit.signed(required, lang)));
    }
    if let Some(landing) = gauge.pace.landing.filter(|_| gauge.pace.required.is_some()) {
        lines.push(Line::Blank);
        lines.push(Line::Pair(text::landing_short(lang), gauge_view::number(aim, landing, lang)));
        let over = gauge.pace.over_target.unwrap_or_default();
        lines.push(Line::Pair(beside_target(gauge, over, lang), unit.plain(over.abs(), lang)));
    }
    let compared = compared(aim, gauge, false, lang);
    if !compared.is_empty() {
        lines.extend([Line::Blank, Line::Heading(text::comparison_heading_short(lang))]);
        lines.extend(compared.into_iter().take(FEW));
    }
    lines
}

fn pace(gauge: &Gauge, lang: Lang) -> Vec<Line> {
    let unit = &gauge.goal.unit;
    let is_yearly = gauge.reading.is_some_and(|reading| reading.period.grain() == Grain::Year);
    let last = if is_yearly { text::pace_last_year(lang) } else { text::pace_last_half_year(lang) };
    let a_month = |pace: f64| text::per_month(lang, &unit.signed(pace, lang));
    let mut lines = vec![Line::Pair(last, gauge.pace.per_month.map_or_else(|| text::no_pace(lang), a_month))];
    if let Some(required) = gauge.pace.required {
        lines.push(Line::Pair(text::pace_required(lang), a_month(required)));
    }
    if let (Some(landing), Some(over), Some(_)) =
        (gauge.pace.landing, gauge.pace.over_target, gauge.pace.required)
    {
        lines.push(Line::Pair(text::landing_in_december(lang), unit.plain(landing, lang)));
        let people = unit.is_people().then(|| text::persons(lang, &unit.plain(over.abs(), lang)));
        let amount = people.unwrap_or_else(|| unit.amount(over, lang));
        lines.push(Line::Pair(beside_target(gauge, over, lang), amount));
    }
    lines
}

/// On which side of the target the landing lies.
fn beside_target(gauge: &Gauge, over: f64, lang: Lang) -> String {
    let is_worse = gauge.standing.is_some_and(|s| s.over_target.signum() == over.signum() && !s.reached);
    match (&gauge.goal.unit, over) {
        (_, 0.0) => text::landing_on(lang),
        (Unit::Rank, _) if is_worse => text::landing_worse(lang),
        (Unit::Rank, _) => text::landing_better(lang),
        (_, over) if over > 0.0 => text::landing_over(lang),
        _ => text::landing_under(lang),
    }
}

/// What the figure is compared with: itself a year ago, then whatever stands beside it, of the same period where there
/// is one.
fn compared(aim: &Aim, gauge: &Gauge, is_long: bool, lang: Lang) -> Vec<Line> {
    let pick =
        |long: fn(Lang) -> String, short: fn(Lang) -> String| if is_long { long(lang) } else { short(lang) };
    let mut lines = Vec::new();
    if let Some(then) = gauge.year_ago {
        let is_month = gauge.reading.is_some_and(|reading| reading.period.grain() == Grain::Month);
        let long = if is_month { text::same_month_last_year } else { text::same_period_last_year };
        let said = gauge.goal.unit.plain(then, lang);
        lines.push(Line::Pair(pick(long, text::last_year_short), said));
    }
    let mut own: Option<(f64, Unit)> = None;
    for other in sorted(aim, is_long) {
        let Some(value) = value(gauge, other) else { continue };
        let unit = Unit::parse(other.indicator.text("unit"));
        let is_country = other.area == COUNTRY;
        let name = if is_country {
            pick(text::whole_country, text::country_short)
        } else {
            name(aim, other, &unit, is_long, lang)
        };
        let said = match unit {
            Unit::Percent => unit.figure(value, lang),
            Unit::Rank => place(&unit.plain(value, lang), other, lang),
            _ => unit.plain(value, lang),
        };
        lines.push(Line::Pair(name, said));
        // A share beside the whole country's says how far they are apart.
        match own.take().filter(|(_, of)| is_country && is_long && *of == unit) {
            Some((mine, unit)) => {
                lines.push(Line::Pair(text::difference_between(lang), unit.amount(mine - value, lang)));
            }
            None => own = (unit == Unit::Percent && !is_country).then_some((value, unit)),
        }
    }
    lines
}

/// The comparisons, shares before places; where there is little room, people and places before shares.
fn sorted(aim: &Aim, is_long: bool) -> Vec<&Compared> {
    let rank = |other: &&Compared| match Unit::parse(other.indicator.text("unit")) {
        Unit::Percent | Unit::Points if is_long => 1,
        Unit::Percent | Unit::Points => 3,
        Unit::Rank => 2,
        _ => 0,
    };
    let mut others: Vec<&Compared> = aim.compared.iter().filter(|other| is_comparable(other, aim)).collect();
    others.sort_by_key(|other| (rank(other), other.indicator.key.clone(), other.area == COUNTRY));
    others
}

/// The number of people in the whole country says nothing about those of one municipality.
fn is_comparable(other: &Compared, aim: &Aim) -> bool {
    let counts = matches!(Unit::parse(other.indicator.text("unit")), Unit::Counted(_));
    !(counts && other.area == COUNTRY && aim.record.text("area") != COUNTRY)
}

/// The value of the newest figure's period, else the newest before it.
fn value(gauge: &Gauge, other: &Compared) -> Option<f64> {
    let period = gauge.reading?.period;
    other.series.value(period).or_else(|| other.series.until(period).newest()?.1.value)
}

/// What a comparison is called: the part of its title that the target's own does not have, such as `forventet niveau`;
/// in a narrow window its first word.
fn name(aim: &Aim, other: &Compared, unit: &Unit, is_long: bool, lang: Lang) -> String {
    let own = aim.indicator.as_ref().map(|i| i.text("title")).unwrap_or_default();
    let title = other.indicator.text("title");
    let rest = title.strip_prefix(own).unwrap_or(title).trim_start_matches([',', ':', ' ']);
    match (rest.split_whitespace().next(), unit) {
        (None, _) => title.to_owned(),
        (Some(_), Unit::Rank) => text::place_label(lang),
        (Some(_), _) if is_long => rest.to_owned(),
        (Some(_), Unit::Percent) => text::share_short(lang),
        (Some(first), _) => first.to_owned(),
    }
}

/// `95 af 98` where the title says among how many: `plads blandt 98 kommuner`; else `95`.
fn place(place: &str, other: &Compared, lang: Lang) -> String {
    let mut words = other.indicator.text("title").split_whitespace();
    let among = words.find(|word| *word == "blandt").and_then(|_| words.next());
    match among.filter(|word| word.parse::<u32>().is_ok()) {
        Some(all) => text::place_of(lang, place, all),
        None => place.to_owned(),
    }
}

fn initiatives(aim: &Aim, board: &Board, lang: Lang) -> Vec<Line> {
    let line = |item: &Item| {
        let state =
            format!("{} {}", said::sign(item.work.state), words::implementation(item.work.state).of(lang));
        Line::Pair(format!("{} {}", item.work.key, item.work.title), state)
    };
    let lines: Vec<Line> = standing::movers(board, aim).map(line).collect();
    if lines.is_empty() { vec![Line::Dim(text::no_initiative_moves_it(lang))] } else { lines }
}

//! Tests of the chart: what stands in which cell.
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::theme::Theme;
use super::*;

const MONTHS: [&str; 12] =
    ["jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."];

/// Two years with a straight line from `from` in the month before to `to` in the last.
fn chart(from: f64, to: f64, figures: &[f64], roomy: bool) -> Chart {
    let at = |month: f64| from + (to - from) * month / 24.0;
    let point =
        |(month, value): (usize, &f64)| Point { month, value: *value, mark: Mark::Settled, noted: false };
    Chart {
        first: (2019, 1),
        months: 24,
        line: (0..26).map(|n| Some(at(f64::from(n).min(24.0)))).collect(),
        points: figures.iter().enumerate().map(point).collect(),
        least: 1.0,
        falls: to < from,
        names: MONTHS.map(str::to_owned).to_vec(),
        roomy,
        ..Chart::default()
    }
}

fn drawn(chart: &Chart, width: u16, height: u16) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(chart, &|value| format!("{value:.0}"), &mut Canvas::new(&mut buffer, Theme::Dark));
    let row = |y| (0..width).map(|x| buffer.cell((x, y)).unwrap().symbol()).collect::<String>();
    (0..height).map(|y| row(y).trim_end().to_owned()).collect()
}

#[test]
fn the_plan_is_a_line_and_the_figures_are_dots() {
    let chart = chart(80.0, 56.0, &[78.0, 76.0, 76.0], false);
    let expected = [
        " 80 │───",
        "    │ ● ●─●───",
        " 74 │         ──────",
        "    │               ──────",
        " 68 │                     ──────",
        "    │                           ──────",
        " 62 │                                 ──────",
        "    │                                       ──────",
        " 56 │                                             ────",
        "    └─────────────────────────────────────────────────",
        "     jan. 2019   jul.        jan. 2020   jul.",
        "",
    ];
    assert_eq!(drawn(&chart, 55, 12), expected);
}

#[test]
fn a_rising_line_mirrors_a_falling_one() {
    let falling = drawn(&chart(80.0, 56.0, &[], false), 55, 12);
    let rising = drawn(&chart(56.0, 80.0, &[], false), 55, 12);
    let line = |row: &String| row.chars().skip(5).collect::<String>();
    let upside_down: Vec<String> = rising.iter().take(9).rev().map(line).collect();
    let plain: Vec<String> = falling.iter().take(9).map(line).collect();
    // Halves are rounded upwards in both, so that a corner may lie one cell further.
    for (one, other) in plain.iter().zip(&upside_down) {
        assert!(one.trim_end().len().abs_diff(other.trim_end().len()) <= 3, "{plain:#?} {upside_down:#?}");
    }
}

#[test]
fn a_month_without_a_figure_is_a_gap() {
    let mut chart = chart(80.0, 56.0, &[75.0, 75.0, 75.0, 75.0], false);
    chart.line = Vec::new();
    chart.points.remove(2);
    let rows = drawn(&chart, 55, 12);
    assert!(rows.iter().any(|row| row.ends_with("│ ● ●   ●")), "{rows:#?}");
}

#[test]
fn what_is_noted_stands_above_its_point_or_below_where_that_is_the_highest() {
    let mut chart = chart(80.0, 56.0, &[80.0, 60.0], false);
    chart.line = Vec::new();
    chart.points.iter_mut().for_each(|point| point.noted = true);
    let rows = drawn(&chart, 55, 12);
    assert!(rows[0].contains("│ ●") && rows[1].contains("│ ∆"), "{rows:#?}");
    let low = rows.iter().position(|row| row.contains('●') && !row.contains("│ ●")).unwrap();
    assert!(rows[low - 1].contains('∆'), "{rows:#?}");
}

#[test]
fn the_ends_carry_their_numbers_where_there_is_room() {
    let mut chart = chart(80.0, 56.0, &[78.0], true);
    chart.points.push(Point { month: 23, value: 70.0, mark: Mark::Continued, noted: false });
    let end = |value: f64| End { value, said: format!("{value:.0}") };
    chart.ends = vec![end(56.0), end(70.0)];
    let rows = drawn(&chart, 84, 18);
    let dot = rows.iter().position(|row| row.contains('∙')).unwrap();
    assert!(rows[dot - 1].ends_with("70"), "{rows:#?}");
    let line_end = rows.iter().rposition(|row| row.trim_end().ends_with("──") && !row.contains('└')).unwrap();
    assert!(rows[line_end + 1].ends_with("56") || rows[line_end - 1].ends_with("56"), "{rows:#?}");
}

#[test]
fn in_a_narrow_window_the_newest_months_are_left() {
    let chart = chart(80.0, 56.0, &[78.0], false);
    let rows = drawn(&chart, 26, 10);
    assert!(rows.iter().any(|row| row.contains("jan. 2020")), "{rows:#?}");
    assert!(!rows.iter().any(|row| row.contains('●')));
}

#[test]
fn no_window_is_too_small_to_draw_in() {
    for (width, height) in (1..60).flat_map(|w| (1..24).map(move |h| (w, h))) {
        for roomy in [true, false] {
            drawn(&chart(80.0, 56.0, &[78.0, 1e9], roomy), width, height);
        }
    }
    drawn(&Chart::default(), 40, 12);
}

//! The figures as they stand on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rusqlite::params;
use tavle::text::Lang;
use tavle::ui::canvas::Canvas;
use tavle::ui::digits::{self, Height};
use tavle::ui::theme::{Role, Theme};

use super::file::File;
use super::{decide, demo, wall, work_on};
use crate::stage::Stage;

/// `1.945`
fn danish(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut said = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n) % 3 == 0 {
            said.push('.');
        }
        said.push(digit);
    }
    said
}

/// The rows of a large figure.
fn large(figure: &str, height: Height) -> Vec<String> {
    let (wide, high) = (digits::width(figure, height), height.rows());
    let mut buffer = Buffer::empty(Rect::new(0, 0, wide, high));
    digits::draw(figure, height, 0, 0, Role::Accent, &mut Canvas::new(&mut buffer, Theme::Dark));
    (0..high).map(|y| (0..wide).map(|x| buffer[(x, y)].symbol()).collect()).collect()
}

/// Whether a large figure stands at the left of the page.
fn has_large(screen: &str, figure: &str, height: Height) -> bool {
    let lines: Vec<Vec<char>> = screen.lines().map(|line| line.chars().collect()).collect();
    let rows = large(figure, height);
    let gap = usize::from(height.stroke());
    let stands = |top: usize, left: usize| {
        rows.iter().enumerate().all(|(n, row)| {
            let line: String = lines[top + n].iter().skip(left).collect();
            let (before, row) = (lines[top + n].iter().take(left).all(|c| *c == ' '), row.trim_end());
            let after = line.strip_prefix(row).map(|rest| rest.chars().take(gap).all(|c| c == ' '));
            before && after == Some(true)
        })
    };
    (0..lines.len().saturating_sub(rows.len())).any(|top| (0..20).any(|left| stands(top, left)))
}

/// The words of a page without its large figures and bars, in one line.
fn words(screen: &str) -> String {
    screen.replace('█', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_figures_that_stand_on_the_screen_are_those_of_sql() {
    let (_folder, path) = demo();
    work_on(&path, "2020-04-20");
    decide(&path, "2020-04-20");
    let file = File::open(&path, "2020-04-20");
    let mut stage = Stage::on(&path, (120, 36), Lang::Da, "HL");
    stage.keys("f5 1 enter home");
    let done =
        file.number("SELECT count(*) FROM recommendation WHERE gone IS NULL AND implementation = 'verified'");
    assert!(has_large(&stage.screen(), &done.to_string(), Height::Seven), "{done}\n{}", stage.screen());
    let by_group = file.targets();
    for (key, figures) in &by_group {
        let name: String = file
            .conn
            .query_row("SELECT \"group\" FROM target WHERE key = ?1", params![key], |row| row.get(0))
            .unwrap();
        stage.keys("home");
        let heading = format!("{} ·", name.to_uppercase());
        let found = (0..by_group.len() + 1).any(|_| {
            stage.keys("right");
            stage.screen().contains(&heading)
        });
        assert!(found, "no page {heading}");
        let screen = stage.screen();
        let Some(value) = figures.value else { continue };
        assert!(has_large(&screen, &danish(value), Height::Seven), "{value}\n{screen}");
        let said = words(&screen);
        for number in [value - figures.plan_now.unwrap(), figures.target].map(danish) {
            assert!(said.contains(&number), "{key} {number}\n{screen}");
        }
    }
    let mut stage = Stage::on(&path, (80, 24), Lang::Da, "HL");
    stage.keys("f5 2 enter home");
    let team = wall(&path, "2020-04-20").1;
    for page in &team.pages {
        let figure = page.figure().to_string();
        assert!(has_large(&stage.screen(), &figure, Height::Five), "{figure}\n{}", stage.screen());
        stage.keys("pgdn");
    }
}

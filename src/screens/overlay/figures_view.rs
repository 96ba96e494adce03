//! Draws the form of a month's figures: a row a series, what is known, what is typed and how it is read.

use crate::domain::change::Version;
use crate::domain::choice::{Choice, Missing};
use crate::domain::monthly::{self, Asked, Read};
use crate::domain::period::Period;
use crate::domain::target::{Figure, Unit};
use crate::domain::words;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::super::desk::Desk;
use super::super::{frame, said};
use super::figures::{Figures, Row};

/// The cells that one types in, and the first row of the list.
const CELL: u16 = 10;
const TOP: u16 = 4;
/// The rows below the list: a rule, the row under the cursor in full, the message row and the keys.
const BELOW: u16 = 5;
/// From this width on the columns stand further apart.
const WIDE: u16 = 100;

/// Where the columns stand.
struct Columns {
    /// Where the newest earlier figure ends.
    before: u16,
    /// Where the cell begins.
    cell: u16,
    /// Where begins how it was read.
    read: u16,
}

impl Columns {
    fn of(width: u16) -> Columns {
        if width < WIDE {
            Columns { before: 39, cell: 41, read: 53 }
        } else {
            Columns { before: 62, cell: 65, read: 78 }
        }
    }
}

/// Draws the form, down to above the message row.
pub fn draw(form: &Figures, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let lang = desk.lang;
    let columns = Columns::of(w);
    frame::draw_title(desk, canvas);
    canvas.text(1, 1, w, &text::figures_title(lang, &form.month.words(lang)), Role::Here);
    canvas.right(w.saturating_sub(1), 1, &typed(form, desk), Role::Dim);
    canvas.rule(2, &[]);
    canvas.text(2, 3, columns.before, &text::column_target(lang), Role::Dim);
    canvas.right(columns.before, 3, &text::figures_head_before(lang), Role::Dim);
    canvas.text(columns.cell, 3, CELL, &text::row_figure(lang), Role::Dim);
    canvas.text(columns.read, 3, w, &text::figures_head_read(lang), Role::Dim);
    let keys =
        text::figures_keys(lang, &months_keys(desk), &desk.key(crate::msg::action::Action::Provisional));
    canvas.text(1, h.saturating_sub(1), w.saturating_sub(2), &keys, Role::Dim);
    let Some(board) = desk.board.clone() else { return };
    let rows = form.rows(&board);
    let room = usize::from(h.saturating_sub(TOP + BELOW)).max(1);
    let here = rows.iter().position(|row| row.is_here).unwrap_or_default();
    for (row, y) in rows.iter().skip((here + 1).saturating_sub(room)).take(room).zip(TOP..) {
        draw_row(row, &columns, y, desk, canvas);
    }
    canvas.rule(h.saturating_sub(BELOW), &[]);
    if let Some(row) = rows.get(here) {
        for (line, y) in below(row, desk).iter().zip(h.saturating_sub(BELOW - 1)..) {
            canvas.text(2, y, w.saturating_sub(3), line, Role::Text);
        }
    }
}

fn months_keys(desk: &Desk) -> String {
    use crate::msg::action::Action;
    format!("{} {}", desk.key(Action::PageUp), desk.key(Action::PageDown))
}

/// How much is typed and not saved.
fn typed(form: &Figures, desk: &Desk) -> String {
    let n = |n: usize| said::count(desk.lang, n);
    match form.count() {
        (0, _) => String::new(),
        (all, 0) => text::figures_typed(desk.lang, &n(all)),
        (all, others) => text::figures_elsewhere(desk.lang, &n(all), &n(others)),
    }
}

fn draw_row(row: &Row<'_>, columns: &Columns, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    let room = w.saturating_sub(columns.read + 1);
    let before = before(row, desk.lang);
    let end = columns.before.saturating_sub(u16::try_from(width(&before)).unwrap_or(0));
    let role = match row.asked.is_compared {
        _ if row.is_here => Role::Strong,
        true => Role::Dim,
        false => Role::Text,
    };
    canvas.text(2, y, end.saturating_sub(3), &name(row), role);
    canvas.right(columns.before, y, &before, Role::Dim);
    if row.is_here {
        canvas.sign(0, y, '▌', Role::Accent);
    }
    let Some(period) = row.period else {
        canvas.text(columns.cell, y, w, &text::figures_none_then(desk.lang), Role::Dim);
        return;
    };
    let typed = row.cell.map(|cell| cell.field.text()).unwrap_or_default();
    let stands = row.asked.figures.get(period);
    let (shown, role) = match (typed, stands) {
        ("", Some(figure)) => (short(figure, row, desk.lang), Role::Dim),
        ("", None) => ("_".repeat(usize::from(CELL)), Role::Dim),
        _ => (typed.to_owned(), Role::Strong),
    };
    canvas.text(columns.cell, y, CELL, &shown, role);
    if row.is_here {
        let place = row.cell.map_or(0, |cell| width(cell.field.before()));
        canvas.cursor(columns.cell + u16::try_from(place).unwrap_or(0).min(CELL), y);
    }
    let (said, role) = read(row, stands, desk);
    canvas.text(columns.read, y, room, &said, role);
}

/// The series in the words that tell it from the others first.
fn name(row: &Row<'_>) -> String {
    let Asked { group, area, indicator, .. } = row.asked;
    let title = indicator.text("title");
    let parts = match row.asked.is_compared {
        true => [indicator.key.as_str(), group, area, title],
        false => [group, title, area, ""],
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The newest earlier figure and its month.
fn before(row: &Row<'_>, lang: Lang) -> String {
    let Some((period, value)) = row.period.and_then(|period| monthly::before(&row.asked, period)) else {
        return "–".to_owned();
    };
    let is_other_year = row.period.is_some_and(|here| here.year() != period.year());
    let year = if is_other_year { format!(" {}", period.year()) } else { String::new() };
    format!("{} {}{year}", unit(row).plain(value, lang), ends(period, lang))
}

/// The month that a period ends with.
fn ends(period: Period, lang: Lang) -> String {
    Period::month_of(period.ends()).short(lang)
}

fn unit(row: &Row<'_>) -> Unit {
    Unit::parse(row.asked.unit())
}

/// What stands, as a cell shows it.
fn short(figure: &Figure, row: &Row<'_>, lang: Lang) -> String {
    match (figure.value, figure.missing) {
        (Some(value), _) => unit(row).plain(value, lang),
        (None, Some(Missing::Suppressed)) => text::value_suppressed(lang),
        (None, Some(Missing::Unpublished)) => "–".to_owned(),
        (None, _) => text::value_absent(lang),
    }
}

/// What is typed, as it is read; where nothing is typed, what more is to be said of what stands.
fn read(row: &Row<'_>, stands: Option<&Figure>, desk: &Desk) -> (String, Role) {
    let lang = desk.lang;
    match row.read(desk) {
        Read::NoNumber => (text::figures_no_number(lang), Role::Alert),
        Read::NotWhole => (text::figures_not_whole(lang), Role::Alert),
        Read::Stands => (text::figures_stands(lang), Role::Dim),
        Read::Nothing => (stands.map(|figure| remarks(figure, row, lang)).unwrap_or_default(), Role::Dim),
        Read::New(version) => (told(&version, stands, row, lang), Role::Text),
    }
}

/// Whether what stands is provisional, and what it was before.
fn remarks(figure: &Figure, row: &Row<'_>, lang: Lang) -> String {
    let former = figure.former.map(|former| text::figures_revised(lang, &unit(row).plain(former, lang)));
    let provisional = figure.provisional.then(|| text::provisional(lang));
    former.into_iter().chain(provisional).collect::<Vec<_>>().join(" · ")
}

/// A figure that is to be written.
fn told(version: &Version, stands: Option<&Figure>, row: &Row<'_>, lang: Lang) -> String {
    let value = version.value.as_deref().and_then(|value| value.parse().ok());
    let why = version.missing.as_deref().and_then(Missing::parse);
    let figure = match (value, why) {
        (Some(value), _) => unit(row).plain(value, lang),
        (None, why) => words::missing(why.unwrap_or(Missing::Absent)).of(lang).to_owned(),
    };
    let was = stands.filter(|stands| stands.value != value || stands.missing != why);
    let revised = was.map(|stands| text::figures_revised(lang, &short(stands, row, lang)));
    let provisional = version.provisional.then(|| text::provisional(lang));
    let notes = revised.into_iter().chain(provisional).collect::<Vec<_>>().join(" · ");
    format!("{figure} {notes}").trim_end().to_owned()
}

/// The row under the cursor in full: which series, and what is typed in it or how to.
fn below(row: &Row<'_>, desk: &Desk) -> [String; 2] {
    let lang = desk.lang;
    let counted = match row.asked.unit() {
        "" => name(row),
        unit => format!("{} ({unit})", name(row)),
    };
    let counted = match row.asked.is_compared {
        true => text::figures_compared(lang, &counted),
        false => counted,
    };
    let Some(period) = row.period else { return [counted, text::figures_none_then(lang)] };
    let stands = row.asked.figures.get(period);
    let typed = row.cell.map(|cell| cell.field.text().trim()).unwrap_or_default();
    let said = match row.read(desk) {
        Read::Nothing => match stands {
            Some(figure) => {
                let stands = format!("{} {}", short(figure, row, lang), remarks(figure, row, lang));
                text::figures_stands_how(lang, stands.trim_end())
            }
            None => text::figures_how(lang),
        },
        Read::Stands => text::figures_stands(lang),
        Read::NoNumber => text::figures_is_no_number(lang, typed),
        Read::NotWhole => text::figures_is_not_whole(lang, typed, row.asked.unit()),
        Read::New(version) => {
            let moved = moved(&version, row, period, lang).map(|moved| format!(" · {moved}"));
            format!("{}{}", told(&version, stands, row, lang), moved.unwrap_or_default())
        }
    };
    [counted, said]
}

/// How far a figure lies from the newest earlier one.
fn moved(version: &Version, row: &Row<'_>, period: Period, lang: Lang) -> Option<String> {
    let value: f64 = version.value.as_deref()?.parse().ok()?;
    let (earlier, was) = monthly::before(&row.asked, period)?;
    Some(text::figures_since(lang, &unit(row).moved(value - was, lang), &ends(earlier, lang)))
}

/// The form as plain lines.
pub fn plain(form: &Figures, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let mut lines = vec![format!("{}.", text::figures_title(lang, &form.month.words(lang)))];
    let Some(board) = desk.board.clone() else { return lines };
    for row in form.rows(&board) {
        let stands = row.period.and_then(|period| row.asked.figures.get(period));
        let value = stands.map(|figure| short(figure, &row, lang)).unwrap_or_default();
        let (read, _) = read(&row, stands, desk);
        let said = if row.cell.is_some() { read } else { format!("{value} {read}") };
        lines.push(format!("{}: {}. {}", name(&row), before(&row, lang), said.trim()).trim_end().to_owned());
    }
    lines
}

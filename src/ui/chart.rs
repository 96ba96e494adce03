//! A chart of a line and of points over months, out of signs that every terminal has. The scale begins near the data and
//! says so by its numbers; a month without a point is a gap.

use super::canvas::Canvas;
use super::scale::Scale;
use super::theme::Role;
use super::wrap::width;

/// What a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A figure that is final.
    Settled,
    /// A figure that may still be revised.
    Provisional,
    /// What would come if it went on like this.
    Continued,
}

/// A point of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Its month, counted from the chart's first.
    pub month: usize,
    /// Its value.
    pub value: f64,
    /// What it is.
    pub mark: Mark,
    /// Whether there is something to say about it.
    pub noted: bool,
}

/// A number that stands where a line or a row of points ends.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// The value, in the last month.
    pub value: f64,
    /// How it is written.
    pub said: String,
}

/// What a chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The year of the first month, and which month of it that is (1 to 12).
    pub first: (i32, u32),
    /// How many months it has.
    pub months: usize,
    /// The line by months: the first value is of the month before the chart's first, the last of the one after its last.
    pub line: Vec<Option<f64>>,
    /// The points, in any order; a later one lies over an earlier one.
    pub points: Vec<Point>,
    /// The numbers where it ends.
    pub ends: Vec<End>,
    /// The smallest step between two numbers of the scale.
    pub least: f64,
    /// Whether the line falls: then the scale begins at its top.
    pub falls: bool,
    /// The month under the cursor.
    pub chosen: Option<usize>,
    /// The short names of the twelve months.
    pub names: Vec<String>,
    /// What the signs mean.
    pub legend: Vec<String>,
    /// Whether there is room for a row above, a row of years and wide margins.
    pub roomy: bool,
}

/// Where the parts of a chart lie.
struct Frame {
    /// Rows above the plot.
    head: u16,
    /// Rows of the plot.
    rows: u16,
    /// The column of the axis.
    axis: u16,
    /// Cells between two months.
    spacing: usize,
    /// The first month that has room.
    skipped: usize,
    /// Cells of the plot.
    cells: usize,
}

/// Draws a chart over the whole canvas; `number` writes a value of its scale.
pub fn draw(chart: &Chart, number: &dyn Fn(f64) -> String, canvas: &mut Canvas<'_>) {
    let head = u16::from(chart.roomy);
    let Some(rows) = canvas.height().checked_sub(head + 3 + head).filter(|rows| *rows >= 3) else { return };
    let Some(scale) = Scale::of(chart.values(), rows, chart.falls, chart.least) else { return };
    let labels: Vec<(u16, String)> = scale.labels().into_iter().map(|(row, v)| (row, number(v))).collect();
    let widest = labels.iter().map(|(_, label)| width(label)).max().unwrap_or_default();
    let Some(frame) = Frame::of(chart, head, rows, widest, canvas.width()) else { return };
    for (row, label) in labels {
        canvas.right(frame.axis.saturating_sub(1), head + row, &label, Role::Dim);
    }
    draw_axis(chart, &frame, canvas);
    plot(chart, &frame, &scale).draw(frame.axis + 1, canvas);
    draw_legend(chart, frame.axis + 1, canvas);
}

impl Chart {
    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.line.iter().flatten().copied().chain(self.points.iter().map(|point| point.value))
    }

    /// The line at a place between the months.
    fn line_at(&self, month: f64) -> Option<f64> {
        let place = month + 1.0;
        let before = place.floor().max(0.0) as usize;
        let part = place - place.floor();
        let value = |n: usize| self.line.get(n).copied().flatten();
        if part < 1e-9 {
            value(before)
        } else {
            Some(value(before)? * (1.0 - part) + value(before + 1)? * part)
        }
    }

    /// Which month of its year, counted from 0, and the year.
    fn month(&self, nth: usize) -> (usize, i32) {
        let months = nth + self.first.1.saturating_sub(1) as usize;
        (months % 12, self.first.0.saturating_add(i32::try_from(months / 12).unwrap_or(i32::MAX)))
    }
}

impl Frame {
    fn of(chart: &Chart, head: u16, rows: u16, widest: usize, width: u16) -> Option<Frame> {
        let (left, right) = if chart.roomy { (2, 3) } else { (1, 1) };
        let axis = left + u16::try_from(widest).ok()? + 1;
        let room = usize::from(width.checked_sub(axis + 1 + right)?);
        let fit = chart.months.min(room.checked_sub(2)?);
        if fit < 2 {
            return None;
        }
        let spacing = ((room - 3) / (fit - 1)).max(1);
        let cells = 3 + (fit - 1) * spacing;
        Some(Frame { head, rows, axis, spacing, skipped: chart.months - fit, cells })
    }

    /// The cell of a month in the plot, if it has room.
    fn cell(&self, month: usize) -> Option<usize> {
        Some(1 + month.checked_sub(self.skipped)? * self.spacing).filter(|cell| *cell < self.cells)
    }
}

/// The signs between the axes, with one row above them for what is noted on the highest point.
struct Plot {
    signs: Vec<Vec<char>>,
}

fn plot(chart: &Chart, frame: &Frame, scale: &Scale) -> Plot {
    let height = usize::from(frame.head + frame.rows);
    let mut plot = Plot { signs: vec![vec![' '; frame.cells]; height] };
    let row = |value: f64| usize::from(frame.head + scale.row(value));
    for cell in 0..frame.cells {
        let month = frame.skipped as f64 + (cell as f64 - 1.0) / frame.spacing as f64;
        if let Some(value) = chart.line_at(month) {
            plot.put(row(value), cell, '─');
        }
    }
    let placed = || chart.points.iter().filter_map(|point| Some((frame.cell(point.month)?, point)));
    for (cell, point) in placed().filter(|(_, point)| point.noted) {
        plot.put(row(point.value).checked_sub(1).unwrap_or(row(point.value) + 1), cell, '∆');
    }
    for (cell, point) in placed() {
        plot.put(row(point.value), cell, point.mark.sign());
    }
    let highest = chart.ends.iter().map(|end| end.value).fold(f64::NEG_INFINITY, f64::max);
    for end in &chart.ends {
        let is_above = end.value >= highest && (chart.ends.len() > 1 || !chart.falls);
        plot.write_beside(row(end.value), is_above, &end.said);
    }
    plot
}

impl Mark {
    fn sign(self) -> char {
        match self {
            Mark::Settled => '●',
            Mark::Provisional => '○',
            Mark::Continued => '∙',
        }
    }
}

impl Plot {
    fn put(&mut self, row: usize, cell: usize, sign: char) {
        if let Some(there) = self.signs.get_mut(row).and_then(|row| row.get_mut(cell)) {
            *there = sign;
        }
    }

    /// Writes at the right end above or below a row, whichever is free; where neither is, not at all.
    fn write_beside(&mut self, row: usize, is_above: bool, text: &str) {
        let (above, below) = (row.checked_sub(1), Some(row + 1));
        let order = if is_above { [above, below] } else { [below, above] };
        let letters: Vec<char> = text.chars().collect();
        for row in order.into_iter().flatten() {
            let Some(signs) = self.signs.get_mut(row) else { continue };
            let Some(from) = signs.len().checked_sub(letters.len()) else { continue };
            if signs.iter().skip(from.saturating_sub(1)).all(|sign| *sign == ' ') {
                signs.splice(from.., letters);
                return;
            }
        }
    }

    fn draw(&self, x: u16, canvas: &mut Canvas<'_>) {
        for (row, y) in self.signs.iter().zip(0..) {
            for (sign, x) in row.iter().zip(x..).filter(|(sign, _)| **sign != ' ') {
                canvas.sign(x, y, *sign, Role::Text);
            }
        }
    }
}

/// The axes, the month under the cursor, and the names of months and years.
fn draw_axis(chart: &Chart, frame: &Frame, canvas: &mut Canvas<'_>) {
    let bottom = frame.head + frame.rows;
    canvas.column(frame.axis, frame.head, bottom);
    canvas.sign(frame.axis, bottom, '└', Role::Dim);
    for (_, x) in (0..frame.cells).zip(frame.axis + 1..) {
        canvas.sign(x, bottom, '─', Role::Dim);
    }
    let x_of = |month| Some(frame.axis + 1 + u16::try_from(frame.cell(month)?).ok()?);
    if let Some(x) = chart.chosen.and_then(x_of) {
        canvas.sign(x, bottom, '▌', Role::Accent);
    }
    let step = tick_step(chart, frame);
    for month in frame.skipped..chart.months {
        let (of_year, year) = chart.month(month);
        let Some(x) = x_of(month).map(|x| x - 1).filter(|_| of_year % step == 0) else { continue };
        let name = chart.names.get(of_year).map(String::as_str).unwrap_or_default();
        let said = match of_year {
            0 if !chart.roomy => format!("{name} {year}"),
            _ => name.to_owned(),
        };
        write_whole(x, bottom + 1, &said, canvas);
        if chart.roomy && of_year == 0 {
            write_whole(x, bottom + 2, &year.to_string(), canvas);
        }
    }
}

/// How many months lie between two that are named: as few as have room.
fn tick_step(chart: &Chart, frame: &Frame) -> usize {
    let name = chart.names.iter().map(|name| width(name)).max().unwrap_or_default();
    let needed = name + 2 + if chart.roomy { 0 } else { 5 };
    [3, 6].into_iter().find(|step| step * frame.spacing >= needed).unwrap_or(12)
}

/// Writes a text unless it would be cut.
fn write_whole(x: u16, y: u16, text: &str, canvas: &mut Canvas<'_>) {
    if usize::from(x) + width(text) <= usize::from(canvas.width()) {
        canvas.text(x, y, canvas.width(), text, Role::Dim);
    }
}

/// The legend from column `x` on, or further to the left where it has room only there.
fn draw_legend(chart: &Chart, x: u16, canvas: &mut Canvas<'_>) {
    let y = canvas.height().saturating_sub(1);
    let gap = if chart.roomy { 3 } else { 2 };
    let cells: usize = chart.legend.iter().map(|said| width(said) + usize::from(gap)).sum();
    let cells = u16::try_from(cells).unwrap_or(u16::MAX).saturating_sub(gap);
    let mut x = canvas.width().checked_sub(cells).map_or(x, |last| x.min(last));
    for said in &chart.legend {
        if usize::from(x) + width(said) > usize::from(canvas.width()) {
            break;
        }
        x = canvas.text(x, y, canvas.width(), said, Role::Text) + gap;
    }
}

#[cfg(test)]
mod tests;

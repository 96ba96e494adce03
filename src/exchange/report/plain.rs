//! A report as text of at most 80 columns.

use unicode_width::UnicodeWidthStr;

use super::{Part, Report, Table};

/// How wide a line is at most, in cells.
const WIDTH: usize = 80;
/// The blanks between two columns.
const GAP: usize = 2;
/// How narrow a column may become.
const NARROWEST: usize = 6;

/// The whole text.
pub(super) fn write(report: &Report) -> String {
    let mut out = String::new();
    headed(&report.title, '=', &mut out);
    for part in &report.parts {
        out.push('\n');
        match part {
            Part::Heading(words) => headed(words, '-', &mut out),
            Part::Text(words) => lines(words, WIDTH).iter().for_each(|line| put(line, &mut out)),
            Part::Figure(figure, words) => {
                lines(&format!("{figure} {words}"), WIDTH).iter().for_each(|line| put(line, &mut out));
            }
            Part::Cells(cells) => cells.lines().for_each(|line| put(line, &mut out)),
            Part::Table(table) => write_table(table, &mut out),
        }
    }
    out.push('\n');
    lines(&report.proof, WIDTH).iter().for_each(|line| put(line, &mut out));
    out
}

fn headed(words: &str, under: char, out: &mut String) {
    let words = lines(words, WIDTH);
    words.iter().for_each(|line| put(line, out));
    let longest = words.iter().map(|line| line.width()).max().unwrap_or_default();
    put(&under.to_string().repeat(longest), out);
}

fn put(line: &str, out: &mut String) {
    out.push_str(line.trim_end());
    out.push('\n');
}

fn write_table(table: &Table, out: &mut String) {
    let heads: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
    let widths = widths(&heads, &table.rows);
    if is_broken(&widths, table) {
        return write_led(table, &heads, out);
    }
    write_row(table, &heads, &widths, out);
    write_rule(&widths, out);
    table.rows.iter().for_each(|row| write_row(table, row, &widths, out));
}

fn write_rule(widths: &[usize], out: &mut String) {
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    put(&rule.join(&" ".repeat(GAP)), out);
}

/// Whether words of the first column, which says what its row is, would be broken inside.
fn is_broken(widths: &[usize], table: &Table) -> bool {
    let is_words = table.columns.first().is_some_and(|column| !column.is_number);
    let narrow = widths.first().copied().unwrap_or_default();
    let is_cut = |row: &Vec<String>| row.first().is_some_and(|cell| longest_word(cell) > narrow);
    is_words && table.rows.iter().any(is_cut)
}

/// A table whose first column stands on a line of its own above the rest of its row.
fn write_led(table: &Table, heads: &[String], out: &mut String) {
    let rest = |row: &[String]| std::iter::once(String::new()).chain(row.iter().skip(1).cloned()).collect();
    let without: Vec<Vec<String>> = table.rows.iter().map(|row| rest(row)).collect();
    let lead = |row: &[String], out: &mut String| {
        let first = row.first().map(String::as_str).unwrap_or_default();
        lines(first, WIDTH).iter().for_each(|line| put(line, out));
    };
    let heads_without: Vec<String> = rest(heads);
    let mut widths = widths(&heads_without, &without);
    // What stands above needs no column, but the rest of the row stands in from it.
    widths.iter_mut().take(1).for_each(|width| *width = (*width).max(GAP));
    lead(heads, out);
    write_row(table, &heads_without, &widths, out);
    let (first, others) = widths.split_at(1);
    out.push_str(&" ".repeat(first.iter().sum::<usize>() + GAP));
    write_rule(others, out);
    for (row, rest) in table.rows.iter().zip(&without) {
        lead(row, out);
        write_row(table, rest, &widths, out);
    }
}

/// As wide as the cells; where that is too much, the widest give way, as long as their words stay whole.
fn widths(heads: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let mut whole: Vec<usize> = heads.iter().map(|head| longest_word(head)).collect();
    let mut widths = whole.clone();
    for row in rows {
        for ((width, whole), cell) in widths.iter_mut().zip(&mut whole).zip(row) {
            *width = (*width).max(cell.width());
            *whole = (*whole).max(longest_word(cell));
        }
    }
    let room = WIDTH.saturating_sub(GAP * widths.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let by_words = widths.iter().zip(&whole).enumerate().filter(|(_, (width, whole))| width > whole);
        let widest = |(_, (width, _)): &(usize, (&usize, &usize))| **width;
        let place = by_words.max_by_key(widest).map(|(place, _)| place);
        let broken = || widths.iter().enumerate().max_by_key(|(_, width)| **width).map(|(place, _)| place);
        match place
            .or_else(broken)
            .and_then(|place| widths.get_mut(place))
            .filter(|width| **width > NARROWEST)
        {
            Some(width) => *width -= 1,
            None => break,
        }
    }
    widths
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or_default()
}

fn write_row(table: &Table, cells: &[String], widths: &[usize], out: &mut String) {
    let wrapped: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| lines(cell, *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
    for nth in 0..height {
        let mut line = String::new();
        for ((cell, width), column) in wrapped.iter().zip(widths).zip(&table.columns) {
            let text = cell.get(nth).map(String::as_str).unwrap_or_default();
            let blanks = " ".repeat(width.saturating_sub(text.width()));
            line.push_str(&if column.is_number { blanks + text } else { text.to_owned() + &blanks });
            line.push_str(&" ".repeat(GAP));
        }
        put(&line, out);
    }
}

/// The text in lines of at most so many cells, broken at blanks; a longer word is broken inside.
fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        for piece in pieces(word, width) {
            let Some(last) = lines.last_mut() else { continue };
            if last.is_empty() {
                last.push_str(&piece);
            } else if last.width() + 1 + piece.width() <= width {
                last.push(' ');
                last.push_str(&piece);
            } else {
                lines.push(piece);
            }
        }
    }
    lines
}

/// A word in pieces that fit.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for sign in word.chars() {
        let Some(last) = pieces.last_mut() else { continue };
        let mut grown = last.clone();
        grown.push(sign);
        if grown.width() <= width || last.is_empty() {
            *last = grown;
        } else {
            pieces.push(sign.to_string());
        }
    }
    pieces
}

//! What stands between the cells of a file: told by a first line that says so, or by what makes the rows alike.

use csv_core::ReadRecordResult;

use super::records::{CELLS_LIMIT, reader};

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Spreadsheets write a first line `sep=;` to say what stands between the cells.
pub(super) fn named(start: &[u8]) -> Option<u8> {
    let line = start.split(|b| *b == b'\n' || *b == b'\r').next()?;
    let named = match line {
        [name @ .., b'=', delimiter] if name.eq_ignore_ascii_case(b"sep") => Some(*delimiter),
        _ => None,
    };
    named.filter(|delimiter| b",;\t|:".contains(delimiter))
}

/// The delimiter that gives the widest records of the same width as the header; quoted ones do not count. Where at most
/// half of the records are like the first, that is a title, and the widest like each other decide.
pub(super) fn likely(start: &[u8], whole: bool) -> u8 {
    let records =
        DELIMITERS.map(|delimiter| (delimiter, widths(start, delimiter, whole).collect::<Vec<_>>()));
    let like_first = |widths: &[usize]| score(widths, widths.first().copied().unwrap_or(1));
    let like_most = |widths: &[usize]| {
        widths
            .iter()
            .map(|width| score(widths, *width))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .unwrap_or_default()
    };
    let best = |of: &dyn Fn(&[usize]) -> (f64, f64)| {
        let mut best = ((0.0, 0.0), b',');
        for (delimiter, widths) in &records {
            let scored = of(widths);
            if scored.1 > best.0.1 {
                best = (scored, *delimiter);
            }
        }
        best
    };
    let ((share, _), first) = best(&like_first);
    if share > 0.5 { first } else { best(&like_most).1 }
}

/// Which share of the records has this width, and how much that says for the delimiter.
fn score(widths: &[usize], width: usize) -> (f64, f64) {
    let same = widths.iter().filter(|other| **other == width).count();
    let share = same as f64 / widths.len().max(1) as f64;
    (share, width.saturating_sub(1) as f64 * share)
}

/// How many cells the first records have. The last record of a part is left out, except where it is the only one.
fn widths(start: &[u8], delimiter: u8, whole: bool) -> impl Iterator<Item = usize> {
    const ENOUGH: usize = 50;
    let (mut reader, mut rest, mut widths) = (reader(delimiter), start.trim_ascii_end(), Vec::new());
    let (mut text, mut ends) = (vec![0; start.len() + 1], vec![0; CELLS_LIMIT]);
    while !rest.is_empty() && widths.len() < ENOUGH {
        let mut width = 0;
        loop {
            let (result, read, _, ended) = reader.read_record(rest, &mut text, &mut ends);
            rest = rest.get(read..).unwrap_or_default();
            width += ended;
            match result {
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::Record => break widths.push(width),
                ReadRecordResult::End => break,
                ReadRecordResult::InputEmpty if whole || widths.is_empty() => break widths.push(width + 1),
                ReadRecordResult::InputEmpty => break,
            }
        }
    }
    widths.into_iter()
}

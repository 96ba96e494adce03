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

/// The delimiter that gives the widest records of the same width as the header; quoted ones do not count.
pub(super) fn likely(start: &[u8], whole: bool) -> u8 {
    let mut best = (0.0, b',');
    for delimiter in DELIMITERS {
        let mut widths = widths(start, delimiter, whole);
        let header = widths.next().unwrap_or(1);
        let (total, same) = widths.fold((1, 1), |(all, same), w| (all + 1, same + u32::from(w == header)));
        let score = header.saturating_sub(1) as f64 * f64::from(same) / f64::from(total);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
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

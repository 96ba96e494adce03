//! Cells that are merged with those below them: what stands in the uppermost one is shown beside all of their rows, and so
//! counts for all of them.

use quick_xml::events::Event;

use super::package::{Part, too_large};
use super::sheet::place;
use super::text::attribute;
use super::{Message, TEXT_LIMIT};

/// The most cells that merged ones may give their value to: each takes as much as a short text.
const MOST: usize = TEXT_LIMIT / 64;

/// A column in which the cells of some lines are one.
struct Merged {
    column: usize,
    first: u64,
    last: u64,
}

/// A cell that another one above it stands for; both by their places among the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Below {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) above: usize,
}

/// Reads what stands after the cells of a sheet: which of them are merged. Of those beside each other the left one counts,
/// as for a title above a table. `lines` are those of the rows.
pub(super) fn read(part: &mut Part<'_, '_>, lines: &[u64]) -> Result<Vec<Below>, Message> {
    let mut below = Vec::new();
    loop {
        match part.next()? {
            Event::Start(start) if start.local_name().as_ref() == "mergeCell" => {
                let merged = attribute(&start, "ref")?.and_then(|cells| merged(&cells));
                if let Some(merged) = merged {
                    add(&mut below, &merged, lines)?;
                }
            }
            Event::End(end) if end.local_name().as_ref() == "mergeCells" => break,
            Event::Eof => break,
            _ => {}
        }
    }
    below.sort_unstable();
    Ok(below)
}

fn add(below: &mut Vec<Below>, merged: &Merged, lines: &[u64]) -> Result<(), Message> {
    let Ok(above) = lines.binary_search(&merged.first) else { return Ok(()) };
    let rows = lines.iter().enumerate().skip(above + 1).take_while(|(_, line)| **line <= merged.last);
    below.extend(rows.map(|(row, _)| Below { row, column: merged.column, above }));
    if below.len() > MOST { Err(too_large(TEXT_LIMIT as u64)) } else { Ok(()) }
}

/// The cells of `B2:C5`, if they lie in several lines.
fn merged(cells: &str) -> Option<Merged> {
    let (from, to) = cells.split_once(':')?;
    let ((column, first), (_, last)) = (place(from)?, place(to)?);
    (first < last).then_some(Merged { column, first, last })
}

//! A row of a file of measurements: beside the fields of the series it says a figure, which becomes a version.

use crate::domain::change::Version;
use crate::exchange::incoming::IncomingRow;

/// The columns that a version is read from.
pub const COLUMNS: [&str; 5] = ["value", "missing", "provisional", "known_since", "source"];

/// The version that a row says, plainly written: decimal point, ISO day, `true` or `false`. `names` are
/// [`crate::exchange::incoming::Incoming::others`]. `None` where the row has neither a figure nor a reason why there is
/// none.
pub fn version(names: &[String], row: &IncomingRow) -> Option<Version> {
    let said = |column: &str| {
        let at = names.iter().position(|name| name.eq_ignore_ascii_case(column))?;
        row.others.get(at)?.as_deref().map(|text| text.trim().to_owned())
    };
    let [value, missing, provisional, known_since, source] = COLUMNS.map(said);
    (value.is_some() || missing.is_some()).then(|| Version {
        value,
        missing,
        provisional: provisional.is_some_and(|text| text == "true"),
        known_since,
        source,
    })
}

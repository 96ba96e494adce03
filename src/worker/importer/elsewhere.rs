//! Records that came from another file of ours and have not been touched since: an export of them says of each what the
//! file that they came from said, so that they go from file to file without a change.

use super::arrived::{CARRIED, WRITTEN};
use crate::domain::record::Record;
use crate::exchange::incoming::OURS;
use crate::store::{Error, Store};

/// What the other file says of a record.
pub struct Elsewhere {
    /// When it last changed, in milliseconds since 1970.
    pub updated_at: i64,
    /// The change that it was, in the log of that file.
    pub last_change: i64,
}

/// Where a record comes from that is as it came; `last_change` is the newest of its changes here.
///
/// # Errors
/// The store failed.
pub fn elsewhere(store: &Store, record: &Record, last_change: i64) -> Result<Option<Elsewhere>, Error> {
    let memory = store.remembered(OURS, &record.key)?;
    let Some(memory) = memory.filter(|memory| memory.rec == record.rec && memory.change >= last_change)
    else {
        return Ok(None);
    };
    let number = |wanted: u16| {
        let (_, said) = memory.fields.iter().find(|(id, _)| *id == wanted)?;
        said.parse::<i64>().ok()
    };
    let both = number(WRITTEN).zip(number(CARRIED));
    Ok(both.map(|(updated_at, last_change)| Elsewhere { updated_at, last_change }))
}

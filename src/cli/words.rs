//! Values, fields and moments as a person reads them on the command line.

use super::records;

use crate::domain::field::{REMARK, Shape, VERSION};
use crate::domain::record::Record;
use crate::domain::words;
use crate::text::{Lang, both};

pub use crate::domain::said::{json_field, value};
pub use crate::worker::said::{local, utc};

/// The field's name, or what the log did where no field is meant.
pub fn field(id: u16, lang: Lang) -> String {
    match id {
        REMARK => both("Bemærkning", "Remark").of(lang).to_owned(),
        VERSION => both("Tal", "Figure").of(lang).to_owned(),
        _ => words::field(id).of(lang).to_owned(),
    }
}

/// What a record is called, or what is known of it where it has no words of its own.
pub fn called(record: &Record, lang: Lang) -> String {
    let own = record.heading();
    if !own.is_empty() || records::is_personal(record) {
        return own;
    }
    let known = record.iter().filter(|(field, _)| !matches!(field.shape, Shape::Bool | Shape::Key(_)));
    let known = known.filter_map(|(field, text)| Some(value(field.id, text?, lang)));
    known.take(3).collect::<Vec<_>>().join(" · ")
}

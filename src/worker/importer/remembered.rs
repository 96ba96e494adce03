//! What was said of the columns of earlier files, and of numbers that are no personal ones: kept as settings, so that the
//! next file with the same goes straight in.

use std::collections::BTreeMap;

use crate::domain::change::{Author, Change, On, Put};
use crate::domain::cpr::Harmless;
use crate::domain::field::Kind;
use crate::exchange::asked::Asked;
use crate::exchange::incoming::Incoming;
use crate::exchange::mapping::{Mapping, SETTING};
use crate::store::{Error, Store};

/// What is asked, with what was said before.
pub(super) fn remembering(store: &Store, asked: &Asked) -> Result<Asked, Error> {
    let settings = store.all(Kind::Setting)?;
    let values = settings.iter().filter(|setting| setting.key.starts_with(SETTING));
    let remembered = values.filter_map(|setting| Mapping::parse(setting.text("value"))).collect();
    let harmless = Harmless::of(settings.iter().map(|setting| setting.key.as_str()));
    Ok(Asked { remembered, harmless, ..asked.clone() })
}

/// What is said of columns for the first time: each by its key.
pub(super) fn said_anew<R>(asked: &Asked, tables: &[Incoming<R>]) -> BTreeMap<String, Mapping> {
    // A sheet that a person leaves out is none of the tables, and is remembered like them.
    let said = asked.mappings.iter().chain(tables.iter().filter_map(|table| table.mapping.as_ref()));
    let anew = said.filter(|mapping| !asked.remembered.contains(mapping));
    anew.map(|mapping| (Mapping::key(&mapping.names()), mapping.clone())).collect()
}

/// Keeps what was said of columns as the setting with this key.
pub(super) fn remember(
    store: &mut Store,
    author: &Author,
    (key, mapping): (&String, &Mapping),
) -> Result<(), Error> {
    let value = Put::Text(mapping.value());
    let Some(field) = Kind::Setting.field("value").map(|field| field.id) else { return Ok(()) };
    let change = match store.of_kind(Kind::Setting, key)? {
        Some(setting) => {
            let seen = Some(setting.seen);
            Change::Set { on: On::Record(setting.rec), field, to: value, seen }
        }
        None => Change::Create { kind: Kind::Setting, key: Some(key.clone()), values: vec![(field, value)] },
    };
    store.commit(author, None, &[change]).map(drop)
}

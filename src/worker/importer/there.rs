//! Which records a row may name: those that stand in the file, and those that come with it.

use std::collections::HashSet;

use super::Issue;
use crate::domain::field::ids::measurement::INDICATOR;
use crate::domain::field::{Field, Kind, Shape, by_id};
use crate::store::{Error, Store};

/// The records that the rows of one file may name.
pub(super) struct There {
    /// The kind of its rows.
    kind: Kind,
    /// The keys that rows of this file make, in small letters.
    coming: HashSet<String>,
    /// The indicators that the file makes.
    promised: Vec<String>,
    /// What was found: by field and key.
    found: HashSet<(u16, String)>,
}

impl There {
    pub fn new(kind: Kind) -> There {
        There { kind, coming: HashSet::new(), promised: Vec::new(), found: HashSet::new() }
    }

    /// The indicators that the file makes: in a dry run they are not there.
    pub fn promise(&mut self, made: &[String]) {
        if made.len() > self.promised.len() {
            self.promised = made.to_vec();
        }
    }

    /// A row makes a record with this key.
    pub fn comes(&mut self, key: &str) {
        self.coming.insert(key.to_lowercase());
    }

    /// The first value that names a record which is neither there nor coming.
    pub fn missing<'v>(
        &mut self,
        store: &Store,
        line: u64,
        values: impl Iterator<Item = (u16, Option<&'v str>)>,
    ) -> Result<Option<Issue>, Error> {
        for (id, value) in values {
            let Some((field, value)) = by_id(id).zip(value) else { continue };
            for key in keys_in(field, value) {
                if !self.is_there(store, field, key)? {
                    return Ok(Some(Issue::NoSuch { line, field: field.name, key: key.to_owned() }));
                }
            }
        }
        Ok(None)
    }

    fn is_there(&mut self, store: &Store, field: &Field, key: &str) -> Result<bool, Error> {
        let kinds: &[Kind] = match field.shape {
            Shape::Key(kinds) => kinds,
            _ => &[Kind::Meeting],
        };
        if field.id == INDICATOR && self.promised.iter().any(|promised| promised == key) {
            return Ok(true);
        }
        if kinds.contains(&self.kind) && self.coming.contains(&key.to_lowercase()) {
            return Ok(true);
        }
        let asked = (field.id, key.to_owned());
        if self.found.contains(&asked) {
            return Ok(true);
        }
        for kind in kinds {
            if store.of_kind(*kind, key)?.is_some() {
                self.found.insert(asked);
                return Ok(true);
            }
        }
        // What is missing now may come with a later row.
        Ok(false)
    }
}

/// The keys that a value names.
fn keys_in<'v>(field: &Field, value: &'v str) -> Vec<&'v str> {
    match field.shape {
        Shape::Key(_) => value.split('\n').filter(|key| !key.is_empty()).collect(),
        Shape::DateOrMeeting if value.parse::<chrono::NaiveDate>().is_err() => vec![value],
        _ => Vec::new(),
    }
}

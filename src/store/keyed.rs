//! A key among the records of one kind, gone ones as well: what an import asks for every row.

use super::{Error, Store, state};
use crate::domain::field::Kind;
use crate::domain::record::Rec;

impl Store {
    /// The record of a kind with this key, whether it is gone or not.
    pub fn keyed(&self, kind: Kind, key: &str) -> Result<Option<Rec>, Error> {
        Ok(state::find(&self.conn, kind, key.trim(), true)?.map(|(id, _)| Rec { kind, id }))
    }
}

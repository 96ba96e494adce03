//! Words that a record has from another: its owner's name, its indicator's title. They are looked up while searching, so
//! that a new name is found at once.

use std::borrow::Cow;
use std::collections::HashMap;

use rusqlite::Connection;

use crate::domain::field::Kind;
use crate::domain::filter::{Filter, Term};
use crate::domain::fold::fold;
use crate::store::{Error, schema};

/// The fields by which a record has words from another, whose kind they name, and which words.
const LENT_BY: &[(&str, Kind, &str)] =
    &[("owner", Kind::Person, "name"), ("indicator", Kind::Indicator, "title")];

/// The folded words that the records of a kind have from others, as far as a filter asks for them.
#[derive(Default)]
pub(super) struct Borrowed(HashMap<i64, String>);

impl Borrowed {
    pub fn of(conn: &Connection, kind: Kind, filter: &Filter) -> Result<Borrowed, Error> {
        let mut borrowed = Borrowed::default();
        for (field, lender, name) in LENT_BY {
            if schema::columns(kind).any(|column| column.name == *field) {
                borrowed.add(conn, kind, field, &asked_for(conn, *lender, name, filter)?)?;
            }
        }
        Ok(borrowed)
    }

    /// A record's own folded text with what it has from others.
    pub fn with<'t>(&self, id: i64, folded: &'t [u8]) -> Cow<'t, [u8]> {
        match self.0.get(&id) {
            Some(words) => Cow::Owned([folded, b"\n", words.as_bytes()].concat()),
            None => Cow::Borrowed(folded),
        }
    }

    fn add(
        &mut self,
        conn: &Connection,
        kind: Kind,
        field: &str,
        words: &HashMap<String, String>,
    ) -> Result<(), Error> {
        let sql = format!("SELECT id FROM {} WHERE \"{field}\" = ?1", kind.table());
        let mut select = conn.prepare_cached(&sql)?;
        for (key, words) in words {
            let mut rows = select.query([key])?;
            while let Some(row) = rows.next()? {
                let own = self.0.entry(row.get(0)?).or_default();
                own.push_str(words);
                own.push('\n');
            }
        }
        Ok(())
    }
}

/// The folded words of those lenders that have a word of the filter, by their keys.
fn asked_for(
    conn: &Connection,
    lender: Kind,
    name: &str,
    filter: &Filter,
) -> Result<HashMap<String, String>, Error> {
    let sql = format!("SELECT key, \"{name}\" FROM {} WHERE gone IS NULL", lender.table());
    let mut select = conn.prepare_cached(&sql)?;
    let mut rows = select.query([])?;
    let mut asked_for = HashMap::new();
    while let Some(row) = rows.next()? {
        let (key, name): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        let words = fold(&format!("{key} {}", name.unwrap_or_default()));
        let is_word = |term: &Term| matches!(term, Term::Word { text, .. } if words.contains(text));
        if filter.any.iter().flatten().any(is_word) {
            asked_for.insert(key, words);
        }
    }
    Ok(asked_for)
}

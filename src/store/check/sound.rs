//! Whether the file is a sound database with the tables, indexes and triggers that the program makes.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::Finding;
use crate::store::{Error, schema};

/// What the database finds in its own file, and what of it is not as the program makes it.
pub(super) fn look(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let (expected, found) = (expected()?, made(conn)?);
    for (name, sql) in &expected {
        match found.get(name) {
            None => findings.push(Finding::Missing { name: name.clone() }),
            Some(other) if other != sql => findings.push(Finding::Foreign { name: name.clone() }),
            Some(_) => {}
        }
    }
    // Others' tables and indexes do no harm; a trigger changes what is written.
    let is_trigger = |sql: &str| sql.trim_start().to_uppercase().starts_with("CREATE TRIGGER");
    let foreign = found.iter().filter(|(name, sql)| !expected.contains_key(*name) && is_trigger(sql));
    findings.extend(foreign.map(|(name, _)| Finding::Foreign { name: name.clone() }));
    findings.extend(integrity(conn)?);
    Ok(())
}

/// What the program makes, by name.
fn expected() -> Result<BTreeMap<String, String>, Error> {
    let conn = Connection::open_in_memory()?;
    conn.execute_batch(&schema::create())?;
    made(&conn)
}

fn made(conn: &Connection) -> Result<BTreeMap<String, String>, Error> {
    let mut select = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' AND sql IS NOT NULL")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The database's own check, each thing once.
fn integrity(conn: &Connection) -> Result<BTreeSet<Finding>, Error> {
    let mut select = conn.prepare("PRAGMA integrity_check")?;
    let mut rows = select.query([])?;
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        found.extend((said != "ok").then(|| understood(&said)));
    }
    Ok(found)
}

/// What a line of the database's check is about: it ends with an index, or with a table and perhaps its column.
fn understood(said: &str) -> Finding {
    let last = |between: &str| said.rsplit_once(between).map(|(_, name)| name.trim().to_owned());
    if said.contains('\n') || said.starts_with("Tree ") || said.starts_with("Page ") {
        return Finding::Pages;
    }
    match (last(" index "), last(" constraint failed in "), last(" value in ")) {
        (Some(name), _, _) => Finding::Index { name },
        (_, Some(table), _) => Finding::Columns { table },
        (_, _, Some(column)) => {
            Finding::Columns { table: column.split('.').next().unwrap_or_default().to_owned() }
        }
        _ => Finding::Pages,
    }
}

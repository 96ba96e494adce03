//! The versions of a measurement's figure in one cell: a JSON array, the newest first, as export writes and import reads
//! them.

use serde_json::{Value, json};

use super::problem::{Message, quoted};
use super::{date, write};
use crate::domain::change::Version;
use crate::domain::choice::{Choice, Missing};
use crate::domain::clean::clean;
use crate::domain::derived::VALUE;

/// Versions, the newest first, as JSON; `at` is when each came in, in UTC, where that is told.
pub fn json<'v>(versions: impl Iterator<Item = (&'v Version, Option<String>)>) -> Value {
    let object = |(version, at): (&Version, Option<String>)| {
        let mut object = json!({
            "value": write::json_value(&VALUE, version.value.as_deref()),
            "missing": version.missing,
            "provisional": version.provisional,
            "known_since": version.known_since,
            "source": version.source,
        });
        if let (Some(at), Some(entries)) = (at, object.as_object_mut()) {
            entries.insert("at".to_owned(), at.into());
        }
        object
    };
    versions.map(object).collect()
}

/// The versions of a cell, the oldest first. When they came in is not read: they come in now.
pub(super) fn read(cell: &str) -> Result<Vec<Version>, Message> {
    if cell.trim().is_empty() {
        return Ok(Vec::new());
    }
    let unreadable = || Message::BadVersions { value: quoted(cell) };
    let array: Vec<Value> = serde_json::from_str(cell).map_err(|_| unreadable())?;
    array.iter().rev().map(|object| version(object).ok_or_else(unreadable)).collect()
}

fn version(object: &Value) -> Option<Version> {
    let text = |name: &str| object.get(name).and_then(Value::as_str);
    let value = object.get("value").and_then(Value::as_f64).map(|n| (n + 0.0).to_string());
    let missing = text("missing").map(|why| Missing::parse(why).map(|why| why.name().to_owned()));
    let known_since = text("known_since").map(|day| date::date(day).map(|day| day.to_string()));
    let version = Version {
        missing: lift(missing)?,
        provisional: object.get("provisional").and_then(Value::as_bool).unwrap_or_default(),
        known_since: lift(known_since)?,
        source: text("source").map(|source| clean(source, false).text),
        value,
    };
    (version.value.is_some() != version.missing.is_some()).then_some(version)
}

/// What was said and cannot be understood is no version; what was not said is nothing.
fn lift<T>(said: Option<Option<T>>) -> Option<Option<T>> {
    match said {
        Some(None) => None,
        Some(understood) => Some(understood),
        None => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_come_back_from_their_cell_in_the_order_in_which_they_came() {
        let first = Version { missing: Some("unpublished".into()), ..Version::default() };
        let second = Version {
            value: Some("1949.5".into()),
            provisional: true,
            known_since: Some("2020-03-09".into()),
            source: Some("Y60A02".into()),
            ..Version::default()
        };
        let cell = json([(&second, Some("2020-03-09T08:00:00Z".to_owned())), (&first, None)].into_iter());
        assert_eq!(read(&cell.to_string()), Ok(vec![first, second]));
        assert_eq!((read(""), read("[]")), (Ok(vec![]), Ok(vec![])));
    }

    #[test]
    fn a_version_that_is_no_figure_or_both_is_refused() {
        for cell in [
            "1949",
            "[1]",
            "[{}]",
            r#"[{"value":1,"missing":"absent"}]"#,
            r#"[{"value":null,"missing":"væk"}]"#,
            r#"[{"value":1,"known_since":"i går"}]"#,
        ] {
            assert!(matches!(read(cell), Err(Message::BadVersions { .. })), "{cell}");
        }
    }
}

//! The columns of a table that have other names than ours, and which field each is said to be.

use super::field::{Field, Kind};
use super::{measured, words};
use crate::text::Lang;

/// Which field each column of a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What the rows are.
    pub kind: Kind,
    /// Columns with the names of their fields; one that is not read has none.
    pub columns: Vec<(String, Option<String>)>,
}

/// The columns of a table as a person is asked about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// What they are said to be, or the best guess.
    pub mapping: Mapping,
    /// A value of each.
    pub samples: Vec<String>,
}

/// The column that a record is known by.
pub const KEY: &str = "key";

impl Mapping {
    /// Says which field a column is. A field is one column: another that was taken for it gives way.
    pub fn put(&mut self, at: usize, field: Option<String>) {
        for (_, other) in &mut self.columns {
            if *other == field {
                *other = None;
            }
        }
        if let Some((_, of)) = self.columns.get_mut(at) {
            *of = field;
        }
    }

    /// The field that a column is.
    pub fn field(&self, at: usize) -> Option<&str> {
        self.columns.get(at)?.1.as_deref()
    }

    /// Whether a column is this field.
    pub fn has(&self, field: &str) -> bool {
        self.columns.iter().any(|(_, of)| of.as_deref() == Some(field))
    }

    /// The fields that are needed and that no column is.
    pub fn missing(&self) -> Vec<&'static str> {
        let needed: &[&[&'static str]] = match self.kind {
            Kind::Proposal => &[&["text", "title"]],
            Kind::Measurement => &[&["indicator"], &["period"], &["value"]],
            Kind::Meeting => &[&["date", KEY]],
            kind if kind.prefix().is_none() => &[&[KEY]],
            _ => &[&["title", "text", KEY]],
        };
        needed
            .iter()
            .filter(|any| !any.iter().any(|field| self.has(field)))
            .filter_map(|any| any.first().copied())
            .collect()
    }

    /// The next field that a column can be, or the one before it; after the last it is not read.
    pub fn turned(&self, at: usize, forward: bool) -> Option<String> {
        let now = self.field(at);
        let is_free = |name: &&'static str| Some(*name) == now || !self.has(name);
        let mut choices: Vec<Option<&str>> = names(self.kind).filter(is_free).map(Some).collect();
        choices.insert(0, None);
        let here = choices.iter().position(|choice| *choice == now).unwrap_or_default();
        let step = if forward { 1 } else { choices.len() - 1 };
        choices.get((here + step) % choices.len()).copied().flatten().map(str::to_owned)
    }

    /// The field whose name or Danish name is typed, or begins so.
    pub fn typed(&self, typed: &str, lang: Lang) -> Option<String> {
        let typed = typed.trim().to_lowercase();
        let exact = self.kind.field(&typed).map(|field| field.name).filter(|name| *name != EXAMPLE);
        let begins = |name: &&'static str| {
            name.starts_with(&typed) || said(self.kind, name, lang).to_lowercase().starts_with(&typed)
        };
        exact.or_else(|| names(self.kind).find(begins)).map(str::to_owned)
    }
}

/// How a person reads the name of a field.
pub fn said(kind: Kind, name: &str, lang: Lang) -> String {
    match fields(kind).find(|field| field.name == name) {
        Some(field) => words::field(field.id).of(lang).to_owned(),
        None => words::number().of(lang).to_owned(),
    }
}

/// Only the example has it.
const EXAMPLE: &str = "example";

fn fields(kind: Kind) -> impl Iterator<Item = &'static Field> {
    let figures: &[Field] = if kind == Kind::Measurement { &measured::COLUMNS } else { &[] };
    kind.fields().iter().filter(|field| field.name != EXAMPLE).chain(figures)
}

fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
    fields(kind).map(|field| field.name).chain(std::iter::once(KEY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping() -> Mapping {
        let column = |name: &str, field: Option<&str>| (name.to_owned(), field.map(str::to_owned));
        let columns = vec![column("Emne", Some("title")), column("Ord", None)];
        Mapping { kind: Kind::Proposal, columns }
    }

    #[test]
    fn a_column_is_turned_through_the_fields_that_no_other_column_is() {
        let mut mapping = mapping();
        let first = mapping.turned(1, true);
        assert!(first.is_some());
        mapping.put(1, first);
        assert_eq!((mapping.turned(1, false), mapping.field(1).is_some()), (None, true));
        mapping.put(1, None);
        let mut met = Vec::new();
        while let Some(field) = mapping.turned(1, true) {
            mapping.put(1, Some(field.clone()));
            met.push(field);
        }
        assert!(met.contains(&"text".to_owned()) && met.contains(&KEY.to_owned()));
        assert!(!met.contains(&"title".to_owned()) && !met.contains(&EXAMPLE.to_owned()));
    }

    #[test]
    fn a_typed_word_names_a_field_in_any_of_its_names() {
        let mapping = mapping();
        assert_eq!(mapping.typed("tek", Lang::Da).as_deref(), Some("text"));
        assert_eq!(mapping.typed("Modtaget", Lang::Da).as_deref(), Some("received_on"));
        assert_eq!(mapping.typed("xyz", Lang::Da), None);
    }

    #[test]
    fn a_field_is_one_column_and_what_is_needed_is_missed() {
        let mut mapping = mapping();
        mapping.put(1, Some("title".to_owned()));
        assert_eq!((mapping.field(0), mapping.field(1)), (None, Some("title")));
        mapping.put(1, None);
        assert_eq!(mapping.missing(), ["text"]);
    }
}

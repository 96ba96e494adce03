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

/// What the rows of a table may be that nobody knows, what comes most often first.
pub const KINDS: [Kind; 14] = [
    Kind::Proposal,
    Kind::Recommendation,
    Kind::Initiative,
    Kind::Measurement,
    Kind::Target,
    Kind::Indicator,
    Kind::Meeting,
    Kind::Task,
    Kind::Decision,
    Kind::Submission,
    Kind::Note,
    Kind::Person,
    Kind::Analysis,
    Kind::Plan,
];

/// The columns of a table as a person is asked about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The sheet that the table is, in a workbook.
    pub sheet: Option<String>,
    /// What they are said to be, or the best guess.
    pub mapping: Mapping,
    /// Whether it was said, now or of an earlier file.
    pub is_said: bool,
    /// The best guess for each of [`KINDS`].
    pub guesses: Vec<Mapping>,
    /// A value of each.
    pub samples: Vec<String>,
}

impl Columns {
    /// What they are where the rows are of this kind: as was said, or as is guessed.
    pub fn of(&self, kind: Kind) -> Mapping {
        let said = std::iter::once(&self.mapping).filter(|mapping| mapping.is_of(kind));
        let found = said.chain(&self.guesses).find(|mapping| mapping.kind == kind);
        found.cloned().unwrap_or_else(|| Mapping { kind, ..self.mapping.left_out() })
    }
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

    /// None of the columns is read: the table is left out.
    pub fn left_out(&self) -> Mapping {
        let columns = self.columns.iter().map(|(name, _)| (name.clone(), None));
        Mapping { kind: self.kind, columns: columns.collect() }
    }

    /// Whether none of the columns is read.
    pub fn is_left_out(&self) -> bool {
        self.columns.iter().all(|(_, field)| field.is_none())
    }

    /// Whether every column is read and nothing is missing, so that nothing is to be asked.
    pub fn is_whole(&self) -> bool {
        self.columns.iter().all(|(_, field)| field.is_some()) && self.missing().is_empty()
    }

    /// Whether it says something of rows of this kind.
    fn is_of(&self, kind: Kind) -> bool {
        self.kind == kind && !self.is_left_out()
    }

    /// The names of the columns.
    pub fn names(&self) -> Vec<String> {
        self.columns.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Whether it is for a table with exactly these columns.
    pub fn fits(&self, header: &[String]) -> bool {
        let own = self.columns.iter().map(|(name, _)| name.as_str());
        loosely(own) == loosely(header.iter().map(String::as_str))
    }

    /// The field that a column of this name is.
    pub fn field_of(&self, column: &str) -> Option<&str> {
        self.columns.iter().find(|(name, _)| loose(name) == loose(column))?.1.as_deref()
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

/// A column's name however it is written: without blanks around it, capitals and a sign at its end.
pub fn loose(name: &str) -> String {
    name.trim().trim_end_matches(['?', ':', '.', '*']).trim().to_lowercase()
}

/// The names of columns however they are written, in an order that is not the table's; empty ones are left out.
pub fn loosely<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = names.map(loose).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names
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

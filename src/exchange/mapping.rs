//! A table whose columns have other names than ours: which field each is, guessed, said once by a person, and remembered
//! by the names of the columns, whatever their order.

use serde_json::{Map, Value};

use super::memory;
use super::own::Column;
use crate::domain::field::Kind;

use crate::domain::columns::{loose, loosely};

pub use crate::domain::columns::Mapping;

/// What a person is asked about a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The best guess; a person corrects it.
    pub guess: Mapping,
    /// The fields that are needed and that no column is.
    pub missing: Vec<&'static str>,
}

/// Why a word of a person about a column cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The table has no such column.
    NoColumn(String),
    /// The kind has no such field.
    NoField(String),
}

/// The key of the setting that remembers a mapping begins like this.
pub const SETTING: &str = "kolonner-";

impl Mapping {
    /// The key of the setting that remembers the mapping of these columns.
    pub fn key(header: &[String]) -> String {
        let names = loosely(header.iter().map(String::as_str));
        format!("{SETTING}{:016x}", memory::hash(Some(&names.join("\u{1f}"))))
    }

    /// None of the columns is read.
    pub fn blank(kind: Kind, header: &[String]) -> Mapping {
        Mapping { kind, columns: header.iter().map(|name| (name.clone(), None)).collect() }
    }

    /// What a setting remembers.
    pub fn parse(value: &str) -> Option<Mapping> {
        let object: Map<String, Value> = serde_json::from_str(value).ok()?;
        let kind = object.get("kind").and_then(Value::as_str)?;
        let kind = Kind::ALL.iter().copied().find(|known| known.plural() == kind)?;
        let columns = object.get("columns").and_then(Value::as_object)?;
        let columns = columns.iter().map(|(name, field)| (name.clone(), field.as_str().map(str::to_owned)));
        Some(Mapping { kind, columns: columns.collect() })
    }

    /// As a setting remembers it.
    pub fn value(&self) -> String {
        let columns: Map<String, Value> =
            self.columns.iter().map(|(name, field)| (name.clone(), field.clone().into())).collect();
        serde_json::json!({ "kind": self.kind.plural(), "columns": columns }).to_string()
    }

    /// The columns with our names, so that the table reads as one of ours.
    pub fn renamed(&self, header: &[String]) -> Vec<String> {
        let named = |name: &String| {
            let found = self.columns.iter().find(|(column, _)| loose(column) == loose(name));
            match found {
                Some((_, Some(field))) => field.clone(),
                // What a person leaves out is not read under its own name either.
                Some((_, None)) if !name.is_empty() => format!("({name})"),
                _ => name.clone(),
            }
        };
        header.iter().map(named).collect()
    }

    /// The guess for these columns with what a person says of some; `-` leaves one out.
    ///
    /// # Errors
    /// Why what was said cannot be meant.
    pub fn said(
        header: &[String],
        wanted: Option<Kind>,
        said: &[(String, String)],
    ) -> Result<Mapping, Unfit> {
        let mut mapping = guess(header, wanted.or_else(|| kind_of(said))).guess;
        for (column, field) in said {
            let at = mapping.columns.iter().position(|(name, _)| loose(name) == loose(column));
            let at = at.ok_or_else(|| Unfit::NoColumn(column.clone()))?;
            mapping.put(
                at,
                match field.trim() {
                    "-" | "" => None,
                    field => {
                        Some(known(mapping.kind, field).ok_or_else(|| Unfit::NoField(field.to_owned()))?)
                    }
                },
            );
        }
        Ok(mapping)
    }
}

/// Which field each column seems to be, and what is missing. `wanted` is what a person says that the rows are.
pub fn guess(header: &[String], wanted: Option<Kind>) -> Question {
    const KINDS: [Kind; 5] =
        [Kind::Proposal, Kind::Recommendation, Kind::Initiative, Kind::Meeting, Kind::Task];
    let guesses = KINDS.into_iter().map(|kind| guessed(kind, header));
    let count = |mapping: &Mapping| mapping.columns.iter().filter(|(_, field)| field.is_some()).count();
    // The first of several that fit alike is meant.
    let best = guesses.rev().max_by_key(count);
    let guess = match wanted {
        Some(kind) => guessed(kind, header),
        None => best.unwrap_or_else(|| guessed(Kind::Proposal, header)),
    };
    Question { missing: guess.missing(), guess }
}

impl Question {
    /// Whether anything of the table looks like something of ours.
    pub fn is_promising(&self) -> bool {
        self.guess.columns.iter().any(|(_, field)| field.is_some())
    }
}

fn guessed(kind: Kind, header: &[String]) -> Mapping {
    let mut found: Vec<(usize, u8, &'static str)> = Vec::new();
    for (at, name) in header.iter().enumerate() {
        for (word, field) in words(kind) {
            found.extend(fit(&loose(name), &word).map(|score| (at, score, field)));
        }
    }
    found.sort_by_key(|(at, score, _)| (std::cmp::Reverse(*score), *at));
    let mut mapping = Mapping::blank(kind, header);
    let mut taken = Vec::new();
    for (at, _, field) in found {
        if let Some((_, of @ None)) = mapping.columns.get_mut(at)
            && !taken.contains(&field)
        {
            taken.push(field);
            *of = Some(field.to_owned());
        }
    }
    mapping
}

/// How well a column is called by a word: by nothing else, by one of its words, or by a part of one.
fn fit(name: &str, word: &str) -> Option<u8> {
    const SHORT: usize = 4;
    // Who wrote is not asked for.
    if ["navn", "mail", "telefon", "tlf", "adresse", "cpr"].iter().any(|person| name.contains(person)) {
        return (name == word).then_some(3);
    }
    let is_word = name.split(|c: char| !c.is_alphanumeric()).any(|part| part == word);
    match () {
        () if name == word => Some(4),
        () if is_word => Some(3),
        () if word.chars().count() > SHORT && name.contains(word) => Some(2),
        () => None,
    }
}

/// The words by which a field of a kind is called: its own, and those that people use.
fn words(kind: Kind) -> Vec<(String, &'static str)> {
    const OTHERS: &[(&str, &str)] = &[
        ("emne", "title"),
        ("idé", "title"),
        ("kort", "title"),
        ("forslag", "text"),
        ("forslagets", "text"),
        ("foreslår", "text"),
        ("indhold", "text"),
        ("uddybning", "text"),
        ("ønske", "text"),
        ("dato", "received_on"),
        ("tidsstempel", "received_on"),
        ("timestamp", "received_on"),
        ("indsendt", "received_on"),
        ("oprettet", "received_on"),
        ("løbenummer", "source_id"),
        ("id", "source_id"),
        ("likes", "support"),
        ("stemmer", "support"),
        ("ansvarlig", "owner"),
        ("deadline", "deadline"),
    ];
    let own = kind.fields().iter().flat_map(|field| {
        let named = std::iter::once(field.name.replace('_', " "));
        named.chain(field.aliases.iter().map(|alias| (*alias).to_owned())).map(|word| (word, field.name))
    });
    let others = OTHERS.iter().filter_map(|(word, name)| Some(((*word).to_owned(), kind.field(name)?.name)));
    own.chain(others).filter(|(_, name)| *name != "example").collect()
}

/// The name of the field that a column is called by, or that a person has typed.
pub(super) fn known(kind: Kind, typed: &str) -> Option<String> {
    match Column::named(kind, typed) {
        Column::Key => Some("key".to_owned()),
        Column::Field(field) => Some(field.name.to_owned()),
        _ => None,
    }
}

/// The kind that has all these fields; a proposal first.
fn kind_of(said: &[(String, String)]) -> Option<Kind> {
    let has_all = |kind: &Kind| {
        said.iter().all(|(_, field)| matches!(field.trim(), "-" | "") || known(*kind, field).is_some())
    };
    std::iter::once(Kind::Proposal).chain(Kind::ALL.iter().copied()).find(has_all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn fields(mapping: &Mapping) -> Vec<Option<&str>> {
        mapping.columns.iter().map(|(_, field)| field.as_deref()).collect()
    }

    #[test]
    fn the_columns_of_a_questionnaire_are_guessed_and_persons_are_not() {
        let header = header(&["Tidsstempel", "Dit navn", "E-mail", "Hvad foreslår du?", "Emne", "Bydel"]);
        let question = guess(&header, None);
        assert_eq!(question.guess.kind, Kind::Proposal);
        assert_eq!(
            fields(&question.guess),
            [Some("received_on"), None, None, Some("text"), Some("title"), None]
        );
        assert!(question.missing.is_empty() && question.is_promising());
        assert_eq!(guess(&["a".to_owned(), "b".to_owned()], None).missing, ["text"]);
    }

    #[test]
    fn a_person_has_the_last_word_and_it_is_remembered_whatever_the_order() {
        let names = header(&["Overskrift", "Forslagets tekst", "Bydel"]);
        let said = [("Bydel".to_owned(), "stand".to_owned())];
        assert_eq!(Mapping::said(&names, None, &said).unwrap().kind, Kind::Note);
        let said = [("bydel".to_owned(), "title".to_owned()), ("Overskrift".to_owned(), "-".to_owned())];
        let mapping = Mapping::said(&names, None, &said).unwrap();
        assert_eq!(fields(&mapping), [None, Some("text"), Some("title")]);
        let kept = Mapping::parse(&mapping.value()).unwrap();
        let other = header(&["BYDEL", "Forslagets tekst:", "overskrift "]);
        assert!(kept.fits(&other) && !kept.fits(&names[..2]));
        assert_eq!(kept.renamed(&other), ["title", "text", "(overskrift )"]);
        assert_eq!(Mapping::key(&names), Mapping::key(&other));
        let wrong = |column: &str, field: &str| {
            Mapping::said(&names, Some(Kind::Proposal), &[(column.to_owned(), field.to_owned())]).unwrap_err()
        };
        assert_eq!(wrong("Farve", "text"), Unfit::NoColumn("Farve".to_owned()));
        assert_eq!(wrong("Bydel", "farve"), Unfit::NoField("farve".to_owned()));
    }
}

//! What a column of figures measures: its title, unit and source, and the key that its indicator gets here.

use std::sync::Arc;

use super::{Service, table_name};
use crate::domain::fold::{fold, words};
use crate::domain::target::Unit;

/// A measure of a file: the indicator that its figures belong to, made where it is not there yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// What the source knows it by, however its header is written this time.
    pub id: String,
    /// The key that its indicator gets.
    pub key: String,
    /// The header.
    pub title: String,
    /// The unit that the header names; empty where it names none.
    pub unit: String,
    /// Whose figures they are, and from which table.
    pub source: String,
}

impl Measure {
    /// The kind of unit; one that is not named may be anything.
    pub fn kind_of_unit(&self) -> Unit {
        Unit::parse(&self.unit)
    }

    /// Whether figures of this measure may stand under an indicator of that unit: percent are not percentage points, and
    /// neither are persons.
    pub fn fits(&self, unit: &str) -> bool {
        let (mine, theirs) = (self.kind_of_unit(), Unit::parse(unit));
        let is_open = |unit: &Unit| matches!(unit, Unit::Other(word) if word.is_empty());
        match (&mine, &theirs) {
            _ if is_open(&mine) || is_open(&theirs) => true,
            (Unit::Counted(one), Unit::Counted(other)) | (Unit::Other(one), Unit::Other(other)) => {
                one.to_lowercase() == other.to_lowercase()
            }
            _ => mine == theirs,
        }
    }
}

/// The table that a file is from.
pub(super) struct Table {
    pub(super) service: Service,
    pub(super) name: String,
    /// Whose figures they are, and from which table: the source of an indicator and of every version.
    pub(super) origin: String,
}

impl Table {
    /// That figures stand in columns as at jobindsats.dk does not make them its own: the table's number does, or the name
    /// of the file.
    pub(super) fn of(service: Service, name: String, file_name: &str) -> Table {
        let says_so = || fold(file_name).contains("jobindsats") || table_name::is_of_jobindsats(&name);
        let origin = match service {
            Service::Jobindsats if says_so() => format!("Jobindsats.dk / STAR, {name}"),
            Service::StatBank => format!("Danmarks Statistik, {name}"),
            Service::Jobindsats | Service::CrossTable => name.clone(),
        };
        Table { service, name, origin }
    }
}

/// A column of figures.
pub(super) struct Head<'h> {
    pub(super) name: &'h str,
    /// The unit that stands behind each of its figures.
    pub(super) unit: &'static str,
}

/// The measures of these headers, in their order. Two that would get the same key are told apart by a number, in an order
/// that does not hang on that of the columns.
pub(super) fn all(table: &Table, headers: &[Head<'_>]) -> Vec<Arc<Measure>> {
    let mut measures: Vec<Measure> = headers.iter().map(|header| one(table, header)).collect();
    let mut order: Vec<usize> = (0..measures.len()).collect();
    order.sort_by_key(|at| measures.get(*at).map(|measure| measure.id.clone()));
    let mut given: Vec<String> = Vec::new();
    for at in order {
        let Some(measure) = measures.get_mut(at) else { continue };
        let same = given.iter().filter(|key| **key == measure.key).count();
        given.push(measure.key.clone());
        if same > 0 {
            measure.key = format!("{}-{}", measure.key, same + 1);
        }
    }
    measures.into_iter().map(Arc::new).collect()
}

/// The measure of a cross table: named by the first line above it, its unit by any of them, or by its figures.
pub(super) fn titled(table: &Table, titles: &[String], shown: &'static str) -> Arc<Measure> {
    let name = titles.first().unwrap_or(&table.name);
    let unit =
        Some(unit(&fold(&titles.join(" ")))).filter(|unit| !unit.is_empty()).unwrap_or(shown).to_owned();
    Arc::new(Measure { id: format!("{}/", table.name), unit, ..one(table, &Head { name, unit: "" }) })
}

fn one(table: &Table, head: &Head<'_>) -> Measure {
    let folded = fold(head.name);
    let last = folded.rsplit(": ").next().unwrap_or(&folded);
    let unit = Some(unit(&folded)).filter(|unit| !unit.is_empty()).unwrap_or(head.unit);
    let mut parts = vec![table.name.clone()];
    if table.service == Service::Jobindsats {
        parts.extend(suffix(last, unit));
    }
    Measure {
        id: format!("{}/{}", table.name, super::loose(head.name)),
        key: parts.join("-"),
        title: head.name.to_owned(),
        unit: unit.to_owned(),
        source: table.origin.clone(),
    }
}

/// What a header says of the unit, the longer words first; folded.
const UNITS: &[(&str, &str)] = &[
    ("pct. point", "procentpoint"),
    ("pct.point", "procentpoint"),
    ("pct.-point", "procentpoint"),
    ("pct point", "procentpoint"),
    ("procentpoint", "procentpoint"),
    ("percentage point", "procentpoint"),
    ("pct", "pct."),
    ("procent", "pct."),
    ("%", "pct."),
    ("andel", "pct."),
    ("per cent", "pct."),
    ("share", "pct."),
    ("placering", "plads"),
    ("rangliste", "plads"),
    ("ranglisten", "plads"),
    ("mio. kr", "mio. kr."),
    ("mio.kr", "mio. kr."),
    ("1.000 kr", "1.000 kr."),
    ("1000 kr", "1.000 kr."),
    ("kroner", "kr."),
    (" kr.", "kr."),
    ("(kr.", "kr."),
    ("indeks", "indeks"),
    ("index", "indeks"),
    ("uger", "uger"),
    ("weeks", "uger"),
    ("dage)", "dage"),
    ("antal dage", "dage"),
    ("maaneder", "måneder"),
    ("timer", "timer"),
    ("fuldtidspersoner", "fuldtidspersoner"),
    ("full-time", "fuldtidspersoner"),
    ("personer", "personer"),
    ("persons", "personer"),
    ("borgere", "borgere"),
    ("virksomheder", "virksomheder"),
    ("forloeb", "forløb"),
    ("sager", "sager"),
];

/// Whether a header names a unit.
pub(super) fn has_unit(header: &str) -> bool {
    !unit(&fold(header)).is_empty()
}

/// Units that end other words as well: »handel« is no share, »bruger« no weeks and »virksomhedsplacering« no rank.
const ALONE: [&str; 4] = ["andel", "uger", "placering", "share"];

fn unit(folded: &str) -> &'static str {
    UNITS.iter().find(|(word, _)| names(folded, word)).map_or("", |(_, unit)| unit)
}

/// Whether a header has this word at the start of one of its own, or, as in »kontanthjælpsforløb«, at the end.
fn names(folded: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    folded.match_indices(word).any(|(at, _)| {
        let before = folded.get(..at).and_then(|text| text.chars().next_back());
        let after = folded.get(at + word.len()..).and_then(|text| text.chars().next());
        let starts = !is_part(before) || !word.starts_with(char::is_alphabetic);
        starts || (!is_part(after) && !ALONE.contains(&word))
    })
}

/// What tells the measure from the others of its table; nothing for the full-time persons that most tables are about.
fn suffix(last: &str, unit: &'static str) -> Vec<String> {
    let is_expected = last.contains("forventet") && !last.contains("faktisk");
    let of = match last {
        _ if last.contains("forskel") => Some("FORSKEL"),
        _ if is_expected => Some("FORV"),
        _ => None,
    };
    let base = last.contains("arbejdsstyrke").then_some("ARB");
    let unit = match unit {
        "pct." => Some("PCT".to_owned()),
        "procentpoint" => Some("PP".to_owned()),
        "plads" => Some("PLADS".to_owned()),
        "fuldtidspersoner" => None,
        "" => Some(short(last)),
        other => Some(short(&fold(other))),
    };
    of.map(str::to_owned).into_iter().chain(unit).chain(base.map(str::to_owned)).collect()
}

/// The first words, as part of a key.
fn short(folded: &str) -> String {
    const WORDS: usize = 2;
    let said = words(folded).take(WORDS).collect::<Vec<_>>().join("-");
    if said.is_empty() { "X".to_owned() } else { said.to_uppercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_jobindsats(table: &str, headers: &[&str]) -> Vec<Arc<Measure>> {
        let headers: Vec<Head<'_>> = headers.iter().map(|name| Head { name, unit: "" }).collect();
        all(&Table::of(Service::Jobindsats, table.to_owned(), ""), &headers)
    }

    fn keys(table: &str, headers: &[&str]) -> Vec<(String, String)> {
        let of = |measure: &Arc<Measure>| (measure.key.clone(), measure.unit.clone());
        of_jobindsats(table, headers).iter().map(of).collect()
    }

    #[test]
    fn the_measures_of_the_benchmark_get_keys_and_units_of_their_own() {
        let head = "Forventet og faktisk";
        let headers = [
            format!("{head} antal fuldtidspersoner på offentlig forsørgelse: Forventet antal"),
            format!("{head} antal fuldtidspersoner på offentlig forsørgelse: Faktisk antal"),
            format!(
                "{head} antal fuldtidspersoner på offentlig forsørgelse: Forskel mellem forventet og faktisk antal"
            ),
            format!("{head} andel fuldtidspersoner på offentlig forsørgelse: Forventet andel (pct.)"),
            format!("{head} andel fuldtidspersoner på offentlig forsørgelse: Faktisk andel (pct.)"),
            format!("{head} andel fuldtidspersoner: Forskel mellem forventet og faktisk andel (pct. point)"),
            "Placering på benchmarkranglisten".to_owned(),
        ];
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let expected = [
            ("Y30R21-FORV", "fuldtidspersoner"),
            ("Y30R21", "fuldtidspersoner"),
            ("Y30R21-FORSKEL", "fuldtidspersoner"),
            ("Y30R21-FORV-PCT", "pct."),
            ("Y30R21-PCT", "pct."),
            ("Y30R21-FORSKEL-PP", "procentpoint"),
            ("Y30R21-PLADS", "plads"),
        ];
        assert_eq!(keys("Y30R21", &headers), expected.map(|(key, unit)| (key.to_owned(), unit.to_owned())));
    }

    #[test]
    fn the_same_measure_is_known_whatever_blanks_and_brackets_its_header_has() {
        let id = |header: &str| of_jobindsats("Y60A02", &[header])[0].id.clone();
        let plain = id("Fuldtidspersoner i pct. af befolkningen 16-66 år");
        assert_eq!(id("Fuldtidspersoner i pct. af befolkningen16-66 år"), plain);
        assert_eq!(id("fuldtidspersoner i pct. af  befolkningen (16-66 år)"), plain);
        assert_ne!(id("Fuldtidspersoner i pct. af arbejdsstyrken 16-66 år"), plain);
    }

    #[test]
    fn keys_do_not_hang_on_the_order_of_the_columns() {
        let one = keys("Y01", &["Gnsn. varighed a", "Gnsn. varighed b"]);
        let mut other = keys("Y01", &["Gnsn. varighed b", "Gnsn. varighed a"]);
        other.reverse();
        assert_eq!(one, other);
        assert_eq!(one[1].0, "Y01-GNSN-VARIGHED-2");
    }

    #[test]
    fn percent_never_stand_under_an_indicator_of_percentage_points() {
        let share = of_jobindsats("Y1", &["Andel fuldtidspersoner (pct.)"]).remove(0);
        assert!(share.fits("%") && share.fits("") && !share.fits("procentpoint") && !share.fits("personer"));
    }

    #[test]
    fn a_unit_is_a_word_of_the_header_and_no_piece_of_another() {
        for (header, said) in [
            ("Antal personer i detailhandel", "personer"),
            ("Antal beskæftigede i handel", ""),
            ("Antal brugere", ""),
            ("Optimerede forløb", "forløb"),
            ("Antal kontanthjælpsforløb", "forløb"),
            ("Antal virksomhedsplaceringer", ""),
            ("Antal fuldtidspersoner", "fuldtidspersoner"),
            ("Andelen af ledige", "pct."),
            ("Udgifter, mio.kr.", "mio. kr."),
            ("Gnsn. varighed i uger", "uger"),
            ("Løntimer", "timer"),
        ] {
            assert_eq!(unit(&fold(header)), said, "{header}");
        }
    }

    #[test]
    fn figures_are_of_jobindsats_where_their_table_or_their_file_says_so() {
        let origin = |table: &str, file: &str| Table::of(Service::Jobindsats, table.to_owned(), file).origin;
        assert_eq!(origin("Y07A02", "y07a02.csv"), "Jobindsats.dk / STAR, Y07A02");
        assert_eq!(origin("PTVA02", "PTVA02.csv"), "Jobindsats.dk / STAR, PTVA02");
        assert_eq!(origin("SYGE", "syge fra jobindsats.dk.csv"), "Jobindsats.dk / STAR, SYGE");
        assert_eq!(origin("LEDIGE", "ledige.csv"), "LEDIGE");
        assert_eq!(origin("FOLK1A", "FOLK1A.tsv"), "FOLK1A");
    }
}

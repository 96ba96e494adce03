//! What a column of figures measures: its title, unit and source, and the key that its indicator gets here.

use std::sync::Arc;

use super::Service;
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

/// Whose figures they are, and from which table: the source of an indicator and of every version.
pub(super) fn origin(service: Service, table: &str) -> String {
    match service {
        Service::Jobindsats => format!("Jobindsats.dk / STAR, {table}"),
        Service::StatBank => format!("Danmarks Statistik, {table}"),
        Service::CrossTable => table.to_owned(),
    }
}

/// The measures of these headers, in their order. Two that would get the same key are told apart by a number, in an order
/// that does not hang on that of the columns.
pub(super) fn all(service: Service, table: &str, headers: &[&str]) -> Vec<Arc<Measure>> {
    let mut measures: Vec<Measure> = headers.iter().map(|header| one(service, table, header)).collect();
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

/// The measure of a cross table: named by the first line above it, its unit by any of them.
pub(super) fn titled(table: &str, titles: &[String]) -> Arc<Measure> {
    let title = titles.first().map_or(table, String::as_str);
    let unit = unit(&fold(&titles.join(" "))).to_owned();
    Arc::new(Measure { id: format!("{table}/"), unit, ..one(Service::CrossTable, table, title) })
}

fn one(service: Service, table: &str, header: &str) -> Measure {
    let folded = fold(header);
    let last = folded.rsplit(": ").next().unwrap_or(&folded);
    let unit = unit(&folded);
    let mut parts = vec![table.to_owned()];
    if service == Service::Jobindsats {
        parts.extend(suffix(last, unit));
    }
    Measure {
        id: format!("{table}/{}", super::loose(header)),
        key: parts.join("-"),
        title: header.to_owned(),
        unit: unit.to_owned(),
        source: origin(service, table),
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
    ("mio. kr", "mio. kr."),
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

fn unit(folded: &str) -> &'static str {
    UNITS.iter().find(|(word, _)| folded.contains(word)).map_or("", |(_, unit)| unit)
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

    fn keys(table: &str, headers: &[&str]) -> Vec<(String, String)> {
        let of = |measure: &Arc<Measure>| (measure.key.clone(), measure.unit.clone());
        all(Service::Jobindsats, table, headers).iter().map(of).collect()
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
        let id = |header: &str| all(Service::Jobindsats, "Y60A02", &[header])[0].id.clone();
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
        let share = all(Service::Jobindsats, "Y1", &["Andel fuldtidspersoner (pct.)"]).remove(0);
        assert!(share.fits("%") && share.fits("") && !share.fits("procentpoint") && !share.fits("personer"));
    }
}

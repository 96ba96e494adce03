//! Holds the example to its word: keys, values, sources, order, and the morning that it makes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::*;
use crate::domain::field::{Field, Form, Shape};
use crate::domain::period::Period;

mod figures;
mod morning;

type Row = BTreeMap<String, String>;

/// What is known at one moment: the records by key, with their kind and values, members split by line breaks.
#[derive(Default)]
struct World(BTreeMap<String, (Kind, Row)>);

impl World {
    /// The records after the last act before `until`.
    fn at(until: &str) -> World {
        let until = NaiveDateTime::parse_from_str(until, "%Y-%m-%dT%H:%M").unwrap();
        let mut world = World::default();
        for act in history().unwrap().iter().take_while(|a| a.at <= until) {
            world.play(act);
        }
        world
    }

    fn play(&mut self, act: &Act) {
        match &act.what {
            What::Import(name) => {
                let kind = kind_of(name).unwrap();
                self.0.extend(rows(name).into_iter().map(|r| (r["key"].clone(), (kind, r))));
            }
            What::Set { key, field, value } | What::Edit { key, field, value } => {
                *self.value(key, field) = value.clone();
            }
            What::Add { key, field, value } => match field_of(self.0[key].0, field).form {
                Form::Count => {
                    let count = self.value(key, field);
                    *count = (count.parse::<i64>().unwrap() + value.parse::<i64>().unwrap()).to_string();
                }
                _ => {
                    let members = self.value(key, field);
                    assert!(!members.split(['\n', ' ']).any(|m| m == value), "{key} has {value} already");
                    *members = format!("{members}\n{value}");
                }
            },
            What::Remove { key, field, value } => {
                let members = self.value(key, field);
                let kept: Vec<_> = members.split(['\n', ' ']).filter(|m| m != value).collect();
                *members = kept.join("\n");
            }
            What::Remark { key, .. } => assert!(self.0.contains_key(key), "{key} does not exist yet"),
        }
    }

    fn value(&mut self, key: &str, field: &str) -> &mut String {
        let (_, row) = self.0.get_mut(key).unwrap_or_else(|| panic!("{key} does not exist yet"));
        row.get_mut(field).unwrap_or_else(|| panic!("{key} has no field {field}"))
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = &Row> {
        self.0.values().filter(move |(k, _)| *k == kind).map(|(_, row)| row)
    }

    fn tally(&self, kind: Kind, field: &str) -> BTreeMap<&str, usize> {
        let mut tally = BTreeMap::new();
        for row in self.of(kind) {
            *tally.entry(row[field].as_str()).or_default() += 1;
        }
        tally
    }
}

fn rows(name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(file(name).unwrap().as_bytes());
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

fn field_of(kind: Kind, name: &str) -> &'static Field {
    let found = kind.fields().iter().find(|f| f.name == name);
    found.unwrap_or_else(|| panic!("{kind:?} has no field {name}"))
}

/// Whether a value fits, and the keys that it names.
fn check(field: &Field, value: &str) -> Result<Vec<String>, ()> {
    let date = |v: &str| NaiveDate::parse_from_str(v, "%Y-%m-%d").is_ok() && v.len() == 10;
    let fits = match field.shape {
        _ if value.is_empty() => true,
        Shape::Line => !value.contains('\n') && value.trim() == value,
        Shape::Long => value.trim() == value,
        Shape::Int => value.parse::<i64>().is_ok(),
        Shape::Real => value.parse::<f64>().is_ok(),
        Shape::Period => Period::parse(value).is_some_and(|period| period.to_string() == value),
        Shape::Bool => matches!(value, "true" | "false"),
        Shape::Date => date(value),
        Shape::Time => NaiveTime::parse_from_str(value, "%H:%M").is_ok(),
        Shape::Choice(parse, _) => parse(value) == Some(value),
        Shape::DateOrMeeting if date(value) => true,
        Shape::DateOrMeeting => return Ok(vec![value.to_owned()]),
        Shape::Key(_) => return Ok(value.split(' ').map(str::to_owned).collect()),
    };
    if fits { Ok(Vec::new()) } else { Err(()) }
}

fn may_name(field: &Field, kind: Kind) -> bool {
    match field.shape {
        Shape::Key(kinds) => kinds.contains(&kind),
        _ => kind == Kind::Meeting,
    }
}

fn parts(what: &What) -> Option<(&str, &str, &str)> {
    match what {
        What::Import(_) | What::Remark { .. } => None,
        What::Set { key, field, value }
        | What::Add { key, field, value }
        | What::Remove { key, field, value }
        | What::Edit { key, field, value } => Some((key, field, value)),
    }
}

fn all_texts() -> String {
    FILES.iter().map(|(_, content)| *content).chain([HISTORY]).collect()
}

#[test]
fn every_file_of_the_folder_is_there_and_is_imported_once() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo")).unwrap();
    let mut found: BTreeSet<_> = folder.map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    assert!(found.remove("history.csv"));
    assert_eq!(found, FILES.iter().map(|(name, _)| (*name).to_owned()).collect());
    let imported: Vec<_> = history()
        .unwrap()
        .into_iter()
        .filter_map(|a| if let What::Import(f) = a.what { Some(f) } else { None })
        .collect();
    assert_eq!(imported.len(), FILES.len());
    assert_eq!(found, imported.into_iter().collect());
}

#[test]
fn every_file_has_the_names_of_its_kind_in_their_order() {
    for (name, content) in FILES {
        let kind = kind_of(name).unwrap();
        let mut names = vec!["key"];
        names.extend(kind.fields().iter().map(|f| f.name));
        if kind == Kind::Measurement {
            names.extend(["value", "missing", "provisional", "known_since", "source"]);
        }
        assert_eq!(content.lines().next().unwrap(), names.join(","), "{name}");
    }
}

#[test]
fn every_value_fits_and_names_only_what_exists_by_then() {
    let mut world = World::default();
    let mut fields = 0;
    for act in history().unwrap() {
        let mut values: Vec<(String, &Field, String)> = Vec::new();
        world.play(&act);
        match (&act.what, parts(&act.what)) {
            (What::Import(name), _) => {
                let kind = kind_of(name).unwrap();
                for row in rows(name) {
                    values.extend(kind.fields().iter().map(|f| (row["key"].clone(), f, row[f.name].clone())));
                }
            }
            (_, Some((key, field, value))) => {
                values.push((key.into(), field_of(world.0[key].0, field), value.into()));
            }
            (_, None) => {}
        }
        for (key, field, value) in values {
            let keys = check(field, &value).unwrap_or_else(|()| panic!("{key} {}: {value}", field.name));
            for named in keys {
                let (kind, _) =
                    world.0.get(&named).unwrap_or_else(|| panic!("{key} names {named} too early"));
                assert!(may_name(field, *kind), "{key} {} {named}", field.name);
            }
            fields += 1;
        }
        assert_eq!(world.0.get(&act.who).map(|(k, _)| *k), Some(Kind::Person), "{}", act.who);
    }
    assert!(fields > 4000);
}

#[test]
fn no_key_is_given_twice_but_a_measurement_may_come_again_with_a_newer_figure() {
    let mut seen: BTreeMap<String, (Kind, Row)> = BTreeMap::new();
    for (name, _) in FILES {
        let kind = kind_of(name).unwrap();
        for row in rows(name) {
            let series = |row: &Row| ["indicator", "group", "area", "period"].map(|f| row[f].clone());
            if let Some((was, earlier)) = seen.insert(row["key"].clone(), (kind, row.clone())) {
                assert_eq!((was, kind), (Kind::Measurement, Kind::Measurement), "{}", row["key"]);
                assert_eq!(series(&earlier), series(&row), "{}", row["key"]);
            }
        }
    }
}

#[test]
fn every_act_fits_the_form_of_its_field() {
    let world = World::at("2021-01-01T00:00");
    for act in history().unwrap() {
        let Some((key, field, _)) = parts(&act.what) else { continue };
        let form = field_of(world.0[key].0, field).form;
        let fits = match act.what {
            What::Set { .. } => form == Form::Value,
            What::Edit { .. } => form == Form::Text,
            What::Remove { .. } => form == Form::Member,
            _ => matches!(form, Form::Member | Form::Count),
        };
        assert!(fits, "{act:?}");
    }
}

#[test]
fn what_is_invented_is_marked_and_what_is_not_names_its_source() {
    let mut real = BTreeSet::new();
    for (name, _) in FILES {
        let kind = kind_of(name).unwrap();
        for row in rows(name) {
            match row["example"].as_str() {
                "true" => continue,
                "false" => real.insert(row["key"].clone()),
                other => panic!("{} {other}", row["key"]),
            };
            // The two bodies stand in the sources of the analyses and meetings, the plan's name in those of the
            // hearing; these kinds have no field for it.
            let needs_source = !matches!(kind, Kind::Body | Kind::Plan);
            assert!(!needs_source || !row["source"].is_empty(), "{}", row["key"]);
        }
    }
    let known = "A1 A2 A3 A3-01 A3-02 A3-03 A4 A8 A8-01 A8-02 A8-03 BP-2020 BYR I-01 I-02 I-03 M-2019-01-22 \
                 M-2019-02-04 M-2019-05-20 M-2019-06-24 M-2020-04-22 SBU Y30R21 Y30R21-FORV Y30R21-FORV-PCT \
                 Y30R21-PCT Y30R21-PLADS";
    let is_measurement = |key: &String| key.starts_with('T') && !key.starts_with("T-");
    let measured = real.extract_if(.., is_measurement).count();
    assert_eq!(measured, 240);
    assert_eq!(real.into_iter().collect::<Vec<_>>().join(" "), known);
}

#[test]
fn the_history_is_in_order_and_in_working_hours() {
    let acts = history().unwrap();
    assert!(acts.is_sorted_by_key(|a| a.at));
    for act in &acts {
        // The real figures come on the last day of the fourth month, whatever day of the week that is.
        let by_the_calendar =
            act.imports() && act.at.date().year() > 2019 && act.reason.iter().any(|r| r.contains("Y30R21"));
        assert!(by_the_calendar || !matches!(act.at.weekday(), Weekday::Sat | Weekday::Sun), "{act:?}");
        assert!((8..17).contains(&act.at.hour()), "{act:?}");
    }
    let days: BTreeSet<_> = acts.iter().filter(|a| a.imports()).map(|a| a.at.date()).collect();
    assert!(days.len() >= 6);
}

#[test]
fn an_import_is_a_batch_of_its_own_and_a_minute_of_one_person_is_one() {
    let acts = history().unwrap();
    for batch in batches(&acts) {
        assert!(batch.len() == 1 || batch.iter().all(|a| !a.imports() && a.at == batch[0].at));
        assert!(batch.iter().skip(1).all(|a| a.reason.is_none()));
    }
    let judged = batches(&acts).find(|b| parts(&b[0].what).is_some_and(|(key, ..)| key == "F-0425")).unwrap();
    assert_eq!(judged.len(), 5);
}

#[test]
fn nobody_confirms_their_own_work_or_approves_their_own_answer() {
    let mut reported: BTreeMap<(String, String), String> = BTreeMap::new();
    for act in history().unwrap() {
        let What::Set { key, field, value } = &act.what else { continue };
        let of = (key.clone(), field.clone());
        match value.as_str() {
            "done" | "draft" => drop(reported.insert(of, act.who.clone())),
            "verified" | "approved" => assert_ne!(reported.get(&of).unwrap(), &act.who, "{key}"),
            _ => {}
        }
    }
}

#[test]
fn a_verdict_that_needs_more_than_a_word_has_it() {
    for row in World::at("2020-04-20T08:41").of(Kind::Proposal) {
        let needed = match row["verdict"].as_str() {
            "rejected" | "partly" | "forwarded" => "reason",
            "existing" => "links",
            "merged" => "merged_into",
            "postponed" => "snoozed_until",
            _ => continue,
        };
        assert!(!row[needed].is_empty(), "{} {needed}", row["key"]);
    }
}

#[test]
fn no_file_holds_a_personal_number_or_an_address() {
    assert!(holds_ten_digits("født 010190-1234") && holds_ten_digits("0101901234"));
    assert!(!holds_ten_digits("2020-04-20 2020-04-20"));
    assert!(!holds_ten_digits(&all_texts()));
    assert!(!all_texts().contains('@'));
}

/// Ten digits in a row, with or without a break before the last four, as personal numbers are written.
fn holds_ten_digits(text: &str) -> bool {
    let mut digits = 0;
    text.chars().any(|c| {
        match c {
            '0'..='9' => digits += 1,
            '-' | ' ' | '\u{2011}' | '\u{2013}' if digits == 6 => {}
            _ => digits = 0,
        }
        digits == 10
    })
}

#[test]
fn every_text_is_composed_and_free_of_control_characters() {
    use unicode_normalization::UnicodeNormalization;
    let text = all_texts();
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
    assert_eq!(text.nfc().collect::<String>(), text);
}

#[test]
fn the_slip_of_the_triage_screen_is_there_word_for_word() {
    let world = World::at("2020-04-20T08:41");
    let (_, slip) = &world.0["F-0429"];
    assert_eq!(slip["title"], "Klarere breve før første møde");
    assert_eq!(slip["links"], "A3-03 I-07");
    assert_eq!(
        slip["text"],
        "Jeg fik et brev med fire paragraffer og ingen dato. Skriv, hvad jeg skal, hvornår jeg skal komme, og hvem \
         jeg kan ringe til. Gerne et nummer, hvor man får fat i et menneske.\n\n\
         Min nabo fik det samme brev og blev væk, fordi hun troede, at hun blev trukket i ydelse, hvis hun kom.\n\n\
         Det ville også hjælpe, hvis der stod på forsiden, hvor man skal gå ind. Skiltet i Sjællandsgade kan ikke \
         ses fra busstoppestedet."
    );
    assert_eq!(world.0[&slip["submission"]].1["stand"], "2, jobparate");
}

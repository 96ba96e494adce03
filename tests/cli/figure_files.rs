//! Files of figures as jobindsats.dk, Statistics Denmark and spreadsheets give them: counted, named, versioned.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tavle::domain::change::{Author, Change, On, Put};
use tavle::domain::field::ids::proposal::TITLE;
use tavle::store::{Clock, Mode, Store};

use crate::place::Place;

/// A place with a fixture under its own name.
fn with(fixture: &str) -> Place {
    let place = Place::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
    place.write(fixture, std::fs::read(path).unwrap());
    place
}

const COUNTS: [&str; 6] = ["rows", "repeated", "new", "changed", "unchanged", "rejected"];

fn import(place: &Place, file: &str, code: i32) -> (Vec<u64>, Value) {
    let report = place.on(&["import", file, "--json"]).ends(code).object();
    (COUNTS.iter().map(|name| report[*name].as_u64().unwrap()).collect(), report)
}

/// The measurements of an indicator, as the list has them.
fn figures(place: &Place, indicator: &str) -> Vec<Value> {
    place
        .on(&["list", "measurements", "--filter", &format!("indicator:{indicator}"), "--json"])
        .ends(0)
        .json()
}

fn figure(place: &Place, indicator: &str, group: &str, area: &str, period: &str) -> Value {
    let is_it = |f: &Value| {
        f["indicator"] == indicator
            && f["area"] == area
            && f["period"] == period
            && f["group"].as_str().unwrap_or_default() == group
    };
    figures(place, indicator).into_iter().find(is_it).unwrap()
}

#[test]
fn a_row_of_jobindsats_becomes_a_measurement_of_each_of_its_measures() {
    let file = "jobindsats_Y30R21.jsonl";
    let place = with(file);
    let (counts, report) = import(&place, file, 1);
    assert_eq!(counts, [26, 12, 60, 0, 0, 2]);
    assert_eq!(report["problems"].as_array().unwrap().len(), 2);
    for (line, problem) in [(1, 0), (2, 1)] {
        assert_eq!(report["problems"][problem]["line"], line);
        let message = report["problems"][problem]["message"].as_str().unwrap();
        assert!(message.contains("Forkert nøgle eller nøglen er udløbet."), "{message}");
    }
    let first = figure(&place, "Y30R21", "Ydelsesgrupper i alt", "Fredericia", "2020QMAT02");
    assert_eq!((&first["value"], &first["source"]), (&json!(2000), &json!("Jobindsats.dk / STAR, Y30R21")));
    let hidden = figure(&place, "Y30R21-PLADS", "Kontanthjælp mv.", "Vejle", "2020QMAT02");
    assert_eq!((&hidden["value"], &hidden["missing"]), (&Value::Null, &json!("suppressed")));
    let indicator = place.on(&["show", "Y30R21-FORSKEL-PP", "--json"]).ends(0).object();
    assert_eq!(indicator["unit"], "procentpoint");
    assert!(
        indicator["title"]
            .as_str()
            .unwrap()
            .ends_with("Forskel mellem forventet og faktisk andel (pct. point)")
    );
    assert_eq!(import(&place, file, 1).0, [26, 12, 0, 0, 60, 2], "the same file again");
    place.on(&["check"]).ends(0);
}

#[test]
fn a_preview_of_figures_counts_as_the_import_does_and_makes_no_indicator() {
    let file = "jobindsats_Y30R21.jsonl";
    let place = with(file);
    let preview = place.on(&["import", file, "--dry-run", "--json"]).ends(1).object();
    assert_eq!(
        (&preview["new"], &preview["rejected"], &preview["batch"]),
        (&json!(60), &json!(2), &Value::Null)
    );
    import(&place, file, 1);
    let again = place.on(&["import", file, "--dry-run"]).ends(1).out;
    assert!(again.contains("60 som før"), "{again}");
}

#[test]
fn figures_and_their_indicators_are_taken_back_as_one_and_come_again() {
    let file = "jobindsats_Y07A02.csv";
    let place = with(file);
    let (counts, report) = import(&place, file, 0);
    assert_eq!(counts, [4, 0, 12, 0, 0, 0]);
    place.on(&["undo", &report["batch"].to_string()]).ends(0);
    assert_eq!(place.on(&["list", "indicators", "--json"]).ends(0).out, "");
    assert_eq!(import(&place, file, 0).0, [4, 0, 12, 0, 0, 0]);
    assert_eq!(figures(&place, "Y07A02").len(), 4);
    assert_eq!(import(&place, file, 0).0, [4, 0, 0, 0, 12, 0]);
}

#[test]
fn counts_shares_zero_and_suppressed_are_kept_apart() {
    let place = with("jobindsats_Y07A02.csv");
    import(&place, "jobindsats_Y07A02.csv", 0);
    let of = |indicator: &str, area: &str, period: &str| {
        let figure = figure(&place, indicator, "Sygedagpenge", area, period);
        (figure["value"].clone(), figure["missing"].clone())
    };
    assert_eq!(of("Y07A02-PERSONER", "Fredericia", "2021M01"), (json!(1104), Value::Null));
    assert_eq!(of("Y07A02", "Fredericia", "2021M01"), (json!(873.5), Value::Null));
    assert_eq!(of("Y07A02-PCT", "Fredericia", "2021M02"), (json!(2.75), Value::Null));
    assert_eq!(of("Y07A02-PERSONER", "Fanø", "2021M01"), (Value::Null, json!("suppressed")));
    assert_eq!(of("Y07A02-PCT", "Fanø", "2021M01"), (json!(0), Value::Null));
    assert_eq!(of("Y07A02-PCT", "Fanø", "2021M02"), (json!(0.6), Value::Null));
}

#[test]
fn a_known_indicator_gets_the_figures_whatever_a_person_has_called_it() {
    let place = with("jobindsats_Y07A02.csv");
    place.on(&["new", "indicators", "key=Y07A02-PCT", "title=Syge", "unit=%"]).ends(0);
    assert_eq!(import(&place, "jobindsats_Y07A02.csv", 0).0[2], 12);
    assert_eq!(place.on(&["show", "Y07A02-PCT", "--json"]).object()["title"], "Syge");
    assert_eq!(figures(&place, "Y07A02-PCT").len(), 4);
}

#[test]
fn percent_never_go_into_an_indicator_of_percentage_points() {
    let place = with("jobindsats_Y07A02.csv");
    place.on(&["new", "indicators", "key=Y07A02-PCT", "title=Syge", "unit=procentpoint"]).ends(0);
    let (counts, report) = import(&place, "jobindsats_Y07A02.csv", 1);
    assert_eq!(counts, [4, 0, 8, 0, 0, 1]);
    let message = report["problems"][0]["message"].as_str().unwrap();
    assert!(message.contains("Y07A02-PCT") && message.contains("procentpoint"), "{message}");
    assert!(figures(&place, "Y07A02-PCT").is_empty());
    place.on(&["set", "Y07A02-PCT", "unit=pct."]).ends(0);
    assert_eq!(import(&place, "jobindsats_Y07A02.csv", 0).0, [4, 0, 4, 0, 8, 0]);
}

#[test]
fn what_statbank_calls_an_area_and_a_quarter_is_what_jobindsats_calls_them() {
    let file = "statbank_FOLK1A_bom_crlf.csv";
    let place = with(file);
    assert_eq!(import(&place, file, 0).0, [6, 0, 6, 0, 0, 0]);
    assert_eq!(figure(&place, "FOLK1A", "I alt", "Fredericia", "2020Q1")["value"], 51);
    assert_eq!(figure(&place, "FOLK1A", "I alt", "Fredericia", "2020Q2")["missing"], "absent");
    assert_eq!(figure(&place, "FOLK1A", "Gift", "Fredericia", "2020Q1")["value"], 0, "nil is a figure");
    // Other columns first, no mark, other line ends: the same figures.
    place.write(
        "FOLK1A_ny.csv",
        "TID;INDHOLD;CIVILSTAND;OMRÅDE\n2020Q1;1000;I alt;Hele landet\n1. kvt. 2020;51;I alt;Fredericia\n",
    );
    assert_eq!(import(&place, "FOLK1A_ny.csv", 0).0, [2, 0, 0, 0, 2, 0]);
}

#[test]
fn a_cross_table_saved_by_windows_is_read_and_what_may_mean_two_things_is_asked_about() {
    let file = "krydstabel_windows1252.csv";
    let place = with(file);
    let (counts, report) = import(&place, file, 1);
    assert_eq!(counts, [4, 0, 11, 0, 0, 1]);
    let problem = &report["problems"][0];
    assert_eq!((&problem["line"], &problem["field"]), (&json!(6), &json!("feb 2020")));
    assert!(problem["message"].as_str().unwrap().contains("tvetydigt"), "{problem}");
    let indicator = "FULDTIDSPERSONER-LEDIGHEDSYDELSE";
    let of = |group: &str, area: &str, period: &str| figure(&place, indicator, group, area, period);
    assert_eq!(of("Fleksjob", "Fredericia", "2020M01")["value"], 1210);
    let march = of("Fleksjob", "Vejle", "2020M03");
    assert_eq!((&march["value"], &march["provisional"]), (&json!(1410), &json!(true)));
    assert_eq!(of("Fleksjob", "Vejle", "2020M01")["missing"], "absent");
    place.on(&["import", file]).ends(1).says("Kilde: jobindsats.dk").says("linje 8");
}

/// Sixty months of three areas; in the later file every twelfth value of the months that both have has changed.
fn series(months: std::ops::Range<usize>, revised: bool) -> (String, usize) {
    let mut file = "Område;Periode;Antal fuldtidspersoner\n".to_owned();
    let mut changed = 0;
    for month in months {
        for (at, area) in ["Fredericia", "Vejle", "Kolding"].iter().enumerate() {
            let is_changed = revised && (month * 3 + at) % 12 == 5 && month < 60;
            changed += usize::from(is_changed);
            let value = 1000 + month * 7 + at * 100 + usize::from(is_changed) * 2;
            file.push_str(&format!("{area};{}M{:02};{value}\n", 2015 + month / 12, month % 12 + 1));
        }
    }
    (file, changed)
}

#[test]
fn a_month_later_the_revised_values_are_new_versions_and_what_the_file_has_lost_stays() {
    let place = Place::new();
    place.write("Y60A02.csv", series(0..60, false).0);
    assert_eq!(import(&place, "Y60A02.csv", 0).0, [180, 0, 180, 0, 0, 0]);
    let (later, changed) = series(1..61, true);
    assert_eq!(changed, 15, "8 % of 177");
    place.write("Y60A02.csv", later);
    assert_eq!(import(&place, "Y60A02.csv", 0).0, [180, 0, 3, 15, 162, 0]);
    assert_eq!(import(&place, "Y60A02.csv", 0).0, [180, 0, 0, 0, 180, 0]);
    assert_eq!(figures(&place, "Y60A02").len(), 183, "nothing is deleted");
    let oldest = figure(&place, "Y60A02", "", "Fredericia", "2015M01");
    assert_eq!(oldest["value"], 1000);
    let revised = figure(&place, "Y60A02", "", "Kolding", "2015M02");
    let values: Vec<&Value> = revised["versions"].as_array().unwrap().iter().map(|v| &v["value"]).collect();
    assert_eq!(values, [&json!(1209), &json!(1207)]);
    for version in revised["versions"].as_array().unwrap() {
        assert!(version["known_since"].is_string() && version["at"].is_string(), "{version}");
    }
    place.on(&["check"]).ends(0);
}

#[test]
fn what_a_person_has_corrected_in_a_series_is_not_overwritten_by_the_next_file() {
    let place = Place::new();
    place.write("Y60A02.csv", series(0..2, false).0);
    import(&place, "Y60A02.csv", 0);
    let key = figure(&place, "Y60A02", "", "Vejle", "2015M01")["key"].as_str().unwrap().to_owned();
    place.on(&["set", &key, "value=1101"]).ends(0);
    assert_eq!(import(&place, "Y60A02.csv", 0).0[4], 6, "the file has not moved");
    place.write("Y60A02.csv", series(0..2, false).0.replace(";1100\n", ";1102\n"));
    let (_, report) = import(&place, "Y60A02.csv", 1);
    assert_eq!((&report["conflicts"], &report["changed"]), (&json!(1), &json!(0)));
}

#[test]
fn an_error_message_saved_as_figures_is_refused_in_words() {
    let place = Place::new();
    place.write("Y60A02.csv", "{\"Forkert nøgle eller nøglen er udløbet.\":\"\"}\n\n");
    place.on(&["import", "Y60A02.csv"]).ends(3).says("ingen data").says("Forkert nøgle");
    assert!(!place.has("t.db") || place.on(&["list", "measurements"]).ends(0).out.is_empty());
}

/// Files that nobody here wrote; they are not kept with the program. Where they are, `TAVLE_REAL` says.
fn real(name: &str) -> Option<String> {
    let folder = std::env::var("TAVLE_REAL").ok()?;
    Some(Path::new(&folder).join(name)).filter(|path| path.exists()).map(|path| path.display().to_string())
}

#[test]
fn the_files_of_the_services_themselves_come_in_whole() {
    let all = [
        ("jobindsats_Y30R21_with_error_lines_and_duplicates.jsonl", 1, [4706, 2352, 16464, 0, 0, 2]),
        ("dst_FOLK1A_da_bom_crlf.csv", 0, [52, 0, 52, 0, 0, 0]),
        ("dst_FOLK1A-1_da_all_areas.csv", 0, [525, 0, 525, 0, 0, 0]),
        ("dst_FOLK1A_en_bom_Q.csv", 0, [222, 0, 222, 0, 0, 0]),
    ];
    for (name, code, counts) in all {
        let Some(path) = real(name) else {
            eprintln!("{name} is not here (TAVLE_REAL): not tried");
            continue;
        };
        let place = Place::new();
        assert_eq!(import(&place, &path, code).0, counts, "{name}");
        let [rows, repeated, new, .., rejected] = counts;
        assert_eq!(import(&place, &path, code).0, [rows, repeated, 0, 0, new, rejected], "{name} again");
        if name.contains("Y30R21") {
            let of = |period: &str| figure(&place, "Y30R21", "Kontanthjælp mv.", "Fredericia", period);
            assert_eq!(
                (&of("2020QMAT02")["value"], &of("2022QMAT04")["value"]),
                (&json!(1960), &json!(1460))
            );
        }
    }
    if let Some(path) = real("jobindsats_error_saved_as.csv") {
        Place::new().on(&["import", &path]).ends(3).says("Forkert nøgle");
    }
}

/// A file as a service gives it: of so many municipalities, 180 months and twelve groups.
fn municipalities(place: &Place, count: usize) -> PathBuf {
    let mut file = "Area;Periode;Ydelsesgrupper;Antal fuldtidspersoner\n".to_owned();
    for (area, month, group) in
        (0..count).flat_map(|a| (0..180).flat_map(move |m| (0..12).map(move |g| (a, m, g))))
    {
        let (year, month, value) =
            (2006 + month / 12, month % 12 + 1, 10 + (area * 131 + month * 17 + group * 7) % 3990);
        file.push_str(&format!("Kommune {area};{year}M{month:02};Gruppe {group};{value}\n"));
    }
    place.write("Y60A02.csv", &file)
}

/// Edits a proposal again and again while a file of figures comes in. Of each edit: how many parts of the import came
/// between its beginning and its end, and how long it took.
fn edit_meanwhile(place: &Place) -> Vec<(i64, Duration)> {
    place.on(&["new", "proposal", "title=Bænke"]).ends(0);
    let path = place.0.join("t.db");
    let mut store = Store::open(&path, Mode::Write, Clock::System).unwrap();
    let author = Author { who: "MK".into(), login: "MK".into(), via: "board".into() };
    let rec = store.record("F-0001").unwrap().unwrap().rec;
    let mut import = place
        .command(&["--db", "t.db", "import", "Y60A02.csv", "--json"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut edits = Vec::new();
    while import.try_wait().unwrap().is_none() {
        let (before, began) = (store.latest_batch().unwrap(), Instant::now());
        let to = Put::text(format!("Bænke {}", edits.len()));
        let change = Change::Set { on: On::Record(rec), field: TITLE, to, seen: None };
        let own = store.commit(&author, None, &[change]).unwrap().batch.unwrap();
        edits.push((own - before - 1, began.elapsed()));
        // Else the import would have nobody but this one.
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(import.wait().unwrap().success());
    edits
}

#[test]
fn a_neighbour_who_edits_while_figures_come_in_waits_for_few_parts_of_them() {
    let place = Place::new();
    municipalities(&place, 20);
    let edits = edit_meanwhile(&place);
    assert!(edits.iter().filter(|(parts, _)| *parts > 0).count() > 1, "{edits:?}");
    assert!(edits.iter().all(|(parts, _)| *parts <= 3), "{edits:?}");
}

#[test]
#[ignore = "a measurement: cargo test --release --test cli -- --ignored nobody_waits"]
fn nobody_waits_a_second_while_the_figures_of_every_municipality_come_in() {
    let place = Place::new();
    municipalities(&place, 98);
    let edits = edit_meanwhile(&place);
    let longest = edits.iter().map(|(_, took)| *took).max().unwrap();
    println!("{} edits, the longest took {longest:?}", edits.len());
    assert!(longest < Duration::from_secs(1), "{edits:?}");
}

/// How many times the time of `sqlite3 .import` the same file may take.
const TIMES: f64 = 4.0;

#[test]
#[ignore = "a measurement: cargo test --release --test cli -- --ignored fifteen_years"]
fn the_figures_of_fifteen_years_of_every_municipality_come_in_beside_a_bare_table() {
    let mut times = Vec::new();
    for _ in 0..9 {
        let place = Place::new();
        let path = municipalities(&place, 98);
        let began = Instant::now();
        let bare = Command::new("sqlite3")
            .args(["bare.db", ".mode csv", ".separator ;", ".import Y60A02.csv t"])
            .current_dir(path.parent().unwrap())
            .status();
        let Ok(true) = bare.map(|status| status.success()) else { return };
        let bare = began.elapsed().as_secs_f64();
        let began = Instant::now();
        assert_eq!(import(&place, "Y60A02.csv", 0).0, [211_680, 0, 211_680, 0, 0, 0]);
        let ours = began.elapsed().as_secs_f64();
        println!("{ours:.2} s against {bare:.2} s: {:.1} times", ours / bare);
        times.push(ours / bare);
    }
    times.sort_by(f64::total_cmp);
    assert!(times[times.len() / 2] < TIMES, "{times:?}");
}

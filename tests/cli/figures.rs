//! Figures: versions that come by file or by hand, what stands, what is missing, what is taken back.

use serde_json::{Value, json};

use crate::place::Place;

const HEAD: &str = "indicator,group,area,period,value,missing,provisional,known_since,source\n";

fn place() -> Place {
    let place = Place::new();
    place.on(&["new", "indicators", "key=Y1", "title=Fuldtidspersoner", "unit=fuldtidspersoner"]).ends(0);
    place
}

/// Imports rows of figures and tells new, changed, unchanged, rejected, conflicts.
fn import(place: &Place, rows: &str, code: i32) -> [u64; 5] {
    place.write("tal.csv", format!("{HEAD}{rows}"));
    let read = place.on(&["import", "tal.csv", "--json"]).ends(code).object();
    ["new", "changed", "unchanged", "rejected", "conflicts"].map(|name| read[name].as_u64().unwrap())
}

fn show(place: &Place, key: &str) -> Value {
    place.on(&["show", key, "--json"]).ends(0).object()
}

fn values(record: &Value) -> Vec<Value> {
    record["versions"].as_array().unwrap().iter().map(|version| version["value"].clone()).collect()
}

const MARCH: &str = "Y1,Unge,,2020M01,1949,,true,2020-03-09,Y60A02\n";
const APRIL: &str =
    "Y1,Unge,,2020M01,1951,,,2020-04-14,Y60A02\nY1,Unge,,2020M02,1945,,true,2020-04-14,Y60A02\n";

#[test]
fn a_month_later_the_revised_figure_is_a_new_version_and_the_former_stays() {
    let place = place();
    assert_eq!(import(&place, MARCH, 0), [1, 0, 0, 0, 0]);
    assert_eq!(import(&place, MARCH, 0), [0, 0, 1, 0, 0]);
    assert_eq!(import(&place, APRIL, 0), [1, 1, 0, 0, 0]);
    assert_eq!(import(&place, APRIL, 0), [0, 0, 2, 0, 0]);
    let january = show(&place, "T000001");
    assert_eq!((&january["value"], &january["provisional"]), (&json!(1951), &json!(false)));
    assert_eq!(january["known_since"], "2020-04-14");
    assert_eq!(values(&january), [json!(1951), json!(1949)]);
    let log = place.on(&["log", "T000001", "--json"]).json();
    assert_eq!(
        (&log[0]["field"], &log[0]["old"], &log[0]["new"]),
        (&json!("version"), &json!("1949"), &json!("1951"))
    );
    // The file of March once more knows nothing newer.
    assert_eq!(import(&place, MARCH, 0), [0, 0, 1, 0, 0]);
    assert_eq!(show(&place, "T000001")["value"], 1951);
    place.on(&["check"]).ends(0);
}

#[test]
fn the_same_figure_published_again_on_another_day_is_no_news() {
    let place = place();
    import(&place, MARCH, 0);
    let again = MARCH.replace("2020-03-09", "2020-04-14").replace("Y60A02\n", "Y60A02 i april\n");
    assert_eq!(import(&place, &again, 0), [0, 0, 1, 0, 0]);
    assert_eq!(import(&place, &again.replace("true", ""), 0), [0, 1, 0, 0, 0], "it has become final");
    assert_eq!(values(&show(&place, "T000001")), [json!(1949), json!(1949)]);
}

#[test]
fn zero_missing_and_nothing_said_are_three_things() {
    let place = place();
    let rows = "Y1,A,,2020M01,0,,,,\nY1,B,,2020M01,,suppressed,,,\nY1,C,,2020M01,,,,,\n";
    assert_eq!(import(&place, rows, 0), [3, 0, 0, 0, 0]);
    assert_eq!(import(&place, rows, 0), [0, 0, 3, 0, 0]);
    let of = |key: &str| {
        let record = show(&place, key);
        (record["value"].clone(), record["missing"].clone(), record["versions"].as_array().unwrap().len())
    };
    assert_eq!(of("T000001"), (json!(0), Value::Null, 1));
    assert_eq!(of("T000002"), (Value::Null, json!("suppressed"), 1));
    assert_eq!(of("T000003"), (Value::Null, Value::Null, 0));
    assert_eq!(show(&place, "T000003")["provisional"], Value::Null);
    // A figure that the file no longer has stays.
    assert_eq!(import(&place, "Y1,A,,2020M01,,,,,\n", 0)[..3], [0, 0, 1]);
    assert_eq!(of("T000001").0, 0);
    assert_eq!(import(&place, "Y1,A,,2020M01,5,absent,,,\n", 1), [0, 0, 0, 1, 0]);
    assert_eq!(import(&place, "Y1,A,,2020M01,,vist nok,,,\n", 1), [0, 0, 0, 1, 0]);
    assert_eq!(import(&place, "Y1,A,,,5,,,,\n", 1), [0, 0, 0, 1, 0]);
}

#[test]
fn what_a_person_has_corrected_is_not_overwritten_by_a_file() {
    let place = place();
    import(&place, MARCH, 0);
    place.on(&["set", "T000001", "value=1950"]).ends(0);
    assert_eq!(import(&place, MARCH, 0), [0, 0, 1, 0, 0], "the file has not moved");
    assert_eq!(import(&place, &MARCH.replace("1949", "1951"), 1), [0, 0, 0, 0, 1]);
    assert_eq!(show(&place, "T000001")["value"], 1950);
    place.on(&["import", "tal.csv"]).ends(1).says("1.950").says("1.951");
    place.on(&["set", "T000001", "value=1951"]).ends(0);
    assert_eq!(import(&place, &MARCH.replace("1949", "1951").replace(",true,", ",,"), 0)[..3], [0, 0, 1]);
}

#[test]
fn a_stale_export_of_figures_undoes_nothing_and_an_edited_one_is_taken() {
    let place = place();
    import(&place, APRIL, 0);
    place.on(&["export", "measurements", "-o", "e.csv"]).ends(0);
    place.on(&["set", "T000001", "value=1960"]).ends(0);
    let read = |code| {
        let read = place.on(&["import", "e.csv", "--json"]).ends(code).object();
        [&read["new"], &read["changed"], &read["conflicts"]].map(|n| n.as_u64().unwrap())
    };
    assert_eq!(read(0), [0, 0, 0]);
    assert_eq!(show(&place, "T000001")["value"], 1960);
    place.write("e.csv", place.read("e.csv").replace(",1945,", ",1944,"));
    assert_eq!(read(0), [0, 1, 0]);
    assert_eq!(values(&show(&place, "T000002")), [json!(1944), json!(1945)]);
    place.write("e.csv", place.read("e.csv").replace(",1951,", ",1952,"));
    assert_eq!(read(1), [0, 0, 1]);
}

#[test]
fn an_import_of_figures_is_taken_back_as_one_and_comes_again() {
    let place = place();
    import(&place, MARCH, 0);
    import(&place, APRIL, 0);
    let batch = place.on(&["log", "--json"]).json()[0]["batch"].to_string();
    place.on(&["undo", &batch]).ends(0);
    assert_eq!(values(&show(&place, "T000001")), [json!(1949)]);
    place.on(&["show", "T000002"]).ends(3);
    assert_eq!(import(&place, APRIL, 0), [1, 1, 0, 0, 0]);
    assert_eq!(show(&place, "T000001")["value"], 1951);
    place.on(&["show", "T000002"]).ends(3);
    assert_eq!(values(&show(&place, "T000003")), [json!(1945)]);
    assert_eq!(import(&place, APRIL, 0), [0, 0, 2, 0, 0]);
}

#[test]
fn a_measurement_is_known_by_what_it_measures_whatever_key_a_row_has() {
    let place = place();
    import(&place, MARCH, 0);
    place.write("k.csv", "key,indicator,group,period,value\nT000900,y1,Unge,2020M01,1951\nT000901,Y1,Unge,2020M09,1\nT000902,Y1,Unge,2020M09,2\n");
    let read = place.on(&["import", "k.csv", "--json"]).ends(1).object();
    assert_eq!(
        (&read["new"], &read["changed"], &read["rejected"]),
        (&json!(1), &json!(1), &json!(1)),
        "{read}"
    );
    assert!(read["problems"][0]["message"].as_str().unwrap().contains("T000901"), "{read}");
    assert_eq!(show(&place, "T000001")["value"], 1951);
    place.on(&["show", "T000900"]).ends(3);
}

#[test]
fn a_figure_typed_by_hand_is_a_version_of_its_own() {
    let place = place();
    let new = |call: &[&str]| {
        place.on(&[&["new", "measurements", "indicator=Y1", "group=Kontanthjælp", "area=Fredericia"], call]
            .concat())
    };
    let key = new(&["period=2020M03", "value=1.940", "known_since=2020-04-20", "source=Y60A02"]).ends(0).out;
    let key = key.trim();
    let made = show(&place, key);
    assert_eq!(
        (&made["value"], &made["known_since"], &made["source"]),
        (&json!(1940), &json!("2020-04-20"), &json!("Y60A02"))
    );
    new(&["period=2020M03", "value=1"]).ends(3).says(key);
    new(&["value=1"]).ends(2).says("period=");
    new(&["period=2020M04", "value=1", "missing=absent"]).ends(2);
    new(&["period=2020M04", "source=Y60A02"]).ends(2).says("Nul er et tal");
    place.on(&["set", key, "value="]).ends(2).says("missing=");
    place.on(&["set", key, "value=1938", "--expect", "value=1939"]).ends(1).says("1.940").says("1.938");
    place.on(&["set", key, "value=1938", "foreløbig=ja", "--expect", "value=1940"]).ends(0);
    place.on(&["set", key, "provisional=false"]).ends(0);
    place.on(&["set", key, "provisional=nej", "value=1938"]).ends(0).says("intet er ændret");
    let now = show(&place, key);
    assert_eq!(
        (&now["value"], &now["provisional"], &now["source"]),
        (&json!(1938), &json!(false), &Value::Null)
    );
    assert_eq!(values(&now), [json!(1938), json!(1938), json!(1940)]);
    place.on(&["set", key, "missing=skjult"]).ends(0);
    assert_eq!(
        (&show(&place, key)["value"], &show(&place, key)["missing"]),
        (&Value::Null, &json!("suppressed"))
    );
    place.on(&["undo"]).ends(0);
    assert_eq!(show(&place, key)["value"], 1938);
}

#[test]
fn the_actual_of_a_target_is_the_newest_figure_of_its_series_up_to_its_year() {
    let place = place();
    for year in ["2019", "2020", "2022"] {
        let year = format!("year={year}");
        place.on(&["new", "targets", "indicator=Y1", "group=Unge", &year, "value=1720"]).ends(0);
    }
    import(
        &place,
        &format!(
            "{APRIL}Y1,Unge,,2020M03,,suppressed,,,\nY1,Unge,,2021M01,1900,,,,\nY1,Alle,,2020M12,7,,,,\n"
        ),
        0,
    );
    let actual = |key: &str| {
        let target = show(&place, key);
        (target["actual"].clone(), target["actual_period"].clone())
    };
    assert_eq!(actual("T-0001"), (Value::Null, Value::Null));
    assert_eq!(show(&place, "T-0001")["light"], "unknown");
    assert_eq!(actual("T-0002"), (Value::Null, json!("2020M03")), "the newest is hidden");
    assert_eq!(actual("T-0003"), (json!(1900), json!("2021M01")));
}

#[test]
fn a_personal_number_in_the_source_of_a_figure_stays_here() {
    let place = place();
    import(&place, "Y1,Unge,,2020M01,1949,,,,ringet ind af 010203-1234\n", 0);
    let out = place.on(&["export", "measurements"]).ends(1).says("T000001");
    assert!(!out.out.contains("010203"), "{}", out.out);
}

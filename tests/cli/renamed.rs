//! A measurement whose group, area or period a person has put right by hand, and the next file of its service.

use serde_json::{Value, json};

use crate::place::Place;

const HEAD: &str = "Område;Periode;Antal fuldtidspersoner\n";
const JANUARY: &str = "Frederecia;2021M01;100\nVejle;2021M01;200\n";

/// A service's file: new, changed, unchanged, conflicts.
fn import(place: &Place, rows: &str, code: i32) -> [u64; 4] {
    place.write("Y60A02.csv", format!("{HEAD}{rows}"));
    let read = place.on(&["import", "Y60A02.csv", "--json"]).ends(code).object();
    ["new", "changed", "unchanged", "conflicts"].map(|name| read[name].as_u64().unwrap())
}

fn figures(place: &Place) -> Vec<(Value, Value, Value)> {
    let all = place.on(&["list", "measurements", "--json"]).ends(0).json();
    all.iter().map(|f| (f["area"].clone(), f["period"].clone(), f["value"].clone())).collect()
}

/// Two figures, of which a person has put the first one's area right.
fn put_right() -> Place {
    let place = Place::new();
    assert_eq!(import(&place, JANUARY, 0), [2, 0, 0, 0]);
    place.on(&["set", "T000001", "area=Fredericia"]).ends(0);
    place
}

fn fredericia(value: u64) -> (Value, Value, Value) {
    (json!("Fredericia"), json!("2021M01"), json!(value))
}

#[test]
fn a_figure_whose_area_was_put_right_is_still_the_one_that_the_service_speaks_of() {
    let place = put_right();
    assert_eq!(import(&place, JANUARY, 0), [0, 0, 2, 0], "the file has not moved");
    assert_eq!(import(&place, &JANUARY.replace("100", "101"), 0), [0, 1, 1, 0], "revised");
    assert_eq!(import(&place, &JANUARY.replace("100", "101"), 0), [0, 0, 2, 0]);
    assert!(
        figures(&place).contains(&fredericia(101)) && figures(&place).len() == 2,
        "{:?}",
        figures(&place)
    );
    place.on(&["check"]).ends(0);
}

#[test]
fn what_the_service_says_of_the_name_that_a_person_gave_is_asked_about_where_it_differs() {
    let place = put_right();
    let both = |own: u64| format!("{JANUARY}Fredericia;2021M01;{own}\n");
    assert_eq!(import(&place, &both(100), 0), [0, 0, 3, 0], "the service has put it right too");
    assert_eq!(import(&place, &both(90), 1), [0, 0, 2, 1], "two figures, and one place for them");
    assert!(figures(&place).contains(&fredericia(100)) && figures(&place).len() == 2);
    assert_eq!(import(&place, "Fredericia;2021M01;90\n", 1), [0, 0, 0, 1]);
    // Named as before, the figure of the file has its own place.
    place.on(&["set", "T000001", "area=Frederecia"]).ends(0);
    assert_eq!(import(&place, &both(90), 0), [1, 0, 2, 0]);
}

#[test]
fn what_was_decided_of_a_name_is_not_asked_again_before_the_service_says_something_else() {
    let both = |old: u64, own: u64| {
        let old = JANUARY.replace("100", &old.to_string());
        format!("{old}Fredericia;2021M01;{own}\n")
    };
    let decide = |place: &Place, rows: &str, how: &str| {
        place.write("Y60A02.csv", format!("{HEAD}{rows}"));
        place.on(&["import", "Y60A02.csv", how, "T000001"]).ends(0);
    };
    let taken = put_right();
    assert_eq!(import(&taken, &both(100, 90), 1), [0, 0, 2, 1]);
    decide(&taken, &both(100, 90), "--take");
    for _ in 0..2 {
        assert_eq!(import(&taken, &both(100, 90), 0), [0, 0, 3, 0], "the same answer holds");
        assert!(figures(&taken).contains(&fredericia(90)), "{:?}", figures(&taken));
    }
    assert_eq!(import(&taken, &both(100, 91), 0), [0, 1, 2, 0], "its own name is the one that counts now");
    assert_eq!(
        import(&taken, &both(101, 91), 1),
        [0, 0, 2, 1],
        "the other one is asked about where it moves"
    );
    decide(&taken, &both(101, 91), "--take");
    assert_eq!(import(&taken, &both(101, 91), 0), [0, 0, 3, 0]);
    assert!(figures(&taken).contains(&fredericia(101)));
    assert_eq!(import(&taken, &both(102, 91), 0), [0, 1, 2, 0]);
    taken.on(&["check"]).ends(0);

    let kept = put_right();
    decide(&kept, &both(100, 90), "--keep");
    assert_eq!(import(&kept, &both(100, 90), 0), [0, 0, 3, 0]);
    assert_eq!(import(&kept, &both(101, 90), 0), [0, 1, 2, 0]);
    assert_eq!(import(&kept, &both(101, 95), 1), [0, 0, 2, 1], "another question");
    assert!(figures(&kept).contains(&fredericia(101)));
}

#[test]
fn a_decision_that_was_taken_back_is_asked_for_again() {
    let place = put_right();
    let rows = format!("{JANUARY}Fredericia;2021M01;90\n");
    place.write("Y60A02.csv", format!("{HEAD}{rows}"));
    let batch = place.on(&["import", "Y60A02.csv", "--take", "T000001", "--json"]).ends(0).object()["batch"]
        .to_string();
    place.on(&["undo", &batch]).ends(0);
    assert_eq!(import(&place, &rows, 1), [0, 0, 2, 1]);
    assert!(figures(&place).contains(&fredericia(100)));
}

#[test]
fn a_figure_that_was_put_right_and_then_deleted_does_not_come_back() {
    let place = put_right();
    place.on(&["delete", "T000001"]).ends(0);
    assert_eq!(import(&place, JANUARY, 1), [0, 0, 1, 1]);
    assert_eq!(figures(&place).len(), 1);
}

#[test]
fn a_correction_that_was_taken_back_is_none() {
    let place = put_right();
    let batch = place.on(&["log", "T000001", "--json"]).json()[0]["batch"].to_string();
    place.on(&["undo", &batch]).ends(0);
    let fredericia = "Fredericia;2021M01;90\n";
    assert_eq!(import(&place, &format!("{JANUARY}{fredericia}"), 0), [1, 0, 2, 0]);
}

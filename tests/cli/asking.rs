//! What an import asks a person: which field a column is, and whose value stands where both have moved.

use crate::place::{Place, fixture};

const FORM: &str = "Tidsstempel;Dit navn;Hvad foreslår du?;Emne\n22-04-2020;Eks Empel;Flere bænke.;Bænke\n23-04-2020;Prøve Person;Lys på stien.;Lys\n";

#[test]
fn columns_with_other_names_are_asked_about_once_and_remembered() {
    let place = Place::new();
    place.write("svar.csv", FORM);
    let asked = place.on(&["import", "svar.csv"]).ends(1);
    let call = "tavle import svar.csv --as proposals --map \"Tidsstempel=received_on\" --map \"Hvad foreslår du?=text\" --map \"Emne=title\"";
    let asked = asked.says(call).says("Dit navn").says("Intet er skrevet.");
    assert!(!asked.err.contains("navn="));
    assert!(place.on(&["list", "proposals", "--json"]).json().is_empty());
    let json = place.on(&["import", "svar.csv", "--json"]).ends(1).object();
    assert_eq!(json["mapping"]["kind"], "proposals");
    assert_eq!(json["mapping"]["columns"][0]["field"], "received_on");

    let taken = ["import", "svar.csv", "--as", "proposals", "--map", "Tidsstempel=received_on", "--map"];
    let taken = [&taken[..], &["Hvad foreslår du?=text", "--map", "Emne=title"]].concat();
    place.on(&taken).ends(0).says("Hvad foreslår du? = text");
    let proposal = place.on(&["show", "F-0001", "--json"]).object();
    assert_eq!(
        [&proposal["title"], &proposal["text"], &proposal["received_on"]],
        ["Bænke", "Flere bænke.", "2020-04-22"]
    );
    assert_eq!(place.on(&["import", "svar.csv", "--json"]).ends(0).object()["unchanged"], 2);
    place
        .write("nye.csv", "Emne;Hvad foreslår du?;Dit navn;Tidsstempel\nEn bus;Om aftenen.;X Y;24-04-2020\n");
    assert_eq!(place.on(&["import", "nye.csv", "--json"]).ends(0).object()["new"], 1);
    assert_eq!(place.on(&["show", "F-0003", "--json"]).object()["received_on"], "2020-04-24");
    // It is a setting like any other: taken back, it is asked about again.
    let log = place.on(&["log", "--json"]).json();
    let batch = log.iter().find(|line| line["key"].as_str().is_some_and(|key| key.starts_with("kolonner-")));
    place.on(&["undo", &batch.unwrap()["batch"].to_string()]).ends(0);
    place.on(&["import", "nye.csv"]).ends(1).says("--map");
    place.on(&["check"]).ends(0);
}

#[test]
fn a_word_about_columns_that_cannot_be_meant_is_refused_and_changes_nothing() {
    let place = Place::new();
    place.write("svar.csv", FORM);
    place.on(&["import", "svar.csv", "--map", "Farve=text"]).ends(3).says("Farve");
    place.on(&["import", "svar.csv", "--as", "proposals", "--map", "Emne=farve"]).ends(3).says("farve");
    place.on(&["import", "svar.csv", "--map", "Emne"]).ends(2);
    place.write("intet.csv", "a;b\n1;2\n");
    place.on(&["import", "intet.csv", "--as", "proposals"]).ends(1).says("KOLONNE=text");
    place.on(&["import", "intet.csv"]).ends(3);
    place.on(&["import", &fixture("error_saved_as.csv")]).ends(3).says("besked fra den tjeneste");
    assert!(place.on(&["list", "settings", "--json"]).out.is_empty());
}

#[test]
fn where_both_have_moved_one_call_settles_each_and_it_is_not_asked_again() {
    let place = Place::new();
    let file = "key,title\nF-0001,Bænke\nF-0002,Lys\nF-0003,En bus\n";
    place.write("f.csv", file);
    place.on(&["import", "f.csv"]).ends(0);
    for key in ["F-0001", "F-0002"] {
        place.on(&["set", key, &format!("title=Her: {key}")]).ends(0);
    }
    place.on(&["delete", "F-0003"]).ends(0);
    place.write("f.csv", file.replace("Bænke", "Fil 1").replace("Lys", "Fil 2").replace("En bus", "Fil 3"));
    let asked = place.on(&["import", "f.csv"]).ends(1).says("F-0001").says("Her: F-0002").says("Fil 2");
    asked.says("--take NØGLE").says("--keep NØGLE");
    let json = place.on(&["import", "f.csv", "--json"]).ends(1).object();
    assert_eq!(json["conflicts"], 3);
    let first = &json["problems"][0];
    assert_eq!([&first["key"], &first["theirs"], &first["mine"]], ["F-0001", "Her: F-0001", "Fil 1"]);
    let title = |key: &str| place.on(&["show", key, "--json"]).object()["title"].clone();
    place.on(&["import", "f.csv", "--take", "f-0001", "--keep", "F-0002", "--take", "F-0003"]).ends(0);
    assert_eq!([title("F-0001"), title("F-0002"), title("F-0003")], ["Fil 1", "Her: F-0002", "Fil 3"]);
    let again = place.on(&["import", "f.csv", "--json"]).ends(0).object();
    assert_eq!([&again["changed"], &again["conflicts"], &again["unchanged"]], [0, 0, 3]);
    place.on(&["check"]).ends(0);
}

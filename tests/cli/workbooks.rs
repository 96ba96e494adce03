//! Workbooks on the command line: what goes out comes back, nothing in them is alive, and hostile ones are refused.

use std::io::{Cursor, Read, Write};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::place::{Place, Ran};

/// A small workbook whose sheet unpacks to more than half a gigabyte.
pub fn bomb() -> &'static [u8] {
    static BOMB: OnceLock<Vec<u8>> = OnceLock::new();
    BOMB.get_or_init(|| {
        let mut zip = begun(&["Ark1"]);
        zip.start_file("xl/sheet0.xml", options().compression_level(Some(1))).unwrap();
        zip.write_all(b"<worksheet><sheetData>").unwrap();
        let rows = "<row><c><v>1</v></c></row>".repeat(40_000);
        (0..560).for_each(|_| zip.write_all(rows.as_bytes()).unwrap());
        zip.write_all(b"</sheetData></worksheet>").unwrap();
        zip.finish().unwrap().into_inner()
    })
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

/// A workbook whose sheets are to be written.
fn begun(sheets: &[&str]) -> ZipWriter<Cursor<Vec<u8>>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let all = |one: fn(usize, &str) -> String| -> String {
        sheets.iter().enumerate().map(|(at, name)| one(at, name)).collect()
    };
    let named = all(|at, name| format!(r#"<sheet name="{name}" r:id="r{at}"/>"#));
    let placed =
        all(|at, _| format!(r#"<Relationship Id="r{at}" Type="/worksheet" Target="sheet{at}.xml"/>"#));
    for (name, text) in [
        ("xl/workbook.xml", format!("<workbook><sheets>{named}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{placed}</Relationships>")),
    ] {
        zip.start_file(name, options()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip
}

/// A workbook of sheets, each with a name and its rows.
fn workbook(sheets: &[(&str, String)]) -> Vec<u8> {
    let mut zip = begun(&sheets.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for (at, (_, rows)) in sheets.iter().enumerate() {
        zip.start_file(format!("xl/sheet{at}.xml"), options()).unwrap();
        write!(zip, "<worksheet><sheetData>{rows}</sheetData></worksheet>").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with two sheets whose columns have other names than ours.
pub fn two_unknown_sheets() -> Vec<u8> {
    let rows = |rows: [&[&str]; 2]| rows.iter().map(|cells| row(cells)).collect::<String>();
    let ideas = rows([&["Hvad foreslår du?", "Bydel"], &["Flere bænke", "Vest"]]);
    let calls = rows([&["Emne", "Beskrivelse"], &["Ring til UU", "Om praktik"]]);
    workbook(&[("Idéer 2020", ideas), ("Opkald", calls)])
}

/// A workbook with one sheet.
fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    workbook(&[("Ark1", rows.iter().map(|cells| row(cells)).collect())])
}

fn row(cells: &[&str]) -> String {
    let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_workbook_is_made_for_an_office_its_header_frozen_and_filtered_its_days_days_and_nothing_alive() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0412", "title==HYPERLINK(\"http://x\";\"y\")"]).ends(0);
    place.demo(&["export", "proposals", "-o", "forslag.xlsx"]).ends(0);
    let file = std::fs::read(place.0.join("forslag.xlsx")).unwrap();
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    for needed in [r#"state="frozen""#, "<autoFilter", "<cols>", r#"topLeftCell="B2""#] {
        assert!(sheet.contains(needed), "{needed}");
    }
    assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"));
    assert!(part(&file, "xl/sharedStrings.xml").contains("=HYPERLINK("));
    let styles = part(&file, "xl/styles.xml");
    assert!(styles.contains("yyyy-mm-dd") && styles.contains(r#"quotePrefix="1""#));
    place.demo(&["export", "proposals", "-o", "igen.xlsx"]).ends(0);
    assert!(std::fs::read(place.0.join("igen.xlsx")).unwrap() == file);
    let read = place.on(&["import", "forslag.xlsx", "--json"]).object();
    assert_eq!((&read["sheet"], &read["kind"]), (&json!("proposals"), &json!("proposals")));
}

#[test]
fn a_personal_number_stops_a_record_on_its_way_into_a_workbook_too() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0412", "text=Ring til 010190-1234 efter kl. 12"]).ends(0);
    for name in ["forslag.csv", "forslag.json", "forslag.xlsx"] {
        place
            .demo(&["export", "proposals", "-o", name])
            .ends(1)
            .says("F-0412 er ikke med")
            .says("personnummer");
    }
    let file = std::fs::read(place.0.join("forslag.xlsx")).unwrap();
    let texts = part(&file, "xl/sharedStrings.xml");
    assert!(!texts.contains("F-0412") && texts.contains("F-0413") && !texts.contains("010190"));
}

#[test]
fn what_no_cell_can_hold_is_left_out_of_a_workbook_and_named() {
    let place = Place::with_demo();
    let long = format!("text={}", "Brevet er for langt. ".repeat(2_000));
    place.demo(&["set", "F-0412", &long]).ends(0);
    place
        .demo(&["export", "proposals", "-o", "forslag.xlsx"])
        .ends(1)
        .says("F-0412")
        .says("text")
        .says("csv");
    place.demo(&["export", "proposals", "-o", "forslag.csv"]).ends(0);
}

#[test]
fn the_sheets_of_a_workbook_are_one_batch_and_each_is_told_by_itself() {
    let place = Place::new();
    let proposals =
        [&["Nr.", "Titel", "Ansvarlig"][..], &["F-0001", "Bænke", "HL"], &["F-0002", "Lys", "XX"]];
    let people = [&["Nøgle", "Navn", "Rolle"][..], &["HL", "Hanne", "leder"]];
    let rows = |rows: &[&[&str]]| rows.iter().map(|cells| row(cells)).collect::<String>();
    let sheets =
        [("Læs mig", row(&["Sådan gør du"])), ("Forslag", rows(&proposals)), ("Folk", rows(&people))];
    place.write("b.xlsx", workbook(&sheets));
    place.on(&["import", "b.xlsx", "--all-or-nothing"]).ends(3).says("alt eller intet");
    assert_eq!(place.on(&["list", "people", "--json"]).out, "");
    let read = place.on(&["import", "b.xlsx", "--json"]).ends(1).says("ikke er læst: Læs mig").json();
    let told = |at: usize| ["sheet", "kind", "new", "rejected"].map(|name| read[at][name].clone());
    assert_eq!(told(0), [json!("Folk"), json!("people"), json!(1), json!(0)]);
    assert_eq!(told(1), [json!("Forslag"), json!("proposals"), json!(1), json!(1)]);
    let problem = &read[1]["problems"][0];
    assert_eq!((&problem["line"], &problem["field"]), (&json!(3), &json!("owner")));
    assert_eq!(read[0]["batch"], read[1]["batch"]);
    place.on(&["import", "b.xlsx"]).ends(1).says("række 3, owner: ingen kollega har initialerne XX");
    place.on(&["undo", &read[0]["batch"].to_string()]).ends(0);
    assert_eq!(place.on(&["list", "proposals", "--json"]).out, "");
    assert_eq!(place.on(&["list", "people", "--json"]).out, "");
}

#[test]
fn each_of_several_unknown_sheets_is_asked_about_by_name_and_read_by_the_call_that_is_told() {
    let place = Place::new();
    let rows = |rows: &[&[&str]]| rows.iter().map(|cells| row(cells)).collect::<String>();
    let ideas = rows(&[&["Hvad foreslår du?", "Bydel"], &["Flere bænke", "Vest"]]);
    let plans = rows(&[&["Emne på opgaven", "Beskrivelse"], &["Ring til UU", "Om praktik"]]);
    let read_me = row(&["Sådan gør du"]);
    let sheets = [("Idéer 2020", ideas), ("Møder og planer", plans), ("Læs mig", read_me)];
    place.write("b.xlsx", workbook(&sheets));
    let asked =
        place.on(&["import", "b.xlsx"]).ends(1).says("genkendes: Idéer 2020, Møder og planer, Læs mig");
    let ideas = "tavle import b.xlsx --sheet \"Idéer 2020\" --as proposals --map \"Hvad foreslår du?=text\"";
    let asked = asked.says(ideas).says("--sheet \"Møder og planer\"").says("ikke læst: Bydel");
    assert!(!asked.says("Intet er skrevet.").err.contains("--sheet \"Læs mig\""));
    let json = place.on(&["import", "b.xlsx", "--json"]).ends(1).object();
    assert_eq!(json["mappings"][0]["sheet"], "Idéer 2020");
    assert_eq!(json["mappings"][1]["columns"][1]["column"], "Beskrivelse");

    let one = ["import", "b.xlsx", "--sheet", "Idéer 2020"];
    place.on(&one).ends(1).says(ideas);
    let taken = [&one[..], &["--as", "proposals", "--map", "Hvad foreslår du?=text", "--json"]].concat();
    let taken = place.on(&taken).ends(0).object();
    assert_eq!([&taken["sheet"], &taken["new"]], [&json!("Idéer 2020"), &json!(1)]);
    // What was said is remembered, and the others can still be asked for.
    let again = place.on(&["import", "b.xlsx"]).ends(0).says("»tavle import b.xlsx --sheet ARK«");
    assert!(again.says("ikke er læst: Møder og planer, Læs mig").out.contains("1 som før"));
    let other = ["import", "b.xlsx", "--sheet", "Møder og planer", "--as", "tasks", "--map"];
    place.on(&[&other[..], &["Emne på opgaven=title"]].concat()).ends(0);
    assert_eq!(place.on(&["list", "tasks", "--json"]).object()["title"], "Ring til UU");
}

#[test]
fn a_sheet_that_there_is_not_is_refused_with_those_that_there_are() {
    let place = Place::new();
    place.write("b.xlsx", sheet(&[&["Nr.", "Titel"], &["F-0001", "Bænke"]]));
    place.write("f.csv", "key,title\nF-0001,Bænke\n");
    place.on(&["import", "b.xlsx", "--sheet", "Ark2"]).ends(3).says("intet ark »Ark2«. Dens ark er: Ark1.");
    place.on(&["import", "f.csv", "--sheet", "Ark1"]).ends(3).says("ingen projektmappe");
    place.on(&["import", "b.xlsx", "--sheet", "ark1"]).ends(0);
}

#[test]
fn a_hostile_workbook_is_refused_in_a_sentence_and_in_little_memory() {
    let place = Place::new();
    let megabyte = "Æ".repeat(1 << 19);
    place.write("stor.xlsx", sheet(&[&["Nr.", "Titel", "Tekst"], &["F-0001", "Lang", &megabyte]]));
    place.on(&["import", "stor.xlsx"]).ends(0);
    assert_eq!(place.on(&["show", "F-0001", "--json"]).object()["text"].as_str().unwrap().len(), 1 << 20);
    let before = place.on(&["log", "--json"]).out;
    for (name, file, words) in [
        ("bombe.xlsx", bomb().to_vec(), "for stort"),
        ("brudt.xlsx", bomb()[..bomb().len() / 2].to_vec(), "beskadiget"),
        ("celle.xlsx", sheet(&[&["titel", "tekst"], &["x", &"x".repeat(5 << 20)]]), "Celle B2"),
    ] {
        place.write(name, file);
        // A fifth of what the bomb claims is all the address space that there is.
        let limited = r#"ulimit -v 120000; exec "$@""#;
        let program = env!("CARGO_BIN_EXE_tavle");
        let mut command = Command::new("sh");
        command.args(["-c", limited, "sh", program, "--db", "t.db", "import", name]).current_dir(&place.0);
        Ran::from(command.output().unwrap()).ends(3).says(words);
        assert_eq!(place.on(&["log", "--json"]).out, before, "{name}");
    }
}

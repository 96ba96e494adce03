//! Tables that nobody knows: what their rows and columns are is asked once on the board and remembered.

use std::sync::atomic::AtomicBool;

use tavle::domain::arrival::{Progress, Sheet};
use tavle::domain::change::Author;
use tavle::domain::field::Kind;
use tavle::exchange::asked::Asked;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;
use tavle::worker::importer::{self, Job, import};

use crate::house::{House, LARGE, SMALL, open};

/// The answers of a questionnaire, with headings that are not ours.
const ANSWERS: &str =
    "Overskrift;Forslagets tekst;Bydel;Dit navn\nBænke;Ved busstoppet.;Nord;Lis\nLys;På stien.;;Ole\n";

#[test]
fn columns_with_other_names_are_asked_about_once_on_screen_and_remembered() {
    for (size, name) in [(SMALL, "80x24"), (LARGE, "120x36")] {
        let house = House::new();
        let before = house.count(Kind::Proposal);
        house.lay("svar.csv", ANSWERS);
        let mut stage = house.stage(size, Lang::Da);
        open(&mut stage, "indlæs_fil");
        stage.keys("enter enter").shows(&format!("import-columns-{name}"));
        stage.keys("down - enter");
        assert!(stage.screen().contains("Det er forslag"), "a title is enough: {}", stage.screen());
        stage.keys("down enter - enter");
        assert!(stage.screen().contains("Mangler: tekst. Vælg den kolonne"), "{}", stage.screen());
        stage.keys("text:tit down text:tekst down text:begr");
        let screen = stage.screen();
        assert!(screen.lines().any(|l| l.contains("Bydel") && l.contains("→ Begrundelse")), "{screen}");
        stage.keys("left right enter enter");
        assert!(stage.screen().contains("√ svar.csv er indlæst: 2 nye"), "{}", stage.screen());
        assert_eq!(house.count(Kind::Proposal), before + 2);
        house.lay("nye svar.csv", "Dit navn;Bydel;Forslagets tekst;Overskrift\nEva;Syd;Om aftenen.;En bus\n");
        let mut stage = house.stage(size, Lang::Da);
        open(&mut stage, "indlæs_fil");
        while !stage.screen().lines().any(|line| line.starts_with("▌ nye svar.csv")) {
            stage.keys("down");
        }
        stage.keys("enter").shows(&format!("import-remembered-{name}"));
        stage.keys("down enter");
        assert!(stage.screen().contains("→ Overskrift"), "the way to change it: {}", stage.screen());
        stage.keys("esc enter");
        assert!(stage.screen().contains("√ nye svar.csv er indlæst: 1 nye"), "{}", stage.screen());
        let store = Store::open(&house.db, Mode::Read, Clock::System).unwrap();
        let bus = store.all(Kind::Proposal).unwrap().into_iter().find(|p| p.text("title") == "En bus");
        assert_eq!(bus.unwrap().text("text"), "Om aftenen.");
    }
}

/// A workbook whose sheets hold these rows.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

const IDEAS: &[&[&str]] = &[&["Overskrift", "Forslagets tekst"], &["Bænke", "Ved busstoppet."]];
const DATES: &[&[&str]] = &[&["Dato", "Sted", "Klokkeslæt"], &["2020-05-05", "Biblioteket", "16:30"]];
const COVER: &[&[&str]] = &[&["Udfyldt af", "Afdeling"], &["Lis", "Kultur"]];

#[test]
fn the_sheets_of_a_workbook_are_asked_about_in_turn_one_is_left_out_and_it_is_remembered() {
    let house = House::new();
    let before = (house.count(Kind::Proposal), house.count(Kind::Meeting));
    house.lay("svar.xlsx", workbook(&[("Forside", COVER), ("Ideer", IDEAS), ("Møder", DATES)]));
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter").shows("import-sheet-80x24");
    stage.keys("down enter");
    assert!(stage.screen().contains("Arket Ideer (2 af 3) genkendes ikke"), "{}", stage.screen());
    assert!(stage.screen().contains("▌ Forslag"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("Arket Møder (3 af 3)"), "{}", stage.screen());
    assert!(stage.screen().contains("▌ Møder"), "what is guessed is under the cursor: {}", stage.screen());
    stage.keys("enter");
    if stage.screen().contains("Hvad står der i hver kolonne?") {
        stage.keys("enter");
    }
    stage.shows("import-sheets-seen-80x24");
    stage.keys("down enter").shows("import-sheets-80x24");
    stage.keys("esc enter");
    assert!(stage.screen().contains("√ svar.xlsx er indlæst: 2 nye"), "{}", stage.screen());
    assert_eq!((house.count(Kind::Proposal), house.count(Kind::Meeting)), (before.0 + 1, before.1 + 1));

    let more: &[&[&str]] = &[&["Forslagets tekst", "Overskrift"], &["Om aftenen.", "En bus"]];
    house.lay("flere.xlsx", workbook(&[("Forside", COVER), ("Ideer", more)]));
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    while !stage.screen().lines().any(|line| line.starts_with("▌ flere.xlsx")) {
        stage.keys("down");
    }
    stage.keys("enter");
    assert!(stage.screen().contains("Indlæs nu: 1 bliver ny"), "it goes straight in: {}", stage.screen());
    assert!(stage.screen().contains("ark, der er holdt ude: Forside"), "{}", stage.screen());
    stage.keys("down enter enter");
    assert!(stage.screen().contains("Arket Forside genkendes ikke"), "and can be let in: {}", stage.screen());
}

#[test]
fn where_all_sheets_are_left_out_that_is_said_and_asked_again() {
    let house = House::new();
    house.lay("svar.xlsx", workbook(&[("Forside", COVER), ("Ideer", IDEAS)]));
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter down enter down enter");
    assert!(stage.screen().contains("Alle ark er holdt ude"), "{}", stage.screen());
    assert!(stage.screen().contains("Arket Forside (1 af 2)"), "{}", stage.screen());
}

#[test]
fn progress_over_several_sheets_says_which_and_goes_on_counting() {
    let house = House::new();
    let one: &[&[&str]] = &[&["key", "title"], &["F-9101", "x"]];
    let two: &[&[&str]] = &[&["key", "title"], &["A1-99", "x"]];
    house.lay("to.xlsx", workbook(&[("forslag", one), ("anbefalinger", two)]));
    let told = std::cell::RefCell::new(Vec::new());
    let author = Author { who: "HL".into(), login: "HL".into(), via: "import".into() };
    let job = Job {
        input: importer::Input::File(&house.path("ind").join("to.xlsx")),
        author: &author,
        reason: None,
        asked: &Asked::default(),
        dry_run: true,
        all_or_nothing: false,
        stop: &AtomicBool::new(false),
        waits: &AtomicBool::new(false),
        decided: &[],
        progress: &|progress| told.borrow_mut().push(progress.clone()),
    };
    let mut store = Store::open(&house.db, Mode::Read, Clock::System).unwrap();
    import(&mut store, &job).unwrap();
    let sheet = |name: &str, nth| Some(Sheet { name: name.into(), nth, of: 2 });
    let told: Vec<Progress> = told.into_inner();
    assert_eq!(told.first(), Some(&Progress { rows: 0, sheet: sheet("anbefalinger", 1) }));
    assert!(told.contains(&Progress { rows: 1, sheet: sheet("forslag", 2) }), "{told:?}");
    assert!(told.is_sorted_by_key(|progress| progress.rows), "{told:?}");
}

#[test]
fn what_the_rows_are_is_changed_for_columns_that_are_remembered() {
    let house = House::new();
    house.lay("svar.csv", ANSWERS);
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter enter enter enter");
    assert!(stage.screen().contains("√ svar.csv er indlæst: 2 nye"), "{}", stage.screen());
    stage.keys("esc enter down enter home right");
    let screen = stage.screen();
    assert!(screen.contains("Rækkerne er anbefalinger.") && screen.contains("→ Tekst"), "{screen}");
    stage.keys("left enter");
    assert!(stage.screen().contains("Der er intet nyt i den"), "as it was: {}", stage.screen());
    stage.keys("down enter home text:aft enter");
    assert!(stage.screen().contains("Det er aftaler"), "{}", stage.screen());
}

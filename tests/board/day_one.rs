//! The first day on an empty file: what each empty place says, and that everything can be begun from the board.

use tavle::domain::field::Kind;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::Stage;

struct Empty {
    _folder: Folder,
    db: std::path::PathBuf,
}

impl Empty {
    fn new() -> Empty {
        let folder = Folder::new();
        let db = std::path::PathBuf::from(folder.file("new.db"));
        Store::open(&db, Mode::Create, Clock::System).unwrap();
        Empty { _folder: folder, db }
    }

    /// The board of the first colleague, who has said who she is.
    fn board(&self, lang: Lang) -> Stage {
        let mut stage = Stage::on(&self.db, (80, 24), lang, "HL");
        stage.keys("text:HL_Hanne_Larsen enter");
        stage
    }
}

fn cursor_row(stage: &Stage) -> String {
    stage.screen().lines().find(|line| line.starts_with('▌')).unwrap_or_default().to_owned()
}

#[test]
fn no_empty_pane_sends_a_person_to_a_shell() {
    for lang in [Lang::Da, Lang::En] {
        let mut stage = Empty::new().board(lang);
        let mut seen = stage.screen();
        assert!(seen.contains("F10"), "{seen}");
        for pane in ["1", "2", "3", "4"] {
            stage.keys(&format!("{pane} enter"));
            seen.push_str(&stage.screen());
            stage.keys("esc");
        }
        assert!(!seen.contains("tavle import"), "{seen}");
        for how in ["F10 »indlæs«", "F10: »indlæs«", "F10 “import”", "F10: “import”"] {
            seen = seen.replace(how, "[way in]");
        }
        // Each pane says it at home and opened.
        assert_eq!(seen.matches("[way in]").count(), 4 + 4, "{seen}");
    }
}

#[test]
fn the_name_of_the_municipality_is_written_on_the_board_and_stands_on_top_at_once() {
    let empty = Empty::new();
    let mut stage = empty.board(Lang::Da);
    stage.keys("f10 text:kommune enter");
    stage.keys("end");
    assert!(cursor_row(&stage).contains("kommunens navn"), "{}", stage.screen());
    stage.keys("enter text:Jobcenter_Nordby ctrl-s");
    assert!(stage.screen().contains("Tavle · Jobcenter Nordby"), "{}", stage.screen());
}

#[test]
fn a_committee_a_plan_and_an_indicator_are_begun_where_there_are_none() {
    let empty = Empty::new();
    let mut stage = empty.board(Lang::Da);
    stage.keys("f10 text:kommune enter down");
    let screen = stage.screen();
    for heading in ["Udvalg 0", "Planer 0", "Analyser 0", "Indikatorer 0"] {
        assert!(screen.contains(heading), "{screen}");
    }
    stage.keys("enter");
    assert!(stage.screen().contains("Nyt udvalg"), "{}", stage.screen());
    stage.keys("text:BU down text:Beskæftigelsesudvalget ctrl-s");
    let store = Store::open(&empty.db, Mode::Read, Clock::System).unwrap();
    assert_eq!(store.count(Kind::Body).unwrap(), 1, "{}", stage.screen());
}

const SHEET: &str = "Nr.;Anbefaling;Beskrivelse;Status;Ansvarlig;Frist;Bydel
A1-01;Klare breve;Alle breve;I gang;HL;uge 48 2026;Nord
A1-02;Fast kontaktperson;;Ikke startet;HL;1. kvartal 2027;Syd
A1-03;Åbent til kl. 18;;Gennemført;HL;hele 2025;
A1-04;Ring ét sted;;I gang;AS;31-10-2026;
A1-05;Mentor;;Måske;HL;;
A1-06;Tidlig samtale;;I gang;HL;uge 7;
";

#[test]
fn a_spreadsheet_of_recommendations_goes_in_as_people_write_it() {
    let empty = Empty::new();
    let mut stage = empty.board(Lang::Da);
    stage.keys("f10 text:indsæt enter");
    crate::house::paste(&mut stage, &SHEET.replace(';', "\t"));
    stage.keys("ctrl-s");
    let screen = stage.screen();
    assert!(screen.contains("Nye                        3"), "{screen}");
    assert!(screen.contains("kolonner uden et felt: Bydel"), "{screen}");
    assert!(screen.contains("Hvad hver kolonne er læst som"), "{screen}");
    stage.keys("down down down enter");
    let why = stage.screen();
    assert!(why.contains("ingen kollega har initialerne AS"), "{why}");
    stage.keys("down");
    let why = stage.screen();
    assert!(why.contains("i bero, bortfaldet"), "the row under the cursor is said whole: {why}");
    stage.keys("down");
    assert!(stage.screen().contains("frist med årstal"), "{}", stage.screen());
    stage.keys("esc up up up enter");
    let store = Store::open(&empty.db, Mode::Read, Clock::System).unwrap();
    let first = store.record("A1-01").unwrap().unwrap();
    assert_eq!(first.get("title"), Some("Klare breve"));
    assert_eq!(first.get("deadline"), Some("2026-11-29"));
    assert_eq!(first.get("deadline_precision"), Some("week"));
}

#[test]
fn which_field_a_column_is_can_be_changed_where_only_some_are_known() {
    let empty = Empty::new();
    let mut stage = empty.board(Lang::Da);
    stage.keys("f10 text:indsæt enter");
    crate::house::paste(&mut stage, "Nr.\tAnbefaling\tStatus\tHvem\nA1-01\tKlare breve\tI gang\tHL\n");
    stage.keys("ctrl-s down enter");
    assert!(stage.screen().contains("kolonner"), "{}", stage.screen());
    stage.keys("down down down text:ansv enter enter");
    let store = Store::open(&empty.db, Mode::Read, Clock::System).unwrap();
    assert_eq!(store.record("A1-01").unwrap().unwrap().get("owner"), Some("HL"), "{}", stage.screen());
}

#[test]
fn a_windows_name_is_not_taken_for_the_path_of_a_folder() {
    let mut stage = Empty::new().board(Lang::Da);
    stage.keys("f10 text:mapper enter enter text:K:\\Tavle\\ind enter");
    let screen = stage.screen();
    assert!(screen.contains("stien på serveren"), "{screen}");
    assert!(screen.contains("K:\\Tavle\\ind▌"), "what was typed stays: {screen}");
}

#[test]
fn the_menu_begins_with_what_no_key_does_and_says_all_of_it() {
    let mut stage = Empty::new().board(Lang::Da);
    stage.keys("f10");
    let screen = stage.screen();
    assert!(screen.contains("indlæs fil"), "{screen}");
    stage.keys("text:læg_ud");
    assert!(stage.screen().contains("andre programmer"), "{}", stage.screen());
}

#[test]
fn who_sits_here_is_said_back_before_it_is_written() {
    let empty = Empty::new();
    let mut stage = Stage::on(&empty.db, (80, 24), Lang::Da, "");
    stage.keys("text:hl_Hanne_Larsen");
    let screen = stage.screen();
    assert!(screen.contains("Hanne Larsen med initialerne HL"), "{screen}");
    assert!(!screen.contains("↑↓ vælg"), "{screen}");
}

#[test]
fn a_colleagues_role_is_read_and_written_in_danish() {
    let empty = Empty::new();
    let mut stage = empty.board(Lang::Da);
    stage.keys("f10 text:kommune enter ctrl-n text:MK down text:Mette_Kristensen down down");
    assert!(stage.screen().contains("Rolle           sagsbehandler"), "{}", stage.screen());
    stage.keys(&"backspace ".repeat("sagsbehandler".chars().count()));
    stage.keys("text:teamleder ctrl-s");
    let store = Store::open(&empty.db, Mode::Read, Clock::System).unwrap();
    let rec = store.keyed(Kind::Person, "MK").unwrap().unwrap();
    assert_eq!(store.record_even_gone(rec).unwrap().unwrap().get("role"), Some("team_leader"));
}

#[test]
fn a_target_of_imported_figures_is_named_without_knowing_their_names_by_heart() {
    let empty = Empty::new();
    let mut stage = empty.board(Lang::Da);
    let figures = "indicator;group;area;period;value\nYD;Ydelser i alt;Fredericia;2026M08;1945\nYD;Kontanthjælp;Fredericia;2026M08;900\n";
    stage.keys("f10 text:kommune enter down down down down ctrl-n text:YD down text:Ydelser down text:personer down text:ned ctrl-s esc");
    stage.keys("f10 text:indsæt enter");
    crate::house::paste(&mut stage, &figures.replace(';', "\t"));
    stage.keys("ctrl-s enter esc esc esc 2 ctrl-n");
    assert!(stage.screen().contains("der er tal til YD Ydelser"), "{}", stage.screen());
    stage.keys("text:yd down");
    assert!(stage.screen().contains("der er tal til: Kontanthjælp · Ydelser i alt"), "{}", stage.screen());
    stage.keys("text:yde down");
    let screen = stage.screen();
    assert!(screen.contains("Ydelser i alt"), "{screen}");
    stage.keys("text:nordby");
    assert!(
        stage.screen().contains("der er ingen tal til det; der er tal til: Fredericia"),
        "{}",
        stage.screen()
    );
}

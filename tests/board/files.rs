//! Files in and out on the board, for those who never see a shell.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use tavle::domain::change::{Author, Change, On, Put};
use tavle::domain::field::Kind;
use tavle::msg::event::Event;
use tavle::msg::key::Input;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::{Folder, Pty};
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

/// Two new proposals, one of them with a hidden sign, one that names nothing, and one twice.
const SLIPS: &str = "title,text,owner\nBænke ved busstoppet,Der mangler b\u{202e}ænke,\nÅbent om lørdagen,Gerne kl. 10-13,HL\nUkendt,x,QQ\n";

/// A house with an in folder and an out folder that have names in Windows.
struct House {
    folder: Folder,
    db: PathBuf,
}

impl House {
    fn new() -> House {
        let folder = Folder::new();
        let db = PathBuf::from(folder.file("house.db"));
        example(&db);
        let house = House { folder, db };
        let (inn, out) = (house.path("ind"), house.path("ud"));
        std::fs::create_dir_all(&inn).unwrap();
        std::fs::create_dir_all(&out).unwrap();
        let set = |key: &str, value: &str| Change::Create {
            kind: Kind::Setting,
            key: Some(key.into()),
            values: vec![(1601, Put::text(value))],
        };
        let mut store = Store::open(&house.db, Mode::Write, Clock::System).unwrap();
        let author = Author { who: "HL".into(), login: "HL".into(), via: "set".into() };
        let settings = [
            set("folder_in", inn.to_str().unwrap()),
            set("folder_in_windows", "S:\\Tavle\\Ind"),
            set("folder_out", out.to_str().unwrap()),
            set("folder_out_windows", "S:\\Tavle\\Ud"),
        ];
        store.commit(&author, None, &settings).unwrap();
        house
    }

    fn path(&self, name: &str) -> PathBuf {
        PathBuf::from(self.folder.file(name))
    }

    fn lay(&self, name: &str, text: impl AsRef<[u8]>) {
        self.lay_in("ind", name, text);
    }

    fn lay_in(&self, folder: &str, name: &str, text: impl AsRef<[u8]>) {
        std::fs::create_dir_all(self.path(folder)).unwrap();
        std::fs::write(self.path(folder).join(name), text).unwrap();
    }

    fn stage(&self, size: (u16, u16), lang: Lang) -> Stage {
        Stage::on(&self.db, size, lang, "HL")
    }

    fn count(&self, kind: Kind) -> usize {
        Store::open(&self.db, Mode::Read, Clock::System).unwrap().count(kind).unwrap()
    }
}

fn open(stage: &mut Stage, entry: &str) {
    stage.keys(&format!("f10 text:{entry} enter"));
}

#[test]
fn the_in_folder_is_listed_under_its_windows_name_with_what_each_file_seems_to_be() {
    let house = House::new();
    house.lay("forslag.csv", SLIPS);
    house.lay("tom.csv", "");
    house.lay("fejl.csv", "{\"error\":\"FORBIDDEN\",\"message\":\"no\"}");
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    let screen = stage.screen();
    assert!(screen.contains("Indlæs fil · fra S:\\Tavle\\Ind"), "{screen}");
    for said in ["forslag.csv", "forslag med", "tom.csv", "tom", "en fejlbesked", "… se efter nye filer"] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
}

#[test]
fn a_file_is_shown_before_it_is_taken_and_taken_back_from_its_receipt() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    house.lay("forslag.csv", SLIPS);
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter");
    let screen = stage.screen();
    for said in ["Det er forslag", "Indlæs nu", "Nye", "Afvist"] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    assert_eq!(house.count(Kind::Proposal), before, "a look writes nothing");
    stage.keys("down enter");
    assert!(stage.screen().contains("Bænke ved busstoppet"), "{}", stage.screen());
    stage.keys("esc down enter");
    assert!(stage.screen().contains("Ansvarlig: der er intet med nummer QQ"), "{}", stage.screen());
    stage.keys("esc up up enter");
    assert!(stage.screen().contains("√ forslag.csv er indlæst: 2 nye, 0 ændret"), "{}", stage.screen());
    assert_eq!(house.count(Kind::Proposal), before + 2);
    stage.keys("ctrl-z");
    assert_eq!(house.count(Kind::Proposal), before, "{}", stage.screen());
}

#[test]
fn a_file_that_cannot_be_read_says_why_in_one_sentence() {
    let house = House::new();
    house.lay("tom.csv", "");
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter");
    assert!(stage.screen().contains("tom.csv: Filen er tom."), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("Indlæs fil · fra"), "{}", stage.screen());
}

#[test]
fn a_file_that_nobody_knows_asks_what_its_rows_are() {
    let house = House::new();
    house.lay("sedler.csv", SLIPS);
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter");
    assert!(stage.screen().contains("Dens kolonner er: title, text, owner."), "{}", stage.screen());
    assert!(stage.screen().contains("▌ Forslag"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("Indlæs nu: 2 bliver nye"), "{}", stage.screen());
}

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
        stage.keys("down enter up - enter");
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

#[test]
fn a_folder_that_is_not_there_says_so_and_is_set_on_the_board() {
    let house = House::new();
    std::fs::remove_dir_all(house.path("ind")).unwrap();
    house.lay_in("andre", "forslag.csv", SLIPS);
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    assert!(stage.screen().contains("Mappen S:\\Tavle\\Ind ("), "{}", stage.screen());
    open(&mut stage, "mapper");
    let typed = house.path("andre").to_str().unwrap().to_owned();
    stage.keys("enter ctrl-home");
    let length = house.path("ind").to_str().unwrap().len();
    stage.keys(&"delete ".repeat(length)).keys(&format!("text:{typed} enter"));
    stage.keys("esc");
    assert!(stage.screen().contains("forslag.csv"), "{}", stage.screen());
}

#[test]
fn an_import_that_is_stopped_leaves_nothing_and_says_so() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    let many: String = (0..3000).map(|n| format!("Forslag {n},tekst {n}\n")).collect();
    house.lay("forslag-mange.csv", format!("title,text\n{many}"));
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter");
    assert!(stage.screen().contains("3.000"), "{}", stage.screen());
    stage.stop.store(true, Ordering::Relaxed);
    stage.keys("enter");
    assert!(
        stage.screen().contains("forslag-mange.csv blev stoppet. Intet af den er gemt."),
        "{}",
        stage.screen()
    );
    assert_eq!(house.count(Kind::Proposal), before);
}

#[test]
fn an_import_whose_program_was_killed_is_named_when_the_board_is_opened_and_the_same_file_finishes_it() {
    let house = House::new();
    house.lay("forslag.csv", SLIPS);
    let by = |who: &str| Author { who: who.into(), login: who.into(), via: "import".into() };
    let mut store = Store::open(&house.db, Mode::Write, Clock::System).unwrap();
    store.begin_bulk(&by("HL"), Some("forslag.csv")).unwrap();
    for (size, name) in [(SMALL, "80x24"), (LARGE, "120x36")] {
        house.stage(size, Lang::Da).shows(&format!("killed-import-{name}"));
    }
    let said = "▲ Only part of forslag.csv went in: HL can import it again, or undo it (F10 log)";
    let screen = Stage::on(&house.db, LARGE, Lang::En, "MK").screen();
    assert!(screen.contains(said), "{screen}");

    let mut stage = house.stage(SMALL, Lang::Da);
    stage.keys("down");
    assert!(!stage.screen().contains("Kun en del"), "the next key has it gone: {}", stage.screen());
    open(&mut stage, "indlæs_fil");
    stage.keys("enter enter");
    assert!(stage.screen().contains("er indlæst: 2 nye"), "{}", stage.screen());
    let screen = house.stage(SMALL, Lang::Da).screen();
    assert!(!screen.contains("Kun en del"), "{screen}");
}

#[test]
fn the_way_in_is_drawn_whole() {
    for (size, lang, name) in
        [(SMALL, Lang::Da, "80x24"), (LARGE, Lang::Da, "120x36"), (SMALL, Lang::En, "80x24-en")]
    {
        let house = House::new();
        house.lay("forslag.csv", SLIPS);
        let mut stage = house.stage(size, lang);
        open(&mut stage, if lang == Lang::Da { "indlæs_fil" } else { "import_file" });
        stage.keys("enter").shows(&format!("import-seen-{name}"));
        stage.keys("enter").shows(&format!("import-taken-{name}"));
    }
}

#[test]
fn a_report_is_read_as_of_a_day_laid_into_the_out_folder_and_issued_for_the_committee() {
    let house = House::new();
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "rapport");
    stage.keys("enter");
    assert!(stage.screen().contains("Status på anbefalingerne pr. 20. april 2020"), "{}", stage.screen());
    stage.keys("f7 text:1/4_2020 enter");
    assert!(stage.screen().contains("pr. 1. april 2020"), "{}", stage.screen());
    stage.keys("enter enter");
    let file = "status-på-anbefalingerne-pr-1-april-2020.html";
    assert!(stage.screen().contains(&format!("√ Lagt i S:\\Tavle\\Ud\\{file}")), "{}", stage.screen());
    assert!(std::fs::read_to_string(house.path("ud").join(file)).unwrap().starts_with("<!DOCTYPE html>"));
    stage.keys("enter down down down enter");
    assert!(stage.screen().contains("Udstedt som N-"), "{}", stage.screen());
    stage.keys("esc");
    assert!(stage.screen().contains(" Udstedt\n"), "{}", stage.screen());
}

#[test]
fn what_has_moved_is_told_since_another_day() {
    let house = House::new();
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "rapport");
    stage.keys("down down down enter f6 text:15/4_2020 enter");
    assert!(stage.screen().contains("Hvad der har flyttet sig"), "{}", stage.screen());
    stage.keys("end");
    assert!(stage.screen().contains("15. april 2020"), "{}", stage.screen());
    stage.keys("f9");
    assert!(!stage.screen().contains('│'), "{}", stage.screen());
}

#[test]
fn the_log_shows_an_import_and_takes_it_back_and_a_colleagues_change_only_with_a_reason() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    house.lay("forslag.csv", SLIPS);
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter enter esc esc");
    open(&mut stage, "log");
    assert!(stage.screen().contains("forslag.csv indlæst ("), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("oprettet"), "{}", stage.screen());
    stage.keys("esc ctrl-z");
    assert!(stage.screen().contains("fortryd forslag.csv indlæst"), "{}", stage.screen());
    stage.keys("enter");
    assert_eq!(house.count(Kind::Proposal), before, "{}", stage.screen());
    assert!(stage.screen().contains("Fortrudt: forslag.csv indlæst"), "{}", stage.screen());
    while !stage.screen().lines().any(|line| line.starts_with('▌') && line.contains(" MK ")) {
        stage.keys("down");
    }
    let stands = stage.screen();
    stage.keys("ctrl-z enter");
    assert!(stage.screen().contains("det er en kollegas; skriv hvorfor"), "{}", stage.screen());
    stage.keys("text:det_var_en_fejl enter");
    assert_ne!(stage.screen(), stands);
    assert!(stage.screen().contains("Fortrudt: "), "{}", stage.screen());
}

#[test]
fn reports_and_the_log_are_drawn_whole() {
    for (size, lang, name) in
        [(SMALL, Lang::Da, "80x24"), (LARGE, Lang::Da, "120x36"), (SMALL, Lang::En, "80x24-en")]
    {
        let house = House::new();
        let mut stage = house.stage(size, lang);
        open(&mut stage, if lang == Lang::Da { "rapport" } else { "report" });
        stage.shows(&format!("reports-{name}"));
        stage.keys("enter").shows(&format!("report-{name}"));
        stage.keys("enter").shows(&format!("report-do-{name}"));
    }
    let mut stage = Stage::demo(SMALL, Lang::Da);
    open(&mut stage, "log");
    stage.shows("log-80x24");
}

#[test]
fn an_issued_report_is_found_under_its_meeting_and_opened_there_as_plain_text() {
    let house = House::new();
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "rapport");
    stage.keys("enter enter down down down enter esc esc");
    let paper = "Status på anbefalingerne pr. 20. april";
    stage.keys("4 enter end");
    assert!(stage.screen().contains(" Papirer 1\n") && stage.screen().contains(paper), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("======"), "{}", stage.screen());
    assert!(!stage.screen().contains("| ---"), "{}", stage.screen());
    stage.keys("esc f2");
    assert!(stage.screen().contains("En udstedt rapport står, som den er."), "{}", stage.screen());
    stage.keys("ctrl-g text:M-2020-05-04 enter enter");
    assert!(
        stage.screen().contains("M-2020-05-04") && stage.screen().contains("Papirer 1"),
        "{}",
        stage.screen()
    );
    stage.keys("esc esc");
    assert!(!stage.screen().contains(paper), "the latest note at home is none: {}", stage.screen());
}

/// A file that gave two titles, which a colleague and then the file have changed.
fn house_with_disputes() -> House {
    let house = House::new();
    house.lay("forslag.csv", "key,title\nF-9001,Bænke\nF-9002,Lys\nF-9003,Vand\n");
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter enter");
    let mut store = Store::open(&house.db, Mode::Write, Clock::System).unwrap();
    let author = Author { who: "MK".into(), login: "MK".into(), via: "board".into() };
    for key in ["F-9001", "F-9002"] {
        let on = On::Record(store.record(key).unwrap().unwrap().rec);
        let to = Put::text(format!("{key} rettet her"));
        store.commit(&author, None, &[Change::Set { on, field: 1303, to, seen: None }]).unwrap();
    }
    house.lay("forslag.csv", "key,title\nF-9001,Nye bænke\nF-9002,Nyt lys\nF-9003,Vand\n");
    house
}

#[test]
fn what_both_sides_have_changed_is_decided_with_one_key_each_and_is_not_asked_again() {
    let house = house_with_disputes();
    let title = |key: &str| {
        let store = Store::open(&house.db, Mode::Read, Clock::System).unwrap();
        store.record(key).unwrap().unwrap().text("title").to_owned()
    };
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter");
    assert!(stage.screen().contains("Skal afgøres               2"), "{}", stage.screen());
    while !stage.screen().lines().any(|line| line.starts_with("▌ Skal afgøres")) {
        stage.keys("down");
    }
    stage.keys("enter").shows("disputes-80x24");
    stage.keys("b t").shows("disputes-decided-80x24");
    stage.keys("esc up up up up enter");
    assert!(stage.screen().contains("forslag.csv er indlæst: 0 nye, 1 ændret"), "{}", stage.screen());
    assert_eq!((title("F-9001").as_str(), title("F-9002").as_str()), ("F-9001 rettet her", "Nyt lys"));
    stage.keys("esc enter");
    assert!(stage.screen().contains("Skal afgøres               0"), "{}", stage.screen());
}

#[test]
fn records_are_laid_out_for_a_spreadsheet_and_a_personal_number_is_held_back_and_named() {
    let house = House::new();
    let mut store = Store::open(&house.db, Mode::Write, Clock::System).unwrap();
    let author = Author { who: "MK".into(), login: "MK".into(), via: "board".into() };
    let on = On::Record(store.record("F-0412").unwrap().unwrap().rec);
    let to = Put::text("Ring til mig, 010180-1235.");
    store.commit(&author, None, &[Change::Set { on, field: 1304, to, seen: None }]).unwrap();
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "læg_ud");
    stage.shows("lay-out-80x24");
    stage.keys("enter").shows("lay-out-held-back-80x24");
    let laid = std::fs::read_to_string(house.path("ud").join("forslag-2020-04-20.csv")).unwrap();
    assert!(laid.starts_with("\u{feff}key;") && !laid.contains("010180"));
    stage.keys("right down enter");
    assert!(stage.screen().contains("S:\\Tavle\\Ud\\anbefalinger-2020-04-20.xlsx"), "{}", stage.screen());
    std::fs::remove_dir_all(house.path("ud")).unwrap();
    stage.keys("right enter");
    assert!(stage.screen().contains("Mappen S:\\Tavle\\Ud"), "{}", stage.screen());
}

#[test]
fn the_list_on_the_screen_is_laid_out_as_it_is_filtered_and_sorted() {
    let house = House::new();
    let mut store = Store::open(&house.db, Mode::Write, Clock::System).unwrap();
    let author = Author { who: "MK".into(), login: "MK".into(), via: "board".into() };
    let on = On::Record(store.record("F-0412").unwrap().unwrap().rec);
    let to = Put::text("Breve: ring til mig, 010180-1235.");
    store.commit(&author, None, &[Change::Set { on, field: 1304, to, seen: None }]).unwrap();
    let mut stage = house.stage(SMALL, Lang::Da);
    stage.keys("3 enter f4 text:breve enter");
    open(&mut stage, "læg_ud");
    stage.shows("lay-out-list-80x24");
    stage.keys("right right enter");
    assert!(stage.screen().contains("S:\\Tavle\\Ud\\forslag-liste-2020-04-20.jsonl"), "{}", stage.screen());
    assert!(stage.screen().contains("personnummer: F-0412 (tekst)"), "{}", stage.screen());
    let laid = std::fs::read_to_string(house.path("ud").join("forslag-liste-2020-04-20.jsonl")).unwrap();
    assert!(
        laid.lines().count() > 2 && laid.lines().all(|line| line.to_lowercase().contains("brev")),
        "{laid}"
    );
    assert!(!laid.contains("010180"));

    stage.keys("esc 1 f10 text:sort enter text:2 enter");
    let shown = stage.app.recommendations.pile.ids().to_vec();
    open(&mut stage, "læg_ud");
    stage.keys("enter");
    let laid = std::fs::read_to_string(house.path("ud").join("anbefalinger-liste-2020-04-20.csv")).unwrap();
    let store = Store::open(&house.db, Mode::Read, Clock::System).unwrap();
    let ids = shown.iter().filter(|rec| rec.kind == Kind::Recommendation).map(|rec| rec.id);
    let records = store.records(Kind::Recommendation, &ids.collect::<Vec<_>>()).unwrap();
    let keys: Vec<&str> =
        laid.lines().skip(1).filter_map(|line| line.split_once(';')).map(|(key, _)| key).collect();
    assert_eq!(keys, records.iter().map(|record| record.key.as_str()).collect::<Vec<_>>());
}

#[test]
fn a_copy_of_the_file_is_made_by_hand_and_the_file_is_checked_in_words() {
    let house = House::new();
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "sikkerhedskopi");
    stage.keys("enter");
    assert!(stage.screen().contains("√ Kopien er S:\\Tavle\\Ud\\tavle-2020-04-20.db"), "{}", stage.screen());
    assert!(house.path("ud").join("tavle-2020-04-20.db").exists());
    stage.keys("down enter").shows("upkeep-80x24");
    std::fs::remove_dir_all(house.path("ud")).unwrap();
    stage.keys("up enter");
    assert!(stage.screen().contains("S:\\Tavle\\Ud"), "{}", stage.screen());
}

fn paste(stage: &mut Stage, text: &str) {
    stage.event(Event::Input(vec![Input::Paste(text.to_owned())]));
}

#[test]
fn cells_of_a_spreadsheet_are_pasted_and_go_through_the_same_preview() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    let mut stage = house.stage(SMALL, Lang::Da);
    paste(&mut stage, "titel\ttekst\nBænke\tVed busstoppet\n");
    assert!(stage.screen().contains("F10, »indsæt«, tager imod"), "{}", stage.screen());
    open(&mut stage, "indsæt");
    stage.shows("paste-empty-80x24");
    paste(&mut stage, "titel\ttekst\nBænke\tVed busstoppet\nLys\tVed døren\n");
    stage.shows("paste-cells-80x24");
    stage.keys("ctrl-s");
    assert!(stage.screen().contains("Hvad er rækkerne?"), "{}", stage.screen());
    stage.keys("enter enter");
    assert!(stage.screen().contains("er indlæst: 2 nye"), "{}", stage.screen());
    assert_eq!(house.count(Kind::Proposal), before + 2);
}

#[test]
fn a_text_that_was_pasted_is_still_there_when_one_comes_back() {
    let house = House::new();
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indsæt");
    paste(&mut stage, "Bænke ved busstoppet\n");
    assert!(stage.screen().contains("Taget for tekst: 1 afsnit"), "{}", stage.screen());
    stage.keys("esc");
    open(&mut stage, "indsæt");
    assert!(stage.screen().contains("Bænke ved busstoppet"), "{}", stage.screen());
}

#[test]
fn a_mail_as_outlook_copies_it_and_the_text_of_a_pdf_become_proposals() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indsæt");
    paste(
        &mut stage,
        "Fra: Lis Lund <lis@example.dk>\nSendt: 20. april 2020 09:14\nTil: Jobcentret\nEmne: Åbent om lørdagen\n\nKan I have åbent?\n",
    );
    assert!(stage.screen().contains("Taget for en mail."), "{}", stage.screen());
    stage.keys("ctrl-s");
    assert!(stage.screen().contains("Det er mail"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("er indlæst: 1 nye"), "{}", stage.screen());
    stage.keys("esc ctrl-home");
    let length = 160;
    stage.keys(&"delete ".repeat(length));
    paste(
        &mut stage,
        "Vi foreslår, at breve fra jobcentret skrives i et sprog, som alle forstår, og at kom-\nmunen læser dem igennem.\n\nÅbent om lørdagen.\n",
    );
    assert!(stage.screen().contains("brudte linjer er samlet: 2 afsnit"), "{}", stage.screen());
    stage.keys("ctrl-s enter");
    assert!(stage.screen().contains("er indlæst: 2 nye"), "{}", stage.screen());
    assert_eq!(house.count(Kind::Proposal), before + 3);
    let store = Store::open(&house.db, Mode::Read, Clock::System).unwrap();
    let texts: Vec<String> =
        store.all(Kind::Proposal).unwrap().iter().map(|p| p.text("text").to_owned()).collect();
    assert!(texts.iter().any(|text| text.contains("at kommunen læser dem igennem.")));
}

#[test]
fn two_mails_in_one_paste_become_two_proposals_and_an_earlier_one_stays_under_its_answer() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indsæt");
    let mail = |from: &str, subject: &str, text: &str| {
        format!("Fra: {from}\nSendt: 20. april 2020 09:14\nTil: Jobcentret\nEmne: {subject}\n\n{text}\n\n")
    };
    let answer = mail("Lis Lund", "SV: Åbent om lørdagen", "Tak, men hvad med søndag?");
    let earlier = mail("Jobcentret", "Åbent om lørdagen", "Vi har åbent fra 10 til 13.");
    paste(&mut stage, &format!("{answer}{earlier}{}", mail("Ole Dam", "Lys på stien", "Der er mørkt.")));
    assert!(stage.screen().contains("Taget for 2 mails"), "{}", stage.screen());
    stage.keys("ctrl-s");
    stage.shows("paste-mails-80x24");
    stage.keys("enter");
    assert!(stage.screen().contains("er indlæst: 2 nye"), "{}", stage.screen());
    assert_eq!(house.count(Kind::Proposal), before + 2);
    let store = Store::open(&house.db, Mode::Read, Clock::System).unwrap();
    let texts: Vec<String> =
        store.all(Kind::Proposal).unwrap().iter().map(|p| p.text("text").to_owned()).collect();
    assert!(texts.iter().any(|text| text == "Tak, men hvad med søndag?"), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("Vi har åbent fra 10")), "nobody proposes that");
}

#[test]
fn a_file_is_imported_on_a_real_terminal_while_a_neighbour_edits() {
    let house = House::new();
    let many: String = (0..4000).map(|n| format!("F-{},Forslag {n},tekst {n}\n", 20_000 + n)).collect();
    house.lay("forslag.csv", format!("key,title,text\n{many}"));
    let db = house.db.to_str().unwrap().to_owned();
    let mut pty = Pty::start(&["--db", &db, "--user", "HL"], SMALL);
    pty.until("Anbefalinger");
    pty.send("\x1b[21~");
    pty.until("Menu");
    pty.send("indlæs fil");
    pty.until("indlæs fil …");
    pty.send("\r");
    pty.until("forslag.csv");
    pty.send("\r");
    pty.until("Indlæs nu: 4.000");
    pty.send("\r");
    let mut edits = 0;
    let neighbour = Author { who: "MK".into(), login: "MK".into(), via: "board".into() };
    let mut store = Store::open(&house.db, Mode::Write, Clock::System).unwrap();
    while edits < 5 {
        let on = On::Record(store.record("F-0412").unwrap().unwrap().rec);
        let to = Put::text(format!("Rettet {edits} gange"));
        store.commit(&neighbour, None, &[Change::Set { on, field: 1303, to, seen: None }]).unwrap();
        edits += 1;
    }
    pty.until("er indlæst: 4.000 nye");
    assert_eq!(store.record("F-0412").unwrap().unwrap().text("title"), "Rettet 4 gange");
    pty.send("\x11");
    pty.ends();
    assert!(store.record("F-23999").unwrap().is_some());
}

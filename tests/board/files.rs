//! Files out of the board, and the log: reports, lists, copies.

use tavle::domain::change::{Author, Change, On, Put};
use tavle::domain::field::Kind;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::house::{House, LARGE, SLIPS, SMALL, open};
use crate::stage::Stage;

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
    stage.keys("ctrl-g text:M-2020-05-04 enter");
    assert!(
        stage.screen().contains("M-2020-05-04") && stage.screen().contains("Papirer 1 · Enter læser det"),
        "{}",
        stage.screen()
    );
    stage.keys("enter");
    assert!(stage.screen().contains("======"), "{}", stage.screen());
    stage.keys("esc");
    stage.keys("esc esc");
    assert!(!stage.screen().contains(paper), "the latest note at home is none: {}", stage.screen());
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

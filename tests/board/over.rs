//! What lies over the panes: the search of everything, saved views, the plain page, records without a pane.

use std::path::{Path, PathBuf};

use tavle::domain::change::{Author, Change, On, Put};
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);

/// The row under the cursor.
fn at(stage: &Stage) -> String {
    let screen = stage.screen();
    screen.lines().find(|line| line.starts_with('▌')).unwrap_or_default().to_string()
}

fn shared() -> (Folder, PathBuf) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("shared.db"));
    example(&path);
    (folder, path)
}

/// Another session writes.
fn write(path: &Path, changes: impl FnOnce(&Store) -> Vec<Change>) {
    let mut store = Store::open(path, Mode::Write, Clock::System).unwrap();
    let changes = changes(&store);
    let author = Author { who: "AS".into(), login: "AS".into(), via: "board".into() };
    store.commit(&author, None, &changes).unwrap();
}

#[test]
fn a_search_finds_a_place_however_it_is_written_and_enter_opens_it() {
    let (_folder, path) = shared();
    write(&path, |store| {
        let on = On::Record(store.record("F-0412").unwrap().unwrap().rec);
        vec![Change::Set { on, field: 1303, to: Put::text("Et kontor i Åbenrå"), seen: None }]
    });
    for typed in ["aabenraa", "Åbenrå", "AABENRAA"] {
        let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
        stage.keys(&format!("ctrl-f text:{typed}"));
        let screen = stage.screen();
        assert!(screen.contains("1 fundet") && screen.contains(" Forslag 1"), "{typed}: {screen}");
        assert!(at(&stage).contains("F-0412  Et kontor i Åbenrå"));
        stage.keys("enter");
        assert!(stage.screen().contains("F-0412 · seddel"), "{}", stage.screen());
    }
}

#[test]
fn what_is_found_stands_kind_by_kind_with_totals_and_the_words_around_it() {
    let mut stage = Stage::demo((120, 36), Lang::Da);
    stage.keys("ctrl-f text:brev");
    let screen = stage.screen();
    for heading in [" Anbefalinger 4", " Indsatser 1", " Forslag 14", " Beslutninger 1"] {
        assert!(screen.lines().any(|line| line == heading), "{heading}: {screen}");
    }
    assert!(screen.lines().any(|line| line.contains("F-0287") && line.contains("tekst: … ")), "{screen}");
}

#[test]
fn a_number_typed_in_short_is_gone_to_whatever_else_was_found() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("ctrl-f text:f412");
    assert!(at(&stage).contains("F-0412"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("F-0412 · seddel"));
}

#[test]
fn f3_goes_on_through_what_was_found_and_ctrl_f_takes_the_search_up_again() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("ctrl-f text:brev_f");
    stage.keys("backspace backspace text:_vurdering:ny");
    let first = at(&stage);
    assert!(first.contains("F-0398") || first.contains("F-0429"), "{}", stage.screen());
    stage.keys("enter");
    let opened = stage.screen();
    stage.keys("f3");
    assert_ne!(stage.screen(), opened, "the next one is open");
    stage.keys("ctrl-f");
    assert!(stage.screen().contains("Søg: brev vurdering:ny"));
    stage.keys("text:mobil");
    assert!(stage.screen().contains("Søg: mobil▌"), "a letter begins a new search");
    stage.keys("esc ctrl-f");
    assert!(stage.screen().contains("Søg: mobil"), "Esc throws no text away");
}

#[test]
fn an_empty_search_says_what_can_be_searched() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("ctrl-f");
    assert!(stage.screen().contains("Å og aa, æ og ae"), "{}", stage.screen());
    stage.keys("text:qwxz");
    assert!(stage.screen().contains("Intet fundet"));
}

#[test]
fn a_colleague_who_is_found_is_opened_on_the_list_of_colleagues() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("ctrl-f text:hanne_larsen");
    assert!(stage.screen().lines().any(|line| line == " Kolleger 1"), "{}", stage.screen());
    while !at(&stage).starts_with("▌ HL ") {
        stage.keys("down");
    }
    stage.keys("enter");
    assert!(stage.screen().contains("Kommunen, kolleger og indikatorer"), "{}", stage.screen());
    assert!(at(&stage).contains("HL"));
}

/// How many a saved view is said to show.
fn count(stage: &Stage, name: &str) -> usize {
    let screen = stage.screen();
    let row = screen.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{screen}"));
    row.replace('▌', " ").split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn a_saved_view_shows_its_count_follows_another_session_and_is_applied_with_enter() {
    let (_folder, path) = shared();
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("3 enter f4 text:vurdering:ny_brev enter f10 text:gem_visning enter");
    stage.keys("text:nye_om_breve enter");
    assert!(stage.screen().contains("Visningen »nye om breve« er gemt"), "{}", stage.screen());
    stage.keys("esc esc esc shift-f4");
    let before = count(&stage, "nye om breve");
    assert!(before > 1);
    write(&path, |store| {
        let on = On::Record(store.record("F-0398").unwrap().unwrap().rec);
        vec![Change::Set { on, field: 1305, to: Put::text("noted"), seen: None }]
    });
    stage.look_for_news();
    assert_eq!(count(&stage, "nye om breve"), before - 1, "{}", stage.screen());
    stage.keys("enter");
    let screen = stage.screen();
    assert!(screen.contains("Filtrér: vurdering:ny brev") && !screen.contains("F-0398"), "{screen}");
    assert!(screen.contains(&format!("{} af ", before - 1)), "{screen}");
}

#[test]
fn a_saved_view_of_ones_own_keeps_that_and_delete_is_taken_back() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("m f10 text:gem_visning enter text:mine enter m shift-f4");
    let mine = count(&stage, "mine");
    assert!(stage.screen().contains("kun mine"), "{}", stage.screen());
    stage.keys("delete");
    assert!(stage.screen().contains("Her er ingen gemte visninger"), "{}", stage.screen());
    stage.keys("ctrl-z");
    if stage.screen().contains("fortryd ") {
        stage.keys("enter");
    }
    assert_eq!(count(&stage, "mine"), mine, "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.app.desk.mine && stage.screen().contains("kun mine"));
}

#[test]
fn without_a_filter_there_is_nothing_to_save() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("f10 text:gem_visning enter");
    assert!(stage.screen().contains("Her er intet filter at gemme"), "{}", stage.screen());
}

#[test]
fn the_plain_page_holds_every_value_of_the_pane_and_no_frame() {
    let mut stage = Stage::inbox((100, 200), Lang::Da);
    let listed = stage.screen();
    stage.keys("f9");
    let plain = stage.screen();
    let words: String = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in listed.lines().filter(|line| line.contains("  F-0") || line.starts_with("▌ F-0")) {
        let key = line.replace(['▌', '∆'], " ").split_whitespace().next().unwrap().to_string();
        assert!(words.contains(&format!("Forslag {key}: ")), "{key} in {plain}");
    }
    assert!(
        words.contains(
            "Forslag F-0398: Breve skal kunne forstås første gang. Kanal: høringssvar. Vurdering: ny. \
             Ansvarlig: HL. Svar inden: i dag."
        ),
        "{plain}"
    );
    let framed = |c: char| matches!(c, '─' | '│' | '┬' | '┴' | '┼' | '▌' | '█');
    assert!(!plain.contains(framed), "{plain}");
    stage.keys("f9");
    assert_eq!(stage.screen(), listed, "and back");
}

#[test]
fn the_plain_page_of_a_proposal_holds_its_whole_text_and_the_thread_is_read_out_too() {
    let mut stage = Stage::inbox((80, 60), Lang::Da);
    stage.keys("ctrl-g text:f429 enter f9");
    assert!(stage.screen().contains("Skiltet i Sjællandsgade"), "{}", stage.screen());
    stage.keys("esc k f9");
    let plain = stage.screen();
    assert!(plain.contains("Forslag F-0429: ") && !plain.contains('┼'), "{plain}");
}

#[test]
fn records_without_a_pane_are_listed_kind_by_kind_and_one_step_back_is_the_pane() {
    let mut stage = Stage::inbox((100, 60), Lang::Da);
    stage.keys("f10 text:kolleger enter");
    let screen = stage.screen();
    for kind in ["Kolleger", "Udvalg", "Planer", "Analyser 8", "Indikatorer", "Indstillinger"] {
        assert!(screen.lines().any(|line| line.trim_start().starts_with(kind)), "{kind}: {screen}");
    }
    stage.keys("h");
    assert!(stage.screen().contains("Historik for "), "{}", stage.screen());
    stage.keys("esc esc");
    assert!(stage.screen().contains("Svar inden"));
}

#[test]
fn every_pane_and_the_home_board_are_read_out_with_their_values_and_without_a_frame() {
    let mut stage = Stage::demo((120, 300), Lang::Da);
    stage.keys("f9");
    let plain = stage.screen();
    for said in [
        "Anbefaling A3-03: Klar og tydelig kommunikation til borgeren. Udvalget: vedtaget. Status: i gang.",
        "Frist: uge 15, overskredet",
        "Måltal T-2001: Kontanthjælp. Lys: bagud. Seneste tal: 1.945",
        "Forslag F-0398: ",
        "Møde M-2020-04-22: Borgerdialogmøde 3",
    ] {
        let words: String = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(said), "{said} in {plain}");
    }
    for keys in ["esc 1 enter", "esc esc 2 enter", "esc esc 4 enter"] {
        stage.keys(keys).keys("f9");
        let plain = stage.screen();
        let framed = |c: char| matches!(c, '─' | '│' | '┬' | '┴' | '┼' | '▌' | '█');
        assert!(!plain.contains(framed) && plain.lines().filter(|l| !l.is_empty()).count() > 5, "{plain}");
    }
}

#[test]
fn a_saved_view_of_recommendations_counts_what_it_shows() {
    let mut stage = Stage::demo((120, 36), Lang::Da);
    stage.keys("1 enter f4 text:ansvarlig:HL enter f10 text:gem_visning enter text:hanne enter shift-f4");
    let said = count(&stage, "hanne");
    assert!(said > 1, "{}", stage.screen());
    stage.keys("esc esc shift-f4 enter");
    assert!(stage.screen().contains(&format!("{said} af 95")), "{said}: {}", stage.screen());
}

//! Files in on the board, for those who never see a shell: looked at, taken, decided on, stopped, killed.

use std::sync::atomic::Ordering;

use tavle::domain::change::{Author, Change, On, Put};
use tavle::domain::field::Kind;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::house::{House, LARGE, SLIPS, SMALL, open};
use crate::pty::Pty;
use crate::stage::Stage;

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
fn what_a_row_of_the_in_folder_has_no_room_for_is_whole_below_it() {
    let house = House::new();
    let name = "Kopi af Sygedagpenge fordelt på område og alder.csv";
    house.lay(name, "Område;Periode;Antal fuldtidspersoner\nFredericia;2021M01;100\n");
    house.lay("b.csv", "");
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    for _ in 0..2 {
        let screen = stage.screen();
        let below: Vec<&str> = screen.lines().skip(19).map(str::trim).collect();
        let is_here = screen.lines().any(|line| line.starts_with("▌ Kopi"));
        assert_eq!(
            below.join(" ").contains("og alder.csv: tal i kolonner som fra jobindsats.dk"),
            is_here,
            "{screen}"
        );
        stage.keys("down");
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
    assert!(stage.screen().contains("Ansvarlig: ingen kollega har initialerne QQ"), "{}", stage.screen());
    stage.keys("esc up up enter");
    assert!(stage.screen().contains("√ forslag.csv er indlæst: 2 nye, 0 ændret"), "{}", stage.screen());
    assert_eq!(house.count(Kind::Proposal), before + 2);
    stage.keys("ctrl-z");
    assert_eq!(house.count(Kind::Proposal), before, "{}", stage.screen());
}

#[test]
fn undo_on_a_preview_takes_nothing_back_that_was_done_before_on_the_board() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    let mut stage = house.stage(SMALL, Lang::Da);
    stage.keys("3 enter delete");
    assert_eq!(house.count(Kind::Proposal), before - 1);
    for (name, rows) in [("forslag.csv", SLIPS), ("intet.csv", "key,title\nF-0398,\n")] {
        house.lay(name, rows);
        open(&mut stage, "indlæs_fil");
        stage.keys("enter ctrl-z");
        assert!(stage.screen().contains("Intet er indlæst nu."), "{name}: {}", stage.screen());
        assert_eq!(house.count(Kind::Proposal), before - 1, "{name}");
        stage.keys("esc esc");
        std::fs::remove_file(house.path("ind").join(name)).unwrap();
    }
    stage.keys("ctrl-z enter");
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

#[test]
fn what_looks_like_a_personal_number_is_named_before_the_file_is_taken_and_nothing_that_is_said_is_cut() {
    let house = House::new();
    let mail = "From: Lis <lis@example.dk>\nSubject: Lys\nDate: Mon, 20 Apr 2020 09:14:00 +0200\n\n";
    house.lay("lis.eml", format!("{mail}Ring til 010180-1235.\n\nVenlig hilsen\nLis Lund\nSøvej 2\n"));
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter").shows("import-personal-80x24");
    let screen = stage.screen();
    assert!(screen.contains("ligner personnumre;"), "{screen}");
    assert!(!screen.contains("010180"), "{screen}");
    stage.keys("f9");
    assert!(stage.screen().contains("ligner personnumre"), "{}", stage.screen());
}

#[test]
fn a_text_without_columns_is_taken_for_slips() {
    let house = House::new();
    house.lay("sedler.txt", "Flere bænke ved stien\n\nBedre skilte\n");
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indlæs_fil");
    stage.keys("enter");
    assert!(stage.screen().contains("begynder: »Flere bænke"), "{}", stage.screen());
    assert!(stage.screen().contains("▌ Sedler"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("Indlæs nu: 2 bliver nye"), "{}", stage.screen());
    stage.keys("enter");
    assert!(
        stage.screen().contains("Ctrl-Z tag det tilbage   Enter eller Esc tilbage"),
        "{}",
        stage.screen()
    );
}

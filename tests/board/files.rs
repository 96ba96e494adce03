//! Files in and out on the board, for those who never see a shell.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use tavle::domain::change::{Author, Change, Put};
use tavle::domain::field::Kind;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
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

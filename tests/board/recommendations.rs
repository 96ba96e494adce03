//! Recommendations and initiatives: what the home board says of them, and what may be done to them and by whom.

use std::path::PathBuf;

use tavle::domain::change::Author;
use tavle::domain::choice::Implementation;
use tavle::domain::work::{Act, Facts, Work};
use tavle::screens::recommendations::Group;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 36);

fn line<'a>(screen: &'a str, with: &str) -> &'a str {
    screen.lines().find(|line| line.contains(with)).unwrap_or_else(|| panic!("no {with} in\n{screen}"))
}

fn count(path: &std::path::Path, sql: &str) -> usize {
    let sqlite = rusqlite::Connection::open(path).unwrap();
    sqlite.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap().try_into().unwrap()
}

fn on_file(size: (u16, u16), who: &str) -> (Folder, PathBuf, Stage) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("demo.db"));
    example(&path);
    let stage = Stage::on(&path, size, Lang::Da, who);
    (folder, path, stage)
}

#[test]
fn the_numbers_at_home_are_what_a_plain_query_gives() {
    let (_folder, path, stage) = on_file(WIDE, "HL");
    let of = |sql: &str| count(&path, sql);
    let all = of("SELECT count(*) FROM recommendation WHERE gone IS NULL");
    let state = |name: &str| {
        of(&format!("SELECT count(*) FROM recommendation WHERE gone IS NULL AND implementation = '{name}'"))
    };
    let due = |test: &str| {
        let open = "IN ('not_started', 'in_progress') AND gone IS NULL";
        of(&format!("SELECT count(*) FROM recommendation WHERE implementation {open} AND deadline {test}"))
            + of(&format!("SELECT count(*) FROM initiative WHERE state {open} AND ends {test}"))
    };
    let (overdue, soon) = (due("< '2020-04-20'"), due("BETWEEN '2020-04-20' AND '2020-05-04'"));
    let screen = stage.screen();
    assert_eq!(
        [all, of("SELECT count(*) FROM analysis"), of("SELECT count(*) FROM initiative")],
        [80, 8, 15]
    );
    assert!(
        screen.contains(&format!("{} af {all} gennemført · {overdue} overskredet", state("verified"))),
        "{screen}"
    );
    assert!(screen.contains("Anbefaling · 8 analyser · 15 indsatser"), "{screen}");
    assert!(screen.contains(&format!("Overskredet {overdue}")), "{screen}");
    assert!(screen.contains(&format!("Frist inden for 14 dage {soon}")), "{screen}");
    assert!(screen.contains(&format!("Meldt færdig, venter på bekræftelse {}", state("done"))), "{screen}");
    let foot = format!(
        "□ {} ikke startet  ► {} i gang  √ {} meldt færdig  √√ {} gennemført",
        state("not_started"),
        state("in_progress"),
        state("done"),
        state("verified")
    );
    assert!(screen.contains(&foot), "{screen}");
}

#[test]
fn the_home_board_is_as_drawn() {
    let wide = Stage::demo(WIDE, Lang::Da).screen();
    assert!(wide.contains("▌ A2-02  Lær systematisk af Ankestyrelsens afgø… ►  AS   hele 2019  │"), "{wide}");
    assert!(wide.contains("  A1-06  Mere fleksible mødeformer og mødesteder ►  HL   uge 12     │"), "{wide}");
    let small = Stage::demo(SMALL, Lang::Da).screen();
    assert!(
        small.contains("▌ A2-02  Lær systematisk af Ankestyrelsens af…  ► i gang        AS   hele 2019"),
        "{small}"
    );
}

#[test]
fn the_owner_reports_done_the_same_login_is_refused_and_another_closes_it() {
    let (_folder, path, mut owner) = on_file(WIDE, "HL");
    owner.keys("ctrl-g text:a3-3 enter s 3 enter");
    assert!(
        owner.screen().contains("dokumentation: hvor kan man se, at det er gjort?"),
        "{}",
        owner.screen()
    );
    owner.keys("text:sag_20/1234 enter");
    assert!(owner.screen().contains("A3-03 meldt færdig · Ctrl-Z fortryder"), "{}", owner.screen());
    assert!(owner.screen().contains("√ meldt færdig"), "{}", owner.screen());
    owner.keys("s 4 enter");
    let refused = owner.screen();
    assert!(refused.contains("HL har selv meldt det færdigt; en anden skal bekræfte det"), "{refused}");
    assert!(refused.contains("A3-03 · status, nu meldt færdig af HL:"), "{refused}");
    owner.keys("esc");
    let mut other = Stage::on(&path, WIDE, Lang::Da, "MK");
    other.keys("ctrl-g text:a3-3 enter s 4 enter");
    assert!(other.screen().contains("A3-03 bekræftet gennemført"), "{}", other.screen());
    let detail = other.screen();
    assert!(detail.contains("meldt færdig af HL 20/4 2020"), "{detail}");
    assert!(detail.contains("bekræftet af MK 20/4 2020"), "{detail}");
    assert!(detail.contains("sag 20/1234"), "{detail}");
    other.keys("h");
    let history = other.screen();
    assert!(history.contains("HL") && history.contains("MK") && history.contains("gennemført"), "{history}");
}

#[test]
fn a_deadline_is_not_moved_without_a_reason_and_with_one_it_is_counted_and_shown() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("ctrl-g text:a3-3 enter f text:uge_24");
    assert!(stage.screen().contains("= uge 24: 8.–14. juni · nu uge 15"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("hvorfor flyttes fristen?"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("skriv en begrundelse"), "{}", stage.screen());
    stage.keys("text:Læsepanelet_er_forsinket enter");
    let screen = stage.screen();
    assert!(screen.contains("A3-03 frist uge 24 · Ctrl-Z fortryder"), "{screen}");
    assert!(screen.contains("uge 24 · flyttet 1 gang, først uge 15"), "{screen}");
    assert!(screen.contains("20/4 HL: uge 15 → uge 24: Læsepanelet er forsinket"), "{screen}");
    assert!(screen.contains("Frist: uge 24 (før uge 15)"), "{screen}");
    stage.keys("ctrl-z");
    assert!(stage.screen().contains("uge 15 · overskredet"), "{}", stage.screen());
}

#[test]
fn at_home_a_row_stays_where_it_is_until_the_pane_is_left_and_the_count_is_right_at_once() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("down f text:uge_24 enter text:aftalt_med_MK enter");
    let screen = stage.screen();
    assert!(screen.contains("Overskredet 5") && screen.contains("5 overskredet"), "{screen}");
    assert!(
        line(&screen, "A1-06").contains("▌ A1-06") && line(&screen, "A1-06").contains("uge 24"),
        "{screen}"
    );
    stage.keys("2 1");
    let pile = &stage.app.recommendations.pile;
    assert_eq!(pile.len_of(Group::Overdue), 5);
}

#[test]
fn among_the_marked_the_refused_one_is_named_and_the_rest_goes_in() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("space space a text:MK enter");
    assert!(stage.screen().contains("2 markerede: ansvarlig MK"), "{}", stage.screen());
    stage.keys("esc esc home space space s 4 enter");
    assert!(
        stage.screen().contains("Kun det, der er meldt færdigt, kan bekræftes; intet er ændret."),
        "{}",
        stage.screen()
    );
}

#[test]
fn enter_opens_all_by_report_then_one_alone_and_esc_goes_back_step_by_step() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("enter");
    let list = stage.screen();
    assert!(line(&list, "A2 Analyse").contains("7 af 12 gennemført · 1 overskredet"), "{list}");
    assert!(line(&list, "▌").contains("A2-02"), "the cursor is on the row that was under it at home\n{list}");
    stage.keys("enter");
    assert!(stage.screen().contains("Anbefalinger › A2-02"), "{}", stage.screen());
    stage.keys("down");
    assert!(stage.screen().contains("Anbefalinger › A2-03"), "{}", stage.screen());
    stage.keys("esc");
    assert!(line(&stage.screen(), "▌").contains("A2-03"), "{}", stage.screen());
    stage.keys("esc");
    assert!(stage.app.desk.at_home);
}

#[test]
fn what_has_moved_since_the_committee_met_is_marked_with_its_old_value() {
    let mut stage = Stage::demo((120, 130), Lang::Da);
    stage.keys("enter");
    let board = stage.app.desk.board.clone().unwrap();
    let since = board.since_committee.as_ref().unwrap();
    let marked = stage.screen().lines().filter(|line| line.contains("∆ ") && line.contains('│')).count();
    let heading_beside = usize::from(stage.screen().contains("∆ Siden"));
    assert_eq!(marked - heading_beside, since.moved_records(), "{}", stage.screen());
    stage.keys("ctrl-g text:a3-3 enter");
    let detail = stage.screen();
    assert!(detail.contains("∆ Siden udvalgsmødet 30/3"), "{detail}");
    assert!(detail.contains("Status: i gang (før ikke startet)"), "{detail}");
}

#[test]
fn the_filter_finds_words_owners_and_fields_as_one_types() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("enter f4 text:brevene");
    assert!(stage.screen().contains("Filtrér: brevene"), "{}", stage.screen());
    stage.keys("esc f4 text:overskredet:ja");
    assert_eq!(stage.app.recommendations.pile.ids().len(), 6);
    stage.keys("esc f4 text:indsatser: enter");
    let board = stage.app.desk.board.clone().unwrap();
    let lone = board.recommendations.iter().filter(|item| item.work.links.is_empty()).count();
    assert_eq!(stage.app.recommendations.pile.ids().len(), lone, "{}", stage.screen());
}

#[test]
fn the_opened_list_is_sorted_by_a_column_and_goes_back_to_its_reports() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("enter f10 text:sortér enter 1 enter home");
    let screen = stage.screen();
    assert!(screen.contains("Alle efter frist 95"), "{screen}");
    assert!(line(&screen, "▌").contains("A2-02"), "the longest overdue is first\n{screen}");
    stage.keys("esc");
    assert!(stage.screen().contains("A1 Borgerens møde"), "{}", stage.screen());
}

#[test]
fn another_sessions_change_comes_by_itself_and_the_cursor_stays_on_its_record() {
    let (_folder, path, mut stage) = on_file(WIDE, "HL");
    stage.keys("down down");
    let on = stage.app.recommendations.current();
    let mut other = Store::open(&path, Mode::Write, Clock::System).unwrap();
    let record = other.record("A2-02").unwrap().unwrap();
    let author = Author { who: "MK".into(), login: "mk".into(), via: "board".into() };
    let facts = Facts { me: author.clone(), reported_by: None, moves: 0, colleagues: Vec::new() };
    let done = Act::Status { to: Implementation::Done, words: "sag 20/9".into() };
    let (changes, reason) = tavle::domain::work::changes(&Work::of(&record).unwrap(), &done, &facts).unwrap();
    other.commit(&author, reason.as_deref(), &changes).unwrap();
    stage.look_for_news();
    let screen = stage.screen();
    assert_eq!(stage.app.recommendations.current(), on);
    assert!(screen.contains("Overskredet 5") && screen.contains("√ 6 meldt færdig"), "{screen}");
    assert!(line(&screen, "A2-02").contains("√  AS"), "{screen}");
}

#[test]
fn only_mine_shows_what_is_mine_and_the_cursor_comes_back_afterwards() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("down down m");
    let mine = stage.screen();
    assert!(mine.contains("Overskredet 3"), "{mine}");
    assert!(!mine.contains("A1-04"), "{mine}");
    stage.keys("m");
    assert!(line(&stage.screen(), "▌").contains("A1-04"), "{}", stage.screen());
}

#[test]
fn a_deleted_one_comes_back_with_ctrl_z_and_is_under_the_cursor() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("down delete");
    assert!(stage.screen().contains("A1-06 slettet · Ctrl-Z fortryder"), "{}", stage.screen());
    assert!(!stage.screen().contains("A1-06  Mere"), "{}", stage.screen());
    stage.keys("ctrl-z");
    assert!(line(&stage.screen(), "A1-06  Mere").contains('▌'), "{}", stage.screen());
}

#[test]
fn every_size_face_and_language_shows_the_list_and_the_detail() {
    for size in [SMALL, WIDE, (100, 30), (200, 60), (40, 12)] {
        for lang in [Lang::Da, Lang::En] {
            let mut stage = Stage::demo(size, lang).ascii();
            for keys in ["", "enter", "end", "enter", "pgdn", "s", "esc", "esc", "f4 x", "enter"] {
                stage.keys(keys);
                let screen = stage.screen();
                assert!(!screen.contains('►') && !screen.contains('√'), "{screen}");
            }
        }
    }
}

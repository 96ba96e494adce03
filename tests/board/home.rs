//! The four panes at once: that what they say is so, that it follows what others do, and what it costs on the line.

use std::path::PathBuf;

use rusqlite::Connection;
use tavle::domain::change::{Author, Change, On, Put};
use tavle::msg::event::Event;
use tavle::msg::key::{Input, Key};
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::{Folder, Pty};
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

/// What a plain query counts.
fn count(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// The example on disk, with a plain connection to it beside the board.
fn with_sql(size: (u16, u16)) -> (Folder, Connection, Stage) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("demo.db"));
    example(&path);
    let db = Connection::open(&path).unwrap();
    let stage = Stage::on(&path, size, Lang::Da, "HL");
    (folder, db, stage)
}

#[test]
fn every_number_on_the_home_board_is_what_a_plain_query_gives() {
    let (_folder, db, stage) = with_sql(LARGE);
    let screen = stage.screen();
    let has = |said: String| assert!(screen.contains(&said), "»{said}« is not on\n{screen}");
    let there = "gone IS NULL";
    let of = |state: &str| {
        count(
            &db,
            &format!("SELECT count(*) FROM recommendation WHERE {there} AND implementation = '{state}'"),
        )
    };
    let all = count(&db, &format!("SELECT count(*) FROM recommendation WHERE {there}"));
    let overdue = "implementation IN ('not_started', 'in_progress') AND deadline < '2020-04-20' \
                   AND stance <> 'rejected'";
    let overdue_n = count(&db, &format!("SELECT count(*) FROM recommendation WHERE {there} AND {overdue}"));
    assert_eq!((all, overdue_n), (80, 6));
    has(format!("{} af {all} gennemført · {overdue_n} overskredet", of("verified")));
    has(format!("Overskredet {overdue_n}"));
    has(format!(
        "□ {} ikke startet  ► {} i gang  √ {} meldt færdig  √√ {} gennemført",
        of("not_started"),
        of("in_progress"),
        of("done"),
        of("verified")
    ));
    let soon = "implementation IN ('not_started', 'in_progress') \
                AND deadline BETWEEN '2020-04-20' AND '2020-05-04'";
    has(format!(
        "Frist inden for 14 dage {}",
        count(&db, &format!("SELECT count(*) FROM recommendation WHERE {there} AND {soon}"))
    ));
    has(format!("Meldt færdig, venter på bekræftelse {}", of("done")));
    let analyses = count(&db, &format!("SELECT count(*) FROM analysis WHERE {there}"));
    let initiatives = count(&db, &format!("SELECT count(*) FROM initiative WHERE {there}"));
    assert_eq!((analyses, initiatives), (8, 15));
    has(format!("{analyses} analyser · {initiatives} indsatser"));
    let new = count(&db, &format!("SELECT count(*) FROM proposal WHERE {there} AND verdict = 'new'"));
    has(format!("{new} nye"));
    let mine = "owner = 'HL' AND gone IS NULL";
    let late = [
        ("recommendation", "implementation", "deadline"),
        ("initiative", "state", "ends"),
        ("decision", "state", "deadline"),
        ("task", "state", "deadline"),
    ];
    let late: i64 = late
        .iter()
        .map(|(table, state, day)| {
            let open = format!("{state} IN ('not_started', 'in_progress')");
            count(
                &db,
                &format!("SELECT count(*) FROM {table} WHERE {mine} AND {open} AND {day} < '2020-04-20'"),
            )
        })
        .sum();
    has(format!("Til dig:  {late} overskredet"));
    let targets = "SELECT printf('%,d', value) FROM target WHERE gone IS NULL AND year = 2020 \
                   AND \"group\" = 'Kontanthjælp' AND indicator = 'FTP'";
    let target: String = db.query_row(targets, [], |row| row.get(0)).unwrap();
    has(target.replace(',', "."));
    let newest = "SELECT v.value FROM measurement m JOIN measurement_version v ON v.record = m.id \
                  WHERE m.indicator = 'FTP' AND m.\"group\" = 'Kontanthjælp' AND m.period = '2020M02' \
                  AND v.withdrawn_by IS NULL ORDER BY v.id DESC LIMIT 1";
    let newest: f64 = db.query_row(newest, [], |row| row.get(0)).unwrap();
    has(format!("{}.{}", newest as i64 / 1000, newest as i64 % 1000));
}

#[test]
fn exactly_what_moved_since_the_committee_met_is_marked_and_its_day_shows_the_old_values() {
    let (_folder, db, mut stage) = with_sql((160, 120));
    let moved = "SELECT count(DISTINCT c.kind || '/' || c.record) FROM change c JOIN batch b ON b.id = c.batch \
                 WHERE b.day > '2020-03-30' AND c.kind IN (5, 6)";
    assert_eq!(count(&db, moved), 7);
    assert!(stage.screen().contains("∆ 7 ændret"), "{}", stage.screen());
    stage.keys("1 enter");
    let marked: Vec<String> = stage
        .screen()
        .lines()
        .filter(|line| line.get(..12).is_some_and(|start| start.contains('∆')))
        .map(|line| line.chars().skip(2).take(5).collect())
        .collect();
    assert_eq!(marked.len(), 7, "{marked:?}\n{}", stage.screen());
    stage.keys("ctrl-g text:A3-03 enter");
    assert!(stage.screen().contains("før"), "{}", stage.screen());
    let then = |key: &str| -> String {
        let sql = format!(
            "SELECT coalesce((SELECT c.old FROM change c JOIN batch b ON b.id = c.batch JOIN recommendation r \
             ON r.id = c.record WHERE c.kind = 5 AND r.key = '{key}' AND c.field = 505 AND b.day > '2020-03-30' \
             ORDER BY c.id LIMIT 1), (SELECT implementation FROM recommendation WHERE key = '{key}'))"
        );
        db.query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    stage.keys("f7 text:30/3 enter");
    let screen = stage.screen();
    assert!(screen.contains("som vi vidste det den 30. marts 2020"), "{screen}");
    let board = stage.app.desk.board.clone().unwrap();
    for key in &marked {
        let key = key.trim();
        if let Some(record) = board.by_key(key).filter(|r| r.get("implementation").is_some()) {
            assert_eq!(record.text("implementation"), then(key), "{key}");
        }
    }
    assert!(board.since_committee.is_none());
}

#[test]
fn an_earlier_day_can_be_looked_at_but_not_changed() {
    let mut stage = Stage::demo(LARGE, Lang::Da);
    stage.keys("f7 text:30/3 enter s");
    assert!(stage.screen().contains("Du ser tavlen, som den var."), "{}", stage.screen());
    stage.keys("f7 text:nu enter");
    assert!(stage.screen().contains("mandag den 20. april 2020"), "{}", stage.screen());
}

#[test]
fn in_every_list_a_colleagues_change_comes_by_itself_and_the_cursor_stays_on_its_record() {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("demo.db"));
    example(&path);
    let mut other = Store::open(&path, Mode::Write, Clock::System).unwrap();
    let author = Author { who: "MK".into(), login: "mk".into(), via: "board".into() };
    let lists = [
        ("1 down down", "A1-04", "owner", "PJ"),
        ("1 enter down down", "A1-02", "title", "Et stille rum at vente i"),
        ("2 down", "T-2002", "value", "901"),
        ("2 enter down", "T-2001", "value", "1721"),
        ("3 down", "F-0398", "title", "Breve, som alle forstår"),
        ("3 enter down", "F-0401", "title", "Afsnit 4.6 igen"),
        ("4 down", "M-2020-04-20", "title", "Tavlemøde hos os"),
        ("4 enter down", "M-2020-04-22", "title", "Borgerdialogmøde tre"),
    ];
    for (keys, key, field, value) in lists {
        let mut stage = Stage::on(&path, LARGE, Lang::Da, "HL");
        stage.keys(keys);
        let cursor = |stage: &Stage| {
            let screen = stage.screen();
            let line = screen.lines().find(|line| line.contains('▌')).unwrap_or_default().to_owned();
            line.split('▌').nth(1).unwrap_or_default().chars().take(7).collect::<String>()
        };
        let (on, before) = (cursor(&stage), stage.screen());
        assert!(!on.is_empty(), "{keys}\n{before}");
        let record = other.record(key).unwrap().unwrap();
        let id = record.rec.kind.field(field).unwrap().id;
        let change = Change::Set { on: On::Record(record.rec), field: id, to: Put::text(value), seen: None };
        other.commit(&author, None, &[change]).unwrap();
        stage.look_for_news();
        assert_ne!(stage.screen(), before, "{keys}: nothing came of {key} {field}");
        let same = |a: &str, b: &str| a.chars().take(4).eq(b.chars().take(4));
        assert!(same(&cursor(&stage), &on), "{keys}: {on} became {}", cursor(&stage));
    }
}

#[test]
fn from_start_to_the_settled_board_it_costs_few_bytes() {
    for (size, most) in [(SMALL, 5_000), (LARGE, 9_000)] {
        let folder = Folder::new();
        let file = folder.file("demo.db");
        example(PathBuf::from(&file).as_path());
        let mut pty = Pty::start(&["--db", &file, "--user", "HL"], size);
        pty.until("næste i dag");
        pty.settle();
        assert!(pty.raw.len() <= most, "{size:?}: {} bytes", pty.raw.len());
    }
}

#[test]
fn coming_home_the_urgent_rows_are_in_sight_again() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("enter end esc");
    assert!(stage.screen().contains("▌ A2-02"), "{}", stage.screen());
}

#[test]
fn back_from_an_earlier_day_no_row_of_that_day_stays() {
    let mut stage = Stage::demo(LARGE, Lang::Da);
    let now = stage.screen();
    stage.keys("f7 text:1/3 enter esc");
    assert_eq!(stage.screen(), now);
}

#[test]
fn whoever_stands_in_from_now_on_sees_the_others_records_among_their_own_at_once() {
    let mut stage = Stage::demo(LARGE, Lang::Da);
    stage.keys("m");
    let before = stage.app.desk.mine_keys();
    stage.keys("f10 text:kolleger enter home down enter");
    assert!(stage.screen().contains("Vikar"), "{}", stage.screen());
    stage.keys("tab tab tab text:HL tab text:12/8_2020 ctrl-s");
    assert!(stage.app.desk.mine_keys().len() > before.len(), "{}", stage.screen());
}

#[test]
fn a_figure_is_typed_in_where_its_target_is_told_of() {
    let mut stage = Stage::demo(LARGE, Lang::Da);
    stage.keys("2 enter enter ctrl-n");
    assert!(stage.screen().contains("Nyt tal"), "{}", stage.screen());
    stage.keys("text:1.940 ctrl-s");
    assert!(stage.app.card.is_none(), "{}", stage.screen());
    assert!(stage.screen().contains("1.940 i marts"), "{}", stage.screen());
}

#[test]
fn the_menu_finds_by_name_first_and_only_what_belongs_here() {
    let mut stage = Stage::demo(LARGE, Lang::Da);
    stage.keys("3 f10 text:gem");
    let screen = stage.screen();
    let first = screen.lines().find(|line| line.starts_with('▌')).unwrap_or_default();
    assert!(first.contains("gem visning"), "{screen}");
    // What has a key of its own is not what one opens the menu for.
    stage.keys("esc f10 text:læg");
    let screen = stage.screen();
    let first = screen.lines().find(|line| line.starts_with('▌')).unwrap_or_default();
    assert!(first.contains("læg ud") && screen.contains("læg sammen"), "{screen}");
    stage.keys("esc 2 f10 text:imødekommet");
    assert!(!stage.screen().contains("gemmes straks"), "{}", stage.screen());
}

#[test]
fn back_from_any_pane_home_shows_what_it_showed() {
    for size in [SMALL, LARGE] {
        for pane in 1..=4 {
            let mut stage = Stage::demo(size, Lang::Da);
            stage.keys(&format!("{pane}"));
            let home = stage.screen();
            stage.keys("enter esc");
            assert_eq!(stage.screen(), home, "pane {pane}");
        }
    }
}

#[test]
fn what_one_event_changed_is_painted_though_the_next_of_the_same_turn_changes_nothing() {
    let mut stage = Stage::demo((80, 24), Lang::Da);
    let changes = Event::Input(vec![Input::Key(Key::parse("down").unwrap())]);
    let nothing = || Event::Input(vec![Input::Focus(true)]);
    stage.app.update(changes);
    stage.app.update(nothing());
    assert!(stage.app.dirty);
    stage.app.drawn();
    stage.app.update(nothing());
    assert!(!stage.app.dirty);
}

#[test]
fn what_is_out_of_sight_at_home_is_not_marked_and_a_verdict_on_many_counts_what_it_changed() {
    let mut stage = Stage::demo((80, 24), Lang::Da);
    stage.keys("3 ctrl-a");
    assert!(stage.screen().contains("Her står kun de øverste; Enter åbner listen"), "{}", stage.screen());
    stage.keys("t");
    assert!(stage.screen().contains("F-0398 til efterretning"), "{}", stage.screen());
    stage.keys("ctrl-z enter ctrl-a t");
    assert!(stage.screen().contains("√ 08.41  81 forslag til efterretning"), "{}", stage.screen());
    stage.keys("ctrl-z");
    // Only the first changes of a very large act come along with it.
    assert!(stage.screen().contains("Fortrudt: over 45 forslag"), "{}", stage.screen());
}

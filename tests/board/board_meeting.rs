//! The team's meeting in front of its wall: begun, held and ended by keys; what it leaves behind.

use tavle::domain::choice::Audience;
use tavle::domain::show::Part;
use tavle::domain::wall::Opening;
use tavle::msg::effect::Effect;
use tavle::msg::event::Event;
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);
const TODAY: &str = "M-2020-04-20";

/// How many keys a script is.
fn keys(script: &str) -> usize {
    script
        .split_whitespace()
        .map(|word| word.strip_prefix("text:").map_or(1, |text| text.chars().count()))
        .sum()
}

/// A file of the example with a board on it.
fn stage() -> (Folder, std::path::PathBuf, Stage) {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("demo.db"));
    example(&path);
    let stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    (folder, path, stage)
}

fn query(path: &std::path::Path, sql: &str) -> Vec<String> {
    let conn = rusqlite::Connection::open(path).unwrap();
    let mut select = conn.prepare(sql).unwrap();
    let rows = select.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
    rows.map(|row| row.unwrap().unwrap_or_default()).collect()
}

fn state(path: &std::path::Path) -> String {
    query(path, &format!("SELECT state FROM meeting WHERE key = '{TODAY}'")).remove(0)
}

/// The text of the notes of today's meeting.
fn notes(path: &std::path::Path) -> Vec<String> {
    query(path, &format!("SELECT text FROM note WHERE meeting = '{TODAY}' AND gone IS NULL"))
}

#[test]
fn a_meeting_is_held_from_beginning_to_end_with_at_most_forty_keys() {
    let (_folder, path, mut stage) = stage();
    let script = "f5 2 enter pgdn 1 s 1 enter 2 3 4 5 s 2 enter 6 f text:u20 enter text:ferie enter \
                  ctrl-n text:UU enter ctrl-n text:Bus enter esc enter";
    assert!(keys(script) <= 40, "{} keys", keys(script));
    let before: i64 = query(&path, "SELECT CAST(max(id) AS TEXT) FROM batch").remove(0).parse().unwrap();
    stage.keys(script);
    let ended = "√ 08.41  Tavlemødet er slut. Notat: 2 aftaler · 2 nye statusser · 1 ny frist";
    assert!(stage.screen().contains(ended), "{}", stage.screen());
    assert_eq!(state(&path), "held");
    let [note] = &notes(&path)[..] else { panic!("{:?}", notes(&path)) };
    assert_eq!(
        note,
        "## Overskredet\n\
         A2-02 Lær systematisk af Ankestyrelsens afgørelser: status ikke startet (før i gang)\n\
         A8-03 Fælles kompetenceudvikling i virksomhedsservice: status i gang (før ikke startet)\n\
         A3-03 Klar og tydelig kommunikation til borgeren: frist uge 20 2020 (før uge 15 2020): ferie\n\n\
         ## Aftaler\no: UU → O-0013\no: Bus → O-0014\n"
    );
    let done = format!("SELECT CAST(count(*) AS TEXT) FROM batch WHERE id > {before}");
    assert_eq!(query(&path, &done), ["7"], "the stamp, two statuses, a deadline, two agreements, the note");
    let agreed = format!("SELECT title FROM task WHERE meeting = '{TODAY}' ORDER BY id");
    assert_eq!(query(&path, &agreed), ["UU", "Bus"]);
}

#[test]
fn the_note_of_a_meeting_is_written_on_and_makes_no_record_twice() {
    let (_folder, path, mut stage) = stage();
    stage.keys("f5 2 enter pgdn ctrl-n text:Ring_til_UU_–_HL,_uge_18 enter esc enter");
    let tasks = || query(&path, "SELECT key FROM task WHERE gone IS NULL").len();
    let before = tasks();
    assert!(notes(&path)[0].contains("o: Ring til UU – HL, uge 18 2020 → O-0013\n"), "{:?}", notes(&path));
    stage.keys("ctrl-g text:N-0011 enter f2");
    assert!(!stage.screen().contains("siger"), "line and record agree: {}", stage.screen());
    stage.keys("text:x ctrl-s esc");
    assert_eq!((tasks(), notes(&path).len()), (before, 1));
}

#[test]
fn the_stamp_is_one_act_that_is_taken_back_on_the_wall_itself() {
    let (_folder, path, mut stage) = stage();
    stage.keys("f5 2 enter");
    assert_eq!(state(&path), "held");
    assert!(stage.screen().contains("Tavlemøde man. 20/4 er sat til afholdt"), "{}", stage.screen());
    stage.keys("ctrl-z");
    assert_eq!(state(&path), "planned");
    stage.keys("pgdn esc enter");
    assert_eq!((state(&path).as_str(), notes(&path).len()), ("planned", 0));
}

#[test]
fn a_meeting_where_nothing_was_done_leaves_no_note_and_says_so() {
    let (_folder, path, mut stage) = stage();
    stage.keys("f5 2 enter pgdn pgdn esc enter");
    assert_eq!((state(&path).as_str(), notes(&path).len()), ("held", 0));
    assert!(stage.screen().contains("Der blev ikke aftalt eller ændret noget nyt"), "{}", stage.screen());
}

#[test]
fn a_meeting_whose_session_was_lost_goes_on_and_its_note_has_what_was_done_before() {
    let (_folder, path, mut lost) = stage();
    lost.keys("f5 2 enter pgdn 5 s 2 enter");
    drop(lost);
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("f5 2 enter ctrl-n text:Ring enter esc enter");
    let [note] = &notes(&path)[..] else { panic!("{:?}", notes(&path)) };
    assert!(
        note.contains("A8-03") && note.contains("status i gang") && note.contains("o: Ring → O-0013"),
        "{note}"
    );
    stage.keys("f5 2 enter ctrl-n text:Skriv enter esc enter");
    let [again] = &notes(&path)[..] else { panic!("{:?}", notes(&path)) };
    assert_eq!(*again, format!("{note}o: Skriv → O-0014\n"), "what stands there is not said again");
}

#[test]
fn the_public_pages_and_pages_that_turn_by_themselves_hold_no_meeting() {
    for keys in ["f5 1 enter", "f5 text:2_20 enter", "f5 6 enter"] {
        let (_folder, path, mut stage) = stage();
        stage.keys(keys);
        assert_eq!(state(&path), "planned", "{keys}");
    }
}

/// The meeting of the day is planned for another day, so that none is planned for today.
fn planned_for(path: &std::path::Path, day: &str) {
    let date = format!("date={day}");
    let args = ["--db", path.to_str().unwrap(), "--user", "HL", "set", TODAY, &date];
    let set = std::process::Command::new(env!("CARGO_BIN_EXE_tavle")).args(args).status();
    assert!(set.unwrap().success());
}

#[test]
fn a_meeting_that_was_planned_for_another_day_is_asked_about_and_held_today() {
    let (_folder, path, stage) = stage();
    drop(stage);
    planned_for(&path, "2020-04-21");
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("f5 2 enter");
    let asked = "Hvilket tavlemøde holdes? 1 tir. 21/4  2 man. 27/4  3 et nyt i dag  Esc intet";
    assert!(stage.screen().contains(asked), "{}", stage.screen());
    assert_eq!(state(&path), "planned");
    stage.keys("9");
    assert!(stage.screen().contains(asked), "no such meeting: {}", stage.screen());
    stage.keys("1");
    assert_eq!(state(&path), "held");
    assert_eq!(query(&path, &format!("SELECT date FROM meeting WHERE key = '{TODAY}'")), ["2020-04-20"]);
    stage.keys("pgdn 5 s 2 enter esc");
    assert!(stage.screen().contains("Slut tavlemødet?"), "{}", stage.screen());
    stage.keys("enter");
    assert_eq!(notes(&path).len(), 1);
}

#[test]
fn a_new_meeting_is_made_for_today_where_the_planned_ones_stay_on_their_days() {
    let (_folder, path, stage) = stage();
    drop(stage);
    planned_for(&path, "2020-04-21");
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("f5 2 enter 3");
    let held = "SELECT key FROM meeting WHERE kind = 'board' AND date = '2020-04-20' AND state = 'held' \
                AND gone IS NULL";
    assert_eq!(query(&path, held), ["M-2020-04-20-2"], "{}", stage.screen());
    assert_eq!(state(&path), "planned");
    stage.keys("ctrl-n text:Ring enter esc enter");
    let note = "SELECT text FROM note WHERE meeting = 'M-2020-04-20-2' AND gone IS NULL";
    assert_eq!(query(&path, note), ["## Aftaler\no: Ring → O-0013\n"]);
}

#[test]
fn whoever_only_wants_to_see_the_pages_is_not_held_up_by_the_question() {
    let (_folder, path, stage) = stage();
    drop(stage);
    planned_for(&path, "2020-04-22");
    for (keys, page) in [("esc", "side 1 af 5"), ("pgdn", "side 2 af 5")] {
        let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
        stage.keys("f5 2 enter").keys(keys);
        let screen = stage.screen();
        assert!(!screen.contains("Hvilket") && screen.contains(page), "{screen}");
        stage.keys("esc");
        assert!(stage.screen().contains("Forlad storskærmen?"), "no meeting to end: {}", stage.screen());
    }
    planned_for(&path, "2020-05-11");
    let later = "UPDATE meeting SET date = '2020-05-12' WHERE key = 'M-2020-04-27'";
    rusqlite::Connection::open(&path).unwrap().execute(later, []).unwrap();
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("f5 2 enter");
    assert!(!stage.screen().contains("Hvilket"), "none is near: {}", stage.screen());
}

#[test]
fn a_wall_that_was_started_alone_ends_when_its_note_is_written() {
    let (_folder, path, mut stage) = stage();
    let show = Opening { audience: Audience::Team, part: Part::Own, every: None, is_alone: true };
    stage.app.show_only(show);
    stage.event(Event::Changed(1));
    stage.keys("ctrl-n text:Ring enter esc");
    assert!(stage.asked.contains(&Effect::Quit));
    assert_eq!(notes(&path), ["## Aftaler\no: Ring → O-0013\n"]);
}

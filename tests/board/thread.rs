//! The thread and its breaks as one walks them by keys.

use tavle::domain::change::{Author, Change, On, Put};
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

/// The row under the cursor.
fn at(stage: &Stage) -> String {
    let screen = stage.screen();
    screen.lines().find(|line| line.starts_with('▌')).unwrap_or_default().to_string()
}

fn heads(stage: &Stage) -> Vec<String> {
    let screen = stage.screen();
    let heads = screen.lines().filter(|line| line.contains('┼'));
    heads.map(|line| line.split('┼').next().unwrap().replace('▌', " ").trim().to_string()).collect()
}

/// Presses a key until the row under the cursor has this.
fn press_until(stage: &mut Stage, key: &str, what: &str) {
    for _ in 0..60 {
        if at(stage).contains(what) {
            return;
        }
        stage.keys(key);
    }
    panic!("{what} is not reached by {key}:\n{}", stage.screen());
}

#[test]
fn the_thread_is_walked_by_keys_from_a_proposal_to_the_target_and_back() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f398 enter k");
    assert!(stage.screen().contains("Kæden › F-0398  Breve skal kunne forstås"));
    assert!(at(&stage).contains("F-0398") && at(&stage).contains("← her"));
    assert_eq!(heads(&stage), ["Møde", "Forslag", "Beslutning", "Anbefaling", "Indsats", "Måltal"]);
    stage.keys("right right right right");
    assert!(at(&stage).contains("T-2003"), "{}", at(&stage));
    stage.keys("k");
    assert!(stage.screen().contains("Kæden › T-2003"), "the target is the middle now");
    assert!(at(&stage).contains("T-2003"));
    press_until(&mut stage, "up", "F-0398");
    stage.keys("k");
    assert!(stage.screen().contains("Kæden › F-0398"));
    stage.keys("esc");
    assert!(stage.screen().contains("Kæden › T-2003"), "one step back");
    stage.keys("esc esc");
    assert!(stage.screen().contains("Forslag › "), "back where one was: {}", stage.screen());
}

#[test]
fn enter_opens_what_the_cursor_is_on_in_its_pane_and_a_submission_by_its_proposal() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f398 enter k");
    press_until(&mut stage, "down", "F-0427");
    stage.keys("enter");
    assert!(stage.screen().contains("Skriv, så man forstår det"));
    assert!(!stage.screen().contains("Kæden"));
    stage.keys("ctrl-g text:f398 enter k");
    press_until(&mut stage, "up", "H-0033");
    stage.keys("enter");
    assert!(stage.screen().contains("F-0398 · høringssvar"), "{}", stage.screen());
}

#[test]
fn every_node_says_how_far_it_is_by_sign_and_word_and_who_looks_after_it() {
    let mut stage = Stage::inbox(LARGE, Lang::Da);
    stage.keys("ctrl-g text:f398 enter k");
    let screen = stage.screen();
    let row = |key: &str| screen.lines().find(|line| line.contains(key)).unwrap_or_default();
    assert!(row("A3-03").contains("► i gang · vedtaget HL"), "{}", row("A3-03"));
    assert!(row("T-2003").contains("▲ hold øje"), "{}", row("T-2003"));
    assert!(row("O-0003").contains("√√ gennemført"));
    assert!(row("A3-03").contains("∆A3-03"), "what moved since the committee met is marked");
    press_until(&mut stage, "down", "A3-03");
    assert!(stage.screen().contains("∆ status: ikke startet → i gang"), "with the old value");
}

#[test]
fn a_break_stands_under_its_record_in_words() {
    let mut stage = Stage::inbox(SMALL, Lang::Da);
    stage.keys("ctrl-g text:f407 enter k");
    press_until(&mut stage, "down", "I-01");
    let screen = stage.screen();
    let below = screen.lines().skip_while(|line| !line.contains("I-01")).nth(1).unwrap();
    assert!(below.contains("brud: uden måltal"), "{screen}");
    assert!(screen.contains("1 brud her"));
}

#[test]
fn what_another_session_ties_to_the_record_comes_into_its_thread_and_the_cursor_stays() {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("shared.db"));
    example(&path);
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("ctrl-g text:f398 enter k");
    press_until(&mut stage, "down", "I-07");
    write(&path, "AS", |store| {
        let key = |key: &str| store.record(key).unwrap().unwrap().rec;
        let on = On::Record(key("F-0429"));
        vec![Change::Member { on, field: 1311, member: Put::text("A3-04"), present: true }, {
            let on = On::Record(key("F-0398"));
            Change::Member { on, field: 1311, member: Put::text("A3-04"), present: true }
        }]
    });
    stage.look_for_news();
    assert!(stage.screen().contains("A3-04"), "{}", stage.screen());
    assert!(at(&stage).contains("I-07"), "{}", at(&stage));
}

/// Another session writes.
fn write(path: &std::path::Path, who: &str, changes: impl FnOnce(&Store) -> Vec<Change>) {
    let mut store = Store::open(path, Mode::Write, Clock::System).unwrap();
    let changes = changes(&store);
    let author = Author { who: who.into(), login: who.into(), via: "board".into() };
    store.commit(&author, None, &changes).unwrap();
}

#[test]
fn the_list_of_breaks_has_every_sort_with_its_total_and_leads_to_record_and_thread() {
    let mut stage = Stage::inbox((80, 40), Lang::Da);
    stage.keys("ctrl-k");
    let screen = stage.screen();
    assert!(screen.contains("Brud i kæden") && screen.contains(" Indsatser uden måltal "), "{screen}");
    press_until(&mut stage, "down", "I-01");
    stage.keys("k");
    assert!(stage.screen().contains("Kæden › I-01"));
    stage.keys("esc");
    assert!(at(&stage).contains("I-01"), "back on the list where one was");
    press_until(&mut stage, "down", "F-0");
    let key = at(&stage).split_whitespace().nth(1).unwrap().to_string();
    stage.keys("enter");
    assert!(stage.screen().contains(&format!("{key} · ")), "{}", stage.screen());
}

#[test]
fn five_planted_breaks_are_listed_and_no_other() {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("planted.db"));
    drop(Store::open(&path, Mode::Create, Clock::System).unwrap());
    write(&path, "AS", |_| {
        let new = |kind, key: &str, values: &[(u16, &str)]| {
            let values = values.iter().map(|(field, value)| (*field, Put::text(*value))).collect();
            Change::Create { kind, key: Some(key.to_string()), values }
        };
        use tavle::domain::field::Kind::{Decision, Initiative, Meeting, Proposal, Recommendation};
        vec![
            new(Recommendation, "A1-01", &[(502, "Vedtaget"), (504, "accepted")]),
            new(Recommendation, "A1-02", &[(502, "Ikke behandlet")]),
            new(Initiative, "I-01", &[(601, "Uden mål")]),
            new(Proposal, "F-0001", &[(1303, "Vurderet"), (1305, "accepted")]),
            new(Proposal, "F-0002", &[(1303, "For sent"), (1315, "2020-01-01")]),
            new(Meeting, "M-2020-04-20", &[(1001, "2020-04-20"), (1003, "Tavlemøde")]),
            new(Decision, "B-0001", &[(1401, "M-2020-04-20"), (1402, "Uden ansvarlig")]),
        ]
    });
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    stage.keys("esc ctrl-k");
    let screen = stage.screen();
    assert!(screen.contains("5 i alt"), "{screen}");
    let broken = screen.lines().filter(|line| line.contains("-0")).count();
    assert_eq!(broken, 5, "{screen}");
}

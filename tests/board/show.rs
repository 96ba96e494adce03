//! Two sessions, one show: one leads, the other shows its pages and says nothing.

use std::time::{Duration, Instant};

use tavle::domain::show::{Led, Show};
use tavle::msg::effect::Effect;
use tavle::msg::event::Event;
use tavle::text::Lang;

use crate::pty::{Folder, Pty};
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);

/// What a session told last of the wall that it leads.
fn leads(stage: &Stage) -> Option<Show> {
    let told = stage.asked.iter().rev().find_map(|effect| match effect {
        Effect::Lead(show) => Some(show.clone()),
        _ => None,
    });
    told.flatten()
}

fn shows(stage: &mut Stage, show: Show) {
    stage.event(Event::Shown(Led { show, who: "HL".to_owned(), lives: true, own: false }));
}

#[test]
fn the_projector_shows_page_row_and_black_of_whoever_leads_and_knows_no_other_key() {
    let (mut leader, mut projector) = (Stage::demo(SMALL, Lang::Da), Stage::demo(SMALL, Lang::Da));
    leader.keys("f5 4 enter pgdn 3");
    projector.keys("f5 6 enter");
    assert!(projector.asked.contains(&Effect::Follow(Some("team".to_owned()))));
    shows(&mut projector, leads(&leader).unwrap());
    assert!(
        projector.screen().contains("side 2 af 5") && projector.screen().contains("▌  3"),
        "{}",
        projector.screen()
    );
    let before = projector.screen();
    projector.keys("pgdn 1 s ctrl-n .");
    assert_eq!(projector.screen(), before);
    leader.keys(".");
    shows(&mut projector, leads(&leader).unwrap());
    assert_eq!(projector.screen().trim(), "");
    leader.keys(". esc enter");
    assert_eq!(leads(&leader), None, "the show is over");
}

#[test]
fn whoever_leads_sees_what_comes_next_and_notes_that_stand_nowhere_else() {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("demo.db"));
    example(&path);
    let note = [
        "--db",
        path.to_str().unwrap(),
        "--user",
        "HL",
        "new",
        "notes",
        "meeting=M-2020-04-20",
        "text=HEMMELIG til mig",
    ];
    assert!(std::process::Command::new(env!("CARGO_BIN_EXE_tavle")).args(note).status().unwrap().success());
    let mut leader = Stage::on(&path, SMALL, Lang::Da, "HL");
    leader.keys("ctrl-g text:M-2020-04-20 enter + text:HEMMELIG_nøgle_hos_pedellen enter esc esc");
    leader.keys("f5 4 enter pgdn");
    let screen = leader.screen();
    for said in [
        "Du leder storskærmen: team",
        "Nu       Overskredet",
        "Næste    Mål",
        "HEMMELIG til mig",
        "20/4 HL: HEMMELIG nøgle hos pedellen",
        "side 2 af 5",
    ] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    let mut projector = Stage::on(&path, SMALL, Lang::Da, "MK");
    projector.keys("f5 6 enter");
    for _ in 0..5 {
        shows(&mut projector, leads(&leader).unwrap());
        assert!(!projector.screen().contains("HEMMELIG"), "{}", projector.screen());
        leader.keys("pgdn");
    }
    leader.keys("home pgdn . 5 s 2 enter");
    assert!(leader.screen().contains("▌5"), "the leader's screen is never black: {}", leader.screen());
}

/// The file of an example, and its projector for citizens.
fn projector(file: &str) -> Pty {
    Pty::start(&["--db", file, "--wall", "public", "--follow"], SMALL)
}

fn leader(file: &str) -> Pty {
    let mut leader = Pty::start(&["--db", file, "--user", "HL", "--wall", "public", "--lead"], SMALL);
    leader.until("Du leder storskærmen");
    leader
}

/// Turns to the next page, and says how long it took until the projector shows it.
fn turns(leader: &mut Pty, projector: &mut Pty, page: &str) -> Duration {
    let start = Instant::now();
    leader.send("\x1b[6~");
    projector.until(page);
    start.elapsed()
}

#[test]
fn a_projector_goes_with_its_leader_whoever_of_them_is_killed_and_while_the_file_is_locked() {
    go_through_it(Duration::ZERO);
}

#[test]
#[ignore = "holds the file for six seconds"]
fn a_projector_goes_with_its_leader_although_the_file_is_locked_for_six_seconds() {
    go_through_it(Duration::from_secs(6));
}

fn go_through_it(locked: Duration) {
    let folder = Folder::new();
    let file = folder.file("demo.db");
    example(file.as_ref());
    let mut projector = self::projector(&file);
    projector.until("STATUS PÅ DE 80 ANBEFALINGER");
    let mut first = leader(&file);
    let took = turns(&mut first, &mut projector, "KONTANTHJÆLP");
    println!("a page is on the projector after {took:?}");
    // The presenter is killed: the projector stays and says nothing; a new one goes on.
    first.signal("KILL");
    first.ends();
    projector.settle();
    assert!(projector.text().contains("KONTANTHJÆLP"), "{}", projector.text());
    let mut second = leader(&file);
    projector.until("STATUS PÅ DE 80");
    turns(&mut second, &mut projector, "KONTANTHJÆLP");
    turns(&mut second, &mut projector, "SYGEDAGPENGE");
    // The projector is killed and comes back to the page.
    projector.signal("KILL");
    projector.ends();
    let mut projector = self::projector(&file);
    projector.until("SYGEDAGPENGE");
    // File and drafts are locked for a while: both go on when they are free again.
    let lock = |path: &str| {
        let conn = rusqlite::Connection::open(path).unwrap();
        conn.execute_batch("BEGIN IMMEDIATE").unwrap();
        conn
    };
    let locks = [lock(&file), lock(&format!("{file}.drafts"))];
    second.send("\x1b[6~");
    second.until("Nu       Alle ydelser");
    projector.settle();
    std::thread::sleep(locked);
    drop(locks);
    projector.until("ALLE YDELSER");
    let raw = String::from_utf8_lossy(&projector.raw);
    assert!(!raw.contains("HL"), "nothing of who leads is on the projector");
    second.send("\x1b");
    assert_eq!(second.ends(), 0);
}

/// A board of HL, as she opens it by her login.
fn board(file: &str) -> Pty {
    let mut board = Pty::start(&["--db", file, "--user", "HL"], SMALL);
    board.until("Tavle · ");
    board.settle();
    board
}

#[test]
fn two_boards_of_one_person_are_one_show_and_neither_takes_the_other_over() {
    let folder = Folder::new();
    let file = folder.file("demo.db");
    example(file.as_ref());
    let mut desk = board(&file);
    // The second board, in front of the room, takes over as any newer session does, until it only follows.
    let mut room = board(&file);
    desk.until("har taget over");
    room.press("\x1b[15~");
    room.press("6");
    room.press("\r");
    room.until("TAVLEMØDE");
    desk.until_so("her own again", |screen| !screen.contains("har taget over"));
    desk.press("\x1b[15~");
    desk.press("4");
    desk.press("\r");
    desk.until("Du leder storskærmen");
    turns(&mut desk, &mut room, "side 2 af 5");
    // A third, newer one takes over from who leads; the room goes on and says nothing.
    let mut newer = board(&file);
    desk.until("taget over");
    newer.press("\x1b[15~");
    newer.press("4");
    newer.press("\r");
    newer.until("Du leder storskærmen");
    room.until("side 1 af 5");
    turns(&mut newer, &mut room, "side 2 af 5");
    let raw = String::from_utf8_lossy(&room.raw[room.raw.len() - 100..]).into_owned();
    assert!(!room.text().contains("taget over") && !raw.contains("taget over"), "{}", room.text());
}

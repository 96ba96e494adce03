//! The real program in a real terminal: bytes, wake-ups, hang-ups, and what is left afterwards.

use std::time::{Duration, Instant};

use tavle::store::drafts::Drafts;

use crate::pty::{Folder, PATIENCE, Pty, wait_until};

const SMALL: (u16, u16) = (80, 24);
const READY: &str = "Enter åbn";

fn demo_file(folder: &Folder) -> String {
    let file = folder.file("demo.db");
    let made =
        std::process::Command::new(env!("CARGO_BIN_EXE_tavle")).args(["demo", "--into", &file]).status();
    assert!(made.unwrap().success());
    file
}

fn tavle(args: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_tavle")).args(args).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// A second, or as long as a quick machine's second is on one that is slow or busy at the moment: a call that only
/// opens the file and looks takes a hundredth of it.
pub fn a_second(file: &str) -> Duration {
    let start = Instant::now();
    tavle(&["--db", file, "info"]);
    Duration::from_secs(1).max(start.elapsed() * 20)
}

/// The board on a file, as HL, with the inbox opened and all that it shows.
fn opened(file: &str) -> Pty {
    let mut pty = Pty::start(&["--db", file, "--user", "HL"], SMALL);
    pty.until(READY);
    pty.settle();
    // A session that was lost comes back to where it stood.
    if pty.text().contains("Til dig:") {
        pty.press("3");
        pty.press("\r");
    }
    pty
}

#[test]
fn the_first_paint_and_a_cursor_move_stay_within_their_bytes() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = Pty::start(&["--db", &file, "--user", "HL"], SMALL);
    pty.until(READY);
    pty.settle();
    let start = pty.raw.len();
    assert!(start <= 5_000, "{start} bytes from start to the settled list");
    let mut moves: Vec<usize> = (0..12).map(|_| pty.press("\x1b[B")).collect();
    moves.sort_unstable();
    assert!(moves[6] <= 48, "{moves:?} bytes a cursor move");
}

#[test]
fn a_verdict_stays_within_one_segment() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = opened(&file);
    pty.press("\x1b[B\x1b[B\x1b[B");
    pty.press("\r");
    let mut bytes: Vec<usize> = (0..25).map(|i| pty.press(if i % 2 == 0 { "i" } else { "t" })).collect();
    bytes.sort_unstable();
    assert!(bytes[12] <= 1_300 && bytes[24] <= 1_600, "{bytes:?} bytes a verdict");
}

#[test]
fn an_idle_board_writes_nothing_and_hardly_wakes() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = Pty::start(&["--db", &file, "--user", "HL"], SMALL);
    pty.until(READY);
    pty.settle();
    pty.read_for(Duration::from_millis(1500), PATIENCE);
    let (bytes, slept, start) = (pty.raw.len(), pty.threads().slept(), Instant::now());
    pty.read_for(Duration::from_secs(5), PATIENCE);
    let (woken, seconds) = (pty.threads().slept() - slept, start.elapsed().as_secs_f64());
    assert_eq!(pty.raw.len(), bytes);
    assert!((1.0..=2.0 * (seconds + 1.0)).contains(&(woken as f64)), "{woken} wake-ups in {seconds} s");
}

#[test]
fn verdicts_survive_a_restart_and_are_undone_one_by_one() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let before = tavle(&["--db", &file, "export", "proposals"]);
    let mut pty = opened(&file);
    pty.press("\x1b[B\x1b[B\x1b[B");
    pty.press("\r");
    for _ in 0..25 {
        pty.press("i");
    }
    pty.send("\x11");
    assert_eq!(pty.ends(), 0);
    assert_ne!(tavle(&["--db", &file, "export", "proposals"]), before);
    let mut pty = opened(&file);
    for _ in 0..25 {
        pty.press("\x1a");
    }
    pty.send("\x11");
    assert_eq!(pty.ends(), 0);
    assert_eq!(tavle(&["--db", &file, "export", "proposals"]), before);
}

#[test]
fn every_way_to_end_is_quick_and_keeps_the_draft() {
    const IGNORED: &str = "trap '' HUP; exec";
    // Where the terminal is not the one that controls the program, no signal says that it is gone.
    const NEVER_SENT: &str = "trap '' HUP; exec setsid -w";
    for (before, way, end) in [
        ("exec", "HUP", 129),
        ("exec", "TERM", 143),
        ("exec", "close", 129),
        (IGNORED, "close", 129),
        (NEVER_SENT, "close", 129),
    ] {
        let folder = Folder::new();
        let file = demo_file(&folder);
        let mut command = portable_pty::CommandBuilder::new("sh");
        let program = env!("CARGO_BIN_EXE_tavle");
        command.args(["-c", &format!("{before} {program} --db {file} --user HL")]);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        let mut pty = Pty::run(command, SMALL.0, SMALL.1);
        pty.until(READY);
        pty.settle();
        pty.press("3");
        pty.press("\x0e");
        pty.press("Kladden skal overleve");
        let start = Instant::now();
        match way {
            "HUP" | "TERM" => pty.signal(way),
            _ => pty.close_window(),
        }
        assert_eq!(pty.ends(), end, "{before}: {way}");
        assert!(start.elapsed() < a_second(&file), "{before}: {way}: {:?}", start.elapsed());
        let mut again = opened(&file);
        again.press("\x0e");
        assert!(again.text().contains("Kladden skal overleve"), "{before}: {way}:\n{}", again.text());
    }
}

#[test]
fn a_session_that_was_killed_keeps_all_but_the_last_second_of_its_draft() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = opened(&file);
    pty.press("\x0e");
    let drafts = Drafts::open(file.as_ref()).unwrap();
    pty.send("Skrevet for et sekund siden");
    let took = wait_until("the draft on disk", || {
        drafts.all("HL/HL").unwrap().iter().any(|draft| draft.text.contains("for et sekund siden"))
    });
    pty.signal("KILL");
    assert!(took < a_second(&file), "on disk after {took:?}");
    pty.ends();
    let mut again = opened(&file);
    again.press("\x0e");
    assert!(again.text().contains("Skrevet for et sekund siden"), "{}", again.text());
}

#[test]
fn hostile_text_never_reaches_the_terminal() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let evil = "Ond\u{1b}]0;HACK\u{7}\u{1b}[31m tekst\u{202e}vendt\u{200b} \u{9b}2J";
    let (title, text) = (format!("title={evil}"), format!("text={evil}\n\nmere"));
    let key = tavle(&["--db", &file, "--user", "HL", "new", "proposals", &title, &text]);
    let mut pty = opened(&file);
    pty.press("\x07");
    pty.press(key.trim());
    pty.press("\r");
    pty.until_so("the hostile title and text", |screen| screen.matches("Ond").count() >= 2);
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    for bad in ["HACK\u{7}", "\u{1b}[31m tekst", "\u{202e}", "\u{200b}", "\u{9b}2J"] {
        assert!(!raw.contains(bad), "{bad:?}");
    }
}

#[test]
fn no_color_still_shows_where_one_is() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = Pty::start_with(&["--db", &file, "--user", "HL"], SMALL, &[("NO_COLOR", "1")]);
    pty.until(READY);
    pty.settle();
    let before = pty.text();
    pty.send("\x1b[B");
    pty.until_so("a cursor that has moved", |screen| screen != before);
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    for sgr in raw.split("\x1b[").filter_map(|s| s.split_once('m')).map(|(codes, _)| codes) {
        let colour = |c: &str| matches!(c.parse::<u32>(), Ok(30..=49 | 90..=107));
        assert!(!sgr.chars().all(|c| c.is_ascii_digit() || c == ';') || !sgr.split(';').any(colour), "{sgr}");
    }
}

#[test]
fn the_window_may_change_its_size_at_any_moment() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = Pty::start(&["--db", &file, "--user", "HL"], SMALL);
    pty.until(READY);
    for size in [(120, 36), (40, 10), (20, 5), (80, 24)] {
        pty.resize(size);
        pty.settle();
    }
    pty.until(READY);
    pty.send("\x11");
    assert_eq!(pty.ends(), 0);
}

#[test]
fn quitting_gives_the_terminal_back() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = Pty::start(&["--db", &file, "--user", "HL"], SMALL);
    pty.until(READY);
    pty.send("\x11");
    assert_eq!(pty.ends(), 0);
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    for given_back in ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h"] {
        assert!(raw.contains(given_back), "{given_back:?}");
    }
}

#[test]
fn a_newer_session_of_the_same_person_takes_over_and_can_be_taken_back() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut old = opened(&file);
    for _ in 0..2 {
        let before = on_cursor(&old.text());
        old.send("\x1b[B");
        old.until_so("the next row", |screen| on_cursor(screen) != before);
    }
    let row = on_cursor(&old.text());
    let place = format!("pane/3/list/{}", row.split_whitespace().nth(1).unwrap());
    let drafts = Drafts::open(file.as_ref()).unwrap();
    wait_until("the place on disk", || {
        let sessions = drafts.others(0).unwrap();
        sessions.iter().any(|session| session.pid == old.pid() && session.place.as_ref() == Some(&place))
    });
    let mut new = Pty::start(&["--db", &file, "--user", "HL"], SMALL);
    new.until("er flyttet hertil");
    new.until_so("the row of the old session", |screen| on_cursor(screen) == row);
    old.until("En nyere session har taget over");
    old.press("i");
    assert!(old.text().contains("En nyere session"), "{}", old.text());
    old.press("\r");
    old.until_so("the list", |screen| on_cursor(screen) == row);
    new.until("En nyere session har taget over");
}

/// The row under the cursor.
fn on_cursor(screen: &str) -> String {
    screen.lines().find(|line| line.starts_with('▌')).unwrap_or_default().to_string()
}

#[test]
fn who_one_is_is_asked_once() {
    let folder = Folder::new();
    let file = folder.file("ny.db");
    let mut pty = Pty::start(&["--db", &file], SMALL);
    pty.until("Hvem er du?");
    for key in "HL Hanne Larsen".chars() {
        pty.send(&key.to_string());
    }
    pty.press("\r");
    pty.until("Velkommen, HL");
    pty.until("Her er ingen forslag endnu");
    pty.send("\x11");
    assert_eq!(pty.ends(), 0);
    let mut again = Pty::start(&["--db", &file], SMALL);
    again.until(READY);
    again.settle();
    assert!(!again.text().contains("Hvem er du?"), "{}", again.text());
}

#[test]
fn a_held_key_never_decides_what_was_not_on_screen() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let before = verdicts(&file).len();
    let mut pty = opened(&file);
    pty.press("\x1b[B\x1b[B\x1b[B");
    pty.press("\r");
    let mut headings = Headings::default();
    let start = Instant::now();
    while headings.shown.len() < 20 {
        assert!(start.elapsed() < PATIENCE, "only {:?} came:\n{}", headings.shown, pty.text());
        pty.send("i");
        pty.read_for(Duration::from_millis(33), Duration::from_millis(33));
        headings.follow(&pty.raw);
    }
    pty.send("\x11");
    assert_eq!(pty.ends(), 0);
    headings.follow(&pty.raw);
    let decided = verdicts(&file).split_off(before);
    assert_eq!(decided, headings.shown[..decided.len()], "each was on screen when it was decided");
    assert!(decided.len() >= 19, "each one shown but the last was decided: {decided:?}");
}

/// The proposals that were judged, in the order of the log.
fn verdicts(file: &str) -> Vec<String> {
    let log = tavle(&["--db", file, "--json", "log"]);
    let lines = log.lines().rev().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok());
    let verdicts = lines.filter(|l| l["field"] == "verdict" && l["new"] == "accepted");
    verdicts.map(|l| l["key"].as_str().unwrap().to_string()).collect()
}

/// Every proposal that one frame or another showed to be judged, in order, also where two frames came in one read.
struct Headings {
    screen: vt100::Parser,
    read: usize,
    shown: Vec<String>,
}

impl Default for Headings {
    fn default() -> Headings {
        let size = |n: u16| std::num::NonZero::new(n).unwrap();
        Headings { screen: vt100::Parser::new(size(SMALL.1), size(SMALL.0), 0), read: 0, shown: Vec::new() }
    }
}

impl Headings {
    /// The row with the proposal's number.
    const ROW: u16 = 2;

    /// Reads on in what the program wrote. A row is whole when the frame goes on to another one.
    fn follow(&mut self, raw: &[u8]) {
        for byte in &raw[self.read..] {
            let row = self.screen.screen().cursor_position().0;
            self.screen.process(&[*byte]);
            if row == Self::ROW && self.screen.screen().cursor_position().0 != Self::ROW {
                self.look();
            }
        }
        self.read = raw.len();
    }

    fn look(&mut self) {
        let row = self.screen.screen().rows(0, SMALL.0).nth(Self::ROW.into()).unwrap_or_default();
        let Some((key, _)) = row.trim_start().split_once(" · ") else { return };
        if self.shown.last().is_none_or(|last| last != key) {
            self.shown.push(key.to_string());
        }
    }
}

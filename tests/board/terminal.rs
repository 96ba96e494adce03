//! The real program in a real terminal: bytes, wake-ups, hang-ups, and what is left afterwards.

use std::time::{Duration, Instant};

use crate::pty::{Folder, Pty};

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

/// The board on a file, as HL, with all that it shows at first.
fn opened(file: &str) -> Pty {
    let mut pty = Pty::start(&["--db", file, "--user", "HL"], SMALL);
    pty.until(READY);
    pty.settle();
    pty
}

#[test]
fn the_first_paint_and_a_cursor_move_stay_within_their_bytes() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = Pty::start(&["--db", &file, "--user", "HL"], SMALL);
    pty.until(READY);
    let start = pty.settle() + pty.raw.len();
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
    pty.read_for(Duration::from_millis(1500), Duration::from_secs(4));
    let (bytes, wakeups) = (pty.raw.len(), pty.wakeups());
    let seconds = 5;
    std::thread::sleep(Duration::from_secs(seconds));
    pty.read_for(Duration::from_millis(10), Duration::from_millis(50));
    let woken = pty.wakeups() - wakeups;
    assert_eq!(pty.raw.len(), bytes);
    assert!(woken <= 2 * (seconds + 1), "{woken} wake-ups in {seconds} s");
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
    assert_eq!(pty.ends_within(Duration::from_secs(5)), Some(0));
    assert_ne!(tavle(&["--db", &file, "export", "proposals"]), before);
    let mut pty = opened(&file);
    for _ in 0..25 {
        pty.press("\x1a");
    }
    pty.send("\x11");
    assert_eq!(pty.ends_within(Duration::from_secs(5)), Some(0));
    assert_eq!(tavle(&["--db", &file, "export", "proposals"]), before);
}

#[test]
fn every_way_to_end_is_quick_and_keeps_the_draft() {
    for (way, end) in [("HUP", 129), ("TERM", 143), ("close", 129), ("close, HUP ignored", 129)] {
        let folder = Folder::new();
        let file = demo_file(&folder);
        let mut pty = if way == "close, HUP ignored" {
            let mut command = portable_pty::CommandBuilder::new("sh");
            let program = env!("CARGO_BIN_EXE_tavle");
            command.args(["-c", &format!("trap '' HUP; exec {program} --db {file} --user HL")]);
            command.env("TERM", "xterm-256color");
            command.env("LC_ALL", "C.UTF-8");
            Pty::run(command, SMALL.0, SMALL.1)
        } else {
            Pty::start(&["--db", &file, "--user", "HL"], SMALL)
        };
        pty.until(READY);
        pty.settle();
        pty.press("\x0e");
        pty.press("Kladden skal overleve");
        match way {
            "HUP" | "TERM" => pty.signal(way),
            _ => pty.close_window(),
        }
        let start = Instant::now();
        let code = pty.ends_within(Duration::from_secs(3));
        assert_eq!(code, Some(end), "{way}");
        assert!(start.elapsed() < Duration::from_secs(1), "{way}: {:?}", start.elapsed());
        let mut again = opened(&file);
        again.press("\x0e");
        assert!(again.text().contains("Kladden skal overleve"), "{way}:\n{}", again.text());
    }
}

#[test]
fn a_session_that_was_killed_keeps_all_but_the_last_second_of_its_draft() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = opened(&file);
    pty.press("\x0e");
    pty.press("Skrevet for et sekund siden");
    std::thread::sleep(Duration::from_millis(1100));
    pty.signal("KILL");
    let _ = pty.ends_within(Duration::from_secs(2));
    let mut again = opened(&file);
    again.press("\x0e");
    assert!(again.text().contains("Skrevet for et sekund siden"), "{}", again.text());
}

#[test]
fn hostile_text_never_reaches_the_terminal() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let evil = "Ond\u{1b}]0;HACK\u{7}\u{1b}[31m tekst\u{202e}vendt\u{200b} \u{9b}2J";
    tavle(&[
        "--db",
        &file,
        "--user",
        "HL",
        "new",
        "proposals",
        &format!("title={evil}"),
        &format!("text={evil}\n\nmere"),
    ]);
    let mut pty = opened(&file);
    pty.press("\x1b[F");
    pty.press("\r");
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
    pty.press("\x1b[B");
    assert_ne!(before, pty.text());
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
    assert_eq!(pty.ends_within(Duration::from_secs(3)), Some(0));
}

#[test]
fn quitting_gives_the_terminal_back() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = Pty::start(&["--db", &file, "--user", "HL"], SMALL);
    pty.until(READY);
    pty.send("\x11");
    assert_eq!(pty.ends_within(Duration::from_secs(3)), Some(0));
    pty.settle();
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    for given_back in ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h"] {
        assert!(raw.contains(given_back), "{given_back:?}");
    }
}

#[test]
fn a_newer_session_of_the_same_person_takes_over_and_can_be_taken_back() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut old = Pty::start(&["--db", &file, "--user", "HL"], SMALL);
    old.until(READY);
    old.press("\x1b[B\x1b[B");
    std::thread::sleep(Duration::from_millis(800));
    let mut new = Pty::start(&["--db", &file, "--user", "HL"], SMALL);
    new.until("er flyttet hertil");
    new.settle();
    let on_cursor =
        |pty: &Pty| pty.text().lines().find(|l| l.starts_with('▌')).unwrap_or_default().to_string();
    assert_eq!(on_cursor(&new), on_cursor(&old));
    old.until("En nyere session under dit navn har taget over");
    old.press("i");
    assert!(old.text().contains("En nyere session"), "{}", old.text());
    old.press("\r");
    new.until("En nyere session under dit navn har taget over");
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
    assert!(pty.text().contains("Her er ingen forslag endnu"), "{}", pty.text());
    pty.send("\x11");
    assert_eq!(pty.ends_within(Duration::from_secs(3)), Some(0));
    let mut again = Pty::start(&["--db", &file], SMALL);
    again.until(READY);
    again.settle();
    assert!(!again.text().contains("Hvem er du?"), "{}", again.text());
}

#[test]
fn a_held_key_never_decides_what_was_not_on_screen() {
    let folder = Folder::new();
    let file = demo_file(&folder);
    let mut pty = opened(&file);
    pty.press("\x1b[B\x1b[B\x1b[B");
    pty.press("\r");
    let mut shown = vec![on_screen(&pty)];
    for _ in 0..20 {
        pty.send("i");
        pty.read_for(Duration::from_millis(33), Duration::from_millis(33));
        shown.push(on_screen(&pty));
    }
    pty.settle();
    let log = tavle(&["--db", &file, "--json", "log"]);
    let judged: Vec<String> = log
        .lines()
        .filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok())
        .filter(|l| l["field"] == "verdict" && l["new"] == "accepted" && l["id"].as_i64() > Some(0))
        .filter_map(|l| Some(l["key"].as_str()?.to_string()))
        .take(20)
        .collect();
    assert!(judged.len() >= 15, "{judged:?}");
    for key in &judged {
        assert!(shown.contains(key), "{key} was decided and never shown: {shown:?}");
    }
}

/// The number of the proposal that is being judged.
fn on_screen(pty: &Pty) -> String {
    let line = pty.text().lines().nth(2).unwrap_or_default().trim().to_string();
    line.split(' ').next().unwrap_or_default().to_string()
}

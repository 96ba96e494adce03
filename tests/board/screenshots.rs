//! The pictures in `screenshots/`, taken of the running program on the example municipality at its fixed clock.
//!
//! `TAVLE_STORE_SCREENS=1 cargo test --test board` makes them anew; without it the test says which one is out of date.

use std::path::Path;

use crate::pty::Pty;
use crate::svg::{DARK, LIGHT, Paper, picture};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);
const TO_F0429: &str = "\x07f429\r";

/// One picture: its name, the window, more arguments, the environment, the keys, what must have come, and the paper.
type Shot = (
    &'static str,
    (u16, u16),
    &'static [&'static str],
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
    Paper,
);

const ASCII: &[(&str, &str)] = &[("LC_ALL", "C"), ("LANG", "C")];
const BLANK: &[(&str, &str)] = &[("NO_COLOR", "1")];
const BOARD: &str = "Mobil i stedet for telefontid";
const NARROW: &str = "dag";

const SHOTS: &[Shot] = &[
    ("board-120x36", LARGE, &[], &[], "", BOARD, DARK),
    ("board-120x36-light", LARGE, &["--theme", "light"], &[], "", BOARD, LIGHT),
    ("board-120x36-english", LARGE, &["--lang", "en"], &[], "", BOARD, DARK),
    ("board-80x24", SMALL, &[], &[], "", NARROW, DARK),
    ("board-80x24-ascii", SMALL, &[], ASCII, "", NARROW, DARK),
    ("board-80x24-no-color", SMALL, &[], BLANK, "", NARROW, DARK),
    ("recommendations-120x36", LARGE, &[], &[], "1\r", "Bemærkninger", DARK),
    ("recommendations-80x24", SMALL, &[], &[], "1\r", "A2-02", DARK),
    ("deadline-120x36", LARGE, &[], &[], "\x07A3-03\rfuge 24", "= uge 24", DARK),
    ("targets-120x36", LARGE, &[], &[], "2\r", "I fjor", DARK),
    ("target-120x36", LARGE, &[], &[], "2\r\r", "hvis det fortsætter", DARK),
    ("target-120x36-light", LARGE, &["--theme", "light"], &[], "2\r\r", "hvis det fortsætter", LIGHT),
    ("target-80x24", SMALL, &[], &[], "2\r\r", "fortsætter det", DARK),
    ("targets-2023-120x36", LARGE, &["--now", "2023-06-01"], &[], "2\r", "Ydelsesgrupper", DARK),
    ("inbox-120x36", LARGE, &[], &[], "3\r", "besvaret", DARK),
    ("inbox-80x24", SMALL, &[], &[], "3\r", "besvaret", DARK),
    ("triage-120x36", LARGE, &[], &[], TO_F0429, "I-07 Klart sprog", DARK),
    ("triage-80x24", SMALL, &[], &[], TO_F0429, "I-07 Klart sprog", DARK),
    ("question-120x36", LARGE, &[], &[], "\x07f429\rpuge 24", "= uge 24", DARK),
    ("meetings-120x36", LARGE, &[], &[], "4\r", "Udsat og aflyst", DARK),
    ("thread-120x36", LARGE, &[], &[], "\x07A3-03\rk", "Kæden", DARK),
    ("thread-80x24", SMALL, &[], &[], "\x07A3-03\rk", "Kæden", DARK),
    ("earlier-day-120x36", LARGE, &[], &[], "\x1b[18~30/3\r", "som vi vidste det", DARK),
    ("card-120x36", LARGE, &[], &[], "\x07A3-03\r\x1b[12~", "Ret A3-03", DARK),
    ("help-120x36", LARGE, &[], &[], "\x1b[11~", "Forslag", DARK),
];

const LARGEST: (u16, u16) = (200, 60);
/// The pages of the big screen: the name, the keys to it and what must have come.
const WALL: [(&str, &str, &str); 10] = [
    ("public-status", "\x1b[15~1\r", "Opdateret"),
    ("public-target", "\x1b[15~1\r\x1b[C", "Opdateret"),
    ("public-talk", "\x1b[15~1\r\x1b[F\x1b[D\x1b[D\x1b[D", "Opdateret"),
    ("public-latest", "\x1b[15~1\r\x1b[F\x1b[D", "Opdateret"),
    ("public-next", "\x1b[15~1\r\x1b[F", "Opdateret"),
    ("team-moved", "\x1b[15~2\r", "TAVLEMØDE"),
    ("team-overdue", "\x1b[15~2\r\x1b[C", "TAVLEMØDE"),
    ("team-targets", "\x1b[15~2\r\x1b[C\x1b[C", "TAVLEMØDE"),
    ("team-help", "\x1b[15~2\r\x1b[C\x1b[C\x1b[C", "TAVLEMØDE"),
    ("team-agreed", "\x1b[15~2\r\x1b[F", "TAVLEMØDE"),
];

/// Every picture by its name.
fn shots() -> Vec<(String, Shot)> {
    let mut all: Vec<(String, Shot)> = SHOTS.iter().map(|shot| (shot.0.to_owned(), *shot)).collect();
    for (page, keys, ready) in WALL {
        for size in [SMALL, LARGE, LARGEST] {
            let name = format!("wall-{page}-{}x{}", size.0, size.1);
            all.push((name, (page, size, &[], &[], keys, ready, DARK)));
        }
    }
    all
}

#[test]
fn the_pictures_show_what_a_user_sees_today() {
    let store = std::env::var_os("TAVLE_STORE_SCREENS").is_some();
    let mut old = Vec::new();
    for (name, (_, size, args, env, keys, ready, paper)) in shots() {
        let args: Vec<&str> = ["demo"].iter().chain(args.iter()).copied().collect();
        let mut pty = Pty::start_with(&args, size, env);
        pty.until("F1");
        pty.settle();
        for key in keys.split_inclusive(['\r', '\x07']) {
            pty.press(key);
        }
        pty.until(ready);
        pty.settle();
        let svg = picture(pty.screen(), paper, &format!("Tavle: {name}"));
        let path = Path::new("screenshots").join(format!("{name}.svg"));
        if store {
            std::fs::write(&path, &svg).unwrap();
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(svg.as_str()) {
            old.push(name);
        }
    }
    assert!(
        old.is_empty(),
        "out of date: {old:?}; TAVLE_STORE_SCREENS=1 cargo test --test board makes them anew"
    );
}

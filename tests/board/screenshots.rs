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

const SHOTS: &[Shot] = &[
    ("inbox-120x36", LARGE, &[], &[], "", "besvaret", DARK),
    ("inbox-80x24", SMALL, &[], &[], "", "besvaret", DARK),
    ("triage-120x36", LARGE, &[], &[], TO_F0429, "I-07 Klart sprog", DARK),
    ("triage-80x24", SMALL, &[], &[], TO_F0429, "I-07 Klart sprog", DARK),
    ("triage-120x36-light", LARGE, &["--theme", "light"], &[], TO_F0429, "I-07 Klart sprog", LIGHT),
    ("triage-120x36-english", LARGE, &["--lang", "en"], &[], TO_F0429, "I-07 Klart sprog", DARK),
    ("triage-80x24-ascii", SMALL, &[], &[("LC_ALL", "C"), ("LANG", "C")], TO_F0429, "I-07 Klart sprog", DARK),
    ("triage-80x24-no-color", SMALL, &[], &[("NO_COLOR", "1")], TO_F0429, "I-07 Klart sprog", DARK),
    ("question-120x36", LARGE, &[], &[], "\x07f429\rpuge 24", "= uge 24", DARK),
    ("help-120x36", LARGE, &[], &[], "\x1b[11~", "Forslag", DARK),
];

#[test]
fn the_pictures_show_what_a_user_sees_today() {
    let store = std::env::var_os("TAVLE_STORE_SCREENS").is_some();
    let mut old = Vec::new();
    for (name, size, args, env, keys, ready, paper) in SHOTS {
        let args: Vec<&str> = ["demo"].iter().chain(args.iter()).copied().collect();
        let mut pty = Pty::start_with(&args, *size, env);
        pty.until("F1");
        pty.settle();
        for key in keys.split_inclusive(['\r', '\x07']) {
            pty.press(key);
        }
        pty.until(ready);
        pty.settle();
        let svg = picture(pty.screen(), *paper, &format!("Tavle: {name}"));
        let path = Path::new("screenshots").join(format!("{name}.svg"));
        if store {
            std::fs::write(&path, &svg).unwrap();
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(svg.as_str()) {
            old.push(*name);
        }
    }
    assert!(
        old.is_empty(),
        "out of date: {old:?}; TAVLE_STORE_SCREENS=1 cargo test --test board makes them anew"
    );
}

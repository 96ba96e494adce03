//! A note in the program that the person writes with: handed over, taken back, and found again after whatever ends.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tavle::store::{Clock, Mode, Store};

use crate::pty::{Folder, Pty, wait_until};
use crate::stage::{Stage, example};
use tavle::text::Lang;

const SIZE: (u16, u16) = (100, 30);
const CTRL_E: &str = "\x05";

/// A file, a state folder, and a program that does to the file (`$1`) what `script` says.
struct Home {
    folder: Folder,
    db: String,
}

impl Home {
    fn new() -> Home {
        let folder = Folder::new();
        let db = folder.file("demo.db");
        example(Path::new(&db));
        Home { folder, db }
    }

    fn program(&self, script: &str) -> String {
        let path = self.folder.file("program");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    /// The board with the note N-0010 opened, its cursor at the end.
    fn note(&self, editor: &str) -> Pty {
        let state = self.folder.file("state");
        let env = [("XDG_STATE_HOME", state.as_str()), ("EDITOR", editor), ("VISUAL", "")];
        let mut pty = Pty::start_with(&["--db", &self.db, "--user", "HL"], SIZE, &env);
        pty.until("Møder");
        for keys in ["4", "\x1bOS", "N-0010", "\r", "\x1bOQ"] {
            pty.press(keys);
        }
        pty.until("N-0010 ·");
        pty.press("\x1b[1;5F");
        pty
    }

    fn lent(&self) -> Vec<PathBuf> {
        let folders = std::fs::read_dir(self.folder.file("state/tavle/lent")).into_iter().flatten().flatten();
        folders.map(|folder| folder.path().join("N-0010.md")).filter(|file| file.exists()).collect()
    }

    fn stored(&self) -> String {
        let store = Store::open(Path::new(&self.db), Mode::Read, Clock::System).unwrap();
        store.record("N-0010").unwrap().unwrap().text("text").to_owned()
    }
}

#[test]
fn what_is_written_in_ones_own_program_comes_back_cleaned_as_one_step_and_saves_each_record_once() {
    let home = Home::new();
    let mut stage = Stage::on(Path::new(&home.db), SIZE, Lang::Da, "MK");
    stage.keys("4 enter f4 text:N-0010 enter f2 ctrl-end enter text:f:_kortere_breve ctrl-s");
    let before = home.stored();
    let key = before.lines().last().unwrap().split("→ ").nth(1).unwrap().to_owned();
    // The marked line moves to the front and says more; a line with a colour and a CR comes behind.
    let program = home.program(&format!(
        "stat -c %a \"$1\" > {mode}; grep -v {key} \"$1\" > \"$1.x\"; \
         (printf 'f: meget kortere breve → {key}\\n'; cat \"$1.x\"; printf 'Sidst \\033[31mrødt\\r\\n') > \"$1\"; rm \"$1.x\"",
        mode = home.folder.file("mode")
    ));
    let mut pty = home.note(&program);
    pty.press(CTRL_E);
    pty.until("taget ud af det indsatte");
    pty.until("Sidst rødt");
    assert_eq!(std::fs::read_to_string(home.folder.file("mode")).unwrap().trim(), "600");
    assert!(home.lent().is_empty(), "the file goes when its text is a draft");
    pty.press("\x1a");
    pty.until_so("the text before", |screen| !screen.contains("Sidst rødt"));
    pty.press("\x19");
    pty.press("\x13");
    pty.until("Notatet er gemt");
    let after = home.stored();
    assert!(after.starts_with(&format!("f: meget kortere breve → {key}\n")), "{after}");
    assert!(after.ends_with("\nSidst rødt") && after.matches(&key).count() == 1, "{after}");
    let store = Store::open(Path::new(&home.db), Mode::Read, Clock::System).unwrap();
    assert_eq!(store.record(&key).unwrap().unwrap().text("title"), "meget kortere breve");
}

#[test]
fn a_program_that_fails_or_is_missing_says_so_and_loses_nothing() {
    let home = Home::new();
    let before = home.stored();
    let mut pty = home.note(&home.program("echo 'Halvt færdig' >> \"$1\"; exit 3"));
    pty.press(CTRL_E);
    pty.until("program sluttede med fejl 3");
    pty.until("Halvt færdig");
    drop(pty);
    for (editor, said) in [
        ("/nowhere/skriv", "Der er intet program, der hedder skriv"),
        ("", "Ingen har sagt, hvilket program du skriver i"),
        ("true", "true har ikke ændret noget"),
    ] {
        let mut pty = home.note(editor);
        pty.press(CTRL_E);
        pty.until(said);
        pty.until("Halvt færdig");
    }
    assert_eq!(home.stored(), before, "nothing is saved by itself");
}

#[test]
fn ctrl_c_is_the_other_programs_and_a_killed_one_leaves_what_it_wrote() {
    let home = Home::new();
    let ready = home.folder.file("ready");
    // The shell makes the mark itself: while it waits for another program it may live on after Ctrl-C.
    let wait = format!("echo 'Før afbrydelsen' >> \"$1\"; : > {ready}; exec sleep 60");
    let mut pty = home.note(&home.program(&wait));
    pty.send(CTRL_E);
    wait_until("the other program", || Path::new(&ready).exists());
    pty.send("\x03");
    pty.until("program blev afbrudt");
    pty.until("Før afbrydelsen");
    pty.press("Og videre.");
    pty.until("Og videre.");
}

#[test]
fn what_the_file_held_when_everything_was_killed_is_offered_by_the_next_start() {
    let home = Home::new();
    let ready = home.folder.file("ready");
    let wait = format!("echo 'Skrevet udenfor' >> \"$1\"; touch {ready}; sleep 60");
    let mut pty = home.note(&home.program(&wait));
    pty.press("Først her. ");
    pty.send(CTRL_E);
    wait_until("the other program", || Path::new(&ready).exists());
    assert_eq!(home.lent().len(), 1);
    pty.signal("KILL");
    drop(pty);
    let mut pty = home.note("");
    pty.until("Skrevet udenfor");
    pty.until("Først her.");
    assert!(home.lent().is_empty(), "it is a draft now");
    pty.press("\x13");
    pty.until("Notatet er gemt");
    assert!(home.stored().contains("Skrevet udenfor"));
}

#[test]
fn the_menu_of_a_note_lists_what_works_there() {
    let mut stage = Stage::demo((80, 24), Lang::Da);
    stage.keys("4 enter f4 text:N-0010 enter f2 f10");
    let screen = stage.screen();
    for word in ["i dit eget program", "udgaver", "find, erstat", "gem", "fortryd"] {
        assert!(screen.contains(word), "{word}: {screen}");
    }
    assert!(!screen.contains("imødekommet"), "{screen}");
    stage.keys("text:eget enter");
    let lends =
        |effect: &tavle::msg::effect::Effect| matches!(effect, tavle::msg::effect::Effect::Lend { .. });
    assert!(stage.asked.iter().any(lends));
    stage.keys("f10 text:udgaver enter");
    assert!(stage.app.writing.as_ref().unwrap().earlier.is_some());
    stage.keys("esc f10 esc text:x");
    assert!(stage.app.writing.as_ref().unwrap().editor.text().contains('x'));
}

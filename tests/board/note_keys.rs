//! A note written with what terminals send: each key as bytes, through the parser, into the editor.

use std::process::Command;
use std::time::{Duration, Instant};

use tavle::msg::key::Input;
use tavle::screens::editor::Editor;
use tavle::term::{Charset, Parser};

use crate::pty::{Folder, PATIENCE};

/// What a terminal sends for the keys of a text that are not a letter.
struct Terminal {
    name: &'static str,
    /// Shift and an arrow to the left; `None` where the terminal keeps them to itself or sends the bare arrow: F8 marks.
    shift_left: Option<&'static str>,
    left: &'static str,
    home: &'static str,
    end: &'static str,
    ctrl_home: &'static str,
    ctrl_end: &'static str,
    delete: &'static str,
    f3: &'static str,
    f8: &'static str,
}

const TERMINALS: [Terminal; 4] = [
    // PuTTY user manual, "Changing the action of the Home and End keys" (`ESC [1~` and `ESC [4~` unless rxvt is chosen) and
    // "Changing the action of the function keys and keypad" (by default `ESC [11~` and so on); doc/config.but of its
    // sources. What Shift and Ctrl do with an arrow is `SHARROW_APPLICATION` by default (putty.h, test/test_conf.c): "Ctrl
    // flips between ESC O A and ESC [ A", Shift changes nothing. So F8 marks, and the start and the end of a text are
    // reached with a page key and Home or End.
    Terminal {
        name: "PuTTY, default",
        shift_left: None,
        left: "\x1b[D",
        home: "\x1b[1~",
        end: "\x1b[4~",
        ctrl_home: "\x1b[5~\x1b[5~\x1b[1~",
        ctrl_end: "\x1b[6~\x1b[6~\x1b[4~",
        delete: "\x1b[3~",
        f3: "\x1b[13~",
        f8: "\x1b[19~",
    },
    // The same section of the manual: in Linux mode F6 to F12 are as by default, F1 to F5 `ESC [[A` to `ESC [[E`.
    Terminal {
        name: "PuTTY, Linux",
        shift_left: None,
        left: "\x1b[D",
        home: "\x1b[1~",
        end: "\x1b[4~",
        ctrl_home: "\x1b[5~\x1b[5~\x1b[1~",
        ctrl_end: "\x1b[6~\x1b[6~\x1b[4~",
        delete: "\x1b[3~",
        f3: "\x1b[[C",
        f8: "\x1b[19~",
    },
    // github.com/microsoft/terminal, src/terminal/input/terminalInput.cpp: `s_rgCursorKeysNormalMapping` (Home `ESC [H`, End
    // `ESC [F`), `s_rgKeypadNumericMapping` (F3 `ESC O R`, F8 `ESC [19~`) and `s_rgModifierKeyMapping` (`ESC [1;mD`, where m
    // is 1, and 1 more for Shift, 2 for Alt, 4 for Ctrl); the same as "Input Sequences" of Microsoft's "Console Virtual
    // Terminal Sequences".
    Terminal {
        name: "Windows Terminal",
        shift_left: Some("\x1b[1;2D"),
        left: "\x1b[D",
        home: "\x1b[H",
        end: "\x1b[F",
        ctrl_home: "\x1b[1;5H",
        ctrl_end: "\x1b[1;5F",
        delete: "\x1b[3~",
        f3: "\x1bOR",
        f8: "\x1b[19~",
    },
    // tmux, input-keys.c: `input_key_defaults` for the bare keys (Home `ESC [1~`, End `ESC [4~`, F3 `ESC O R`); with a
    // modifier those with `KEYC_BUILD_MODIFIERS` (`ESC [1;_D`, `ESC [1;_H`, `ESC [1;_F`).
    Terminal {
        name: "tmux",
        shift_left: Some("\x1b[1;2D"),
        left: "\x1b[D",
        home: "\x1b[1~",
        end: "\x1b[4~",
        ctrl_home: "\x1b[1;5H",
        ctrl_end: "\x1b[1;5F",
        delete: "\x1b[3~",
        f3: "\x1bOR",
        f8: "\x1b[19~",
    },
];

const ENTER: &str = "\r";
const TAB: &str = "\t";
const SHIFT_TAB: &str = "\x1b[Z";
const ESC: &str = "\x1b";
const BACKSPACE: &str = "\x7f";
/// Ctrl and a letter.
const COPY: &str = "\x03";
const FIND: &str = "\x06";
const CUT: &str = "\x18";
const PASTE: &str = "\x16";
const REDO: &str = "\x19";
const UNDO: &str = "\x1a";

/// An editor at the other end of a line.
struct Line {
    editor: Editor,
    parser: Parser,
}

impl Line {
    fn new(text: &str) -> Line {
        Line { editor: Editor::new(text), parser: Parser::new(Charset::Utf8) }
    }

    /// Sends bytes, each of the parts in a read of its own.
    fn send(&mut self, parts: &[&str]) -> &mut Line {
        for part in parts {
            let mut inputs = Vec::new();
            self.parser.feed(part.as_bytes(), &mut inputs);
            self.parser.flush(&mut inputs);
            for input in inputs {
                match input {
                    Input::Key(key) => drop(self.editor.key(key)),
                    Input::Paste(pasted) => drop(self.editor.paste(&pasted)),
                    Input::Focus(_) => {}
                }
            }
        }
        self
    }

    fn text(&self) -> String {
        self.editor.text()
    }
}

#[test]
fn a_note_is_written_with_the_bytes_of_every_terminal() {
    for t in &TERMINALS {
        let mut line = Line::new("");
        line.send(&["Nyt brev på dansk"]);
        // The last word is marked, cut, put in twice, taken back and done again.
        let marks: Vec<&str> = match t.shift_left {
            Some(shift_left) => vec![shift_left; 5],
            None => std::iter::once(t.f8).chain([t.left; 5]).collect(),
        };
        line.send(&marks).send(&[CUT]);
        assert_eq!(line.text(), "Nyt brev på ", "{}", t.name);
        line.send(&[PASTE, PASTE, UNDO]);
        assert_eq!(line.text(), "Nyt brev på dansk", "{}", t.name);
        line.send(&[REDO, UNDO]);
        assert_eq!(line.text(), "Nyt brev på dansk", "{}", t.name);
        // Copied with F8 everywhere; Home and End move.
        line.send(&[t.home, t.f8, t.end, COPY, t.end, ENTER, PASTE]);
        assert_eq!(line.text(), "Nyt brev på dansk\nNyt brev på dansk", "{}", t.name);
        line.send(&[t.ctrl_home, t.delete, "n", t.ctrl_end, BACKSPACE, "k"]);
        assert_eq!(line.text(), "nyt brev på dansk\nNyt brev på dansk", "{}", t.name);
        // Found with F3 again, then replaced one by one.
        line.send(&[FIND, "brev", ESC, t.f3, FIND, TAB, "skilt", ENTER, ENTER, ESC]);
        assert_eq!(line.text(), "nyt skilt på dansk\nNyt skilt på dansk", "{}", t.name);
        // A list goes on, is moved in and out, and ends.
        line.send(&[
            t.ctrl_end, ENTER, "- et", ENTER, TAB, "to", ENTER, SHIFT_TAB, "tre", ENTER, ENTER, "slut",
        ]);
        assert!(line.text().ends_with("dansk\n- et\n  - to\n- tre\nslut"), "{}: {}", t.name, line.text());
    }
}

/// Bytes as terminals send them for a paste from Windows, in brackets.
fn pasted(bytes: &str) -> String {
    let mut line = Line::new("");
    line.send(&[&format!("\x1b[200~{bytes}\x1b[201~")]);
    line.text()
}

#[test]
fn what_comes_from_a_word_processor_arrives_as_meant() {
    let copied = "Referat\r\r•\tBorgeren ønsker ”ét” brev – ikke\u{A0}tre\r•\tA\u{30A}benra\u{30A} spørger om støt\u{AD}te\u{B}kl.\u{A0}9\r";
    assert_eq!(
        pasted(copied),
        "Referat\n\n•\tBorgeren ønsker ”ét” brev – ikke tre\n•\tÅbenrå spørger om støtte\nkl. 9\n"
    );
}

#[test]
fn what_comes_from_a_mail_arrives_as_meant() {
    let copied = "Hej Hanne\r\n\r\n> Kan vi mødes uge\u{2007}17?\r\n> /Mette\r\n\r\nJa. \u{200B}\u{FEFF}Se A3-01 \u{202E}her\u{202C} 👩\u{200D}👧\r\n-- \r\nHanne\r\n";
    assert_eq!(
        pasted(copied),
        "Hej Hanne\n\n> Kan vi mødes uge 17?\n> /Mette\n\nJa. Se A3-01 her 👩\u{200D}👧\n-- \nHanne\n"
    );
}

#[test]
fn what_comes_from_a_pdf_arrives_as_meant() {
    let copied =
        "Afsnit 4.6\n\u{C}Beskæf\u{AD}tigelsesplanens mål er ﬂere i job\u{0}.\nBøger\u{2028}og o\u{308}vrigt";
    assert_eq!(pasted(copied), "Afsnit 4.6\n\nBeskæftigelsesplanens mål er ﬂere i job.\nBøger\nog övrigt");
}

/// A session of the real tmux with the example in it, ended when dropped.
struct Tmux {
    socket: String,
    _folder: Folder,
}

impl Tmux {
    fn run(&self, args: &[&str]) -> String {
        let out = Command::new("tmux").args(["-L", &self.socket]).args(args).output().unwrap();
        String::from_utf8_lossy(&out.stdout).into_owned()
    }

    fn screen(&self) -> String {
        self.run(&["capture-pane", "-p", "-t", "tavle"])
    }

    fn until(&self, text: &str) {
        self.until_so(text, |screen| screen.contains(text));
    }

    fn until_so(&self, what: &str, is_so: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_so(&self.screen()) {
            assert!(start.elapsed() < PATIENCE, "{what} never came:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn keys(&self, keys: &[&str]) {
        for key in keys {
            self.run(&["send-keys", "-t", "tavle", key]);
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn a_note_is_written_in_the_real_tmux() {
    if Command::new("tmux").arg("-V").output().is_err() {
        return eprintln!("not run: there is no tmux here");
    }
    let folder = Folder::new();
    let (db, config) = (folder.file("demo.db"), folder.file("tmux.conf"));
    crate::stage::example(std::path::Path::new(&db));
    std::fs::write(&config, "").unwrap();
    let tmux = Tmux { socket: format!("tavle-{}", std::process::id()), _folder: folder };
    let board = format!("LC_ALL=C.UTF-8 {} --db {db} --user HL", env!("CARGO_BIN_EXE_tavle"));
    tmux.run(&["-f", &config, "-u", "new-session", "-d", "-s", "tavle", "-x", "100", "-y", "30", &board]);
    tmux.until("4 Møder");
    tmux.keys(&["4", "F4", "N-0010"]);
    tmux.until("Filtrér: N-0010");
    // F2 opens what the cursor is on, so the row has to be there; of all notes the filter leaves this one.
    tmux.until_so("the row of the note alone", |screen| {
        screen.contains("▌ Tavlemøde tir. 14/4 · HL") && !screen.contains("Ring til UU")
    });
    tmux.keys(&["Enter", "F2"]);
    tmux.until("N-0010 · Tavlemøde");
    tmux.keys(&[
        "C-End", "Enter", "Nyt brev", "S-Left", "S-Left", "S-Left", "S-Left", "C-x", "skilt", "C-z", "C-z",
    ]);
    tmux.until("Nyt brev");
    tmux.keys(&["F8", "Home", "C-c", "End", "C-v", "C-s"]);
    tmux.until("Notatet er gemt");
    tmux.until("Nyt brevNyt brev");
}

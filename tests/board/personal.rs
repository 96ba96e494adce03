//! Personal numbers: underlined while they are typed, asked about when they are saved, wherever somebody writes.

use std::path::{Path, PathBuf};

use ratatui::style::Modifier;
use tavle::domain::field::Kind;
use tavle::msg::event::Event;
use tavle::msg::key::Input;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SIZE: (u16, u16) = (100, 30);

/// Every form in which one is written (domain.md has the sources): together, with dashes of every kind, blanks, points,
/// replacement numbers, without the old check digit, broken over two lines.
const FORMS: &[&str] = &[
    "010190-1234",
    "0101901234",
    "010190 1234",
    "010190\u{2011}1234",
    "010190\u{2013}1234",
    "010190\u{2014}1234",
    "010190\u{2212}1234",
    "010190\u{A0}1234",
    "010190 - 1234",
    "01.01.90-1234",
    "01-01-90-1234",
    "01 01 90 1234",
    "610190-1234",
    "911290-1234",
    "290200-0000",
];

fn file() -> (Folder, PathBuf) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("demo.db"));
    example(&path);
    (folder, path)
}

fn paste(stage: &mut Stage, text: &str) {
    stage.event(Event::Input(vec![Input::Paste(text.to_owned())]));
}

/// The letters that are underlined on screen, blanks left out.
fn underlined(stage: &Stage) -> String {
    let buffer = stage.buffer();
    let cells = buffer.content().iter();
    cells.filter(|c| c.modifier.contains(Modifier::UNDERLINED)).map(|c| c.symbol().trim()).collect()
}

fn asks(stage: &Stage) -> bool {
    stage.screen().contains("ligner et personnummer") && stage.screen().contains("1 ikke et CPR-nummer")
}

/// Everything that is stored, as one text.
fn stored(path: &Path) -> String {
    let store = Store::open(path, Mode::Read, Clock::System).unwrap();
    let mut all = String::new();
    for kind in [Kind::Note, Kind::Proposal, Kind::Recommendation] {
        for record in store.all(kind).unwrap() {
            record.iter().for_each(|(_, value)| all.push_str(value.unwrap_or_default()));
        }
    }
    all
}

#[test]
fn every_form_is_underlined_and_asked_about_in_a_note() {
    let (_folder, path) = file();
    for form in FORMS {
        let mut stage = Stage::on(&path, SIZE, Lang::Da, "HL");
        stage.keys("4 enter f4 text:N-0010 enter f2 ctrl-end enter");
        paste(&mut stage, form);
        let shown: String = form.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(underlined(&stage).contains(&shown), "{form:?} in a note: {}", stage.screen());
        stage.keys("ctrl-s");
        assert!(asks(&stage), "{form:?}: {}", stage.screen());
        assert!(!stage.screen().contains("1234 ligner"), "the question does not repeat it");
        stage.keys("esc ctrl-z");
        assert!(stage.app.doubt.is_none());
    }
}

#[test]
fn every_form_is_underlined_and_asked_about_on_a_card_in_a_remark_and_on_a_slip() {
    let (_folder, path) = file();
    for (open, save) in [
        ("3 enter ctrl-n", "ctrl-s"),
        ("1 enter down +", "enter"),
        ("4 enter f4 text:M-2020-04-22 enter ctrl-n text:7 enter", "enter"),
        ("3 enter n", "enter"),
    ] {
        for form in FORMS {
            let mut stage = Stage::on(&path, SIZE, Lang::Da, "HL");
            stage.keys(open);
            paste(&mut stage, &format!("æøå {form}"));
            let shown: String = form.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(underlined(&stage).contains(&shown), "{form:?} after {open}: {}", stage.screen());
            stage.keys(save);
            assert!(asks(&stage), "{form:?} after {open}: {}", stage.screen());
            stage.keys("esc");
        }
    }
    assert!(!stored(&path).contains("0190"), "nothing was saved");
}

#[test]
fn what_was_said_not_to_be_one_is_saved_and_holds_for_everybody_after_a_restart() {
    let (_folder, path) = file();
    let mut stage = Stage::on(&path, SIZE, Lang::Da, "HL");
    stage.keys("4 enter f4 text:N-0010 enter f2 ctrl-end enter text:P-nummer_1012345678 ctrl-s");
    assert!(asks(&stage), "{}", stage.screen());
    stage.keys("enter");
    assert!(asks(&stage), "Enter alone says nothing: {}", stage.screen());
    stage.keys("text:1 enter");
    assert!(stage.screen().contains("Notatet er gemt"), "{}", stage.screen());
    assert!(stored(&path).contains("P-nummer 1012345678"));
    assert!(!underlined(&stage).contains("1012345678"));
    drop(stage);
    let mut other = Stage::on(&path, SIZE, Lang::Da, "MK");
    other.keys("1 enter down + text:p-nr._101234-5678 enter");
    assert!(other.app.doubt.is_none(), "{}", other.screen());
    other.keys("+ text:010190-1234 enter");
    assert!(asks(&other), "another number is another question: {}", other.screen());
}

#[test]
fn what_was_taken_back_is_asked_about_again_at_once() {
    let (_folder, path) = file();
    let mut stage = Stage::on(&path, SIZE, Lang::Da, "HL");
    stage.keys("1 enter down + text:P-nr._1012345678 enter 1 enter");
    assert!(stage.app.doubt.is_none(), "{}", stage.screen());
    stage.keys("ctrl-z ctrl-z");
    assert!(stage.screen().contains("»ikke et CPR-nummer«"), "{}", stage.screen());
    assert!(!stage.screen().contains("not-cpr."), "{}", stage.screen());
    stage.keys("enter + text:P-nr._1012345678");
    assert!(underlined(&stage).contains("1012345678"), "{}", stage.screen());
    stage.keys("enter");
    assert!(asks(&stage), "{}", stage.screen());
}

#[test]
fn a_series_of_numbers_is_declared_harmless_among_the_settings() {
    let (_folder, path) = file();
    let mut stage = Stage::on(&path, SIZE, Lang::Da, "HL");
    stage.keys("f10 text:indstillinger enter end ctrl-n");
    stage.keys("text:not-cpr.2011 tab text:telefonnumre ctrl-s end");
    assert!(stage.screen().contains("not-cpr.2011"), "{}", stage.screen());
    stage.keys("esc 1 enter down + text:ring_på_20_11_90_12_34_eller_2011901235 enter");
    assert!(stage.app.doubt.is_none(), "{}", stage.screen());
}

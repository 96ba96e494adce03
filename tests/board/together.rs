//! Two in one note: each sees the other's words before they are saved, none is lost, and whoever saves saves for both.

use std::path::{Path, PathBuf};

use tavle::domain::field::Kind;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const WIDE: (u16, u16) = (120, 36);

fn file() -> (Folder, PathBuf) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("demo.db"));
    example(&path);
    (folder, path)
}

/// HL and MK, each in the note N-0010 with the cursor at its end.
fn both(path: &Path) -> (Stage, Stage) {
    let open = |who: &str| {
        let mut stage = Stage::on(path, WIDE, Lang::Da, who);
        stage.keys("4 enter f4 text:N-0010 enter f2 ctrl-end");
        stage
    };
    (open("HL"), open("MK"))
}

fn text(stage: &Stage) -> String {
    stage.app.writing.as_ref().unwrap().editor.text()
}

/// The text with the cursor in it.
fn shown(stage: &Stage) -> String {
    let editor = &stage.app.writing.as_ref().unwrap().editor;
    let mut text = editor.text();
    text.insert(editor.cursor(), '|');
    text
}

fn stored(path: &Path, key: &str) -> String {
    let store = Store::open(path, Mode::Read, Clock::System).unwrap();
    store.record(key).unwrap().unwrap().text("text").to_owned()
}

/// Both write, without a word of the other, and then hear of each other.
fn at_the_same_time(hl: &mut Stage, hl_keys: &str, mk: &mut Stage, mk_keys: &str) {
    (hl.keeper_rests, mk.keeper_rests) = (true, true);
    hl.keys(hl_keys);
    mk.keys(mk_keys);
    (hl.keeper_rests, mk.keeper_rests) = (false, false);
    for _ in 0..2 {
        hl.keep();
        mk.keep();
    }
}

#[test]
fn what_the_other_writes_is_there_before_it_is_saved_and_the_cursor_stays_with_its_word() {
    let (_folder, path) = file();
    let before = stored(&path, "N-0010");
    let (mut hl, mut mk) = both(&path);
    hl.keys("enter text:HL_til_sidst");
    mk.keep();
    assert!(text(&mk).ends_with("\nHL til sidst"), "{}", text(&mk));
    mk.keys("ctrl-home text:MK_først enter");
    hl.keep();
    assert!(text(&hl).starts_with("MK først\n"), "{}", text(&hl));
    assert!(shown(&hl).ends_with("\nHL til sidst|"), "{}", shown(&hl));
    assert_eq!(text(&hl), text(&mk));
    assert_eq!(stored(&path, "N-0010"), before, "nobody has saved");
    hl.keys("ctrl-z ctrl-z ctrl-z ctrl-z ctrl-z ctrl-z");
    assert_eq!(text(&hl), format!("MK først\n{before}"), "undo takes back one's own");
    mk.keep();
    assert_eq!(text(&mk), text(&hl));
}

#[test]
fn both_at_the_end_of_the_note_have_their_words_whole() {
    let (_folder, path) = file();
    let (mut hl, mut mk) = both(&path);
    at_the_same_time(&mut hl, "enter text:Kaf", &mut mk, "enter text:Pau");
    at_the_same_time(&mut hl, "text:fe_er_klar", &mut mk, "text:se_kl._ti");
    assert_eq!(text(&hl), text(&mk));
    assert!(text(&hl).ends_with("\nKaffe er klar\nPause kl. ti"), "{}", text(&hl));
    assert!(shown(&hl).contains("klar|\n") && shown(&mk).ends_with("ti|"), "{}", shown(&hl));
}

#[test]
fn the_same_word_changed_by_both_stands_twice_and_is_marked_and_both_are_told() {
    let (_folder, path) = file();
    let (mut hl, mut mk) = both(&path);
    hl.keys("enter text:den_røde_bus");
    mk.keep();
    at_the_same_time(
        &mut hl,
        "ctrl-end ctrl-left ctrl-left ctrl-delete text:blå_",
        &mut mk,
        "ctrl-end ctrl-left ctrl-left ctrl-delete text:grønne_",
    );
    assert_eq!(text(&hl), text(&mk));
    assert!(text(&hl).contains("<<HL: blå == MK: grønne>>"), "{}", text(&hl));
    for stage in [&hl, &mk] {
        assert!(stage.screen().contains("har rettet samme sted"), "{}", stage.screen());
    }
}

#[test]
fn whoever_saves_saves_for_both_and_a_line_is_one_record() {
    let (_folder, path) = file();
    let (mut hl, mut mk) = both(&path);
    let count = || Store::open(&path, Mode::Read, Clock::System).unwrap().count(Kind::Proposal).unwrap();
    let before = count();
    hl.keys("enter text:f:_kortere_breve");
    mk.keep();
    mk.keys("enter text:f:_tydelige_skilte ctrl-s");
    hl.look_for_news();
    let note = stored(&path, "N-0010");
    assert!(note.contains("f: kortere breve → F-") && note.contains("f: tydelige skilte → F-"), "{note}");
    assert_eq!([text(&hl), text(&mk)], [note.clone(), note]);
    assert!(hl.screen().contains("MK har gemt notatet"), "{}", hl.screen());
    assert!(hl.screen().contains("Alt er gemt"), "{}", hl.screen());
    hl.keys("ctrl-s");
    assert!(hl.screen().contains("Alt er gemt"), "{}", hl.screen());
    assert_eq!(count(), before + 2);
}

#[test]
fn both_save_at_once_and_no_line_is_made_twice() {
    let (_folder, path) = file();
    let (mut hl, mut mk) = both(&path);
    let count = || Store::open(&path, Mode::Read, Clock::System).unwrap().count(Kind::Proposal).unwrap();
    let before = count();
    at_the_same_time(
        &mut hl,
        "enter text:f:_kortere_breve ctrl-s",
        &mut mk,
        "enter text:f:_nye_skilte ctrl-s",
    );
    hl.look_for_news();
    mk.look_for_news();
    hl.keep();
    assert_eq!(text(&hl), text(&mk));
    assert_eq!(text(&hl), stored(&path, "N-0010"));
    assert_eq!(count(), before + 2, "{}", text(&hl));
}

#[test]
fn two_who_begin_the_note_of_one_stand_write_in_the_same_note() {
    let (_folder, path) = file();
    let open = |who: &str| {
        let mut stage = Stage::on(&path, WIDE, Lang::Da, who);
        stage.keys("4 enter f4 text:M-2020-04-22 enter ctrl-n text:6 enter ctrl-end");
        stage
    };
    let (mut hl, mut mk) = (open("HL"), open("MK"));
    let count = || Store::open(&path, Mode::Read, Clock::System).unwrap().count(Kind::Note).unwrap();
    let before = count();
    hl.keys("enter text:Fra_HL");
    mk.keep();
    mk.keys("ctrl-end enter text:Fra_MK");
    hl.keep();
    assert_eq!(text(&hl), text(&mk));
    assert_eq!(text(&hl).matches("Fra ").count(), 2, "{}", text(&hl));
    hl.keys("ctrl-s");
    mk.look_for_news();
    let key = hl.app.writing.as_ref().unwrap().note.key.clone();
    assert!(key.starts_with("N-"), "{key}");
    assert_eq!(mk.app.writing.as_ref().unwrap().note.key, key);
    mk.keys("text:! ctrl-s");
    hl.look_for_news();
    assert_eq!(count(), before + 1);
    assert_eq!([text(&hl), text(&mk)], [stored(&path, &key), stored(&path, &key)]);
}

#[test]
fn what_another_program_writes_into_the_note_comes_in_once() {
    let (_folder, path) = file();
    let (mut hl, mut mk) = both(&path);
    hl.keys("enter text:Fra_HL");
    mk.keep();
    let before = text(&hl);
    let mut store = Store::open(&path, Mode::Write, Clock::System).unwrap();
    let record = store.record("N-0010").unwrap().unwrap();
    let author = tavle::domain::change::Author { who: "AS".into(), login: "as".into(), via: "set".into() };
    let change = tavle::domain::change::Change::Edit {
        on: tavle::domain::change::On::Record(record.rec),
        field: 1104,
        from: record.text("text").to_owned(),
        to: tavle::domain::change::Put::Text(format!("Forrest\n{}", record.text("text"))),
        seen: None,
    };
    store.commit(&author, None, &[change]).unwrap();
    for stage in [&mut hl, &mut mk] {
        stage.look_for_news();
    }
    hl.keep();
    assert_eq!([text(&hl), text(&mk)], [format!("Forrest\n{before}"), format!("Forrest\n{before}")]);
}

#[test]
fn a_loose_note_that_is_not_made_yet_is_ones_own() {
    let (_folder, path) = file();
    let open = |who: &str| {
        let mut stage = Stage::on(&path, WIDE, Lang::Da, who);
        let note = tavle::domain::note::Note::default();
        stage.app.writing = Some(tavle::screens::notes::Writing::open(note, &mut stage.app.desk));
        stage.keys("text:Mit_notat");
        stage
    };
    let (mut hl, mk) = (open("HL"), open("MK"));
    hl.keep();
    assert_eq!([text(&hl).as_str(), text(&mk).as_str()], ["Mit notat", "Mit notat"]);
}

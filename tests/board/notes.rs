//! A note is written, saved, found again after a lost line, and shared by two.

use tavle::domain::field::Kind;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 36);

/// A board on the note N-0010, opened to write at its end.
fn writing(path: &std::path::Path, who: &str) -> Stage {
    let mut stage = Stage::on(path, WIDE, Lang::Da, who);
    stage.keys("4 enter f4 text:N-0010 enter f2 ctrl-end");
    stage
}

fn file() -> (Folder, std::path::PathBuf) {
    let folder = Folder::new();
    let path = std::path::PathBuf::from(folder.file("demo.db"));
    example(&path);
    (folder, path)
}

fn stored(path: &std::path::Path, key: &str) -> String {
    let store = Store::open(path, Mode::Read, Clock::System).unwrap();
    store.record(key).unwrap().unwrap().text("text").to_owned()
}

fn text(stage: &Stage) -> String {
    stage.app.writing.as_ref().unwrap().editor.text()
}

#[test]
fn what_is_written_in_a_note_is_saved_and_read_again() {
    let (_folder, path) = file();
    let mut stage = writing(&path, "HL");
    assert!(stage.screen().starts_with(" N-0010 · "), "{}", stage.screen());
    assert!(stage.screen().contains("Alt er gemt. Du kan bare lukke vinduet."), "{}", stage.screen());
    stage.keys("enter text:Æblerne_er_røde.");
    assert!(stage.screen().contains("kladde, gemt"), "{}", stage.screen());
    assert!(!stored(&path, "N-0010").contains("Æblerne"));
    stage.keys("ctrl-s");
    assert!(stored(&path, "N-0010").ends_with("\nÆblerne er røde."));
    assert!(stage.screen().contains("Notatet er gemt"), "{}", stage.screen());
    assert!(stage.screen().contains("Alt er gemt. Du kan bare lukke vinduet."), "{}", stage.screen());
    stage.keys("esc enter");
    assert!(stage.screen().contains("Æblerne er røde."), "{}", stage.screen());
}

#[test]
fn a_meeting_has_a_note_of_its_own_and_one_per_stand() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("4 enter f4 text:M-2020-04-22 enter ctrl-n");
    assert!(stage.screen().contains("4 et notat"), "{}", stage.screen());
    assert!(stage.screen().contains("6 et notat: stand "), "{}", stage.screen());
    stage.keys("text:6 enter");
    assert!(stage.screen().starts_with(" Nyt notat · Borgerdialogmøde"), "{}", stage.screen());
    assert!(stage.screen().contains("Intet er gemt endnu."), "{}", stage.screen());
    stage.keys("text:Kortere_breve ctrl-s");
    let note = stage.app.writing.as_ref().unwrap().note.clone();
    assert!(note.key.starts_with("N-") && note.stand.is_some(), "{note:?}");
    assert_eq!(note.meeting.as_deref(), Some("M-2020-04-22"));
    stage.keys("esc esc esc f4 text:M-2020-04-22 enter ctrl-n text:6 enter");
    assert_eq!(stage.app.writing.as_ref().unwrap().note.key, note.key, "the same note is gone on with");
}

#[test]
fn a_draft_is_found_again_at_its_place_after_the_session_was_lost() {
    let (_folder, path) = file();
    let mut stage = writing(&path, "HL");
    stage.keys("enter text:Halvt_færdig left left");
    stage.keys("text:X");
    drop(stage);
    // Somebody else writes in the note meanwhile.
    let mut mk = Stage::on(&path, WIDE, Lang::Da, "MK");
    mk.keys("4 enter f4 text:N-0010 enter f2");
    assert!(mk.screen().contains("Her står også en kladde fra HL"), "{}", mk.screen());
    mk.keys("ctrl-home text:Forrest_ esc");
    let mut stage = Stage::on(&path, WIDE, Lang::Da, "HL").with_drafts();
    stage.keys("4 enter f4 text:N-0010 enter f2");
    assert!(stage.screen().contains("Din kladde fra"), "{}", stage.screen());
    assert!(text(&stage).ends_with("Halvt færdXig"), "{}", text(&stage));
    assert!(text(&stage).starts_with("Forrest"), "{}", text(&stage));
    stage.keys("text:Y ctrl-s");
    assert!(stored(&path, "N-0010").ends_with("Halvt færdXYig"));
    let left = Stage::on(&path, WIDE, Lang::Da, "HL").with_drafts();
    assert!(left.app.desk.drafts.is_empty(), "{:?}", left.app.desk.drafts);
}

#[test]
fn leaving_a_note_keeps_what_was_typed_and_the_same_keys_bring_it_back() {
    let (_folder, path) = file();
    let mut stage = writing(&path, "HL");
    stage.keys("text:!kladde esc");
    assert!(stage.screen().contains("Kladden er gemt"), "{}", stage.screen());
    stage.keys("f2");
    assert!(text(&stage).ends_with("!kladde"));
    stage.keys("ctrl-z ctrl-end text:! backspace");
    assert!(stage.app.writing.is_some());
}

#[test]
fn two_in_one_note_have_the_words_of_both_and_undo_their_own() {
    let (_folder, path) = file();
    let (mut hl, mut mk) = (writing(&path, "HL"), writing(&path, "MK"));
    hl.keys("enter text:HL_til_sidst");
    mk.keys("ctrl-home text:MK_først enter ctrl-s");
    let before = hl.app.writing.as_ref().unwrap().editor.clone();
    hl.look_for_news();
    assert!(text(&hl).starts_with("MK først\n") && text(&hl).ends_with("\nHL til sidst"), "{}", text(&hl));
    let after = &hl.app.writing.as_ref().unwrap().editor;
    let (behind, was) = (after.text().len() - after.cursor(), before.text().len() - before.cursor());
    assert_eq!(behind, was, "the cursor stays with its word");
    hl.keys("ctrl-s");
    assert!(stored(&path, "N-0010").starts_with("MK først\n"));
    assert!(stored(&path, "N-0010").ends_with("\nHL til sidst"));
    mk.look_for_news();
    assert_eq!(text(&mk), text(&hl));
    hl.keys("ctrl-z ctrl-z ctrl-z ctrl-z ctrl-z ctrl-z ctrl-z");
    assert!(text(&hl).starts_with("MK først\n"), "{}", text(&hl));
    assert!(!text(&hl).contains("HL til"), "{}", text(&hl));
}

#[test]
fn two_at_the_same_place_lose_no_word() {
    let (_folder, path) = file();
    let (mut hl, mut mk) = (writing(&path, "HL"), writing(&path, "MK"));
    hl.keys("ctrl-a text:Fælles_ord ctrl-s");
    mk.look_for_news();
    assert_eq!(text(&mk), "Fælles ord");
    hl.keys("ctrl-a text:Røde_æbler");
    mk.keys("ctrl-a text:Grønne_pærer ctrl-s");
    hl.look_for_news();
    assert!(text(&hl).contains("Røde æbler") && text(&hl).contains("Grønne pærer"), "{}", text(&hl));
    hl.keys("ctrl-s");
    mk.look_for_news();
    assert_eq!(text(&mk), text(&hl));
    assert_eq!(stored(&path, "N-0010"), text(&hl));
}

#[test]
fn a_save_that_crosses_another_keeps_both_without_a_look_between() {
    let (_folder, path) = file();
    let (mut hl, mut mk) = (writing(&path, "HL"), writing(&path, "MK"));
    mk.keys("ctrl-home text:f:_et_kortere_brev enter ctrl-s");
    hl.keys("enter text:o:_ring_til_banken ctrl-s");
    let note = stored(&path, "N-0010");
    assert!(note.starts_with("f: et kortere brev → F-"), "{note}");
    assert!(note.lines().last().unwrap().starts_with("o: ring til banken → "), "{note}");
    assert_eq!(text(&hl), note);
}

#[test]
fn marked_lines_are_records_once_and_their_keys_stand_at_the_end() {
    let (_folder, path) = file();
    let mut stage = writing(&path, "HL");
    stage.keys("enter text:f:_kortere_breve enter text:o:_nyt_brev_–_HL,_uge_17 ctrl-s");
    assert!(stage.screen().contains("1 forslag, 1 aftale"), "{}", stage.screen());
    let lines: Vec<String> = text(&stage).lines().rev().take(2).map(str::to_owned).collect();
    assert!(lines[1].starts_with("f: kortere breve → F-"), "{lines:?}");
    assert!(lines[0].starts_with("o: nyt brev – HL, uge 17 → O-"), "{lines:?}");
    let count = |kind| Store::open(&path, Mode::Read, Clock::System).unwrap().count(kind).unwrap();
    let (proposals, tasks) = (count(Kind::Proposal), count(Kind::Task));
    stage.keys("ctrl-end text:_og_mere ctrl-s ctrl-home text:! ctrl-s");
    assert_eq!((count(Kind::Proposal), count(Kind::Task)), (proposals, tasks));
}

#[test]
fn a_copied_key_asks_which_line_keeps_it() {
    let (_folder, path) = file();
    let mut stage = writing(&path, "HL");
    stage.keys("enter text:f:_kortere_breve ctrl-s");
    let line = text(&stage).lines().last().unwrap().to_owned();
    stage.keys("ctrl-end enter");
    stage.event(tavle::msg::event::Event::Input(vec![tavle::msg::key::Input::Paste(line.clone())]));
    stage.keys("ctrl-s");
    assert!(stage.screen().contains("står på 2 linjer"), "{}", stage.screen());
    stage.keys("enter");
    let lines: Vec<String> = text(&stage).lines().map(str::to_owned).collect();
    let [.., first, second] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!(*first, line);
    assert!(second.starts_with("f: kortere breve → F-") && *second != line, "{second}");
}

#[test]
fn the_note_of_a_meeting_becomes_the_template_of_its_kind() {
    let (_folder, path) = file();
    let mut stage = Stage::on(&path, WIDE, Lang::Da, "HL");
    stage.keys("4 enter f4 text:M-2020-04-22 enter ctrl-n text:4 enter");
    assert!(text(&stage).starts_with("# Borgerdialogmøde\n\n## Velkomst"), "{}", text(&stage));
    stage.keys("ctrl-a text:#_Dialog enter enter text:o:_ring enter text:s: f10 text:skabelon enter");
    assert!(stage.screen().contains("Nye notater begynder sådan: dialogmøde"), "{}", stage.screen());
    drop(stage);
    let mut other = Stage::on(&path, WIDE, Lang::Da, "MK");
    let board = other.app.desk.board.clone().unwrap();
    assert_eq!(board.setting("template.dialogue"), Some("# Dialog /  / o: ring / s:"));
    other.keys("f10 text:indstillinger enter end");
    assert!(other.screen().contains("template.dialogue"), "a setting like any other: {}", other.screen());
}

#[test]
fn a_note_that_was_deleted_meanwhile_is_saved_as_a_new_one() {
    let (_folder, path) = file();
    let mut hl = writing(&path, "HL");
    hl.keys("text:!hos_HL");
    let mut mk = Stage::on(&path, WIDE, Lang::Da, "MK");
    mk.keys("4 enter f4 text:N-0010 enter delete");
    hl.look_for_news();
    assert!(hl.screen().contains("Notatet er slettet imens"), "{}", hl.screen());
    hl.keys("ctrl-s");
    let key = hl.app.writing.as_ref().unwrap().note.key.clone();
    assert_ne!(key, "N-0010");
    assert!(stored(&path, &key).ends_with("!hos HL"));
}

#[test]
fn every_saved_version_is_listed_and_one_is_brought_back_as_a_new_edit() {
    let (_folder, path) = file();
    let first = stored(&path, "N-0010");
    writing(&path, "MK").keys("enter text:af_MK ctrl-s");
    let mut stage = writing(&path, "HL");
    stage.keys("enter text:af_HL ctrl-s f7");
    let screen = stage.screen();
    assert!(screen.contains("· HL · ") && screen.contains("· MK · "), "{screen}");
    assert!(screen.contains("af HL"), "{screen}");
    stage.keys("down down");
    assert!(!stage.screen().contains("af MK"), "{}", stage.screen());
    stage.keys("enter");
    assert_eq!(text(&stage), first);
    stage.keys("ctrl-z");
    assert!(text(&stage).ends_with("af MK\naf HL"), "{}", text(&stage));
    stage.keys("ctrl-y ctrl-s");
    let saved = stored(&path, "N-0010");
    assert_eq!(saved.lines().count(), first.lines().count());
    assert!(saved.contains(" MK, uge 18 → O-0011"), "the lines have their keys again: {saved}");
    stage.keys("f7");
    assert!(stage.screen().matches("· HL · ").count() >= 2, "{}", stage.screen());
    stage.keys("esc");
    assert!(stage.app.writing.is_some());
}

#[test]
fn what_is_not_of_the_text_says_so_and_a_word_is_found_in_the_note() {
    let mut stage = Stage::demo(SMALL, Lang::En);
    stage.keys("4 enter f4 text:N-0010 enter f2 f5");
    assert!(stage.app.writing.is_some());
    stage.keys("ctrl-f text:mobil enter esc");
    assert!(stage.app.writing.is_some(), "Esc closes what asks, not the note");
}

/// Bytes of a letter typed at the end of a line of a note, and of one that moves a counter.
#[test]
fn a_letter_in_a_note_is_a_few_bytes() {
    let (_folder, path) = file();
    let path = path.display().to_string();
    let mut pty = crate::pty::Pty::start(&["--db", &path, "--user", "HL"], SMALL);
    pty.until("Møder");
    for keys in ["4", "\r", "\x1bOS", "N-0010", "\r", "\x1bOQ"] {
        pty.press(keys);
    }
    pty.until("N-0010 ·");
    pty.press("\x1b[1;5F");
    pty.press("\r");
    let mut bytes: Vec<usize> =
        "abcdefghijklmnopqrstuvwxyzæøå abc def ghi".chars().map(|c| pty.press(&c.to_string())).collect();
    bytes.sort_unstable();
    assert!(bytes[bytes.len() / 2] <= 24, "{bytes:?} bytes a letter");
}

#[test]
fn a_killed_session_finds_its_words_again_in_the_note() {
    let (_folder, path) = file();
    let path = path.display().to_string();
    let open = || {
        let mut pty = crate::pty::Pty::start(&["--db", &path, "--user", "HL"], WIDE);
        pty.until("4 Møder");
        for keys in ["4", "\x1b[F", "\x1bOQ"] {
            pty.press(keys);
        }
        pty.until("N-0010 ·");
        pty
    };
    let mut pty = open();
    pty.press("Skrevet før strømmen gik. ");
    pty.read_for(std::time::Duration::from_millis(1_000), std::time::Duration::from_millis(1_500));
    pty.signal("KILL");
    let mut pty = open();
    pty.until("Skrevet før strømmen gik.");
    pty.until("Din kladde fra");
}

#[test]
fn a_line_whose_record_was_changed_on_its_card_says_so_and_stays_as_it_is() {
    let (_folder, path) = file();
    let mut stage = writing(&path, "HL");
    stage.keys("enter text:o:_ring_til_UU ctrl-s esc esc");
    let task = stored(&path, "N-0010").lines().last().unwrap().split("→ ").nth(1).unwrap().to_owned();
    stage.keys(&format!(
        "f4 ctrl-a text:{task} enter f2 end text:_igen ctrl-s esc f4 ctrl-a text:N-0010 enter f2"
    ));
    let screen = stage.screen();
    assert!(screen.contains(&format!("{task}, ")) && screen.contains("ring til UU igen"), "{screen}");
    assert!(text(&stage).ends_with(&format!("o: ring til UU → {task}")), "{}", text(&stage));
}

#[test]
fn slips_of_paper_are_typed_one_after_the_other_and_keep_meeting_and_stand() {
    let (_folder, path) = file();
    let mut stage = Stage::on(&path, SMALL, Lang::Da, "HL");
    let count = || Store::open(&path, Mode::Read, Clock::System).unwrap().count(Kind::Proposal).unwrap();
    let before = count();
    stage.keys("4 enter f4 text:M-2020-04-22 enter ctrl-n text:7 enter");
    assert!(stage.screen().contains("seddel 1 · M-2020-04-22 · stand "), "{}", stage.screen());
    stage.keys("text:Flere_bænke enter text:Lavere_skilte enter");
    assert!(stage.screen().contains("seddel 3 · "), "{}", stage.screen());
    assert_eq!(count(), before + 2);
    stage.keys("enter");
    assert!(stage.screen().contains("2 sedler er tastet ind"), "{}", stage.screen());
    let store = Store::open(&path, Mode::Read, Clock::System).unwrap();
    let last = store.all(Kind::Submission).unwrap().pop().unwrap();
    assert_eq!(last.get("channel"), Some("slip"));
    assert_eq!(last.get("meeting"), Some("M-2020-04-22"));
    assert!(last.get("stand").is_some_and(|stand| !stand.is_empty()));
}

#[test]
fn behind_the_words_of_a_line_that_is_a_record_enter_leaves_the_line_its_key() {
    let (_folder, path) = file();
    let mut stage = writing(&path, "HL");
    stage.keys("enter text:f:_kortere_breve ctrl-s enter text:f:_nye_skilte ctrl-s");
    let note = stored(&path, "N-0010");
    let lines: Vec<&str> = note.lines().rev().take(2).collect();
    assert!(
        lines[1].starts_with("f: kortere breve → F-") && lines[0].starts_with("f: nye skilte → F-"),
        "{note}"
    );
    let key = |line: &str| line.split("→ ").nth(1).unwrap().to_owned();
    let title = |key: &str| {
        let store = Store::open(&path, Mode::Read, Clock::System).unwrap();
        store.record(key).unwrap().unwrap().text("title").to_owned()
    };
    assert_eq!([title(&key(lines[1])), title(&key(lines[0]))], ["kortere breve", "nye skilte"]);
}

/// The marked lines of a note and their records: each line says what its record says, and none stands twice.
fn agree(path: &std::path::Path) -> Vec<String> {
    let store = Store::open(path, Mode::Read, Clock::System).unwrap();
    let note = stored(path, "N-0010");
    let mut keys = Vec::new();
    for mark in tavle::domain::marks::parse(&note) {
        let key = mark.pointers.last().unwrap_or_else(|| panic!("{note}")).key.clone();
        let words = mark.words(&note, Some(&key));
        let title = store.record(&key).unwrap().unwrap().text("title").to_owned();
        assert!(
            words.to_lowercase().starts_with(&title.to_lowercase()),
            "{key}: {words:?}, on its card {title:?}"
        );
        keys.push(key);
    }
    let mut once = keys.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), keys.len(), "{note}");
    keys.sort_unstable();
    keys
}

#[test]
fn each_mark_edited_moved_undone_merged_and_sent_through_another_program_is_one_record_that_says_the_same() {
    let (_folder, path) = file();
    let count = || {
        let store = Store::open(&path, Mode::Read, Clock::System).unwrap();
        [Kind::Proposal, Kind::Decision, Kind::Task].map(|kind| store.count(kind).unwrap())
    };
    let before = count();
    let mut hl = writing(&path, "HL");
    hl.keys("enter text:f:_ét_brev enter text:b:_vi_udsætter enter text:o:_nyt_skilt_–_HL,_uge_17");
    hl.keys("enter text:c:_jeg_fik_aldrig_svar enter text:s:_hvornår_åbner_I? ctrl-s");
    let keys = agree(&path);
    let [proposals, decisions, tasks] = before;
    let after = [proposals + 3, decisions + 1, tasks + 1];
    assert_eq!(count(), after);
    // Edited: the first of the five says more. Moved: the last goes to the top. Undone and done again.
    hl.keys("ctrl-f text:ét_brev enter esc text:ét_kort_brev ctrl-s");
    assert_eq!(agree(&path), keys);
    hl.keys("ctrl-end shift-home ctrl-x backspace ctrl-home enter up ctrl-v ctrl-s");
    assert_eq!(agree(&path), keys);
    assert!(stored(&path, "N-0010").starts_with("s: hvornår åbner I? → F-"));
    hl.keys("ctrl-z ctrl-z ctrl-y ctrl-y ctrl-s");
    assert_eq!(agree(&path), keys);
    // Merged: two edit different lines at once.
    let mut mk = writing(&path, "MK");
    mk.keys("ctrl-f text:udsætter enter esc text:fortsætter");
    hl.keys("ctrl-f text:nyt_skilt enter esc text:to_skilte ctrl-s");
    mk.look_for_news();
    mk.keys("ctrl-s");
    hl.look_for_news();
    assert_eq!(agree(&path), keys);
    // Another program turns the lines round and changes one.
    let turned: Vec<String> = text(&hl).lines().rev().map(|line| line.replace("aldrig", "ikke")).collect();
    hl.event(tavle::msg::event::Event::Returned(Box::new(tavle::msg::event::Returned {
        place: hl.app.writing.as_ref().unwrap().place(),
        program: "vim".to_owned(),
        ended: tavle::msg::event::Ended::Well,
        text: Some(turned.join("\r\n")),
    })));
    hl.keys("ctrl-s");
    assert_eq!(agree(&path), keys);
    assert_eq!(count(), after, "none twice, none lost");
    let note = stored(&path, "N-0010");
    for words in ["f: ét kort brev", "b: vi fortsætter", "o: to skilte", "c: jeg fik ikke svar"] {
        assert!(note.contains(words), "{words}: {note}");
    }
    // A key anywhere is a link.
    hl.keys("ctrl-end enter text:se_A3-01 ctrl-g enter");
    assert!(hl.app.writing.is_none() && hl.screen().contains("A3-01"), "{}", hl.screen());
}

#[test]
fn help_over_a_note_begins_with_what_makes_a_record_of_a_line() {
    let (_folder, path) = file();
    let mut stage = writing(&path, "HL");
    stage.keys("f1");
    let screen = stage.screen();
    let rows = [
        "Først på en linje i et notat",
        "f:           Et forslag",
        "b:",
        "o:           En opgave",
        "c:",
        "s:",
    ];
    let places: Vec<usize> =
        rows.iter().map(|row| screen.find(row).unwrap_or_else(|| panic!("{row}: {screen}"))).collect();
    assert!(places.is_sorted(), "{screen}");
    stage.keys("text:citat");
    assert!(stage.screen().contains("c:           Et citat, ordret"), "{}", stage.screen());
    assert!(!stage.screen().contains("En opgave"), "{}", stage.screen());
}

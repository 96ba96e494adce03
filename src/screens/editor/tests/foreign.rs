//! Two in one note: what the other wrote stays, whatever one takes back.

use super::*;
use crate::domain::edit::Edit;

fn edit(place: usize, removed: &str, inserted: &str) -> Edit {
    Edit { place, removed: removed.into(), inserted: inserted.into() }
}

#[test]
fn undo_takes_back_ones_own_words_and_leaves_the_others() {
    let mut editor = Editor::new("Referat\n").at(8);
    write(&mut editor, "vi taler");
    assert!(editor.apply_foreign(&edit(0, "Referat", "Referat af 22/4")));
    assert!(editor.apply_foreign(&edit(24, "", " om breve")));
    assert_eq!(editor.text(), "Referat af 22/4\nvi taler om breve");
    let editor = typed(editor, "ctrl-z ctrl-z ctrl-z ctrl-z");
    assert_eq!(editor.text(), "Referat af 22/4\n om breve");
    assert_eq!(typed(editor, "ctrl-y ctrl-y ctrl-y").text(), "Referat af 22/4\nvi taler om breve");
}

#[test]
fn what_the_other_wrote_inside_ones_own_words_outlives_them() {
    let mut editor = Editor::new("");
    write(&mut editor, "enogtyve");
    assert!(editor.apply_foreign(&edit(2, "og", "OG")));
    assert_eq!(typed(editor, "ctrl-z").text(), "OG");
}

#[test]
fn the_cursor_stays_with_its_word() {
    let editor = Editor::new("den røde bus").at(4);
    let after = |edit: &Edit| {
        let mut editor = editor.clone();
        assert!(editor.apply_foreign(edit));
        shown(&editor)
    };
    assert_eq!(after(&edit(0, "", "Se ")), "Se den |røde bus");
    assert_eq!(after(&edit(4, "", "store ")), "den store |røde bus");
    assert_eq!(after(&edit(8, "", "!")), "den |røde! bus");
    assert_eq!(after(&edit(2, "n røde", "")), "de| bus");
    let mut at_end = Editor::new("den røde bus").at(9);
    assert!(at_end.apply_foreign(&edit(8, "", "ste")));
    assert_eq!(shown(&at_end), "den røde|ste bus", "one goes on with the word that one has typed");
}

#[test]
fn an_edit_whose_place_says_something_else_changes_nothing() {
    let mut editor = Editor::new("æøå");
    for wrong in [edit(1, "æ", ""), edit(4, "", "x"), edit(2, "åå", "")] {
        assert!(!editor.apply_foreign(&wrong), "{wrong:?}");
    }
    assert_eq!((editor.text().as_str(), editor.version()), ("æøå", 0));
}

#[test]
fn a_merged_text_is_taken_in_as_the_others_edits() {
    let mut editor = Editor::new("f: ét brev\n").at(12);
    write(&mut editor, "o: nyt møde");
    editor.take_in("f: ét brev → F-0421\no: nyt møde → O-0007");
    assert_eq!(shown(&editor), "f: ét brev → F-0421\no: nyt møde| → O-0007");
    assert_eq!(typed(editor, "ctrl-z ctrl-z ctrl-z ctrl-z ctrl-z").text(), "f: ét brev → F-0421\n → O-0007");
}

#[test]
fn the_page_stays_where_it_is_when_the_other_writes_above_it() {
    let text: String = (0..200).map(|n| format!("linje {n}\n")).collect();
    let mut editor = Editor::new(&text);
    editor.fit(80, 12);
    editor.goto_line(150);
    let (top, line) = (editor.top, editor.buffer.line().text.to_owned());
    let first = editor.buffer.text().line_at(top).text.to_owned();
    assert!(editor.apply_foreign(&edit(0, "", "et\nto\ntre\n")));
    assert_eq!(editor.buffer.line().text, line);
    assert_eq!(editor.buffer.text().line_at(editor.top).text, first);
}

/// One types small letters, the other writes `X`, on a text of dots; when all of one's own is taken back, the dots and
/// the `X`s remain that the other did not take out.
#[test]
fn whatever_both_do_undo_to_the_start_leaves_just_the_others_work() {
    for seed in 0..150 {
        let mut dice = Dice::new(seed);
        let mut editor = Editor::new("..........\n..........");
        let mut theirs = [20, 0];
        for _ in 0..60 {
            match dice.roll(10) {
                0..6 => own(&mut editor, &mut dice),
                6 => drop(editor.undo()),
                7 => drop(editor.redo()),
                _ => foreign(&mut editor, &mut dice, &mut theirs),
            }
            let cursor = editor.cursor();
            assert!(editor.text().is_char_boundary(cursor));
        }
        let last = editor.text();
        let steps = std::iter::from_fn(|| editor.undo().then_some(())).count();
        let text = editor.text();
        assert!(!text.contains(char::is_lowercase), "{seed}: {text}");
        assert_eq!([text.matches('.').count(), text.matches('X').count()], theirs, "{seed}: {last} → {text}");
        (0..steps).for_each(|_| assert!(editor.redo()));
        assert!(!editor.redo() || editor.text() != last, "{seed}");
    }
}

fn own(editor: &mut Editor, dice: &mut Dice) {
    let to = dice.roll(editor.text().len() + 1);
    editor.buffer.go(to, false);
    match dice.roll(5) {
        0 => drop(press(editor, "shift-right")),
        1 => drop(press(editor, "backspace")),
        2 => drop(press(editor, "delete")),
        3 => drop(editor.paste("abc")),
        _ => write(editor, "xy"),
    }
}

fn foreign(editor: &mut Editor, dice: &mut Dice, theirs: &mut [usize; 2]) {
    let text = editor.text();
    let place = dice.roll(text.len() + 1);
    let end = (place + dice.roll(4)).min(text.len());
    let removed = &text[place..end];
    let put = "X".repeat(dice.roll(3));
    theirs[0] -= removed.matches('.').count();
    theirs[1] = theirs[1] + put.len() - removed.matches('X').count();
    assert!(editor.apply_foreign(&edit(place, removed, &put)));
}

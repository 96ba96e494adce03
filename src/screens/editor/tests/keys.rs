//! What single keys do.

use super::*;

#[test]
fn a_family_a_flag_and_a_letter_with_its_accent_are_one_step_each() {
    for letter in ["👨‍👩‍👧‍👦", "🇩🇰", "👍🏽", "❤️", "é", "q\u{323}"] {
        let mut editor = Editor::new("");
        editor.paste(&format!("a{letter}b"));
        assert_eq!(shown(&typed(editor.clone(), "left left")), format!("a|{letter}b"));
        assert_eq!(typed(editor, "left backspace").text(), "ab", "{letter}");
    }
}

#[test]
fn an_emoji_that_is_typed_sign_by_sign_becomes_one_letter() {
    let mut editor = Editor::new("");
    write(&mut editor, "e\u{301}👩\u{200D}👧🇩🇰");
    assert_eq!(editor.text(), "é👩\u{200D}👧🇩🇰");
    assert_eq!(typed(editor, "left left left").cursor(), 0);
    let mut editor = Editor::new("");
    write(&mut editor, "👩\u{200D}b\u{200D}");
    assert_eq!(editor.text(), "👩b", "a joiner that joins nothing goes");
}

#[test]
fn undo_goes_by_words_and_a_paste_is_one_step() {
    let mut editor = Editor::new("");
    write(&mut editor, "nyt brev");
    editor.paste(" til alle, i dag");
    assert_eq!(typed(editor.clone(), "ctrl-z").text(), "nyt brev");
    assert_eq!(typed(editor.clone(), "ctrl-z ctrl-z").text(), "nyt ");
    assert_eq!(typed(editor, "ctrl-z ctrl-z ctrl-z ctrl-z ctrl-y ctrl-y").text(), "nyt ");
}

#[test]
fn typing_elsewhere_is_a_step_of_its_own() {
    let mut editor = Editor::new("");
    write(&mut editor, "ab");
    let mut editor = typed(editor, "home");
    write(&mut editor, "cd");
    assert_eq!(typed(editor, "ctrl-z").text(), "ab");
}

#[test]
fn deleted_words_come_back_one_by_one() {
    let mut editor = Editor::new("et nyt brev").at(11);
    (0..8).for_each(|_| drop(press(&mut editor, "backspace")));
    assert_eq!(editor.text(), "et ");
    assert_eq!(typed(editor.clone(), "ctrl-z").text(), "et nyt");
    assert_eq!(shown(&typed(editor, "ctrl-z ctrl-z ctrl-z")), "et nyt brev|");
}

#[test]
fn text_is_marked_with_shift_or_with_f8() {
    for keys in ["shift-right shift-right", "f8 right right", "f8 shift-right right"] {
        let mut editor = typed(Editor::new("den røde"), keys);
        assert_eq!(press(&mut editor, "ctrl-c"), Took::Copied("de".into()), "{keys}");
        assert_eq!(shown(&typed(editor, "right ctrl-v")), "dede|n røde", "{keys}");
    }
    assert_eq!(typed(Editor::new("den røde"), "f8 end x").text(), "x");
    assert_eq!(typed(Editor::new("den røde"), "f8 end esc x").text(), "den rødex");
    assert_eq!(press(&mut Editor::new("x"), "esc"), Took::NotMine);
}

#[test]
fn without_shift_an_arrow_leaves_the_mark_at_its_side() {
    assert_eq!(shown(&typed(Editor::new("abc").at(1), "shift-right left")), "a|bc");
    assert_eq!(shown(&typed(Editor::new("abc").at(1), "shift-right right")), "ab|c");
}

#[test]
fn what_is_cut_is_pasted_as_often_as_one_likes() {
    let mut editor = typed(Editor::new("abc"), "ctrl-a");
    assert_eq!(press(&mut editor, "ctrl-x"), Took::Copied("abc".into()));
    assert_eq!(typed(editor, "ctrl-v ctrl-v").text(), "abcabc");
    assert_eq!(press(&mut Editor::new(""), "ctrl-v"), Took::NothingToPaste);
}

#[test]
fn a_paste_is_cleaned_and_says_how_much() {
    let mut editor = Editor::new("");
    assert_eq!(editor.paste("A\u{30A}benra\u{30A}\r\nto\tspalter\u{7}\u{200B}"), 2);
    assert_eq!(editor.text(), "Åbenrå\nto\tspalter");
}

#[test]
fn words_are_deleted_on_both_sides() {
    assert_eq!(shown(&typed(Editor::new("nyt brev nu").at(8), "ctrl-backspace")), "nyt | nu");
    assert_eq!(shown(&typed(Editor::new("nyt brev nu").at(4), "ctrl-delete")), "nyt |nu");
}

#[test]
fn home_and_end_go_by_the_row_first_and_then_by_the_line() {
    let mut editor = Editor::new("aaa bbb ccc ddd");
    editor.fit(10, 5);
    let editor = editor.at(10);
    assert_eq!(shown(&typed(editor.clone(), "home")), "aaa bbb |ccc ddd");
    assert_eq!(shown(&typed(editor.clone(), "home home")), "|aaa bbb ccc ddd");
    assert_eq!(shown(&typed(editor.clone(), "ctrl-home end")), "aaa bbb| ccc ddd");
    assert_eq!(shown(&typed(editor, "ctrl-home end end")), "aaa bbb ccc ddd|");
}

#[test]
fn up_and_down_keep_to_their_column_across_short_rows() {
    let editor = Editor::new("en lang linje\nto\nen lang linje").at(9);
    assert_eq!(shown(&typed(editor.clone(), "down down")), "en lang linje\nto\nen lang l|inje");
    assert_eq!(shown(&typed(editor, "down down up")), "en lang linje\nto|\nen lang linje");
    let wide = Editor::new("漢字漢字\nabcdefgh").at(6);
    assert_eq!(shown(&typed(wide, "down")), "漢字漢字\nabcd|efgh", "columns, not letters");
}

#[test]
fn words_are_found_while_they_are_typed_and_replaced_one_by_one_or_all_at_once() {
    let editor = Editor::new("Mål for mål, og MAAL");
    let found = typed(editor.clone(), "ctrl-f m å l");
    assert_eq!(found.buffer.selection(), Some(0..4));
    assert_eq!(typed(found.clone(), "enter").buffer.selection(), Some(9..13));
    assert_eq!(typed(found.clone(), "enter esc f3").buffer.selection(), Some(18..22));
    assert_eq!(typed(found.clone(), "shift-f3").buffer.selection(), Some(18..22));
    assert_eq!(typed(found.clone(), "tab x y enter").text(), "xy for mål, og MAAL");
    let mut all = typed(found, "tab x y");
    assert_eq!(press(&mut all, "ctrl-a"), Took::Replaced(3));
    assert_eq!(all.text(), "xy for xy, og xy");
    assert_eq!(typed(all, "esc ctrl-z").text(), "Mål for mål, og MAAL");
    assert_eq!(press(&mut typed(editor, "ctrl-f"), "z"), Took::Yes);
}

#[test]
fn what_is_replaced_by_itself_is_not_found_for_ever() {
    let mut editor = typed(Editor::new("bus"), "ctrl-f b u s tab b u s s e n");
    press(&mut editor, "enter");
    assert_eq!(editor.text(), "bussen");
    press(&mut editor, "enter");
    assert_eq!(editor.text(), "bussensen", "only a key replaces, and each key one place");
}

#[test]
fn ctrl_g_goes_to_a_line_or_asks_for_the_record_under_the_cursor() {
    let mut editor = typed(Editor::new("en\nto\nse A3-01 nu"), "ctrl-g 3 enter");
    assert_eq!(editor.cursor(), 6);
    let keys = ["ctrl-right", "ctrl-g"];
    keys.iter().for_each(|key| drop(press(&mut editor, key)));
    assert_eq!(press(&mut editor, "enter"), Took::Goto("A3-01".into()));
}

#[test]
fn keys_that_are_not_of_a_text_are_left_to_others() {
    for key in ["ctrl-s", "f1", "f10", "ctrl-q", "ctrl-n", "f9", "alt-x"] {
        assert_eq!(press(&mut Editor::new("x"), key), Took::NotMine, "{key}");
    }
    let altgr = Key { code: crate::msg::key::Code::Char('@'), ctrl: true, alt: true, shift: false };
    let mut editor = Editor::new("");
    assert_eq!(editor.key(altgr), Took::Yes);
    assert_eq!(editor.text(), "@");
}

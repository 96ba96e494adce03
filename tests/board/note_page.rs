//! The page of a note as it is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use tavle::msg::key::Key;
use tavle::screens::editor::Editor;
use tavle::screens::editor::view::draw;
use tavle::text::Lang;
use tavle::ui::canvas::Canvas;
use tavle::ui::theme::Theme;

/// An editor after these keys.
fn typed(mut editor: Editor, keys: &str) -> Editor {
    for name in keys.split_whitespace() {
        editor.key(Key::parse(name).unwrap());
    }
    editor
}

fn drawn(editor: &mut Editor, width: u16, height: u16) -> Buffer {
    editor.fit(width, height);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(editor, "kladde, gemt 19.42", Lang::Da, &mut Canvas::new(&mut buffer, Theme::Contrast));
    buffer
}

fn lines(buffer: &Buffer) -> Vec<String> {
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..buffer.area.height).map(|y| row(y).trim_end().to_owned()).collect()
}

/// The cells that are drawn in this way, row by row.
fn cells(buffer: &Buffer, modifier: Modifier) -> Vec<(u16, u16)> {
    let all = (0..buffer.area.height).flat_map(|y| (0..buffer.area.width).map(move |x| (x, y)));
    all.filter(|at| buffer[*at].modifier.contains(modifier)).collect()
}

#[test]
fn a_page_shows_the_text_in_rows_and_a_foot() {
    let mut editor = Editor::new("# Møde\nvi talte om brevene og om tonen\n\to: nyt brev\n").at(3);
    let page = lines(&drawn(&mut editor, 22, 8));
    let foot = " kladde, gemt 19.42…";
    assert_eq!(
        page,
        [" # Møde", " vi talte om brevene", " og om tonen", "     o: nyt brev", "", "", "", foot]
    );
}

#[test]
fn the_foot_says_what_is_saved_the_line_and_the_words_in_tens() {
    let text = "ord ".repeat(27) + &"\n".repeat(30);
    let mut editor = Editor::new(&text);
    let foot = |editor: &mut Editor| lines(&drawn(editor, 80, 5)).pop().unwrap();
    let said = " kladde, gemt 19.42 · linje 1 · over 20 ord";
    assert_eq!(foot(&mut editor), format!("{said:<63}▼ 28 linjer mere"));
    let mut all = typed(editor, "ctrl-a");
    assert_eq!(foot(&mut all), " markeret: 27 ord, 138 tegn");
}

#[test]
fn the_text_is_at_most_78_columns_wide_however_wide_the_screen() {
    let mut editor = Editor::new("x".repeat(200));
    let page = lines(&drawn(&mut editor, 132, 6));
    assert_eq!(page[0], format!(" {}", "x".repeat(78)));
    assert_eq!(page[2], format!(" {}", "x".repeat(200 - 2 * 78)));
}

#[test]
fn the_cursor_is_a_cell_turned_around_also_behind_the_last_letter_of_a_full_row() {
    let mut editor = Editor::new("x".repeat(78)).at(78);
    assert_eq!(cells(&drawn(&mut editor, 80, 4), Modifier::REVERSED), [(79, 0)]);
    let mut editor = Editor::new("ab\n").at(3);
    assert_eq!(cells(&drawn(&mut editor, 80, 4), Modifier::REVERSED), [(1, 1)]);
}

#[test]
fn what_is_marked_is_seen_without_colour_with_its_line_ends() {
    let mut editor = typed(Editor::new("ab\n\ncd"), "shift-down shift-down shift-right");
    let page = drawn(&mut editor, 80, 6);
    assert_eq!(cells(&page, Modifier::REVERSED), [(1, 0), (2, 0), (3, 0), (1, 1), (1, 2)]);
    assert_eq!(cells(&page, Modifier::UNDERLINED), [(2, 2)], "the cursor at the end of the mark");
}

#[test]
fn a_personal_number_is_underlined_also_where_a_row_breaks_it() {
    let mut editor = Editor::new("ring til 010190-1234 nu");
    let page = drawn(&mut editor, 18, 6);
    let under = cells(&page, Modifier::UNDERLINED);
    assert_eq!(under.len(), "010190-1234".len(), "{:?}", lines(&page));
    let mut long = Editor::new(&("ord ".repeat(3_000) + "010190-1234")).at(12_000);
    assert_eq!(cells(&drawn(&mut long, 80, 6), Modifier::UNDERLINED).len(), 11);
}

#[test]
fn a_fence_opened_above_the_page_keeps_what_stands_in_it_from_looking_like_marks() {
    let fenced = "f: ét brev\n".repeat(2_000);
    let mut editor = Editor::new(format!("```\n{fenced}```\nf: ét brev"));
    let mut strong = |keys: &str| {
        editor = typed(editor.clone(), keys);
        cells(&drawn(&mut editor, 40, 6), Modifier::BOLD)
    };
    assert_eq!(strong("ctrl-home"), []);
    assert_eq!(strong("pgdn pgdn pgdn"), []);
    assert_eq!(strong("ctrl-end"), [(1, 3), (2, 3)], "the last line stands behind the fence");
    strong("ctrl-home delete");
    assert_eq!(strong("ctrl-end"), [(1, 0), (2, 0), (1, 1), (2, 1)], "now the last line stands in one");
}

#[test]
fn the_page_follows_the_cursor_and_a_step_scrolls_by_one_row() {
    let text: String = (1..100).map(|n| format!("linje {n}\n")).collect();
    let mut editor = Editor::new(&text);
    editor.fit(40, 6);
    let first = |editor: &mut Editor| lines(&drawn(editor, 40, 6))[0].clone();
    for (keys, top) in [
        ("down down down down", " linje 1"),
        ("down", " linje 2"),
        ("up up up up", " linje 2"),
        ("up", " linje 1"),
        ("pgdn", " linje 5"),
        ("pgdn", " linje 9"),
        ("pgup", " linje 5"),
        ("ctrl-home", " linje 1"),
    ] {
        editor = typed(editor, keys);
        assert_eq!(first(&mut editor), top, "{keys}");
    }
    let mut end = typed(editor, "ctrl-end");
    assert!(lines(&drawn(&mut end, 40, 6)).contains(&" linje 99".to_owned()));
}

#[test]
fn the_search_stands_at_the_foot_with_its_keys() {
    let mut editor = typed(Editor::new("by og bus"), "ctrl-f b u");
    let page = drawn(&mut editor, 80, 4);
    let foot = lines(&page).pop().unwrap();
    assert!(foot.starts_with(" Find: bu") && foot.ends_with("Enter næste · Tab erstat · Esc luk"), "{foot}");
    let mut editor = typed(editor, "x");
    assert!(lines(&drawn(&mut editor, 80, 4))[3].ends_with("står her ikke"));
}

#[test]
fn at_any_size_there_is_a_page() {
    let mut editor = Editor::new("漢字漢字 og en lang linje 👨‍👩‍👧‍👦\n- punkt").at(20);
    for width in 1..40 {
        for height in 1..8 {
            drawn(&mut editor, width, height);
        }
    }
}

//! Enter, Tab and Backspace in lists.

use super::*;

fn after(text: &str, keys: &str) -> String {
    let at = text.find('|').unwrap();
    shown(&typed(Editor::new(text.replace('|', "")).at(at), keys))
}

#[test]
fn an_item_goes_on_in_the_next_line() {
    assert_eq!(after("- ét|", "enter"), "- ét\n- |");
    assert_eq!(after("  * ét| to", "enter"), "  * ét\n  * | to");
    assert_eq!(after("9. ni|", "enter"), "9. ni\n10. |");
    assert_eq!(after("1) en|", "enter"), "1) en\n2) |");
    assert_eq!(after("    indrykket|", "enter"), "    indrykket\n    |");
}

#[test]
fn an_empty_item_ends_the_list() {
    assert_eq!(after("- ét\n- |", "enter"), "- ét\n|");
    assert_eq!(after("1. ét\n2. |", "enter enter"), "1. ét\n\n|");
}

#[test]
fn what_only_looks_like_an_item_is_none() {
    for text in ["-ét|", "17.4|", "*vigtigt*|", "2020. år|", "- ét|\nto"] {
        let line = text.replace('|', if text.starts_with("- ") { "\n- |" } else { "\n|" });
        assert_eq!(after(text, "enter"), line);
    }
    assert_eq!(after("|- ét", "enter"), "\n|- ét", "before the bullet a line is put in");
}

#[test]
fn tab_moves_an_item_and_shift_tab_moves_it_back() {
    assert_eq!(after("- ét|", "tab"), "  - ét|");
    assert_eq!(after("  - ét|", "shift-tab"), "- ét|");
    assert_eq!(after("- ét|", "shift-tab"), "- ét|");
    assert_eq!(after("ord|", "tab"), "ord |");
    assert_eq!(after("|ord", "tab tab"), "        |ord");
}

#[test]
fn tab_moves_all_marked_lines_as_one_step() {
    assert_eq!(after("- |ét\n\n- to", "shift-down shift-down tab esc"), "  - ét\n\n  - |to");
    assert_eq!(
        after("- |ét\n\n- to", "shift-down shift-down tab esc ctrl-z").replace('|', ""),
        "- ét\n\n- to"
    );
}

#[test]
fn backspace_takes_an_indent_as_tab_put_it_in() {
    assert_eq!(after("    |x", "backspace"), "  |x");
    assert_eq!(after("   |x", "backspace"), "  |x");
    assert_eq!(after("a  |x", "backspace"), "a |x");
}

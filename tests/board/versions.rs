//! The saved versions of a note: listed, two of them beside each other, one brought back.

use ratatui::style::Modifier;
use tavle::text::Lang;

use crate::stage::Stage;

/// The note N-0010, saved twice more, and with words that are not saved yet.
fn note(size: (u16, u16), lang: Lang) -> Stage {
    let mut stage = Stage::demo(size, lang);
    stage.keys(
        "4 enter f4 text:N-0010 enter f2 ctrl-home down end text:_alle_dage enter text:MK_kom_senere. ctrl-s",
    );
    stage.keys("ctrl-home text:38 delete delete ctrl-s");
    stage.keys("ctrl-end enter text:Husk_kaffen.");
    stage
}

/// The words that are bold and underlined, in reading order.
fn changed(stage: &Stage) -> String {
    let buffer = stage.buffer();
    let is_changed = |x: u16, y: u16| {
        buffer.cell((x, y)).unwrap().modifier.contains(Modifier::BOLD | Modifier::UNDERLINED)
    };
    let mut words = String::new();
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            if is_changed(x, y) {
                words.push_str(buffer.cell((x, y)).unwrap().symbol());
            } else if !words.ends_with(' ') {
                words.push(' ');
            }
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_version_stands_beside_the_text_as_it_is_now_and_differences_are_stepped_through() {
    let mut stage = note((120, 36), Lang::Da);
    stage.keys("f7 down down s");
    stage.shows("versions-beside-120x36");
    assert!(changed(&stage).starts_with("31 38 alle dage → O-"), "{}", changed(&stage));
    assert!(stage.screen().contains("forskel 1 af 3"), "{}", stage.screen());
    stage.keys("right right right right");
    assert!(stage.screen().contains("forskel 3 af 3"), "{}", stage.screen());
    stage.keys("left");
    assert!(stage.screen().contains("forskel 2 af 3"), "{}", stage.screen());
    stage.keys("esc");
    assert!(stage.app.writing.as_ref().unwrap().earlier.is_some(), "Esc goes back to the list");
    stage.keys("s enter");
    let text = stage.app.writing.as_ref().unwrap().editor.text();
    assert!(text.starts_with("31 af 37") && !text.contains("Husk kaffen"), "the older one is back: {text}");
    stage.keys("ctrl-z");
    assert!(stage.app.writing.as_ref().unwrap().editor.text().ends_with("Husk kaffen."));
}

#[test]
fn a_marked_version_is_compared_with_the_one_under_the_cursor_in_one_column_on_a_small_screen() {
    let mut stage = note((80, 24), Lang::En);
    stage.keys("f7 space down down s");
    stage.shows("versions-below-80x24-en");
    assert!(!stage.screen().contains("Husk kaffen"), "what is not saved is no part of either");
    stage.keys("esc space");
    assert!(stage.screen().contains("▌*"), "{}", stage.screen());
    stage.keys("s");
    assert!(stage.screen().contains("as it stands now"), "a version beside itself says nothing");
}

#[test]
fn two_versions_that_are_alike_say_so() {
    let mut stage = Stage::demo((80, 24), Lang::Da);
    stage.keys("4 enter f4 text:N-0010 enter f2 f7 s");
    assert!(stage.screen().contains("Der er ingen forskel på de to"), "{}", stage.screen());
    stage.keys("right left pgdn end home up esc esc");
    assert!(stage.app.writing.as_ref().unwrap().earlier.is_none());
}

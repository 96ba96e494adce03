//! x
use super::*;
#[test]
fn dbg() {
    let text = " \u{301}løs a🇰nf*🙂:🙂cent🏽etmegetlangtæ \n  🙂e:å🙂\næ- punkt\n  - under\nẹÅbenrạ\u{30a}\nṛ漢字漢字漢字漢字漢字漢字漢字r.👩\u{200d}👩\u{200d}👧\u{200d}👦 og 🇩🇰eÅ";
    let mut e = Editor::new(text).at(145);
    e.fit(22, 7);
    let l = e.buffer.line();
    eprintln!("{l:?}");
    let r = e.row_of(145);
    eprintln!("{r} {}", e.row_of(r - 1));
    press(&mut e, "shift-up");
    eprintln!("{} {:?}", e.cursor(), e.wish);
}

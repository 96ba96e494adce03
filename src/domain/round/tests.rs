//! Tests of what is said of an entry.

use super::*;
use crate::domain::field::Kind;

fn period(code: &str) -> Period {
    Period::parse(code).unwrap()
}

fn entry() -> Entry {
    let loose = Loose {
        rec: Rec { kind: Kind::Target, id: 1 },
        key: "T-2001".into(),
        title: "Kontanthjælp".into(),
        new: 0,
        revised: 0,
    };
    Entry { loose: None, unit: Unit::parse("fuldtidspersoner"), ..Entry::loose(loose) }
}

#[test]
fn a_changed_light_stands_before_what_was_revised_and_that_before_what_is_new() {
    let revision = |code, old, new, back| Revision { period: period(code), old, new, back };
    let mut all = Entry {
        light: Some((Light::OnTrack, Light::Behind)),
        revised: vec![revision("2018M12", 2056.0, 2060.0, 14), revision("2020M01", 1949.0, 1951.0, 1)],
        new: vec![(period("2020M02"), 1945.0)],
        ..entry()
    };
    assert_eq!(
        all.said(Lang::Da),
        "følger planen → bagud · 2 tal ændret op til 14 md. tilbage, mest december 2018: 2.056 → 2.060 (+4) · nyt: februar 2020 1.945"
    );
    assert_eq!(all.sort(), Sort::Light);
    all.light = None;
    assert_eq!(all.sort(), Sort::Revised);
    all.revised.truncate(1);
    assert_eq!(
        all.said(Lang::En),
        "December 2018 revised 2,056 → 2,060 (+4), 14 mo. back · new: February 2020 1,945"
    );
    all.is_handled = true;
    assert_eq!(all.sort(), Sort::Handled);
}

#[test]
fn what_is_missing_says_why_and_a_hole_says_where() {
    let missing = vec![(period("2020M02"), Some(Missing::Suppressed)), (period("2020M03"), None)];
    let lacking = Entry { missing, holes: vec![period("2019M04"), period("2019M06")], ..entry() };
    assert_eq!(
        lacking.said(Lang::Da),
        "februar 2020 skjult (få personer), marts 2020 mangler · 2 huller i serien, det første april 2019"
    );
    assert_eq!(lacking.sort(), Sort::Missing);
    let broken = Entry { missing: Vec::new(), ..lacking };
    assert_eq!(broken.sort(), Sort::Broken);
}

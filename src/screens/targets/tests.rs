//! Tests of one target on screen, with figures that are known: both sizes, falling and rising, gaps, revisions, a light
//! set by hand, the ASCII face, and every size.

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::pane::Pane;
use super::*;
use crate::domain::board::Compared;
use crate::domain::choice::{Direction, TargetKind};
use crate::domain::record::Record;
use crate::domain::target::{Figure, Goal, Override, Rule, Series, Unit, judge};
use crate::text::Lang;
use crate::ui::canvas::Canvas;
use crate::ui::face::Face;
use crate::ui::theme::Theme;

const DA: Lang = Lang::Da;
const LARGE: (u16, u16) = (120, 36);
const SMALL: (u16, u16) = (80, 24);
/// January 2019 to February 2020, as the drawing has them.
const CASH_BENEFIT: [f64; 14] = [
    2056.0, 2050.0, 2038.0, 2034.0, 2028.0, 2022.0, 2008.0, 1993.0, 1990.0, 1982.0, 1974.0, 1962.0, 1951.0,
    1945.0,
];

fn record(kind: Kind, id: i64, key: &str, values: &[(&str, &str)]) -> Record {
    let value = |name: &str| values.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
    let values = kind.fields().iter().map(|field| value(field.name)).collect();
    Record { rec: Rec { kind, id }, key: key.to_owned(), values, seen: 0, updated_at: None }
}

fn period(code: &str) -> Period {
    Period::parse(code).unwrap()
}

fn month(nth: usize) -> Period {
    period("2019M01").shifted(i32::try_from(nth).unwrap())
}

/// Monthly figures from January 2019 on, the newest provisional.
fn series(figures: &[f64]) -> Series {
    let last = figures.len() - 1;
    let figure =
        |(n, value): (usize, &f64)| (month(n), Figure { provisional: n == last, ..Figure::of(*value) });
    figures.iter().enumerate().map(figure).collect()
}

fn aim(name: &str, direction: Direction, ends: (f64, f64), series: Series, set: Option<&Override>) -> Aim {
    let goal = Goal {
        year: 2020,
        kind: TargetKind::Absolute,
        direction,
        value: Some(ends.1),
        unit: Unit::parse("fuldtidspersoner"),
        baseline: Some(ends.0),
        baseline_period: Some(period("2018M12")),
        steps: Vec::new(),
    };
    let today = "2020-04-20".parse().unwrap();
    let gauge = judge(&goal, &series, None, Rule::default(), today, set);
    let measured = series
        .iter()
        .enumerate()
        .map(|(n, (p, _))| (p, Rec { kind: Kind::Measurement, id: i64::try_from(n).unwrap() + 1 }));
    Aim {
        record: record(Kind::Target, 1, "T-2001", &[("group", name), ("indicator", "FTP"), ("year", "2020")]),
        indicator: Some(record(
            Kind::Indicator,
            1,
            "FTP",
            &[
                ("title", "Fuldtidspersoner"),
                ("unit", "fuldtidspersoner"),
                ("source", "Jobindsats.dk, Y60A02"),
            ],
        )),
        measured: measured.collect(),
        series,
        remarks: BTreeMap::new(),
        light_set_by: None,
        compared: Vec::new(),
        gauge,
    }
}

fn cash_benefit() -> Aim {
    aim("Kontanthjælp", Direction::Down, (2060.0, 1720.0), series(&CASH_BENEFIT), None)
}

fn board(aims: Vec<Aim>) -> Board {
    Board { today: "2020-04-20".parse().unwrap(), targets: aims, ..Board::default() }
}

/// The pane with one target opened.
fn opened(aim: Aim, size: (u16, u16), lang: Lang) -> (Targets, Desk) {
    let today = "2020-04-20".parse().unwrap();
    let mut desk = Desk::new(lang, "HL", "HL", 0, today);
    (desk.size, desk.at_home) = (size, false);
    desk.board = Some(Arc::new(board(vec![aim])));
    let mut pane = Targets::default();
    pane.read(&mut desk);
    pane.action(Action::Open, &mut desk);
    (pane, desk)
}

fn buffer(pane: &Targets, desk: &Desk) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, desk.size.0, desk.size.1));
    let mut canvas = Canvas::new(&mut buffer, Theme::Dark);
    if desk.at_home {
        pane.view_home(desk, true, &mut canvas)
    } else {
        pane.view(desk, &mut canvas)
    }
    buffer
}

fn rows_of(buffer: &Buffer) -> Vec<String> {
    let row = |y| (0..buffer.area.width).map(|x| buffer.cell((x, y)).unwrap().symbol()).collect::<String>();
    (0..buffer.area.height).map(|y| row(y).trim_end().to_owned()).collect()
}

fn rows(pane: &Targets, desk: &Desk) -> Vec<String> {
    rows_of(&buffer(pane, desk))
}

fn detail(aim: Aim, size: (u16, u16)) -> Vec<String> {
    let (pane, desk) = opened(aim, size, DA);
    rows(&pane, &desk)
}

#[test]
fn the_cash_benefit_is_drawn_as_it_was_designed() {
    let rows = detail(cash_benefit(), LARGE);
    assert_eq!(
        rows[4],
        "  ■ BAGUD     1.945 i februar (foreløbigt tal)     83 flere end planlagt     225 over årets mål på 1.720"
    );
    let drawn: Vec<String> = rows[9..26]
        .iter()
        .map(|row| row.chars().take(84).collect::<String>().trim_end().to_owned())
        .collect();
    let expected = [
        "  2.060 │─●  ●",
        "        │  ─────●  ●  ●  ●",
        "  2.000 │        ──────     ●  ●  ●",
        "        │              ───────       ●  ●  ●",
        "  1.940 │                     ──────          ●  ○  ∙  ∙",
        "        │                           ──────                ∙  ∙  ∙  ∙        1.865",
        "  1.880 │                                 ───────                     ∙  ∙  ∙  ∙",
        "        │                                        ──────",
        "  1.820 │                                              ───────",
        "        │                                                     ──────",
        "  1.760 │                                                           ──────",
        "        │                                                                 ───────",
        "  1.700 │                                                                   1.720",
        "        └────────────────────────────────────────────────────────────────────────",
        "         jan.     apr.     jul.     okt.     jan.     apr.     jul.     okt.",
        "         2019                                2020",
        "         ● tal   ○ foreløbigt   ─ planen   ∙ hvis det fortsætter",
    ];
    assert_eq!(drawn, expected);
    assert!(rows[9].ends_with("│   seneste halve år     −8 pr. md."), "{}", rows[9]);
    assert!(rows[12].ends_with("│   over målet         145 personer"), "{}", rows[12]);
    assert_eq!(
        rows[28..31],
        [
            "  Tal                1.990       1.982       1.974       1.962       1.951       1.945",
            "  Planen             1.933       1.918       1.904       1.890       1.876       1.862",
            "  Forskel              +57         +64         +70         +72         +75         +83",
        ]
    );
}

#[test]
fn in_a_small_window_the_same_target_keeps_chart_pace_and_table() {
    let rows = detail(cash_benefit(), SMALL);
    assert_eq!(rows[0], " Mål › Kontanthjælp › 2020                 fuldtidspersoner · tal til feb. 2020");
    assert_eq!(rows[2], "  ■ BAGUD   1.945 i feb. (foreløbigt)   83 flere end planlagt   mål 1.720");
    assert_eq!(rows[3], "  Derfor: 83 er mere end 20 pct. af den planlagte ændring på 340.");
    assert!(rows[5].starts_with(" 2.060 │─●─● ●") && rows[5].ends_with("│ Pr. måned"), "{}", rows[5]);
    assert!(rows[6].ends_with("│ nu               −8"), "{}", rows[6]);
    assert!(rows[9].ends_with("│ Ventet dec.   1.865"), "{}", rows[9]);
    assert!(rows[13].starts_with(" 1.700 │"), "{}", rows[13]);
    assert_eq!(
        rows[16].chars().take(57).collect::<String>().trim_end(),
        "        ● tal  ○ foreløbigt  ─ planen  ∙ fortsætter det"
    );
    assert_eq!(rows[18].trim(), "sep.       okt.       nov.       dec.       jan.       feb.");
    assert_eq!(rows[19], "  Tal          1.990      1.982      1.974      1.962      1.951      1.945");
    assert_eq!(rows[21], "  Rettet                                                           foreløb.");
}

#[test]
fn a_rising_target_mirrors_a_falling_one() {
    let rising = CASH_BENEFIT.map(|value| 3780.0 - value);
    let rows = detail(aim("I job", Direction::Up, (1720.0, 2060.0), series(&rising), None), LARGE);
    assert!(
        rows[4].starts_with("  ■ BAGUD     1.835 i februar (foreløbigt tal)     83 færre end planlagt"),
        "{}",
        rows[4]
    );
    assert!(rows[21].starts_with("  1.720 │─●  ●"), "{}", rows[21]);
    assert!(rows[9].starts_with("  2.080 │") && rows[9].contains("2.060"), "{}", rows[9]);
    assert!(rows[9].ends_with("+8 pr. md."), "{}", rows[9]);
    assert!(rows[12].ends_with("under målet        145 personer"), "{}", rows[12]);
    assert!(rows[13].contains("1.915") && rows[14].contains("∙  "), "{rows:#?}");
}

#[test]
fn a_month_without_a_figure_is_a_gap_and_a_revised_one_says_what_it_was() {
    let known = series(&CASH_BENEFIT);
    let holed = known.iter().filter(|(p, _)| *p != period("2019M11")).map(|(p, figure)| {
        let former = (p == period("2020M01")).then_some(1949.0);
        (p, Figure { former, ..*figure })
    });
    let rows = detail(aim("Kontanthjælp", Direction::Down, (2060.0, 1720.0), holed.collect(), None), LARGE);
    assert!(rows[12].contains("●     ●  ∆"), "{}", rows[12]);
    assert!(rows[28].contains("1.982     mangler       1.962"), "{}", rows[28]);
    assert!(rows[31].ends_with("før 1.949  foreløbigt"), "{}", rows[31]);
    assert!(rows[25].contains("∆ rettet"), "{}", rows[25]);
}

#[test]
fn a_remark_stands_above_its_month_and_below_the_figures() {
    let mut aim = cash_benefit();
    aim.remarks.insert(period("2020M02"), ("AS".into(), 1_583_150_400_000, "ny praksis\nfra 1/2".into()));
    let (mut pane, mut desk) = opened(aim, LARGE, DA);
    let shown = rows(&pane, &desk);
    assert!(shown[32].starts_with("  Bemærkning   februar: ny praksis fra 1/2 (AS, 2/3)"), "{}", shown[32]);
    assert!(shown[12].contains('∆'));
    pane.action(Action::Earlier, &mut desk);
    let january = rows(&pane, &desk);
    assert!(january[27].contains("▌jan.") && january[22].contains('▌'), "{january:#?}");
    assert_eq!(january[32], "");
    desk.size = SMALL;
    pane.action(Action::Later, &mut desk);
    assert!(
        rows(&pane, &desk)[22].starts_with("  Bemærkning februar: ny praksis"),
        "{:#?}",
        rows(&pane, &desk)
    );
    pane.month = None;
    let newest = rows(&pane, &desk);
    assert!(newest[22].starts_with("  Bemærkning februar: ny praksis"), "{newest:#?}");
    desk.say("gemt".to_owned());
    let said = rows(&pane, &desk);
    assert!(!said.concat().contains("ny praksis") && said[21].starts_with("  Rettet"), "{said:#?}");
}

#[test]
fn the_legend_of_a_small_chart_names_the_sign_of_what_was_revised() {
    for lang in [DA, Lang::En] {
        let revised =
            |(period, figure): (Period, &Figure)| (period, Figure { former: Some(1949.0), ..*figure });
        let figures = series(&CASH_BENEFIT).iter().map(revised).collect();
        let aim = aim("Kontanthjælp", Direction::Down, (2060.0, 1720.0), figures, None);
        let (pane, desk) = opened(aim, SMALL, lang);
        let shown = rows(&pane, &desk);
        let revised = crate::text::chart_revised(lang);
        assert!(shown[16].contains(&revised), "{shown:#?}");
    }
}

#[test]
fn a_place_says_among_how_many_where_its_title_does() {
    for (title, said) in [("Fuldtidspersoner, plads blandt 98 kommuner", "95 af 98"), ("Plads", "95")] {
        let mut aim = cash_benefit();
        let place = record(Kind::Indicator, 2, "PLADS", &[("title", title), ("unit", "plads")]);
        let series: Series = [(period("2020M02"), Figure::of(95.0))].into_iter().collect();
        aim.compared = vec![Compared {
            indicator: place,
            area: "Fredericia".to_owned(),
            series,
            measured: Default::default(),
        }];
        let shown = detail(aim, SMALL);
        let row = shown.iter().find(|row| row.contains("plads")).unwrap();
        assert!(row.ends_with(&format!(" {said}")), "{row}");
    }
}

#[test]
fn the_cursor_goes_back_to_the_first_figure_and_no_further() {
    let (mut pane, mut desk) = opened(cash_benefit(), LARGE, DA);
    for _ in 0..40 {
        pane.action(Action::Earlier, &mut desk);
    }
    assert_eq!(pane.month, Some(period("2019M01")));
    assert!(rows(&pane, &desk)[27].contains("▌jan."));
    for _ in 0..40 {
        pane.action(Action::Later, &mut desk);
    }
    assert_eq!(pane.month, Some(period("2020M02")));
}

#[test]
fn a_light_set_by_hand_says_who_why_until_when_and_what_the_figures_say() {
    let set =
        Override { light: Light::AtRisk, reason: "ny praksis".into(), until: "2020-05-31".parse().unwrap() };
    let mut aim = aim("Kontanthjælp", Direction::Down, (2060.0, 1720.0), series(&CASH_BENEFIT), Some(&set));
    aim.light_set_by = Some(("HL".into(), 1_587_000_000_000));
    let large = detail(aim.clone(), LARGE).join("\n");
    assert!(large.contains("▲ HOLD ØJE"));
    for part in [
        "Fastsat til hold øje til og med den 31. maj 2020: ny praksis",
        "Tallene alene siger bagud",
        "sat af HL",
    ] {
        assert!(large.contains(part), "{part}: {large}");
    }
    let small = detail(aim, SMALL).join("\n");
    for part in ["31. maj 2020", "ny praksis", "HL", "bagud"] {
        assert!(small.contains(part), "{part}: {small}");
    }
}

#[test]
fn what_if_moves_the_landing_and_says_that_nothing_is_saved() {
    let (mut pane, mut desk) = opened(cash_benefit(), LARGE, DA);
    pane.action(Action::WhatIf, &mut desk);
    assert!(pane.is_typing());
    for _ in 0..4 {
        pane.typed(Key::char('-'), &mut desk);
    }
    let shown = rows(&pane, &desk);
    assert!(shown[0].contains("hvad nu hvis · intet gemmes"), "{}", shown[0]);
    assert!(shown[6].contains("Tempo −8 → −12 pr. md."), "{}", shown[6]);
    assert!(shown[11].contains("ventet i december         1.825"), "{}", shown[11]);
    pane.typed(Key::parse("tab").unwrap(), &mut desk);
    pane.typed(Key::char('-'), &mut desk);
    assert!(rows(&pane, &desk)[6].contains("Nyeste tal 1.945 → 1.940"), "{}", rows(&pane, &desk)[6]);
    pane.typed(Key::parse("esc").unwrap(), &mut desk);
    assert!(!pane.is_typing());
    assert_eq!(rows(&pane, &desk), detail(cash_benefit(), LARGE));
    assert!(!desk.take_effects().iter().any(|e| matches!(e, crate::msg::effect::Effect::Commit { .. })));
}

#[test]
fn in_plain_ascii_every_sign_has_a_letter() {
    for size in [LARGE, SMALL] {
        let (pane, desk) = opened(cash_benefit(), size, Lang::En);
        let mut buffer = buffer(&pane, &desk);
        Face::Ascii.apply(&mut buffer);
        let rows = rows_of(&buffer);
        let odd: Vec<char> =
            rows.iter().flat_map(|row| row.chars()).filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
        assert!(odd.is_empty(), "{odd:?} {rows:#?}");
        assert!(
            rows.iter().any(|row| row.contains("o figures"))
                && rows.iter().any(|row| row.contains("? provisional"))
        );
    }
}

#[test]
fn in_english_nothing_is_left_in_danish() {
    let (pane, desk) = opened(cash_benefit(), LARGE, Lang::En);
    let text = rows(&pane, &desk).join("\n");
    for word in ["planen", "Tempo", "Sammenligning", "Måned", "foreløbigt", "pr. md."] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert!(text.contains("1,945") && text.contains("expected in December"));
}

#[test]
fn a_target_keeps_its_place_when_its_light_turns_until_the_pane_is_left() {
    let (mut pane, mut desk) = opened(cash_benefit(), SMALL, DA);
    assert_eq!(pane.pile.group_at(0), Some(Light::Behind));
    let better = CASH_BENEFIT.map(|value| value - 200.0);
    let turned = aim("Kontanthjælp", Direction::Down, (2060.0, 1720.0), series(&better), None);
    desk.board = Some(Arc::new(board(vec![turned])));
    pane.board(&mut desk);
    assert_eq!(pane.pile.group_at(0), Some(Light::Behind));
    pane.leave(&mut desk);
    assert_eq!(pane.pile.group_at(0), Some(Light::OnTrack));
}

#[test]
fn a_target_without_anything_is_shown_all_the_same() {
    let empty = aim("Ny gruppe", Direction::Down, (10.0, 5.0), Series::default(), None);
    let mut bare = empty.clone();
    bare.indicator = None;
    bare.gauge.goal.value = None;
    bare.gauge.plan = None;
    for aim in [empty, bare] {
        for size in [LARGE, SMALL, (40, 12)] {
            let (mut pane, mut desk) = opened(aim.clone(), size, DA);
            assert!(rows(&pane, &desk).join(" ").contains("KAN IKKE VURDERES"));
            assert!(matches!(pane.action(Action::WhatIf, &mut desk), Handled::No(_)));
            assert!(matches!(pane.action(Action::Remark, &mut desk), Handled::No(_)));
            pane.action(Action::Earlier, &mut desk);
            pane.action(Action::Back, &mut desk);
            rows(&pane, &desk);
        }
    }
}

#[test]
fn every_size_is_drawn_without_a_panic() {
    let (mut pane, mut desk) = opened(cash_benefit(), LARGE, DA);
    for trying in [false, true] {
        if trying {
            pane.action(Action::WhatIf, &mut desk);
        }
        for (w, h) in (1..=130).step_by(3).flat_map(|w| (1..=64).step_by(3).map(move |h| (w, h))) {
            for at_home in [true, false] {
                (desk.size, desk.at_home) = ((w, h), at_home);
                rows(&pane, &desk);
            }
        }
    }
    pane.mode = Mode::List;
    for (w, h) in (1..=160).step_by(3).flat_map(|w| (1..=40).step_by(3).map(move |h| (w, h))) {
        (desk.size, desk.at_home) = ((w, h), false);
        rows(&pane, &desk);
    }
}

//! Figures as they come: cells that mean one thing or are asked about, and the shapes of the files they stand in.

use super::cell::{Cell, read};
use super::*;
use crate::domain::choice::Missing;
use crate::domain::derived::SOURCE;
use crate::domain::target::Unit;
use crate::exchange::incoming::Incoming;

/// What a cell is expected to be.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Is {
    Number(&'static str),
    Provisional(&'static str),
    Missing(Missing),
    Nothing,
    Asked,
    NoNumber,
    OtherUnit,
    NoUnit,
}

fn is(text: &str, marks: Marks, unit: &str, service: Service) -> Is {
    let leak = |text: String| -> &'static str { text.leak() };
    match read(text, marks, &Unit::parse(unit), service) {
        Ok(Cell::Number { value, provisional: true }) => Is::Provisional(leak(value)),
        Ok(Cell::Number { value, .. }) => Is::Number(leak(value)),
        Ok(Cell::Missing(why)) => Is::Missing(why),
        Ok(Cell::Nothing) => Is::Nothing,
        Err(Message::AmbiguousNumber { .. } | Message::AmbiguousSign { .. }) => Is::Asked,
        Err(Message::OtherUnit { .. }) => Is::OtherUnit,
        Err(Message::NoUnitForIt { .. }) => Is::NoUnit,
        Err(_) => Is::NoNumber,
    }
}

use Is::{Asked, NoNumber, NoUnit, Nothing, Number, OtherUnit, Provisional};

#[test]
fn a_cell_is_read_as_what_it_is_in_whatever_file_it_stands() {
    let cells = [
        ("3", Number("3")),
        ("3,0", Number("3")),
        ("2.9", Number("2.9")),
        ("2,9", Number("2.9")),
        ("0", Number("0")),
        ("0,00", Number("0")),
        ("-0", Number("0")),
        ("007", Number("7")),
        ("1.234,5", Number("1234.5")),
        ("1,234.5", Number("1234.5")),
        ("1.234.567", Number("1234567")),
        ("1 234", Number("1234")),
        ("1\u{a0}234", Number("1234")),
        ("1\u{202f}234,5", Number("1234.5")),
        ("\u{a0}12\u{a0}", Number("12")),
        ("-5", Number("-5")),
        ("\u{2212}5", Number("-5")),
        ("\u{2212}\u{a0}0,06", Number("-0.06")),
        ("+3", Number("3")),
        ("0,125", Number("0.125")),
        ("1960*", Provisional("1960")),
        ("3,1 *", Provisional("3.1")),
        (" 12 %", Number("12")),
        ("12,5\u{a0}%", Number("12.5")),
        ("12 pct.", Number("12")),
        ("..", Is::Missing(Missing::Absent)),
        ("...", Is::Missing(Missing::Unpublished)),
        ("…", Is::Missing(Missing::Unpublished)),
        ("·", Is::Missing(Missing::Suppressed)),
        ("diskret.", Is::Missing(Missing::Suppressed)),
        ("ikke offentliggjort", Is::Missing(Missing::Unpublished)),
        ("x", Asked),
        ("n/a", Asked),
        ("12 34", NoNumber),
        ("1,2,3", NoNumber),
        ("1e3", NoNumber),
        ("=1+1", NoNumber),
        ("ca. 12", NoNumber),
        ("12-15", NoNumber),
        ("<5", NoNumber),
        ("(12)", NoNumber),
        ("#N/A", NoNumber),
        ("NaN", NoNumber),
        ("2020-01-01", NoNumber),
        ("12 kr.", NoNumber),
    ];
    for (text, expected) in cells {
        for marks in [Marks::Danish, Marks::Plain, Marks::Unknown] {
            for service in [Service::Jobindsats, Service::StatBank, Service::CrossTable] {
                assert_eq!(is(text, marks, "pct.", service), expected, "{text} {marks:?} {service:?}");
            }
        }
    }
}

#[test]
fn a_cell_that_hangs_on_its_file_is_read_by_it_or_asked_about() {
    use Marks::{Danish, Plain, Unknown};
    use Service::{CrossTable, Jobindsats, StatBank};
    let cells = [
        ("1.234", Danish, "pct.", Jobindsats, Number("1234")),
        ("1.234", Plain, "pct.", Jobindsats, Number("1.234")),
        ("1.234", Unknown, "pct.", Jobindsats, Asked),
        ("1,234", Danish, "pct.", Jobindsats, Number("1.234")),
        ("1,234", Plain, "pct.", Jobindsats, Asked),
        ("1.234", Unknown, "personer", Jobindsats, Number("1234")),
        ("1.234", Plain, "personer", Jobindsats, Asked),
        ("1,234", Danish, "personer", Jobindsats, Asked),
        ("", Danish, "personer", Jobindsats, Is::Missing(Missing::Suppressed)),
        ("null", Danish, "personer", Jobindsats, Is::Missing(Missing::Suppressed)),
        ("", Danish, "personer", StatBank, Nothing),
        ("null", Danish, "personer", CrossTable, Nothing),
        ("-", Danish, "personer", StatBank, Number("0")),
        ("-", Danish, "personer", Jobindsats, Asked),
        ("\u{2212}", Danish, "personer", CrossTable, Asked),
        (".", Danish, "personer", StatBank, Is::Missing(Missing::Absent)),
        (".", Danish, "personer", CrossTable, Asked),
    ];
    for (text, marks, unit, service, expected) in cells {
        assert_eq!(is(text, marks, unit, service), expected, "{text} {marks:?} {unit} {service:?}");
    }
}

#[test]
fn percent_go_into_percent_and_percentage_points_into_percentage_points() {
    for (text, unit, expected) in [
        ("12 %", "pct.", Number("12")),
        ("12 %", "procentpoint", OtherUnit),
        ("12 pct.", "fuldtidspersoner", OtherUnit),
        ("12 %", "plads", OtherUnit),
        ("12 %", "", NoUnit),
        ("0,2 pct. point*", "", NoUnit),
        ("omkring 12 %", "", NoNumber),
        ("0,2 pct. point", "procentpoint", Number("0.2")),
        ("0,2 %-point", "pct.", OtherUnit),
        ("0,2 procentpoint", "procentpoint", Number("0.2")),
    ] {
        assert_eq!(is(text, Marks::Danish, unit, Service::Jobindsats), expected, "{text} {unit}");
    }
}

/// The measurements of a file, each as one line, and what is wrong with it.
fn measurements(file: &str, name: &str) -> (Vec<String>, Vec<(u64, Message)>, Vec<Notice>) {
    let mut incoming = Incoming::open(file.as_bytes(), name, None).unwrap_or_else(|p| panic!("{p:?}"));
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    for row in incoming.by_ref() {
        match row {
            Ok(row) => lines.push(
                row.values
                    .iter()
                    .filter(|(id, value)| *id != SOURCE.id && value.as_deref() != Some("false"))
                    .map(|(_, value)| value.as_deref().unwrap_or("–"))
                    .collect::<Vec<_>>()
                    .join("|"),
            ),
            Err(problem) => problems.push((problem.line, problem.message)),
        }
    }
    (lines, problems, incoming.notices())
}

#[test]
fn headers_may_vary_in_blanks_brackets_and_language() {
    let danish = "Område;Periode Sygedagpenge;Køn;Antal personer;Fuldtidspersoner i pct. af befolkningen (16-66 år)\n\
                  Fredericia;2021M01;Mænd;1.234;3,0\nFredericia;jan 2021;Kvinder;;2,95\n";
    let (lines, problems, notices) = measurements(danish, "Y07A02.csv");
    assert_eq!(
        lines,
        [
            "Y07A02-PERSONER|Sygedagpenge, Mænd|Fredericia|2021M01|1234|–",
            "Y07A02-PCT|Sygedagpenge, Mænd|Fredericia|2021M01|3|–",
            "Y07A02-PERSONER|Sygedagpenge, Kvinder|Fredericia|2021M01|–|suppressed",
            "Y07A02-PCT|Sygedagpenge, Kvinder|Fredericia|2021M01|2.95|–",
        ]
    );
    assert!(problems.is_empty(), "{problems:?}");
    assert!(notices.contains(&Notice::Measures { count: 2 }), "{notices:?}");
    let english = "AREA;period Sygedagpenge;Køn;Antal  personer;Fuldtidspersoner i pct. af befolkningen16-66 år\n\
                   Fredericia;2021M01;Mænd;1234;3,0\n";
    assert_eq!(measurements(english, "Y07A02 nye tal.csv").0, lines[..2]);
}

#[test]
fn json_lines_may_name_the_same_columns_differently_and_a_refusal_among_them_is_named() {
    let file = r#"{"Forkert nøgle eller nøglen er udløbet.":""}
{"Area":"Fredericia","Periode":"2021M01","Antal personer":1200,"Andel (pct.)":"9,08"}
{"Område":"Vejle","Periode":"2021M01","Antal personer":null,"Andel (pct.)":2.125}
{"Område":"Vejle","Periode":"2021M01","Antal personer":null,"Andel (pct.)":2.125}
{"Område":"Vejle","Periode":"2021M01","Antal personer":7,"Andel (pct.)":2.125}
{"Område":"Vejle","Periode":"snart","Antal personer":7,"Andel (pct.)":"1"}
"#;
    let (lines, problems, _) = measurements(file, "Y01A02.jsonl");
    assert_eq!(
        lines,
        [
            "Y01A02-PCT|–|Fredericia|2021M01|9.08|–",
            "Y01A02-PERSONER|–|Fredericia|2021M01|1200|–",
            "Y01A02-PCT|–|Vejle|2021M01|2.125|–",
            "Y01A02-PERSONER|–|Vejle|2021M01|–|suppressed",
        ]
    );
    let said = "Forkert nøgle eller nøglen er udløbet.".to_owned();
    let id = "Vejle · 2021M01".to_owned();
    assert_eq!(problems[0], (1, Message::Refusal { said }));
    assert_eq!(problems[1], (4, Message::Repeated { first_line: 3 }));
    assert_eq!(problems[2], (5, Message::DuplicateId { id, first_line: 3 }));
    assert_eq!(problems[3], (6, Message::NotAPeriod { value: "snart".to_owned() }));
}

#[test]
fn statbank_has_its_columns_in_any_order_and_its_periods_in_two_languages() {
    let danish = "\u{feff}OMRÅDE;CIVILSTAND;TID;INDHOLD\r\n607;I alt;2020K1;51427\r\n607;I alt;2020K2;..\r\n";
    let (lines, problems, _) = measurements(danish, "FOLK1A.csv");
    assert_eq!(lines, ["FOLK1A|I alt|Fredericia|2020Q1|51427|–", "FOLK1A|I alt|Fredericia|2020Q2|–|absent"]);
    assert!(problems.is_empty());
    let english = "TID;CIVILSTAND;INDHOLD;OMRÅDE\n2020Q1;I alt;51427;Fredericia\n1. kvt. 2020;Gift;-;Fredericia\n\
                   2020M01;Gift;42955,60;Fredericia\n2020;Gift;1;Fredericia\n2020U05;Gift;1;Fredericia\n";
    let (lines, problems, _) = measurements(english, "dst_FOLK1A.csv");
    assert_eq!(
        lines,
        [
            "FOLK1A|I alt|Fredericia|2020Q1|51427|–",
            "FOLK1A|Gift|Fredericia|2020Q1|0|–",
            "FOLK1A|Gift|Fredericia|2020M01|42955.6|–",
            "FOLK1A|Gift|Fredericia|2020|1|–",
        ]
    );
    assert_eq!(problems, [(6, Message::NotAPeriod { value: "2020U05".to_owned() })]);
    let two = "TID;ALDER;KØN;INDHOLD\n2021Q2;0 years;Men;31649\n";
    let turned = "KØN;TID;ALDER;INDHOLD\nMen;2021Q2;0 years;31649\n";
    assert_eq!(measurements(two, "FOLK1A.csv").0, measurements(turned, "FOLK1A.csv").0);
}

#[test]
fn a_cross_table_has_titles_above_merged_areas_and_a_source_below() {
    let file = "Fuldtidspersoner på kontanthjælp, antal\nHentet den 6. maj 2020\n\nOmråde;Ydelse;jan 2020;feb 2020;mar 2020*\n\
                Fredericia;Kontanthjælp;1.949;1.945;1.940\n;Sygedagpenge;;930;x\nVejle;Kontanthjælp;2.100;-5;..\n\nKilde: jobindsats.dk\n";
    let (lines, problems, notices) = measurements(file, "ark1.csv");
    let key = "FULDTIDSPERSONER-KONTANTHJAELP-ANTAL";
    let line = |rest: &str| format!("{key}|{rest}");
    assert_eq!(
        lines,
        [
            line("Kontanthjælp|Fredericia|2020M01|1949|–"),
            line("Kontanthjælp|Fredericia|2020M02|1945|–"),
            line("Kontanthjælp|Fredericia|2020M03|1940|–|true"),
            line("Sygedagpenge|Fredericia|2020M02|930|–"),
            line("Kontanthjælp|Vejle|2020M01|2100|–"),
            line("Kontanthjælp|Vejle|2020M02|-5|–"),
            line("Kontanthjælp|Vejle|2020M03|–|absent|true"),
        ]
    );
    assert_eq!(problems, [(6, Message::AmbiguousSign { value: "x".to_owned() })]);
    assert!(notices.contains(&Notice::NoFigure { count: 1 }), "{notices:?}");
    let below = Notice::NotFigures { count: 1, line: 9, text: "Kilde: jobindsats.dk".to_owned() };
    assert!(notices.contains(&below), "{notices:?}");
}

#[test]
fn a_sheet_saved_with_titles_above_its_columns_is_read_below_them() {
    let file = "Sygedagpenge;;;\n;;;\nOmråde;Periode;Antal personer;\nFredericia;2020M01;940;\n;2020M02;950;\nKilde: STAR;;;\n";
    let (lines, problems, notices) = measurements(file, "Y07A02.csv");
    assert_eq!(
        lines,
        ["Y07A02-PERSONER|–|Fredericia|2020M01|940|–", "Y07A02-PERSONER|–|Fredericia|2020M02|950|–"]
    );
    assert!(problems.is_empty(), "{problems:?}");
    assert!(notices.iter().any(|n| matches!(n, Notice::NotFigures { count: 1, line: 6, .. })), "{notices:?}");
}

#[test]
fn what_point_and_comma_mean_is_told_by_the_numbers_of_the_file() {
    let with = |other: &str| {
        let file = format!("Område,Periode,Andel (pct.)\nA,2020M01,1.234\nA,2020M02,{other}\n");
        let (lines, problems, _) = measurements(&file, "Y01A02.csv");
        (lines.first().cloned().unwrap_or_default(), problems.len())
    };
    assert_eq!(with("2.95"), ("Y01A02-PCT|–|A|2020M01|1.234|–".to_owned(), 0));
    assert_eq!(with("\"2,95\""), ("Y01A02-PCT|–|A|2020M01|1234|–".to_owned(), 0));
    let mixed = "Område;Periode;Andel (pct.)\nA;2020M01;1.234\nA;2020M02;2.95\nA;2020M03;2,9\n";
    let (lines, problems, _) = measurements(mixed, "Y01A02.csv");
    assert_eq!((lines.len(), problems), (2, vec![(2, Message::AmbiguousNumber { value: "1.234".into() })]));
}

#[test]
fn a_column_without_a_unit_has_the_one_that_all_of_its_figures_name_and_else_none() {
    let with = |cells: [&str; 3]| {
        let row = |(at, cell): (usize, &&str)| format!("A;2020M0{};{cell}\n", at + 1);
        let rows: String = cells.iter().enumerate().map(row).collect();
        measurements(&format!("Område;Periode;Ledighed\n{rows}"), "Y25I01.csv")
    };
    let (lines, problems, notices) = with(["4,5 %", "", "4 pct.*"]);
    assert_eq!(
        lines,
        [
            "Y25I01-PCT|–|A|2020M01|4.5|–",
            "Y25I01-PCT|–|A|2020M02|–|suppressed",
            "Y25I01-PCT|–|A|2020M03|4|–|true",
        ]
    );
    assert!(
        problems.is_empty() && !notices.iter().any(|n| matches!(n, Notice::NoUnit { .. })),
        "{notices:?}"
    );
    for other in ["4", "0,2 %-point"] {
        let (lines, problems, notices) = with(["4,5 %", "4,6 %", other]);
        assert!(lines.iter().all(|line| line.starts_with("Y25I01-LEDIGHED|–|A|2020M03|4|–")), "{lines:?}");
        let first = (2, Message::NoUnitForIt { value: "4,5 %".to_owned() });
        assert_eq!((lines.len() + problems.len(), &problems[0]), (3, &first));
        assert!(notices.iter().any(|n| matches!(n, Notice::NoUnit { .. })), "{notices:?}");
    }
}

#[test]
fn a_thousand_in_a_share_or_in_the_data_of_statbank_is_asked_about_where_only_the_form_of_the_file_makes_it_one()
 {
    let asked = |file: &str, name: &str| {
        let (lines, problems, _) = measurements(file, name);
        let is_asked = |(_, message): &(u64, Message)| matches!(message, Message::AmbiguousNumber { .. });
        (lines.len(), problems.iter().filter(|problem| is_asked(problem)).count())
    };
    let share = |other: &str| format!("Område;Periode;Andel (pct.)\nA;2020M01;1.234\nA;2020M02;{other}\n");
    assert_eq!(asked(&share("17"), "Y01A02.csv"), (1, 1));
    assert_eq!(asked(&share("2,95"), "Y01A02.csv"), (2, 0), "the file has a decimal comma");
    assert_eq!(asked(&share("2.95"), "Y01A02.csv"), (2, 0), "the file has a decimal point");
    assert_eq!(asked("OMRÅDE;TID;INDHOLD\n607;2020;1.234\n607;2021;17\n", "FOLK1A.csv"), (1, 1));
    assert_eq!(asked("Område;Periode;Antal personer\nA;2020M01;1.234\n", "Y01A02.csv"), (1, 0));
}

#[test]
fn a_cross_table_with_its_years_above_its_months_is_refused_and_not_read_as_years() {
    let refused = |file: &str| {
        let opened = Incoming::open(file.as_bytes(), "ark1.csv", None);
        opened.err().map(|problem| problem.message)
    };
    let no_period = |column: &str| Some(Message::NoPeriodAbove { column: column.to_owned() });
    let two = "Ledige\n;;2021;;2022;\n;;jan;feb;jan;feb\nFredericia;Mænd;1;2;3;4\n";
    assert_eq!(refused(two), no_period("D"));
    assert_eq!(refused("Ledige\n;2020;2021\nFredericia;1;2;3\n"), no_period("D"));
    assert_eq!(refused("Ledige\n;2020;;2021;\nFredericia;1;;3;\n"), None, "an empty column is none");
}

#[test]
fn a_list_of_json_objects_is_refused_as_what_it_is() {
    let file = r#"[{"Area":"Fredericia","Periode":"2021M01","Antal personer":1200}]"#;
    let opened = Incoming::open(file.as_bytes(), "Y01A02.json", None);
    assert_eq!(opened.err().map(|problem| problem.message), Some(Message::JsonArray));
}

#[test]
fn periods_that_a_file_leaves_out_are_said_and_not_filled_in() {
    let file = "OMRÅDE;TID;INDHOLD\nA;2020M01;1\nA;2020M04;2\nA;2020M05;3\n";
    let (lines, _, notices) = measurements(file, "AUP01.csv");
    assert_eq!(lines.len(), 3);
    let periods = vec!["2020M02".to_owned(), "2020M03".to_owned()];
    assert!(notices.contains(&Notice::NoPeriod { periods }), "{notices:?}");
}

#[test]
fn a_total_that_is_not_the_sum_of_its_groups_is_said_and_taken_as_it_stands() {
    let file = "Område;Periode;Køn;Antal personer;Andel (pct.)\nA;2020M01;I alt;10;100\nA;2020M01;Mænd;4;30\n\
                A;2020M01;Kvinder;5;40\nB;2020M01;I alt;9;1\nB;2020M01;Mænd;4;1\nB;2020M01;Kvinder;5;1\n\
                C;2020M01;I alt;9;1\nC;2020M01;Mænd;4;1\nC;2020M01;Kvinder;;1\n";
    let (lines, problems, notices) = measurements(file, "Y01A02.csv");
    assert_eq!((lines.len(), problems.len()), (18, 0));
    assert!(lines.contains(&"Y01A02-PERSONER|I alt|A|2020M01|10|–".to_owned()), "{lines:?}");
    assert!(notices.contains(&Notice::NotTheSum { off: 1, of: 2 }), "{notices:?}");
}

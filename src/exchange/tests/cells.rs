//! What stands in one cell, read in files that tell points from commas and in one that does not: as what it is, asked
//! about, or refused; never guessed at.

use super::*;
use crate::exchange::problem::Message;

/// A cell, and what it is in our own field of a number where commas, semicolons and tabs part the cells, and as a figure
/// of jobindsats.dk and of Statistics Denmark, with semicolons. `?` is asked about, `!` refused, `–` says nothing, `*` is
/// provisional.
#[rustfmt::skip]
const CELLS: &[(&str, [&str; 3], [&str; 2])] = &[
    // Numbers that can be read in one way only.
    ("3",                 ["3", "3", "3"],                   ["3", "3"]),
    ("0",                 ["0", "0", "0"],                   ["0", "0"]),
    ("-0",                ["0", "0", "0"],                   ["0", "0"]),
    ("3,0",               ["3", "3", "3"],                   ["3", "3"]),
    ("2.9",               ["2.9", "2.9", "2.9"],             ["2.9", "2.9"]),
    ("2,9",               ["2.9", "2.9", "2.9"],             ["2.9", "2.9"]),
    ("0,125",             ["0.125", "0.125", "0.125"],       ["0.125", "0.125"]),
    ("1234",              ["1234", "1234", "1234"],          ["1234", "1234"]),
    ("00012",             ["12", "12", "12"],                ["12", "12"]),
    ("1.234,5",           ["1234.5", "1234.5", "1234.5"],    ["1234.5", "1234.5"]),
    ("1,234.5",           ["1234.5", "1234.5", "1234.5"],    ["1234.5", "1234.5"]),
    ("1.234.567",         ["1234567", "1234567", "1234567"], ["1234567", "1234567"]),
    ("1,234,567",         ["1234567", "1234567", "1234567"], ["1234567", "1234567"]),
    ("+3",                ["3", "3", "3"],                   ["3", "3"]),
    ("-5",                ["-5", "-5", "-5"],                ["-5", "-5"]),
    ("\u{2212}5",         ["-5", "-5", "-5"],                ["-5", "-5"]),
    ("- 5",               ["-5", "-5", "-5"],                ["-5", "-5"]),
    // Blanks of every kind, also between thousands.
    (" 7 ",               ["7", "7", "7"],                   ["7", "7"]),
    ("\u{a0}7\u{a0}",     ["7", "7", "7"],                   ["7", "7"]),
    ("1 234",             ["1234", "1234", "1234"],          ["1234", "1234"]),
    ("1\u{a0}234,5",      ["1234.5", "1234.5", "1234.5"],    ["1234.5", "1234.5"]),
    ("1\u{202f}234",      ["1234", "1234", "1234"],          ["1234", "1234"]),
    ("\u{200b}3",         ["3", "3", "3"],                   ["3", "3"]),
    // A thousand or a decimal: the file says which, or a person does.
    ("1.234",             ["1.234", "1234", "?"],            ["?", "?"]),
    ("1,234",             ["?", "1.234", "?"],               ["1.234", "1.234"]),
    ("-1.234",            ["-1.234", "-1234", "?"],          ["?", "?"]),
    ("1.234*",            ["!", "!", "!"],                   ["?", "?"]),
    // Nothing, and why there is nothing.
    ("",                  ["–", "–", "–"],                   ["suppressed", "–"]),
    (" ",                 ["–", "–", "–"],                   ["suppressed", "–"]),
    ("null",              ["!", "!", "!"],                   ["suppressed", "–"]),
    ("..",                ["!", "!", "!"],                   ["absent", "absent"]),
    ("...",               ["!", "!", "!"],                   ["unpublished", "unpublished"]),
    ("…",                 ["!", "!", "!"],                   ["unpublished", "unpublished"]),
    ("·",                 ["!", "!", "!"],                   ["suppressed", "suppressed"]),
    ("Diskretioneret",    ["!", "!", "!"],                   ["suppressed", "suppressed"]),
    (".",                 ["!", "!", "!"],                   ["?", "absent"]),
    ("-",                 ["!", "!", "!"],                   ["?", "0"]),
    ("–",                 ["!", "!", "!"],                   ["?", "0"]),
    ("\u{2212}",          ["!", "!", "!"],                   ["?", "0"]),
    ("x",                 ["!", "!", "!"],                   ["?", "?"]),
    ("*",                 ["!", "!", "!"],                   ["?", "?"]),
    ("N/A",               ["!", "!", "!"],                   ["?", "?"]),
    ("i/t",               ["!", "!", "!"],                   ["?", "?"]),
    // Provisional figures, and figures with their unit.
    ("40*",               ["!", "!", "!"],                   ["40*", "40*"]),
    ("40 *",              ["!", "!", "!"],                   ["40*", "40*"]),
    (" 12 %",             ["!", "!", "!"],                   ["12", "?"]),
    ("4,5 pct.",          ["!", "!", "!"],                   ["4.5", "?"]),
    ("0,2 pct. point",    ["!", "!", "!"],                   ["!", "?"]),
    // What a person may mean by a number, but need not.
    ("–5",                ["!", "!", "!"],                   ["!", "!"]),
    ("1 23",              ["!", "!", "!"],                   ["!", "!"]),
    ("1'234",             ["!", "!", "!"],                   ["!", "!"]),
    ("1e3",               ["!", "!", "!"],                   ["!", "!"]),
    ("(12)",              ["!", "!", "!"],                   ["!", "!"]),
    ("12-",               ["!", "!", "!"],                   ["!", "!"]),
    (",5",                ["!", "!", "!"],                   ["!", "!"]),
    ("5.",                ["!", "!", "!"],                   ["!", "!"]),
    ("1.23.456",          ["!", "!", "!"],                   ["!", "!"]),
    ("12.34,5",           ["!", "!", "!"],                   ["!", "!"]),
    ("ca. 40",            ["!", "!", "!"],                   ["!", "!"]),
    ("<5",                ["!", "!", "!"],                   ["!", "!"]),
    ("kr. 1.234",         ["!", "!", "!"],                   ["!", "!"]),
    ("3 personer",        ["!", "!", "!"],                   ["!", "!"]),
    ("\u{ff14}\u{ff12}",  ["!", "!", "!"],                   ["!", "!"]),
    ("4½",                ["!", "!", "!"],                   ["!", "!"]),
    ("0x10",              ["!", "!", "!"],                   ["!", "!"]),
    ("999999999999999999999", ["!", "!", "!"],               ["!", "!"]),
    // Something else.
    ("12-05-2020",        ["!", "!", "!"],                   ["!", "!"]),
    ("2020-05-12",        ["!", "!", "!"],                   ["!", "!"]),
    ("#REF!",             ["!", "!", "!"],                   ["!", "!"]),
    ("#DIVISION/0!",      ["!", "!", "!"],                   ["!", "!"]),
    ("NaN",               ["!", "!", "!"],                   ["!", "!"]),
    ("=1+1",              ["!", "!", "!"],                   ["!", "!"]),
    ("ja",                ["!", "!", "!"],                   ["!", "!"]),
];

#[test]
fn every_cell_is_read_as_what_it_is_asked_about_or_refused() {
    let mut wrong = Vec::new();
    for (cell, own, figures) in CELLS {
        let own_of = |mark: &str| "key,indicator,year,value\nT-1,Y1,2020,{}\n".replace(',', mark);
        let of = |file: &str, mark: &str| read(&file.replace("{}", &format!("\"{cell}\"")), mark);
        let seen = [",", ";", "\t"].map(|mark| of(&own_of(mark), mark));
        let rows = "Kolding;2020M01;17\nVejle;2020M01;18\nFaaborg;2020M01;19\nFredericia;2020M01;{}\n";
        let seen_figures = ["Område;Periode;Andel (pct.)\n", "OMRÅDE;TID;INDHOLD\n"]
            .map(|header| of(&format!("{header}{rows}"), ";"));
        if seen != *own || seen_figures != *figures {
            wrong.push(format!("{cell:?}: {seen:?} {seen_figures:?}, not {own:?} {figures:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the last row of a file says.
fn read(file: &str, mark: &str) -> String {
    let (rows, problems) = split(&mut open(file.as_bytes(), "tal.csv"));
    if let Some(problem) = problems.first() {
        assert!(problem.line > 1 && !problem.words().da.is_empty(), "{problem:?} {mark}");
        let is_asked = matches!(
            problem.message,
            Message::AmbiguousNumber { .. } | Message::AmbiguousSign { .. } | Message::NoUnitForIt { .. }
        );
        return if is_asked { "?" } else { "!" }.to_owned();
    }
    let said = |name: &str| {
        let named = |id: u16| {
            let field = by_id(id).or_else(|| crate::domain::derived::by_id(id));
            field.is_some_and(|field| field.name == name)
        };
        let row = rows.last().filter(|row| row.line == 2 || row.line == 5)?;
        row.values.iter().find(|(id, _)| named(*id)).and_then(|(_, value)| value.clone())
    };
    let mark = if said("provisional").as_deref() == Some("true") { "*" } else { "" };
    said("value").map(|value| value + mark).or_else(|| said("missing")).unwrap_or_else(|| "–".to_owned())
}

#[test]
fn an_error_of_a_spreadsheet_is_no_text_either_but_in_a_file_of_ours() {
    let (rows, problems) = split(&mut open("titel;vurdering\n#I/T;ny\nLys;ny\n".as_bytes(), "x.csv"));
    assert_eq!((rows.len(), problems[0].line, problems[0].field.as_deref()), (1, 2, Some("titel")));
    assert_eq!(problems[0].message, Message::SpreadsheetError { value: "#I/T".to_owned() });
    let own = "key,title,verdict,last_change\nF-0001,#I/T,new,7\n";
    let (rows, _) = split(&mut open(own.as_bytes(), "x.csv"));
    assert_eq!(value(&rows[0], "title"), Some(Some("#I/T")));
}

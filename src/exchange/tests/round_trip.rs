//! What export wrote, import reads back without a change.

use serde_json::{Value, json};

use super::*;
use crate::domain::clean::clean;
use crate::domain::field::{Field, Form, Shape};
use crate::domain::record::{Rec, Record};
use crate::domain::view::View;
use crate::exchange::value::multi_line;
use crate::exchange::write::{self, Extra, Format, Style, Writer};

const CSV: [Format; 2] = [Format::Csv(Style::Plain), Format::Csv(Style::Danish)];
const READABLE: [Format; 4] =
    [Format::Csv(Style::Plain), Format::Csv(Style::Danish), Format::JsonLines, Format::Xlsx];

fn record(kind: Kind, id: i64, values: Vec<Option<String>>) -> Record {
    let key = format!("{}{id:04}", kind.prefix().unwrap_or("X"));
    Record { rec: Rec { kind, id }, key, values, seen: 99, updated_at: Some(1_587_369_600_000) }
}

fn written(format: Format, records: &[Record], extras: &[Extra]) -> String {
    String::from_utf8(bytes(format, records, extras)).unwrap()
}

fn bytes(format: Format, records: &[Record], extras: &[Extra]) -> Vec<u8> {
    let names: Vec<&str> = extras.iter().map(|e| e.name).collect();
    let mut writer = Writer::new(Vec::new(), format, View::All(records[0].rec.kind), &names).unwrap();
    for record in records {
        writer.record(record, 41 + record.rec.id, extras).unwrap();
    }
    writer.finish().unwrap()
}

/// A proposal with these values, the rest null.
fn proposal(id: i64, named: &[(&str, &str)]) -> Record {
    let value = |f: &Field| named.iter().find(|(n, _)| *n == f.name).map(|(_, v)| (*v).to_owned());
    record(Kind::Proposal, id, Kind::Proposal.fields().iter().map(value).collect())
}

fn some_value(field: &Field, dice: &mut Dice) -> Option<String> {
    const PIECES: [&str; 21] = [
        "=",
        "+",
        "-",
        "@",
        "'",
        "\"",
        ",",
        ";",
        " ",
        "|",
        "<b>",
        "&amp;",
        "æ",
        "Ø",
        "1",
        "ord",
        "{",
        "sep=",
        "_x0041_",
        "\\",
        "\u{1f600}",
    ];
    if dice.roll(5) == 0 {
        return None;
    }
    let mut text = |more: &[&str]| {
        let all: Vec<&str> = PIECES.iter().chain(more).copied().collect();
        let text: String = (0..=dice.roll(6)).map(|_| all[dice.roll(all.len())]).collect();
        Some(text).filter(|t| !t.trim().is_empty())
    };
    let members = |some: &mut dyn FnMut() -> Option<String>| {
        let mut members: Vec<String> = (0..3).filter_map(|_| some()).map(|m| m.trim().to_owned()).collect();
        members.sort_unstable();
        members.dedup();
        Some(members.join("\n")).filter(|t| !t.is_empty())
    };
    match (field.form, field.shape) {
        (Form::Member, Shape::Key(_)) => Some("A3-01\nI-07".to_owned()),
        (Form::Member, _) => members(&mut || text(&[])),
        (_, Shape::Line) => text(&[]),
        (_, Shape::Long) => text(&["\n", "\n\n", "\t"]),
        (_, Shape::Int) => Some((dice.roll(9_000_000) as i64 - 1_000_000).to_string()),
        (_, Shape::Real) => Some((dice.roll(3_000_000) as f64 / 1000.0 - 500.0).to_string()),
        (_, Shape::Bool) => Some("false".to_owned()),
        (_, Shape::Date) => Some("2020-04-22".to_owned()),
        (_, Shape::DateOrMeeting) => Some("M-2020-04-22".to_owned()),
        (_, Shape::Period) => Some("2020QMAT02".to_owned()),
        (_, Shape::Time) => Some("09:30".to_owned()),
        (_, Shape::Choice(_, names)) => Some(names[dice.roll(names.len())].to_owned()),
        (_, Shape::Key(_)) => Some("HL".to_owned()),
    }
}

#[test]
fn every_kind_comes_back_exactly_as_it_was_written() {
    let mut dice = Dice::new(1);
    for kind in Kind::ALL {
        let mut some =
            |id| record(*kind, id, kind.fields().iter().map(|f| some_value(f, &mut dice)).collect());
        let records: Vec<Record> = (1..=200).map(&mut some).collect();
        for format in READABLE {
            let file = bytes(format, &records, &[]);
            assert_eq!(file, bytes(format, &records, &[]));
            let mut incoming = open(&file, "x");
            assert_eq!((incoming.kind, incoming.source.as_str()), (*kind, "tavle"));
            let (rows, problems) = split(&mut incoming);
            assert_eq!(problems, [], "{format:?}");
            assert_eq!(rows.len(), records.len());
            for (row, record) in rows.iter().zip(&records) {
                assert_eq!((row.key.as_ref(), row.change), (Some(&record.key), Some(41 + record.rec.id)));
                for (field, said) in record.iter() {
                    let said = said.map(|said| clean(said, multi_line(field)).text);
                    let back = value(row, field.name);
                    assert_eq!(back, Some(said.as_deref()), "{format:?} {} {}", kind.table(), field.name);
                }
            }
        }
    }
}

#[test]
fn a_formula_is_never_alive_in_a_cell() {
    for title in ["=1+1", "+45 12", "-x", "@SUM(A1)", "'=1", "\t=1", " =1"] {
        for format in CSV {
            let file = written(format, &[proposal(1, &[("title", title)])], &[]);
            let cells = file.split(['\n', ',', ';']).map(|cell| cell.trim_matches('"'));
            for cell in cells {
                assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{file}");
            }
        }
    }
}

#[test]
fn control_characters_never_come_out() {
    let harmful = [("title", "a\u{1b}[2Jb\u{202e}c\u{0}"), ("text", "x\u{85}y\r\nz\u{7}\u{200b}")];
    for format in READABLE.into_iter().filter(|format| *format != Format::Xlsx).chain([Format::Markdown]) {
        let extra = Extra { name: "channel", value: json!(["\u{1b}[1m"]) };
        let file = written(format, &[proposal(1, &harmful)], &[extra]);
        let text = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let bad = |c: char| c.is_control() && c != '\n' || "\u{202e}\u{200b}".contains(c);
        assert!(!text.contains(bad) && !text.contains("\\u001b"), "{text:?}");
    }
}

#[test]
fn danish_style_has_decimal_commas_and_semicolons_and_iso_dates() {
    let named = [("value", "23.4"), ("year", "2020"), ("group", "Alle")];
    let value = |f: &Field| named.iter().find(|(n, _)| *n == f.name).map(|(_, v)| (*v).to_owned());
    let target = record(Kind::Target, 1, Kind::Target.fields().iter().map(value).collect());
    let extra = Extra { name: "actual", value: json!(9.5) };
    let file = written(Format::Csv(Style::Danish), std::slice::from_ref(&target), &[extra]);
    assert_eq!(
        file,
        "\u{feff}key;indicator;group;area;year;kind;value;unit;direction;baseline;\
         baseline_period;relative_to;comparisons;plan;override_light;override_reason;override_until;source;\
         example;actual;updated_at;last_change\r\n\
         T-0001;;Alle;;2020;;23,4;;;;;;;;;;;;;9,5;2020-04-20T08:00:00Z;42\r\n"
    );
}

#[test]
fn json_has_numbers_booleans_and_arrays_and_leaves_nothing_out() {
    let record = proposal(1, &[("support", "7"), ("example", "true"), ("title", "Eksempel \"x\"")]);
    let line = write::json(&record, None, &[Extra { name: "channel", value: json!("email") }]).unwrap();
    let object: Value = serde_json::from_str(&line).unwrap();
    assert!(line.starts_with(
        r#"{"key":"F-0001","submission":null,"source_id":null,"title":"Eksempel \"x\"","text":null,"#
    ));
    assert_eq!(object["support"], 7);
    assert_eq!(object["example"], true);
    assert_eq!(object["links"], json!([]));
    assert_eq!(object["channel"], "email");
    assert_eq!(object["updated_at"], "2020-04-20T08:00:00Z");
    assert_eq!(object.get("last_change"), None);
    assert!(!line.contains('\n'));
    let with_links = proposal(2, &[("links", "A3-01\nI-07")]);
    let object: Value = serde_json::from_str(&write::json(&with_links, Some(5), &[]).unwrap()).unwrap();
    assert_eq!((&object["links"], &object["last_change"]), (&json!(["A3-01", "I-07"]), &json!(5)));
}

#[test]
fn a_markdown_table_stays_a_table_and_its_text_stays_text() {
    let file = written(Format::Markdown, &[proposal(1, &[("text", "a|b\n<script> [x](y)")])], &[]);
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[2].contains("a\\|b<br>&lt;script> \\[x\\](y)"), "{file}");
    assert!(!lines[0].contains("last_change"));
}

#[test]
fn a_megabyte_of_text_comes_back() {
    let text = "Langt æblegrød; \"citat\"\n".repeat(50_000);
    let records = [proposal(1, &[("text", &text)]), proposal(2, &[("text", "kort")])];
    let all = View::All(Kind::Proposal);
    assert_eq!(write::too_long_for_a_cell(all, &records[0], &[]), Some("text"));
    assert_eq!(write::too_long_for_a_cell(all, &records[1], &[]), None);
    for format in READABLE.into_iter().filter(|format| *format != Format::Xlsx) {
        let file = written(format, &records, &[]);
        let (rows, problems) = split(&mut open(file.as_bytes(), "x"));
        assert_eq!((problems.len(), rows.len()), (0, 2), "{format:?}");
        assert!(value(&rows[0], "text") == Some(Some(&text)), "{format:?}");
    }
}

#[test]
fn extra_columns_come_along_but_are_no_values() {
    let extras =
        [Extra { name: "channel", value: json!("-x") }, Extra { name: "journal_no", value: Value::Null }];
    let file = written(Format::Csv(Style::Plain), &[proposal(1, &[("title", "Eksempel")])], &extras);
    let mut incoming = open(file.as_bytes(), &named_file(Kind::Proposal));
    assert_eq!(incoming.others, ["channel", "journal_no"]);
    let (rows, _) = split(&mut incoming);
    assert_eq!(rows[0].others, [Some("-x".to_owned()), None]);
}

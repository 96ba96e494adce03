//! Tests of how reports are written, read back and proven.

use unicode_width::UnicodeWidthStr;

use super::*;
use crate::text::{Both, both};

fn report(rows: &[[&str; 3]]) -> Report {
    let columns =
        [(both("nr.", "key"), false), (both("Anbefaling", "Title"), false), (both("Gange", "Times"), true)];
    let table = Table::of(&columns, Lang::Da).with(rows.iter().map(|row| row.map(str::to_owned).to_vec()));
    let mut parts = vec![
        Part::Text("1. maj kom der <b>tre</b> & en * [x] | y \\ z".to_owned()),
        Part::Heading("Over fristen".to_owned()),
        Part::Figure("31 af 80".to_owned(), "anbefalinger · to".to_owned()),
        Part::Cells("███▓▓░·\n│◄".to_owned()),
        Part::Table(table.clone()),
        Part::Table(table),
        Part::Text("- ingen liste".to_owned()),
    ];
    let kept_back = keep_back(&mut parts, &Harmless::of(["not-cpr.1012345678"].into_iter()));
    let title = "Status pr. 20. april 2020".to_owned();
    let proof = text::proof(Lang::Da, "20. april 2020", "alle", "2", &fingerprint(&title, &parts));
    Report { title, parts, proof, kept_back }
}

#[test]
fn a_number_that_was_said_to_be_no_personal_one_stays_in_a_report() {
    let report = report(&[["A1-01", "P-nummer 1012345678", "1"], ["A1-02", "010190-1234", "2"]]);
    assert_eq!(report.kept_back, ["A1-02", "A1-02"], "the table stands there twice");
    assert!(report.write(Sheet::Markdown, Lang::Da).contains("1012345678"));
}

#[test]
fn what_is_kept_as_markdown_is_read_back_as_it_was_and_proves_itself() {
    let report = report(&[["A1-01", "Én & <to> | tre \\| fire", "2"], ["A1-02", "", "1.000"]]);
    let kept = report.write(Sheet::Markdown, Lang::Da);
    let read = Report::read(&kept).unwrap();
    assert_eq!(read, report);
    assert!(read.is_genuine());
    for (from, to) in [("tre \\", "fire \\"), ("1.000", "1.001"), ("# Status", "# Stats"), ("2 |", "3 |")] {
        assert!(kept.contains(from), "{from} is not in {kept}");
        assert!(!Report::read(&kept.replacen(from, to, 1)).unwrap().is_genuine(), "{from}");
    }
    assert_eq!(Report::read("et notat\nuden rapport"), None);
    assert_eq!(Report::read(""), None);
}

#[test]
fn text_keeps_to_80_columns_and_whole_words_as_long_as_they_fit() {
    let long = "Rehabiliteringsteamets kontanthjælpsmodtagere får én fast indgang til hele jobcentret uden ventetid i telefonen";
    let text = report(&[["A1-01", long, "2"], ["A1-02", &"x".repeat(300), "1"]]).write(Sheet::Text, Lang::Da);
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");
    assert!(text.contains("Rehabiliteringsteamets kontanthjælpsmodtagere"), "{text}");
    assert!(text.lines().last().unwrap().contains("fingeraftryk"), "{text}");
}

#[test]
fn a_page_holds_what_strangers_wrote_as_text_and_asks_for_nothing() {
    let page = report(&[["A1-01", "<script src=\"http://x\">", "2"]]).write(Sheet::Html, Lang::Da);
    assert!(page.contains("&lt;script src=&quot;http://x&quot;&gt;") && !page.contains("<script"), "{page}");
    assert!(
        page.contains("@page") && page.contains("<td class=\"n\">2</td>") && page.contains("lang=\"da\"")
    );
    for resource in ["<link", "<img", "url(", "@import", "src=\"h"] {
        assert!(!page.contains(resource), "{resource}");
    }
}

#[test]
fn a_row_that_seems_to_hold_a_personal_number_stays_at_home_and_is_named() {
    let report = report(&[["A1-01", "ring til 010190-1234", "2"], ["A1-02", "Åbent hus", "1"]]);
    assert_eq!(
        (report.kept_back.as_slice(), report.rows()),
        (["A1-01", "A1-01"].map(str::to_owned).as_slice(), 2)
    );
    assert!(!report.write(Sheet::Text, Lang::Da).contains("1234"));
}

#[test]
fn every_report_is_called_by_its_name_in_either_language() {
    for name in Name::ALL {
        assert_eq!(Name::parse(name.name()), Some(name));
    }
    assert_eq!(Name::parse("Anbefalinger"), Some(Name::Recommendations));
    assert_eq!(Name::parse("N-0012"), None);
}

#[test]
fn in_a_table_of_many_numbers_no_name_is_broken_inside_a_word() {
    let numbers = [
        "I alt",
        "Ikke startet",
        "I gang",
        "Meldt færdig",
        "Gennemført",
        "I bero",
        "Bortfaldet",
        "Over fristen",
    ];
    let columns: Vec<(Both, bool)> = std::iter::once((both("Analyse", "Report"), false))
        .chain(numbers.map(|name| (both(name, name), true)))
        .collect();
    let name = "A2 Analyse af indsatsen for aktivitetsparate kontanthjælpsmodtagere";
    let row = std::iter::once(name.to_owned()).chain((1..=8).map(|n| n.to_string())).collect();
    let parts = vec![Part::Table(Table::of(&columns, Lang::Da).with([row].into_iter()))];
    let report = Report { title: "Status".to_owned(), parts, proof: "x".to_owned(), kept_back: Vec::new() };
    let text = report.write(Sheet::Text, Lang::Da);
    assert!(text.lines().any(|line| line == name), "{text}");
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");
}

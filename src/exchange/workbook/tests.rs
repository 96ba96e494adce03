//! Workbooks that other programs write, and some that nobody should have written.

use std::io::Write as _;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::domain::field::Kind;
use crate::exchange::incoming::{Incoming, IncomingRow, Notice, Problem, Strange};
use crate::exchange::recognise::Recognised;

/// A workbook in the making: its sheets as XML, and what they refer to.
#[derive(Default)]
struct Made {
    sheets: Vec<(&'static str, &'static str, String)>,
    strings: &'static str,
    formats: &'static str,
    properties: &'static str,
}

impl Made {
    /// A workbook with one sheet of these rows.
    fn of(rows: &str) -> Made {
        Made::default().with("Ark1", "", rows)
    }

    fn with(mut self, name: &'static str, state: &'static str, rows: &str) -> Made {
        let xml = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="m"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells><pageMargins left="0.7"/></worksheet>"#
        );
        self.sheets.push((name, state, xml));
        self
    }

    /// With cells of the first sheet merged, too.
    fn merging(mut self, cells: &[&str]) -> Made {
        let merged: String = cells.iter().map(|cells| format!(r#"<mergeCell ref="{cells}"/>"#)).collect();
        self.sheets[0].2 = self.sheets[0].2.replace("</mergeCells>", &format!("{merged}</mergeCells>"));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let numbered = || self.sheets.iter().enumerate().map(|(at, sheet)| (at + 1, sheet));
        let sheets: String = numbered()
            .map(|(n, (name, state, _))| {
                format!(r#"<sheet name="{name}" sheetId="{n}" {state} r:id="rId{n}"/>"#)
            })
            .collect();
        let relations: String = numbered()
            .map(|(n, _)| format!(r#"<Relationship Id="rId{n}" Type="http://x/worksheet" Target="worksheets/sheet{n}.xml"/>"#))
            .collect();
        let mut parts = vec![
            (
                "_rels/.rels".to_owned(),
                r#"<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned(),
            ),
            (
                "xl/workbook.xml".to_owned(),
                format!(r#"<workbook xmlns:r="r"><workbookPr {}/><sheets>{sheets}</sheets></workbook>"#, self.properties),
            ),
            ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")),
            ("xl/sharedStrings.xml".to_owned(), format!(r#"<sst uniqueCount="99999999999999">{}</sst>"#, self.strings)),
            ("xl/styles.xml".to_owned(), format!("<styleSheet>{}</styleSheet>", self.formats)),
        ];
        parts.extend(numbered().map(|(n, sheet)| (format!("xl/worksheets/sheet{n}.xml"), sheet.2.clone())));
        zipped(parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())))
    }

    fn open(&self) -> Result<Vec<Incoming<&'static [u8]>>, Problem> {
        Incoming::tables(self.bytes().leak(), "x.xlsx", &None.into())
    }
}

fn zipped<'p>(parts: impl Iterator<Item = (&'p str, &'p [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A row of inline texts.
fn texts(line: usize, cells: &[&str]) -> String {
    let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#);
    format!(r#"<row r="{line}">{}</row>"#, cells.iter().map(cell).collect::<String>())
}

fn split(table: &mut Incoming<&'static [u8]>) -> (Vec<IncomingRow>, Vec<Problem>) {
    let (rows, problems): (Vec<_>, Vec<_>) = table.partition(Result::is_ok);
    (rows.into_iter().flatten().collect(), problems.into_iter().filter_map(Result::err).collect())
}

fn said(row: &IncomingRow, kind: Kind, field: &str) -> Option<String> {
    let id = kind.field(field).or_else(|| kind.derived_field(field)).unwrap().id;
    row.values.iter().find(|(named, _)| *named == id).and_then(|(_, value)| value.clone())
}

fn refused(made: &Made) -> Message {
    match made.open() {
        Err(problem) => problem.message,
        Ok(_) => panic!("it was read"),
    }
}

const FORMATS: &str = r#"<numFmts><numFmt numFmtId="170" formatCode="[$-406]d. mmmm yyyy;@"/><numFmt numFmtId="171" formatCode="hh:mm"/></numFmts>
    <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="10"/><xf numFmtId="17"/></cellXfs>"#;

#[test]
fn cells_of_every_kind_are_read_as_what_they_show() {
    let rows = texts(3, &["Nr.", "Titel", "Modtaget", "Støtter", "Eksempel"])
        + r#"<row r="7"><c r="A7" t="s"><v>0</v></c><c r="B7" t="s"><v>1</v></c><c r="C7" s="1"><v>43963</v></c><c r="D7"><v>1234</v></c><c r="E7" t="b"><v>1</v></c></row>
        <row r="8"><c r="A8" t="inlineStr"><is><t>F-9002</t></is></c><c r="B8"><v>2020</v></c><c r="C8" t="d"><v>2020-05-13T00:00:00</v></c><c r="D8" t="str"><f>1+1</f><v>2</v></c></row>
        <row r="9"><c r="A9" t="inlineStr"><is><r><t>F-</t></r><r><t>9003</t></r><rPh><t>nej</t></rPh></is></c><c r="B9" t="str"><v>a_x000D_&amp;#&#230;</v></c><c r="C9" t="inlineStr"><is><t>14. maj 2020</t></is></c><c r="D9"><v>1.5</v></c></row>"#;
    let made = Made {
        strings: "<si><t>F-9001</t></si><si><r><t>Bænke </t></r><r><t>i parken</t></r></si>",
        formats: FORMATS,
        ..Made::of(&rows)
    };
    let mut tables = made.open().unwrap();
    let (read, problems) = split(&mut tables[0]);
    let field = |row: usize, field: &str| said(&read[row], Kind::Proposal, field).unwrap_or_default();
    assert_eq!((read[0].line, read[0].key.as_deref()), (7, Some("F-9001")));
    assert_eq!(
        [field(0, "title"), field(0, "received_on"), field(0, "support"), field(0, "example")],
        ["Bænke i parken", "2020-05-12", "1234", "true"]
    );
    assert_eq!(
        [field(1, "title"), field(1, "received_on"), field(1, "support")],
        ["2020", "2020-05-13", "2"]
    );
    // One and a half citizens are nobody's support.
    assert_eq!((read.len(), problems[0].line, problems[0].field.as_deref()), (2, 9, Some("Støtter")));
    assert!(tables[0].notices().contains(&Notice::Computed { count: 1 }));
    assert!(tables[0].notices().contains(&Notice::ReadSheet { name: "Ark1".into() }));
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let rows = texts(1, &["titel", "modtaget"])
        + r#"<row><c t="inlineStr"><is><t>Bænke</t></is></c><c s="1"><v>42501</v></c></row>"#;
    let made = Made { formats: FORMATS, properties: r#"date1904="1""#, ..Made::of(&rows) };
    let (read, _) = split(&mut made.open().unwrap()[0]);
    assert_eq!(said(&read[0], Kind::Proposal, "received_on").as_deref(), Some("2020-05-12"));
}

#[test]
fn a_table_below_titles_with_merged_cells_gaps_in_its_header_and_sixteen_thousand_columns_is_read() {
    let empty: String = (0..16_000).map(|_| r#"<c s="0"/>"#).collect();
    let rows = texts(1, &["Forslag fra borgermødet"])
        + r#"<row r="2"><c t="inlineStr"><is><t> </t></is></c></row>"#
        + &texts(4, &["  Titel ", "", "Svar\u{a0} inden"]).replace("</row>", &format!("{empty}</row>"))
        + &texts(5, &["Bænke", "skjult", "31-05-2020"]).replace("</row>", &format!("{empty}</row>"))
        + &texts(6, &["Lys", "", "", "", "", "en note"]);
    let mut tables = Made::of(&rows).open().unwrap();
    let (read, problems) = split(&mut tables[0]);
    assert_eq!(said(&read[0], Kind::Proposal, "answer_due").as_deref(), Some("2020-05-31"));
    assert_eq!((read.len(), problems.len()), (1, 1));
    assert_eq!(problems[0], Problem::row(6, Message::Ragged { expected: 3, found: 6 }));
}

#[test]
fn what_stands_in_cells_merged_downwards_counts_for_all_their_rows() {
    let rows = texts(1, &["titel", "ansvarlig", "støtter"])
        + &texts(2, &["Bænke", "HL"])
        + &texts(3, &["Lys"])
        + r#"<row r="4"><c s="0"/></row>"#
        + &texts(5, &["Vand"])
        + &texts(6, &["Skilte", "MK"])
        + r#"<row r="7"><c t="inlineStr"><is><t>Stier</t></is></c><c s="0"/><c><v>12</v></c></row>"#
        + &texts(8, &["Træer"]);
    let made = Made::of(&rows).merging(&["B2:B5", "C7:D8", "A20:A30", "rod"]);
    let mut tables = made.open().unwrap();
    let (read, problems) = split(&mut tables[0]);
    let told = |row: &IncomingRow| (said(row, Kind::Proposal, "owner"), said(row, Kind::Proposal, "support"));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        read.iter().map(told).collect::<Vec<_>>(),
        [
            (some("HL"), None),
            (some("HL"), None),
            (some("HL"), None),
            (some("MK"), None),
            (None, some("12")),
            (None, some("12")),
        ]
    );
    assert_eq!(problems, []);
    assert!(tables[0].notices().contains(&Notice::Merged { count: 3 }));
}

#[test]
fn a_second_table_below_the_first_is_named_and_a_header_that_comes_again_is_no_row() {
    let rows = texts(1, &["Titel", "Modtaget", "Ansvarlig"])
        + &texts(2, &["Bænke", "", "HL"])
        + &texts(3, &["Titel", "Modtaget", "Ansvarlig"])
        + &texts(4, &["Titel", "", "HL"])
        + &texts(7, &["Navn", "Rolle"])
        + &texts(8, &["Hanne", "leder"]);
    let mut tables = Made::of(&rows).open().unwrap();
    let (read, problems) = split(&mut tables[0]);
    let titles: Vec<_> = read.iter().map(|row| said(row, Kind::Proposal, "title").unwrap()).collect();
    assert_eq!(titles, ["Bænke", "Titel"]);
    let another = Message::AnotherTable { first_line: 7 };
    assert_eq!(
        problems,
        [Problem::row(3, Message::HeaderAgain), Problem::row(7, another.clone()), Problem::row(8, another),]
    );
}

#[test]
fn every_sheet_that_is_known_is_read_and_the_others_are_named() {
    let made = Made::default()
        .with("Læs mig", "", &texts(1, &["Sådan gør du"]))
        .with(
            "Forslag",
            "",
            &(texts(1, &["titel", "modtaget", "ansvarlig"]) + &texts(2, &["Bænke", "", "HL"])),
        )
        .with("Folk", "", &(texts(1, &["nøgle", "navn", "rolle"]) + &texts(2, &["HL", "Hanne", "leder"])))
        .with("Lister", r#"state="veryHidden""#, &texts(1, &["titel", "vurdering"]))
        .with("Tom", "", "");
    let tables = made.open().unwrap();
    let kinds: Vec<_> = tables.iter().map(|table| (table.kind, table.sheet_name().unwrap())).collect();
    assert_eq!(kinds, [(Kind::Person, "Folk"), (Kind::Proposal, "Forslag")]);
    assert_eq!(
        tables[0].notices(),
        [
            Notice::Known { what: Recognised::Own(Kind::Person) },
            Notice::ReadSheet { name: "Folk".into() },
            Notice::OtherSheets { names: vec!["Læs mig".into()] },
            Notice::HiddenSheets { names: vec!["Lister".into()] },
        ]
    );
    let made = Made::default().with("A", "", &texts(1, &["x"])).with("B", "", &texts(1, &["y"]));
    let strange = |name: &str, column: &str| Strange { name: name.into(), columns: vec![column.into()] };
    assert_eq!(refused(&made), Message::NoSheet { sheets: vec![strange("A", "x"), strange("B", "y")] });
    assert_eq!(refused(&Made::of("")), Message::Empty);
}

#[test]
fn a_cross_table_of_months_has_shares_as_they_are_seen() {
    let rows = texts(1, &["Andel af befolkningen (pct.)"])
        + r#"<row r="2"><c t="inlineStr"><is><t>Kommune</t></is></c><c s="4"><v>43831</v></c><c s="4"><v>43862</v></c></row>"#
        + r#"<row r="3"><c t="inlineStr"><is><t>Fredericia</t></is></c><c s="3"><v>0.094</v></c><c><v>9.125</v></c></row>"#
        + r#"<row r="4"><c t="inlineStr"><is><t>Kolding</t></is></c><c t="e"><v>#REF!</v></c><c t="inlineStr"><is><t>1.234</t></is></c></row>"#;
    let made = Made { formats: FORMATS, ..Made::of(&rows) };
    let mut tables = made.open().unwrap();
    let (read, problems) = split(&mut tables[0]);
    let figures: Vec<_> = read
        .iter()
        .map(|row| {
            let of = |field| said(row, Kind::Measurement, field).unwrap_or_default();
            (of("area"), of("period"), of("value"))
        })
        .collect();
    let figure = |period: &str, value: &str| ("Fredericia".to_owned(), period.to_owned(), value.to_owned());
    assert_eq!(figures, [figure("2020M01", "9.4"), figure("2020M02", "9.125")]);
    let messages: Vec<_> = problems.into_iter().map(|problem| (problem.line, problem.message)).collect();
    assert_eq!(messages[0], (4, Message::SpreadsheetError { value: "#REF!".into() }));
    // Numbers that are numbers say nothing of what a point means in a text.
    assert_eq!(messages[1], (4, Message::AmbiguousNumber { value: "1.234".into() }));
}

#[test]
fn a_damaged_or_hostile_workbook_is_refused_in_a_sentence() {
    let header = texts(1, &["titel", "modtaget"]);
    let with = |row: &str| Made::of(&(header.clone() + row));
    let broken = |line| Message::BrokenSheet { sheet: "Ark1".into(), line };
    for (row, message) in [
        (r#"<row r="2"><c t="s"><v>7</v></c></row>"#, broken(2)),
        (r#"<row r="2"><c r="ZZZZZZZZ2"><v>7</v></c></row>"#, broken(2)),
        (r#"<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row>"#, broken(2)),
        (r#"<row r="99999999999999999999"><c><v>1</v></c></row>"#, broken(1)),
        (r#"<row r="1"><c><v>1</v></c></row>"#, broken(1)),
        (r#"<row r="2"><c><v>1"#, broken(2)),
        (r#"<row r="2"><c t="ny"><v>1</v></c></row>"#, broken(2)),
        (r#"<row r="2"><c><v>1e999</v></c></row>"#, broken(2)),
        (
            r#"<row r="2"><c><f>HYPERLINK("x")</f></c></row>"#,
            Message::NoResult { sheet: "Ark1".into(), cell: "A2".into() },
        ),
    ] {
        assert_eq!(refused(&with(row)), message, "{row}");
        assert!(!message.da().is_empty() && !message.en().is_empty());
    }
    let mut bytes = with("").bytes();
    bytes.truncate(bytes.len() / 2);
    assert_eq!(sheets(&bytes).err(), Some(Message::BrokenWorkbook));
}

#[test]
fn other_office_files_are_named_with_what_to_do() {
    let zip = |names: &[&'static str]| zipped(names.iter().map(|name| (*name, b"x".as_slice())));
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let cfb = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    for (bytes, foreign, words) in [
        (cfb.clone(), Foreign::Old, ".xls"),
        ([cfb, wide("EncryptedPackage")].concat(), Foreign::Locked, "adgangskode"),
        (zip(&["mimetype", "content.xml"]), Foreign::OpenDocument, ".ods"),
        (zip(&["xl/workbook.bin"]), Foreign::Binary, ".xlsb"),
        (zip(&["word/document.xml"]), Foreign::Word, "Word"),
        (zip(&["a.csv"]), Foreign::Archive, "zip"),
    ] {
        let problem = Incoming::open(bytes.as_slice(), "x.csv", None).err().unwrap();
        assert_eq!(problem.message, Message::Foreign(foreign));
        assert!(problem.words().da.contains(words), "{:?}", problem.words());
    }
}

#[test]
fn what_unpacks_to_more_than_it_says_or_more_than_is_read_is_refused() {
    let header = texts(1, &["titel", "modtaget"]);
    let long = texts(2, &["x".repeat(5 << 20).as_str(), ""]);
    let cell = Message::CellTooLong { sheet: "Ark1".into(), cell: "A2".into(), megabytes: 4 };
    assert_eq!(refused(&Made::of(&(header.clone() + &long))), cell);
    let endless = texts(2, &["x".repeat(9 << 20).as_str(), ""]);
    assert!(matches!(refused(&Made::of(&(header.clone() + &endless))), Message::TooLarge { .. }));
    let made = Made::of(&(header + &texts(2, &["Bænke", ""])));
    let mut bytes = made.bytes();
    let claimed = made.sheets[0].2.len() as u32;
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, &claimed.to_le_bytes()).collect();
    for place in places {
        bytes[place..place + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    assert!(sheets(&bytes).is_err());
}

#[test]
fn no_bytes_in_a_workbook_make_the_reading_panic() {
    let rows = texts(1, &["titel", "modtaget"])
        + r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>43963</v></c></row>"#;
    let made = Made { strings: "<si><t>Bænke &amp; lys</t></si>", formats: FORMATS, ..Made::of(&rows) };
    let whole = made.bytes();
    let mut seed = 7_u64;
    let mut dice = |limit: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % limit
    };
    for round in 0..100 {
        let mut bytes = whole.clone();
        for _ in 0..=dice(4) {
            let at = dice(bytes.len());
            bytes[at] = dice(256) as u8;
        }
        let _ = sheets(&bytes);
        // Damage inside the parts, too: there the archive is sound.
        let mut damaged = Made { sheets: made.sheets.clone(), ..Made { sheets: Vec::new(), ..made } };
        let xml = &mut damaged.sheets[0].2;
        let at = dice(xml.len());
        if xml.is_char_boundary(at) && xml.is_char_boundary(at + 1) {
            let piece = ["<", ">", "\"", "&", "r=\"", "9", "</c>", "\0"][round % 8];
            xml.replace_range(at..at + 1, piece);
        }
        let _ = sheets(&damaged.bytes());
    }
}

//! Files as they come: platforms, encodings, broken lines, hostile text.

use super::*;
use crate::exchange::decode::Encoding;
use crate::exchange::problem::{Message, Notice};
use crate::exchange::recognise::{Recognised, what_is};
use crate::text::Lang;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/fixtures/", $name)).as_slice()
    };
}

#[test]
fn a_proposal_of_decide_madrid_has_summary_and_text() {
    let mut file = open(fixture!("madrid.csv"), "x.csv");
    assert_eq!((file.source.as_str(), file.kind), ("decide-madrid", Kind::Proposal));
    let (rows, problems) = split(&mut file);
    let text = |row: usize| value(&rows[row], "text").flatten().unwrap();
    assert_eq!(text(0), "Sentarse ayuda a esperar.");
    assert_eq!(text(1), "Escribir más claro, por favor.\n\nPrimera línea.\nSegunda línea, con \"comillas\".");
    assert_eq!(
        text(2),
        "Abrir por la tarde:\n\n- lunes\n- jueves\n\nMás en la web (https://eksempel.dk/tarde)."
    );
    assert_eq!(rows[0].ext_id.as_deref(), Some("901"));
    for (field, said) in [
        ("title", "Más bancos en la sala de espera (eksempel)"),
        ("source_id", "MAD-2020-01-901"),
        ("received_on", "2020-01-15"),
        ("support", "1250"),
        ("moderation", "archived"),
    ] {
        assert_eq!(value(&rows[0], field), Some(Some(said)));
    }
    let lines: Vec<(u64, bool)> = problems.iter().map(|p| (p.line, p.is_repetition())).collect();
    assert_eq!(lines, [(6, false), (7, false), (8, true), (9, false)]);
    assert_eq!(problems[0].message, Message::NoTitleNoText);
    assert_eq!(problems[3].message, Message::DuplicateId { id: "902".to_owned(), first_line: 3 });
}

#[test]
fn a_proposal_of_decidim_is_read_in_danish_where_it_says_anything_there() {
    let mut file = open(fixture!("decidim.csv"), "x.csv");
    assert_eq!((file.source.as_str(), file.kind), ("decidim", Kind::Proposal));
    let (rows, problems) = split(&mut file);
    for (row, field, said) in [
        (0, "title", Some("Breve uden paragraffer (eksempel)")),
        (0, "text", Some("Skriv kort.\n\n- hvornår\n- hvem")),
        (0, "source_id", Some("EKS-PROP-2020-03-101")),
        (0, "received_on", Some("2020-03-05")),
        (0, "support", Some("1250")),
        (0, "moderation", Some("accepted")),
        (0, "verdict", Some("new")),
        (1, "title", Some("Open in the evening (example)")),
        (1, "text", Some("Line one\n\nLine two")),
        (1, "received_on", Some("2020-03-31")),
        (1, "support", Some("12")),
        (1, "moderation", None),
        (2, "verdict", Some("noted")),
        (2, "reason", Some("trukket tilbage på platformen")),
    ] {
        assert_eq!(value(&rows[row], field), Some(said), "{row} {field}");
    }
    assert_eq!(rows.len(), 3);
    let said: Vec<_> = problems.iter().map(|p| (p.line, p.field.as_deref(), p.is_repetition())).collect();
    assert_eq!(said, [(7, None, false), (8, Some("published_at"), false), (9, None, true)]);
    let withheld = ["author/id", "author/name/0", "endorsements/user_endorsements/0"].map(str::to_owned);
    assert!(file.notices().contains(&Notice::Withheld { columns: withheld.to_vec() }));
    assert!(!format!("{rows:?}").contains("Prøvesen"));
}

#[test]
fn who_wrote_on_a_platform_is_not_imported_and_that_is_said() {
    for (bytes, column, person) in
        [(fixture!("madrid.csv"), "userId", "12"), (fixture!("polis.csv"), "author-id", "71")]
    {
        let mut file = open(bytes, "x.csv");
        let (rows, _) = split(&mut file);
        for row in rows {
            assert!(!row.values.iter().any(|(_, v)| v.as_deref() == Some(person)));
            assert!(!row.others.iter().any(|v| v.as_deref() == Some(person)));
        }
        assert!(file.notices().contains(&Notice::Withheld { columns: vec![column.to_owned()] }));
    }
}

#[test]
fn what_moderators_rejected_is_kept_but_does_not_stand_among_the_new() {
    let mut file = open(fixture!("polis.csv"), "x.csv");
    let (rows, problems) = split(&mut file);
    let said: Vec<_> = rows
        .iter()
        .map(|r| {
            (value(r, "verdict").flatten().unwrap(), value(r, "moderation").flatten().unwrap(), r.set_aside)
        })
        .collect();
    assert_eq!(
        said,
        [("new", "accepted", false), ("noted", "rejected", true), ("new", "unmoderated", false)]
    );
    assert_eq!(value(&rows[1], "reason"), Some(Some("frasorteret af moderator på platformen")));
    assert!(file.notices().contains(&Notice::SetAside { count: 1 }));
    let lines: Vec<_> = problems.iter().map(|p| (p.line, p.field.as_deref())).collect();
    assert_eq!(lines, [(6, Some("moderated")), (7, Some("timestamp")), (8, None)]);
}

#[test]
fn a_comment_of_polis_is_a_proposal_without_a_title_on_its_day_in_utc() {
    let (rows, _) = split(&mut open(fixture!("polis.csv"), "x.csv"));
    assert_eq!(value(&rows[0], "title"), None);
    assert_eq!(value(&rows[2], "text"), Some(Some("Eksempel: \"åbent hus\",\nogså om aftenen")));
    let days: Vec<_> = rows.iter().map(|r| value(r, "received_on").flatten().unwrap()).collect();
    assert_eq!(days, ["2020-04-22", "2020-04-21", "2020-04-23"]);
    assert_eq!(value(&rows[0], "support"), Some(Some("21")));
    assert_eq!(value(&rows[0], "source_id"), Some(Some("0")));
}

#[test]
fn two_conversations_with_the_same_numbers_stay_apart() {
    let (rows, _) = split(&mut open(fixture!("polis.csv"), "x.csv"));
    assert_eq!(rows[0].ext_id.as_deref(), Some("0@1587513600000"));
}

#[test]
fn five_ways_to_write_a_file_give_the_same_rows() {
    let files = [
        (fixture!("proposals_plain_utf8.csv"), Encoding::Utf8, ','),
        (fixture!("proposals_bom_crlf.csv"), Encoding::Utf8Bom, ';'),
        (fixture!("proposals_windows1252.csv"), Encoding::Windows1252, ';'),
        (fixture!("proposals_utf16_tab.csv"), Encoding::Utf16Le, '\t'),
        (fixture!("proposals_sep_line.csv"), Encoding::Utf8, ';'),
    ];
    let said = |bytes| {
        let (rows, problems) = split(&mut open(bytes, "x.csv"));
        assert_eq!(problems, []);
        rows.into_iter().map(|r| (r.key, r.values)).collect::<Vec<_>>()
    };
    let first = said(fixture!("proposals_plain_utf8.csv"));
    assert_eq!(first.len(), 2);
    for (bytes, encoding, mark) in files {
        let mut file = open(bytes, "x.csv");
        assert_eq!(said(bytes), first, "{encoding:?}");
        assert_eq!(file.by_ref().count(), 2);
        let known = Notice::Known { what: Recognised::Own(Kind::Proposal) };
        assert_eq!(file.notices(), [known, Notice::ReadAs { encoding, delimiter: Some(mark) }]);
    }
    let (rows, _) = split(&mut open(fixture!("proposals_windows1252.csv"), "x.csv"));
    assert_eq!(value(&rows[0], "received_on"), Some(Some("2020-05-06")));
    assert_eq!(value(&rows[0], "links"), Some(Some("A3-01\nI-07")));
    assert_eq!(value(&rows[0], "support"), Some(Some("1234")));
    assert_eq!(value(&rows[0], "example"), Some(Some("true")));
    assert_eq!(value(&rows[1], "text"), Some(None));
}

#[test]
fn a_broken_line_is_named_and_the_others_are_read() {
    let mut file = open(fixture!("proposals_broken.csv"), "x.csv");
    let (rows, problems) = split(&mut file);
    let keys: Vec<_> = rows.iter().map(|r| (r.line, r.key.as_deref())).collect();
    assert_eq!(keys, [(2, Some("F-9001")), (13, None), (15, Some("F-9007"))].map(|k| k));
    assert_eq!(value(&rows[0], "verdict"), Some(Some("accepted")));
    assert_eq!(
        (file.others.as_slice(), &rows[0].others),
        (&["sagsnr.".to_owned()][..], &vec![Some("2020/17".to_owned())])
    );
    let named: Vec<_> = problems.iter().map(|p| (p.line, p.field.as_deref())).collect();
    assert_eq!(
        named,
        [
            (3, Some("received_on")),
            (4, Some("verdict")),
            (6, None),
            (7, Some("owner")),
            (8, None),
            (9, Some("key")),
            (10, None),
            (14, None),
        ]
    );
    assert_eq!(problems[2].message, Message::Ragged { expected: 6, found: 2 });
    assert_eq!(problems[6].message, Message::Repeated { first_line: 2 });
    assert_eq!(problems[7].message, Message::NoTitleNoText);
}

#[test]
fn a_row_without_a_number_is_known_again_by_what_it_says() {
    let file = "titel;tekst;kildens nummer\nEksempel A;x;\nEksempel B;y;17\n".as_bytes();
    let ids =
        |bytes| split(&mut open(bytes, "forslag.csv")).0.into_iter().map(|r| r.ext_id).collect::<Vec<_>>();
    assert_eq!(ids(file), ids(file));
    assert_eq!(ids(file)[1].as_deref(), Some("17"));
    assert!(ids(file)[0].as_deref().unwrap().starts_with('#'));
}

#[test]
fn hostile_text_comes_in_harmless_and_counted() {
    let mut file = open(fixture!("hostile.csv"), "x.csv");
    let (rows, problems) = split(&mut file);
    assert_eq!(problems, []);
    for row in &rows {
        for text in row.values.iter().filter_map(|(_, v)| v.as_deref()) {
            assert!(
                !text.chars().any(|c| c.is_control() && c != '\n' || "\u{202e}\u{200b}".contains(c)),
                "{text:?}"
            );
        }
    }
    assert_eq!(value(&rows[0], "text"), Some(Some("abcd")));
    assert_eq!(value(&rows[1], "title"), Some(Some("=1+1")));
    assert_eq!(value(&rows[1], "text"), Some(Some("-en streg\nto")));
    assert_eq!(value(&rows[2], "text"), Some(Some("Århus, blå\nslut")));
    assert_eq!(value(&rows[3], "title"), Some(Some("br\u{fffd}kket æ")));
    let notices = file.notices();
    assert!(
        notices.contains(&Notice::Nul { count: 1 }) && notices.contains(&Notice::Invalid { count: 1 }),
        "{notices:?}"
    );
    assert!(notices.iter().any(|n| matches!(n, Notice::Cleaned { count } if *count >= 5)), "{notices:?}");
}

#[test]
fn a_saved_error_message_is_named() {
    let said = Recognised::ErrorMessage("Eksempel: nøglen er udløbet.".to_owned());
    assert_eq!(what_is(fixture!("error_saved_as.csv"), "tal.csv"), said);
    for wanted in [None, Some(Kind::Measurement)] {
        let problem = Incoming::open(fixture!("error_saved_as.csv"), "tal.csv", wanted).err().unwrap();
        assert!(problem.words().da.contains("nøglen er udløbet"), "{:?}", problem);
    }
    let page = "<!DOCTYPE html><html><head><title>Log ind\n</title></head></html>".as_bytes();
    assert_eq!(what_is(page, "x.csv"), Recognised::ErrorMessage("Log ind".to_owned()));
    let refused = br#"{"status":401,"message":"ingen adgang"}"#;
    assert_eq!(what_is(refused, "x.csv"), Recognised::ErrorMessage("ingen adgang".to_owned()));
}

#[test]
fn a_file_is_known_by_its_columns_and_by_its_name_only_where_they_leave_it_open() {
    let own = |text: &str, name: &str| what_is(text.as_bytes(), name);
    assert_eq!(own("key,title,stance\n", "forslag.csv"), Recognised::Own(Kind::Recommendation));
    assert_eq!(own("Nøgle;Titel;Ansvarlig\n", "forslag.csv"), Recognised::Own(Kind::Proposal));
    assert_eq!(own("key,title,owner\nF-0001,x,HL\n", "x.csv"), Recognised::Own(Kind::Proposal));
    assert!(matches!(own("key,title,owner\n", "x.csv"), Recognised::Unknown { .. }));
    assert_eq!(own("titel;vurdering\n", "x.csv"), Recognised::Own(Kind::Proposal));
    assert_eq!(own("PK\u{3}\u{4}…", "x.csv"), Recognised::Workbook);
}

#[test]
fn what_nobody_knows_gets_a_sentence() {
    let files: [&[u8]; 12] = [
        b"",
        b"\n\n",
        b"\xff\xfe",
        b"\0\0\0\0",
        b"{",
        b"[1,2",
        b"{}",
        b"<x",
        b"a",
        b"OMR\xc3\x85DE;TID;BEM\xc3\x86RKNING\nx;2020K1;y\n",
        b"{\"Area\":\"x\",\"Farve\":\"2020\",\"Tal\":1}\n",
        b"\"",
    ];
    for bytes in files {
        for wanted in std::iter::once(None).chain(Kind::ALL.iter().copied().map(Some)) {
            let problem = Incoming::open(bytes, "x.csv", wanted).err().unwrap();
            let words = problem.words();
            assert!(words.da.starts_with("Filen ") && words.en.starts_with("The file "), "{words:?}");
        }
        let _ = what_is(bytes, "x.csv").words();
    }
}

#[test]
fn no_bytes_make_the_reading_panic() {
    let pieces: [&[u8]; 16] = [
        b"key",
        b",",
        b";",
        b"\t",
        b"\"",
        b"\n",
        b"\r",
        b"title",
        b"\xff",
        b"\xc3",
        b"\0",
        b"'=",
        b"<p>",
        b"&#x0;",
        b"{\"key\":",
        b"1.234",
    ];
    let mut dice = Dice::new(7);
    for _ in 0..2_000 {
        let bytes: Vec<u8> =
            (0..dice.roll(40)).flat_map(|_| pieces[dice.roll(pieces.len())].iter().copied()).collect();
        for wanted in [None, Some(Kind::Proposal), Some(Kind::Target)] {
            if let Ok(mut file) = Incoming::open(bytes.as_slice(), "x.csv", wanted) {
                for problem in split(&mut file).1 {
                    assert!(!problem.words().da.is_empty());
                }
                let _ = file.notices().iter().map(Notice::words).count();
            }
        }
    }
}

/// Run with `cargo test --release -- --ignored --nocapture hundred_thousand`.
#[test]
#[ignore = "a measurement"]
fn a_hundred_thousand_rows_are_read_in_well_under_a_second() {
    let mut madrid = String::from(
        ",id,url,code,title,userId,date,summary,text,numComments,status,numSupports,isAssociation\n",
    );
    let mut own = String::from("\u{feff}Nøgle;Titel;Tekst;Modtaget;Vedrører;Støtter;Vurdering\r\n");
    for n in 0..100_000 {
        let text = "Vi venter for længe på svar, og brevene er svære at forstå; skriv kortere. ".repeat(3);
        madrid += &format!(
            "{n},{n},/p/{n},MAD-{n},Eksempel på Ærø {n},1,2020-04-22,Kort tekst {n},\"{text}\",1,open,{n},0\n"
        );
        own += &format!(
            "F-{n:06};Eksempel på Ærø {n};\"{text}\";22-04-2020;I-07 A3-01;1.234;til efterretning\r\n"
        );
    }
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(own.trim_start_matches('\u{feff}'));
    for (what, bytes) in
        [("madrid", madrid.as_bytes()), ("own", own.as_bytes()), ("own, Windows-1252", &windows)]
    {
        let start = std::time::Instant::now();
        let count = open(bytes, "x.csv").filter(Result::is_ok).count();
        println!("{what}: {count} rows, {:.1} MB in {:?}", bytes.len() as f64 / 1e6, start.elapsed());
        assert_eq!(count, 100_000);
    }
}

/// A file whose drive goes away in the middle.
struct Torn(&'static [u8]);

impl std::io::Read for Torn {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        match std::mem::take(&mut self.0).read(into)? {
            0 => Err(std::io::Error::new(std::io::ErrorKind::PermissionDenied, "access is denied")),
            some => Ok(some),
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_to_its_end_says_why_in_the_language_of_the_reader() {
    let torn = Torn(b"key,title\nF-0001,x\n");
    let problem = Incoming::open(torn, "f.csv", None).err().unwrap();
    assert_eq!(problem.words().of(Lang::Da), "Filen kunne ikke læses: det er der ikke lov til.");
    assert_eq!(problem.words().of(Lang::En), "The file could not be read: that is not allowed.");
}

/// As a spreadsheet writes a sheet whose cells were once touched all the way to the right.
#[test]
fn sixteen_thousand_empty_columns_are_none() {
    let empty = ";".repeat(16_000);
    let file = format!("titel;tekst;modtaget{empty}\nBænke;Flere;2020-03-01{empty}\n");
    let (rows, problems) = split(&mut open(file.as_bytes(), "forslag.csv"));
    assert_eq!((rows.len(), problems.len()), (1, 0), "{problems:?}");
    assert_eq!(value(&rows[0], "text"), Some(Some("Flere")));
}

#[test]
fn of_columns_that_nobody_knows_those_below_the_titles_are_asked_about() {
    for title in ["Forslag fra borgermødet;;", "Forslag fra borgermødet\nMarts 2020"] {
        let file = format!("{title}\nOverskriften;Hele teksten;Dato\nBænke;Flere;2020-03-01\nLys;Mere;\n");
        let refused =
            Incoming::open(file.as_bytes(), "forslag.csv", None).err().map(|problem| problem.message);
        let header = ["Overskriften", "Hele teksten", "Dato"].map(str::to_owned).to_vec();
        assert_eq!(refused, Some(Message::UnknownHeader { header }));
    }
}

//! Mails as they come, and what is made of them. All persons are examples.

use super::parts::{Parts, bare_subject, told_apart};
use super::*;
use crate::domain::field::Kind;
use crate::exchange::incoming::{Incoming, IncomingRow};

const MAILBOX: &[u8] = include_bytes!("../../../tests/fixtures/postkasse.mbox");

fn read(bytes: &[u8], name: &str) -> (Vec<IncomingRow>, Vec<Problem>, Vec<Notice>) {
    let mut incoming = Incoming::open(bytes, name, None).unwrap_or_else(|p| panic!("{}", p.words().da));
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for row in incoming.by_ref() {
        match row {
            Ok(row) => rows.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    (rows, problems, incoming.notices())
}

fn value<'a>(row: &'a IncomingRow, name: &str) -> &'a str {
    let id = Kind::Proposal.field(name).unwrap().id;
    row.values.iter().find(|(field, _)| *field == id).and_then(|(_, v)| v.as_deref()).unwrap_or_default()
}

fn submitted<'a>(row: &'a IncomingRow, name: &str) -> &'a str {
    let id = Kind::Submission.field(name).unwrap().id;
    let values = &row.submitted.as_ref().unwrap().values;
    values.iter().find(|(field, _)| *field == id).map_or("", |(_, value)| value)
}

#[test]
fn ten_danish_mails_of_a_mailbox_are_taken_right_or_refused_with_line_and_reason() {
    let (rows, problems, notices) = read(MAILBOX, "postkasse.mbox");
    let told: Vec<_> = rows.iter().map(|row| [value(row, "title"), value(row, "text")]).collect();
    assert_eq!(
        told,
        [
            [
                "Breve jeg kan forstå",
                "Kære jobcenter\n\nJeg foreslår, at breve begynder med det, jeg skal gøre, og hvornår.\n\nGerne med et nummer, hvor man får fat i et menneske."
            ],
            [
                "Sms dagen før samtalen",
                "Send en sms dagen før samtalen. Så bliver færre væk, og ingen skal ringe rundt."
            ],
            ["Skilt ved indgangen på Sjællandsgade", "Kortet viser, hvor skiltet bør stå."],
            [
                "Kaffe – og tid til at tale",
                "Hej,\n\nGiv os tid – og kaffe:\n\n- ét kvarter mere\n- en stol til"
            ],
            ["Indkaldelse til samtale", "Tak. Mit forslag er, at samtalen kan holdes på biblioteket."],
            [
                "Praktik tæt på",
                "Til forslagskassen.\n\nPraktik skal være tæt på, hvor man bor. Fra Taulov er der ingen bus om aftenen."
            ],
            ["Åbent om aftenen", "Hold åbent én aftenen om ugen.\n\nFrom Erritsø kører bussen først kl. 16."],
            ["Et sted at vente", "Der mangler stole i gangen."],
            ["Mentor fra dag et", "Giv nye ledige en mentor fra første dag."],
        ]
    );
    assert_eq!(problems, [Problem::row(230, Message::BrokenMail)]);
    let days: Vec<&str> = rows.iter().map(|row| value(row, "received_on")).collect();
    assert!(days.iter().all(|day| day.starts_with("2020-04-2")), "{days:?}");
    for notice in [
        Notice::Mails { count: 9, is_mailbox: true },
        Notice::Pages { count: 1 },
        Notice::Earlier { mails: 2, lines: 6 },
        Notice::PassedOn { count: 1 },
        Notice::Signed { count: 4 },
        Notice::Attached { count: 2 },
    ] {
        assert!(notices.contains(&notice), "{notice:?} in {notices:?}");
    }
}

#[test]
fn who_sent_a_mail_stands_with_the_submission_and_nowhere_in_the_values() {
    let (rows, ..) = read(MAILBOX, "postkasse.mbox");
    let senders: Vec<_> = rows.iter().map(|row| row.submitted.as_ref().unwrap().sender.clone()).collect();
    assert_eq!(senders[0].name.as_deref(), Some("Søren Eksempel (eksempelperson)"));
    assert_eq!(
        senders[0].contact.as_deref(),
        Some("soeren@eksempel.dk · Med venlig hilsen · Søren Eksempel · Tlf. 00 00 00 01")
    );
    assert_eq!(senders[5].name.as_deref(), Some("Ivrig Ivarsen (eksempelperson)"));
    assert!(senders[5].contact.as_deref().unwrap().contains("hanne@kommunen.eksempel.dk"));
    let values = format!("{:?}", rows.iter().map(|r| (&r.values, &r.ext_id)).collect::<Vec<_>>());
    for said in ["@eksempel.dk", "eksempelperson", "Ivarsen", "ebersen", "Tlf."] {
        assert!(!values.contains(said), "{said}");
    }
    assert_eq!(submitted(&rows[2], "attachments"), "kort over ældre skilte.pdf (4 kB)\nskilt.png (1 kB)");
    assert_eq!(submitted(&rows[2], "channel"), "email");
}

#[test]
fn a_mail_alone_is_known_by_its_heading_lines_and_one_without_any_is_none() {
    let mail =
        "Return-Path: <x@eksempel.dk>\r\nFrom: x@eksempel.dk\r\nSubject: Bænke\r\n\r\nFlere b\u{e6}nke.\r\n";
    let (rows, problems, notices) = read(mail.as_bytes(), "x.eml");
    assert_eq!((rows.len(), problems.len()), (1, 0));
    assert_eq!(value(&rows[0], "text"), "Flere bænke.");
    assert!(notices.contains(&Notice::Undated { lines: vec!["1".to_owned()] }));
    assert_eq!(post(b"key: value\nname: x\n\n"), None);
    assert_eq!(post(b"From here on it is better\nthan before\n"), None);
    assert_eq!(post(b"From x@eksempel.dk Mon Apr 20 08:41:00 2020\n"), Some(Post::Mailbox));
}

#[test]
fn a_mail_that_was_saved_or_written_oddly_keeps_its_sender_its_words_and_the_names_of_what_is_attached() {
    let head = b"From: S\xf8ren <soeren@eksempel.dk>\r\nSubject: L\xe6ngere tid\r\n".as_slice();
    let named =
        b"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nHold l\xe6ngere \xe5bent.\r\n--B\r\n\
        Content-Disposition: attachment; filename=\"K\xe6re.pdf\"\r\n\r\nx\r\n--B--\r\n"
            .as_slice();
    let sender = |row: &IncomingRow| row.submitted.as_ref().unwrap().sender.clone();
    let (rows, ..) = read(&[head, named].concat(), "raa.eml");
    assert_eq!((value(&rows[0], "title"), value(&rows[0], "text")), ("Længere tid", "Hold længere åbent."));
    assert_eq!(sender(&rows[0]).name.as_deref(), Some("Søren"));
    assert_eq!(submitted(&rows[0], "attachments"), "Kære.pdf (1 kB)");

    let marked = b"\xef\xbb\xbfFrom: Eks <eks@eksempel.dk>\r\nSubject: Lys\r\n\r\nMere lys.\r\n";
    let (rows, ..) = read(marked, "mail.eml");
    assert_eq!(sender(&rows[0]).name.as_deref(), Some("Eks"));

    let unparted =
        b"From: Eks <eks@eksempel.dk>\r\nSubject: Lys\r\nContent-Type: multipart/mixed\r\n\r\nMere lys.\r\n";
    let (rows, ..) = read(unparted, "mail.eml");
    assert_eq!(value(&rows[0], "text"), "Mere lys.");
}

#[test]
fn the_same_mail_twice_in_a_mailbox_is_a_repetition() {
    let twice = [MAILBOX, MAILBOX].concat();
    let (rows, problems, _) = read(&twice, "x.mbox");
    assert_eq!(rows.len(), 9);
    assert_eq!(problems.iter().filter(|problem| problem.is_repetition()).count(), 9);
}

#[test]
fn a_mail_with_several_wishes_becomes_one_proposal_a_paragraph_when_that_is_asked() {
    let asked = crate::exchange::asked::Asked { by_paragraph: true, ..Default::default() };
    let mail = "From: x@eksempel.dk\nDate: Mon, 20 Apr 2020 08:41:00 +0200\nSubject: Ønsker\n\nHej,\n\nBænke.\n\nLys.\n";
    let rows: Vec<_> =
        Incoming::open(mail.as_bytes(), "x.eml", asked).ok().unwrap().map(Result::unwrap).collect();
    let said: Vec<_> = rows.iter().map(|row| [value(row, "title"), value(row, "text")]).collect();
    assert_eq!(said, [["Ønsker (1/2)", "Hej,\n\nBænke."], ["Ønsker (2/2)", "Lys."]]);
    assert_eq!(rows[0].submitted, rows[1].submitted);
}

#[test]
fn an_answer_a_signature_and_what_came_before_are_told_apart() {
    let apart = |text: &str| told_apart(text, "", Some("Bo Bang"));
    let said = |text: &str, earlier: usize, signature: &str| Parts {
        text: text.to_owned(),
        earlier,
        signature: signature.to_owned(),
        original: None,
    };
    assert_eq!(apart("Bænke.\n-- \nBo"), said("Bænke.", 0, "Bo"));
    assert_eq!(apart("Bænke.\n\nBo"), said("Bænke.", 0, "Bo"));
    assert_eq!(apart("Bænke.\n\nSendt fra min iPhone"), said("Bænke.", 0, "Sendt fra min iPhone"));
    assert_eq!(apart("Den 1. maj 2020 skrev Jobcenter:\n> Hvad mener du?\n\nBænke."), said("Bænke.", 1, ""));
    assert_eq!(
        apart(
            "Ja.\n\n________________________________\nFra: Jobcenter\nSendt: 1. maj\nTil: Bo\nEmne: Møde\n\nKommer du?"
        ),
        said("Ja.", 6, "")
    );
    // Nothing but what came before is what it says; a greeting inside a text is no signature.
    let only = "Den 1. maj 2020 skrev Jobcenter:\n> Hvad mener du?";
    assert_eq!(apart(only), said(only, 0, ""));
    let long =
        format!("Hilsen til alle.\n\n{}", "Vi ønsker os bænke, og det skal være mange af dem. ".repeat(3));
    assert_eq!(apart(&long), said(long.trim(), 0, ""));
    assert_eq!(bare_subject("SV: Re: vs: Bænke"), "Bænke");
}

#[test]
fn no_mail_makes_the_reading_panic() {
    let mut state = 7_u64;
    let mut below = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    for _ in 0..400 {
        let mut bytes = MAILBOX.to_vec();
        for _ in 0..1 + below(30) {
            let at = below(bytes.len().max(1)).min(bytes.len() - 1);
            match below(4) {
                0 => bytes[at] = below(256) as u8,
                1 if bytes.len() > 200 => drop(bytes.drain(at..(at + below(80)).min(bytes.len()))),
                2 => bytes.insert(at, b"\n-:;=\"\0<>"[below(9)]),
                _ => bytes.truncate(at.max(200)),
            }
        }
        for row in Mails::open(bytes.as_slice(), Post::Mailbox) {
            drop(row);
        }
    }
}

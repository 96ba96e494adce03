//! What is pasted into the board goes the same way in as a file.

use tavle::domain::field::Kind;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::house::{House, SMALL, open, paste};

#[test]
fn a_paste_of_mails_is_read_the_other_way_where_a_person_says_so() {
    let house = House::new();
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indsæt");
    let mail = |from: &str| format!("Fra: {from}\nTil: Jobcentret\nEmne: Lys\n\n{from} vil have lys.\n\n");
    paste(&mut stage, &format!("{}{}", mail("Lis"), mail("Ole")));
    stage.keys("ctrl-s");
    assert!(stage.screen().contains("Indlæs nu: 2 bliver nye"), "{}", stage.screen());
    stage.keys("down enter");
    assert!(stage.screen().contains("Indlæs nu: 1 bliver ny"), "{}", stage.screen());
    stage.keys("down enter");
    assert!(stage.screen().contains("Indlæs nu: 2 bliver nye"), "{}", stage.screen());
}

#[test]
fn cells_of_a_spreadsheet_are_pasted_and_go_through_the_same_preview() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    let mut stage = house.stage(SMALL, Lang::Da);
    paste(&mut stage, "titel\ttekst\nBænke\tVed busstoppet\n");
    assert!(stage.screen().contains("F10, »indsæt«, tager imod"), "{}", stage.screen());
    open(&mut stage, "indsæt");
    stage.shows("paste-empty-80x24");
    paste(&mut stage, "titel\ttekst\nBænke\tVed busstoppet\nLys\tVed døren\n");
    stage.shows("paste-cells-80x24");
    stage.keys("ctrl-s");
    assert!(stage.screen().contains("Hvad er rækkerne?"), "{}", stage.screen());
    stage.keys("enter enter");
    assert!(stage.screen().contains("er indlæst: 2 nye"), "{}", stage.screen());
    assert_eq!(house.count(Kind::Proposal), before + 2);
}

#[test]
fn a_text_that_was_pasted_is_still_there_when_one_comes_back() {
    let house = House::new();
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indsæt");
    paste(&mut stage, "Bænke ved busstoppet\n");
    assert!(stage.screen().contains("Taget for tekst: 1 afsnit"), "{}", stage.screen());
    stage.keys("esc");
    open(&mut stage, "indsæt");
    assert!(stage.screen().contains("Bænke ved busstoppet"), "{}", stage.screen());
}

#[test]
fn a_mail_as_outlook_copies_it_and_the_text_of_a_pdf_become_proposals() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indsæt");
    paste(
        &mut stage,
        "Fra: Lis Lund <lis@example.dk>\nSendt: 20. april 2020 09:14\nTil: Jobcentret\nEmne: Åbent om lørdagen\n\nKan I have åbent?\n",
    );
    assert!(stage.screen().contains("Taget for en mail."), "{}", stage.screen());
    stage.keys("ctrl-s");
    assert!(stage.screen().contains("Det er mail"), "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("er indlæst: 1 nye"), "{}", stage.screen());
    stage.keys("esc ctrl-home");
    let length = 160;
    stage.keys(&"delete ".repeat(length));
    paste(
        &mut stage,
        "Vi foreslår, at breve fra jobcentret skrives i et sprog, som alle forstår, og at kom-\nmunen læser dem igennem.\n\nÅbent om lørdagen.\n",
    );
    assert!(stage.screen().contains("brudte linjer er samlet: 2 afsnit"), "{}", stage.screen());
    stage.keys("ctrl-s enter");
    assert!(stage.screen().contains("er indlæst: 2 nye"), "{}", stage.screen());
    assert_eq!(house.count(Kind::Proposal), before + 3);
    let store = Store::open(&house.db, Mode::Read, Clock::System).unwrap();
    let texts: Vec<String> =
        store.all(Kind::Proposal).unwrap().iter().map(|p| p.text("text").to_owned()).collect();
    assert!(texts.iter().any(|text| text.contains("at kommunen læser dem igennem.")));
}

#[test]
fn two_mails_in_one_paste_become_two_proposals_and_an_earlier_one_stays_under_its_answer() {
    let house = House::new();
    let before = house.count(Kind::Proposal);
    let mut stage = house.stage(SMALL, Lang::Da);
    open(&mut stage, "indsæt");
    let mail = |from: &str, subject: &str, text: &str| {
        format!("Fra: {from}\nSendt: 20. april 2020 09:14\nTil: Jobcentret\nEmne: {subject}\n\n{text}\n\n")
    };
    let answer = mail("Lis Lund", "SV: Åbent om lørdagen", "Tak, men hvad med søndag?");
    let earlier = mail("Jobcentret", "Åbent om lørdagen", "Vi har åbent fra 10 til 13.");
    paste(&mut stage, &format!("{answer}{earlier}{}", mail("Ole Dam", "Lys på stien", "Der er mørkt.")));
    assert!(stage.screen().contains("Taget for 2 mails"), "{}", stage.screen());
    stage.keys("ctrl-s");
    stage.shows("paste-mails-80x24");
    stage.keys("enter");
    assert!(stage.screen().contains("er indlæst: 2 nye"), "{}", stage.screen());
    assert_eq!(house.count(Kind::Proposal), before + 2);
    let store = Store::open(&house.db, Mode::Read, Clock::System).unwrap();
    let texts: Vec<String> =
        store.all(Kind::Proposal).unwrap().iter().map(|p| p.text("text").to_owned()).collect();
    assert!(texts.iter().any(|text| text == "Tak, men hvad med søndag?"), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("Vi har åbent fra 10")), "nobody proposes that");
}

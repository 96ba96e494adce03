//! Minutes as they are written, with all that only looks like a mark: they become what was meant.

use super::Office;

const MINUTES: &str = include_str!("../../../../tests/fixtures/minutes.md");

#[test]
fn forty_lines_of_minutes_become_what_was_meant() {
    let mut office = Office::with(MINUTES);
    let said: Vec<String> = office
        .keys()
        .into_iter()
        .map(|key| {
            let record = office.store.record(&key).unwrap().unwrap();
            let when = ["owner", "deadline", "deadline_precision"].map(|field| record.text(field));
            [&key, record.text("title"), when.join(" ").trim()].join("|").trim_end_matches('|').to_owned()
        })
        .collect();
    assert_eq!(
        said,
        [
            "F-0001|Breve, som man kan forstå uden hjælp",
            "F-0002|»Jeg har haft seks sagsbehandlere på et år.«",
            "F-0003|Én fast kontaktperson gennem hele forløbet (jf. A3-01)",
            "F-0004|Smiley-stander ved udgangen – som i Vordingborg",
            "F-0005|»Det var første gang, nogen spurgte, hvad jeg ville.«",
            "F-0006|Hvornår får vi at vide, hvad I har besluttet?",
            "F-0007|Må man tage en bisidder med?",
            "B-0001|Standene gentages på næste møde",
            "B-0002|Alle forslag får svar inden sommer",
            "O-0001|nyt brev om rettigheder|HL 2020-04-26 week",
            "O-0002|spørg Vordingborg om standeren|MK 2020-04-30 month",
            "O-0003|referatet sendes ud – XX|2020-04-24 day",
            "O-0004|lokale til næste møde – gerne det samme|HL 2020-06-30 quarter",
            "O-0005|tavle op i venteværelset",
        ]
    );
    office.agrees(&[]);
    let before = office.keys();
    let text = office.text().to_owned();
    assert_eq!(text.lines().count(), 40);
    office.save(&text.replace("  o: tavle", "o: tavle").replace("# ", "## "));
    assert_eq!(office.keys(), before);
}

//! Reports and the lines for the login.

use serde_json::Value;

use crate::place::{Place, fixture};

const REPORTS: [&str; 4] = ["recommendations", "targets", "proposals", "moved"];

/// The example as it was later, with the reports of an earlier day to be made again.
fn all_of(place: &Place, day: &str) -> Vec<String> {
    let mut all = Vec::new();
    for name in REPORTS {
        for format in ["md", "html", "txt"] {
            for since in [&["--since", "2020-01-01"][..], &[]] {
                let call = [&["report", name, "--as-of", day, "--format", format], since].concat();
                all.push(place.demo(&call).ends(0).out);
            }
        }
    }
    all
}

#[test]
fn a_report_of_a_day_is_the_same_whatever_happens_afterwards() {
    let place = Place::with_demo();
    let before = all_of(&place, "2020-04-17");
    let figures = place.demo(&["list", "measurements", "--json"]).ends(0).json();
    let is_shown =
        |f: &&Value| f["period"] == "2020M01" && f["group"] == "Kontanthjælp" && f["value"] == 1951;
    let figure = figures.iter().find(is_shown).map(|f| f["key"].as_str().unwrap().to_owned());
    let figure = figure.unwrap_or_else(|| panic!("{}", figures.last().unwrap()));
    for act in [
        &["set", "A3-01", "deadline=uge 24", "--reason", "sygdom"][..],
        &["set", "A1-06", "implementation=lapsed", "reason=Loven er ændret"],
        &["set", "F-0412", "verdict=accepted", "decision=accepted"],
        &["set", "T-2001", "value=1700"],
        &["set", "M-2020-04-22", "date=2020-09-09", "--reason", "corona"],
        &["new", "recommendations", "key=A3-99", "title=Ny", "analysis=A3"],
        &["set", "light_share_of_change", "value=90"],
        &["set", "light_oldest_months", "value=1"],
        &["delete", "A2-01"],
        &["import", &fixture("proposals_plain_utf8.csv")],
        &["set", &figure, "value=1500"],
    ] {
        place.demo(act).ends(0);
    }
    assert_eq!(all_of(&place, "2020-04-17"), before);
    assert_ne!(all_of(&place, "2020-04-20"), before);
}

#[test]
fn every_report_ends_with_a_proof_that_is_the_same_in_every_form() {
    let place = Place::with_demo();
    for name in REPORTS {
        let print = |format: &str| {
            let out = place.demo(&["report", name, "--format", format]).ends(0).out;
            let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
            let at = out.find("fingeraftryk: ").unwrap() + "fingeraftryk: ".len();
            assert!(out.contains("Opgjort pr. 20. april 2020 · ") && out.contains("rækker: "), "{out}");
            out[at..at + 16].to_owned()
        };
        assert_eq!((print("md"), print("html")), (print("txt"), print("txt")), "{name}");
        let object = place.demo(&["report", name, "--json"]).ends(0).object();
        assert_eq!(object["fingerprint"], print("txt"));
        assert_eq!((object["format"].as_str(), object["as_of"].as_str()), (Some("txt"), Some("2020-04-20")));
        assert!(object["rows"].as_u64().unwrap() > 0);
        let english = place.demo(&["--lang", "en", "report", name]).ends(0).out;
        assert!(english.contains("As of 20 April 2020") && !english.contains("Opgjort"), "{english}");
    }
}

#[test]
fn the_reports_say_what_the_board_says() {
    let place = Place::with_demo();
    let text = |name: &str| place.demo(&["report", name]).ends(0).out;
    let recommendations = text("recommendations");
    let overdue = place.demo(&["list", "recommendations", "--json"]).ends(0).json().len();
    assert!(
        recommendations.contains(&format!("Anbefalinger i alt: {overdue}. Over fristen: 6.")),
        "{recommendations}"
    );
    let moved = recommendations.split("Flyttede frister").nth(1).unwrap();
    assert!(moved.contains("A1-06") && moved.contains("uge 9 2020"), "{moved}");
    let targets = text("targets");
    assert!(targets.contains("Bagud: 1.945 i februar (foreløbigt tal) · 83 flere end planlagt"), "{targets}");
    assert!(targets.contains("Derfor: 83 over linjen er mere end 20 pct."), "{targets}");
    let moved = text("moved");
    assert!(moved.contains("siden ") && moved.contains("gennemført"), "{moved}");
}

#[test]
fn what_has_moved_has_its_old_value_and_its_new_one_and_the_reason() {
    let place = Place::with_demo();
    place
        .demo(&[
            "--now",
            "2020-04-21",
            "set",
            "A3-01",
            "deadline=uge 24",
            "--reason",
            "leverandøren er forsinket",
        ])
        .ends(0);
    place.demo(&["--now", "2020-04-21", "set", "A1-06", "implementation=paused", "reason=corona"]).ends(0);
    let md = ["--now", "2020-04-21", "report", "moved", "--since", "2020-04-20", "--format", "md"];
    let out = place.demo(&md).ends(0).out;
    assert!(out.contains("| Frist | 1. kvartal 2020 | uge 24 2020 (leverandøren er forsinket) |"), "{out}");
    assert!(
        out.contains("| Status | i gang | i bero |") || out.contains("| Status | ikke startet | i bero |"),
        "{out}"
    );
    assert!(!out.contains("A2-01"), "{out}");
}

#[test]
fn the_proposals_hold_no_words_of_citizens_and_no_initials_unless_asked() {
    let place = Place::with_demo();
    let open = place.demo(&["report", "proposals", "--format", "md"]).ends(0).out;
    let internal = place.demo(&["report", "proposals", "--format", "md", "--internal"]).ends(0).out;
    let proposals = place.demo(&["list", "proposals", "--json"]).ends(0).json();
    assert!(internal.contains("Til intern brug"));
    for proposal in &proposals {
        let title = proposal["title"].as_str().unwrap_or_default();
        assert!(title.is_empty() || !open.contains(title), "{title}");
    }
    for person in place.demo(&["list", "people", "--json"]).json() {
        assert!(!open.contains(&format!("| {} |", person["key"].as_str().unwrap())), "{person}");
    }
    assert!(internal.contains("Smiley-stander") && internal.contains("| HL |"), "{internal}");
    place.demo(&["report", "targets", "--internal"]).ends(2).says("proposals");
}

#[test]
fn an_issued_report_stands_with_its_meeting_and_is_printed_as_it_was() {
    let place = Place::with_demo();
    let fresh = place.demo(&["report", "recommendations", "--issue", "--format", "md"]).ends(0);
    let (key, meeting) = {
        let object = place.demo(&["report", "--json"]).ends(0).object();
        let issued = &object["issued"].as_array().unwrap()[0];
        (issued["key"].as_str().unwrap().to_owned(), issued["meeting"].as_str().unwrap().to_owned())
    };
    assert!(fresh.err.contains(&key) && fresh.err.contains(&meeting), "{}", fresh.err);
    let note = place.demo(&["show", &key, "--json"]).ends(0).object();
    assert_eq!((&note["stand"], &note["meeting"]), (&Value::from("Papirer"), &Value::from(meeting.as_str())));
    place.demo(&["set", "A3-01", "owner=MK"]).ends(0);
    for format in ["md", "html", "txt"] {
        let kept = place.demo(&["report", &key, "--format", format]).ends(0).out;
        assert!(format != "md" || kept == fresh.out, "{kept}");
    }
    place.demo(&["report", &key, "--as-of", "2020-01-01"]).ends(2);
    place.demo(&["report", "N-0001"]).ends(3).says("ikke en udstedt rapport");
    let text = note["text"].as_str().unwrap().replacen("vedtaget", "forkastet", 1);
    place.demo(&["set", &key, &format!("text={text}")]).ends(0);
    place.demo(&["report", &key]).ends(1).says("fingeraftrykket passer ikke");
    place.demo(&["report", "targets", "--issue", "--meeting", "F-0412"]).ends(2).says("ikke et møde");
    place.demo(&["--read-only", "report", "targets", "--issue"]).ends(3).says("--read-only");
}

#[test]
fn a_report_is_written_to_a_file_in_the_form_that_its_name_says() {
    let place = Place::with_demo();
    place.demo(&["report", "targets", "-o", "mål.html"]).ends(0);
    assert!(place.read("mål.html").starts_with("<!DOCTYPE html>"));
    place.demo(&["report", "targets", "-o", "mål.md"]).ends(0);
    assert!(place.read("mål.md").starts_with("# Måltal pr. 20. april 2020\n"));
    place.demo(&["report", "targets", "-o", "findes/ikke.md"]).ends(3).says("kan ikke skrives");
    assert!(!place.has("findes"));
}

#[test]
fn days_that_make_no_report_are_wrong_calls() {
    let place = Place::with_demo();
    place.demo(&["report", "alt"]).ends(2).says("Der er ingen rapport »alt«");
    place.demo(&["report", "targets", "--as-of", "2020-05-01"]).ends(2).says("ikke kommet endnu");
    place.demo(&["report", "moved", "--since", "2020-04-20"]).ends(2).says("skal ligge før");
    place.demo(&["report", "targets", "--as-of", "engang"]).ends(2).says("ikke en dag");
    place.demo(&["report", "targets", "--format", "pdf"]).ends(2).says("md, html eller txt");
    place.demo(&["report", "targets", "--meeting", "M-2020-04-22"]).ends(2).says("--issue");
    place.on(&["new", "task", "title=x"]).ends(0);
    place.on(&["report", "moved"]).ends(2).says("--since");
    place.on(&["report", "recommendations"]).ends(0);
    place.run(&["report", "--db", "ingen.db"]).ends(0);
    place.run(&["report", "targets", "--db", "ingen.db"]).ends(3);
}

#[test]
fn the_status_is_at_most_three_lines_of_80_cells_and_makes_no_file() {
    let place = Place::with_demo();
    for who in ["HL", "MK", "NN"] {
        for lang in ["da", "en"] {
            let out = place.demo(&["status", "--user", who, "--lang", lang]).ends(0).out;
            assert!(out.lines().count() <= 3 && out.lines().all(|line| line.chars().count() <= 80), "{out}");
            assert!(out.contains(who), "{out}");
        }
    }
    let mine = place.demo(&["status", "--json"]).ends(0).object();
    assert_eq!(
        (&mine["overdue"], &mine["this_week"], &mine["new_proposals"]),
        (&3.into(), &2.into(), &41.into())
    );
    place
        .demo(&[
            "new",
            "meetings",
            "date=2020-04-20",
            "time=08:00",
            &format!("title={}", "Langt møde ".repeat(20)),
        ])
        .ends(0);
    assert!(place.demo(&["status"]).out.lines().all(|line| line.chars().count() <= 80));
    let none = place.run(&["--db", "ingen.db", "status"]).ends(0);
    assert_eq!((none.out.as_str(), none.err.as_str(), place.has("ingen.db")), ("", "", false));
    place.write("t.db", "dette er ikke en database, men en lang nok tekst ".repeat(40));
    place.on(&["status"]).ends(3);
}

//! Reports and the lines for the login.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::place::{Place, fixture};

const REPORTS: [&str; 5] = ["recommendations", "targets", "proposals", "moved", "round"];
/// Those that are made from the pages of the wall.
const OF_WALL: [&str; 2] = ["status-public", "board-meeting"];

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
    for name in OF_WALL {
        for format in ["md", "html", "txt"] {
            all.push(place.demo(&["report", name, "--as-of", day, "--format", format]).ends(0).out);
        }
    }
    all
}

#[test]
fn no_word_of_a_report_is_broken_in_its_text() {
    let place = Place::with_demo();
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    for name in place.demo(&["report"]).ends(0).out.lines().filter_map(|line| line.split(' ').next()) {
        let written = |format: &str| place.demo(&["report", name, "--format", format]).ends(0).out;
        let (text, page) = (written("txt"), written("md").replace('\\', ""));
        let broken: Vec<_> = words(&text).difference(&words(&page)).cloned().collect();
        assert_eq!(broken, Vec::<String>::new(), "{name}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{name}");
    }
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
    // Confirmed before the day of the reports, and taken back after it.
    let log = place.demo(&["log", "A4-01", "--json"]).ends(0).json();
    let is_confirmed = |line: &&Value| line["field"] == "implementation" && line["new"] == "verified";
    let confirmed = log.iter().find(is_confirmed).map(|line| line["batch"].to_string()).unwrap();
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
        &["set", "O-0010", "state=in_progress"],
        &["set", "place", "value=Andeby"],
        &["set", "M-2020-04-14", "state=planned"],
        &["set", "example", "value=false"],
        &["set", "A1-04", "title=Ny titel", "owner=KV"],
        &["set", "M-2019-06-24", "date=2019-07-01", "title=Et andet møde"],
        &["set", "F-0360", "verdict=merged", "merged_into=F-0412"],
        &["set", "F-0287", "verdict=personal"],
        &["delete", "O-0009"],
        &["delete", "M-2019-01-22"],
        &["delete", "T-2002"],
        &["undo", &confirmed],
    ] {
        place.demo(act).ends(0);
    }
    assert_eq!(all_of(&place, "2020-04-17"), before);
    assert_ne!(all_of(&place, "2020-04-20"), before);
}

#[test]
fn every_report_ends_with_a_proof_that_is_the_same_in_every_form() {
    let place = Place::with_demo();
    for name in REPORTS.into_iter().chain(OF_WALL) {
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

/// Everything of a kind that must not be on a paper: the values of some fields, a line at a time, that are long enough to be
/// nobody else's.
fn private(place: &Place, kind: &str, fields: &[&str], is_private: impl Fn(&Value) -> bool) -> Vec<String> {
    let records = place.demo(&["list", kind, "--json"]).ends(0).json();
    let values = records.iter().filter(|record| is_private(record)).flat_map(|record| {
        fields.iter().filter_map(|field| record[*field].as_str()).flat_map(str::lines).collect::<Vec<_>>()
    });
    values.filter(|line| line.chars().count() > 5).map(str::to_owned).collect()
}

#[test]
fn the_papers_of_the_wall_hold_nothing_that_their_room_may_not_see() {
    let place = Place::with_demo();
    for act in [
        &["set", "A3-01", "evidence=mærke-bevis", "source=mærke-kilde", "text=mærke-tekst"][..],
        &["set", "A2-12", "implementation=lapsed", "reason=mærke-grund"],
        &[
            "set",
            "T-2001",
            "override_light=at_risk",
            "override_reason=mærke-lys",
            "override_until=2020-12-31",
        ],
        &["set", "M-2020-04-22", "reason=mærke-mødegrund"],
        &["set", "F-0412", "verdict=rejected", "reason=mærke-afslag", "answer_text=mærke-svar"],
        &["set", "A1-06", "title=Ring til 010190-1234"],
    ] {
        place.demo(act).ends(0);
    }
    let all = |_: &Value| true;
    let mut hidden: Vec<String> = ["bevis", "kilde", "tekst", "grund", "lys", "mødegrund", "afslag", "svar"]
        .map(|mark| format!("mærke-{mark}"))
        .to_vec();
    hidden.push("010190".to_owned());
    hidden.extend(private(&place, "notes", &["title", "text"], all));
    hidden.extend(private(&place, "proposals", &["text", "reason", "answer_text"], all));
    hidden.extend(private(&place, "people", &["name"], all));
    let is_undecided = |proposal: &Value| proposal["decision"] == "pending";
    hidden.extend(private(&place, "proposals", &["title"], is_undecided));
    let agreed = [private(&place, "tasks", &["title"], all), private(&place, "decisions", &["title"], all)];
    let initials = ["HL", "MK", "AS", "TB", "PJ", "LN", "JO", "KV"];
    for format in ["md", "html", "txt"] {
        let paper = |name: &str| place.demo(&["report", name, "--format", format]).ends(0).out;
        let (public, team) = (paper("status-public"), paper("board-meeting"));
        for hidden in &hidden {
            assert!(!public.contains(hidden) && !team.contains(hidden), "{hidden}");
        }
        for agreed in agreed.iter().flatten() {
            assert!(!public.contains(agreed), "{agreed}");
        }
        let words = || public.split(|c: char| !c.is_alphanumeric());
        assert!(!words().any(|word| initials.contains(&word)), "{public}");
        assert!(team.contains("HL") && team.contains("XXXXXX-XXXX"), "{team}");
    }
}

#[test]
fn a_paper_of_the_wall_stands_with_the_meeting_of_its_audience() {
    let place = Place::with_demo();
    for (name, meeting) in [("status-public", "M-2020-04-22"), ("board-meeting", "M-2020-04-20")] {
        let fresh = place.demo(&["report", name, "--issue", "--format", "md"]).ends(0);
        let key = fresh.err.split_whitespace().find(|word| word.starts_with("N-")).unwrap();
        assert!(fresh.err.contains(meeting), "{}", fresh.err);
        place.demo(&["set", "A3-01", "title=Et andet navn"]).ends(0);
        assert_eq!(place.demo(&["report", key, "--format", "md"]).ends(0).out, fresh.out);
        let html = place.demo(&["report", key, "--format", "html"]).ends(0).out;
        assert!(html.contains("<section>") && html.contains("class=\"figure\"") && !html.contains("<script"));
    }
    place.demo(&["report", "board-meeting", "--since", "2020-01-01"]).ends(2).says("--since");
    assert_eq!(
        place.demo(&["report", "borgerstatus"]).ends(0).out,
        place.demo(&["report", "status-public"]).ends(0).out
    );
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
    place.demo(&["status", "--exit-code", "--user", "HL"]).ends(1);
    place.demo(&["status", "--exit-code", "--user", "NN"]).ends(0);
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

#[test]
fn one_new_proposal_is_told_of_as_one() {
    let place = Place::new();
    place.on(&["new", "proposals", "title=Kortere breve"]).ends(0);
    assert!(place.on(&["status"]).ends(0).out.contains("Forslag: 1 nyt,"));
    place.on(&["new", "proposals", "title=En bænk"]).ends(0);
    assert!(place.on(&["status"]).ends(0).out.contains("Forslag: 2 nye,"));
}

//! The thread of a record on the command line, from the citizens to the target and back.

use serde_json::{Value, json};

use crate::place::Place;

/// A file with one whole chain.
fn chain() -> Place {
    let place = Place::new();
    for (kind, values) in [
        ("targets", &["key=T-0001", "group=Kontanthjælp", "year=2020"][..]),
        ("initiatives", &["key=I-07", "title=Klart sprog"]),
        ("analyses", &["key=A3", "title=Analyse af breve"]),
        ("recommendations", &["key=A3-03", "title=Klar kommunikation", "analysis=A3", "stance=accepted"]),
        ("proposals", &["key=F-0412", "title=Klarere breve"]),
    ] {
        place.on(&[&["new", kind], values].concat()).ends(0);
    }
    for (one, other) in [("I-07", "T-0001"), ("A3-03", "I-07"), ("F-0412", "A3-03")] {
        place.on(&["link", one, other]).ends(0);
    }
    place
}

fn node(shown: &Value, key: &str) -> Value {
    let nodes = shown["thread"].as_array().unwrap();
    nodes.iter().find(|node| node["key"] == key).cloned().unwrap_or_default()
}

#[test]
fn the_thread_leads_from_a_proposal_to_the_target_and_back() {
    let place = chain();
    let from_proposal = place.on(&["show", "F-0412", "--json"]).object();
    assert_eq!(
        node(&from_proposal, "T-0001"),
        json!({
            "key": "T-0001", "kind": "target", "title": "Kontanthjælp · 2020", "level": "target",
            "via": { "key": "I-07", "field": "targets" },
        })
    );
    assert_eq!(node(&from_proposal, "F-0412"), Value::Null, "what is shown is not in its own thread");
    let from_target = place.on(&["show", "T-0001", "--json"]).object();
    assert_eq!(node(&from_target, "F-0412")["via"], json!({ "key": "A3-03", "field": "links" }));
    assert_eq!(from_target["breaks"], json!([]));
}

#[test]
fn a_person_reads_each_level_further_in_than_the_one_before() {
    let said = chain().on(&["show", "A3-03"]).ends(0).out;
    let thread: Vec<&str> =
        said.lines().skip_while(|l| *l != "Kæden").take_while(|l| !l.is_empty()).collect();
    assert_eq!(
        thread,
        [
            "Kæden",
            "  Møde og henvendelse",
            "    H-0001  andet",
            "    Forslag",
            "      F-0412  Klarere breve · ny",
            "      Anbefaling",
            "        + A3  Analyse af breve",
            "      > A3-03  Klar kommunikation · vedtaget · ikke startet",
            "        Indsats",
            "          I-07  Klart sprog · ikke startet",
            "          Måltal",
            "            T-0001  Kontanthjælp · 2020",
        ]
    );
}

#[test]
fn a_break_is_said_in_a_word_and_in_the_json() {
    let place = chain();
    place.on(&["link", "I-07", "T-0001", "--remove"]).ends(0);
    let shown = place.on(&["show", "F-0412", "--json"]).object();
    let gap = json!([{ "key": "I-07", "kind": "initiative", "break": "initiative_without_target" }]);
    assert_eq!(shown["breaks"], gap);
    assert!(place.on(&["show", "I-07"]).out.contains("> I-07  Klart sprog · ikke startet · UDEN MÅLTAL\n"));
    assert!(place.on(&["--lang", "en", "show", "I-07"]).out.contains("NO TARGET\n"));
    place.on(&["set", "F-0412", "verdict=noted"]).ends(0);
    let said = place.on(&["show", "F-0412"]).out;
    assert!(said.contains("Svar til borgeren\n") && said.contains("svar mangler · UDEN SVAR\n"), "{said}");
}

#[test]
fn a_personal_case_is_in_no_thread() {
    let place = chain();
    place.on(&["set", "F-0412", "verdict=personal"]).ends(0);
    assert_eq!(node(&place.on(&["show", "A3-03", "--json"]).object(), "F-0412"), Value::Null);
    assert_eq!(place.on(&["show", "F-0412", "--json"]).object()["thread"], json!([]));
}

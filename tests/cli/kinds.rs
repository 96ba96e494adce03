//! Every KIND on the command line: made, changed, listed, written and read into an empty file.

use serde_json::json;
use tavle::domain::field::Kind;

use crate::place::{Place, fixture};

/// All that there is, in an order in which every record finds those that it names.
const IN_ORDER: [&str; 16] = [
    "settings",
    "people",
    "bodies",
    "analyses",
    "plans",
    "indicators",
    "targets",
    "initiatives",
    "recommendations",
    "measurements",
    "meetings",
    "notes",
    "submissions",
    "proposals",
    "decisions",
    "tasks",
];

/// The example municipality, with at least one of every kind.
pub fn with_every_kind() -> Place {
    let place = Place::with_demo();
    for call in [
        &["plans", "key=BP-90", "title=Beskæftigelsesplan 2020–2022", "from_year=2020", "to_year=2022"][..],
        &["indicators", "key=Y60A02", "title=Fuldtidspersoner", "unit=fuldtidspersoner", "retning=ned"],
        &[
            "indicators",
            "key=Y60A02-PCT",
            "title=Andel",
            "unit=pct.",
            "source=\"citat\"; semikolon",
            "example=ja",
        ],
        &[
            "targets",
            "key=T-9001",
            "indicator=Y60A02",
            "group=Kontanthjælp",
            "area=Fredericia",
            "year=2020",
            "value=1.720",
        ],
        &[
            "targets",
            "key=T-9002",
            "indicator=Y60A02-PCT",
            "group=Alle",
            "year=2020",
            "value=9,4",
            "comparisons=Y60A02",
            "plan=BP-90",
        ],
        &["initiatives", "key=I-90", "title=Ny indsats", "targets=T-9001 T-9002", "ends=uge 24"],
        &[
            "notes",
            "key=N-9001",
            "title=Tavlemøde",
            "meeting=M-2020-04-22",
            "text=Første linje\n- anden linje\n=tredje",
        ],
        &[
            "decisions",
            "key=B-9001",
            "title=Vi går i gang",
            "about=I-90 A3-01",
            "owner=HL",
            "deadline=4. kvt. 2020",
        ],
        &[
            "tasks",
            "key=O-9001",
            "title=Ring til UU",
            "about=A3-01",
            "owner=PJ",
            "deadline=uge 16",
            "meeting=M-2020-04-22",
        ],
        &["settings", "key=view.Mine_sene", "value=proposals\towner:HL svarfrist<2020-05-01"],
        &["bodies", "key=BU-90", "title=Beskæftigelsesudvalget", "since=2022-01-01", "until=2025-12-31"],
        &["submissions", "key=H-9001", "channel=email", "attachments=bilag 1.pdf", "public=nej"],
        &["initiatives", "key=I-91", "title=Standset", "state=lapsed", "reason=Ingen penge"],
        &["decisions", "key=B-9002", "title=Aflyst", "state=lapsed", "reason=Udgår"],
        &["tasks", "key=O-9002", "title=Aflyst", "state=lapsed", "reason=Udgår"],
        &[
            "notes",
            "key=N-9002",
            "title=Med mærker",
            "text=f: Et forslag → F-0412\nb: **Vi gør det** → B-9001\no: ring – HL, uge 17\nc: »Citat« | med streg",
        ],
    ] {
        place.demo(&[&["new"], call].concat()).ends(0);
    }
    place.demo(&["set", "I-01", "evidence=Afgørelserne er gennemgået"]).ends(0);
    place.demo(&["set", "T-9002", "relative_to=Y60A02"]).ends(0);
    place.write(
        "tal.csv",
        "key;indicator;group;area;period;value;missing;provisional;known_since;source;example\n\
         T009001;Y60A02;Kontanthjælp;Fredericia;2020M01;1949;;ja;2020-03-09;Y60A02, hentet i marts;ja\n\
         T009002;Y60A02;Kontanthjælp;Fredericia;2020-02;1945;;ja;2020-04-14;Y60A02;ja\n\
         T009003;Y60A02;Unge;Fredericia;feb. 2020;;skjult;;2020-04-14;Y60A02;ja\n\
         T009004;Y60A02;Unge;Fredericia;2020M03;0;;;2020-04-14;Y60A02;ja\n\
         T009005;Y60A02-PCT;Alle;;2020QMAT02;11,47;;;2020-10-31;=Y30R21;nej\n",
    );
    let read = place.demo(&["import", "tal.csv", "--json"]).ends(0).object();
    assert_eq!((&read["kind"], &read["new"]), (&json!("measurements"), &json!(5)));
    place.demo(&["set", "T009001", "value=1951", "known_since=2020-04-14"]).ends(0);
    place
}

/// Exports a kind and imports the file twice, under a name that does not help: the content tells what it is.
fn read_back(place: &Place, copy: &str, kind: &str, flags: &[&str]) {
    place.demo(&[&["export", kind, "-o", "x"], flags].concat()).ends(0);
    for is_first in [true, false] {
        let read = place.run(&["--db", copy, "import", "x", "--json"]).ends(0).object();
        let new = if is_first { read["rows"].clone() } else { json!(0) };
        assert_eq!(
            (&read["kind"], &read["new"], &read["changed"]),
            (&json!(kind), &new, &json!(0)),
            "{copy} {read}"
        );
    }
}

/// What is compared is only what has a value: so every field of every kind has one, here or there.
#[test]
fn the_municipality_that_goes_out_and_in_has_a_value_in_every_field() {
    let place = with_every_kind();
    assert_eq!(IN_ORDER.len(), Kind::ALL.len());
    for kind in Kind::ALL {
        let all = place.demo(&["list", kind.plural(), "--json"]).ends(0).json();
        for field in kind.fields() {
            let has_value = |record: &serde_json::Value| {
                let value = &record[field.name];
                !value.is_null() && *value != json!([])
            };
            assert!(all.iter().any(has_value), "no {} has {}", kind.plural(), field.name);
        }
    }
}

/// What a file of records does not carry, and why: a remark is the log's and private, as a sender's name and contact are;
/// what was deleted is not there; and of who did what the new file has a log of its own. A copy of the whole file
/// (`backup`) carries all of it.
#[test]
fn remarks_senders_deleted_records_and_the_log_stay_in_their_file() {
    let place = Place::with_demo();
    place.write("mails.mbox", std::fs::read(fixture("postkasse.mbox")).unwrap());
    place.demo(&["import", "mails.mbox"]).ends(1);
    place.demo(&["delete", "F-0412"]).ends(0);
    let mut out = String::new();
    for kind in IN_ORDER {
        out += &place.demo(&["export", kind, "--format", "json"]).out;
    }
    let conn = rusqlite::Connection::open(place.0.join("demo.db")).unwrap();
    let texts = |sql: &str| -> Vec<String> {
        let mut select = conn.prepare(sql).unwrap();
        select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let private = [
        texts("SELECT text FROM remark WHERE length(text) > 12"),
        texts("SELECT contact FROM sender WHERE contact IS NOT NULL"),
        texts("SELECT key FROM proposal WHERE gone IS NOT NULL"),
    ];
    for values in private {
        assert!(!values.is_empty());
        let quoted = |value: &String| serde_json::to_string(value).unwrap();
        let carried: Vec<&String> = values.iter().filter(|value| out.contains(&quoted(value))).collect();
        assert_eq!(carried, Vec::<&String>::new());
    }
}

#[test]
fn the_whole_municipality_comes_back_from_its_files_into_an_empty_one() {
    let place = with_every_kind();
    for (way, flags) in [
        ("plain", &[][..]),
        ("danish", &["--danish"]),
        ("json", &["--format", "json"]),
        ("xlsx", &["--format", "xlsx"]),
    ] {
        let copy = format!("{way}.db");
        // The settings come first: with them the copy lives on the same day, so that its lights are the same.
        IN_ORDER.iter().for_each(|kind| read_back(&place, &copy, kind, flags));
        for kind in IN_ORDER.into_iter().chain(["answers"]) {
            let export = |db: &str| {
                place.run(&[&["--db", db, "export", kind, "-o", "x"], flags].concat()).ends(0);
                std::fs::read(place.0.join("x")).unwrap()
            };
            assert!(export("demo.db") == export(&copy), "{way} {kind}");
        }
        place.run(&["--db", &copy, "check"]).ends(0);
    }
}

/// A whole folder, as a shell names its files: whatever they are called, each finds what it names.
#[test]
fn files_that_come_in_together_are_read_in_an_order_in_which_every_record_finds_those_that_it_names() {
    let place = with_every_kind();
    let kinds: Vec<&str> = ["answers"].into_iter().chain(IN_ORDER.into_iter().rev()).collect();
    let names: Vec<String> = kinds.iter().map(|kind| format!("{kind}.csv")).collect();
    for (kind, name) in kinds.iter().zip(&names) {
        place.demo(&["export", kind, "-o", name]).ends(0);
    }
    let files: Vec<&str> = names.iter().map(String::as_str).collect();
    place.run(&[&["--db", "copy.db", "import"], files.as_slice()].concat()).ends(0);
    for (kind, name) in kinds.iter().zip(&names) {
        place.run(&["--db", "copy.db", "export", kind, "-o", "x"]).ends(0);
        assert!(place.read(name) == place.read("x"), "{kind}");
    }
}

#[test]
fn a_row_that_names_what_is_not_there_is_told_by_line_and_field_and_the_others_go_in() {
    let place = Place::new();
    for (file, field, message) in [
        ("key,analysis,title\nA9-01,A9,Brev\n", "analysis", "A9"),
        ("key,title,targets\nI-01,Brev,T-0001 T-0002\n", "targets", "T-0001"),
        ("indicator,group,year,value,unit\nY1,Unge,2020,7,personer\n", "indicator", "Y1"),
        ("indicator,group,period,value\nY1,Unge,2020M02,7\n", "indicator", "Y1"),
        ("key,title,owner,deadline,about\nB-0001,Brev,HL,,\n", "owner", "HL"),
    ] {
        place.write("f.csv", file);
        let kind = if field == "owner" { &["--as", "decisions"][..] } else { &[] };
        let read = place.on(&[&["import", "f.csv", "--json"], kind].concat()).ends(1).object();
        assert_eq!((&read["rejected"], &read["problems"][0]["line"]), (&json!(1), &json!(2)), "{read}");
        assert_eq!(read["problems"][0]["field"], field, "{read}");
        assert!(read["problems"][0]["message"].as_str().unwrap().contains(message), "{read}");
    }
}

#[test]
fn every_kind_is_made_shown_listed_and_its_log_told() {
    let place = with_every_kind();
    for kind in IN_ORDER {
        let list = place.demo(&["list", kind, "--json"]).ends(0).json();
        let first = list.first().unwrap_or_else(|| panic!("no {kind}"));
        let key = first["key"].as_str().unwrap();
        assert_eq!(place.demo(&["show", key, "--json"]).ends(0).object()["key"], key);
        let log = place.demo(&["log", key, "--json"]).ends(0).json();
        assert!(log.iter().any(|line| line["field"] == "created" && line["key"] == key), "{kind} {log:?}");
        let table = place.demo(&["list", kind]).ends(0).says(kind).out;
        assert_eq!(table.lines().count(), list.len(), "{kind}");
    }
    assert!(place.demo(&["show", "T009001"]).out.contains("Værdi               1.951"));
    let line = place.demo(&["list", "targets", "--filter", "key:T-2001"]).out;
    assert!(line.starts_with("T-2001  Kontanthjælp · Fredericia · 2020  FTP"), "{line}");
    assert!(line.trim_end().ends_with("1.945  februar 2020  bagud"), "{line}");
}

#[test]
fn typed_values_take_the_shape_of_their_field() {
    let place = with_every_kind();
    let show = |key: &str| place.demo(&["show", key, "--json"]).ends(0).object();
    assert_eq!((&show("T-9001")["value"], &show("T-9002")["value"]), (&json!(1720), &json!(9.4)));
    let deadline = |key: &str| {
        let record = show(key);
        (record["deadline"].clone(), record["deadline_precision"].clone())
    };
    assert_eq!(deadline("B-9001"), (json!("2020-12-31"), json!("quarter")));
    assert_eq!(deadline("O-9001"), (json!("2020-04-19"), json!("week")));
    assert_eq!(show("I-90")["ends"], "2020-06-14");
    let set = |key: &str, value: &str| place.demo(&["set", key, value, "--reason", "aftalt med udvalget"]);
    set("O-9001", "deadline=12. juni").ends(0);
    assert_eq!(deadline("O-9001"), (json!("2020-06-12"), json!("day")));
    set("O-9001", "deadline=2020-06-30").ends(0);
    assert_eq!(deadline("O-9001"), (json!("2020-06-30"), json!("day")));
    place.demo(&["set", "O-9001", "deadline=2020-06-30", "deadline_precision=half"]).ends(0);
    assert_eq!(deadline("O-9001"), (json!("2020-06-30"), json!("half")));
    place.demo(&["set", "O-9001", "title=Ring", "--expect", "deadline=2020-06-30"]).ends(0);
    set("O-9001", "owner=XX").ends(3).says("XX");
    place.demo(&["new", "tasks", "title=Ring", "owner=XX"]).ends(3).says("XX");
    place.demo(&["new", "plans", "key=BP-90", "title=Igen"]).ends(3).says("optaget");
    place.demo(&["new", "plans", "title=Uden nummer"]).ends(2).says("key=");
    // Of a percentage nobody can tell whether it is a thousand.
    set("T-9002", "value=9.400").ends(2).says("tusinder eller decimaler");
}

#[test]
fn lists_are_filtered_and_sorted_by_what_is_derived() {
    let place = with_every_kind();
    let keys = |call: &[&str]| -> Vec<String> {
        let list = place.demo(&[&["list"], call, &["--json"]].concat()).ends(0).json();
        list.iter().map(|record| record["key"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(keys(&["initiatives", "--filter", "recommendations:A1-01"]), ["I-07"]);
    assert_eq!(
        keys(&["measurements", "--filter", "indicator:Y60A02 value>1900", "--sort", "value"]),
        ["T009002", "T009001"]
    );
    assert_eq!(keys(&["measurements", "--filter", "indicator:Y60A02 mangler:skjult"]), ["T009003"]);
    assert_eq!(keys(&["measurements", "--filter", "indicator:Y60A02 provisional:true"]), ["T009002"]);
    assert_eq!(keys(&["targets", "--filter", "year:2020 light:behind"]), ["T-2001", "T-2002"]);
    assert_eq!(
        keys(&["targets", "--filter", "year:2020 lys:\"hold øje\"", "--sort", "-actual"]),
        ["T-2003", "T-2004"]
    );
    let overdue = keys(&["recommendations", "--filter", "overdue:true", "--sort", "deadline"]);
    assert_eq!(overdue, ["A2-02", "A1-06", "A1-04", "A3-01", "A8-03", "A3-03"]);
    assert_eq!(keys(&["tasks", "--filter", "key:O-9001 overskredet:ja"]), ["O-9001"]);
    place.demo(&["list", "people", "--filter", "overdue:true"]).ends(2);
    place.demo(&["list", "people", "--sort", "value"]).ends(2);
}

#[test]
fn the_answers_are_a_view_of_the_proposals_and_are_read_back_as_such() {
    let place = Place::with_demo();
    let answers = place.demo(&["list", "answers", "--filter", "answer:sent", "--json"]).ends(0).json();
    assert!(!answers.is_empty());
    for answer in &answers {
        assert_eq!(answer["answer"], "sent");
        assert!(answer["answer_text"].is_string() && answer.get("text").is_none(), "{answer}");
    }
    place.demo(&["export", "answers", "-o", "svar.csv"]).ends(0);
    let file = place.read("svar.csv").replace("Tak for dit forslag om en sms", "Tak for forslaget om en sms");
    place.write("svar.csv", file);
    let read = place.demo(&["import", "svar.csv", "--json"]).ends(0).object();
    assert_eq!((&read["kind"], &read["changed"]), (&json!("proposals"), &json!(1)), "{read}");
    let proposal = place.demo(&["show", "F-0287", "--json"]).object();
    assert!(proposal["answer_text"].as_str().unwrap().starts_with("Tak for forslaget om en sms"));
    assert!(proposal["text"].as_str().unwrap().starts_with("Send en sms"));
    place.demo(&["new", "answers", "answer_text=Tak"]).ends(2).says("answer_text=");
}

#[test]
fn a_record_that_came_from_another_file_says_when_it_changed_there_until_it_is_changed_here() {
    let place = Place::with_demo();
    let exported = |db: &str| {
        let all = place.run(&["--db", db, "export", "bodies", "--format", "json"]).ends(0).json();
        all.iter().map(|body| (body["updated_at"].clone(), body["last_change"].clone())).collect::<Vec<_>>()
    };
    place.demo(&["export", "bodies", "-o", "udvalg.json"]).ends(0);
    for _ in 0..2 {
        place.on(&["import", "udvalg.json"]).ends(0);
        assert_eq!(exported("t.db"), exported("demo.db"));
    }
    let first = place.on(&["export", "bodies", "--format", "json"]).json()[0].clone();
    let key = first["key"].as_str().unwrap();
    place.on(&["set", key, "title=Udvalget"]).ends(0);
    assert_ne!(exported("t.db")[0], exported("demo.db")[0]);
    place.on(&["export", "bodies", "-o", "rettet.json"]).ends(0);
    let read = place.demo(&["import", "rettet.json", "--json"]).object();
    assert_eq!(
        (&read["changed"], &read["unchanged"]),
        (&json!(0), &json!(read["rows"].as_u64().unwrap() - 1)),
        "{read}"
    );
}

//! Stored text: the help of every command, what is said of wrong calls, completions and the manual page.
//!
//! `TAVLE_STORE_SCREENS=1` stores what is said now.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tavle::cli::args::description;
use tavle::domain::view::View;
use tavle::text::Lang;

use crate::place::{Place, fixture};
use crate::workbooks::{bomb, two_unknown_sheets};

/// The names of all commands, as the program itself has them.
fn commands() -> Vec<String> {
    let program = description(Lang::Da);
    program.get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

fn compare(name: &str, said: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cli/stored").join(name);
    if std::env::var_os("TAVLE_STORE_SCREENS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, said).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == said, "{name} differs; stored:\n{stored}\nnow:\n{said}");
}

#[test]
fn the_help_of_every_command_is_as_stored_and_fits_in_80_columns() {
    let place = Place::new();
    for lang in ["da", "en"] {
        let mut all = String::new();
        for command in commands().iter().map(String::as_str).chain([""]) {
            let call: Vec<&str> =
                [command, "--help", "--lang", lang].into_iter().filter(|w| !w.is_empty()).collect();
            let help = place.run(&call).ends(0).out;
            let wide = help.lines().find(|line| line.chars().count() > 80);
            assert_eq!(wide, None, "{call:?}");
            writeln!(all, "$ tavle {}\n{help}", call.join(" ")).unwrap();
        }
        compare(&format!("help-{lang}.txt"), &all);
    }
}

#[test]
fn every_command_and_every_flag_is_tried_in_the_tests() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut tests = String::new();
    for part in ["cli", "board"] {
        for file in std::fs::read_dir(folder.join(part)).unwrap().flatten() {
            tests += &std::fs::read_to_string(file.path()).unwrap_or_default();
        }
    }
    let program = description(Lang::En);
    for command in program.get_subcommands() {
        let name = command.get_name();
        let wrong = CALLS.iter().filter(|(call, code)| call[0] == name && *code == 2);
        assert!(wrong.count() > 0 || name == "completions", "no wrong call of {name} is stored");
        assert!(WELL.iter().any(|call| call[0] == name) || name == "erase", "no call of {name} ends with 0");
        for flag in command.get_arguments().chain(program.get_arguments()).filter_map(|arg| arg.get_long()) {
            let is_tried =
                tests.contains(&format!("\"--{flag}\"")) || tests.contains(&format!("\"--{flag}="));
            assert!(is_tried, "--{flag} of {name} is never tried");
        }
    }
}

/// Calls of every command that end with 1, 2 and 3, where that can be.
const CALLS: &[(&[&str], i32)] = &[
    (&["demo", "mere"], 2),
    (&["demo", "--into", "demo.db"], 3),
    (&["import"], 2),
    (&["import", "findes-ikke.csv"], 3),
    (&["import", "proposals_broken.csv", "--as", "proposals"], 1),
    (&["import", "proposals_broken.csv", "--as", "proposals", "--all-or-nothing"], 3),
    (&["export", "ting"], 2),
    (&["export", "proposals", "-o", "findes/ikke.csv"], 3),
    (&["export", "tasks"], 1),
    (&["export", "tasks", "--format", "xlsx", "-o", "opgaver.xlsx"], 1),
    (&["export", "tasks", "--format", "xls"], 2),
    (&["import", "gammel.xls"], 3),
    (&["import", "bombe.xlsx"], 3),
    (&["import", "to-ark.xlsx"], 1),
    (&["import", "to-ark.xlsx", "--sheet", "Ark9"], 3),
    (&["import", "proposals_broken.csv", "--sheet", "Ark1"], 3),
    (&["list", "proposals", "--sort", "farve"], 2),
    (&["list", "proposals", "--db", "ingen.db"], 3),
    (&["list", "tasks", "--csv"], 1),
    (&["list", "tasks", "--csv", "--format", "md"], 2),
    (&["list", "tasks", "-o", "findes/ikke.csv"], 3),
    (&["show"], 2),
    (&["show", "F-9999"], 3),
    (&["new", "people", "name=Ny"], 2),
    (&["new", "people", "key=HL", "name=x"], 3),
    (&["set", "F-0412", "verdict=måske"], 2),
    (&["set", "F-9999", "title=x"], 3),
    (&["set", "F-0412", "owner=HL", "--expect", "owner=JO"], 1),
    (&["link", "F-0412"], 2),
    (&["link", "F-0412", "F-9999"], 3),
    (&["delete"], 2),
    (&["delete", "F-9999"], 3),
    (&["erase"], 2),
    (&["erase", "F-9999"], 3),
    (&["log", "--since", "engang"], 2),
    (&["log", "F-9999"], 3),
    (&["undo", "i går"], 2),
    (&["undo", "99999"], 3),
    (&["report", "alt"], 2),
    (&["report", "N-9999"], 3),
    (&["status", "mere"], 2),
    (&["status", "--db", "tekst.db"], 3),
    (&["check", "mere"], 2),
    (&["check", "--db", "ingen.db"], 3),
    (&["check", "--db", "behind.db"], 1),
    (&["info", "mere"], 2),
    (&["info", "--db", "ingen.db"], 3),
    (&["backup"], 2),
    (&["backup", "demo.db"], 3),
    (&["restore"], 2),
    (&["restore", "ingen.db"], 3),
    (&["keys", "mere"], 2),
    (&["status", "--db", "tom.db"], 0),
    (&["list", "tasks", "--db", "tom.db"], 3),
    (&["list", "tasks", "--db", "mappe"], 3),
    (&["backup", "findes/ikke.db"], 3),
    (&["restore", "mappe"], 3),
    (&["restore", "tekst.db"], 3),
    (&["check", "--db", "tekst.db"], 3),
    (&["check", "--db", "fremmed.db"], 3),
    (&["import", "mappe"], 3),
    (&["report", "targets", "-o", "findes/ikke.html"], 3),
    (&["report", "targets", "--format", "pdf"], 2),
    (&["list", "forslag"], 2),
    (&["list", "proposals", "--filter", "farve:rød"], 2),
    (&["list", "proposals", "--filter", "\"åben dør"], 2),
    (&["list", "proposals", "--filter", "verdict:måske"], 2),
    (&["list", "proposals", "--filter", "links>I-07"], 2),
    (&["list", "proposals", "--filtr", "x"], 2),
    (&["lits"], 2),
    (&["export", "answers", "--format", "csv", "--format", "md"], 2),
    (&["--wall", "alle"], 2),
    (&["--wall", "team", "--every", "1"], 2),
    (&["--lead"], 2),
    (&["--wall", "team", "--lead", "--follow"], 2),
    (&["--lang", "xx"], 2),
    (&["--now", "snart", "info"], 2),
    (&["--now", "2020-04-21", "new", "task", "title=x", "--db", "egen.db"], 2),
    (&["--user", "", "info"], 2),
    (&["--read-only", "set", "F-0412", "owner=HL"], 3),
    (&["import", "--map", "x", "proposals_broken.csv"], 2),
    (&["new", "answers", "title=x"], 2),
    (&["new", "meetings", "title=x"], 2),
    (&["new", "proposals"], 2),
    (&["set", "F-0412", "title"], 2),
    (&["set", "F-0412", "farve=rød"], 2),
    (&["set", "F-0412", "title=a", "title=b"], 2),
    (&["set", "F-0412", "verdict=rejected"], 2),
    (&["set", "A3-03", "implementation=verified"], 3),
    (&["set", "A3-01", "deadline=uge 40"], 2),
    (&["link", "F-0412", "HL"], 2),
    (&["link", "--remove", "F-0412", "A3-03"], 0),
    (&["erase", "--text", "Bo"], 2),
    (&["undo", "0"], 2),
    (&["undo", "457"], 1),
    (&["completions", "cmd"], 2),
    (&["man", "mere"], 2),
    (&["tegn"], 2),
    (&["--theme", "pink", "keys"], 2),
];

#[test]
fn what_is_said_of_calls_that_cannot_be_done_is_as_stored_in_both_languages() {
    let place = Place::with_demo();
    place.run(&["demo", "--into", "behind.db"]).ends(0);
    let behind = rusqlite::Connection::open(place.0.join("behind.db")).unwrap();
    behind.execute_batch("UPDATE proposal SET verdict = 'rejected' WHERE key = 'F-0428'").unwrap();
    drop(behind);
    place.write("tekst.db", "dette er ikke en database, men en lang nok tekst ".repeat(40));
    std::fs::copy(fixture("proposals_broken.csv"), place.0.join("proposals_broken.csv")).unwrap();
    place.write("tom.db", "");
    std::fs::create_dir(place.0.join("mappe")).unwrap();
    let foreign = rusqlite::Connection::open(place.0.join("fremmed.db")).unwrap();
    foreign.execute_batch("CREATE TABLE noget(a); PRAGMA application_id = 7").unwrap();
    drop(foreign);
    place.run(&["--db", "egen.db", "new", "task", "title=x"]).ends(0);
    place.write("gammel.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    place.write("bombe.xlsx", bomb());
    place.write("to-ark.xlsx", two_unknown_sheets());
    place.demo(&["new", "task", "title=Ring til 010190-1234"]).ends(0);
    place.demo(&["set", "F-0412", "owner=MK"]).ends(0);
    place.demo(&["set", "A3-03", "implementation=paused", "reason=corona"]).ends(0);
    for lang in ["da", "en"] {
        let mut all = String::new();
        for (call, code) in CALLS {
            let ran = place.demo(&[call, &["--lang", lang][..]].concat()).ends(*code);
            let said = steady(&ran.err);
            writeln!(all, "$ tavle {}\n{}{said}[{code}]\n", call.join(" "), ran.out).unwrap();
        }
        compare(&format!("errors-{lang}.txt"), &all);
    }
}

/// What is said, with the number of a batch left out: it depends on what was done before.
fn steady(said: &str) -> String {
    let mut out = String::new();
    let mut rest = said;
    while let Some(at) =
        ["bundt ", "batch ", "undo "].iter().filter_map(|word| Some(rest.find(word)? + word.len())).min()
    {
        out.push_str(&rest[..at]);
        let behind = rest[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        out.push_str(if behind.len() < rest[at..].len() { "N" } else { "" });
        rest = behind;
    }
    out + rest
}

/// A call of every command where all is well, one after the other.
const WELL: &[&[&str]] = &[
    &["demo", "--into", "ny.db"],
    &["import", "forslag.csv", "--as", "proposals"],
    &["export", "proposals"],
    &["export", "proposals", "--out", "forslag.xlsx"],
    &["import", "forslag.xlsx"],
    &["list", "proposals"],
    &["list", "proposals", "--filter", "verdict:new", "-o", "nye.csv"],
    &["show", "F-0412"],
    &["new", "task", "title=x"],
    &["set", "F-0412", "owner=MK"],
    &["link", "F-0412", "A3-01"],
    &["undo"],
    &["delete", "F-9001"],
    &["log"],
    &["report"],
    &["report", "targets"],
    &["status"],
    &["check"],
    &["info"],
    &["backup", "kopi.db"],
    &["restore", "kopi.db"],
    &["keys"],
    &["completions", "bash"],
    &["man"],
];

#[test]
fn every_command_ends_with_0_where_all_is_well() {
    let place = Place::with_demo();
    place.write("forslag.csv", "key,title\nF-9001,Nyt\n");
    for call in WELL {
        place.demo(call).ends(0);
    }
    for folder in std::fs::read_dir(&place.0).unwrap().flatten().map(|entry| entry.path()) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".backup") {
            std::fs::remove_dir_all(&folder).unwrap();
        } else if name.contains(".before-restore") {
            std::fs::remove_file(&folder).unwrap();
        }
    }
    place.demo(&["set", "keep_daily", "value=0"]).ends(0);
    let _ = std::fs::remove_dir_all(place.0.join("demo.db.backup"));
    place.demo(&["erase", "F-0412"]).ends(0);
}

#[test]
fn the_json_of_every_command_is_as_stored() {
    let place = Place::with_demo();
    place.write("forslag.csv", "key,title\nF-9001,Nyt\n,Ny med fejl\nF 9,x\n");
    std::fs::copy(fixture("jobindsats_Y07A02.csv"), place.0.join("tal.csv")).unwrap();
    let mut all = String::new();
    let mut store = |call: &[&str], lines: usize| {
        let ran = place.demo(&[call, &["--json"]].concat());
        writeln!(all, "$ tavle {} --json", call.join(" ")).unwrap();
        for line in ran.out.lines().take(lines) {
            serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            writeln!(all, "{}", today_out(line)).unwrap();
        }
        writeln!(all, "[{}]\n", ran.code).unwrap();
    };
    for view in View::all() {
        store(&["list", view.name()], 1);
    }
    store(&["export", "proposals"], 2);
    store(&["list", "proposals", "--filter", "overdue or F-0412", "--sort", "-received_on"], 1);
    for key in ["F-0412", "A3-01", "T-2001", "M-2020-04-22"] {
        store(&["show", key], 1);
    }
    for (call, lines) in [
        (&["import", "forslag.csv", "--as", "proposals", "--dry-run"][..], 1),
        (&["import", "forslag.csv", "--as", "proposals"], 1),
        (&["import", "tal.csv"], 2),
        (&["import", "findes-ikke.csv"], 1),
        (&["new", "task", "title=Ring", "owner=HL"], 1),
        (&["set", "F-0412", "owner=MK"], 1),
        (&["set", "F-0412", "owner=HL", "--expect", "owner=JO"], 1),
        (&["link", "F-0412", "A3-01"], 1),
        (&["delete", "F-9001"], 1),
        (&["undo"], 1),
        (&["undo", "457"], 1),
        (&["log"], 2),
        (&["log", "F-0412"], 9),
        (&["report"], 1),
        (&["report", "targets", "--format", "md", "--issue"], 1),
        (&["report", "proposals", "-o", "forslag.html", "--since", "2020-03-30"], 1),
        (&["status"], 1),
        (&["check"], 1),
        (&["keys"], 2),
        (&["info"], 1),
        (&["demo", "--into", "ny.db"], 1),
        (&["backup", "kopi.db"], 1),
        (&["restore", "kopi.db"], 1),
        (&["erase", "F-0412", "--dry-run"], 1),
        (&["erase", "--text", "Bodil Bangsgaard"], 1),
    ] {
        store(call, lines);
    }
    compare("json.txt", &all);
}

/// A line without the machine's day and without the sizes and versions of the engine.
fn today_out(line: &str) -> String {
    let today = chrono::Local::now().date_naive().to_string();
    let mut line = line.replace(&today, "TODAY");
    for name in ["\"bytes\":", "\"sqlite\":", "\"version\":"] {
        if let Some(at) = line.find(name).map(|at| at + name.len()) {
            let end = line[at..].find([',', '}']).map_or(line.len(), |end| at + end);
            line.replace_range(at..end, "…");
        }
    }
    line
}

#[test]
fn the_completions_name_every_command_and_are_taken_by_their_shells() {
    let place = Place::new();
    for (shell, check) in [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")] {
        let script = place.run(&["completions", shell]).ends(0).out;
        for command in commands() {
            assert!(script.contains(&command), "{command} in {shell}");
        }
        compare(&format!("completions.{shell}"), &script);
        let file = place.write(shell, &script);
        let checked = Command::new(shell).arg(check).arg(&file).stderr(Stdio::piped()).output();
        if let Ok(checked) = checked {
            assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
        }
    }
}

#[test]
fn bash_completes_a_command_its_flags_and_its_kinds() {
    let place = Place::new();
    let script = place.write("tavle.bash", place.run(&["completions", "bash"]).ends(0).out);
    for (words, expected) in [
        ("(tavle rep)", "report"),
        ("(tavle report mo)", "moved"),
        ("(tavle --db x list prop)", "proposals"),
        ("(tavle report targets --as)", "--as-of"),
        ("(tavle report targets --format '')", "md html txt"),
        ("(tavle export answers --format x)", "xlsx"),
        ("(tavle list answers --format x)", "xlsx"),
        ("(tavle --lang '')", "da en"),
        ("(tavle list tasks --theme d)", "dark"),
        ("(tavle import --as sl)", "slips"),
        ("(tavle export tasks -o '')", ""),
        ("(tavle import '')", ""),
        ("(tavle restore '')", ""),
    ] {
        let run = format!(
            "source {}; COMP_WORDS={words}; COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _tavle; echo \"${{COMPREPLY[*]}}\"",
            script.display()
        );
        let Ok(output) = Command::new("bash").args(["-c", &run]).output() else { return };
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), expected, "{words}");
    }
}

#[test]
fn the_manual_page_is_as_stored_and_names_every_command_in_both_languages() {
    let place = Place::new();
    for lang in ["da", "en"] {
        let page = place.run(&["man", "--lang", lang]).ends(0).out;
        for command in commands() {
            assert!(page.contains(&format!(".SS tavle {command}")), "{command}");
        }
        compare(&format!("tavle-{lang}.1"), &page);
    }
}

//! Several real processes on one file: nothing acknowledged is lost, whoever is killed when.

use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use crate::pty::Folder;

/// How many times a process is killed.
const KILLS: u64 = 200;

fn tavle(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tavle")).args(args).output().unwrap()
}

fn started(args: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tavle"));
    command.args(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn ok(args: &[&str]) -> String {
    let output = tavle(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn demo(folder: &Folder) -> String {
    let file = folder.file("demo.db");
    ok(&["demo", "--into", &file]);
    file
}

fn field(file: &str, key: &str, name: &str) -> serde_json::Value {
    let shown: serde_json::Value = serde_json::from_str(&ok(&["--db", file, "--json", "show", key])).unwrap();
    shown.get(name).or_else(|| shown.get("record").and_then(|r| r.get(name))).cloned().unwrap_or_default()
}

fn batches(file: &str) -> usize {
    ok(&["--db", file, "--json", "log"])
        .lines()
        .filter(|l| !l.is_empty())
        .map(batch_of)
        .collect::<std::collections::BTreeSet<_>>()
        .len()
}

fn batch_of(line: &str) -> i64 {
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    line.get("batch").or_else(|| line.get("id")).and_then(serde_json::Value::as_i64).unwrap()
}

#[test]
fn six_processes_of_150_changes_each_leave_900_batches() {
    let folder = Folder::new();
    let file = demo(&folder);
    let before = batches(&file);
    std::thread::scope(|scope| {
        for process in 0..6 {
            let file = &file;
            scope.spawn(move || {
                let key = format!("F-04{:02}", 12 + process);
                for i in 0..150 {
                    let title = format!("title=Proces {process} ændring {i}");
                    ok(&["--db", file, "--user", &format!("P{process}"), "set", &key, &title]);
                }
            });
        }
    });
    assert_eq!(batches(&file) - before, 900);
    for process in 0..6 {
        let title = field(&file, &format!("F-04{:02}", 12 + process), "title");
        assert_eq!(title, format!("Proces {process} ændring 149"));
    }
    ok(&["--db", &file, "check"]);
}

#[test]
fn a_killed_process_leaves_a_clean_file_and_every_acknowledged_change() {
    let folder = Folder::new();
    let file = demo(&folder);
    let csv = folder.file("mange.csv");
    let mut rows = String::from("key,title,text\n");
    for i in 0..4000 {
        rows.push_str(&format!(
            "F-{},Forslag nummer {i},Teksten i forslag nummer {i} er ikke lang\n",
            20_000 + i
        ));
    }
    std::fs::write(&csv, rows).unwrap();
    let mut seed = 0x5eed_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for round in 0..KILLS {
        let title = format!("Runde {round}");
        let set = format!("title={title}");
        let mut victim = match round % 2 {
            0 => started(&["--db", &file, "--user", "HL", "import", &csv]),
            _ => started(&["--db", &file, "--user", "HL", "set", "F-0412", &set]),
        };
        std::thread::sleep(Duration::from_millis(random(60)));
        let acknowledged = victim.try_wait().unwrap().is_some_and(|s| s.success());
        let _ = victim.kill();
        let _ = victim.wait();
        if round % 2 == 1 && acknowledged {
            assert_eq!(field(&file, "F-0412", "title"), title, "round {round}");
        }
        is_clean(&file, round);
    }
    ok(&["--db", &file, "--user", "HL", "import", &csv]);
    ok(&["--db", &file, "check"]);
}

/// `check` finds nothing but an import that was killed, which it names, and a plain `sqlite3` finds no fault.
fn is_clean(file: &str, round: u64) {
    let check = tavle(&["--db", file, "check"]);
    let said = String::from_utf8_lossy(&check.stdout).into_owned();
    let names_the_killed = !said.trim().is_empty() && said.lines().all(|l| l.contains("blev ikke færdig"));
    assert!(check.status.success() || names_the_killed, "round {round}: {said}");
    if let Ok(plain) = Command::new("sqlite3").args([file, "PRAGMA integrity_check"]).output() {
        assert_eq!(String::from_utf8_lossy(&plain.stdout).trim(), "ok", "round {round}");
    }
}

#[test]
fn two_who_set_one_field_the_second_gets_both_values() {
    let folder = Folder::new();
    let file = demo(&folder);
    let before = field(&file, "F-0412", "title").as_str().unwrap().to_string();
    let expect = format!("title={before}");
    ok(&["--db", &file, "--user", "MK", "set", "F-0412", "title=Andet"]);
    let refused =
        tavle(&["--db", &file, "--user", "HL", "set", "F-0412", "title=Tredje", "--expect", &expect]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("Andet") && said.contains("Tredje"), "{said}");
    assert_eq!(field(&file, "F-0412", "title"), "Andet");
}

//! Every figure on every page of both walls is that of the file at that moment: computed anew by SQL that shares nothing
//! with the program, on the example municipality, on a later day, and after much was changed.

mod file;
mod public;
mod screen;
mod targets;
mod team;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tavle::domain::wall::{Public, Team};
use tavle::store::{Clock, Mode, Store};

use crate::pty::Folder;
use crate::stage::example;

use file::File;
use public::public_agrees;
use team::team_agrees;

fn wall(path: &Path, today: &str) -> (Public, Team) {
    let store = Store::open(path, Mode::Read, Clock::parse(&format!("{today}T12:00")).unwrap()).unwrap();
    (store.public_wall(None).unwrap(), store.team_wall(None).unwrap())
}

/// All pages of both audiences on a day.
fn all_agrees(path: &Path, today: &str) {
    let file = File::open(path, today);
    let (public, team) = wall(path, today);
    public_agrees(&file, &public);
    team_agrees(&file, &team);
}

fn tavle(path: &Path, day: &str, args: &[&str]) {
    let db = path.to_string_lossy();
    let base = ["--db", &db, "--user", "LN", "--now", day, "--reason", "aftalt med HL"];
    let output =
        std::process::Command::new(env!("CARGO_BIN_EXE_tavle")).args(base).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Work of every sort that a page tells of.
fn work_on(path: &Path, day: &str) {
    let conn = Connection::open(path).unwrap();
    let keys = |sql: &str| -> Vec<String> {
        let mut select = conn.prepare(sql).unwrap();
        select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    for (n, key) in
        keys("SELECT key FROM recommendation WHERE gone IS NULL ORDER BY key").iter().enumerate().step_by(4)
    {
        match n / 4 % 5 {
            0 => tavle(path, day, &["set", key, "implementation=in_progress"]),
            1 => tavle(path, day, &["set", key, "deadline=2020-05-20"]),
            2 => tavle(path, day, &["set", key, "owner=KV"]),
            3 => tavle(path, day, &["set", key, "implementation=done", "evidence=Set"]),
            _ => tavle(path, day, &["set", key, "implementation=paused", "deadline="]),
        }
    }
    for (n, key) in keys("SELECT key FROM measurement WHERE period = '2020M02'").iter().enumerate() {
        tavle(path, day, &["set", key, &format!("value={}", 300 + 157 * n)]);
    }
    for key in keys("SELECT key FROM proposal WHERE verdict = 'accepted' LIMIT 6") {
        tavle(path, day, &["set", &key, "decision=accepted"]);
    }
}

/// What is done once: confirmed, merged, found personal, set by hand, made, agreed, deleted and called off.
fn decide(path: &Path, day: &str) {
    for args in [
        &["set", "A1-05", "implementation=verified"][..],
        &["set", "F-0360", "verdict=merged", "merged_into=F-0287"],
        &["set", "F-0291", "verdict=personal"],
        &["set", "T-2001", "value=1900"],
        &[
            "set",
            "T-2006",
            "override_light=at_risk",
            "override_until=2020-04-30",
            "override_reason=fejl i tallet",
        ],
        &["set", "light_share_of_change", "value=5"],
        &["new", "recommendations", "key=A3-99", "title=Ny", "analysis=A3", "stance=accepted"],
        &["new", "tasks", "meeting=M-2020-04-20", "title=Ring", "deadline=2020-04-19", "owner=HL"],
        &["set", "O-0010", "state=done", "evidence=Sendt"],
        &["delete", "O-0011"],
        &["delete", "A8-03"],
        &["set", "M-2020-01-31", "state=cancelled"],
    ] {
        tavle(path, day, args);
    }
}

fn demo() -> (Folder, PathBuf) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("demo.db"));
    example(&path);
    (folder, path)
}

#[test]
fn every_figure_of_every_page_of_the_example_is_that_of_sql_on_several_days() {
    let (_folder, path) = demo();
    for day in ["2020-04-20", "2020-04-28", "2020-10-01"] {
        all_agrees(&path, day);
    }
}

#[test]
fn every_figure_of_every_page_is_that_of_sql_after_much_was_changed() {
    let (_folder, path) = demo();
    work_on(&path, "2020-04-20");
    decide(&path, "2020-04-20");
    all_agrees(&path, "2020-04-20");
    tavle(&path, "2020-04-24", &["set", "M-2020-04-22", "state=held"]);
    work_on(&path, "2020-04-24");
    all_agrees(&path, "2020-04-24");
    all_agrees(&path, "2020-05-05");
}

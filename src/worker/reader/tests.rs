//! Tests of the reading worker: what could not be read is read as soon as it can be.

use std::sync::atomic::AtomicBool;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use rusqlite::Connection;

use super::*;
use crate::domain::change::Author;
use crate::store::Clock;
use crate::store::testing::TestFile;

fn shared(place: &TestFile) -> Shared {
    let author = Author { who: "HL".into(), login: "hl".into(), via: "board".into() };
    Shared {
        path: place.path().to_owned(),
        clock: Clock::System,
        author: Arc::new(Mutex::new(author)),
        own: Arc::default(),
        hurry: Arc::new(AtomicBool::new(false)),
    }
}

/// Makes tasks unreadable, or readable again.
fn tasks_are_readable(place: &TestFile, readable: bool) {
    let (from, to) = if readable { ("hidden", "task") } else { ("task", "hidden") };
    let conn = Connection::open(place.path()).unwrap();
    conn.execute_batch(&format!("ALTER TABLE {from} RENAME TO {to}")).unwrap();
}

#[test]
fn a_wall_that_could_not_be_read_is_read_when_it_can_be_although_nothing_has_changed() {
    let place = TestFile::new();
    drop(place.open());
    let (asks, questions) = channel();
    let (events, told) = channel();
    tasks_are_readable(&place, false);
    let of_reader = shared(&place);
    let reader = std::thread::spawn(move || run(of_reader, &questions, &events));
    asks.send((7, Query::Wall { audience: Audience::Team, as_of: None })).unwrap();
    let failed = told.recv().unwrap();
    assert!(
        matches!(&failed, Event::Reply(_, 7, reply) if matches!(**reply, Reply::Failed(_))),
        "{failed:?}"
    );
    tasks_are_readable(&place, true);
    let again = told.recv_timeout(WATCH * 20).unwrap();
    assert!(matches!(&again, Event::Reply(_, 7, reply) if matches!(**reply, Reply::Wall(_))), "{again:?}");
    drop(asks);
    reader.join().unwrap();
}

#[test]
fn a_change_that_could_not_be_read_is_told_when_it_can_be() {
    let place = TestFile::new();
    let mut other = place.open();
    let mut reader = Reader::open(shared(&place)).unwrap();
    other.proposal("Brev");
    let rename = |from: &str, to: &str| {
        let conn = Connection::open(place.path()).unwrap();
        conn.execute_batch(&format!("ALTER TABLE {from} RENAME TO {to}")).unwrap();
    };
    rename("batch", "hidden");
    assert_eq!(reader.news(), None);
    rename("hidden", "batch");
    assert_eq!(reader.news(), Some(other.latest().unwrap()));
    assert_eq!(reader.news(), None);
}

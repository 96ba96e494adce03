//! Files of its own for every test, and short words for what tests ask of the store.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Clock, Mode, Store};
use crate::domain::change::{Author, Change, On, Outcome, Put};
use crate::domain::field::Kind;
use crate::domain::record::Rec;

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A database file that goes when the test ends.
pub struct TestFile(PathBuf);

impl TestFile {
    pub fn new() -> TestFile {
        let name = format!("tavle-test-{}-{}.db", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        TestFile(std::env::temp_dir().join(name))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn open(&self) -> Store {
        Store::open(&self.0, Mode::Create, Clock::System).unwrap()
    }
}

impl Drop for TestFile {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm", ".drafts", ".drafts-wal", ".drafts-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.0.display()));
        }
    }
}

/// A file and a store on it.
pub fn store() -> (TestFile, Store) {
    let file = TestFile::new();
    let store = file.open();
    (file, store)
}

pub fn author(who: &str) -> Author {
    Author { who: who.into(), login: who.to_lowercase(), via: "board".into() }
}

/// The id of a field by its name.
pub fn id(kind: Kind, field: &str) -> u16 {
    kind.field(field).unwrap().id
}

pub fn create(kind: Kind, key: Option<&str>, values: &[(&str, &str)]) -> Change {
    let values = values.iter().map(|(name, value)| (id(kind, name), Put::text(*value))).collect();
    Change::Create { kind, key: key.map(str::to_owned), values }
}

pub fn set(rec: Rec, field: &str, to: &str, seen: Option<i64>) -> Change {
    Change::Set { on: On::Record(rec), field: id(rec.kind, field), to: Put::text(to), seen }
}

pub fn member(rec: Rec, field: &str, member: &str, present: bool) -> Change {
    Change::Member { on: On::Record(rec), field: id(rec.kind, field), member: Put::text(member), present }
}

pub fn edit(rec: Rec, field: &str, from: &str, to: &str, seen: Option<i64>) -> Change {
    Change::Edit {
        on: On::Record(rec),
        field: id(rec.kind, field),
        from: from.into(),
        to: Put::text(to),
        seen,
    }
}

pub fn count(rec: Rec, field: &str, by: i64) -> Change {
    Change::Count { on: On::Record(rec), field: id(rec.kind, field), by }
}

pub fn gone(rec: Rec, gone: bool, seen: Option<i64>) -> Change {
    Change::Gone { on: On::Record(rec), gone, seen }
}

impl Store {
    /// Commits as HL without a reason.
    pub fn act(&mut self, changes: &[Change]) -> Outcome {
        self.commit(&author("HL"), None, changes).unwrap()
    }

    /// Makes one record.
    pub fn make(&mut self, kind: Kind, values: &[(&str, &str)]) -> Rec {
        self.act(&[create(kind, None, values)]).made[0].0
    }

    /// Makes one proposal with this title.
    pub fn proposal(&mut self, title: &str) -> Rec {
        self.make(Kind::Proposal, &[("title", title)])
    }

    /// The value of a field as it stands.
    pub fn value(&self, rec: Rec, field: &str) -> Option<String> {
        super::state::get(&self.conn, rec, rec.kind.field(field).unwrap()).unwrap()
    }
}

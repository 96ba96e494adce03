//! Tests of copies: by hand, once a day, and back again.

use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::domain::field::Kind;
use crate::store::drafts::{Drafts, Session};
use crate::store::testing::*;
use crate::store::{Clock, Mode};

/// A file in a folder of its own, since copies lie beside it.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Place {
        let folder = std::env::temp_dir().join(format!("tavle-backup-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Place(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("t.db")
    }

    fn store(&self) -> Store {
        Store::open(&self.file(), Mode::Create, Clock::System).unwrap()
    }

    fn titles(&self) -> Vec<String> {
        let records = self.store().all(Kind::Proposal).unwrap();
        records.iter().map(|record| record.text("title").to_owned()).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_file_is_copied_once_a_day_whoever_is_first() {
    let place = Place::new("daily");
    let mut store = place.store();
    assert_eq!(store.backup_daily().unwrap(), None, "there is nothing in it yet");
    store.proposal("Første");
    let made: Vec<_> = std::thread::scope(|scope| {
        let first = |_| scope.spawn(|| place.store().backup_daily().unwrap());
        let all: Vec<_> = (0..4).map(first).collect();
        all.into_iter().filter_map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(made.len(), 1);
    assert_eq!(daily_copies(&place.file()), made);
    assert_eq!(store.backup_daily().unwrap(), None);
}

#[test]
fn as_many_daily_copies_are_kept_as_the_setting_says_and_nothing_else_is_touched() {
    let place = Place::new("kept");
    let mut store = place.store();
    store.proposal("Første");
    let folder = daily_folder(&place.file());
    std::fs::create_dir_all(&folder).unwrap();
    for day in 1..=20 {
        std::fs::write(folder.join(format!("2020-04-{day:02}.db")), "").unwrap();
    }
    std::fs::write(folder.join("gem-mig.db"), "").unwrap();
    std::fs::write(folder.join("2020-04-21.db.17.part"), "").unwrap();
    store.backup_daily().unwrap().unwrap();
    let copies = daily_copies(&place.file());
    assert_eq!((copies.len(), copies[13].ends_with("2020-04-08.db")), (14, true));
    assert!(folder.join("gem-mig.db").exists() && !folder.join("2020-04-21.db.17.part").exists());
    std::fs::remove_file(&copies[0]).unwrap();
    store.act(&[create(Kind::Setting, Some("keep_daily"), &[("value", "3")])]);
    store.backup_daily().unwrap().unwrap();
    assert_eq!(daily_copies(&place.file()).len(), 3);
    std::fs::remove_file(&daily_copies(&place.file())[0]).unwrap();
    let setting = store.of_kind(Kind::Setting, "keep_daily").unwrap().unwrap();
    store.act(&[set(setting.rec, "value", "0", None)]);
    assert_eq!(store.backup_daily().unwrap(), None);
    assert_eq!(daily_copies(&place.file()).len(), 2);
}

#[test]
fn a_copy_may_be_read_by_whoever_may_read_the_file() {
    let place = Place::new("modes");
    let mut store = place.store();
    store.proposal("Første");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for (file, folder) in [(0o600, 0o700), (0o660, 0o770)] {
        set_permissions(place.file(), Permissions::from_mode(file)).unwrap();
        let copy = store.backup_daily().unwrap().unwrap();
        assert_eq!((mode(&copy), mode(&daily_folder(&place.file()))), (file, folder));
        std::fs::remove_dir_all(daily_folder(&place.file())).unwrap();
    }
}

#[test]
fn a_restored_file_is_as_its_copy_and_the_old_one_stays_beside_it() {
    let place = Place::new("restored");
    let mut store = place.store();
    store.proposal("Før kopien");
    let copy = place.0.join("kopi.db");
    store.backup_to(&copy).unwrap();
    store.proposal("Efter kopien");
    drop(store);
    let bytes = std::fs::read(&copy).unwrap();
    let Restored::Done { kept: Some(kept) } = restore(&place.file(), &copy).unwrap() else { panic!() };
    assert_eq!(place.titles(), ["Før kopien"]);
    assert_eq!(std::fs::read(&copy).unwrap(), bytes, "the copy itself is only read");
    let Restored::Done { kept: Some(second) } = restore(&place.file(), &kept).unwrap() else { panic!() };
    assert_eq!(place.titles(), ["Før kopien", "Efter kopien"]);
    assert_ne!(kept, second);
    assert_eq!(place.store().check().unwrap(), []);
}

#[test]
fn a_file_that_is_damaged_or_gone_is_replaced() {
    let place = Place::new("damaged");
    let mut store = place.store();
    store.proposal("Første");
    let copy = place.0.join("kopi.db");
    store.backup_to(&copy).unwrap();
    drop(store);
    std::fs::write(place.file(), "dette er ikke en database ".repeat(200)).unwrap();
    let Restored::Done { kept: Some(kept) } = restore(&place.file(), &copy).unwrap() else { panic!() };
    assert!(std::fs::read_to_string(kept).unwrap().starts_with("dette er"));
    assert_eq!(place.titles(), ["Første"]);
    std::fs::remove_file(place.file()).unwrap();
    assert!(matches!(restore(&place.file(), &copy).unwrap(), Restored::Done { kept: None }));
    assert_eq!(place.titles(), ["Første"]);
}

#[test]
fn nothing_is_restored_while_somebody_has_the_file_open() {
    let place = Place::new("open");
    let mut store = place.store();
    store.proposal("Første");
    let copy = place.0.join("kopi.db");
    store.backup_to(&copy).unwrap();
    store.proposal("Anden");
    assert!(matches!(restore(&place.file(), &copy).unwrap(), Restored::InUse));
    drop(store);
    let drafts = Drafts::open(&place.file()).unwrap();
    drafts.arrive(&Session::of(1, "MK", "mk", 1)).unwrap();
    let Restored::Open(others) = restore(&place.file(), &copy).unwrap() else { panic!() };
    assert_eq!(others[0].who, "MK");
    assert_eq!(place.titles(), ["Første", "Anden"]);
}

#[test]
fn a_copy_that_is_not_whole_is_refused_and_the_file_is_as_before() {
    let place = Place::new("broken");
    let mut store = place.store();
    let rec = store.proposal("Første");
    let copy = place.0.join("kopi.db");
    store.backup_to(&copy).unwrap();
    drop(store);
    let behind = Connection::open(&copy).unwrap();
    behind.execute("UPDATE proposal SET title = 'x' WHERE id = ?1", [rec.id]).unwrap();
    behind.execute("UPDATE proposal SET verdict = 'noted' WHERE id = ?1", [rec.id]).unwrap();
    drop(behind);
    assert!(matches!(restore(&place.file(), &copy).unwrap(), Restored::Broken(found) if !found.is_empty()));
    std::fs::write(&copy, "hej").unwrap();
    assert!(matches!(restore(&place.file(), &copy).unwrap(), Restored::NoCopy(_)));
    let missing = restore(&place.file(), &place.0.join("findes-ikke.db")).unwrap();
    assert!(matches!(missing, Restored::NoCopy(Error::Missing(_))));
    assert_eq!(place.titles(), ["Første"]);
    let left: Vec<_> =
        std::fs::read_dir(&place.0).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("part")), "{left:?}");
}

#[test]
fn what_a_killed_program_left_of_a_copy_is_taken_away_by_the_next_and_that_of_a_running_one_is_not() {
    let place = Place::new("left");
    let mut store = place.store();
    store.proposal("Første");
    let left = |name: &str, process: u32, end: &str| {
        let path = place.0.join(format!("{name}.{process}.part{end}"));
        std::fs::write(&path, "halvt").unwrap();
        path
    };
    let (dead, alive) = (u32::MAX, std::os::unix::process::parent_id());
    let gone = [left("kopi.db", dead, ""), left("kopi.db", dead, "-journal"), left("t.db", dead, "")];
    let kept = [left("kopi.db", alive, ""), left("andet.db", dead, "")];
    store.backup_to(&place.0.join("kopi.db")).unwrap();
    assert!(gone[2].exists());
    drop(store);
    assert!(matches!(restore(&place.file(), &place.0.join("kopi.db")).unwrap(), Restored::Done { .. }));
    assert!(gone.iter().all(|path| !path.exists()));
    assert!(kept.iter().all(|path| path.exists()));
}

//! A series that comes twice, the second time revised: what is new, what has changed, and that a report of a day between
//! is the same before and after.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;
use crate::domain::change::On;
use crate::domain::record::Rec;
use crate::domain::round::Sort;
use crate::exchange::asked::Asked;
use crate::store::{Clock, Mode};
use crate::worker::importer::{self, Input, Job};

/// A folder with a file of its own, that goes when the test ends.
struct House(PathBuf);

static COUNT: AtomicUsize = AtomicUsize::new(0);

impl House {
    fn new() -> House {
        let name = format!("tavle-round-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        House(folder)
    }

    fn store(&self, moment: &str) -> Store {
        Store::open(&self.0.join("t.db"), Mode::Create, Clock::parse(moment).unwrap()).unwrap()
    }

    /// Imports the series; tells new, changed and as before.
    fn import(&self, store: &mut Store, figures: &str) -> [usize; 3] {
        let path = self.0.join("Y60A02.csv");
        std::fs::write(&path, figures).unwrap();
        let author = Author { who: "AS".into(), login: "as".into(), via: "import".into() };
        let report = importer::import(store, &job(&path, &author, &Asked::default()))
            .unwrap_or_else(|e| panic!("{e:?}"));
        [report.new, report.changed, report.unchanged]
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn job<'a>(path: &'a Path, author: &'a Author, asked: &'a Asked) -> Job<'a> {
    static STOP: AtomicBool = AtomicBool::new(false);
    Job {
        input: Input::File(path),
        author,
        reason: None,
        asked,
        dry_run: false,
        all_or_nothing: false,
        stop: &STOP,
        waits: &STOP,
        decided: &[],
        progress: &|_| {},
    }
}

/// Five years of three areas from January 2015; in the later file every twelfth value has changed.
fn series(months: std::ops::Range<usize>, revised: bool) -> String {
    let mut file = "Område;Periode;Antal fuldtidspersoner\n".to_owned();
    for month in months {
        for (at, area) in ["Fredericia", "Vejle", "Kolding"].iter().enumerate() {
            let is_changed = revised && (month * 3 + at) % 12 == 5 && month < 60;
            let value = 1000 + month * 7 + at * 100 + usize::from(is_changed) * 2;
            file.push_str(&format!("{area};{}M{:02};{value}\n", 2015 + month / 12, month % 12 + 1));
        }
    }
    file
}

fn target(store: &mut Store, area: &str, values: &[(&str, &str)]) -> Rec {
    let named = [("indicator", "Y60A02"), ("area", area), ("year", "2020")];
    let value = |(name, value): &(&str, &str)| (Kind::Target.field(name).unwrap().id, Put::text(*value));
    let values = named.iter().chain(values).map(value).collect();
    let author = Author { who: "AS".into(), login: "as".into(), via: "new".into() };
    store.commit(&author, None, &[Change::Create { kind: Kind::Target, key: None, values }]).unwrap().made[0]
        .0
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// All that the reports on figures say of a day, in every form.
fn reports(store: &Store, day: NaiveDate) -> Vec<String> {
    let mut said = Vec::new();
    for name in [Name::Targets, Name::Round] {
        let wanted = Wanted { name, as_of: day, since: None, internal: false, lang: Lang::Da };
        let report = make(store, &wanted).unwrap().unwrap();
        said.extend([Sheet::Markdown, Sheet::Html, Sheet::Text].map(|sheet| report.write(sheet, Lang::Da)));
    }
    said
}

/// A file with targets whose series came in February and, a month longer and revised, in March.
fn revised() -> (House, Store, [Rec; 2]) {
    let house = House::new();
    let mut store = house.store("2020-02-10T09:00");
    assert_eq!(house.import(&mut store, &series(0..60, false)), [180, 0, 0]);
    let falling =
        [("value", "1300"), ("baseline", "1413"), ("baseline_period", "2019M12"), ("direction", "down")];
    let targets = [target(&mut store, "Fredericia", &falling), target(&mut store, "Kolding", &[])];
    store.set_clock(Clock::parse("2020-02-25T16:00").unwrap());
    let before = reports(&store, day("2020-02-25"));
    store.set_clock(Clock::parse("2020-03-10T09:00").unwrap());
    assert_eq!(house.import(&mut store, &series(1..61, true)), [3, 15, 162], "8 % of 177, five years back");
    assert_eq!(house.import(&mut store, &series(1..61, true)), [0, 0, 180]);
    assert_eq!(reports(&store, day("2020-02-25")), before, "the same bytes");
    (house, store, targets)
}

#[test]
fn what_a_later_file_revises_is_counted_and_a_report_of_a_day_between_stays_as_it_was() {
    let (_house, store, _) = revised();
    assert_eq!(store.count(Kind::Measurement).unwrap(), 183, "the month that the file has lost is there");
    let kolding = store.figures("Y60A02", "", "Kolding", i64::MAX).unwrap();
    let changed: Vec<_> = kolding.iter().filter(|(.., figure)| figure.former.is_some()).collect();
    assert_eq!(changed.len(), 15);
    let versions = store.versions(changed[0].1).unwrap();
    let said: Vec<_> = versions
        .iter()
        .map(|v| (v.version.value.as_deref().unwrap(), v.version.known_since.as_deref().unwrap()))
        .collect();
    assert_eq!(said, [("1209", "2020-03-10"), ("1207", "2020-02-10")]);
}

#[test]
fn the_round_names_the_changed_light_first_then_what_was_revised_and_how_far_back() {
    let (_house, mut store, [fredericia, kolding]) = revised();
    let round = store.round(None).unwrap().unwrap();
    assert_eq!((round.day, round.open()), (day("2020-03-10"), 3));
    let sorts: Vec<_> = round.entries.iter().map(|entry| (entry.sort(), entry.rec)).collect();
    assert_eq!(sorts[..2], [(Sort::Light, fredericia), (Sort::Revised, kolding)]);
    let [light, revised, loose] = &round.entries[..] else { panic!("{round:?}") };
    assert_eq!((light.new.len(), light.revised.len()), (1, 0));
    let furthest = revised.revised[0];
    assert_eq!((revised.revised.len(), furthest.back, furthest.old, furthest.new), (15, 59, 1207.0, 1209.0));
    assert_eq!((loose.sort(), loose.loose), (Sort::Loose, Some((1, 0))), "nobody asks for Vejle");

    let author = Author { who: "AS".into(), login: "as".into(), via: "board".into() };
    let remark = Change::Remark { on: On::Record(kolding), text: "Intet at bemærke".into() };
    let batch = store.commit(&author, None, &[remark]).unwrap().batch.unwrap();
    let round = store.round(None).unwrap().unwrap();
    assert_eq!((round.open(), round.entries[2].sort()), (2, Sort::Handled));
    store.undo(batch, &author, None, false).unwrap();
    assert_eq!(store.round(None).unwrap().unwrap().open(), 3);
}

#[test]
fn figures_that_were_taken_back_are_no_round() {
    let house = House::new();
    let mut store = house.store("2020-02-10T09:00");
    assert_eq!(store.round(None).unwrap(), None);
    house.import(&mut store, &series(0..2, false));
    let author = Author { who: "AS".into(), login: "as".into(), via: "undo".into() };
    let batch = store.log(None, 1).unwrap()[0].batch;
    store.undo(batch, &author, None, false).unwrap();
    assert_eq!(store.round(None).unwrap(), None);
}

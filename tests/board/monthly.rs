//! The figures of one month, typed into one form.

use std::path::PathBuf;

use rusqlite::{Connection, Row};
use tavle::msg::event::Event;
use tavle::msg::key::Input;
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);
const OPEN: &str = "2 enter ctrl-n";

/// A file of the example that one can look into from outside.
struct Town {
    _folder: Folder,
    path: PathBuf,
    /// The newest batch before anyone typed.
    before: i64,
}

/// A version: group, period, value or why there is none, whether provisional, its batch.
type Written = (String, String, String, bool, i64);

impl Town {
    fn new() -> Town {
        let folder = Folder::new();
        let path = PathBuf::from(folder.file("town.db"));
        example(&path);
        let file = Connection::open(&path).unwrap();
        let before = file.query_row("SELECT max(id) FROM batch", [], |row| row.get(0)).unwrap();
        Town { _folder: folder, path, before }
    }

    fn stage(&self) -> Stage {
        Stage::on(&self.path, SMALL, Lang::Da, "HL")
    }

    /// What was written since and stands, in order.
    fn written(&self) -> Vec<Written> {
        let file = Connection::open(&self.path).unwrap();
        let sql = "SELECT coalesce(m.\"group\", m.indicator), m.period, coalesce(CAST(CAST(v.value AS INTEGER) AS TEXT), v.missing), v.provisional, \
                   v.batch FROM measurement_version v JOIN measurement m ON m.id = v.record \
                   WHERE v.batch > ?1 AND v.withdrawn_by IS NULL AND m.gone IS NULL ORDER BY v.id";
        let mut select = file.prepare(sql).unwrap();
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        select.query_map([self.before], row).unwrap().map(Result::unwrap).collect()
    }
}

fn said(written: &[Written]) -> Vec<(&str, &str, &str, bool)> {
    written.iter().map(|(group, period, value, prov, _)| (&**group, &**period, &**value, *prov)).collect()
}

#[test]
fn the_form_has_a_row_for_every_series_of_the_year_at_both_sizes_and_in_both_languages() {
    let typed = "text:1.951 f8 enter text:2.9x enter text:x";
    Stage::demo(SMALL, Lang::Da).keys(OPEN).keys(typed).shows("figures-80x24");
    Stage::demo(LARGE, Lang::Da).keys(OPEN).keys("text:1.951 f8 pgup text:1.940").shows("figures-120x36");
    Stage::demo(SMALL, Lang::En).keys(OPEN).keys("text:1,951 f8 enter enter").shows("figures-80x24-en");
}

#[test]
fn all_that_is_typed_is_saved_as_one_batch_and_ctrl_z_takes_it_back() {
    let town = Town::new();
    let mut stage = town.stage();
    stage.keys(OPEN).keys("text:1.938 f8 enter text:985 down text:.. tab text:x ctrl-s");
    let screen = stage.screen();
    assert!(screen.contains("4 tal for marts 2020 gemt · Ctrl-Z fortryder"), "{screen}");
    assert!(!screen.contains("Månedens tal"), "the form has closed: {screen}");
    let written = town.written();
    let groups: Vec<&str> = written.iter().map(|w| &*w.0).collect();
    let values: Vec<(&str, bool)> = written.iter().map(|w| (&*w.2, w.3)).collect();
    assert_eq!(
        values,
        [("1938", true), ("985", false), ("absent", false), ("suppressed", false)],
        "{groups:?}"
    );
    assert!(written.iter().all(|w| w.1 == "2020M03" && w.4 == written[0].4), "{written:?}");
    stage.keys("ctrl-z");
    assert_eq!(town.written(), [], "{}", stage.screen());
    stage.keys("ctrl-n");
    assert!(stage.screen().contains("Månedens tal: marts 2020"), "{}", stage.screen());
}

#[test]
fn another_value_for_a_month_that_is_known_revises_it_and_the_same_one_is_no_change() {
    let town = Town::new();
    let mut stage = town.stage();
    stage.keys(OPEN).keys("pgup");
    let screen = stage.screen();
    assert!(
        screen.contains("Månedens tal: februar 2020") && screen.contains("Nu: 1.945 foreløbigt"),
        "{screen}"
    );
    stage.keys("text:1.945");
    assert!(stage.screen().contains("står der allerede"), "{}", stage.screen());
    stage.keys("ctrl-s");
    assert!(stage.screen().contains("intet er ændret") && town.written().is_empty(), "{}", stage.screen());
    stage.keys("ctrl-n pgup f8");
    assert!(
        stage.screen().contains("1 skrevet"),
        "the figure that stands has become final: {}",
        stage.screen()
    );
    stage.keys("text:1.950");
    assert!(stage.screen().contains("1.950 rettet (før 1.945)"), "{}", stage.screen());
    stage.keys("ctrl-s");
    let written = town.written();
    assert_eq!(said(&written), [("Kontanthjælp", "2020M02", "1950", false)], "{}", stage.screen());
}

#[test]
fn what_is_no_figure_is_said_with_its_row_and_nothing_is_saved() {
    let town = Town::new();
    let mut stage = town.stage();
    stage.keys(OPEN).keys("text:1.938 enter text:2.9 enter ctrl-s");
    let screen = stage.screen();
    assert!(screen.contains("▲ »2.9« er ikke et tal. Skriv f.eks. 1.945 eller 2,9"), "{screen}");
    assert!(screen.contains("▌ Sygedagpenge"), "the cursor is on it: {screen}");
    stage.keys("ctrl-backspace ctrl-backspace ctrl-backspace text:980,5 ctrl-s");
    assert!(stage.screen().contains("tælles i hele tal"), "{}", stage.screen());
    assert_eq!(town.written(), []);
}

#[test]
fn esc_keeps_what_is_typed_in_every_month_and_it_is_saved_together() {
    let town = Town::new();
    let mut stage = town.stage();
    stage.keys(OPEN).keys("text:1.938 pgup enter text:979");
    assert!(stage.screen().contains("2 skrevet, 1 i andre måneder"), "{}", stage.screen());
    stage.keys("esc");
    assert!(stage.screen().contains("Kladden er gemt"), "{}", stage.screen());
    let mut later = town.stage();
    later.app.desk.drafts = stage.app.desk.drafts.clone();
    later.keys(OPEN);
    assert!(later.screen().contains("2 skrevet, 1 i andre måneder"), "{}", later.screen());
    later.keys("ctrl-s");
    assert!(later.screen().contains("2 tal for 2 måneder gemt"), "{}", later.screen());
    let written = town.written();
    assert_eq!(written.len(), 2);
    assert_eq!(written[0].4, written[1].4, "one batch: {written:?}");
    later.keys("ctrl-n");
    assert!(!later.screen().contains("skrevet"), "the draft is used up: {}", later.screen());
}

#[test]
fn a_column_of_a_spreadsheet_is_pasted_one_line_a_cell() {
    let town = Town::new();
    let mut stage = town.stage();
    let paste = |text: &str| Event::Input(vec![Input::Paste(text.to_owned())]);
    stage.keys(OPEN).event(paste("1.938\r\n985\r\n\r\n412\r\n"));
    assert!(stage.screen().contains("3 skrevet"), "{}", stage.screen());
    stage.event(paste("1\t2"));
    assert!(stage.screen().contains("én kolonne ad gangen"), "{}", stage.screen());
    stage.keys("ctrl-s");
    let written = town.written();
    let values: Vec<&str> = written.iter().map(|w| &*w.2).collect();
    assert_eq!(values, ["1938", "985", "412"]);
}

#[test]
fn a_month_that_has_not_begun_is_refused_and_the_menu_reaches_the_form_from_any_pane() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("f10 text:månedens_tal enter");
    assert!(stage.screen().contains("Månedens tal: marts 2020"), "{}", stage.screen());
    stage.keys("pgdn pgdn");
    let screen = stage.screen();
    assert!(screen.contains("maj 2020 er ikke begyndt") && screen.contains("tal: april 2020"), "{screen}");
}

#[test]
fn what_targets_are_compared_with_has_rows_of_its_own_below_theirs() {
    let town = Town::new();
    let mut stage = town.stage();
    stage.keys(OPEN);
    for _ in 0..12 {
        stage.keys("down");
    }
    let screen = stage.screen();
    assert!(screen.contains("Kun til sammenligning"), "{screen}");
    stage.keys("text:1.900 ctrl-s");
    let written = town.written();
    assert_eq!((written.len(), &*written[0].2), (1, "1900"), "{}", stage.screen());
    let compared: String = Connection::open(&town.path)
        .unwrap()
        .query_row(
            "SELECT m.indicator || ' ' || m.area FROM measurement_version v JOIN measurement m ON m.id = v.record \
             WHERE v.batch > ?1",
            [town.before],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(compared, "FTP-FORV Fredericia");
}

#[test]
fn in_one_target_the_key_still_opens_the_card_of_one_figure() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("2 enter enter ctrl-n");
    let screen = stage.screen();
    assert!(screen.contains("Periode") && screen.contains("2020M03"), "{screen}");
}

#[test]
fn who_looks_from_an_earlier_day_or_may_only_read_types_no_figures() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.app.desk.read_only = true;
    stage.keys(OPEN);
    assert!(!stage.screen().contains("Månedens tal"), "{}", stage.screen());
}

//! Tests of the import's memory.

use super::*;
use crate::domain::change::Put;
use crate::domain::field::Kind;
use crate::store::testing::*;

fn row(ext_id: &str, title: &str) -> ImportRow {
    ImportRow {
        submission: None,
        changes: vec![
            create(Kind::Submission, None, &[("channel", "platform")]),
            Change::Create {
                kind: Kind::Proposal,
                key: None,
                values: vec![(1301, Put::KeyOf(0)), (1303, Put::text(title))],
            },
        ],
        on: Some(On::Made(1)),
        source: "madrid".into(),
        ext_id: ext_id.into(),
        fields: vec![(1303, title.into())],
    }
}

#[test]
fn what_a_source_said_is_remembered_with_the_record_that_it_became() {
    let (_file, mut store) = store();
    let rows = [row("17", "Grøn plads"), row("18", "Flere bænke")];
    let imported = store.import_part(&author("HL"), None, None, &rows).unwrap();
    assert_eq!((imported.outcome.made.len(), imported.conflicted), (4, vec![false, false]));
    let memory = store.remembered("madrid", "18").unwrap().unwrap();
    assert_eq!(memory.fields, [(1303, "Flere bænke".to_owned())]);
    let record = store.record_even_gone(memory.rec).unwrap().unwrap();
    assert_eq!((record.key.as_str(), record.get("submission")), ("F-0002", Some("H-0002")));
    assert_eq!(store.remembered("madrid", "19").unwrap(), None);
    assert_eq!(store.remembered("polis", "18").unwrap(), None);
}

#[test]
fn an_import_that_was_taken_back_is_forgotten_and_a_deletion_is_not() {
    let (_file, mut store) = store();
    let imported = store.import_part(&author("HL"), None, None, &[row("17", "a"), row("18", "b")]).unwrap();
    let rec = store.remembered("madrid", "17").unwrap().unwrap().rec;
    let deletion = store.act(&[gone(rec, true, None)]).batch.unwrap();
    assert!(store.remembered("madrid", "17").unwrap().is_some());
    store.undo(deletion, &author("HL"), None, false).unwrap();
    store.undo(imported.outcome.batch.unwrap(), &author("HL"), None, false).unwrap();
    assert_eq!(store.remembered("madrid", "17").unwrap(), None);
}

#[test]
fn a_row_that_conflicts_is_not_remembered_and_the_others_are() {
    let (file, mut store) = store();
    store.import_part(&author("HL"), None, None, &[row("17", "a"), row("18", "b")]).unwrap();
    let seen = store.latest().ok();
    let update = |store: &Store, ext_id: &str| {
        let rec = store.remembered("madrid", ext_id).unwrap().unwrap().rec;
        ImportRow {
            changes: vec![set(rec, "title", "ny", seen)],
            on: Some(On::Record(rec)),
            fields: vec![],
            ..row(ext_id, "")
        }
    };
    let rows = [update(&store, "17"), update(&store, "18")];
    file.open().act(&[set(store.remembered("madrid", "17").unwrap().unwrap().rec, "title", "andet", None)]);
    let imported = store.import_part(&author("HL"), None, None, &rows).unwrap();
    assert_eq!((imported.conflicted, imported.outcome.conflicts.len()), (vec![true, false], 1));
    assert_eq!(store.remembered("madrid", "17").unwrap().unwrap().fields.len(), 1);
    let memory = store.remembered("madrid", "18").unwrap().unwrap();
    assert_eq!((memory.fields.len(), memory.undone), (0, false));
    store.undo(imported.outcome.batch.unwrap(), &author("HL"), None, false).unwrap();
    assert!(store.remembered("madrid", "18").unwrap().unwrap().undone);
}

#[test]
fn a_bulk_that_was_never_ended_is_named() {
    let (_file, mut store) = store();
    let bulk = store.begin_bulk(&author("HL"), Some("sedler.csv")).unwrap();
    store.import_part(&author("HL"), None, Some(bulk), &[row("17", "a")]).unwrap();
    let left = store.unfinished_bulks().unwrap();
    assert_eq!((left[0].batch, left[0].reason.as_deref(), left[0].count), (bulk, Some("sedler.csv"), 2));
    store.end_bulk(bulk).unwrap();
    assert_eq!(store.unfinished_bulks().unwrap(), []);
}

#[test]
fn a_bulk_that_another_program_is_at_is_not_named_until_that_program_is_gone() {
    let (_file, mut store) = store();
    let bulk = store.begin_bulk(&author("HL"), Some("sedler.csv")).unwrap();
    let mut other = std::process::Command::new("sleep").arg("600").spawn().unwrap();
    let Process { pid, started } = crate::store::drafts::process(other.id());
    let sql = "UPDATE bulk SET pid = ?1, process_began = ?2";
    store.conn.execute(sql, (pid, started)).unwrap();
    assert_eq!(store.unfinished_bulks().unwrap(), []);
    other.kill().unwrap();
    other.wait().unwrap();
    assert_eq!(store.unfinished_bulks().unwrap()[0].batch, bulk);
}

#[test]
fn a_senders_name_is_kept_outside_the_log() {
    let (_file, mut store) = store();
    store.act(&[create(Kind::Submission, None, &[])]);
    store.set_sender("H-0001", Some("Bo Bang"), None).unwrap();
    assert_eq!(store.sender("H-0001").unwrap().name.as_deref(), Some("Bo Bang"));
    assert_eq!(store.latest().unwrap(), 1);
    store.set_sender("H-0001", None, None).unwrap();
    assert_eq!(store.sender("H-0001").unwrap(), Sender::default());
}

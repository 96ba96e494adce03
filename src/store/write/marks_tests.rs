//! Tests of notes whose lines are records, from the text that a person types to the records in the file.

mod minutes;
mod random;

use std::collections::HashSet;

use crate::domain::change::{Author, Outcome};
use crate::domain::edit;
use crate::domain::field::Kind;
use crate::domain::marks::{
    Context, Copied, Difference, Fate, Place, Plan, Said, differences, parse, save, slip,
};
use crate::domain::note::Note;
use crate::domain::record::{Rec, Record};
use crate::domain::work::{Facts, Why};
use crate::store::Store;
use crate::store::testing::*;
use crate::text::Lang;

const EACH: &str = "# Borgerdialogmøde\n\nf: klarere breve\n- o: nyt brev – HL, uge 17\nb: vi prøver det i maj\n  c: »Jeg fik aldrig svar«\ns: hvornår kommer der svar?\n";

/// A file with a meeting, a colleague or two, and one note that is being written.
struct Office {
    file: TestFile,
    store: Store,
    note: Note,
    kept: Vec<(String, usize)>,
    reason: Option<String>,
    moves: usize,
}

impl Office {
    fn new() -> Office {
        let (file, mut store) = store();
        store.act(&[
            create(Kind::Person, Some("HL"), &[("name", "Hanne Larsen")]),
            create(Kind::Person, Some("MK"), &[("name", "Mette Kjær")]),
            create(Kind::Meeting, None, &[("date", "2020-04-20"), ("kind", "dialogue")]),
        ]);
        let meeting = Some("M-2020-04-20".to_owned());
        let note = Note { meeting, stand: Some("jobparate".into()), example: true, ..Note::default() };
        Office { file, store, note, kept: Vec::new(), reason: None, moves: 0 }
    }

    /// The same office with this text saved.
    fn with(text: &str) -> Office {
        let mut office = Office::new();
        office.save(text);
        office
    }

    fn asked<T>(&self, ask: impl FnOnce(&Context) -> T) -> T {
        let all = |kind| self.store.all(kind).unwrap();
        let records: Vec<Record> = [Kind::Proposal, Kind::Submission, Kind::Decision, Kind::Task]
            .into_iter()
            .flat_map(all)
            .collect();
        let notes = all(Kind::Note);
        let elsewhere: Vec<Note> =
            notes.iter().map(Note::of).filter(|note| note.rec != self.note.rec).collect();
        let me = Author { who: "HL".into(), login: "hl".into(), via: "board".into() };
        let colleagues = vec!["HL".to_owned(), "MK".to_owned()];
        let facts = |_: Rec| Facts {
            me: me.clone(),
            reported_by: None,
            moves: self.moves,
            colleagues: colleagues.clone(),
        };
        ask(&Context {
            today: "2020-04-21".parse().unwrap(),
            meeting_day: "2020-04-20".parse().ok(),
            people: &self.store.people().unwrap(),
            records: &records,
            elsewhere: &elsewhere,
            kept: &self.kept,
            reason: self.reason.as_deref(),
            facts: &facts,
            lang: Lang::Da,
        })
    }

    fn plan(&self, text: &str) -> Result<Plan, Vec<Copied>> {
        self.asked(|context| save(&self.note, text, context))
    }

    /// Plans and commits, and reads the note again.
    fn save(&mut self, text: &str) -> (Plan, Outcome) {
        let plan = self.plan(text).unwrap();
        let outcome = self.store.commit(&author("HL"), self.reason.as_deref(), &plan.changes).unwrap();
        self.note.rec = self.note.rec.or(outcome.made.first().map(|(rec, _)| *rec));
        self.read();
        if outcome.conflicts.is_empty() {
            assert_eq!(plan.text(&outcome).as_deref(), Some(self.text()));
        }
        (plan, outcome)
    }

    fn read(&mut self) {
        self.note = Note::of(&self.store.record_even_gone(self.note.rec.unwrap()).unwrap().unwrap());
    }

    fn text(&self) -> &str {
        &self.note.text
    }

    fn differences(&self) -> Vec<Difference> {
        self.asked(|context| differences(&self.note, context))
    }

    fn get(&self, key: &str, field: &str) -> String {
        self.store.record(key).unwrap().unwrap_or_else(|| panic!("no {key}")).text(field).to_owned()
    }

    /// The keys of all proposals, decisions and tasks.
    fn keys(&self) -> Vec<String> {
        let kinds = [Kind::Proposal, Kind::Decision, Kind::Task];
        kinds.into_iter().flat_map(|kind| self.store.all(kind).unwrap()).map(|record| record.key).collect()
    }

    /// The keys at the ends of the lines.
    fn standing(&self) -> Vec<String> {
        parse(self.text()).iter().filter_map(|mark| Some(mark.pointers.last()?.key.clone())).collect()
    }

    /// Every marked line has a record of its own that says what it says, and there are no others but those whose line is
    /// gone.
    fn agrees(&self, gone: &[&str]) {
        let lines = self.standing();
        let mut all: HashSet<String> = lines.iter().cloned().collect();
        assert_eq!(all.len(), lines.len(), "a key stands twice: {}", self.text());
        all.extend(gone.iter().map(|key| (*key).to_owned()));
        assert_eq!(all, self.keys().into_iter().collect(), "{}", self.text());
        assert_eq!(self.differences(), [], "{}", self.text());
        let without = parse(self.text()).into_iter().filter(|mark| mark.pointers.is_empty());
        assert!(without.into_iter().all(|mark| mark.words(self.text(), None).is_empty()), "{}", self.text());
        let again = self.plan(self.text()).unwrap();
        assert_eq!(again.changes, [], "what is saved is saved");
    }
}

#[test]
fn a_note_with_each_mark_becomes_records_with_meeting_stand_and_day() {
    let office = Office::with(EACH);
    assert_eq!(
        office.text(),
        "# Borgerdialogmøde\n\nf: klarere breve → F-0001\n- o: nyt brev – HL, uge 17 → O-0001\nb: vi prøver det i maj → B-0001\n  c: »Jeg fik aldrig svar« → F-0002\ns: hvornår kommer der svar? → F-0003\n"
    );
    office.agrees(&[]);
    assert_eq!(office.get("N-0001", "stand"), "jobparate");
    assert_eq!(office.get("F-0001", "title"), "klarere breve");
    assert_eq!(
        (office.get("F-0001", "received_on"), office.get("F-0001", "example")),
        ("2020-04-20".into(), "true".into())
    );
    let from = |key: &str, field: &str| office.get(&office.get(key, "submission"), field);
    assert_eq!(
        (from("F-0001", "channel"), from("F-0001", "meeting")),
        ("note".into(), "M-2020-04-20".into())
    );
    assert_eq!((from("F-0001", "stand"), from("F-0001", "source")), ("jobparate".into(), "N-0001".into()));
    assert_eq!(from("F-0002", "source"), "N-0001 · citat");
    assert_eq!(from("F-0003", "source"), "N-0001 · spørgsmål");
    let task = ["title", "owner", "deadline", "deadline_precision", "meeting"]
        .map(|field| office.get("O-0001", field));
    assert_eq!(task, ["nyt brev", "HL", "2020-04-26", "week", "M-2020-04-20"]);
    assert_eq!(office.get("B-0001", "meeting"), "M-2020-04-20");
}

#[test]
fn note_and_records_are_one_batch_and_are_taken_back_as_one() {
    let mut office = Office::with("f: klarere breve\n");
    let (_, outcome) = office.save("f: klarere breve → F-0001\no: nyt brev – MK\n");
    office.store.undo(outcome.batch.unwrap(), &author("HL"), None, false).unwrap();
    office.read();
    assert_eq!(office.text(), "f: klarere breve → F-0001\n");
    office.agrees(&[]);
}

#[test]
fn a_line_that_is_edited_changes_its_record() {
    let mut office = Office::with(EACH);
    let text =
        office.text().replace("klarere breve", "klarere og kortere breve").replace("HL, uge", "MK, uge");
    let (plan, _) = office.save(&text);
    let fates: Vec<&Fate> = plan.lines.iter().map(|line| &line.fate).collect();
    assert_eq!(fates, [&Fate::Changed, &Fate::Changed, &Fate::Same, &Fate::Same, &Fate::Same]);
    assert_eq!(office.get("F-0001", "title"), "klarere og kortere breve");
    assert_eq!(
        (office.get("O-0001", "title"), office.get("O-0001", "owner")),
        ("nyt brev".into(), "MK".into())
    );
    office.agrees(&[]);
}

#[test]
fn a_long_line_is_all_there_under_a_short_title() {
    let long =
        "borgerne vil have ét sted at henvende sig, hvor den samme person følger dem gennem hele forløbet";
    let mut office = Office::with(&format!("f: {long}"));
    assert!(office.get("F-0001", "title").ends_with('…'));
    assert_eq!(office.get("F-0001", "text"), long);
    office.agrees(&[]);
    office.save(&office.text().replace("gennem", "fra første dag gennem"));
    assert!(office.get("F-0001", "text").contains("fra første dag gennem hele forløbet"));
    office.agrees(&[]);
}

#[test]
fn words_typed_behind_the_key_belong_to_the_line() {
    let mut office = Office::with("f: klarere breve");
    office.save("f: klarere breve → F-0001 og mails");
    assert_eq!(office.text(), "f: klarere breve og mails → F-0001");
    assert_eq!(office.get("F-0001", "title"), "klarere breve og mails");
    office.agrees(&[]);
}

#[test]
fn moved_lines_keep_their_records() {
    let mut office = Office::with(EACH);
    let moved: Vec<&str> = office.text().lines().rev().collect();
    let (plan, _) = office.save(&moved.join("\n"));
    assert!(plan.lines.iter().all(|line| line.fate == Fate::Same));
    office.agrees(&[]);
}

#[test]
fn the_record_of_a_line_that_is_gone_stays_and_is_told() {
    let mut office = Office::with("f: klarere breve\nf: bedre skilte\n");
    let (plan, _) = office.save("f: bedre skilte → F-0002\n");
    let gone: Vec<(&str, &str)> = plan.gone.iter().map(|g| (g.key.as_str(), g.words.as_str())).collect();
    assert_eq!(gone, [("F-0001", "klarere breve")]);
    office.agrees(&["F-0001"]);
    office.save("f: bedre skilte → F-0002\nF: Klarere  breve\n");
    assert_eq!(
        office.text(),
        "f: bedre skilte → F-0002\nF: Klarere  breve → F-0001\n",
        "typed again it is the same one"
    );
}

#[test]
fn a_key_that_was_edited_away_is_put_back() {
    let mut office = Office::with("møde\nf: klarere breve\no: nyt brev – HL, uge 17\nslut");
    office.save("møde\nf: klarere breve\no: nyt brev – HL, uge 17\nslut");
    office.agrees(&[]);
    office.save("møde\nf: klarere breve og mails\no: nyt brev – HL, uge 17 → O-0001\nslut");
    assert_eq!(office.get("F-0001", "title"), "klarere breve og mails", "the words were typed over the key");
    office.agrees(&[]);
    office.save("møde\nf: klarere skilte på rådhuset\no: nyt brev – HL, uge 17 → O-0001\nslut");
    assert_eq!(
        office.get("F-0002", "title"),
        "klarere skilte på rådhuset",
        "another line is another proposal"
    );
    office.agrees(&["F-0001"]);
}

#[test]
fn a_draft_from_before_the_keys_makes_nothing_twice() {
    let mut office = Office::with(EACH);
    office.save(EACH);
    office.agrees(&[]);
}

#[test]
fn a_copied_key_asks_which_line_keeps_it_and_the_other_becomes_new() {
    let mut office = Office::with("f: klarere breve\n");
    let copy = "f: klarere breve til unge → F-0001\n\nf: klarere breve → F-0001\n";
    let asked = office.plan(copy).unwrap_err();
    assert_eq!(asked, [Copied { key: "F-0001".into(), lines: vec![0, 2], suggested: 2 }]);
    office.kept = vec![("F-0001".into(), 2)];
    office.save(copy);
    assert_eq!(office.text(), "f: klarere breve til unge → F-0002\n\nf: klarere breve → F-0001\n");
    assert_eq!(office.get("F-0002", "title"), "klarere breve til unge");
    office.agrees(&[]);
}

#[test]
fn a_line_copied_into_another_note_of_the_meeting_is_mentioned_and_not_made_again() {
    let mut office = Office::with("f: klarere breve\n");
    let first = office.note.clone();
    let meeting = first.meeting.clone();
    office.note = Note { meeting, ..Note::default() };
    let (plan, _) = office.save("fra standen:\nf: klarere breve → F-0001\n");
    assert_eq!(plan.lines[0].fate, Fate::Mentioned("N-0001".into()));
    assert_eq!(office.keys(), ["F-0001"]);
    let second = std::mem::replace(&mut office.note, first);
    office.save("f: klarere breve og mails → F-0001\n");
    assert_eq!(office.get("F-0001", "title"), "klarere breve og mails", "it is still the line of the first");
    office.save("");
    office.note = second;
    let (plan, _) = office.save("fra standen:\nf: klarere breve → F-0001\n");
    assert_eq!(plan.lines[0].fate, Fate::Same, "moved, it is the line of this note");
    assert_eq!(office.keys(), ["F-0001"]);
}

#[test]
fn a_key_typed_by_hand_is_a_link_unless_it_is_one_of_the_notes_own() {
    let mut office = Office::new();
    office.store.act(&[
        create(Kind::Proposal, None, &[("title", "smiley-stander")]),
        create(Kind::Task, None, &[("title", "et andet mødes opgave")]),
    ]);
    office.save("f: samme som → F-0001\no: ring om F-0001 → F-0001\no: se → O-0001\nb: nej → B-0009\n");
    assert_eq!(
        office.text(),
        "f: samme som → F-0001 → F-0002\no: ring om F-0001 → F-0001 → O-0002\no: se → O-0001 → O-0003\nb: nej → B-0009 → B-0001\n"
    );
    assert_eq!(office.get("F-0001", "title"), "smiley-stander");
    assert_eq!(office.get("F-0002", "title"), "samme som → F-0001");
    office.agrees(&["F-0001", "O-0001"]);
}

#[test]
fn a_line_whose_record_was_deleted_does_not_bring_it_back() {
    let mut office = Office::with("f: klarere breve\nf: bedre skilte\n");
    let rec = office.store.record("F-0001").unwrap().unwrap().rec;
    office.store.act(&[gone(rec, true, None)]);
    let (plan, _) = office.save("f: klarere breve, tak → F-0001\nf: bedre skilte → F-0002\n");
    assert_eq!(plan.lines[0].said, [Said::Missing("F-0001".into())]);
    assert_eq!(office.keys(), ["F-0002"]);
}

#[test]
fn what_was_changed_on_the_card_is_told_and_not_taken_back() {
    let mut office = Office::with("f: klarere breve\no: nyt brev – HL, uge 17\n");
    let rec = |key: &str| office.store.record(key).unwrap().unwrap().rec;
    let (proposal, task) = (rec("F-0001"), rec("O-0001"));
    office
        .store
        .act(&[set(proposal, "title", "Klarere breve til alle", None), set(task, "owner", "MK", None)]);
    office.read();
    let told: Vec<(&str, &str, String, String)> =
        office.differences().into_iter().map(|d| (d.field.name, "", d.note, d.record)).collect();
    assert_eq!(
        told,
        [
            ("title", "", "klarere breve".into(), "Klarere breve til alle".into()),
            ("owner", "", "HL".into(), "MK".into())
        ]
    );
    let (plan, _) = office.save(&format!("{}\nhusk kaffe", office.text()));
    assert!(plan.lines.iter().all(|line| line.fate == Fate::Same));
    assert_eq!(office.get("F-0001", "title"), "Klarere breve til alle");
}

#[test]
fn where_note_and_card_changed_at_once_the_note_is_saved_and_the_record_conflicts() {
    let mut office = Office::with("f: klarere breve\n");
    let rec = office.store.record("F-0001").unwrap().unwrap().rec;
    let mut other = office.file.open();
    other.commit(&author("MK"), None, &[set(rec, "title", "Klare breve", None)]).unwrap();
    let (_, outcome) = office.save("f: klarere breve og mails → F-0001\no: nyt brev\n");
    assert_eq!(outcome.conflicts[0].theirs.as_deref(), Some("Klare breve"));
    assert_eq!(office.text(), "f: klarere breve og mails → F-0001\no: nyt brev → O-0001\n");
    assert_eq!(office.get("F-0001", "title"), "Klare breve");
    assert_eq!(office.differences().len(), 1);
}

#[test]
fn two_versions_that_were_merged_have_every_record_once() {
    let mut office = Office::with(EACH);
    let base = office.text().to_owned();
    let mine = base.replace("klarere breve", "klarere, venlige breve");
    let theirs = base.replace("## ", "") + "f: bedre skilte\n";
    let mut other = Office {
        file: TestFile::new(),
        store: office.file.open(),
        note: office.note.clone(),
        ..Office::new()
    };
    other.save(&theirs);
    let late = office.plan(&(mine.clone() + "o: ring til skolen – MK\n")).unwrap();
    let refused = office.store.act(&late.changes);
    assert_eq!((refused.batch, late.text(&refused)), (None, None));
    office.read();
    let typed = mine + "o: ring til skolen – MK\n";
    let merged = edit::merge(&base, ("MK", office.text()), ("HL", &typed)).text;
    office.save(&merged);
    assert_eq!(office.get("F-0004", "title"), "bedre skilte");
    assert_eq!(office.get("F-0001", "title"), "klarere, venlige breve");
    assert_eq!(office.get("O-0002", "owner"), "MK");
    office.agrees(&[]);
}

#[test]
fn two_versions_of_one_line_wait_until_a_person_has_chosen() {
    let mut office = Office::with("f: klarere breve\n");
    let both = "f: klarere <<MK: mails → F-0001 == HL: sms'er → F-0001>>\nf: <<MK: a == HL: b>>\n";
    let (plan, _) = office.save(both);
    assert!(plan.lines.iter().all(|line| line.fate == Fate::Unfinished));
    assert_eq!((office.text(), office.get("F-0001", "title")), (both, "klarere breve".into()));
    office.save("f: klarere mails → F-0001\nf: a\n");
    assert_eq!(office.text(), "f: klarere mails → F-0001\nf: a → F-0002\n");
    assert_eq!(office.get("F-0001", "title"), "klarere mails");
}

#[test]
fn another_editor_with_its_line_ends_and_blanks_changes_nothing() {
    let mut office = Office::with(EACH);
    let foreign: String = office.text().lines().map(|line| format!("{line}  \t\r\n")).collect();
    let (plan, _) = office.save(&foreign);
    assert!(plan.lines.iter().all(|line| line.fate == Fate::Same), "{:?}", plan.lines);
    assert!(!office.text().contains('\r'));
    office.agrees(&[]);
}

#[test]
fn a_deadline_is_moved_by_the_rules_and_else_the_line_says_why_not() {
    let mut office = Office::with("o: nyt brev – HL, uge 17\n");
    let later = "o: nyt brev – HL, uge 19 → O-0001\n";
    let (plan, _) = office.save(later);
    assert_eq!(plan.lines[0].said, [Said::Refused("O-0001".into(), Why::MoveNeedsReason)]);
    assert_eq!(office.get("O-0001", "deadline"), "2020-04-26");
    assert_eq!(office.differences()[0].field.name, "deadline");
    office.save("o: nyt brev – HL, uge 17 → O-0001\n");
    office.reason = Some("trykkeriet er lukket".into());
    office.save(later);
    assert_eq!(office.get("O-0001", "deadline"), "2020-05-10");
    office.agrees(&[]);
}

#[test]
fn unknown_initials_are_told_and_the_task_is_made_all_the_same() {
    let mut office = Office::new();
    let (plan, _) = office.save("o: nyt brev – XX, uge 17\no: ring – HL og MK\n");
    assert_eq!(plan.lines[0].said, [Said::Unknown("XX".into())]);
    assert_eq!(plan.lines[1].said, [Said::OneOwner("MK".into())]);
    assert_eq!(
        (office.get("O-0001", "title"), office.get("O-0001", "owner")),
        ("nyt brev – XX".into(), "".into())
    );
    office.agrees(&[]);
}

#[test]
fn a_line_that_becomes_a_question_stays_the_same_proposal() {
    let mut office = Office::with("f: kortere breve\n");
    office.save("s: kortere breve? → F-0001\n");
    assert_eq!(office.get("H-0001", "source"), "N-0001 · spørgsmål");
    office.agrees(&[]);
    office.save("o: kortere breve → F-0001\n");
    assert_eq!(office.text(), "o: kortere breve → F-0001 → O-0001\n", "a task of a proposal points to it");
    assert_eq!(office.get("O-0001", "title"), "kortere breve → F-0001");
}

#[test]
fn slips_keep_their_meeting_and_stand_and_a_blank_one_ends_the_round() {
    let mut office = Office::new();
    let place = Place {
        meeting: Some("M-2020-04-20".into()),
        stand: Some("jobparate".into()),
        day: "2020-04-20".parse().unwrap(),
        example: true,
    };
    for typed in ["mere tid hos sagsbehandleren", " f: bedre skilte "] {
        office.store.act(&slip(typed, &place).unwrap());
    }
    assert_eq!(slip("  ", &place), None);
    assert_eq!(slip("f:", &place), None);
    assert_eq!(office.get("F-0002", "title"), "bedre skilte");
    let from = ["channel", "meeting", "stand", "received_on"].map(|field| office.get("H-0002", field));
    assert_eq!(from, ["slip", "M-2020-04-20", "jobparate", "2020-04-20"]);
}

//! Saving a note: its text and the records that its marked lines are, as one batch.

use crate::domain::change::Outcome as Written;
use crate::domain::failure::Failure;
use crate::domain::fold::fold;
use crate::domain::live::with_keys;
use crate::domain::marks::{self, Context, Copied, Fate, Plan, Sign};
use crate::domain::note::Note;
use crate::domain::pieces::{Piece, Pieces};
use crate::domain::record::Record;
use crate::domain::words;
use crate::msg::effect::{Effect, Query};
use crate::msg::key::{Code, Key};
use crate::msg::share::Share;
use crate::text::{self, Lang};
use crate::ui::wrap::cut;

use super::super::ask::{About, Answered, Ask, numbered};
use super::super::desk::{Desk, Note as Message};
use super::super::said;
use super::Writing;

/// How much of a line stands in a question about it, in cells.
const LINE: usize = 40;

/// What is being written to the file.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    ticket: u64,
    plan: Plan,
    /// What will have been done.
    said: String,
    /// The text as it was sent, without the keys that the lines get.
    text: Piece,
}

impl Writing {
    /// Ctrl-S: saves what is written, or says what must be decided before.
    pub fn save(&mut self, desk: &mut Desk) {
        let text = self.editor.text();
        if desk.read_only {
            desk.problem(text::failed_read_only(desk.lang));
        } else if self.is_saving() || self.ask.is_some() || self.earlier.is_some() {
            // Under way already, or something stands over the text.
        } else if self.note.rec.is_some() && self.note.text == text {
            desk.say(text::all_saved(desk.lang));
        } else if text.trim().is_empty() && self.note.rec.is_none() {
            desk.say(text::note_is_empty(desk.lang));
        } else if !desk.doubts([text.as_str()]) {
            self.editor.pause();
            self.sharing.saves = true;
            self.say_text(true, desk);
        }
    }

    pub(super) fn is_saving(&self) -> bool {
        self.sharing.saves || self.saves.is_some() || self.sent.is_some()
    }

    /// This text holds what all have written, and nobody else saves at this moment.
    pub(super) fn save_sent(&mut self, text: Piece, desk: &mut Desk) {
        if self.note.rec.is_some() && text == self.note.text {
            desk.effect(Effect::Share(Share::Release));
            return desk.say(text::all_saved(desk.lang));
        }
        self.saves = Some(text);
        self.ask_for_records(desk);
    }

    pub(super) fn ask_for_records(&self, desk: &mut Desk) {
        let mut texts = vec![Pieces::from(self.note.text.clone())];
        if self.editor.differs_from(&self.note.text) {
            texts.push(self.editor.shared());
        }
        desk.ask(Query::OfNote { meeting: self.note.meeting.clone(), texts });
    }

    /// The records that the lines may be have been read: where Ctrl-S waits for them the note is saved, or a person
    /// chooses first; else it is said where a line and its record differ.
    pub fn records(&mut self, records: &[Record], desk: &mut Desk) {
        let Some(text) = self.saves.take() else { return self.tell_differences(records, desk) };
        match self.plan(&text, records, desk) {
            Ok(plan) => {
                let said = report(&plan, desk.lang);
                let ticket = desk.commit(plan.changes.clone(), None, said.clone());
                self.sent = Some(Sent { ticket, plan, said, text });
            }
            Err(copied) => {
                desk.effect(Effect::Share(Share::Release));
                self.ask = copied.first().map(|copied| question(copied, &text, desk));
            }
        }
    }

    /// Where a record was changed on its own card the note still says what was said; the first one is told.
    fn tell_differences(&self, records: &[Record], desk: &mut Desk) {
        let mut found = self.in_context(records, desk, |context| marks::differences(&self.note, context));
        found.retain(|differs| fold(&differs.note) != fold(&differs.record));
        let is_free = matches!(desk.note, Message::Nothing | Message::Done(..));
        if let Some(differs) = found.first().filter(|_| is_free) {
            let field = words::field(differs.field.id).of(desk.lang).to_lowercase();
            let said = text::line_differs(desk.lang, &differs.key, &field, &differs.note, &differs.record);
            let more = found.len() - 1;
            desk.say(if more == 0 {
                said
            } else {
                format!("{said} · {}", text::more_differ(desk.lang, more))
            });
        }
    }

    fn plan(&self, text: &str, records: &[Record], desk: &Desk) -> Result<Plan, Vec<Copied>> {
        self.in_context(records, desk, |context| marks::save(&self.note, text, context))
    }

    /// What must be known besides the note.
    fn in_context<T>(&self, records: &[Record], desk: &Desk, work: impl FnOnce(&Context) -> T) -> T {
        let notes = desk.board.as_ref().map(|board| board.notes.as_slice()).unwrap_or_default();
        let of_meeting = |note: &&Record| {
            self.note.meeting.is_some()
                && note.get("meeting") == self.note.meeting.as_deref()
                && Some(note.rec) != self.note.rec
        };
        let elsewhere: Vec<Note> = notes.iter().filter(of_meeting).map(Note::of).collect();
        let meeting_day = self.meeting(desk).and_then(|meeting| meeting.get("date")?.parse().ok());
        let context = Context {
            today: desk.date(),
            meeting_day,
            people: &desk.people,
            records,
            elsewhere: &elsewhere,
            kept: &self.kept,
            reason: None,
            facts: &|rec| desk.facts(rec),
            lang: desk.lang,
        };
        work(&context)
    }

    /// What became of a commit, if it was of this note.
    pub fn committed(&mut self, ticket: u64, result: &Result<Written, Failure>, desk: &mut Desk) {
        let Some(sent) = self.sent.take_if(|sent| sent.ticket == ticket) else { return };
        let saved =
            result.as_ref().ok().and_then(|written| Some((written, Piece::from(sent.plan.text(written)?))));
        let Some((written, saved)) = saved else {
            desk.effect(Effect::Share(Share::Release));
            self.again = result.is_ok();
            return;
        };
        if written.conflicts.is_empty() {
            desk.note = Message::Done(said::clock(written.at, desk.lang), sent.said);
        }
        if let (None, Some((rec, key))) = (self.note.rec, written.made.first()) {
            self.note.rec = Some(*rec);
            self.note.key.clone_from(key);
        }
        self.note.text.clone_from(&saved);
        self.note.seen = self.note.seen.max(written.latest);
        self.template.clear();
        self.kept.clear();
        // The lines have their keys now; what was typed meanwhile stays.
        self.editor.take_in(&with_keys(&sent.text, &saved, &self.editor.text()));
        let (place, sent, seen) = (self.place(), sent.text, written.latest);
        desk.effect(Effect::Share(Share::Saved { place, sent, saved, seen }));
        self.say_text(true, desk);
    }

    /// A key while it is asked which line keeps a key.
    pub(super) fn key_into_question(&mut self, key: Key, desk: &mut Desk) {
        let Some(mut ask) = self.ask.take() else { return };
        match key.code {
            Code::Esc => {
                desk.say(text::nothing_saved_yet(desk.lang));
                self.take_waiting(desk);
            }
            Code::Enter => match ask.understood(desk) {
                Ok((Answered::Chosen(line, _), _)) => self.keeps(&ask.letter, &line, desk),
                Ok(_) => self.ask = Some(ask),
                Err(why) => {
                    if !why.is_empty() {
                        desk.problem(why);
                    }
                    self.ask = Some(ask);
                }
            },
            _ => {
                ask.field.key(key);
                self.ask = Some(ask);
            }
        }
    }

    /// This line keeps the key; the next question, or the saving, follows.
    fn keeps(&mut self, key: &str, line: &str, desk: &mut Desk) {
        if let Ok(line) = line.parse() {
            self.kept.retain(|(known, _)| known != key);
            self.kept.push((key.to_owned(), line));
        }
        self.sharing.saves = true;
        self.take_waiting(desk);
        self.say_text(true, desk);
    }
}

/// Which line keeps the key that stands on several.
fn question(copied: &Copied, text: &str, desk: &Desk) -> Ask {
    let lines: Vec<&str> = text.lines().collect();
    let label = |at: &usize| {
        let line = lines.get(*at).map_or("", |line| line.trim());
        (text::line_to_keep(desk.lang, at + 1, &cut(line, LINE)), at.to_string())
    };
    let title = text::which_line_keeps(desk.lang, &copied.key, copied.lines.len());
    let mut ask = Ask::new(About::Keeping, Vec::new(), &copied.key, title);
    ask = ask.choosing(numbered(copied.lines.iter().map(label)));
    let suggested = ask.choices.iter().find(|choice| choice.value == copied.suggested.to_string());
    if let Some(number) = suggested.map(|choice| choice.number.to_string()) {
        ask.field.insert(&number);
    }
    ask
}

/// `Notatet er gemt · 2 forslag, 1 aftale · Ctrl-Z fortryder`, and what a person should know of its lines.
fn report(plan: &Plan, lang: Lang) -> String {
    let made = |signs: &[Sign]| {
        plan.lines.iter().filter(|line| line.fate == Fate::New && signs.contains(&line.sign)).count()
    };
    let counts = [
        (made(&[Sign::Proposal]), text::PROPOSALS_MADE),
        (made(&[Sign::Decision]), text::DECISIONS_MADE),
        (made(&[Sign::Task]), text::TASKS_MADE),
        (made(&[Sign::Quote]), text::QUOTES_MADE),
        (made(&[Sign::Question]), text::QUESTIONS_MADE),
        (plan.lines.iter().filter(|line| line.fate == Fate::Changed).count(), text::LINES_CHANGED),
    ];
    let counts = counts.iter().filter(|(n, _)| *n > 0);
    let made: Vec<String> = counts
        .map(|(n, [one, more])| format!("{n} {}", if *n == 1 { one.of(lang) } else { more.of(lang) }))
        .collect();
    let told = plan.lines.iter().flat_map(|line| &line.said).map(|said| said.sentence(lang));
    let gone = plan.gone.iter().map(|gone| text::line_gone(lang, &gone.key));
    let mut parts = vec![text::note_saved(lang)];
    parts.extend(Some(made.join(", ")).filter(|made| !made.is_empty()));
    parts.push(text::can_undo_outside(lang));
    parts.extend(told.chain(gone));
    parts.join(" · ")
}

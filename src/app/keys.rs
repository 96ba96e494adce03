//! From a key to what it does: into a text, to an overlay, a card or a question, or a verb of the pane in front.

use crate::domain::field::Kind;
use crate::domain::paper::is_paper;
use crate::msg::action::{Action, Scope};
use crate::msg::effect::{Effect, Query};
use crate::msg::key::{Code, Input, Key};
use crate::screens::ask::{About, Answered, Ask};
use crate::screens::card::{self, Card};
use crate::screens::desk::{Desk, Note};
use crate::screens::notes::{self, Writing};
use crate::screens::overlay::Overlay;
use crate::screens::pane::{CardFor, Handled};
use crate::screens::personal::Doubt;
use crate::text::{self, Lang};

use super::App;

/// So many characters out of one read, of so many kinds, are a paste that the terminal did not announce.
const PASTE: (usize, usize) = (8, 4);

impl App {
    pub(super) fn inputs(&mut self, inputs: &[Input]) {
        if self.wall.is_some() && !self.taken_over {
            return self.inputs_on_wall(inputs);
        }
        if self.looks_like_paste(inputs) {
            return self.desk.problem(text::looked_like_paste(self.desk.lang));
        }
        self.held.extend_from_slice(inputs);
        self.type_held();
    }

    /// Takes what was pressed, up to a key that is about rows that have not come yet.
    pub(super) fn type_held(&mut self) {
        let mut held = std::mem::take(&mut self.held).into_iter();
        while !self.waits_for_rows()
            && let Some(input) = held.next()
        {
            match input {
                Input::Key(key) => self.key(key),
                Input::Paste(pasted) => self.paste(&pasted),
                Input::Focus(_) => self.dirty = false,
            }
        }
        self.held = held.collect();
    }

    fn waits_for_rows(&self) -> bool {
        !self.taken_over && !self.is_typing() && self.pane().waits()
    }

    /// A paste that was not announced would be a row of verdicts.
    fn looks_like_paste(&self, inputs: &[Input]) -> bool {
        let typed = inputs.iter().filter_map(|i| match i {
            Input::Key(key) => key.types(),
            _ => None,
        });
        let typed: Vec<char> = typed.collect();
        let kinds: std::collections::HashSet<&char> = typed.iter().collect();
        !self.is_typing() && typed.len() >= PASTE.0 && kinds.len() >= PASTE.1
    }

    pub(super) fn is_typing(&self) -> bool {
        self.overlay.is_some()
            || self.card.is_some()
            || self.writing.is_some()
            || self.doubt.is_some()
            || self.question.is_some()
            || self.pane().is_typing()
    }

    fn paste(&mut self, pasted: &str) {
        if self.doubt.is_some() {
            return self.desk.problem(text::paste_not_here(self.desk.lang));
        }
        if let Some(overlay) = &mut self.overlay {
            overlay.paste(pasted, &mut self.desk);
        } else if let Some(card) = &mut self.card {
            card.paste(pasted, &mut self.desk);
        } else if let Some(writing) = &mut self.writing {
            writing.paste(pasted, &mut self.desk);
        } else if let Some(question) = &mut self.question {
            question.field.paste(pasted);
        } else if self.pane().is_typing() {
            let (pane, desk) = self.with_desk();
            pane.pasted(pasted, desk);
        } else {
            self.desk.problem(text::paste_from_menu(self.desk.lang));
        }
    }

    fn key(&mut self, key: Key) {
        if self.taken_over {
            return self.key_taken_over(key);
        }
        self.settle_note();
        if self.is_typing() { self.key_typed(key) } else { self.key_pressed(key) }
    }

    /// The next key takes the last message away; what was just done stays until something else is.
    fn settle_note(&mut self) {
        if !matches!(self.desk.note, Note::Pending(..) | Note::Done(..)) {
            self.desk.note = Note::Nothing;
        }
    }

    fn key_taken_over(&mut self, key: Key) {
        match key.code {
            Code::Enter => {
                self.desk.effect(Effect::TakeOver);
                self.go_on();
            }
            Code::Char('q') if key.ctrl => self.desk.effect(Effect::Quit),
            _ => self.dirty = false,
        }
    }

    /// No other session has taken over any more.
    pub(super) fn go_on(&mut self) {
        self.taken_over = false;
        self.desk.read_only = false;
        self.desk.note = Note::Nothing;
        match self.wall {
            Some(_) => self.read_wall(),
            None => self.read(),
        }
    }

    /// While something is typed, only keys that type nothing are verbs.
    fn key_typed(&mut self, key: Key) {
        if let Some(doubt) = self.doubt.take() {
            return self.key_into_doubt(doubt, key);
        }
        self.key_saves(key);
        self.ask_about_numbers(key);
    }

    /// Asks about numbers that looked personal when `key` was to save them.
    pub(super) fn ask_about_numbers(&mut self, key: Key) {
        let doubtful = std::mem::take(&mut self.desk.doubtful);
        if !doubtful.is_empty() {
            self.doubt = Some(Doubt::of(doubtful, key, &self.desk));
        }
    }

    /// A key while it is asked whether numbers are personal: where they are none, what was to be saved is.
    pub(super) fn key_into_doubt(&mut self, mut doubt: Doubt, key: Key) {
        match key.code {
            Code::Esc => self.desk.say(text::nothing_saved_yet(self.desk.lang)),
            Code::Enter if doubt.ask.understood(&self.desk).is_ok() => {
                doubt.are_harmless(&mut self.desk);
                match self.wall {
                    Some(_) => self.key_on_wall(doubt.key),
                    None => self.key_typed(doubt.key),
                }
            }
            _ => {
                if key.code != Code::Enter {
                    doubt.ask.field.key(key);
                }
                self.doubt = Some(doubt);
            }
        }
    }

    fn key_saves(&mut self, key: Key) {
        let verb = self
            .desk
            .keymap
            .action(&[Scope::Typing, Scope::Everywhere], key)
            .filter(|_| key.types().is_none());
        match verb {
            Some(Action::Quit) => self.quit(),
            Some(Action::Save) if self.overlay.is_none() => self.save(),
            Some(action) if self.is_writing() && self.act_in_note(action) => {}
            Some(Action::Help) if self.overlay.is_none() => self.lay(Overlay::help(None)),
            _ => self.key_into_text(key),
        }
    }

    /// A verb of the note that is being written; says whether it is one.
    fn act_in_note(&mut self, action: Action) -> bool {
        match action {
            Action::Versions => self.in_note(Writing::list_earlier),
            Action::Outside => self.in_note(Writing::lend),
            Action::Template => self.in_note(Writing::make_template),
            Action::FindText => self.key_into_text(Key::ctrl('f')),
            Action::GotoLine => self.key_into_text(Key::ctrl('g')),
            Action::MarkText => self.key_into_text(Key::plain(Code::F(8))),
            Action::Menu => self.lay(Overlay::menu()),
            _ => return false,
        }
        true
    }

    /// What is chosen in the menu while a note is written does what its key would.
    pub(super) fn chosen_in_note(&mut self, action: Action) {
        if !self.act_in_note(action)
            && let Some(key) = self.desk.keymap.key(action)
        {
            self.key_typed(key);
        }
    }

    /// Does something in the note that is being written.
    fn in_note(&mut self, work: impl FnOnce(&mut Writing, &mut Desk)) {
        if let Some(writing) = &mut self.writing {
            work(writing, &mut self.desk);
        }
    }

    /// Whether keys go into a note.
    fn is_writing(&self) -> bool {
        self.writing.is_some() && self.card.is_none() && self.overlay.is_none()
    }

    fn key_into_text(&mut self, key: Key) {
        if let Some(overlay) = &mut self.overlay {
            let chosen = overlay.key(key, &mut self.desk);
            self.chosen(chosen);
        } else if let Some(card) = &mut self.card {
            if card.key(key, &mut self.desk) == card::Outcome::Closes {
                self.card = None;
            }
        } else if let Some(writing) = &mut self.writing {
            let outcome = writing.key(key, &mut self.desk);
            self.written(outcome);
        } else if self.question.is_some() {
            self.key_into_question(key);
        } else {
            let (pane, desk) = self.with_desk();
            pane.typed(key, desk);
            self.open_answer();
            if let Some(card) = self.meetings.card.take() {
                self.handled(Action::New, Handled::Card(card));
            }
        }
    }

    /// What a key in a note came to.
    fn written(&mut self, outcome: notes::Outcome) {
        match outcome {
            notes::Outcome::Stays => {}
            notes::Outcome::Closes => self.writing = None,
            notes::Outcome::Goes(key) => {
                self.writing = None;
                self.go_to_key(key);
            }
        }
    }

    fn key_into_question(&mut self, key: Key) {
        match key.code {
            Code::Esc => self.question = None,
            Code::Enter => self.answered(),
            _ => {
                let Some(question) = &mut self.question else { return };
                question.field.key(key);
                if let Some(key) = question.wants() {
                    self.desk.ask(Query::Find(key));
                }
            }
        }
    }

    /// Enter in a question of no pane.
    pub(super) fn answered(&mut self) {
        let Some(mut question) = self.question.take() else { return };
        // To go somewhere saves nothing, so Enter may come before the record was looked up.
        question.eager = question.about == About::Goto;
        match question.understood(&self.desk) {
            Ok((answer, _)) => self.perform(&question, answer),
            Err(why) => {
                if !why.is_empty() {
                    self.desk.problem(why);
                }
                self.question = Some(question);
            }
        }
    }

    fn perform(&mut self, question: &Ask, answer: Answered) {
        match (&question.about, answer) {
            (About::Undo { batch, partial, .. }, answer) => {
                let reason = if let Answered::Words(why) = answer { Some(why) } else { None };
                self.take_back(*batch, reason, *partial);
            }
            (About::Time, Answered::Day(day)) => self.see_from(day),
            (_, Answered::Show(show)) => self.present(show),
            (About::Goto, _) => {
                if let Some((_, Some(record))) = &question.found {
                    let record = record.clone();
                    self.go(&record);
                }
            }
            _ => {}
        }
    }

    fn save(&mut self) {
        if let Some(card) = &mut self.card {
            if card.save(&mut self.desk) == card::Outcome::Closes {
                self.card = None;
            }
        } else if let Some(writing) = &mut self.writing {
            writing.save(&mut self.desk);
        }
    }

    fn key_pressed(&mut self, key: Key) {
        let scopes = [self.pane().scope(), Scope::List, Scope::Everywhere];
        if key.shift && matches!(key.code, Code::Up | Code::Down) {
            let (pane, desk) = self.with_desk();
            let step = if key.code == Code::Up { Action::Previous } else { Action::Next };
            pane.action(Action::ExtendMarks, desk);
            return self.act(step);
        }
        match self.desk.keymap.action(&scopes, key) {
            Some(action) => self.act(action),
            None => self.unused(key),
        }
    }

    /// A key that means nothing here says so, and what may have been meant.
    fn unused(&mut self, key: Key) {
        let lang = self.desk.lang;
        let said = match key.code {
            Code::Char(c) if c.is_uppercase() && !key.ctrl => text::caps_lock(lang),
            Code::Char('v') if key.ctrl => text::paste_with_shift(lang),
            _ => text::key_unused(lang, &key.shown(lang)),
        };
        self.desk.say(said);
    }

    pub(super) fn act(&mut self, action: Action) {
        let lang = self.desk.lang;
        match action {
            _ if self.desk.as_of.is_some() && action.writes() => {
                self.desk.problem(text::seen_from_earlier(lang, &self.desk.key(Action::Time)));
            }
            // Most of the list is out of sight there.
            Action::MarkAll if self.desk.at_home => {
                let [open, all] = [Action::Open, Action::MarkAll].map(|verb| self.desk.key(verb));
                self.desk.say(text::mark_all_when_open(lang, &open, &all));
            }
            Action::Quit => self.quit(),
            Action::Time => self.ask_time(),
            Action::Since => self.change_since(),
            Action::Suspend => self.desk.effect(Effect::Suspend),
            Action::Language => self.desk.lang = if lang == Lang::Da { Lang::En } else { Lang::Da },
            Action::Copy => self.desk.say(text::quit_with(lang)),
            Action::Pane1 | Action::Pane2 | Action::Pane3 | Action::Pane4 => self.go_pane(action),
            Action::NextPane => self.next_pane(),
            Action::Open if self.desk.at_home => self.open_pane(),
            Action::Mine => {
                self.desk.mine = !self.desk.mine;
                self.read();
            }
            Action::Present => self.ask_audience(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Goto => {
                let letter = self.desk.key(action);
                self.question = Some(Ask::new(About::Goto, Vec::new(), &letter, text::ask_goto(lang)));
            }
            _ if self.act_page(action) => {}
            _ => self.pane_verb(action),
        }
    }

    fn pane_verb(&mut self, action: Action) {
        let (pane, desk) = self.with_desk();
        let handled = pane.action(action, desk);
        self.handled(action, handled);
    }

    pub(super) fn handled(&mut self, action: Action, handled: Handled) {
        let lang = self.desk.lang;
        match handled {
            Handled::Yes => {}
            Handled::No(why) => self.desk.problem(why),
            Handled::NotMine if action == Action::Back => self.go_home(),
            Handled::NotMine => {
                let word = action.verb().word.of(lang).trim_end_matches(" …");
                self.desk.say(text::not_here(lang, word));
            }
            Handled::Card(_) if self.desk.read_only => self.desk.problem(text::failed_read_only(lang)),
            Handled::Card(wanted) => self.open_card(wanted),
            Handled::History(rec, key) => {
                self.lay_history(rec, key);
            }
            Handled::Thread(rec) => self.lay(Overlay::thread(rec)),
            Handled::Page(_) if self.desk.read_only => self.desk.problem(text::failed_read_only(lang)),
            Handled::Page(action) => drop(self.act_page(action)),
            Handled::Paper(key) => self.lay_paper(key),
        }
    }

    fn open_card(&mut self, wanted: CardFor) {
        let desk = &mut self.desk;
        match wanted {
            CardFor::New(kind, presets) => self.card = Some(Card::new(kind, &presets, desk)),
            CardFor::Proposal(opened) => self.card = Some(Card::proposal(*opened, desk)),
            CardFor::Note(note) => self.writing = Some(Writing::open(*note, desk)),
            CardFor::Record(record) if is_paper(&record) => desk.problem(text::paper_stands(desk.lang)),
            CardFor::Record(record) if record.rec.kind == Kind::Note => {
                self.writing = Some(Writing::open_record(&record, desk));
            }
            CardFor::Record(record) => self.card = Some(Card::edit(*record, desk)),
        }
    }

    /// The question of `b` has asked for the answer's card.
    fn open_answer(&mut self) {
        if let Some(opened) = self.proposals.write_answer.take().and_then(|id| self.proposals.opened.get(&id))
        {
            self.card = Some(Card::answer(opened.record.clone(), &mut self.desk));
        }
    }
}

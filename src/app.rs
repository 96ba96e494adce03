//! The model of the whole program. `update` and `view` route; the screens decide.

use crate::domain::change::{Change, Put};
use crate::domain::field::Kind;
use crate::msg::action::{Action, Scope};
use crate::msg::effect::{Effect, Query};
use crate::msg::event::{Event, Reply};
use crate::msg::key::{Code, Input, Key};
use crate::screens::card::{self, Card};
use crate::screens::desk::{Desk, Note};
use crate::screens::frame;
use crate::screens::overlay::{self, Chosen, Overlay};
use crate::screens::proposals::{Handled, Mode, Proposals, judge_view, list_view};
use crate::screens::said;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;

/// The smallest window that still shows a pane.
const SMALLEST: (u16, u16) = (30, 8);
/// So many characters out of one read, of so many kinds, are a paste that the terminal did not announce.
const PASTE: (usize, usize) = (8, 4);

/// The model.
#[derive(Clone, Debug)]
pub struct App {
    /// What every screen shares.
    pub desk: Desk,
    /// The pane of proposals.
    pub proposals: Proposals,
    /// What lies over the pane.
    pub overlay: Option<Overlay>,
    /// The card that stands open.
    pub card: Option<Card>,
    /// Whether a newer session of the same person has taken over.
    pub taken_over: bool,
    /// Whether something is to be painted.
    pub dirty: bool,
    goes_to: Option<String>,
}

impl App {
    /// The model before anything was read.
    pub fn new(desk: Desk) -> App {
        App {
            desk,
            proposals: Proposals::default(),
            overlay: None,
            card: None,
            taken_over: false,
            dirty: true,
            goes_to: None,
        }
    }

    /// Asks for all that the first screen shows.
    pub fn start(&mut self) -> Vec<Effect> {
        self.desk.ask(Query::People);
        self.desk.ask(Query::Others);
        self.proposals.enter(&mut self.desk);
        self.desk.take_effects()
    }

    /// Takes an event at a moment; returns what is to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        self.dirty = true;
        match event {
            Event::Input(inputs) => self.inputs(&inputs),
            Event::Resize(w, h) => {
                self.desk.size = (w, h);
                let rows = Proposals::rows(&self.desk);
                self.proposals.pile.scroll(rows);
            }
            Event::Reply(slot, serial, reply) => {
                if self.desk.expects(slot, serial) {
                    self.reply(*reply);
                } else {
                    self.dirty = false;
                }
            }
            Event::Committed(ticket, result) => self.committed(ticket, result),
            Event::Undone(_, result) => self.proposals.undone(result, &mut self.desk),
            Event::Waiting => self.desk.problem(text::waiting_for_lock(self.desk.lang)),
            Event::Changed(_) => {
                self.desk.ask(Query::People);
                self.desk.ask(Query::Others);
                self.proposals.changed(&mut self.desk);
            }
            Event::TakenOver => {
                self.taken_over = true;
                self.desk.read_only = true;
            }
            Event::Stopped(_) => self.desk.problem(text::stopped(self.desk.lang)),
            Event::Hangup => self.desk.effect(Effect::Quit),
            Event::Suspend => self.desk.effect(Effect::Suspend),
            Event::Resumed => {}
        }
        self.desk.take_effects()
    }

    /// Remembers what the frame showed that was just written.
    pub fn drawn(&mut self) {
        self.dirty = false;
        if self.overlay.is_none() && self.card.is_none() {
            self.proposals.drawn();
        }
    }

    fn inputs(&mut self, inputs: &[Input]) {
        if self.looks_like_paste(inputs) {
            return self.desk.problem(text::looked_like_paste(self.desk.lang));
        }
        for input in inputs {
            match input {
                Input::Key(key) => self.key(*key),
                Input::Paste(pasted) => self.paste(pasted),
                Input::Focus(_) => self.dirty = false,
            }
        }
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

    fn is_typing(&self) -> bool {
        self.overlay.is_some() || self.card.is_some() || self.proposals.is_typing()
    }

    fn paste(&mut self, pasted: &str) {
        match (&mut self.overlay, &mut self.card) {
            (Some(overlay), _) => overlay.paste(pasted),
            (None, Some(card)) => card.paste(pasted, &mut self.desk),
            (None, None) if self.proposals.is_typing() => self.proposals.pasted(pasted, &mut self.desk),
            (None, None) => self.desk.problem(text::paste_not_here(self.desk.lang)),
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
                self.taken_over = false;
                self.desk.read_only = false;
                self.desk.effect(Effect::TakeOver);
                self.proposals.enter(&mut self.desk);
            }
            Code::Char('q') if key.ctrl => self.desk.effect(Effect::Quit),
            _ => self.dirty = false,
        }
    }

    /// While something is typed, only keys that type nothing are verbs.
    fn key_typed(&mut self, key: Key) {
        let verb = self
            .desk
            .keymap
            .action(&[Scope::Typing, Scope::Everywhere], key)
            .filter(|_| key.types().is_none());
        match verb {
            Some(Action::Quit) => self.desk.effect(Effect::Quit),
            Some(Action::Save) => self.save(),
            Some(Action::Help) if self.overlay.is_none() => self.overlay = Some(Overlay::help()),
            _ => self.key_into_text(key),
        }
    }

    fn key_into_text(&mut self, key: Key) {
        if let Some(overlay) = &mut self.overlay {
            let page = usize::from(self.desk.size.1.saturating_sub(8)).max(1);
            let chosen = overlay.key(key, &self.desk.people, self.desk.lang, page);
            self.chosen(chosen);
        } else if let Some(card) = &mut self.card {
            if card.key(key, &mut self.desk) == card::Outcome::Closes {
                self.card = None;
            }
        } else {
            self.proposals.typed(key, &mut self.desk);
            self.open_answer();
        }
    }

    fn save(&mut self) {
        if let Some(card) = &mut self.card
            && card.save(&mut self.desk) == card::Outcome::Closes
        {
            self.card = None;
        }
    }

    fn key_pressed(&mut self, key: Key) {
        let scopes = [Scope::Proposals, Scope::List, Scope::Everywhere];
        let extends = key.shift && matches!(key.code, Code::Up | Code::Down);
        if extends {
            return self.extend_marks(key);
        }
        match self.desk.keymap.action(&scopes, key) {
            Some(action) => self.act(action),
            None => self.unused(key),
        }
    }

    /// Shift and an arrow mark as they go, as in Windows.
    fn extend_marks(&mut self, key: Key) {
        if !self.proposals.pile.in_range() {
            self.proposals.pile.mark_range();
        }
        self.act(if key.code == Code::Up { Action::Previous } else { Action::Next });
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

    fn act(&mut self, action: Action) {
        let lang = self.desk.lang;
        match action {
            Action::Quit => self.desk.effect(Effect::Quit),
            Action::Help => self.overlay = Some(Overlay::help()),
            Action::Menu => self.overlay = Some(Overlay::menu()),
            Action::WhoAmI => self.overlay = Some(Overlay::who()),
            Action::Suspend => self.desk.effect(Effect::Suspend),
            Action::Language => self.desk.lang = if lang == Lang::Da { Lang::En } else { Lang::Da },
            Action::Copy => self.desk.say(text::quit_with(lang)),
            Action::Pane1 | Action::Pane2 | Action::Pane4 => {
                self.desk.say(text::pane_not_here(lang, action.verb().word.of(lang)));
            }
            Action::Pane3 => self.show_list(),
            Action::NextPane => self.desk.say(text::other_panes_not_here(lang)),
            _ => self.pane_verb(action),
        }
    }

    fn show_list(&mut self) {
        if self.proposals.mode == Mode::Judge {
            self.proposals.action(Action::Back, &mut self.desk);
        }
    }

    fn pane_verb(&mut self, action: Action) {
        match self.proposals.action(action, &mut self.desk) {
            Handled::Yes => {}
            Handled::No(why) => self.desk.problem(why),
            Handled::NotMine if action == Action::Back => self.desk.say(text::quit_with(self.desk.lang)),
            Handled::NotMine => {
                self.desk.say(text::not_here(self.desk.lang, action.verb().word.of(self.desk.lang)))
            }
            Handled::Card(None) if self.desk.read_only => {
                self.desk.problem(text::failed_read_only(self.desk.lang))
            }
            Handled::Card(None) => self.card = Some(Card::new_proposal(&mut self.desk)),
            Handled::Card(Some(opened)) => self.card = Some(Card::edit(*opened, &mut self.desk)),
            Handled::History(opened) => {
                self.desk.ask(Query::History(opened.record.rec));
                self.overlay =
                    Some(Overlay::History { key: opened.record.key.clone(), entries: None, top: 0 });
            }
        }
    }

    /// The question of `b` has asked for the answer's card.
    fn open_answer(&mut self) {
        if let Some(opened) = self.proposals.write_answer.take().and_then(|id| self.proposals.opened.get(&id))
        {
            self.card = Some(Card::answer(opened.clone(), &mut self.desk));
        }
    }

    fn chosen(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::Nothing => {}
            Chosen::Close => self.overlay = None,
            Chosen::Do(action) => {
                self.overlay = None;
                self.act(action);
            }
            Chosen::Go(key) => {
                self.overlay = None;
                self.goes_to = Some(key.clone());
                self.desk.ask(Query::Find(key));
            }
            Chosen::Me(who) => self.me(&who, Vec::new()),
            Chosen::NewMe(initials, name) => {
                let values = vec![(101, Put::Text(name))];
                self.me(
                    &initials,
                    vec![Change::Create { kind: Kind::Person, key: Some(initials.clone()), values }],
                );
            }
        }
    }

    /// Who sits here is known from now on: the login is written on the person, so that it is asked once.
    fn me(&mut self, who: &str, mut changes: Vec<Change>) {
        self.overlay = None;
        self.desk.who = who.to_string();
        self.desk.effect(Effect::Me(who.to_string()));
        let login = Put::Text(self.desk.login.clone());
        match (changes.first_mut(), self.desk.people.iter().find(|p| p.key == who)) {
            (Some(Change::Create { values, .. }), _) => values.push((102, login)),
            (_, Some(person)) if person.get("login") != Some(self.desk.login.as_str()) => {
                let on = crate::domain::change::On::Record(person.rec);
                changes.push(Change::Set { on, field: 102, to: login, seen: Some(person.seen) });
            }
            _ => {}
        }
        let said = text::welcome(self.desk.lang, who);
        if changes.is_empty() || self.desk.read_only {
            self.desk.say(said);
        } else {
            self.desk.commit(changes, None, said);
        }
        self.proposals.enter(&mut self.desk);
    }

    fn reply(&mut self, reply: Reply) {
        match reply {
            Reply::People(people) => self.people(people),
            Reply::Others(others) => self.desk.others = others,
            Reply::History(_, found) => {
                if let Some(Overlay::History { entries, .. }) = &mut self.overlay {
                    *entries = Some(found);
                }
            }
            Reply::Found(key, record) if self.goes_to.as_ref() == Some(&key) => {
                self.goes_to = None;
                self.go(&key, record);
            }
            other => self.proposals.reply(other, &mut self.desk),
        }
    }

    fn go(&mut self, key: &str, record: Option<crate::domain::record::Record>) {
        let lang = self.desk.lang;
        match record {
            None => self.desk.problem(text::no_such_record(lang, key)),
            Some(record) if record.rec.kind == Kind::Proposal => {
                self.proposals.open_one(record.rec.id, &mut self.desk)
            }
            Some(record) => {
                self.desk
                    .say(text::not_here(lang, &format!("{key} {}", crate::screens::ask::heading(&record))));
            }
        }
    }

    /// Asks who sits here, once, where nobody has this login.
    fn people(&mut self, people: Vec<crate::domain::record::Record>) {
        let first = self.desk.people.is_empty();
        self.desk.people = people;
        let known = self.desk.people.iter().any(|p| p.key.eq_ignore_ascii_case(&self.desk.who));
        if first && !known && !self.desk.read_only && self.overlay.is_none() && !self.desk.who_given {
            self.overlay = Some(Overlay::who());
        }
    }

    fn committed(
        &mut self,
        ticket: u64,
        result: Result<crate::domain::change::Outcome, crate::domain::failure::Failure>,
    ) {
        if let Some(card) = self.card.as_ref().filter(|c| c.ticket == Some(ticket)) {
            let went_in = result.as_ref().is_ok_and(|o| o.conflicts.is_empty());
            if went_in {
                self.desk.draft(&card.place(), "", 0);
                self.proposals.forget(card.opened.as_ref().map(|o| o.record.rec.id));
                self.card = None;
            }
        }
        self.proposals.committed(ticket, result, &mut self.desk);
    }

    /// Draws the model.
    pub fn view(&self, canvas: &mut Canvas<'_>) {
        let (w, h) = (canvas.width(), canvas.height());
        if w < SMALLEST.0 || h < SMALLEST.1 {
            canvas.text(0, 0, w, &text::too_small(self.desk.lang), crate::ui::theme::Role::Text);
            return;
        }
        if let Some(overlay) = &self.overlay {
            overlay::view::draw(overlay, &self.desk, canvas);
        } else if let Some(card) = &self.card {
            card::view::draw(card, &self.desk, canvas);
        } else {
            self.view_pane(canvas);
        }
        self.view_feet(canvas);
    }

    fn view_pane(&self, canvas: &mut Canvas<'_>) {
        let lang = self.desk.lang;
        match self.proposals.mode {
            Mode::List => {
                let new = said::count(lang, self.proposals.counts.undecided);
                let due = said::count(lang, self.proposals.counts.due_this_week);
                let long = text::new_of_week(lang, &new, &due);
                let figures =
                    if canvas.width() < 96 { text::new_of_week_short(lang, &new, &due) } else { long };
                frame::draw_top(Action::Pane3, &figures, &self.desk, canvas);
                list_view::draw(&self.proposals, &self.desk, canvas);
            }
            Mode::Judge => judge_view::draw(&self.proposals, &self.desk, canvas),
        }
    }

    fn view_feet(&self, canvas: &mut Canvas<'_>) {
        let h = canvas.height();
        if self.taken_over {
            let note = Note::Problem(text::taken_over(self.desk.lang));
            return frame::draw_said(&note, &self.desk, h - 2, canvas);
        }
        if self.card.is_none() && self.overlay.is_none() && self.proposals.mode == Mode::List {
            list_view::draw_line(&self.proposals, &self.desk, canvas);
        }
        if !(self.proposals.filter.is_some() && self.overlay.is_none() && self.card.is_none()) {
            frame::draw_note(&self.desk, h - 2, canvas);
        }
        if self.overlay.is_none() && self.card.is_none() {
            let typing = self.proposals.is_typing();
            let (lead, actions) = if typing { Default::default() } else { self.hints() };
            frame::draw_hints(&lead, &actions, &self.desk, h - 1, canvas);
        }
    }

    /// What stands in the hint bar: movements that no single verb names, then the verbs that are not on screen anyway.
    fn hints(&self) -> (Vec<(String, String)>, Vec<Action>) {
        use Action::{Filter, Mark, Mine, New, Open};
        let lang = self.desk.lang;
        let verbs = frame::hinted(&[Scope::Proposals, Scope::List, Scope::Everywhere]);
        if self.proposals.mode == Mode::List {
            return (Vec::new(), verbs);
        }
        let elsewhere = [Open, Mark, Filter, Mine, New];
        let verbs =
            verbs.into_iter().filter(|a| !judge_view::BLOCK.contains(a) && !elsewhere.contains(a)).collect();
        let arrows = "↑↓".to_string();
        if judge_view::is_wide(self.desk.size) {
            (vec![(arrows, text::without_judging(lang)), ("PgDn".to_string(), text::read_on(lang))], verbs)
        } else {
            (vec![(arrows, text::switch(lang))], verbs)
        }
    }
}

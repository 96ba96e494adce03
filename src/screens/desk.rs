//! What every screen shares: who sits here, what day it is, the message row, and the effects that are asked for.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::board::{Board, Since};
use crate::domain::change::{Author, Change};
use crate::domain::cpr::Harmless;
use crate::domain::failure::Failure;
use crate::domain::offered::Offered;
use crate::domain::pieces::Pieces;
use crate::domain::record::{Rec, Record};
use crate::domain::work::Facts;
use crate::msg::action::{Action, Scope};
use crate::msg::effect::{Back, Effect, Query, Slot};
use crate::msg::errand::Errand;
use crate::msg::keymap::Keymap;
use crate::text::{self, Lang};

use super::{personal, said};

/// The message row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Note {
    /// Nothing to say.
    #[default]
    Nothing,
    /// A commit is under way: what will have been done, with its ticket.
    Pending(u64, String),
    /// What was just done, with the time of day.
    Done(String, String),
    /// A plain word.
    Plain(String),
    /// Something did not go as meant.
    Problem(String),
}

/// A draft that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The text.
    pub text: Pieces,
    /// Where the cursor stood, in bytes.
    pub cursor: usize,
    /// When it was kept, milliseconds since 1970 in UTC; 0 for one of this session.
    pub at: i64,
}

/// What every screen shares.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The language of the screen.
    pub lang: Lang,
    /// Who sits here: initials, or the login where no person has it.
    pub who: String,
    /// The real login.
    pub login: String,
    /// Whether who sits here was said on the command line.
    pub who_given: bool,
    /// Now, milliseconds since 1970 in UTC.
    pub now: i64,
    /// The day that everything is seen from: the local date, or an earlier day.
    pub today: NaiveDate,
    /// The window, in cells.
    pub size: (u16, u16),
    /// Whether this session may only read.
    pub read_only: bool,
    /// The name of the place, for the title.
    pub place: String,
    /// Whether the file is an example.
    pub example: bool,
    /// Only what this person is responsible for.
    pub mine: bool,
    /// The keys of the pane in front.
    pub scope: Scope,
    /// Whether a note is being written.
    pub in_note: bool,
    /// Whether the four panes are on screen, or one of them fills it.
    pub at_home: bool,
    /// Whether the big screen is on.
    pub on_wall: bool,
    /// The day that the board is seen from as it was known then; `None` for now.
    pub as_of: Option<NaiveDate>,
    /// Whether what has moved is told since the team last met in front of the board, not since the committee did.
    pub since_board: bool,
    /// What the board shows, once it was read.
    pub board: Option<Arc<Board>>,
    /// Numbers that look personal and were said not to be.
    pub harmless: Harmless,
    /// Numbers that look personal in what was to be saved.
    pub doubtful: Vec<String>,
    /// Everyone there is.
    pub people: Vec<Record>,
    /// Of what there are figures, once it was asked.
    pub offered: Vec<Offered>,
    /// Who else is in.
    pub others: Vec<String>,
    /// The message row.
    pub note: Note,
    /// Drafts that were kept, by place.
    pub drafts: HashMap<String, Draft>,
    /// Why drafts cannot be written at the moment.
    pub unkept: Option<Failure>,
    /// The bindings in force.
    pub keymap: Keymap,
    /// How many writes are under way.
    pub under_way: usize,
    effects: Vec<Effect>,
    last: u64,
    asked: HashMap<Slot, u64>,
}

impl Desk {
    /// A desk at a moment, before anything is known.
    pub fn new(lang: Lang, who: &str, login: &str, now: i64, today: NaiveDate) -> Desk {
        Desk {
            lang,
            who: who.to_string(),
            login: login.to_string(),
            who_given: false,
            now,
            today,
            size: (80, 24),
            read_only: false,
            place: String::new(),
            example: false,
            mine: false,
            scope: Scope::Recommendations,
            in_note: false,
            at_home: true,
            on_wall: false,
            as_of: None,
            since_board: false,
            board: None,
            harmless: Harmless::default(),
            doubtful: Vec::new(),
            people: Vec::new(),
            offered: Vec::new(),
            others: Vec::new(),
            note: Note::Nothing,
            drafts: HashMap::new(),
            unkept: None,
            keymap: Keymap::default(),
            under_way: 0,
            effects: Vec::new(),
            last: 0,
            asked: HashMap::new(),
        }
    }

    /// Asks for an effect.
    pub fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Has something done with files; tells the number of its answer.
    pub fn errand(&mut self, errand: Errand) -> u64 {
        let ticket = self.serial();
        self.effect(Effect::Errand { ticket, lang: self.lang, errand });
        ticket
    }

    /// What was asked for since the last time.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Asks the reading worker.
    pub fn ask(&mut self, query: Query) {
        let serial = self.serial();
        self.asked.insert(query.slot(), serial);
        self.effect(Effect::Ask(serial, query));
    }

    /// What has moved since the committee last met, or since the team last did.
    pub fn since(&self) -> Option<&Since> {
        let board = self.board.as_ref()?;
        let (first, second) = (&board.since_committee, &board.since_board);
        if self.since_board { second.as_ref() } else { first.as_ref() }
    }

    /// Asks for the board, as it is or as it was known on the day that it is seen from.
    pub fn ask_board(&mut self) {
        self.ask(Query::Board { as_of: self.as_of });
    }

    /// Whether an answer is the one that was asked for last.
    pub fn expects(&self, slot: Slot, serial: u64) -> bool {
        self.asked.get(&slot) == Some(&serial)
    }

    /// Writes changes as one batch; says at once what will have been done.
    pub fn commit(&mut self, changes: Vec<Change>, reason: Option<String>, said: String) -> u64 {
        let ticket = self.serial();
        self.under_way += 1;
        self.note = Note::Pending(ticket, said);
        self.effect(Effect::Commit { ticket, reason, changes });
        ticket
    }

    /// Whether texts that are to be saved hold numbers that look personal: then it is asked what they are, and whoever
    /// asks here saves nothing yet.
    pub fn doubts<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        self.doubtful = personal::found(texts, &self.harmless);
        !self.doubtful.is_empty()
    }

    /// Takes a batch back.
    pub fn undo(&mut self, what: Back, partial: bool) -> u64 {
        let ticket = self.serial();
        self.effect(Effect::Undo { ticket, what, partial });
        ticket
    }

    /// Erases the words of a record for good.
    pub fn erase(&mut self, rec: Rec) {
        let ticket = self.serial();
        self.under_way += 1;
        self.effect(Effect::Erase { ticket, rec });
    }

    /// A plain word in the message row.
    pub fn say(&mut self, text: String) {
        self.note = Note::Plain(text);
    }

    /// A problem in the message row.
    pub fn problem(&mut self, text: String) {
        self.note = Note::Problem(text);
    }

    /// Keeps a draft, or drops it where the text is empty.
    pub fn draft(&mut self, place: &str, text: impl Into<Pieces>, cursor: usize) {
        let text = text.into();
        if text.is_empty() {
            self.drafts.remove(place);
        } else {
            let kept = Draft { text: text.clone(), cursor, at: 0 };
            self.drafts.insert(place.to_string(), kept);
        }
        self.effect(Effect::Draft { place: place.to_string(), text, cursor });
    }

    /// Drafts cannot be written, which is said until they can.
    pub fn drafts_kept(&mut self, result: Result<(), Failure>) {
        self.unkept = result.as_ref().err().cloned();
        match result {
            Err(Failure::Full) => self.problem(text::drafts_full(self.lang)),
            Err(_) => self.problem(text::drafts_locked(self.lang)),
            Ok(()) => self.say(text::drafts_kept_again(self.lang)),
        }
    }

    /// Whose records `m` shows, if it is on.
    pub fn only(&self) -> Option<Vec<String>> {
        self.mine.then(|| self.mine_keys())
    }

    /// Whose records are one's own: one's initials, and those of whom one stands in for today.
    pub fn mine_keys(&self) -> Vec<String> {
        let today = self.today.to_string();
        let stands_in = |p: &&Record| {
            p.text("stand_in").eq_ignore_ascii_case(&self.who) && p.text("stand_in_until") >= today.as_str()
        };
        let others = self.people.iter().filter(stands_in).map(|p| p.key.clone());
        std::iter::once(self.who.clone()).chain(others).collect()
    }

    /// Where keys mean something now, the innermost first.
    pub fn scopes(&self) -> Vec<Scope> {
        match self.in_note {
            true => vec![Scope::Typing, Scope::Everywhere],
            false => vec![self.scope, Scope::List, Scope::Everywhere],
        }
    }

    /// The local date, whatever day the board is seen from.
    pub fn date(&self) -> NaiveDate {
        said::local(self.now).date_naive()
    }

    /// What the rules of work must know of a record besides itself.
    pub fn facts(&self, rec: Rec) -> Facts {
        let item = self.board.as_ref().and_then(|board| board.item(rec));
        Facts {
            me: Author { who: self.who.clone(), login: self.login.clone(), via: "board".to_string() },
            reported_by: item.and_then(|item| item.reported_by.clone()),
            moves: item.map_or(0, |item| item.postponed.count()),
            colleagues: self.people.iter().map(|p| p.key.clone()).collect(),
        }
    }

    /// The initials of those who lead the team.
    pub fn leaders(&self) -> Vec<String> {
        let leads = |p: &&Record| p.get("role") == Some("team_leader");
        self.people.iter().filter(leads).map(|p| p.key.clone()).collect()
    }

    /// The name of a colleague.
    pub fn name_of(&self, key: &str) -> Option<&str> {
        self.people.iter().find(|p| p.key.eq_ignore_ascii_case(key)).and_then(|p| p.get("name"))
    }

    /// The key to show for an action, as a person calls it: `Enter`, `Ctrl-Z`, `i`.
    pub fn key(&self, action: Action) -> String {
        self.keymap.key(action).map(|k| k.shown(self.lang)).unwrap_or_default()
    }

    /// A number that was not used before.
    pub fn serial(&mut self) -> u64 {
        self.last += 1;
        self.last
    }
}

//! The monthly round: what the figures that came in last have done, target by target, the lights that changed first; one
//! key each.

use crate::domain::change::{Change, On};
use crate::domain::dateform;
use crate::domain::listing::Listing;
use crate::domain::record::Rec;
use crate::domain::round::{Entry, Round, Sort};
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::key::Key;
use crate::text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::{width, wrap};

use super::super::desk::Desk;
use super::super::pile::{Pile, Row};
use super::super::{frame, said};
use super::{Chosen, moved_in, passed_on, rows_of};

/// The rows below the list that say all of the entry under the cursor.
const BELOW: u16 = 4;
/// Where the name begins, and on a narrow and on a wide window where the words behind it do.
const NAME: u16 = 11;
const WORDS: (u16, u16) = (40, 52);

/// The list.
#[derive(Clone, Debug, Default)]
pub struct RoundList {
    /// What was found; `None` until it came, and within where no figures ever came.
    pub found: Option<Option<Round>>,
    pile: Pile<Sort, Rec>,
}

impl RoundList {
    /// Asks for what it shows.
    pub fn read(&self, desk: &mut Desk) {
        desk.ask(Query::Round { as_of: desk.as_of });
    }

    /// Takes what was found; the cursor stays on its record.
    pub fn take(&mut self, round: Option<&Round>, desk: &Desk) {
        let of = |sort: Sort| round.into_iter().flat_map(move |round| round.of_sort(sort)).map(|e| e.rec);
        let listing = Listing::of(Sort::ALL.into_iter().map(|sort| (sort, of(sort).collect())));
        self.pile.take(listing, rows(desk));
        self.found = Some(round.cloned());
    }

    /// The list has another height now.
    pub fn fit(&mut self, desk: &Desk) {
        self.pile.scroll(rows(desk));
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if moved_in(&mut self.pile, verb, rows(desk)) {
            return Chosen::Nothing;
        }
        if let Some(mark @ (Action::Mark | Action::MarkRange | Action::ExtendMarks | Action::MarkAll)) = verb
        {
            self.pile.mark_by(mark, rows(desk));
            return Chosen::Nothing;
        }
        let Some(entry) = self.current().cloned() else {
            return match verb {
                Some(Action::Open | Action::Thread | Action::NothingToSay) => Chosen::Nothing,
                _ => passed_on(key, verb, desk),
            };
        };
        match verb {
            Some(Action::Open) => Chosen::Go(entry.key),
            Some(Action::Thread) => Chosen::Thread(entry.rec),
            Some(Action::History) => Chosen::History(entry.rec, entry.key),
            Some(Action::NothingToSay) => {
                self.nothing_to_say(&entry.key, desk);
                Chosen::Nothing
            }
            _ => passed_on(key, verb, desk),
        }
    }

    /// Takes all marks away; says whether there were any.
    pub fn unmark(&mut self) -> bool {
        self.pile.unmark()
    }

    /// Writes that there is nothing to say of the marked entries, else of the one under the cursor, and goes on to the
    /// next.
    fn nothing_to_say(&mut self, here: &str, desk: &mut Desk) {
        let lang = desk.lang;
        if desk.read_only {
            return desk.problem(text::failed_read_only(lang));
        }
        if desk.as_of.is_some() {
            return desk.problem(text::seen_from_earlier(lang, &desk.key(Action::Time)));
        }
        let marked = self.pile.marked();
        let meant = if marked.is_empty() { self.pile.current().into_iter().collect() } else { marked };
        let open: Vec<&Entry> =
            meant.iter().filter_map(|rec| self.entry(*rec)).filter(|e| !e.is_handled).collect();
        let said = match open.as_slice() {
            [] => return desk.say(text::round_is_handled(lang, here)),
            [one] => text::round_looked_at(lang, &one.key),
            several => text::round_several_looked_at(lang, &said::count(lang, several.len())),
        };
        let remark =
            |entry: &&Entry| Change::Remark { on: On::Record(entry.rec), text: text::nothing_to_say(lang) };
        desk.commit(open.iter().map(remark).collect(), None, format!("{said} · {}", text::can_undo(lang)));
        if !self.pile.unmark() {
            self.pile.step(1, rows(desk));
        }
    }

    fn current(&self) -> Option<&Entry> {
        self.entry(self.pile.current()?)
    }

    fn entry(&self, rec: Rec) -> Option<&Entry> {
        self.found.as_ref()?.as_ref()?.entries.iter().find(|entry| entry.rec == rec)
    }
}

fn rows(desk: &Desk) -> usize {
    rows_of(desk).saturating_sub(usize::from(BELOW)).max(1)
}

/// Draws the list, down to above the message row.
pub fn draw(list: &RoundList, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let lang = desk.lang;
    frame::draw_title(desk, canvas);
    let [nothing, mark, remark] =
        [Action::NothingToSay, Action::Mark, Action::Remark].map(|verb| desk.key(verb));
    let keys = text::round_keys(lang, &nothing, &mark, &remark);
    canvas.rule(2, &[]);
    canvas.text(1, h.saturating_sub(1), w.saturating_sub(2), &keys, Role::Dim);
    match &list.found {
        None => drop(canvas.text(2, 3, w, &text::reading(lang), Role::Dim)),
        Some(None) => drop(canvas.text(2, 4, w.saturating_sub(4), &text::round_none(lang), Role::Text)),
        Some(Some(round)) => draw_round(list, round, desk, canvas),
    }
}

fn draw_round(list: &RoundList, round: &Round, desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    let lang = desk.lang;
    canvas.text(1, 1, w, &title(round, desk), Role::Here);
    let counted = match list.pile.marks() {
        0 => open(round, desk),
        marks => text::marked(lang, marks),
    };
    canvas.right(w.saturating_sub(1), 1, &counted, Role::Text);
    if round.entries.is_empty() {
        canvas.text(2, 4, w.saturating_sub(4), &text::round_nothing(lang), Role::Text);
    }
    let mut end = 3;
    for (row, y) in list.pile.view(rows(desk)).into_iter().zip(3..) {
        end = y + 1;
        match row {
            Row::Heading(sort, n) => {
                let name = format!("{} {}", sort.heading(lang), said::count(lang, n));
                canvas.text(1, y, w, &name, Role::Strong);
            }
            Row::Item(place) => draw_row(list, place, y, desk, canvas),
            Row::More(..) => {}
        }
    }
    let below = list.pile.below(rows(desk));
    if below > 0 {
        canvas.text(NAME, end, w, &text::thread_more(lang, &said::count(lang, below)), Role::Dim);
    }
    draw_below(list, desk, canvas);
}

fn title(round: &Round, desk: &Desk) -> String {
    let day = dateform::day_year(round.day, desk.lang);
    text::round_title(desk.lang, &day)
}

fn open(round: &Round, desk: &Desk) -> String {
    let n = |n: usize| said::count(desk.lang, n);
    match round.open() {
        0 if round.entries.is_empty() => String::new(),
        0 => text::round_done(desk.lang),
        open => text::round_open(desk.lang, &n(open), &n(round.entries.len())),
    }
}

fn draw_row(list: &RoundList, place: usize, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let w = canvas.width();
    let Some(entry) = list.pile.ids().get(place).and_then(|rec| list.entry(*rec)) else { return };
    if entry.is_handled {
        canvas.sign(1, y, '√', Role::Dim);
    }
    frame::draw_row_signs(&list.pile, place, true, y, canvas);
    let words = if w < 100 { WORDS.0 } else { WORDS.1 };
    let role = if entry.is_handled { Role::Dim } else { Role::Text };
    let name = name_at(list, words);
    canvas.text(2, y, name - 3, &entry.key, Role::Dim);
    let room = words.saturating_sub(name + 1);
    canvas.text(name, y, room, &told_apart(&entry.name, usize::from(room)), role);
    canvas.text(words, y, w.saturating_sub(words + 1), &entry.said(desk.lang), role);
}

/// Where the names begin: behind the longest key, as long as a name has room too.
fn name_at(list: &RoundList, words: u16) -> u16 {
    let keys = list.pile.ids().iter().filter_map(|rec| list.entry(*rec)).map(|entry| width(&entry.key));
    let longest = u16::try_from(keys.max().unwrap_or(0)).unwrap_or(u16::MAX);
    longest.saturating_add(3).clamp(NAME, words / 2)
}

/// A name that is too long begins behind its last colon: the measures of one table differ only there.
fn told_apart(name: &str, room: usize) -> String {
    match name.rsplit_once(": ") {
        Some((_, own)) if width(name) > room => format!("…{own}"),
        _ => name.to_owned(),
    }
}

/// All of the entry under the cursor, as much as there is room for.
fn draw_below(list: &RoundList, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let Some(entry) = list.current() else { return };
    let top = h.saturating_sub(2 + BELOW);
    canvas.rule(top + 1, &[]);
    let said = format!("{} {}: {}", entry.key, entry.name, entry.said(desk.lang));
    for (line, y) in wrap(&said, usize::from(w.saturating_sub(4))).iter().take(2).zip(top + 2..) {
        canvas.text(2, y, w.saturating_sub(3), line, Role::Text);
    }
}

/// The list as plain lines.
pub fn plain(list: &RoundList, desk: &Desk) -> Vec<String> {
    let lang = desk.lang;
    let Some(Some(round)) = &list.found else { return vec![text::round_none(lang)] };
    let mut lines = vec![format!("{}: {}.", title(round, desk), open(round, desk))];
    for (sort, n) in list.pile.groups() {
        lines.push(String::new());
        lines.push(format!("{}: {}.", sort.heading(lang), said::count(lang, n)));
        for entry in round.of_sort(sort) {
            lines.push(format!("{} {}: {}.", entry.key, entry.name, entry.said(lang)));
        }
    }
    lines
}

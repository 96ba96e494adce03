//! The rows behind one number of a file on its way in; where both sides have moved, which side's value is to stand.

use crate::domain::arrival::{Arrival, Decided, Group, Row, Side};
use crate::domain::change::Conflict;
use crate::domain::field::GONE;
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::{width, wrap};

use super::super::super::desk::Desk;
use super::super::super::overlay::{Chosen, passed_on};
use super::super::super::said;
use super::super::rows::Rows;
use super::super::{TOP, room};

/// How many rows a value takes that both sides have changed: what it is of, ours, the file's.
const DISPUTE_ROWS: usize = 3;
/// Where in a list of rows the line ends, and where key and words stand.
const LINE_ENDS: u16 = 9;
const KEY: u16 = 11;
const SAID: u16 = 26;
/// The rows below a list that say all of the row under the cursor, the line above them among them.
const BELOW: usize = 4;

/// A group whose rows are shown.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    /// Which.
    pub group: Group,
    rows: Rows,
}

impl Opened {
    /// Shows the rows of a group from the first.
    pub fn at(group: Group) -> Opened {
        Opened { group, rows: Rows::default() }
    }

    /// A key; nothing where the group is left.
    pub fn key(
        &mut self,
        key: Key,
        verb: Option<Action>,
        arrival: &Arrival,
        decided: &mut Vec<Decided>,
        desk: &mut Desk,
    ) -> Option<Chosen> {
        let is_dispute = self.group == Group::Disputed;
        let listed: Vec<&Row> = arrival.rows_of(self.group).collect();
        let count = if is_dispute { arrival.disputes.len() } else { listed.len() };
        let at_a_time = match is_dispute {
            true => (room(desk) / DISPUTE_ROWS).max(1),
            false => rows_in_view(&listed, desk),
        };
        if self.rows.moved(verb, count, at_a_time) {
            return Some(Chosen::Nothing);
        }
        let side = match key.code {
            Code::Char('b') | Code::Left => Some(Side::Ours),
            Code::Char('t') | Code::Right => Some(Side::File),
            _ => None,
        };
        let dispute = arrival.disputes.get(self.rows.at(count)).filter(|_| is_dispute);
        if let (Some(side), Some((_, conflict))) = (side, dispute) {
            let (rec, field) = (conflict.rec, conflict.field);
            decided.retain(|decided| (decided.rec, decided.field) != (rec, field));
            decided.push(Decided { rec, field, side });
            self.rows.moved(Some(Action::Next), count, at_a_time);
            return Some(Chosen::Nothing);
        }
        let is_left = key.code == Code::Esc || verb == Some(Action::Open);
        (!is_left).then(|| passed_on(key, verb, desk))
    }

    /// Draws its rows.
    pub fn draw(&self, arrival: &Arrival, decided: &[Decided], desk: &Desk, canvas: &mut Canvas<'_>) {
        match self.group {
            Group::Disputed => self.draw_disputes(arrival, decided, desk, canvas),
            _ => self.draw_rows(arrival, desk, canvas),
        }
    }

    fn draw_rows(&self, arrival: &Arrival, desk: &Desk, canvas: &mut Canvas<'_>) {
        let w = canvas.width();
        let listed: Vec<&Row> = arrival.rows_of(self.group).collect();
        let at = said_at(&listed);
        let in_view = rows_in_view(&listed, desk);
        if let Some(row) = listed.get(self.rows.at(listed.len())).filter(|_| in_view < room(desk)) {
            let below = TOP + u16::try_from(in_view).unwrap_or(0);
            canvas.rule(below, &[]);
            let said = wrap(&row.said, usize::from(w.saturating_sub(KEY + 1)));
            for (line, y) in said.iter().take(BELOW - 1).zip(below + 1..) {
                canvas.text(KEY, y, w, line, Role::Text);
            }
        }
        for (place, y) in self.rows.view(listed.len(), in_view).zip(TOP..) {
            let Some(row) = listed.get(place) else { continue };
            if place == self.rows.at(listed.len()) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            if row.line > 0 {
                canvas.right(LINE_ENDS, y, &row.line.to_string(), Role::Dim);
            }
            canvas.text(KEY, y, SAID - KEY - 1, &row.key, Role::Text);
            canvas.text(at, y, w.saturating_sub(at + 1), &row.said, Role::Text);
        }
        let all = arrival.count(self.group);
        if all > listed.len() && self.group != Group::Cleaned {
            let (shown, all) = (said::count(desk.lang, listed.len()), said::count(desk.lang, all));
            canvas.right(w.saturating_sub(1), 1, &text::first_rows(desk.lang, &shown, &all), Role::Dim);
        }
    }

    /// What both sides have changed: ours, the file's, and whose is to stand.
    fn draw_disputes(&self, arrival: &Arrival, decided: &[Decided], desk: &Desk, canvas: &mut Canvas<'_>) {
        let (w, lang) = (canvas.width(), desk.lang);
        let disputes = &arrival.disputes;
        let at_a_time = (room(desk) / DISPUTE_ROWS).max(1);
        let mut y = TOP;
        for place in self.rows.view(disputes.len(), at_a_time) {
            let Some((line, conflict)) = disputes.get(place) else { continue };
            if place == self.rows.at(disputes.len()) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            let side = Decided::find(decided, conflict.rec, conflict.field);
            let (whose, role) = match side {
                Some(Side::Ours) => (text::dispute_ours(lang), Role::Strong),
                Some(Side::File) => (text::dispute_file(lang), Role::Strong),
                None => (text::dispute_open(lang), Role::Dim),
            };
            let end = canvas.right(w.saturating_sub(1), y, &whose, role);
            let of = text::dispute_of(lang, &conflict.key, &field(conflict, lang), *line);
            canvas.text(2, y, end.saturating_sub(3), &of, Role::Strong);
            let (ours, files) = dispute(conflict, desk);
            canvas.text(4, y + 1, w.saturating_sub(5), &ours, Role::Text);
            canvas.text(4, y + 2, w.saturating_sub(5), &files, Role::Text);
            y += 3;
        }
    }

    /// Its rows as plain lines.
    pub fn plain(&self, arrival: &Arrival, lang: Lang) -> Vec<String> {
        let row = |row: &Row| {
            let parts = [row.key.as_str(), row.said.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            format!("{}. {}.", text::line_number(lang, row.line), parts.join(". "))
        };
        let disputes = arrival.disputes.iter().filter(|_| self.group == Group::Disputed);
        let disputes = disputes.map(|(_, conflict)| format!("{} {}", conflict.key, field(conflict, lang)));
        arrival.rows_of(self.group).map(row).chain(disputes).collect()
    }
}

/// Where what is said of the rows begins: behind their keys, where they have any.
fn said_at(listed: &[&Row]) -> u16 {
    if listed.iter().any(|row| !row.key.is_empty()) { SAID } else { KEY }
}

/// How many rows are in view: where what is said of some does not fit, all that is said of the one under the cursor
/// stands below them.
fn rows_in_view(listed: &[&Row], desk: &Desk) -> usize {
    let fits = usize::from(desk.size.0.saturating_sub(said_at(listed) + 1));
    let is_cut = listed.iter().any(|row| width(&row.said) > fits);
    room(desk).saturating_sub(if is_cut { BELOW } else { 0 }).max(1)
}

fn field(conflict: &Conflict, lang: Lang) -> String {
    match conflict.field {
        GONE => String::new(),
        id => words::field(id).of(lang).to_lowercase(),
    }
}

/// What stands here and who wrote it when, and what the file says.
fn dispute(conflict: &Conflict, desk: &Desk) -> (String, String) {
    let (lang, when) = (desk.lang, said::moment(conflict.at, desk));
    if conflict.field == GONE {
        return (text::dispute_gone(lang, &conflict.who, &when), text::dispute_back(lang));
    }
    let value = |value: &Option<String>| {
        let said = value.as_deref().map(|v| said::value(conflict.field, v, lang).replace('\n', " "));
        said.unwrap_or_else(|| "–".to_owned())
    };
    (
        text::dispute_here(lang, &value(&conflict.theirs), &conflict.who, &when),
        text::dispute_there(lang, &value(&conflict.mine)),
    )
}

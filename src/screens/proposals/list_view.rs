//! The inbox as a list, with the proposal under the cursor beside it where there is room.

use crate::domain::choice::{AnswerState, Channel, Verdict};
use crate::domain::dateform;
use crate::domain::field::BORN;
use crate::domain::inbox::Group;
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::event::Opened;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::wrap;

use super::super::ask::heading;
use super::super::desk::Desk;
use super::super::pile::Row;
use super::super::{frame, said};
use super::{Mode, Proposals};

/// From this width on the proposal under the cursor stands beside the list.
const WIDE: u16 = 120;
/// How wide the list is then.
const LIST: u16 = 68;

/// The letters of a usual number, such as `F-0412`.
const KEY: usize = 6;

/// Where the columns of a row begin and how wide the title is.
pub(super) struct Columns {
    title: u16,
    channel: u16,
    channel_width: u16,
    /// `None` where there is no room for it.
    owner: Option<u16>,
    due: u16,
}

impl Columns {
    pub(super) fn of(pane: &Proposals, rows: usize, width: u16) -> Columns {
        let title = Columns::title_of(pane, rows);
        // Cut first: the title, then the channel to four cells; never number, owner or day.
        let due = width.saturating_sub(13);
        let owner = due.saturating_sub(5);
        let channel_width = if width >= 64 { 12 } else { 5 };
        let channel = owner.saturating_sub(channel_width);
        Columns { title, channel, channel_width, owner: Some(owner), due }
    }

    /// As one of four panes: the title has the room of the owner.
    pub(super) fn at_home(pane: &Proposals, rows: usize, width: u16) -> Columns {
        let title = Columns::title_of(pane, rows);
        let (due, channel_width) = if width >= 76 { (16, 16) } else { (11, 12) };
        let due = width.saturating_sub(due);
        let channel_width = if width >= 56 { channel_width } else { 5 };
        Columns { title, channel: due.saturating_sub(channel_width), channel_width, owner: None, due }
    }

    /// Where titles begin: behind the longest number in view.
    fn title_of(pane: &Proposals, rows: usize) -> u16 {
        let key = |row| match row {
            Row::Item(place) => {
                pane.pile.ids().get(place).and_then(|id| pane.opened.get(id)).map(|o| o.record.key.len())
            }
            Row::Heading(..) | Row::More(..) => None,
        };
        let longest = pane.pile.view(rows).into_iter().filter_map(key).max().unwrap_or(0).max(KEY);
        4 + u16::try_from(longest).unwrap_or(0)
    }
}

impl Columns {
    /// Where titles begin.
    pub(super) fn title(&self) -> u16 {
        self.title
    }
}

/// Draws the list below the title row.
pub fn draw(pane: &Proposals, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (width, height) = (canvas.width(), canvas.height());
    let list_width = if width >= WIDE { LIST } else { width };
    let rows = Proposals::rows(desk);
    let columns = Columns::of(pane, rows, list_width);
    draw_head(&columns, 3, desk, canvas);
    let bottom = height.saturating_sub(3);
    if pane.pile.ids().is_empty() {
        draw_empty(pane, desk, 5, canvas);
    }
    for (row, y) in pane.pile.view(rows).into_iter().zip(4..bottom) {
        match row {
            Row::Heading(group, _) => draw_heading(pane, group, y, desk, canvas),
            Row::Item(place) => draw_row(pane, place, y, &columns, true, desk, canvas),
            Row::More(..) => {}
        }
    }
    if width >= WIDE {
        canvas.column(list_width, 3, bottom);
        draw_beside(
            pane,
            desk,
            &mut canvas.part(list_width + 1, 3, width - list_width - 1, bottom.saturating_sub(3)),
        );
    }
    draw_foot(pane, desk, bottom, canvas);
}

pub(super) fn draw_head(columns: &Columns, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    canvas.text(2, y, 8, &text::column_number(desk.lang), Role::Dim);
    canvas.text(columns.title, y, 20, &text::column_proposal(desk.lang), Role::Dim);
    canvas.text(columns.channel, y, columns.channel_width - 1, &text::column_channel(desk.lang), Role::Dim);
    if let Some(owner) = columns.owner {
        canvas.text(owner, y, 4, &text::column_owner(desk.lang), Role::Dim);
    }
    canvas.text(columns.due, y, 12, &text::column_due(desk.lang), Role::Dim);
}

pub(super) fn draw_empty(pane: &Proposals, desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let (said, how) = match () {
        () if !pane.pile.whole() => (text::reading(lang), String::new()),
        () if !pane.filter_text().is_empty() => (text::empty_filter(lang), String::new()),
        () if desk.mine => (text::empty_mine(lang), String::new()),
        () => (
            text::empty_inbox(lang),
            text::empty_inbox_how(lang, &desk.key(Action::New), &desk.key(Action::Menu)),
        ),
    };
    canvas.text(2, y, 76, &said, Role::Text);
    canvas.text(2, y + 1, 76, &how, Role::Dim);
}

pub(super) fn draw_heading(pane: &Proposals, group: Group, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let name = words::group(group).of(desk.lang);
    // The first rows come before the whole list: its own count is not known yet, the figures of the inbox are.
    let known = pane.known(group, desk);
    let role = if group == Group::DueThisWeek { Role::Alert } else { Role::Strong };
    canvas.text(1, y, 60, &format!("{name} {}", said::count(desk.lang, known)), role);
}

pub(super) fn draw_row(
    pane: &Proposals,
    place: usize,
    y: u16,
    columns: &Columns,
    focused: bool,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) {
    let Some(id) = pane.pile.ids().get(place) else { return };
    frame::draw_row_signs(&pane.pile, place, focused, y, canvas);
    let Some(opened) = pane.opened.get(id) else {
        canvas.text(columns.title, y, 10, "…", Role::Dim);
        return;
    };
    let record = &opened.record;
    canvas.text(2, y, columns.title.saturating_sub(3), &record.key, Role::Dim);
    if opened.moved.iter().any(|line| line.field != BORN) {
        canvas.sign(columns.title.saturating_sub(2), y, '∆', Role::Text);
    }
    let title_width = columns.channel.saturating_sub(columns.title + 1);
    canvas.text(columns.title, y, title_width, heading(record), Role::Text);
    let channel = opened.submission.as_ref().and_then(|s| s.choice::<Channel>("channel"));
    let channel = channel.map_or("", |c| words::channel(c).of(desk.lang));
    canvas.text(columns.channel, y, columns.channel_width - 1, channel, Role::Text);
    if let Some(owner) = columns.owner {
        canvas.text(owner, y, 4, record.text("owner"), Role::Text);
    }
    let (state, role) = state(opened, pane.pile.group_at(place), desk);
    canvas.text(columns.due, y, 13, &state, role);
}

/// What the last column says: the day the answer is due, or what it waits for, or how far it is.
fn state(opened: &Opened, group: Option<Group>, desk: &Desk) -> (String, Role) {
    let record = &opened.record;
    let lang = desk.lang;
    let verdict = record.choice::<Verdict>("verdict").unwrap_or(Verdict::New);
    let due = record.get("answer_due").and_then(|d| d.parse().ok());
    let answer = record.choice::<AnswerState>("answer").unwrap_or(AnswerState::Missing);
    if group == Some(Group::New) && verdict != Verdict::New
        || group == Some(Group::DueThisWeek) && due.is_none()
    {
        return (words::verdict(verdict).of(lang).to_string(), Role::Text);
    }
    match (verdict, answer, due) {
        (_, AnswerState::Sent, _) => (text_answered(lang), Role::Text),
        (Verdict::Merged, ..) => (record.text("merged_into").to_string(), Role::Text),
        (Verdict::Postponed, ..) => (until(opened, desk), Role::Text),
        (_, _, Some(due)) => {
            let role = if due <= desk.today { Role::Alert } else { Role::Text };
            (near(due, desk), role)
        }
        (Verdict::New, _, None) => (words::verdict(Verdict::New).of(lang).to_string(), Role::Text),
        (verdict, _, None) => (words::verdict(verdict).of(lang).to_string(), Role::Text),
    }
}

/// A day in at most twelve cells: with its weekday in this year, with the year in another.
fn near(day: chrono::NaiveDate, desk: &Desk) -> String {
    use chrono::Datelike;
    if day.year() == desk.today.year() {
        dateform::near(day, desk.today, desk.lang)
    } else {
        dateform::day_year(day, desk.lang)
    }
}

pub(super) fn text_answered(lang: Lang) -> String {
    match lang {
        Lang::Da => "besvaret".to_string(),
        Lang::En => "answered".to_string(),
    }
}

/// What a proposal on hold waits for, in a few words.
pub fn until(opened: &Opened, desk: &Desk) -> String {
    let waits = opened.record.text("snoozed_until");
    if let Ok(day) = waits.parse() {
        return dateform::near(day, desk.today, desk.lang);
    }
    let meeting = opened.about.iter().find(|r| r.key == waits);
    meeting.map_or_else(|| waits.to_string(), |m| super::super::ask::meeting_words(m, desk.lang))
}

fn draw_beside(pane: &Proposals, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(opened) = pane.on_screen() else { return };
    let width = canvas.width().saturating_sub(2);
    canvas.text(1, 0, width, &super::told::meta(opened, usize::from(width), desk), Role::Dim);
    let mut y = 2;
    for line in wrap(heading(&opened.record), usize::from(width)) {
        canvas.text(1, y, width, &line, Role::Strong);
        y += 1;
    }
    y += 1;
    let lines = wrap(opened.record.text("text"), usize::from(width.min(70)));
    let room = canvas.height().saturating_sub(y + 6);
    for line in lines.iter().take(usize::from(room)) {
        canvas.text(1, y, width, line, Role::Text);
        y += 1;
    }
    if lines.len() > usize::from(room) {
        canvas.text(1, y, width, &text::and_more(desk.lang, lines.len() - usize::from(room)), Role::Dim);
    }
    let top = canvas.height().saturating_sub(4);
    for (y, line) in (top..).zip(super::told::standing(opened, desk).iter().take(4)) {
        canvas.text(1, y, width, line, Role::Text);
    }
}

fn draw_foot(pane: &Proposals, desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let narrowed = pane.is_narrowed(desk);
    let mut x = 1;
    if pane.pile.marks() > 0 {
        x = canvas.text(x, y, 40, &text::marked(lang, pane.pile.marks()), Role::Strong) + 3;
    }
    if desk.mine {
        x = canvas.text(x, y, 20, &text::only_mine(lang), Role::Strong) + 3;
    }
    if narrowed && !pane.filter.kept().is_empty() {
        x = canvas.text(
            x,
            y,
            40,
            &format!("{} {}", text::filter_prompt(lang), pane.filter.kept()),
            Role::Strong,
        ) + 3;
    }
    canvas.text(x, y, 90, &footer(pane, desk), Role::Dim);
    let below = pane.pile.below(Proposals::rows(desk));
    if below > 0 && pane.mode == Mode::List {
        let more = format!("▼ {}", said::count(lang, below));
        canvas.right(
            canvas.width().min(if canvas.width() >= WIDE { LIST } else { u16::MAX }).saturating_sub(1),
            y,
            &more,
            Role::Dim,
        );
    }
}

/// How many stand where; of a part of the inbox, how many it holds.
pub(super) fn footer(pane: &Proposals, desk: &Desk) -> String {
    let lang = desk.lang;
    let of = |group| said::count(lang, pane.counts.of(group));
    if pane.is_narrowed(desk) {
        let n = said::count(lang, pane.pile.ids().len());
        if pane.pile.whole() {
            text::filter_found(lang, &n, &total(pane, lang))
        } else {
            text::filter_searching(lang, &n)
        }
    } else {
        text::footer_counts(
            lang,
            &said::count(lang, pane.counts.undecided),
            &of(Group::Postponed),
            &of(Group::Unanswered),
            &said::count(lang, pane.counts.sent),
        )
    }
}

fn total(pane: &Proposals, lang: Lang) -> String {
    said::count(lang, Group::ALL.iter().map(|g| pane.counts.of(*g)).sum())
}

impl Proposals {
    /// Whether the list shows a part of the inbox only.
    pub fn is_narrowed(&self, desk: &Desk) -> bool {
        desk.mine || !self.filter_text().is_empty()
    }
}

//! One line of the list: where its columns begin, what stands in them, and the heads above.

use crate::domain::board::Item;
use crate::domain::choice::{Implementation, Stance};
use crate::domain::dateform;
use crate::domain::record::Rec;
use crate::domain::words;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::super::desk::Desk;
use super::super::{frame, said};
use super::Recommendations;
use super::groups::{MOVED, last_news};

/// Cells of the number column, with the blanks behind it: as many as `A2-02` needs, more where a file has longer keys.
const KEY: u16 = 7;
/// Cells of a deadline at least, such as `hele 2019`.
const DUE: usize = 9;
/// Cells that a title keeps.
const TITLE: u16 = 24;
/// Cells of the status in words.
const STATE: u16 = 16;
/// Cells of what is said of a deadline that was moved.
const SLIP: u16 = 30;
/// Cells of the day and the initials of the last news.
const NEWS: u16 = 11;

/// Where the columns of a row begin; a column that has no room is not there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub(super) title: u16,
    title_width: u16,
    stance: Option<u16>,
    state: u16,
    /// Whether the status stands there as its word, not only its sign.
    words: bool,
    weight: Option<u16>,
    owner: u16,
    due: u16,
    /// Whether a deadline that has passed says so.
    over: bool,
    slip: Option<u16>,
    news: Option<u16>,
}

impl Columns {
    /// At home: the status as its sign side by side, as its word in a band.
    pub(super) fn at_home(pane: &Recommendations, words: bool, cells: u16, desk: &Desk) -> Columns {
        let (key, due_width) = pane.widest(desk);
        let due = cells.saturating_sub(due_width + 2);
        let owner = due.saturating_sub(5);
        let room = cells >= 60;
        let state = owner.saturating_sub(if words && room { STATE } else { 3 });
        Columns {
            title: 2 + key,
            title_width: state.saturating_sub(3 + key + u16::from(words)),
            stance: None,
            state,
            words: words && room,
            weight: None,
            owner,
            due,
            over: false,
            slip: None,
            news: None,
        }
    }

    /// Opened: as much as there is room for; the status gives way to its sign before the title has less than 24 cells.
    pub(super) fn opened(pane: &Recommendations, cells: u16, desk: &Desk) -> Columns {
        let (key, due) = pane.widest(desk);
        let over = u16::try_from(width(&over_words(desk))).unwrap_or(0);
        let spelt = |due: u16| {
            Some(Columns::opened_so(cells, (key, due), true))
                .filter(|c| cells >= 76 && c.title_width >= TITLE)
        };
        let with_over = spelt(due + over).map(|columns| Columns { over: true, ..columns });
        with_over.or_else(|| spelt(due)).unwrap_or_else(|| Columns::opened_so(cells, (key, due), false))
    }

    fn opened_so(cells: u16, (key, due_width): (u16, u16), words: bool) -> Columns {
        let mut end = cells.saturating_sub(1);
        let mut take = |wanted: bool, width: u16| {
            end = end.saturating_sub(if wanted { width } else { 0 });
            wanted.then_some(end)
        };
        let news = take(cells >= 138, NEWS);
        let slip = take(cells >= 116, SLIP);
        let due = take(true, due_width + 1).unwrap_or_default();
        let owner = take(true, 5).unwrap_or_default();
        let weight = take(cells >= 60, if cells >= 76 { 5 } else { 3 });
        let state = take(true, if words { STATE - 1 } else { 4 }).unwrap_or_default();
        let stance = take(cells >= 60, 7);
        let title = 2 + key;
        let title_width = end.saturating_sub(title + 1);
        Columns { title, title_width, stance, state, words, weight, owner, due, over: false, slip, news }
    }
}

impl Recommendations {
    /// The cells of the longest number and of the longest deadline in the list.
    fn widest(&self, desk: &Desk) -> (u16, u16) {
        let Some(board) = desk.board.as_deref() else { return (KEY, 0) };
        let items = || self.pile.ids().iter().filter_map(|rec| board.item(*rec));
        let key = items().map(|item| width(&item.work.key)).max().unwrap_or(0);
        let due = items().map(|item| width(&due_words(item, desk))).max().unwrap_or(0);
        (KEY.max(u16::try_from(key + 2).unwrap_or(KEY)), u16::try_from(due.max(DUE)).unwrap_or(0))
    }
}

/// Draws the heads of the columns; `title` stands over the titles.
pub(super) fn draw_heads(columns: &Columns, title: &str, y: u16, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    canvas.text(2, y, columns.title.saturating_sub(3), &text::column_number(lang), Role::Dim);
    let room = columns.stance.unwrap_or(columns.owner).saturating_sub(columns.title + 1);
    canvas.text(columns.title, y, room, title, Role::Dim);
    let heads = [
        (columns.stance, text::column_stance(lang)),
        (
            Some(columns.state).filter(|_| columns.stance.is_some() && columns.words),
            text::column_status(lang),
        ),
        (columns.weight.filter(|x| columns.owner > x + 4), text::column_weight(lang)),
        (Some(columns.owner), text::column_owner(lang)),
        (Some(columns.due), text::column_deadline(lang)),
        (columns.slip, text::column_moved(lang)),
        (columns.news, text::column_news(lang)),
    ];
    for (x, head) in heads.into_iter().filter_map(|(x, head)| Some((x?, head))) {
        canvas.text(x, y, canvas.width().saturating_sub(x), &head, Role::Dim);
    }
}

/// Draws the row at a place of the list.
pub(super) fn draw(
    pane: &Recommendations,
    place: usize,
    y: u16,
    columns: &Columns,
    focused: bool,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
) {
    let Some(rec) = pane.pile.ids().get(place).copied() else { return };
    frame::draw_row_signs(&pane.pile, place, focused, y, canvas);
    let Some(item) = desk.board.as_ref().and_then(|board| board.item(rec)) else { return };
    let key_end = canvas.text(2, y, columns.title.saturating_sub(3), &item.work.key, Role::Dim);
    if has_moved(rec, desk) {
        canvas.text(key_end, y, 1, MOVED, Role::Text);
    }
    canvas.text(columns.title, y, columns.title_width, &item.work.title, Role::Text);
    draw_values(item, y, columns, desk, canvas);
}

fn draw_values(item: &Item, y: u16, columns: &Columns, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (work, lang) = (&item.work, desk.lang);
    if let (Some(x), Some(stance)) = (columns.stance, work.stance) {
        canvas.text(x, y, 6, &short_stance(stance, lang), Role::Text);
    }
    let state =
        if columns.words { state_words(work.state, lang) } else { said::sign(work.state).to_string() };
    canvas.text(columns.state, y, columns.owner.saturating_sub(columns.state + 1), &state, Role::Text);
    if let (Some(x), Some(weight)) = (columns.weight, work.weight) {
        canvas.text(x, y, 2, &weight.to_string(), Role::Text);
    }
    canvas.text(columns.owner, y, 4, work.owner.as_deref().unwrap_or_default(), Role::Text);
    let mut due = due_words(item, desk);
    if columns.over && item.is_overdue(desk.today) {
        due.push_str(&over_words(desk));
    }
    canvas.text(columns.due, y, columns.due_room(canvas.width()), &due, due_role(item, desk));
    if let (Some(x), Some(slip)) = (columns.slip, slip_words(item, desk)) {
        canvas.text(x, y, SLIP - 1, &slip, Role::Text);
    }
    if let (Some(x), Some(news)) = (columns.news, news_words(item, desk)) {
        canvas.text(x, y, NEWS - 1, &news, Role::Text);
    }
}

impl Columns {
    fn due_room(&self, cells: u16) -> u16 {
        self.slip.or(self.news).map_or(cells, |next| next.saturating_sub(1)).saturating_sub(self.due)
    }
}

/// Whether a record has moved since the committee, or the team, last met.
fn has_moved(rec: Rec, desk: &Desk) -> bool {
    desk.since().is_some_and(|since| since.moved.contains_key(&rec))
}

/// `► i gang`.
pub(super) fn state_words(state: Implementation, lang: Lang) -> String {
    format!("{} {}", said::sign(state), words::implementation(state).of(lang))
}

/// `flyttet 2 gange, først uge 9`; nothing where it was never moved.
pub(super) fn slip_words(item: &Item, desk: &Desk) -> Option<String> {
    let moves = item.postponed.count();
    let first = item.postponed.first.filter(|_| moves > 0)?;
    let first = dateform::deadline(first, desk.today, desk.lang);
    Some(text::moved_first(desk.lang, &text::times_moved(desk.lang, moves), &first))
}

/// `14/4 HL`: when something was last said of it, and by whom; the day of its last change where nothing was.
fn news_words(item: &Item, desk: &Desk) -> Option<String> {
    let day = |at: i64| dateform::day(said::local(at).date_naive(), desk.lang);
    let at = last_news(item)?;
    match &item.news {
        Some((who, said_at, _)) if *said_at == at => Some(format!("{} {who}", day(at))),
        _ => Some(day(at)),
    }
}

fn due_words(item: &Item, desk: &Desk) -> String {
    item.work.deadline.map(|due| dateform::deadline(due, desk.today, desk.lang)).unwrap_or_default()
}

/// What stands behind a deadline that has passed.
fn over_words(desk: &Desk) -> String {
    format!(" · {}", text::is_over(desk.lang))
}

fn due_role(item: &Item, desk: &Desk) -> Role {
    let is_today =
        item.work.deadline.is_some_and(|due| due.last == desk.today && due.span().first == desk.today);
    if is_today && item.is_running() { Role::Alert } else { Role::Text }
}

/// The committee's decision in a word.
fn short_stance(stance: Stance, lang: Lang) -> String {
    match stance {
        Stance::Pending => "–".to_string(),
        Stance::Accepted => text::yes(lang),
        Stance::Partly => text::in_part(lang),
        Stance::Rejected => text::no(lang),
    }
}

//! Draws a page for the team. It is given nothing but the pages, the language and where the cursor stands; the keys in
//! its last row come from the table.

use chrono::NaiveDate;

use crate::domain::choice::Light;
use crate::domain::target::headline_short;
use crate::domain::wall::{Row, Target, Team, TeamPage, Why};
use crate::domain::{dateform, words};
use crate::msg::action::Action;
use crate::screens::desk::Desk;
use crate::screens::said;
use crate::text::{self as texts, Lang, capital, paper, wall};
use crate::ui::canvas::Canvas;
use crate::ui::digits;
use crate::ui::theme::Role;

use super::public_view::whole_day;
use super::sheet::{Place, Size, cells, lines};
use super::{NUMBERED, team_large};

/// Where the cursor stands and what is shown.
pub(super) struct Shown {
    pub place: Place,
    /// The place of the cursor among all rows.
    pub row: usize,
    /// The first row that is numbered.
    pub top: usize,
    pub is_past: bool,
    pub lang: Lang,
}

/// The margin of a page.
const LEFT: u16 = 2;
/// Where a number and a title begin.
const TITLE: u16 = 7;

/// The columns behind the title: who, and what stands last.
struct Columns {
    owner: u16,
    last: u16,
}

impl Columns {
    /// A page that says of each row why it stands there has more room for that.
    fn of(page: &TeamPage, canvas: &Canvas<'_>) -> Columns {
        let says_why = matches!(page, TeamPage::Moved(_) | TeamPage::Help(_));
        let room = match (Size::of(canvas), says_why) {
            (_, true) => 26,
            (Size::Small, _) => 14,
            _ => 20,
        };
        let last = canvas.width().saturating_sub(room);
        Columns { owner: last.saturating_sub(6), last }
    }
}

/// Draws the page but for its last row.
pub(super) fn draw(team: &Team, shown: &Shown, canvas: &mut Canvas<'_>) {
    let Some(page) = team.pages.get(shown.place.number.saturating_sub(1)) else { return };
    let size = Size::of(canvas);
    let (top, lang, right) = (size.pick(0, 1, 1), shown.lang, canvas.width().saturating_sub(LEFT));
    draw_heading(team, shown, top, canvas);
    rule(top + 1, canvas);
    let y = top + 3;
    let x = digits::draw(&page.figure().to_string(), size.digits(), LEFT, y, Role::Accent, canvas);
    let x = x + size.pick(4, 8, 8);
    let (what, more) = words_of(page, team, lang);
    if size == Size::Large {
        team_large::draw_words(x, y, right, &what, &more, canvas);
    } else {
        draw_words(x, y + size.pick(1, 2, 0), right, &what, &more, canvas);
    }
    let line = y + size.digits().rows() + 1;
    rule(line, canvas);
    let last = canvas.height().saturating_sub(2);
    rule(last, canvas);
    match page {
        TeamPage::Targets(targets) => draw_targets(targets, line + 1, shown, canvas),
        _ => draw_rows(page, line + 1, team.head.today, shown, canvas),
    }
    draw_more(page.rows().len(), shown, last, canvas);
}

fn draw_words(x: u16, y: u16, right: u16, what: &str, more: &str, canvas: &mut Canvas<'_>) {
    let room = right.saturating_sub(x);
    for (line, y) in lines(what, usize::from(room)).iter().zip(y..) {
        canvas.text(x, y, room, line, Role::Strong);
    }
    for (line, y) in lines(more, usize::from(room)).iter().zip(y + 2..) {
        canvas.text(x, y, room, line, Role::Text);
    }
}

/// The keys, as the table has them; the verbs only where they work.
pub(super) fn draw_hints(desk: &Desk, y: u16, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let word = |action: Action| action.verb().word.of(lang).trim_end_matches(" …").to_owned();
    let only_reads = desk.read_only || desk.as_of.is_some();
    let verbs = [Action::Status, Action::Deadline, Action::Owner, Action::Remark, Action::Agree];
    let mut hints = vec![("1–6".to_owned(), wall::choose_row(lang))];
    hints.extend(verbs.iter().filter(|_| !only_reads).map(|verb| (desk.key(*verb), word(*verb))));
    let turns = [Action::Black, Action::WallNext, Action::WallPrevious, Action::Back];
    hints.extend(turns.iter().map(|verb| (desk.key(*verb), word(*verb))));
    let mut x = LEFT;
    for (key, word) in hints {
        if x + cells(&key) + cells(&word) + 1 > canvas.width() {
            break;
        }
        x = canvas.pieces(x, y, &[(&key, Role::Strong), (" ", Role::Text), (&word, Role::Dim)]) + 2;
    }
}

fn rule(y: u16, canvas: &mut Canvas<'_>) {
    let wide = canvas.width().saturating_sub(2 * LEFT);
    canvas.part(LEFT, y, wide, 1).rule(0, &[]);
}

/// `TAVLEMØDE mandag den 20. april · uge 17` and the place in the show.
fn draw_heading(team: &Team, shown: &Shown, y: u16, canvas: &mut Canvas<'_>) {
    let (lang, today) = (shown.lang, team.head.today);
    let long = dateform::long(today, lang);
    let day = long.rsplit_once(' ').map_or(long.as_str(), |(day, _)| day);
    let mut said = wall::board_meeting_on(lang, day, &dateform::week(today, lang));
    if shown.is_past {
        said = format!("{said} · {}", wall::known_then(lang, &dateform::day_year(today, lang)));
    }
    if team.head.example {
        said = format!("{said} {}", texts::example_mark(lang));
    }
    let page = shown.place.long(lang);
    let right = canvas.width().saturating_sub(LEFT);
    canvas.text(LEFT, y, right.saturating_sub(LEFT + cells(&page) + 2), &said, Role::Strong);
    canvas.right(right, y, &page, Role::Text);
}

/// What the figure counts, and what more there is to say.
fn words_of(page: &TeamPage, team: &Team, lang: Lang) -> (String, String) {
    let what = match page {
        TeamPage::Moved(_) => moved_words(team.last, lang),
        _ => page.message(team, lang).words,
    };
    let mut more = page.more(lang);
    if let TeamPage::Targets(targets) = page {
        let watched = targets.iter().filter(|target| target.gauge.light == Light::AtRisk).count();
        more.extend((watched > 0).then(|| format!("{watched} {}", words::light(Light::AtRisk).of(lang))));
    }
    (what, more.join(" · "))
}

fn moved_words(last: Option<NaiveDate>, lang: Lang) -> String {
    match last {
        Some(day) => paper::moved_since(lang, &whole_day(day, lang)),
        None => paper::no_last_time(lang),
    }
}

fn draw_rows(page: &TeamPage, top: u16, today: NaiveDate, shown: &Shown, canvas: &mut Canvas<'_>) {
    let (size, lang) = (Size::of(canvas), shown.lang);
    let columns = Columns::of(page, canvas);
    if page.rows().is_empty() {
        canvas.text(TITLE, top + 1, canvas.width(), &wall::nothing_here(lang), Role::Text);
    }
    if size == Size::Large {
        return team_large::draw_rows(page, top, today, shown, canvas);
    }
    for (row, n) in page.rows().iter().skip(shown.top).take(NUMBERED).zip(0u16..) {
        let y = top + n * size.pick(2, 3, 0);
        if shown.top + usize::from(n) == shown.row {
            canvas.sign(0, y, '▌', Role::Accent);
        }
        canvas.text(3, y, 2, &(n + 1).to_string(), Role::Strong);
        let title = if row.title.is_empty() { &row.key } else { &row.title };
        canvas.text(TITLE, y, columns.owner.saturating_sub(TITLE + 2), title, Role::Text);
        let owner = row.owner.as_deref().unwrap_or("–");
        canvas.text(columns.owner, y, columns.last.saturating_sub(columns.owner + 1), owner, Role::Text);
        let last = if is_by_deadline(page) { deadline(row, today, lang) } else { why(row, today, lang) };
        let room = canvas.width().saturating_sub(columns.last);
        canvas.text(columns.last, y, room, &last, Role::Text);
        if size != Size::Small {
            let room = canvas.width().saturating_sub(TITLE + LEFT);
            let second = second_line(row, is_by_deadline(page), today, lang);
            canvas.text(TITLE, y + 1, room, &second, Role::Dim);
        }
    }
}

/// How far it is, by when where that does not stand above, and the last remark.
pub(super) fn second_line(row: &Row, has_deadline: bool, today: NaiveDate, lang: Lang) -> String {
    let state = format!("{} {}", said::sign(row.state), words::implementation(row.state).of(lang));
    let deadline = (!has_deadline && row.deadline.is_some()).then(|| deadline(row, today, lang));
    let remark = row.remark.as_ref().map(|said| format!("{}: {}", said.who, said.text));
    [Some(state), deadline, remark].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

pub(super) fn is_by_deadline(page: &TeamPage) -> bool {
    !matches!(page, TeamPage::Moved(_) | TeamPage::Help(_))
}

pub(super) fn deadline(row: &Row, today: NaiveDate, lang: Lang) -> String {
    use crate::domain::choice::Precision;
    match row.deadline {
        None => "–".to_owned(),
        Some(due) if due.precision == Precision::Day => dateform::deadline(due, today, lang),
        Some(due) => dateform::deadline_long(due, today, lang),
    }
}

/// Why a row stands on its page.
pub(super) fn why(row: &Row, today: NaiveDate, lang: Lang) -> String {
    match &row.why {
        Why::Became(state) => format!("{} {}", said::sign(*state), words::implementation(*state).of(lang)),
        Why::New => paper::is_new(lang),
        Why::Postponed(Some(old)) => paper::moved_from(lang, &dateform::deadline(*old, today, lang)),
        Why::Postponed(None) => paper::got_a_deadline(lang),
        Why::HandedOver => paper::handed_over(lang),
        Why::Overdue => paper::overdue(lang),
        Why::ToConfirm => before_comma(&paper::to_confirm(lang)),
        Why::Nobody => paper::nobody(lang),
        Why::MovedOften(times) => paper::moved_often(lang, *times),
        Why::Paused => format!("{} {}", said::sign(row.state), words::implementation(row.state).of(lang)),
        Why::Agreed => String::new(),
    }
}

/// What stands before the comma: where there is little room, the rest is left out.
fn before_comma(said: &str) -> String {
    said.split(',').next().unwrap_or_default().to_owned()
}

fn draw_targets(targets: &[Target], top: u16, shown: &Shown, canvas: &mut Canvas<'_>) {
    let (size, lang, w) = (Size::of(canvas), shown.lang, canvas.width());
    let step = size.pick(2, 3, team_large::ROW);
    let room = (canvas.height().saturating_sub(top + 2)) / step;
    draw_rest(targets.len().saturating_sub(usize::from(room)), lang, canvas);
    for (target, n) in targets.iter().take(usize::from(room)).zip(0u16..) {
        let y = top + n * step;
        if size == Size::Large {
            team_large::draw_target(target, y, lang, canvas);
            continue;
        }
        let head = headline_short(&target.gauge, lang);
        let light = words::light(target.gauge.light).of(lang);
        canvas.text(3, y, 2, said::light_sign(target.gauge.light), Role::Text);
        let value = [Some(head.value), head.target].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let name = target.name.clone();
        let at = (w / 3).max(TITLE + 2);
        canvas.text(TITLE, y, at.saturating_sub(TITLE + 1), &name, Role::Strong);
        let end = w.saturating_sub(cells(light) + 2 + LEFT);
        canvas.text(at, y, end.saturating_sub(at), &value, Role::Text);
        canvas.right(w.saturating_sub(LEFT), y, light, Role::Text);
        if size != Size::Small {
            let said = joined([Some(target.what.clone()), head.plan.map(|plan| capital(&plan))]);
            canvas.text(TITLE, y + 1, w.saturating_sub(TITLE + LEFT), &said, Role::Dim);
        }
    }
}

/// What there is of several things, a dot between.
pub(super) fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How many targets there is no room for: the worst stand first.
fn draw_rest(rest: usize, lang: Lang, canvas: &mut Canvas<'_>) {
    if rest > 0 {
        let (right, y) = (canvas.width().saturating_sub(LEFT + 2), canvas.height().saturating_sub(2));
        canvas.right(right, y, &format!(" {} ", wall::and_more(lang, rest)), Role::Strong);
    }
}

/// How many rows stand before and after those that are numbered, in the line above the keys.
fn draw_more(all: usize, shown: &Shown, y: u16, canvas: &mut Canvas<'_>) {
    let after = all.saturating_sub(shown.top + NUMBERED);
    let mut said = Vec::new();
    if shown.top > 0 {
        said.push(wall::rows_before(shown.lang, shown.top));
    }
    if after > 0 {
        said.push(wall::more_rows(shown.lang, after));
    }
    if !said.is_empty() {
        let said = format!(" {} ", said.join("  "));
        canvas.right(canvas.width().saturating_sub(LEFT + 2), y, &said, Role::Strong);
    }
}

//! Draws a page for citizens. It is given nothing but the pages and the language.

use chrono::NaiveDate;

use crate::domain::dateform;
use crate::domain::number::{self, count};
use crate::domain::period::Period;
use crate::domain::wall::{Latest, Led, Next, Public, PublicPage, Status, Talk};
use crate::text::{Both, Lang, capital, paper, wall};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::wrap;

use super::bar;
use super::large;
use super::sheet::{Place, Sheet, Size, TOGETHER, cells};
use super::target_view;

/// How many cells the note beside the bar has.
const NOTE: usize = 14;

/// A row of a list.
pub(super) struct Listed<'a> {
    /// How far it is, as a sign; may be empty.
    pub sign: &'static str,
    pub title: &'a str,
    /// What stands at the right edge.
    pub more: String,
}

/// Draws one of the pages; `said` stands in place of its foot.
pub(super) fn draw(
    public: &Public,
    place: Place,
    is_past: bool,
    said: Option<&str>,
    lang: Lang,
    canvas: &mut Canvas<'_>,
) {
    let Some(page) = public.pages.get(place.number.saturating_sub(1)) else { return };
    let mut sheet = Sheet::new(canvas, lang);
    let needs_two = matches!(page, PublicPage::Status(_) | PublicPage::Latest(_) | PublicPage::Talk(_));
    let more = if needs_two { wall::done_needs_two(lang) } else { String::new() };
    sheet.frame(&title(page, lang), &public.head, place, is_past, &more);
    match page {
        PublicPage::Status(status) => draw_status(status, &mut sheet),
        PublicPage::Target(target) => target_view::draw(target, &mut sheet),
        PublicPage::Talk(talk) => draw_talk(talk, &mut sheet),
        PublicPage::Latest(latest) => draw_latest(latest, &mut sheet),
        PublicPage::Next(next) => draw_next(next, &mut sheet),
    }
    said.into_iter().for_each(|said| sheet.instead_of_foot(said));
}

fn title(page: &PublicPage, lang: Lang) -> String {
    match page {
        PublicPage::Status(status) => paper::status_heading(lang, &count(lang, status.all)),
        PublicPage::Target(target) => target_view::title(target),
        PublicPage::Talk(talk) => talk.called(lang),
        PublicPage::Latest(_) => paper::LATEST_DONE.of(lang).to_owned(),
        PublicPage::Next(_) => paper::NEXT_MEETING.of(lang).to_owned(),
    }
}

fn draw_status(status: &Status, sheet: &mut Sheet<'_, '_>) {
    let (lang, size) = (sheet.lang, sheet.size);
    let of = paper::so_many_of(lang, "", "").trim().to_owned();
    let gap = size.pick(2, 5, 4);
    let x = sheet.figure(&status.carried_out.to_string(), 0);
    let last = sheet.figure_row() + size.digits().rows() - 1;
    let x = sheet.word(x + gap, last, &of);
    let x = sheet.figure(&status.all.to_string(), x + gap);
    let more: Vec<String> = more_than_then(status, lang).into_iter().collect();
    sheet.beside(x, &paper::are_carried_out(lang), &more);
    let legend = draw_bar(status, sheet);
    if size == Size::Large {
        // What was carried out last has a page of its own; here the bar is read from afar.
        return;
    }
    let rule = legend + size.pick(1, 2, 0);
    sheet.rule(rule);
    let label = rule + size.pick(1, 2, 0);
    if !status.latest.is_empty() {
        sheet.put(0, label, paper::LATEST_DONE.of(lang), Role::Strong);
    }
    for (title, n) in status.latest.iter().zip(1u16..) {
        let y = label + 2 * n;
        if y < sheet.foot() {
            sheet.put(size.pick(1, 3, 0), y, &format!("√√  {title}"), Role::Text);
        }
    }
}

/// `Det er 22 flere end ved mødet i juni 2019.`
fn more_than_then(status: &Status, lang: Lang) -> Option<String> {
    let more = status.more?;
    let by = number::int(more.by.abs(), lang);
    let month = Period::month_of(more.day).words(lang);
    Some(match more.by {
        0 => paper::as_many_as(lang, &month),
        1.. => paper::more_than(lang, &by, &month),
        _ => paper::fewer_than(lang, &by, &month),
    })
}

/// The bar with its legend; returns the row of that.
fn draw_bar(status: &Status, sheet: &mut Sheet<'_, '_>) -> u16 {
    let (lang, size) = (sheet.lang, sheet.size);
    let (top, rows) = (sheet.below_figure(), size.pick(3, 3, 9));
    let (each, strokes) = bar::strokes(status, usize::from(sheet.wide));
    let mut x = 0;
    for y in top..top + rows {
        x = sheet.put(0, y, &strokes, Role::Text);
    }
    let note = if each == 1 { wall::ONE_EACH.of(lang).to_owned() } else { wall::many_each(lang, each) };
    let room = sheet.wide.saturating_sub(x + 3);
    let lines = wrap(&note, NOTE);
    if usize::from(room) >= NOTE && lines.len() <= usize::from(rows) {
        for (line, y) in lines.iter().zip(top..) {
            sheet.put(x + 3, y, line, Role::Text);
        }
    }
    let y = top + rows + 1;
    match size {
        Size::Large => large::draw_legend(status, y + 1, sheet),
        _ => draw_legend(status, y, sheet),
    }
    y
}

fn draw_legend(status: &Status, y: u16, sheet: &mut Sheet<'_, '_>) {
    let lang = sheet.lang;
    let names = [paper::CARRIED_OUT, paper::UNDER_WAY, paper::NOT_STARTED, paper::RESTING];
    let groups = bar::groups(status);
    let said = |names: [Both; 4]| -> Vec<String> {
        let one =
            |((sign, count), name): ((char, usize), Both)| format!("{sign}{sign} {count} {}", name.of(lang));
        groups.into_iter().zip(names).map(one).collect()
    };
    let [done, going, waiting, _] = names;
    let long = said(names);
    let fits = |all: &[String]| all.iter().map(|one| cells(one) + 2).sum::<u16>() <= sheet.wide + 2;
    let all = if fits(&long) { long } else { said([done, going, waiting, wall::RESTING_SHORT]) };
    let column = sheet.wide / 4;
    let in_columns = all.iter().take(3).all(|one| cells(one) + 2 <= column);
    // The last may reach into the margin.
    let in_columns = in_columns && all.last().is_some_and(|last| cells(last) + 3 * column <= sheet.reach());
    let mut x = 0;
    for (one, n) in all.iter().zip(0u16..) {
        let at = if in_columns { n * column } else { x };
        x = sheet.put_cut(at, y, sheet.reach().saturating_sub(at), one, Role::Text) + 2;
    }
}

fn draw_talk(talk: &Talk, sheet: &mut Sheet<'_, '_>) {
    let lang = sheet.lang;
    let x = sheet.figure(&talk.said.to_string(), 0);
    let what = match talk.day {
        Some(day) => format!("{} {}", paper::proposals_came(lang, talk.said), whole_day(day, lang)),
        None => paper::proposals_came(lang, talk.said),
    };
    let counts = [
        (talk.accepted, wall::adopted(lang, talk.accepted)),
        (talk.partly, wall::partly_adopted(lang, talk.partly)),
        (talk.rejected, wall::not_adopted(lang, talk.rejected)),
    ];
    let counts: Vec<String> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said).collect();
    let decided = match talk.decisions() {
        0 => vec![wall::none_decided(lang)],
        n => vec![format!("{}:", wall::decided_of_them(lang, n)), together(&counts)],
    };
    sheet.beside(x, &what, &decided);
    if talk.led_to.is_empty() {
        return draw_what_now(talk, sheet);
    }
    // What stands beside a large title is not read from afar; its sign is.
    let sign = |led: &Led| if sheet.size == Size::Large { large::sign(led.work) } else { "" };
    let rows: Vec<Listed<'_>> = (talk.led_to.iter())
        .map(|led| Listed { sign: sign(led), title: &led.title, more: what_came(led, lang) })
        .collect();
    let columns = format!("{} · {}", wall::BEHIND.of(lang), paper::WORK.of(lang).to_lowercase());
    draw_rows([paper::WHAT_CAME_OF_IT.of(lang), &columns], &rows, sheet);
}

/// A day on one line: `den 24. juni 2019`.
pub(super) fn whole_day(day: NaiveDate, lang: Lang) -> String {
    dateform::plain(day, lang).replace(' ', &TOGETHER.to_string())
}

/// What stands side by side, to be broken only between.
fn together(parts: &[String]) -> String {
    let parts = parts.iter().map(|part| part.replace(' ', &TOGETHER.to_string()));
    parts.collect::<Vec<_>>().join(" · ")
}

/// What happens to proposals of which nothing has come yet.
fn draw_what_now(talk: &Talk, sheet: &mut Sheet<'_, '_>) {
    let top = sheet.below_figure();
    sheet.rule(top);
    sheet.put(0, top + 1, paper::WHAT_HAPPENS_NOW.of(sheet.lang), Role::Dim);
    let said = talk.what_now(sheet.lang);
    if sheet.size == Size::Large && large::draw_steps(&said, top + 2, sheet) {
        return;
    }
    let is_numbered = said.len() > 1;
    let mut y = top + 3;
    for (said, n) in said.iter().zip(1..) {
        let x = if is_numbered { sheet.put(0, y, &n.to_string(), Role::Strong) + 2 } else { 0 };
        for (line, y) in wrap(said, usize::from(sheet.wide.saturating_sub(x))).iter().zip(y..sheet.foot()) {
            sheet.put(x, y, line, Role::Text);
        }
        y += 2;
    }
}

/// `12 forslag · i gang`
fn what_came(led: &Led, lang: Lang) -> String {
    format!("{} · {}", wall::so_many_behind(lang, led.proposals), led.work.words().of(lang))
}

fn draw_latest(latest: &Latest, sheet: &mut Sheet<'_, '_>) {
    let lang = sheet.lang;
    let x = sheet.figure(&latest.count.to_string(), 0);
    let what = match latest.since {
        Some(day) => paper::carried_out_since(lang, latest.count, &whole_day(day, lang)),
        None => paper::carried_out_in_all(lang, latest.count),
    };
    sheet.beside(x, &what, &[]);
    let day = |on: Option<NaiveDate>| on.map(|day| dateform::day_year(day, lang)).unwrap_or_default();
    let rows =
        latest.done.iter().map(|done| Listed { sign: "√√", title: &done.title, more: day(done.on) });
    let columns = [paper::LATEST_DONE.of(lang), paper::CONFIRMED_ON.of(lang)];
    draw_rows(columns, &rows.collect::<Vec<_>>(), sheet);
}

fn draw_next(next: &Next, sheet: &mut Sheet<'_, '_>) {
    use chrono::Datelike;
    let lang = sheet.lang;
    let x = sheet.figure(&next.day.day().to_string(), 0);
    let month = Period::month_of(next.day).words(lang);
    let time = next.time.as_deref().map(|time| dateform::time(time, lang));
    let when = [Some(dateform::weekday(next.day, lang).to_owned()), time];
    let when = when.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let more = match &next.place {
        Some(place) => vec![format!("{}, {place}", capital(&when))],
        None => vec![capital(&when)],
    };
    sheet.beside(x, &month, &more);
    let y = sheet.below_figure();
    let title = next.called(lang);
    if sheet.size == Size::Large {
        sheet.lines_of_letters(0, y + 1, &title, Role::Strong);
        return;
    }
    let room = usize::from(sheet.wide);
    for (line, n) in wrap(&title, room).iter().zip(0u16..) {
        sheet.put(0, y + 1 + 2 * n, line, Role::Strong);
    }
}

fn draw_row(row: &Listed<'_>, y: u16, sheet: &mut Sheet<'_, '_>) {
    let room = sheet.wide.saturating_sub(cells(&row.more) + 2);
    let left =
        if row.sign.is_empty() { row.title.to_owned() } else { format!("{}  {}", row.sign, row.title) };
    sheet.put_cut(0, y, room, &left, Role::Text);
    sheet.put_right(y, &row.more, Role::Text);
}

/// Rows of two columns under their names, as many as there is room for, and how many more there are.
fn draw_rows(columns: [&str; 2], rows: &[Listed<'_>], sheet: &mut Sheet<'_, '_>) {
    if rows.is_empty() {
        return;
    }
    let top = sheet.below_figure();
    let (step, end) = (sheet.size.pick(2, 2, large::ROW), sheet.foot());
    sheet.rule(top);
    sheet.put(0, top + 1, columns.first().copied().unwrap_or_default(), Role::Dim);
    sheet.put_right(top + 1, columns.last().copied().unwrap_or_default(), Role::Dim);
    let room = usize::from(end.saturating_sub(top + 2) / step);
    let shown = if rows.len() > room { room.saturating_sub(sheet.size.pick(1, 1, 0)) } else { rows.len() };
    let mut y = top + 3;
    for row in rows.iter().take(shown) {
        match sheet.size {
            Size::Large => large::draw_row(row, y, sheet),
            _ => draw_row(row, y, sheet),
        }
        y += step;
    }
    if shown < rows.len() {
        let said = wall::and_more(sheet.lang, rows.len() - shown);
        sheet.put(0, y.min(end.saturating_sub(1)), &said, Role::Dim);
    }
}

/// How large the page is, for whoever draws beside it.
pub(super) fn is_small(size: Size) -> bool {
    size == Size::Small
}

//! Draws the reports: the list, one on screen, what can be done with it, the day that is asked for.

use crate::msg::action::Action;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::ask_view;
use super::super::desk::Desk;
use super::super::said;
use super::reports::{Do, Opened, Reports, Which};
use super::rows::Rows;
use super::{TOP, draw_head, draw_wrapped, room};

/// Where the title of an issued report stands, and its meeting.
const TITLE: u16 = 11;
const MEETING: u16 = 17;

/// Draws the page.
pub fn draw(page: &Reports, desk: &Desk, canvas: &mut Canvas<'_>) {
    if let Some(opened) = &page.opened {
        return draw_opened(opened, desk, canvas);
    }
    let lang = desk.lang;
    draw_head(&text::reports_title(lang), &text::reports_keys(lang), desk, canvas);
    let Some(names) = &page.names else {
        canvas.text(2, TOP, 40, &text::reading(lang), Role::Dim);
        return;
    };
    let w = canvas.width();
    let count = names.len() + page.issued.len();
    let room = room(desk).saturating_sub(2).max(1);
    let mut y = TOP;
    for place in page.rows.view(count, room) {
        if place == names.len() {
            canvas.text(1, y + 1, w, &text::reports_issued(lang), Role::Strong);
            y += 2;
        }
        if place == page.rows.at(count) {
            canvas.sign(0, y, '▌', Role::Accent);
        }
        if let Some(named) = names.get(place) {
            canvas.text(2, y, w.saturating_sub(4), &named.about, Role::Text);
        } else if let Some(issued) = page.issued.get(place - names.len()) {
            canvas.text(2, y, TITLE - 3, &issued.key, Role::Dim);
            let end = canvas.right(w.saturating_sub(1), y, &issued.meeting, Role::Dim).min(w - MEETING);
            canvas.text(TITLE, y, end.saturating_sub(TITLE + 1), &issued.title, Role::Text);
        }
        y += 1;
    }
}

fn draw_opened(opened: &Opened, desk: &Desk, canvas: &mut Canvas<'_>) {
    let lang = desk.lang;
    let (w, h) = (canvas.width(), canvas.height());
    draw_head(&title(opened, lang), &keys(opened, desk), desk, canvas);
    if let Some((choices, rows)) = &opened.choosing {
        return draw_choices(choices, rows, desk, canvas);
    }
    match &opened.made {
        None => {
            canvas.text(2, TOP, 40, &text::reading(lang), Role::Dim);
        }
        Some(Err(why)) => {
            draw_wrapped(why, TOP + 1, Role::Text, canvas);
        }
        Some(Ok(made)) => {
            for (line, y) in made.lines.iter().skip(opened.top).take(room(desk)).zip(TOP..) {
                canvas.text(0, y, w, line, Role::Text);
            }
            let below = made.lines.len().saturating_sub(opened.top + room(desk));
            if below > 0 {
                canvas.right(w.saturating_sub(1), 1, &format!("▼ {}", said::count(lang, below)), Role::Dim);
            }
            if let Some(warning) = &made.warning {
                canvas.text(1, h.saturating_sub(2), w.saturating_sub(2), warning, Role::Strong);
            }
        }
    }
    if let Some((_, ask)) = &opened.asking {
        let rows = ask_view::ROWS.min(h.saturating_sub(4));
        let top = h.saturating_sub(rows + 2);
        canvas.rule(top.saturating_sub(1), &[]);
        ask_view::draw(ask, desk, &mut canvas.part(0, top, w, rows));
    }
}

fn draw_choices(choices: &[Do], rows: &Rows, desk: &Desk, canvas: &mut Canvas<'_>) {
    let y = draw_wrapped(&text::report_do(desk.lang), TOP, Role::Strong, canvas) + 1;
    for (place, y) in rows.view(choices.len(), room(desk)).zip(y..) {
        if place == rows.at(choices.len()) {
            canvas.sign(0, y, '▌', Role::Accent);
        }
        let said = choices.get(place).map(|choice| words(choice, desk.lang)).unwrap_or_default();
        canvas.text(2, y, canvas.width().saturating_sub(4), &said, Role::Text);
    }
    if choices.iter().any(|choice| matches!(choice, Do::Issue(_))) {
        let below = y + u16::try_from(choices.len()).unwrap_or_default() + 1;
        draw_wrapped(&text::report_issued_is(desk.lang), below, Role::Dim, canvas);
    }
}

fn words(choice: &Do, lang: Lang) -> String {
    match choice {
        Do::Lay("html") => text::report_lay_html(lang),
        Do::Lay("txt") => text::report_lay_text(lang),
        Do::Lay(_) => text::report_lay_markdown(lang),
        Do::Issue(Some((_, meeting))) => text::report_issue_for(lang, meeting),
        Do::Issue(None) => text::report_issue(lang),
        Do::Internal(true) => text::report_with_words(lang),
        Do::Internal(false) => text::report_without_words(lang),
    }
}

fn title(opened: &Opened, lang: Lang) -> String {
    let title = match (&opened.made, &opened.which) {
        (Some(Ok(made)), _) => made.title.clone(),
        (_, Which::Paper(key)) => key.clone(),
        (_, Which::Of(_)) => String::new(),
    };
    text::report_title(lang, &title)
}

fn keys(opened: &Opened, desk: &Desk) -> String {
    let lang = desk.lang;
    let (time, since) = (desk.key(Action::Time), desk.key(Action::Since));
    let plain = desk.key(Action::PlainText);
    match (&opened.choosing, &opened.asking, &opened.which) {
        (Some(_), ..) => text::report_choice_keys(lang),
        (_, Some(_), _) => String::new(),
        (_, _, Which::Of(_)) => text::report_keys(lang, &time, &since, &plain),
        (_, _, Which::Paper(_)) => text::paper_keys(lang, &plain),
    }
}

/// The page as plain lines.
pub fn plain(page: &Reports, desk: &Desk) -> Vec<String> {
    if let Some(opened) = &page.opened {
        return opened.lines().to_vec();
    }
    let names = page.names.iter().flatten().map(|named| named.about.clone());
    let issued =
        page.issued.iter().map(|issued| format!("{}: {}. {}", issued.key, issued.title, issued.meeting));
    std::iter::once(text::reports_title(desk.lang)).chain(names).chain(issued).collect()
}

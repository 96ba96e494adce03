//! Draws the big screen: the page that stands there, and below it the question of a verb or what was just done.

use crate::domain::choice::Audience;
use crate::domain::show::Part;
use crate::domain::wall::Pages;
use crate::text::wall as text;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::ask::Ask;
use super::super::ask_view;
use super::super::desk::Desk;
use super::super::frame;
use super::sheet::Place;
use super::{Wall, has_said, lead_view, public_view, team_view};

/// Draws it over the whole window. Only what the page of the audience holds is drawn, and for the team what a verb on it
/// asks and says; `doubt` asks whether numbers in it are personal.
pub fn draw(wall: &Wall, doubt: Option<&Ask>, desk: &Desk, canvas: &mut Canvas<'_>) {
    let Some(pages) = wall.pages.as_ref().filter(|_| wall.shows_page()) else { return };
    let lang = desk.lang;
    let place = Place { number: wall.at + 1, all: pages.len(), is_held: wall.is_held };
    let is_past = desk.as_of.is_some();
    let said = match (wall.is_leaving, wall.shows_keys) {
        (true, _) if wall.is_meeting => Some(text::ask_end_meeting(lang)),
        (true, _) => Some(text::ask_leave(lang)),
        (_, true) => Some(text::wall_keys(lang)),
        _ => wall.which_meeting(desk),
    };
    if wall.opening.part == Part::Leads {
        lead_view::draw(wall, pages, desk, canvas);
        return draw_foot(wall, doubt, said.as_deref(), desk, canvas);
    }
    match pages {
        Pages::Public(public) => public_view::draw(public, place, is_past, said.as_deref(), lang, canvas),
        Pages::Team(team) => {
            let shown = team_view::Shown { place, row: wall.row, top: wall.top(), is_past, lang };
            team_view::draw(team, &shown, canvas);
            draw_foot(wall, doubt, said.as_deref(), desk, canvas);
        }
    }
}

/// The last rows of a page for the team, or of whoever leads: a question, what was just done, or the keys.
fn draw_foot(wall: &Wall, doubt: Option<&Ask>, said: Option<&str>, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let last = h.saturating_sub(1);
    if let Some(said) = said {
        canvas.text(2, last, w.saturating_sub(2), said, Role::Strong);
    } else if let Some(ask) = doubt.or(wall.question()) {
        let above = h.saturating_sub(2);
        ask_view::draw_in_two_rows(ask, desk, &mut canvas.part(0, above, w, 2));
        if has_said(&desk.note) {
            canvas.part(0, above, w, 1).clear();
            frame::draw_note(desk, above, canvas);
        }
    } else if has_said(&desk.note) {
        frame::draw_note(desk, last, canvas);
    } else if wall.opening.audience == Audience::Public {
        canvas.text(2, last, w.saturating_sub(2), &text::wall_keys(desk.lang), Role::Dim);
    } else {
        team_view::draw_hints(desk, last, canvas);
    }
}

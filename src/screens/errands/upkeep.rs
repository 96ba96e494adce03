//! Looking after the file: a copy by hand, whether all is in order, and how an older copy is taken into use.

use crate::msg::action::Action;
use crate::msg::errand::{Errand, Told};
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::overlay::{Chosen, passed_on};
use super::rows::Rows;
use super::{TOP, draw_head, draw_wrapped, room};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Upkeep {
    rows: Rows,
    /// What was asked for last, and what it came to, once it is known.
    asked: Option<(u64, Option<Vec<String>>)>,
}

impl Upkeep {
    /// Takes what became of an errand.
    pub fn told(&mut self, ticket: u64, told: &Told) {
        let Some((asked, said)) = self.asked.as_mut().filter(|(asked, _)| *asked == ticket) else { return };
        *asked = ticket;
        *said = match told {
            Told::Checked(Ok(lines)) => Some(lines.clone()),
            Told::Laid(Ok(line)) | Told::Laid(Err(line)) | Told::Checked(Err(line)) => {
                Some(vec![line.clone()])
            }
            _ => return,
        };
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if self.rows.moved(verb, 2, room(desk)) {
            return Chosen::Nothing;
        }
        match verb {
            Some(Action::Open) => {
                let errand = if self.rows.at(2) == 0 { Errand::Backup } else { Errand::Check };
                self.asked = Some((desk.errand(errand), None));
            }
            _ if key.code == Code::Esc => return Chosen::Close,
            _ => return passed_on(key, verb, desk),
        }
        Chosen::Nothing
    }

    /// Draws the page.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let lang = desk.lang;
        draw_head(&text::upkeep_title(lang), &text::upkeep_keys(lang), desk, canvas);
        for ((place, said), y) in choices(lang).iter().enumerate().zip(TOP + 1..) {
            if place == self.rows.at(2) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            canvas.text(2, y, canvas.width().saturating_sub(4), said, Role::Text);
        }
        let mut y = TOP + 4;
        match &self.asked {
            Some((_, None)) => y = draw_wrapped(&text::upkeep_looking(lang), y, Role::Dim, canvas),
            Some((_, Some(lines))) => {
                for line in lines {
                    y = draw_wrapped(line, y, Role::Strong, canvas);
                }
            }
            None => {}
        }
        draw_wrapped(&text::upkeep_how(lang), y + 1, Role::Dim, canvas);
    }

    /// The page as plain lines.
    pub fn plain(&self, desk: &Desk) -> Vec<String> {
        let said = self.asked.iter().filter_map(|(_, said)| said.clone()).flatten();
        let head = std::iter::once(text::upkeep_title(desk.lang)).chain(choices(desk.lang));
        head.chain(said).chain([text::upkeep_how(desk.lang)]).collect()
    }
}

fn choices(lang: Lang) -> [String; 2] {
    [text::upkeep_copy(lang), text::upkeep_check(lang)]
}

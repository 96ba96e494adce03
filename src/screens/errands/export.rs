//! Records on their way out: which kind, in which sort of file; what stayed here and why.

use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::errand::{Errand, Form, Told};
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::overlay::{Chosen, passed_on};
use super::import::KINDS;
use super::rows::Rows;
use super::{TOP, draw_head, draw_wrapped, room};

/// The sorts of file, the one for a spreadsheet first.
const FORMS: [Form; 3] = [Form::Csv, Form::Xlsx, Form::JsonLines];
/// Rows above the kinds, and those below for what is said.
const ABOVE: u16 = 2;
const BELOW: usize = 5;

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Export {
    rows: Rows,
    form: Form,
    /// What was asked for last, and what it came to, once it is known.
    asked: Option<(u64, Option<Vec<String>>)>,
}

impl Export {
    /// Takes what became of an errand.
    pub fn told(&mut self, ticket: u64, told: &Told) {
        if let (Some((asked, said)), Told::Exported(told)) = (&mut self.asked, told)
            && *asked == ticket
        {
            *said = Some(told.clone().unwrap_or_else(|why| vec![why]));
        }
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if self.rows.moved(verb, KINDS.len(), seen(desk)) {
            return Chosen::Nothing;
        }
        match (verb, key.code) {
            (Some(Action::Open), _) => {
                let kind = KINDS.get(self.rows.at(KINDS.len()));
                self.asked = kind.map(|kind| (desk.errand(Errand::Export(*kind, self.form)), None));
            }
            (_, Code::Right) => self.turn(1),
            (_, Code::Left) => self.turn(FORMS.len() - 1),
            (_, Code::Esc) => return Chosen::Close,
            _ => return passed_on(key, verb, desk),
        }
        Chosen::Nothing
    }

    fn turn(&mut self, by: usize) {
        let at = FORMS.iter().position(|form| *form == self.form).unwrap_or_default();
        self.form = FORMS.get((at + by) % FORMS.len()).copied().unwrap_or_default();
    }

    fn said(&self, lang: Lang) -> Vec<String> {
        match &self.asked {
            Some((_, Some(lines))) => lines.clone(),
            Some((_, None)) => vec![text::upkeep_looking(lang)],
            None => vec![text::export_how(lang)],
        }
    }

    /// Draws the page.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let (w, lang) = (canvas.width().saturating_sub(4), desk.lang);
        draw_head(&text::export_title(lang), &text::export_keys(lang), desk, canvas);
        canvas.text(2, TOP, w, &text::export_as(lang, &form(self.form, lang)), Role::Strong);
        let mut y = TOP + ABOVE;
        for place in self.rows.view(KINDS.len(), seen(desk)) {
            let Some(kind) = KINDS.get(place) else { continue };
            if place == self.rows.at(KINDS.len()) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            canvas.text(2, y, w, words::kinds(*kind).of(lang), Role::Text);
            y += 1;
        }
        let role = if self.asked.is_some() { Role::Strong } else { Role::Dim };
        y += 1;
        for line in self.said(lang) {
            y = draw_wrapped(&line, y, role, canvas);
        }
    }

    /// The page as plain lines.
    pub fn plain(&self, desk: &Desk) -> Vec<String> {
        let lang = desk.lang;
        let kind = KINDS.get(self.rows.at(KINDS.len())).map(|kind| words::kinds(*kind).of(lang).to_owned());
        let head = [text::export_title(lang), text::export_as(lang, &form(self.form, lang))];
        head.into_iter().chain(kind).chain(self.said(lang)).collect()
    }
}

/// How many kinds are in view.
fn seen(desk: &Desk) -> usize {
    room(desk).saturating_sub(usize::from(ABOVE) + BELOW).max(1)
}

fn form(form: Form, lang: Lang) -> String {
    match form {
        Form::Csv => text::export_csv(lang),
        Form::Xlsx => text::export_xlsx(lang),
        Form::JsonLines => text::export_json(lang),
    }
}

//! Records on their way out: the list on the screen or a whole kind, in which sort of file; what stayed here and why.

use crate::domain::columns::KINDS;
use crate::domain::field::Kind;
use crate::domain::record::Rec;
use crate::domain::words;
use crate::msg::action::Action;
use crate::msg::errand::{Errand, Form, Outgoing, Told};
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::overlay::{Chosen, passed_on};
use super::super::said;
use super::rows::Rows;
use super::{TOP, draw_below, draw_head, draw_wrapped, room};

/// The sorts of file, the one for a spreadsheet first.
const FORMS: [Form; 3] = [Form::Csv, Form::Xlsx, Form::JsonLines];
/// Rows above what can be laid out, and those below for what is said.
const ABOVE: u16 = 2;
const BELOW: usize = 5;

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Export {
    /// What can be laid out, what is on the screen first.
    what: Vec<Outgoing>,
    /// The filter of what is on the screen.
    filter: String,
    rows: Rows,
    form: Form,
    /// What was asked for last, and what it came to, once it is known.
    asked: Option<(u64, Option<Vec<String>>)>,
}

impl Export {
    /// What is on the screen, kind by kind in the order of its rows, and every whole kind.
    pub fn of(shown: &[Rec], filter: &str) -> Export {
        let mut lists: Vec<(Kind, Vec<i64>)> = Vec::new();
        for rec in shown {
            match lists.iter_mut().find(|(kind, _)| *kind == rec.kind) {
                Some((_, ids)) => ids.push(rec.id),
                None => lists.push((rec.kind, vec![rec.id])),
            }
        }
        let lists = lists.into_iter().map(|(kind, ids)| Outgoing::These(kind, ids));
        let what = lists.chain(KINDS.map(Outgoing::All)).collect();
        Export { what, filter: filter.to_owned(), ..Export::default() }
    }

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
        if self.rows.moved(verb, self.what.len(), seen(desk)) {
            return Chosen::Nothing;
        }
        match (verb, key.code) {
            (Some(Action::Open), _) => {
                let what = self.chosen().cloned();
                self.asked = what.map(|what| (desk.errand(Errand::Export(what, self.form)), None));
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

    fn chosen(&self) -> Option<&Outgoing> {
        self.what.get(self.rows.at(self.what.len()))
    }

    fn named(&self, what: &Outgoing, lang: Lang) -> String {
        match what {
            Outgoing::All(kind) => words::kinds(*kind).of(lang).to_owned(),
            Outgoing::These(kind, ids) => {
                let (kinds, rows) =
                    (words::kinds(*kind).of(lang).to_lowercase(), said::count(lang, ids.len()));
                match self.filter.as_str() {
                    "" => text::export_list(lang, &kinds, &rows),
                    filter => text::export_list_filtered(lang, &kinds, &rows, filter),
                }
            }
        }
    }

    fn said(&self, desk: &Desk) -> Vec<String> {
        let lang = desk.lang;
        match &self.asked {
            Some((_, Some(lines))) => lines.clone(),
            Some((_, None)) => vec![text::upkeep_looking(lang)],
            None if desk.as_of.is_some() => vec![text::export_how(lang), text::export_list_earlier(lang)],
            None if desk.at_home => {
                vec![text::export_how(lang), text::export_list_how(lang, &desk.key(Action::Filter))]
            }
            None => vec![text::export_how(lang)],
        }
    }

    /// Draws the page.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let (w, lang) = (canvas.width().saturating_sub(4), desk.lang);
        draw_head(&text::export_title(lang), &text::export_keys(lang), desk, canvas);
        canvas.text(2, TOP, w, &text::export_as(lang, &form(self.form, lang)), Role::Strong);
        let mut y = TOP + ABOVE;
        for place in self.rows.view(self.what.len(), seen(desk)) {
            let Some(what) = self.what.get(place) else { continue };
            if place == self.rows.at(self.what.len()) {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            canvas.text(2, y, w, &self.named(what, lang), Role::Text);
            y += 1;
        }
        draw_below(self.rows.below(self.what.len(), seen(desk)), desk, canvas);
        let role = if self.asked.is_some() { Role::Strong } else { Role::Dim };
        y += 1;
        for line in self.said(desk) {
            y = draw_wrapped(&line, y, role, canvas);
        }
    }

    /// The page as plain lines.
    pub fn plain(&self, desk: &Desk) -> Vec<String> {
        let lang = desk.lang;
        let what = self.chosen().map(|what| self.named(what, lang));
        let head = [text::export_title(lang), text::export_as(lang, &form(self.form, lang))];
        head.into_iter().chain(what).chain(self.said(desk)).collect()
    }
}

/// How many rows are in view.
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

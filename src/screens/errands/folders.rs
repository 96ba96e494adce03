//! Where files come from and go to: the two folders, each with its path and the name that Windows has for it, typed in
//! place.

use crate::domain::arrival::Folder;
use crate::domain::change::{Change, On, Put};
use crate::domain::field::Kind;
use crate::domain::field::ids::setting::VALUE;
use crate::domain::record::Record;
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::errand::{Errand, Told};
use crate::msg::event::Reply;
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::field::Field;
use super::super::overlay::{Chosen, passed_on};
use super::rows::Rows;
use super::{TOP, draw_head, draw_wrapped, room};

/// The settings, in the order of the page.
const SETTINGS: [&str; 4] = ["folder_in", "folder_in_windows", "folder_out", "folder_out_windows"];
/// Where the values stand.
const AT: u16 = 24;

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    settings: Vec<Record>,
    /// The folders as they are used now; what is not set is in the user's own folder.
    used: Option<(Folder, Folder)>,
    rows: Rows,
    typed: Option<Field>,
}

impl Folders {
    /// Asks for what it shows.
    pub fn read(&self, desk: &mut Desk) {
        desk.ask(Query::All(Kind::Setting));
        desk.errand(Errand::Folders);
    }

    /// Takes the settings.
    pub fn take(&mut self, reply: &Reply) {
        if let Reply::All(Kind::Setting, records) = reply {
            self.settings.clone_from(records);
        }
    }

    /// Takes the folders as they are used.
    pub fn told(&mut self, told: &Told) {
        if let Told::Folders(inn, out) = told {
            self.used = Some((inn.clone(), out.clone()));
        }
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        if self.typed.is_some() {
            return self.type_key(key, desk);
        }
        if self.rows.moved(verb, SETTINGS.len(), room(desk)) {
            return Chosen::Nothing;
        }
        match verb {
            Some(Action::Open | Action::Edit) if desk.read_only => {
                desk.problem(text::failed_read_only(desk.lang));
            }
            Some(Action::Open | Action::Edit) => {
                self.typed = Some(Field::line(self.value(self.rows.at(SETTINGS.len())).unwrap_or_default()));
            }
            _ if key.code == Code::Esc => return Chosen::Close,
            _ => return passed_on(key, verb, desk),
        }
        Chosen::Nothing
    }

    fn type_key(&mut self, key: Key, desk: &mut Desk) -> Chosen {
        match key.code {
            Code::Esc => self.typed = None,
            Code::Enter => self.save(desk),
            _ => {
                if let Some(field) = &mut self.typed {
                    field.key(key);
                }
            }
        }
        Chosen::Nothing
    }

    /// A paste into the line that is typed.
    pub fn paste(&mut self, pasted: &str) {
        if let Some(field) = &mut self.typed {
            field.paste(pasted);
        }
    }

    fn save(&mut self, desk: &mut Desk) {
        let place = self.rows.at(SETTINGS.len());
        if place.is_multiple_of(2)
            && let Some(typed) = self.typed.as_ref().map(|field| field.text().trim())
            && !typed.is_empty()
            && !typed.starts_with(['/', '~'])
        {
            return desk.problem(text::folder_needs_path(desk.lang));
        }
        let Some(field) = self.typed.take() else { return };
        let Some(key) = SETTINGS.get(self.rows.at(SETTINGS.len())) else { return };
        let to = Put::text(field.text().trim());
        let change = match self.settings.iter().find(|setting| setting.key == *key) {
            Some(known) => {
                Change::Set { on: On::Record(known.rec), field: VALUE, to, seen: Some(known.seen) }
            }
            None => Change::Create {
                kind: Kind::Setting,
                key: Some((*key).to_owned()),
                values: vec![(VALUE, to)],
            },
        };
        desk.commit(vec![change], None, text::folder_saved(desk.lang));
    }

    fn value(&self, place: usize) -> Option<&str> {
        let key = SETTINGS.get(place)?;
        self.settings.iter().find(|setting| setting.key == *key)?.get("value")
    }

    /// What is used where nothing is set.
    fn used(&self, place: usize, lang: Lang) -> String {
        let Some((inn, out)) = &self.used else { return String::new() };
        let folder = if place < 2 { inn } else { out };
        match place % 2 {
            0 => text::folder_own(lang, &folder.path.to_string_lossy()),
            _ => text::folder_no_name(lang),
        }
    }

    /// Draws the page.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let lang = desk.lang;
        let keys = if self.typed.is_some() { text::enter_saves(lang) } else { text::folders_keys(lang) };
        draw_head(&text::folders_title(lang), &keys, desk, canvas);
        let names = names(lang);
        let mut y = TOP + 1;
        for (place, name) in names.iter().enumerate() {
            let is_here = place == self.rows.at(SETTINGS.len());
            if is_here {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            canvas.text(2, y, AT - 3, name, Role::Text);
            let room = canvas.width().saturating_sub(AT + 2);
            match (&self.typed, self.value(place).filter(|value| !value.is_empty())) {
                (Some(field), _) if is_here => {
                    let x = canvas.text(AT, y, room, field.text(), Role::Strong);
                    canvas.sign(x, y, '▌', Role::Accent);
                }
                (_, Some(value)) => drop(canvas.text(AT, y, room, value, Role::Strong)),
                (_, None) => drop(canvas.text(AT, y, room, &self.used(place, lang), Role::Dim)),
            }
            y += if place % 2 == 1 { 2 } else { 1 };
        }
        draw_wrapped(&text::folders_how(lang), y, Role::Dim, canvas);
    }

    /// The page as plain lines.
    pub fn plain(&self, desk: &Desk) -> Vec<String> {
        let said = |(place, name): (usize, String)| {
            let value = self.value(place).map_or_else(|| self.used(place, desk.lang), str::to_owned);
            format!("{name}: {value}")
        };
        let lines = names(desk.lang).into_iter().enumerate().map(said);
        std::iter::once(text::folders_title(desk.lang)).chain(lines).collect()
    }
}

fn names(lang: Lang) -> [String; 4] {
    [
        text::folder_in(lang),
        text::folder_in_windows(lang),
        text::folder_out(lang),
        text::folder_out_windows(lang),
    ]
}

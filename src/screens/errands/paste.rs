//! A place to paste into: cells of a spreadsheet, a mail, text. It says what it takes them for, and goes on to the same
//! preview as a file.

use crate::domain::clean::clean_note;
use crate::domain::pasted::{self, Headings, Pasted};
use crate::msg::action::{Action, Scope};
use crate::msg::errand::Origin;
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::super::desk::Desk;
use super::super::field::Field;
use super::super::overlay::Chosen;
use super::super::said;
use super::import::Import;
use super::{Page, TOP, draw_head, draw_wrapped, room};

/// Where its draft is kept.
pub const DRAFT: &str = "paste";
/// So much of it is kept as a draft, in bytes.
const KEPT: usize = 256 * 1024;

/// The page.
#[derive(Clone, Debug)]
pub struct Paste {
    field: Field,
    what: Pasted,
    /// How many signs were taken out of it because they could harm or hide.
    removed: u32,
}

impl Paste {
    /// With what was left there before.
    pub fn open(desk: &Desk) -> Paste {
        let text = desk.drafts.get(DRAFT).map(|draft| draft.text.whole()).unwrap_or_default();
        let what = pasted::told(&text, Headings::Told).0;
        Paste { field: Field::long(&text), what, removed: 0 }
    }

    /// The same with a text pasted into it.
    pub fn with(mut self, text: &str, desk: &mut Desk) -> Paste {
        self.paste(text, desk);
        self
    }

    /// A paste; tabs stay, because they part cells.
    pub fn paste(&mut self, pasted: &str, desk: &mut Desk) {
        let cleaned = clean_note(pasted);
        self.removed += cleaned.removed;
        self.field.insert(&cleaned.text);
        self.changed(desk);
    }

    fn changed(&mut self, desk: &mut Desk) {
        self.what = pasted::told(self.field.text(), Headings::Told).0;
        if self.field.text().len() <= KEPT {
            desk.draft(DRAFT, self.field.text(), self.field.cursor());
        }
    }

    /// A key.
    pub fn key(&mut self, key: Key, desk: &mut Desk) -> Chosen {
        let goes_on = desk.keymap.action(&[Scope::Typing], key) == Some(Action::Save);
        match key.code {
            Code::Esc => return Chosen::Close,
            _ if goes_on && self.what == Pasted::Nothing => desk.say(text::paste_nothing(desk.lang)),
            _ if goes_on => {
                let from = Origin::Pasted(self.field.text().to_owned(), Headings::Told);
                return Chosen::Page(Box::new(Page::Import(Import::open(from, desk))));
            }
            _ if self.field.key(key) => self.changed(desk),
            _ => {}
        }
        Chosen::Nothing
    }

    /// Draws the page.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let lang = desk.lang;
        let keys = text::paste_keys(lang, &desk.key(Action::Save));
        draw_head(&text::paste_title(lang), &keys, desk, canvas);
        if self.field.text().is_empty() {
            draw_wrapped(&text::paste_how(lang), TOP + 1, Role::Dim, canvas);
            return canvas.sign(1, TOP, '▌', Role::Accent);
        }
        canvas.text(2, TOP, canvas.width().saturating_sub(4), &self.taken_for(lang), Role::Strong);
        self.draw_text(TOP + 2, room(desk).saturating_sub(2), canvas);
    }

    fn draw_text(&self, top: u16, room: usize, canvas: &mut Canvas<'_>) {
        let w = canvas.width().saturating_sub(3);
        let at = self.field.before().matches('\n').count();
        let from = (at + 1).saturating_sub(room);
        let lines = self.field.text().split('\n').enumerate().skip(from).take(room);
        for ((number, line), y) in lines.zip(top..) {
            let shown = line.replace('\t', " │ ");
            canvas.text(2, y, w, &shown, Role::Text);
            if number == at {
                let before = self.field.before().rsplit('\n').next().unwrap_or_default().replace('\t', " │ ");
                let x = u16::try_from(crate::ui::wrap::width(&before)).unwrap_or(u16::MAX).saturating_add(2);
                canvas.cursor(x.min(w + 1), y);
            }
        }
    }

    /// What it is taken for.
    fn taken_for(&self, lang: Lang) -> String {
        let n = |n: usize| said::count(lang, n);
        let mut said = match self.what {
            Pasted::Nothing => text::paste_nothing(lang),
            Pasted::Cells { rows, columns } => text::paste_cells(lang, &n(rows), &n(columns)),
            Pasted::Mails { mails: 1, .. } => text::paste_mail(lang),
            Pasted::Mails { mails, .. } => text::paste_mails(lang, &n(mails)),
            Pasted::Text { paragraphs, joined: false } => text::paste_text(lang, &n(paragraphs)),
            Pasted::Text { paragraphs, joined: true } => text::paste_joined(lang, &n(paragraphs)),
        };
        if self.removed > 0 {
            said = format!("{said} {}", text::signs_removed(lang, self.removed));
        }
        said
    }

    /// The page as plain lines.
    pub fn plain(&self, desk: &Desk) -> Vec<String> {
        let head = [text::paste_title(desk.lang), self.taken_for(desk.lang)];
        head.into_iter().chain(self.field.text().lines().map(str::to_owned)).collect()
    }
}

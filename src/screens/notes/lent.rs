//! The text of a note in the program that the person writes with: out, and back as an edit of one's own.

use crate::domain::clean::clean_note;
use crate::msg::effect::Effect;
use crate::msg::event::{Ended, Returned};
use crate::msg::share::{Share, Typed};
use crate::text;

use super::super::desk::Desk;
use super::Writing;

impl Writing {
    /// Hands the text to the person's own program. It is a draft meanwhile, with what it was made from.
    pub fn lend(&mut self, desk: &mut Desk) {
        if desk.read_only {
            return desk.problem(text::failed_read_only(desk.lang));
        }
        if self.is_saving() || self.ask.is_some() || self.earlier.is_some() {
            return;
        }
        self.editor.pause();
        let typed = Typed { is_lent: true, ..self.typed() };
        desk.effect(Effect::Share(Share::Text(typed)));
        let (place, text, cursor) = (self.place(), self.editor.text(), self.editor.cursor());
        desk.effect(Effect::Lend { place, text, cursor });
    }

    /// Takes the text back: what is new in it is one step of one's own, cleaned as a paste is.
    pub fn take_back(&mut self, back: &Returned, desk: &mut Desk) {
        if back.place != self.place() {
            return;
        }
        let cleaned = back.text.as_deref().map(clean_note);
        if let Some(cleaned) = &cleaned {
            self.editor.make(&cleaned.text);
        }
        self.say_text(true, desk);
        let removed = cleaned.as_ref().map_or(0, |cleaned| cleaned.removed);
        let said = said(back, desk);
        match &back.ended {
            Ended::Well if removed > 0 => desk.say(text::pasted_cleaned(desk.lang, removed)),
            Ended::Well => desk.say(said),
            _ => desk.problem(said),
        }
    }
}

fn said(back: &Returned, desk: &Desk) -> String {
    let (lang, program) = (desk.lang, back.program.as_str());
    let of_text = match &back.text {
        Some(_) => text::outside_back(lang, program),
        None => text::text_as_it_was(lang),
    };
    match &back.ended {
        Ended::Well if back.text.is_none() => text::outside_unchanged(lang, program),
        Ended::Well => of_text,
        Ended::Failed(code) => format!("{} · {of_text}", text::outside_failed(lang, program, *code)),
        Ended::Killed => format!("{} · {of_text}", text::outside_killed(lang, program)),
        Ended::NotFound => text::outside_not_found(lang, program),
        Ended::NotNamed => text::outside_not_named(lang),
        Ended::NoFile(why) => text::outside_no_file(lang, why),
    }
}

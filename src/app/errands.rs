//! What was done with files: the answers go to their pages, and what came in is read anew.

use crate::domain::arrival::Progress;
use crate::msg::action::Action;
use crate::msg::effect::Effect;
use crate::msg::errand::{Told, Unfinished};
use crate::screens::desk::Desk;
use crate::screens::errands::Page;
use crate::screens::overlay::Overlay;
use crate::text;
use crate::ui::wrap;

use super::App;

/// What is always left of a file's name.
const SHORTEST_NAME: usize = 8;

impl App {
    /// What became of an errand.
    pub(super) fn told(&mut self, ticket: u64, told: &Told) {
        if let Told::Unfinished(Some(left)) = told {
            return self.desk.problem(unfinished(left, &self.desk));
        }
        let App { overlay, beneath, desk, .. } = self;
        let pages = overlay.iter_mut().chain(beneath).filter_map(page);
        pages.for_each(|page| page.told(ticket, told, desk));
        let has_written = match told {
            Told::Import(Ok(arrival)) => arrival.batch.is_some(),
            Told::Laid(Ok(_)) => true,
            _ => false,
        };
        if has_written {
            self.news();
        }
    }

    /// How far an errand is.
    pub(super) fn progress(&mut self, ticket: u64, progress: &Progress) {
        let pages = self.overlay.iter_mut().chain(&mut self.beneath).filter_map(page);
        pages.for_each(|page| page.progress(ticket, progress));
    }

    /// Ends, unless a file is being taken: that is stopped first.
    pub(super) fn quit(&mut self) {
        let is_busy =
            self.overlay.iter_mut().chain(&mut self.beneath).filter_map(page).any(|page| page.is_busy());
        if is_busy {
            self.desk.problem(text::import_under_way(self.desk.lang));
        } else {
            self.desk.effect(Effect::Quit);
        }
    }
}

/// That an import was killed, and what to do; the file's name gives way so that the whole fits into a row.
fn unfinished(left: &Unfinished, desk: &Desk) -> String {
    let (menu, lang) = (desk.key(Action::Menu), desk.lang);
    let say = |file: &str| match left.is_own {
        true => text::import_killed(lang, file, &menu),
        false => text::import_killed_of(lang, file, &left.who, &menu),
    };
    const SIGN_AND_EDGES: usize = 4;
    let room = usize::from(desk.size.0).saturating_sub(SIGN_AND_EDGES + wrap::width(&say("")));
    say(&wrap::cut(&left.file, room.max(SHORTEST_NAME)))
}

fn page(overlay: &mut Overlay) -> Option<&mut Page> {
    if let Overlay::Errand(page) = overlay { Some(page) } else { None }
}

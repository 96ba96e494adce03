//! What was done with files: the answers go to their pages, and what came in is read anew.

use crate::msg::effect::Effect;
use crate::msg::errand::Told;
use crate::screens::errands::Page;
use crate::screens::overlay::Overlay;
use crate::text;

use super::App;

impl App {
    /// What became of an errand.
    pub(super) fn told(&mut self, ticket: u64, told: &Told) {
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
    pub(super) fn progress(&mut self, ticket: u64, rows: usize) {
        let pages = self.overlay.iter_mut().chain(&mut self.beneath).filter_map(page);
        pages.for_each(|page| page.progress(ticket, rows));
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

fn page(overlay: &mut Overlay) -> Option<&mut Page> {
    if let Overlay::Errand(page) = overlay { Some(page) } else { None }
}

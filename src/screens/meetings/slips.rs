//! Slips of paper from a meeting, typed one after the other: Enter saves one and asks for the next, an empty line ends.

use crate::domain::marks::{Place, slip};
use crate::domain::meeting::Meeting;
use crate::msg::action::Action;
use crate::msg::key::{Code, Key};
use crate::text;

use super::super::ask::{About, Ask};
use super::super::desk::Desk;
use super::Meetings;

/// The slips of one place.
#[derive(Clone, Debug)]
pub(super) struct Slips {
    /// The question for the next one.
    pub ask: Ask,
    place: Place,
    /// How many were saved.
    saved: usize,
}

impl Slips {
    /// Asks for the first slip of a meeting, or of one of its stands; a slip that was begun comes back.
    pub fn of(meeting: Option<&Meeting>, stand: Option<&str>, desk: &Desk) -> Slips {
        let held = meeting.and_then(|meeting| meeting.date).filter(|day| *day <= desk.today);
        let place = Place {
            meeting: meeting.map(|meeting| meeting.key.clone()),
            stand: stand.map(str::to_owned),
            day: held.unwrap_or(desk.today),
            example: desk.example,
        };
        let mut slips = Slips { ask: question(0, &place, desk), place, saved: 0 };
        if let Some(draft) = desk.drafts.get(&slips.draft_place()) {
            slips.ask.field.insert(&draft.text.whole());
        }
        slips
    }

    /// A paste into the slip.
    pub fn paste(&mut self, pasted: &str, desk: &mut Desk) -> u32 {
        let removed = self.ask.field.paste(pasted);
        self.keep(desk);
        removed
    }

    fn keep(&mut self, desk: &mut Desk) {
        desk.draft(&self.draft_place(), self.ask.field.text(), self.ask.field.cursor());
    }

    fn draft_place(&self) -> String {
        let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
        format!("slip/{}/{}", part(&self.place.meeting), part(&self.place.stand))
    }

    /// Enter: saves the slip and asks for the next; `false` where nothing is typed, which ends it.
    fn next(&mut self, desk: &mut Desk) -> bool {
        let typed = self.ask.field.text();
        if desk.doubts([typed]) {
            return true;
        }
        let Some(changes) = slip(typed, &self.place) else { return false };
        desk.commit(changes, None, text::slip_saved(desk.lang));
        desk.draft(&self.draft_place(), "", 0);
        self.saved += 1;
        self.ask = question(self.saved, &self.place, desk);
        true
    }
}

impl Meetings {
    /// A key while slips are typed.
    pub(super) fn typed_slip(&mut self, key: Key, desk: &mut Desk) {
        let Some(slips) = &mut self.slips else { return };
        match key.code {
            Code::Esc => {
                if !slips.ask.field.text().trim().is_empty() {
                    desk.say(text::draft_kept(desk.lang));
                }
                self.slips = None;
            }
            Code::Enter if slips.next(desk) => {}
            Code::Enter => {
                match slips.saved {
                    0 => {}
                    1 => desk.say(text::one_slip_typed(desk.lang)),
                    n => desk.say(text::slips_typed(desk.lang, n)),
                }
                self.slips = None;
            }
            _ => {
                slips.ask.field.key(key);
                slips.keep(desk);
            }
        }
    }
}

fn question(saved: usize, place: &Place, desk: &Desk) -> Ask {
    let stand = place.stand.as_deref().map(|stand| text::stand(desk.lang, stand));
    let parts: Vec<String> = place.meeting.clone().into_iter().chain(stand).collect();
    let title = text::ask_slip(desk.lang, saved + 1, &parts.join(" · "));
    Ask::new(About::Slip, Vec::new(), &desk.key(Action::New), title)
}

//! What a new note begins with, by the kind of its meeting.

use super::super::choice::{Choice, MeetingKind};
use crate::text::{self, Lang};

/// What parts the lines of a template in a setting, whose value is one line.
const NEXT_LINE: &str = " / ";

/// What a new note of a meeting begins with: what the setting `template.KIND` says, or `template.stand` for the note of a
/// stand, its lines parted by ` / `; else the house's own. `setting` gives the value of a setting by its key.
pub fn template(
    kind: MeetingKind,
    stand: Option<&str>,
    setting: impl Fn(&str) -> Option<String>,
    lang: Lang,
) -> String {
    let name = if stand.is_some() { "stand" } else { kind.name() };
    if let Some(own) = setting(&format!("template.{name}")) {
        return own.split(NEXT_LINE).map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n";
    }
    match (stand, kind) {
        (Some(stand), _) => text::stand_template(lang, stand),
        (None, MeetingKind::Board) => text::BOARD_TEMPLATE.of(lang).to_owned(),
        (None, MeetingKind::Dialogue) => text::DIALOGUE_TEMPLATE.of(lang).to_owned(),
        (None, MeetingKind::Committee) => text::COMMITTEE_TEMPLATE.of(lang).to_owned(),
        (None, MeetingKind::Conference | MeetingKind::Hearing | MeetingKind::Other) => String::new(),
    }
}

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

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn own(kind: MeetingKind, stand: Option<&str>, lang: Lang) -> String {
        template(kind, stand, |_| None, lang)
    }

    #[test]
    fn a_new_note_begins_as_its_meeting_goes_and_holds_no_record_yet() {
        for lang in [Lang::Da, Lang::En] {
            for kind in MeetingKind::ALL {
                let text = own(*kind, None, lang);
                assert!(parse(&text).iter().all(|mark| mark.words(&text, None).is_empty()), "{text}");
            }
        }
        assert!(own(MeetingKind::Board, None, Lang::Da).contains("## Hvem har brug for hjælp\n"));
        assert!(
            own(MeetingKind::Dialogue, Some("jobparate"), Lang::Da)
                .starts_with("# jobparate\n\n## Forslag\nf: ")
        );
        assert_eq!(own(MeetingKind::Other, None, Lang::Da), "");
    }

    #[test]
    fn a_setting_says_it_otherwise_with_its_lines_parted() {
        let setting =
            |key: &str| (key == "template.board").then(|| "# Tavle / ## Uge 17/18 / o: ".to_owned());
        let told = template(MeetingKind::Board, None, setting, Lang::Da);
        assert_eq!(told, "# Tavle\n## Uge 17/18\no:\n");
        assert_eq!(
            template(MeetingKind::Committee, None, setting, Lang::Da),
            own(MeetingKind::Committee, None, Lang::Da)
        );
    }
}

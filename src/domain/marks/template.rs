//! What a new note begins with, by the kind of its meeting.

use super::super::choice::{Choice, MeetingKind};
use super::parse::parse;
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
    if let Some(own) = setting(&setting_of(kind, stand.is_some())) {
        return own.split(NEXT_LINE).map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n";
    }
    match (stand, kind) {
        (Some(stand), _) => text::stand_template(lang, stand),
        (None, MeetingKind::Board) => text::BOARD_TEMPLATE.of(lang).to_owned(),
        (None, MeetingKind::Dialogue) => text::DIALOGUE_TEMPLATE.of(lang).to_owned(),
        (None, MeetingKind::Committee) => text::COMMITTEE_TEMPLATE.of(lang).to_owned(),
        (None, MeetingKind::Conference) => text::CONFERENCE_TEMPLATE.of(lang).to_owned(),
        (None, MeetingKind::Hearing | MeetingKind::Other) => String::new(),
    }
}

/// The key of the setting that says what such a note begins with.
pub fn setting_of(kind: MeetingKind, of_stand: bool) -> String {
    format!("template.{}", if of_stand { "stand" } else { kind.name() })
}

/// The value of the setting by which new notes begin as this one stands: without the keys of its own records.
pub fn as_setting(text: &str) -> String {
    let mut own = String::new();
    let mut from = 0;
    for pointer in parse(text).iter().flat_map(|mark| &mark.pointers) {
        own.push_str(text.get(from..pointer.range.start).unwrap_or_default().trim_end());
        from = pointer.range.end;
    }
    own.push_str(text.get(from..).unwrap_or_default());
    own.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join(NEXT_LINE)
}

#[cfg(test)]
mod tests {
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
    fn a_note_is_made_the_template_without_the_keys_of_its_records() {
        let value = as_setting("# Tavle\n\nf: ét brev → F-0421\no: \n\n");
        assert_eq!(value, "# Tavle /  / f: ét brev / o:");
        let told = template(MeetingKind::Board, None, |_| Some(value.clone()), Lang::Da);
        assert_eq!(told, "# Tavle\n\nf: ét brev\no:\n");
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

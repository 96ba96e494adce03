//! Whether a reason says who agreed: a deadline that is moved again and again needs more than one person behind it.

/// Bodies that can agree, as a word begins, lower case; both languages.
const BODIES: &[&str] =
    &["udvalg", "byråd", "direktion", "chefgruppe", "ledergruppe", "committee", "council", "management"];
/// What stands before a name that is not one of the colleagues' initials.
const AGREED_WITH: &[&str] = &["aftalt med ", "efter aftale med ", "enig med ", "agreed with "];

/// Whether a reason names a colleague other than the one who writes it by initials, names a body, or says with whom it
/// was agreed. Initials count as they are written in the file, for in lower case some are words.
pub fn names_who_agreed(reason: &str, me: &str, colleagues: &[String]) -> bool {
    let is_me = |word: &str| word.to_lowercase() == me.to_lowercase();
    let mut words = reason.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let lower = reason.to_lowercase();
    let with_somebody = || {
        AGREED_WITH.iter().any(|with| {
            let name = lower.split_once(with).and_then(|(_, rest)| rest.split_whitespace().next());
            name.is_some_and(|name| !is_me(name.trim_matches(|c: char| !c.is_alphanumeric())))
        })
    };
    words.any(|word| is_colleague(word, colleagues) && !is_me(word) || is_body(word)) || with_somebody()
}

fn is_colleague(word: &str, colleagues: &[String]) -> bool {
    colleagues.iter().any(|initials| initials == word)
}

/// A body's name may stand at the end of a longer word: *beskæftigelsesudvalget*.
fn is_body(word: &str) -> bool {
    let word = word.to_lowercase();
    BODIES.iter().any(|body| word.contains(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_who_agreed_by_initials_by_a_body_or_in_words() {
        let colleagues = ["HL", "MK", "JO"].map(str::to_owned);
        let agreed = |reason: &str| names_who_agreed(reason, "HL", &colleagues);
        for reason in [
            "leverandøren er forsinket, MK er enig",
            "MK/JO 20/4",
            "Social- og Beskæftigelsesudvalget 4/5",
            "udvalget har udsat sagen",
            "aftalt med Birgit i økonomi",
            "Efter aftale med direktionen",
            "enig med Birgit",
            "agreed with the mayor",
        ] {
            assert!(agreed(reason), "{reason}");
        }
        for reason in ["vi mangler folk", "det går jo nok", "HL", "aftalt med HL", "aftalt med ", "smk", ""]
        {
            assert!(!agreed(reason), "{reason}");
        }
    }
}

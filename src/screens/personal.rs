//! Numbers that look personal: underlined where they are typed, asked about when they are saved; what is said not to be
//! one is a setting, so that nobody is asked again.

use crate::domain::board::Board;
use crate::domain::change::{Change, Put};
use crate::domain::cpr::{self, HARMLESS, Harmless};
use crate::domain::field::Kind;
use crate::domain::field::ids::setting::VALUE;
use crate::msg::action::Action;
use crate::msg::key::Key;
use crate::text;
use crate::ui::theme::Role;

use super::ask::{About, Ask, numbered};
use super::desk::Desk;

/// A saving that waits for somebody to say what numbers in it are.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// The question.
    pub ask: Ask,
    numbers: Vec<String>,
    /// The key that saves, to be pressed again.
    pub key: Key,
}

impl Doubt {
    /// Asks about these numbers; `key` was to save them.
    pub fn of(numbers: Vec<String>, key: Key, desk: &Desk) -> Doubt {
        let masked: Vec<String> = numbers.iter().map(|number| cpr::mask(number)).collect();
        let title = match masked.as_slice() {
            [one] => text::looks_like_cpr(desk.lang, one),
            more => text::look_like_cpr(desk.lang, &more.join(", ")),
        };
        // A room looks on: not even a day of birth is said there.
        let title = if desk.on_wall { text::something_looks_like_cpr(desk.lang) } else { title };
        let choice = (text::no_cpr(desk.lang), String::new());
        let ask = Ask::new(About::Harmless, Vec::new(), &desk.key(Action::Save), title);
        Doubt { ask: ask.choosing(numbered([choice].into_iter())), numbers, key }
    }

    /// They are none: for this session at once, and for everybody.
    pub fn are_harmless(&self, desk: &mut Desk) {
        desk.harmless.add(self.numbers.iter().map(String::as_str));
        let value = text::no_cpr_value(desk.lang, &desk.who);
        let setting = |number: &String| Change::Create {
            kind: Kind::Setting,
            key: Some(format!("{HARMLESS}{}", cpr::digits(number))),
            values: vec![(VALUE, Put::text(value.clone()))],
        };
        let changes = self.numbers.iter().map(setting).collect();
        desk.commit(changes, None, text::no_cpr_said(desk.lang));
    }
}

/// What the board says of such numbers holds, and what was said here while that is still being written.
pub fn known_by(board: &Board, desk: &mut Desk) {
    if desk.under_way == 0 && desk.as_of.is_none() {
        desk.harmless = Harmless::default();
    }
    desk.harmless.add(board.settings.iter().filter_map(|setting| setting.key.strip_prefix(HARMLESS)));
}

/// The numbers in texts that look personal and of which nobody has said that they are not; each once.
pub fn found<'a>(texts: impl IntoIterator<Item = &'a str>, harmless: &Harmless) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for text in texts {
        for number in harmless.find(text).into_iter().filter_map(|range| text.get(range)) {
            if !numbers.iter().any(|known| cpr::digits(known) == cpr::digits(number)) {
                numbers.push(number.to_owned());
            }
        }
    }
    numbers
}

/// A line that is typed, in pieces: a number that looks personal is underlined.
pub fn pieces<'a>(typed: &'a str, harmless: &Harmless) -> Vec<(&'a str, Role)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for range in harmless.find(typed) {
        pieces.push((typed.get(from..range.start).unwrap_or_default(), Role::Text));
        pieces.push((typed.get(range.clone()).unwrap_or_default(), Role::Underlined));
        from = range.end;
    }
    pieces.push((typed.get(from..).unwrap_or_default(), Role::Text));
    pieces
}

/// The same for a long text that is shown in these lines: a number may stand in two of them.
pub fn lines(typed: &str, lines: Vec<String>, harmless: &Harmless) -> Vec<Vec<(String, Role)>> {
    let found = harmless.find(typed);
    let role =
        |at: usize| if found.iter().any(|range| range.contains(&at)) { Role::Underlined } else { Role::Text };
    // Lines differ from the text in blanks alone.
    let mut letters = typed.char_indices().filter(|(_, c)| !c.is_whitespace());
    let mut last = Role::Text;
    let mut painted = |line: String| {
        let mut pieces: Vec<(String, Role)> = Vec::new();
        for c in line.chars() {
            if !c.is_whitespace() {
                last = letters.next().map_or(Role::Text, |(at, _)| role(at));
            }
            match pieces.last_mut() {
                Some((text, role)) if *role == last => text.push(c),
                _ => pieces.push((c.to_string(), last)),
            }
        }
        pieces
    };
    lines.into_iter().map(&mut painted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_underlined_also_where_a_line_breaks_it() {
        let typed = "ring til 010190 1234 nu";
        let shown = lines(typed, vec!["ring til 010190".into(), "1234 nu".into()], &Harmless::default());
        let under: Vec<&str> =
            shown.iter().flatten().filter(|p| p.1 == Role::Underlined).map(|p| p.0.as_str()).collect();
        assert_eq!(under, ["010190", "1234 "]);
        assert_eq!(pieces(typed, &Harmless::default())[1], ("010190 1234", Role::Underlined));
    }

    #[test]
    fn each_number_is_asked_about_once_however_it_is_written() {
        let texts = ["010190-1234 og 0101901234", "010190 1234, 020290-1234"];
        assert_eq!(found(texts, &Harmless::default()), ["010190-1234", "020290-1234"]);
    }
}

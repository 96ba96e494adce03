//! What this terminal can show, read from the environment only.

use crate::ui::face::Face;

/// How many colours to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorMode {
    /// None: `NO_COLOR` is set, or the terminal has none. Bold, underline and reverse stay.
    None,
    /// The sixteen that the user's own palette defines.
    Sixteen,
    /// The 256 of xterm.
    TwoFiftySix,
}

/// In which character set the terminal reads and writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    /// Everything.
    #[default]
    Utf8,
    /// ISO-8859-1: one byte per letter, the Danish ones among them.
    Latin1,
    /// ISO-8859-15: as ISO-8859-1 with `€` and seven letters more.
    Latin9,
    /// Nothing above U+007F.
    Ascii,
}

/// The eight places where ISO-8859-15 differs from ISO-8859-1.
const LATIN9: [(u8, char); 8] =
    [(0xA4, '€'), (0xA6, 'Š'), (0xA8, 'š'), (0xB4, 'Ž'), (0xB8, 'ž'), (0xBC, 'Œ'), (0xBD, 'œ'), (0xBE, 'Ÿ')];

/// Languages whose locale without a named character set means ISO-8859-1.
const WESTERN: &[&str] =
    &["da", "de", "en", "es", "fi", "fo", "fr", "is", "it", "kl", "nb", "nl", "nn", "no", "pt", "sv"];

/// Terminals that show 256 colours without saying so in their name.
const COLOURFUL: &[&str] = &["kitty", "alacritty", "foot", "wezterm", "ghostty", "-direct"];

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// The colours.
    pub colors: ColorMode,
    /// The character set.
    pub charset: Charset,
    /// Whether the terminal knows titles and other texts meant for its window (OSC); the Linux console does not.
    pub window: bool,
}

impl Caps {
    /// As the environment of this process says.
    pub fn from_env() -> Caps {
        Caps::from_vars(|name| std::env::var(name).ok())
    }

    /// As `var` says, which gives the value of an environment variable.
    pub fn from_vars(var: impl Fn(&str) -> Option<String>) -> Caps {
        let set = |name: &str| var(name).filter(|value| !value.is_empty());
        let term = set("TERM").unwrap_or_default();
        let colors = if set("NO_COLOR").is_some() {
            ColorMode::None
        } else {
            colors(&term, &set("COLORTERM").unwrap_or_default())
        };
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        let window = !matches!(term.as_str(), "" | "dumb" | "linux") && !term.starts_with("vt");
        Caps { colors, charset: charset(&locale.unwrap_or_default()), window }
    }

    /// The signs to draw with: blocks and lines need UTF-8.
    pub fn face(self) -> Face {
        match self.charset {
            Charset::Utf8 => Face::Unicode,
            _ => Face::Ascii,
        }
    }
}

impl Charset {
    /// The byte for `c` in a set of single bytes; `None` where the set does not hold it. Not for UTF-8.
    pub fn byte(self, c: char) -> Option<u8> {
        let same = u8::try_from(u32::from(c)).ok();
        match self {
            _ if c.is_ascii() => same,
            Charset::Latin1 => same.filter(|b| *b >= 0xA0),
            Charset::Latin9 => match LATIN9.iter().find(|(_, special)| *special == c) {
                Some((byte, _)) => Some(*byte),
                None => same.filter(|b| *b >= 0xA0 && !LATIN9.iter().any(|(taken, _)| taken == b)),
            },
            Charset::Utf8 | Charset::Ascii => None,
        }
    }

    /// What a single byte means in this set; `None` where it means nothing by itself.
    pub fn char(self, byte: u8) -> Option<char> {
        match self {
            _ if byte.is_ascii() => Some(char::from(byte)),
            Charset::Latin1 => Some(char::from(byte)),
            Charset::Latin9 => {
                let special = LATIN9.iter().find(|(place, _)| *place == byte);
                Some(special.map_or(char::from(byte), |(_, c)| *c))
            }
            Charset::Utf8 | Charset::Ascii => None,
        }
    }
}

fn colors(term: &str, colorterm: &str) -> ColorMode {
    let rich = matches!(colorterm, "truecolor" | "24bit")
        || term.contains("256color")
        || COLOURFUL.iter().any(|name| term.contains(name));
    if rich {
        ColorMode::TwoFiftySix
    } else if matches!(term, "" | "dumb") || term.starts_with("vt") {
        ColorMode::None
    } else {
        ColorMode::Sixteen
    }
}

fn charset(locale: &str) -> Charset {
    let (rest, modifier) = locale.split_once('@').unwrap_or((locale, ""));
    let (language, set) = rest.split_once('.').unwrap_or((rest, ""));
    let set: String = set.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let language = language.split('_').next().unwrap_or_default();
    match set.as_str() {
        "utf8" => Charset::Utf8,
        "iso88591" | "latin1" => Charset::Latin1,
        "iso885915" | "latin9" => Charset::Latin9,
        "" if modifier == "euro" => Charset::Latin9,
        "" if WESTERN.contains(&language) => Charset::Latin1,
        _ => Charset::Ascii,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caps(vars: &[(&str, &str)]) -> Caps {
        Caps::from_vars(|name| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_string()))
    }

    #[test]
    fn the_name_of_the_terminal_says_how_many_colours() {
        for (term, colors) in [
            ("xterm", ColorMode::Sixteen),
            ("xterm-256color", ColorMode::TwoFiftySix),
            ("putty-256color", ColorMode::TwoFiftySix),
            ("tmux-256color", ColorMode::TwoFiftySix),
            ("xterm-kitty", ColorMode::TwoFiftySix),
            ("linux", ColorMode::Sixteen),
            ("vt220", ColorMode::None),
            ("dumb", ColorMode::None),
            ("", ColorMode::None),
        ] {
            assert_eq!(caps(&[("TERM", term)]).colors, colors, "{term}");
        }
        assert_eq!(caps(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]).colors, ColorMode::TwoFiftySix);
    }

    #[test]
    fn no_color_counts_only_when_it_is_not_empty() {
        assert_eq!(caps(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]).colors, ColorMode::None);
        assert_eq!(caps(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]).colors, ColorMode::TwoFiftySix);
    }

    #[test]
    fn the_locale_that_counts_is_the_first_that_is_set() {
        for (vars, charset) in [
            (&[("LANG", "da_DK.UTF-8")][..], Charset::Utf8),
            (&[("LANG", "C.utf8")], Charset::Utf8),
            (&[("LC_ALL", "C"), ("LANG", "da_DK.UTF-8")], Charset::Ascii),
            (&[("LC_ALL", ""), ("LC_CTYPE", "da_DK.ISO-8859-1"), ("LANG", "C")], Charset::Latin1),
            (&[("LANG", "da_DK.ISO8859-15")], Charset::Latin9),
            (&[("LANG", "da_DK")], Charset::Latin1),
            (&[("LANG", "de_DE@euro")], Charset::Latin9),
            (&[("LANG", "ru_RU")], Charset::Ascii),
            (&[("LANG", "POSIX")], Charset::Ascii),
            (&[], Charset::Ascii),
        ] {
            let found = caps(vars);
            assert_eq!(found.charset, charset, "{vars:?}");
            assert_eq!(found.face() == Face::Unicode, charset == Charset::Utf8);
        }
    }

    #[test]
    fn danish_letters_have_one_byte_in_the_western_sets() {
        for set in [Charset::Latin1, Charset::Latin9] {
            for c in "æøåÆØÅé§".chars() {
                assert_eq!(set.byte(c).and_then(|b| set.char(b)), Some(c));
            }
        }
        assert_eq!(Charset::Latin9.byte('€'), Some(0xA4));
        assert_eq!(Charset::Latin9.byte('¤'), None);
        assert_eq!(Charset::Latin1.byte('€'), None);
        assert_eq!(Charset::Ascii.byte('æ'), None);
    }
}

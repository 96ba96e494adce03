//! What the sequences of PuTTY, Windows Terminal, xterm, tmux and the Linux console mean.

use crate::msg::key::{Code, Key};

/// What a finished sequence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A key.
    Key(Key),
    /// The window got or lost the focus.
    Focus(bool),
    /// Everything up to the end mark is pasted.
    PasteBegins,
    /// Nothing to us.
    Nothing,
}

/// `ESC [ params last`.
pub fn csi(params: &[u8], last: u8) -> Meaning {
    let Some(numbers) = Numbers::read(params) else { return Meaning::Nothing };
    let (first, second, third) = (numbers.at(0), numbers.at(1), numbers.at(2));
    match (last, first) {
        _ if numbers.released => Meaning::Nothing,
        (b'I', 0) if params.is_empty() => Meaning::Focus(true),
        (b'O', 0) if params.is_empty() => Meaning::Focus(false),
        (b'~', 200) => Meaning::PasteBegins,
        (b'~', 27) => character(third, second),
        (b'~' | b'^', _) => key(numbered(first), if last == b'^' { 5 } else { second }),
        (b'u', _) => character(first, second),
        (b'Z', _) => key(Some(Code::Tab), second.max(2)),
        // A cursor report ends in R too; a key never has more than `1;modifiers` before it.
        (b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S', 0 | 1) => key(lettered(last), second),
        _ => Meaning::Nothing,
    }
}

/// `ESC O params last`: the keypad modes, and modifiers as some older terminals send them.
pub fn ss3(params: &[u8], last: u8) -> Meaning {
    let Some(numbers) = Numbers::read(params) else { return Meaning::Nothing };
    let held = numbers.at(numbers.count.saturating_sub(1));
    match last {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => key(lettered(last), held),
        b'w' => key(Some(Code::End), held),
        b'M' => key(Some(Code::Enter), held),
        b'T'..=b'[' => key(Some(Code::F(last - b'T' + 5)), held),
        b'j'..=b'y' => key(Some(Code::Char(char::from(last - b'j' + b'*'))), held),
        _ => Meaning::Nothing,
    }
}

/// `ESC [ [ last`: F1 to F5 of the Linux console.
pub fn linux_function(last: u8) -> Option<Key> {
    matches!(last, b'A'..=b'E').then(|| Key::plain(Code::F(last - b'A' + 1)))
}

/// Whether a read that follows a lone ESC is the rest of its sequence, come late over a slow line: nobody types `[B` at once.
pub fn is_late_rest(bytes: &[u8]) -> bool {
    let Some((b'[', rest)) = bytes.split_first() else { return false };
    let end = rest.iter().position(|b| !matches!(b, b'0'..=b'9' | b';'));
    let last = end.and_then(|place| rest.get(place));
    last.is_some_and(|b| matches!(b, b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' | b'Z' | b'~'))
}

/// The key with a name of its own that a control character stands for, in every terminal: Ctrl-J is Enter, Ctrl-H is Backspace.
pub fn named(code: u32) -> Option<Code> {
    match code {
        0x08 | 0x7F => Some(Code::Backspace),
        0x09 => Some(Code::Tab),
        0x0A | 0x0D => Some(Code::Enter),
        0x1B => Some(Code::Esc),
        _ => None,
    }
}

fn lettered(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<Numbered> {
    let plain = |code| Some(Numbered { code, shift: false });
    match number {
        1 | 7 => plain(Code::Home),
        2 => plain(Code::Insert),
        3 => plain(Code::Delete),
        4 | 8 => plain(Code::End),
        5 => plain(Code::PageUp),
        6 => plain(Code::PageDown),
        _ => function(number),
    }
}

/// The numbers of the function keys have gaps where the VT220 had gaps. F13 and up is what PuTTY makes of Shift-F3 and up.
fn function(number: u32) -> Option<Numbered> {
    let f = match number {
        11..=15 => number - 10,
        17..=21 => number - 11,
        23..=26 => number - 12,
        28..=29 => number - 13,
        31..=34 => number - 14,
        _ => return None,
    };
    let (f, shift) = if f > 12 { (f - 10, true) } else { (f, false) };
    Some(Numbered { code: Code::F(u8::try_from(f).ok()?), shift })
}

/// A key that has a number, and whether the number says Shift.
struct Numbered {
    code: Code,
    shift: bool,
}

impl From<Code> for Numbered {
    fn from(code: Code) -> Numbered {
        Numbered { code, shift: false }
    }
}

fn key(found: Option<impl Into<Numbered>>, held: u32) -> Meaning {
    match found.map(Into::into) {
        Some(Numbered { code, shift }) => {
            let key = with_held(code, held);
            Meaning::Key(Key { shift: key.shift || shift, ..key })
        }
        None => Meaning::Nothing,
    }
}

/// A character by its number, as `CSI u` and xterm's `modifyOtherKeys` send it, made the same key as elsewhere.
fn character(code: u32, held: u32) -> Meaning {
    let Some(c) = char::from_u32(code).filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c)) else {
        return Meaning::Nothing;
    };
    if let Some(code) = named(code) {
        return key(Some(code), held);
    }
    let held = with_held(Code::Char(c), held);
    let c = if held.shift { single(c.to_uppercase()).unwrap_or(c) } else { c };
    let plain_ctrl = held.ctrl && !held.alt;
    match c {
        _ if c.is_control() => Meaning::Nothing,
        'i' | 'm' | 'j' | 'h' if plain_ctrl => key(named(u32::from(c) & 0x1F), 1),
        _ => Meaning::Key(Key { code: Code::Char(c), shift: false, ..held }),
    }
}

fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}

/// xterm's number for what is held down: one more than shift 1, alt 2, ctrl 4.
fn with_held(code: Code, held: u32) -> Key {
    let bits = held.saturating_sub(1);
    Key { code, shift: bits & 1 != 0, alt: bits & 2 != 0, ctrl: bits & 4 != 0 }
}

/// Up to four numbers between semicolons; a part after a colon says what happened to the key.
struct Numbers {
    values: [u32; 4],
    count: usize,
    released: bool,
}

impl Numbers {
    fn read(params: &[u8]) -> Option<Numbers> {
        let mut numbers = Numbers { values: [0; 4], count: 0, released: false };
        for part in params.split(|b| *b == b';').filter(|_| !params.is_empty()) {
            let mut sub = part.split(|b| *b == b':');
            let place = numbers.values.get_mut(numbers.count)?;
            *place = number(sub.next().unwrap_or_default())?;
            numbers.released |= numbers.count == 1 && sub.next() == Some(b"3");
            numbers.count += 1;
        }
        Some(numbers)
    }

    fn at(&self, place: usize) -> u32 {
        self.values.get(place).copied().unwrap_or_default()
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    let digits = str::from_utf8(digits).ok()?;
    if digits.is_empty() { Some(0) } else { digits.parse().ok() }
}

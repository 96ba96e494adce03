//! Bytes from the terminal → keys, pastes and focus changes, whatever terminal sent them. Pure: no clock, no tty.

use super::caps::Charset;
use crate::msg::key::{Code, Input, Key};
use sequence::Meaning;

mod paste;
mod sequence;
#[cfg(test)]
mod tests;

pub use paste::LONGEST as LONGEST_PASTE;
use paste::Paste;

const ESC: u8 = 0x1B;
/// What counts as one sequence at most; longer ones mean nothing to us and are swallowed.
const LONGEST_SEQUENCE: usize = 64;

/// Turns bytes into [`Input`], across any split of the bytes into reads.
#[derive(Debug, Default)]
pub struct Parser {
    charset: Charset,
    state: State,
    /// The next key has an ESC before it, which is how terminals send Alt.
    alt: bool,
    /// Between the introducer of the sequence under way and its last byte.
    params: Vec<u8>,
    /// A silence has passed inside this sequence: the rest is still awaited, but needs no second timer.
    waited: bool,
    /// The last thing was an ESC taken for the Esc key after a silence: its sequence may still come, late.
    esc_alone: bool,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// Inside a UTF-8 character.
    Utf8 { bytes: [u8; 4], have: usize, need: usize },
    /// After ESC; after two of them where `alt` is set.
    Escape,
    /// After `ESC [`.
    Csi,
    /// After `ESC [ [`: F1 to F5 of the Linux console.
    LinuxFunction,
    /// After `ESC O`.
    Ss3,
    /// After `ESC ]`, `ESC P` and their like, up to BEL or `ESC \`: an answer nobody asked for.
    Answer { introducer: u8, empty: bool, escape: bool },
    /// Inside the three bytes of an old mouse report.
    Mouse { left: u8 },
    /// Between `ESC [ 200 ~` and `ESC [ 201 ~`.
    Paste(Paste),
}

impl Parser {
    /// A parser for a terminal that writes in `charset`.
    pub fn new(charset: Charset) -> Parser {
        Parser { charset, ..Parser::default() }
    }

    /// Takes what one read brought, and puts what it means at the end of `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        self.waited &= bytes.is_empty();
        let late = std::mem::take(&mut self.esc_alone) && sequence::is_late_rest(bytes);
        let mut rest = bytes;
        if late {
            self.state = State::Csi;
            rest = rest.get(1..).unwrap_or_default();
        }
        for byte in rest {
            self.take(*byte, out);
        }
    }

    /// What is pending has been followed by 25 ms of silence: a lone ESC was the Esc key. What is certainly the beginning
    /// of a longer sequence goes on waiting for its rest, so that no part of it is ever taken for typed letters.
    pub fn flush(&mut self, out: &mut Vec<Input>) {
        self.waited = true;
        match self.state {
            State::Escape => {
                if self.alt {
                    out.push(Input::Key(Key::plain(Code::Esc)));
                }
                self.alt = false;
                self.esc_alone = true;
                self.emit(Key::plain(Code::Esc), out);
            }
            State::Ss3 if self.params.is_empty() => self.alt_char(b'O', out),
            State::Answer { introducer, empty: true, .. } => self.alt_char(introducer, out),
            State::Ss3 | State::Answer { .. } | State::Mouse { .. } => self.forget(),
            State::Ground | State::Utf8 { .. } | State::Csi | State::LinuxFunction | State::Paste(_) => {}
        }
    }

    /// Whether the bytes so far end inside an escape sequence: if none follow for 25 ms, [`flush`](Self::flush) is due.
    pub fn pending(&self) -> bool {
        let inside = !matches!(self.state, State::Ground | State::Utf8 { .. } | State::Paste(_));
        inside && !self.waited
    }

    fn take(&mut self, byte: u8, out: &mut Vec<Input>) {
        match &mut self.state {
            State::Ground => self.ground(byte, out),
            State::Utf8 { .. } => self.continuation(byte, out),
            State::Escape => self.after_escape(byte, out),
            State::Csi => self.csi(byte, out),
            State::Ss3 => self.ss3(byte, out),
            State::LinuxFunction => {
                let key = sequence::linux_function(byte);
                self.finish(key.map_or(Meaning::Nothing, Meaning::Key), out);
            }
            State::Answer { .. } => self.answer(byte),
            State::Mouse { left: 0 | 1 } => self.forget(),
            State::Mouse { left } => *left -= 1,
            State::Paste(paste) => {
                if let Some(bytes) = paste.take(byte) {
                    out.push(Input::Paste(decode(self.charset, &bytes)));
                    self.state = State::Ground;
                }
            }
        }
    }

    fn ground(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            ESC => self.state = State::Escape,
            0..=0x1F | 0x7F => self.emit(control(byte), out),
            0x20..=0x7E => self.emit(Key::char(char::from(byte)), out),
            _ if self.charset == Charset::Utf8 => self.lead(byte),
            _ => match self.charset.char(byte).filter(|c| !c.is_control()) {
                Some(c) => self.emit(Key::char(c), out),
                None => self.forget(),
            },
        }
    }

    fn lead(&mut self, byte: u8) {
        let need = match byte {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return self.forget(),
        };
        self.state = State::Utf8 { bytes: [byte, 0, 0, 0], have: 1, need };
    }

    fn continuation(&mut self, byte: u8, out: &mut Vec<Input>) {
        let State::Utf8 { bytes, have, need } = &mut self.state else { return };
        if !(0x80..=0xBF).contains(&byte) {
            self.forget();
            return self.take(byte, out);
        }
        if let Some(place) = bytes.get_mut(*have) {
            *place = byte;
        }
        *have += 1;
        if have == need {
            let text = bytes.get(..*need).and_then(|whole| str::from_utf8(whole).ok());
            match text.and_then(|t| t.chars().next()).filter(|c| !c.is_control()) {
                Some(c) => self.emit(Key::char(c), out),
                None => self.forget(),
            }
        }
    }

    fn after_escape(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.params.clear();
        match byte {
            b'[' => self.state = State::Csi,
            b'O' => self.state = State::Ss3,
            b']' | b'P' | b'X' | b'^' | b'_' => {
                self.state = State::Answer { introducer: byte, empty: true, escape: false };
            }
            _ => {
                if self.alt {
                    out.push(Input::Key(Key::plain(Code::Esc)));
                }
                self.alt = true;
                self.state = if byte == ESC { State::Escape } else { State::Ground };
                if byte != ESC {
                    self.ground(byte, out);
                }
            }
        }
    }

    fn csi(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            b'[' if self.params.is_empty() => self.state = State::LinuxFunction,
            b'M' if self.params.is_empty() => self.state = State::Mouse { left: 3 },
            0x20..=0x3F => self.params.push(byte),
            0x40..=0x7E => {
                let meaning = sequence::csi(&self.params, byte);
                self.finish(meaning, out);
            }
            _ => self.broken_off(byte, out),
        }
        self.params.truncate(LONGEST_SEQUENCE);
    }

    fn ss3(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            b'0'..=b'9' | b';' => self.params.push(byte),
            0x21..=0x7E => {
                let meaning = sequence::ss3(&self.params, byte);
                self.finish(meaning, out);
            }
            _ => self.broken_off(byte, out),
        }
        self.params.truncate(LONGEST_SEQUENCE);
    }

    fn answer(&mut self, byte: u8) {
        let State::Answer { empty, escape, .. } = &mut self.state else { return };
        *empty = false;
        match byte {
            0x07 | 0x18 | 0x1A => self.forget(),
            b'\\' if *escape => self.forget(),
            _ => *escape = byte == ESC,
        }
    }

    /// A byte that cannot stand in a sequence: the sequence is dropped, the byte counts.
    fn broken_off(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.forget();
        self.ground(byte, out);
    }

    fn finish(&mut self, meaning: Meaning, out: &mut Vec<Input>) {
        match meaning {
            Meaning::Key(key) => return self.emit(key, out),
            Meaning::Focus(gained) => out.push(Input::Focus(gained)),
            Meaning::Nothing | Meaning::PasteBegins => {}
        }
        self.forget();
        if meaning == Meaning::PasteBegins {
            self.state = State::Paste(Paste::default());
        }
    }

    fn emit(&mut self, key: Key, out: &mut Vec<Input>) {
        out.push(Input::Key(Key { alt: key.alt || self.alt, ..key }));
        self.forget();
    }

    fn alt_char(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.alt = true;
        self.emit(Key::char(char::from(byte)), out);
    }

    fn forget(&mut self) {
        self.state = State::Ground;
        self.alt = false;
        self.params.clear();
    }
}

/// The key behind a control character. What Ctrl makes of a letter wins over the letter only where the key has a name.
fn control(byte: u8) -> Key {
    match byte {
        0x00 => Key::ctrl(' '),
        0x1C..=0x1F => Key::ctrl(char::from(byte + 0x40)),
        _ => sequence::named(u32::from(byte)).map_or_else(|| Key::ctrl(char::from(byte | 0x60)), Key::plain),
    }
}

fn decode(charset: Charset, bytes: &[u8]) -> String {
    match charset {
        Charset::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        _ => bytes.iter().map(|b| charset.char(*b).unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
    }
}

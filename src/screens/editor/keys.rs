//! Which key does what in a note. They are the keys of an office program; none needs AltGr on a Danish keyboard, and F8
//! marks where the terminal keeps Shift and the arrows to itself.

use crate::msg::key::{Code, Key};

use super::buffer::Move;
use super::{Editor, Took};

impl Editor {
    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Took {
        let version = self.buffer.version();
        let is_vertical = matches!(key.code, Code::Up | Code::Down | Code::PageUp | Code::PageDown);
        let took = if self.prompt.is_some() { self.prompt_key(key) } else { self.text_key(key) };
        if took == Took::NotMine {
            return took;
        }
        self.marking &= self.buffer.version() == version;
        if is_vertical && self.prompt.is_none() {
            self.settle()
        } else {
            self.moved()
        }
        took
    }

    fn text_key(&mut self, key: Key) -> Took {
        match key.code {
            Code::Char(c) if key.types().is_none() => return self.command(c, key),
            Code::Char(c) => self.buffer.type_char(c),
            Code::Enter => self.buffer.enter(),
            Code::Tab if key.shift => self.buffer.shift_tab(),
            Code::Tab => self.buffer.tab(),
            Code::Backspace if key.ctrl => self.buffer.delete(Move::WordLeft),
            Code::Backspace => self.buffer.backspace(),
            Code::Delete if key.shift => return self.cut(),
            Code::Delete => self.buffer.delete(if key.ctrl { Move::WordRight } else { Move::Right }),
            Code::Insert if key.ctrl => return self.copy(),
            Code::F(3) => return self.find_again(key.shift),
            Code::F(8) => self.toggle_marking(),
            Code::Esc if self.marking || self.buffer.selection().is_some() => self.stop_marking(),
            _ => return self.motion(key),
        }
        Took::Yes
    }

    fn command(&mut self, c: char, key: Key) -> Took {
        match c {
            _ if key.alt => return Took::NotMine,
            'z' => drop(self.undo()),
            'y' => drop(self.redo()),
            'x' => return self.cut(),
            'c' => return self.copy(),
            'v' if self.clip.is_empty() => return Took::NothingToPaste,
            'v' => self.buffer.put_whole(&self.clip),
            'a' => self.buffer.select(0..self.buffer.text().len()),
            'f' => self.ask_find(),
            'g' => self.ask_goto(),
            _ => return Took::NotMine,
        }
        Took::Yes
    }

    fn motion(&mut self, key: Key) -> Took {
        let marks = key.shift || self.marking;
        let marked = self.buffer.selection().filter(|_| !marks);
        let to = match (key.code, key.ctrl) {
            (Code::Up, _) => return self.vertical(|editor| editor.go_up(1, marks)),
            (Code::Down, _) => return self.vertical(|editor| editor.go_down(1, marks)),
            (Code::PageUp, _) => return self.vertical(|editor| editor.page_up(marks)),
            (Code::PageDown, _) => return self.vertical(|editor| editor.page_down(marks)),
            (Code::Left, true) => self.buffer.target(Move::WordLeft),
            (Code::Right, true) => self.buffer.target(Move::WordRight),
            (Code::Left, false) => marked.map_or(self.buffer.target(Move::Left), |range| range.start),
            (Code::Right, false) => marked.map_or(self.buffer.target(Move::Right), |range| range.end),
            (Code::Home, true) => 0,
            (Code::End, true) => self.buffer.text().len(),
            (Code::Home, false) => self.home(),
            (Code::End, false) => self.end(),
            _ => return Took::NotMine,
        };
        self.buffer.go(to, marks);
        Took::Yes
    }

    fn vertical(&mut self, go: impl FnOnce(&mut Editor)) -> Took {
        go(self);
        Took::Yes
    }

    fn copy(&mut self) -> Took {
        let selected = self.buffer.selected();
        if selected.is_empty() {
            return Took::Yes;
        }
        self.marking = false;
        self.clip.clone_from(&selected);
        Took::Copied(selected)
    }

    fn cut(&mut self) -> Took {
        let took = self.copy();
        if matches!(took, Took::Copied(_)) {
            self.buffer.put_whole("");
        }
        took
    }

    fn toggle_marking(&mut self) {
        if self.marking {
            return self.stop_marking();
        }
        self.marking = true;
        self.buffer.go(self.buffer.cursor(), true);
    }

    fn stop_marking(&mut self) {
        self.marking = false;
        self.buffer.unmark();
    }
}

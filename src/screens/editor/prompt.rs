//! The line at the foot of a note in which one types what is sought, what takes its place, or where to go.

use crate::msg::key::{Code, Key};
use crate::screens::field::Field;
use crate::screens::typing::Stroke;

use super::find::Sought;
use super::op::Op;
use super::{Editor, Took};

/// What stands open.
#[derive(Clone, Debug)]
pub enum Prompt {
    /// Words are sought while they are typed.
    Find(Finding),
    /// The number of a line, or the key of a record.
    Goto(Field),
}

/// A search under way.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What is sought.
    pub words: Field,
    /// What takes its place, once that was asked for.
    pub with: Option<Field>,
    /// Whether it is the replacement that is typed.
    pub in_with: bool,
    /// Whether what is sought stands nowhere.
    pub missing: bool,
    /// Where the cursor stood when it was asked for.
    origin: usize,
}

impl Editor {
    /// Opens the search; a marked word is what is sought.
    pub(super) fn ask_find(&mut self) {
        let marked = self.buffer.selected();
        let words = if marked.contains('\n') { String::new() } else { marked };
        let origin = self.buffer.selection().map_or(self.buffer.cursor(), |range| range.start);
        let words = Field::line(&words);
        let finding = Finding { words, with: None, in_with: false, missing: false, origin };
        self.prompt = Some(Prompt::Find(finding));
        self.find_typed();
    }

    /// Asks where to go; the key that the cursor stands on is proposed.
    pub(super) fn ask_goto(&mut self) {
        let key = self.key_at_cursor().unwrap_or_default();
        self.prompt = Some(Prompt::Goto(Field::line(&key)));
    }

    /// A key while something is asked.
    pub(super) fn prompt_key(&mut self, key: Key) -> Took {
        match (&mut self.prompt, key.code) {
            (_, Code::Esc) => self.prompt = None,
            (Some(Prompt::Goto(field)), Code::Enter) => {
                let place = field.text().trim().to_owned();
                self.prompt = None;
                return self.goto(place);
            }
            (Some(Prompt::Goto(field)), _) => drop(field.key(key)),
            (Some(Prompt::Find(_)), _) => return self.find_key(key),
            (None, _) => return Took::NotMine,
        }
        Took::Yes
    }

    /// A paste while something is asked; says how many characters were cleaned out of it.
    pub(super) fn prompt_paste(&mut self, pasted: &str) -> u32 {
        let removed = match &mut self.prompt {
            Some(Prompt::Goto(field)) => field.paste(pasted),
            Some(Prompt::Find(finding)) => finding.field().paste(pasted),
            None => 0,
        };
        self.find_typed();
        removed
    }

    /// The next place, or the one before, where what was sought last stands.
    pub(super) fn find_again(&mut self, back: bool) -> Took {
        let Some(sought) = self.sought.clone() else {
            self.ask_find();
            return Took::Yes;
        };
        let marked = self.buffer.selection().unwrap_or(self.buffer.cursor()..self.buffer.cursor());
        let hit = match back {
            true => sought.previous(self.buffer.text(), marked.start),
            false => sought.next(self.buffer.text(), marked.end),
        };
        self.show_hit(hit)
    }

    fn find_key(&mut self, key: Key) -> Took {
        let Some(Prompt::Find(finding)) = &mut self.prompt else { return Took::NotMine };
        match key.code {
            Code::Enter if finding.in_with => return self.replace_this(),
            Code::Enter | Code::Down => return self.find_again(false),
            Code::F(3) => return self.find_again(key.shift),
            Code::Up => return self.find_again(true),
            Code::Tab => {
                finding.with.get_or_insert_with(|| Field::line(""));
                finding.in_with = !finding.in_with;
            }
            Code::Char('a') if key.ctrl && finding.in_with => return self.replace_all(),
            _ if finding.field().key(key) => {
                if !finding.in_with {
                    self.find_typed();
                }
            }
            _ => return Took::NotMine,
        }
        Took::Yes
    }

    /// Shows the first place from where the search began, while the words are typed. More of a word is not looked for
    /// where less of it did not stand.
    fn find_typed(&mut self) {
        let Some(Prompt::Find(finding)) = &mut self.prompt else { return };
        let before = std::mem::replace(&mut self.sought, Sought::new(finding.words.text()));
        let Some(sought) = &self.sought else {
            finding.missing = false;
            return self.buffer.unmark();
        };
        let goes_on = before.is_some_and(|before| sought.goes_on_from(&before));
        if goes_on && finding.missing {
            return;
        }
        let hit = self.buffer.selection().filter(|_| goes_on).map(|hit| hit.start);
        let from = hit.unwrap_or(finding.origin).min(self.buffer.text().len());
        let hit = sought.next(self.buffer.text(), from);
        self.show_hit(hit);
    }

    fn show_hit(&mut self, hit: Option<std::ops::Range<usize>>) -> Took {
        if let Some(Prompt::Find(finding)) = &mut self.prompt {
            finding.missing = hit.is_none();
        }
        let Some(hit) = hit else { return Took::NotFound };
        self.buffer.select(hit.start..self.buffer.on_border(hit.end));
        Took::Yes
    }

    /// Replaces what the search has marked and goes on to the next.
    fn replace_this(&mut self) -> Took {
        let Some(with) = self.replacement() else { return Took::NotMine };
        let is_hit = self.sought.as_ref().is_some_and(|sought| sought.is(&self.buffer.selected()));
        if is_hit {
            self.buffer.put_whole(&with);
        }
        match self.find_again(false) {
            Took::NotFound if is_hit => Took::Yes,
            took => took,
        }
    }

    fn replace_all(&mut self) -> Took {
        let (Some(with), Some(sought)) = (self.replacement(), &self.sought) else { return Took::NotMine };
        let places = sought.all(self.buffer.text());
        let count = places.len();
        let ops = places.into_iter().rev().flat_map(|place| Op::replace(place, &with)).collect();
        self.buffer.edit(ops, Stroke::Whole);
        Took::Replaced(count)
    }

    fn replacement(&self) -> Option<String> {
        match &self.prompt {
            Some(Prompt::Find(finding)) => finding.with.as_ref().map(|with| with.text().to_owned()),
            _ => None,
        }
    }

    fn goto(&mut self, place: String) -> Took {
        match place.parse::<usize>() {
            Ok(number) => {
                self.goto_line(number);
                Took::Yes
            }
            Err(_) if place.is_empty() => Took::Yes,
            Err(_) => Took::Goto(place),
        }
    }
}

impl Finding {
    /// The field that is typed in.
    fn field(&mut self) -> &mut Field {
        match &mut self.with {
            Some(with) if self.in_with => with,
            _ => &mut self.words,
        }
    }
}

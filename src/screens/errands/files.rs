//! What lies in the in folder: name, size, when it came, what it seems to be; Enter looks into one.

use crate::domain::arrival::{Folder, Lying};
use crate::domain::{dateform, number};
use crate::msg::action::Action;
use crate::msg::errand::{Errand, Origin, Told};
use crate::msg::key::{Code, Key};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::super::desk::Desk;
use super::super::overlay::{Chosen, passed_on};
use super::super::said;
use super::import::Import;
use super::rows::Rows;
use super::{Page, TOP, draw_head, draw_wrapped, room};

/// Where a file's size ends, and where stand when it came and what it seems to be.
const SIZE_ENDS: u16 = 37;
const CAME: u16 = 39;
const SEEMS: u16 = 56;
/// Rows below the files for what does not fit into the row under the cursor: a blank one, and those of the words.
const BELOW: u16 = 3;

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Files {
    folder: Folder,
    /// The files, or why there are none; `None` until they came.
    found: Option<Result<Vec<Lying>, String>>,
    rows: Rows,
}

impl Files {
    /// Asks for what lies there now.
    pub fn read(&self, desk: &mut Desk) {
        desk.errand(Errand::Lying);
    }

    /// Takes what lies there.
    pub fn told(&mut self, told: &Told) {
        if let Told::Lying(folder, found) = told {
            self.folder = folder.clone();
            self.found = Some(found.clone());
        }
    }

    /// A key. Behind the files stands a row that looks for new ones.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        let count = self.files().len() + 1;
        if self.rows.moved(verb, count, seen(desk)) {
            return Chosen::Nothing;
        }
        let file = self.files().get(self.rows.at(count)).map(|file| file.path.clone());
        match (verb, file) {
            (Some(Action::Open), Some(path)) => {
                Chosen::Page(Box::new(Page::Import(Import::open(Origin::File(path), desk))))
            }
            (Some(Action::Open), None) => {
                self.found = None;
                self.read(desk);
                Chosen::Nothing
            }
            (Some(Action::Edit), _) => Chosen::Do(Action::Folders),
            _ if key.code == Code::Esc => Chosen::Close,
            _ => passed_on(key, verb, desk),
        }
    }

    fn files(&self) -> &[Lying] {
        match &self.found {
            Some(Ok(files)) => files,
            _ => &[],
        }
    }

    /// Draws the page.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let lang = desk.lang;
        let keys = text::files_keys(lang, &desk.key(Action::Edit));
        draw_head(&text::files_title(lang, &self.folder.shown), &keys, desk, canvas);
        match &self.found {
            None => drop(canvas.text(2, TOP, 40, &text::reading(lang), Role::Dim)),
            Some(Err(why)) => {
                let y = draw_wrapped(why, TOP + 1, Role::Text, canvas);
                self.draw_again(y + 1, true, desk, canvas);
            }
            Some(Ok(files)) if files.is_empty() => {
                let how = text::files_none(lang, &self.folder.shown);
                let y = draw_wrapped(&how, TOP + 1, Role::Text, canvas);
                self.draw_again(y + 1, true, desk, canvas);
            }
            Some(Ok(files)) => self.draw_files(files, desk, canvas),
        }
    }

    fn draw_files(&self, files: &[Lying], desk: &Desk, canvas: &mut Canvas<'_>) {
        let (w, lang) = (canvas.width(), desk.lang);
        canvas.text(2, TOP, SIZE_ENDS - 12, &text::column_file(lang), Role::Dim);
        canvas.right(SIZE_ENDS, TOP, &text::column_size(lang), Role::Dim);
        canvas.text(CAME, TOP, SEEMS - CAME - 1, &text::column_came(lang), Role::Dim);
        canvas.text(SEEMS, TOP, w.saturating_sub(SEEMS + 1), &text::column_seems(lang), Role::Dim);
        let (count, room) = (files.len() + 1, seen(desk));
        for (place, y) in self.rows.view(count, room).zip(TOP + 1..) {
            let is_here = place == self.rows.at(count);
            let Some(file) = files.get(place) else {
                self.draw_again(y, is_here, desk, canvas);
                continue;
            };
            if is_here {
                canvas.sign(0, y, '▌', Role::Accent);
            }
            let size = size(file.bytes, lang);
            let end = canvas.right(SIZE_ENDS, y, &size, Role::Text);
            let (for_name, for_what) = (end.saturating_sub(3), w.saturating_sub(SEEMS + 1));
            canvas.text(2, y, for_name, &file.name, Role::Text);
            canvas.text(CAME, y, SEEMS - CAME - 1, &came(file.at, desk), Role::Dim);
            canvas.text(SEEMS, y, for_what, &file.what, Role::Text);
            if is_here && (is_cut(&file.name, for_name) || is_cut(&file.what, for_what)) {
                let below = canvas.height().saturating_sub(BELOW + 1);
                draw_wrapped(&format!("{}: {}", file.name, file.what), below, Role::Text, canvas);
            }
        }
        let below = self.rows.below(count, room);
        if below > 0 {
            canvas.right(w.saturating_sub(1), 1, &format!("▼ {}", said::count(lang, below)), Role::Dim);
        }
    }

    fn draw_again(&self, y: u16, is_here: bool, desk: &Desk, canvas: &mut Canvas<'_>) {
        if is_here {
            canvas.sign(0, y, '▌', Role::Accent);
        }
        canvas.text(2, y, canvas.width().saturating_sub(4), &text::files_again(desk.lang), Role::Dim);
    }

    /// The page as plain lines.
    pub fn plain(&self, desk: &Desk) -> Vec<String> {
        let mut lines = vec![text::files_title(desk.lang, &self.folder.shown), String::new()];
        match &self.found {
            Some(Err(why)) => lines.push(why.clone()),
            Some(Ok(files)) if files.is_empty() => {
                lines.push(text::files_none(desk.lang, &self.folder.shown));
            }
            _ => {}
        }
        let line = |file: &Lying| {
            let (size, came) = (size(file.bytes, desk.lang), came(file.at, desk));
            format!("{}. {size}. {came}. {}.", file.name, file.what)
        };
        lines.extend(self.files().iter().map(line));
        lines
    }
}

/// How many rows are in view.
fn seen(desk: &Desk) -> usize {
    room(desk).saturating_sub(1 + usize::from(BELOW)).max(1)
}

fn is_cut(text: &str, cells: u16) -> bool {
    width(text) > usize::from(cells)
}

/// When a file came: the time today, else the day.
fn came(at: i64, desk: &Desk) -> String {
    let day = said::local(at).date_naive();
    if day == desk.today { said::moment(at, desk) } else { dateform::near(day, desk.today, desk.lang) }
}

/// A size as a person reads it: `812 B`, `12 kB`, `1,2 MB`.
fn size(bytes: u64, lang: Lang) -> String {
    let rounded = |by: u64| i64::try_from(bytes.div_ceil(by)).unwrap_or(i64::MAX);
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", number::int(rounded(1_000), lang)),
        _ => format!("{} MB", number::real(rounded(100_000) as f64 / 10.0, 1, lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_unit_that_fits() {
        assert_eq!(size(812, Lang::Da), "812 B");
        assert_eq!(size(12_001, Lang::Da), "13 kB");
        assert_eq!(size(1_150_000, Lang::Da), "1,2 MB");
        assert_eq!(size(1_150_000, Lang::En), "1.2 MB");
    }
}

//! A page of a note, drawn: the text with what it means, the cursor, what is marked, and the foot below.

use crate::domain::number::count;
use crate::screens::field::Field;
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::wrap::width;

use super::Editor;
use super::paint::paint;
use super::prompt::{Finding, Prompt};
use super::rows::{self, cells};

/// The column of the canvas that the text begins in.
const LEFT: u16 = 1;
/// Bytes before and behind the page that may decide what is on it: a number, an emphasis.
const AROUND: usize = 512;
/// The word count is said in steps of so many, so that typing does not repaint it.
const WORDS: usize = 10;

/// Draws the page that the editor was last fitted for; `state` says what is saved (`kladde, gemt 19.42`).
pub fn draw(editor: &Editor, state: &str, lang: Lang, canvas: &mut Canvas<'_>) {
    let page = Page::of(editor);
    for (y, row) in (0..).zip(&page.rows) {
        draw_row(editor, &page, row, y, canvas);
    }
    let foot = canvas.height().saturating_sub(1);
    match &editor.prompt {
        Some(Prompt::Find(finding)) => draw_finding(finding, foot, lang, canvas),
        Some(Prompt::Goto(field)) => {
            draw_field(&text::goto_line_label(lang), field, true, LEFT, foot, canvas);
        }
        None => draw_foot(editor, &page, state, foot, lang, canvas),
    }
}

/// The rows on screen and what their words are.
struct Page {
    rows: Vec<Row>,
    /// Where what was painted begins.
    from: usize,
    roles: Vec<Role>,
    /// How many lines go on or begin below.
    below: usize,
}

/// A row of the screen.
struct Row {
    start: usize,
    text: String,
    /// Whether its line ends here.
    ends: bool,
}

impl Page {
    fn of(editor: &Editor) -> Page {
        let text = editor.buffer.text();
        let mut rows = Vec::with_capacity(editor.high);
        let mut next = Some(editor.top);
        let mut last = 0;
        while let Some(start) = next.filter(|_| rows.len() < editor.high) {
            let line = text.line_at(start);
            next = editor.row_after(start);
            let end = next.map_or(line.end(), |next| next.min(line.end()));
            let row = line.text.get(start - line.start..end - line.start).unwrap_or_default();
            let ends = next.is_none_or(|next| next > line.end());
            rows.push(Row { start, text: row.to_owned(), ends });
            last = line.number + usize::from(ends);
        }
        let (from, roles) = painted(editor, &rows);
        Page { rows, from, roles, below: text.lines().saturating_sub(last) }
    }

    fn role(&self, at: usize) -> Role {
        self.roles.get(at - self.from).copied().unwrap_or(Role::Text)
    }
}

/// What the words on the page are, and where what was looked at begins.
fn painted(editor: &Editor, rows: &[Row]) -> (usize, Vec<Role>) {
    let text = editor.buffer.text();
    let first = text.line_at(editor.top);
    let from = first.start + first.text.ceil_char_boundary((editor.top - first.start).saturating_sub(AROUND));
    let end = rows.last().map_or(from, |row| row.start + row.text.len());
    let last = text.line_at(end);
    let end = last.start + last.text.ceil_char_boundary(end - last.start + AROUND);
    let at_line_start = from == first.start;
    let lines_from = if at_line_start { from } else { text.len().min(first.end() + 1) };
    let fence = text.fence_at(lines_from);
    (from, paint(&text.slice(from..end), at_line_start, fence, &editor.harmless))
}

fn draw_row(editor: &Editor, page: &Page, row: &Row, y: u16, canvas: &mut Canvas<'_>) {
    let marked = editor.buffer.selection();
    let is_marked = |at: usize| marked.as_ref().is_some_and(|marked| marked.contains(&at));
    let wide = editor.rows.wide;
    let mut run = Run { x: LEFT, y, text: String::new(), role: Role::Text };
    for cell in cells(&row.text).take_while(|cell| cell.column + cell.width <= wide) {
        let at = row.start + cell.at;
        run.put(cell.letter, cell.width, if is_marked(at) { Role::Marked } else { page.role(at) }, canvas);
    }
    let end = row.start + row.text.len();
    if row.ends && is_marked(end) {
        run.put(" ", 1, Role::Marked, canvas);
    }
    run.draw(canvas);
    draw_cursor(editor, row, y, canvas);
}

fn draw_cursor(editor: &Editor, row: &Row, y: u16, canvas: &mut Canvas<'_>) {
    let cursor = editor.buffer.cursor();
    let end = row.start + row.text.len();
    let is_here = row.start <= cursor && (cursor < end || (row.ends && cursor == end));
    if !is_here || editor.prompt.is_some() {
        return;
    }
    let column = rows::column(&row.text, 0, cursor - row.start).min(editor.rows.wide);
    let x = LEFT + u16::try_from(column).unwrap_or(u16::MAX - LEFT);
    if editor.buffer.selection().is_some() { canvas.mark_end(x, y) } else { canvas.cursor(x, y) }
}

/// Letters that stand side by side and look alike.
struct Run {
    x: u16,
    y: u16,
    text: String,
    role: Role,
}

impl Run {
    fn put(&mut self, letter: &str, cells: usize, role: Role, canvas: &mut Canvas<'_>) {
        if role != self.role {
            self.draw(canvas);
            self.role = role;
        }
        match letter {
            "\t" => (0..cells).for_each(|_| self.text.push(' ')),
            letter => self.text.push_str(letter),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>) {
        let text = std::mem::take(&mut self.text);
        self.x = canvas.text(self.x, self.y, canvas.width(), &text, self.role);
    }
}

fn draw_foot(editor: &Editor, page: &Page, state: &str, y: u16, lang: Lang, canvas: &mut Canvas<'_>) {
    let end = canvas.width().saturating_sub(1);
    let below = match page.below {
        0 => String::new(),
        1 => text::one_line_below(lang),
        n => text::lines_below(lang, n),
    };
    let room = canvas.right(end, y, &below, Role::Dim).saturating_sub(LEFT + 1);
    let words = match editor.buffer.tally() {
        Some(tally) => text::words_marked(lang, &count(lang, tally.words), &count(lang, tally.chars)),
        None if editor.marking => text::marking(lang),
        None => standing(editor, state, lang),
    };
    canvas.text(LEFT, y, room, &words, Role::Dim);
}

/// `kladde, gemt 19.42 · linje 12 · over 340 ord`
fn standing(editor: &Editor, state: &str, lang: Lang) -> String {
    let mut said = vec![state.to_owned(), text::in_line(lang, editor.buffer.line().number + 1)];
    let words = editor.buffer.words().map(|words| words / WORDS * WORDS);
    said.extend(words.filter(|words| *words > 0).map(|words| text::over_words(lang, words)));
    said.retain(|part| !part.is_empty());
    said.join(" · ")
}

fn draw_finding(finding: &Finding, y: u16, lang: Lang, canvas: &mut Canvas<'_>) {
    let x = draw_field(&text::find_label(lang), &finding.words, !finding.in_with, LEFT, y, canvas);
    let x = match &finding.with {
        Some(with) => draw_field(&text::replace_label(lang), with, finding.in_with, x + 2, y, canvas),
        None => x,
    };
    let said = match (finding.missing, finding.in_with) {
        (true, _) => text::not_in_note(lang),
        (false, true) => text::replace_keys(lang),
        (false, false) => text::find_keys(lang),
    };
    let end = canvas.width().saturating_sub(1);
    if usize::from(x) + 2 + width(&said) <= usize::from(end) {
        canvas.right(end, y, &said, Role::Dim);
    }
}

/// A label and what is typed behind it; gives the column after it.
fn draw_field(label: &str, field: &Field, is_here: bool, x: u16, y: u16, canvas: &mut Canvas<'_>) -> u16 {
    let x = canvas.text(x, y, canvas.width(), label, Role::Dim) + 1;
    let end = canvas.text(x, y, canvas.width(), field.text(), Role::Text);
    if is_here {
        canvas.cursor(x + u16::try_from(width(field.before())).unwrap_or(0), y);
    }
    end + 1
}

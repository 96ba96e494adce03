//! The sheet that a page is drawn on: how large everything is, where it stands, and what stands on every page.

use crate::text::{self, Lang, wall};
use crate::ui::canvas::Canvas;
use crate::ui::digits::{self, Height};
use crate::ui::letters;
use crate::ui::theme::Role;
use crate::ui::wrap::{width, wrap};

use crate::domain::dateform;
use crate::domain::wall::Head;

/// A blank at which no line is broken.
pub(super) const TOGETHER: char = '\u{a0}';

/// How large a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// From 80×24.
    Small,
    /// From 120×36.
    Middle,
    /// From 200×60, where letters can be drawn.
    Large,
}

impl Size {
    pub(super) fn of(canvas: &Canvas<'_>) -> Size {
        match (canvas.width(), canvas.height()) {
            (200.., 60..) if canvas.has_half_cells() => Size::Large,
            (120.., 36..) => Size::Middle,
            _ => Size::Small,
        }
    }

    /// One of three.
    pub(super) fn pick<T>(self, small: T, middle: T, large: T) -> T {
        match self {
            Size::Small => small,
            Size::Middle => middle,
            Size::Large => large,
        }
    }

    pub(super) fn digits(self) -> Height {
        self.pick(Height::Five, Height::Seven, Height::Fourteen)
    }
}

/// Where a page stands in the show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub all: usize,
    /// Whether pages that turn by themselves are held.
    pub is_held: bool,
}

impl Place {
    fn said(self, page: String, lang: Lang) -> String {
        if self.is_held { wall::held_page(lang, &page) } else { page }
    }

    /// `2 af 5`.
    fn short(self, lang: Lang) -> String {
        self.said(wall::page_of(lang, self.number, self.all), lang)
    }

    /// `side 2 af 5`.
    pub(super) fn long(self, lang: Lang) -> String {
        self.said(wall::side_of_all(lang, self.number, self.all), lang)
    }
}

/// A page for citizens while it is drawn, with coordinates from its left margin.
pub(super) struct Sheet<'a, 'b> {
    pub(super) canvas: &'a mut Canvas<'b>,
    pub size: Size,
    pub lang: Lang,
    pub(super) left: u16,
    /// How many cells there are between the margins.
    pub wide: u16,
    /// How many rows the words below the figure take.
    pub(super) said_below: u16,
}

impl<'a, 'b> Sheet<'a, 'b> {
    pub(super) fn new(canvas: &'a mut Canvas<'b>, lang: Lang) -> Sheet<'a, 'b> {
        let size = Size::of(canvas);
        let left = size.pick(0, 8, 8);
        let wide = canvas.width().saturating_sub(2 * left);
        Sheet { canvas, size, lang, left, wide, said_below: 0 }
    }

    /// The row of the heading.
    fn top(&self) -> u16 {
        self.size.pick(0, 1, 1)
    }

    /// The first row of the figure.
    pub(super) fn figure_row(&self) -> u16 {
        self.top() + self.size.pick(3, 4, 7)
    }

    /// The first row below the figure and the words on it.
    pub(super) fn below_figure(&self) -> u16 {
        self.figure_row() + self.size.digits().rows() + self.size.pick(1, 3, 2) + self.said_below
    }

    /// The row of the line above the foot.
    pub(super) fn foot(&self) -> u16 {
        self.canvas.height().saturating_sub(self.size.pick(2, 4, 4))
    }

    /// What stands on every page: the heading, whose it is, the day and the place in the show.
    pub(super) fn frame(&mut self, title: &str, head: &Head, place: Place, is_past: bool, more: &str) {
        let (lang, top, foot) = (self.lang, self.top(), self.foot());
        let mut whose =
            if head.place.is_empty() { String::new() } else { wall::jobcentre(lang, &head.place) };
        if head.example {
            whose = format!("{whose} {}", text::example_mark(lang)).trim_start().to_owned();
        }
        if self.size != Size::Large && cells(title) + cells(&whose) + 2 > self.wide {
            // What the page is about is more than whose it is.
            whose = if head.example { text::example_mark(lang) } else { String::new() };
        }
        let room = self.wide.saturating_sub(cells(&whose) + 2);
        let line = top + self.size.pick(0, 0, letters::ROWS);
        match self.size {
            Size::Large => self.heading(title, top, line, room),
            _ => drop(self.put_cut(0, top, room, &title.to_uppercase(), Role::Strong)),
        }
        self.put_right(line, &whose, Role::Text);
        self.rule(top + self.size.pick(1, 1, letters::STEP));
        self.rule(foot);
        let day = dateform::long(head.today, lang);
        let said = if is_past { wall::known_then(lang, &day) } else { wall::updated(lang, &day) };
        let (page, whole) = (place.short(lang), format!("{said} · {more}"));
        let room = self.wide.saturating_sub(cells(&page) + 2);
        let fits = !more.is_empty() && cells(&whole) <= room;
        let below = foot + 1;
        self.put_cut(0, below, room, if fits { &whole } else { &said }, Role::Text);
        self.put_right(below, &page, Role::Text);
    }

    /// Keys or a question in place of the foot.
    pub(super) fn instead_of_foot(&mut self, said: &str) {
        let y = self.foot() + 1;
        let blank = " ".repeat(usize::from(self.wide));
        self.put(0, y, &blank, Role::Text);
        self.put_cut(0, y, self.wide, said, Role::Strong);
    }

    /// The figure of the page; returns the column after it.
    pub(super) fn figure(&mut self, figure: &str, x: u16) -> u16 {
        let y = self.figure_row();
        digits::draw(figure, self.size.digits(), self.left + x, y, Role::Accent, self.canvas)
            .saturating_sub(self.left)
    }

    /// What stands beside the figure that ends before column `x`: what it counts, and more below.
    pub(super) fn beside(&mut self, x: u16, what: &str, more: &[String]) {
        if self.size == Size::Large {
            return self.beside_in_letters(x + 8, what, more);
        }
        let x = x + self.size.pick(4, 12, 0);
        let room = usize::from(self.wide.saturating_sub(x)).min(self.size.pick(usize::MAX, 30, 0));
        let mut y = self.figure_row() + self.size.pick(1, 2, 0);
        for line in lines(what, room) {
            self.put(x, y, &line, Role::Strong);
            y += 1;
        }
        y += 1;
        for line in more.iter().flat_map(|said| lines(said, room)) {
            if y >= self.below_figure() {
                break;
            }
            self.put(x, y, &line, Role::Text);
            y += 1;
        }
    }

    pub(super) fn put(&mut self, x: u16, y: u16, text: &str, role: Role) -> u16 {
        self.put_cut(x, y, self.wide.saturating_sub(x), text, role)
    }

    pub(super) fn put_cut(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        self.canvas.text(self.left + x, y, room, text, role).saturating_sub(self.left)
    }

    pub(super) fn put_right(&mut self, y: u16, text: &str, role: Role) {
        self.canvas.right(self.left + self.wide, y, text, role);
    }

    /// How many cells there are from the left margin to the edge of the window.
    pub(super) fn reach(&self) -> u16 {
        self.wide + self.left
    }

    pub(super) fn rule(&mut self, y: u16) {
        self.canvas.part(self.left, y, self.wide, 1).rule(0, &[]);
    }

    /// A part of the sheet to draw on.
    pub(super) fn part(&mut self, y: u16, rows: u16) -> Canvas<'_> {
        self.canvas.part(self.left, y, self.wide, rows)
    }
}

/// What stands behind a dot that a line ends with begins the next one.
pub(super) fn lines(said: &str, room: usize) -> Vec<String> {
    let lines = wrap(said, room).into_iter();
    lines.map(|line| line.trim_end_matches(" ·").replace(TOGETHER, " ")).collect()
}

pub(super) fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

//! The pages of files and of the log, reached from the menu: what lies in the in folder, what a file holds before it is
//! taken, the receipt, the two folders.

pub mod export;
pub mod files;
pub mod folders;
pub mod import;
pub mod log;
pub mod paste;
pub mod reports;
pub mod reports_view;
mod rows;
pub mod upkeep;

use crate::domain::arrival::Progress;
use crate::msg::action::Action;
use crate::msg::errand::Told;
use crate::msg::event::Reply;
use crate::msg::key::Key;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

use super::desk::Desk;
use super::frame;
use super::overlay::Chosen;
use super::said;

use export::Export;
use files::Files;
use folders::Folders;
use import::Import;
use log::Log;
use paste::Paste;
use reports::Reports;
use upkeep::Upkeep;

/// A page.
#[derive(Clone, Debug)]
pub enum Page {
    /// What lies in the in folder.
    Files(Files),
    /// A file on its way in.
    Import(Import),
    /// Where the folders are.
    Folders(Folders),
    /// The reports.
    Reports(Reports),
    /// The log.
    Log(Log),
    /// A place to paste into.
    Paste(Paste),
    /// Records on their way out.
    Export(Export),
    /// Copies, and whether the file is in order.
    Upkeep(Upkeep),
}

impl Page {
    /// Asks for what it shows: when it comes to lie on top, and when something was written.
    pub fn read(&self, desk: &mut Desk) {
        match self {
            Page::Files(files) => files.read(desk),
            Page::Folders(folders) => folders.read(desk),
            Page::Reports(reports) => reports.read(desk),
            Page::Log(log) => log.read(desk),
            Page::Import(_) | Page::Paste(_) | Page::Upkeep(_) | Page::Export(_) => {}
        }
    }

    /// Takes what became of an errand, if it is for this page.
    pub fn told(&mut self, ticket: u64, told: &Told, desk: &mut Desk) {
        match self {
            Page::Files(files) => files.told(told),
            Page::Folders(folders) => folders.told(told),
            Page::Import(import) => import.told(ticket, told, desk),
            Page::Reports(reports) => reports.told(told, desk),
            Page::Export(export) => export.told(ticket, told),
            Page::Upkeep(upkeep) => upkeep.told(ticket, told),
            Page::Log(_) | Page::Paste(_) => {}
        }
    }

    /// Takes how far an errand is.
    pub fn progress(&mut self, ticket: u64, progress: &Progress) {
        if let Page::Import(import) = self {
            import.progress(ticket, progress);
        }
    }

    /// Takes what the reading worker has found, if it is for this page.
    pub fn take(&mut self, reply: &Reply) {
        match self {
            Page::Folders(folders) => folders.take(reply),
            Page::Log(log) => log.take(reply),
            _ => {}
        }
    }

    /// A key.
    pub fn key(&mut self, key: Key, verb: Option<Action>, desk: &mut Desk) -> Chosen {
        match self {
            Page::Files(files) => files.key(key, verb, desk),
            Page::Import(import) => import.key(key, verb, desk),
            Page::Folders(folders) => folders.key(key, verb, desk),
            Page::Reports(reports) => reports.key(key, verb, desk),
            Page::Log(log) => log.key(key, verb, desk),
            Page::Paste(paste) => paste.key(key, desk),
            Page::Export(export) => export.key(key, verb, desk),
            Page::Upkeep(upkeep) => upkeep.key(key, verb, desk),
        }
    }

    /// A paste into what is typed.
    pub fn paste(&mut self, pasted: &str, desk: &mut Desk) {
        match self {
            Page::Paste(paste) => paste.paste(pasted, desk),
            Page::Folders(folders) => folders.paste(pasted),
            Page::Reports(reports) => reports.paste(pasted),
            _ => {}
        }
    }

    /// Whether it may not be left now: something is under way that must be stopped first.
    pub fn is_busy(&self) -> bool {
        matches!(self, Page::Import(import) if import.is_taking())
    }

    /// What it shows as plain lines.
    pub fn plain(&self, desk: &Desk) -> Vec<String> {
        match self {
            Page::Files(files) => files.plain(desk),
            Page::Import(import) => import::plain(import, desk),
            Page::Folders(folders) => folders.plain(desk),
            Page::Reports(reports) => reports_view::plain(reports, desk),
            Page::Log(log) => log.plain(desk),
            Page::Paste(paste) => paste.plain(desk),
            Page::Export(export) => export.plain(desk),
            Page::Upkeep(upkeep) => upkeep.plain(desk),
        }
    }

    /// Draws it, down to above the message row.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        match self {
            Page::Files(files) => files.draw(desk, canvas),
            Page::Import(import) => import::draw(import, desk, canvas),
            Page::Folders(folders) => folders.draw(desk, canvas),
            Page::Reports(reports) => reports_view::draw(reports, desk, canvas),
            Page::Log(log) => log.draw(desk, canvas),
            Page::Paste(paste) => paste.draw(desk, canvas),
            Page::Export(export) => export.draw(desk, canvas),
            Page::Upkeep(upkeep) => upkeep.draw(desk, canvas),
        }
    }
}

/// The first row of what a page says, below title, name and rule.
const TOP: u16 = 3;

/// How many rows a page has for what it says.
fn room(desk: &Desk) -> usize {
    usize::from(desk.size.1.saturating_sub(TOP + 2)).max(1)
}

/// The title row, the page's name below it, and the keys in the last row.
fn draw_head(name: &str, keys: &str, desk: &Desk, canvas: &mut Canvas<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    frame::draw_title(desk, canvas);
    canvas.text(1, 1, w.saturating_sub(2), name, Role::Here);
    canvas.rule(2, &[]);
    canvas.text(1, h.saturating_sub(1), w.saturating_sub(2), keys, Role::Dim);
}

/// How many rows stand below those in view, at the end of the page's name.
fn draw_below(below: usize, desk: &Desk, canvas: &mut Canvas<'_>) {
    if below > 0 {
        let end = canvas.width().saturating_sub(1);
        canvas.right(end, 1, &format!("▼ {}", said::count(desk.lang, below)), Role::Dim);
    }
}

/// Writes a text over as many rows as it takes; returns the row after it.
fn draw_wrapped(text: &str, y: u16, role: Role, canvas: &mut Canvas<'_>) -> u16 {
    let w = canvas.width().saturating_sub(4);
    let end = canvas.height().saturating_sub(2);
    let mut y = y;
    for line in crate::ui::wrap::wrap(text, usize::from(w)) {
        if y < end {
            canvas.text(2, y, w, &line, role);
            y += 1;
        }
    }
    y
}

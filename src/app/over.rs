//! What lies over the panes: one page on another, each coming back when what was laid over it closes.

use crate::domain::change::Outcome;
use crate::domain::failure::Failure;
use crate::domain::record::Record;
use crate::domain::saved::Saved;
use crate::msg::action::Action;
use crate::msg::effect::Query;
use crate::msg::event::Reply;
use crate::screens::ask::Ask;
use crate::screens::errands::Page;
use crate::screens::errands::export::Export;
use crate::screens::errands::files::Files;
use crate::screens::errands::folders::Folders;
use crate::screens::errands::log::Log;
use crate::screens::errands::paste::Paste;
use crate::screens::errands::reports::Reports;
use crate::screens::errands::upkeep::Upkeep;
use crate::screens::frame::PANES;
use crate::screens::home;
use crate::screens::overlay::breaks::BreakList;
use crate::screens::overlay::figures::Figures;
use crate::screens::overlay::plain::Plain;
use crate::screens::overlay::records::{self, Records};
use crate::screens::overlay::round::RoundList;
use crate::screens::overlay::search::Search;
use crate::screens::overlay::views::{self, Views};
use crate::screens::overlay::{Chosen, LEAVING, Overlay};
use crate::screens::pane::Handled;
use crate::text;

use super::App;

impl App {
    /// Lays a page over what is on screen.
    pub(super) fn lay(&mut self, overlay: Overlay) {
        overlay.read(&mut self.desk);
        self.beneath.extend(self.overlay.replace(overlay));
    }

    fn lay_page(&mut self, page: Page) {
        self.lay(Overlay::Errand(Box::new(page)));
    }

    /// An issued report, opened from its meeting.
    pub(super) fn lay_paper(&mut self, key: String) {
        let paper = Reports::paper(key, &mut self.desk);
        self.lay_page(Page::Reports(paper));
    }

    /// A verb that lays a page over what is on screen; says whether it is one.
    pub(super) fn act_page(&mut self, action: Action) -> bool {
        match action {
            Action::Help => self.lay(Overlay::help(self.overlay.as_ref())),
            Action::Menu => self.lay(Overlay::menu()),
            Action::WhoAmI => self.lay(Overlay::who()),
            Action::Breaks => self.lay(Overlay::Breaks(BreakList::default())),
            Action::Round => self.lay(Overlay::Round(RoundList::default())),
            Action::Figures => self.lay_figures(),
            Action::Import => self.lay_page(Page::Files(Files::default())),
            Action::Reports => self.lay_page(Page::Reports(Reports::default())),
            Action::Log => self.lay_page(Page::Log(Log::default())),
            Action::Paste => self.lay_page(Page::Paste(Paste::open(&self.desk))),
            Action::LayOut => self.lay_export(),
            Action::Upkeep => self.lay_page(Page::Upkeep(Upkeep::default())),
            Action::Folders => self.lay_page(Page::Folders(Folders::default())),
            Action::Records => self.lay(Overlay::Records(Records::default())),
            Action::Views => self.lay(Overlay::Views(Views::default())),
            Action::SaveView => self.save_view(),
            Action::Search => self.search(),
            Action::FindNext => self.find_next(),
            Action::PlainText => self.read_out(),
            _ => return false,
        }
        true
    }

    /// The form of a month's figures, for the targets of the year that pane 2 shows.
    fn lay_figures(&mut self) {
        let Some(board) = self.desk.board.clone() else { return };
        let year = self.targets.shown_year(&board);
        match Figures::open(year, &board, &mut self.desk) {
            Ok(form) => self.lay(Overlay::Figures(form)),
            Err(why) => self.desk.problem(why),
        }
    }

    /// What can be laid out: the list that fills the screen, as it stands, and every kind.
    fn lay_export(&mut self) {
        let pane = self.pane();
        let is_open = !self.desk.at_home && self.desk.as_of.is_none();
        let shown = is_open.then(|| pane.listed()).flatten().unwrap_or_default();
        let export = Export::of(&shown, pane.filtered());
        self.lay_page(Page::Export(export));
    }

    /// What became of the form's commit: where all went in, the form closes.
    pub(super) fn figures_committed(&mut self, ticket: u64, result: &Result<Outcome, Failure>) {
        let App { overlay, beneath, desk, .. } = self;
        let mut is_saved = |page: &mut Overlay| match page {
            Overlay::Figures(form) => form.committed(ticket, result, desk),
            _ => false,
        };
        beneath.retain_mut(|page| !is_saved(page));
        if overlay.as_mut().is_some_and(is_saved) {
            *overlay = None;
        }
    }

    /// The plain page of what is on screen.
    fn read_out(&mut self) {
        if self.desk.at_home {
            self.each(|pane, desk| pane.read_whole(desk));
        } else {
            let (pane, desk) = self.with_desk();
            pane.read_whole(desk);
        }
        self.lay(Overlay::Plain(Plain::default()));
    }

    /// What was laid over a page has closed, or what was opened from it: it comes back. What is drawn from the panes is
    /// brought up to date.
    pub(super) fn surface(&mut self) {
        if self.wall.is_some() {
            return;
        }
        let is_free = self.card.is_none() && self.writing.is_none() && self.question.is_none();
        if self.overlay.is_none() && is_free {
            self.overlay = self.beneath.pop();
            self.read_overlay();
        }
        self.refresh_plain();
        self.refresh_views();
    }

    fn refresh_plain(&mut self) {
        if !matches!(self.overlay, Some(Overlay::Plain(_))) {
            return;
        }
        let said = self.plain();
        if let Some(Overlay::Plain(page)) = &mut self.overlay {
            page.take(&said, &self.desk);
        }
    }

    /// What is on screen below the plain page, as lines.
    fn plain(&self) -> Vec<String> {
        if let Some(lines) = self.beneath.last().and_then(|overlay| overlay.plain(&self.desk)) {
            return lines;
        }
        if !self.desk.at_home {
            return self.pane().plain(&self.desk);
        }
        home::view::plain(&self.panes(), &self.desk)
    }

    /// The saved views follow the board; what a pane knows by itself it counts.
    fn refresh_views(&mut self) {
        let Some(Overlay::Views(page)) = &mut self.overlay else { return };
        if page.take_views(&self.desk) {
            page.read(&mut self.desk);
        }
        let saved: Vec<(i64, Saved)> = page.saved().collect();
        let counted: Vec<(i64, usize)> =
            saved.iter().filter_map(|(id, saved)| Some((*id, self.count(saved)?))).collect();
        if let Some(Overlay::Views(page)) = &mut self.overlay {
            counted.into_iter().for_each(|(id, count)| page.take_count(id, count));
        }
    }

    fn count(&self, saved: &Saved) -> Option<usize> {
        let number = number_of(saved)?;
        let pane = self.panes().into_iter().nth(number)?;
        let mut desk = self.desk.clone();
        (desk.mine, desk.at_home) = (saved.mine, false);
        pane.count(&saved.filter, &desk)
    }

    /// Reads anew what the page on top shows.
    pub(super) fn read_overlay(&mut self) {
        if let Some(overlay) = &self.overlay {
            overlay.read(&mut self.desk);
        }
    }

    /// Puts a question; a page that lies over the panes comes back after it.
    pub(super) fn put_question(&mut self, question: Ask) {
        self.beneath.extend(self.overlay.take());
        self.question = Some(question);
    }

    /// Gives the pages what the reading worker has found for them.
    pub(super) fn hand_to_pages(&mut self, found: &Reply) {
        let App { overlay, beneath, desk, .. } = self;
        beneath.iter_mut().for_each(|page| drop(page.take(found, desk)));
        if let Some(page) = overlay {
            let chosen = page.take(found, desk);
            self.chosen(chosen);
        }
    }

    /// What a key in a page came to.
    pub(super) fn chosen(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::Nothing => {}
            Chosen::Close => self.close(),
            Chosen::Do(action) => {
                self.close();
                self.act_over(action);
            }
            Chosen::Over(action) => self.act_over(action),
            Chosen::Go(key) => {
                self.close_all();
                self.writing = None;
                self.go_to_key(key);
            }
            Chosen::Open(record) => {
                self.close_all();
                self.go(&record);
            }
            Chosen::Thread(rec) => self.lay(Overlay::thread(rec)),
            Chosen::History(rec, key) => self.lay_history(rec, key),
            Chosen::Card(card) => {
                self.beneath.extend(self.overlay.take());
                self.handled(Action::Edit, Handled::Card(card));
            }
            Chosen::View(saved) => self.apply_view(&saved),
            Chosen::Me(who) => self.me(&who, Vec::new()),
            Chosen::NewMe(initials, name) => self.new_me(&initials, name),
            Chosen::Page(page) => self.lay_page(*page),
            Chosen::TakeBack(batch) => self.take_back(batch, None, false),
            Chosen::Undo(entry) => self.ask_back(&entry),
        }
    }

    /// The history of a record.
    pub(super) fn lay_history(&mut self, rec: crate::domain::record::Rec, key: String) {
        self.desk.ask(Query::History(rec));
        self.lay(Overlay::History { key, entries: None, top: 0 });
    }

    /// What leaves the pages closes them; anything else is laid over them.
    fn act_over(&mut self, action: Action) {
        if self.writing.is_some() && self.card.is_none() {
            return self.chosen_in_note(action);
        }
        if LEAVING.contains(&action) {
            self.close_all();
        }
        self.act(action);
    }

    /// Closes the page on top; a search is kept, to be gone on with.
    fn close(&mut self) {
        if let Some(Overlay::Search(search)) = self.overlay.take() {
            self.searched = Some(search);
        }
    }

    pub(super) fn close_all(&mut self) {
        self.close();
        self.beneath.clear();
    }

    fn search(&mut self) {
        let search = self.searched.take().map_or_else(Search::default, Search::again);
        self.lay(Overlay::Search(search));
    }

    /// The next hit of the last search; without one, the search.
    fn find_next(&mut self) {
        let next = self.searched.as_mut().and_then(|search| search.next(&self.desk));
        match next {
            Some(record) => self.go(&record),
            None => self.search(),
        }
    }

    /// A record that no pane shows: on the list of such records, if it is of a kind that stands there.
    pub(super) fn go_to_list(&mut self, record: &Record) -> bool {
        let is_listed = records::KINDS.contains(&record.rec.kind);
        if is_listed {
            self.lay(Overlay::Records(Records::at(Some(record.rec))));
        }
        is_listed
    }

    fn save_view(&mut self) {
        let pane = self.pane();
        let saved = Saved {
            pane: pane.scope().name().to_string(),
            mine: self.desk.mine,
            filter: pane.filtered().to_string(),
        };
        let lang = self.desk.lang;
        if saved.filter.is_empty() && !saved.mine {
            self.desk.problem(text::view_needs_filter(lang, &self.desk.key(Action::Filter)));
        } else if self.desk.read_only {
            self.desk.problem(text::failed_read_only(lang));
        } else {
            self.lay(Overlay::Views(Views::naming(saved)));
        }
    }

    fn apply_view(&mut self, saved: &Saved) {
        let Some(number) = number_of(saved) else { return };
        self.close_all();
        if self.desk.mine != saved.mine {
            self.act(Action::Mine);
        }
        if let Some(pane) = PANES.get(number) {
            self.go_pane(*pane);
        }
        self.desk.at_home = false;
        let (pane, desk) = self.with_desk();
        pane.filter_by(&saved.filter, desk);
    }
}

/// The place of the pane that a saved view belongs to.
fn number_of(saved: &Saved) -> Option<usize> {
    let pane = views::pane_of(saved)?;
    PANES.iter().position(|other| *other == pane)
}

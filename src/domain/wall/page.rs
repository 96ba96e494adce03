//! Which point of the meeting's agenda a page is, and where the page of a show that is followed stands.

use super::super::meeting::Point;
use super::super::show::Show;
use super::TeamPage;

impl TeamPage {
    /// The point of the meeting's agenda that it is.
    pub fn point(&self) -> Point {
        match self {
            TeamPage::Moved(_) => Point::Moved,
            TeamPage::Overdue(_) => Point::Overdue,
            TeamPage::Targets(_) => Point::Targets,
            TeamPage::Help(_) => Point::Help,
            TeamPage::Agreed(_) => Point::Agreed,
        }
    }
}

impl Show {
    /// Where its page stands among pages of these names: where it stood, if it is gone.
    pub fn among(&self, pages: &[String]) -> usize {
        let there = pages.iter().position(|name| *name == self.page);
        there.unwrap_or_else(|| self.place.min(pages.len().saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_by_what_it_is_about_and_else_where_it_stood() {
        let pages = ["status", "target/Alle/", "next"].map(str::to_owned);
        let show = |page: &str, place| Show { page: page.to_owned(), place, ..Show::default() };
        assert_eq!(show("next", 1).among(&pages), 2, "a page before it has come");
        assert_eq!(show("latest", 1).among(&pages), 1);
        assert_eq!(show("latest", 9).among(&pages), 2);
        assert_eq!(show("latest", 9).among(&[]), 0);
    }
}

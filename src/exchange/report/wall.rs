//! The pages of the wall on paper, one message a sheet. They are made from the wall's own models, so that a paper holds
//! nothing that the room may not see.

mod public;
mod team;

use super::{Part, Table, capital, n};
use crate::domain::wall::{Message, Public, Team};
use crate::text::{Lang, paper as text};

/// The pages of one audience.
#[derive(Clone, Copy, Debug)]
pub enum Pages<'a> {
    /// Those for citizens.
    Public(&'a Public),
    /// Those for the team.
    Team(&'a Team),
}

/// All that the paper says.
pub(super) fn parts(pages: Pages<'_>, lang: Lang) -> Vec<Part> {
    match pages {
        Pages::Public(public) => public.pages.iter().flat_map(|page| public::page(page, lang)).collect(),
        Pages::Team(team) => {
            let begin = Part::Text(text::for_the_team(lang));
            std::iter::once(begin)
                .chain(team.pages.iter().flat_map(|page| team::page(page, team, lang)))
                .collect()
        }
    }
}

/// What the proof says of what the pages were made from.
pub(super) fn filter(pages: Pages<'_>, lang: Lang) -> String {
    match pages {
        Pages::Public(_) => text::only_public(lang),
        Pages::Team(Team { last: None, .. }) => text::whole_team(lang),
        Pages::Team(Team { last: Some(day), .. }) => text::team_since(lang, &super::day(*day, lang)),
    }
}

/// The message that a page begins with.
fn headed(Message { heading, figure, words }: Message) -> Vec<Part> {
    vec![Part::Heading(heading), Part::Figure(capital(&figure), words)]
}

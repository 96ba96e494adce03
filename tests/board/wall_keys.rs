//! Every key of the table on every page of both walls: it does what the table says, and brings nothing onto the page that
//! its audience may not see.

use tavle::domain::choice::Audience;
use tavle::msg::action::{Action, Scope, VERBS};
use tavle::text::{Lang, wall as words};

use crate::wall_leaks::{Screen, marked};

/// Rows at the foot in which a question or a message may stand.
const FOOT: usize = 3;

/// What the table says of a key on the big screen.
fn meant(key: &str) -> Option<Action> {
    let of = |scope: Scope| VERBS.iter().find(|verb| verb.scope == scope && verb.keys.contains(&key));
    [Scope::Wall, Scope::List, Scope::Everywhere].into_iter().find_map(of).map(|verb| verb.action)
}

/// Which page stands there, from 1.
fn number(screen: &str, pages: usize) -> usize {
    let before = screen.rsplit_once(&format!(" af {pages}")).unwrap_or_else(|| panic!("{screen}")).0;
    before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
}

/// The page without the cursor and the foot.
fn body(screen: &str) -> String {
    let lines: Vec<&str> = screen.lines().collect();
    lines[..lines.len() - FOOT].join("\n").replace('▌', " ")
}

fn does_what_it_should(
    key: &str,
    before: &str,
    after: &str,
    (at, pages): (usize, usize),
    audience: Audience,
) {
    let said = || format!("{key} on page {at} of {pages} for {audience:?}:\n{before}\n→\n{after}");
    let comes_to = |page: usize| assert_eq!(number(after, pages), page, "{}", said());
    match meant(key) {
        Some(Action::WallNext) => comes_to((at + 1).min(pages)),
        Some(Action::WallPrevious) => comes_to(at.saturating_sub(1).max(1)),
        Some(Action::WallFirst) => comes_to(1),
        Some(Action::WallLast) => comes_to(pages),
        Some(Action::Black) => assert_eq!(after.trim(), "", "{}", said()),
        Some(Action::Hold | Action::Present) => assert_eq!(after, before, "{}", said()),
        Some(Action::Help) => assert!(after.contains("→ næste  ← forrige"), "{}", said()),
        Some(Action::Back | Action::Quit) => {
            let asks = [words::ask_leave(Lang::Da), words::ask_end_meeting(Lang::Da)];
            assert!(asks.iter().any(|ask| after.contains(ask.as_str())), "{}", said());
        }
        _ if audience == Audience::Public => assert_eq!(after, before, "{}", said()),
        meant => {
            assert_eq!(body(after), body(before), "{}", said());
            let is_refused = after.contains(&words::not_on_wall(Lang::Da));
            let works = matches!(
                meant,
                Some(
                    Action::Next
                        | Action::Previous
                        | Action::Row1
                        | Action::Row2
                        | Action::Row3
                        | Action::Row4
                        | Action::Row5
                        | Action::Row6
                        | Action::Agree
                        | Action::Status
                        | Action::Deadline
                        | Action::Owner
                        | Action::Remark
                        | Action::Undo
                )
            );
            assert_eq!(is_refused, !works, "{}", said());
        }
    }
}

#[test]
fn every_key_of_the_table_does_on_every_page_what_the_table_says_and_brings_nothing_else_onto_it() {
    let (_folder, path) = marked();
    let mut keys: Vec<&str> = VERBS.iter().flat_map(|verb| verb.keys.iter().copied()).collect();
    keys.sort_unstable();
    keys.dedup();
    for audience in [Audience::Public, Audience::Team] {
        let mut screen = Screen::open(&path, (80, 24), audience);
        screen.stage.keys("home");
        let pages = screen.pages();
        for page in 0..pages {
            for key in &keys {
                screen.to(page);
                let before = screen.stage.screen();
                screen.stage.keys(key);
                does_what_it_should(key, &before, &screen.stage.screen(), (page + 1, pages), audience);
                screen.is_clean(&format!("{audience:?} page {page} {key}"));
                screen.stage.keys("text:q");
                screen.is_clean(&format!("{audience:?} page {page} {key} q"));
                screen.close();
                // It was looked through; what was asked of the shell is kept by the stage alone.
                screen.stage.asked.clear();
            }
        }
        println!("{} keys on {pages} pages for {audience:?}", keys.len());
    }
}

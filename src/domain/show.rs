//! A wall that one session leads and others follow: which page stands there, and who leads.

/// What a session has to do with a show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// It shows its own pages.
    #[default]
    Own,
    /// It leads: its pages are for one person, with what comes next and private notes; others show them.
    Leads,
    /// It shows what another session leads.
    Follows,
}

/// What stands on a wall that is led.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// For whom: `public` or `team`. A session follows only its own audience.
    pub audience: String,
    /// Which page, by what it is about: it is found again where pages before it have come or gone.
    pub page: String,
    /// Its place among the pages, from 0: where to stay when the page itself is gone.
    pub place: usize,
    /// The key of the record that the cursor stands on.
    pub row: Option<String>,
    /// Whether the wall is black.
    pub black: bool,
}

/// A show as it is found by a session that follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Led {
    /// What stands there.
    pub show: Show,
    /// The initials of who leads.
    pub who: String,
    /// Whether the session that leads is still there; without it the wall stays as it is.
    pub lives: bool,
    /// Whether it is the session that asks.
    pub own: bool,
}

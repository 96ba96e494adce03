//! Meanings and how they look: dark, light and high contrast, always on the terminal's own background.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Plain text.
    Text,
    /// Pane names, group headings, keys.
    Strong,
    /// Numbers of records, column heads, words of the hint bar.
    Dim,
    /// What has run out of time.
    Alert,
    /// The cursor and the mark.
    Accent,
    /// A word that is shared with another record, or a personal number.
    Underlined,
    /// The name of the pane that is open.
    Here,
    /// Text that is marked, to be copied or replaced.
    Marked,
    /// Words that another version of the text says otherwise.
    Changed,
}

/// A set of styles for the meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// The terminal's own colours only, told apart by weight.
    Contrast,
}

impl Theme {
    /// The names, as `--theme` takes them.
    pub const NAMES: &'static [&'static str] = &["dark", "light", "contrast"];

    /// The theme of that name, in English or Danish.
    pub fn parse(name: &str) -> Option<Theme> {
        match name {
            "dark" | "mørk" => Some(Theme::Dark),
            "light" | "lys" => Some(Theme::Light),
            "contrast" | "kontrast" => Some(Theme::Contrast),
            _ => None,
        }
    }

    /// How a meaning looks.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Text => plain,
            Role::Strong => plain.add_modifier(Modifier::BOLD),
            Role::Dim => self.colour(Color::DarkGray, Color::DarkGray),
            Role::Alert => self.colour(Color::LightRed, Color::Red).add_modifier(Modifier::BOLD),
            Role::Accent => self.colour(Color::LightCyan, Color::Blue),
            Role::Underlined => plain.add_modifier(Modifier::UNDERLINED),
            Role::Here | Role::Changed => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Marked => plain.add_modifier(Modifier::REVERSED),
        }
    }

    fn colour(self, dark: Color, light: Color) -> Style {
        match self {
            Theme::Dark => Style::new().fg(dark),
            Theme::Light => Style::new().fg(light),
            Theme::Contrast => Style::new(),
        }
    }
}

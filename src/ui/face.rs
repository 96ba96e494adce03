//! The two faces of the screen: signs that every Windows terminal font holds, and plain ASCII for the rest.

use ratatui::buffer::Buffer;

/// Which signs the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// The WGL4 set.
    #[default]
    Unicode,
    /// ASCII, and the letters of the data.
    Ascii,
}

const ASCII: &[(char, char)] = &[
    ('▌', '>'),
    ('►', '~'),
    ('◄', '<'),
    ('▲', '!'),
    ('▼', 'v'),
    ('■', '#'),
    ('□', '.'),
    ('●', 'o'),
    ('○', '?'),
    ('√', 'v'),
    ('×', 'x'),
    ('∆', 'd'),
    ('·', '-'),
    ('∙', '.'),
    ('…', '.'),
    ('›', '>'),
    ('←', '<'),
    ('→', '>'),
    ('↑', '^'),
    ('↓', 'v'),
    ('█', 'H'),
    ('▓', 'h'),
    ('▒', 'h'),
    ('░', ':'),
    ('─', '-'),
    ('│', '|'),
    ('┬', '+'),
    ('┴', '+'),
    ('┼', '+'),
    ('├', '+'),
    ('┤', '+'),
    ('└', '+'),
    ('–', '-'),
    ('—', '-'),
    ('−', '-'),
    ('‘', '\''),
    ('’', '\''),
    ('“', '"'),
    ('”', '"'),
    ('„', '"'),
    ('«', '"'),
    ('»', '"'),
    ('\u{a0}', ' '),
];

impl Face {
    /// The sign that stands for `sign` in this face.
    pub fn sign(self, sign: char) -> char {
        match self {
            Face::Unicode => sign,
            Face::Ascii => ASCII.iter().find(|(from, _)| *from == sign).map_or(sign, |(_, to)| *to),
        }
    }

    /// Puts a finished frame into this face: the one place, so that no sign is forgotten.
    pub fn apply(self, buffer: &mut Buffer) {
        if self == Face::Unicode {
            return;
        }
        for cell in &mut buffer.content {
            let mut chars = cell.symbol().chars();
            if let (Some(sign), None) = (chars.next(), chars.next())
                && self.sign(sign) != sign
            {
                cell.set_char(self.sign(sign));
            }
        }
    }
}
